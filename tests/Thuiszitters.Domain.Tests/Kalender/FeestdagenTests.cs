namespace Thuiszitters.Domain.Tests;

public sealed class FeestdagenTests
{
    // Year, Eerste Paasdag, Hemelvaart, Eerste Pinksterdag, Koningsdag: known dates, not computed.
    [Theory, Rule("Algemene termijnenwet art. 3"), Rule("R7")]
    [InlineData(2024, "2024-03-31", "2024-05-09", "2024-05-19", "2024-04-27")]
    [InlineData(2025, "2025-04-20", "2025-05-29", "2025-06-08", "2025-04-26")]
    [InlineData(2026, "2026-04-05", "2026-05-14", "2026-05-24", "2026-04-27")]
    [InlineData(2027, "2027-03-28", "2027-05-06", "2027-05-16", "2027-04-27")]
    [InlineData(2028, "2028-04-16", "2028-05-25", "2028-06-04", "2028-04-27")]
    [InlineData(2029, "2029-04-01", "2029-05-10", "2029-05-20", "2029-04-27")]
    [InlineData(2030, "2030-04-21", "2030-05-30", "2030-06-09", "2030-04-27")]
    [InlineData(2031, "2031-04-13", "2031-05-22", "2031-06-01", "2031-04-26")]
    [InlineData(2032, "2032-03-28", "2032-05-06", "2032-05-16", "2032-04-27")]
    [InlineData(2033, "2033-04-17", "2033-05-26", "2033-06-05", "2033-04-27")]
    [InlineData(2034, "2034-04-09", "2034-05-18", "2034-05-28", "2034-04-27")]
    [InlineData(2035, "2035-03-25", "2035-05-03", "2035-05-13", "2035-04-27")]
    public void IsFeestdag_WholeYear_ExactlyTheKnownDays(int jaar, string pasen, string hemelvaart, string pinksteren, string koningsdag)
    {
        DateOnly[] verwacht =
        [
            new(jaar, 1, 1), Testdag.Op(pasen), Testdag.Op(pasen).AddDays(1), Testdag.Op(koningsdag), new(jaar, 5, 5),
            Testdag.Op(hemelvaart), Testdag.Op(pinksteren), Testdag.Op(pinksteren).AddDays(1), new(jaar, 12, 25), new(jaar, 12, 26),
        ];
        var eerste = new DateOnly(jaar, 1, 1);
        var gevonden = Enumerable.Range(0, DateTime.IsLeapYear(jaar) ? 366 : 365).Select(eerste.AddDays).Where(Feestdagen.IsFeestdag);
        Assert.Equal(verwacht.Distinct().Order(), gevonden);
    }

    [Theory, Rule("Algemene termijnenwet art. 3")]
    [InlineData("2025-04-18")]
    [InlineData("2026-04-03")]
    public void IsFeestdag_GoedeVrijdag_IsAWorkingDay(string dag)
    {
        Assert.False(Feestdagen.IsFeestdag(Testdag.Op(dag)));
        Assert.True(Werkdagen.IsWerkdag(Testdag.Op(dag)));
    }
}

public sealed class WerkdagenTests
{
    [Theory, Rule("R7")]
    [InlineData(2026, 1, "2026-01-02")]
    [InlineData(2025, 1, "2025-01-02")]
    [InlineData(2027, 1, "2027-01-04")]
    [InlineData(2033, 1, "2033-01-03")]
    [InlineData(2025, 2, "2025-02-03")]
    [InlineData(2025, 6, "2025-06-02")]
    [InlineData(2025, 9, "2025-09-01")]
    [InlineData(2024, 4, "2024-04-02")]
    [InlineData(2029, 4, "2029-04-03")]
    [InlineData(2031, 6, "2031-06-03")]
    public void EersteVanMaand_Month_SkipsWeekendAndHoliday(int jaar, int maand, string dag) =>
        Assert.Equal(Testdag.Op(dag), Werkdagen.EersteVanMaand(jaar, maand));

    [Fact, Rule("R7")]
    public void EersteVanMaand_AllMonths_IsAWorkingDayWithNoneBeforeIt()
    {
        for (var maand = new DateOnly(2024, 1, 1); maand.Year <= 2035; maand = maand.AddMonths(1))
        {
            var dag = Werkdagen.EersteVanMaand(maand.Year, maand.Month);
            Assert.True(Werkdagen.IsWerkdag(dag));
            Assert.InRange(dag.DayNumber - maand.DayNumber, 0, 4);
            for (var ervoor = maand; ervoor < dag; ervoor = ervoor.AddDays(1))
                Assert.False(Werkdagen.IsWerkdag(ervoor));
        }
    }

    [Theory, Rule("R7")]
    [InlineData("2026-04-03", 1, "2026-04-07")]
    [InlineData("2025-12-24", 1, "2025-12-29")]
    [InlineData("2026-01-03", 1, "2026-01-05")]
    [InlineData("2026-01-05", 5, "2026-01-12")]
    [InlineData("2025-04-30", 3, "2025-05-06")]
    [InlineData("2026-01-03", 0, "2026-01-03")]
    public void Na_WorkingDays_LeavesOutWeekendAndHoliday(string van, int aantal, string dag) =>
        Assert.Equal(Testdag.Op(dag), Werkdagen.Na(Testdag.Op(van), aantal));

    [Fact]
    public void Na_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Werkdagen.Na(new DateOnly(2026, 1, 5), -1));
}
