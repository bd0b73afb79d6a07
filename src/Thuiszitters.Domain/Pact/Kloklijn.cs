// What: the timeline of the pact clock of one dossier: on which days the child was at home, joined into episodes.
// Source: rules.md R4 (start, stops, relapse) and R6 (combinatie, offer or consent undone).
// Used by: Pactklok and Tijdlijn. Pure; the order of the facts does not matter.
// Never: looks at the day asked about; that is what makes one timeline answer for every day.

namespace Thuiszitters.Domain;

sealed class Kloklijn
{
    const int DagenPerVierWeken = 28;

    readonly Verzuimfeit[] thuisfeiten;
    readonly List<Dagen> inschrijvingen = [];
    readonly List<Dagen> opSchool = [];
    readonly List<Dagen> ziek = [];
    readonly List<Dagen> vrijstellingen = [];

    public Kloklijn(Dossierfeiten feiten, Regioparameters p)
    {
        Feiten = feiten;
        Plicht = Leerplicht.Plicht(feiten.Geboren, feiten.StartkwalificatieOp, feiten.PraktijkonderwijsOfVso);
        foreach (var inschrijving in feiten.Inschrijvingen)
        {
            if (Dagen.Uit(inschrijving) is { Leeg: false } dagen) inschrijvingen.Add(dagen);
            if (Dagen.OpSchool(inschrijving) is { Leeg: false } erbij) opSchool.Add(erbij);
        }

        inschrijvingen.Sort();
        opSchool.Sort();
        thuisfeiten = [.. Thuisfeiten().OrderBy(v => v.EersteDag).ThenBy(v => v.Soort)];
        foreach (var feit in feiten.Verzuim)
        {
            if (feit.Soort == Verzuimsoort.Ziek) ziek.Add(Dagen.Uit(feit));
        }

        foreach (var vrijstelling in feiten.Vrijstellingen)
        {
            if (Dagen.Uit(vrijstelling) is { Leeg: false } dagen) vrijstellingen.Add(dagen);
        }

        Stops = BouwStops(p.KlokStopt);
        BouwStukken(Thuis(), p);
    }

    public Dossierfeiten Feiten { get; }

    // Leerplicht and kwalificatieplicht together.
    public Periode Plicht { get; }

    public IReadOnlyList<Dagen> Vrijstellingen => vrijstellingen;

    public IReadOnlyList<Dagen> Inschrijvingen => inschrijvingen;

    // In order of their first day.
    public IReadOnlyList<Stop> Stops { get; }

    // The stretches at home, in order.
    public List<Stuk> Stukken { get; } = [];

    // The last stretch at home that began on or before the day; null before the first.
    public Stuk? StukOp(DateOnly op)
    {
        for (var i = Stukken.Count - 1; i >= 0; i--)
        {
            if (Stukken[i].Dagen.Van <= op) return Stukken[i];
        }

        return null;
    }

    public Stop? StopOp(DateOnly op)
    {
        foreach (var stop in Stops)
        {
            if (stop.Dagen.Bevat(op)) return stop;
        }

        return null;
    }

    // Absoluut verzuim goes before LRV: a child that was written off is no longer enrolled. Enrolled again and still at home it is absent
    // while enrolled: LRV, whatever was reported.
    public Verzuimsoort SoortOp(DateOnly dag)
    {
        if (inschrijvingen.Exists(i => i.Bevat(dag))) return Verzuimsoort.Lrv;
        var loopt = default(Verzuimsoort?);
        var laatst = Verzuimsoort.AbsoluutVerzuim;
        foreach (var feit in thuisfeiten)
        {
            if (feit.EersteDag > dag) break;
            laatst = feit.Soort;
            if (!Dagen.Uit(feit).Bevat(dag)) continue;
            if (feit.Soort == Verzuimsoort.AbsoluutVerzuim) return Verzuimsoort.AbsoluutVerzuim;
            loopt = feit.Soort;
        }

        return loopt ?? laatst;
    }

