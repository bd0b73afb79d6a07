// What: Quartz as the scheduler: when it is time, it calls JobRunner. No logic of jobs here.
// Its store is in the same database, clustered on servers; SQLite has one process and one writer, so it is not clustered there.
// Source: Quartz 4.7 (persistent store). Used by: AddJobs. Never: data with a job; the name is its identity and all it carries.

using global::Quartz;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Jobs.Quartz;

static class QuartzServices
{
    public static void AddQuartzScheduler(IServiceCollection services, DatabaseSettings settings)
    {
        services.AddLogging(l => l.AddFilter("Quartz", LogLevel.Warning));
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "thuiszitters";
                o.GenerateInstanceId = settings.Provider != Provider.Sqlite;
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            q.UseDefaultThreadPool(4);
            // The schedule follows the real clock, also where Development has moved the day.
            q.UseTimeProvider(TimeProvider.System);
            q.UsePersistentStore(store =>
            {
                store.ConfigureStore(o => o.TablePrefix = QuartzTables.Prefix);
                switch (settings.Provider)
                {
                    case Provider.Sqlite:
                        store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder(settings.Main) { ForeignKeys = true }.ConnectionString);
                        break;
                    case Provider.Postgres:
                        store.UsePostgres(NpgsqlFactory.Instance, settings.Main).UseClustering(_ => { });
                        break;
                    case Provider.SqlServer:
                        store.UseSqlServer(SqlClientFactory.Instance, settings.Main).UseClustering(_ => { });
                        break;
                }
            });
        });
        services.AddHostedService<QuartzSchedule>();
    }
}

[DisallowConcurrentExecution]
sealed class QuartzJob(JobRunner runner) : global::Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunDueInTurnAsync(context.JobDetail.Key.Name, cancellationToken);
}
