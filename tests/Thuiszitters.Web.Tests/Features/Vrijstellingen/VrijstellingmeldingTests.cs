// What: who hears of a request and what they can then do: reviewers of their work, the doorzettingsmacht who advises themselves, and whoever sends a
// form about a request that went on meanwhile. Source: rules.md R5.3, R7, R8.

using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Features.Vrijstellingen;
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

        // Who covers has no seat by that; it ends by itself, and goes to nobody in the chain.
        using (var zonderPlaats = await (await proef.BeoordelaarAlsAsync(carla)).GetAsync(Beoordelingsproef.Blad(id)))
            Assert.Equal(HttpStatusCode.NotFound, zonderPlaats.StatusCode);
        app.Time.MoveTo(new(2026, 11, 28));
        try
        {
            var later = await (await proef.AlsAsync(lead, Rol.TeamleiderSwv)).PageAsync(kiezen);
            Assert.DoesNotContain("vervangt Bram", later.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(later.QuerySelectorAll("main input[type=radio]").Cast<IHtmlInputElement>(), i => i.IsChecked);
        }
        finally
        {
            app.Time.MoveTo(TestApp.Vandaag);
        }

        await using (var db = app.Db())
        {
            db.Begin(ActKind.NotitieToegevoegd, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Keten { DossierId = dossier.Id, VrijstellingId = id, GebruikerId = carla.Id, Betrokkenheid = Betrokkenheid.Adviseerde, Sinds = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        voorstel = await (await proef.AlsAsync(lead, Rol.TeamleiderSwv)).PageAsync(kiezen);
        Assert.DoesNotContain(voorstel.QuerySelectorAll("main input[type=radio]").Cast<IHtmlInputElement>(), i => i.IsChecked);
        Assert.Contains("Carla Proef: Deze collega gaf advies in dit dossier.", voorstel.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

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
        async Task<(int Gesprek, int Beoordelen)> MailsAsync()
        {
            await using var db = app.Db();
            var mails = db.Set<OutboxMail>().Where(m => m.Tekst.Contains(dossier.Nummer));
            return (await mails.CountAsync(m => m.Kind == "vrijstelling-gesprek"), await mails.CountAsync(m => m.Kind == "vrijstelling-te-beoordelen"));
        }

        for (var ronde = 1; ronde <= 2; ronde++)
        {
            if (ronde == 2)
            {
                // Divided: both are asked to talk, and to judge only after that.
                Assert.Equal((2, 0), await MailsAsync());
                Assert.True((await app.DoeAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo, id, VrijstellingGebeurtenis.GesprekVastgelegd)).IsGedaan);
                Assert.Equal((2, 2), await MailsAsync());
            }

            Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Tenzij)).IsGedaan);
            Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).IsGedaan);
        }

        await using (var db = app.Db())
            Assert.True(await db.Set<OutboxMail>().AnyAsync(m => m.Kind == "vrijstelling-advies-gevraagd" && m.Aan == mail && m.Tekst.Contains(advies)));

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

        var officier = await app.AmbtenaarAsync();
        var aanvraag = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}";
        var (oudeVraag, oudeVastlegging) = (await browser.PageAsync(advies), await officier.PageAsync(aanvraag + "/advies"));
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

        // The officer reads it, with who gave it. Given once, the door is closed to whoever gave it, and nobody writes another over it: what was typed stays.
        Assert.Contains("van Doorzettingsmacht van Proefregio: Zoek eerst een kleine plek.", (await officier.PageAsync(aanvraag)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var dicht = await browser.GetAsync(advies))
            Assert.Equal(HttpStatusCode.NotFound, dicht.StatusCode);
        Assert.Null((await browser.PageAsync("/vrijstellingen/advies")).QuerySelector($"main a[href='{advies}']"));
        foreach (var (wie, formulier, url) in new[] { (browser, oudeVraag, advies), (officier, oudeVastlegging, aanvraag + "/advies") })
            using (var nogEen = await wie.PostFormAsync(formulier, url, new() { ["Input.Door"] = macht.ToString(), ["Input.Advies"] = "Toch een andere plek." }))
            {
                Assert.Equal(HttpStatusCode.Conflict, nogEen.StatusCode);
                var page = await Browser.ReadAsync(nogEen);
                Assert.Contains("Toch een andere plek.", page.QuerySelector("main textarea")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(wie == browser, !page.QuerySelector("main")!.TextContent.Contains(dossier.Nummer, StringComparison.Ordinal));
            }

        // The request changes: the advice was on what the void round brought. It is kept with that round, and shown to nobody while it is judged anew.
        Assert.True((await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.AanvraagGewijzigd, eerst: async h =>
            h.Aanvraag.Toelichting = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, id, "Anders.", default))).IsGedaan);
        var v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((3, false, (DateOnly?)null, true), (v.Ronde, v.Geescaleerd, v.AdviesOp, v.Advies is null));
        foreach (var blad in new[] { aanvraag, aanvraag + "/oordelen", $"/dossiers/{dossier.Nummer}" })
            Assert.DoesNotContain("Zoek eerst een kleine plek", (await officier.PageAsync(blad)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Nee)).IsGedaan);
        Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).IsGedaan);
        Assert.Matches("(?s)Ronde 2.*Advies van de doorzettingsmacht op 20 november 2026 \\(vervallen.*Zoek eerst een kleine plek.", (await officier.PageAsync(aanvraag + "/oordelen")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Adviser_WhoJudgedThisJongereBefore_IsNotAsked_AndNobodyToTellStopsNothing()
    {
        var app = await apps.SqliteAsync();
        var (ambtenaar, leider) = (await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)), await app.PersoonAsync((Rol.TeamleiderLeerplicht, app.Regio.Alkmaar)));
        var beide = await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo), (Rol.Doorzettingsmacht, app.Regio.Regio));
        var dossier = await app.ThuiszitterAsync();
        var eerder = await app.RegistreerAsync(ambtenaar, dossier);
        Assert.True((await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, eerder, VrijstellingGebeurtenis.VormtoetsACompleet, Vrijstellingproef.Ja(Vormtoets.Kennisgeving))).IsGedaan);
        await app.WijsToeAsync(eerder, 1, beide);
        Assert.True((await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, eerder, VrijstellingGebeurtenis.IngetrokkenDoorIndiener)).IsGedaan);
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var (_, _, beheer) = await app.Regio.AanstellingAsync(app.Services, Rol.FunctioneelBeheerder, app.Regio.Regio);
        // Nobody else has the role; and at the end nobody who would be told is there.
        async Task ZetTotAsync(DateOnly? tot, Rol[] rollen, bool ookBeide)
        {
            await using var db = app.Db();
            await db.Aanstellingen.Where(a => rollen.Contains(a.Rol) && (ookBeide || a.GebruikerId != beide)).ExecuteUpdateAsync(s => s.SetProperty(a => a.Tot, tot));
        }

        Rol[] gehoord = [Rol.Doorzettingsmacht, Rol.TeamleiderSwv, Rol.FunctioneelBeheerder];
        async Task<List<string>> MailAsync(string kind)
        {
            await using var db = app.Db();
            return await db.Set<OutboxMail>().Where(m => m.Kind == kind && m.Tekst.Contains(dossier.Nummer)).Select(m => m.Aan).ToListAsync();
        }

        try
        {
            await ZetTotAsync(TestApp.Vandaag, [Rol.Doorzettingsmacht], ookBeide: false);
            for (var ronde = 1; ronde <= 2; ronde++)
            {
                if (ronde == 2)
                    Assert.True((await app.DoeAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo, id, VrijstellingGebeurtenis.GesprekVastgelegd)).IsGedaan);
                Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Tenzij)).IsGedaan);
                Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).IsGedaan);
            }

            Assert.Equal([beheer], await MailAsync("vrijstelling-advies-gevraagd"));
            var zelf = await app.WerkAsync(beide, Rol.Doorzettingsmacht, app.Regio.Regio, async w => (Blad: await w.OpenVoorAdviesAsync(id, default),
                Uit: await w.AdviseerAsync(Guid.CreateVersion7(), id, ((await app.LeesVrijstellingAsync(id)).Versie, 2), beide, TestApp.Vandaag, "Zoek een plek.", default)));
            Assert.Equal((null, "adviseur-beoordeelde"), (zelf.Blad, zelf.Uit.Verdict.Code));
            var keuzes = (await (await app.AmbtenaarAsync()).PageAsync($"/dossiers/{dossier.Nummer}/vrijstellingen/{id}/advies")).QuerySelector("main")!;
            Assert.Contains("Er is geen doorzettingsmacht die advies mag geven", keuzes.TextContent, StringComparison.Ordinal);

            // The exemption exists in spite of the judgement: that nobody can be told does not keep it from being so.
            Assert.True((await app.VerklaringAsync(ambtenaar, id)).IsGedaan);
            Assert.True((await app.WerkAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, w => w.SchrijfAsync(Guid.CreateVersion7(), id, null, ActKind.VrijstellingVoorgesteld, async h =>
            {
                h.Aanvraag.VoorgesteldDoorId = ambtenaar;
                h.Aanvraag.VastReden = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsVastReden, id, "De vorm klopt.", default);
                return Verdict.Toegestaan;
            }, default))).IsGedaan);
            await ZetTotAsync(TestApp.Vandaag, gehoord, ookBeide: true);
            Assert.True((await app.DoeAsync(leider, Rol.TeamleiderLeerplicht, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.VastgesteldOndanksOordeel, reden: "De vorm klopt.")).IsGedaan);
            Assert.Equal(VrijstellingToestand.VanKrachtOndanksOordeel, (await app.LeesVrijstellingAsync(id)).Toestand);
            Assert.Empty(await MailAsync("vrijstelling-ondanks-oordeel"));
        }
        finally
        {
            await ZetTotAsync(null, gehoord, ookBeide: true);
        }
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

        // The team lead of the SWV too.
        await app.WijsToeAsync(id, 1, await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)));
        var (leider, kiezen) = (await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo), $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}/beoordelaars");
        var keuze = await leider.PageAsync(kiezen);
        Assert.True((await app.DoeAsync(ander, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.IngetrokkenDoorIndiener)).IsGedaan);
        using var gekozen = await leider.PostFormAsync(keuze, kiezen, new() { ["Input.Plaats"] = "1", ["Input.Reden"] = "Vier weken afwezig." });
        Assert.Equal(HttpStatusCode.Conflict, gekozen.StatusCode);
        var nu = await Browser.ReadAsync(gekozen);
        Assert.Contains("Vier weken afwezig.", nu.QuerySelector("main textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Woorden.Van(VrijstellingToestand.Ingetrokken), nu.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var daarna = await leider.GetAsync(kiezen);
        Assert.Equal(HttpStatusCode.Redirect, daarna.StatusCode);
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
                // The same row twice is one person; the same name at another address is another.
                (Relatie.Vader, new Contactgegevens { Naam = "Meneer Twee", Gezag = Gezag.Ja, Straat = "Dorpsstraat 1", Postcode = "1815 AB", Plaats = "Alkmaar" }),
                (Relatie.Vader, new Contactgegevens { Naam = "Meneer Twee", Gezag = Gezag.Ja, Straat = "Dorpsstraat 1", Postcode = "1815 AB", Plaats = "Alkmaar" }),
                (Relatie.Moeder, new Contactgegevens { Naam = "Mevrouw Een", Gezag = Gezag.Ja, Straat = "Kerkweg 5", Postcode = "1815 AC", Plaats = "Alkmaar" }),
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
                Assert.Equal(3, await db.Set<Document>().CountAsync(d => d.DossierId == dossier.Id && d.Soort == DocumentSoort.Brief));
            var brieven = (await browser.PageAsync(reeks)).QuerySelectorAll(".tz-brief").Select(b => b.TextContent).ToList();
            Assert.Equal(3, brieven.Count);
            Assert.Contains(brieven, b => b.Contains("Beste Mevrouw Een en Meneer Twee,", StringComparison.Ordinal) && b.Contains("Dorpsstraat 1", StringComparison.Ordinal));
            Assert.Contains(brieven, b => b.Contains("Beste Mevrouw Een,", StringComparison.Ordinal) && b.Contains("Kerkweg 5", StringComparison.Ordinal));
            Assert.Contains(brieven, b => b.Contains("Beste Voogd Drie,", StringComparison.Ordinal));
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

        // A correction with an earlier day wins from that day on; and so do terms.
        using (var verbeterd = await beheer.PostFormAsync(Basis, new() { ["Input.Grondslag"] = nameof(Vrijstellinggrondslag.Wet), ["Input.Sinds"] = "1-9-2026" }))
            Assert.Equal(HttpStatusCode.Redirect, verbeterd.StatusCode);
        await using (var db = app.Db())
        {
            var regio = app.Regio.Regio.Id;
            foreach (var dag in new DateOnly[] { new(2026, 9, 1), TestApp.Vandaag })
                Assert.Equal((Vrijstellinggrondslag.Wet, new DateOnly(2026, 9, 1)), await Vrijstellingregels.GrondslagAsync(db, regio, dag, default));
            Assert.Equal(Vrijstellinggrondslag.RegionaleAfspraak, (await Vrijstellingregels.GrondslagAsync(db, regio, new(2026, 8, 31), default))!.Value.Grondslag);
            var later = await db.Set<Vrijstellingtermijn>().AsNoTracking().SingleAsync(t => t.RegioId == regio);
            Vrijstellingtermijn verbetering = new()
            {
                RegioId = regio, GeldtVanaf = TestApp.Vandaag, DoorId = later.DoorId, HerstelWeken = 3, BeoordelenWeken = 6, UiterlijkWeken = 12, HeroverwegingWeken = 3, VerklaringWeken = 8,
                HerbeoordelingVanafMaand = 3, HerbeoordelingTaakWeken = 10, TweedeUitAndereOrganisatie = false,
            };
            Assert.Equal(3, Vrijstellingregels.Op([verbetering, later], TestApp.Vandaag.AddDays(5)).HerstelWeken);
        }

        var versies = (await beheer.PageAsync(Basis)).QuerySelectorAll("main li").Select(l => l.TextContent).Where(l => l.StartsWith("Vanaf", StringComparison.Ordinal)).ToList();
        Assert.Equal([false, true, false], versies.Select(l => l.Contains("vervangen door", StringComparison.Ordinal)));

        // A day later the notice of today still has its two weeks, and the page says on what the judgement rests.
        app.Time.MoveTo(TestApp.Vandaag.AddDays(1));
        var browser = await app.AmbtenaarAsync();
        var aanvraag = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}";
        Assert.Contains("De wet vraagt dit sinds 1 september 2026", (await browser.PageAsync(aanvraag)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var onvolledig = await browser.PostFormAsync(aanvraag + "/kennisgeving", new() { ["Input.Bevoegd"] = "ja", ["Input.Grond"] = "nee", ["Input.Gegevens"] = "ja" }))
            Assert.Equal(HttpStatusCode.Redirect, onvolledig.StatusCode);
        Assert.Equal(TestApp.Vandaag.AddDays(1 + 14), (await app.LeesVrijstellingAsync(id)).HerstelVoor);
    }
}
