// What: all that changes in a dossier by itself as days pass: band, status, criterion and signals, with the days on which they may change.
// Source: rules.md R2-R4 and R7.
// Used by: Statusregel, Signaalregels and Wisseldatum, so that the three never disagree. Pure.
// Never: scans day by day; between two days of change nothing changes.
using System.Globalization;

namespace Thuiszitters.Domain;

sealed class Tijdlijn
{
    readonly Dossierfeiten feiten;
    readonly Regioparameters p;
    readonly Kloklijn klok;

    // Where the clock stops at offer or consent the child is still at home until something starts: status goes by the start.
    readonly Kloklijn thuis;
    readonly IReadOnlyList<DateOnly> zestienUur;
    readonly List<Dagen> zestienUurCriterium;
    readonly List<Dagen> mazlCriterium;
    readonly List<(Dagen Dagen, Omstandigheidsoort Soort)> omstandigheden = [];

    public Tijdlijn(Dossierfeiten feiten, Regioparameters p, Schoolkalender kalender)
    {
        ArgumentNullException.ThrowIfNull(feiten);
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(kalender);
        this.feiten = feiten;
        this.p = p;
        klok = new(feiten, p);
        thuis = p.KlokStopt == KlokStopt.Gestart ? klok : new(feiten, p with { KlokStopt = KlokStopt.Gestart });
        zestienUur = Zestienuur.Signaaldagen(feiten.Verzuim, p, kalender);
        zestienUurCriterium = Zestienuur.Criterium(feiten.Verzuim, zestienUur, Einden(Meldingcriterium.ZestienUur), p, kalender);
        mazlCriterium = Mazl.Criterium(feiten.Verzuim, Einden(Meldingcriterium.Mazl), p, kalender);
        foreach (var feit in feiten.Omstandigheden)
        {
            if (Dagen.Uit(Omstandigheidregel.Periode(feit, p)) is { Leeg: false } dagen && p.Criteria.HasFlag(Omstandigheidregel.OpDeLijst(feit.Soort)))
                omstandigheden.Add((dagen, feit.Soort));
        }

        omstandigheden.Sort();
    }

    public Periode Plicht => klok.Plicht;

    public Statusoordeel Status(DateOnly op)
    {
        var (status, criterium) = StatusOp(op);
        var dagen = Wisseldagen();
        dagen.RemoveAll(d => d > op);
        for (var i = dagen.Count - 1; i >= 0; i--)
        {
            // Gemeld before the first report would be a date before there was a dossier.
            var eersteMelding = status == DossierStatus.Gemeld && feiten.Verzuim.Count > 0
                && dagen[i] == feiten.Verzuim.Min(v => v.EersteDag);
            if (eersteMelding || StatusOp(Vorige(dagen[i])) != (status, criterium)) return new(status, criterium, dagen[i]);
        }

        return new(status, criterium, Dagen.Eerste(feiten.Geboren, op));
    }

    // Every criterion that holds on the day, the one that came first in front. Not those that make a thuiszitter: of these there is one.
    public List<Criteriumstand> Criteria(DateOnly op)
    {
        var criteria = new List<Criteriumstand>();
        if (!IsVolgbaar(StatusOp(op).Status, op)) return criteria;
        if (thuis.StukOp(op) is { } stuk && stuk.Dagen.Bevat(op) && thuis.SoortOp(op) == Verzuimsoort.Lrv && op < stuk.VierWekenVanaf)
            criteria.Add(new("lrv-in-wording", stuk.Dagen.Van, null));
        if (LooptOpDeLijst(zestienUurCriterium, Criterialijst.ZestienUur, op) is { } zestien) criteria.Add(Stand("16-uur", zestien));
        if (LooptOpDeLijst(mazlCriterium, Criterialijst.Mazl, op) is { } mazl) criteria.Add(Stand("mazl", mazl));
        foreach (var (dagen, soort) in omstandigheden)
        {
            if (dagen.Bevat(op)) criteria.Add(Stand(Omstandigheidregel.Code(soort), dagen));
        }

        return [.. criteria.OrderBy(c => c.Sinds)];

        static Criteriumstand Stand(string code, Dagen dagen) => new(code, dagen.Van, dagen.Tot == DateOnly.MaxValue ? null : dagen.Tot);
    }

