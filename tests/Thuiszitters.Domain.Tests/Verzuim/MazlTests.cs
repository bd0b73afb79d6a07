// What: worrying sick leave on the worked examples of R2, in region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class MazlTests
{
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R2")]
    [InlineData("2025-09-01, 2025-09-22, 2025-10-13, 2025-11-24", "2025-11-24")]
    [InlineData("2025-09-01, 2025-09-22, 2025-10-13, 2025-12-01", null)]
    [InlineData("2025-09-01, 2025-09-01, 2025-09-22, 2025-10-13", null)] // the same report twice is one
    public void Eerste_SickReports_TheFourthWithinTwelveSchoolweken(string dagen, string? mazl)
    {
        var feiten = Feit.Dagen(dagen).Select(d => new Verzuimfeit(Verzuimsoort.Ziek, d, d)).ToList();

        Assert.Equal(mazl is null ? null : Feit.Dag(mazl), Mazl.Eerste(feiten, Regioparameters.Standaard, Noord));
    }

    [Theory]
    [Rule("R2")]
    [InlineData("2025-10-10", null, "2025-10-27")]
    [InlineData("2025-10-10", "2025-10-26", null)]
    [InlineData("2025-10-10", "2025-10-27", "2025-10-27")]
    [InlineData("2026-11-06", null, "2026-11-16")]
    public void Eerste_IllInARow_TheSeventhSchoolDay(string eerste, string? laatste, string? mazl)
    {
        var feit = new Verzuimfeit(Verzuimsoort.Ziek, Feit.Dag(eerste), laatste is null ? null : Feit.Dag(laatste));

        Assert.Equal(mazl is null ? null : Feit.Dag(mazl), Mazl.Eerste([feit], Regioparameters.Standaard, Noord));
    }

    [Fact]
    [Rule("R2")]
    public void Eerste_TwoReportsWithOnlyAWeekendBetween_AreConsecutive()
    {
        Verzuimfeit[] feiten =
        [
            new(Verzuimsoort.Ziek, Feit.Dag("2025-11-10"), Feit.Dag("2025-11-13")),
            new(Verzuimsoort.Ziek, Feit.Dag("2025-11-03"), Feit.Dag("2025-11-07")),
        ];

        Assert.Equal(Feit.Dag("2025-11-11"), Mazl.Eerste(feiten, Regioparameters.Standaard, Noord));
    }
}