    // The days of [van, tot) cut where the kind of absence changes.
    public IEnumerable<(Dagen Dagen, Verzuimsoort Soort)> Soorten(Dagen dagen)
    {
        var van = dagen.Van;
        while (van < dagen.Tot)
        {
            var soort = SoortOp(van);
            var tot = van;
            do
                tot = VolgendeGrens(tot, dagen.Tot);
            while (tot < dagen.Tot && SoortOp(tot) == soort);
            yield return (new(van, tot), soort);
            van = tot;
        }
    }

    // Why the clock stands still from this day on.
    public string RegelVanStop(DateOnly dag)
    {
        if (Feiten.OverledenOp <= dag) return "overleden";
        if (Feiten.VerhuisdOp <= dag) return "verhuisd";
        if (vrijstellingen.Exists(v => v.Bevat(dag))) return "vrijstelling";
        if (!Plicht.Bevat(dag)) return "plicht-geeindigd";
        return StopOp(dag)?.Regel ?? "verzuim-geeindigd";
    }

    static bool IsThuis(Verzuimsoort soort) => soort is Verzuimsoort.AbsoluutVerzuim or Verzuimsoort.Lrv;

    // The absences that keep a child at home, by what was reported and by what is known of enrolments. An enrolment changes the kind (SoortOp)
    // and not the days: only attending, or what stops the clock, ends a stretch at home.
    List<Verzuimfeit> Thuisfeiten()
    {
        var gemeld = Feiten.Verzuim.Where(v => IsThuis(v.Soort) && !Dagen.Uit(v).Leeg);
        if (inschrijvingen.Count == 0) return [.. gemeld];

        var ingeschreven = Ingeschreven();
        var thuis = new List<Verzuimfeit>();
        foreach (var feit in gemeld)
        {
            if (feit.Soort == Verzuimsoort.Lrv)
                Voeg(Verzuimsoort.Lrv, feit.EersteDag, Dagen.Eerste(Dagen.Uit(feit).Tot, EersteSchooldagNa(feit.EersteDag)));
            else
                VoegAbsoluut(Dagen.Uit(feit), ingeschreven);
        }

        // Enrolled nowhere after the end of an enrolment: known without a report, as long as nothing contradicts it.
        for (var i = 0; i < ingeschreven.Count; i++)
        {
            if (ingeschreven[i].Tot == DateOnly.MaxValue) continue;
            var volgende = i + 1 < ingeschreven.Count ? ingeschreven[i + 1].Van : DateOnly.MaxValue;
            var dagen = new Dagen(ingeschreven[i].Tot, Weersproken(ingeschreven[i].Tot, volgende));
            Voeg(Verzuimsoort.AbsoluutVerzuim, dagen.Van, Dagen.Eerste(dagen.Tot, OpSchoolVanaf(dagen.Van, ingeschreven)));
        }

        return thuis;

        // After days at school it goes on only when the child is no longer enrolled.
        void VoegAbsoluut(Dagen dagen, List<Dagen> ingeschreven)
        {
            var van = dagen.Van;
            while (van < dagen.Tot)
            {
                var tot = Dagen.Eerste(dagen.Tot, OpSchoolVanaf(van, ingeschreven));
                Voeg(Verzuimsoort.AbsoluutVerzuim, van, tot);
                if (tot == dagen.Tot) return;
                van = ingeschreven.Find(d => d.Bevat(tot)).Tot;
            }
        }

        void Voeg(Verzuimsoort soort, DateOnly van, DateOnly tot)
        {
            if (van < tot) thuis.Add(new(soort, van, tot == DateOnly.MaxValue ? null : tot.AddDays(-1)));
        }
    }

    // The days with an enrolment, whichever, joined where one follows another.
    List<Dagen> Ingeschreven()
    {
        var aaneen = new List<Dagen>();
        foreach (var dagen in inschrijvingen)
        {
            if (aaneen.Count > 0 && dagen.Van <= aaneen[^1].Tot) aaneen[^1] = aaneen[^1] with { Tot = Dagen.Laatste(aaneen[^1].Tot, dagen.Tot) };
            else aaneen.Add(dagen);
        }

        return aaneen;
    }

