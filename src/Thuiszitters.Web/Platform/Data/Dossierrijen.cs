// What: every row of every table that belongs to a dossier, also of a room that is made later.
// Used by: what moves a whole dossier: transfer to another gemeente, merging. Never: a list of tables by hand, that the next table is not on.

using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Data;

public static class Dossierrijen
{
    static readonly MethodInfo Lezer = typeof(Dossierrijen).GetMethod(nameof(RijenAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The kinds of rows that belong to a dossier.</summary>
    public static IReadOnlyList<Type> Soorten(AppDb db) =>
        [.. db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => typeof(IInDossier).IsAssignableFrom(t))];

    /// <summary>The rows of one kind, tracked, that this context may see.</summary>
    public static async Task<List<EntityEntry>> VanAsync(AppDb db, Type soort, Guid dossier, CancellationToken ct) =>
        (await (Task<List<object>>)Lezer.MakeGenericMethod(soort).Invoke(null, [db, dossier, ct])!).ConvertAll(db.Entry);

    static async Task<List<object>> RijenAsync<T>(AppDb db, Guid dossier, CancellationToken ct) where T : class, IInDossier =>
        [.. await db.Set<T>().Where(r => EF.Property<Guid>(r, nameof(IInDossier.DossierId)) == dossier).ToListAsync(ct)];
}
