namespace Thuiszitters.Domain.Tests;

public sealed class PassendTests
{
    static readonly DateOnly Dag = new(2026, 11, 23);
    static readonly Voorzieningprofiel Basis = VoorzieningTests.Basis;
    static readonly Plaatsstand Ruim = new(8, 3, 0, null);

    static readonly Passendvraag Vraag = new()
    {
        Leeftijd = 14, Sector = Sector.Vo, Behoeften = Behoeften.Rust, GemeenteId = VoorzieningTests.Ede, SwvId = VoorzieningTests.Swv, Dag = Dag,
    };

    static string[] Codes(Passendvraag vraag, Voorzieningprofiel v, Plaatsstand stand, Redengewicht gewicht) =>
        [.. Passend.Van(vraag, v, stand).Redenen.Where(r => r.Gewicht == gewicht).Select(r => r.Code)];

    [Fact, Rule("R6")]
    public void Van_AllFits_SaysWhy()
    {
        var p = Passend.Van(Vraag, Basis, Ruim);
        Assert.True(p.Past);
        Assert.Equal(["leeftijd-past", "sector-past", "behoeften-vervuld", "zelfde-gemeente", "plaats-vrij"], p.Redenen.Select(r => r.Code));
        Assert.Equal("5", p.Redenen[^1].Waarde);
    }

