using Hangfire;
using Hangfire.Storage;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs.Hangfire;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>Hangfire on a new database of the SQL Server of THUISZITTERS_TEST_SQLSERVER, a connection string without a database.</summary>
static class BuiltScheduler
{
    const string Variable = "THUISZITTERS_TEST_SQLSERVER";

    static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public static string? Lacks => Server is null ? $"No SQL Server here: {Variable} is not set." : null;

    public static Task<JobHost> HostAsync(Bench bench, params Type[] jobs) => JobHost.OnServerAsync(Provider.SqlServer,
        new SqlConnectionStringBuilder(Server) { InitialCatalog = $"tz_jobs_{Guid.CreateVersion7():N}" }.ConnectionString, (s, settings) => Add(s, settings, bench), jobs);

    /// <summary>A new process on the same store.</summary>
    public static JobHost Second(JobHost host, Bench bench, params Type[] jobs) => host.Second((s, settings) => Add(s, settings, bench), jobs);

    public static Task<IReadOnlyList<(string Name, string Zone)>> StoredAsync(JobHost host)
    {
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        return Task.FromResult<IReadOnlyList<(string, string)>>([.. connection.GetRecurringJobs().Select(j => (j.Id, j.TimeZoneId ?? ""))]);
    }

    public static Task FireAsync(JobHost host, string name)
    {
        host.Services.GetRequiredService<IRecurringJobManager>().Trigger(name);
        return Task.CompletedTask;
    }

    static void Add(IServiceCollection services, DatabaseSettings settings, Bench bench)
    {
        services.AddSingleton(bench).AddSingleton<Tally>();
        services.AddSingleton<IHostApplicationLifetime, NoLifetime>();
        services.AddScoped<HangfireJob>();
        HangfireServices.AddHangfireScheduler(services, settings);
    }
}
