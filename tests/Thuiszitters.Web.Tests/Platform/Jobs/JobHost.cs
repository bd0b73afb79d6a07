using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>A clock that stands still until it is moved.</summary>
sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The job frame and the outbox on a SQLite file of their own, without the web. Two hosts on one folder are two processes.</summary>
sealed class JobHost : IAsyncDisposable
{
    readonly bool ownsFolder;
    readonly string folder;

    JobHost(string folder, bool ownsFolder, StandingClock time, Type[] jobs, Action<IServiceCollection, DatabaseSettings>? more, (Provider Provider, string Connection)? server = null)
    {
        (this.folder, this.ownsFolder, Time) = (folder, ownsFolder, time);
        var main = server?.Connection ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "test.db"), DefaultTimeout = 30 }.ConnectionString;
        Settings = new DatabaseSettings(server?.Provider ?? Provider.Sqlite, main, main, folder);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Settings);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<Clock>();
        services.AddSingleton<DbSource>();
        services.AddScoped<CurrentUser>();
        services.AddScoped(s => s.GetRequiredService<DbSource>().For(s.GetRequiredService<CurrentUser>().Scope));
        services.AddSingleton(new JobCatalog(jobs));
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Thuiszitters.Web.Platform.Jobs.Jobs>();
        foreach (var job in jobs)
            services.AddScoped(job);
        services.AddSingleton(new MailSettings { Folder = Path.Combine(folder, "mail") });
        services.AddSingleton<Outbox>();
        more?.Invoke(services, Settings);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public StandingClock Time { get; }
    public DatabaseSettings Settings { get; }
    public ServiceProvider Services { get; }
    public JobRunner Runner => Services.GetRequiredService<JobRunner>();
    public Clock Clock => Services.GetRequiredService<Clock>();

    public static Task<JobHost> StartAsync(params Type[] jobs) => StartAsync(null, jobs);

    public static async Task<JobHost> StartAsync(Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs)
    {
        var host = new JobHost(Directory.CreateTempSubdirectory("thuiszitters-jobs-").FullName, true, new StandingClock(Start), jobs, more);
        await using var db = host.Db();
        await db.Database.EnsureCreatedAsync();
        return host;
    }

    /// <summary>The same on a new database of the PostgreSQL server of the tests.</summary>
    public static Task<JobHost> OnPostgresAsync(Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs) =>
        OnServerAsync(Provider.Postgres, $"{PostgresServer.Connection};Database=tz_jobs_{Guid.CreateVersion7():N}", more, jobs);

    /// <summary>On a database of a server that is made now, and dropped at the end.</summary>
    public static async Task<JobHost> OnServerAsync(Provider provider, string connection, Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs)
    {
        var map = Directory.CreateTempSubdirectory("thuiszitters-jobs-").FullName;
        var host = new JobHost(map, true, new StandingClock(Start), jobs, more, (provider, connection));
        await using var db = host.Db();
        await db.Database.EnsureCreatedAsync();
        return host;
    }

    /// <summary>A second process on the same database, with the same clock.</summary>
    public JobHost Second(Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs) =>
        new(folder, false, Time, jobs, more, Settings.Provider == Provider.Sqlite ? null : (Settings.Provider, Settings.Main));

    public AppDb Db() => Services.GetRequiredService<DbSource>().ForSystem();

    public async Task<List<JobRunRow>> RowsAsync()
    {
        await using var db = Db();
        return await db.Set<JobRunRow>().AsNoTracking().OrderBy(r => r.Started).ThenBy(r => r.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (ownsFolder && Settings.Provider != Provider.Sqlite)
        {
            await using var db = Db();
            if (db.Database.GetDbConnection() is Npgsql.NpgsqlConnection pooled)
                Npgsql.NpgsqlConnection.ClearPool(pooled);
            await db.Database.EnsureDeletedAsync();
        }

        await Services.DisposeAsync();
        if (!ownsFolder)
            return;
        if (OperatingSystem.IsWindows())
            SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
