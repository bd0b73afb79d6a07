// What: the goals of an arrangement, how it ended and where the child went, and what stands against an evaluation or an end.
// Source: rules.md R6 (ends with outcome; first evaluation within 6 weeks); domain-dossier 4.2.
// Pure. Used by: the pages of an arrangement, later the figures of the region. Never: a medical word in a closed list, or the text of a goal.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>What a goal is about (⚙ closed list). Values are stored: never renumber.</summary>
public enum Doelsoort
{
    /// <summary>To be present more often.</summary>
    Aanwezigheid = 1,

    /// <summary>More hours of education.</summary>
    MeerUren = 2,

    /// <summary>Back to a school.</summary>
    TerugNaarSchool = 3,

    /// <summary>Learning: back at schoolwork.</summary>
    Leren = 4,

    /// <summary>A diploma, or a step towards one.</summary>
    Diploma = 5,

    /// <summary>Contact with others of that age.</summary>
    Contact = 6,

    /// <summary>Trust in oneself and in school.</summary>
    Vertrouwen = 7,

    /// <summary>A steady rhythm of the day.</summary>
    Dagritme = 8,

    /// <summary>Quiet at home.</summary>
    Thuissituatie = 9,

    /// <summary>A view of what comes after.</summary>
    Toekomst = 10,
}

/// <summary>How far a goal was reached (rules.md R6). Values are stored: never renumber.</summary>
public enum Doelbereik
{
    /// <summary>Reached.</summary>
    Ja = 1,

    /// <summary>Partly.</summary>
    Deels = 2,

    /// <summary>Not.</summary>
    Nee = 3,
}

/// <summary>Where the child goes after an arrangement. Values are stored: never renumber.</summary>
public enum Bestemming
{
    /// <summary>Their own school.</summary>
    EigenSchool = 1,

    /// <summary>Another school in regular education.</summary>
    AndereSchool = 2,

    /// <summary>Speciaal basisonderwijs.</summary>
    Sbo = 3,

    /// <summary>Speciaal onderwijs.</summary>
    So = 4,

    /// <summary>Voortgezet speciaal onderwijs.</summary>
    Vso = 5,

    /// <summary>Praktijkonderwijs.</summary>
    Praktijkonderwijs = 6,

    /// <summary>The mbo.</summary>
    Mbo = 7,

    /// <summary>Work.</summary>
    Werk = 8,

    /// <summary>Care or daytime activities.</summary>
    Zorg = 9,

    /// <summary>A vrijstelling.</summary>
    Vrijstelling = 10,

    /// <summary>Another arrangement.</summary>
    NieuwArrangement = 11,

    /// <summary>Home, without education.</summary>
    Thuis = 12,
}

/// <summary>On whose side lay the reason of a premature end. Values are stored: never renumber.</summary>
public enum Stopreden
{
    /// <summary>The child.</summary>
    Jongere = 1,

    /// <summary>The parents.</summary>
    Ouders = 2,

    /// <summary>The provider.</summary>
    Aanbieder = 3,

    /// <summary>The school.</summary>
    School = 4,

    /// <summary>The financing.</summary>
    Financiering = 5,
}

/// <summary>What is known when an arrangement ends.</summary>
public sealed record Eindegegevens
{
    /// <summary>Afgerond, VoortijdigGestopt or Vervallen.</summary>
    public required ArrangementToestand Naar { get; init; }

    /// <summary>Day of the end.</summary>
    public required DateOnly Datum { get; init; }

    /// <summary>Day on which it started.</summary>
    public DateOnly? GestartOp { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Vandaag { get; init; }

    /// <summary>Where the child goes.</summary>
    public Bestemming? Bestemming { get; init; }

    /// <summary>Of each goal how far it was reached; null where nothing was said.</summary>
    public IReadOnlyList<Doelbereik?> Doelen { get; init; } = [];

    /// <summary>Satisfaction of the child.</summary>
    public int? TevredenheidKind { get; init; }

    /// <summary>Satisfaction of the parents.</summary>
    public int? TevredenheidOuders { get; init; }

    /// <summary>On whose side the reason of a premature end lay.</summary>
    public Stopreden? Stopreden { get; init; }

    /// <summary>First day at home again.</summary>
    public DateOnly? WeerThuisOp { get; init; }

    /// <summary>What was recorded while it ran.</summary>
    public Vastgelegd Vastgelegd { get; init; } = Vastgelegd.Niets;
}

/// <summary>What is known when somebody takes back that the child is at home again.</summary>
public sealed record Weerthuisintrekking
{
    /// <summary>The day that is taken back.</summary>
    public required DateOnly? WeerThuisOp { get; init; }

    /// <summary>A reason was given.</summary>
    public bool HeeftReden { get; init; }

