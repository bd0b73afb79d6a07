using System.Globalization;

namespace Thuiszitters.Domain.Tests;

public sealed class VoorzieningTests
{
    static readonly DateOnly Dag = new(2026, 11, 23);
    internal static readonly Guid Ede = new("00000000-0000-0000-0000-000000000001");
    internal static readonly Guid Rhenen = new("00000000-0000-0000-0000-000000000002");
    internal static readonly Guid Swv = new("00000000-0000-0000-0000-00000000000a");
    internal static readonly Guid AnderSwv = new("00000000-0000-0000-0000-00000000000b");

    internal static readonly Voorzieningprofiel Basis = new()
    {
        Id = new("00000000-0000-0000-0000-0000000000ff"), Naam = "De Kade", GemeenteId = Ede, SwvId = Swv, Bereik = Voorzieningbereik.Swv, Sectoren = Sectoren.Vo,
        LeeftijdVan = 12, LeeftijdTotEnMet = 16, Behoeften = Behoeften.Rust | Behoeften.KleineGroep, Capaciteit = 8, Status = Voorzieningstatus.Regulier,
        Begin = new(2024, 8, 1), KwaliteitOp = new(2027, 2, 1), Uitkomsten = Uitkomstcriteria.Uitval | Uitkomstcriteria.Tevredenheid,
    };

    static readonly Plaatsstand Ruim = new(8, 3, 0, null);

    [Fact]
    public void Vlaggen_AllInOrder_None() => Assert.Empty(Voorzieningregels.Vlaggen(Basis, Ruim, Dag));

    [Theory, Rule("Kwaliteitskompas blok 5")]
    [InlineData(Uitkomstcriteria.Geen, true)]
    [InlineData(Uitkomstcriteria.Uitval, true)]
    [InlineData(Uitkomstcriteria.Uitval | Uitkomstcriteria.Terugval, false)]
    public void Vlaggen_RunningWithFewerThanTwoCriteria_Flagged(Uitkomstcriteria criteria, bool gevlagd) =>
        Assert.Equal(gevlagd, Voorzieningregels.Vlaggen(Basis with { Uitkomsten = criteria }, Ruim, Dag).Contains(Voorzieningvlag.TeWeinigUitkomsten));

    [Fact]
    public void Vlaggen_NotRunning_AsksNothingOfQualityOrOutcomes() =>
        Assert.Empty(Voorzieningregels.Vlaggen(Basis with { Einde = Dag.AddDays(-1), Uitkomsten = Uitkomstcriteria.Geen, KwaliteitOp = null }, Ruim, Dag));

    [Fact, Rule("Voorzieningenkaart")]
    public void Vlaggen_QualityDayPassed_Flagged()
    {
        Assert.Empty(Voorzieningregels.Vlaggen(Basis with { KwaliteitOp = Dag }, Ruim, Dag));
        Assert.Equal([Voorzieningvlag.KwaliteitVerlopen], Voorzieningregels.Vlaggen(Basis with { KwaliteitOp = Dag.AddDays(-1) }, Ruim, Dag));
        Assert.Equal([Voorzieningvlag.KwaliteitVerlopen], Voorzieningregels.Vlaggen(Basis with { KwaliteitOp = null }, Ruim, Dag));
    }

    [Fact, Rule("Regionale agenda: pilots")]
    public void Vlaggen_PilotPastItsEnd_Flagged()
    {
        var pilot = Basis with { Status = Voorzieningstatus.Pilot };
        Assert.Empty(Voorzieningregels.Vlaggen(pilot with { Einde = Dag }, Ruim, Dag));
        Assert.Equal([Voorzieningvlag.EindeVerlopen], Voorzieningregels.Vlaggen(pilot, Ruim, Dag));
        Assert.Equal([Voorzieningvlag.EindeVerlopen], Voorzieningregels.Vlaggen(pilot with { Einde = Dag.AddDays(-1) }, Ruim, Dag));
    }

