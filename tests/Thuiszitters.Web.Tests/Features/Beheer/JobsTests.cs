// What: Beheer / Jobs and mail, check-jobs, the banner and the health of the jobs, over the whole program.
// Source: issue of peers B2 (jobs that stand still, mails that are lost); ADR 36.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Beheer;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.Features.Beheer;

public sealed class JobsTests : IAsyncLifetime
{
    readonly TestApp app = new();

    Web.Platform.Jobs.Jobs Jobs => app.Services.GetRequiredService<Web.Platform.Jobs.Jobs>();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    Task<Browser> BeheerderAsync() => app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);

    async Task<List<JobRunRow>> RunsAsync(string naam)
    {
        await using var db = app.Db();
        return await db.Set<JobRunRow>().AsNoTracking().Where(r => r.Name == naam).OrderBy(r => r.Started).ThenBy(r => r.Id).ToListAsync();
    }

    async Task<List<(ActKind Kind, string Feiten)>> ActsAsync()
    {
        await using var db = app.Db();
        return [.. (await db.Acts.AsNoTracking().Where(a => a.Kind >= ActKind.JobGestart && a.Kind < (ActKind)140 && a.ActorId != null).OrderBy(a => a.Id).ToListAsync())
            .Select(a => (a.Kind, a.Feiten ?? ""))];
    }

    static async Task TotAsync(Func<Task<bool>> waar)
    {
        for (var i = 0; i < 600 && !await waar(); i++)
            await Task.Delay(50);
        Assert.True(await waar(), "It did not happen.");
    }

    static string Hoofd(AngleSharp.Dom.IDocument page) => page.QuerySelector("main")!.TextContent;

    [Fact]
    public async Task JobPage_RunNowForADayAndTry_RunInTheBackgroundAndAreActs()
    {
        const string Url = "/beheer/jobs/MaandMail";
        var beheerder = await BeheerderAsync();
        var (_, _, ander) = await app.Regio.AanstellingAsync(app.Services, Rol.FunctioneelBeheerder, app.Regio.Alkmaar);
        var collega = app.Anoniem();
        await collega.AanmeldenAsync(ander, Testregio.Wachtwoord);
        await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 1), app.Regio.College);
        var (_, _, teamleider) = await app.Regio.AanstellingAsync(app.Services, Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);

        // Where this process takes nothing up, it says so and does nothing.
        var uit = await beheerder.PageAsync(Url);
        Assert.Contains("In dit proces staan de taken uit", Hoofd(uit), StringComparison.Ordinal);
        Assert.Null(uit.QuerySelector("main form[method=post]"));
        await Jobs.StartAsync(CancellationToken.None);

        // A dry run: what it says, to who asked only, and nothing is kept.
        using var proef = await beheerder.PostFormAsync(Url, new() { ["Input.Dag"] = "20-11-2026" }, "main form[action$=Proef]");
        Assert.Equal(HttpStatusCode.Redirect, proef.StatusCode);
        var proefrun = proef.Headers.Location!.OriginalString;
        await TotAsync(async () => (await (await beheerder.GetAsync(proefrun + "/voortgang")).Content.ReadAsStringAsync()).Contains("\"gereed\":true", StringComparison.Ordinal));
        Assert.Contains(teamleider, Hoofd(await beheerder.PageAsync(proefrun)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await collega.GetAsync(proefrun)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await collega.GetAsync(proefrun + "/voortgang")).StatusCode);
        Assert.Empty(await RunsAsync(MaandMail.Name));

        // A day to come, or none, is refused.
        foreach (var (dag, fout) in (List<(string, string)>)[("21-11-2026", "Deze dag moet nog komen."), ("", "Vul een dag in"), ("1-1-2020", "Kies een dag van het afgelopen jaar.")])
        {
            var opnieuw = await beheerder.PageAsync(Url);
            opnieuw.QuerySelector("main form[action$=Proef]")!.SetAttribute("action", Url + "?handler=Dag");
            using var antwoord = await beheerder.PostFormAsync(opnieuw, Url, new() { ["Input.Dag"] = dag }, "main form[method=post][action$=Dag]");
            Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
            Assert.StartsWith(fout, Proef.Fout(await Browser.ReadAsync(antwoord), "Input.Dag"), StringComparison.Ordinal);
        }

        // For a day: the run is for that day. The same form twice runs once.
        var blad = await beheerder.PageAsync(Url);
        blad.QuerySelector("main form[action$=Proef]")!.SetAttribute("action", Url + "?handler=Dag");
        for (var i = 0; i < 2; i++)
            using (var voor = await beheerder.PostFormAsync(blad, Url, new() { ["Input.Dag"] = "2-11-2026" }, "main form[action$=Dag]"))
                Assert.Equal(HttpStatusCode.Redirect, voor.StatusCode);
        await TotAsync(async () => (await RunsAsync(MaandMail.Name)).Exists(r => r.State == JobState.Klaar));
        var run = Assert.Single(await RunsAsync(MaandMail.Name));
        Assert.Equal((new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 1)), (run.ForDay, run.Period));

        // Now.
        using var nu = await beheerder.PostFormAsync("/beheer/jobs/ConceptenOpruimen", [], "main form[action$=Nu]");
        await TotAsync(async () => (await RunsAsync("ConceptenOpruimen")).Exists(r => r.State == JobState.Klaar));
        Assert.Contains("20-11-2026", Hoofd(await beheerder.PageAsync("/beheer/jobs/ConceptenOpruimen")), StringComparison.Ordinal);
        Assert.Equal(
            [
                (ActKind.JobGeprobeerd, """{"job":"MaandMail","dag":"2026-11-20"}"""), (ActKind.JobGestart, """{"job":"MaandMail","dag":"2026-11-02"}"""),
                (ActKind.JobGestart, """{"job":"ConceptenOpruimen","dag":"2026-11-20"}"""),
            ], await ActsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await beheerder.GetAsync("/beheer/jobs/Bestaatniet")).StatusCode);
        await Jobs.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task JobPage_OfARunThatRuns_ShowsItAndStopsIt()
    {
        var beheerder = await BeheerderAsync();
        var now = app.Time.GetUtcNow().UtcDateTime;
        await using (var db = app.Db())
        {
            await db.Set<JobLease>().Where(l => l.Name == "PactBewaking").ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, now.AddSeconds(50)));
            db.Add(new JobRunRow { Id = Guid.CreateVersion7(), Name = "PactBewaking", ForDay = TestApp.Vandaag, Period = TestApp.Vandaag, Started = now.AddMinutes(-1), State = JobState.Loopt, Klaar = 30, Totaal = 100 });
            await db.SaveChangesAsync();
        }

        var page = await beheerder.PageAsync("/beheer/jobs/PactBewaking");
        var balk = page.QuerySelector("[data-voortgang]")!;
        var stand = await (await beheerder.GetAsync(balk.GetAttribute("data-voortgang")!)).Content.ReadAsStringAsync();
        using var gestopt = await beheerder.PostFormAsync("/beheer/jobs/PactBewaking", [], "main form[action$=Stop]");
        var daarna = await beheerder.PageAsync("/beheer/jobs/PactBewaking");

        Assert.Contains("30 van 100", balk.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"klaar\":30,\"totaal\":100", stand, StringComparison.Ordinal);
        Assert.Contains("\"gereed\":false", stand, StringComparison.Ordinal);
        Assert.Equal(now, Assert.Single(await RunsAsync("PactBewaking")).StopGevraagdOp);
        Assert.Contains("De taak wordt gestopt.", Hoofd(daarna), StringComparison.Ordinal);
        Assert.Null(daarna.QuerySelector("main form[action$=Stop]"));
        Assert.Equal([(ActKind.JobGestopt, """{"job":"PactBewaking","dag":"2026-11-20"}""")], await ActsAsync());
    }

    [Fact]
    public async Task CheckJobs_WhenJobsStandStill_SaysWhichMailsOnceADayAndTheBannerShows()
    {
        var (_, _, beheer) = await app.Regio.AanstellingAsync(app.Services, Rol.FunctioneelBeheerder, app.Regio.Regio);
        var (_, _, teamlead) = await app.Regio.AanstellingAsync(app.Services, Rol.TeamleiderLeerplicht, app.Regio.Heiloo);
        var (_, _, swv) = await app.Regio.AanstellingAsync(app.Services, Rol.TeamleiderSwv, app.Regio.SwvVo);
        await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Heiloo);

        // Just installed: nothing should have run yet.
        Assert.Equal((0, $"Taken in orde: {app.Services.GetRequiredService<JobCatalog>().All.Count}.\n"), await CheckAsync());

        // Two days on nothing ran: the scheduler stands still, or is switched off everywhere.
        app.Time.MoveTo(TestApp.Vandaag.AddDays(2));
        var (code, gezegd) = await CheckAsync("--mail");
        Assert.Equal(1, code);
        Assert.Contains("PactBewaking: nog nooit uitgevoerd.\n", gezegd, StringComparison.Ordinal);
        Assert.DoesNotContain("ImportUitvoeren", gezegd, StringComparison.Ordinal);
        Assert.DoesNotContain("@", gezegd, StringComparison.Ordinal);
        Assert.Contains("E-mail: 3 klaargezet. verzonden 3.", gezegd, StringComparison.Ordinal);
        Assert.Contains("E-mail: 0 klaargezet.", (await CheckAsync("--mail")).Gezegd, StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            var mails = await db.Set<OutboxMail>().AsNoTracking().OrderBy(m => m.Aan).ToListAsync();
            Assert.Equal(new[] { beheer, teamlead, swv }.Order(StringComparer.Ordinal), mails.Select(m => m.Aan));
            Assert.All(mails, m => Assert.Equal((Jobmelding.Soort, MailToestand.Verzonden), (m.Kind, m.Toestand)));
            // Sending wrote no run: the job that sends still shows that it stands still.
            Assert.Empty(await db.Set<JobRunRow>().ToListAsync());
        }

        app.Time.MoveTo(TestApp.Vandaag.AddDays(3));
        Assert.Contains("E-mail: 3 klaargezet.", (await CheckAsync("--mail")).Gezegd, StringComparison.Ordinal);

        // For who must know it, on each page; the monitor sees it too.
        var beheerder = await BeheerderAsync();
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Heiloo);
        var ambtenaar = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        const string Balk = "section.tz-bewaking";
        Assert.NotNull((await beheerder.PageAsync("/functie")).QuerySelector(Balk + " a[href='/beheer/jobs']"));
        Assert.Contains("Uw functioneel beheerder kan dit oplossen.", (await leider.PageAsync("/functie")).QuerySelector(Balk)!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ambtenaar.PageAsync("/functie")).QuerySelector(Balk));
        using var ready = await app.Anoniem().GetAsync("/health/ready");
        using var health = await app.Anoniem().GetAsync("/health");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (health.StatusCode, await health.Content.ReadAsStringAsync()));

        // Run, one by one: all is well again, a minute later on the pages too.
        foreach (var job in app.Services.GetRequiredService<JobCatalog>().All)
            await app.Services.GetRequiredService<JobRunner>().RunAsync(job.Name, TestApp.Vandaag.AddDays(3));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await CheckAsync()).Code);
        Assert.Null((await leider.PageAsync("/functie")).QuerySelector(Balk));

        // The jobs that have words of their own are jobs that there are.
        var stil = new JobPast(null, null, null, false);
        foreach (var (naam, zin) in (List<(string, string)>)[(PactBewaking.Name, "drie maanden"), (MaandMail.Name, "maandelijkse e-mail"), (MailVersturen.Name, "geen e-mail")])
            Assert.Contains(zin, Woorden.Gevolg(new(app.Services.GetRequiredService<JobCatalog>()[naam], JobVerdict.Stil, stil), TestApp.Vandaag), StringComparison.Ordinal);
    }

    async Task<(int Code, string Gezegd)> CheckAsync(params string[] woorden)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        using var output = new StringWriter { NewLine = "\n" };
        var code = await scope.ServiceProvider.GetRequiredService<CheckJobsVerb>().RunAsync(new VerbArguments(woorden, "mail"), output, default);
        return (code, output.ToString());
    }

    [Fact]
    public async Task FailedMail_IsToldOncePerDay_TriedAgainAndWrittenDownWhenItCameBack()
    {
        var beheerder = await BeheerderAsync();
        var (_, _, beheer) = await app.Regio.AanstellingAsync(app.Services, Rol.FunctioneelBeheerder, app.Regio.Regio);
        var now = app.Time.GetUtcNow().UtcDateTime;
        OutboxMail Mail(string aan, MailToestand toestand, string? fout = null) => new()
        {
            Sleutel = "proef/" + aan, Kind = "maandmail", Aan = aan, Onderwerp = "Proef", Tekst = "Proef", Html = "<p>Proef</p>", MessageId = $"<{aan}>", AangemaaktOp = now.AddDays(-4),
            VolgendePoging = now, Toestand = toestand, LaatsteFout = fout, Pogingen = 12, MisluktOp = toestand == MailToestand.Mislukt ? now : null,
            VerzondenOp = toestand == MailToestand.Verzonden ? now.AddDays(-1) : null,
        };
        var medewerker = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).Email;
        await using (var db = app.Db())
        {
            db.Begin(ActKind.MailKlaargezet, now);
            db.AddRange(Mail("weg@gemeente.example", MailToestand.Mislukt, "550 MailboxUnavailable"), Mail("vol@gemeente.example", MailToestand.Wacht, "452 InsufficientStorage"),
                Mail(medewerker, MailToestand.Verzonden));
            await db.SaveChangesAsync();
        }

        // Told, once.
        var runner = app.Services.GetRequiredService<JobRunner>();
        Assert.Equal(1, (await runner.RunAsync(MislukteMailMelden.Name, TestApp.Vandaag)).Counts["gemeld"]);
        Assert.Empty((await runner.RunAsync(MislukteMailMelden.Name, TestApp.Vandaag)).Counts);
        await using (var db = app.Db())
        {
            var melding = await db.Set<OutboxMail>().AsNoTracking().SingleAsync(m => m.Kind == MislukteMailMelding.Soort);
            Assert.Equal((beheer, "1 e-mail is niet aangekomen"), (melding.Aan, melding.Onderwerp));
            Assert.DoesNotContain("@", melding.Tekst + melding.Html, StringComparison.Ordinal);
            Assert.Contains("(550 MailboxUnavailable)", melding.Tekst, StringComparison.Ordinal);
        }

        // Came back: written down by its address, which stands in no act.
        var page = await beheerder.PageAsync("/beheer/mail");
        Assert.Contains("weg@gemeente.example", Hoofd(page), StringComparison.Ordinal);
        Assert.Contains("452 InsufficientStorage", Hoofd(page), StringComparison.Ordinal);
        using var fout = await beheerder.PostFormAsync("/beheer/mail", new() { ["Input.Adres"] = "niemand@gemeente.example" }, "main form[action$=Terug]");
        Assert.StartsWith("Aan dit adres is de laatste 30 dagen", Proef.Fout(await Browser.ReadAsync(fout), "Input.Adres"), StringComparison.Ordinal);
        using var twee = await beheerder.PostFormAsync("/beheer/mail", new() { ["Input.Adres"] = "a@b.nl, c@d.nl" }, "main form[action$=Terug]");
        Assert.StartsWith("Vul één e-mailadres in", Proef.Fout(await Browser.ReadAsync(twee), "Input.Adres"), StringComparison.Ordinal);
        using var terug = await beheerder.PostFormAsync("/beheer/mail", new() { ["Input.Adres"] = $" {medewerker.ToUpperInvariant()} " }, "main form[action$=Terug]");
        Assert.Equal(HttpStatusCode.Redirect, terug.StatusCode);
        Assert.Equal(2, (await beheerder.PageAsync("/beheer/mail")).QuerySelectorAll("main form[action$=Opnieuw]").Length);

        // Today's mail about it has gone; tomorrow the next.
        Assert.False((await runner.RunAsync(MislukteMailMelden.Name, TestApp.Vandaag)).Counts.ContainsKey("gemeld"));
        app.Time.MoveTo(TestApp.Vandaag.AddDays(1));
        Assert.Equal(1, (await runner.RunAsync(MislukteMailMelden.Name, TestApp.Vandaag.AddDays(1))).Counts["gemeld"]);

        // Tried again, from the start, for who still works here; nobody has the other address. A day on, one signs in anew.
        beheerder = await BeheerderAsync();
        page = await beheerder.PageAsync("/beheer/mail");
        var weg = page.QuerySelectorAll("main form[action$=Opnieuw]").Single(f => f.Closest("tr")!.TextContent.Contains("weg@gemeente.example", StringComparison.Ordinal));
        weg.Id = "weg";
        page.QuerySelectorAll("main form[action$=Opnieuw]").Single(f => f != weg).Id = "terug";
        using var niet = await beheerder.PostFormAsync(page, "/beheer/mail", [], "#weg");
        Assert.Equal(HttpStatusCode.Redirect, niet.StatusCode);
        using var opnieuw = await beheerder.PostFormAsync(page, "/beheer/mail", [], "#terug");
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
        await using (var db = app.Db())
        {
            var gekozen = await db.Set<OutboxMail>().AsNoTracking().Where(m => m.Toestand == MailToestand.Wacht && m.Pogingen == 0 && m.Kind == "maandmail").ToListAsync();
            Assert.Single(gekozen);
            Assert.Equal((null, null), (gekozen[0].MisluktOp, gekozen[0].GemeldOp));
        }

        var acts = await ActsAsync();
        Assert.Equal([ActKind.MailTeruggekomen, ActKind.MailOpnieuwGeprobeerd], acts.Select(a => a.Kind));
        Assert.All(acts, a => Assert.Equal("""{"mail":"maandmail"}""", a.Feiten));
    }

    [Fact]
    public void Mails_Both_AreApproved()
    {
        var taken = new Jobmelding(new DateOnly(2026, 12, 1),
            [("De bewaking van de grens van drie maanden is vandaag niet uitgevoerd.", "PactBewaking: niet op tijd uitgevoerd. Laatste keer goed: 30-11-2026 05:30."), ("Er wordt geen e-mail verstuurd.", "MailVersturen: de laatste keer is mislukt. Nog nooit goed uitgevoerd.")],
            "https://thuiszitters.example/beheer/jobs");
        var mislukt = new MislukteMailMelding(new DateOnly(2026, 12, 1), [new("maandmail", "550 MailboxUnavailable", 2), new("jobmelding", OutboxMail.Terug, 1)], "https://thuiszitters.example/beheer/mail");

        Approve.Text(taken.Onderwerp + "\n\n" + taken.Tekst(), "jobmelding");
        Approve.Text(mislukt.Onderwerp + "\n\n" + mislukt.Tekst(), "mislukte-mail");
        foreach (var bericht in (Mailbericht[])[taken, mislukt])
        {
            // The HTML says the same, word for word.
            var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(bericht.Html()).Body!.TextContent;
            foreach (var regel in bericht.Tekst().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(regel.TrimStart('-', ' '), html, StringComparison.Ordinal);
        }
    }
}
