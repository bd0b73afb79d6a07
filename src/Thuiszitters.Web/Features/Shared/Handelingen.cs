// What: when a person last did something on a dossier.
// Source: rules.md R7 (StilleZaak). Used by: what recomputes a dossier without a person acting on it.
// Never: counts what is done with a signal itself; that would end the signal that nothing was done.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public static class Handelingen
{
    /// <summary>What is done with a signal itself.</summary>
    public static readonly ActKind[] OverSignaal = [ActKind.SignaalOpgepakt, ActKind.SignaalOvergedragen, ActKind.SignaalGesluimerd, ActKind.SignaalGewekt];

    /// <summary>The day of the last act of a person on each dossier; of one that no person ever touched, the day of its first act.</summary>
    public static async Task<Dictionary<Guid, DateOnly>> LaatsteAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var eigen = db.Acts.AsNoTracking().Where(a => a.DossierId != null && ids.Contains(a.DossierId.Value));
        var laatste = (await eigen.Where(a => a.ActorId != null && !OverSignaal.Contains(a.Kind)).GroupBy(a => a.DossierId!.Value).Select(g => new { g.Key, At = g.Max(a => a.At) }).ToListAsync(ct)).ToDictionary(a => a.Key, a => a.At);
        var nooit = ids.Where(i => !laatste.ContainsKey(i)).ToList();
        if (nooit.Count > 0)
        {
            foreach (var a in await eigen.Where(a => nooit.Contains(a.DossierId!.Value)).GroupBy(a => a.DossierId!.Value).Select(g => new { g.Key, At = g.Min(a => a.At) }).ToListAsync(ct))
                laatste[a.Key] = a.At;
        }

        return laatste.ToDictionary(l => l.Key, l => DateOnly.FromDateTime(Clock.ToLocal(l.Value)));
    }
}
