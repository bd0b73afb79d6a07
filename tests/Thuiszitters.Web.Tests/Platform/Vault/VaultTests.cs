// What: the one door to who a jongere is: no name without a log record, no more than the level, and ciphertext bound to its place.
// Source: architecture 5; security.md 0 (3, 5, 9), 6 (36-38). On SQLite and on a real PostgreSQL.

using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;
using PersonVault = Thuiszitters.Web.Platform.Vault.Vault;

namespace Thuiszitters.Web.Tests.Platform.Vault;

public sealed class VaultTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    static async Task<T> AlsAsync<T>(TestApp app, Rol rol, Organisatie organisatie, Func<PersonVault, Task<T>> doe)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>()
            .Become(Guid.CreateVersion7(), "Proef", Guid.CreateVersion7(), rol, organisatie.Id, organisatie.Naam, app.Regio.Regio.Id);
        return await doe(scope.ServiceProvider.GetRequiredService<PersonVault>());
    }

    static Task<Dictionary<Guid, Geopend>> OnthulAsync(TestApp app, Rol rol, Organisatie organisatie, bool bsn, params Guid[] dossiers) =>
        AlsAsync(app, rol, organisatie, v => v.RevealAsync(dossiers, bsn ? Doel.Bsn : Doel.Dossier, default, bsn));

    [Theory, Sqlite, Postgres]
    public async Task Reveal_OwnDossiers_WritesOneRecordOfEachKindPerPerson(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (a, b) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        await OnthulAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, false, a.Id, b.Id, a.Id);
        await using var db = app.Db();
        var inzages = await db.Set<Inzage>().AsNoTracking().Where(i => i.DossierId == a.Id || i.DossierId == b.Id).ToListAsync();
        Assert.Equal(2, inzages.Count);
        Assert.Equal(2, inzages.Select(i => i.DossierId).Distinct().Count());
        Assert.All(inzages, i => Assert.Equal(("dossier", Zichtniveau.Wijzigen, "gemeente-van-verblijf", app.Regio.Alkmaar.Id), (i.Doel, i.Niveau, i.Grond, i.OrganisatieId)));
        var spans = inzages.Select(i => i.SpanId).ToList();
        var verwerkingen = await db.Set<Verwerking>().AsNoTracking().Where(v => spans.Contains(v.SpanId)).ToListAsync();
        Assert.Equal(2, verwerkingen.Count);
        Assert.Equal(2, verwerkingen.Select(v => v.BetrokkeneId).Distinct().Count());
        Assert.All(verwerkingen, v =>
        {
            Assert.Equal(Doel.Dossier.ActiviteitId, v.ActiviteitId);
            Assert.Matches("^[0-9a-f]{32}$", v.TraceId);
            Assert.Matches("^[0-9a-f]{16}$", v.SpanId);
            Assert.DoesNotContain(a.Id.ToString("N"), v.BetrokkeneId, StringComparison.Ordinal);
        });
    }

    [Theory, Sqlite, Postgres]
    public async Task Reveal_ForeignDossierAmongOwn_GivesNothingAndLogsNothing(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (eigen, vreemd) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync(gemeente: app.Regio.Heiloo));
        await Assert.ThrowsAsync<OutOfScopeException>(() => OnthulAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, false, eigen.Id, vreemd.Id));
        await using var db = app.Db();
        Assert.Equal(0, await db.Set<Inzage>().CountAsync(i => i.DossierId == eigen.Id || i.DossierId == vreemd.Id));
    }

    [Theory, Sqlite, Postgres]
    public async Task Reveal_AtLevelKern_HoldsNoBsnAndNoPostcode(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var kern = (await OnthulAsync(app, Rol.SwvConsulent, app.Regio.SwvVo, true, dossier.Id))[dossier.Id];
        Assert.Equal(Zichtniveau.Kern, kern.Niveau);
        Assert.NotNull(kern.Identiteit);
        Assert.Null(kern.Identiteit.Bsn);
        Assert.Null(kern.Identiteit.Postcode);
        var vol = (await OnthulAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, false, dossier.Id))[dossier.Id];
        Assert.Null(vol.Identiteit!.Bsn);
        Assert.Equal("1815AB", vol.Identiteit.Postcode);
        Assert.NotNull((await OnthulAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, true, dossier.Id))[dossier.Id].Identiteit!.Bsn);
    }

    [Theory, Sqlite, Postgres]
    public async Task Bsn_OnThePage_OnlyAfterAskingAndThenLogged(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        var page = await browser.PageAsync(url);
        Assert.DoesNotContain(wie.Bsn!, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var response = await browser.PostFormAsync(page, url, [], "form[action*='handler=Bsn']");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(wie.Bsn!, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(1, await db.Set<Inzage>().CountAsync(i => i.DossierId == dossier.Id && i.Doel == "bsn" && i.GebruikerId != null));

        // The consulent of the SWV has no such door, and asking all the same is refused.
        var consulent = await app.ConsulentAsync();
        var kern = await consulent.PageAsync(url);
        Assert.Null(kern.QuerySelector("form[action*='handler=Bsn']"));
        kern.QuerySelector("form[action='/zoeken']")!.SetAttribute("action", url + "?handler=Bsn");
        using var refused = await consulent.PostFormAsync(kern, url, [], "form[role=search]");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Ciphertext_MovedToAnotherRowOrColumn_IsRejected(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (a, b) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var keys = await app.Services.GetRequiredService<KeyStore>().DataKeysAsync([a.Id, b.Id], default);
        var (sleutelA, sleutelB) = (new DossierKey(keys[a.Id]), new DossierKey(keys[b.Id]));
        var rij = Guid.CreateVersion7();
        var tekst = sleutelA.Seal("Notitie/Tekst", rij, "verslag"u8);
        Assert.Equal("verslag"u8.ToArray(), sleutelA.Open("Notitie/Tekst", rij, tekst));
        var afwijzingen = 0;
        void Geweigerd(DossierKey sleutel, string plaats, Guid id, byte[] waarde)
        {
            Assert.ThrowsAny<CryptographicException>(() => sleutel.Open(plaats, id, waarde));
            afwijzingen++;
        }

        Geweigerd(sleutelA, "Notitie/Tekst", Guid.CreateVersion7(), tekst);
        Geweigerd(sleutelA, "ArrangementStap/Reden", rij, tekst);
        Geweigerd(sleutelB, "Notitie/Tekst", rij, tekst);
        Geweigerd(sleutelA, "Notitie/Tekst", rij, tekst[..^1]);
        Geweigerd(sleutelA, "Notitie/Tekst", rij, "verslag"u8.ToArray());
        Geweigerd(sleutelA, "Notitie/Tekst", rij, []);
        for (var i = 0; i < tekst.Length; i++)
        {
            var anders = tekst.ToArray();
            anders[i] ^= 1;
            Geweigerd(sleutelA, "Notitie/Tekst", rij, anders);
        }

        Assert.True(afwijzingen > 40);

        // The same in the database: the identity of one put in the row of the other opens for nobody.
        await using (var db = app.Db())
        {
            var inhoud = await db.Set<VerzegeldeIdentiteit>().Where(v => v.DossierId == a.Id).Select(v => v.Inhoud).SingleAsync();
            await db.Set<VerzegeldeIdentiteit>().Where(v => v.DossierId == b.Id).ExecuteUpdateAsync(s => s.SetProperty(v => v.Inhoud, inhoud));
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() => OnthulAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, false, b.Id));
        // A wrapped data key moved to another dossier does not unwrap.
        await using var kast = app.Services.GetRequiredService<DbSource>().Keys();
        var sleutel = await kast.DataKeys.AsNoTracking().SingleAsync(k => k.DossierId == a.Id);
        await kast.DataKeys.Where(k => k.DossierId == b.Id).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, sleutel.Wrapped));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => app.Services.GetRequiredService<KeyStore>().DataKeysAsync([b.Id], default));
        // What no longer opens must not stand in the way of the lists of other tests.
        await kast.DataKeys.Where(k => k.DossierId == b.Id).ExecuteDeleteAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task DestroyedKey_Everywhere_ShowsDestroyed(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        await using (var kast = app.Services.GetRequiredService<DbSource>().Keys())
            await kast.DataKeys.Where(k => k.DossierId == dossier.Id).ExecuteDeleteAsync();
        var browser = await app.AmbtenaarAsync();
        foreach (var url in new[] { $"/dossiers/{dossier.Nummer}", "/dossiers?perPagina=100", $"/dossiers/{dossier.Nummer}/notitie" })
        {
            var html = (await browser.PageAsync(url)).DocumentElement.OuterHtml;
            Assert.Contains("(vernietigd)", html, StringComparison.Ordinal);
            Assert.DoesNotContain(wie.Achternaam, html, StringComparison.Ordinal);
        }

        using var zoek = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = wie.Achternaam });
        Assert.DoesNotContain(dossier.Nummer, await zoek.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task BlindIndex_SameBsnInTwoOrganisations_IsNotTheSame(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var bsn = Proef.Bsn();
        var (a, b) = (await app.ThuiszitterAsync(Proef.Wie(bsn: bsn)), await app.ThuiszitterAsync(Proef.Wie(bsn: bsn), app.Regio.Heiloo));
        var indexer = app.Services.GetRequiredService<BlindIndexer>();
        var (alkmaar, heiloo) = (await indexer.ForAsync(app.Regio.Alkmaar.Id, default), await indexer.ForAsync(app.Regio.Heiloo.Id, default));
        Assert.NotEqual(alkmaar.Bsn(bsn), heiloo.Bsn(bsn));
        Assert.NotEqual(alkmaar.Bsn(bsn), alkmaar.BsnInRegio(bsn));
        await using var db = app.Db();
        async Task<HashSet<long>> Waarden(Guid dossier) => (await db.Set<BlindIndex>().Where(x => x.DossierId == dossier).Select(x => x.Waarde).ToListAsync()).ToHashSet();
        var (vanA, vanB) = (await Waarden(a.Id), await Waarden(b.Id));
        Assert.Contains(alkmaar.Bsn(bsn), vanA);
        Assert.Contains(heiloo.Bsn(bsn), vanB);
        // What both hold: the one match on BSN in the region, and what the SWV that is entitled to both finds them by.
        var swv = await indexer.ForAsync(app.Regio.SwvVo.Id, default);
        Assert.DoesNotContain(swv.Bsn(bsn), vanA);
        Assert.Contains((await indexer.ForAsync(app.Regio.Regio.Id, default)).BsnInRegio(bsn), vanA.Intersect(vanB));
        Assert.DoesNotContain(heiloo.Geboren(new(2013, 3, 14)), vanA);
    }

    [Fact]
    public async Task PlainText_InNoFileOfBothDatabases()
    {
        await using var app = new TestApp();
        await app.StartAsync();
        var wie = new Identiteit
        {
            Voornamen = "Kwartelmina", Tussenvoegsel = "van der", Achternaam = "Zandoogjebloem", Geboren = new(2013, 3, 17), Bsn = Proef.Bsn(), Postcode = "1815XQ",
        };
        var browser = await app.AmbtenaarAsync();
        using (var nieuw = await browser.PostFormAsync("/dossiers/nieuw", new()
        {
            ["Input.Voornamen"] = wie.Voornamen, ["Input.Tussenvoegsel"] = wie.Tussenvoegsel, ["Input.Achternaam"] = wie.Achternaam, ["Input.Geboren"] = "17-3-2013",
            ["Input.Bsn"] = wie.Bsn, ["Input.Postcode"] = wie.Postcode, ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
        }))
        {
            Assert.Equal(HttpStatusCode.Redirect, nieuw.StatusCode);
            var url = nieuw.Headers.Location!.OriginalString;
            using var notitie = await browser.PostFormAsync(url + "/notitie", new() { ["Input.Soort"] = "Notitie", ["Input.Tekst"] = "Muisjesverslag van het gesprek" });
            using var arrangement = await browser.PostFormAsync(url + "/arrangementen/nieuw", new() { ["Input.Type"] = "Oza", ["Input.Aanbieder"] = "Bosuilaanbieder", ["Input.Reden"] = "Egelreden" });
            using var verzuim = await browser.PostFormAsync(url + "/verzuim", new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "1-9-2026", ["Input.LaatsteDag"] = "2-9-2026", ["Input.Opmerking"] = "Otteropmerking" });
            Assert.All(new[] { notitie, arrangement, verzuim }, r => Assert.Equal(HttpStatusCode.Redirect, r.StatusCode));
            using var zoek = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = wie.Achternaam });
            Assert.Contains(wie.Achternaam, await zoek.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            // The scan can find something: the dossier number does stand there.
            Assert.NotEmpty(Met(app.Folder, url.Split('/')[^1]));
        }

        foreach (var canary in new[]
        {
            wie.Voornamen, wie.Achternaam, wie.Bsn!, wie.Postcode!, "2013-03-17", "Muisjesverslag", "Bosuilaanbieder", "Egelreden", "Otteropmerking",
            wie.Achternaam.ToLowerInvariant(), wie.Achternaam.ToUpperInvariant(),
        })
            Assert.Empty(Met(app.Folder, canary));
    }

    /// <summary>Files (databases, write-ahead logs, keys, mail) in which the text stands, as UTF-8 or UTF-16.</summary>
    static List<string> Met(string folder, string text)
    {
        var (utf8, utf16) = (System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.Unicode.GetBytes(text));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        return [.. files.Where(f =>
        {
            using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
            return bytes.IndexOf(utf8) >= 0 || bytes.IndexOf(utf16) >= 0;
        }).Select(f => Path.GetFileName(f))];
    }
}

public sealed class NoLogNoNameTests(House.ServedApp app) : IClassFixture<House.ServedApp>
{
    [Theory, InlineData("Verwerking"), InlineData("Inzage")]
    public async Task Page_WhenTheLogCannotBeWritten_ShowsNoName(string table)
    {
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        Assert.Contains(wie.Achternaam, (await browser.PageAsync(url)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var fault = app.Faults.On($"INSERT INTO \"{table}\"");
        foreach (var pagina in new[] { url, "/dossiers", "/werkvoorraad", url + "/notitie" })
        {
            using var response = await browser.GetAsync(pagina);
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.DoesNotContain(wie.Achternaam, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var zoek = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = wie.Achternaam });
        Assert.Equal(HttpStatusCode.InternalServerError, zoek.StatusCode);
    }
}
