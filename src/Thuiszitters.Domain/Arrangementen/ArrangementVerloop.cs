// What: which step an arrangement may take, and what a step needs.
// Source: rules.md R6 (the table, and what Gestart needs). A pair that is not in the table is refused.
// Pure. Used by: the pages and jobs that move an arrangement.
// Never: changes anything, or asks for a reason's text; whether there is one is enough.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>What is known when an arrangement takes a step (rules.md R6).</summary>
public sealed record Stapgegevens
{
    /// <summary>Day on which the step was taken.</summary>
    public DateOnly Datum { get; init; }

    /// <summary>Day of the step before; null for the first.</summary>
    public DateOnly? VorigeDatum { get; init; }

    /// <summary>Today, from the clock of the caller.</summary>
    public DateOnly Vandaag { get; init; }

    /// <summary>A reason was given.</summary>
    public bool HeeftReden { get; init; }

    /// <summary>Gestart: a provider is chosen.</summary>
    public bool HeeftAanbieder { get; init; }

    /// <summary>Gestart: hours of education per week.</summary>
    public decimal? UrenOnderwijs { get; init; }

    /// <summary>Gestart: hours of care per week.</summary>
    public decimal? UrenZorg { get; init; }

    /// <summary>Gestart: at least one financing ground is chosen.</summary>
    public bool HeeftFinanciering { get; init; }

    /// <summary>Gestart: day of the first evaluation, after the start and at most <see cref="EvaluatieWeken"/> weeks after it.</summary>
    public DateOnly? EersteEvaluatieOp { get; init; }

    /// <summary>Within how many weeks after the start the first evaluation is (⚙ of the region).</summary>
    public int EvaluatieWeken { get; init; } = 6;

    /// <summary>Akkoord, Gestart: the parents consent.</summary>
    public bool AkkoordOuders { get; init; }

    /// <summary>Gestart: the child consents; asked from 12 years on.</summary>
    public bool AkkoordKind { get; init; }

    /// <summary>Gestart: age of the child in whole years on <see cref="Datum"/>.</summary>
    public int Leeftijd { get; init; }

    /// <summary>Gestart: another arrangement of this child is Gestart.</summary>
    public bool AnderGestart { get; init; }

    /// <summary>Gestart: marked as combinatie, so that it may run beside others.</summary>
    public bool Combinatie { get; init; }

    /// <summary>Gestart: it is at a voorziening of which every place is taken.</summary>
    public bool VoorzieningVol { get; init; }

    /// <summary>Gestart: the voorziening where it is runs on that day; also when it is at none of the kaart.</summary>
    public bool VoorzieningLoopt { get; init; } = true;

    /// <summary>Role of who takes the step; null for a job.</summary>
    public Rol? Rol { get; init; }

    /// <summary>The own fields of the type, as they are with this step.</summary>
    public Soortgegevens Soort { get; init; } = Soortgegevens.Leeg;
}

/// <summary>The course of an arrangement (rules.md R6).</summary>
public static class ArrangementVerloop
{
    /// <summary>Age in years from which the child itself consents.</summary>
    const int EigenAkkoordVanaf = 12;

    /// <summary>The states that may follow, in the order of the table; empty after a final state.</summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="van">State now; null before the first step.</param>
    public static IReadOnlyList<ArrangementToestand> Vervolg(ArrangementType type, ArrangementToestand? van) => van switch
    {
        null => [ArrangementToestand.Voorgesteld],
        ArrangementToestand.Voorgesteld when ZonderBesluit(type) =>
        [
            ArrangementToestand.Aangevraagd, ArrangementToestand.AanbodGedaan,
            ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen,
        ],
        ArrangementToestand.Voorgesteld =>
            [ArrangementToestand.Aangevraagd, ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen],
        ArrangementToestand.Aangevraagd =>
            [ArrangementToestand.InBeoordeling, ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen],
        ArrangementToestand.InBeoordeling =>
        [
            ArrangementToestand.Toegekend, ArrangementToestand.Afgewezen, ArrangementToestand.Aangevraagd,
            ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen,
        ],
        ArrangementToestand.Toegekend =>
        [
            ArrangementToestand.Wachtlijst, ArrangementToestand.AanbodGedaan,
            ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen,
        ],
        ArrangementToestand.Wachtlijst =>
            [ArrangementToestand.AanbodGedaan, ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen],
        ArrangementToestand.AanbodGedaan =>
        [
            ArrangementToestand.Akkoord, ArrangementToestand.Geweigerd, ArrangementToestand.Gestart,
            ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen,
        ],
        ArrangementToestand.Akkoord =>
        [
            ArrangementToestand.Gestart, ArrangementToestand.Geweigerd, ArrangementToestand.Ingetrokken, ArrangementToestand.Vervallen,
        ],
        ArrangementToestand.Gestart =>
            [ArrangementToestand.Afgerond, ArrangementToestand.VoortijdigGestopt, ArrangementToestand.Vervallen],
        _ => [],
    };