    [Fact]
    public void Vlaggen_MoreTakenThanThereAre_Flagged() =>
        Assert.Equal([Voorzieningvlag.BovenCapaciteit], Voorzieningregels.Vlaggen(Basis, new(8, 9, 0, null), Dag));

    [Fact]
    public void Bezwaren_EveryFault_HasItsOwnCode()
    {
        Assert.Empty(Voorzieningregels.Bezwaren(Basis));
        string[] Codes(Voorzieningprofiel v) => [.. Voorzieningregels.Bezwaren(v).Select(b => b.Code)];
        Assert.Equal(["leeftijd-buiten-bereik"], Codes(Basis with { LeeftijdVan = 3 }));
        Assert.Equal(["leeftijd-buiten-bereik"], Codes(Basis with { LeeftijdTotEnMet = 19 }));
        Assert.Equal(["leeftijd-omgekeerd"], Codes(Basis with { LeeftijdVan = 16, LeeftijdTotEnMet = 12 }));
        Assert.Equal(["sector-ontbreekt", "behoefte-ontbreekt"], Codes(Basis with { Sectoren = Sectoren.Geen, Behoeften = Behoeften.Geen }));
        Assert.Equal(["capaciteit-negatief"], Codes(Basis with { Capaciteit = -1 }));
        Assert.Equal(["einde-voor-begin"], Codes(Basis with { Einde = Basis.Begin.AddDays(-1) }));
        Assert.Equal(["einde-ontbreekt"], Codes(Basis with { Status = Voorzieningstatus.Experiment }));
        Assert.Equal(["swv-dubbel"], Codes(Basis with { MedeSwvId = Swv }));
    }

    [Fact]
    public void Bereikt_EachReach_AsItSays()
    {
        Assert.True(Basis.Bereikt(Rhenen, Swv));
        Assert.False(Basis.Bereikt(Ede, AnderSwv));
        Assert.True((Basis with { MedeSwvId = AnderSwv }).Bereikt(Rhenen, AnderSwv));
        Assert.True(Basis.Bereikt(Ede, null));
        Assert.False(Basis.Bereikt(Rhenen, null));
        Assert.False((Basis with { Bereik = Voorzieningbereik.Gemeente }).Bereikt(Rhenen, Swv));
        Assert.True((Basis with { Bereik = Voorzieningbereik.Regio }).Bereikt(Rhenen, AnderSwv));
    }

    [Fact, Rule("Voorzieningenkaart")]
    public void Plaatsen_StartedAndWaiting_CountedAndNothingElse()
    {
        var anders = Enum.GetValues<ArrangementToestand>().Where(t => t is not (ArrangementToestand.Gestart or ArrangementToestand.Wachtlijst))
            .Select(t => new Plaatsfeit(Basis.Id, t, Dag));
        var stand = Plaatsen.Tel(Basis.Id, 2,
        [
            .. anders, new(Basis.Id, ArrangementToestand.Gestart, null), new(Basis.Id, ArrangementToestand.Gestart, null), new(Basis.Id, ArrangementToestand.Gestart, null),
            new(null, ArrangementToestand.Gestart, null), new(Ede, ArrangementToestand.Wachtlijst, Dag.AddDays(-90)),
            new(Basis.Id, ArrangementToestand.Wachtlijst, Dag.AddDays(-13)), new(Basis.Id, ArrangementToestand.Wachtlijst, Dag.AddDays(-20)),
        ]);
        Assert.Equal(new(2, 3, 2, Dag.AddDays(-20)), stand);
        Assert.Equal((0, 1, true, 2), (stand.Vrij, stand.Boven, stand.IsVol, stand.Wachtweken(Dag)));
        Assert.Null(new Plaatsstand(null, 3, 0, null).Vrij);
    }

