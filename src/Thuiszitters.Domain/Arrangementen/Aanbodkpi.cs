// What: the two figures of the pact per episode: was there an offer in time, and did it start in time.
// Source: rules.md R4 (offer, consent and start are three dates and yield two KPIs; lines with paused days); indicators.md PACT.
// Pure. Used by: what is stored with a dossier, its page and the work list. Never: counts an episode that ended before its line by something
// else than education or care.

namespace Thuiszitters.Domain;

/// <summary>Whether it was in time. Values are stored: never renumber.</summary>
public enum Kpiuitkomst
{
    /// <summary>There is no episode, or it ended before its line by something else.</summary>
    Nvt = 0,

    /// <summary>Not yet, and it can still be.</summary>
    NogNiet = 1,

    /// <summary>In time.</summary>
    OpTijd = 2,

    /// <summary>Too late, or past the line and not yet.</summary>
    TeLaat = 3,
}

/// <summary>The KPIs of one episode.</summary>
/// <param name="Episode">Its number.</param>
/// <param name="Start">S.</param>
/// <param name="AanbodOp">Day of the offer that counts; null while there is none.</param>
/// <param name="GestartOp">Day on which it started, or the child was back at school; null while neither.</param>
/// <param name="Aanbod">Offer within three calendar months and the paused days.</param>
/// <param name="Gestart">Start within three calendar months and the paused days.</param>
/// <param name="AanbodVierWeken">Offer before the four-week line.</param>
/// <param name="GestartVierWeken">Start before the four-week line.</param>
public sealed record Episodekpi(
    int Episode, DateOnly Start, DateOnly? AanbodOp, DateOnly? GestartOp, Kpiuitkomst Aanbod, Kpiuitkomst Gestart, Kpiuitkomst AanbodVierWeken,
    Kpiuitkomst GestartVierWeken);

/// <summary>Offer in time and start in time (rules.md R4).</summary>
public static class Aanbodkpi
{
    /// <summary>The KPIs of every episode that began by that day, in order.</summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static IReadOnlyList<Episodekpi> Bereken(Dossierfeiten feiten, Regioparameters p, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(p);
        // Whatever stops the clock in a region: these two compare the dates themselves.
        var episodes = Pactklok.Episodes(feiten, p with { KlokStopt = KlokStopt.Gestart }, op);
        return [.. episodes.Select((e, i) => Van(e, feiten, i + 1 < episodes.Count ? episodes[i + 1].Start!.Value.AddDays(-1) : op))];
    }

    static Episodekpi Van(Klokstand e, Dossierfeiten feiten, DateOnly op)
    {
        var (start, grens, vierWeken) = (e.Start!.Value, e.Grens!.Value, e.VierWekenVanaf!.Value.AddDays(-1));
        var regel = e.GestoptOp is null ? null : e.Delen[^1].Regel;
        var anders = regel is "vrijstelling" or "plicht-geeindigd" or "verhuisd" or "overleden";
        var gestart = anders ? null : e.GestoptOp;
        // A relapse shows that what came before was not it: what was offered for an earlier stretch does not count for this one.
        var hervat = e.Delen.LastOrDefault(d => d.Soort == KlokdeelSoort.Pauze)?.Periode.Tot;
        var aanbod = feiten.Arrangementen
            .Where(a => !a.AanbodOngedaan && a.AanbodOp <= op && !IsVoorbij(a, hervat ?? start))
            .Select(a => (DateOnly?)a.AanbodOp!.Value).Min();
        aanbod = aanbod is { } dag ? Laatste(dag, start) : null;
        // Back at school without an arrangement: the place was there at the latest then.
        if (gestart is { } begonnen && !(aanbod <= begonnen))
            aanbod = begonnen;
        var tot = anders ? e.GestoptOp : null;
        return new(
            e.Episode, start, aanbod, gestart, Oordeel(aanbod, grens, tot, op), Oordeel(gestart, grens, tot, op), Oordeel(aanbod, vierWeken, tot, op),
            Oordeel(gestart, vierWeken, tot, op));
    }

    // It ended on or before the day from which the child was at home.
    static bool IsVoorbij(Arrangementfeit a, DateOnly thuis) => (a.WeerThuisOp ?? a.GeeindigdOp) is { } einde && einde <= thuis;

    static Kpiuitkomst Oordeel(DateOnly? dag, DateOnly uiterlijk, DateOnly? anders, DateOnly op) =>
        dag is { } d ? d <= uiterlijk ? Kpiuitkomst.OpTijd : Kpiuitkomst.TeLaat
        : anders is { } einde ? einde <= uiterlijk ? Kpiuitkomst.Nvt : Kpiuitkomst.TeLaat
        : op <= uiterlijk ? Kpiuitkomst.NogNiet : Kpiuitkomst.TeLaat;

    static DateOnly Laatste(DateOnly een, DateOnly ander) => een > ander ? een : ander;
}