    /// <summary>
    /// Whether a step may be taken: the first of its objections (<see cref="Bezwaren"/>), or allowed.
    /// </summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="van">State now; null before the first step.</param>
    /// <param name="naar">State asked for.</param>
    /// <param name="gegevens">What is known of the step.</param>
    public static Verdict MagNaar(ArrangementType type, ArrangementToestand? van, ArrangementToestand naar, Stapgegevens gegevens)
    {
        foreach (var bezwaar in Bezwaren(type, van, naar, gegevens))
            return bezwaar;
        return Verdict.Toegestaan;
    }

    /// <summary>
    /// All that stands against a step, so that a form can say it at once; empty when the step may be taken. In order:
    /// <c>stap-niet-toegestaan</c> (then nothing else is asked), <c>datum-voor-vorige-stap</c>, <c>datum-in-toekomst</c>,
    /// <c>reden-ontbreekt</c>; for Akkoord <c>akkoord-ouders-ontbreekt</c>; and for Gestart <c>aanbieder-ontbreekt</c>,
    /// <c>uren-ontbreken</c>, <c>financiering-ontbreekt</c>, <c>evaluatie-ontbreekt</c>, <c>evaluatie-te-laat</c>,
    /// <c>akkoord-ontbreekt</c>, <c>alleen-teamleider</c>, <c>al-gestart</c>, <c>voorziening-loopt-niet</c>,
    /// <c>voorziening-vol</c>; and last what the type asks (<see cref="Arrangementsoorten.Bezwaren"/>).
    /// </summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="van">State now; null before the first step.</param>
    /// <param name="naar">State asked for.</param>
    /// <param name="gegevens">What is known of the step.</param>
    public static IEnumerable<Verdict> Bezwaren(ArrangementType type, ArrangementToestand? van, ArrangementToestand naar, Stapgegevens gegevens)
    {
        ArgumentNullException.ThrowIfNull(gegevens);
        return !Vervolg(type, van).Contains(naar) ? [Verdict.Geweigerd("stap-niet-toegestaan")]
            : BezwarenTegen(van, naar, gegevens).Concat(Arrangementsoorten.Bezwaren(type, naar, gegevens));
    }

    /// <summary>Whether a new arrangement may follow this one: only a final one is followed, the others still go on themselves.</summary>
    /// <param name="vorige">State of the one before.</param>
    /// <returns><c>vorige-niet-geeindigd</c>.</returns>
    public static Verdict MagOpvolgen(ArrangementToestand vorige) => IsEinde(vorige) ? Verdict.Toegestaan : Verdict.Geweigerd("vorige-niet-geeindigd");

    /// <summary>Whether a type needs no decision, so that an offer may follow the proposal.</summary>
    public static bool ZonderBesluit(ArrangementType type) => type is
        ArrangementType.TerugNaarSchool or ArrangementType.MaatwerkOnderwijstijd or ArrangementType.Afstandsonderwijs
        or ArrangementType.ZorgAlleen or ArrangementType.MboTraject;

    /// <summary>
    /// True when a step always needs a reason: the waiting list (why), Afgewezen, Geweigerd after an offer (by whom, why) and
    /// VoortijdigGestopt. Consent withdrawn after Akkoord is its own reason; a start without consent is judged apart.
    /// </summary>
    /// <param name="van">State now; null before the first step.</param>
    /// <param name="naar">State asked for.</param>
    public static bool VraagtReden(ArrangementToestand? van, ArrangementToestand naar) => naar switch
    {
        ArrangementToestand.Wachtlijst or ArrangementToestand.Afgewezen or ArrangementToestand.VoortijdigGestopt => true,
        ArrangementToestand.Geweigerd => van == ArrangementToestand.AanbodGedaan,
        _ => false,
    };

    /// <summary>True for a final state: what follows is a new arrangement.</summary>
    public static bool IsEinde(ArrangementToestand toestand) => toestand is
        ArrangementToestand.Geweigerd or ArrangementToestand.Afgewezen or ArrangementToestand.Afgerond
        or ArrangementToestand.VoortijdigGestopt or ArrangementToestand.Ingetrokken or ArrangementToestand.Vervallen;

    /// <summary>True while an arrangement runs or is being arranged: every state that is not final.</summary>
    public static bool LoopOfKomt(ArrangementToestand toestand) => !IsEinde(toestand);

    static IEnumerable<Verdict> BezwarenTegen(ArrangementToestand? van, ArrangementToestand naar, Stapgegevens gegevens)
    {
        if (gegevens.VorigeDatum is { } vorige && gegevens.Datum < vorige)
            yield return Verdict.Geweigerd("datum-voor-vorige-stap", ("vorige", Iso(vorige)));
        if (gegevens.Datum > gegevens.Vandaag)
            yield return Verdict.Geweigerd("datum-in-toekomst", ("vandaag", Iso(gegevens.Vandaag)));
        if (VraagtReden(van, naar) && !gegevens.HeeftReden)
            yield return Verdict.Geweigerd("reden-ontbreekt");
        // A step that says that there is consent is none when nobody gave it. The child's own is asked at the start.
        if (naar == ArrangementToestand.Akkoord && !gegevens.AkkoordOuders)
            yield return Verdict.Geweigerd("akkoord-ouders-ontbreekt");
        if (naar != ArrangementToestand.Gestart)
            yield break;
        foreach (var bezwaar in BezwarenTegenStart(van, gegevens))
            yield return bezwaar;
    }

