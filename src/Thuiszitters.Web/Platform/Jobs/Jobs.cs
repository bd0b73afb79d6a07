// What: starts a job now, in the background of this process, for whoever cannot wait for the schedule (an import, a mail, an administrator).
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
    readonly Channel<JobQuestion> queue = Channel.CreateUnbounded<JobQuestion>();
    readonly ConcurrentDictionary<JobQuestion, bool> waiting = new();
    readonly ConcurrentDictionary<Guid, DryRun> dryRuns = new();

    /// <summary>This process takes up what is asked. Where it does not, asking would wait for ever.</summary>
    public bool IsServing => ExecuteTask is { IsCompleted: false };

    /// <summary>Runs the job as soon as may be, after this call. Asked for twice before it starts, it runs once.</summary>
    public Task TriggerAsync(string name) => TriggerAsync(name, null);

    /// <summary>The same for a day; null is the day on which it starts.</summary>
    public Task TriggerAsync(string name, DateOnly? day)
    {
        Ask(new(catalog[name].Name, day, null));
        return Task.CompletedTask;
    }

    /// <summary>Tries the job without writing or sending anything. What it says is kept in memory only, a quarter of an hour, for who asked.</summary>
    public Guid Try(string name, DateOnly? day, Guid gebruikerId)
    {
        var run = new DryRun(Guid.CreateVersion7(), catalog[name].Name, day ?? clock.Today, gebruikerId, clock.UtcNow);
        foreach (var old in dryRuns.Values.Where(r => (clock.UtcNow - r.AskedAt).Duration() > DryRun.Kept))
            dryRuns.TryRemove(old.Id, out _);
        dryRuns[run.Id] = run;
        Ask(new(run.Name, run.Day, run.Id));
        return run.Id;
    }

    /// <summary>A dry run of this person; null when it was somebody else's, in another process, or too long ago.</summary>
    public DryRun? DryRunOf(Guid id, Guid gebruikerId) => dryRuns.TryGetValue(id, out var run) && run.GebruikerId == gebruikerId ? run : null;

    /// <summary>Asked for and not begun yet.</summary>
    public bool IsWaiting(string name) => waiting.Keys.Any(q => q.DryRun is null && q.Name == name);

    void Ask(JobQuestion question)
    {
        if (waiting.TryAdd(question, true))
            queue.Writer.TryWrite(question);
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
                .Select(r => new { r.State, r.Error }).FirstOrDefaultAsync(ct);
            if (last is { State: JobState.Loopt } or { State: JobState.Afgebroken, Error: not JobRunner.StoppedByHand })
                await TriggerAsync(job.Name);
        }
    }

    async ValueTask RunAsync(JobQuestion question, CancellationToken ct) => await UntilItWorksAsync(question.Name, () => RunInTurnAsync(question, ct), ct);

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

    async Task RunInTurnAsync(JobQuestion question, CancellationToken ct)
    {
        var dryRun = question.DryRun is { } id ? dryRuns.GetValueOrDefault(id) : null;
        while (true)
        {
            waiting.TryRemove(question, out _);
            var result = await runner.RunAsync(question.Name, question.Day ?? clock.Today, question.DryRun is not null, dryRun is null ? null : dryRun.Say, ct);
            if (result.Outcome != JobOutcome.Bezet)
            {
                dryRun?.End(result);
                return;
            }

            // A run that began earlier may have missed what this one was asked for; unless somebody asked again, wait for our turn.
            if (!waiting.TryAdd(question, true))
                return;
            await Task.Delay(Turn, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} could not be started yet: {Error}")]
    static partial void LogAway(ILogger logger, string job, string error);
}

/// <summary>What was asked: which job, for which day, and for which dry run.</summary>
readonly record struct JobQuestion(string Name, DateOnly? Day, Guid? DryRun);

/// <summary>A dry run that an administrator asked for, in the memory of this process.</summary>
public sealed class DryRun(Guid id, string name, DateOnly day, Guid gebruikerId, DateTime askedAt)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>More lines than anybody reads are counted, not kept.</summary>
    const int MostLines = 2000;

    readonly Lock gate = new();
    readonly List<string> lines = [];
    int left;
    JobResult? result;

    public Guid Id { get; } = id;
    public string Name { get; } = name;
    public DateOnly Day { get; } = day;
    public Guid GebruikerId { get; } = gebruikerId;
    public DateTime AskedAt { get; } = askedAt;

    /// <summary>What it said, how many lines more there were, and how it ended; no result while it runs or waits.</summary>
    public (IReadOnlyList<string> Lines, int Left, JobResult? Result) Stand
    {
        get { lock (gate) return ([.. lines], left, result); }
    }

    internal void Say(string line)
    {
        lock (gate)
        {
            if (lines.Count < MostLines)
                lines.Add(line);
            else
                left++;
        }
    }

    internal void End(JobResult with)
    {
        lock (gate)
            result = with;
    }
}

/// <summary>Before the first request: what died with the previous process is marked so, and what is new is known from now on.</summary>
sealed class DeadRuns(JobRunner runner) : IAtStart
{
    public async Task RunAsync(CancellationToken ct)
    {
        await runner.MarkDeadRunsAsync(ct);
        await runner.KnowJobsAsync(ct);
    }
}
