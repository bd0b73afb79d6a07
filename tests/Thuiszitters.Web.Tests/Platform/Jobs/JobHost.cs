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

    JobHost(string folder, bool ownsFolder, StandingClock time, Type[] jobs, Action<IServiceCollection, DatabaseSettings>? more, string? postgres = null)
    {
        (this.folder, this.ownsFolder, Time) = (folder, ownsFolder, time);
        var main = postgres ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "test.db"), DefaultTimeout = 30 }.ConnectionString;
        Settings = new DatabaseSettings(postgres is null ? Provider.Sqlite : Provider.Postgres, main, main, folder);
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
    public static async Task<JobHost> OnPostgresAsync(Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs)
    {
        var folder = Directory.CreateTempSubdirectory("thuiszitters-jobs-").FullName;
        var host = new JobHost(folder, true, new StandingClock(Start), jobs, more, $"{PostgresServer.Connection};Database=tz_jobs_{Guid.CreateVersion7():N}");
        await using var db = host.Db();
        await db.Database.EnsureCreatedAsync();
        return host;
    }

    /// <summary>A second process on the same database, with the same clock.</summary>
    public JobHost Second(Action<IServiceCollection, DatabaseSettings>? more, params Type[] jobs) =>
        new(folder, false, Time, jobs, more, Settings.Provider == Provider.Postgres ? Settings.Main : null);

    public AppDb Db() => Services.GetRequiredService<DbSource>().ForSystem();

    public async Task<List<JobRunRow>> RowsAsync()
    {
        await using var db = Db();
        return await db.Set<JobRunRow>().AsNoTracking().OrderBy(r => r.Started).ThenBy(r => r.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (ownsFolder && Settings.Provider == Provider.Postgres)
        {
            await using var db = Db();
            Npgsql.NpgsqlConnection.ClearPool((Npgsql.NpgsqlConnection)db.Database.GetDbConnection());
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
