using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Features.Verzuim.Import;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Tests.Features.Signalen;
using Thuiszitters.Web.Tests.Features.Verzuim.Import;
using Thuiszitters.Web.Tests.Platform.Mail;
using Xunit.Abstractions;

namespace Thuiszitters.Web.Tests.Proces;

/// <summary>
/// kill -9, again and again, while the program imports, watches and mails. What counts is what is there afterwards: the same as without a
/// kill, nothing lost, nothing twice; of a mail at most one copy more per kill.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    const int Kills = 4;

    /// <summary>Four in the ordinary run; THUISZITTERS_TEST_RONDES=200 in the environment does two hundred (half an hour on a busy machine).</summary>
    static readonly int MailKills = int.TryParse(Environment.GetEnvironmentVariable("THUISZITTERS_TEST_RONDES"), CultureInfo.InvariantCulture, out var rondes) ? rondes : Kills;
    static readonly DateOnly MailDag = new(2026, 12, 1);

    [Fact]
    public async Task Import_KilledAgainAndAgain_EndsAsIfNothingHadHappened()
    {
        var lijst = Encoding.UTF8.GetBytes(Importbeeld.Lijst(2400));
        await using var gaaf = await ImportApp.NieuwAsync();
        await gaaf.ImporteerAsync(await gaaf.AlkmaarAsync(), lijst);
        await using var app = await ImportApp.NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var adres = await ImportApp.TotVoorbeeldAsync(browser, lijst);
        await ImportApp.KlikAsync(browser, adres, "bevestigen");
        Task<int> RegelsAsync() => TelAsync(app, d => d.Set<Importregel>().CountAsync());

        var gedood = 0;
        for (var keer = 0; keer < Kills; keer++)
        {
            // The server itself: what it finds confirmed or half done at its start, it takes up by itself.
            var eerst = await RegelsAsync();
            await using var server = Programma.Start(app, TestApp.Vandaag, [("Jobs__Enabled", "true")], "--urls", "http://127.0.0.1:0");
            gedood += await server.DoodAlsAsync(async () => await RegelsAsync() > eerst + (keer * 100)) ? 1 : 0;
            await Programma.MinutenLaterAsync(app);
        }

        Assert.Equal(Kills, gedood);
        Assert.InRange(await RegelsAsync(), 1, 2399);
        await using (var server = Programma.Start(app, TestApp.Vandaag, [("Jobs__Enabled", "true")], "--urls", "http://127.0.0.1:0"))
            Assert.True(await server.DoodAlsAsync(async () => (await app.OpdrachtAsync(adres)).BestandVernietigdOp is not null), await server.GezegdAsync());

        Assert.Equal(await Importbeeld.VanAsync(gaaf), await Importbeeld.VanAsync(app));
        var (verwacht, nu) = (await Importbeeld.RegelsAsync(gaaf), await Importbeeld.RegelsAsync(app));
        Assert.Equal(2400, nu.Count);
        Assert.Equal(verwacht, nu);
    }

    [Fact]
    public async Task PactBewaking_KilledAgainAndAgain_RaisesEachSignalOnce()
    {
        await using var app = await SignaalApp.MakeAsync();
        app.Time.MoveTo(new DateOnly(2026, 9, 1));
        for (var i = 0; i < 260; i++)
            await app.DossierAsync(new DateOnly(2026, 8, 3).AddDays(i % 28), geboren: new DateOnly(2011, 1, 1).AddDays(i));
        Task<int> GeopendAsync() => TelAsync(app, d => d.Set<Inzage>().CountAsync(i => i.Doel == Doel.Bewaking.Code));
        var begin = await TelAsync(app, d => d.Signalen.CountAsync(s => s.Toestand != SignaalToestand.Afgehandeld));
        var proef = await app.TelAsync(PactBewaking.Name, MailDag, dryRun: true);

        var gedood = 0;
        for (var keer = 0; keer < Kills; keer++)
        {
            var eerst = await GeopendAsync();
            await using var job = Programma.Start(app, MailDag, [], "run-job", PactBewaking.Name, "--on", "2026-12-01");
            // Each time a little further on from the moment at which a batch of dossiers has been opened.
            gedood += await job.DoodAlsAsync(async () => await GeopendAsync() > eerst, TimeSpan.FromMilliseconds(120 * keer)) ? 1 : 0;
            await Programma.MinutenLaterAsync(app);
        }

        await using (var job = Programma.Start(app, MailDag, [], "run-job", PactBewaking.Name, "--on", "2026-12-01"))
            Assert.True(await job.EindeAsync() == 0, await job.GezegdAsync());

        Assert.InRange(gedood, 1, Kills);
        Assert.Equal(260, proef["dossiers"]);
        await using var db = app.Db();
        var signalen = await db.Signalen.AsNoTracking().Where(s => s.Toestand != SignaalToestand.Afgehandeld).ToListAsync();
        Assert.Equal(begin + proef["nieuw"] - proef.GetValueOrDefault("vervallen"), signalen.Count);
        Assert.Equal(signalen.Count, signalen.DistinctBy(s => (s.DossierId, s.Regel)).Count());
        // Each dossier changed by one act: its state and its act were saved together or not at all.
        var acts = await db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.StandHerrekend || a.Kind == ActKind.SignalenBijgewerkt).GroupBy(a => a.DossierId).Select(g => g.Count()).ToListAsync();
        Assert.Equal(Enumerable.Repeat(1, 260), acts);
    }

    [Fact]
    public async Task MaandMail_KilledAgainAndAgain_LosesNoMailAndCopiesAtMostOnePerKill()
    {
        await using var sink = new SmtpSink();
        await using var app = await SignaalApp.MakeAsync(sink.Port);
        var r = app.Regio;
        foreach (var (rol, waar) in new[]
        {
            // Nobody leads the SWV PO: of that the administrator hears.
            (Rol.TeamleiderSwv, r.SwvVo), (Rol.Doorzettingsmacht, r.Regio), (Rol.FunctioneelBeheerder, r.Regio),
        })
            await app.PersoonAsync(rol, waar);
        // Each dossier has a behandelaar of its own, so that there are mails enough: a kill comes only after a mail has gone, and some more go meanwhile.
        var mensen = await MensenAsync(app, (MailKills * 5) + 4);
        for (var i = 0; i < mensen.Count; i++)
            await app.DossierAsync(new DateOnly(2026, 8, 1).AddDays(i % 24), geboren: new DateOnly(i % 2 == 0 ? 2010 : 2018, 1, 1).AddDays(i % 24), behandelaar: mensen[i]);

        var instellingen = new[] { ("Mail__Host", "127.0.0.1"), ("Mail__Port", sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__BaseUrl", "https://thuiszitters.example/") };
        var gezegd = new List<string>();
        await app.RunAsync(MaandMail.Name, MailDag, dryRun: true, gezegd);
        Assert.True(gezegd.Count > MailKills, "too few addressees to kill between");

        var gedood = 0;
        for (var keer = 0; keer < MailKills; keer++)
        {
            var eerst = sink.Mails.Count;
            await using var job = Programma.Start(app, MailDag, instellingen, "run-job", MaandMail.Name, "--on", "2026-12-01");
            gedood += await job.DoodAlsAsync(() => Task.FromResult(sink.Mails.Count > eerst)) ? 1 : 0;
            await Programma.MinutenLaterAsync(app);
        }

        foreach (var _ in (int[])[1, 2])
        {
            await using var job = Programma.Start(app, MailDag, instellingen, "run-job", MaandMail.Name, "--on", "2026-12-01");
            Assert.True(await job.EindeAsync() == 0, await job.GezegdAsync());
        }

        Assert.InRange(gedood, 1, MailKills);
        var outbox = await app.OutboxAsync();
        Assert.All(outbox, m => Assert.Equal(MailToestand.Verzonden, m.Toestand));
        Assert.Equal(gezegd.Select(g => g.Split(':')[0]).Order(StringComparer.Ordinal), outbox.Select(m => m.Aan).Order(StringComparer.Ordinal));
        var perBericht = sink.Mails.GroupBy(m => m.Header("Message-ID")).ToList();
        Assert.Equal(outbox.Select(m => m.Aan).Order(StringComparer.Ordinal), perBericht.Select(g => Assert.Single(g.SelectMany(m => m.Recipients).Distinct())).Order(StringComparer.Ordinal));
        Assert.InRange(sink.Mails.Count, outbox.Count, outbox.Count + gedood);
        output.WriteLine($"{gedood} kills, {outbox.Count} mails, {sink.Mails.Count - outbox.Count} copies, at most {perBericht.Max(g => g.Count())} of one mail");
    }

    /// <summary>So many people who handle dossiers of Alkmaar.</summary>
    static async Task<List<Guid>> MensenAsync(SignaalApp app, int aantal)
    {
        Rol[] behandelaars = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht];
        await using var db = app.Db();
        db.Begin(ActKind.GebruikerAangemaakt, app.Time.GetUtcNow().UtcDateTime);
        var mensen = new List<Guid>();
        for (var i = 0; i < aantal; i++)
        {
            var adres = $"behandelaar{i}@voorbeeld.example";
            var wie = new Gebruiker { Naam = $"Behandelaar {i}", UserName = adres, NormalizedUserName = adres.ToUpperInvariant(), Email = adres, NormalizedEmail = adres.ToUpperInvariant() };
            db.Add(wie);
            // One team lead is enough: each of them hears of every dossier that is urgent.
            db.Add(new Aanstelling { GebruikerId = wie.Id, OrganisatieId = app.Regio.Alkmaar.Id, Rol = behandelaars[i == 2 ? 2 : i % 2] });
            mensen.Add(wie.Id);
        }

        await db.SaveChangesAsync();
        return mensen;
    }

    static async Task<int> TelAsync(TestApp app, Func<Web.Platform.Data.AppDb, Task<int>> tel)
    {
        await using var db = app.Db();
        return await tel(db);
    }
}
