// What: Hangfire as the scheduler of the production flavour: -p:JobServer=Hangfire. When it is time, it calls JobRunner.
// Written against the public API of Hangfire 1.8 (Hangfire.AspNetCore, Hangfire.SqlServer). Its packages are not in every feed, so it is
// compiled only on request and not in CI. Used by: AddJobs. Never: an argument other than the name of a job (arguments are stored as JSON
// and shown on the dashboard), a retry of its own (jobs are idempotent and come again by schedule; mail has its outbox).

#if HANGFIRE
using global::Hangfire;
using global::Hangfire.SqlServer;
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
            .UseRecommendedSerializerSettings().UseSqlServerStorage(settings.Main, new SqlServerStorageOptions { SchemaName = "hangfire" }));
        services.AddHangfireServer(o => o.WorkerCount = 4);
        services.AddHostedService<HangfireSchedule>();
    }
}

/// <summary>What Hangfire calls; public, for it makes it by its type name.</summary>
public sealed class HangfireJob(JobRunner runner)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(string name, CancellationToken ct) => runner.RunDueAsync(name, ct);
}

/// <summary>Makes the stored schedule equal to the catalogue.</summary>
sealed class HangfireSchedule(IRecurringJobManager manager, JobStorage storage, JobCatalog catalog) : IHostedService
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using var connection = storage.GetConnection();
        foreach (var stored in connection.GetAllItemsFromSet("recurring-jobs"))
            if (catalog.Find(stored) is not { } known || CronOf(known.Schedule) is null)
                manager.RemoveIfExists(stored);

        // The default for a missed time is one run, late: the period goes with the run as data.
        foreach (var job in catalog.All)
            if (CronOf(job.Schedule) is { } cron)
                manager.AddOrUpdate<HangfireJob>(job.Name, j => j.RunAsync(job.Name, CancellationToken.None), cron, new RecurringJobOptions { TimeZone = Amsterdam });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static string? CronOf(JobSchedule schedule) => schedule.Rhythm switch
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
            routes.MapHangfireDashboardWithAuthorizationPolicies(MagAttribute.Prefix + Acties.JobsBeheren, "/beheer/hangfire",
                new DashboardOptions { IsReadOnlyFunc = _ => true });
    }
}
#endif
