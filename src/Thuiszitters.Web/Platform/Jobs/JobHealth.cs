// What: /health and /health/ready: can the databases be reached, did every job run in time and well.
// Used by: the monitor of the host. Never: says more than a word; both are open to all.

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Thuiszitters.Web.Platform.Data;

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

sealed class JobsHealth(JobWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var wrong = (await watch.LookAsync(cancellationToken)).Where(s => s.Verdict != JobVerdict.Goed).ToList();
        return wrong.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(", ", wrong.Select(s => $"{s.Job.Name}: {s.Verdict}")));
    }
}
