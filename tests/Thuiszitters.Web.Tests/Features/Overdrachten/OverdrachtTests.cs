// What: the transfer to another gemeente: asked, withdrawn, rejected, accepted; who sees what before and after; and who is found by whom.
// Source: rules.md R4, R8.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Overdrachten;

public sealed class OverdrachtTests(Apps apps) : IClassFixture<Apps>
{
    const string Notitie = "Moeder verhuist in december";
    const string Taak = "Bel de schoolarts over een afspraak.";

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static Dictionary<string, string?> Goed(TestApp app) => new(StringComparer.Ordinal) { ["Input.Naar"] = app.Regio.Heiloo.Id.ToString(), ["Input.Reden"] = "De jongere woont nu in Heiloo." };

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync(url, velden);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{url} gave {(int)post.StatusCode}");
    }

    static async Task<HttpStatusCode> CodeAsync(Browser browser, string url)
    {
        using var r = await browser.GetAsync(url);
        return r.StatusCode;
    }

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    /// <summary>A thuiszitter of Alkmaar with an owner and a note, whose transfer to Heiloo was asked.</summary>
    static async Task<(Dossier Dossier, Identiteit Wie, Browser Alkmaar, Browser Heiloo)> GevraagdAsync(TestApp app)
    {
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        var (alkmaar, heiloo) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await PostAsync(alkmaar, Url(dossier) + "/notitie", new() { ["Input.Soort"] = "Telefoon", ["Input.Datum"] = "19-11-2026", ["Input.MetWie"] = "School", ["Input.Bereikt"] = "true", ["Input.Tekst"] = Notitie });
        await PostAsync(alkmaar, Url(dossier) + "/toewijzen", new() { ["Input.Naar"] = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId.ToString() });
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        await PostAsync(alkmaar, Url(dossier) + "/taken/nieuw", new()
        {
            ["Input.Taak.Soort"] = "Bellen", ["Input.Taak.Tekst"] = Taak, ["Input.Taak.Termijn"] = "27-11-2026",
            ["Input.Taak.Voor"] = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId.ToString(),
        });
        await PostAsync(alkmaar, Url(dossier) + "/overdragen", Goed(app));
        return (dossier, wie, alkmaar, heiloo);
    }

    [Theory, Sqlite, Postgres]
    public async Task Transfer_Accepted_MovesTheDossierWithItsClockAndItsIndex(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, wie, alkmaar, heiloo) = await GevraagdAsync(app);

        // Before the answer: the core, the question, and nothing to write.
        var kern = await LeesAsync(heiloo, Url(dossier));
        Assert.Contains("Gemeente Alkmaar vraagt uw gemeente dit dossier over te nemen.", kern, StringComparison.Ordinal);
        Assert.DoesNotContain(Notitie, kern, StringComparison.Ordinal);
        Assert.DoesNotContain("BSN", kern, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier) + "/notitie"));
        Assert.Contains(dossier.Nummer, await LeesAsync(heiloo, "/dossiers?toon=gedeeld&vraag=overdracht&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain("Overdracht gevraagd", await LeesAsync(await app.ConsulentAsync(), Url(dossier)), StringComparison.Ordinal);

        var page = await heiloo.PageAsync(Url(dossier) + "/overdracht");
        Assert.Contains("De jongere woont nu in Heiloo.", page.Body!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            using var post = await heiloo.PostFormAsync(page, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = "true", ["Input.Postcode"] = "1851 AB" });
            Assert.Equal((HttpStatusCode.Redirect, Url(dossier)), (post.StatusCode, post.Headers.Location!.OriginalString));
        }

        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((app.Regio.Heiloo.Id, (Guid?)null, (int?)1851, dossier.PactStart, dossier.PactGrens, dossier.Nummer), (na.GemeenteId, na.BehandelaarId, na.Pc4, na.PactStart, na.PactGrens, na.Nummer));
        Assert.Equal([ActKind.OverdrachtGevraagd, ActKind.OverdrachtAanvaard], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind).Where(k => (int)k is >= 820 and < 830));

        // After it: all for the new gemeente, nothing for the old.
        var vol = await LeesAsync(heiloo, Url(dossier));
        foreach (var deel in new[] { Notitie, Taak, "Overdracht gevraagd aan Gemeente Heiloo.", "Dossier overgenomen door Gemeente Heiloo. De pactklok loopt door.", "1851AB", "Toon BSN" })
            Assert.Contains(deel, vol, StringComparison.Ordinal);
        Assert.Contains(Taak, await LeesAsync(heiloo, "/taken"), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(alkmaar, "/taken"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(alkmaar, Url(dossier)));
        Assert.Contains(dossier.Nummer, await LeesAsync(alkmaar, "/dossiers/had-toegang"), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(heiloo, "/dossiers/had-toegang"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier) + "/overdracht"));

        // Found by the new gemeente by name and BSN; of the old not one hash is left.
        foreach (var term in new[] { wie.Achternaam, wie.Bsn! })
        {
            using var gevonden = await heiloo.PostFormAsync("/zoeken", new() { ["Zoekterm"] = term });
            Assert.NotNull((await Browser.ReadAsync(gevonden)).QuerySelector($"a[href='{Url(dossier)}']"));
            using var niet = await alkmaar.PostFormAsync("/zoeken", new() { ["Zoekterm"] = term });
            Assert.Null((await Browser.ReadAsync(niet)).QuerySelector($"a[href='{Url(dossier)}']"));
        }

        await using var db = app.Db();
        var waarden = await db.Set<BlindIndex>().Where(b => b.DossierId == dossier.Id).Select(b => b.Waarde).ToListAsync();
        var indexer = app.Services.GetRequiredService<BlindIndexer>();
        Assert.DoesNotContain((await indexer.ForAsync(app.Regio.Alkmaar.Id, default)).Bsn(wie.Bsn!), waarden);
        Assert.DoesNotContain((await indexer.ForAsync(app.Regio.Alkmaar.Id, default)).Geboren(wie.Geboren), waarden);
        Assert.Contains((await indexer.ForAsync(app.Regio.Heiloo.Id, default)).Bsn(wie.Bsn!), waarden);
        Assert.Contains((await indexer.ForAsync(app.Regio.SwvVo.Id, default)).Geboren(wie.Geboren), waarden);
        Assert.DoesNotContain((await indexer.ForAsync(app.Regio.SwvVo.Id, default)).Bsn(wie.Bsn!), waarden);
        Assert.False(await db.Delingen.AnyAsync(d => d.DossierId == dossier.Id && d.Tot > TestApp.Vandaag));
    }

    [Theory, Sqlite, Postgres]
    public async Task Transfer_Rejected_StaysAndClosesTheCoreForTheOther(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, _, alkmaar, heiloo) = await GevraagdAsync(app);
        await PostAsync(heiloo, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = "false", ["Input.Weigerreden"] = "Woont hier niet." });
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        Assert.Contains("Overdracht niet aanvaard door Gemeente Heiloo.", await LeesAsync(alkmaar, Url(dossier)), StringComparison.Ordinal);
        Assert.Equal(app.Regio.Alkmaar.Id, (await app.LeesAsync(dossier.Id)).GemeenteId);
        // It may be asked again.
        await PostAsync(alkmaar, Url(dossier) + "/overdragen", Goed(app));
    }

    [Fact]
    public async Task Transfer_Withdrawn_ClosesTheCoreForTheOther()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, alkmaar, heiloo) = await GevraagdAsync(app);
        var antwoord = await heiloo.PageAsync(Url(dossier) + "/overdracht");
        await PostAsync(alkmaar, Url(dossier) + "/overdragen", []);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        using var post = await heiloo.PostFormAsync(antwoord, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = "true" });
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Equal(app.Regio.Alkmaar.Id, (await app.LeesAsync(dossier.Id)).GemeenteId);
    }

    [Fact]
    public async Task Transfer_NotAnsweredInTime_IsNoLongerSeenNorAccepted()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, _, heiloo) = await GevraagdAsync(app);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            (await db.Delingen.SingleAsync(d => d.DossierId == dossier.Id)).Tot = TestApp.Vandaag;
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier) + "/overdracht"));

        // Another share that runs is not the one on which it is asked.
        await using (var db = app.Db())
        {
            db.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Deling
            {
                DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.Heiloo.Id, Delen = Dossierdeel.Verzuim, Grond = Deelgrond.ToezichtLeerplicht,
                Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(9),
            });
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.OK, await CodeAsync(heiloo, Url(dossier)));
        foreach (var besluit in new[] { "true", "false" })
            Assert.Equal(HttpStatusCode.NotFound, await PostLosAsync(heiloo, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = besluit, ["Input.Weigerreden"] = "Nee." }));
        Assert.Equal(app.Regio.Alkmaar.Id, (await app.LeesAsync(dossier.Id)).GemeenteId);
    }

    /// <summary>Posts without having had the page: the token comes from a page that everybody may open.</summary>
    static async Task<HttpStatusCode> PostLosAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        var page = await browser.PageAsync("/functie");
        page.QuerySelector("main form")!.SetAttribute("action", url);
        using var post = await browser.PostFormAsync(page, url, new(velden, StringComparer.Ordinal) { ["Input.ActId"] = Guid.CreateVersion7().ToString() });
        return post.StatusCode;
    }

    [Fact]
    public async Task Transfer_OfADossierThatWasClosed_IsNotAnswered()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, _, heiloo) = await GevraagdAsync(app);
        await app.SluitAsync(dossier.Id);
        Assert.Equal(HttpStatusCode.Conflict, await PostLosAsync(heiloo, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = "true" }));
        Assert.Equal(app.Regio.Alkmaar.Id, (await app.LeesAsync(dossier.Id)).GemeenteId);
    }

    [Fact]
    public async Task Transfer_IsBetweenTheTwoGemeenten()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3), app.Regio.College);
        await PostAsync(await app.AmbtenaarAsync(), Url(dossier) + "/overdragen", Goed(app));
        foreach (var (rol, organisatie) in new[] { (Rol.Schoolmelder, app.Regio.College), (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Doorzettingsmacht, app.Regio.Regio) })
        {
            var blad = await LeesAsync(await app.AlsAsync(rol, organisatie), Url(dossier));
            foreach (var woord in new[] { "Gemeente Heiloo", "verdracht", "verdragen" })
                Assert.False(blad.Contains(woord, StringComparison.Ordinal), $"{rol} reads {woord}");
        }

        Assert.Contains("Gemeente Heiloo", await LeesAsync(await app.AmbtenaarAsync(), Url(dossier)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_WhatTheOldGemeenteTookUpIsOpenAgain()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, _, heiloo) = await GevraagdAsync(app);
        var van = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId;
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            var signalen = await db.Signalen.Where(s => s.DossierId == dossier.Id && s.Toestand == SignaalToestand.Open).ToListAsync();
            Assert.NotEmpty(signalen);
            foreach (var signaal in signalen)
                (signaal.Toestand, signaal.OpgepaktDoorId) = (SignaalToestand.Opgepakt, van);
            await db.SaveChangesAsync();
        }

        await PostAsync(heiloo, Url(dossier) + "/overdracht", new() { ["Input.Besluit"] = "true" });
        await using var na = app.Db();
        var wie = await na.Signalen.Where(s => s.DossierId == dossier.Id && s.Toestand != SignaalToestand.Afgehandeld).Select(s => new { s.Toestand, s.OpgepaktDoorId }).ToListAsync();
        Assert.NotEmpty(wie);
        Assert.All(wie, s => Assert.Equal((SignaalToestand.Open, (Guid?)null), (s.Toestand, s.OpgepaktDoorId)));
    }

    [Fact]
    public async Task OpenTransfer_KeepsTheDossierFromClosing()
    {
        var app = await apps.SqliteAsync();
        var (dossier, alkmaar) = (await app.AfgerondAsync(), await app.AmbtenaarAsync());
        await PostAsync(alkmaar, Url(dossier) + "/overdragen", Goed(app));
        Assert.NotNull((await alkmaar.PageAsync(Url(dossier) + "/sluiten")).QuerySelector($"#kop-open ~ ul a[href='{Url(dossier)}/overdragen']"));
    }

    [Theory]
    [InlineData("overdragen", "Input.Naar", "", "Kies een gemeente uit de lijst.")]
    [InlineData("overdragen", "Input.Naar", "0199a000-0000-7000-8000-000000000009", "Kies een gemeente uit de lijst.")]
    [InlineData("overdragen", "Input.Reden", " ", "Schrijf kort op waarom u het dossier overdraagt.")]
    [InlineData("overdragen", "Input.Reden", "*", "Maak de reden korter dan 1.000 tekens.")]
    [InlineData("overdracht", "Input.Besluit", null, "Kies of u het dossier overneemt.")]
    [InlineData("overdracht", "Input.Postcode", "1851", "Vul een postcode in met vier cijfers en twee letters, bijvoorbeeld 1815 AB.")]
    [InlineData("overdracht", "Input.Postcode", "1815 AB", "Deze postcode ligt niet in uw gemeente.")]
    [InlineData("overdracht", "Input.Postcode", "9999 ZZ", "Deze postcode ligt niet in uw gemeente.")]
    [InlineData("overdracht", "Input.Weigerreden", "", "Schrijf kort op waarom u het dossier niet overneemt.")]
    public async Task InvalidField_SaysWhatIsWrongAtItsField(string pad, string veld, string? waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        Dossier dossier;
        Browser browser;
        Dictionary<string, string?> goed;
        if (pad == "overdragen")
            (dossier, browser, goed) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), Goed(app));
        else
        {
            (dossier, _, _, browser) = await GevraagdAsync(app);
            goed = new(StringComparer.Ordinal) { ["Input.Besluit"] = veld == "Input.Weigerreden" ? "false" : "true" };
        }

        using var post = await browser.PostFormAsync($"{Url(dossier)}/{pad}", new(goed, StringComparer.Ordinal) { [veld] = waarde == "*" ? new string('x', 1001) : waarde });
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(post), veld));
        Assert.Equal(app.Regio.Alkmaar.Id, (await app.LeesAsync(dossier.Id)).GemeenteId);
    }

    [Fact]
    public async Task OthersThanTheTwoGemeenten_AskAndAnswerNothing()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, alkmaar, _) = await GevraagdAsync(app);
        var voor = (await app.ActsAsync(dossier.Id)).Count;
        // The owner cannot accept for the other.
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(alkmaar, Url(dossier) + "/overdracht"));
        foreach (var (rol, organisatie) in new[]
        {
            (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College), (Rol.Doorzettingsmacht, app.Regio.Regio), (Rol.PrivacyOfficer, app.Regio.Heiloo),
            (Rol.FunctioneelBeheerder, app.Regio.Heiloo), (Rol.Leerplichtambtenaar, app.Regio.Heiloo),
        })
        {
            var browser = await app.AlsAsync(rol, organisatie);
            foreach (var pad in rol == Rol.Leerplichtambtenaar ? ["/overdragen"] : new[] { "/overdragen", "/overdracht" })
            {
                var page = await browser.PageAsync("/functie");
                page.QuerySelector("main form")!.SetAttribute("action", Url(dossier) + pad);
                using var post = await browser.PostFormAsync(page, Url(dossier) + pad, new(Goed(app), StringComparer.Ordinal) { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Besluit"] = "true" });
                Assert.True(post.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{rol} at {pad}: {(int)post.StatusCode}");
            }
        }

        Assert.Equal(voor, (await app.ActsAsync(dossier.Id)).Count);
    }
}
