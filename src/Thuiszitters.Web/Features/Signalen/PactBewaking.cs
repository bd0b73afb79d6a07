// What: every morning, before anybody works, the dossiers whose clock, status or signal changes that day. Its time grows with those, not
// with all dossiers. Source: rules.md R4, R7. Used by: its schedule and run-job. A second run for the same day finds nothing to do.
// Never: ends well when a dossier could not be watched; the others are, and the run shows as failed.

using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Features.Signalen;

public sealed class PactBewaking(Bewaking bewaking) : IJob
{
    public static string Name => nameof(PactBewaking);
    public static JobSchedule Schedule => JobSchedule.Daily(5, 30);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await bewaking.BijwerkenAsync(run, today, ct);
        if (run.Counts.TryGetValue(Bewaking.Mislukt, out var mislukt))
            throw new InvalidOperationException($"{mislukt} dossiers could not be watched.");
    }
}
