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
            new(VoorzieningTests.Ede, VoorzieningTests.Swv, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust | Behoeften.Taal, 6),
            new(VoorzieningTests.Ede, VoorzieningTests.AnderSwv, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust, 3),
            new(VoorzieningTests.Rhenen, VoorzieningTests.AnderSwv, Leeftijdsgroep.VanVierTotTwaalf, Behoeften.Rust, 2),
            new(VoorzieningTests.Rhenen, null, Leeftijdsgroep.VanafZestien, Behoeften.Geen, 1),
        ], [(Basis, Ruim), (Basis with { Einde = Dag.AddDays(-1) }, Ruim)], Dag);
        Assert.Equal(
        [
            new(VoorzieningTests.Ede, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Rust, 9, 1, 5),
            new(VoorzieningTests.Ede, Leeftijdsgroep.VanTwaalfTotZestien, Behoeften.Taal, 6, 0, 0),
            new(VoorzieningTests.Rhenen, Leeftijdsgroep.VanVierTotTwaalf, Behoeften.Rust, 2, 0, 0),
            new Tekortcel(VoorzieningTests.Rhenen, Leeftijdsgroep.VanafZestien, Behoeften.Geen, 1, 0, 0),
        ], cellen);
        Assert.Equal([false, true, true, false], cellen.Select(c => c.Ontbreekt));
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
