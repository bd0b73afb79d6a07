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

public sealed partial class DocumentenScannen(AppDb db, Vault vault, Clamd clamd, Clock clock, ILogger<DocumentenScannen> logger) : IJob
{
    /// <summary>How many in one run: each is read into memory, one at a time.</summary>
    const int Meeste = 200;

    /// <summary>How many without a verdict end a run; they are last in the next.</summary>
    const int MeesteMislukt = 10;

    public static string Name => "DocumentenScannen";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(15);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        // What was never tried first, then what was tried longest ago: what the scanner cannot judge holds up nothing.
        var wacht = await db.Set<Documentscan>().AsNoTracking().Where(s => s.Uitkomst == Scanuitkomst.NietGescand)
            .OrderBy(s => s.GescandOp != null).ThenBy(s => s.GescandOp).ThenBy(s => s.Id).Take(Meeste).Select(s => s.Id).ToListAsync(ct);
        run.Count("wacht", wacht.Count);
        if (run.IsDryRun || !clamd.IsIngesteld)
            return;
        var mislukt = 0;
        foreach (var id in wacht)
        {
            var antwoord = await ProbeerAsync(id, ct);
            db.ChangeTracker.Clear();
            if (!antwoord.IsBereikt)
            {
                run.Count("niet bereikt");
                return;
            }

            run.Count(antwoord.Uitkomst switch { Scanuitkomst.Schoon => "schoon", Scanuitkomst.Besmet => "besmet", Scanuitkomst.NietNodig => "niet nodig", _ => "niet gelukt" });
            if (antwoord.Uitkomst != Scanuitkomst.NietGescand)
                continue;
            (await db.Set<Documentscan>().SingleAsync(s => s.Id == id, ct)).GescandOp = clock.UtcNow;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            if (++mislukt == MeesteMislukt)
                return;
        }
    }

    /// <summary>One row. What goes wrong with it is its own: the others are still scanned.</summary>
    async Task<Scanantwoord> ProbeerAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return await ScanAsync(id, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Mislukt(logger, e.GetType().Name);
            return new(Scanuitkomst.NietGescand, IsBereikt: true);
        }
    }

    async Task<Scanantwoord> ScanAsync(Guid id, CancellationToken ct)
    {
        var scan = await db.Set<Documentscan>().SingleAsync(s => s.Id == id, ct);
        var inhoud = await db.Set<Documentinhoud>().SingleOrDefaultAsync(i => i.Id == id, ct);
        var open = (await vault.RevealAsync([scan.DossierId], Doel.Documentscan, ct))[scan.DossierId];
        // Destroyed, or the key of the person is: nobody opens it, so there is nothing to fear in it.
        var antwoord = open.Bytes(inhoud?.Inhoud, Documentinhoud.Plaats, id) is { } bytes ? await clamd.ScanAsync(bytes, ct) : new(Scanuitkomst.NietNodig, IsBereikt: true);
        if (antwoord.Uitkomst == Scanuitkomst.NietGescand)
            return antwoord;
        (scan.Uitkomst, scan.GescandOp) = (antwoord.Uitkomst, clock.UtcNow);
        if (antwoord.Uitkomst == Scanuitkomst.Besmet)
        {
            var soort = await db.Set<Document>().Where(d => d.Id == inhoud!.DocumentId).Select(d => d.Soort).SingleAsync(ct);
            db.Begin(ActKind.DocumentGeblokkeerd, clock.UtcNow, scan.DossierId, Dossierwerk.Feiten(("soort", soort)));
            db.Remove(inhoud!);
        }

        await db.SaveChangesAsync(ct);
        return antwoord;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scan of a waiting document went wrong ({Reason}); it waits.")]
    static partial void Mislukt(ILogger logger, string reason);
}
