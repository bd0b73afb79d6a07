// What: one setting chooses the database: Database:Provider = Sqlite (default) | Postgres | SqlServer.
// SQLite is a file under the data folder in WAL with synchronous=FULL (a power cut loses nothing confirmed) and secure_delete.
// Used by: Program, verbs, dotnet ef. Never: provider-only SQL elsewhere.

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Data;

public enum Provider { Sqlite, Postgres, SqlServer }

public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options, Scope scope) : AppDb(options, scope)
{
    /// <summary>Keys as 16 bytes in time order instead of 36 characters: half the file, and new rows stay together.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();
    }

    internal sealed class GuidBytes() : ValueConverter<Guid, byte[]>(v => v.ToByteArray(true), v => new Guid(v, true));
}

public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options, Scope scope) : AppDb(options, scope);

public sealed class SqlServerAppDb(DbContextOptions<SqlServerAppDb> options, Scope scope) : AppDb(options, scope);

/// <summary>Where data lives: provider, connection strings and the data folder.</summary>
public sealed record DatabaseSettings(Provider Provider, string Main, string Keys, string Folder)
{
    public static DatabaseSettings From(IConfiguration configuration, string contentRoot)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] ?? "data", contentRoot);
        var name = configuration["Database:Provider"] ?? nameof(Provider.Sqlite);
        if (!Enum.TryParse<Provider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new InvalidOperationException($"Database:Provider '{name}' is not known; use Sqlite, Postgres or SqlServer.");
        string Text(string key, string file) => configuration.GetConnectionString(key)
            ?? (provider == Provider.Sqlite
                ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, file), DefaultTimeout = 30 }.ConnectionString
                : throw new InvalidOperationException($"ConnectionStrings:{key} is required for {provider}."));
        return new(provider, Text("Main", "thuiszitters.db"), Text("Keys", Path.Combine("sleutels", "sleutels.db")), folder);
    }
}

/// <summary>Makes contexts: for the reader of this request, or for the system.</summary>
public sealed class DbSource(DatabaseSettings settings, Clock clock, IEnumerable<IInterceptor> interceptors)
{
    static readonly SqlitePragmas Pragmas = new();
    static readonly ScopedQueries Queries = new();

    readonly IInterceptor[] gates = [new Gates(clock), new ScopedCommands(), Queries, .. interceptors];

    public Provider Provider => settings.Provider;

    public AppDb For(Scope scope) => settings.Provider switch
    {
        Provider.Sqlite => new SqliteAppDb(Options<SqliteAppDb>(settings.Main), scope),
        Provider.Postgres => new PostgresAppDb(Options<PostgresAppDb>(settings.Main), scope),
        Provider.SqlServer => new SqlServerAppDb(Options<SqlServerAppDb>(settings.Main), scope),
        _ => throw new InvalidOperationException($"Unknown provider {settings.Provider}."),
    };

    public AppDb ForSystem() => For(Scope.System);

