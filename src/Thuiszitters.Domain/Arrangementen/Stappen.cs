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

/// <summary>From when to when an arrangement runs.</summary>
/// <param name="Van">Day of the start.</param>
/// <param name="Tot">Day of the end; null while it runs.</param>
/// <param name="Combinatie">It may run beside others.</param>
public sealed record Looptijd(DateOnly Van, DateOnly? Tot, bool Combinatie)
{
    /// <summary>Both run at a time, and neither is marked as combinatie (rules.md R6: at most one is Gestart).</summary>
    public bool Botst(Looptijd ander)
    {
        ArgumentNullException.ThrowIfNull(ander);
        return !Combinatie && !ander.Combinatie && !(Tot <= ander.Van) && !(ander.Tot <= Van);
    }
}

/// <summary>What was recorded while an arrangement ran, and so lies between its start and its end.</summary>
/// <param name="EersteEvaluatie">Day of the first evaluation held.</param>
/// <param name="LaatsteEvaluatie">Day of the last one.</param>
/// <param name="EersteUren">Monday of the first week with actual hours.</param>
/// <param name="LaatsteUren">Monday of the last one.</param>
public sealed record Vastgelegd(DateOnly? EersteEvaluatie, DateOnly? LaatsteEvaluatie, DateOnly? EersteUren, DateOnly? LaatsteUren)
{
    /// <summary>Nothing.</summary>
    public static readonly Vastgelegd Niets = new(null, null, null, null);

    /// <summary>What stands against an end on that day: <c>einde-voor-evaluatie</c>, <c>einde-voor-uren</c>.</summary>
    public IEnumerable<Verdict> BezwarenTegenEinde(DateOnly einde)
    {
        if (LaatsteEvaluatie > einde)
            yield return Verdict.Geweigerd("einde-voor-evaluatie", ("evaluatie", Iso(LaatsteEvaluatie.Value)));
        if (LaatsteUren > einde)
            yield return Verdict.Geweigerd("einde-voor-uren", ("week", Iso(LaatsteUren.Value)));
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

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

    /// <summary>What was recorded while it ran.</summary>
    public Vastgelegd Vastgelegd { get; init; } = Vastgelegd.Niets;

    /// <summary>It may run beside others.</summary>
    public bool Combinatie { get; init; }

    /// <summary>When the other arrangements of this child run.</summary>
    public IReadOnlyList<Looptijd> Anderen { get; init; } = [];

    /// <summary>Of a start: the voorziening where it is runs on that day; also when it is at none.</summary>
    public bool VoorzieningLoopt { get; init; } = true;

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
    /// <c>datum-in-toekomst</c>, <c>reden-ontbreekt</c>; of a start or an end <c>loopt-samen</c>; of an end besides <c>einde-voor-evaluatie</c>,
    /// <c>einde-voor-uren</c>; of a start <c>start-na-evaluatie</c>, <c>start-na-uren</c>, <c>evaluatie-te-laat</c>, <c>weer-thuis-voor-start</c>,
    /// <c>start-buiten-geldigheid</c>, <c>voorziening-loopt-niet</c>.
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
        if (Looptijd(c) is { } looptijd && c.Anderen.Any(looptijd.Botst))
            yield return Verdict.Geweigerd("loopt-samen");
        if (IsEindeNaStart(c))
            foreach (var bezwaar in c.Vastgelegd.BezwarenTegenEinde(c.Datum))
                yield return bezwaar;
        if (stap.Toestand != ArrangementToestand.Gestart)
            yield break;
        // The evaluation that was held stays where it was; one that is only planned must still be within its term.
        if (c.Vastgelegd.EersteEvaluatie is { } gehouden ? c.Datum >= gehouden : c.EersteEvaluatieOp is { } gepland && c.Datum >= gepland)
            yield return Verdict.Geweigerd("start-na-evaluatie");
        if (c.Vastgelegd.EersteUren is { } uren && uren < Opbouw.Maandag(c.Datum))
            yield return Verdict.Geweigerd("start-na-uren", ("week", Iso(uren)));
        var uiterlijk = c.Datum.AddDays(7 * p.EersteEvaluatieWeken);
        if (c.Vastgelegd.EersteEvaluatie is null && c.EersteEvaluatieOp > uiterlijk)
            yield return Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", Iso(uiterlijk)));
        if (c.WeerThuisOp <= c.Datum)
            yield return Verdict.Geweigerd("weer-thuis-voor-start", ("start", Iso(c.Datum)));
        if (c.Datum < c.GeldigVan || c.Datum > c.GeldigTotEnMet)
            yield return Verdict.Geweigerd("start-buiten-geldigheid");
        if (!c.VoorzieningLoopt)
            yield return Verdict.Geweigerd("voorziening-loopt-niet");
    }

    static bool IsEindeNaStart(Correctiegegevens c) => c.Index == c.Stappen.Count - 1 && ArrangementVerloop.IsEinde(c.Stappen[c.Index].Toestand)
        && c.Stappen.Any(s => s.Toestand == ArrangementToestand.Gestart);

    /// <summary>When it would run; null when the corrected step is neither its start nor its end.</summary>
    static Looptijd? Looptijd(Correctiegegevens c)
    {
        var stappen = c.Stappen.Select((s, i) => i == c.Index ? s with { Datum = c.Datum } : s).ToList();
        return (c.Stappen[c.Index].Toestand == ArrangementToestand.Gestart || IsEindeNaStart(c)) && Data(stappen) is { GestartOp: { } van } data
            ? new(van, data.GeeindigdOp, c.Combinatie) : null;
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
