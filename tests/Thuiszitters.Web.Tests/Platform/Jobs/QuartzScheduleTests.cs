using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Jobs.Quartz;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>Quartz on its persistent store in our own SQLite file, with the tables our model makes.</summary>
public sealed class QuartzScheduleTests
{
    static Task<JobHost> HostAsync(Bench bench, params Type[] jobs) => JobHost.StartAsync((s, settings) =>
    {
        s.AddSingleton(bench);
        s.AddSingleton<IHostApplicationLifetime, NoLifetime>();
        QuartzServices.AddQuartzScheduler(s, settings);
    }, jobs);

    static IHostedService Schedule(JobHost host) => host.Services.GetServices<IHostedService>().OfType<QuartzSchedule>().Single();

    [Fact]
    public async Task Start_OnOurTables_StoresATriggerPerScheduledJob()
    {
        await using var host = await HostAsync(new Bench(), typeof(MonthlyJob), typeof(IdleJob), typeof(WaitingJob));

        await Schedule(host).StartAsync(CancellationToken.None);
        await Schedule(host).StopAsync(CancellationToken.None);

        await using var db = host.Db();
        var stored = await db.Set<QuartzCronTrigger>().AsNoTracking().OrderBy(t => t.TriggerName).ToListAsync();
        Assert.Equal([("Maandelijks", "0 0 7 * * ?", "Europe/Amsterdam"), ("Zoeken", "0 0/5 * * * ?", "Europe/Amsterdam")],
            stored.Select(t => (t.TriggerName, t.CronExpression, t.TimeZoneId ?? "")));
    }

    [Fact]
    public async Task Restart_AfterATimeWasMissed_RunsTheJobOnce()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(IdleJob));
        await Schedule(host).StartAsync(CancellationToken.None);
        await Schedule(host).StopAsync(CancellationToken.None);
        await using (var db = host.Db())
            await db.Set<QuartzTrigger>().ExecuteUpdateAsync(s => s.SetProperty(t => t.NextFireTime, t => t.NextFireTime - (TimeSpan.TicksPerHour * 3)));

        // A new process on the same store.
        await using var again = host.Second((s, settings) =>
        {
            s.AddSingleton(bench);
            s.AddSingleton<IHostApplicationLifetime, NoLifetime>();
            QuartzServices.AddQuartzScheduler(s, settings);
        }, typeof(IdleJob));
        await Schedule(again).StartAsync(CancellationToken.None);
        while ((await host.RowsAsync()).Find(r => r.State == JobState.Klaar) is null)
            await Task.Delay(50);
        await Schedule(again).StopAsync(CancellationToken.None);

        Assert.Single(bench.Ran);
    }
}
