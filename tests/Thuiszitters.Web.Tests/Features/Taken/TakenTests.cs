// What: tasks: who sees them, who may do what with them, the list of mine and the tile that counts it. Source: ADR 20.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Taken;

public sealed class TakenTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    /// <summary>A dossier with an officer and a consulent of its own.</summary>
    static async Task<(Dossier Dossier, Guid Ambtenaar, Guid Consulent)> MaakAsync(TestApp app)
    {
        var dossier = await app.ThuiszitterAsync();
        var ambtenaar = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId;
        var consulent = (await app.Regio.AanstellingAsync(app.Services, Rol.SwvConsulent, app.Regio.SwvVo)).GebruikerId;
        await using var db = app.Db();
        db.Begin(ActKind.DossierToegewezen, Nu, dossier.Id);
        var rij = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
        (rij.BehandelaarId, rij.SwvConsulentId) = (ambtenaar, consulent);
        await db.SaveChangesAsync();
        return (dossier, ambtenaar, consulent);
    }

    static async Task<Taak> VraagAsync(TestApp app, Browser browser, Dossier dossier, Guid voor, string tekst = "Startdatum vragen", string werkdagen = "3", string? termijn = null)
    {
        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/nieuw", new()
        {
            ["Input.Taak.Soort"] = "Aanbod", ["Input.Taak.Tekst"] = tekst, ["Input.Taak.Werkdagen"] = werkdagen, ["Input.Taak.Termijn"] = termijn ?? "", ["Input.Taak.Voor"] = voor.ToString(),
        });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        return await db.Taken.AsNoTracking().Where(t => t.DossierId == dossier.Id).OrderByDescending(t => t.Id).FirstAsync();
    }

    static async Task<HttpStatusCode> StapAsync(Browser browser, Dossier dossier, Taak taak, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/{taak.Id}", velden);
        return post.StatusCode;
    }

    static async Task<Taak> LeesAsync(TestApp app, Taak taak)
    {
        await using var db = app.Db();
        return await db.Taken.AsNoTracking().SingleAsync(t => t.Id == taak.Id);
    }

    static async Task<string> TekstAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    [Theory, Sqlite, Postgres]
    public async Task Task_AskedOfTheConsulent_IsSeenByBothSidesAndFinishedByTheOther(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, _, consulent) = await MaakAsync(app);
        var (gemeente, swv) = (await app.AmbtenaarAsync(), await app.ConsulentAsync());

        var taak = await VraagAsync(app, gemeente, dossier, consulent);

        Assert.Equal((app.Regio.Alkmaar.Id, app.Regio.SwvVo.Id, new DateOnly(2026, 11, 25)), (taak.OrganisatieId, taak.VoorOrganisatieId, taak.Termijn));
        foreach (var browser in new[] { gemeente, swv })
        {
            var blad = await TekstAsync(browser, $"/dossiers/{dossier.Nummer}");
            Assert.Contains("Startdatum vragen", blad, StringComparison.Ordinal);
            Assert.Contains("Taak voor SwvConsulent van SWV VO Proef: aanbod of startdatum vragen, klaar op 25 november 2026.", blad, StringComparison.Ordinal);
        }

        Assert.Contains(dossier.Nummer, await TekstAsync(swv, "/taken"), StringComparison.Ordinal);
        Assert.Contains(dossier.Nummer, await TekstAsync(gemeente, "/taken?toon=gevraagd"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StapAsync(swv, dossier, taak, new() { ["Input.Wat"] = "Klaar" }));
        var klaar = await LeesAsync(app, taak);
        Assert.Equal((TaakToestand.Klaar, consulent, TestApp.Vandaag), (klaar.Toestand, klaar.KlaarDoorId!.Value, klaar.KlaarOp!.Value));
        Assert.Contains("Taak klaar: aanbod of startdatum vragen.", await TekstAsync(gemeente, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, await TekstAsync(swv, "/taken"), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Task_WithinOneOrganisation_IsUnknownToTheOther(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, ambtenaar, consulent) = await MaakAsync(app);
        var (gemeente, swv) = (await app.AmbtenaarAsync(), await app.ConsulentAsync());
        var vanGemeente = await VraagAsync(app, gemeente, dossier, ambtenaar, "Woorden van de gemeente");
        var vanSwv = await VraagAsync(app, swv, dossier, consulent, "Woorden van het verband");

        var (bijGemeente, bijSwv) = (await TekstAsync(gemeente, $"/dossiers/{dossier.Nummer}"), await TekstAsync(swv, $"/dossiers/{dossier.Nummer}"));

        Assert.DoesNotContain("Woorden van het verband", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("Woorden van de gemeente", bijSwv, StringComparison.Ordinal);
        // Nor does the timeline say that there is such a task.
        Assert.DoesNotContain("Taak voor SwvConsulent", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("Taak voor Leerplichtambtenaar", bijSwv, StringComparison.Ordinal);
        foreach (var (browser, taak) in new[] { (gemeente, vanSwv), (swv, vanGemeente) })
        {
            using var get = await browser.GetAsync($"/dossiers/{dossier.Nummer}/taken/{taak.Id}");
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }

        foreach (var (rol, organisatie) in new[] { (Rol.Schoolmelder, app.Regio.College), (Rol.Doorzettingsmacht, app.Regio.Regio) })
            Assert.DoesNotContain("Taken", string.Concat((await Browser.ReadAsync(await (await app.AlsAsync(rol, organisatie)).GetAsync($"/dossiers/{dossier.Nummer}"))).QuerySelectorAll("main h2").Select(h => h.TextContent)), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Task_ReadOrWrittenPastThePages_StaysWithItsTwoOrganisations(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var taak = await VraagAsync(app, await app.AmbtenaarAsync(), dossier, ambtenaar);
        var bron = app.Services.GetRequiredService<DbSource>();
        await using var swv = bron.For(Scope.Of(Guid.CreateVersion7(), Rol.SwvConsulent, app.Regio.SwvVo.Id, app.Regio.Regio.Id));

        Assert.Empty(await swv.Taken.Where(t => t.Id == taak.Id).ToListAsync());
        swv.Attach(taak);
        taak.Termijn = taak.Termijn.AddDays(1);
        swv.Begin(ActKind.TaakVerzet, Nu, dossier.Id);
        await Assert.ThrowsAsync<OutOfScopeException>(() => swv.SaveChangesAsync());
    }

    [Theory, Sqlite, Postgres]
    public async Task Task_NewInTheNameOfAnother_IsRefusedByTheGates(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, ambtenaar, consulent) = await MaakAsync(app);
        await using var swv = app.Services.GetRequiredService<DbSource>().For(Scope.Of(consulent, Rol.SwvConsulent, app.Regio.SwvVo.Id, app.Regio.Regio.Id));
        swv.Begin(ActKind.TaakToegevoegd, Nu, dossier.Id);
        swv.Add(new Taak
        {
            DossierId = dossier.Id, OrganisatieId = app.Regio.Alkmaar.Id, VoorOrganisatieId = app.Regio.SwvVo.Id, MakerId = ambtenaar, VoorId = consulent,
            Soort = TaakSoort.Bellen, Termijn = TestApp.Vandaag, GemaaktOp = TestApp.Vandaag,
        });
        await Assert.ThrowsAsync<OutOfScopeException>(() => swv.SaveChangesAsync());
    }

    [Fact]
    public async Task Withdraw_ByWhoWasAsked_IsNeitherOfferedNorTaken()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, consulent) = await MaakAsync(app);
        var taak = await VraagAsync(app, await app.AmbtenaarAsync(), dossier, consulent);
        var swv = await app.ConsulentAsync();
        var url = $"/dossiers/{dossier.Nummer}/taken/{taak.Id}";

        Assert.Empty((await swv.PageAsync(url)).QuerySelectorAll("input[value=Intrekken]"));
        using var post = await swv.PostFormAsync(url, new() { ["Input.Wat"] = "Intrekken", ["Input.Reden"] = "Niet voor ons." });

        Assert.Equal("Alleen de organisatie die de taak vroeg, kan de taak intrekken.", Proef.Fout(await Browser.ReadAsync(post), "Input.Wat"));
        Assert.Equal(TaakToestand.Open, (await LeesAsync(app, taak)).Toestand);
    }

    [Fact]
    public async Task Move_WithReason_IsOnTheTimelineOfBothWithTheReason()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, consulent) = await MaakAsync(app);
        var (gemeente, swv) = (await app.AmbtenaarAsync(), await app.ConsulentAsync());
        var taak = await VraagAsync(app, gemeente, dossier, consulent);

        Assert.Equal(HttpStatusCode.Redirect, await StapAsync(swv, dossier, taak, new() { ["Input.Wat"] = "Verzetten", ["Input.Termijn"] = "30-11-2026", ["Input.Reden"] = "Aanbieder is gesloten." }));

        Assert.Equal(new DateOnly(2026, 11, 30), (await LeesAsync(app, taak)).Termijn);
        foreach (var browser in new[] { gemeente, swv })
        {
            var blad = await TekstAsync(browser, $"/dossiers/{dossier.Nummer}");
            Assert.Contains("Taak verzet: aanbod of startdatum vragen, van 25 november 2026 naar 30 november 2026.", blad, StringComparison.Ordinal);
            Assert.Contains("Aanbieder is gesloten.", blad, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TakeOver_ByAColleague_PutsItInTheirList()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var taak = await VraagAsync(app, await app.AmbtenaarAsync(), dossier, ambtenaar);
        var collega = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);

        Assert.Equal(HttpStatusCode.Redirect, await StapAsync(collega, dossier, taak, new() { ["Input.Wat"] = "Overnemen" }));

        Assert.Contains(dossier.Nummer, await TekstAsync(collega, "/taken"), StringComparison.Ordinal);
        Assert.Equal(ActKind.TaakOvergenomen, (await app.ActsAsync(dossier.Id))[^1].Kind);
    }

    [Fact]
    public async Task StaleForm_IsRefusedWithTheInputKept()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var ik = await app.AmbtenaarAsync();
        var taak = await VraagAsync(app, ik, dossier, ambtenaar);
        var url = $"/dossiers/{dossier.Nummer}/taken/{taak.Id}";
        var page = await ik.PageAsync(url);
        Assert.Equal(HttpStatusCode.Redirect, await StapAsync(await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), dossier, taak, new() { ["Input.Wat"] = "Overnemen" }));

        using var post = await ik.PostFormAsync(page, url, new() { ["Input.Wat"] = "Verzetten", ["Input.Werkdagen"] = "10", ["Input.Reden"] = "Moeder is op reis." });

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        var terug = await Browser.ReadAsync(post);
        Assert.Equal("Moeder is op reis.", terug.QuerySelector("[name='Input.Reden']")!.TextContent.Trim());
        Assert.Contains("TeamleiderLeerplicht van Gemeente Alkmaar", terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent, StringComparison.Ordinal);
        using var opnieuw = await ik.PostFormAsync(terug, url, []);
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
        Assert.Equal(new DateOnly(2026, 12, 4), (await LeesAsync(app, taak)).Termijn);
    }

    [Fact]
    public async Task Consulent_WhoCannotSeeTheDossier_IsNotOffered()
    {
        var app = await apps.SqliteAsync();
        var (_, _, consulent) = await MaakAsync(app);
        var gemeld = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Luxe, new DateOnly(2026, 11, 2), app.Regio.College);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.DossierToegewezen, Nu, gemeld.Id);
            (await db.Dossiers.SingleAsync(d => d.Id == gemeld.Id)).SwvConsulentId = consulent;
            await db.SaveChangesAsync();
        }

        var keuzes = (await (await app.AmbtenaarAsync()).PageAsync($"/dossiers/{gemeld.Nummer}/taken/nieuw")).QuerySelectorAll("select[name='Input.Taak.Voor'] option").Select(o => o.TextContent).ToList();

        Assert.Equal("Ik", keuzes[0]);
        Assert.DoesNotContain(keuzes, k => k.Contains("SWV VO Proef", StringComparison.Ordinal));
    }

    [Theory, Sqlite, Postgres]
    public async Task Tile_OfToday_CountsExactlyItsList(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var boa = await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        var ik = (await app.Regio.AanstellingAsync(app.Services, Rol.LeerplichtBoa, app.Regio.Alkmaar)).GebruikerId;
        var dossier = await app.ThuiszitterAsync();
        await VraagAsync(app, boa, dossier, ik, werkdagen: "0");
        await VraagAsync(app, boa, dossier, ik, werkdagen: "5");
        var laat = await VraagAsync(app, boa, dossier, ik, werkdagen: "0");
        await using (var db = app.Db())
        {
            db.Begin(ActKind.TaakVerzet, Nu, dossier.Id);
            (await db.Taken.SingleAsync(t => t.Id == laat.Id)).Termijn = TestApp.Vandaag.AddDays(-2);
            await db.SaveChangesAsync();
        }

        var tegel = (await boa.PageAsync("/werkvoorraad")).QuerySelectorAll("main a.tz-tegel").Single(t => t.TextContent.Contains("Taken vandaag", StringComparison.Ordinal));
        var lijst = await boa.PageAsync(tegel.GetAttribute("href")!);

        Assert.Equal("2", tegel.QuerySelector(".tz-tegel__n")!.TextContent);
        var rijen = lijst.QuerySelectorAll("main tbody tr");
        Assert.Equal(2, rijen.Length);
        Assert.Contains("2 dagen te laat", rijen[0].TextContent, StringComparison.Ordinal);
        // One click in the list finishes it, and the list comes back.
        using var klaar = await boa.PostFormAsync(lijst, "/taken", [], "main tbody tr:first-child form");
        Assert.Equal("/taken", klaar.Headers.Location?.OriginalString);
        Assert.Equal(TaakToestand.Klaar, (await LeesAsync(app, laat)).Toestand);
        Assert.Contains("Klaar", await TekstAsync(boa, "/taken?toon=klaar"), StringComparison.Ordinal);
        await app.SluitAsync(dossier.Id);
        Assert.Empty((await boa.PageAsync("/taken")).QuerySelectorAll("main tbody tr"));
        // What was finished leads to the dossier, for nothing can be done with the task any more.
        Assert.All((await boa.PageAsync("/taken?toon=klaar")).QuerySelectorAll("main tbody a"), a => Assert.Equal($"/dossiers/{dossier.Nummer}", a.GetAttribute("href")));
    }

    [Theory, Sqlite, Postgres]
    public async Task Contact_WithAFollowUp_TellsEachToWhoMayKnow(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, ambtenaar, consulent) = await MaakAsync(app);
        var (gemeente, swv, url) = (await app.AmbtenaarAsync(), await app.ConsulentAsync(), $"/dossiers/{dossier.Nummer}");
        async Task NoteerAsync(Browser wie, Guid voor, string soort)
        {
            using var post = await wie.PostFormAsync(url + "/notitie", new()
            {
                ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "Moeder", ["Input.Bereikt"] = "false", ["Input.Tekst"] = "Voicemail.", ["Input.Taak.Soort"] = soort, ["Input.Taak.Voor"] = voor.ToString(),
            });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        await NoteerAsync(swv, consulent, "Huisbezoek");
        await NoteerAsync(gemeente, ambtenaar, "Brief");
        await NoteerAsync(gemeente, consulent, "Aanbod");

        foreach (var vraag in new[] { "", "?soort=taak" })
        {
            var (bijGemeente, bijSwv) = (await TekstAsync(gemeente, url + vraag), await TekstAsync(swv, url + vraag));
            Assert.Contains("Taak voor SwvConsulent van SWV VO Proef: aanbod of startdatum vragen", bijGemeente, StringComparison.Ordinal);
            Assert.Contains("Taak voor SwvConsulent van SWV VO Proef: aanbod of startdatum vragen", bijSwv, StringComparison.Ordinal);
            Assert.Contains(": brief of e-mail sturen, klaar op", bijGemeente, StringComparison.Ordinal);
            Assert.Contains(": huisbezoek, klaar op", bijSwv, StringComparison.Ordinal);
            Assert.DoesNotContain("huisbezoek, klaar op", bijGemeente, StringComparison.Ordinal);
            Assert.DoesNotContain("brief of e-mail sturen, klaar op", bijSwv, StringComparison.Ordinal);
        }

        // Of the contact of the other side: that there was one, and when.
        var contacten = (await gemeente.PageAsync(url + "?soort=contact")).QuerySelectorAll("section[aria-labelledby=kop-tijdlijn] .tz-gebeurtenis__titel").Select(t => t.TextContent).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
        [
            "Telefoongesprek met moeder van 20 november 2026 (niet bereikt) vastgelegd.", "Telefoongesprek met moeder van 20 november 2026 (niet bereikt) vastgelegd.",
            "Telefoongesprek van 20 november 2026 vastgelegd.",
        ], contacten);
    }

    [Fact]
    public async Task TakeOver_OfWhatWasAskedOfAnotherOrganisation_IsNeitherOfferedNorTaken()
    {
        var app = await apps.SqliteAsync();
        var (dossier, _, consulent) = await MaakAsync(app);
        var gemeente = await app.AmbtenaarAsync();
        var taak = await VraagAsync(app, gemeente, dossier, consulent);
        var url = $"/dossiers/{dossier.Nummer}/taken/{taak.Id}";

        Assert.Empty((await gemeente.PageAsync(url)).QuerySelectorAll("input[value=Overnemen]"));
        using var post = await gemeente.PostFormAsync(url, new() { ["Input.Wat"] = "Overnemen" });

        Assert.StartsWith("Deze taak is aan een andere organisatie gevraagd.", Proef.Fout(await Browser.ReadAsync(post), "Input.Wat"), StringComparison.Ordinal);
        var na = await LeesAsync(app, taak);
        Assert.Equal((consulent, app.Regio.SwvVo.Id, 0), (na.VoorId, na.VoorOrganisatieId, na.Versie));
    }

    [Theory, Sqlite, Postgres]
    public async Task EighteenthBirthday_HidesTheDossierFromTheSwvAtOnce(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        // Eighteen today; what is stored lasts to the end of the month.
        var wie = Proef.Wie(geboren: TestApp.Vandaag.AddYears(-18));
        var dossier = await app.ThuiszitterAsync(wie);
        Assert.Equal(DossierStatus.Thuiszitter, dossier.Status);
        var consulent = (await app.Regio.AanstellingAsync(app.Services, Rol.SwvConsulent, app.Regio.SwvVo)).GebruikerId;
        var taakId = Guid.CreateVersion7();
        await using (var db = app.Db())
        {
            db.Begin(ActKind.TaakToegevoegd, Nu, dossier.Id);
            db.Add(new Taak
            {
                Id = taakId, DossierId = dossier.Id, OrganisatieId = app.Regio.SwvVo.Id, VoorOrganisatieId = app.Regio.SwvVo.Id, MakerId = consulent, VoorId = consulent,
                Soort = TaakSoort.Bellen, Termijn = TestApp.Vandaag, GemaaktOp = TestApp.Vandaag, Tekst = await app.VerzegelAsync(dossier.Id, "Taak/Tekst", taakId, "Moeder nabellen"),
            });
            await db.SaveChangesAsync();
        }

        var swv = await app.ConsulentAsync();
        foreach (var pad in new[] { "", "/notitie", "/gehoord", "/taken/nieuw", $"/taken/{taakId}", "/arrangementen/nieuw" })
        {
            using var get = await swv.GetAsync($"/dossiers/{dossier.Nummer}{pad}");
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }

        var rij = (await swv.PageAsync("/taken?perPagina=100")).QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains(dossier.Nummer, StringComparison.Ordinal));
        Assert.Contains("U ziet dit dossier niet meer", rij.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(wie.Achternaam, rij.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nabellen", rij.TextContent, StringComparison.Ordinal);
        Assert.Empty(rij.QuerySelectorAll("a, form"));
        Assert.NotNull((await (await app.AmbtenaarAsync()).PageAsync($"/dossiers/{dossier.Nummer}/notitie")).QuerySelector("h1"));
    }

    [Fact]
    public async Task Tasks_OfWhoLeft_AreListedForTheTeamLeader()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var taak = await VraagAsync(app, await app.AmbtenaarAsync(), dossier, ambtenaar);
        var weg = Guid.CreateVersion7();
        await using (var db = app.Db())
        {
            db.Begin(ActKind.GebruikerAangemaakt, Nu);
            db.Add(new Gebruiker { Id = weg, Naam = "Wie Weg Is", UserName = "weg@voorbeeld.example", NormalizedUserName = "WEG@VOORBEELD.EXAMPLE", Email = "weg@voorbeeld.example", NormalizedEmail = "WEG@VOORBEELD.EXAMPLE", SecurityStamp = "0" });
            db.Add(new Aanstelling { GebruikerId = weg, OrganisatieId = app.Regio.Alkmaar.Id, Rol = Rol.Leerplichtambtenaar, Tot = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        Assert.DoesNotContain(dossier.Nummer, await TekstAsync(leider, "/taken?toon=weg&perPagina=100"), StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.TaakOvergenomen, Nu, dossier.Id);
            (await db.Taken.SingleAsync(t => t.Id == taak.Id)).VoorId = weg;
            await db.SaveChangesAsync();
        }

        Assert.Contains(dossier.Nummer, await TekstAsync(leider, "/taken?toon=weg&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain("Van wie weg is", await TekstAsync(await app.AmbtenaarAsync(), "/taken?toon=weg"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StapAsync(leider, dossier, taak, new() { ["Input.Wat"] = "Overnemen" }));
    }

    [Fact]
    public async Task Term_ChosenBeforeMidnight_IsTheDayThatWasShown()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var url = $"/dossiers/{dossier.Nummer}/taken/nieuw";
        var gisteren = TestApp.Vandaag.AddDays(-1).DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Dictionary<string, string?> Velden(string werkdagen) => new(StringComparer.Ordinal)
        {
            ["Input.Taak.Soort"] = "Bellen", ["Input.Taak.Voor"] = ambtenaar.ToString(), ["Input.Taak.Werkdagen"] = werkdagen, ["Input.Taak.Getoond"] = gisteren,
        };
        using (var post = await (await app.AmbtenaarAsync()).PostFormAsync(url, Velden("1")))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        Assert.Equal(TestApp.Vandaag, (await db.Taken.SingleAsync(t => t.DossierId == dossier.Id)).Termijn);

        using var voorbij = await (await app.AmbtenaarAsync()).PostFormAsync(url, Velden("0"));
        Assert.Equal("Deze dag is voorbij. Kies opnieuw wanneer het klaar moet zijn.", Proef.Fout(await Browser.ReadAsync(voorbij), "Input.Taak.Werkdagen"));
    }

    [Fact]
    public async Task Contact_WithAFollowUp_SavesEachInAnActOfItsOwn()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ambtenaar, _) = await MaakAsync(app);
        var browser = await app.AmbtenaarAsync();

        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/notitie", new()
        {
            ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "Moeder", ["Input.Bereikt"] = "false", ["Input.Tekst"] = "Voicemail ingesproken.", ["Input.Taak.Soort"] = "Bellen", ["Input.Taak.Werkdagen"] = "1",
        });

        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Equal([ActKind.NotitieToegevoegd, ActKind.TaakToegevoegd], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind).Order());
        await using var db = app.Db();
        var taak = await db.Taken.SingleAsync(t => t.DossierId == dossier.Id);
        Assert.Equal((ambtenaar, new DateOnly(2026, 11, 23)), (taak.VoorId, taak.Termijn));
        // Each change hangs under the act that is about it.
        var acts = await db.Acts.Include(a => a.Changes).Where(a => a.DossierId == dossier.Id && (a.Kind == ActKind.TaakToegevoegd || a.Kind == ActKind.NotitieToegevoegd)).ToListAsync();
        Assert.Equal(nameof(Taak), Assert.Single(acts.Single(a => a.Kind == ActKind.TaakToegevoegd).Changes).Entiteit);
        Assert.Equal(nameof(Notitie), Assert.Single(acts.Single(a => a.Kind == ActKind.NotitieToegevoegd).Changes).Entiteit);
        var blad = await TekstAsync(browser, $"/dossiers/{dossier.Nummer}");
        Assert.Contains("Telefoongesprek met moeder van 20 november 2026 (niet bereikt) vastgelegd.", blad, StringComparison.Ordinal);
        Assert.Contains("Taak voor Leerplichtambtenaar van Gemeente Alkmaar: bellen, klaar op 23 november 2026.", blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfWhoHasNone_SaysSoForEachWord()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo);
        foreach (var (url, woorden) in new[] { ("/taken", "U bent bij."), ("/taken?toon=gevraagd", "U wacht op niemand."), ("/taken?toon=klaar", "U hebt nog geen taak afgerond."), ("/taken?toon=onzin", "U bent bij.") })
            Assert.Contains(woorden, await TekstAsync(browser, url), StringComparison.Ordinal);
    }
}
