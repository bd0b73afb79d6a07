// What: the only place that knows what day it is: the calendar day in Europe/Amsterdam and the UTC instant.
// Used by: pages, jobs and verbs at the edge; everything inside takes the day as an argument.
// Never: lets anybody move the clock outside Development.

namespace Thuiszitters.Web.Platform.Time;

/// <summary>Today in the Netherlands and now in UTC, from an injected <see cref="TimeProvider"/>.</summary>
public sealed class Clock(TimeProvider time)
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Amsterdam).DateTime);

    public static DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Amsterdam);
}

/// <summary>The system clock, movable by whole days in Development (/dev/klok or the setting <c>Clock:Today</c>).</summary>
public sealed class MovableTimeProvider : TimeProvider
{
    TimeSpan offset = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;

    public bool IsMoved => offset != TimeSpan.Zero;

    /// <summary>Makes today in Amsterdam equal to <paramref name="today"/>; null puts the clock right again.</summary>
    public void MoveTo(DateOnly? today)
    {
        var real = new Clock(System).Today;
        offset = today is { } t ? TimeSpan.FromDays(t.DayNumber - real.DayNumber) : TimeSpan.Zero;
    }
}
