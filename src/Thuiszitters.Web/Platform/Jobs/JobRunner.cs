// What: runs a job once: takes its lease, writes a row, gives it a scope of the system, keeps the lease, and records how it ended.
// Every scheduler, verb and test comes through here. Used by: the Quartz and Hangfire adapters, Jobs, RunJobVerb.
// Never: two runs of one job at a time; a message of an exception kept or logged, for it may hold personal data.

using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>Bezet: another process runs it. NietAanDeBeurt: what the period asks for was done, or its day has not come.</summary>
public enum JobOutcome { Klaar = 1, Mislukt = 2, Afgebroken = 3, Bezet = 4, NietAanDeBeurt = 5 }

public sealed record JobResult(JobOutcome Outcome, IReadOnlyDictionary<string, int> Counts, string? Error = null)
{
    public static JobResult Of(JobOutcome outcome) => new(outcome, new Dictionary<string, int>(StringComparer.Ordinal));
}

public sealed partial class JobRunner(IServiceScopeFactory scopes, DbSource source, Clock clock, JobCatalog catalog, ILogger<JobRunner> logger)
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), RenewEvery = TimeSpan.FromSeconds(15), KeepRows = TimeSpan.FromDays(400), Turn = TimeSpan.FromSeconds(5);

    /// <summary>A quarter of an hour of turns.</summary>
    const int Turns = 180;

    /// <summary>Of a job every few minutes the day holds many; the newest decide.</summary>
    const int DoneToLookAt = 50;

    /// <summary>Code of a run that an administrator stopped.</summary>
    public const string StoppedByHand = "GestoptDoorBeheerder";

    readonly JobLeases leases = new(source, clock);

    /// <summary>Runs the job if it is its turn: once per period, however often and in however many processes a scheduler fires. A missed one is made good.</summary>
    public Task<JobResult> RunDueAsync(string name, CancellationToken ct) => RunAsync(catalog[name], clock.Today, onlyWhenDue: true, dryRun: false, say: null, ct);

    /// <summary>
    /// As <see cref="RunDueAsync"/>, for a scheduler that fires once a day: while a run by hand holds the lease it waits for its turn, or the day
    /// would go by without one. A job of every few minutes simply comes again.
    /// </summary>
    public async Task<JobResult> RunDueInTurnAsync(string name, CancellationToken ct)
    {
        for (var turn = 0; ; turn++)
        {
            var result = await RunDueAsync(name, ct);
            if (result.Outcome != JobOutcome.Bezet || catalog[name].Schedule.Rhythm == JobRhythm.EveryMinutes || turn == Turns)
                return result;
            await Task.Delay(Turn, ct);
        }
    }

    /// <summary>Runs the job for a day, whatever its schedule.</summary>
    public Task<JobResult> RunAsync(string name, DateOnly today, bool dryRun = false, Action<string>? say = null, CancellationToken ct = default) =>
        RunAsync(catalog[name], today, onlyWhenDue: false, dryRun, say, ct);

    async Task<JobResult> RunAsync(JobInfo job, DateOnly today, bool onlyWhenDue, bool dryRun, Action<string>? say, CancellationToken ct)
    {
        var name = job.Name;
        var id = Guid.CreateVersion7();
        var holder = $"{Environment.MachineName}/{Environment.ProcessId}/{id:N}";
        // A dry run writes nothing, so it keeps no real run waiting.
        if (!dryRun && !await leases.TryTakeAsync(name, holder, ct))
            return JobResult.Of(JobOutcome.Bezet);
        try
        {
            // Asked with the lease in hand: what another process did just before us stands written now.
            if (onlyWhenDue && !await IsDueAsync(job, today, ct))
                return JobResult.Of(JobOutcome.NietAanDeBeurt);
            var run = new JobRun(id, name, JobTimes.PeriodOf(job.Schedule, today), dryRun, say);
            if (!dryRun)
                await OpenRowAsync(run, today, ct);
            var result = await RunHeldAsync(job, run, holder, today, ct);
            // The work is done or not, whatever becomes of its row: one that stays open is marked at the next run, and a lease passes by itself.
            if (!dryRun)
                await TryAsync(name, () => CloseRowAsync(job, run, result));
            return result;
        }
        finally
        {
            if (!dryRun)
                await TryAsync(name, () => leases.ReleaseAsync(name, holder));
        }
    }

    async Task TryAsync(string name, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e)
        {
            LogBook(logger, name, CodeOf(e));
        }
    }

    /// <summary>Marks the rows of runs that died with their process: they say they run, and nobody holds their lease any more.</summary>
    public async Task MarkDeadRunsAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        await MarkDeadAsync(db.Set<JobRunRow>().Where(r => !db.Set<JobLease>().Any(l => l.Name == r.Name && l.Until > now)), now, ct);
    }

    /// <summary>From now on each job of the catalogue is known: one that never runs can be told from a new one.</summary>
    public Task KnowJobsAsync(CancellationToken ct) => leases.KnowAsync(catalog.All.Select(j => j.Name), ct);

    async Task<bool> IsDueAsync(JobInfo job, DateOnly today, CancellationToken ct)
    {
        if (job.Schedule.Rhythm == JobRhythm.OnDemand)
            return true;
        var (name, now, period) = (job.Name, clock.UtcNow, JobTimes.PeriodOf(job.Schedule, today));
        var since = JobTimes.DoneSince(job.Schedule, now);
        await using var db = source.ForSystem();
        var rows = db.Set<JobRunRow>();
        var done = await rows.Where(r => r.Name == name && r.State == JobState.Klaar && (r.Started >= since || r.Period == period))
            .OrderByDescending(r => r.Started).Select(r => new { r.Started, r.Period }).Take(DoneToLookAt).ToListAsync(ct);
        if (!JobTimes.IsDue(job.Schedule, now, today, done.Select(d => new JobDone(d.Started, d.Period))))
            return false;
        if (job.Schedule.Rhythm != JobRhythm.FirstWorkingDay)
            return true;

        // Months that went by without a run are not made up for, but they are written down.
        var last = await rows.Where(r => r.Name == name && (r.State == JobState.Klaar || r.State == JobState.Gemist)).MaxAsync(r => (DateOnly?)r.Period, ct);
        for (var missed = last?.AddMonths(1); missed < period; missed = missed?.AddMonths(1))
            db.Add(new JobRunRow
            {
                Id = Guid.CreateVersion7(), Name = name, ForDay = missed.Value, Period = missed.Value, State = JobState.Gemist,
                Started = now, Finished = now,
            });
        await db.SaveChangesAsync(ct);
        return true;
    }

    async Task<JobResult> RunHeldAsync(JobInfo job, JobRun run, string holder, DateOnly today, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var done = new CancellationTokenSource();
        var beating = BeatAsync(run, holder, stop, done.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(run, today, stop.Token);
            return new(JobOutcome.Klaar, run.Counts);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new(JobOutcome.Afgebroken, run.Counts, ct.IsCancellationRequested ? "Gestopt" : run.IsStopped ? StoppedByHand : "LeaseVerloren");
        }
        catch (Exception e)
        {
            var error = CodeOf(e);
            LogFailed(logger, job.Name, error, e.StackTrace);
            return new(JobOutcome.Mislukt, run.Counts, error);
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }
    }

    /// <summary>
    /// Keeps the lease and shows the progress while the job runs. A lost lease stops the job: another may have it by now. So does an administrator.
    /// </summary>
    async Task BeatAsync(JobRun run, string holder, CancellationTokenSource stop, CancellationToken done)
    {
        if (run.IsDryRun)
            return;
        var renewed = clock.UtcNow;
        while (true)
        {
            await Task.Delay(Beat, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
                return;
            var now = clock.UtcNow;
            try
            {
                if (now - renewed >= RenewEvery)
                {
                    if (!await leases.RenewAsync(run.Name, holder, done))
                    {
                        await stop.CancelAsync();
                        return;
                    }

                    renewed = now;
                }

                if (run.IsDryRun)
                    continue;
                if (run.TakeProgress(out var progress))
                    await ShowAsync(run.Id, progress, done);
                if (await IsToStopAsync(run.Id, done))
                {
                    run.IsStopped = true;
                    await stop.CancelAsync();
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is busy or away, which each provider says in its own way: try again until the lease would have passed.
                LogBeat(logger, run.Name, CodeOf(e));
                if (now - renewed >= JobLeases.Length)
                {
                    await stop.CancelAsync();
                    return;
                }
            }
        }
    }

    async Task ShowAsync(Guid id, (int Klaar, int Totaal) progress, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        await db.Set<JobRunRow>().Where(r => r.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Klaar, progress.Klaar).SetProperty(r => r.Totaal, progress.Totaal), ct);
    }

    /// <summary>An administrator asked, in whatever process the page was.</summary>
    async Task<bool> IsToStopAsync(Guid id, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        return await db.Set<JobRunRow>().AnyAsync(r => r.Id == id && r.StopGevraagdOp != null, ct);
    }

    async Task OpenRowAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        // The lease is ours, so whoever still seems to run is dead.
        await MarkDeadAsync(db.Set<JobRunRow>().Where(r => r.Name == run.Name), now, ct);
        db.Add(new JobRunRow { Id = run.Id, Name = run.Name, ForDay = today, Period = run.Period, Started = now, State = JobState.Loopt });
        await db.SaveChangesAsync(ct);
    }

    async Task CloseRowAsync(JobInfo job, JobRun run, JobResult result)
    {
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        var state = result.Outcome switch { JobOutcome.Klaar => JobState.Klaar, JobOutcome.Afgebroken => JobState.Afgebroken, _ => JobState.Mislukt };
        var counts = result.Counts.Count == 0 ? null : JsonSerializer.Serialize(result.Counts);
        var (klaar, totaal) = run.Progress;
        await db.Set<JobRunRow>().Where(r => r.Id == run.Id && r.State == JobState.Loopt).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, state).SetProperty(r => r.Finished, now).SetProperty(r => r.Counts, counts)
                .SetProperty(r => r.Error, result.Error).SetProperty(r => r.Klaar, klaar).SetProperty(r => r.Totaal, totaal),
            CancellationToken.None);

        // Of a job that looks for work every few minutes, one run that found nothing is enough to keep.
        var old = now - KeepRows;
        var idle = job.Schedule.Rhythm == JobRhythm.EveryMinutes && state == JobState.Klaar && counts is null;
        await db.Set<JobRunRow>().Where(r => r.Name == run.Name && r.Id != run.Id && (r.Started < old || (idle && r.State == JobState.Klaar && r.Counts == null)))
            .ExecuteDeleteAsync(CancellationToken.None);
    }

    static Task MarkDeadAsync(IQueryable<JobRunRow> rows, DateTime now, CancellationToken ct) =>
        rows.Where(r => r.State == JobState.Loopt).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, JobState.Afgebroken).SetProperty(r => r.Finished, now).SetProperty(r => r.Error, "ProcesWeg"), ct);

    /// <summary>The type of an exception with a code of its own kind; never its message.</summary>
    internal static string CodeOf(Exception e) => (e, e.InnerException) switch
    {
        (DbException db, _) => $"{db.GetType().Name} {db.SqlState ?? db.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        (_, { } inner) => $"{e.GetType().Name} < {CodeOf(inner)}",
        _ => e.GetType().Name,
    };

    [LoggerMessage(1, LogLevel.Error, "Job {Job} failed: {Error}\n{Trace}")]
    static partial void LogFailed(ILogger logger, string job, string error, string? trace);

    [LoggerMessage(2, LogLevel.Warning, "Job {Job} could not renew its lease yet: {Error}")]
    static partial void LogBeat(ILogger logger, string job, string error);

    [LoggerMessage(3, LogLevel.Warning, "Job {Job} could not write down how it ended: {Error}")]
    static partial void LogBook(ILogger logger, string job, string error);
}
