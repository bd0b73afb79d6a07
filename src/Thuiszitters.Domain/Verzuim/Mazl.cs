// What: when sick leave becomes worrying, and how long that keeps a child dreigend.
// Source: rules.md R2 and R3; the method M@ZL (Medische Advisering Ziekgemelde Leerling).
// Used by: Statusregel, Signaalregels, Wisseldatum. Pure.
// Never: starts, stops or pauses the pact clock: sick leave is authorised. Never holds why a child is ill.

namespace Thuiszitters.Domain;

/// <summary>Worrying sick leave (rules.md R2).</summary>
public static class Mazl
{
    /// <summary>First day on which sick leave is worrying; null when it never is.</summary>
    /// <param name="verzuim">Absences of one child, in any order; only sick leave counts. No last day: still ill.</param>
    /// <param name="p">Number of reports, window in schoolweken, number of consecutive school days.</param>
    /// <param name="kalender">School days of the region.</param>
    public static DateOnly? Eerste(IEnumerable<Verzuimfeit> verzuim, Regioparameters p, Schoolkalender kalender) =>
        Signaaldagen(verzuim, p, kalender) is [var eerste, ..] ? eerste : null;

    /// <summary>
    /// Days on which a criterion of M@ZL is reached, in order: the 4th report in 12 schoolweken, the 7th school day ill in a row.
    /// </summary>
    /// <param name="verzuim">Absences of one child, in any order.</param>
    /// <param name="p">Number of reports, window in schoolweken, number of consecutive school days.</param>
    /// <param name="kalender">School days of the region.</param>
    public static IReadOnlyList<DateOnly> Signaaldagen(IEnumerable<Verzuimfeit> verzuim, Regioparameters p, Schoolkalender kalender)
    {
        ArgumentNullException.ThrowIfNull(verzuim);
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(kalender);
        var ziek = Ziek(verzuim);
        return ziek is null ? [] : Signaaldagen(ziek, Aaneen(ziek, kalender), p, kalender);
    }

    // From a criterion reached on, until so many schoolweken back at school; ill again in between, the count starts anew.
    // An officer who ends it earlier, ends it on that day; what was reported before that day never counts again.
    internal static List<Dagen> Criterium(
        IEnumerable<Verzuimfeit> verzuim, IReadOnlyList<DateOnly> einden, Regioparameters p, Schoolkalender kalender)
    {
        var perioden = new List<Dagen>();
        if (Ziek(verzuim) is not { } ziek) return perioden;

        var aaneen = Aaneen(ziek, kalender);
        foreach (var signaal in SignaaldagenPerEinde(ziek, einden, p, kalender))
        {
            if (perioden.Count > 0 && signaal < perioden[^1].Tot) continue;
            var tot = signaal;
            foreach (var ziekte in aaneen)
            {
                if (ziekte.Tot <= signaal) continue;
                if (ziekte.Van > signaal && ziekte.Van >= tot) break;
                tot = ziekte.Tot == DateOnly.MaxValue ? ziekte.Tot : kalender.NaLesweken(ziekte.Tot.AddDays(-1), p.MazlEindeSchoolweken);
            }

            tot = Dagen.Ingekort(signaal, tot, einden);
            if (signaal < tot) perioden.Add(new(signaal, tot));
        }

        return perioden;
    }

    static List<DateOnly> SignaaldagenPerEinde(List<Dagen> ziek, IReadOnlyList<DateOnly> einden, Regioparameters p, Schoolkalender kalender)
    {
        var signalen = new List<DateOnly>();
        var van = DateOnly.MinValue;
        foreach (var tot in einden.Order().Append(DateOnly.MaxValue))
        {
            var deel = ziek.FindAll(z => z.Van >= van && z.Van < tot);
            signalen.AddRange(Signaaldagen(deel, Aaneen(deel, kalender), p, kalender).Where(s => s < tot));
            van = tot;
        }

        return signalen;
    }

    static List<DateOnly> Signaaldagen(List<Dagen> ziek, List<Dagen> aaneen, Regioparameters p, Schoolkalender kalender)
    {
        var dagen = new List<DateOnly>();
        var meldingen = ziek.ConvertAll(z => z.Van);
        for (var i = meldingen.Count - 1; i > 0; i--)
        {
            if (meldingen[i] == meldingen[i - 1]) meldingen.RemoveAt(i); // the same report twice is one report
        }

        for (var i = p.MazlMeldingen - 1; i < meldingen.Count; i++)
        {
            if (meldingen[i - (p.MazlMeldingen - 1)] >= kalender.LesweekTerug(meldingen[i], p.MazlSchoolweken - 1))
                dagen.Add(meldingen[i]);
        }

        foreach (var ziekte in aaneen)
        {
            var dag = kalender.EersteSchooldagVanaf(ziekte.Van);
            for (var n = 1; n < p.MazlSchooldagen && dag < ziekte.Tot; n++)
                dag = kalender.EersteSchooldagVanaf(dag.AddDays(1));
            if (dag < ziekte.Tot) dagen.Add(dag);
        }

        dagen.Sort();
        return [.. dagen.Distinct()];
    }

    static List<Dagen>? Ziek(IEnumerable<Verzuimfeit> verzuim)
    {
        List<Dagen>? ziek = null;
        foreach (var feit in verzuim)
        {
            if (feit.Soort == Verzuimsoort.Ziek && Dagen.Uit(feit) is { Leeg: false } dagen)
                (ziek ??= []).Add(dagen);
        }

        ziek?.Sort();
        return ziek;
    }

    // Consecutive is what has no school day in between, whatever the number of reports.
    static List<Dagen> Aaneen(List<Dagen> ziek, Schoolkalender kalender)
    {
        var aaneen = new List<Dagen>(ziek.Count);
        foreach (var dagen in ziek)
        {
            if (aaneen.Count > 0 && (dagen.Van <= aaneen[^1].Tot || kalender.EersteSchooldagVanaf(aaneen[^1].Tot) >= dagen.Van))
                aaneen[^1] = new(aaneen[^1].Van, Dagen.Laatste(aaneen[^1].Tot, dagen.Tot));
            else
                aaneen.Add(dagen);
        }

        return aaneen;
    }
}
