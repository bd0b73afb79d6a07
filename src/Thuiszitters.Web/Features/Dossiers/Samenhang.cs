// What: what was merged into a dossier, how many other dossiers of the gemeente look like it, and its brothers and sisters.
// Source: ADR 25. Used by: the dossier page; shown by _Samenhang. Never: opens another dossier to tell; hashes are enough to count.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

public sealed record Samenhang(string Nummer, int LijktOp, IReadOnlyList<(Guid Id, string VanNummer, DateOnly Op, DateOnly? Anker, bool IsHier)> Samengevoegd, IReadOnlyList<Verwant> Verwanten)
{
    public static async Task<Samenhang> VanAsync(AppDb db, Vault vault, Dossier dossier, Geopend wie, CancellationToken ct)
    {
        var id = dossier.Id;
        var samengevoegd = await db.Set<Samenvoeging>().AsNoTracking().Where(s => s.DossierId == id).OrderBy(s => s.Op)
            // What was merged into a dossier that itself went up into this one, is undone no more.
            .Select(s => new { s.Id, s.VanNummer, s.Op, IsHier = db.Acts.Any(a => a.Id == s.ActId && a.DossierId == id) }).ToListAsync(ct);
        var niet = await db.Set<NietDezelfde>().AsNoTracking().Where(n => n.DossierId == id || n.AnderDossierId == id)
            .Select(n => n.DossierId == id ? n.AnderDossierId : n.DossierId).ToListAsync(ct);
        var lijkt = wie.Identiteit is { } i ? await vault.LijktOpAsync(id, i, ct) : [];
        return new(dossier.Nummer, lijkt.Count(l => !niet.Contains(l)), [.. samengevoegd.Select(s => (s.Id, s.VanNummer, s.Op,
            dossier.Klokankers.Where(a => a.SamenvoegingId == s.Id).Select(a => (DateOnly?)a.Start).Min(), s.IsHier))],
            await Verwantenlijst.VanAsync(db, id, ct));
    }
}
