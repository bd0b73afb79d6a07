// What: makes the database ready before the first request. The embedded default migrates itself; a server is migrated by the verb
// `migrate` and the program refuses to start on an older schema.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Platform;

public static class Startup
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var source = services.GetRequiredService<DbSource>();
        if (source.Provider == Provider.Sqlite)
        {
            await MigrateAsync(source, ct);
            await source.AnalyseAsync(ct);
        }
        else
            await RefuseOlderSchemaAsync(source, ct);
        await services.GetRequiredService<KeyStore>().CheckCanaryAsync(ct);
        foreach (var step in services.GetServices<IAtStart>())
            await step.RunAsync(ct);
    }

    public static async Task MigrateAsync(DbSource source, CancellationToken ct)
    {
        // Beside each other: each first makes its model, and that is most of a start.
        await Task.WhenAll(Task.Run(() => MigrateAsync(source.Keys(), ct), ct), Task.Run(() => MigrateAsync(source.ForSystem(), ct), ct));
    }

    static async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        await using var db = context;
        // Migrating first lays the whole model beside its snapshot; what lacks nothing need not.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            await db.Database.MigrateAsync(ct);
    }

    static async Task RefuseOlderSchemaAsync(DbSource source, CancellationToken ct)
    {
        await using var keys = source.Keys();
        await using var db = source.ForSystem();
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any() || (await keys.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new InvalidOperationException("The database lacks migrations. Run the verb 'migrate' first.");
    }
}

/// <summary>Something to do once after the database is ready and before the first request.</summary>
public interface IAtStart
{
    Task RunAsync(CancellationToken ct);
}