    [Theory, Rule("R6")]
    [InlineData(11, "te-jong")]
    [InlineData(12, null)]
    [InlineData(16, null)]
    [InlineData(17, "te-oud")]
    public void Van_Age_BothEndsIncluded(int leeftijd, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Vraag with { Leeftijd = leeftijd }, Basis, Ruim, Redengewicht.Tegen));

    [Fact]
    public void Van_EverythingAgainst_SaysAllOfIt()
    {
        var vraag = Vraag with { Leeftijd = 6, Sector = Sector.Po, Behoeften = Behoeften.Taal, GemeenteId = VoorzieningTests.Rhenen, SwvId = VoorzieningTests.AnderSwv };
        Assert.Equal(["te-jong", "andere-sector", "behoeften-onvervuld", "buiten-bereik", "gestopt"],
            Codes(vraag, Basis with { Einde = Dag.AddDays(-1) }, new(8, 8, 2, Dag.AddDays(-30)), Redengewicht.Tegen));
    }

    [Fact]
    public void Van_UnknownThings_WarnAndDoNotRefuse()
    {
        var p = Passend.Van(Vraag with { Sector = null, Behoeften = Behoeften.Geen }, Basis with { TlvNodig = true, InschrijvingNodig = true }, new(null, 0, 0, null));
        Assert.True(p.Past);
        Assert.Equal(["sector-onbekend", "behoeften-onbekend", "plaatsen-niet-vast", "tlv-nodig", "inschrijving-nodig"],
            p.Redenen.Where(r => r.Gewicht == Redengewicht.LetOp).Select(r => r.Code));
    }

    [Fact]
    public void Van_SomeNeedsMet_FitsWithAWarning()
    {
        var p = Passend.Van(Vraag with { Behoeften = Behoeften.Rust | Behoeften.Vervoer }, Basis, Ruim);
        Assert.True(p.Past);
        Assert.Equal((Behoeften.Rust, Behoeften.Vervoer), (p.Vervuld, p.Onvervuld));
        Assert.Contains(p.Redenen, r => r is { Code: "behoeften-onvervuld", Gewicht: Redengewicht.LetOp, Waarde: "Vervoer" });
    }

    [Fact]
    public void Van_FullWithAWaitingList_FitsWithNumberAndWeeks()
    {
        var p = Passend.Van(Vraag, Basis, new(8, 8, 2, Dag.AddDays(-30)));
        Assert.True(p.Past);
        Assert.False(p.HeeftPlaats);
        Assert.Contains(p.Redenen, r => r is { Code: "wachtlijst", Waarde: "2/4" });
    }

    [Fact]
    public void Van_BeginAndEnd_AreTold()
    {
        Assert.Contains("begint-nog", Codes(Vraag, Basis with { Begin = Dag.AddDays(1) }, Ruim, Redengewicht.LetOp));
        Assert.Contains("stopt-binnenkort", Codes(Vraag, Basis with { Einde = Dag.AddMonths(2) }, Ruim, Redengewicht.LetOp));
        Assert.Empty(Codes(Vraag, Basis with { Einde = Dag.AddYears(1) }, Ruim, Redengewicht.LetOp));
    }

    [Fact, Rule("Voorzieningenkaart")]
    public void Zoek_Reach_GemeenteBeforeSwvBeforeRegio()
    {
        var regio = Basis with { Id = new(1, 0, 0, new byte[8]), Bereik = Voorzieningbereik.Regio, GemeenteId = VoorzieningTests.Rhenen, SwvId = VoorzieningTests.AnderSwv };
        var swv = Basis with { Id = new(2, 0, 0, new byte[8]), GemeenteId = VoorzieningTests.Rhenen };
        var gemeente = Basis with { Id = new(3, 0, 0, new byte[8]) };
        Assert.Equal([gemeente.Id, swv.Id, regio.Id], Passend.Zoek(Vraag, [(regio, Ruim), (swv, Ruim), (gemeente, Ruim)]).Select(p => p.Voorziening.Id));
    }

    [Fact]
    public void Zoek_NeedsMet_BeforePlaceBeforeNearness()
    {
        var vraag = Vraag with { Behoeften = Behoeften.Rust | Behoeften.Taal };
        var alles = Basis with { Id = new(1, 0, 0, new byte[8]), Behoeften = vraag.Behoeften, GemeenteId = VoorzieningTests.Rhenen };
        var vol = Basis with { Id = new(2, 0, 0, new byte[8]) };
        var ver = Basis with { Id = new(3, 0, 0, new byte[8]), GemeenteId = VoorzieningTests.Rhenen };
        var niet = Basis with { Id = new(4, 0, 0, new byte[8]), LeeftijdTotEnMet = 13, Behoeften = vraag.Behoeften };
        Assert.Equal([alles.Id, ver.Id, vol.Id, niet.Id],
            Passend.Zoek(vraag, [(niet, Ruim), (vol, new(8, 8, 0, null)), (ver, Ruim), (alles, Ruim)]).Select(p => p.Voorziening.Id));
    }

    [Fact]
    public void Zoek_AnyOrderOfTheKaart_GivesOneOrder()
    {
        var toeval = new Random(7);
        var kaart = Enumerable.Range(0, 200).Select(i => (Basis with
        {
            Id = new(i + 1, 0, 0, new byte[8]), Naam = $"V{toeval.Next(20)}", LeeftijdVan = toeval.Next(4, 13), LeeftijdTotEnMet = toeval.Next(13, 19),
            Sectoren = (Sectoren)toeval.Next(1, 8), Behoeften = (Behoeften)toeval.Next(1, 1024), Bereik = (Voorzieningbereik)toeval.Next(1, 4),
        }, new Plaatsstand(toeval.Next(12), toeval.Next(12), toeval.Next(3), Dag))).ToArray();
        var eerst = Passend.Zoek(Vraag, kaart).Select(p => p.Voorziening.Id).ToList();
        Assert.Equal(200, eerst.Distinct().Count());
        for (var i = 0; i < 10; i++)
        {
            toeval.Shuffle(kaart);
            Assert.Equal(eerst, Passend.Zoek(Vraag, kaart).Select(p => p.Voorziening.Id));
        }
    }

    [Fact, Rule("OORZ")]
    public void Tekort_NeedsAgainstSupply_PerGemeenteAndBand()
    {
        var cellen = Tekort.Maak(
        [
            new(VoorzieningTests.Ede, VoorzieningTests.Swv, Sector.Vo, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust | Behoeften.Taal, 6),
            new(VoorzieningTests.Ede, VoorzieningTests.Swv, Sector.Po, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust, 2),
            new(VoorzieningTests.Ede, VoorzieningTests.AnderSwv, Sector.Vo, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust, 3),
            new(VoorzieningTests.Rhenen, VoorzieningTests.AnderSwv, Sector.Po, Leeftijdsgroep.VanVierTotTwaalf, Behoeften.Rust, 2),
            new(VoorzieningTests.Rhenen, null, Sector.Mbo, Leeftijdsgroep.VanafZestien, Behoeften.Geen, 1),
        ], [(Basis, Ruim), (Basis with { Einde = Dag.AddDays(-1) }, Ruim)], Dag);
        Assert.Equal(
        [
            (VoorzieningTests.Ede, (Guid?)VoorzieningTests.Swv, (Sector?)Sector.Po, Behoeften.Rust, 2, 0, 0),
            (VoorzieningTests.Ede, VoorzieningTests.Swv, Sector.Vo, Behoeften.Rust, 6, 1, 5),
            (VoorzieningTests.Ede, VoorzieningTests.Swv, Sector.Vo, Behoeften.Taal, 6, 0, 0),
            (VoorzieningTests.Ede, VoorzieningTests.AnderSwv, Sector.Vo, Behoeften.Rust, 3, 0, 0),
            (VoorzieningTests.Rhenen, null, Sector.Mbo, Behoeften.Geen, 1, 0, 0),
            (VoorzieningTests.Rhenen, VoorzieningTests.AnderSwv, Sector.Po, Behoeften.Rust, 2, 0, 0),
        ], cellen.Select(c => (c.GemeenteId, c.SwvId, c.Sector, c.Behoefte, c.Kinderen, c.Voorzieningen, c.Vrij)));
        Assert.Equal([true, false, true, true, false, true], cellen.Select(c => c.Ontbreekt));
    }

    [Theory, Rule("R10")]
    [InlineData(8, 3, Ruimte.Plaats, Ruimte.Plaats)]
    [InlineData(8, 8, Ruimte.Vol, Ruimte.Vol)]
    [InlineData(4, 1, Ruimte.Plaats, Ruimte.Navragen)]
    [InlineData(4, 4, Ruimte.Vol, Ruimte.Navragen)]
    [InlineData(null, 4, Ruimte.Navragen, Ruimte.Navragen)]
    public void Tekort_Room_OfASmallVoorzieningIsToldToWhoPlacesJongerenOnly(int? plaatsen, int bezet, Ruimte exact, Ruimte ander)
    {
        var cel = Assert.Single(Tekort.Maak(
            [new(VoorzieningTests.Ede, VoorzieningTests.Swv, Sector.Vo, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust, 6)], [(Basis with { Capaciteit = plaatsen }, new(plaatsen, bezet, 0, null))], Dag));
        Assert.Equal((exact, ander), (cel.Ruimte(exact: true), cel.Ruimte(exact: false)));
    }

    [Fact, Rule("R10")]
    public void Afgewogen_PassedOver_CountsJongerenPerReasonAndShowsNoSmallNumber()
    {
        var (een, twee) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var jongeren = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToList();
        List<Afgewogenoptie> opties =
        [
            // Looked twice: counted once.
            .. jongeren.Select(j => new Afgewogenoptie(j, een, false, ["vol", "te-jong"])), .. jongeren.Select(j => new Afgewogenoptie(j, een, false, ["vol"])),
            .. jongeren.Take(3).Select(j => new Afgewogenoptie(j, twee, true, [])), .. jongeren.Skip(3).Select(j => new Afgewogenoptie(j, twee, false, [])),
        ];
        var per = Afgewogen.PerVoorziening(opties, v => v == een ? "b" : "a");
        Assert.Equal([twee, een], per.Select(v => v.VoorzieningId!.Value));
        Assert.Equal((new Kleincijfer(Cijfersoort.Klein, 0), new(Cijfersoort.Afgerond, 5)), (per[0].Gekozen, per[0].Voorbij));
        Assert.Equal([new(Afgewogen.PasteWel, new(Cijfersoort.Afgerond, 5))], per[0].Redenen);
        Assert.Equal([new("te-jong", new(Cijfersoort.Afgerond, 10)), new("vol", new(Cijfersoort.Afgerond, 10))], per[1].Redenen);
        Assert.Equal(["te-jong", "vol", Afgewogen.PasteWel], Afgewogen.Samen(opties).Redenen.Select(r => r.Code));
        Assert.Equal([(Behoeften.Rust, new(Cijfersoort.Afgerond, 5)), (Behoeften.Taal, new Kleincijfer(Cijfersoort.Klein, 0))],
            Afgewogen.ZonderKeuze([.. jongeren.Take(6).Select(j => (j, Behoeften.Rust)), (jongeren[0], Behoeften.Rust | Behoeften.Taal)]));
    }

    [Theory]
    [InlineData(4, Leeftijdsgroep.VanVierTotTwaalf)]
    [InlineData(11, Leeftijdsgroep.VanVierTotTwaalf)]
    [InlineData(12, Leeftijdsgroep.VanTwaalfTotZestien)]
    [InlineData(15, Leeftijdsgroep.VanTwaalfTotZestien)]
    [InlineData(16, Leeftijdsgroep.VanafZestien)]
    public void Groep_OfAnAge_IsTheBandThatHoldsIt(int leeftijd, Leeftijdsgroep groep)
    {
        Assert.Equal(groep, Tekort.Groep(leeftijd));
        var (van, totEnMet) = Tekort.Leeftijden(groep);
        Assert.InRange(leeftijd, van, totEnMet);
    }
}
