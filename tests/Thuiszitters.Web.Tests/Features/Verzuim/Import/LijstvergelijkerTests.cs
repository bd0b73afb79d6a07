using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Vault;
using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class LijstvergelijkerTests
{
    const string Geb = "01-02-2015";
    static readonly string A = Bsn(1), B = Bsn(2);

    [Fact]
    public async Task Beoordeel_SameBsn_IsTheSameChildWhateverTheName()
    {
        var o = await Oordelen($"Boer, Tess de;{Geb};{A};AV;01-09-2026", $"T. de Boer;{Geb};{A};absoluut;1-9-2026", $"Jansen, Tess;{Geb};{A};AV;01-09-2026");

        Assert.Equal([(Rijuitkomst.Nieuw, null), (Rijuitkomst.Dubbel, 2), (Rijuitkomst.Dubbel, 2)], Kort(o));
        Assert.Empty(o[1].Waarschuwingen);
        Assert.Contains("andere naam", Assert.Single(o[2].Waarschuwingen).Bericht, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beoordeel_SameBsnOtherBirthDate_IsBsnConflict()
    {
        var o = await Oordelen($"Boer, Tess de;{Geb};{A};AV;01-09-2026", $"Boer, Tess de;02-02-2015;{A};AV;01-09-2026");

        Assert.Equal("bsn-conflict", o[1].Weigering!.Reden);
    }

    [Theory]
    [InlineData("AV", "?", "bsn-conflict")]
    [InlineData("zomaar", "01-09-2026", "bsn-conflict")]
    [InlineData("AV", "01-09-2027", "bsn-conflict")]
    public async Task Beoordeel_BsnConflictAndALaterReason_TheConflictCounts(string soort, string start, string reden)
    {
        var o = await Oordelen($"Boer, Tess de;{Geb};{A};AV;01-09-2026", $"Boer, Tess de;02-02-2015;{A};{soort};{start}");

        Assert.Equal(reden, o[1].Weigering!.Reden);
    }

    [Fact]
    public async Task Beoordeel_BsnConflictAndAnEarlierReason_TheEarlierCounts()
    {
        var o = await Oordelen($"Boer, Tess de;{Geb};{A};AV;01-09-2026", $";02-02-2015;{A};AV;01-09-2026");

        Assert.Equal("naam-ontbreekt", o[1].Weigering!.Reden);
    }

    [Fact]
    public async Task Beoordeel_NoBsnSameFullNameAndBirthDate_IsTheSameChild()
    {
        var o = await Oordelen($"Öztürk, Tess;{Geb};{A};AV;01-09-2026", $"TESS OZTURK;{Geb};;AV;01-09-2026", $"Tess Öztürk;02-02-2015;;AV;01-09-2026");

        Assert.Equal([(Rijuitkomst.Nieuw, null), (Rijuitkomst.Dubbel, 2), (Rijuitkomst.Nieuw, null)], Kort(o));
    }

    [Fact]
    public async Task Beoordeel_InitialsWithoutBsn_RecogniseNobody()
    {
        var o = await Oordelen($"Tess de Boer;{Geb};{A};AV;01-09-2026", $"T. de Boer;{Geb};;AV;01-09-2026", $"T. de Boer;{Geb};;AV;01-09-2026", $"T. de Boer;{Geb};{B};AV;01-09-2026");

        Assert.All(o, r => Assert.Equal(Rijuitkomst.Nieuw, r.Uitkomst));
        Assert.Contains("voorletters", Assert.Single(o[2].Waarschuwingen).Bericht, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beoordeel_SameNameOtherBsn_IsNewWithAWarning()
    {
        var o = await Oordelen($"Tess de Boer;{Geb};{A};AV;01-09-2026", $"Tess de Boer;{Geb};{B};AV;01-09-2026");

        Assert.Equal(Rijuitkomst.Nieuw, o[1].Uitkomst);
        Assert.Contains("ander BSN", Assert.Single(o[1].Waarschuwingen).Bericht, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beoordeel_BsnForAChildKnownWithout_IsTheSameChildAndCompletesIt()
    {
        var o = await Oordelen($"Tess de Boer;{Geb};;AV;01-09-2026", $"Tess de Boer;{Geb};{A};AV;01-09-2026", $"T. de Boer;{Geb};{A};LRV;01-10-2026");

        Assert.Equal([(Rijuitkomst.Nieuw, null), (Rijuitkomst.Dubbel, 2), (Rijuitkomst.Bijgewerkt, 2)], Kort(o));
        Assert.Equal([false, true, false], o.Select(r => r.BsnAanvullen));
    }

    [Fact]
    public async Task Beoordeel_NewSoortOrFirstDay_IsBijgewerktOnce()
    {
        var o = await Oordelen(
            $"Tess de Boer;{Geb};{A};AV;01-09-2026", $"Tess de Boer;{Geb};{A};AV;02-09-2026", $"Tess de Boer;{Geb};{A};LRV;01-09-2026", $"Tess de Boer;{Geb};;LRV;01-09-2026");

        Assert.Equal([(Rijuitkomst.Nieuw, null), (Rijuitkomst.Bijgewerkt, 2), (Rijuitkomst.Bijgewerkt, 2), (Rijuitkomst.Dubbel, 4)], Kort(o));
        Assert.Same(o[0].Kind, o[3].Kind);
    }

    [Fact]
    public async Task Beoordeel_RefusedRow_IsNotRecognisedLater()
    {
        var o = await Oordelen($"Tess de Boer;{Geb};{A};zomaar;01-09-2026", $"Tess de Boer;{Geb};{A};AV;01-09-2026");

        Assert.Equal([(Rijuitkomst.Afgewezen, null), (Rijuitkomst.Nieuw, null)], Kort(o));
    }

    [Fact]
    public async Task Beoordeel_TwoChildrenFitWithoutBsn_PutsNoMeldingInEither()
    {
        var o = await Oordelen($"Tess de Boer;{Geb};{A};AV;01-09-2026", $"Tess de Boer;{Geb};{B};LRV;02-09-2026", $"Tess de Boer;{Geb};;LRV;02-09-2026", $"Tess de Boer;{Geb};;ziek;03-09-2026");

        Assert.Equal((Rijuitkomst.Dubbel, 3), (o[2].Uitkomst, o[2].ZelfdeAls));
        Assert.Equal(Rijuitkomst.Nieuw, o[3].Uitkomst);
        Assert.Contains("meer dan één", Assert.Single(o[3].Waarschuwingen).Bericht, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beoordeel_SameListAgain_ChangesNothing()
    {
        string[] regels =
        [
            $"Tess de Boer;{Geb};{A};AV;01-09-2026", $"Tess de Boer;{Geb};{B};AV;01-09-2026", $"Sem Bos;{Geb};;AV;01-09-2026", $"Sem Bos;{Geb};;LRV;01-10-2026",
            $"J. Bos;{Geb};;AV;01-09-2026", $"J. Bos;{Geb};;AV;01-09-2026", $";{Geb};;AV;01-09-2026", $"Sem Bos;03-02-2015;{A};AV;01-09-2026",
        ];
        var eerst = await Oordelen(regels);
        var vergelijker = new Lijstvergelijker();
        vergelijker.VoegBekendenToe(AlsBekend(eerst));

        var later = (await Rijen(regels)).Select(vergelijker.Beoordeel).ToList();

        Assert.DoesNotContain(later, r => r.Uitkomst is Rijuitkomst.Nieuw or Rijuitkomst.Bijgewerkt);
        Assert.Equal(6, later.Count(r => r is { Uitkomst: Rijuitkomst.Dubbel, ZelfdeAls: null }));
    }

    [Fact]
    public async Task VoegBekendenToe_ChildSavedByThisImport_IsNotAddedAgain()
    {
        var vergelijker = new Lijstvergelijker();
        var rijen = await Rijen($"Tess de Boer;{Geb};{A};AV;01-09-2026", $"Tess de Boer;{Geb};;AV;01-09-2026");
        var eerste = vergelijker.Beoordeel(rijen[0]);
        eerste.Kind!.DossierId = Guid.CreateVersion7();

        vergelijker.VoegBekendenToe(AlsBekend([eerste]));
        vergelijker.VoegBekendenToe(AlsBekend([eerste]));

        Assert.Equal(2, vergelijker.Beoordeel(rijen[1]).ZelfdeAls);
    }

    [Fact]
    public async Task Beoordeel_KnownChild_GivesItsDossier()
    {
        var dossier = Guid.CreateVersion7();
        var vergelijker = new Lijstvergelijker();
        vergelijker.VoegBekendenToe([new(dossier, A, new(2015, 2, 1), Persoonsnaam.Parse("Tess de Boer")!.NaamSleutel, false, [new(Verzuimsoort.AbsoluutVerzuim, new(2026, 9, 1))])]);

        var oordelen = (await Rijen($"T. de Boer;{Geb};{A};AV;01-09-2026", $"Boer, Tess de;{Geb};;LRV;01-09-2026")).Select(vergelijker.Beoordeel).ToList();

        Assert.Equal([(Rijuitkomst.Dubbel, null), (Rijuitkomst.Bijgewerkt, null)], Kort(oordelen));
        Assert.All(oordelen, o => Assert.Equal(dossier, o.Kind!.DossierId));
    }

    static async Task<List<Rijoordeel>> Oordelen(params string[] regels)
    {
        var vergelijker = new Lijstvergelijker();
        return [.. (await Rijen(regels)).Select(vergelijker.Beoordeel)];
    }

    static IEnumerable<(Rijuitkomst, int?)> Kort(IEnumerable<Rijoordeel> oordelen) => oordelen.Select(o => (o.Uitkomst, o.ZelfdeAls));

    /// <summary>What the database would hold after these judgements.</summary>
    static IEnumerable<Bekende> AlsBekend(IEnumerable<Rijoordeel> oordelen) => oordelen.Where(o => o.Kind is not null).GroupBy(o => o.Kind!).Select(g => new Bekende(
        g.Key.DossierId ?? Guid.CreateVersion7(), g.Key.Bsn, g.Key.Geboren, g.First().Rij.Naam!.NaamSleutel, g.First().Rij.Naam!.AlleenInitialen,
        [.. g.Select(o => new Meldingsleutel(o.Rij.Soort!.Value, o.Rij.EersteDag!.Value)).Distinct()]));
}
