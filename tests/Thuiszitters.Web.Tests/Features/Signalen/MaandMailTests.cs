using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Tests.Platform.Mail;

namespace Thuiszitters.Web.Tests.Features.Signalen;

public sealed class MaandMailTests : IAsyncLifetime
{
    static readonly DateOnly Dag = new(2026, 12, 1);

    // First days of absence that give these rules on 1 December; the second and fourth only once the watch has run for that day.
    static readonly DateOnly VierWeken = new(2026, 10, 15), Nadert = new(2026, 9, 25), Dringend = new(2026, 9, 10), Overschreden = new(2026, 8, 15);
    static readonly DateOnly ZiekSinds = new(2026, 11, 16);

    readonly SignaalApp app = new();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    Task<IReadOnlyDictionary<string, int>> MailAsync(bool dryRun = false, List<string>? gezegd = null) => app.TelAsync(MaandMail.Name, Dag, dryRun, gezegd);

    /// <summary>Everybody in the region, one in each role.</summary>
    async Task<Dictionary<Rol, (Guid Id, string Email)>> IedereenAsync()
    {
        var r = app.Regio;
        var mensen = new Dictionary<Rol, (Guid, string)>();
        foreach (var (rol, organisatie) in new[]
        {
            (Rol.Leerplichtambtenaar, r.Alkmaar), (Rol.TeamleiderLeerplicht, r.Alkmaar), (Rol.SwvConsulent, r.SwvVo), (Rol.TeamleiderSwv, r.SwvVo),
            (Rol.Doorzettingsmacht, r.Regio), (Rol.FunctioneelBeheerder, r.Regio), (Rol.RegioAnalist, r.Regio), (Rol.Schoolmelder, r.College),
        })
            mensen[rol] = await app.PersoonAsync(rol, organisatie);
        // Others in the same roles elsewhere, who must hear nothing.
        await app.PersoonAsync(Rol.TeamleiderLeerplicht, r.Heiloo);
        await app.PersoonAsync(Rol.TeamleiderSwv, r.SwvPo);
        return mensen;
    }