    public List<Signaalgrond> Signalen(DateOnly op)
    {
        var gronden = new List<Signaalgrond>();
        if (klok.StukOp(op) is { } stuk && Klokregel(stuk.BandOp(op, p)) is { } regel)
            gronden.Add(new(regel, Sleutel("episode", stuk.Start), stuk.BandVanaf(stuk.BandOp(op, p), p), stuk.Grens));
        if (!IsVolgbaar(StatusOp(op).Status, op)) return gronden;

        if (Loopt(zestienUurCriterium, op) is { } zestien)
        {
            foreach (var dag in zestienUur)
            {
                if (dag >= zestien.Van && dag <= op) gronden.Add(new(Signaalregel.ZestienUur, Sleutel("16-uur", dag), dag, null));
            }
        }

        if (Loopt(mazlCriterium, op) is { } mazl) gronden.Add(new(Signaalregel.Mazl, Sleutel("mazl", mazl.Van), mazl.Van, null));
        return gronden;
    }

    public DateOnly? VolgendeWissel(DateOnly op)
    {
        var nu = ToestandOp(op);
        foreach (var dag in Wisseldagen())
        {
            if (dag > op && ToestandOp(dag) != nu) return dag;
        }

        return null;
    }

    static string Sleutel(string soort, DateOnly dag) => string.Create(CultureInfo.InvariantCulture, $"{soort}-{dag:yyyy-MM-dd}");

    static DateOnly Vorige(DateOnly dag) => dag == DateOnly.MinValue ? dag : dag.AddDays(-1);

    static Dagen? Loopt(List<Dagen> perioden, DateOnly op)
    {
        foreach (var periode in perioden)
        {
            if (periode.Bevat(op)) return periode;
        }

        return null;
    }

    List<DateOnly> Einden(Meldingcriterium criterium) =>
        [.. feiten.Criteriumeinden.Where(e => e.Criterium == criterium).Select(e => e.Op)];

    // Signals of 16 hours and M@ZL are due whatever the regional list says; what makes a child dreigend goes by that list.
    Dagen? LooptOpDeLijst(List<Dagen> perioden, Criterialijst criterium, DateOnly op) =>
        p.Criteria.HasFlag(criterium) ? Loopt(perioden, op) : null;

    static Signaalregel? Klokregel(PactBand band) => band switch
    {
        PactBand.VierWeken => Signaalregel.VierWeken,
        PactBand.Nadert => Signaalregel.PactNadert,
        PactBand.Dringend => Signaalregel.PactDringend,
        PactBand.Overschreden => Signaalregel.PactOverschreden,
        _ => null,
    };

    // Bound, not exempted and still in the region.
    bool IsVolgbaar(DossierStatus status, DateOnly op) =>
        status is not (DossierStatus.NietLeerplichtig or DossierStatus.Vrijgesteld) && !(feiten.VerhuisdOp <= op);

    (DossierStatus Status, string? Criterium) StatusOp(DateOnly op)
    {
        if (feiten.OverledenOp <= op || !Plicht.Bevat(op)) return (DossierStatus.NietLeerplichtig, null);
        foreach (var vrijstelling in klok.Vrijstellingen)
        {
            if (vrijstelling.Bevat(op)) return (DossierStatus.Vrijgesteld, null);
        }

        // The file went along to the other region; here nothing stronger than the report is left.
        if (feiten.VerhuisdOp <= op) return (DossierStatus.Gemeld, null);

        var criterium = default((DateOnly Sinds, string Code)?);
        if (thuis.StukOp(op) is { } stuk && stuk.Dagen.Bevat(op))
        {
            if (thuis.SoortOp(op) == Verzuimsoort.AbsoluutVerzuim) return (DossierStatus.Thuiszitter, "absoluut-verzuim");
            if (op >= stuk.VierWekenVanaf) return (DossierStatus.Thuiszitter, "lrv");
            criterium = (stuk.Dagen.Van, "lrv-in-wording");
        }

        // Of several criteria the one that came first made the child dreigend.
        if (LooptOpDeLijst(zestienUurCriterium, Criterialijst.ZestienUur, op) is { } zestien && !(criterium?.Sinds <= zestien.Van))
            criterium = (zestien.Van, "16-uur");
        if (LooptOpDeLijst(mazlCriterium, Criterialijst.Mazl, op) is { } mazl && !(criterium?.Sinds <= mazl.Van)) criterium = (mazl.Van, "mazl");
        foreach (var (dagen, soort) in omstandigheden)
        {
            if (dagen.Bevat(op) && !(criterium?.Sinds <= dagen.Van)) criterium = (dagen.Van, Omstandigheidregel.Code(soort));
        }

        if (criterium is { } eerste) return (DossierStatus.Dreigend, eerste.Code);

        return (thuis.StopOp(op) is not null || IsWeerOpSchool(op) ? DossierStatus.InOnderwijs : DossierStatus.Gemeld, null);
    }