    /// <summary>Where the child went, as it stands.</summary>
    public Bestemming? Bestemming { get; init; }

    /// <summary>Where the child went after all; asked where it stood as home.</summary>
    public Bestemming? NieuweBestemming { get; init; }

    /// <summary>First days of later arrangements of this child; of one that names this one too.</summary>
    public IReadOnlyList<DateOnly> LatereArrangementen { get; init; } = [];

    /// <summary>First days of absence of this child.</summary>
    public IReadOnlyList<DateOnly> Verzuim { get; init; } = [];

    /// <summary>Days on which notice of a vrijstelling was received.</summary>
    public IReadOnlyList<DateOnly> Kennisgevingen { get; init; } = [];
}

/// <summary>What is known of an evaluation.</summary>
public sealed record Evaluatiegegevens
{
    /// <summary>State of the arrangement.</summary>
    public required ArrangementToestand Toestand { get; init; }

    /// <summary>Day of the evaluation.</summary>
    public required DateOnly Datum { get; init; }

    /// <summary>Day on which the arrangement started.</summary>
    public DateOnly? GestartOp { get; init; }

    /// <summary>Day of the evaluation before; null for the first.</summary>
    public DateOnly? VorigeOp { get; init; }

    /// <summary>Day on which the next one is.</summary>
    public DateOnly? VolgendeOp { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Vandaag { get; init; }

    /// <summary>Satisfaction of the child.</summary>
    public int? TevredenheidKind { get; init; }

    /// <summary>Satisfaction of the parents.</summary>
    public int? TevredenheidOuders { get; init; }
}

/// <summary>Evaluations and the outcome of an arrangement (rules.md R6).</summary>
public static class Arrangementuitkomst
{
    const int Laagste = 1;
    const int Hoogste = 10;

    /// <summary>A destination where the child goes to school: after-care follows.</summary>
    public static bool IsTerugkeer(Bestemming bestemming) => bestemming is >= Bestemming.EigenSchool and <= Bestemming.Mbo;

    /// <summary>
    /// All that stands against an end with its outcome: <c>bestemming-ontbreekt</c>, <c>doel-zonder-uitkomst</c>, <c>stopreden-ontbreekt</c>,
    /// <c>tevredenheid-kind-buiten-bereik</c>, <c>tevredenheid-ouders-buiten-bereik</c>, <c>weer-thuis-ontbreekt</c>, <c>weer-thuis-past-niet</c>
    /// and those of <see cref="WeerThuis"/>; and before all <c>einde-voor-evaluatie</c>, <c>einde-voor-uren</c>, which also stand against a lapse.
    /// An arrangement that lapsed has no outcome.
    /// </summary>
    public static IEnumerable<Verdict> Bezwaren(Eindegegevens e)
    {
        ArgumentNullException.ThrowIfNull(e);
        // Who moved, died or is no longer under the duty did so on that day, whatever was written down of an evaluation.
        return (e.Naar == ArrangementToestand.Vervallen ? e.Vastgelegd with { LaatsteEvaluatie = null } : e.Vastgelegd).BezwarenTegenEinde(e.Datum)
            .Concat(e.Naar is ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt ? BezwarenTegenEinde(e) : []);
    }

    /// <summary>
    /// All that stands against taking back that the child is at home again: <c>niet-weer-thuis</c> (then nothing else is asked), <c>reden-ontbreekt</c>,
    /// <c>bestemming-ontbreekt</c>; and further work that was done because of it: <c>later-arrangement</c>, <c>later-verzuim</c>, <c>later-kennisgeving</c>.
    /// </summary>
    public static IEnumerable<Verdict> WeerThuisIntrekken(Weerthuisintrekking w)
    {
        ArgumentNullException.ThrowIfNull(w);
        return w.WeerThuisOp is { } dag ? BezwarenTegenIntrekking(w, dag) : [Verdict.Geweigerd("niet-weer-thuis")];
    }

    /// <summary>
    /// What stands against the first day at home again: <c>weer-thuis-voor-start</c>, <c>weer-thuis-in-toekomst</c>; and when it is recorded
    /// after the end, <c>niet-geeindigd</c>. A day before the end on paper is possible: what counts is the day the child is at home.
    /// </summary>
    public static IEnumerable<Verdict> WeerThuis(DateOnly? weerThuis, DateOnly? gestartOp, DateOnly? geeindigdOp, DateOnly vandaag)
    {
        if (geeindigdOp is null)
            yield return Verdict.Geweigerd("niet-geeindigd");
        if (weerThuis is not { } dag)
            yield break;
        if (gestartOp is { } start && dag <= start)
            yield return Verdict.Geweigerd("weer-thuis-voor-start", ("start", Iso(start)));
        if (dag > vandaag)
            yield return Verdict.Geweigerd("weer-thuis-in-toekomst", ("vandaag", Iso(vandaag)));
    }

