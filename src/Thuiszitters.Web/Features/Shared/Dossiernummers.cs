// What: gives out dossier numbers, 2026-000123, without gaps being promised or doubles being possible.
// Used by: new dossier, import, seed. The row is raised in one statement, so that two writers never get the same number.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Dossiernummers
{
    /// <summary>Reserves <paramref name="aantal"/> consecutive numbers of a year.</summary>
    public static async Task<IReadOnlyList<string>> ReserveerAsync(DbSource source, int jaar, int aantal, CancellationToken ct)
    {
        try
        {
            return await NeemAsync(source, jaar, aantal, ct);
        }
        catch (DbUpdateException)
        {
            // Two writers began the year at once and the other was first: the row stands now. A new transaction, for PostgreSQL does
            // nothing more in one of which a statement failed.
            return await NeemAsync(source, jaar, aantal, ct);
        }
    }

    static async Task<IReadOnlyList<string>> NeemAsync(DbSource source, int jaar, int aantal, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reeks = db.Set<Nummerreeks>();
        if (await reeks.Where(r => r.Jaar == jaar).ExecuteUpdateAsync(s => s.SetProperty(r => r.Laatste, r => r.Laatste + aantal), ct) == 0)
        {
            db.Add(new Nummerreeks { Jaar = jaar, Laatste = aantal });
            await db.SaveChangesAsync(ct);
        }

        var laatste = await reeks.AsNoTracking().Where(r => r.Jaar == jaar).Select(r => r.Laatste).SingleAsync(ct);
        await transaction.CommitAsync(ct);
        return [.. Enumerable.Range(laatste - aantal + 1, aantal).Select(n => $"{jaar}-{n:000000}")];
    }
}
