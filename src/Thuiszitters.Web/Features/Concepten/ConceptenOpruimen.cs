// What: destroys what was typed and never saved after a week, and at once what was saved since.
// Used by: its schedule, run-job. Idempotent. Never: touches a concept younger than that.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Concepten;

public sealed class ConceptenOpruimen(AppDb db, Clock clock) : IJob
{
    /// <summary>How long a concept is kept, in days.</summary>
    public const int Dagen = 7;

    public static string Name => "ConceptenOpruimen";
    public static JobSchedule Schedule => JobSchedule.Daily(4, 45);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        var grens = clock.UtcNow.AddDays(-Dagen);
        var over = db.Set<Concept>().Where(c => c.BewaardOp < grens || db.Acts.Any(a => a.Id == c.Id));
        if (run.IsDryRun)
            run.Count("op te ruimen", await over.CountAsync(ct));
        else
            run.Count("opgeruimd", await over.ExecuteDeleteAsync(ct));
    }
}