    [Theory, Rule("R6")]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void Start_AtAFullVoorziening_NeedsAReason(bool vol, bool reden, bool mag)
    {
        var bezwaren = ArrangementVerloop.Bezwaren(ArrangementType.ZorgAlleen, ArrangementToestand.Akkoord, ArrangementToestand.Gestart, new Stapgegevens
        {
            Datum = Dag, VorigeDatum = Dag, Vandaag = Dag, HeeftReden = reden, HeeftAanbieder = true, UrenOnderwijs = 0, UrenZorg = 4, HeeftFinanciering = true,
            EersteEvaluatieOp = Dag.AddDays(30), AkkoordOuders = true, AkkoordKind = true, Leeftijd = 14, VoorzieningVol = vol,
        });
        Assert.Equal(mag ? [] : ["voorziening-vol"], bezwaren.Select(b => b.Code));
    }

    [Fact]
    public void Plaatsen_AnyCourseOfSteps_EqualARecount()
    {
        var toeval = new Random(40);
        var voorzieningen = Enumerable.Range(0, 40).Select(i => new Guid(i + 1, 0, 0, new byte[8])).ToArray();
        var rijen = new Plaatsfeit[1000];
        var bezet = voorzieningen.ToDictionary(v => v, _ => 0);
        for (var stap = 0; stap < 5000; stap++)
        {
            var i = toeval.Next(rijen.Length);
            if (rijen[i] is { Toestand: ArrangementToestand.Gestart, VoorzieningId: { } was })
                bezet[was]--;
            rijen[i] = new(toeval.Next(10) == 0 ? null : voorzieningen[toeval.Next(40)], (ArrangementToestand)toeval.Next(1, 15), Dag.AddDays(-toeval.Next(200)));
            if (rijen[i] is { Toestand: ArrangementToestand.Gestart, VoorzieningId: { } nu })
                bezet[nu]++;
        }

        Assert.All(voorzieningen, v => Assert.Equal(bezet[v], Plaatsen.Tel(v, 10, rijen).Bezet));
    }

    [Theory, Rule("R10")]
    [InlineData(0, Cijfersoort.Geen, 0)]
    [InlineData(1, Cijfersoort.Klein, 0)]
    [InlineData(4, Cijfersoort.Klein, 0)]
    [InlineData(5, Cijfersoort.Afgerond, 5)]
    [InlineData(7, Cijfersoort.Afgerond, 5)]
    [InlineData(8, Cijfersoort.Afgerond, 10)]
    [InlineData(123, Cijfersoort.Afgerond, 125)]
    public void Kleincijfer_OfANumber_NeverShowsOneToFour(int aantal, Cijfersoort soort, int waarde) => Assert.Equal(new(soort, waarde), Kleincijfer.Van(aantal));

    [Fact, Rule("R10")]
    public void Verhouding_AnyShare_LetsNoSmallGroupBeComputed()
    {
        // For every share, each small numerator or rest is one of at least three that look the same.
        var gezien = new Dictionary<Verhouding, HashSet<(int Teller, int Noemer)>>();
        for (var n = 0; n <= 80; n++)
            for (var k = 0; k <= n; k++)
            {
                var v = Verhouding.Van(k, n);
                (gezien.TryGetValue(v, out var rijen) ? rijen : gezien[v] = []).Add((k, n));
                Assert.Equal(n < 10, v.Soort == Verhoudingsoort.TeWeinig);
            }

        Assert.All(gezien.Where(g => g.Value.Any(r => r.Noemer <= 70 && (r.Teller is > 0 and < 5 || r.Noemer - r.Teller is > 0 and < 5))), g => Assert.True(g.Value.Count >= 12));
    }

    [Fact]
    public void Verhouding_OfALargeGroup_IsRounded()
    {
        Assert.Equal(new(Verhoudingsoort.Deel, 15, 40, 40), Verhouding.Van(15, 38));
        Assert.Equal(new(Verhoudingsoort.Enkele, 0, 40, 0), Verhouding.Van(4, 38));
        Assert.Equal(new(Verhoudingsoort.BijnaAlle, 0, 40, 0), Verhouding.Van(35, 38));
        Assert.Equal(new(Verhoudingsoort.Geen, 0, 40, 0), Verhouding.Van(0, 38));
        Assert.Equal(new(Verhoudingsoort.Alle, 0, 40, 0), Verhouding.Van(38, 38));
        Assert.Throws<ArgumentOutOfRangeException>(() => Verhouding.Van(11, 10));
    }