    // Enrolled and attending, asked of a child that is not at home: something was reported, and all of it is over; or enrolled, and nothing was
    // ever reported. Whoever is enrolled and not at home has no absoluut verzuim or LRV left, also when nobody closed the report.
    bool IsWeerOpSchool(DateOnly op)
    {
        var ingeschreven = false;
        foreach (var inschrijving in klok.Inschrijvingen) ingeschreven |= inschrijving.Bevat(op);
        var gemeld = ingeschreven;
        foreach (var feit in feiten.Verzuim)
        {
            if (feit.EersteDag > op) continue;
            gemeld = true;
            var voorbij = feit.LaatsteDag < op || (ingeschreven && feit.Soort is Verzuimsoort.AbsoluutVerzuim or Verzuimsoort.Lrv)
                || (feit.Soort == Verzuimsoort.ZestienUur
                    && (zestienUurCriterium.Exists(c => c.Tot <= op && feit.EersteDag < c.Tot) || IsBeeindigd(feit.EersteDag, op)));
            if (!voorbij) return false;
        }

        return gemeld;
    }

    // Ended on its very first day a criterion never held; the report is over all the same.
    bool IsBeeindigd(DateOnly gemeld, DateOnly op)
    {
        foreach (var einde in feiten.Criteriumeinden)
        {
            if (einde.Criterium == Meldingcriterium.ZestienUur && einde.Op <= op && gemeld <= einde.Op) return true;
        }

        return false;
    }

    Toestand ToestandOp(DateOnly op)
    {
        var (status, criterium) = StatusOp(op);
        var stuk = klok.StukOp(op);
        var band = stuk?.BandOp(op, p) ?? PactBand.Geen;
        var episode = Klokregel(band) is null ? 0 : stuk!.Episode;
        if (!IsVolgbaar(status, op)) return new(band, status, criterium, episode, 0, null, null);
        var zestien = Loopt(zestienUurCriterium, op);
        return new(band, status, criterium, episode,
            zestien is { } periode ? zestienUur.Count(d => d >= periode.Van && d <= op) : 0,
            zestien?.Van, Loopt(mazlCriterium, op)?.Van);
    }

    // Every day on which anything may change, in order.
    List<DateOnly> Wisseldagen()
    {
        var dagen = new List<DateOnly> { Plicht.Van };
        Voeg(Plicht.Tot);
        Voeg(feiten.VerhuisdOp);
        Voeg(feiten.OverledenOp);
        foreach (var vrijstelling in klok.Vrijstellingen) VoegDagen(vrijstelling);
        foreach (var feit in feiten.Verzuim) VoegDagen(Dagen.Uit(feit));
        foreach (var inschrijving in klok.Inschrijvingen) VoegDagen(inschrijving);
        foreach (var (periode, _) in omstandigheden) VoegDagen(periode);
        foreach (var einde in feiten.Criteriumeinden) dagen.Add(einde.Op);
        foreach (var stop in thuis.Stops) VoegDagen(stop.Dagen);
        VoegStukken(klok);
        if (!ReferenceEquals(klok, thuis)) VoegStukken(thuis);
        foreach (var dag in zestienUur) dagen.Add(dag);
        foreach (var periode in zestienUurCriterium) VoegDagen(periode);
        foreach (var periode in mazlCriterium) VoegDagen(periode);
        dagen.Sort();
        return dagen;

        void Voeg(DateOnly? dag)
        {
            if (dag is { } d && d < DateOnly.MaxValue) dagen.Add(d);
        }

        void VoegDagen(Dagen periode)
        {
            Voeg(periode.Van);
            Voeg(periode.Tot);
        }

        void VoegStukken(Kloklijn lijn)
        {
            foreach (var stuk in lijn.Stukken)
            {
                VoegDagen(stuk.Dagen);
                dagen.Add(stuk.VierWekenVanaf);
                dagen.Add(stuk.BandVanaf(PactBand.Nadert, p));
                dagen.Add(stuk.BandVanaf(PactBand.Dringend, p));
                dagen.Add(stuk.BandVanaf(PactBand.Overschreden, p));
            }
        }
    }

    // What a change is a change of.
    readonly record struct Toestand(
        PactBand Band, DossierStatus Status, string? Criterium, int Signaalepisode, int ZestienUur, DateOnly? ZestienUurSinds,
        DateOnly? MazlSinds);
}
