// What: what the rules need to know of a voorziening: for whom it is, what it gives, where it reaches, and what it asks.
// Source: indicators.md, Voorzieningenkaart. The words about it (name, partners, aim, methods) stand with its row; no rule reads them.
// Pure. Used by: matching, places, the gap view, the form of a voorziening.
// Never: a person. A contact is a function.

namespace Thuiszitters.Domain;

/// <summary>Legal status of a voorziening. Values are stored: never renumber.</summary>
public enum Voorzieningstatus
{
    /// <summary>Regular.</summary>
    Regulier = 1,

    /// <summary>Under a national experiment.</summary>
    Experiment = 2,

    /// <summary>A try with an end.</summary>
    Pilot = 3,
}

/// <summary>From where children come. Values are stored: never renumber.</summary>
public enum Voorzieningbereik
{
    /// <summary>The gemeente where it stands.</summary>
    Gemeente = 1,

    /// <summary>The area of its SWV, and of the other SWV it works with.</summary>
    Swv = 2,

    /// <summary>The whole region.</summary>
    Regio = 3,
}

/// <summary>Sectors of education; more than one may apply. Values are stored: never renumber.</summary>
[Flags]
public enum Sectoren
{
    /// <summary>None.</summary>
    Geen = 0,

    /// <summary>Primary.</summary>
    Po = 1,

    /// <summary>Secondary.</summary>
    Vo = 2,

    /// <summary>Vocational.</summary>
    Mbo = 4,
}

/// <summary>Who pays; more than one may apply. Values are stored: never renumber.</summary>
[Flags]
public enum Financieringsgronden
{
    /// <summary>None recorded.</summary>
    Geen = 0,

    /// <summary>Budget of the school.</summary>
    Schoolbudget = 1,

    /// <summary>The SWV.</summary>
    Swv = 2,

    /// <summary>Jeugdwet.</summary>
    Jeugdwet = 4,

    /// <summary>Wet langdurige zorg.</summary>
    Wlz = 8,

    /// <summary>Zorgverzekeringswet.</summary>
    Zvw = 16,

    /// <summary>The gemeente, beside the Jeugdwet.</summary>
    Gemeente = 32,

    /// <summary>A subsidy.</summary>
    Subsidie = 64,
}

/// <summary>By what a voorziening is looked at afterwards; more than one may apply. Values are stored: never renumber.</summary>
[Flags]
public enum Uitkomstcriteria
{
    /// <summary>None agreed.</summary>
    Geen = 0,

    /// <summary>How many drop out.</summary>
    Uitval = 1,

    /// <summary>Satisfaction of child and parents.</summary>
    Tevredenheid = 2,

    /// <summary>Goals reached.</summary>
    DoelenBereikt = 4,

    /// <summary>Where they go.</summary>
    Bestemming = 8,

    /// <summary>How many are at home again later.</summary>
    Terugval = 16,
}

/// <summary>What the rules read of a voorziening.</summary>
public sealed record Voorzieningprofiel
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name: the last but one word in an order.</summary>
    public required string Naam { get; init; }

    /// <summary>The gemeente where it stands.</summary>
    public required Guid GemeenteId { get; init; }

    /// <summary>The SWV that answers for it.</summary>
    public required Guid SwvId { get; init; }

    /// <summary>The other SWV it works with; null when none.</summary>
    public Guid? MedeSwvId { get; init; }

    /// <summary>From where children come.</summary>
    public required Voorzieningbereik Bereik { get; init; }

    /// <summary>Sectors it is for.</summary>
    public required Sectoren Sectoren { get; init; }

    /// <summary>Youngest age in years.</summary>
    public required int LeeftijdVan { get; init; }

    /// <summary>Oldest age in years, itself included.</summary>
    public required int LeeftijdTotEnMet { get; init; }

    /// <summary>Needs it serves (rules.md R6).</summary>
    public required Behoeften Behoeften { get; init; }

    /// <summary>Places; null when it has no fixed number.</summary>
    public int? Capaciteit { get; init; }

    /// <summary>Only for who is enrolled at a school.</summary>
    public bool InschrijvingNodig { get; init; }

    /// <summary>Only with a TLV.</summary>
    public bool TlvNodig { get; init; }

    /// <summary>Legal status.</summary>
    public required Voorzieningstatus Status { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Begin { get; init; }

    /// <summary>Last day; null while nobody set one.</summary>
    public DateOnly? Einde { get; init; }

    /// <summary>Day on which its quality is looked at next; null when nobody set one.</summary>
    public DateOnly? KwaliteitOp { get; init; }

    /// <summary>By what it is looked at.</summary>
    public Uitkomstcriteria Uitkomsten { get; init; }

    /// <summary>Whether it runs on a day.</summary>
    /// <param name="dag">The day.</param>
    public bool Loopt(DateOnly dag) => dag >= Begin && !(Einde < dag);

    /// <summary>Whether it serves children of a gemeente and SWV.</summary>
    /// <param name="gemeente">Gemeente of residence.</param>
    /// <param name="swv">SWV of area and sector; null for MBO or when unknown.</param>
    public bool Bereikt(Guid gemeente, Guid? swv) => Bereik switch
    {
        Voorzieningbereik.Gemeente => gemeente == GemeenteId,
        // A jongere of the MBO has no SWV: then it counts that they live where it stands.
        Voorzieningbereik.Swv => swv is { } s ? s == SwvId || s == MedeSwvId : gemeente == GemeenteId,
        Voorzieningbereik.Regio => true,
        _ => false,
    };
}

