// What: the schedule over 2020 to 2035 with a clock of its own: the times at which the scheduler fires, and for each whether there is work.
// Source: rules.md R7; security facts 4.9. Every scheduled job of the program, through each change of the clock and of the year.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Jobs.Quartz;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

public sealed class JobTimesTests
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    static readonly DateOnly Eerste = new(2020, 1, 1), Laatste = new(2035, 12, 31);
    static readonly JobCatalog Catalogus = new(JobCatalog.Scan(typeof(JobRunner).Assembly));

    public static IEnumerable<object[]> PerDag => Namen(JobRhythm.Daily, JobRhythm.FirstWorkingDay);

    public static IEnumerable<object[]> PerMinuten => Namen(JobRhythm.EveryMinutes);

    static IEnumerable<object[]> Namen(params JobRhythm[] ritmes) => Catalogus.All.Where(j => ritmes.Contains(j.Schedule.Rhythm)).Select(j => new object[] { j.Name });

    static DateTime Begin(DateOnly dag) => TimeZoneInfo.ConvertTimeToUtc(dag.ToDateTime(TimeOnly.MinValue), Amsterdam);

    /// <summary>Every moment in these days at which the scheduler fires.</summary>
    static IEnumerable<DateTime> Vuurt(JobSchedule schedule, DateOnly van, DateOnly totEnMet)
    {
        var cron = new global::Quartz.CronExpression(QuartzSchedule.CronOf(schedule)!, Amsterdam);
        var einde = Begin(totEnMet.AddDays(1));
        for (DateTimeOffset? at = new DateTimeOffset(Begin(van), TimeSpan.Zero).AddTicks(-1); (at = cron.GetNextValidTimeAfter(at.Value)) is { } moment && moment.UtcDateTime < einde;)
            yield return moment.UtcDateTime;
    }

    /// <summary>Fires twice each time, as two processes would, and keeps what was done; the first has worked by the time of the second.</summary>
    static List<(DateTime At, JobDone Done)> Voer(JobSchedule schedule, IEnumerable<DateTime> momenten)
    {
        var gedaan = new List<(DateTime At, JobDone Done)>();
        foreach (var moment in momenten)
            foreach (var now in (DateTime[])[moment.AddMilliseconds(-2), moment.AddMilliseconds(40)])
            {
                var today = JobTimes.DayOf(now);
                if (JobTimes.IsDue(schedule, now, today, gedaan.TakeLast(3).Select(g => g.Done)))
                    gedaan.Add((now, new(now, JobTimes.PeriodOf(schedule, today))));
            }

        return gedaan;
    }

    [Theory, MemberData(nameof(PerDag))]
    public void Job_DailyOrMonthlyOverSixteenYears_HasOneEffectPerPeriod(string naam)
    {
        var schedule = Catalogus[naam].Schedule;

        var gedaan = Voer(schedule, Vuurt(schedule, Eerste, Laatste));

        var perDag = schedule.Rhythm == JobRhythm.Daily;
        var verwacht = Enumerable.Range(0, Laatste.DayNumber - Eerste.DayNumber + 1).Select(Eerste.AddDays)
            .Where(d => perDag || d == Werkdagen.EersteVanMaand(d.Year, d.Month)).ToList();
        Assert.Equal(perDag ? 5844 : 192, verwacht.Count);
        Assert.Equal(verwacht, gedaan.Select(g => JobTimes.DayOf(g.At)));
        Assert.Equal(verwacht.Select(d => JobTimes.PeriodOf(schedule, d)), gedaan.Select(g => g.Done.Period));
        // At its own time on the clock of the office, summer and winter.
        Assert.All(gedaan, g => Assert.Equal((schedule.Hour, schedule.Minute), Klok(g.At.AddSeconds(1))));
    }

    /// <summary>The jobs of every few minutes: on the days on which the clock or the year changes, the day before and the day after.</summary>
    [Theory, MemberData(nameof(PerMinuten))]
    public void Job_EveryFewMinutesThroughEachChange_HasOneEffectPerTurn(string naam)
    {
        var schedule = Catalogus[naam].Schedule;
        var dagen = Wisseldagen().ToList();
        Assert.Equal(32 + 4 + 16, dagen.Count);

        foreach (var dag in dagen)
        {
            var gedaan = Voer(schedule, Vuurt(schedule, dag.AddDays(-1), dag.AddDays(1)));

            // The turns of the time that really passes: a day of the change has one hour less or more of them.
            var uren = (Begin(dag.AddDays(2)) - Begin(dag.AddDays(-1))).TotalHours;
            Assert.Equal((int)uren * 60 / schedule.Minutes, gedaan.Count);
            Assert.All(gedaan.Zip(gedaan.Skip(1)), p => Assert.Equal(schedule.Minutes, Math.Round((p.Second.At - p.First.At).TotalMinutes)));
        }
    }

    [Theory]
    [InlineData("2021-01-04"), InlineData("2026-01-02")]
    [InlineData("2024-04-02"), InlineData("2029-04-03")]
    [InlineData("2020-06-02"), InlineData("2026-08-03")]
    public void MonthlyJob_WhereTheMonthBeginsWithAHoliday_RunsOnTheFirstWorkingDay(string dag)
    {
        var d = DateOnly.ParseExact(dag, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var schedule = JobSchedule.FirstWorkingDay(7, 0);

        var gedaan = Voer(schedule, Vuurt(schedule, new DateOnly(d.Year, d.Month, 1), d.AddDays(20)));

        Assert.Equal([(d, new DateOnly(d.Year, d.Month, 1))], gedaan.Select(g => (JobTimes.DayOf(g.At), g.Done.Period)));
    }

    [Fact]
    public void Moments_LastAndNext_AgreeWithTheScheduler()
    {
        foreach (var schedule in (JobSchedule[])[JobSchedule.EveryMinutes(15), JobSchedule.Daily(5, 30), JobSchedule.Daily(0, 0), JobSchedule.Daily(3, 0)])
            foreach (var dag in Wisseldagen())
            {
                var vuurt = Vuurt(schedule, dag.AddDays(-2), dag.AddDays(3)).ToList();
                foreach (var (a, b) in vuurt.Zip(vuurt.Skip(1)))
                    foreach (var now in (DateTime[])[a, a.AddSeconds(1), b.AddSeconds(-1)])
                        Assert.Equal((a, b), (JobTimes.Last(schedule, now), JobTimes.Next(schedule, now)));
            }
    }

    [Fact]
    public void MonthlyJob_Next_IsTheNextMonthOrTomorrowWhenMissed()
    {
        var schedule = JobSchedule.FirstWorkingDay(7, 0);
        var now = new DateTime(2026, 8, 20, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal(new DateTime(2026, 8, 3, 5, 0, 0, DateTimeKind.Utc), JobTimes.Last(schedule, now));
        Assert.Equal(new DateTime(2026, 9, 1, 5, 0, 0, DateTimeKind.Utc), JobTimes.Next(schedule, now, doneThisPeriod: true));
        Assert.Equal(new DateTime(2026, 8, 21, 5, 0, 0, DateTimeKind.Utc), JobTimes.Next(schedule, now, doneThisPeriod: false));
        Assert.Null(JobTimes.Next(JobSchedule.OnDemand, now));
    }

    static (int Uur, int Minuut) Klok(DateTime utc)
    {
        var lokaal = TimeZoneInfo.ConvertTimeFromUtc(utc, Amsterdam);
        return (lokaal.Hour, lokaal.Minute);
    }

    /// <summary>The changes of the clock, the leap days and New Year's Day.</summary>
    static IEnumerable<DateOnly> Wisseldagen()
    {
        for (var dag = Eerste; dag <= Laatste; dag = dag.AddDays(1))
            if ((Begin(dag.AddDays(1)) - Begin(dag)).TotalHours is not 24 || dag is { Month: 2, Day: 29 } or { Month: 1, Day: 1 })
                yield return dag;
    }
}

public sealed class JobVerdictTests
{
    // 1 December 2026 is a Tuesday: eight o'clock in Amsterdam.
    static readonly DateTime Nu = new(2026, 12, 1, 7, 0, 0, DateTimeKind.Utc);

    static JobRunRow Run(DateTime begonnen, JobState state = JobState.Klaar, string? error = null, DateOnly? period = null) => new()
    {
        Id = Guid.CreateVersion7(), Name = "x", ForDay = JobTimes.DayOf(begonnen), Period = period ?? JobTimes.DayOf(begonnen), Started = begonnen, State = state, Error = error,
    };

    static JobVerdict Van(JobSchedule schedule, JobRunRow? laatste, JobRunRow? goed = null, DateTime? sinds = null, bool houdt = false) =>
        JobVerdicts.Of(schedule, new(laatste, goed ?? (laatste?.State == JobState.Klaar ? laatste : null), sinds, houdt), Nu);

    [Fact]
    public void DailyJob_PerCase_HasItsVerdict()
    {
        var dagelijks = JobSchedule.Daily(5, 30);
        var vanochtend = new DateTime(2026, 12, 1, 4, 30, 1, DateTimeKind.Utc);
        var gisteren = vanochtend.AddDays(-1);

        Assert.Equal(JobVerdict.Goed, Van(dagelijks, Run(vanochtend)));
        Assert.Equal(JobVerdict.TeLaat, Van(dagelijks, Run(gisteren)));
        // The margin of half an hour has not passed yet.
        Assert.Equal(JobVerdict.Goed, JobVerdicts.Of(dagelijks, new(Run(gisteren), Run(gisteren), null, false), vanochtend.AddMinutes(20)));
        // By hand in the night, for this day.
        Assert.Equal(JobVerdict.Goed, Van(dagelijks, Run(vanochtend.AddHours(-3))));
        Assert.Equal(JobVerdict.Mislukt, Van(dagelijks, Run(vanochtend, JobState.Mislukt, "X"), Run(gisteren)));
        Assert.Equal(JobVerdict.Mislukt, Van(dagelijks, Run(vanochtend, JobState.Afgebroken, JobRunner.StoppedByHand), Run(gisteren)));
        Assert.Equal(JobVerdict.Goed, Van(dagelijks, Run(Nu.AddHours(-1), JobState.Loopt), Run(gisteren), houdt: true));
        Assert.Equal(JobVerdict.Mislukt, Van(dagelijks, Run(Nu.AddHours(-1), JobState.Loopt), Run(gisteren), houdt: false));
        // A run that never ends.
        Assert.Equal(JobVerdict.TeLaat, Van(dagelijks, Run(gisteren, JobState.Loopt), Run(gisteren.AddDays(-1)), houdt: true));
    }

    [Fact]
    public void JobThatNeverRan_PerCase_HasItsVerdict()
    {
        Assert.Equal(JobVerdict.Goed, Van(JobSchedule.Daily(5, 30), null, sinds: Nu.AddMinutes(-10)));
        Assert.Equal(JobVerdict.Stil, Van(JobSchedule.Daily(5, 30), null, sinds: Nu.AddDays(-1)));
        Assert.Equal(JobVerdict.Stil, Van(JobSchedule.EveryMinutes(1), null, sinds: Nu.AddMinutes(-20)));
        Assert.Equal(JobVerdict.Stil, Van(JobSchedule.Daily(5, 30), null, sinds: null));
        Assert.Equal(JobVerdict.Goed, Van(JobSchedule.OnDemand, null));
    }

    [Fact]
    public void MonthlyJob_PerCase_HasItsVerdict()
    {
        var maandelijks = JobSchedule.FirstWorkingDay(7, 0);
        var november = Run(new DateTime(2026, 11, 2, 6, 0, 0, DateTimeKind.Utc), period: new DateOnly(2026, 11, 1));
        var december = Run(new DateTime(2026, 12, 1, 6, 0, 1, DateTimeKind.Utc), period: new DateOnly(2026, 12, 1));

        Assert.Equal(JobVerdict.TeLaat, Van(maandelijks, november));
        Assert.Equal(JobVerdict.Goed, Van(maandelijks, december));
        Assert.Equal(JobVerdict.Goed, JobVerdicts.Of(maandelijks, new(november, november, null, false), Nu.AddHours(-1)));
        Assert.Equal(JobVerdict.Mislukt, Van(maandelijks, Run(Nu, JobState.Gemist), november));
    }

    [Fact]
    public void OtherJobs_PerCase_HaveTheirVerdict()
    {
        var minuut = JobSchedule.EveryMinutes(1);
        Assert.Equal(JobVerdict.Goed, Van(minuut, Run(Nu.AddMinutes(-10))));
        Assert.Equal(JobVerdict.TeLaat, Van(minuut, Run(Nu.AddMinutes(-17))));
        Assert.Equal(JobVerdict.Mislukt, Van(minuut, Run(Nu.AddMinutes(-1), JobState.Mislukt, "X"), Run(Nu.AddMinutes(-2))));
        Assert.Equal(JobVerdict.Mislukt, Van(JobSchedule.OnDemand, Run(Nu, JobState.Mislukt, "X")));
        Assert.Equal(JobVerdict.Goed, Van(JobSchedule.OnDemand, Run(Nu, JobState.Afgebroken, JobRunner.StoppedByHand)));
    }
}
