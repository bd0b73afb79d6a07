// What: asking and giving sight: the battery of the four write pages, what a share opens and what it does not, and its end.
// Source: rules.md R8. Hostile first: who has one part looks for the others, who had a share looks again.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Delingen;

public sealed class DelingTests(Apps apps) : IClassFixture<Apps>
{
    const string Notitie = "Vader vertelde over de verhuizing", Opmerking = "Mentor maakt zich zorgen", Aanbieder = "Zorgboerderij Proef";
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static Dictionary<string, string?> Goed(Organisatie met, params Dossierdeel[] delen) => new(StringComparer.Ordinal)
    {
        ["Input.Met"] = met.Id.ToString(), ["Input.Grond"] = "ToezichtLeerplicht", ["Input.Doel"] = "De jongere gaat hier naar school.", ["Input.TotEnMet"] = "31-1-2027",
        ["Input.Delen"] = delen.Length == 0 ? null : delen.Aggregate((a, b) => a | b).ToString(),
    };

    static readonly Dictionary<string, string?> Vraag = new(StringComparer.Ordinal)
    {
        ["Input.Delen"] = "Verzuim", ["Input.Grond"] = "AdviesOpVerzoekVanSchool", ["Input.Doel"] = "Advies aan de school voorbereiden.",
    };

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync(url, velden);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{url} gave {(int)post.StatusCode}");
    }

    /// <summary>Posts without having had the page: the token comes from a page that everybody may open.</summary>
    static async Task<HttpStatusCode> PostLosAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        var page = await browser.PageAsync("/functie");
        page.QuerySelector("main form")!.SetAttribute("action", url);
        using var post = await browser.PostFormAsync(page, url, new(velden, StringComparer.Ordinal) { ["Input.ActId"] = Guid.CreateVersion7().ToString() });
        return post.StatusCode;
    }

    /// <summary>A thuiszitter of Alkmaar with a sick day with a remark, a note and an arrangement.</summary>
    static async Task<Dossier> VolAsync(TestApp app)
    {
        var (dossier, gemeente) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        await PostAsync(gemeente, Url(dossier) + "/verzuim", new() { ["Input.Soort"] = "Ziek", ["Input.EersteDag"] = "2-11-2026", ["Input.Opmerking"] = Opmerking });
        await PostAsync(gemeente, Url(dossier) + "/notitie", new() { ["Input.Soort"] = "Telefoon", ["Input.Datum"] = "19-11-2026", ["Input.MetWie"] = "School", ["Input.Bereikt"] = "true", ["Input.Tekst"] = Notitie });
        await PostAsync(gemeente, Url(dossier) + "/arrangementen/nieuw", new() { ["Input.Type"] = "JzPlus", ["Input.Datum"] = "19-11-2026", ["Input.Aanbieder"] = Aanbieder });
        return dossier;
    }

    static async Task DeelAsync(TestApp app, Dossier dossier, Organisatie met, Dossierdeel delen, int dagen = 30)
    {
        await using var db = app.Db();
        db.Begin(ActKind.DossierGedeeld, Nu, dossier.Id);
        db.Add(new Deling
        {
            DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = met.Id, Delen = delen, Grond = Deelgrond.ToezichtLeerplicht,
            Vanaf = TestApp.Vandaag.AddDays(-60), Tot = TestApp.Vandaag.AddDays(dagen),
        });
        await db.SaveChangesAsync();
    }

    static async Task<HttpStatusCode> CodeAsync(Browser browser, string url)
    {
        using var r = await browser.GetAsync(url);
        return r.StatusCode;
    }

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static readonly (Dossierdeel Deel, string[] Woorden)[] PerDeel =
    [
        (Dossierdeel.Verzuim, [Opmerking, "Ziekteverzuim", "02-11-2026"]), (Dossierdeel.Notities, [Notitie]), (Dossierdeel.Arrangementen, [Aanbieder]),
    ];

    [Theory, Sqlite, Postgres]
    public async Task Share_OfOnePart_OpensThatPartForTheOrganisationAndNoOther(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        var school = await app.AlsAsync(Rol.Schoolmelder, app.Regio.Basisschool);
        foreach (var (deel, woorden) in PerDeel)
        {
            var dossier = await VolAsync(app);
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
            await PostAsync(await app.AmbtenaarAsync(), Url(dossier) + "/delen", Goed(app.Regio.Heiloo, deel));

            var blad = await LeesAsync(heiloo, Url(dossier));
            foreach (var woord in woorden)
                Assert.Contains(woord, blad, StringComparison.Ordinal);
            foreach (var (ander, verborgen) in PerDeel.Where(p => p.Deel != deel))
                foreach (var woord in verborgen)
                    Assert.False(blad.Contains(woord, StringComparison.Ordinal), $"a share of {deel} shows {woord} of {ander}");
            foreach (var nooit in new[] { "BSN", "1815AB", "Meisje", "toegewezen", "Volgende stap", "Beëindigen" })
                Assert.DoesNotContain(nooit, blad, StringComparison.Ordinal);
            Assert.Contains("Een deel van dit dossier is met uw organisatie gedeeld.", blad, StringComparison.Ordinal);
            Assert.Contains("De jongere gaat hier naar school.", blad, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(school, Url(dossier)));
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Share_ReachesEachKindOfOrganisationAndOnlyItsReadingRoles(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await VolAsync(app);
        (Organisatie Organisatie, Rol[] Wel, Rol[] Niet)[] cellen =
        [
            (app.Regio.Heiloo, [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht], []),
            (app.Regio.SwvPo, [Rol.SwvConsulent, Rol.TeamleiderSwv], [Rol.SwvBeoordelaar]),
            (app.Regio.Basisschool, [Rol.Schoolmelder], []),
            (app.Regio.Regio, [Rol.Doorzettingsmacht], [Rol.RegioAnalist, Rol.PrivacyOfficer, Rol.FunctioneelBeheerder]),
        ];
        foreach (var (organisatie, wel, niet) in cellen)
        {
            foreach (var rol in wel)
                Assert.Equal((rol, HttpStatusCode.NotFound), (rol, await CodeAsync(await app.AlsAsync(rol, organisatie), Url(dossier))));
            await DeelAsync(app, dossier, organisatie, Dossierdeel.Notities);
            foreach (var rol in wel)
                Assert.Contains(Notitie, await LeesAsync(await app.AlsAsync(rol, organisatie), Url(dossier)), StringComparison.Ordinal);
            foreach (var rol in niet)
                Assert.Contains(await CodeAsync(await app.AlsAsync(rol, organisatie), Url(dossier)), new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Share_AddsToTheCoreThatAnOrganisationSeesAnyway(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, swv) = (await VolAsync(app), await app.ConsulentAsync());
        Assert.DoesNotContain(Notitie, await LeesAsync(swv, Url(dossier)), StringComparison.Ordinal);
        await DeelAsync(app, dossier, app.Regio.SwvVo, Dossierdeel.Notities);
        var blad = await LeesAsync(swv, Url(dossier));
        Assert.Contains(Notitie, blad, StringComparison.Ordinal);
        Assert.DoesNotContain("iekteverzuim", blad, StringComparison.Ordinal);
        Assert.Contains("U ziet de kern van dit dossier omdat de jongere in uw gebied woont", blad, StringComparison.Ordinal);
        Assert.Contains("met uw organisatie gedeeld", blad, StringComparison.Ordinal);
        // Its own part it still writes.
        await PostAsync(swv, Url(dossier) + "/notitie", new() { ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "School", ["Input.Bereikt"] = "true", ["Input.Datum"] = "19-11-2026", ["Input.Tekst"] = "Van het verband" });
        Assert.DoesNotContain("Van het verband", await LeesAsync(await app.AmbtenaarAsync(), Url(dossier)), StringComparison.Ordinal);
        // Nor does a share of the notes of the gemeente open those of the SWV to a third.
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Notities);
        var derde = await LeesAsync(await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), Url(dossier));
        Assert.Contains(Notitie, derde, StringComparison.Ordinal);
        Assert.DoesNotContain("Van het verband", derde, StringComparison.Ordinal);
        Assert.Equal(1, derde.Split("Telefoongesprek van 19 november 2026 vastgelegd").Length - 1);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(-20)]
    public async Task Share_ThatIsOver_AnswersLikeNoDossierAndStaysInTheList(int dagen)
    {
        var app = await apps.SqliteAsync();
        var (dossier, heiloo) = (await VolAsync(app), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Verzuim, dagen);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(heiloo, "/dossiers?toon=gedeeld&perPagina=100"), StringComparison.Ordinal);
        var had = await LeesAsync(heiloo, "/dossiers/had-toegang");
        Assert.Contains(dossier.Nummer, had, StringComparison.Ordinal);
        Assert.DoesNotContain("Proefkind", had, StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), "/dossiers/had-toegang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_OverForMoreThanThreeMonths_IsForgotten()
    {
        var app = await apps.SqliteAsync();
        var (dossier, heiloo) = (await app.ThuiszitterAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Verzuim, dagen: -(TestApp.Vandaag.DayNumber - TestApp.Vandaag.AddMonths(-3).DayNumber));
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(heiloo, "/dossiers/had-toegang"), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Share_EndedAtOnce_ClosesTheDossierAndSavesOnce(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, gemeente, heiloo) = (await VolAsync(app), await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await PostAsync(gemeente, Url(dossier) + "/delen", Goed(app.Regio.Heiloo, Dossierdeel.Verzuim));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(heiloo, Url(dossier)));
        var einde = (await gemeente.PageAsync(Url(dossier))).QuerySelector($"a[href^='{Url(dossier)}/delen/']")!.GetAttribute("href")!;
        using (var leeg = await gemeente.PostFormAsync(einde, []))
            Assert.Equal("Schrijf kort op waarom u stopt met delen.", Proef.Fout(await Browser.ReadAsync(leeg), "Input.Reden"));
        var page = await gemeente.PageAsync(einde);
        for (var i = 0; i < 2; i++)
        {
            using var post = await gemeente.PostFormAsync(page, einde, new() { ["Input.Reden"] = "Niet meer nodig." });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        Assert.Single(await app.ActsAsync(dossier.Id), a => a.Kind == ActKind.DelingBeeindigd);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
        // Seen on the day itself still.
        Assert.Contains("20-11-2026", (await heiloo.PageAsync("/dossiers/had-toegang")).QuerySelectorAll("main tr").Single(r => r.TextContent.Contains(dossier.Nummer, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await CodeAsync(gemeente, einde));
        var blad = await LeesAsync(gemeente, Url(dossier));
        Assert.Contains("Gedeeld met Gemeente Heiloo tot en met 31 januari 2027: verzuim.", blad, StringComparison.Ordinal);
        Assert.Contains("Delen met Gemeente Heiloo beëindigd.", blad, StringComparison.Ordinal);
        Assert.Contains("Dit dossier is met niemand gedeeld.", blad, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Share_GivesNothingToWriteNorTheBsn(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await VolAsync(app);
        foreach (var (rol, organisatie) in new[] { (Rol.Leerplichtambtenaar, app.Regio.Heiloo), (Rol.SwvConsulent, app.Regio.SwvPo), (Rol.Doorzettingsmacht, app.Regio.Regio), (Rol.Schoolmelder, app.Regio.Basisschool) })
        {
            await DeelAsync(app, dossier, organisatie, Dossierdeel.Verzuim | Dossierdeel.Notities | Dossierdeel.Arrangementen);
            var browser = await app.AlsAsync(rol, organisatie);
            var deuren = (await Deur.AlleAsync(app.Services)).Where(d => d.VanDossier && d.Methoden.Contains("POST") && d.Patroon != "/dossiers/{nummer}").ToList();
            var voor = (await app.ActsAsync(dossier.Id)).Count;
            foreach (var deur in deuren)
            {
                var id = deur.Patroon.Contains("/verzuim/", StringComparison.Ordinal) ? dossier.Verzuim[0].Id : (await app.LeesAsync(dossier.Id)).Arrangementen[0].Id;
                var code = await PostLosAsync(browser, deur.Url(dossier.Nummer, id), new() { ["Input.Naar"] = "Aangevraagd", ["Input.Datum"] = "19-11-2026" });
                Assert.True(code is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{rol} at {deur.Patroon}: {(int)code}");
            }

            Assert.Equal(voor, (await app.ActsAsync(dossier.Id)).Count);
            if (rol == Rol.Leerplichtambtenaar)
            {
                var page = await browser.PageAsync("/functie");
                page.QuerySelector("main form")!.SetAttribute("action", Url(dossier) + "?handler=Bsn");
                using var bsn = await browser.PostFormAsync(page, Url(dossier) + "?handler=Bsn", []);
                Assert.DoesNotContain("BSN", (await Browser.ReadAsync(bsn)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }

            // Past the pages: the gates ask where the dossier lies, and a share is no such ground.
            await using var system = app.Db();
            await using var db = app.Services.GetRequiredService<DbSource>().For(
                Scope.Of(Guid.CreateVersion7(), rol, organisatie.Id, app.Regio.Regio.Id).Met(await Deling.LopendMetAsync(system, organisatie.Id, TestApp.Vandaag, default)));
            (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Pc4 = 1111;
            db.Begin(ActKind.StandHerrekend, Nu, dossier.Id);
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task Vault_GivesAnotherGemeenteNoBsnOfASharedDossier()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(
            Guid.CreateVersion7(), "Proef", Guid.CreateVersion7(), Rol.Leerplichtambtenaar, app.Regio.Heiloo.Id, app.Regio.Heiloo.Naam, app.Regio.Regio.Id,
            new Dictionary<Guid, Dossierdeel> { [dossier.Id] = Dossierdeel.Verzuim });
        var open = (await scope.ServiceProvider.GetRequiredService<Vault>().RevealAsync([dossier.Id], Doel.Bsn, default, metBsn: true))[dossier.Id];
        Assert.Equal((Zichtniveau.Kern, DossierAccess.Gedeeld, true), (open.Niveau, open.Grond, open.AlleenGedeeld));
        Assert.Null(open.Identiteit!.Bsn);
        Assert.Null(open.Identiteit.Postcode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Share_IsTheGroundInTheProcessingLog(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Verzuim);
        await LeesAsync(await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), Url(dossier));
        await using var db = app.Db();
        var inzage = await db.Set<Inzage>().AsNoTracking().SingleAsync(i => i.DossierId == dossier.Id && i.OrganisatieId == app.Regio.Heiloo.Id);
        Assert.Equal((DossierAccess.Gedeeld, Zichtniveau.Kern, "dossier"), (inzage.Grond, inzage.Niveau, inzage.Doel));
    }

    [Theory, Sqlite, Postgres]
    public async Task SharedDossier_IsInAListOfItsOwnAndTellsNoSickness(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ziek = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Ziek, new DateOnly(2026, 11, 2), app.Regio.College);
        await DeelAsync(app, ziek, app.Regio.Heiloo, Dossierdeel.Arrangementen);
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.DoesNotContain(ziek.Nummer, await LeesAsync(heiloo, "/dossiers?toon=alle&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain(ziek.Nummer, await LeesAsync(heiloo, "/dossiers?behandelaar=geen&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain(ziek.Nummer, await LeesAsync(heiloo, "/werkvoorraad"), StringComparison.Ordinal);
        var lijst = (await heiloo.PageAsync("/dossiers?toon=gedeeld&perPagina=100")).QuerySelector("main table")!.TextContent;
        Assert.Contains(ziek.Nummer, lijst, StringComparison.Ordinal);
        Assert.DoesNotContain("Ziekteverzuim", lijst, StringComparison.Ordinal);
        Assert.DoesNotContain(ziek.Nummer, await LeesAsync(heiloo, "/dossiers?toon=gedeeld&soort=Ziek&perPagina=100"), StringComparison.Ordinal);
        Assert.Contains("Met ons gedeeld", (await heiloo.PageAsync("/dossiers")).Body!.TextContent, StringComparison.Ordinal);
        using var nummer = await heiloo.PostFormAsync("/zoeken", new() { ["Zoekterm"] = ziek.Nummer });
        Assert.Equal($"/dossiers/{ziek.Nummer}", nummer.Headers.Location!.OriginalString);
    }

    [Theory, Sqlite, Postgres]
    public async Task Question_AskedOnceSeenByTheGemeenteAndAnsweredByAShare(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, swv, gemeente) = (await VolAsync(app), await app.ConsulentAsync(), await app.AmbtenaarAsync());
        var page = await swv.PageAsync(Url(dossier) + "/inzage");
        for (var i = 0; i < 2; i++)
        {
            using var post = await swv.PostFormAsync(page, Url(dossier) + "/inzage", Vraag);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        using (var weer = await swv.PostFormAsync(Url(dossier) + "/inzage", Vraag))
            Assert.Contains("heeft al een vraag gesteld", await weer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Opmerking, await LeesAsync(swv, Url(dossier)), StringComparison.Ordinal);

        // Asked, and seen by the gemeente in its work and on the dossier; by no third.
        Assert.Contains("Vraag om inzage", await LeesAsync(gemeente, "/werkvoorraad"), StringComparison.Ordinal);
        Assert.Contains(dossier.Nummer, await LeesAsync(gemeente, "/dossiers?vraag=inzage&perPagina=100"), StringComparison.Ordinal);
        Assert.Contains("Inzage gevraagd door SWV VO Proef: verzuim.", await LeesAsync(gemeente, Url(dossier)), StringComparison.Ordinal);
        Assert.DoesNotContain("vraagt inzage", await LeesAsync(await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), Url(dossier)), StringComparison.Ordinal);

        var antwoord = (await gemeente.PageAsync(Url(dossier))).QuerySelector($"a[href^='{Url(dossier)}/inzage/']")!.GetAttribute("href")!;
        var blad = await gemeente.PageAsync(antwoord);
        Assert.Contains("Advies aan de school voorbereiden.", blad.Body!.TextContent, StringComparison.Ordinal);
        foreach (var (velden, veld, bericht) in new (Dictionary<string, string?>, string, string)[]
        {
            (new() { ["Input.Besluit"] = null }, "Input.Besluit", "Kies of u deelt of weigert."),
            (new() { ["Input.Besluit"] = "true" }, "Input.TotEnMet", "Vul de laatste dag in, bijvoorbeeld 14-3-2027."),
            (new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "21-11-2027" }, "Input.TotEnMet", "U kunt hooguit 12 maanden delen. Vul een eerdere dag in."),
            (new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "31-1-2027", ["Input.Delen"] = null }, "Input.Delen", "Kies wat u deelt."),
            (new() { ["Input.Besluit"] = "false" }, "Input.Weigerreden", "Schrijf kort op waarom u weigert."),
        })
        {
            using var fout = await gemeente.PostFormAsync(blad, antwoord, velden);
            Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(fout), veld));
        }

        for (var i = 0; i < 2; i++)
        {
            using var post = await gemeente.PostFormAsync(blad, antwoord, new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "31-1-2027" });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        Assert.Equal([ActKind.InzageGevraagd, ActKind.DossierGedeeld], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind).Where(k => (int)k is > 800 and < 820));
        Assert.Contains(Opmerking, await LeesAsync(swv, Url(dossier)), StringComparison.Ordinal);
        Assert.DoesNotContain(Notitie, await LeesAsync(swv, Url(dossier)), StringComparison.Ordinal);
        Assert.Null((await gemeente.PageAsync("/dossiers?vraag=inzage&perPagina=100")).QuerySelector($"a[href='{Url(dossier)}']"));
        Assert.Equal(HttpStatusCode.Conflict, await CodeAsync(gemeente, antwoord));
    }

    [Fact]
    public async Task SecondShareWithTheSameOrganisation_IsRefusedOnBothPages()
    {
        var app = await apps.SqliteAsync();
        var (dossier, swv, gemeente) = (await app.ThuiszitterAsync(), await app.ConsulentAsync(), await app.AmbtenaarAsync());
        const string Bericht = "U deelt dit dossier al met deze organisatie, tot en met 31 januari 2027. Beëindig dat eerst.";
        await PostAsync(swv, Url(dossier) + "/inzage", Vraag);
        await PostAsync(gemeente, Url(dossier) + "/delen", Goed(app.Regio.SwvVo, Dossierdeel.Notities));
        using (var weer = await gemeente.PostFormAsync(Url(dossier) + "/delen", Goed(app.Regio.SwvVo, Dossierdeel.Verzuim)))
            Assert.Equal(Bericht, Proef.Fout(await Browser.ReadAsync(weer), "Input.Met"));
        var antwoord = (await gemeente.PageAsync(Url(dossier))).QuerySelector($"a[href^='{Url(dossier)}/inzage/']")!.GetAttribute("href")!;
        using (var post = await gemeente.PostFormAsync(antwoord, new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "31-1-2027" }))
            Assert.Equal(Bericht, Proef.Fout(await Browser.ReadAsync(post), "Input.Besluit"));
        await using var db = app.Db();
        Assert.Equal(1, await db.Delingen.CountAsync(d => d.DossierId == dossier.Id));
    }

    [Fact]
    public async Task Answer_WithMoreThanWasAsked_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var (dossier, gemeente) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        await PostAsync(await app.ConsulentAsync(), Url(dossier) + "/inzage", Vraag);
        var antwoord = (await gemeente.PageAsync(Url(dossier))).QuerySelector($"a[href^='{Url(dossier)}/inzage/']")!.GetAttribute("href")!;
        var page = await gemeente.PageAsync(antwoord);
        Assert.Equal("Verzuim", Assert.Single(page.QuerySelectorAll("input[name='Input.Delen']")).GetAttribute("value"));
        using var post = await gemeente.PostFormAsync(page, antwoord, new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "31-1-2027", ["Input.Delen"] = "Notities" });
        Assert.Equal("Deel alleen wat is gevraagd.", Proef.Fout(await Browser.ReadAsync(post), "Input.Delen"));
        await using var db = app.Db();
        Assert.False(await db.Delingen.AnyAsync(d => d.DossierId == dossier.Id));
    }

    [Theory, InlineData("inzage"), InlineData("delen")]
    public async Task AskingAndSharing_MakeAFormOfBeforeStale(string wat)
    {
        var app = await apps.SqliteAsync();
        var (dossier, gemeente) = (await app.AfgerondAsync(), await app.AmbtenaarAsync());
        var page = await gemeente.PageAsync(Url(dossier) + "/sluiten");
        if (wat == "delen")
            await PostAsync(await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), Url(dossier) + "/delen", Goed(app.Regio.Heiloo, Dossierdeel.Verzuim));
        else
        {
            dossier = await app.ThuiszitterAsync();
            await app.PakOpAsync(dossier.Id);
            page = await gemeente.PageAsync(Url(dossier) + "/sluiten");
            await PostAsync(await app.ConsulentAsync(), Url(dossier) + "/inzage", Vraag);
        }

        using var post = await gemeente.PostFormAsync(page, Url(dossier) + "/sluiten", new() { ["Input.Reden"] = "Verhuisd", ["Input.Sinds"] = "19-11-2026" });
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Null((await app.LeesAsync(dossier.Id)).GeslotenOp);
    }

    [Fact]
    public async Task Question_Refused_OpensNothingAndSaysWhyToWhoAsked()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3), app.Regio.College);
        var (doorzetter, gemeente) = (await app.AlsAsync(Rol.Doorzettingsmacht, app.Regio.Regio), await app.AmbtenaarAsync());
        await PostAsync(doorzetter, Url(dossier) + "/inzage", new(Vraag, StringComparer.Ordinal) { ["Input.Grond"] = "BesluitDoorzettingsmacht" });
        var antwoord = (await gemeente.PageAsync(Url(dossier))).QuerySelector($"a[href^='{Url(dossier)}/inzage/']")!.GetAttribute("href")!;
        await PostAsync(gemeente, antwoord, new() { ["Input.Besluit"] = "false", ["Input.Weigerreden"] = "Er ligt al een aanbod." });
        Assert.Contains("Er ligt al een aanbod.", await LeesAsync(doorzetter, Url(dossier)), StringComparison.Ordinal);
        Assert.DoesNotContain("Er ligt al een aanbod.", await LeesAsync(await app.ConsulentAsync(), Url(dossier)), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.False(await db.Delingen.AnyAsync(d => d.DossierId == dossier.Id));
    }

    [Theory]
    [InlineData("delen", "Input.Met", "", "Kies een organisatie uit de lijst.")]
    [InlineData("delen", "Input.Met", "0199a000-0000-7000-8000-000000000009", "Kies een organisatie uit de lijst.")]
    [InlineData("delen", "Input.Grond", null, "Kies op welke grond u deelt.")]
    [InlineData("delen", "Input.Grond", "Overdracht", "Kies op welke grond u deelt.")]
    [InlineData("delen", "Input.Doel", " ", "Schrijf kort op waarvoor de organisatie dit nodig heeft.")]
    [InlineData("delen", "Input.Doel", "*", "Maak het doel korter dan 1.000 tekens.")]
    [InlineData("delen", "Input.Delen", null, "Kies wat u deelt.")]
    [InlineData("delen", "Input.TotEnMet", "", "Vul de laatste dag in, bijvoorbeeld 14-3-2027.")]
    [InlineData("delen", "Input.TotEnMet", "19-11-2026", "Vul een laatste dag in die vandaag of later is.")]
    [InlineData("delen", "Input.TotEnMet", "21-11-2027", "U kunt hooguit 12 maanden delen. Vul een eerdere dag in.")]
    [InlineData("inzage", "Input.Delen", null, "Kies wat u wilt zien.")]
    [InlineData("inzage", "Input.Grond", null, "Kies op welke grond u dit vraagt.")]
    [InlineData("inzage", "Input.Doel", "", "Schrijf kort op waarvoor u dit nodig hebt.")]
    public async Task InvalidField_SaysWhatIsWrongAtItsFieldAndSavesNothing(string pad, string veld, string? waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var browser = pad == "delen" ? await app.AmbtenaarAsync() : await app.ConsulentAsync();
        var goed = pad == "delen" ? Goed(app.Regio.Heiloo, Dossierdeel.Verzuim) : Vraag;
        using var post = await browser.PostFormAsync($"{Url(dossier)}/{pad}", new(goed, StringComparer.Ordinal) { [veld] = waarde == "*" ? new string('x', 1001) : waarde });
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(post), veld));
        Assert.Empty(await app.ActsAsync(dossier.Id));
    }

    [Fact]
    public async Task OtherOrganisationsAndRoles_AskShareEndAndAnswerNothing()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        await PostAsync(await app.ConsulentAsync(), Url(dossier) + "/inzage", Vraag);
        await DeelAsync(app, dossier, app.Regio.Basisschool, Dossierdeel.Verzuim);
        Guid vraag, deling;
        await using (var db = app.Db())
        {
            vraag = (await db.Inzagevragen.SingleAsync(v => v.DossierId == dossier.Id)).Id;
            deling = (await db.Delingen.SingleAsync(v => v.DossierId == dossier.Id)).Id;
        }

        var voor = (await app.ActsAsync(dossier.Id)).Count;
        foreach (var (rol, organisatie) in new[]
        {
            (Rol.Leerplichtambtenaar, app.Regio.Heiloo), (Rol.TeamleiderLeerplicht, app.Regio.Heiloo), (Rol.SwvConsulent, app.Regio.SwvPo), (Rol.SwvConsulent, app.Regio.SwvVo),
            (Rol.Schoolmelder, app.Regio.College), (Rol.Doorzettingsmacht, app.Regio.Regio), (Rol.PrivacyOfficer, app.Regio.Alkmaar), (Rol.FunctioneelBeheerder, app.Regio.Alkmaar),
        })
        {
            var browser = await app.AlsAsync(rol, organisatie);
            List<(string Pad, Dictionary<string, string?> Velden)> paden =
            [
                ("/delen", Goed(app.Regio.Heiloo, Dossierdeel.Verzuim)), ($"/delen/{deling}", new() { ["Input.Reden"] = "Zomaar" }),
                ($"/inzage/{vraag}", new() { ["Input.Besluit"] = "true", ["Input.TotEnMet"] = "31-1-2027", ["Input.Delen"] = "Verzuim" }),
            ];
            // The SWV of the area may ask.
            if (organisatie != app.Regio.SwvVo)
                paden.Add(("/inzage", Vraag));
            foreach (var (pad, velden) in paden)
            {
                var code = await PostLosAsync(browser, Url(dossier) + pad, velden);
                Assert.True(code is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{rol} of {organisatie.Code} at {pad}: {(int)code}");
            }
        }

        Assert.Equal(voor, (await app.ActsAsync(dossier.Id)).Count);
    }

    [Theory, Sqlite, Postgres]
    public async Task Gates_AskingOrSharingInAnothersName_IsRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        AppDb Van(Rol rol, Organisatie o) => app.Services.GetRequiredService<DbSource>().For(Scope.Of(Guid.CreateVersion7(), rol, o.Id, app.Regio.Regio.Id));
        async Task GeweigerdAsync(AppDb db, object rij)
        {
            await using var _ = db;
            db.Add(rij);
            db.Begin(ActKind.InzageGevraagd, Nu, dossier.Id);
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
        }

        Inzagevraag Vraagt(Organisatie o) => new() { DossierId = dossier.Id, OrganisatieId = o.Id, VragerId = Guid.CreateVersion7(), Grond = Deelgrond.ToezichtLeerplicht, Doel = [1], Delen = Dossierdeel.Verzuim, GevraagdOp = TestApp.Vandaag };
        Deling Deelt(Organisatie van, Organisatie met) => new() { DossierId = dossier.Id, VanOrganisatieId = van.Id, MetOrganisatieId = met.Id, Delen = Dossierdeel.Verzuim, Grond = Deelgrond.ToezichtLeerplicht, Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(9) };
        await GeweigerdAsync(Van(Rol.SwvConsulent, app.Regio.SwvVo), Vraagt(app.Regio.SwvPo));
        await GeweigerdAsync(Van(Rol.SwvConsulent, app.Regio.SwvPo), Vraagt(app.Regio.SwvPo));
        await GeweigerdAsync(Van(Rol.Schoolmelder, app.Regio.College), Vraagt(app.Regio.College));
        await GeweigerdAsync(Van(Rol.SwvConsulent, app.Regio.SwvVo), Deelt(app.Regio.SwvVo, app.Regio.SwvVo));
        await GeweigerdAsync(Van(Rol.Leerplichtambtenaar, app.Regio.Alkmaar), Deelt(app.Regio.Heiloo, app.Regio.SwvVo));
        await GeweigerdAsync(Van(Rol.Leerplichtambtenaar, app.Regio.Heiloo), Deelt(app.Regio.Heiloo, app.Regio.Heiloo));
    }

    [Fact]
    public async Task Closing_EndsWhatIsShared()
    {
        var app = await apps.SqliteAsync();
        var (dossier, gemeente, heiloo) = (await app.AfgerondAsync(), await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Verzuim);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(heiloo, Url(dossier)));
        await PostAsync(gemeente, Url(dossier) + "/sluiten", new() { ["Input.Reden"] = "TerugNaarSchool" });
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Url(dossier)));
    }
}
