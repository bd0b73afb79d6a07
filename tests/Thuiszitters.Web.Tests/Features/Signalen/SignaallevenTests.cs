// What: the life of a signal beyond the watch: mailed the same day, taken up, handed over, put to sleep, silent cases, and the ladder of the region.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Signalen;

public sealed class SignaallevenTests : IAsyncLifetime
{
    static readonly DateOnly Vrijdag = new(2026, 11, 20), Zaterdag = new(2026, 11, 21), Maandag = new(2026, 11, 23);
    readonly SignaalApp app = new();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    static string Url(Dossier dossier, Signaal signaal) => $"/dossiers/{dossier.Nummer}/signalen/{signaal.Id}/opvolgen";

    [Fact]
    public async Task GrensPassed_IsMailedOnTheNextWorkingDayOnceToEachStepOfTheLadder()
    {
        var mensen = new[]
        {
            await app.PersoonAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar), await app.PersoonAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar),
            await app.PersoonAsync(Rol.TeamleiderSwv, app.Regio.SwvVo), await app.PersoonAsync(Rol.Doorzettingsmacht, app.Regio.Regio),
        };
        await app.PersoonAsync(Rol.TeamleiderLeerplicht, app.Regio.Heiloo);
        // Grens is Friday 20 November; the line is passed on Saturday.
        var dossier = await app.DossierAsync(new DateOnly(2026, 8, 20), behandelaar: mensen[0].Id);
        await app.TelAsync(PactBewaking.Name, Vrijdag);
        await app.TelAsync(PactMelding.Name, Vrijdag);
        Assert.Contains("binnen twee weken drie maanden", Assert.Single(await app.OutboxAsync(), m => m.Aan == mensen[0].Email).Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.OutboxAsync(), m => m.Aan == mensen[3].Email);

        await app.TelAsync(PactBewaking.Name, Zaterdag);
        await app.TelAsync(PactMelding.Name, Zaterdag);
        Assert.DoesNotContain(await app.OutboxAsync(), m => m.Tekst.Contains("drie maanden voorbij", StringComparison.Ordinal));
        var proef = await app.TelAsync(PactMelding.Name, Maandag, dryRun: true);
        await app.TelAsync(PactMelding.Name, Maandag);
        await app.TelAsync(PactMelding.Name, Maandag);

        var mails = (await app.OutboxAsync()).Where(m => m.Tekst.Contains("drie maanden voorbij sinds 21 november 2026", StringComparison.Ordinal)).ToList();
        Assert.Equal(mensen.Select(m => m.Email).Order(StringComparer.Ordinal), mails.Select(m => m.Aan).Order(StringComparer.Ordinal));
        Assert.Equal((1, 4), (proef["signalen"], proef["mails"]));
        Assert.All(mails, m =>
        {
            Assert.Contains(dossier.Nummer, m.Tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("Kanarie", m.Tekst + m.Html + m.Onderwerp, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("900000012", m.Tekst + m.Html, StringComparison.Ordinal);
        });
        Assert.Equal(2, (await app.ActsAsync(dossier)).Count(a => a.Kind == ActKind.SignaalGemeld));
    }

    [Fact]
    public async Task Signal_PutToSleep_LeavesTheListAndComesBackOnItsDay()
    {
        var (id, _) = await app.PersoonAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var dossier = await app.DossierAsync(new DateOnly(2026, 10, 1), behandelaar: id);
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var url = Url(dossier, signaal);
        Assert.Contains(url, (await browser.PageAsync("/signalen")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        using (var leeg = await browser.PostFormAsync(url, new() { ["Input.Wat"] = "Sluimeren" }))
        {
            var fout = await Browser.ReadAsync(leeg);
            Assert.Equal("Vul in tot welke dag het signaal kan wachten.", Proef.Fout(fout, "Input.Tot"));
            Assert.Equal("Kies waarom dit signaal kan wachten.", Proef.Fout(fout, "Input.Reden"));
        }

        using (var ver = await browser.PostFormAsync(url, new() { ["Input.Wat"] = "Sluimeren", ["Input.Tot"] = "1-3-2027", ["Input.Reden"] = "AfspraakGepland" }))
            Assert.StartsWith("Dat is te lang. Kies uiterlijk 18 december 2026", Proef.Fout(await Browser.ReadAsync(ver), "Input.Tot"), StringComparison.Ordinal);
        var blad = await browser.PageAsync(url);
        for (var keer = 0; keer < 2; keer++)
            using (var goed = await browser.PostFormAsync(blad, url, new() { ["Input.Wat"] = "Sluimeren", ["Input.Tot"] = "1-12-2026", ["Input.Reden"] = "AfspraakGepland" }))
                Assert.Equal("/signalen", goed.Headers.Location?.OriginalString);

        Assert.Single(await app.ActsAsync(dossier), a => a.Kind == ActKind.SignaalGesluimerd);
        Assert.DoesNotContain(url, (await browser.PageAsync("/signalen")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(url, (await browser.PageAsync("/signalen?toon=sluimert")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        app.Time.MoveTo(new(2026, 11, 30));
        browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        Assert.DoesNotContain(url, (await browser.PageAsync("/signalen")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        app.Time.MoveTo(new(2026, 12, 1));
        browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        Assert.Contains(url, (await browser.PageAsync("/signalen")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_HandedOver_IsWithTheColleagueAndOtherGemeentenSeeNoneOfIt()
    {
        var (id, _) = await app.PersoonAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        // A colleague who would not hear of it otherwise.
        var (boa, boaMail) = await app.PersoonAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        var dossier = await app.DossierAsync(new DateOnly(2026, 8, 1), behandelaar: id);
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        var url = Url(dossier, signaal);
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var blad = await browser.PageAsync(url);
        // Past Grens nothing sleeps.
        Assert.Null(blad.QuerySelector("[name='Input.Tot']"));
        using (var slaap = await browser.PostFormAsync(blad, url, new() { ["Input.Wat"] = "Sluimeren", ["Input.Tot"] = "25-11-2026", ["Input.Reden"] = "Vakantie" }))
            Assert.Equal(HttpStatusCode.OK, slaap.StatusCode);

        using (var over = await browser.PostFormAsync(await browser.PageAsync(url), url, new() { ["Input.Wat"] = "Overdragen", ["Input.Voor"] = boa.ToString() }))
            Assert.Equal("/signalen", over.Headers.Location?.OriginalString);

        signaal = Assert.Single(await app.SignalenAsync(dossier));
        Assert.Equal((SignaalToestand.Opgepakt, boa, (DateOnly?)null), (signaal.Toestand, signaal.OpgepaktDoorId, signaal.SluimertTot));
        Assert.Contains("overgedragen aan", (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(url, (await (await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar)).PageAsync("/signalen?toon=opgepakt")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await app.TelAsync(MaandMail.Name, new DateOnly(2026, 12, 1));
        Assert.Contains(dossier.Nummer, Assert.Single(await app.OutboxAsync(), m => m.Aan == boaMail && m.Kind == Maandbericht.Soort).Tekst, StringComparison.Ordinal);
        var elders = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.Equal(HttpStatusCode.NotFound, (await elders.Client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        Assert.DoesNotContain(dossier.Nummer, (await elders.PageAsync("/signalen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_OfWhatOnlyTheGemeenteHears_IsNotForTheSwv()
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 11, 16), Verzuimsoort.ZestienUur);
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        var swv = await app.AlsAsync(Rol.SwvConsulent, app.Regio.SwvVo);
        using var blad = await swv.Client.GetAsync(new Uri(Url(dossier, signaal), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, blad.StatusCode);
    }

    [Fact]
    public async Task OpenCase_WithoutAnActionFor21Days_IsSilentUntilSomebodyActs()
    {
        var (id, _) = await app.PersoonAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var dossier = await app.DossierAsync(new DateOnly(2026, 11, 18), Verzuimsoort.Luxe, behandelaar: id);
        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(20));
        Assert.Empty(await app.StilAsync(dossier));

        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(21));
        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(22));
        Assert.Equal((SignaalToestand.Open, Vrijdag.AddDays(21)), Assert.Single((await app.StilAsync(dossier)).Select(s => (s.Toestand, s.Sinds))));

        // Taking it up is no work on the case.
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        using (var op = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}", [], "main form[action*='/signalen/']"))
            Assert.Equal(HttpStatusCode.Redirect, op.StatusCode);
        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(23));
        Assert.Equal(SignaalToestand.Opgepakt, Assert.Single(await app.StilAsync(dossier)).Toestand);

        // A note recomputes nothing; the next watch sees that somebody did something.
        app.Time.MoveTo(Vrijdag.AddDays(23));
        await using (var db = app.Db())
        {
            db.Add(new Act { At = app.Time.GetUtcNow().UtcDateTime, Kind = ActKind.NotitieToegevoegd, ActorId = id, DossierId = dossier.Id, CorrelationId = new string('0', 32) });
            db.Begin(ActKind.GebruikerAangemaakt, app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(24));
        Assert.Equal(SignaalToestand.Afgehandeld, Assert.Single(await app.StilAsync(dossier)).Toestand);
        await app.TelAsync(PactBewaking.Name, Vrijdag.AddDays(44));
        Assert.Equal(2, (await app.StilAsync(dossier)).Count);
    }

    [Fact]
    public async Task Ladder_WhatTheRegionAddsAndWhatAPersonSwitchesOff_CountInMailListAndDryRun()
    {
        var (id, mail) = await app.PersoonAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var (_, lead) = await app.PersoonAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        await app.PersoonAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);
        var dossier = await app.DossierAsync(new DateOnly(2026, 11, 16), Verzuimsoort.ZestienUur, behandelaar: id);
        var beheer = await app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        Assert.DoesNotContain(dossier.Nummer, (await leider.PageAsync("/signalen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using (var vals = await beheer.PostFormAsync("/beheer/escalatie", new() { ["Input.Erbij"] = "PactNadert-Doorzettingsmacht" }))
            Assert.Equal(HttpStatusCode.BadRequest, vals.StatusCode);
        using (var erbij = await beheer.PostFormAsync("/beheer/escalatie", new() { ["Input.Erbij"] = "ZestienUur-TeamleiderLeerplicht" }))
            Assert.Equal(HttpStatusCode.Redirect, erbij.StatusCode);
        Assert.Contains(dossier.Nummer, (await leider.PageAsync("/signalen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var proef = (await beheer.PageAsync("/beheer/escalatie/proef?op=2026-12-01")).QuerySelector("main")!.TextContent;
        Assert.Contains("2 e-mails", proef, StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, proef, StringComparison.Ordinal);
        Assert.Empty(await app.OutboxAsync());

        // The officer wants no mail about 16 hours; what is compulsory cannot be switched off.
        var eigen = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var blad = await eigen.PageAsync("/mijn-meldingen");
        Assert.Null(blad.QuerySelector("[name='Input.Aan'][value='PactDringend']"));
        using (var uit = await eigen.PostFormAsync("/mijn-meldingen", new() { ["Input.Aan"] = "StilleZaak" }))
            Assert.Equal(HttpStatusCode.Redirect, uit.StatusCode);

        await app.TelAsync(MaandMail.Name, new DateOnly(2026, 12, 1));
        Assert.Equal([lead], (await app.OutboxAsync()).Where(m => m.Tekst.Contains(dossier.Nummer, StringComparison.Ordinal)).Select(m => m.Aan));
        Assert.DoesNotContain(await app.OutboxAsync(), m => m.Aan == mail);
    }
}