    // The first day on or after this one on which a child with absoluut verzuim attends: really at school, or enrolled and reported LRV ended.
    DateOnly OpSchoolVanaf(DateOnly van, List<Dagen> ingeschreven)
    {
        var vanaf = DateOnly.MaxValue;
        foreach (var dagen in opSchool)
        {
            if (dagen.Tot > van) vanaf = Dagen.Eerste(vanaf, Dagen.Laatste(van, dagen.Van));
        }

        foreach (var feit in Feiten.Verzuim)
        {
            if (feit is { Soort: Verzuimsoort.Lrv, LaatsteDag: { } laatste } && laatste >= van && laatste >= feit.EersteDag
                && ingeschreven.Exists(d => d.Bevat(Dagen.Na(laatste))))
                vanaf = Dagen.Eerste(vanaf, Dagen.Na(laatste));
        }

        return vanaf;
    }

    DateOnly EersteSchooldagNa(DateOnly dag)
    {
        foreach (var dagen in opSchool)
        {
            if (dagen.Van > dag) return dagen.Van;
        }

        return DateOnly.MaxValue;
    }

    // The first day on which a later fact shows that the child, written off before, has a school or is not at home any more. Absence of hours
    // and holidays contradict only where no enrolment is known; LRV from then on is at home in its own right.
    DateOnly Weersproken(DateOnly uitgeschreven, DateOnly volgende)
    {
        var op = DateOnly.MaxValue;
        foreach (var feit in Feiten.Verzuim)
        {
            var begint = feit.EersteDag >= uitgeschreven && !Dagen.Uit(feit).Leeg && feit.Soort switch
            {
                Verzuimsoort.Lrv => true,
                Verzuimsoort.ZestienUur or Verzuimsoort.Luxe => feit.EersteDag < volgende,
                _ => false,
            };
            if (begint) op = Dagen.Eerste(op, feit.EersteDag);
            if (IsThuis(feit.Soort) && feit.LaatsteDag is { } laatste && laatste >= uitgeschreven && laatste >= feit.EersteDag)
                op = Dagen.Eerste(op, Dagen.Na(laatste));
        }

        return op;
    }

    List<Stop> BouwStops(KlokStopt klokStopt)
    {
        var stops = new List<Stop>();
        foreach (var arrangement in Feiten.Arrangementen)
        {
            if (StoptOp(arrangement, klokStopt) is { } van && new Dagen(van, StopTot(arrangement)) is { Leeg: false } dagen)
                stops.Add(new(dagen, arrangement));
        }

        stops.Sort();
        return stops;
    }

    // The first of the dates that stop the clock in this region. An offer or consent that was undone never stopped it.
    static DateOnly? StoptOp(Arrangementfeit arrangement, KlokStopt klokStopt)
    {
        if (klokStopt == KlokStopt.Gestart || arrangement.AanbodOngedaan) return arrangement.GestartOp;
        var op = Vroegste(arrangement.GestartOp, arrangement.AkkoordOp);
        return klokStopt == KlokStopt.Aanbod ? Vroegste(op, arrangement.AanbodOp) : op;

        static DateOnly? Vroegste(DateOnly? a, DateOnly? b) => a is { } x && b is { } y ? Dagen.Eerste(x, y) : a ?? b;
    }

    // The day on which the child is at home again by this arrangement alone; null when it is not, or nobody said so.
    static DateOnly? WeerThuis(Arrangementfeit arrangement) =>
        arrangement.WeerThuisOp ?? (arrangement.Voortijdig ? arrangement.GeeindigdOp : null);

    // Completed and nothing said about home: the child is at school until a later fact says otherwise.
    DateOnly StopTot(Arrangementfeit arrangement)
    {
        if (WeerThuis(arrangement) is { } thuis) return thuis;
        if (arrangement.GeeindigdOp is not { } geeindigd) return DateOnly.MaxValue;
        var tot = DateOnly.MaxValue;
        foreach (var feit in thuisfeiten)
        {
            if (feit.EersteDag >= geeindigd) tot = Dagen.Eerste(tot, feit.EersteDag);
        }

        foreach (var ander in Feiten.Arrangementen)
        {
            if (WeerThuis(ander) is { } weer && weer > geeindigd) tot = Dagen.Eerste(tot, weer);
        }

        return tot;
    }

