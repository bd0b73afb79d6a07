// What: what may happen to a request for a 5A-vrijstelling, who may do it, what it needs and what follows from it.
// Source: rules.md R5 (the table); Leerplichtwet 1969 art. 5 onder a, art. 6 and 7. A pair that is not in the table is refused.
// Pure. Used by: the service, the pages and the nightly job of a request; docs/rules.md holds the table that is made from this one.
// Never: grants because a term ran out, asks who exactly a person is (Vierogen does), or reads a text; whether there is one is enough.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>What follows from an event, beside the new state (rules.md R5).</summary>
[Flags]
public enum Vrijstellinggevolg
{
    /// <summary>Nothing.</summary>
    Geen = 0,

    /// <summary>The terms to judge (6 ⚙ and 12 ⚙ weeks) begin.</summary>
    TermijnBeoordelen = 1,

    /// <summary>A recovery term begins, and a letter says what is missing.</summary>
    TermijnHerstel = 2,

    /// <summary>The term of the heroverweging begins.</summary>
    TermijnHeroverweging = 4,

    /// <summary>The term for the statement begins.</summary>
    TermijnVerklaring = 8,

    /// <summary>All judgements of the round are void, visibly.</summary>
    OordelenVervallen = 16,

    /// <summary>A new round of judgements begins; the ones of the round before no longer count.</summary>
    NieuweRonde = 32,

    /// <summary>The doorzettingsmacht hears it, advises, and is recorded.</summary>
    NaarDoorzettingsmacht = 64,

    /// <summary>The SWV and the doorzettingsmacht are told at once.</summary>
    DirectMelden = 128,

    /// <summary>The request is late: a signal.</summary>
    TeLaat = 256,

    /// <summary>The vrijstelling comes into force: the pact clock stops on its begin date.</summary>
    InKracht = 512,

    /// <summary>There is no vrijstelling (any longer): the pact clock runs on, or from the day after.</summary>
    NietInKracht = 1024,
}

/// <summary>What is known when something happens to a request (rules.md R5).</summary>
public sealed record Vrijstellingfeiten
{
    /// <summary>Day on which it happened.</summary>
    public DateOnly Datum { get; init; }

    /// <summary>Day of the event before; null for the first.</summary>
    public DateOnly? VorigeDatum { get; init; }

    /// <summary>Today, from the clock of the caller.</summary>
    public DateOnly Vandaag { get; init; }

    /// <summary>Role of who does it; null for the system.</summary>
    public Rol? Rol { get; init; }

    /// <summary>A reason was given.</summary>
    public bool HeeftReden { get; init; }

    /// <summary>Items of the form check in question that are not yes; empty when it is complete.</summary>
    public IReadOnlyList<Vormtoetsitem> Ontbreekt { get; init; } = [];

    /// <summary>Outcome of the judgement: Positief, Negatief or GeenOordeel; null before it.</summary>
    public VrijstellingToestand? Uitslag { get; init; }

    /// <summary>The joint talk of this heroverweging is recorded.</summary>
    public bool GesprekGevoerd { get; init; }

    /// <summary>A term, the end date or the 18th birthday: first day on which it is over.</summary>
    public DateOnly? Termijn { get; init; }

    /// <summary>A second person, another than the first, establishes too.</summary>
    public bool TweedePersoon { get; init; }

    /// <summary>IngehaaldDoorInschrijving: the applicant agrees.</summary>
    public bool AkkoordIndiener { get; init; }

    /// <summary>KennisgevingGeregistreerd: another request of this child is running.</summary>
    public bool AnderLoopt { get; init; }
}

/// <summary>One row of the table of rules.md R5.</summary>
/// <param name="Van">State before; null before the first.</param>
/// <param name="Gebeurtenis">What happens.</param>
/// <param name="Naar">State after.</param>
/// <param name="Rollen">Roles that may do it.</param>
/// <param name="Systeem">The system may do it.</param>
/// <param name="Gevolg">What follows beside the state.</param>
public sealed record Vrijstellingregel(
    VrijstellingToestand? Van, VrijstellingGebeurtenis Gebeurtenis, VrijstellingToestand Naar,
    IReadOnlyList<Rol> Rollen, bool Systeem, Vrijstellinggevolg Gevolg);

