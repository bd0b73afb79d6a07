// What: school days and lesweken of the official holidays.

namespace Thuiszitters.Domain.Tests;

public sealed class SchoolkalenderTests
{
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R2")]
    [InlineData(Vakantieregio.Noord, "2025-10-17", true)]
    [InlineData(Vakantieregio.Noord, "2025-10-20", false)]
    [InlineData(Vakantieregio.Noord, "2025-10-24", false)]
    [InlineData(Vakantieregio.Noord, "2025-10-27", true)]
    [InlineData(Vakantieregio.Zuid, "2025-10-13", false)]
    [InlineData(Vakantieregio.Zuid, "2025-10-20", true)]
    [InlineData(Vakantieregio.Midden, "2025-08-29", false)]
    [InlineData(Vakantieregio.Midden, "2025-09-01", true)]
    [InlineData(Vakantieregio.Noord, "2025-09-06", false)] // Saturday
    [InlineData(Vakantieregio.Noord, "2026-04-06", false)] // Tweede Paasdag
    [InlineData(Vakantieregio.Noord, "2026-05-14", false)] // Hemelvaartsdag
    [InlineData(Vakantieregio.Noord, "2026-05-15", true)] // the day after is left to the school
    [InlineData(Vakantieregio.Zuid, "2030-09-02", true)]
    [InlineData(Vakantieregio.Zuid, "2035-07-17", true)] // outside the table
    public void IsSchooldag_WeekdaysOutsideHolidays(Vakantieregio regio, string dag, bool schooldag) =>
        Assert.Equal(schooldag, Schoolkalender.Van(regio).IsSchooldag(Feit.Dag(dag)));

    [Theory]
    [Rule("R2")]
    [InlineData("2025-10-22", false)] // herfstvakantie
    [InlineData("2025-10-19", true)] // Sunday of the week before it
    [InlineData("2025-12-27", false)]
    [InlineData("2026-04-06", true)] // Tweede Paasdag: the week has four school days left
    public void IsLesweek_AnyDayOfAWeekWithASchoolDay(string dag, bool lesweek) => Assert.Equal(lesweek, Noord.IsLesweek(Feit.Dag(dag)));

    [Theory]
    [Rule("R2")]
    [InlineData("2025-11-04", 0, "2025-11-03")]
    [InlineData("2025-11-04", 1, "2025-10-27")]
    [InlineData("2025-11-04", 2, "2025-10-13")]
    [InlineData("2025-11-04", 3, "2025-10-06")]
    public void LesweekTerug_SkipsHolidayWeeks(string dag, int aantal, string maandag) =>
        Assert.Equal(Feit.Dag(maandag), Noord.LesweekTerug(Feit.Dag(dag), aantal));

    [Theory]
    [Rule("R3")]
    [InlineData("2025-10-15", 0, "2025-10-20")]
    [InlineData("2025-10-15", 1, "2025-11-03")]
    [InlineData("2025-11-04", 8, "2026-01-19")] // two weeks of kerstvakantie in between
    public void NaLesweken_MondayAfterSoManyWholeLesweken(string dag, int aantal, string maandag) =>
        Assert.Equal(Feit.Dag(maandag), Noord.NaLesweken(Feit.Dag(dag), aantal));

    [Fact]
    public void Constructor_HolidaysInAnyOrderAndOverlapping_AreAllFree()
    {
        var kalender = new Schoolkalender(
        [
            (Feit.Dag("2025-03-10"), Feit.Dag("2025-03-14")),
            (Feit.Dag("2025-03-03"), Feit.Dag("2025-03-12")),
            (Feit.Dag("2025-03-04"), Feit.Dag("2025-03-05")),
        ]);

        Assert.False(kalender.IsSchooldag(Feit.Dag("2025-03-06")));
        Assert.False(kalender.IsSchooldag(Feit.Dag("2025-03-14")));
        Assert.Equal(Feit.Dag("2025-03-17"), kalender.EersteSchooldagVanaf(Feit.Dag("2025-03-03")));
    }

    [Fact]
    [Rule("R2")]
    public void Van_OwnHolidaysOfOneSchooljaar_ReplaceThoseAndNoOther()
    {
        var kalender = Schoolkalender.Van(Vakantieregio.Noord, [new("herfstvakantie", Feit.Dag("2025-10-13"), Feit.Dag("2025-10-17"))]);

        Assert.False(kalender.IsSchooldag(Feit.Dag("2025-10-14"))); // own
        Assert.True(kalender.IsSchooldag(Feit.Dag("2025-10-21"))); // official, replaced
        Assert.True(kalender.IsSchooldag(Feit.Dag("2025-12-22"))); // the whole schooljaar is replaced
        Assert.False(kalender.IsSchooldag(Feit.Dag("2026-10-12"))); // the next schooljaar is not
        Assert.False(kalender.IsSchooldag(Feit.Dag("2025-08-20"))); // the zomervakantie belongs to the schooljaar before
    }

    [Fact]
    [Rule("R2")]
    public void Officieel_EachRegion_HasFiveHolidaysASchooljaarThatCanStand()
    {
        foreach (var regio in Enum.GetValues<Vakantieregio>())
        {
            var jaren = Schoolkalender.Officieel(regio).GroupBy(v => v.Schooljaar).ToList();
            Assert.Equal([2024, 2025, 2026, 2027, 2028, 2029], jaren.Select(j => j.Key.Beginjaar).Order());
            Assert.All(jaren, j => Assert.Equal(5, j.Count()));
            Assert.All(jaren, j => Assert.Empty(Vakantielijst.Bezwaren(j.Key, [.. j])));
        }
    }
}
