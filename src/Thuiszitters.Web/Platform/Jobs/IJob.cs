// What: a job and its schedule: what it is called, when it runs, and what it does for a day.
// Used by: every job of the rooms; found by scanning. Never: asks what day it is. The day is an argument, so that a run can be
// repeated and a missed one made good. A job must be idempotent: after a crash it runs again from the start.

using System.Reflection;

namespace Thuiszitters.Web.Platform.Jobs;

public interface IJob
{
    static abstract string Name { get; }

    static abstract JobSchedule Schedule { get; }

    Task RunAsync(JobRun run, DateOnly today, CancellationToken ct);
}

public enum JobRhythm { OnDemand = 0, EveryMinutes = 1, Daily = 2, FirstWorkingDay = 3 }

/// <summary>When a job runs, in the time of Europe/Amsterdam. The first working day is looked for daily, so that a missed one is made good.</summary>
public sealed record JobSchedule
{
    JobSchedule(JobRhythm rhythm, int hour = 0, int minute = 0, int minutes = 0) => (Rhythm, Hour, Minute, Minutes) = (rhythm, hour, minute, minutes);

    public JobRhythm Rhythm { get; }
    public int Hour { get; }
    public int Minute { get; }
    public int Minutes { get; }

    public static JobSchedule OnDemand { get; } = new(JobRhythm.OnDemand);

    public static JobSchedule EveryMinutes(int minutes) => minutes is > 0 and < 60 && 60 % minutes == 0
        ? new(JobRhythm.EveryMinutes, minutes: minutes)
        : throw new ArgumentOutOfRangeException(nameof(minutes), "Minutes divide an hour.");

    public static JobSchedule Daily(int hour, int minute) => new(JobRhythm.Daily, OutsideChangeOfTime(hour), minute);

    public static JobSchedule FirstWorkingDay(int hour, int minute) => new(JobRhythm.FirstWorkingDay, OutsideChangeOfTime(hour), minute);

    /// <summary>Between two and three a time of day is skipped once a year and comes twice once a year.</summary>
    static int OutsideChangeOfTime(int hour) =>
        hour != 2 ? hour : throw new ArgumentOutOfRangeException(nameof(hour), "Not in the hour in which the clock changes.");
}

public sealed record JobInfo(string Name, JobSchedule Schedule, Type Type);

/// <summary>The jobs of the program by name.</summary>
public sealed class JobCatalog
{
    readonly Dictionary<string, JobInfo> byName;

    public JobCatalog(IEnumerable<Type> types) => byName = types.Select(Read).ToDictionary(j => j.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<JobInfo> All => byName.Values;

    public JobInfo this[string name] => Find(name) ?? throw new ArgumentException($"There is no job '{name}'.", nameof(name));

    public JobInfo? Find(string name) => byName.GetValueOrDefault(name);

    internal static IEnumerable<Type> Scan(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IJob).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal);

    static JobInfo Read(Type type) => new((string)Static(type, nameof(IJob.Name)), (JobSchedule)Static(type, nameof(IJob.Schedule)), type);

    static object Static(Type type, string property) => type.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
