using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>What the test jobs do and wait for; one per host.</summary>
sealed class Bench
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public List<(DateOnly Day, DateOnly Period)> Ran { get; } = [];
}

sealed class WaitingJob(Bench bench) : IJob
{
    public static string Name => "Wachten";
    public static JobSchedule Schedule => JobSchedule.OnDemand;

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        bench.Started.TrySetResult();
        await bench.Finish.Task.WaitAsync(ct);
        run.Report(3, 3);
        run.Count("gedaan", 3);
    }
}

sealed class MonthlyJob(Bench bench) : IJob
{
    public static string Name => "Maandelijks";
    public static JobSchedule Schedule => JobSchedule.FirstWorkingDay(7, 0);

    public Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        bench.Ran.Add((today, run.Period));
        return Task.CompletedTask;
    }
}

sealed class FailingJob : IJob
{
    public const string Secret = "Jansen 999990019";

    public static string Name => "Falen";
    public static JobSchedule Schedule => JobSchedule.OnDemand;

    public Task RunAsync(JobRun run, DateOnly today, CancellationToken ct) => throw new InvalidOperationException(Secret);
}

sealed class IdleJob(Bench bench) : IJob
{
    public static string Name => "Zoeken";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(5);

    public Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        bench.Ran.Add((today, run.Period));
        return Task.CompletedTask;
    }
}

public sealed class JobRunnerTests
{
    static readonly DateOnly Day = new(2026, 11, 20);

    static Task<JobHost> HostAsync(Bench bench, params Type[] jobs) => JobHost.StartAsync((s, _) => s.AddSingleton(bench), jobs);

    [Fact]
    public async Task TwoProcesses_AtTheSameTime_OneRuns()
    {
        var bench = new Bench();
        await using var first = await HostAsync(bench, typeof(WaitingJob));
        await using var second = first.Second((s, _) => s.AddSingleton(bench), typeof(WaitingJob));

        var running = first.Runner.RunAsync(WaitingJob.Name, Day);
        await bench.Started.Task;
        var refused = await second.Runner.RunAsync(WaitingJob.Name, Day);
        bench.Finish.SetResult();
        var done = await running;

        Assert.Equal(JobOutcome.Bezet, refused.Outcome);
        Assert.Equal(JobOutcome.Klaar, done.Outcome);
        var row = Assert.Single(await first.RowsAsync());
        Assert.Equal((JobState.Klaar, 3, 3, """{"gedaan":3}"""), (row.State, row.Klaar, row.Totaal, row.Counts));
    }

