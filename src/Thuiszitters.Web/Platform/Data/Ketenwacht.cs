// What: keeps the chain of a running request for a vrijstelling complete whatever page does the deed: who gets a case or loses it goes into the
// chain in the same save, and a document that is evidence does not change behind the request.
// Source: rules.md R5; ADR 28. Used by: Gates, for every save. Never: takes somebody out of a chain.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Data;

static class Ketenwacht
{
    public static async Task VulAsync(AppDb db, DateOnly today, CancellationToken ct)
    {
        var eigenaars = db.ChangeTracker.Entries<Dossier>().Where(e => e.State == EntityState.Modified)
            .SelectMany(e => new[] { e.Property(d => d.BehandelaarId), e.Property(d => d.SwvConsulentId) }.Where(p => p.IsModified && p.OriginalValue != p.CurrentValue)
                .SelectMany(p => new[] { p.OriginalValue, p.CurrentValue }).OfType<Guid>().Select(wie => (Dossier: e.Entity.Id, Wie: wie))).Distinct().ToList();
        if (eigenaars.Count > 0)
            await EigenaarsAsync(db, eigenaars, today, ct);
        if (db.Scope.Kind != ScopeKind.System)
            await BewijsAsync(db, ct);
    }

    static async Task EigenaarsAsync(AppDb db, List<(Guid Dossier, Guid Wie)> eigenaars, DateOnly today, CancellationToken ct)
    {
        foreach (var deel in eigenaars.Select(e => e.Dossier).Distinct().Chunk(400))
        {
            var lopend = await db.Vrijstellingen.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes()
                .Where(v => deel.Contains(v.DossierId) && v.Toestand < VrijstellingToestand.VanKracht).Select(v => new { v.Id, v.DossierId }).ToListAsync(ct);
            foreach (var v in lopend)
            {
                var er = (await db.Ketens.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes().Where(k => k.VrijstellingId == v.Id && k.Betrokkenheid == Betrokkenheid.Eigenaar)
                    .Select(k => k.GebruikerId).ToListAsync(ct)).ToHashSet();
                er.UnionWith(db.Ketens.Local.Where(k => k.VrijstellingId == v.Id && k.Betrokkenheid == Betrokkenheid.Eigenaar).Select(k => k.GebruikerId));
                foreach (var (_, wie) in eigenaars.Where(e => e.Dossier == v.DossierId && !er.Contains(e.Wie)))
                    db.Add(new Keten { DossierId = v.DossierId, VrijstellingId = v.Id, GebruikerId = wie, Betrokkenheid = Betrokkenheid.Eigenaar, Sinds = today });
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
