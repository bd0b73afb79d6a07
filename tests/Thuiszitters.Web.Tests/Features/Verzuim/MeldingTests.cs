// What: how a report of absence is taken up, who sees how far it is, and the tile that counts what waits. Source: ADR 21, rules.md R8.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Verzuim;

public sealed class MeldingTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<string> MeldAsync(TestApp app, Browser school)
    {
        var wie = Proef.Wie();
        using var geopend = await school.PostFormAsync("/dossiers/nieuw", new()
        {
            ["Input.Voornamen"] = wie.Voornamen, ["Input.Achternaam"] = wie.Achternaam, ["Input.Geboren"] = "14-3-2013", ["Input.Postcode"] = wie.Postcode,
            ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
        });
        return geopend.Headers.Location!.OriginalString;
    }

    static async Task<Verzuimmelding> LeesAsync(TestApp app, string url)
    {
        await using var db = app.Db();
        var nummer = url.Split('/')[^1];
        return await db.Verzuimmeldingen.AsNoTracking().SingleAsync(v => v.Dossier!.Nummer == nummer);
    }

    static async Task StapAsync(Browser browser, string url, Verzuimmelding melding, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync($"{url}/meldingen/{melding.Id}", velden);
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Report_OfASchool_IsFollowedByItWithDatesAndNothingMore(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (school, gemeente) = (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), await app.AmbtenaarAsync());
        var url = await MeldAsync(app, school);
        var melding = await LeesAsync(app, url);
        Assert.Equal(MeldingToestand.Nieuw, melding.Toestand);
        async Task<string> BijSchoolAsync() => (await school.PageAsync(url)).QuerySelector("section[aria-labelledby=kop-verzuim] tbody")!.TextContent;
        Assert.Contains("Nog niet bekeken", await BijSchoolAsync(), StringComparison.Ordinal);

        await StapAsync(gemeente, url, melding, new() { ["Input.Naar"] = "Ontvangen" });
        await StapAsync(gemeente, url, melding, new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "HuisbezoekGepland" });
        await StapAsync(gemeente, url, melding, new() { ["Input.Naar"] = "Afgesloten", ["Input.Uitkomst"] = "HulpIngezet" });

        var bijSchool = await BijSchoolAsync();
        foreach (var woorden in new[] { "Ontvangen op 20-11-2026", "Opgepakt op 20-11-2026", "Afgesloten op 20-11-2026" })
            Assert.Contains(woorden, bijSchool, StringComparison.Ordinal);
        var heel = (await school.PageAsync(url)).Body!.TextContent;
        foreach (var verborgen in new[] { "uisbezoek", "hulp ingezet", "Leerplichtambtenaar van", "Beoordelen" })
            Assert.DoesNotContain(verborgen, heel, StringComparison.Ordinal);
        var bijGemeente = (await gemeente.PageAsync(url)).Body!.TextContent;
        Assert.Contains("Melding van langdurig relatief verzuim opgepakt op 20 november 2026: Huisbezoek gepland.", bijGemeente, StringComparison.Ordinal);
        Assert.Contains("Melding van langdurig relatief verzuim afgesloten op 20 november 2026: Er is hulp ingezet.", bijGemeente, StringComparison.Ordinal);
        // Taking up a report is no change of the absence.
        Assert.Equal(1, (await app.LeesAsync(melding.DossierId)).Versie);
    }

    [Theory, Sqlite, Postgres]
    public async Task Tile_OfWhatWaits_CountsExactlyItsList(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (school, gemeente) = (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), await app.AmbtenaarAsync());
        var (eerste, tweede) = (await MeldAsync(app, school), await MeldAsync(app, school));
        await StapAsync(gemeente, eerste, await LeesAsync(app, eerste), new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "ContactSchool" });

        var tegel = (await gemeente.PageAsync("/werkvoorraad")).QuerySelectorAll("main a.tz-tegel").Single(t => t.TextContent.Contains("Te beoordelen", StringComparison.Ordinal));
        var lijst = await gemeente.PageAsync(tegel.GetAttribute("href")! + "?perPagina=100");

        Assert.Equal(int.Parse(tegel.QuerySelector(".tz-tegel__n")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), lijst.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains(tweede.Split('/')[^1], lijst.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(eerste.Split('/')[^1], lijst.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(eerste.Split('/')[^1], (await gemeente.PageAsync("/meldingen?stand=Opgepakt&perPagina=100")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var vraag in new[] { "behandelaar=mij", "behandelaar=geen", "stand=Nieuw", "stand=onzin", "pagina=99" })
            Assert.NotNull((await gemeente.PageAsync("/meldingen?" + vraag)).QuerySelector("h1"));
        var elders = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.DoesNotContain(tweede.Split('/')[^1], (await elders.PageAsync("/meldingen")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_OfReports_AreForTheGemeenteOnly()
    {
        var app = await apps.SqliteAsync();
        using var swv = await (await app.ConsulentAsync()).GetAsync("/meldingen");
        using var school = await (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College)).GetAsync("/meldingen");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (swv.StatusCode, school.StatusCode));
        Assert.DoesNotContain("Te beoordelen", (await (await app.ConsulentAsync()).PageAsync("/werkvoorraad")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RegisteredByAnOfficer_IsTakenUpAtOnce()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync($"/dossiers/{dossier.Nummer}/verzuim", new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "14-9-2026" });
        var melding = (await app.LeesAsync(dossier.Id)).Verzuim.Single(v => v.Soort == Verzuimsoort.Luxe);
        Assert.Equal((MeldingToestand.Opgepakt, TestApp.Vandaag, TestApp.Vandaag), (melding.Toestand, melding.BevestigdOp!.Value, melding.OpgepaktOp!.Value));
        Assert.NotNull(melding.OpgepaktDoorId);
    }

    [Theory, Sqlite, Postgres]
    public async Task Report_TakenUpAtOnce_MayGetItsFirstActionStill(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var (gemeente, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        using (var post = await gemeente.PostFormAsync(url + "/verzuim", new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "14-9-2026" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var melding = (await app.LeesAsync(dossier.Id)).Verzuim.Single(v => v.Soort == Verzuimsoort.Luxe);

        await StapAsync(gemeente, url, melding, new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "GesprekGepland" });

        var na = (await app.LeesAsync(dossier.Id)).Verzuim.Single(v => v.Id == melding.Id);
        Assert.Equal((MeldingToestand.Opgepakt, EersteActie.GesprekGepland, melding.OpgepaktDoorId), (na.Toestand, na.EersteActie!.Value, na.OpgepaktDoorId));
        Assert.Contains("opgepakt op 20 november 2026: Gesprek gepland.", (await gemeente.PageAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await gemeente.PageAsync($"{url}/meldingen/{melding.Id}")).QuerySelectorAll("input[value=Opgepakt]"));
    }

    [Fact]
    public async Task FirstAction_ChosenAtClosing_IsKept()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var (gemeente, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        await StapAsync(gemeente, url, dossier.Verzuim[0], new() { ["Input.Naar"] = "Afgesloten", ["Input.EersteActie"] = "ContactSchool", ["Input.Uitkomst"] = "TerugNaarSchool" });

        var melding = (await app.LeesAsync(dossier.Id)).Verzuim.Single();
        Assert.Equal((EersteActie.ContactSchool, MeldingUitkomst.TerugNaarSchool), (melding.EersteActie!.Value, melding.Uitkomst!.Value));
        var blad = await gemeente.PageAsync($"{url}/meldingen/{melding.Id}");
        Assert.Contains("door Leerplichtambtenaar van Gemeente Alkmaar", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Eerste actie: Contact met de school.", (await gemeente.PageAsync(url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClosedDossier_LeavesNothingToJudge()
    {
        var app = await apps.SqliteAsync();
        var (nieuw, opgepakt) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var gemeente = await app.AmbtenaarAsync();
        await StapAsync(gemeente, $"/dossiers/{opgepakt.Nummer}", opgepakt.Verzuim[0], new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "ContactSchool" });
        Assert.Contains(nieuw.Nummer, (await gemeente.PageAsync("/meldingen?stand=Nieuw&perPagina=100")).Body!.TextContent, StringComparison.Ordinal);
        await app.SluitAsync(nieuw.Id);
        await app.SluitAsync(opgepakt.Id);

        Assert.DoesNotContain(nieuw.Nummer, (await gemeente.PageAsync("/meldingen?stand=Nieuw&perPagina=100")).Body!.TextContent, StringComparison.Ordinal);
        var link = (await gemeente.PageAsync("/meldingen?stand=Opgepakt&perPagina=100")).QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains(opgepakt.Nummer, StringComparison.Ordinal)).QuerySelector("a")!;
        Assert.Equal($"/dossiers/{opgepakt.Nummer}", link.GetAttribute("href"));
    }

    [Fact]
    public void Reports_OfBeforeThereWereStates_CountAsTakenUp()
    {
        using var db = new SqliteAppDb(Design.For<SqliteAppDb>(Provider.Sqlite), Scope.System);
        var stand = db.Model.FindEntityType(typeof(Verzuimmelding))!.FindProperty(nameof(Verzuimmelding.Toestand))!;
        Assert.Equal(MeldingToestand.Opgepakt, stand.GetDefaultValue());
        // A new one always says its own.
        Assert.NotEqual(stand.Sentinel, new Verzuimmelding { DossierId = default, Soort = default, EersteDag = default, Bron = default, OntvangenOp = default }.Toestand);
    }

    [Fact]
    public async Task StaleForm_IsRefusedWithTheInputKept()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var (ik, ander) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar));
        var url = $"/dossiers/{dossier.Nummer}";
        var page = await ik.PageAsync($"{url}/meldingen/{dossier.Verzuim[0].Id}");
        await StapAsync(ander, url, dossier.Verzuim[0], new() { ["Input.Naar"] = "Ontvangen" });

        using var post = await ik.PostFormAsync(page, $"{url}/meldingen/{dossier.Verzuim[0].Id}", new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "GesprekGepland" });

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        var terug = await Browser.ReadAsync(post);
        Assert.NotNull(terug.QuerySelector("option[value=GesprekGepland][selected]"));
        Assert.Contains("Ontvangen", terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent, StringComparison.Ordinal);
        using var opnieuw = await ik.PostFormAsync(terug, $"{url}/meldingen/{dossier.Verzuim[0].Id}", []);
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
    }

    [Fact]
    public async Task Report_TakenUpByManyAtOnce_IsTakenUpOnce()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}/meldingen/{dossier.Verzuim[0].Id}";
        var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
        for (var i = 0; i < 6; i++)
            pages.Add(await browser.PageAsync(url));
        var codes = (await Task.WhenAll(pages.Select(p => browser.PostFormAsync(p, url, new() { ["Input.Naar"] = "Opgepakt", ["Input.EersteActie"] = "ContactThuis" })))).Select(r => r.StatusCode).ToList();
        Assert.Equal((1, 5), (codes.Count(c => c == HttpStatusCode.Redirect), codes.Count(c => c == HttpStatusCode.Conflict)));
        Assert.Single(await app.ActsAsync(dossier.Id), a => a.Kind == ActKind.MeldingOpgepakt);
    }
}
