// What: what a reader at level Kern is not shown: free text about arrangements, and the history of absence. Source: rules.md R8.

using System.Net;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class KernTests(Apps apps) : IClassFixture<Apps>
{
    const string Weigering = "De ouders willen dit niet", Aanbieder = "Zorgboerderij Proef", Begin = "Begonnen met een gesprek";

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        using var response = await browser.PostFormAsync(url, velden);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    /// <summary>At home since August, ill in March, one offer refused with a reason and another under way.</summary>
    static async Task<(string Url, Dossier Dossier)> DossierAsync(TestApp app)
    {
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3), app.Regio.College);
        var (url, gemeente) = ($"/dossiers/{dossier.Nummer}", await app.AmbtenaarAsync());
        await PostAsync(gemeente, url + "/verzuim", new() { ["Input.Soort"] = "Ziek", ["Input.EersteDag"] = "2-3-2026" });
        await PostAsync(gemeente, url + "/arrangementen/nieuw", new() { ["Input.Type"] = "Afstandsonderwijs", ["Input.Datum"] = "1-9-2026", ["Input.Aanbieder"] = Aanbieder, ["Input.Reden"] = Begin });
        var stap = $"{url}/arrangementen/{(await app.LeesAsync(dossier.Id)).Arrangementen[0].Id}/stap";
        await PostAsync(gemeente, stap, new() { ["Input.Naar"] = "AanbodGedaan", ["Input.Datum"] = "2-9-2026" });
        await PostAsync(gemeente, stap, new() { ["Input.Naar"] = "Geweigerd", ["Input.Datum"] = "3-9-2026", ["Input.Reden"] = Weigering });
        await PostAsync(gemeente, url + "/arrangementen/nieuw", new() { ["Input.Type"] = "JzPlus", ["Input.Datum"] = "4-9-2026", ["Input.Aanbieder"] = Aanbieder, ["Input.Reden"] = Begin });
        return (url, dossier);
    }

    static async Task<string> LeesAsync(TestApp app, Rol rol, Organisatie organisatie, string url) =>
        (await (await app.AlsAsync(rol, organisatie)).PageAsync(url)).QuerySelector("main")!.TextContent;

    [Theory, Sqlite, Postgres]
    public async Task DoorzettingsmachtAndSchool_ReadTheNextStepButNoReasonProviderOrRefusal(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (url, _) = await DossierAsync(app);
        foreach (var tekst in new[] { await LeesAsync(app, Rol.Doorzettingsmacht, app.Regio.Regio, url), await LeesAsync(app, Rol.Schoolmelder, app.Regio.College, url) })
        {
            Assert.Contains("JZ-plus", tekst, StringComparison.Ordinal);
            Assert.Contains("Absoluut verzuim sinds 3 augustus 2026", tekst, StringComparison.Ordinal);
            foreach (var verborgen in new[] { Weigering, Begin, Aanbieder, "eweigerd", "Afstandsonderwijs", "02-03-2026", "Overig verzuim", "iekteverzuim" })
                Assert.DoesNotContain(verborgen, tekst, StringComparison.Ordinal);
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Swv_ReadsArrangementsInFullButNoHistoryOfAbsence(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (url, _) = await DossierAsync(app);
        var tekst = await LeesAsync(app, Rol.SwvConsulent, app.Regio.SwvVo, url);
        foreach (var eigen in new[] { Weigering, Aanbieder, "Geweigerd", "Absoluut verzuim sinds 3 augustus 2026" })
            Assert.Contains(eigen, tekst, StringComparison.Ordinal);
        foreach (var verborgen in new[] { "02-03-2026", "Overig verzuim", "iekteverzuim" })
            Assert.DoesNotContain(verborgen, tekst, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task WhoTurned18ThisMonth_IsSeenByTheGemeenteAndNoLongerByOthers(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie() with { Geboren = new DateOnly(2008, 11, 10) };
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie, Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3), app.Regio.College);
        Assert.Equal(PactBand.Overschreden, dossier.Band);
        foreach (var (rol, organisatie, verwacht) in new[]
        {
            (Rol.Leerplichtambtenaar, app.Regio.Alkmaar, HttpStatusCode.OK), (Rol.SwvConsulent, app.Regio.SwvVo, HttpStatusCode.NotFound),
            (Rol.Doorzettingsmacht, app.Regio.Regio, HttpStatusCode.NotFound),
        })
        {
            using var antwoord = await (await app.AlsAsync(rol, organisatie)).GetAsync($"/dossiers/{dossier.Nummer}");
            Assert.Equal((rol, verwacht), (rol, antwoord.StatusCode));
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task School_SeesItsOwnReportAndNoOther(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (wie, school) = (Proef.Wie(), await app.AlsAsync(Rol.Schoolmelder, app.Regio.College));
        using var geopend = await school.PostFormAsync("/dossiers/nieuw", new()
        {
            ["Input.Voornamen"] = wie.Voornamen, ["Input.Achternaam"] = wie.Achternaam, ["Input.Geboren"] = "14-3-2013", ["Input.Postcode"] = wie.Postcode,
            ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
        });
        var url = geopend.Headers.Location!.OriginalString;
        await PostAsync(await app.AmbtenaarAsync(), url + "/verzuim", new() { ["Input.Soort"] = "Ziek", ["Input.EersteDag"] = "2-3-2026", ["Input.Opmerking"] = "Van een andere school" });

        var blad = await school.PageAsync(url);

        Assert.Equal("01-10-2026", Assert.Single(blad.QuerySelectorAll("section[aria-labelledby=kop-verzuim] tbody tr")).QuerySelector("td")!.TextContent.Trim());
        Assert.DoesNotContain("02-03-2026", blad.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Van een andere school", blad.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_PastTheLine_SaysTheOverrunOnce()
    {
        var app = await apps.SqliteAsync();
        var (url, _) = await DossierAsync(app);
        var klok = (await (await app.AmbtenaarAsync()).PageAsync(url)).QuerySelector("section[aria-labelledby=kop-klok]")!;
        Assert.Contains("De grens van drie maanden is 17 dagen geleden gepasseerd.", klok.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("17 dagen te laat", klok.TextContent, StringComparison.Ordinal);
    }
}
