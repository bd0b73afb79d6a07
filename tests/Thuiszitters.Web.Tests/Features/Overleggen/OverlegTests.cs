// What: meetings: planning, agenda, decisions as tasks, escalation, who sees what, the print pack. Source: ADR 22.

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Tests.Features.Overleggen;

public sealed class OverlegTests(Apps apps) : IClassFixture<Apps>
{
    const string Vraag = "Wie zoekt een plek die past", Tekst = "De school maakt een plan voor drie ochtenden";
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    static Dictionary<string, string?> Goed(string datum = "20-11-2026") => new()
    {
        ["Input.Overleg.Soort"] = "Mdo", ["Input.Overleg.Datum"] = datum, ["Input.Overleg.Tijd"] = "14.30", ["Input.Overleg.Plaats"] = "Kamer 2",
        // Each test chooses its own participants.
        ["Input.NeemOver"] = null,
    };

    static async Task<Guid> PlanAsync(Browser browser, string datum = "20-11-2026")
    {
        using var post = await browser.PostFormAsync("/overleggen/nieuw", Goed(datum));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        return Guid.Parse(post.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    static async Task VoegToeAsync(Browser browser, Guid overleg, Overlegfunctie functie, Organisatie? organisatie)
    {
        using var post = await browser.PostFormAsync($"/overleggen/{overleg}/deelnemers", new() { ["Input.Functie"] = functie.ToString(), ["Input.Organisatie"] = organisatie?.Id.ToString() ?? "" });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    static async Task<Guid> ZetOpAgendaAsync(TestApp app, Browser browser, Guid overleg, Dossier dossier, string vraag = Vraag)
    {
        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg", new() { ["Input.Overleg"] = overleg.ToString(), ["Input.Vraag"] = vraag });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        return await db.Overlegzaken.Where(z => z.OverlegId == overleg && z.DossierId == dossier.Id).Select(z => z.Id).SingleAsync();
    }

    static Dictionary<string, string?> Besluit(Guid voor, string termijn = "25-11-2026", string escaleren = "27-11-2026") => new()
    {
        ["Input.Tekst"] = Tekst, ["Input.Soort"] = "Nagaan", ["Input.Functie"] = "School", ["Input.Voor"] = voor.ToString(), ["Input.Termijn"] = termijn, ["Input.Escaleren"] = escaleren,
    };

    static async Task<Guid> IkAsync(TestApp app, Rol rol = Rol.Leerplichtambtenaar) => (await app.Regio.AanstellingAsync(app.Services, rol, app.Regio.Alkmaar)).GebruikerId;

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task<HttpStatusCode> GeeftAsync(Browser browser, string url)
    {
        using var response = await browser.GetAsync(url);
        return response.StatusCode;
    }

    [Theory, Sqlite, Postgres]
    public async Task Meeting_PlannedHeldAndDecided_TellsItsCaseOncePerActAndMakesATask(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik);
        await VoegToeAsync(ik, overleg, Overlegfunctie.Samenwerkingsverband, app.Regio.SwvVo);
        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        using (var post = await ik.PostFormAsync($"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Gehouden" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var url = $"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit";
        var formulier = await ik.PageAsync(url);
        foreach (var _ in new[] { 1, 2 })
            using (var post = await ik.PostFormAsync(formulier, url, Besluit(await IkAsync(app))))
                Assert.Equal($"/overleggen/{overleg}", post.Headers.Location?.OriginalString);

        Assert.Equal([ActKind.OpAgendaGezet, ActKind.ZaakBesproken, ActKind.BesluitVastgelegd, ActKind.TaakToegevoegd], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        Assert.DoesNotContain("taak", (await app.ActsAsync(dossier.Id))[2].Feiten!, StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            var besluit = await db.Besluiten.AsNoTracking().SingleAsync(b => b.DossierId == dossier.Id);
            var taak = await db.Taken.AsNoTracking().SingleAsync(t => t.DossierId == dossier.Id);
            Assert.Equal((taak.Id, new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 27)), (besluit.TaakId, taak.Termijn, taak.EscalerenOp!.Value));
            // Nothing that was typed stands in the clear.
            foreach (var bytes in new[] { besluit.Tekst, taak.Tekst!, (await db.Overlegzaken.AsNoTracking().SingleAsync(z => z.Id == zaak)).Vraag })
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("ochtenden")) < 0 && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("plek")) < 0);
            Assert.DoesNotContain(await db.Acts.AsNoTracking().Where(a => a.DossierId == dossier.Id).Select(a => a.Feiten ?? "").ToListAsync(), f => f.Contains("ochtenden", StringComparison.Ordinal));
        }

        var blad = await LeesAsync(ik, $"/dossiers/{dossier.Nummer}");
        foreach (var regel in new[]
        {
            "Op de agenda gezet van het MDO van 20 november 2026.", "Besproken tijdens het MDO van 20 november 2026.", Tekst, "Taak voor ",
            "Besluit tijdens het MDO van 20 november 2026: school is aan zet, klaar op 25 november 2026. Escaleren als dat niet is gehaald op 27 november 2026.",
        })
            Assert.Contains(regel, blad, StringComparison.Ordinal);
        Assert.Contains(Tekst, await LeesAsync(ik, "/taken"), StringComparison.Ordinal);
        Assert.Contains(Tekst, await LeesAsync(ik, $"/overleggen/{overleg}"), StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.True(await db.Set<Inzage>().AnyAsync(i => i.DossierId == dossier.Id && i.Doel == Doel.Overleg.Code));
        Assert.DoesNotContain(overleg.ToString(), (await ik.PageAsync("/overleggen")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(overleg.ToString(), (await ik.PageAsync("/overleggen?toon=geweest")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Participant_SeesACaseOnlyByRightAndOthersSeeNoMeeting(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (naam, vreemd) = (Proef.Wie(), Proef.Wie());
        var ik = await app.AmbtenaarAsync();
        var (dossier, ander) = (await app.ThuiszitterAsync(naam), await app.ThuiszitterAsync(vreemd, school: app.Regio.Basisschool));
        var overleg = await PlanAsync(ik);
        await VoegToeAsync(ik, overleg, Overlegfunctie.Samenwerkingsverband, app.Regio.SwvVo);
        await VoegToeAsync(ik, overleg, Overlegfunctie.School, app.Regio.College);
        await ZetOpAgendaAsync(app, ik, overleg, dossier);
        await ZetOpAgendaAsync(app, ik, overleg, ander, "Iets van een ander kind");

        foreach (var (rol, organisatie) in new[] { (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College) })
        {
            var deelnemer = await app.AlsAsync(rol, organisatie);
            foreach (var url in new[] { $"/overleggen/{overleg}", $"/overleggen/{overleg}/afdruk" })
            {
                var blad = await LeesAsync(deelnemer, url);
                Assert.Contains(naam.Naam, blad, StringComparison.Ordinal);
                // A school knows that its pupil is discussed, not what is asked.
                Assert.Equal(rol == Rol.SwvConsulent, blad.Contains(Vraag, StringComparison.Ordinal));
                Assert.Contains(url.EndsWith("afdruk", StringComparison.Ordinal) ? "2. Een dossier zonder naam" : "2. Een dossier waar u geen recht op hebt", blad, StringComparison.Ordinal);
                foreach (var verborgen in new[] { vreemd.Naam, ander.Nummer, "Iets van een ander kind" })
                    Assert.DoesNotContain(verborgen, blad, StringComparison.Ordinal);
            }

            Assert.Contains("Op de agenda gezet van het MDO", await LeesAsync(deelnemer, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
            // Being on the agenda gives no access, and who takes part manages nothing.
            Assert.Equal(HttpStatusCode.NotFound, await GeeftAsync(deelnemer, $"/dossiers/{ander.Nummer}"));
            foreach (var pad in new[] { "wijzigen", "deelnemers", "agenda", "afronden" })
                Assert.True(await GeeftAsync(deelnemer, $"/overleggen/{overleg}/{pad}") is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, pad);
        }

        // The officer is told who may not see which case, and is offered to share it.
        var artikel = (await ik.PageAsync($"/overleggen/{overleg}")).QuerySelectorAll("article.tz-vak")[1];
        Assert.Contains("Zonder recht op dit dossier: SWV VO Proef en Het Lentecollege.", artikel.TextContent, StringComparison.Ordinal);
        Assert.NotNull(artikel.QuerySelector($"a[href='/dossiers/{ander.Nummer}/delen']"));
        foreach (var (rol, organisatie) in new[] { (Rol.Leerplichtambtenaar, app.Regio.Heiloo), (Rol.SwvConsulent, app.Regio.SwvPo), (Rol.Schoolmelder, app.Regio.Basisschool), (Rol.Doorzettingsmacht, app.Regio.Regio) })
        {
            var buiten = await app.AlsAsync(rol, organisatie);
            foreach (var pad in new[] { "", "/afdruk" })
                Assert.Equal(HttpStatusCode.NotFound, await GeeftAsync(buiten, $"/overleggen/{overleg}{pad}"));
            Assert.DoesNotContain(overleg.ToString(), (await buiten.PageAsync("/overleggen")).Body!.InnerHtml, StringComparison.Ordinal);
        }

        foreach (var rol in new[] { Rol.RegioAnalist, Rol.PrivacyOfficer, Rol.FunctioneelBeheerder })
            Assert.Equal(HttpStatusCode.Forbidden, await GeeftAsync(await app.AlsAsync(rol, app.Regio.Alkmaar), $"/overleggen/{overleg}"));
    }

    [Theory, Sqlite, Postgres]
    public async Task PrintPack_ForAnother_HoldsNoMoreThanThatOneMaySee(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (naam, vreemd) = (Proef.Wie(), Proef.Wie());
        var ik = await app.AmbtenaarAsync();
        var (dossier, ander) = (await app.ThuiszitterAsync(naam), await app.ThuiszitterAsync(vreemd, school: app.Regio.Basisschool));
        var overleg = await PlanAsync(ik);
        await VoegToeAsync(ik, overleg, Overlegfunctie.School, app.Regio.College);
        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        await ZetOpAgendaAsync(app, ik, overleg, ander);
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(await IkAsync(app))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/nieuw", new() { ["Input.Taak.Soort"] = "Bellen", ["Input.Taak.Tekst"] = "Alleen voor ons", ["Input.Taak.Voor"] = (await IkAsync(app)).ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        var eigen = await ik.PageAsync($"/overleggen/{overleg}/afdruk");
        foreach (var staat in new[] { naam.Naam, vreemd.Naam, Tekst, "Alleen voor ons", "Vertrouwelijk" })
            Assert.Contains(staat, eigen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Afgedrukt op 20 november 2026", eigen.QuerySelector(".tz-stempel")!.TextContent, StringComparison.Ordinal);
        var school = await LeesAsync(ik, $"/overleggen/{overleg}/afdruk?voor={app.Regio.College.Id}");
        foreach (var staat in new[] { naam.Naam, "Er is iets besloten.", "2. Een dossier zonder naam", "Wie dit papier krijgt, heeft geen recht op dit dossier.", "Afgedrukt voor Het Lentecollege" })
            Assert.Contains(staat, school, StringComparison.Ordinal);
        // Neither the text, nor how far a task is that the school is no side of.
        foreach (var verborgen in new[] { Tekst, Vraag, "nog niet klaar", "Vraag aan het overleg" })
            Assert.DoesNotContain(verborgen, school, StringComparison.Ordinal);
        var buiten = await LeesAsync(ik, $"/overleggen/{overleg}/afdruk?voor=buiten");
        foreach (var verborgen in new[] { vreemd.Naam, ander.Nummer, "Alleen voor ons" })
        {
            Assert.DoesNotContain(verborgen, school, StringComparison.Ordinal);
            Assert.DoesNotContain(verborgen, buiten, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(naam.Naam, buiten, StringComparison.Ordinal);
        Assert.DoesNotContain(Tekst, buiten, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await GeeftAsync(ik, $"/overleggen/{overleg}/afdruk?voor={app.Regio.Heiloo.Id}"));
    }

    [Theory, Sqlite, Postgres]
    public async Task Decision_NotDoneOnItsDay_IsCountedForTheTeamLeadUntilItsTaskIsDone(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, teamleider, dossier) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik);
        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(await IkAsync(app), "20-11-2026", "20-11-2026")))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(await IkAsync(app), "24-11-2026", "25-11-2026")))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        // The day agreed is not over yet; then one of the two was due yesterday.
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(teamleider, "/taken?toon=escaleren"), StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, Nu, dossier.Id);
            db.Entry(await db.Taken.Where(t => t.DossierId == dossier.Id).OrderBy(t => t.Termijn).FirstAsync()).Property(t => t.EscalerenOp).CurrentValue = new DateOnly(2026, 11, 19);
            db.Entry(await db.Besluiten.Where(b => b.DossierId == dossier.Id).OrderBy(b => b.Termijn).FirstAsync()).Property(b => b.EscalerenOp).CurrentValue = new DateOnly(2026, 11, 19);
            await db.SaveChangesAsync();
        }

        AngleSharp.Dom.IElement Tegel(AngleSharp.Html.Dom.IHtmlDocument page) =>
            page.QuerySelectorAll("main a.tz-tegel").Single(t => t.TextContent.Contains("Te escaleren besluiten", StringComparison.Ordinal));
        var tegel = Tegel(await teamleider.PageAsync("/werkvoorraad"));
        var lijst = await teamleider.PageAsync(tegel.GetAttribute("href")!);
        var rijen = lijst.QuerySelectorAll("main tbody tr").Where(r => r.TextContent.Contains(dossier.Nummer, StringComparison.Ordinal)).ToList();
        Assert.Equal(lijst.QuerySelectorAll("main tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture), tegel.QuerySelector(".tz-tegel__n")!.TextContent);
        Assert.Contains("escaleren: niet gehaald op 19-11-2026", Assert.Single(rijen).TextContent, StringComparison.Ordinal);
        Assert.Contains("escaleren: niet gehaald op 19-11-2026", await LeesAsync(ik, $"/overleggen/{overleg}"), StringComparison.Ordinal);
        // Moving the task does not make it go away; finishing it does. An officer has neither the tile nor the list.
        await using (var db = app.Db())
        {
            var taak = await db.Taken.Where(t => t.DossierId == dossier.Id).OrderBy(t => t.Termijn).FirstAsync();
            Assert.DoesNotContain((await ik.PageAsync("/werkvoorraad")).QuerySelectorAll("main a.tz-tegel"), t => t.TextContent.Contains("escaleren", StringComparison.Ordinal));
            using var verzet = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/{taak.Id}", new() { ["Input.Wat"] = "Verzetten", ["Input.Termijn"] = "30-11-2026", ["Input.Reden"] = "Langer nodig." });
            Assert.Equal(HttpStatusCode.Redirect, verzet.StatusCode);
            Assert.Contains(dossier.Nummer, await LeesAsync(teamleider, "/taken?toon=escaleren"), StringComparison.Ordinal);
            using var klaar = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/taken/{taak.Id}", new() { ["Input.Wat"] = "Klaar" });
            Assert.Equal(HttpStatusCode.Redirect, klaar.StatusCode);
        }

        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(teamleider, "/taken?toon=escaleren"), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task HandedOver_TheNewGemeenteReadsItAndTheOldOneNothing_EvenByAShareBack(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (alkmaar, heiloo, dossier) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(alkmaar);
        var zaak = await ZetOpAgendaAsync(app, alkmaar, overleg, dossier);
        using (var post = await alkmaar.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(await IkAsync(app))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var post = await alkmaar.PostFormAsync($"/dossiers/{dossier.Nummer}/regie", new() { ["Input.Kant"] = "Onderwijs", ["Input.Functie"] = "Leerplicht", ["Input.Organisatie"] = app.Regio.Alkmaar.Id.ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var post = await alkmaar.PostFormAsync($"/dossiers/{dossier.Nummer}/overdragen", new() { ["Input.Naar"] = app.Regio.Heiloo.Id.ToString(), ["Input.Reden"] = "De jongere woont nu in Heiloo." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var post = await heiloo.PostFormAsync($"/dossiers/{dossier.Nummer}/overdracht", new() { ["Input.Besluit"] = "true", ["Input.Postcode"] = "1851 AB" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        var blad = await LeesAsync(heiloo, $"/dossiers/{dossier.Nummer}");
        foreach (var staat in new[] { Vraag, Tekst, "Overleg waar uw organisatie niet bij was" })
            Assert.Contains(staat, blad, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await GeeftAsync(heiloo, $"/overleggen/{overleg}"));
        await using (var db = app.Db())
        {
            Assert.Equal(TestApp.Vandaag, (await db.Set<Casusregie>().SingleAsync(r => r.DossierId == dossier.Id)).Tot);
            db.Begin(ActKind.DossierGedeeld, Nu, dossier.Id);
            db.Add(new Deling
            {
                DossierId = dossier.Id, VanOrganisatieId = app.Regio.Heiloo.Id, MetOrganisatieId = app.Regio.Alkmaar.Id, Delen = Dossierdeel.Verzuim | Dossierdeel.Notities,
                Grond = Deelgrond.ToezichtLeerplicht, Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(30),
            });
            await db.SaveChangesAsync();
        }

        var terug = await LeesAsync(alkmaar, $"/dossiers/{dossier.Nummer}");
        foreach (var verborgen in new[] { Vraag, Tekst, "Er is iets besloten", "agenda gezet", "Besluit tijdens" })
            Assert.DoesNotContain(verborgen, terug, StringComparison.Ordinal);
        await using (var bijAlkmaar = app.Services.GetRequiredService<DbSource>().For(Scope.Of(Guid.CreateVersion7(), Rol.Leerplichtambtenaar, app.Regio.Alkmaar.Id, app.Regio.Regio.Id)
            .Met(new Dictionary<Guid, Dossierdeel> { [dossier.Id] = Dossierdeel.Notities })))
        {
            Assert.True(await bijAlkmaar.Dossiers.AnyAsync(d => d.Id == dossier.Id));
            Assert.False(await bijAlkmaar.Besluiten.AnyAsync(b => b.DossierId == dossier.Id) || await bijAlkmaar.Overlegzaken.AnyAsync(z => z.DossierId == dossier.Id));
        }

        Assert.Contains("U hebt geen recht meer op dit dossier", await LeesAsync(alkmaar, $"/overleggen/{overleg}"), StringComparison.Ordinal);
        // Nor does finishing the meeting write on it.
        using var afronden = await alkmaar.PostFormAsync($"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Gehouden" });
        Assert.Equal(HttpStatusCode.Redirect, afronden.StatusCode);
        Assert.DoesNotContain(ActKind.ZaakBesproken, (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
    }

    [Theory, Sqlite, Postgres]
    public async Task PrintPack_OnThe18thBirthday_NamesNobodyToWhoLostTheRight(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, wie) = (await app.AmbtenaarAsync(), Proef.Wie() with { Geboren = new DateOnly(2008, 11, 20) });
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie, Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3), app.Regio.College);
        var overleg = await PlanAsync(ik);
        await VoegToeAsync(ik, overleg, Overlegfunctie.Samenwerkingsverband, app.Regio.SwvVo);
        await ZetOpAgendaAsync(app, ik, overleg, dossier);

        Assert.Contains(wie.Naam, await LeesAsync(ik, $"/overleggen/{overleg}/afdruk"), StringComparison.Ordinal);
        var papier = await LeesAsync(ik, $"/overleggen/{overleg}/afdruk?voor={app.Regio.SwvVo.Id}");
        foreach (var verborgen in new[] { wie.Naam, dossier.Nummer, Vraag })
            Assert.DoesNotContain(verborgen, papier, StringComparison.Ordinal);
        Assert.Contains("Zonder recht op dit dossier: SWV VO Proef.", await LeesAsync(ik, $"/overleggen/{overleg}"), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Text_OfAQuestionAndADecision_IsReadByAShareOfTheNotesAndNoOtherPart(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, heiloo) = (await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        foreach (var deel in new[] { Dossierdeel.Verzuim, Dossierdeel.Notities })
        {
            var dossier = await app.ThuiszitterAsync();
            var overleg = await PlanAsync(ik);
            foreach (var (functie, organisatie) in new[] { (Overlegfunctie.Leerplicht, app.Regio.Heiloo), (Overlegfunctie.School, app.Regio.College) })
                await VoegToeAsync(ik, overleg, functie, organisatie);
            var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
            using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", new(Besluit(await IkAsync(app))) { ["Input.Functie"] = "Raad" }))
                Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
            await using (var db = app.Db())
            {
                db.Begin(ActKind.DossierGedeeld, Nu, dossier.Id);
                db.Add(new Deling
                {
                    DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.Heiloo.Id, Delen = deel, Grond = Deelgrond.ToezichtLeerplicht,
                    Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(30),
                });
                await db.SaveChangesAsync();
            }

            var school = await app.AlsAsync(Rol.Schoolmelder, app.Regio.College);
            foreach (var url in new[] { $"/dossiers/{dossier.Nummer}", $"/overleggen/{overleg}", $"/overleggen/{overleg}/afdruk" })
            {
                Assert.Equal((url, deel == Dossierdeel.Notities), (url, (await LeesAsync(heiloo, url)).Contains(Tekst, StringComparison.Ordinal)));
                var leest = await LeesAsync(school, url);
                foreach (var verborgen in new[] { Tekst, Vraag, "Raad voor" })
                    Assert.DoesNotContain(verborgen, leest, StringComparison.Ordinal);
            }

            Assert.Contains("Besluit tijdens het MDO van 20 november 2026.", await LeesAsync(school, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
            foreach (var (organisatie, verwacht) in new[] { (app.Regio.Heiloo, deel == Dossierdeel.Notities), (app.Regio.College, false) })
                Assert.Equal(verwacht, (await LeesAsync(ik, $"/overleggen/{overleg}/afdruk?voor={organisatie.Id}")).Contains(Tekst, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Decided_TheMeetingIsNeitherCalledOffNorMoved_AndClosedCasesGetNoEntry()
    {
        var app = await apps.SqliteAsync();
        var (ik, dossier, dicht) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik);
        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        await ZetOpAgendaAsync(app, ik, overleg, dicht);
        var oud = await ik.PageAsync($"/overleggen/{overleg}/afronden");
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(await IkAsync(app))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        // The form of before the decision is stale; a new one is refused.
        using (var post = await ik.PostFormAsync(oud, $"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Afgelasten", ["Input.Reden"] = "Ziekte" }))
            Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        using (var post = await ik.PostFormAsync($"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Afgelasten", ["Input.Reden"] = "Ziekte" }))
            Assert.Equal("Er is in dit overleg al iets besloten. Het is dus gehouden.", Proef.Fout(await Browser.ReadAsync(post), "Input.Wat"));
        using (var post = await ik.PostFormAsync($"/overleggen/{overleg}/wijzigen", new() { ["Input.Overleg.Datum"] = "27-11-2026" }))
            Assert.Equal("Er is in dit overleg al iets besloten. Het kan niet naar een latere dag.", Proef.Fout(await Browser.ReadAsync(post), "Input.Overleg.Datum"));

        await app.SluitAsync(dicht.Id);
        var formulier = await ik.PageAsync($"/overleggen/{overleg}/afronden");
        Assert.Contains($"Dit komt niet op de tijdlijn van {dicht.Nummer}", formulier.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var _ in new[] { 1, 2 })
            using (var post = await ik.PostFormAsync(formulier, $"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Gehouden" }))
                Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Single(await app.ActsAsync(dossier.Id), a => a.Kind == ActKind.ZaakBesproken);
        Assert.DoesNotContain(await app.ActsAsync(dicht.Id), a => a.Kind == ActKind.ZaakBesproken);
    }

    [Fact]
    public async Task Participant_OfAForeignOrganisationOrAForeignCase_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var (ik, dossier, ander) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik);
        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        using (var post = await ik.PostFormAsync(
            $"/overleggen/{overleg}/deelnemers", new() { ["Input.Functie"] = "School", ["Input.Organisatie"] = Guid.CreateVersion7().ToString(), ["Input.Gebruiker"] = Guid.CreateVersion7().ToString() }))
        {
            var page = await Browser.ReadAsync(post);
            Assert.Equal("Kies een organisatie uit de lijst.", Proef.Fout(page, "Input.Organisatie"));
            Assert.Equal("Kies iemand uit de lijst.", Proef.Fout(page, "Input.Gebruiker"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await GeeftAsync(ik, $"/dossiers/{ander.Nummer}/overleg/{zaak}/besluit"));
        // Who takes part is shown without opening a case.
        int Geteld(AppDb db) => db.Set<Inzage>().Count(i => i.DossierId == dossier.Id && i.Doel == Doel.Overleg.Code);
        await using var lezen = app.Db();
        var voor = Geteld(lezen);
        await ik.PageAsync($"/overleggen/{overleg}/deelnemers");
        Assert.Equal(voor, Geteld(lezen));
        // A full agenda takes no more.
        await using (var db = app.Db())
        {
            db.Begin(ActKind.AgendaGewijzigd, Nu);
            db.AddRange(Enumerable.Range(2, 49).Select(n => new Agendapunt { OverlegId = overleg, Volgorde = n }));
            await db.SaveChangesAsync();
        }

        using var vol = await ik.PostFormAsync($"/dossiers/{ander.Nummer}/overleg", new() { ["Input.Overleg"] = overleg.ToString(), ["Input.Vraag"] = Vraag });
        Assert.Equal("Op een agenda staan hooguit 50 dossiers. Kies een ander overleg.", Proef.Fout(await Browser.ReadAsync(vol), "Input.Overleg"));
    }

    [Theory]
    [InlineData(Rol.Leerplichtambtenaar, true)]
    [InlineData(Rol.TeamleiderLeerplicht, true)]
    [InlineData(Rol.Schoolmelder, false)]
    [InlineData(Rol.Doorzettingsmacht, false)]
    [InlineData(Rol.RegioAnalist, false)]
    [InlineData(Rol.PrivacyOfficer, false)]
    public async Task Meeting_WrittenPastThePages_IsForTheTwoSidesAndNamesOnlyTheRegion(Rol rol, bool mag)
    {
        var app = await apps.SqliteAsync();
        var bron = app.Services.GetRequiredService<DbSource>();
        foreach (var (organisatie, goed) in new[] { (app.Regio.College.Id, mag), (Guid.CreateVersion7(), false) })
        {
            await using var db = bron.For(Scope.Of(Guid.CreateVersion7(), rol, app.Regio.Alkmaar.Id, app.Regio.Regio.Id));
            var overleg = new Overleg { OrganisatieId = app.Regio.Alkmaar.Id, Soort = OverlegSoort.Mdo, Datum = TestApp.Vandaag, Tijd = new(14, 30), Plaats = "Kamer", MakerId = Guid.CreateVersion7() };
            db.Begin(ActKind.OverlegGepland, Nu);
            db.AddRange(overleg, new Deelnemer { OverlegId = overleg.Id, Functie = Overlegfunctie.School, OrganisatieId = organisatie });
            Assert.Equal(goed ? null : typeof(OutOfScopeException), (await Record.ExceptionAsync(() => db.SaveChangesAsync()))?.GetType());
        }
    }

    [Fact]
    public async Task Swv_HoldsAMeetingAboutItsOwnCases_AndTheGemeenteReadsItWhenItTakesPart()
    {
        var app = await apps.SqliteAsync();
        var (swv, dossier) = (await app.ConsulentAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(swv);
        await VoegToeAsync(swv, overleg, Overlegfunctie.Leerplicht, app.Regio.Alkmaar);
        var zaak = await ZetOpAgendaAsync(app, swv, overleg, dossier);
        var consulent = (await app.Regio.AanstellingAsync(app.Services, Rol.SwvConsulent, app.Regio.SwvVo)).GebruikerId;
        using (var post = await swv.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", Besluit(consulent)))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        var bijGemeente = await LeesAsync(await app.AmbtenaarAsync(), $"/overleggen/{overleg}");
        Assert.Contains(Tekst, bijGemeente, StringComparison.Ordinal);
        Assert.Contains("Besluit tijdens het MDO van", await LeesAsync(swv, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        // The task is between the consulent and themselves: the gemeente reads the decision, not how far the task is.
        Assert.DoesNotContain("nog niet klaar", bijGemeente, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WithTheParticipantsOfTheMeetingBefore_TakesThemOverWithoutTheChairTwice()
    {
        var app = await apps.SqliteAsync();
        var ik = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        await VoegToeAsync(ik, await PlanAsync(ik), Overlegfunctie.Wijkteam, null);
        var velden = Goed("27-11-2026");
        velden["Input.NeemOver"] = "true";
        var formulier = await ik.PageAsync("/overleggen/nieuw");
        Assert.Contains("Wijkteam", formulier.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(formulier.QuerySelector("input[name='Input.NeemOver'][checked]"));
        // Planned since by a colleague: the form keeps to the meeting that it named.
        await VoegToeAsync(ik, await PlanAsync(ik, "25-11-2026"), Overlegfunctie.Jeugdhulp, null);
        using (var vreemd = await ik.PostFormAsync("/overleggen/nieuw", new(velden) { ["Input.Vorige"] = Guid.CreateVersion7().ToString() }))
            Assert.Equal("Het overleg dat u koos, is er niet meer. Kijk of u nu deze deelnemers wilt overnemen.", Proef.Fout(await Browser.ReadAsync(vreemd), "Input.NeemOver"));
        using var post = await ik.PostFormAsync(formulier, "/overleggen/nieuw", velden);

        await using var db = app.Db();
        var id = Guid.Parse(post.Headers.Location!.OriginalString.Split('/')[^1]);
        var deelnemers = await db.Set<Deelnemer>().Where(d => d.OverlegId == id).OrderBy(d => d.Functie).Select(d => new { d.Functie, d.IsVoorzitter }).ToListAsync();
        Assert.Equal([(Overlegfunctie.Leerplicht, true), (Overlegfunctie.Wijkteam, false)], deelnemers.Select(d => (d.Functie, d.IsVoorzitter)));
    }

    [Fact]
    public async Task Plan_BadInput_SaysWhatIsWrongAtTheFieldAndKeepsIt()
    {
        var app = await apps.SqliteAsync();
        var ik = await app.AmbtenaarAsync();
        var velden = Goed("19-11-2026");
        velden["Input.Overleg.Tijd"] = "half drie";
        velden["Input.Overleg.Soort"] = null;
        velden["Input.Overleg.Plaats"] = "";
        using var post = await ik.PostFormAsync("/overleggen/nieuw", velden);
        var page = await Browser.ReadAsync(post);

        Assert.Equal("Vul een dag in die vandaag of later is.", Proef.Fout(page, "Input.Overleg.Datum"));
        Assert.Equal("Vul de tijd in, bijvoorbeeld 14.30.", Proef.Fout(page, "Input.Overleg.Tijd"));
        Assert.Equal("Kies wat voor overleg het is.", Proef.Fout(page, "Input.Overleg.Soort"));
        Assert.Equal("Vul in waar het overleg is.", Proef.Fout(page, "Input.Overleg.Plaats"));
        Assert.Equal("half drie", page.QuerySelector("[name='Input.Overleg.Tijd']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task DecisionAndQuestion_BadInput_SayWhatIsWrongAtTheField()
    {
        var app = await apps.SqliteAsync();
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik);
        using (var leeg = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg", new() { ["Input.Overleg"] = Guid.CreateVersion7().ToString(), ["Input.Vraag"] = "" }))
        {
            var page = await Browser.ReadAsync(leeg);
            Assert.Equal("Kies een overleg uit de lijst.", Proef.Fout(page, "Input.Overleg"));
            Assert.Equal("Schrijf kort op wat u aan het overleg vraagt.", Proef.Fout(page, "Input.Vraag"));
        }

        var zaak = await ZetOpAgendaAsync(app, ik, overleg, dossier);
        var velden = Besluit(Guid.CreateVersion7(), "30-11-2026", "27-11-2026");
        velden["Input.Functie"] = "";
        using (var post = await ik.PostFormAsync($"/dossiers/{dossier.Nummer}/overleg/{zaak}/besluit", velden))
        {
            var page = await Browser.ReadAsync(post);
            Assert.Equal("Kies de dag waarop het besluit klaar moet zijn, of een latere dag.", Proef.Fout(page, "Input.Escaleren"));
            Assert.Equal("Kies iemand uit de lijst.", Proef.Fout(page, "Input.Voor"));
            Assert.Equal("Kies wie aan zet is.", Proef.Fout(page, "Input.Functie"));
            Assert.Equal(Tekst, page.QuerySelector("[name='Input.Tekst']")!.TextContent.Trim());
        }

        Assert.Equal([ActKind.OpAgendaGezet], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        using var reden = await ik.PostFormAsync($"/overleggen/{overleg}/afronden", new() { ["Input.Wat"] = "Afgelasten" });
        Assert.Equal("Kies waarom het overleg niet doorgaat.", Proef.Fout(await Browser.ReadAsync(reden), "Input.Reden"));
    }

    [Fact]
    public async Task StaleForm_OfAMeeting_IsRefusedWithTheInputKeptAndWhatStandsThereNow()
    {
        var app = await apps.SqliteAsync();
        var ik = await app.AmbtenaarAsync();
        var overleg = await PlanAsync(ik);
        var url = $"/overleggen/{overleg}/wijzigen";
        var page = await ik.PageAsync(url);
        using (var eerder = await (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar)).PostFormAsync(url, new() { ["Input.Overleg.Plaats"] = "Online" }))
            Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);

        using var post = await ik.PostFormAsync(page, url, new() { ["Input.Overleg.Datum"] = "24-11-2026" });

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        var terug = await Browser.ReadAsync(post);
        Assert.Equal("24-11-2026", terug.QuerySelector("[name='Input.Overleg.Datum']")!.GetAttribute("value"));
        Assert.Contains("Online", terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Het overleg is intussen door iemand anders gewijzigd.", terug.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_MovedAndTakenOff_KeepsItsOrderAndTellsTheCase()
    {
        var app = await apps.SqliteAsync();
        var (ik, een, twee) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var overleg = await PlanAsync(ik, "24-11-2026");
        var eerste = await ZetOpAgendaAsync(app, ik, overleg, een);
        var tweede = await ZetOpAgendaAsync(app, ik, overleg, twee);
        var url = $"/overleggen/{overleg}/agenda";
        using (var op = await ik.PostFormAsync(url, new() { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Wat"] = "Omhoog", ["Input.Punt"] = tweede.ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, op.StatusCode);
        await using (var db = app.Db())
            Assert.Equal([tweede, eerste], await db.Set<Agendapunt>().Where(p => p.OverlegId == overleg).OrderBy(p => p.Volgorde).Select(p => p.Id).ToListAsync());

        using (var weg = await ik.PostFormAsync(url, new() { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Wat"] = "Weghalen", ["Input.Punt"] = eerste.ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, weg.StatusCode);
        Assert.Equal([ActKind.OpAgendaGezet, ActKind.VanAgendaGehaald], (await app.ActsAsync(een.Id)).Select(a => a.Kind));
        using var vreemd = await ik.PostFormAsync(url, new() { ["Input.Wat"] = "Toevoegen", ["Input.Nummer"] = "2026-999999" }, "main form.tz-formulier");
        Assert.Equal("Er is geen open dossier met dit nummer.", Proef.Fout(await Browser.ReadAsync(vreemd), "Input.Nummer"));
        using var door = await ik.PostFormAsync(url, new() { ["Input.Wat"] = "Toevoegen", ["Input.Nummer"] = een.Nummer }, "main form.tz-formulier");
        Assert.Equal($"/dossiers/{een.Nummer}/overleg?bij={overleg}", door.Headers.Location?.OriginalString);
        using var vroeg = await ik.GetAsync($"/dossiers/{twee.Nummer}/overleg/{tweede}/besluit");
        Assert.Equal(HttpStatusCode.Conflict, vroeg.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Meeting_WrittenPastThePagesByAnother_IsRefusedByTheGates(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var id = await PlanAsync(ik);
        await VoegToeAsync(ik, id, Overlegfunctie.Samenwerkingsverband, app.Regio.SwvVo);
        var bron = app.Services.GetRequiredService<DbSource>();
        var scope = Scope.Of(Guid.CreateVersion7(), Rol.SwvConsulent, app.Regio.SwvVo.Id, app.Regio.Regio.Id);

        await using (var swv = bron.For(scope))
        {
            var overleg = await swv.Overleggen.SingleAsync(o => o.Id == id);
            overleg.Plaats = "Elders";
            swv.Begin(ActKind.OverlegGewijzigd, Nu);
            await Assert.ThrowsAsync<OutOfScopeException>(() => swv.SaveChangesAsync());
        }

        await using (var swv = bron.For(scope))
        {
            var punt = new Agendapunt { OverlegId = id, Volgorde = 9 };
            swv.Begin(ActKind.OpAgendaGezet, Nu, dossier.Id);
            swv.AddRange(punt, new Overlegzaak { Id = punt.Id, DossierId = dossier.Id, OverlegId = id, Vraag = [1] });
            await Assert.ThrowsAsync<OutOfScopeException>(() => swv.SaveChangesAsync());
        }

        await using var buiten = bron.For(Scope.Of(Guid.CreateVersion7(), Rol.Leerplichtambtenaar, app.Regio.Heiloo.Id, app.Regio.Regio.Id));
        Assert.Empty(await buiten.Overleggen.Where(o => o.Id == id).ToListAsync());
    }
}
