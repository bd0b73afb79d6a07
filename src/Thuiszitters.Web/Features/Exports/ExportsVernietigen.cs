// What: destroys the files whose end date has passed. The ledger entry stays.
// Source: rules.md R9 (exports: end date in the ledger). Used by: its schedule, run-job. Idempotent: what is destroyed is not found again.
// Never: touches a file on or before its end date.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Exports;

public sealed class ExportsVernietigen(AppDb db, Clock clock) : IJob
{
    public static string Name => "ExportsVernietigen";
    public static JobSchedule Schedule => JobSchedule.Daily(4, 30);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        var verlopen = await db.Set<Exportverzoek>().Where(v => v.Toestand == Exporttoestand.Gemaakt && v.VerlooptOp < today).ToListAsync(ct);
        foreach (var verzoek in verlopen)
        {
            run.Count(run.IsDryRun ? "te vernietigen" : "vernietigd");
            if (run.IsDryRun)
                continue;
            db.Begin(ActKind.ExportVernietigd, clock.UtcNow);
            verzoek.Toestand = Exporttoestand.Vernietigd;
            verzoek.VernietigdOp = clock.UtcNow;
            db.RemoveRange(await db.Set<Exportbestand>().Where(b => b.Id == verzoek.Id).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
        }
    }
}
