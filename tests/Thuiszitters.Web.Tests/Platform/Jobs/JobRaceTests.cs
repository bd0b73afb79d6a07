// What: several programs on one PostgreSQL with the same clock, of which the schedulers fire at the same moment: each period has one effect.
// Each "program" is a runner with services and connections of its own. Two hundred and forty firings in the ordinary run;
// THUISZITTERS_TEST_RONDES=200 in the environment does ten thousand. Source: security facts 4.8.

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Platform.Jobs;

/// <summary>How often each job had its effect, for what.</summary>
sealed class Tally
{
    public ConcurrentDictionary<(string Job, string Period), int> Effects { get; } = new();

    public void Add(string job, string period) => Effects.AddOrUpdate((job, period), 1, (_, n) => n + 1);
}

sealed class TallyDaily(Tally tally) : IJob
{
    public static string Name => "TelDagelijks";
    public static JobSchedule Schedule => JobSchedule.Daily(5, 30);

    public Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        tally.Add(Name, run.Period.ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }
}

sealed class TallyMonthly(Tally tally) : IJob
{
    public static string Name => "TelMaandelijks";
    public static JobSchedule Schedule => JobSchedule.FirstWorkingDay(7, 0);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await Task.Yield();
        tally.Add(Name, run.Period.ToString("O", CultureInfo.InvariantCulture));
    }
}

sealed class TallyMinutes(Tally tally, Thuiszitters.Web.Platform.Time.Clock clock) : IJob
{
    public static string Name => "TelMinuten";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(5);

    public Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        tally.Add(Name, clock.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }
}

public sealed class JobRaceTests
{
    const int Programmas = 4;
    static readonly Type[] Jobs = [typeof(TallyDaily), typeof(TallyMonthly), typeof(TallyMinutes)];
    static readonly string[] Namen = [TallyDaily.Name, TallyMonthly.Name, TallyMinutes.Name];

    static readonly int Rondes = int.TryParse(Environment.GetEnvironmentVariable("THUISZITTERS_TEST_RONDES"), CultureInfo.InvariantCulture, out var rondes)
        ? ((rondes * 50) / (Programmas * 3)) + 1 : 20;

    [PostgresFact]
    public async Task Programs_FiringAtTheSameMoment_HaveOneEffectPerPeriod()
    {
        var tally = new Tally();
        void Meer(IServiceCollection s) => s.AddSingleton(tally);
        await using var eerste = await JobHost.OnPostgresAsync((s, _) => Meer(s), Jobs);
        var programmas = new List<JobHost> { eerste };
        for (var i = 1; i < Programmas; i++)
            programmas.Add(eerste.Second((s, _) => Meer(s), Jobs));

        var (begin, uitkomsten) = (eerste.Time.Now, new ConcurrentDictionary<JobOutcome, int>());
        for (var ronde = 0; ronde < Rondes; ronde++)
        {
            eerste.Time.Now = begin.AddDays(ronde);
            await Task.WhenAll(programmas.SelectMany(p => Namen.Select(n => Task.Run(async () =>
            {
                var uitkomst = (await p.Runner.RunDueAsync(n, CancellationToken.None)).Outcome;
                uitkomsten.AddOrUpdate(uitkomst, 1, (_, k) => k + 1);
            }))));
        }

        foreach (var ander in programmas.Skip(1))
            await ander.DisposeAsync();
        Assert.Equal(Rondes * Programmas * Namen.Length, uitkomsten.Values.Sum());
        Assert.DoesNotContain(tally.Effects, e => e.Value != 1);
        Assert.Equal(Rondes, tally.Effects.Keys.Count(e => e.Job == TallyDaily.Name));
        Assert.Equal(Rondes, tally.Effects.Keys.Count(e => e.Job == TallyMinutes.Name));
        Assert.Equal(Enumerable.Range(0, Rondes).Select(r => JobTimes.DayOf(begin.AddDays(r).UtcDateTime)).Where(d => d >= Domain.Werkdagen.EersteVanMaand(d.Year, d.Month))
            .Select(d => (d.Year, d.Month)).Distinct().Count(), tally.Effects.Keys.Count(e => e.Job == TallyMonthly.Name));
        Assert.Equal(tally.Effects.Count, uitkomsten[JobOutcome.Klaar]);
        Assert.False(uitkomsten.ContainsKey(JobOutcome.Mislukt));
    }
}
