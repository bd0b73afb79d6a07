// What: whether a job is all right: a verdict from its schedule, what is known of its runs, and the moment.
// Source: issue of a peer where a monthly job stood still unseen for months; ADR 36. Pure. Used by: JobWatch, and by it /health, check-jobs,
// Beheer / Jobs and the banner. Never: asks the scheduler, for that is what may stand still.

namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>TeLaat: its time passed and no run began. Mislukt: the last run did not end well. Stil: it never ran, though its time has been.</summary>
public enum JobVerdict { Goed = 0, TeLaat = 1, Mislukt = 2, Stil = 3 }

/// <summary>What is known of a job.</summary>
/// <param name="Last">Its last run, however it ended.</param>
/// <param name="Done">Of the runs that ended well the one for the latest period.</param>
/// <param name="Since">Of a job that never ran: since when the program has known it.</param>
/// <param name="IsHeld">Somebody holds its lease, so a run that says it runs does.</param>
public sealed record JobPast(JobRunRow? Last, JobRunRow? Done, DateTime? Since, bool IsHeld);

public static class JobVerdicts
{
    /// <summary>How long after its time a job may begin: a program that is being replaced needs some minutes.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(30), MarginOfMinutes = TimeSpan.FromMinutes(15);

    /// <summary>A run that takes longer is no longer taken for one that will end.</summary>
    static readonly TimeSpan LongestRun = TimeSpan.FromHours(2);

    public static JobVerdict Of(JobSchedule schedule, JobPast past, DateTime now)
    {
        var runs = past.Last is { State: JobState.Loopt } && past.IsHeld;
        var failed = past.Last is { State: JobState.Mislukt or JobState.Afgebroken or JobState.Gemist } || (past.Last is { State: JobState.Loopt } && !past.IsHeld);
        if (Expected(schedule, now) is not { } expected)
            return failed && past.Last!.Error != JobRunner.StoppedByHand ? JobVerdict.Mislukt : JobVerdict.Goed;
        if (past.Last is not { } last)
            return past.Since > expected ? JobVerdict.Goed : JobVerdict.Stil;
        if (runs && now - last.Started < LongestRun)
            return JobVerdict.Goed;
        // A run for another day, by hand, says nothing of the day that is expected: neither that it went well nor that it did not.
        var perDay = schedule.Rhythm != JobRhythm.EveryMinutes;
        var well = past.Done is { } done && (perDay ? IsForPeriodOf(schedule, done, expected) : done.Started >= expected);
        if (failed && !(perDay && well && last.Period <= past.Done!.Period))
            return JobVerdict.Mislukt;
        return well ? JobVerdict.Goed : JobVerdict.TeLaat;
    }

    /// <summary>When it should last have begun; null for a job on demand.</summary>
    public static DateTime? Expected(JobSchedule schedule, DateTime now) =>
        JobTimes.Last(schedule, now - (schedule.Rhythm == JobRhythm.EveryMinutes ? MarginOfMinutes : Margin));

    static bool IsForPeriodOf(JobSchedule schedule, JobRunRow done, DateTime expected) =>
        schedule.Rhythm != JobRhythm.EveryMinutes && done.Period >= JobTimes.PeriodOf(schedule, JobTimes.DayOf(expected));
}