    [Fact]
    public async Task ManyRunners_RacingForAnEmptyLease_OneRuns()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));

        var runs = Enumerable.Range(0, 12).Select(_ => Task.Run(() => host.Runner.RunAsync(WaitingJob.Name, Day))).ToList();
        await bench.Started.Task;
        await foreach (var refused in Task.WhenEach(runs).Take(11))
            Assert.Equal(JobOutcome.Bezet, (await refused).Outcome);
        bench.Finish.SetResult();
        var outcomes = (await Task.WhenAll(runs)).Select(r => r.Outcome).ToList();

        Assert.Single(outcomes, JobOutcome.Klaar);
    }

    [Fact]
    public async Task KilledRun_WhenItsLeaseHasPassed_IsMarkedAndTheNextRuns()
    {
        var bench = new Bench();
        bench.Finish.SetResult();
        await using var host = await HostAsync(bench, typeof(WaitingJob));
        await using (var db = host.Db())
        {
            // What kill -9 leaves behind.
            db.Add(new JobLease { Name = WaitingJob.Name, Holder = "dood/1", Until = host.Clock.UtcNow.AddSeconds(40) });
            db.Add(new JobRunRow { Id = Guid.CreateVersion7(), Name = WaitingJob.Name, ForDay = Day, Period = Day, Started = host.Clock.UtcNow, State = JobState.Loopt });
            await db.SaveChangesAsync();
        }

        Assert.Equal(JobOutcome.Bezet, (await host.Runner.RunAsync(WaitingJob.Name, Day)).Outcome);
        host.Time.Now = host.Time.Now.AddSeconds(41);
        Assert.Equal(JobOutcome.Klaar, (await host.Runner.RunAsync(WaitingJob.Name, Day)).Outcome);

        Assert.Equal([JobState.Afgebroken, JobState.Klaar], (await host.RowsAsync()).Select(r => r.State));
    }

    [Fact]
    public async Task KilledRun_AtStartAfterItsLease_IsMarked()
    {
        await using var host = await HostAsync(new Bench(), typeof(WaitingJob));
        await using (var db = host.Db())
        {
            db.Add(new JobLease { Name = WaitingJob.Name, Holder = "dood/1", Until = host.Clock.UtcNow.AddSeconds(-1) });
            db.Add(new JobRunRow { Id = Guid.CreateVersion7(), Name = WaitingJob.Name, ForDay = Day, Period = Day, Started = host.Clock.UtcNow, State = JobState.Loopt });
            await db.SaveChangesAsync();
        }

        await host.Runner.MarkDeadRunsAsync(CancellationToken.None);

        Assert.Equal(JobState.Afgebroken, Assert.Single(await host.RowsAsync()).State);
    }

    [Fact]
    public async Task LeaseOfAClockThatRanAhead_DoesNotBlock()
    {
        var bench = new Bench();
        bench.Finish.SetResult();
        await using var host = await HostAsync(bench, typeof(WaitingJob));
        await using (var db = host.Db())
        {
            db.Add(new JobLease { Name = WaitingJob.Name, Holder = "dood/1", Until = host.Clock.UtcNow.AddDays(60) });
            await db.SaveChangesAsync();
        }

        Assert.Equal(JobOutcome.Klaar, (await host.Runner.RunAsync(WaitingJob.Name, Day)).Outcome);
    }

    [Fact]
    public async Task LostLease_WhileRunning_StopsTheJob()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));

        var running = host.Runner.RunAsync(WaitingJob.Name, Day);
        await bench.Started.Task;
        await using (var db = host.Db())
            await db.Set<JobLease>().ExecuteUpdateAsync(s => s.SetProperty(l => l.Holder, "ander/2"));
        host.Time.Now = host.Time.Now.AddSeconds(20);
        var result = await running;

        Assert.Equal((JobOutcome.Afgebroken, "LeaseVerloren"), (result.Outcome, result.Error));
        Assert.Equal(JobState.Afgebroken, Assert.Single(await host.RowsAsync()).State);
    }

    [Fact]
    public async Task RunningJob_AskedToStopFromAnotherProcess_StopsAndIsNotTakenUpAgain()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));

        var running = host.Runner.RunAsync(WaitingJob.Name, Day);
        await bench.Started.Task;
        await using (var db = host.Db())
            await db.Set<JobRunRow>().ExecuteUpdateAsync(s => s.SetProperty(r => r.StopGevraagdOp, host.Clock.UtcNow));
        var result = await running;
        var jobs = host.Services.GetRequiredService<Thuiszitters.Web.Platform.Jobs.Jobs>();
        await jobs.StartAsync(CancellationToken.None);
        await jobs.StopAsync(CancellationToken.None);

        Assert.Equal((JobOutcome.Afgebroken, JobRunner.StoppedByHand), (result.Outcome, result.Error));
        Assert.Equal(JobState.Afgebroken, Assert.Single(await host.RowsAsync()).State);
    }

    [Fact]
    public async Task LongRun_PastTheLengthOfALease_KeepsItsLease()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));

        var running = host.Runner.RunAsync(WaitingJob.Name, Day);
        await bench.Started.Task;
        var until = host.Clock.UtcNow;
        host.Time.Now = host.Time.Now.AddSeconds(50);
        while (until < host.Clock.UtcNow)
        {
            await Task.Delay(50);
            await using var db = host.Db();
            until = (await db.Set<JobLease>().AsNoTracking().SingleAsync()).Until.AddSeconds(-55);
        }

        host.Time.Now = host.Time.Now.AddSeconds(20);
        Assert.Equal(JobOutcome.Bezet, (await host.Runner.RunAsync(WaitingJob.Name, Day)).Outcome);
        bench.Finish.SetResult();
        Assert.Equal(JobOutcome.Klaar, (await running).Outcome);
    }

    [Fact]
    public async Task FailedRun_KeepsTheKindOfErrorAndNotItsMessage()
    {
        await using var host = await JobHost.StartAsync(typeof(FailingJob));

        var result = await host.Runner.RunAsync(FailingJob.Name, Day);

        var row = Assert.Single(await host.RowsAsync());
        Assert.Equal((JobOutcome.Mislukt, "InvalidOperationException"), (result.Outcome, result.Error));
        Assert.Equal((JobState.Mislukt, "InvalidOperationException"), (row.State, row.Error));
    }

    [Fact]
    public async Task DryRun_LeavesNoRow()
    {
        var bench = new Bench();
        bench.Finish.SetResult();
        await using var host = await HostAsync(bench, typeof(WaitingJob));

        var result = await host.Runner.RunAsync(WaitingJob.Name, Day, dryRun: true);

        Assert.Equal(3, result.Counts["gedaan"]);
        Assert.Empty(await host.RowsAsync());
    }

    [Fact]
    public async Task MonthlyJob_OverAMonth_RunsOnceFromTheFirstWorkingDayOn()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(MonthlyJob));

        // 1 August 2026 is a Saturday: Monday 3 August is the first working day.
        for (var day = 1; day <= 31; day++)
        {
            host.Time.Now = new DateTimeOffset(2026, 8, day, 6, 0, 0, TimeSpan.Zero);
            await host.Runner.RunDueAsync(MonthlyJob.Name, CancellationToken.None);
        }

        Assert.Equal([(new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 1))], bench.Ran);
    }

    [Fact]
    public async Task MonthlyJob_MissedOnItsDay_IsMadeGoodLaterForTheSamePeriod()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(MonthlyJob));

        host.Time.Now = new DateTimeOffset(2026, 8, 19, 6, 0, 0, TimeSpan.Zero);
        await host.Runner.RunDueAsync(MonthlyJob.Name, CancellationToken.None);

        Assert.Equal([(new DateOnly(2026, 8, 19), new DateOnly(2026, 8, 1))], bench.Ran);
    }

    [Fact]
    public async Task MonthlyJob_WholeMonthsMissed_WritesThemDownAndRunsOnce()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(MonthlyJob));
        host.Time.Now = new DateTimeOffset(2026, 8, 3, 6, 0, 0, TimeSpan.Zero);
        await host.Runner.RunDueAsync(MonthlyJob.Name, CancellationToken.None);

        host.Time.Now = new DateTimeOffset(2026, 11, 4, 7, 0, 0, TimeSpan.Zero);
        await host.Runner.RunDueAsync(MonthlyJob.Name, CancellationToken.None);

        Assert.Equal([(JobState.Klaar, 8), (JobState.Gemist, 9), (JobState.Gemist, 10), (JobState.Klaar, 11)],
            (await host.RowsAsync()).OrderBy(r => r.Period).Select(r => (r.State, r.Period.Month)));
        Assert.Equal(2, bench.Ran.Count);
    }

    [Fact]
    public async Task JobThatFoundNothing_ManyTimes_KeepsOneRow()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(IdleJob));

        for (var i = 0; i < 5; i++)
        {
            host.Time.Now = host.Time.Now.AddMinutes(5);
            await host.Runner.RunDueAsync(IdleJob.Name, CancellationToken.None);
        }

        Assert.Equal(5, bench.Ran.Count);
        Assert.Single(await host.RowsAsync());
    }

    [Fact]
    public async Task TriggeredJob_RunsInTheBackground()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));
        var jobs = host.Services.GetRequiredService<Thuiszitters.Web.Platform.Jobs.Jobs>();
        await jobs.StartAsync(CancellationToken.None);

        await jobs.TriggerAsync(WaitingJob.Name);
        await bench.Started.Task;
        bench.Finish.SetResult();
        while ((await host.RowsAsync()).Single().State == JobState.Loopt)
            await Task.Delay(20);

        Assert.Equal(JobState.Klaar, (await host.RowsAsync()).Single().State);
        await jobs.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task TriggeredJob_DatabaseAwayAtFirst_RunsWhenItIsBack()
    {
        var bench = new Bench();
        bench.Finish.SetResult();
        var weg = new Weg();
        await using var host = await JobHost.StartAsync((s, _) => s.AddSingleton(bench).AddSingleton<IInterceptor>(weg), typeof(WaitingJob));
        var jobs = host.Services.GetRequiredService<Thuiszitters.Web.Platform.Jobs.Jobs>();
        await jobs.StartAsync(CancellationToken.None);

        weg.Keer = 2;
        await jobs.TriggerAsync(WaitingJob.Name);
        await bench.Started.Task;

        Assert.Equal(0, weg.Keer);
        Assert.False(jobs.ExecuteTask!.IsCompleted);
        await jobs.StopAsync(CancellationToken.None);
    }

    /// <summary>A database that is not there for so many connections.</summary>
    sealed class Weg : DbConnectionInterceptor
    {
        public int Keer { get; set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Keer > 0 && Keer-- > 0 ? throw new InvalidOperationException("The database is away.") : base.ConnectionOpeningAsync(connection, eventData, result, cancellationToken);
    }

    [Fact]
    public async Task JobOnDemandCutOffByACrash_AtTheNextStart_GoesOn()
    {
        var bench = new Bench();
        await using var host = await HostAsync(bench, typeof(WaitingJob));
        await using (var db = host.Db())
        {
            db.Add(new JobRunRow { Id = Guid.CreateVersion7(), Name = WaitingJob.Name, ForDay = Day, Period = Day, Started = host.Clock.UtcNow, State = JobState.Loopt });
            await db.SaveChangesAsync();
        }

        var jobs = host.Services.GetRequiredService<Thuiszitters.Web.Platform.Jobs.Jobs>();
        await jobs.StartAsync(CancellationToken.None);
        await bench.Started.Task;
        bench.Finish.SetResult();
        while ((await host.RowsAsync()).Exists(r => r.State == JobState.Loopt))
            await Task.Delay(20);

        Assert.Equal([JobState.Afgebroken, JobState.Klaar], (await host.RowsAsync()).Select(r => r.State));
        await jobs.StopAsync(CancellationToken.None);
    }
}
