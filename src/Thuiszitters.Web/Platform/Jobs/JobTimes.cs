// What: when a job should have begun, when it will again, and whether it is its turn: from its schedule and a moment, in the time of Europe/Amsterdam.
// Pure. Used by: JobRunner (is it due), JobVerdicts (is it late), Beheer / Jobs (the next time). A scheduler may fire twice, late, or in two
// processes at once: whether there is work follows from what was done for the period, never from how often it fired.
// Never: asks a scheduler. Two schedulers would answer differently, and one that stands still would not answer at all.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>A run that ended well: when it began and what for.</summary>
public readonly record struct JobDone(DateTime Started, DateOnly Period);

public static class JobTimes
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>A scheduler may fire a moment before its time.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>What a run on a day is for: the first of the month for a monthly job, else that day.</summary>
    public static DateOnly PeriodOf(JobSchedule schedule, DateOnly day) =>
        schedule.Rhythm == JobRhythm.FirstWorkingDay ? new DateOnly(day.Year, day.Month, 1) : day;

    /// <summary>The last moment, until now, at which it should have begun; null for a job on demand.</summary>
    public static DateTime? Last(JobSchedule schedule, DateTime now)
    {
        if (schedule.Rhythm is JobRhythm.OnDemand)
            return null;
        if (schedule.Rhythm is JobRhythm.EveryMinutes)
            return Slot(schedule, now);
        var at = Moment(schedule, DayOf(now));
        return at <= now ? at : Moment(schedule, Before(schedule, DayOf(now)));
    }

    /// <summary>The first moment after now at which it begins; null for a job on demand. A monthly job that was missed comes on the next day.</summary>
    public static DateTime? Next(JobSchedule schedule, DateTime now, bool doneThisPeriod = true)
    {
        if (schedule.Rhythm is JobRhythm.OnDemand)
            return null;
        if (schedule.Rhythm is JobRhythm.EveryMinutes)
            return Slot(schedule, now).AddMinutes(schedule.Minutes);
        var today = DayOf(now);
        var at = Moment(schedule, today);
        if (at > now)
            return at;
        return schedule.Rhythm == JobRhythm.FirstWorkingDay && !doneThisPeriod ? At(schedule, today.AddDays(1)) : Moment(schedule, After(schedule, today));
    }

    /// <summary>Whether a firing at this moment has work to do, given the runs that ended well (of the period, or later ones).</summary>
    public static bool IsDue(JobSchedule schedule, DateTime now, DateOnly today, IEnumerable<JobDone> done) => schedule.Rhythm switch
    {
        JobRhythm.EveryMinutes => !done.Any(d => d.Started >= DoneSince(schedule, now) && d.Started <= now + Slack),
        JobRhythm.Daily => !done.Any(d => d.Period == today),
        JobRhythm.FirstWorkingDay => today >= Werkdagen.EersteVanMaand(today.Year, today.Month) && !done.Any(d => d.Period == PeriodOf(schedule, today)),
        _ => true,
    };

    /// <summary>A run that began from here on counts for the present few minutes.</summary>
    internal static DateTime DoneSince(JobSchedule schedule, DateTime now) => (Last(schedule, now + Slack) ?? now) - Slack;

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Amsterdam));

    /// <summary>Minutes divide an hour, and Amsterdam differs whole hours from UTC.</summary>
    static DateTime Slot(JobSchedule schedule, DateTime now) => new(now.Ticks - (now.Ticks % (schedule.Minutes * TimeSpan.TicksPerMinute)), DateTimeKind.Utc);

    /// <summary>Its time in the period of a day: on that day, or on the first working day of that month.</summary>
    static DateTime Moment(JobSchedule schedule, DateOnly day) =>
        At(schedule, schedule.Rhythm == JobRhythm.FirstWorkingDay ? Werkdagen.EersteVanMaand(day.Year, day.Month) : day);

    static DateTime At(JobSchedule schedule, DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(schedule.Hour, schedule.Minute)), Amsterdam);

    static DateOnly Before(JobSchedule schedule, DateOnly day) =>
        schedule.Rhythm == JobRhythm.FirstWorkingDay ? new DateOnly(day.Year, day.Month, 1).AddMonths(-1) : day.AddDays(-1);

    static DateOnly After(JobSchedule schedule, DateOnly day) =>
        schedule.Rhythm == JobRhythm.FirstWorkingDay ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : day.AddDays(1);
}
