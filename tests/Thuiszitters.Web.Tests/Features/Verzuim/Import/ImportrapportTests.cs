using System.Text.Json.Nodes;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class ImportrapportTests
{
    [Fact]
    public async Task NaarJson_EveryOutcome_HasTheFixedShapeAndNoBsnOrName()
    {
        var rapport = Rapport(await Lees($"{Kop};Postcode\nTess de Boer;01-02-2015;{Bsn(1)};AV;01-09-2026;1825xf\nTess de Boer;01-02-2015;;AV;01-09-2026;\n"
            + "Tess de Boer;01-02-2015;;ziek;02-09-2026;\nTess de Boer;01-02-2015;;AV;?;\nTotaal;4\n"));

        var json = JsonNode.Parse(rapport.NaarJson())!.AsObject();
        Assert.True(json.Remove("toelichting"));
        Assert.Equal(
            """
            {"vandaag":"2026-11-20","regels":4,"nieuw":1,"dubbel":1,"bijgewerkt":1,"afgewezen":1,"perReden":{"start-ontbreekt":1},"banden":{"Dringend":1},"details":[
            {"regel":2,"uitkomst":"nieuw","geboren":"2015-02-01","soort":"AV","start":"2026-09-01","postcode":"1825XF",
            "klokStart":"2026-09-01","grens":"2026-12-01","dagenOver":11,"dag":81,"band":"Dringend"},
            {"regel":3,"uitkomst":"dubbel","zelfdeAls":2},
            {"regel":4,"uitkomst":"bijgewerkt","zelfdeAls":2,"geboren":"2015-02-01","soort":"ZIEK","start":"2026-09-02"},
            {"regel":5,"uitkomst":"afgewezen","reden":"start-ontbreekt"}]}
            """.ReplaceLineEndings(""),
            json.ToJsonString());
    }

    [VoorbeeldlijstFact]
    public async Task Maak_SampleListInAnEmptyDatabase_IsExactlyTheExpectedReport()
    {
        var lijst = await Lees(await File.ReadAllBytesAsync(Voorbeeldlijst.Csv), "thuiszitterslijst-a.csv");
        var verwacht = JsonNode.Parse(await File.ReadAllTextAsync(Voorbeeldlijst.Verwacht))!;

        var rapport = JsonNode.Parse(Rapport(lijst).NaarJson())!;

        Assert.Equal(2, lijst.Overgeslagen);
        for (var i = 0; i < verwacht["details"]!.AsArray().Count; i++)
            Assert.Equal(verwacht["details"]![i]!.ToJsonString(), rapport["details"]![i]!.ToJsonString());
        Assert.Equal(verwacht.ToJsonString(), rapport.ToJsonString());
    }

    [VoorbeeldlijstFact]
    public async Task Maak_SampleListAsXlsx_GivesTheSameReport()
    {
        var bestand = await File.ReadAllBytesAsync(Voorbeeldlijst.Csv);
        var csv = await Lees(bestand);
        var rijen = csv.Regels.Select(r => r.Cellen.Select(c => System.Net.WebUtility.HtmlEncode(c)).ToArray()).ToList();

        var xlsx = await Lees(HandXlsx(BladMet([[.. csv.Koppen], .. rijen])), "lijst.xlsx");

        Assert.Equal(Rapport(csv).NaarJson(), Rapport(xlsx).NaarJson());
    }

    /// <summary>The rule of the clock written out once more, apart from the domain's own clock: not before leerplicht begins, three months, bands of 28 and 14 days.</summary>
    static Rapportklok? Klok(Rijoordeel oordeel)
    {
        if (oordeel.Rij.Soort is not (Verzuimsoort.AbsoluutVerzuim or Verzuimsoort.Lrv))
            return null;
        DateOnly start = oordeel.Rij.EersteDag!.Value, begin = Leerplicht.Leerplichtperiode(oordeel.Rij.Geboren!.Value).Van;
        start = start < begin ? begin : start;
        var grens = start.AddMonths(3);
        int over = grens.DayNumber - Op.DayNumber, dag = Op.DayNumber - start.DayNumber + 1;
        return new(start, grens, over, dag, over < 0 ? "Overschreden" : over <= 14 ? "Dringend" : over <= 28 ? "Nadert" : dag > 28 ? "VierWeken" : "Binnen");
    }

    static Importrapport Rapport(Leesresultaat lijst)
    {
        Assert.Null(lijst.Fout);
        var toewijzing = Kolomherkenning.Raad(lijst, Op);
        Assert.Empty(toewijzing.Controleer());
        var vergelijker = new Lijstvergelijker();
        return Importrapport.Maak(Op, [.. lijst.Regels.Select(r => vergelijker.Beoordeel(Regelcontrole.Controleer(r, toewijzing, Op)))], Klok);
    }
}
