// What: starts a job now, in the background of this process, for whoever cannot wait for the schedule (an import, a mail).
// In memory, so that a request that has a transaction open never waits on another writer. What is lost by a crash is found again:
// mail by its schedule, a job on demand because its last run ended half-way. Used by: pages. Never: blocks the request.

using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Jobs;

public sealed partial class Jobs(JobRunner runner, JobCatalog catalog, DbSource source, Clock clock, ILogger<Jobs> logger) : BackgroundService
{
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    readonly ConcurrentDictionary<string, bool> waiting = new(StringComparer.Ordinal);

    /// <summary>Runs the job as soon as may be, after this call. Asked for twice before it starts, it runs once.</summary>
    public Task TriggerAsync(string name)
    {
        _ = catalog[name];
        if (waiting.TryAdd(name, true))
            queue.Writer.TryWrite(name);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilItWorksAsync("*", () => ResumeAsync(stoppingToken), stoppingToken);
        await Parallel.ForEachAsync(queue.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken }, RunAsync);
    }

    /// <summary>A job on demand that a crash or a stop cut off goes on by itself.</summary>
    async Task ResumeAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        foreach (var job in catalog.All.Where(j => j.Schedule.Rhythm == JobRhythm.OnDemand))
        {
            var last = await db.Set<JobRunRow>().AsNoTracking().Where(r => r.Name == job.Name).OrderByDescending(r => r.Started)
                .Select(r => (JobState?)r.State).FirstOrDefaultAsync(ct);
            if (last is JobState.Loopt or JobState.Afgebroken)
                await TriggerAsync(job.Name);
        }
    }

    async ValueTask RunAsync(string name, CancellationToken ct) => await UntilItWorksAsync(name, () => RunInTurnAsync(name, ct), ct);

    /// <summary>A database that is away for a while must neither end the program nor lose what was asked for.</summary>
    async Task UntilItWorksAsync(string name, Func<Task> work, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogAway(logger, name, JobRunner.CodeOf(e));
                await Task.Delay(Turn, ct);
            }
        }
    }

    async Task RunInTurnAsync(string name, CancellationToken ct)
    {
        while (true)
        {
            waiting.TryRemove(name, out _);
            if ((await runner.RunAsync(name, clock.Today, ct: ct)).Outcome != JobOutcome.Bezet)
                return;
            // A run that began earlier may have missed what this one was asked for; unless somebody asked again, wait for our turn.
            if (!waiting.TryAdd(name, true))
                return;
            await Task.Delay(Turn, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} could not be started yet: {Error}")]
    static partial void LogAway(ILogger logger, string job, string error);
}

/// <summary>Before the first request: what died with the previous process is marked so.</summary>
sealed class DeadRuns(JobRunner runner) : IAtStart
{
    public Task RunAsync(CancellationToken ct) => runner.MarkDeadRunsAsync(ct);
}
