// What: how a report of absence is taken up: new, received, taken up with a first action, closed with an outcome.
// Source: ADR 21; who reported sees only that it was received, taken up and closed, and when (rules.md R8).
// Pure. Used by: the page and the list of reports, the import, the forms that make a report.
// Never: an outcome of the Wpg compartment (proces-verbaal, Halt), or a step back.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>State of a report of absence. Values are stored: never renumber.</summary>
public enum MeldingToestand
{
    /// <summary>Nobody looked at it yet.</summary>
    Nieuw = 1,

    /// <summary>Seen; what happens with it is not decided.</summary>
    Ontvangen = 2,

    /// <summary>Taken up, with a first action.</summary>
    Opgepakt = 3,

    /// <summary>Closed, with an outcome.</summary>
    Afgesloten = 4,
}

/// <summary>The first thing that is done with a report. Values are stored: never renumber.</summary>
public enum EersteActie
{
    /// <summary>Parents or jongere called or written to.</summary>
    ContactThuis = 1,

    /// <summary>School asked for more.</summary>
    ContactSchool = 2,

    /// <summary>Conversation planned.</summary>
    GesprekGepland = 3,

    /// <summary>Home visit planned.</summary>
    HuisbezoekGepland = 4,

    /// <summary>SWV or youth care asked to join.</summary>
    PartnerGevraagd = 5,

    /// <summary>Joined to what already runs in the dossier.</summary>
    LooptAl = 6,
}

/// <summary>How the handling of a report ended. Values are stored: never renumber.</summary>
public enum MeldingUitkomst
{
    /// <summary>The jongere attends again.</summary>
    TerugNaarSchool = 1,

    /// <summary>Agreed with parents, jongere and school.</summary>
    AfsprakenGemaakt = 2,

    /// <summary>Help was brought in.</summary>
    HulpIngezet = 3,

    /// <summary>Goes on in the dossier.</summary>
    VerderInDossier = 4,

    /// <summary>The absence was allowed, or there was none.</summary>
    GeenOngeoorloofdVerzuim = 5,

    /// <summary>Handed to another gemeente.</summary>
    NaarAndereGemeente = 6,
}

/// <summary>What is known when a step is asked for.</summary>
public sealed record Meldinggegevens
{
    /// <summary>State now.</summary>
    public required MeldingToestand Toestand { get; init; }

    /// <summary>Day of the step before, at least the day on which the report came in.</summary>
    public required DateOnly VorigeDatum { get; init; }

    /// <summary>Day of the step.</summary>
    public required DateOnly Datum { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Vandaag { get; init; }

    /// <summary>It was taken up at once by who registered it, without a first action.</summary>
    public bool MistEersteActie { get; init; }

    /// <summary>A first action is chosen.</summary>
    public bool HeeftEersteActie { get; init; }

    /// <summary>An outcome is chosen.</summary>
    public bool HeeftUitkomst { get; init; }
}

/// <summary>The course of a report of absence.</summary>
public static class Meldingverloop
{
    /// <summary>
    /// The states that may follow; steps may be left out, none is taken back. What was taken up without a first action may be taken up again
    /// with one.
    /// </summary>
    /// <param name="toestand">State now.</param>
    /// <param name="mistEersteActie">It was taken up without a first action.</param>
    public static IReadOnlyList<MeldingToestand> Vervolg(MeldingToestand toestand, bool mistEersteActie = false) =>
        [.. Enum.GetValues<MeldingToestand>().Where(t => t > toestand || (t == toestand && t == MeldingToestand.Opgepakt && mistEersteActie))];

    /// <summary>True when somebody has to judge it still.</summary>
    /// <param name="toestand">State now.</param>
    public static bool IsTeBeoordelen(MeldingToestand toestand) => toestand is MeldingToestand.Nieuw or MeldingToestand.Ontvangen;

    /// <summary>
    /// Whether a step may be taken. Refusals, the first that applies: <c>stap-niet-toegestaan</c>, <c>datum-in-toekomst</c>,
    /// <c>datum-voor-vorige-stap</c>, <c>eerste-actie-ontbreekt</c>, <c>actie-voor-oppakken</c>, <c>uitkomst-ontbreekt</c>,
    /// <c>uitkomst-voor-afsluiten</c>.
    /// </summary>
    /// <param name="naar">State asked for.</param>
    /// <param name="gegevens">What is known of the step.</param>
    public static Verdict MagNaar(MeldingToestand naar, Meldinggegevens gegevens)
    {
        ArgumentNullException.ThrowIfNull(gegevens);
        if (!Vervolg(gegevens.Toestand, gegevens.MistEersteActie).Contains(naar))
            return Verdict.Geweigerd("stap-niet-toegestaan");
        if (gegevens.Datum > gegevens.Vandaag)
            return Verdict.Geweigerd("datum-in-toekomst", ("vandaag", Iso(gegevens.Vandaag)));
        if (gegevens.Datum < gegevens.VorigeDatum)
            return Verdict.Geweigerd("datum-voor-vorige-stap", ("vorige", Iso(gegevens.VorigeDatum)));
        if (naar == MeldingToestand.Opgepakt && !gegevens.HeeftEersteActie)
            return Verdict.Geweigerd("eerste-actie-ontbreekt");
        if (naar < MeldingToestand.Opgepakt && gegevens.HeeftEersteActie)
            return Verdict.Geweigerd("actie-voor-oppakken");
        if (naar == MeldingToestand.Afgesloten && !gegevens.HeeftUitkomst)
            return Verdict.Geweigerd("uitkomst-ontbreekt");
        return naar < MeldingToestand.Afgesloten && gegevens.HeeftUitkomst
            ? Verdict.Geweigerd("uitkomst-voor-afsluiten")
            : Verdict.Toegestaan;
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
