// What: /health: can the databases be reached, did the last runs go well, was a month missed.
// Used by: the monitor of the host and Beheer / Jobs. Never: says more than a word; the page is open to all.

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Jobs;

sealed class DatabaseHealth(DbSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = source.ForSystem();
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}

sealed class KeyStoreHealth(DbSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = source.Keys();
        return await db.Database.CanConnectAsync(cancellationToken) && await db.RingKeys.AnyAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy();
    }
}

sealed class JobsHealth(DbSource source, JobCatalog catalog, Clock clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = source.ForSystem();
        var rows = db.Set<JobRunRow>().AsNoTracking();
        foreach (var job in catalog.All)
        {
            var last = await rows.Where(r => r.Name == job.Name && r.State != JobState.Loopt).OrderByDescending(r => r.Started)
                .Select(r => (JobState?)r.State).FirstOrDefaultAsync(cancellationToken);
            if (last is JobState.Mislukt or JobState.Afgebroken or JobState.Gemist)
                return HealthCheckResult.Degraded($"{job.Name}: {last}");
            if (job.Schedule.Rhythm == JobRhythm.FirstWorkingDay && await IsOverdueAsync(rows, job.Name, cancellationToken))
                return HealthCheckResult.Degraded($"{job.Name}: te laat");
        }

        return HealthCheckResult.Healthy();
    }

    /// <summary>The first working day has passed without a run, and the program was there: it had run something before.</summary>
    async Task<bool> IsOverdueAsync(IQueryable<JobRunRow> rows, string name, CancellationToken ct)
    {
        var today = clock.Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        var first = Werkdagen.EersteVanMaand(month.Year, month.Month);
        return today > first
            && await rows.AnyAsync(r => r.ForDay <= first, ct)
            && !await rows.AnyAsync(r => r.Name == name && r.Period == month && r.State == JobState.Klaar, ct);
    }
}