    // The days at home by the facts of absence, joined where nothing shows that the child went to school in between.
    List<Dagen> Verzuimdagen()
    {
        var dagen = new List<Dagen>();
        foreach (var feit in thuisfeiten)
        {
            var deel = Dagen.Uit(feit);
            if (dagen.Count > 0 && ZonderSchool(dagen[^1].Tot, deel.Van))
                dagen[^1] = new(dagen[^1].Van, Dagen.Laatste(dagen[^1].Tot, deel.Tot));
            else
                dagen.Add(deel);
        }

        return dagen;
    }

    // True when every day of [van, tot) is in a weekend or authorised by a sick report: neither is a return to school.
    bool ZonderSchool(DateOnly van, DateOnly tot)
    {
        while (van < tot)
        {
            if (van.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                van = van.AddDays(1);
                continue;
            }

            var verder = van;
            foreach (var ziekte in ziek)
            {
                if (ziekte.Bevat(van)) verder = Dagen.Laatste(verder, ziekte.Tot);
            }

            if (verder == van) return false;
            van = verder;
        }

        return true;
    }

    List<Dagen> Thuis()
    {
        var dagen = Verzuimdagen();
        if (dagen.Count == 0) return dagen;

        // At home again without a new fact of absence is absence too, up to where the next fact takes over.
        foreach (var stop in Stops)
        {
            if (stop.Arrangement.WeerThuisOp is not { } weer || weer <= thuisfeiten[0].EersteDag) continue;
            if (dagen.Exists(d => d.Bevat(weer))) continue;
            var volgende = dagen.FindIndex(d => d.Van > weer);
            var tot = EersteSchooldagNa(weer);
            if (tot < DateOnly.MaxValue && (volgende < 0 || tot < dagen[volgende].Van)) dagen.Insert(volgende < 0 ? dagen.Count : volgende, new(weer, tot));
            else if (volgende >= 0) dagen[volgende] = new(weer, dagen[volgende].Tot);
            else dagen.Add(new(weer, DateOnly.MaxValue));
        }

        Dagen.Snijd(dagen, new(DateOnly.MinValue, Plicht.Van));
        Dagen.Snijd(dagen, new(Plicht.Tot ?? DateOnly.MaxValue, DateOnly.MaxValue));
        Dagen.Snijd(dagen, new(Feiten.VerhuisdOp ?? DateOnly.MaxValue, DateOnly.MaxValue));
        Dagen.Snijd(dagen, new(Feiten.OverledenOp ?? DateOnly.MaxValue, DateOnly.MaxValue));
        foreach (var vrijstelling in vrijstellingen) Dagen.Snijd(dagen, vrijstelling);
        foreach (var stop in Stops) Dagen.Snijd(dagen, stop.Dagen);
        return dagen;
    }

    void BouwStukken(List<Dagen> thuis, Regioparameters p)
    {
        foreach (var dagen in thuis)
        {
            var vorig = Stukken.Count > 0 ? Stukken[^1] : null;
            var terugval = vorig is not null && IsTerugval(vorig.Dagen.Tot, dagen.Van, p.TerugvalDagen);
            var start = terugval ? vorig!.Start : dagen.Van;
            var pauze = terugval ? vorig!.Pauzedagen + dagen.Van.DayNumber - vorig.Dagen.Tot.DayNumber : 0;
            (start, pauze) = Verankerd(dagen, start, pauze, p);
            var zelfde = terugval || start <= vorig?.Start;
            var episode = vorig is null ? 1 : vorig.Episode + (zelfde ? 0 : 1);
            var vierWeken = DagenPerVierWeken - (p.VierWeken == VierWekenVariant.VierWekenOfLanger ? 1 : 0);
            Stukken.Add(new(
                dagen, episode, start, pauze, start.AddDays(vierWeken + pauze), start.AddMonths(p.GrensMaanden).AddDays(pauze)));
        }
    }

