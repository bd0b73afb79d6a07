// What: what may be done with a task, by whom, and when it is due.
// Source: ADR 20 (tasks are asked and taken within or between two organisations); working days: rules.md R7.
// Pure. Used by: the pages of tasks, the list of my tasks, the work list.
// Never: a task that is moved or withdrawn without a reason, withdrawn by who was asked, or taken over by another organisation than the one
// that was asked: it would vanish for that one.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>State of a task. Values are stored: never renumber.</summary>
public enum TaakToestand
{
    /// <summary>To be done.</summary>
    Open = 1,

    /// <summary>Done.</summary>
    Klaar = 2,

    /// <summary>Withdrawn by who asked it.</summary>
    Ingetrokken = 3,
}

/// <summary>What can be done with a task.</summary>
public enum TaakStap
{
    /// <summary>It is done.</summary>
    Klaar = 1,

    /// <summary>Somebody else takes it over.</summary>
    Overnemen = 2,

    /// <summary>It is due on another day.</summary>
    Verzetten = 3,

    /// <summary>It is no longer asked.</summary>
    Intrekken = 4,
}

/// <summary>What is known when a step is asked for.</summary>
public sealed record Taakgegevens
{
    /// <summary>State now.</summary>
    public required TaakToestand Toestand { get; init; }

    /// <summary>The organisation of who takes the step is the one that asked the task.</summary>
    public bool IsVrager { get; init; }

    /// <summary>The organisation of who takes the step is the one that was asked.</summary>
    public bool IsGevraagde { get; init; }

    /// <summary>The task is for who takes the step.</summary>
    public bool IsVanMij { get; init; }

    /// <summary>Day on which it is due now.</summary>
    public required DateOnly Termijn { get; init; }

    /// <summary>Verzetten: the new day.</summary>
    public DateOnly? NieuweTermijn { get; init; }

    /// <summary>A reason is given.</summary>
    public bool HeeftReden { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Vandaag { get; init; }
}

/// <summary>The course of a task.</summary>
public static class TaakVerloop
{
    /// <summary>The steps that can be offered.</summary>
    /// <param name="toestand">State now.</param>
    /// <param name="isVrager">The reader's organisation asked it.</param>
    /// <param name="isGevraagde">The reader's organisation was asked.</param>
    /// <param name="isVanMij">It is for the reader.</param>
    public static IReadOnlyList<TaakStap> Vervolg(TaakToestand toestand, bool isVrager, bool isGevraagde, bool isVanMij)
    {
        if (toestand != TaakToestand.Open)
            return [];
        var stappen = new List<TaakStap> { TaakStap.Klaar };
        if (isGevraagde && !isVanMij)
            stappen.Add(TaakStap.Overnemen);
        stappen.Add(TaakStap.Verzetten);
        if (isVrager)
            stappen.Add(TaakStap.Intrekken);
        return stappen;
    }

    /// <summary>
    /// Whether a step may be taken. Refusals, the first that applies: <c>taak-niet-open</c>, <c>al-van-u</c>, <c>alleen-gevraagde</c>,
    /// <c>alleen-vrager</c>, <c>termijn-ontbreekt</c>, <c>termijn-in-verleden</c>, <c>termijn-ongewijzigd</c>, <c>reden-ontbreekt</c>.
    /// </summary>
    /// <param name="stap">The step asked for.</param>
    /// <param name="gegevens">What is known.</param>
    public static Verdict MagStap(TaakStap stap, Taakgegevens gegevens)
    {
        ArgumentNullException.ThrowIfNull(gegevens);
        if (gegevens.Toestand != TaakToestand.Open)
            return Verdict.Geweigerd("taak-niet-open");
        if (stap == TaakStap.Overnemen && gegevens.IsVanMij)
            return Verdict.Geweigerd("al-van-u");
        if (stap == TaakStap.Overnemen && !gegevens.IsGevraagde)
            return Verdict.Geweigerd("alleen-gevraagde");
        if (stap == TaakStap.Intrekken && !gegevens.IsVrager)
            return Verdict.Geweigerd("alleen-vrager");
        if (stap == TaakStap.Verzetten)
        {
            if (gegevens.NieuweTermijn is not { } nieuw)
                return Verdict.Geweigerd("termijn-ontbreekt");
            if (nieuw < gegevens.Vandaag)
                return Verdict.Geweigerd("termijn-in-verleden", ("vandaag", gegevens.Vandaag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            if (nieuw == gegevens.Termijn)
                return Verdict.Geweigerd("termijn-ongewijzigd");
        }

        return stap is TaakStap.Verzetten or TaakStap.Intrekken && !gegevens.HeeftReden
            ? Verdict.Geweigerd("reden-ontbreekt")
            : Verdict.Toegestaan;
    }

    /// <summary>Whether a task is late: open, and its day is over.</summary>
    /// <param name="toestand">State now.</param>
    /// <param name="termijn">Day on which it is due.</param>
    /// <param name="vandaag">Today.</param>
    public static bool IsTeLaat(TaakToestand toestand, DateOnly termijn, DateOnly vandaag) => toestand == TaakToestand.Open && termijn < vandaag;

    /// <summary>The day on which a task is due: the date when there is one, else so many working days from today; null without either.</summary>
    /// <param name="vandaag">Today.</param>
    /// <param name="datum">A date.</param>
    /// <param name="werkdagen">A number of working days, 0 or more.</param>
    public static DateOnly? Termijn(DateOnly vandaag, DateOnly? datum, int? werkdagen) =>
        datum ?? (werkdagen is { } n ? Werkdagen.Na(vandaag, n) : null);
}
