// What: who opens a dossier with a BSN learns which other gemeente of the region has one, and nothing more; it is logged and rationed.
// Source: rules.md R8; ADR 25.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Samenvoegen;

public sealed class EldersTests(Apps apps) : IClassFixture<Apps>
{
    static Dictionary<string, string?> Velden(Identiteit wie) => new(StringComparer.Ordinal)
    {
        ["Input.Voornamen"] = wie.Voornamen, ["Input.Achternaam"] = wie.Achternaam, ["Input.Geboren"] = "14-3-2013", ["Input.Bsn"] = wie.Bsn, ["Input.Postcode"] = "1815 AB",
        ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
    };

    [Fact]
    public async Task KnownElsewhere_NamesTheGemeenteAndNothingMore()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie("Elderskind");
        var daar = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        var ambtenaar = await app.AmbtenaarAsync();
        using (var post = await ambtenaar.PostFormAsync("/dossiers/nieuw", Velden(wie)))
        {
            var blad = await Browser.ReadAsync(post);
            Assert.Equal(HttpStatusCode.OK, post.StatusCode);
            Assert.Contains("Gemeente Heiloo", Proef.Fout(blad, "Input.TochOpenen"), StringComparison.Ordinal);
            Assert.DoesNotContain(daar.Nummer, blad.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("oktober", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await using var db = app.Db();
        var inzage = await db.Set<Inzage>().Where(i => i.DossierId == daar.Id && i.Doel == "elders-bekend").ToListAsync();
        Assert.Equal(Zichtniveau.Geen, Assert.Single(inzage).Niveau);
        using (var get = await ambtenaar.GetAsync($"/dossiers/{daar.Nummer}"))
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        using (var toch = await ambtenaar.PostFormAsync("/dossiers/nieuw", new(Velden(wie)) { ["Input.TochOpenen"] = "true" }))
            Assert.Equal(HttpStatusCode.Redirect, toch.StatusCode);
    }

    [Fact]
    public async Task ClosedElsewhere_IsNotTold()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie("Stilkind");
        await app.SluitAsync((await app.ThuiszitterAsync(wie, app.Regio.Heiloo)).Id);
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync("/dossiers/nieuw", Velden(wie));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Fact]
    public async Task AskedTooOften_GetsNoAnswer()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie("Vaakkind");
        var daar = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        var ik = (await app.Regio.AanstellingAsync(app.Services, Rol.LeerplichtBoa, app.Regio.Alkmaar)).GebruikerId;
        await using (var db = app.Db())
        {
            for (var i = 0; i < Vault.EldersPerDag; i++)
                db.Add(new Inzage { SpanId = "0000000000000000", At = new DateTime(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc), GebruikerId = ik, DossierId = daar.Id, Doel = "elders-bekend", Niveau = Zichtniveau.Geen, Grond = "elders-bekend" });
            await db.SaveChangesAsync();
        }

        using var post = await (await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar)).PostFormAsync("/dossiers/nieuw", Velden(wie));
        var blad = await Browser.ReadAsync(post);
        Assert.Contains("vandaag al vaak", blad.QuerySelector("#foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Heiloo", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
