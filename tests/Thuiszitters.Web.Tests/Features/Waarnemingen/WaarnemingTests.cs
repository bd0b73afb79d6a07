// What: a colleague covers for who is absent: sees the dossiers and tasks, hears nothing after the last day, and makes no chain.
// Source: ADR 30.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Waarnemingen;

public sealed class WaarnemingTests(Apps apps) : IClassFixture<Apps>
{
    const string Pad = "/waarneming";

    static async Task<Guid> IdAsync(TestApp app, Rol rol, Organisatie? organisatie = null) =>
        (await app.Regio.AanstellingAsync(app.Services, rol, organisatie ?? app.Regio.Alkmaar)).GebruikerId;

    static Dictionary<string, string?> Velden(Guid waarnemer, string van = "20-11-2026", string tot = "24-11-2026", Guid? afwezig = null)
    {
        var velden = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Van"] = van, ["Input.TotEnMet"] = tot, ["Input.Waarnemer"] = waarnemer.ToString() };
        if (afwezig is { } a)
            velden["Input.Afwezig"] = a.ToString();
        return velden;
    }

    const string Formulier = "main form[data-bewaak]";

    static async Task LegVastAsync(Browser browser, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync(Pad, velden, Formulier);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"covering gave {(int)post.StatusCode}");
    }

    static async Task<string?> FoutAsync(Browser browser, Dictionary<string, string?> velden, string veld)
    {
        using var post = await browser.PostFormAsync(Pad, velden, Formulier);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        return Proef.Fout(await Browser.ReadAsync(post), "Input." + veld);
    }

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task RuimOpAsync(TestApp app)
    {
        app.Time.MoveTo(TestApp.Vandaag);
        await using var db = app.Db();
        await db.Waarnemingen.ExecuteDeleteAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task Cover_WhileItRuns_SeesTheDossiersAndTasksOfTheAbsentOne(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        await RuimOpAsync(app);
        var (an, bo) = (await IdAsync(app, Rol.Leerplichtambtenaar), await IdAsync(app, Rol.LeerplichtBoa));
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College, an);
        var (ambtenaar, waarnemer, lead) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar));
        using (var taak = await ambtenaar.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/nieuw", new()
            { ["Input.Taak.Soort"] = "Bellen", ["Input.Taak.Termijn"] = "20-11-2026", ["Input.Taak.Voor"] = an.ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, taak.StatusCode);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(waarnemer, "/dossiers?behandelaar=mij"), StringComparison.Ordinal);

        // Twice the same form is one.
        var blad = await ambtenaar.PageAsync(Pad);
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(blad, Pad, Velden(bo), Formulier);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        foreach (var (url, teksten) in new[]
        {
            ("/dossiers?behandelaar=mij&perPagina=100", new[] { dossier.Nummer, "waarneming voor Leerplichtambtenaar van Gemeente Alkmaar" }),
            ("/taken?toon=vandaag", [dossier.Nummer, "waarneming voor Leerplichtambtenaar van Gemeente Alkmaar"]),
            ($"/dossiers/{dossier.Nummer}", ["Leerplichtambtenaar van Gemeente Alkmaar is afwezig t/m 24 november 2026; waarneming door LeerplichtBoa van Gemeente Alkmaar."]),
            (Pad, ["Leerplichtambtenaar van Gemeente Alkmaar", "loopt nu"]),
        })
        {
            var tekst = await LeesAsync(waarnemer, url);
            foreach (var deel in teksten)
                Assert.Contains(deel, tekst, StringComparison.Ordinal);
        }

        // The tile counts what the list shows, the absent one still sees their own, and a colleague without cover sees nothing of it.
        var tegels = (await waarnemer.PageAsync("/werkvoorraad")).QuerySelector("main")!.TextContent;
        Assert.Contains("ook in waarneming", tegels, StringComparison.Ordinal);
        Assert.Contains(dossier.Nummer, await LeesAsync(ambtenaar, "/dossiers?behandelaar=mij&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(lead, "/dossiers?behandelaar=mij"), StringComparison.Ordinal);
        // The cover does the task of the other.
        using (var klaar = await waarnemer.PostFormAsync("/taken?toon=vandaag", [], $"form[action*='{dossier.Nummer}']"))
            Assert.Equal(HttpStatusCode.Redirect, klaar.StatusCode);

        // By itself over on the day after the last.
        app.Time.MoveTo(new DateOnly(2026, 11, 25));
        var later = await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(later, "/dossiers?behandelaar=mij"), StringComparison.Ordinal);
        Assert.DoesNotContain("afwezig t/m", await LeesAsync(later, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        app.Time.MoveTo(TestApp.Vandaag);

        (waarnemer, lead) = (await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar));

        // Ended earlier by the team lead; not by who covers.
        var eigen = await waarnemer.PageAsync(Pad);
        Assert.Null(eigen.QuerySelector("form[action*=Beeindigen]"));
        Guid id;
        await using (var db = app.Db())
            id = (await db.Waarnemingen.SingleAsync()).Id;
        var token = eigen.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var inhoud = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Einde.ActId"] = Guid.CreateVersion7().ToString(), ["Einde.Id"] = id.ToString() }))
        using (var niet = await waarnemer.Client.PostAsync(Pad + "?handler=Beeindigen", inhoud))
            Assert.Equal(HttpStatusCode.NotFound, niet.StatusCode);
        using (var weg = await lead.PostFormAsync(Pad, [], "form[action*=Beeindigen]"))
            Assert.Equal(HttpStatusCode.Redirect, weg.StatusCode);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(waarnemer, "/dossiers?behandelaar=mij"), StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            Assert.Equal(TestApp.Vandaag, (await db.Waarnemingen.SingleAsync()).BeeindigdOp);
            var rij = id.ToString();
            var acts = await db.Acts.AsNoTracking().Where(a => a.Changes.Any(c => c.Entiteit == nameof(Waarneming) && c.EntiteitId == rij)).ToListAsync();
            Assert.Equal([ActKind.WaarnemingVastgelegd, ActKind.WaarnemingBeeindigd], acts.OrderBy(a => a.Kind).Select(a => a.Kind));
            Assert.All(acts, a => Assert.Null(a.DossierId));
        }
    }

    [Fact]
    public async Task Cover_OfAConsulent_SeesTheDossiersOfTheSwv()
    {
        var app = await apps.SqliteAsync();
        await RuimOpAsync(app);
        var dossier = await app.ThuiszitterAsync();
        var (wie, lead) = (await IdAsync(app, Rol.SwvConsulent, app.Regio.SwvVo), await IdAsync(app, Rol.TeamleiderSwv, app.Regio.SwvVo));
        await using (var db = app.Db())
            await db.Dossiers.Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvConsulentId, wie));
        await LegVastAsync(await app.ConsulentAsync(), Velden(lead));
        var browser = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo);
        Assert.Contains("waarneming voor SwvConsulent van SWV VO Proef", await LeesAsync(browser, "/dossiers?behandelaar=mij&perPagina=100"), StringComparison.Ordinal);
        Assert.Contains("SwvConsulent van SWV VO Proef is afwezig t/m 24 november 2026", await LeesAsync(browser, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cover_ThatMakesAChainOrIsNoColleague_IsRefused()
    {
        var app = await apps.SqliteAsync();
        await RuimOpAsync(app);
        var (an, bo, cas) = (await IdAsync(app, Rol.Leerplichtambtenaar), await IdAsync(app, Rol.LeerplichtBoa), await IdAsync(app, Rol.TeamleiderLeerplicht));
        var (ambtenaar, waarnemer, lead) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar));
        await LegVastAsync(ambtenaar, Velden(bo));
        Assert.Equal("Wie afwezig is, neemt in deze tijd zelf waar voor een collega. Kies daarvoor eerst een ander.", await FoutAsync(waarnemer, Velden(cas), "Van"));
        Assert.Equal("Deze collega is in deze tijd zelf afwezig. Kies een ander.", await FoutAsync(lead, Velden(an, afwezig: cas), "Waarnemer"));
        Assert.Equal("In deze tijd is er al een waarneming voor deze collega. Beëindig die eerst.", await FoutAsync(ambtenaar, Velden(cas), "Van"));
        Assert.Equal("Kies een andere collega dan wie afwezig is.", await FoutAsync(lead, Velden(cas, afwezig: cas), "Waarnemer"));
        Assert.Equal("Kies wie waarneemt, uit de lijst.", await FoutAsync(ambtenaar, Velden(await IdAsync(app, Rol.Leerplichtambtenaar, app.Regio.Heiloo)), "Waarnemer"));
        // An officer records their own absence, whatever the form says.
        Assert.Equal("Kies wie waarneemt, uit de lijst.", await FoutAsync(waarnemer, Velden(Guid.CreateVersion7(), afwezig: an), "Waarnemer"));
        using var school = await (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College)).GetAsync(Pad);
        Assert.Equal(HttpStatusCode.Forbidden, school.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Cover_TwoAtOnceThatMakeAChain_LeaveOne(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (an, bo, cas) = (await IdAsync(app, Rol.Leerplichtambtenaar), await IdAsync(app, Rol.LeerplichtBoa), await IdAsync(app, Rol.TeamleiderLeerplicht));
        var (ambtenaar, boa) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar));
        for (var ronde = 0; ronde < 8; ronde++)
        {
            await RuimOpAsync(app);
            var (een, twee) = (await ambtenaar.PageAsync(Pad), await boa.PageAsync(Pad));
            // An is covered by Bo, and Bo at the same moment by Cas.
            var posts = await Task.WhenAll(ambtenaar.PostFormAsync(een, Pad, Velden(bo), Formulier), boa.PostFormAsync(twee, Pad, Velden(cas), Formulier));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], posts.Select(p => p.StatusCode).Order());
            foreach (var post in posts)
                post.Dispose();
            await using var db = app.Db();
            Assert.Equal(1, await db.Waarnemingen.CountAsync());
        }

        Assert.NotEqual(an, bo);
    }
}