    static Afloop Op(string geeindigd, string? thuis = null, bool voortijdig = false, Bestemming? bestemming = null, int? cijfer = null, params Doelbereik[] doelen) => new()
    {
        GeeindigdOp = DateOnly.Parse(geeindigd, CultureInfo.InvariantCulture), WeerThuisOp = thuis is null ? null : DateOnly.Parse(thuis, CultureInfo.InvariantCulture),
        Voortijdig = voortijdig, Bestemming = bestemming, TevredenKind = cijfer, Doelen = doelen,
    };

    [Theory, Rule("OUT")]
    [InlineData("2025-11-30", "2026-05-30", 6, true)]
    [InlineData("2025-11-30", "2026-05-31", 6, false)]
    [InlineData("2025-08-31", "2026-02-28", 6, true)]
    [InlineData("2025-08-31", "2026-03-01", 6, false)]
    [InlineData("2025-11-30", null, 12, false)]
    public void IsTerugval_WithinTheMonths_ByCalendar(string geeindigd, string? thuis, int maanden, bool terugval) =>
        Assert.Equal(terugval, Opbrengst.IsTerugval(Op(geeindigd, thuis), maanden));

    [Fact, Rule("OUT")]
    public void Opbrengst_OfManyEndings_EachWithItsOwnDenominator()
    {
        List<Afloop> aflopen =
        [
            .. Enumerable.Range(0, 12).Select(_ => Op("2025-03-01", bestemming: Bestemming.EigenSchool, cijfer: 8, doelen: [Doelbereik.Ja, Doelbereik.Deels])),
            .. Enumerable.Range(0, 8).Select(_ => Op("2025-03-01", "2025-06-01", voortijdig: true, bestemming: Bestemming.Thuis, doelen: [Doelbereik.Nee])),
            .. Enumerable.Range(0, 10).Select(_ => Op("2026-10-01", "2026-10-15")),
        ];
        var o = Opbrengst.Van(aflopen, Dag);
        Assert.Equal(new(Cijfersoort.Afgerond, 30), o.Geeindigd);
        Assert.Equal(new(Verhoudingsoort.Deel, 10, 30, 25), o.Uitval);
        Assert.Equal(new(Verhoudingsoort.Deel, 10, 20, 60), o.DoelenBereikt);
        Assert.Equal(new(8.0m, 10), o.TevredenKind);
        Assert.Equal(new(null, 0), o.TevredenOuders);
        // The ten who ended last month are at home again, and do not count yet.
        Assert.Equal(new(Verhoudingsoort.Deel, 10, 20, 40), o.TerugvalZes);
        Assert.Equal([(Bestemming.EigenSchool, new(Cijfersoort.Afgerond, 10)), (Bestemming.Thuis, new(Cijfersoort.Afgerond, 10))], o.Bestemmingen);
    }

    [Fact, Rule("R10")]
    public void Opbrengst_OfNine_SaysNothing()
    {
        var o = Opbrengst.Van([.. Enumerable.Range(0, 9).Select(_ => Op("2025-03-01", "2025-04-01", voortijdig: true, bestemming: Bestemming.EigenSchool, cijfer: 3, doelen: [Doelbereik.Nee]))], Dag);
        Assert.All([o.Uitval, o.DoelenBereikt, o.TerugvalZes, o.TerugvalTwaalf], v => Assert.Equal(Verhoudingsoort.TeWeinig, v.Soort));
        Assert.Null(o.TevredenKind.Waarde);
        Assert.Empty(o.Bestemmingen);
    }
}
