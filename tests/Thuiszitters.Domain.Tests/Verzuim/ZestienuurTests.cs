// What: the 16-uur melding on the worked examples of R2, in region noord with its herfstvakantie of 18-26 October 2025.

namespace Thuiszitters.Domain.Tests;

public sealed class ZestienuurTests
{
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R2")]
    [Rule("Lpw art. 21a")]
    [InlineData("2025-10-06 5, 2025-10-13 5, 2025-10-27 3, 2025-11-04 3", "2025-11-04")]
    [InlineData(
        "2025-10-06 5, 2025-10-13 5, 2025-10-27 3, 2025-11-04 3, 2025-11-12 15, 2025-11-13 1", "2025-11-04, 2025-11-13")]
    [InlineData("2025-09-01 9, 2025-09-29 7", "")]
    [InlineData("2025-09-08 9, 2025-09-29 7", "2025-09-29")]
    [InlineData("2025-09-01 15.5", "")]
    [InlineData("2025-09-01 40", "2025-09-01")]
    [InlineData("2025-09-01 10, 2025-09-01 6", "2025-09-01")]
    public void Signaaldagen_ReportsOfHours_SignalOnTheDayTheThresholdIsReached(string meldingen, string signalen)
    {
        var feiten = Feit.Uren(meldingen);

        Assert.Equal(Feit.Dagen(signalen), Zestienuur.Signaaldagen(feiten, Regioparameters.Standaard, Noord));
        Assert.Equal(Feit.Dagen(signalen), Zestienuur.Signaaldagen(feiten.Reverse(), Regioparameters.Standaard, Noord));
    }

    [Fact]
    [Rule("R2")]
    public void Signaaldagen_WithoutHolidayInTheCalendar_WindowIsNotBridged()
    {
        var feiten = Feit.Uren("2025-10-06 5, 2025-10-13 5, 2025-10-27 3, 2025-11-04 3");

        Assert.Empty(Zestienuur.Signaaldagen(feiten, Regioparameters.Standaard, new Schoolkalender([])));
    }

    [Fact]
    [Rule("R2")]
    public void Signaaldagen_RowOfAListWithoutHours_IsASignalAndUsesUpWhatCameBefore()
    {
        var melding = new Verzuimfeit(Verzuimsoort.ZestienUur, Feit.Dag("2025-11-05"));
        Verzuimfeit[] feiten = [.. Feit.Uren("2025-11-03 15"), melding, .. Feit.Uren("2025-11-06 2")];

        Assert.Equal(Feit.Dagen("2025-11-05"), Zestienuur.Signaaldagen(feiten, Regioparameters.Standaard, Noord));
    }

    [Fact]
    [Rule("R2")]
    public void Signaaldagen_SickAndNotEnrolled_AreNoUnauthorisedHoursOfLessons()
    {
        Verzuimfeit[] feiten =
        [
            new(Verzuimsoort.Ziek, Feit.Dag("2025-11-03"), Feit.Dag("2025-11-04"), 16),
            new(Verzuimsoort.AbsoluutVerzuim, Feit.Dag("2025-11-03"), null, 16),
        ];

        Assert.Empty(Zestienuur.Signaaldagen(feiten, Regioparameters.Standaard, Noord));
    }

    [Theory]
    [Rule("R2")]
    [InlineData("2025-10-17", null, 3, true)] // Friday before the holiday
    [InlineData("2025-10-20", null, 3, false)] // Monday of the holiday
    [InlineData("2025-10-20", "2025-10-27", 3, true)] // runs into a school day
    [InlineData("2025-11-08", null, 3, false)] // Saturday
    [InlineData("2026-05-25", null, 3, false)] // Tweede Pinksterdag
    [InlineData("2025-11-03", null, 0, false)]
    [InlineData("2025-11-03", null, -1, false)]
    public void UrenMogelijk_OnlyWithASchoolDayAndHours(string eerste, string? laatste, int uren, bool mogelijk)
    {
        var feit = new Verzuimfeit(Verzuimsoort.ZestienUur, Feit.Dag(eerste), laatste is null ? null : Feit.Dag(laatste), uren);

        Assert.Equal(mogelijk, Zestienuur.UrenMogelijk(feit, Noord));
        Assert.Equal(mogelijk && uren >= 16, Zestienuur.Signaaldagen([feit], Regioparameters.Standaard, Noord).Count > 0);
        Assert.True(Zestienuur.UrenMogelijk(feit with { Uren = null }, Noord));
    }

    [Theory]
    [Rule("R2")]
    [InlineData("2025-10-06 5, 2025-10-13 5, 2025-10-27 2", "2025-11-05", 12, "2025-10-06, 2025-10-13, 2025-10-27, 2025-11-03", null)]
    [InlineData("2025-10-06 5, 2025-10-13 5, 2025-10-27 3, 2025-11-04 3", "2025-11-05", 0, "2025-10-06, 2025-10-13, 2025-10-27, 2025-11-03", "2025-11-04")]
    [InlineData("2025-10-06 5, 2025-10-13 5, 2025-10-27 3, 2025-11-04 3, 2025-11-12 15", "2025-11-12", 15, "2025-10-13, 2025-10-27, 2025-11-03, 2025-11-10", "2025-11-04")]
    [InlineData("2025-10-13 5", "2025-10-22", 5, "2025-09-22, 2025-09-29, 2025-10-06, 2025-10-13", null)] // asked in the holiday
    [InlineData("2025-10-06 5, 2025-10-13 5", "2025-10-10", 5, "2025-09-15, 2025-09-22, 2025-09-29, 2025-10-06", null)] // what comes later does not count yet
    public void Stand_OnADay_HoursOfItsWindowThatNoSignalUsedUp(string meldingen, string op, int som, string lesweken, string? bereikt)
    {
        var stand = Zestienuur.Stand(Feit.Uren(meldingen), Regioparameters.Standaard, Noord, Feit.Dag(op));

        Assert.Equal((som, 16m, bereikt is null ? null : Feit.Dag(bereikt)), (stand.Som, stand.Drempel, stand.BereiktOp));
        Assert.Equal(Feit.Dagen(lesweken), stand.Lesweken);
    }

    [Fact]
    [Rule("R2")]
    public void Luxeverzuim_OfAWeek_EveryDayCounts()
    {
        var dagen = Enumerable.Range(0, 5).Select(i => new Verzuimfeit(Verzuimsoort.Luxe, Feit.Dag("2025-11-03").AddDays(i), Feit.Dag("2025-11-03").AddDays(i), 5)).ToList();

        Assert.Equal(Feit.Dagen("2025-11-06"), Zestienuur.Signaaldagen(dagen, Regioparameters.Standaard, Noord));
        Assert.Equal(5, Zestienuur.Stand(dagen, Regioparameters.Standaard, Noord, Feit.Dag("2025-11-07")).Som);
    }
}