    async Task<Dossier> ToegewezenAsync(DateOnly sinds, Dictionary<Rol, (Guid Id, string Email)> mensen, Verzuimsoort soort = Verzuimsoort.AbsoluutVerzuim)
    {
        var dossier = await app.DossierAsync(sinds, soort, behandelaar: mensen[Rol.Leerplichtambtenaar].Id);
        await using var db = app.Db();
        var consulent = mensen[Rol.SwvConsulent].Id;
        await db.Dossiers.Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvConsulentId, consulent));
        return dossier;
    }

    async Task<List<string>> HorersAsync(Dossier dossier) =>
        [.. (await app.OutboxAsync()).Where(m => m.Tekst.Contains(dossier.Nummer, StringComparison.Ordinal)).Select(m => m.Aan).Order(StringComparer.Ordinal)];

    static List<string> Adressen(Dictionary<Rol, (Guid Id, string Email)> mensen, params Rol[] rollen) => [.. rollen.Select(r => mensen[r].Email).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(Signaalregel.VierWeken)]
    [InlineData(Signaalregel.PactNadert)]
    [InlineData(Signaalregel.PactDringend)]
    [InlineData(Signaalregel.PactOverschreden)]
    [InlineData(Signaalregel.Mazl)]
    public async Task Signal_OfARule_IsHeardByItsAudienceAndNobodyElse(Signaalregel regel)
    {
        var mensen = await IedereenAsync();
        var (sinds, horen) = regel switch
        {
            Signaalregel.VierWeken => (VierWeken, new[] { Rol.Leerplichtambtenaar, Rol.SwvConsulent }),
            Signaalregel.PactNadert => (Nadert, [Rol.Leerplichtambtenaar, Rol.SwvConsulent]),
            Signaalregel.PactDringend => (Dringend, [Rol.Leerplichtambtenaar, Rol.SwvConsulent, Rol.TeamleiderLeerplicht, Rol.TeamleiderSwv]),
            Signaalregel.PactOverschreden => (Overschreden, [Rol.Leerplichtambtenaar, Rol.SwvConsulent, Rol.TeamleiderLeerplicht, Rol.TeamleiderSwv, Rol.Doorzettingsmacht]),
            _ => (ZiekSinds, [Rol.Leerplichtambtenaar]),
        };
        var dossier = await ToegewezenAsync(sinds, mensen, regel == Signaalregel.Mazl ? Verzuimsoort.Ziek : Verzuimsoort.AbsoluutVerzuim);

        var counts = await MailAsync();

        Assert.Equal(regel, Assert.Single(await app.SignalenAsync(dossier), s => s.Toestand == SignaalToestand.Open).Regel);
        Assert.Equal(Adressen(mensen, horen), await HorersAsync(dossier));
        Assert.Equal((horen.Length, 1, 1), (counts["mails"], counts["signalen"], counts["open"]));
        Assert.False(counts.ContainsKey("zonder-geadresseerde"));
    }

    [Fact]
    public async Task Cover_OnTheDayOfTheMail_HearsItTooAndAfterItNoMore()
    {
        var mensen = await IedereenAsync();
        var (boa, boaMail) = await app.PersoonAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        var dossier = await ToegewezenAsync(VierWeken, mensen);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.WaarnemingVastgelegd, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            foreach (var (organisatie, afwezig, waarnemer, tot) in new[]
            {
                (app.Regio.Alkmaar, mensen[Rol.Leerplichtambtenaar].Id, boa, Dag.AddDays(1)),
                (app.Regio.SwvVo, mensen[Rol.SwvConsulent].Id, mensen[Rol.TeamleiderSwv].Id, Dag),
            })
                db.Add(new Waarneming { OrganisatieId = organisatie.Id, AfwezigId = afwezig, WaarnemerId = waarnemer, Van = new(2026, 11, 20), Tot = tot, VastgelegdDoorId = afwezig });
            await db.SaveChangesAsync();
        }

        await MailAsync();

        List<string> horen = [.. Adressen(mensen, Rol.Leerplichtambtenaar, Rol.SwvConsulent).Append(boaMail).Order(StringComparer.Ordinal)];
        Assert.Equal(horen, await HorersAsync(dossier));
    }

    [Fact]
    public async Task Dossier_WithoutOwnerOrConsulent_IsHeardByTheTeamLeads()
    {
        var mensen = await IedereenAsync();
        var dossier = await app.DossierAsync(VierWeken);

        await MailAsync();

        Assert.Equal(Adressen(mensen, Rol.TeamleiderLeerplicht, Rol.TeamleiderSwv), await HorersAsync(dossier));
    }

    [Fact]
    public async Task Owner_WhoseRoleEndedOrWithoutAddress_CountsAsNone()
    {
        var mensen = await IedereenAsync();
        var dossier = await ToegewezenAsync(VierWeken, mensen);
        await using (var db = app.Db())
        {
            var (eigenaar, consulent) = (mensen[Rol.Leerplichtambtenaar].Id, mensen[Rol.SwvConsulent].Id);
            await db.Aanstellingen.Where(a => a.GebruikerId == eigenaar).ExecuteUpdateAsync(s => s.SetProperty(a => a.Tot, Dag));
            await db.Users.Where(u => u.Id == consulent).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, (string?)null));
        }

        await MailAsync();

        Assert.Equal(Adressen(mensen, Rol.TeamleiderLeerplicht, Rol.TeamleiderSwv), await HorersAsync(dossier));
    }

    [Fact]
    public async Task Owner_WhoseRoleEndsTomorrow_StillHearsIt()
    {
        var mensen = await IedereenAsync();
        var dossier = await ToegewezenAsync(VierWeken, mensen);
        await using (var db = app.Db())
        {
            var eigenaar = mensen[Rol.Leerplichtambtenaar].Id;
            await db.Aanstellingen.Where(a => a.GebruikerId == eigenaar).ExecuteUpdateAsync(s => s.SetProperty(a => a.Tot, Dag.AddDays(1)));
        }

        await MailAsync();

        Assert.Contains(mensen[Rol.Leerplichtambtenaar].Email, await HorersAsync(dossier));
    }

    [Fact]
    public async Task MboStudent_HasNoSwvAndThereIsNoVacancy()
    {
        var mensen = await IedereenAsync();
        var dossier = await ToegewezenAsync(Dringend, mensen);
        await using (var db = app.Db())
            await db.Dossiers.Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Sector, Sector.Mbo).SetProperty(d => d.SwvId, (Guid?)null));

        var counts = await MailAsync();

        Assert.Equal(Adressen(mensen, Rol.Leerplichtambtenaar, Rol.TeamleiderLeerplicht), await HorersAsync(dossier));
        Assert.Equal(0, counts["vacatures"]);
    }

    [Fact]
    public async Task VacantRoles_AreToldToTheAdministratorWithACountAndNoDossier()
    {
        var beheerder = await app.PersoonAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);
        await app.DossierAsync(VierWeken);
        await app.DossierAsync(Overschreden);

        var counts = await MailAsync();

        var mail = Assert.Single(await app.OutboxAsync());
        Assert.Equal(beheerder.Email, mail.Aan);
        Assert.Contains("Teamleider leerplicht, Gemeente Alkmaar: 2 signalen", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains("Teamleider samenwerkingsverband, SWV VO Proef: 2 signalen", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains("Doorzettingsmacht, Proefregio: 1 signaal", mail.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("/dossiers/", mail.Tekst, StringComparison.Ordinal);
        Assert.Equal((2, 2, 3), (counts["signalen"], counts["zonder-geadresseerde"], counts["vacatures"]));
    }

    [Fact]
    public async Task Person_WithTwoRoles_GetsOneMailWithEachDossierOnce()
    {
        var leider = await app.PersoonAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        await app.OokAsync(leider.Id, Rol.Doorzettingsmacht, app.Regio.Regio);
        await app.OokAsync(leider.Id, Rol.FunctioneelBeheerder, app.Regio.Regio);
        var dossier = await app.DossierAsync(Overschreden, behandelaar: leider.Id);

        await MailAsync();

        var mail = Assert.Single(await app.OutboxAsync());
        Assert.Equal(leider.Email, mail.Aan);
        Assert.Single(mail.Tekst.Split('\n'), l => l.StartsWith($"- {dossier.Nummer}:", StringComparison.Ordinal));
        Assert.Contains("Drie maanden voorbij: 1 open, 0 opgepakt", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains("Teamleider samenwerkingsverband, SWV VO Proef: 1 signaal", mail.Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_CountsTakenUpApartAndShowsEachCase()
    {
        var mensen = await IedereenAsync();
        var laat = await ToegewezenAsync(Overschreden, mensen);
        var dringend = await ToegewezenAsync(Dringend, mensen);
        await using (var db = app.Db())
            await db.Signalen.Where(s => s.DossierId == laat.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Toestand, SignaalToestand.Opgepakt));

        var counts = await MailAsync();

        var mail = Assert.Single(await app.OutboxAsync(), m => m.Aan == mensen[Rol.Leerplichtambtenaar].Email);
        Assert.Equal("Signalen in december 2026: 1 open, 1 opgepakt", mail.Onderwerp);
        Assert.Contains("- Drie maanden voorbij: 0 open, 1 opgepakt", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains("- Binnen twee weken drie maanden: 1 open, 0 opgepakt", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains($"- {laat.Nummer}: Drie maanden voorbij, langer dan 3 maanden thuis, 16 dagen te laat, opgepakt\n  https://thuiszitters.example/dossiers/{laat.Nummer}\n", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains($"- {dringend.Nummer}: Dringend, nog 9 dagen\n", mail.Tekst, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://thuiszitters.example/dossiers/{dringend.Nummer}\">", mail.Html, StringComparison.Ordinal);
        Assert.Equal((2, 1, 1), (counts["signalen"], counts["open"], counts["opgepakt"]));
    }

    [Fact]
    public async Task Counts_AddUpToTheOpenAndTakenUpSignalsOfTheDay()
    {
        var mensen = await IedereenAsync();
        foreach (var sinds in new[] { VierWeken, Nadert, Dringend, Overschreden, new DateOnly(2026, 11, 25) })
            await ToegewezenAsync(sinds, mensen);
        await ToegewezenAsync(ZiekSinds, mensen, Verzuimsoort.Ziek);

        var counts = await MailAsync();

        await using var db = app.Db();
        Assert.Equal(await db.Signalen.CountAsync(s => s.Toestand != SignaalToestand.Afgehandeld), counts["signalen"]);
        var eigenaar = Assert.Single(await app.OutboxAsync(), m => m.Aan == mensen[Rol.Leerplichtambtenaar].Email);
        Assert.StartsWith($"Uw signalen op 1 december 2026: {counts["signalen"]} open en 0 opgepakt.", eigenaar.Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_HoldsNothingOfThePersonButTheNumber()
    {
        var mensen = await IedereenAsync();
        foreach (var sinds in new[] { VierWeken, Nadert, Dringend, Overschreden })
            await ToegewezenAsync(sinds, mensen);
        await ToegewezenAsync(ZiekSinds, mensen, Verzuimsoort.Ziek);

        await MailAsync();

        var mails = await app.OutboxAsync();
        Assert.Equal(5, mails.Count);
        foreach (var deel in mails.SelectMany(m => new[] { m.Onderwerp, m.Tekst, m.Html, m.Sleutel, m.MessageId }))
        {
            foreach (var verboden in new[] { "Kanarie", "900000012", "2012", "14 maart", "14-3", "14-03", "1815", "Lentecollege", "ziek", "absoluut" })
                Assert.DoesNotContain(verboden, deel, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task SecondRun_InTheSameMonth_PutsNoneMore()
    {
        var mensen = await IedereenAsync();
        await ToegewezenAsync(Dringend, mensen);
        await MailAsync();
        var eerst = await app.OutboxAsync();

        // Somebody who only now has a signal waits for January.
        await app.DossierAsync(Overschreden, behandelaar: (await app.PersoonAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar)).Id);
        await MailAsync();
        await app.TelAsync(MaandMail.Name, Dag.AddDays(10));

        Assert.Equal(eerst.Select(m => m.Id), (await app.OutboxAsync()).Select(m => m.Id));
        await using var db = app.Db();
        Assert.Equal(1, await db.Acts.CountAsync(a => a.Kind == ActKind.MailKlaargezet));
    }

    [Fact]
    public async Task Dossier_ThatIsClosed_IsInNoMail()
    {
        var mensen = await IedereenAsync();
        var (open, gesloten) = (await ToegewezenAsync(Dringend, mensen), await ToegewezenAsync(Overschreden, mensen));
        await using (var db = app.Db())
            await db.Dossiers.Where(d => d.Id == gesloten.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.GeslotenOp, Dag));

        var counts = await MailAsync();

        Assert.Equal(1, counts["signalen"]);
        Assert.NotEmpty(await HorersAsync(open));
        Assert.Empty(await HorersAsync(gesloten));
    }

    [Fact]
    public async Task NextMonth_RepeatsTheSameSignalWithOneMonthMore()
    {
        var mensen = await IedereenAsync();
        var dossier = await ToegewezenAsync(Overschreden, mensen);
        await MailAsync();

        await app.TelAsync(MaandMail.Name, new DateOnly(2027, 1, 4));

        Assert.Single(await app.SignalenAsync(dossier), s => s.Regel == Signaalregel.PactOverschreden);
        var mails = (await app.OutboxAsync()).Where(m => m.Aan == mensen[Rol.Doorzettingsmacht].Email).OrderBy(m => m.AangemaaktOp).ToList();
        Assert.Equal(2, mails.Count);
        Assert.Contains("langer dan 3 maanden thuis, 16 dagen te laat", mails[0].Tekst, StringComparison.Ordinal);
        Assert.Contains("langer dan 4 maanden thuis, 50 dagen te laat", mails[1].Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_ListsExactlyWhatTheRealRunSendsAndSavesNothing()
    {
        var mensen = await IedereenAsync();
        var dossiers = new List<Dossier>();
        foreach (var sinds in new[] { VierWeken, Nadert, Dringend, Overschreden })
            dossiers.Add(await ToegewezenAsync(sinds, mensen));
        dossiers.Add(await ToegewezenAsync(ZiekSinds, mensen, Verzuimsoort.Ziek));
        var (proefregels, regels) = (new List<string>(), new List<string>());
        var versies = dossiers.Select(d => d.Versie).ToList();

        var proef = await MailAsync(dryRun: true, proefregels);
        var naProef = (Mails: await app.OutboxAsync(), Versies: new List<int>());
        foreach (var dossier in dossiers)
            naProef.Versies.Add((await app.LeesAsync(dossier)).Versie);
        var echt = await MailAsync(gezegd: regels);

        Assert.Empty(naProef.Mails);
        Assert.Equal(versies, naProef.Versies);
        Assert.Equal(5, proefregels.Count);
        Assert.Equal(proefregels, regels);
        Assert.Equal(proef, echt);
        Assert.Equal(regels.Select(r => r.Split(':')[0]), (await app.OutboxAsync()).Select(m => m.Aan));
    }

    [Fact]
    public async Task Crash_WhileTheMailsAreSaved_LeavesNoneAndTheNextRunPutsAll()
    {
        var mensen = await IedereenAsync();
        await ToegewezenAsync(Overschreden, mensen);
        app.Storing.BijMail = true;
        var gevallen = await app.RunAsync(MaandMail.Name, Dag);
        var na = await app.OutboxAsync();

        app.Storing.BijMail = false;
        await MailAsync();

        Assert.Equal(JobOutcome.Mislukt, gevallen.Outcome);
        Assert.Empty(na);
        Assert.Equal(5, (await app.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Mail_OverSmtp_ArrivesOncePerAddresseeAlsoWhenTheServerWasAwayAtFirst()
    {
        await using var sink = new SmtpSink([.. Enumerable.Repeat(SinkAnswer.RefuseClient, 3)]);
        await using var post = await SignaalApp.MakeAsync(sink.Port);
        var eigenaar = await post.PersoonAsync(Rol.Leerplichtambtenaar, post.Regio.Alkmaar);
        var leider = await post.PersoonAsync(Rol.TeamleiderSwv, post.Regio.SwvVo);
        var dossier = await post.DossierAsync(Dringend, behandelaar: eigenaar.Id);
        await post.TelAsync(MaandMail.Name, Dag);

        // The program that put the mails is gone here; whoever runs next sends what is in the outbox.
        await post.TelAsync(MailVersturen.Name, Dag);
        Assert.Empty(sink.Mails);
        sink.Recover();
        post.Time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 2; i++)
            await post.Services.GetRequiredService<JobRunner>().RunAsync(MailVersturen.Name, Dag);

        Assert.Equal([eigenaar.Email, leider.Email], sink.Mails.SelectMany(m => m.Recipients).Order(StringComparer.Ordinal));
        foreach (var mail in sink.Mails)
        {
            Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
            Assert.Contains(dossier.Nummer, mail.Data, StringComparison.Ordinal);
            Assert.DoesNotContain("Kanarie", mail.Data, StringComparison.OrdinalIgnoreCase);
        }

        Assert.All(await post.OutboxAsync(), m => Assert.Equal(MailToestand.Verzonden, m.Toestand));
    }
}
