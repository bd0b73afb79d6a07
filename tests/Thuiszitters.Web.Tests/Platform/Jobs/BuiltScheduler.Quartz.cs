using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs.Quartz;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>Quartz on its persistent store in our own SQLite file, with the tables our model makes.</summary>
static class BuiltScheduler
{
    public static string? Lacks => null;

    public static Task<JobHost> HostAsync(Bench bench, params Type[] jobs) => JobHost.StartAsync((s, settings) => Add(s, settings, bench), jobs);

    /// <summary>A new process on the same store.</summary>
    public static JobHost Second(JobHost host, Bench bench, params Type[] jobs) => host.Second((s, settings) => Add(s, settings, bench), jobs);

    public static async Task<IReadOnlyList<(string Name, string Zone)>> StoredAsync(JobHost host)
    {
        await using var db = host.Db();
        return [.. (await db.Set<QuartzCronTrigger>().AsNoTracking().ToListAsync()).Select(t => (t.TriggerName, t.TimeZoneId ?? ""))];
    }

    public static async Task FireAsync(JobHost host, string name)
    {
        var scheduler = await host.Services.GetRequiredService<global::Quartz.ISchedulerFactory>().GetScheduler();
        await scheduler.TriggerJob(new global::Quartz.JobKey(name));
    }

    static void Add(IServiceCollection services, DatabaseSettings settings, Bench bench)
    {
        services.AddSingleton(bench).AddSingleton<Tally>();
        services.AddSingleton<IHostApplicationLifetime, NoLifetime>();
        QuartzServices.AddQuartzScheduler(services, settings);
    }
}
