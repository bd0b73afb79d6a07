// What: looks at every job and says how it stands. What is wrong is kept for a minute, so that the banner on each page costs nothing.
// Used by: JobsHealth, check-jobs, Beheer / Jobs, the frame of the pages. Never: a query per request; data of a dossier.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>How one job stands at a moment.</summary>
public sealed record JobStanding(JobInfo Job, JobVerdict Verdict, JobPast Past);

public sealed class JobWatch(DbSource source, JobCatalog catalog, Clock clock, TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    (DateTime At, IReadOnlyList<JobStanding> Wrong)? kept;

    /// <summary>Every job, in the order of their names.</summary>
    public async Task<IReadOnlyList<JobStanding>> LookAsync(CancellationToken ct)
    {
        var now = clock.UtcNow;
        await using var db = source.ForSystem();
        var leases = await db.Set<JobLease>().AsNoTracking().ToDictionaryAsync(l => l.Name, l => l.Until, ct);
        var standings = new List<JobStanding>();
        foreach (var job in catalog.All.OrderBy(j => j.Name, StringComparer.Ordinal))
        {
            var rows = db.Set<JobRunRow>().AsNoTracking().Where(r => r.Name == job.Name).OrderByDescending(r => r.Started);
            var last = await rows.FirstOrDefaultAsync(ct);
            var done = await rows.Where(r => r.State == JobState.Klaar).OrderByDescending(r => r.Period).ThenByDescending(r => r.Started).FirstOrDefaultAsync(ct);
            DateTime? until = leases.TryGetValue(job.Name, out var found) ? found : null;
            var past = new JobPast(last, done, last is null ? until : null, until > now);
            standings.Add(new(job, JobVerdicts.Of(job.Schedule, past, now), past));
        }

        return standings;
    }

    /// <summary>The jobs that are not all right, as they were at most a minute ago. None where Development moved the clock: the schedule does not follow it.</summary>
    public async Task<IReadOnlyList<JobStanding>> WrongAsync(CancellationToken ct)
    {
        if (time is MovableTimeProvider { IsMoved: true })
            return [];
        var now = clock.UtcNow;
        if (kept is { } k && (now - k.At).Duration() < Kept)
            return k.Wrong;
        IReadOnlyList<JobStanding> wrong = [.. (await LookAsync(ct)).Where(s => s.Verdict != JobVerdict.Goed)];
        kept = (now, wrong);
        return wrong;
    }
}
