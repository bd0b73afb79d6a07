// What: who hears of a request and what they can then do: reviewers of their work, the doorzettingsmacht who advises themselves, and whoever sends a
// form about a request that went on meanwhile. Source: rules.md R5.3, R7, R8.

using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class VrijstellingmeldingTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<string> AantalAsync(Browser browser, string url) =>
        (await browser.PageAsync(url)).QuerySelector($"nav a[href='{url}'] .tz-aantal")?.FirstChild?.TextContent.Trim() ?? "";

    [Fact]
    public async Task Reviewers_OnceChosen_HearItAndCountOnlyWhatIsTheirs()
    {
        var app = await apps.SqliteAsync();
        var proef = new Beoordelingsproef(app);
        var ambtenaar = await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var lead = await proef.PersoonAsync("Lena", (Rol.TeamleiderSwv, app.Regio.SwvVo));
        var (anna, bram) = (await proef.BeoordelaarAsync("Anna"), await proef.BeoordelaarAsync("Bram"));
        var wie = Proef.Wie();
        var (dossier, id) = await proef.AanvraagAsync(ambtenaar, [], await app.ThuiszitterAsync(wie));
        var leider = await proef.AlsAsync(lead, Rol.TeamleiderSwv);
        Assert.Equal("1", await AantalAsync(leider, "/vrijstellingen/toewijzen"));
        var kiezen = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}/beoordelaars";
        foreach (var (plaats, persoon) in new[] { ("1", anna), ("2", bram) })
            using (var antwoord = await leider.PostFormAsync(kiezen, new() { ["Input.Plaats"] = plaats, ["Input.Kandidaat"] = persoon.Id.ToString() }))
                Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
        Assert.Equal("0", await AantalAsync(leider, "/vrijstellingen/toewijzen"));

        await using (var db = app.Db())
        {
            var mails = await db.Set<OutboxMail>().AsNoTracking().Where(m => m.Kind == "vrijstelling-te-beoordelen" && m.Tekst.Contains(dossier.Nummer)).ToListAsync();
            Assert.Equal(new[] { anna.Email, bram.Email }.Order(StringComparer.Ordinal), mails.Select(m => m.Aan).Order(StringComparer.Ordinal));
            Assert.All(mails, m => Assert.DoesNotContain(wie.Achternaam, m.Tekst + m.Html + m.Onderwerp, StringComparison.Ordinal));
        }

        var (vanAnna, vanBram) = (await proef.BeoordelaarAlsAsync(anna), await proef.BeoordelaarAlsAsync(bram));
        const string Lijst = "/vrijstellingen/te-beoordelen";
        Assert.Equal(("1", "1"), (await AantalAsync(vanAnna, Lijst), await AantalAsync(vanBram, Lijst)));
        using (var oordeel = await Beoordelingsproef.OordeelAsync(vanAnna, id, Beoordelingsproef.Nee()))
            Assert.Equal(HttpStatusCode.Redirect, oordeel.StatusCode);
        Assert.Equal(("0", "1"), (await AantalAsync(vanAnna, Lijst), await AantalAsync(vanBram, Lijst)));

        // Who covers for an absent reviewer is proposed for their seat, by the team lead alone and as long as it lasts.
        var carla = await proef.BeoordelaarAsync("Carla");
        using (var waarneming = await leider.PostFormAsync("/waarneming", new()
        {
            ["Input.Afwezig"] = bram.Id.ToString(), ["Input.Waarnemer"] = carla.Id.ToString(), ["Input.Van"] = "20-11-2026", ["Input.TotEnMet"] = "27-11-2026",
        }, "main form[data-bewaak]"))
            Assert.Equal(HttpStatusCode.Redirect, waarneming.StatusCode);
        var voorstel = await leider.PageAsync(kiezen);
        Assert.Contains("vervangt Bram Proef t/m 27-11-2026", voorstel.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new[] { "2", carla.Id.ToString() }, voorstel.QuerySelectorAll("main input[type=radio]").Cast<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value));

        // Late: both hear it, also who judged, so that the mail tells nothing; the link is of their own list.
        await using var alles = app.Db();
        var gehoor = (await Geadresseerden.LezenAsync(alles, TestApp.Vandaag, default)).Van(Signaalregel.VrijstellingTermijn, await alles.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier.Id));
        Assert.Equal(new[] { anna.Id, bram.Id }.ToHashSet(), gehoor.Beoordelaars.ToHashSet());
        Assert.True(gehoor.Personen.IsSupersetOf([anna.Id, bram.Id, lead.Id]));
    }

    [Fact]
    public async Task Doorzettingsmacht_AfterTheReviewersStayedDivided_AdvisesThemselves()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var (_, macht, mail) = await app.Regio.AanstellingAsync(app.Services, Rol.Doorzettingsmacht, app.Regio.Regio);
        var browser = await app.AlsAsync(Rol.Doorzettingsmacht, app.Regio.Regio);
        var advies = $"/vrijstellingen/{id}/advies";
        using (var teVroeg = await browser.GetAsync(advies))
            Assert.Equal(HttpStatusCode.NotFound, teVroeg.StatusCode);
        for (var ronde = 1; ronde <= 2; ronde++)
        {
            if (ronde == 2)
                Assert.True((await app.DoeAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo, id, VrijstellingGebeurtenis.GesprekVastgelegd)).IsGedaan);
            Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Tenzij)).IsGedaan);
            Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).IsGedaan);
        }

        await using (var db = app.Db())
        {
            Assert.True(await db.Set<OutboxMail>().AnyAsync(m => m.Kind == "vrijstelling-advies-gevraagd" && m.Aan == mail && m.Tekst.Contains(advies)));
            // The reviewers heard of the second round too.
            Assert.Equal(2, await db.Set<OutboxMail>().CountAsync(m => m.Kind == "vrijstelling-te-beoordelen" && m.Tekst.Contains(dossier.Nummer)));
        }

        // The core and what each round brought; not who judged, and no door to the dossier.
        var lijst = await browser.PageAsync("/vrijstellingen/advies");
        Assert.NotNull(lijst.QuerySelector($"main a[href='{advies}']"));
        var tekst = (await browser.PageAsync(advies)).QuerySelector("main")!.TextContent;
        Assert.Contains("Onderwijs kan nog.", tekst, StringComparison.Ordinal);
        Assert.Contains("Ronde 2", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Proefpersoon", tekst, StringComparison.Ordinal);
        using (var zaak = await browser.GetAsync($"/dossiers/{dossier.Nummer}"))
            Assert.Equal(HttpStatusCode.NotFound, zaak.StatusCode);
        using (var leider = await (await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo)).GetAsync(advies))
            Assert.Equal(HttpStatusCode.NotFound, leider.StatusCode);

        using (var medisch = await browser.PostFormAsync(advies, new() { ["Input.Advies"] = "De depressie is eerst." }))
            Assert.Equal(ZonderMedischAttribute.Bericht, Proef.Fout(await Browser.ReadAsync(medisch), "Input.Advies"));
        using (var goed = await browser.PostFormAsync(advies, new() { ["Input.Advies"] = "Zoek eerst een kleine plek." }))
            Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
        await using (var db = app.Db())
        {
            Assert.Equal(TestApp.Vandaag, (await db.Vrijstellingen.AsNoTracking().SingleAsync(v => v.Id == id)).AdviesOp);
            Assert.True(await db.Ketens.AnyAsync(k => k.VrijstellingId == id && k.GebruikerId == macht && k.Betrokkenheid == Betrokkenheid.Adviseerde));
            Assert.True(await db.Acts.AnyAsync(a => a.Kind == ActKind.AdviesVastgelegd && a.ActorId == macht && a.DossierId == dossier.Id && a.Rol == Rol.Doorzettingsmacht));
            Assert.True(await db.Set<Inzage>().AnyAsync(i => i.GebruikerId == macht && i.Grond == DossierAccess.Adviseur));
        }

        // The officer reads it, and writes down what came by another way.
        var officier = await app.AmbtenaarAsync();
        var aanvraag = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}";
        Assert.Contains("Zoek eerst een kleine plek.", (await officier.PageAsync(aanvraag)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var getypt = await officier.PostFormAsync(aanvraag + "/advies", new() { ["Input.Door"] = macht.ToString(), ["Input.Advies"] = "Zoek eerst een kleine plek dichtbij." }))
            Assert.Equal(HttpStatusCode.Redirect, getypt.StatusCode);
    }

    [Fact]
    public async Task Form_OfARequestThatWentOn_ShowsWhatWasTypedAndWhatStandsThere()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AmbtenaarAsync();
        var ander = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var nieuw = $"/dossiers/{dossier.Nummer}/vrijstellingen/nieuw";
        var leeg = await browser.PageAsync(nieuw);
        var id = await app.RegistreerAsync(ander, dossier);
        using (var antwoord = await browser.PostFormAsync(leeg, nieuw, new()
        {
            ["Input.OntvangenOp"] = "20-11-2026", ["Input.Kennisgever"] = nameof(Kennisgever.Gezaghebbende), ["Input.Schooljaar"] = "2026", ["Input.Toelichting"] = "Dit typte ik.",
        }))
        {
            Assert.Equal(HttpStatusCode.Conflict, antwoord.StatusCode);
            Assert.Contains("Dit typte ik.", (await Browser.ReadAsync(antwoord)).QuerySelector("main textarea")!.TextContent, StringComparison.Ordinal);
        }

        var vormtoets = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}/kennisgeving";
        var oud = await browser.PageAsync(vormtoets);
        Assert.True((await app.DoeAsync(ander, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.VormtoetsACompleet, Vrijstellingproef.Ja(Vormtoets.Kennisgeving))).IsGedaan);
        using var verschoven = await browser.PostFormAsync(oud, vormtoets, new() { ["Input.Bevoegd"] = "ja", ["Input.Grond"] = "nee", ["Input.Gegevens"] = "ja" });
        Assert.Equal(HttpStatusCode.Conflict, verschoven.StatusCode);
        var page = await Browser.ReadAsync(verschoven);
        Assert.Contains(Woorden.Van(VrijstellingToestand.TeBeoordelen), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll("main input[name='Input.Grond']").Cast<IHtmlInputElement>().Single(i => i.Value == "nee").IsChecked);
    }

    [Fact]
    public async Task Letters_ForTheNextSchooljaar_GoOnceToEachAddressWithGezagAndPrintTogether()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Tenzij)).IsGedaan);
        Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Tenzij)).IsGedaan);
        Assert.True((await app.VerklaringAsync(ambtenaar, id)).IsGedaan);
        Assert.True((await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.Vastgesteld)).IsGedaan);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.ContactToegevoegd, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            foreach (var (relatie, gegevens) in new[]
            {
                (Relatie.Moeder, new Contactgegevens { Naam = "Mevrouw Een", Gezag = Gezag.Ja, Straat = "Dorpsstraat 1", Postcode = "1815 AB", Plaats = "Alkmaar" }),
                (Relatie.Vader, new Contactgegevens { Naam = "Meneer Twee", Gezag = Gezag.Ja, Straat = "Dorpsstraat 1", Postcode = "1815 AB", Plaats = "Alkmaar" }),
                (Relatie.Voogd, new Contactgegevens { Naam = "Voogd Drie", Gezag = Gezag.Ja, Straat = "Geheimlaan 9", Postcode = "1815 ZZ", Plaats = "Alkmaar", IsGeheim = true }),
                (Relatie.Stiefouder, new Contactgegevens { Naam = "Zonder Gezag", Gezag = Gezag.Nee, Straat = "Dorpsstraat 1", Postcode = "1815 AB", Plaats = "Alkmaar" }),
            })
            {
                var contact = Guid.CreateVersion7();
                db.Add(new Contactpersoon
                {
                    Id = contact, DossierId = dossier.Id, OrganisatieId = app.Regio.Alkmaar.Id, Relatie = relatie,
                    Inhoud = await app.VerzegelAsync(dossier.Id, Contactpersoon.Plaats, contact, System.Text.Json.JsonSerializer.Serialize(gegevens)),
                });
            }

            await db.SaveChangesAsync();
        }

        app.Time.MoveTo(new(2027, 5, 10));
        try
        {
            var browser = await app.AmbtenaarAsync();
            var formulier = await browser.PageAsync("/vrijstellingen/brieven");
            Dictionary<string, string?> velden = new() { ["Input.Gekozen"] = id.ToString(), ["Input.Telefoon"] = "072 1234567" };
            string reeks;
            using (var eerste = await browser.PostFormAsync(formulier, "/vrijstellingen/brieven", velden))
            {
                Assert.True(eerste.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(eerste)).QuerySelector("main")?.TextContent);
                reeks = eerste.Headers.Location!.OriginalString;
            }

            using (var nogEens = await browser.PostFormAsync(formulier, "/vrijstellingen/brieven", velden))
                Assert.Equal(reeks, nogEens.Headers.Location!.OriginalString);
            await using (var db = app.Db())
                Assert.Equal(2, await db.Set<Document>().CountAsync(d => d.DossierId == dossier.Id && d.Soort == DocumentSoort.Brief));
            var brieven = (await browser.PageAsync(reeks)).QuerySelectorAll(".tz-brief").Select(b => b.TextContent).ToList();
            Assert.Equal(2, brieven.Count);
            Assert.Contains("Beste Mevrouw Een en Meneer Twee,", brieven[0], StringComparison.Ordinal);
            Assert.Contains("Dorpsstraat 1", brieven[0], StringComparison.Ordinal);
            Assert.Contains("Beste Voogd Drie,", brieven[1], StringComparison.Ordinal);
            Assert.DoesNotContain("Geheimlaan", string.Concat(brieven), StringComparison.Ordinal);
            Assert.DoesNotContain("Zonder Gezag", string.Concat(brieven), StringComparison.Ordinal);
            using var ander = await (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar)).GetAsync(reeks);
            Assert.Equal(HttpStatusCode.NotFound, ander.StatusCode);
        }
        finally
        {
            app.Time.MoveTo(TestApp.Vandaag);
        }
    }

    [Fact]
    public async Task Region_ChangesTermsAndBasisFromADay_AndWhatRunsKeepsItsOwn()
    {
        // Of its own: a region with another basis or other terms would change what other tests read.
        await using var app = new TestApp();
        await app.StartAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var id = await app.RegistreerAsync(ambtenaar, dossier);
        var beheer = await app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);
        const string Termijnen = "/beheer/vrijstellingen/termijnen", Basis = "/beheer/vrijstellingen";
        using (var vandaag = await beheer.PostFormAsync(Termijnen, new() { ["Input.GeldtVanaf"] = "20-11-2026", ["Input.Uiterlijk"] = "5" }))
        {
            var page = await Browser.ReadAsync(vandaag);
            Assert.NotNull(Proef.Fout(page, "Input.GeldtVanaf"));
            Assert.NotNull(Proef.Fout(page, "Input.Uiterlijk"));
        }

        using (var goed = await beheer.PostFormAsync(Termijnen, new() { ["Input.GeldtVanaf"] = "21-11-2026", ["Input.Herstel"] = "4", ["Input.AndereOrganisatie"] = "true" }))
            Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
        foreach (var (grondslag, sinds) in new[] { (Vrijstellinggrondslag.RegionaleAfspraak, "1-8-2025"), (Vrijstellinggrondslag.Wet, "1-11-2026") })
            using (var gekozen = await beheer.PostFormAsync(Basis, new() { ["Input.Grondslag"] = grondslag.ToString(), ["Input.Sinds"] = sinds }))
                Assert.True(gekozen.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(gekozen)).QuerySelector("main")?.TextContent);

        await using (var db = app.Db())
        {
            var regio = app.Regio.Regio.Id;
            Assert.Equal(2, (await Vrijstellingregels.OpAsync(db, regio, TestApp.Vandaag, default)).HerstelWeken);
            var morgen = await Vrijstellingregels.OpAsync(db, regio, TestApp.Vandaag.AddDays(1), default);
            Assert.Equal((4, true), (morgen.HerstelWeken, morgen.TweedeUitAndereOrganisatie));
            Assert.Equal((Vrijstellinggrondslag.RegionaleAfspraak, new DateOnly(2025, 8, 1)), await Vrijstellingregels.GrondslagAsync(db, regio, new(2026, 10, 31), default));
            var v = await db.Vrijstellingen.AsNoTracking().SingleAsync(x => x.Id == id);
            v.BeeindigdOp = new(2026, 10, 31);
            Assert.Contains("afspraak in onze regio vanaf 1 augustus 2025", (await Vrijstellingbrief.WaardenAsync(db, v, regio, default))["grondslag"], StringComparison.Ordinal);
            v.BeeindigdOp = TestApp.Vandaag;
            Assert.Contains("de wet vanaf 1 november 2026", (await Vrijstellingbrief.WaardenAsync(db, v, regio, default))["grondslag"], StringComparison.Ordinal);
        }

        // A day later the notice of today still has its two weeks, and the page says on what the judgement rests.
        app.Time.MoveTo(TestApp.Vandaag.AddDays(1));
        var browser = await app.AmbtenaarAsync();
        var aanvraag = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}";
        Assert.Contains("De wet vraagt dit sinds 1 november 2026", (await browser.PageAsync(aanvraag)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var onvolledig = await browser.PostFormAsync(aanvraag + "/kennisgeving", new() { ["Input.Bevoegd"] = "ja", ["Input.Grond"] = "nee", ["Input.Gegevens"] = "ja" }))
            Assert.Equal(HttpStatusCode.Redirect, onvolledig.StatusCode);
        Assert.Equal(TestApp.Vandaag.AddDays(1 + 14), (await app.LeesVrijstellingAsync(id)).HerstelVoor);
    }
}