    /// <summary>
    /// All that stands against an evaluation: <c>niet-gestart</c> (then nothing else is asked), <c>datum-voor-start</c>, <c>datum-voor-vorige-evaluatie</c>,
    /// <c>datum-in-toekomst</c>, <c>volgende-ontbreekt</c>, <c>volgende-te-laat</c> and the two of satisfaction.
    /// </summary>
    public static IEnumerable<Verdict> Bezwaren(Evaluatiegegevens e, Arrangementparameters p)
    {
        ArgumentNullException.ThrowIfNull(e);
        ArgumentNullException.ThrowIfNull(p);
        return e.Toestand == ArrangementToestand.Gestart ? BezwarenTegenEvaluatie(e, p) : [Verdict.Geweigerd("niet-gestart")];
    }

    /// <summary>First day on which an evaluation is overdue: the day after it was due.</summary>
    public static DateOnly VerlopenVanaf(DateOnly volgendeEvaluatie) => volgendeEvaluatie.AddDays(1);

    static IEnumerable<Verdict> BezwarenTegenEinde(Eindegegevens e)
    {
        if (e.Bestemming is not { } bestemming)
            yield return Verdict.Geweigerd("bestemming-ontbreekt");
        else if (bestemming == Bestemming.Thuis && e.WeerThuisOp is null)
            yield return Verdict.Geweigerd("weer-thuis-ontbreekt");
        else if (bestemming != Bestemming.Thuis && e.WeerThuisOp is not null)
            yield return Verdict.Geweigerd("weer-thuis-past-niet");
        if (e.Doelen.Any(d => d is null))
            yield return Verdict.Geweigerd("doel-zonder-uitkomst");
        if (e is { Naar: ArrangementToestand.VoortijdigGestopt, Stopreden: null })
            yield return Verdict.Geweigerd("stopreden-ontbreekt");
        foreach (var bezwaar in Tevredenheid(e.TevredenheidKind, e.TevredenheidOuders).Concat(WeerThuis(e.WeerThuisOp, e.GestartOp, e.Datum, e.Vandaag)))
            yield return bezwaar;
    }

    static IEnumerable<Verdict> BezwarenTegenIntrekking(Weerthuisintrekking w, DateOnly dag)
    {
        if (!w.HeeftReden)
            yield return Verdict.Geweigerd("reden-ontbreekt");
        // What was ended with home as where the child went, went somewhere else.
        if (w is { Bestemming: Bestemming.Thuis, NieuweBestemming: null or Bestemming.Thuis })
            yield return Verdict.Geweigerd("bestemming-ontbreekt");
        if (w.LatereArrangementen.Any(d => d >= dag))
            yield return Verdict.Geweigerd("later-arrangement");
        if (w.Verzuim.Any(d => d >= dag))
            yield return Verdict.Geweigerd("later-verzuim");
        if (w.Kennisgevingen.Any(d => d >= dag))
            yield return Verdict.Geweigerd("later-kennisgeving");
    }

    static IEnumerable<Verdict> BezwarenTegenEvaluatie(Evaluatiegegevens e, Arrangementparameters p)
    {
        if (e.GestartOp is { } start && e.Datum <= start)
            yield return Verdict.Geweigerd("datum-voor-start", ("start", Iso(start)));
        if (e.VorigeOp is { } vorige && e.Datum < vorige)
            yield return Verdict.Geweigerd("datum-voor-vorige-evaluatie", ("vorige", Iso(vorige)));
        if (e.Datum > e.Vandaag)
            yield return Verdict.Geweigerd("datum-in-toekomst", ("vandaag", Iso(e.Vandaag)));
        var uiterlijk = e.Datum.AddDays(7 * p.VolgendeEvaluatieWeken);
        if (e.VolgendeOp is not { } volgende || volgende <= e.Datum)
            yield return Verdict.Geweigerd("volgende-ontbreekt");
        else if (volgende > uiterlijk)
            yield return Verdict.Geweigerd("volgende-te-laat", ("uiterlijk", Iso(uiterlijk)));
        foreach (var bezwaar in Tevredenheid(e.TevredenheidKind, e.TevredenheidOuders))
            yield return bezwaar;
    }

    static IEnumerable<Verdict> Tevredenheid(int? kind, int? ouders)
    {
        if (kind is < Laagste or > Hoogste)
            yield return Verdict.Geweigerd("tevredenheid-kind-buiten-bereik");
        if (ouders is < Laagste or > Hoogste)
            yield return Verdict.Geweigerd("tevredenheid-ouders-buiten-bereik");
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
