// What: the brothers and sisters of a dossier that the reader may open too.
// Source: ADR 25. Used by: the page of a dossier, the room Verwanten.
// Never: one that lies outside the scope of the reader, or the number of a dossier that went up into another.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public sealed record Verwant(Guid Id, Guid Ander, string Nummer);

public static class Verwantenlijst
{
    public static async Task<List<Verwant>> VanAsync(AppDb db, Guid dossier, CancellationToken ct)
    {
        // A dossier that was merged away leads to the one that stayed.
        var ik = await db.Set<Samenvoeging>().AsNoTracking().Where(s => s.DossierId == dossier).Select(s => s.VanDossierId).ToListAsync(ct);
        ik.Add(dossier);
        var links = await db.Set<Verwantschap>().AsNoTracking().Where(v => ik.Contains(v.DossierId) || ik.Contains(v.AnderDossierId))
            .Select(v => new { v.Id, Ander = ik.Contains(v.DossierId) ? v.AnderDossierId : v.DossierId }).ToListAsync(ct);
        var anderen = links.ConvertAll(l => l.Ander);
        var verder = await db.Set<Samenvoeging>().AsNoTracking().Where(s => anderen.Contains(s.VanDossierId)).ToDictionaryAsync(s => s.VanDossierId, s => s.DossierId, ct);
        var naar = links.ConvertAll(l => (l.Id, Ander: verder.GetValueOrDefault(l.Ander, l.Ander)));
        var ids = naar.ConvertAll(n => n.Ander);
        var nummers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Nummer }).ToDictionaryAsync(d => d.Id, d => d.Nummer, ct);
        return [.. naar.Where(n => n.Ander != dossier && nummers.ContainsKey(n.Ander)).DistinctBy(n => n.Ander).Select(n => new Verwant(n.Id, n.Ander, nummers[n.Ander])).OrderBy(v => v.Nummer, StringComparer.Ordinal)];
    }
}
