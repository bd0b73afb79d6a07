// What: when 16 unauthorised hours within 4 consecutive lesweken are reached, and how long that keeps a child dreigend.
// Source: rules.md R2 and R3; Leerplichtwet 1969 art. 21a (16 hours of lessons in a period of four consecutive lesweken).
// Used by: Statusregel, Signaalregels, Wisseldatum. Pure.
// Never: starts the pact clock.

namespace Thuiszitters.Domain;

/// <summary>The running count of unauthorised hours.</summary>
/// <param name="Som">Hours in the window that no signal has used up.</param>
/// <param name="Drempel">Hours that make a 16-uur melding.</param>
/// <param name="Lesweken">Mondays of the lesweken of the window, in order.</param>
/// <param name="BereiktOp">Day on which the threshold was last reached; null when it never was.</param>
public sealed record Urenstand(decimal Som, decimal Drempel, IReadOnlyList<DateOnly> Lesweken, DateOnly? BereiktOp);

/// <summary>The 16-uur melding (rules.md R2).</summary>
public static class Zestienuur
{
    /// <summary>
    /// Days on which a signal is due, in order. Hours count on the first school day of their report; a report of hours without any school
    /// day counts for nothing. A melding without hours (a row of a list) is a signal on its first day and uses up the hours before it.
    /// </summary>
    /// <param name="verzuim">Absences of one child, in any order; only unauthorised hours and 16-uur meldingen count.</param>
    /// <param name="p">Threshold in hours of lessons and window in lesweken.</param>
    /// <param name="kalender">School days of the region.</param>
    public static IReadOnlyList<DateOnly> Signaaldagen(IEnumerable<Verzuimfeit> verzuim, Regioparameters p, Schoolkalender kalender)
    {
        ArgumentNullException.ThrowIfNull(verzuim);
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(kalender);

        return Uren(verzuim, kalender) is { } uren ? Signaaldagen(uren, p, kalender, out _) : [];
    }

    /// <summary>How far the count is on a day: the hours in its window that no signal has used up, and the last signal.</summary>
    /// <param name="verzuim">Absences of one child, in any order.</param>
    /// <param name="p">Threshold in hours of lessons and window in lesweken.</param>
    /// <param name="kalender">School days of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static Urenstand Stand(IEnumerable<Verzuimfeit> verzuim, Regioparameters p, Schoolkalender kalender, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(verzuim);
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(kalender);
        var laatste = kalender.IsLesweek(op) ? kalender.LesweekTerug(op, 0) : kalender.LesweekTerug(op, 1);
        var lesweken = new List<DateOnly>(p.ZestienUurLesweken);
        for (var i = p.ZestienUurLesweken - 1; i >= 0; i--) lesweken.Add(kalender.LesweekTerug(laatste, i));

        var uren = Uren(verzuim, kalender)?.FindAll(u => u.Dag <= op);
        if (uren is null or []) return new(0, p.ZestienUurUren, lesweken, null);
        var signalen = Signaaldagen(uren, p, kalender, out var vanaf);
        return new(SomInVenster(uren, vanaf, uren.Count, lesweken[0]), p.ZestienUurUren, lesweken, signalen is [.., var signaal] ? signaal : null);
    }

    static List<(DateOnly Dag, decimal? Uren)>? Uren(IEnumerable<Verzuimfeit> verzuim, Schoolkalender kalender)
    {
        List<(DateOnly Dag, decimal? Uren)>? uren = null;
        foreach (var feit in verzuim)
        {
            if (Dag(feit, kalender) is { } dag)
                (uren ??= []).Add((dag, feit.Uren));
        }

        uren?.Sort((a, b) => a.Dag.CompareTo(b.Dag));
        return uren;
    }

    // vanaf: reports before this one are used up.
    static List<DateOnly> Signaaldagen(
        List<(DateOnly Dag, decimal? Uren)> uren, Regioparameters p, Schoolkalender kalender, out int vanaf)
    {
        var signalen = new List<DateOnly>();
        vanaf = 0;
        for (var i = 0; i < uren.Count;)
        {
            var dag = uren[i].Dag;
            var melding = false;
            for (; i < uren.Count && uren[i].Dag == dag; i++)
                melding |= uren[i].Uren is null;

            if (melding || SomInVenster(uren, vanaf, i, kalender.LesweekTerug(dag, p.ZestienUurLesweken - 1)) >= p.ZestienUurUren)
            {
                signalen.Add(dag);
                vanaf = i;
            }
        }

        return signalen;
    }

    /// <summary>False for a report of hours without any school day in it, or with no hours above 0: such a report is refused.</summary>
    /// <param name="feit">The report.</param>
    /// <param name="kalender">School days of the region.</param>
    public static bool UrenMogelijk(Verzuimfeit feit, Schoolkalender kalender)
    {
        ArgumentNullException.ThrowIfNull(feit);
        ArgumentNullException.ThrowIfNull(kalender);
        return feit.Uren is not { } uren
            || (uren > 0 && kalender.EersteSchooldagVanaf(feit.EersteDag) <= (feit.LaatsteDag ?? feit.EersteDag));
    }

    // From each signal on, until so many lesweken have passed without further hours, or an officer ended it earlier.
    internal static List<Dagen> Criterium(
        IReadOnlyList<Verzuimfeit> verzuim, IReadOnlyList<DateOnly> signalen, IReadOnlyList<DateOnly> einden, Regioparameters p,
        Schoolkalender kalender)
    {
        var perioden = new List<Dagen>();
        if (signalen.Count == 0) return perioden;

        var laatsten = new List<(DateOnly Dag, DateOnly Laatste)>();
        foreach (var feit in verzuim)
        {
            if (Dag(feit, kalender) is { } dag)
                laatsten.Add((dag, feit.LaatsteDag is { } laatste && laatste > dag ? laatste : dag));
        }

        laatsten.Sort();
        foreach (var signaal in signalen)
        {
            if (perioden.Count > 0 && signaal < perioden[^1].Tot) continue;
            var tot = kalender.NaLesweken(signaal, p.ZestienUurEindeLesweken);
            foreach (var (dag, laatste) in laatsten)
            {
                if (dag >= tot) break;
                if (laatste < signaal) continue;
                var einde = kalender.NaLesweken(laatste, p.ZestienUurEindeLesweken);
                if (einde > tot) tot = einde;
            }

            tot = Dagen.Ingekort(signaal, tot, einden);
            if (signaal < tot) perioden.Add(new(signaal, tot));
        }

        return perioden;
    }

    static decimal SomInVenster(List<(DateOnly Dag, decimal? Uren)> uren, int vanaf, int tot, DateOnly venster)
    {
        var som = 0m;
        for (var i = vanaf; i < tot; i++)
        {
            if (uren[i].Dag >= venster) som += uren[i].Uren ?? 0;
        }

        return som;
    }

    // The day on which a report counts; null when it says nothing about unauthorised hours.
    static DateOnly? Dag(Verzuimfeit feit, Schoolkalender kalender)
    {
        if (feit.Uren is null) return feit.Soort == Verzuimsoort.ZestienUur ? feit.EersteDag : null;
        return feit.Soort is Verzuimsoort.ZestienUur or Verzuimsoort.Lrv or Verzuimsoort.Luxe && UrenMogelijk(feit, kalender)
            ? kalender.EersteSchooldagVanaf(feit.EersteDag)
            : null;
    }
}
