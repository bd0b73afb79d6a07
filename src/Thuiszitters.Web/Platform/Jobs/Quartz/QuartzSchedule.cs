using global::Quartz;

namespace Thuiszitters.Web.Platform.Jobs.Quartz;

/// <summary>Makes the stored schedule equal to the catalogue and starts it. What did not change keeps its next time, so a missed run is made good.</summary>
sealed class QuartzSchedule(ISchedulerFactory factory, JobCatalog catalog) : IHostedService
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    IScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken))
            if (catalog.Find(key.Name) is not { } known || CronOf(known.Schedule) is null)
                await scheduler.DeleteJob(key, cancellationToken);

        foreach (var job in catalog.All)
            if (CronOf(job.Schedule) is { } cron)
                await AlignAsync(scheduler, job.Name, cron, cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (scheduler is not null)
            await scheduler.Shutdown(true, cancellationToken);
    }

    static async Task AlignAsync(IScheduler scheduler, string name, string cron, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(new TriggerKey(name), ct) is ICronTrigger stored && stored.CronExpressionString == cron && stored.TimeZone.Id == Amsterdam.Id)
            return;
        var trigger = TriggerBuilder.Create().WithIdentity(name)
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(Amsterdam).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(JobBuilder.Create<QuartzJob>().WithIdentity(name).Build(), trigger, ScheduleJobOptions.Replacing, ct);
    }

    /// <summary>A job on demand has no time of its own.</summary>
    internal static string? CronOf(JobSchedule schedule) => schedule.Rhythm switch
    {
        JobRhythm.EveryMinutes => $"0 0/{schedule.Minutes} * * * ?",
        JobRhythm.Daily or JobRhythm.FirstWorkingDay => $"0 {schedule.Minute} {schedule.Hour} * * ?",
        _ => null,
    };
}