/// <summary>The course of a request for a 5A-vrijstelling (rules.md R5).</summary>
public static class VrijstellingVerloop
{
    static readonly Rol[] Gemeente = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht];
    static readonly Rol[] Beoordelaar = [Rol.SwvBeoordelaar];

    // Whoever can touch the request or one of its documents: the change itself is judged elsewhere, here it may not go unnoticed.
    static readonly Rol[] Bewerkers = [.. Gemeente, Rol.SwvConsulent, Rol.TeamleiderSwv, Rol.Schoolmelder];

    static readonly VrijstellingToestand[] Lopend =
    [
        VrijstellingToestand.Ontvangen, VrijstellingToestand.AanvullenKennisgeving, VrijstellingToestand.TeBeoordelen,
        VrijstellingToestand.Heroverweging, VrijstellingToestand.Positief, VrijstellingToestand.Negatief, VrijstellingToestand.GeenOordeel,
        VrijstellingToestand.AanvullenVerklaring, VrijstellingToestand.TeVaststellen,
    ];

    static readonly VrijstellingToestand[] Uitslagen = [VrijstellingToestand.Positief, VrijstellingToestand.Negatief, VrijstellingToestand.GeenOordeel];

    /// <summary>The table of rules.md R5, row by row, in its order.</summary>
    public static IReadOnlyList<Vrijstellingregel> Tabel { get; } = MaakTabel().AsReadOnly();

    static readonly Dictionary<(VrijstellingToestand?, VrijstellingGebeurtenis), Vrijstellingregel> Rijen =
        Tabel.ToDictionary(r => (r.Van, r.Gebeurtenis));

    /// <summary>The row of the table for a pair; null when the pair is not in the table.</summary>
    /// <param name="van">State now; null before the first.</param>
    /// <param name="gebeurtenis">What happens.</param>
    public static Vrijstellingregel? Regel(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis) =>
        Rijen.GetValueOrDefault((van, gebeurtenis));

    /// <summary>What can happen in a state, in the order of the table; empty after a final state.</summary>
    /// <param name="van">State now; null before the first.</param>
    public static IReadOnlyList<VrijstellingGebeurtenis> Vervolg(VrijstellingToestand? van) =>
        [.. Tabel.Where(r => r.Van == van).Select(r => r.Gebeurtenis)];

    /// <summary>Whether somebody in this role, or the system (null), may do this in this state; the conditions apart.</summary>
    /// <param name="van">State now; null before the first.</param>
    /// <param name="gebeurtenis">What happens.</param>
    /// <param name="rol">The role; null for the system.</param>
    public static bool MagDoor(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, Rol? rol) =>
        Regel(van, gebeurtenis) is { } regel && (rol is { } r ? regel.Rollen.Contains(r) : regel.Systeem);

    /// <summary>Whether it may happen: the first of its objections (<see cref="Bezwaren"/>), or allowed.</summary>
    /// <param name="van">State now; null before the first.</param>
    /// <param name="gebeurtenis">What happens.</param>
    /// <param name="feiten">What is known.</param>
    public static Verdict MagGebeuren(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, Vrijstellingfeiten feiten)
    {
        foreach (var bezwaar in Bezwaren(van, gebeurtenis, feiten))
            return bezwaar;
        return Verdict.Toegestaan;
    }

    /// <summary>
    /// All that stands against an event, so that a form can say it at once; empty when it may happen. In order: <c>stap-niet-toegestaan</c> or
    /// <c>rol-mag-niet</c> (then nothing else is asked), <c>datum-voor-vorige-stap</c>, <c>datum-in-toekomst</c>, <c>reden-ontbreekt</c>, and per
    /// event <c>al-lopend</c>, <c>vormtoets-onvolledig</c>, <c>vormtoets-compleet</c>, <c>termijn-loopt-nog</c>, <c>gesprek-ontbreekt</c>,
    /// <c>uitslag-niet-positief</c>, <c>uitslag-is-positief</c>, <c>tweede-persoon-ontbreekt</c>, <c>akkoord-indiener-ontbreekt</c>.
    /// </summary>
    /// <param name="van">State now; null before the first.</param>
    /// <param name="gebeurtenis">What happens.</param>
    /// <param name="feiten">What is known.</param>
    public static IEnumerable<Verdict> Bezwaren(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, Vrijstellingfeiten feiten)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        if (Regel(van, gebeurtenis) is null)
            return [Verdict.Geweigerd("stap-niet-toegestaan")];
        return MagDoor(van, gebeurtenis, feiten.Rol) ? BezwarenTegen(van, gebeurtenis, feiten) : [Verdict.Geweigerd("rol-mag-niet")];
    }

    /// <summary>True when an event needs a reason in words.</summary>
    public static bool VraagtReden(VrijstellingGebeurtenis gebeurtenis) => gebeurtenis is
        VrijstellingGebeurtenis.BeoordelaarVervangen or VrijstellingGebeurtenis.VastgesteldOndanksOordeel or VrijstellingGebeurtenis.GrondVervallen;

    /// <summary>True while a request runs: one child has at most one of these. One in force does not run.</summary>
    public static bool Loopt(VrijstellingToestand toestand) => Lopend.Contains(toestand);

    /// <summary>True while the vrijstelling is in force.</summary>
    public static bool IsInKracht(VrijstellingToestand toestand) =>
        toestand is VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel;

    /// <summary>True for a final state: what follows is a new request that names the one before.</summary>
    public static bool IsEinde(VrijstellingToestand toestand) => toestand is
        VrijstellingToestand.NietVanKracht or VrijstellingToestand.Beeindigd or VrijstellingToestand.Ingetrokken or VrijstellingToestand.Vervallen;

    /// <summary>True when reviewers judge in this state.</summary>
    public static bool WordtBeoordeeld(VrijstellingToestand toestand) =>
        toestand is VrijstellingToestand.TeBeoordelen or VrijstellingToestand.Heroverweging;

    /// <summary>True when a change of the request or its evidence is possible in this state: before the judgement freely, afterwards it voids.</summary>
    public static bool IsTeWijzigen(VrijstellingToestand toestand) =>
        toestand is VrijstellingToestand.Ontvangen or VrijstellingToestand.AanvullenKennisgeving
        || Regel(toestand, VrijstellingGebeurtenis.AanvraagGewijzigd) is not null;

    /// <summary>
    /// What two judgements of one round are together: BeideTenzij, BeideNee or Verdeeld. Fewer than two are nothing: a missing answer
    /// is never a yes.
    /// </summary>
    /// <param name="een">Of the one reviewer.</param>
    /// <param name="ander">Of the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value that is not an answer.</exception>
    public static VrijstellingGebeurtenis Uitkomst(Oordeelkeuze een, Oordeelkeuze ander)
    {
        if (!Enum.IsDefined(een) || !Enum.IsDefined(ander))
            throw new ArgumentOutOfRangeException(nameof(een), "Not an answer of a reviewer.");
        if (een != ander)
            return VrijstellingGebeurtenis.Verdeeld;
        return een == Oordeelkeuze.Tenzij ? VrijstellingGebeurtenis.BeideTenzij : VrijstellingGebeurtenis.BeideNee;
    }

    internal static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static IEnumerable<Verdict> BezwarenTegen(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, Vrijstellingfeiten feiten)
    {
        if (feiten.VorigeDatum is { } vorige && feiten.Datum < vorige)
            yield return Verdict.Geweigerd("datum-voor-vorige-stap", ("vorige", Iso(vorige)));
        if (feiten.Datum > feiten.Vandaag)
            yield return Verdict.Geweigerd("datum-in-toekomst", ("vandaag", Iso(feiten.Vandaag)));
        if (VraagtReden(gebeurtenis) && !feiten.HeeftReden)
            yield return Verdict.Geweigerd("reden-ontbreekt");
        if (VanGebeurtenis(van, gebeurtenis, feiten) is { } bezwaar)
            yield return bezwaar;
    }

    static Verdict? VanGebeurtenis(VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, Vrijstellingfeiten feiten)
    {
        switch (gebeurtenis)
        {
            case VrijstellingGebeurtenis.KennisgevingGeregistreerd:
                return feiten.AnderLoopt ? Verdict.Geweigerd("al-lopend") : null;
            case VrijstellingGebeurtenis.VormtoetsACompleet or VrijstellingGebeurtenis.KennisgevingAangevuld
                or VrijstellingGebeurtenis.VormtoetsBCompleet or VrijstellingGebeurtenis.VerklaringAangevuld:
                return feiten.Ontbreekt.Count > 0 ? Verdict.Geweigerd("vormtoets-onvolledig", ("aantal", Aantal(feiten.Ontbreekt.Count))) : null;
            case VrijstellingGebeurtenis.VormtoetsAOnvolledig or VrijstellingGebeurtenis.VormtoetsBOnvolledig or VrijstellingGebeurtenis.VormfoutGevonden:
                return feiten.Ontbreekt.Count == 0 ? Verdict.Geweigerd("vormtoets-compleet") : null;
            case VrijstellingGebeurtenis.HersteltermijnVoorbij or VrijstellingGebeurtenis.BeoordeeltermijnVoorbij
                or VrijstellingGebeurtenis.UitersteTermijnVoorbij or VrijstellingGebeurtenis.HeroverwegingVoorbij
                or VrijstellingGebeurtenis.VerklaringUitgebleven or VrijstellingGebeurtenis.EinddatumBereikt or VrijstellingGebeurtenis.Achttien:
                return feiten.Termijn is { } termijn && Vrijstellingtermijnen.IsVoorbij(termijn, feiten.Vandaag) ? null : Verdict.Geweigerd("termijn-loopt-nog");
            case VrijstellingGebeurtenis.BeideTenzij or VrijstellingGebeurtenis.BeideNee or VrijstellingGebeurtenis.Verdeeld:
                return van == VrijstellingToestand.Heroverweging && !feiten.GesprekGevoerd ? Verdict.Geweigerd("gesprek-ontbreekt") : null;
            case VrijstellingGebeurtenis.Vastgesteld:
                return feiten.Uitslag == VrijstellingToestand.Positief ? null : Verdict.Geweigerd("uitslag-niet-positief");
            case VrijstellingGebeurtenis.VastgesteldOndanksOordeel:
                if (feiten.Uitslag is not (VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel))
                    return Verdict.Geweigerd("uitslag-is-positief");
                return feiten.TweedePersoon ? null : Verdict.Geweigerd("tweede-persoon-ontbreekt");
            case VrijstellingGebeurtenis.IngehaaldDoorInschrijving:
                return feiten.AkkoordIndiener ? null : Verdict.Geweigerd("akkoord-indiener-ontbreekt");
            default:
                return null;
        }
    }

    static string Aantal(int aantal) => aantal.ToString(CultureInfo.InvariantCulture);

    static List<Vrijstellingregel> MaakTabel()
    {
        var tabel = new List<Vrijstellingregel>();

        void Rij(
            VrijstellingToestand? van, VrijstellingGebeurtenis gebeurtenis, VrijstellingToestand naar, Rol[] rollen,
            Vrijstellinggevolg gevolg = Vrijstellinggevolg.Geen, bool systeem = false) =>
            tabel.Add(new(van, gebeurtenis, naar, rollen.AsReadOnly(), systeem, gevolg));

        void Systeem(
            VrijstellingToestand van, VrijstellingGebeurtenis gebeurtenis, VrijstellingToestand naar,
            Vrijstellinggevolg gevolg = Vrijstellinggevolg.Geen) => Rij(van, gebeurtenis, naar, [], gevolg, systeem: true);

        Rij(null, VrijstellingGebeurtenis.KennisgevingGeregistreerd, VrijstellingToestand.Ontvangen, Gemeente);
        Rij(VrijstellingToestand.Ontvangen, VrijstellingGebeurtenis.VormtoetsACompleet, VrijstellingToestand.TeBeoordelen, Gemeente, Vrijstellinggevolg.TermijnBeoordelen);
        Rij(VrijstellingToestand.Ontvangen, VrijstellingGebeurtenis.VormtoetsAOnvolledig, VrijstellingToestand.AanvullenKennisgeving, Gemeente, Vrijstellinggevolg.TermijnHerstel);
        Rij(VrijstellingToestand.AanvullenKennisgeving, VrijstellingGebeurtenis.KennisgevingAangevuld, VrijstellingToestand.TeBeoordelen, Gemeente, Vrijstellinggevolg.TermijnBeoordelen);
        Systeem(VrijstellingToestand.AanvullenKennisgeving, VrijstellingGebeurtenis.HersteltermijnVoorbij, VrijstellingToestand.NietVanKracht, Vrijstellinggevolg.NietInKracht);

        Rij(VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.BeideTenzij, VrijstellingToestand.Positief, Beoordelaar, Vrijstellinggevolg.TermijnVerklaring);
        Rij(VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.BeideNee, VrijstellingToestand.Negatief, Beoordelaar, Vrijstellinggevolg.TermijnVerklaring);
        Rij(
            VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.Verdeeld, VrijstellingToestand.Heroverweging, Beoordelaar,
            Vrijstellinggevolg.TermijnHeroverweging | Vrijstellinggevolg.NieuweRonde);
        Rij(VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.BeoordelaarVervangen, VrijstellingToestand.TeBeoordelen, [Rol.TeamleiderSwv]);
        Systeem(VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.BeoordeeltermijnVoorbij, VrijstellingToestand.TeBeoordelen, Vrijstellinggevolg.TeLaat);
        Systeem(VrijstellingToestand.TeBeoordelen, VrijstellingGebeurtenis.UitersteTermijnVoorbij, VrijstellingToestand.GeenOordeel, Vrijstellinggevolg.TermijnVerklaring);
        foreach (var van in (VrijstellingToestand[])[VrijstellingToestand.TeBeoordelen, VrijstellingToestand.Heroverweging, .. Uitslagen])
        {
            Rij(
                van, VrijstellingGebeurtenis.AanvraagGewijzigd, VrijstellingToestand.TeBeoordelen, Bewerkers,
                Vrijstellinggevolg.OordelenVervallen | Vrijstellinggevolg.NieuweRonde | Vrijstellinggevolg.TermijnBeoordelen, systeem: true);
        }

        Rij(VrijstellingToestand.Heroverweging, VrijstellingGebeurtenis.GesprekVastgelegd, VrijstellingToestand.Heroverweging, Beoordelaar);
        Rij(VrijstellingToestand.Heroverweging, VrijstellingGebeurtenis.BeideTenzij, VrijstellingToestand.Positief, Beoordelaar, Vrijstellinggevolg.TermijnVerklaring);
        Rij(VrijstellingToestand.Heroverweging, VrijstellingGebeurtenis.BeideNee, VrijstellingToestand.Negatief, Beoordelaar, Vrijstellinggevolg.TermijnVerklaring);
        Rij(
            VrijstellingToestand.Heroverweging, VrijstellingGebeurtenis.Verdeeld, VrijstellingToestand.Negatief, Beoordelaar,
            Vrijstellinggevolg.TermijnVerklaring | Vrijstellinggevolg.NaarDoorzettingsmacht);
        Systeem(
            VrijstellingToestand.Heroverweging, VrijstellingGebeurtenis.HeroverwegingVoorbij, VrijstellingToestand.Negatief,
            Vrijstellinggevolg.TermijnVerklaring | Vrijstellinggevolg.NaarDoorzettingsmacht);

        foreach (var van in Uitslagen)
        {
            Rij(van, VrijstellingGebeurtenis.VormtoetsBCompleet, VrijstellingToestand.TeVaststellen, Gemeente);
            Rij(van, VrijstellingGebeurtenis.VormtoetsBOnvolledig, VrijstellingToestand.AanvullenVerklaring, Gemeente, Vrijstellinggevolg.TermijnHerstel);
            Systeem(van, VrijstellingGebeurtenis.VerklaringUitgebleven, VrijstellingToestand.NietVanKracht, Vrijstellinggevolg.NietInKracht);
        }

        Rij(VrijstellingToestand.AanvullenVerklaring, VrijstellingGebeurtenis.VerklaringAangevuld, VrijstellingToestand.TeVaststellen, Gemeente);
        Systeem(VrijstellingToestand.AanvullenVerklaring, VrijstellingGebeurtenis.HersteltermijnVoorbij, VrijstellingToestand.NietVanKracht, Vrijstellinggevolg.NietInKracht);
        Rij(VrijstellingToestand.TeVaststellen, VrijstellingGebeurtenis.Vastgesteld, VrijstellingToestand.VanKracht, Gemeente, Vrijstellinggevolg.InKracht);
        Rij(
            VrijstellingToestand.TeVaststellen, VrijstellingGebeurtenis.VastgesteldOndanksOordeel, VrijstellingToestand.VanKrachtOndanksOordeel,
            [Rol.TeamleiderLeerplicht], Vrijstellinggevolg.InKracht | Vrijstellinggevolg.DirectMelden);
        Rij(VrijstellingToestand.TeVaststellen, VrijstellingGebeurtenis.VormfoutGevonden, VrijstellingToestand.AanvullenVerklaring, Gemeente, Vrijstellinggevolg.TermijnHerstel);

        foreach (var van in (VrijstellingToestand[])[VrijstellingToestand.VanKracht, VrijstellingToestand.VanKrachtOndanksOordeel])
        {
            Systeem(van, VrijstellingGebeurtenis.EinddatumBereikt, VrijstellingToestand.Beeindigd, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.TerugNaarOnderwijs, VrijstellingToestand.Beeindigd, Gemeente, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.GrondVervallen, VrijstellingToestand.Beeindigd, Gemeente, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.Verhuisd, VrijstellingToestand.Beeindigd, Gemeente, Vrijstellinggevolg.NietInKracht, systeem: true);
            Systeem(van, VrijstellingGebeurtenis.Achttien, VrijstellingToestand.Beeindigd, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.Overleden, VrijstellingToestand.Beeindigd, Gemeente, Vrijstellinggevolg.NietInKracht, systeem: true);
        }

        foreach (var van in Lopend)
        {
            Rij(van, VrijstellingGebeurtenis.IngetrokkenDoorIndiener, VrijstellingToestand.Ingetrokken, Gemeente, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.Verhuisd, VrijstellingToestand.Vervallen, Gemeente, Vrijstellinggevolg.NietInKracht, systeem: true);
            Systeem(van, VrijstellingGebeurtenis.Achttien, VrijstellingToestand.Vervallen, Vrijstellinggevolg.NietInKracht);
            Rij(van, VrijstellingGebeurtenis.Overleden, VrijstellingToestand.Vervallen, Gemeente, Vrijstellinggevolg.NietInKracht, systeem: true);
            Rij(van, VrijstellingGebeurtenis.IngehaaldDoorInschrijving, VrijstellingToestand.Vervallen, Gemeente, Vrijstellinggevolg.NietInKracht);
        }

        return tabel;
    }
}