    /// <summary>
    /// A context of its own on the connection and in the transaction of another: both are kept or neither. For what the system writes along with a
    /// page, which goes on under its own scope. The caller saves it before it commits.
    /// </summary>
    public async Task<AppDb> InAsync(AppDb ander, Scope scope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ander);
        var transactie = ander.Database.CurrentTransaction ?? throw new InvalidOperationException("There is no transaction to join.");
        var connection = ander.Database.GetDbConnection();
        AppDb db = settings.Provider switch
        {
            Provider.Sqlite => new SqliteAppDb(On<SqliteAppDb>(b => b.UseSqlite(connection)), scope),
            Provider.Postgres => new PostgresAppDb(On<PostgresAppDb>(b => b.UseNpgsql(connection)), scope),
            Provider.SqlServer => new SqlServerAppDb(On<SqlServerAppDb>(b => b.UseSqlServer(connection)), scope),
            _ => throw new InvalidOperationException($"Unknown provider {settings.Provider}."),
        };
        await db.Database.UseTransactionAsync(transactie.GetDbTransaction(), ct);
        return db;
    }

    DbContextOptions<T> On<T>(Action<DbContextOptionsBuilder> use) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        Common(builder);
        builder.AddInterceptors(gates);
        return builder.Options;
    }

    /// <summary>Makes the model, which is a third of a start, on the other core while the program is put together.</summary>
    public static void MakeModelMeanwhile(DatabaseSettings settings) => _ = Task.Run(() =>
    {
        using var db = new DbSource(settings, new Clock(TimeProvider.System), []).ForSystem();
        return db.Model;
    });

    public KeyDb Keys() => settings.Provider switch
    {
        Provider.Sqlite => new SqliteKeyDb(Options<SqliteKeyDb>(settings.Keys)),
        Provider.Postgres => new PostgresKeyDb(Options<PostgresKeyDb>(settings.Keys)),
        Provider.SqlServer => new SqlServerKeyDb(Options<SqlServerKeyDb>(settings.Keys)),
        _ => throw new InvalidOperationException($"Unknown provider {settings.Provider}."),
    };

    /// <summary>
    /// Lets SQLite learn how its rows lie, as the servers do by themselves. Without it SQLite walks every dossier of a gemeente for the fifteen
    /// that were asked for by their key. It looks at so many rows of each index, whatever the size: with fewer, all it learns of a gemeente of tens of
    /// thousands is that it has "at least" as many as it looked at, and it begins with the wrong table. Connections made before do not know it, so they are let go.
    /// </summary>
    /// <param name="anew">
    /// Looks at every table. Otherwise only at those that have an index not yet looked at or ten times as many or as few rows as then: a start
    /// reads next to nothing, also where the file is large and not yet in memory.
    /// </param>
    /// <param name="ct">Stops it.</param>
    public async Task AnalyseAsync(bool anew, CancellationToken ct)
    {
        if (settings.Provider != Provider.Sqlite)
            return;
        await using (var connection = new SqliteConnection(settings.Main))
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA analysis_limit=20000; " + (anew ? "ANALYZE;" : "PRAGMA optimize=0x10002;");
            try
            {
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
            {
                // Somebody is writing all the while; what was learned before does for now.
                return;
            }

            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>Makes what was destroyed in the key store leave its file at once; SQLite would keep the old page until its next checkpoint.</summary>
    public async Task WipeKeysAsync(CancellationToken ct)
    {
        if (settings.Provider != Provider.Sqlite)
            return;
        await using var connection = new SqliteConnection(settings.Keys);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Result codes of SQLite.</summary>
    const int Busy = 5, Locked = 6;

    readonly System.Collections.Concurrent.ConcurrentDictionary<Type, DbContextOptions> made = new();

    DbContextOptions<T> Options<T>(string connection) where T : DbContext => (DbContextOptions<T>)made.GetOrAdd(typeof(T), _ =>
    {
        var builder = new DbContextOptionsBuilder<T>();
        Configure(builder, settings.Provider, connection);
        builder.AddInterceptors(gates);
        return builder.Options;
    });

    internal static void Configure(DbContextOptionsBuilder builder, Provider provider, string connection)
    {
        switch (provider)
        {
            case Provider.Sqlite:
                builder.UseSqlite(connection).AddInterceptors(Pragmas);
                break;
            case Provider.Postgres:
                builder.UseNpgsql(connection);
                break;
            case Provider.SqlServer:
                builder.UseSqlServer(connection);
                break;
        }

        Common(builder);
    }

    static void Common(DbContextOptionsBuilder builder) =>
        builder.ReplaceService<IModelCacheKeyFactory, ScopedModelKey>()
            .ConfigureWarnings(w => w
                // Every dossier-bound row requires its dossier, and both carry the same filter: nothing falls between them.
                .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
}

/// <summary>
/// Sets what SQLite must promise on each connection it opens; and a cache (16 MB) that holds what one batch of an import touches. A connection
/// from the pool keeps its promises, so they are asked once of each.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    readonly ConditionalWeakTable<object, object> promised = [];

    const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=30000; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection);
        return Task.CompletedTask;
    }

    void Run(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (promised.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        promised.AddOrUpdate(handle, handle);
    }
}

sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAppDb>
{
    public SqliteAppDb CreateDbContext(string[] args) => new(Design.For<SqliteAppDb>(Provider.Sqlite), Scope.System);
}

sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresAppDb>
{
    public PostgresAppDb CreateDbContext(string[] args) => new(Design.For<PostgresAppDb>(Provider.Postgres), Scope.System);
}

sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerAppDb>
{
    public SqlServerAppDb CreateDbContext(string[] args) => new(Design.For<SqlServerAppDb>(Provider.SqlServer), Scope.System);
}

static class Design
{
    /// <summary>Options that never connect: dotnet ef only needs the dialect.</summary>
    public static DbContextOptions<T> For<T>(Provider provider) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        DbSource.Configure(builder, provider, provider == Provider.Sqlite ? "Data Source=:memory:" : "Server=design;Database=design");
        return builder.Options;
    }
}