    // An episode that overlaps one which two dossiers had before they were merged keeps the earliest start of them, and no line of it lies
    // later than it lay in any: the paused days are the fewest for which that holds.
    (DateOnly Start, int Pauze) Verankerd(Dagen dagen, DateOnly start, int pauze, Regioparameters p)
    {
        var ankers = Feiten.Ankers.Where(a => dagen.Raakt(a.Van, a.Tot)).Select(a => (a.Start, Pauze: a.Pauzedagen)).ToList();
        if (ankers.Count == 0) return (start, pauze);
        ankers.Add((start, pauze));
        var eerste = ankers.Min(a => a.Start);
        var grens = ankers.Min(a => a.Start.AddMonths(p.GrensMaanden).AddDays(a.Pauze));
        var vierWeken = ankers.Min(a => a.Start.AddDays(a.Pauze));
        return (eerste, Math.Min(grens.DayNumber - eerste.AddMonths(p.GrensMaanden).DayNumber, vierWeken.DayNumber - eerste.DayNumber));
    }

    // Stopped by an arrangement and at home again: the same episode, when everything in between ended prematurely and within the term.
    bool IsTerugval(DateOnly gestopt, DateOnly weerThuis, int dagen)
    {
        if (vrijstellingen.Exists(v => v.Raakt(gestopt, weerThuis))) return false;
        var tussen = Stops.Where(s => s.Dagen.Raakt(gestopt, weerThuis)).ToList();
        if (tussen.Count == 0 || !ZonderSchool(gestopt, tussen[0].Dagen.Van)) return false;
        var laatste = tussen.Max(s => s.Dagen.Tot);
        return tussen.TrueForAll(s => s.Arrangement.Voortijdig
            && (s.Dagen.Tot == laatste ? weerThuis : s.Dagen.Tot).DayNumber - (s.Arrangement.GestartOp ?? s.Dagen.Van).DayNumber <= dagen);
    }

    DateOnly VolgendeGrens(DateOnly na, DateOnly uiterlijk)
    {
        var grens = uiterlijk;
        foreach (var feit in thuisfeiten)
        {
            var dagen = Dagen.Uit(feit);
            if (dagen.Van > na) grens = Dagen.Eerste(grens, dagen.Van);
            if (dagen.Tot > na) grens = Dagen.Eerste(grens, dagen.Tot);
        }

        foreach (var dagen in inschrijvingen)
        {
            if (dagen.Van > na) grens = Dagen.Eerste(grens, dagen.Van);
            if (dagen.Tot > na) grens = Dagen.Eerste(grens, dagen.Tot);
        }

        return grens;
    }
}

// A stretch of days at home and the lines that hold in it.
sealed record Stuk(Dagen Dagen, int Episode, DateOnly Start, int Pauzedagen, DateOnly VierWekenVanaf, DateOnly Grens)
{
    public PactBand BandOp(DateOnly op, Regioparameters p)
    {
        if (op >= Dagen.Tot) return PactBand.Gestopt;
        var over = Grens.DayNumber - op.DayNumber;
        if (over < 0) return PactBand.Overschreden;
        if (over <= p.DringendDagen) return PactBand.Dringend;
        if (over <= p.NadertDagen) return PactBand.Nadert;
        return op >= VierWekenVanaf ? PactBand.VierWeken : PactBand.Binnen;
    }

    // The first day of a band in this stretch.
    public DateOnly BandVanaf(PactBand band, Regioparameters p) => Thuiszitters.Domain.Dagen.Laatste(Dagen.Van, band switch
    {
        PactBand.VierWeken => VierWekenVanaf,
        PactBand.Nadert => Grens.AddDays(-p.NadertDagen),
        PactBand.Dringend => Grens.AddDays(-p.DringendDagen),
        PactBand.Overschreden => Grens.AddDays(1),
        _ => Start,
    });
}

// The days on which an arrangement keeps the clock still.
sealed record Stop(Dagen Dagen, Arrangementfeit Arrangement) : IComparable<Stop>
{
    public string Regel => Arrangement switch
    {
        { Type: ArrangementType.TerugNaarSchool } => "terug-naar-school",
        { GestartOp: { } gestart } when gestart <= Dagen.Van => "arrangement-gestart",
        { AkkoordOp: { } akkoord } when akkoord <= Dagen.Van => "arrangement-akkoord",
        _ => "arrangement-aanbod",
    };

    public int CompareTo(Stop? other)
    {
        if (other is null) return 1;
        var eerst = Dagen.CompareTo(other.Dagen);
        return eerst != 0 ? eerst : Arrangement.Id.CompareTo(other.Arrangement.Id);
    }
}
