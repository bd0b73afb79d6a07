// What: two dossiers of one gemeente are linked as brother and sister, and only who may open both sees it; earlier times at home stand on the dossier.
// Source: ADR 25; rules.md R4.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Samenvoegen;

public sealed class VerwantenTests(Apps apps) : IClassFixture<Apps>
{
    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    [Fact]
    public async Task Linked_ShowsOnBothAndGoesAgain()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Voornamen = "Bram", Geboren = new DateOnly(2011, 5, 6), Bsn = Proef.Bsn() }));
        var ambtenaar = await app.AmbtenaarAsync();
        // Nobody is opened to propose before somebody asks for it.
        Assert.DoesNotContain(twee.Nummer, await LeesAsync(ambtenaar, Url(een) + "/verwanten"), StringComparison.Ordinal);
        using var voorstel = await ambtenaar.PostFormAsync(Url(een) + "/verwanten", [], "form#voorstel");
        var page = await Browser.ReadAsync(voorstel);
        Assert.Contains(twee.Nummer, page.QuerySelector("#kop-voorstel")!.ParentElement!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(page, "", new() { ["Input.Nummer"] = twee.Nummer }, "form#koppelen");
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        foreach (var (hier, daar) in new[] { (een, twee), (twee, een) })
            Assert.NotNull((await ambtenaar.PageAsync(Url(hier))).QuerySelector($"#kop-verwanten ~ ul a[href='{Url(daar)}']"));
        // Others see neither the link nor the number in the timeline.
        foreach (var (rol, organisatie) in new[] { (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College) })
            Assert.DoesNotContain(twee.Nummer, await LeesAsync(await app.AlsAsync(rol, organisatie), Url(een)), StringComparison.Ordinal);
        using (var nog = await ambtenaar.PostFormAsync(Url(een) + "/verwanten", new() { ["Input.Nummer"] = twee.Nummer }, "form#koppelen"))
            Assert.Equal("Deze twee dossiers zijn al gekoppeld.", Proef.Fout(await Browser.ReadAsync(nog), "Input.Nummer"));

        // Also when the other is closed by now.
        await app.SluitAsync(een.Id);
        var los = await ambtenaar.PageAsync(Url(twee) + "/verwanten");
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(los, "", [], "form[action$='handler=Los']");
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        await using var db = app.Db();
        Assert.False(await db.Set<Verwantschap>().AnyAsync(v => v.DossierId == een.Id));
        Assert.Equal([ActKind.VerwantGekoppeld], (await app.ActsAsync(een.Id)).Select(a => a.Kind));
        Assert.Equal([ActKind.VerwantOntkoppeld], (await app.ActsAsync(twee.Id)).Select(a => a.Kind));
    }

    [Fact]
    public async Task InvalidNumberOrOther_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var (een, vreemd) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync(gemeente: app.Regio.Heiloo));
        var ambtenaar = await app.AmbtenaarAsync();
        foreach (var (nummer, bericht) in new[]
        {
            ("", "Vul het nummer van het andere dossier in."), (een.Nummer, "Dit is hetzelfde dossier. Kies een ander dossier."),
            (vreemd.Nummer, "Dit dossiernummer is niet van uw gemeente. Controleer het nummer."), ("2020-999999", "Dit dossiernummer is niet van uw gemeente. Controleer het nummer."),
        })
        {
            using var post = await ambtenaar.PostFormAsync(Url(een) + "/verwanten", new() { ["Input.Nummer"] = nummer }, "form#koppelen");
            var blad = await Browser.ReadAsync(post);
            Assert.Equal(bericht, Proef.Fout(blad, "Input.Nummer"));
        }

        foreach (var (rol, organisatie, code) in new[]
        {
            (Rol.SwvConsulent, app.Regio.SwvVo, HttpStatusCode.NotFound), (Rol.Leerplichtambtenaar, app.Regio.Heiloo, HttpStatusCode.NotFound),
            (Rol.Schoolmelder, app.Regio.College, HttpStatusCode.Forbidden),
        })
        {
            using var get = await (await app.AlsAsync(rol, organisatie)).GetAsync(Url(een) + "/verwanten");
            Assert.True(get.StatusCode == code || get.StatusCode == HttpStatusCode.Redirect, $"{rol}: {(int)get.StatusCode}");
        }
    }

    [Fact]
    public async Task EarlierEpisode_StandsOnTheDossier()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Verzuimmelding
            {
                DossierId = dossier.Id, Soort = Verzuimsoort.Lrv, EersteDag = new(2026, 2, 2), LaatsteDag = new DateOnly(2026, 4, 10), Bron = MeldingBron.Handmatig, OntvangenOp = TestApp.Vandaag,
            });
            await db.SaveChangesAsync();
        }

        Assert.Contains("Eerder thuis:", await LeesAsync(await app.AmbtenaarAsync(), Url(dossier)), StringComparison.Ordinal);
        foreach (var (rol, organisatie) in new[] { (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College) })
        {
            var blad = await LeesAsync(await app.AlsAsync(rol, organisatie), Url(dossier));
            Assert.Contains(dossier.Nummer, blad, StringComparison.Ordinal);
            Assert.DoesNotContain("Eerder thuis:", blad, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Eerder thuis:", await LeesAsync(await app.AmbtenaarAsync(), Url(await app.ThuiszitterAsync())), StringComparison.Ordinal);
    }
}
