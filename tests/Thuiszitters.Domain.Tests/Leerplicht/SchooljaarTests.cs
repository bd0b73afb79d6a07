namespace Thuiszitters.Domain.Tests;

public sealed class SchooljaarTests
{
    [Theory, Rule("R1")]
    [InlineData("2026-07-31", 2025)]
    [InlineData("2026-08-01", 2026)]
    [InlineData("2026-12-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    [InlineData("2027-07-31", 2026)]
    public void Van_Day_FallsInItsYear(string dag, int beginjaar) =>
        Assert.Equal(new Schooljaar(beginjaar), Schooljaar.Van(Testdag.Op(dag)));

    [Fact, Rule("R1")]
    public void Schooljaar_Bounds_AreFirstOfAugustAndLastOfJuly()
    {
        var jaar = new Schooljaar(2026);
        Assert.Equal(new DateOnly(2026, 8, 1), jaar.Eerste);
        Assert.Equal(new DateOnly(2027, 7, 31), jaar.Laatste);
    }

    [Fact]
    public void ToString_NamesBothYears() => Assert.Equal("2026-2027", new Schooljaar(2026).ToString());
}
