// What: what every scheduler must do, run against the one this build has: Quartz, or Hangfire with -p:JobServer=Hangfire.
// Source: ADR 10, ADR 36. Never: says how a scheduler stores it; that is for BuiltScheduler, of which each flavour has its own.

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>Runs where what the scheduler of this build needs is there; elsewhere it is skipped, visibly, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchedulerFactAttribute : FactAttribute
{
    public SchedulerFactAttribute() => Skip = BuiltScheduler.Lacks;
}

public sealed class SchedulerTests
{
    static async Task StartAsync(JobHost host)
    {
        foreach (var service in host.Services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    static async Task StopAsync(JobHost host)
    {
        foreach (var service in host.Services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
    }

    [SchedulerFact]
    public async Task Start_WithACatalogue_StoresEachJobThatHasATimeInDutchTime()
    {
        await using var host = await BuiltScheduler.HostAsync(new Bench(), typeof(MonthlyJob), typeof(IdleJob), typeof(WaitingJob));

        await StartAsync(host);
        var stored = await BuiltScheduler.StoredAsync(host);
        await StopAsync(host);

        Assert.Equal([(MonthlyJob.Name, "Europe/Amsterdam"), (IdleJob.Name, "Europe/Amsterdam")], stored.OrderBy(s => s.Name, StringComparer.Ordinal));
    }

    [SchedulerFact]
    public async Task Start_AfterAJobLeftTheProgram_RemovesIt()
    {
        await using var host = await BuiltScheduler.HostAsync(new Bench(), typeof(MonthlyJob), typeof(IdleJob));
        await StartAsync(host);
        await StopAsync(host);

        await using var again = BuiltScheduler.Second(host, new Bench(), typeof(MonthlyJob));
        await StartAsync(again);
        var stored = await BuiltScheduler.StoredAsync(again);
        await StopAsync(again);

        Assert.Equal([MonthlyJob.Name], stored.Select(s => s.Name));
    }

    [SchedulerFact]
    public async Task Firing_TwiceInOnePeriod_RunsTheJobOnceThroughOurRunner()
    {
        await using var host = await BuiltScheduler.HostAsync(new Bench(), typeof(TallyDaily));
        await StartAsync(host);

        for (var i = 0; i < 2; i++)
        {
            await BuiltScheduler.FireAsync(host, TallyDaily.Name);
            while ((await host.RowsAsync()).Find(r => r.State == JobState.Klaar) is null)
                await Task.Delay(50);
        }

        await StopAsync(host);
        Assert.Equal((TallyDaily.Name, 1), Assert.Single(host.Services.GetRequiredService<Tally>().Effects.Select(e => (e.Key.Job, e.Value))));
        Assert.Equal((TallyDaily.Name, JobState.Klaar), Assert.Single((await host.RowsAsync()).Select(r => (r.Name, r.State))));
    }
}

sealed class NoLifetime : IHostApplicationLifetime
{
    public CancellationToken ApplicationStarted => CancellationToken.None;
    public CancellationToken ApplicationStopping => CancellationToken.None;
    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => throw new InvalidOperationException("The scheduler stopped the program.");
}
