// What: Hangfire as the scheduler of the production flavour: -p:JobServer=Hangfire. When it is time, it calls JobRunner. No logic of jobs here.
// Source: the public API of Hangfire 1.8 (Hangfire.AspNetCore, Hangfire.SqlServer); docs/howto/hangfire.md. Its packages are not in every feed,
// so it is compiled only on request. Used by: AddJobs. Never: an argument other than the name of a job (arguments are stored as JSON and shown on
// the dashboard), or a retry of its own (jobs are idempotent and come again by schedule; mail has its outbox).

#if HANGFIRE
using global::Hangfire;
using global::Hangfire.Common;
using global::Hangfire.SqlServer;
using global::Hangfire.Storage;
using Microsoft.Data.SqlClient;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Platform.Jobs.Hangfire;

static class HangfireServices
{
    public static void AddHangfireScheduler(IServiceCollection services, DatabaseSettings settings)
    {
        if (settings.Provider != Provider.SqlServer)
            throw new InvalidOperationException("The Hangfire flavour needs Database:Provider SqlServer.");
        services.AddHangfire(c => c.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings().UseSqlServerStorage(() => new SqlConnection(settings.Main), new SqlServerStorageOptions { SchemaName = "hangfire" }));
        services.AddHangfireServer(o => o.WorkerCount = 4);
        services.AddHostedService<HangfireSchedule>();
    }
}

/// <summary>What Hangfire calls; public, for it makes it by its type name.</summary>
public sealed class HangfireJob(JobRunner runner)
{
    /// <summary>
    /// The lock of Hangfire is a courtesy to its workers, per job: a second firing gives up at once instead of waiting. Our own lease and the
    /// run that is written down decide. A run that failed is thrown on by its code, so that the dashboard tells it too.
    /// </summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution("thuiszitters:{0}", 1)]
    public async Task RunAsync(string name, CancellationToken ct)
    {
        var result = await runner.RunDueInTurnAsync(name, ct);
        if (result.Outcome == JobOutcome.Mislukt)
            throw new InvalidOperationException($"{name}: {result.Error}");
    }
}

/// <summary>Makes the stored schedule equal to the catalogue.</summary>
sealed class HangfireSchedule(IRecurringJobManager manager, JobStorage storage, JobCatalog catalog) : IHostedService
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (var connection = storage.GetConnection())
            foreach (var stored in connection.GetRecurringJobs())
                if (catalog.Find(stored.Id) is not { } known || CronOf(known.Schedule) is null)
                    manager.RemoveIfExists(stored.Id);

        // For a missed time the default is one run, late: what it is for follows from the day on which it runs.
        foreach (var job in catalog.All)
        {
            if (CronOf(job.Schedule) is not { } cron)
                continue;
            var name = job.Name;
            manager.AddOrUpdate(name, Job.FromExpression<HangfireJob>(j => j.RunAsync(name, CancellationToken.None)), cron, new RecurringJobOptions { TimeZone = Amsterdam });
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A job on demand has no time of its own.</summary>
    internal static string? CronOf(JobSchedule schedule) => schedule.Rhythm switch
    {
        JobRhythm.EveryMinutes => $"*/{schedule.Minutes} * * * *",
        JobRhythm.Daily or JobRhythm.FirstWorkingDay => $"{schedule.Minute} {schedule.Hour} * * *",
        _ => null,
    };
}

/// <summary>The dashboard, read-only and for administrators: the default lets in whoever looks local, which behind a proxy is everybody.</summary>
sealed class HangfireEndpoints : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // Not there in tests and where Jobs:Enabled is false.
        if (routes.ServiceProvider.GetService<JobStorage>() is not null)
            routes.MapHangfireDashboard("/beheer/hangfire", new DashboardOptions
            {
                // Our own policy stands before it, on the endpoint; both filters of Hangfire go, and with them "local requests only".
                Authorization = [], AsyncAuthorization = [], IsReadOnlyFunc = _ => true, DisplayStorageConnectionString = false,
                AppPath = "/beheer/jobs", DashboardTitle = "Thuiszitters",
            }).RequireAuthorization(new MagAttribute(Acties.JobsBeheren));
    }
}
#endif
