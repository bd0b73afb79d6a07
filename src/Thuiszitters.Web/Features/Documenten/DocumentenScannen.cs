// What: has scanned what could not be scanned when it came in. What turns out to hold a virus is destroyed, with an act on the timeline.
// Source: ADR 23. Used by: its schedule, run-job. Idempotent: what was scanned is not found again. Never: calls clean what the scanner did not.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Documenten;

public sealed class DocumentenScannen(AppDb db, Vault vault, Clamd clamd, Clock clock) : IJob
{
    /// <summary>How many in one run: each is read into memory, one at a time.</summary>
    const int Meeste = 200;

    const int MeesteAchtereen = 3;

    public static string Name => "DocumentenScannen";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(15);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        var wacht = await db.Set<Documentscan>().AsNoTracking().Where(s => s.Uitkomst == Scanuitkomst.NietGescand).OrderBy(s => s.Id).Take(Meeste).Select(s => s.Id).ToListAsync(ct);
        run.Count("wacht", wacht.Count);
        if (run.IsDryRun || !clamd.IsIngesteld)
            return;
        var achtereen = 0;
        foreach (var id in wacht)
        {
            var uitkomst = await ScanAsync(id, ct);
            run.Count(uitkomst switch { Scanuitkomst.Schoon => "schoon", Scanuitkomst.Besmet => "besmet", _ => "niet gelukt" });
            db.ChangeTracker.Clear();
            // One that the scanner cannot judge holds up nothing; several in a row means that it is not there.
            achtereen = uitkomst == Scanuitkomst.NietGescand ? achtereen + 1 : 0;
            if (achtereen == MeesteAchtereen)
                return;
        }
    }

    async Task<Scanuitkomst> ScanAsync(Guid id, CancellationToken ct)
    {
        var scan = await db.Set<Documentscan>().SingleAsync(s => s.Id == id, ct);
        var inhoud = await db.Set<Documentinhoud>().SingleAsync(i => i.Id == id, ct);
        var open = (await vault.RevealAsync([scan.DossierId], Doel.Documentscan, ct))[scan.DossierId];
        // The key of the person was destroyed: nobody opens it, so there is nothing to fear in it.
        var uitkomst = open.Bytes(inhoud.Inhoud, Documentinhoud.Plaats, id) is { } bytes ? await clamd.ScanAsync(bytes, ct) : Scanuitkomst.Schoon;
        if (uitkomst == Scanuitkomst.NietGescand)
            return uitkomst;
        (scan.Uitkomst, scan.GescandOp) = (uitkomst, clock.UtcNow);
        if (uitkomst == Scanuitkomst.Besmet)
        {
            var soort = await db.Set<Document>().Where(d => d.Id == inhoud.DocumentId).Select(d => d.Soort).SingleAsync(ct);
            db.Begin(ActKind.DocumentGeblokkeerd, clock.UtcNow, scan.DossierId, Dossierwerk.Feiten(("soort", soort)));
            db.Remove(inhoud);
        }

        await db.SaveChangesAsync(ct);
        return uitkomst;
    }
}
