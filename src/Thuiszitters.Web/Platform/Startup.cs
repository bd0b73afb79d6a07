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
        var embedded = source.Provider == Provider.Sqlite;
        // The two databases beside each other: most of a start is waiting for what EF Core and DataProtection make of them.
        await Task.WhenAll(Task.Run(KeysAsync, ct), Task.Run(MainAsync, ct));
        foreach (var step in services.GetServices<IAtStart>())
            await step.RunAsync(ct);

        async Task KeysAsync()
        {
            await (embedded ? MigrateAsync(source.Keys(), ct) : RefuseOlderSchemaAsync(source.Keys(), ct));
            await services.GetRequiredService<KeyStore>().CheckCanaryAsync(ct);
        }

        async Task MainAsync()
        {
            await (embedded ? MigrateAsync(source.ForSystem(), ct) : RefuseOlderSchemaAsync(source.ForSystem(), ct));
            await source.AnalyseAsync(anew: false, ct);
        }
    }

    public static async Task MigrateAsync(DbSource source, CancellationToken ct)
    {
        await MigrateAsync(source.Keys(), ct);
        await MigrateAsync(source.ForSystem(), ct);
    }

    static async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        await using var db = context;
        // Migrating first lays the whole model beside its snapshot; what lacks nothing need not.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            await db.Database.MigrateAsync(ct);
    }

    static async Task RefuseOlderSchemaAsync(DbContext context, CancellationToken ct)
    {
        await using var db = context;
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new InvalidOperationException("The database lacks migrations. Run the verb 'migrate' first.");
    }
}

/// <summary>Something to do once after the database is ready and before the first request.</summary>
public interface IAtStart
{
    Task RunAsync(CancellationToken ct);
}
