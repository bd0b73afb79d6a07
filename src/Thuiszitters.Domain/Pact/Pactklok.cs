// What: where the pact clock of a dossier stands on a day, and which days counted by which rule.
// Source: rules.md R4; the Thuiszitterspact: no child at home for longer than three months without a fitting offer.
// Used by: every screen, list, mail and export that shows a band. Pure.
// Never: rounds, skips holidays or asks the time; the caller names the day.

namespace Thuiszitters.Domain;

/// <summary>The pact clock (rules.md R4).</summary>
public static class Pactklok
{
    /// <summary>The clock on a day. Counted in calendar days, the first day at home being day 1.</summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region as they were on the day the episode began.</param>
    /// <param name="op">The day asked about.</param>
    public static Klokstand Bereken(Dossierfeiten feiten, Regioparameters p, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(p);
        var lijn = new Kloklijn(feiten, p);
        return lijn.StukOp(op) is { } stuk
            ? Stand(lijn, stuk, p, op)
            : new(PactBand.Geen, null, null, null, null, null, 0, null, 0, []);
    }

    /// <summary>Every episode that began by that day, in order: the last as it stands on it, each other as it stood when the next began.</summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static IReadOnlyList<Klokstand> Episodes(Dossierfeiten feiten, Regioparameters p, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(p);
        var lijn = new Kloklijn(feiten, p);
        var episodes = new List<Klokstand>();
        for (var i = 0; i < lijn.Stukken.Count && lijn.Stukken[i].Dagen.Van <= op; i++)
        {
            var volgend = i + 1 < lijn.Stukken.Count && lijn.Stukken[i + 1].Dagen.Van <= op ? lijn.Stukken[i + 1] : null;
            if (volgend?.Episode != lijn.Stukken[i].Episode)
                episodes.Add(Stand(lijn, lijn.Stukken[i], p, volgend?.Dagen.Van.AddDays(-1) ?? op));
        }

        return episodes;
    }

    static Klokstand Stand(Kloklijn lijn, Stuk stuk, Regioparameters p, DateOnly op)
    {
        var loopt = stuk.Dagen.Bevat(op);
        return new(
            stuk.BandOp(op, p),
            stuk.Start,
            stuk.Grens,
            stuk.VierWekenVanaf,
            loopt ? op.DayNumber - stuk.Start.DayNumber + 1 - stuk.Pauzedagen : null,
            loopt ? stuk.Grens.DayNumber - op.DayNumber : null,
            stuk.Pauzedagen,
            loopt ? null : stuk.Dagen.Tot,
            stuk.Episode,
            Delen(lijn, stuk, op))
        {
            Soort = lijn.SoortOp(loopt ? op : stuk.Dagen.Tot.AddDays(-1)),
        };
    }

    static List<Klokdeel> Delen(Kloklijn lijn, Stuk laatste, DateOnly op)
    {
        var delen = new List<Klokdeel>();
        var einde = Dagen.Na(op);
        var vorigePauze = 0;
        foreach (var stuk in lijn.Stukken)
        {
            if (stuk.Episode != laatste.Episode || stuk.Dagen.Van > op) continue;
            // Between two stretches the days are paused; what a merging bridged counts, as it did in the dossier that had the episode.
            var vanaf = delen.Count > 0 ? delen[^1].Periode.Tot!.Value : Dagen.Eerste(laatste.Start, stuk.Dagen.Van);
            if (vanaf < stuk.Dagen.Van)
            {
                var gepauzeerd = delen.Count > 0 && stuk.Pauzedagen > vorigePauze;
                delen.Add(new(new(vanaf, stuk.Dagen.Van), gepauzeerd ? KlokdeelSoort.Pauze : KlokdeelSoort.Telt, gepauzeerd ? "terugval" : "samengevoegd"));
            }

            vorigePauze = stuk.Pauzedagen;
            foreach (var (dagen, soort) in lijn.Soorten(new(stuk.Dagen.Van, Dagen.Eerste(stuk.Dagen.Tot, einde))))
                delen.Add(new(new(dagen.Van, dagen.Tot), KlokdeelSoort.Telt, Code(soort)));
        }

        if (laatste.Dagen.Tot < einde)
            delen.Add(new(new(laatste.Dagen.Tot, einde), KlokdeelSoort.Gestopt, lijn.RegelVanStop(laatste.Dagen.Tot)));
        return delen;
    }

    static string Code(Verzuimsoort soort) => soort == Verzuimsoort.Lrv ? "lrv" : "absoluut-verzuim";
}
