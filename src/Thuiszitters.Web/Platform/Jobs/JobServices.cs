using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Jobs;

static class JobServices
{
    /// <summary>Jobs by scanning, their runner, and in a process that serves (unless <c>Jobs:Enabled</c> is false) the scheduler.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, DatabaseSettings settings, bool serves)
    {
        var types = JobCatalog.Scan(typeof(JobServices).Assembly).ToArray();
        foreach (var type in types)
            services.AddScoped(type);
        services.AddSingleton(new JobCatalog(types));
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Jobs>();
        services.AddSingleton<JobWatch>();
        services.AddSingleton<IAtStart, DeadRuns>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database").AddCheck<KeyStoreHealth>("sleutels").AddCheck<JobsHealth>("jobs");

        if (serves && configuration.GetValue("Jobs:Enabled", true))
        {
            services.AddHostedService(s => s.GetRequiredService<Jobs>());
#if HANGFIRE
            Hangfire.HangfireServices.AddHangfireScheduler(services, settings);
#else
            Quartz.QuartzServices.AddQuartzScheduler(services, settings);
#endif
        }

        return services;
    }
}
