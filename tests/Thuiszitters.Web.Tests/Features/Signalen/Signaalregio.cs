using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Signalen;

/// <summary>The program with a region of its own, where a save can be made to fail and mail goes to a server of the test.</summary>
sealed class SignaalApp(int? smtpPort = null) : TestApp
{
    public Storing Storing { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:BaseUrl", "https://thuiszitters.example/");
        if (smtpPort is { } port)
        {
            builder.UseSetting("Mail:Host", "127.0.0.1");
            builder.UseSetting("Mail:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        builder.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(Storing));
    }

    public static async Task<SignaalApp> MakeAsync(int? smtpPort = null)
    {
        var app = new SignaalApp(smtpPort);
        await app.StartAsync();
        return app;
    }

    public static readonly Identiteit Kanarie = new()
    {
        Voornamen = "Kanarievoornaam", Achternaam = "Kanarieachternaam", Geboren = new DateOnly(2012, 3, 14), Bsn = "900000012", Postcode = "1815XZ",
    };

    public Task<Dossier> DossierAsync(DateOnly eersteDag, Verzuimsoort soort = Verzuimsoort.AbsoluutVerzuim, DateOnly? geboren = null, Guid? behandelaar = null) =>
        Regio.DossierAsync(Services, Regio.Alkmaar, Kanarie with { Geboren = geboren ?? Kanarie.Geboren }, soort, eersteDag, Regio.College, behandelaar);

    /// <summary>The person with this role here, made when not there.</summary>
    public async Task<(Guid Id, string Email)> PersoonAsync(Rol rol, Organisatie organisatie)
    {
        var (_, id, email) = await Regio.AanstellingAsync(Services, rol, organisatie);
        return (id, email);
    }

    /// <summary>Gives somebody one role more.</summary>
    public async Task OokAsync(Guid persoon, Rol rol, Organisatie organisatie)
    {
        await using var db = Db();
        db.Begin(ActKind.GebruikerAangemaakt, Time.GetUtcNow().UtcDateTime);
        db.Add(new Aanstelling { GebruikerId = persoon, OrganisatieId = organisatie.Id, Rol = rol });
        await db.SaveChangesAsync();
    }

    public async Task<JobResult> RunAsync(string job, DateOnly dag, bool dryRun = false, List<string>? gezegd = null)
    {
        Time.MoveTo(dag);
        return await Services.GetRequiredService<JobRunner>().RunAsync(job, dag, dryRun, gezegd is null ? null : gezegd.Add);
    }

    /// <summary>Runs a job that must end well.</summary>
    public async Task<IReadOnlyDictionary<string, int>> TelAsync(string job, DateOnly dag, bool dryRun = false, List<string>? gezegd = null)
    {
        var result = await RunAsync(job, dag, dryRun, gezegd);
        Assert.Equal((JobOutcome.Klaar, null), (result.Outcome, result.Error));
        return result.Counts;
    }

    /// <summary>Changes the timeline as a page would, on a day.</summary>
    public async Task WijzigAsync(Dossier dossier, DateOnly dag, Action<AppDb, Dossier> wijzig)
    {
        Time.MoveTo(dag);
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var werk = scope.ServiceProvider.GetRequiredService<Dossierwerk>();
        var open = await werk.OpenAsync(dossier.Nummer, Doel.Bijwerken, default);
        db.Begin(ActKind.ArrangementStapGezet, Time.GetUtcNow().UtcDateTime, dossier.Id);
        wijzig(db, open!.Dossier);
        werk.Herbereken(open);
        await db.SaveChangesAsync();
    }

    public async Task<Dossier> LeesAsync(Dossier dossier)
    {
        await using var db = Db();
        return await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier.Id);
    }

    /// <summary>The signals but for those of silence, which nobody breaks in most tests; they have tests of their own.</summary>
    public async Task<List<Signaal>> SignalenAsync(Dossier dossier)
    {
        await using var db = Db();
        return await db.Signalen.AsNoTracking().Where(s => s.DossierId == dossier.Id && s.Regel != Signaalregel.StilleZaak).OrderBy(s => s.Id).ToListAsync();
    }

    public async Task<List<Signaal>> StilAsync(Dossier dossier)
    {
        await using var db = Db();
        return await db.Signalen.AsNoTracking().Where(s => s.DossierId == dossier.Id && s.Regel == Signaalregel.StilleZaak).OrderBy(s => s.Id).ToListAsync();
    }

    public async Task<List<Act>> ActsAsync(Dossier dossier)
    {
        await using var db = Db();
        return await db.Acts.AsNoTracking().Where(a => a.DossierId == dossier.Id).OrderBy(a => a.Id).ToListAsync();
    }

    public async Task<List<OutboxMail>> OutboxAsync()
    {
        await using var db = Db();
        return await db.Set<OutboxMail>().AsNoTracking().OrderBy(m => m.Aan).ToListAsync();
    }

    /// <summary>How often this dossier was opened by the watch.</summary>
    public async Task<int> KeerGeopendAsync(Dossier dossier)
    {
        await using var db = Db();
        return await db.Set<Thuiszitters.Web.Platform.ProcessingLog.Inzage>().CountAsync(i => i.DossierId == dossier.Id && i.Doel == Doel.Bewaking.Code);
    }
}

/// <summary>Makes the save of one dossier fail, as a fallen database or a colleague at the same moment would.</summary>
sealed class Storing : SaveChangesInterceptor
{
    public Guid? Bij { get; set; }

    /// <summary>The save that puts mail in the outbox falls.</summary>
    public bool BijMail { get; set; }

    public Func<Exception> Met { get; set; } = () => new InvalidOperationException("fallen");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        eventData.Context is AppDb db
        && ((Bij is { } id && (db.OpenAct?.DossierId == id || db.OpenPerDossier.ContainsKey(id))) || (BijMail && db.OpenAct?.Kind == ActKind.MailKlaargezet))
            ? throw Met()
            : base.SavingChangesAsync(eventData, result, cancellationToken);
}