/// <summary>What asks for attention at a voorziening; each is shown with words of its own.</summary>
public enum Voorzieningvlag
{
    /// <summary>It runs with fewer than two outcome criteria.</summary>
    TeWeinigUitkomsten = 1,

    /// <summary>The day on which its quality would be looked at has passed, or nobody set one.</summary>
    KwaliteitVerlopen = 2,

    /// <summary>A pilot or experiment without an end, or past it.</summary>
    EindeVerlopen = 3,

    /// <summary>More places taken than there are.</summary>
    BovenCapaciteit = 4,
}

/// <summary>The rules of the kaart itself.</summary>
public static class Voorzieningregels
{
    /// <summary>Outcome criteria that a running voorziening has at least (indicators.md, Kwaliteitskompas block 5).</summary>
    public const int MinsteUitkomsten = 2;

    /// <summary>Youngest and oldest age that a voorziening may name.</summary>
    public const int Jongste = 4, Oudste = 18;

    /// <summary>What asks for attention on a day.</summary>
    /// <param name="voorziening">The voorziening.</param>
    /// <param name="stand">Its places.</param>
    /// <param name="dag">The day.</param>
    public static IEnumerable<Voorzieningvlag> Vlaggen(Voorzieningprofiel voorziening, Plaatsstand stand, DateOnly dag)
    {
        ArgumentNullException.ThrowIfNull(voorziening);
        ArgumentNullException.ThrowIfNull(stand);
        return Vlaggen();

        IEnumerable<Voorzieningvlag> Vlaggen()
        {
            if (stand.Boven > 0)
                yield return Voorzieningvlag.BovenCapaciteit;
            if (voorziening.Status != Voorzieningstatus.Regulier && (voorziening.Einde is not { } einde || einde < dag))
                yield return Voorzieningvlag.EindeVerlopen;
            if (!voorziening.Loopt(dag))
                yield break;
            if (voorziening.KwaliteitOp is not { } kwaliteit || kwaliteit < dag)
                yield return Voorzieningvlag.KwaliteitVerlopen;
            if (int.PopCount((int)voorziening.Uitkomsten) < MinsteUitkomsten)
                yield return Voorzieningvlag.TeWeinigUitkomsten;
        }
    }

    /// <summary>
    /// What is wrong with a voorziening as somebody gave it: <c>leeftijd-buiten-bereik</c>, <c>leeftijd-omgekeerd</c>, <c>sector-ontbreekt</c>,
    /// <c>behoefte-ontbreekt</c>, <c>capaciteit-negatief</c>, <c>einde-voor-begin</c>, <c>einde-ontbreekt</c>, <c>swv-dubbel</c>.
    /// </summary>
    /// <param name="voorziening">The voorziening.</param>
    public static IEnumerable<Verdict> Bezwaren(Voorzieningprofiel voorziening)
    {
        ArgumentNullException.ThrowIfNull(voorziening);
        return Bezwaren();

        IEnumerable<Verdict> Bezwaren()
        {
            if (voorziening.LeeftijdVan is < Jongste or > Oudste || voorziening.LeeftijdTotEnMet is < Jongste or > Oudste)
                yield return Verdict.Geweigerd("leeftijd-buiten-bereik");
            else if (voorziening.LeeftijdTotEnMet < voorziening.LeeftijdVan)
                yield return Verdict.Geweigerd("leeftijd-omgekeerd");
            if (voorziening.Sectoren == Sectoren.Geen)
                yield return Verdict.Geweigerd("sector-ontbreekt");
            if (voorziening.Behoeften == Behoeften.Geen)
                yield return Verdict.Geweigerd("behoefte-ontbreekt");
            if (voorziening.Capaciteit < 0)
                yield return Verdict.Geweigerd("capaciteit-negatief");
            if (voorziening.Einde < voorziening.Begin)
                yield return Verdict.Geweigerd("einde-voor-begin");
            // A try that nobody ends is no try.
            if (voorziening.Status != Voorzieningstatus.Regulier && voorziening.Einde is null)
                yield return Verdict.Geweigerd("einde-ontbreekt");
            if (voorziening.MedeSwvId == voorziening.SwvId)
                yield return Verdict.Geweigerd("swv-dubbel");
        }
    }
}

/// <summary>Sectors, one at a time.</summary>
public static class Sectorenlijst
{
    /// <summary>The set with one sector; none when it is not known.</summary>
    /// <param name="sector">A sector.</param>
    public static Sectoren Van(Sector? sector) => sector switch
    {
        Sector.Po => Sectoren.Po,
        Sector.Vo => Sectoren.Vo,
        Sector.Mbo => Sectoren.Mbo,
        _ => Sectoren.Geen,
    };
}
