// What: keeps the chain of a running request for a vrijstelling complete whatever page does the deed: who gets a case or loses it, directs it, or
// advises in it on the side of a SWV goes into the chain in the same save, and a document that is evidence does not change behind the request.
// Source: rules.md R5; ADR 28. Used by: Gates, for every save. Never: takes somebody out of a chain.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Data;

static class Ketenwacht
{
    sealed record Deed(Guid Dossier, Guid Wie, Betrokkenheid Betrokkenheid);

    public static async Task VulAsync(AppDb db, DateOnly today, CancellationToken ct)
    {
        var deden = db.ChangeTracker.Entries().SelectMany(e => Deden(e, db.Scope)).Distinct().ToList();
        if (deden.Count > 0)
            await BetrekAsync(db, deden, today, ct);
        if (db.Scope.Kind != ScopeKind.System)
            await BewijsAsync(db, ct);
    }

    static IEnumerable<Deed> Deden(EntityEntry e, Scope scope)
    {
        switch (e)
        {
            case { Entity: Dossier d, State: EntityState.Modified }:
                return new[] { e.Property(nameof(Dossier.BehandelaarId)), e.Property(nameof(Dossier.SwvConsulentId)) }.Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))
                    .SelectMany(p => new[] { p.OriginalValue, p.CurrentValue }).OfType<Guid>().Select(wie => new Deed(d.Id, wie, Betrokkenheid.Eigenaar));
            case { Entity: Casusregie { GebruikerId: { } wie } r, State: EntityState.Added or EntityState.Modified }:
                return [new(r.DossierId, wie, Betrokkenheid.Eigenaar)];
            case { Entity: Notitie n, State: EntityState.Added or EntityState.Modified } when IsVanSwv(scope):
                return [new(n.DossierId, n.AuteurId, Betrokkenheid.Adviseerde)];
            case { Entity: Overlegbesluit b, State: EntityState.Added } when IsVanSwv(scope):
                return [new(b.DossierId, scope.GebruikerId, Betrokkenheid.Adviseerde)];
            default:
                return [];
        }
    }

    static bool IsVanSwv(Scope scope) => scope.Rol is Rol.SwvConsulent or Rol.TeamleiderSwv or Rol.SwvBeoordelaar;

    static async Task BetrekAsync(AppDb db, List<Deed> deden, DateOnly today, CancellationToken ct)
    {
        foreach (var deel in deden.Select(d => d.Dossier).Distinct().Chunk(400))
        {
            var lopend = await db.Vrijstellingen.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes()
                .Where(v => deel.Contains(v.DossierId) && v.Toestand < VrijstellingToestand.VanKracht).Select(v => new { v.Id, v.DossierId }).ToListAsync(ct);
            foreach (var v in lopend)
            {
                var er = (await db.Ketens.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes().Where(k => k.VrijstellingId == v.Id && k.Sinds == today)
                    .Select(k => new { k.GebruikerId, k.Betrokkenheid }).ToListAsync(ct)).Select(k => (k.GebruikerId, k.Betrokkenheid)).ToHashSet();
                er.UnionWith(db.Ketens.Local.Where(k => k.VrijstellingId == v.Id && k.Sinds == today).Select(k => (k.GebruikerId, k.Betrokkenheid)));
                foreach (var d in deden.Where(d => d.Dossier == v.DossierId && er.Add((d.Wie, d.Betrokkenheid))))
                    db.Add(new Keten { DossierId = v.DossierId, VrijstellingId = v.Id, GebruikerId = d.Wie, Betrokkenheid = d.Betrokkenheid, Sinds = today });
            }
        }
    }

    /// <summary>Evidence is replaced on the page of the request, which says beforehand that judgements become void.</summary>
    static async Task BewijsAsync(AppDb db, CancellationToken ct)
    {
        var documenten = db.ChangeTracker.Entries().Select(Gewijzigd).OfType<Guid>().Distinct().ToList();
        if (documenten.Count > 0 && await IsBewijsAsync(db, documenten, ct))
            throw new OutOfScopeException(nameof(Document));
    }

    static Guid? Gewijzigd(EntityEntry e) => e switch
    {
        { Entity: Document d, State: EntityState.Modified } => d.Id,
        { Entity: Documentversie v, State: EntityState.Added } => v.DocumentId,
        _ => null,
    };

    static Task<bool> IsBewijsAsync(AppDb db, List<Guid> documenten, CancellationToken ct) => db.Vrijstellingstukken.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes()
        .AnyAsync(s => documenten.Contains(s.DocumentId) && s.Vrijstelling!.Toestand < VrijstellingToestand.VanKracht, ct);
}
