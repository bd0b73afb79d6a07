// What: the build-up of hours in a started arrangement: planned and actual hours per week, and the look-ins after the return.
// Source: rules.md R6 (Opbouw is a phase of Gestart; after-care 1, 4, 12 and 26 weeks after return).
// Pure. Used by: the page of an arrangement and its chart. Never: a week that begins on another day than Monday.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>The hours of one week; null where nothing was planned or filled in.</summary>
/// <param name="Maandag">Monday of the week.</param>
/// <param name="GeplandOnderwijs">Planned hours of education.</param>
/// <param name="GeplandZorg">Planned hours of care.</param>
/// <param name="WerkelijkOnderwijs">Actual hours of education.</param>
/// <param name="WerkelijkZorg">Actual hours of care.</param>
public sealed record Opbouwweek(DateOnly Maandag, decimal? GeplandOnderwijs, decimal? GeplandZorg, decimal? WerkelijkOnderwijs, decimal? WerkelijkZorg);

/// <summary>The build-up plan and what came of it (rules.md R6).</summary>
public static class Opbouw
{
    /// <summary>Most hours of education in a week.</summary>
    public const decimal MeesteOnderwijs = 60;

    /// <summary>Most hours of care in a week.</summary>
    public const decimal MeesteZorg = 168;

    /// <summary>Most weeks that a plan goes ahead: a schooljaar.</summary>
    public const int MeesteWeken = 52;

    /// <summary>Monday of the week of a day.</summary>
    public static DateOnly Maandag(DateOnly dag) => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));

    /// <summary>Number of the ISO week that begins on this Monday.</summary>
    public static int Weeknummer(DateOnly maandag) => ISOWeek.GetWeekOfYear(maandag.ToDateTime(TimeOnly.MinValue));

    /// <summary>A plan that goes evenly from so many hours in the first week to so many in the last, in halves of an hour, never past the end.</summary>
    /// <param name="eerste">Monday of the first week.</param>
    /// <param name="weken">How many weeks.</param>
    /// <param name="van">Hours in the first week.</param>
    /// <param name="naar">Hours in the last week.</param>
    public static IEnumerable<(DateOnly Maandag, decimal Uren)> Gelijkmatig(DateOnly eerste, int weken, decimal van, decimal naar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weken, MeesteWeken);
        return Enumerable.Range(0, weken).Select(i => (
            eerste.AddDays(7 * i),
            weken == 1 ? naar : i == weken - 1 ? naar : Math.Round((van + (naar - van) * i / (weken - 1)) * 2, MidpointRounding.AwayFromZero) / 2));
    }

    /// <summary>
    /// All that stands against hours of a week: <c>geen-maandag</c>, <c>week-voor-start</c>, <c>week-na-einde</c>, <c>week-te-ver</c>,
    /// <c>week-nog-niet-begonnen</c> (actual hours), <c>uren-buiten-bereik</c>, <c>geen-onderwijsuren</c>.
    /// </summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="week">The hours.</param>
    /// <param name="gestartOp">Day on which it started, or is planned to.</param>
    /// <param name="geeindigdOp">Day on which it ended; null while it runs.</param>
    /// <param name="vandaag">Today.</param>
    public static IEnumerable<Verdict> Bezwaren(ArrangementType type, Opbouwweek week, DateOnly gestartOp, DateOnly? geeindigdOp, DateOnly vandaag)
    {
        ArgumentNullException.ThrowIfNull(week);
        return BezwarenTegen(type, week, gestartOp, geeindigdOp, vandaag);
    }

    /// <summary>The weeks from the start up to and including the week of the last day, the latest planned one or today's, each once.</summary>
    public static IReadOnlyList<Opbouwweek> Reeks(IReadOnlyCollection<Opbouwweek> weken, DateOnly gestartOp, DateOnly? geeindigdOp, DateOnly vandaag)
    {
        ArgumentNullException.ThrowIfNull(weken);
        var per = weken.ToDictionary(w => w.Maandag);
        var laatste = Maandag(geeindigdOp ?? vandaag);
        if (geeindigdOp is null && weken.Count > 0 && weken.Max(w => w.Maandag) is var verste && verste > laatste)
            laatste = verste;
        var reeks = new List<Opbouwweek>();
        for (var maandag = Maandag(gestartOp); maandag <= laatste && reeks.Count < MeesteWeken * 4; maandag = maandag.AddDays(7))
            reeks.Add(per.GetValueOrDefault(maandag) ?? new(maandag, null, null, null, null));
        return reeks;
    }

    static IEnumerable<Verdict> BezwarenTegen(ArrangementType type, Opbouwweek week, DateOnly gestartOp, DateOnly? geeindigdOp, DateOnly vandaag)
    {
        if (week.Maandag.DayOfWeek != DayOfWeek.Monday)
            yield return Verdict.Geweigerd("geen-maandag");
        if (week.Maandag < Maandag(gestartOp))
            yield return Verdict.Geweigerd("week-voor-start");
        if (geeindigdOp is { } einde && week.Maandag > einde)
            yield return Verdict.Geweigerd("week-na-einde");
        if (week.Maandag > vandaag.AddDays(7 * MeesteWeken))
            yield return Verdict.Geweigerd("week-te-ver");
        if (week is not { WerkelijkOnderwijs: null, WerkelijkZorg: null } && week.Maandag > vandaag)
            yield return Verdict.Geweigerd("week-nog-niet-begonnen");
        if (week.GeplandOnderwijs is < 0 or > MeesteOnderwijs || week.WerkelijkOnderwijs is < 0 or > MeesteOnderwijs
            || week.GeplandZorg is < 0 or > MeesteZorg || week.WerkelijkZorg is < 0 or > MeesteZorg)
            yield return Verdict.Geweigerd("uren-buiten-bereik");
        if (!Arrangementsoorten.KentOnderwijs(type) && (week.GeplandOnderwijs > 0 || week.WerkelijkOnderwijs > 0))
            yield return Verdict.Geweigerd("geen-onderwijsuren");
    }
}

/// <summary>After-care: how it goes, some time after the return (rules.md R6).</summary>
public static class Nazorg
{
    /// <summary>
    /// The day of return from which look-ins are counted: the end of an arrangement that led to a school, or the start of a plain return.
    /// Null while there is none, and when the child came home again.
    /// </summary>
    public static DateOnly? TerugOp(ArrangementType type, ArrangementToestand toestand, DateOnly? gestartOp, DateOnly? geeindigdOp, Bestemming? bestemming, DateOnly? weerThuisOp) =>
        weerThuisOp is not null || toestand == ArrangementToestand.VoortijdigGestopt ? null
        : type == ArrangementType.TerugNaarSchool && toestand is ArrangementToestand.Gestart or ArrangementToestand.Afgerond ? gestartOp
        : toestand == ArrangementToestand.Afgerond && bestemming is { } b && Arrangementuitkomst.IsTerugkeer(b) ? geeindigdOp
        : null;

    /// <summary>The look-ins after a return, with the number of weeks of each.</summary>
    public static IReadOnlyList<(int Weken, DateOnly Op)> Kijkmomenten(DateOnly terugOp, Arrangementparameters p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return [.. p.NazorgWeken.Select(w => (w, terugOp.AddDays(7 * w)))];
    }

    /// <summary>Whether after-care runs on a day: from the return up to and including the last look-in.</summary>
    public static bool Loopt(DateOnly? nazorgTotEnMet, DateOnly op) => op <= nazorgTotEnMet;
}
