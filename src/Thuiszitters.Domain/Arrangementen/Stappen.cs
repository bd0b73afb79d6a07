// What: the dates of an arrangement as they follow from its steps, and what stands against correcting the date of one.
// Source: rules.md R6: each step keeps its own date; dates may not run backwards; a correction keeps the old value and its reason.
// Pure. Used by: the page that corrects a date, and whatever takes a step. Never: changes the order or the state of a step.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>A step that was taken.</summary>
/// <param name="Toestand">The state it led to.</param>
/// <param name="Datum">Its own date.</param>
public sealed record Gezettestap(ArrangementToestand Toestand, DateOnly Datum);

/// <summary>The dates of an arrangement that the clock and the lists read.</summary>
/// <param name="WachtlijstOp">First day on a waiting list.</param>
/// <param name="WachtlijstTot">First day no longer on it.</param>
/// <param name="AanbodOp">Day of the offer.</param>
/// <param name="AkkoordOp">Day of the consent.</param>
/// <param name="GestartOp">Day of the start.</param>
/// <param name="GeeindigdOp">Day on which what had started ended.</param>
public sealed record Stapdata(
    DateOnly? WachtlijstOp, DateOnly? WachtlijstTot, DateOnly? AanbodOp, DateOnly? AkkoordOp, DateOnly? GestartOp, DateOnly? GeeindigdOp);

/// <summary>What is known when the date of a step is corrected.</summary>
public sealed record Correctiegegevens
{
    /// <summary>All steps, in the order in which they were taken.</summary>
    public required IReadOnlyList<Gezettestap> Stappen { get; init; }

    /// <summary>Which of them.</summary>
    public required int Index { get; init; }

    /// <summary>The date that it should have.</summary>
    public required DateOnly Datum { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Vandaag { get; init; }

    /// <summary>A reason was given.</summary>
    public bool HeeftReden { get; init; }

    /// <summary>Of a started one: the first evaluation planned.</summary>
    public DateOnly? EersteEvaluatieOp { get; init; }

    /// <summary>Day of the first evaluation held.</summary>
    public DateOnly? EersteGehouden { get; init; }

    /// <summary>First day at home again.</summary>
    public DateOnly? WeerThuisOp { get; init; }

    /// <summary>Validity of a TLV or of maatwerk.</summary>
    public DateOnly? GeldigVan { get; init; }

    /// <summary>Last day of that validity.</summary>
    public DateOnly? GeldigTotEnMet { get; init; }
}

/// <summary>The steps of one arrangement together (rules.md R6).</summary>
public static class Stappenreeks
{
    /// <summary>The dates that follow from the steps, in the order in which they were taken. A step taken twice (back to be completed) keeps its last date.</summary>
    public static Stapdata Data(IEnumerable<Gezettestap> stappen)
    {
        ArgumentNullException.ThrowIfNull(stappen);
        var data = new Stapdata(null, null, null, null, null, null);
        foreach (var stap in stappen)
        {
            if (data is { WachtlijstOp: not null, WachtlijstTot: null })
                data = data with { WachtlijstTot = stap.Datum };
            data = stap.Toestand switch
            {
                ArrangementToestand.Wachtlijst => data with { WachtlijstOp = stap.Datum, WachtlijstTot = null },
                ArrangementToestand.AanbodGedaan => data with { AanbodOp = stap.Datum },
                ArrangementToestand.Akkoord => data with { AkkoordOp = stap.Datum },
                ArrangementToestand.Gestart => data with { GestartOp = stap.Datum },
                ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt or ArrangementToestand.Vervallen => data with { GeeindigdOp = stap.Datum },
                _ => data,
            };
        }

        return data;
    }

    /// <summary>True when no step is dated before the one before it.</summary>
    public static bool LooptVooruit(IReadOnlyList<Gezettestap> stappen)
    {
        ArgumentNullException.ThrowIfNull(stappen);
        for (var i = 1; i < stappen.Count; i++)
        {
            if (stappen[i].Datum < stappen[i - 1].Datum)
                return false;
        }

        return true;
    }

    /// <summary>
    /// All that stands against a correction, in order: <c>datum-ongewijzigd</c>, <c>datum-voor-vorige-stap</c>, <c>datum-na-volgende-stap</c>,
    /// <c>datum-in-toekomst</c>, <c>reden-ontbreekt</c>; of a start besides <c>start-na-evaluatie</c>, <c>evaluatie-te-laat</c>,
    /// <c>weer-thuis-voor-start</c>, <c>start-buiten-geldigheid</c>.
    /// </summary>
    public static IEnumerable<Verdict> Bezwaren(Correctiegegevens c, Arrangementparameters p)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(p);
        return BezwarenTegen(c, p);
    }

    static IEnumerable<Verdict> BezwarenTegen(Correctiegegevens c, Arrangementparameters p)
    {
        var stap = c.Stappen[c.Index];
        if (c.Datum == stap.Datum)
            yield return Verdict.Geweigerd("datum-ongewijzigd");
        if (c.Index > 0 && c.Datum < c.Stappen[c.Index - 1].Datum)
            yield return Verdict.Geweigerd("datum-voor-vorige-stap", ("vorige", Iso(c.Stappen[c.Index - 1].Datum)));
        if (c.Index + 1 < c.Stappen.Count && c.Datum > c.Stappen[c.Index + 1].Datum)
            yield return Verdict.Geweigerd("datum-na-volgende-stap", ("volgende", Iso(c.Stappen[c.Index + 1].Datum)));
        if (c.Datum > c.Vandaag)
            yield return Verdict.Geweigerd("datum-in-toekomst", ("vandaag", Iso(c.Vandaag)));
        if (!c.HeeftReden)
            yield return Verdict.Geweigerd("reden-ontbreekt");
        if (stap.Toestand != ArrangementToestand.Gestart)
            yield break;
        // The evaluation that was held stays where it was; one that is only planned must still be within its term.
        if (c.EersteGehouden is { } gehouden ? c.Datum >= gehouden : c.EersteEvaluatieOp is { } gepland && c.Datum >= gepland)
            yield return Verdict.Geweigerd("start-na-evaluatie");
        var uiterlijk = c.Datum.AddDays(7 * p.EersteEvaluatieWeken);
        if (c.EersteGehouden is null && c.EersteEvaluatieOp > uiterlijk)
            yield return Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", Iso(uiterlijk)));
        if (c.WeerThuisOp <= c.Datum)
            yield return Verdict.Geweigerd("weer-thuis-voor-start", ("start", Iso(c.Datum)));
        if (c.Datum < c.GeldigVan || c.Datum > c.GeldigTotEnMet)
            yield return Verdict.Geweigerd("start-buiten-geldigheid");
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