    static IEnumerable<Verdict> BezwarenTegenStart(ArrangementToestand? van, Stapgegevens gegevens)
    {
        foreach (var bezwaar in WatAltijdNodigIs(gegevens))
            yield return bezwaar;
        var uiterlijk = gegevens.Datum.AddDays(7 * gegevens.EvaluatieWeken);
        if (gegevens.EersteEvaluatieOp is not { } evaluatie || evaluatie <= gegevens.Datum)
            yield return Verdict.Geweigerd("evaluatie-ontbreekt");
        else if (evaluatie > uiterlijk)
            yield return Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", Iso(uiterlijk)));
        var zonderAkkoord = WatAanAkkoordOntbreekt(van, gegevens);
        if (zonderAkkoord is not null && !gegevens.HeeftReden)
            yield return Verdict.Geweigerd("akkoord-ontbreekt", ("ontbreekt", zonderAkkoord));
        else if (zonderAkkoord is not null && !MagZonderAkkoord(gegevens.Rol))
            yield return Verdict.Geweigerd("alleen-teamleider", ("ontbreekt", zonderAkkoord));
        if (gegevens is { AnderGestart: true, Combinatie: false })
            yield return Verdict.Geweigerd("al-gestart");
        if (!gegevens.VoorzieningLoopt)
            yield return Verdict.Geweigerd("voorziening-loopt-niet");
        // Over capacity is possible, and somebody says why.
        if (gegevens is { VoorzieningVol: true, HeeftReden: false })
            yield return Verdict.Geweigerd("voorziening-vol");
    }

    /// <summary>
    /// All that stands against correcting what an arrangement is, once it started: what a start asks it still asks. In order <c>reden-ontbreekt</c>,
    /// <c>aanbieder-ontbreekt</c>, <c>uren-ontbreken</c>, <c>financiering-ontbreekt</c>, <c>loopt-samen</c>, <c>voorziening-loopt-niet</c>, and what the type asks.
    /// </summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="looptijd">When it runs, as it would be marked.</param>
    /// <param name="anderen">When the other arrangements of this child run.</param>
    /// <param name="gegevens">As they would be; the date is that of the start.</param>
    public static IEnumerable<Verdict> BezwarenTegenCorrectie(ArrangementType type, Looptijd looptijd, IReadOnlyList<Looptijd> anderen, Stapgegevens gegevens)
    {
        ArgumentNullException.ThrowIfNull(looptijd);
        ArgumentNullException.ThrowIfNull(anderen);
        ArgumentNullException.ThrowIfNull(gegevens);
        return Correctie().Concat(Arrangementsoorten.Bezwaren(type, ArrangementToestand.Gestart, gegevens));

        IEnumerable<Verdict> Correctie()
        {
            if (!gegevens.HeeftReden)
                yield return Verdict.Geweigerd("reden-ontbreekt");
            foreach (var bezwaar in WatAltijdNodigIs(gegevens))
                yield return bezwaar;
            if (anderen.Any(looptijd.Botst))
                yield return Verdict.Geweigerd("loopt-samen");
            if (!gegevens.VoorzieningLoopt)
                yield return Verdict.Geweigerd("voorziening-loopt-niet");
        }
    }

    static IEnumerable<Verdict> WatAltijdNodigIs(Stapgegevens gegevens)
    {
        if (!gegevens.HeeftAanbieder)
            yield return Verdict.Geweigerd("aanbieder-ontbreekt");
        // Care alone has no hours of education, and most arrangements have none of care: a zero is an answer, two are not.
        if (gegevens is not { UrenOnderwijs: >= 0, UrenZorg: >= 0 } || gegevens.UrenOnderwijs + gegevens.UrenZorg == 0)
            yield return Verdict.Geweigerd("uren-ontbreken");
        if (!gegevens.HeeftFinanciering)
            yield return Verdict.Geweigerd("financiering-ontbreekt");
    }

    /// <summary>Whether somebody in this role may start an arrangement without consent, with a reason: the team leads.</summary>
    public static bool MagZonderAkkoord(Rol? rol) => rol is Rol.TeamleiderSwv or Rol.TeamleiderLeerplicht;

    // Straight from the offer the step Akkoord has no date, so that a start is one without consent whatever was ticked.
    static string? WatAanAkkoordOntbreekt(ArrangementToestand? van, Stapgegevens gegevens)
    {
        var kind = gegevens.Leeftijd < EigenAkkoordVanaf || gegevens.AkkoordKind;
        return (gegevens.AkkoordOuders, kind) switch
        {
            (false, false) => "ouders-en-kind",
            (false, true) => "ouders",
            (true, false) => "kind",
            (true, true) => van == ArrangementToestand.AanbodGedaan ? "stap-akkoord" : null,
        };
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
