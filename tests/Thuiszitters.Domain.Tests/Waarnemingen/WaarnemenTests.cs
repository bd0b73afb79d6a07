namespace Thuiszitters.Domain.Tests;

public sealed class WaarnemenTests
{
    static readonly DateOnly Vandaag = new(2026, 11, 20);
    static readonly Guid An = Guid.CreateVersion7(), Bo = Guid.CreateVersion7(), Cas = Guid.CreateVersion7();

    static Waarneemperiode Periode(Guid afwezig, Guid waarnemer, int van = 0, int tot = 5) => new(afwezig, waarnemer, Vandaag.AddDays(van), Vandaag.AddDays(tot));

    static string? Code(Waarneemperiode nieuw, params Waarneemperiode[] bestaand) =>
        Waarnemen.Beoordeel(nieuw, bestaand, Vandaag) is { IsToegestaan: false } v ? v.Code : null;

    [Fact]
    public void Beoordeel_OneWhoIsThere_IsAllowed()
    {
        Assert.Null(Code(Periode(An, Bo)));
        Assert.Null(Code(Periode(An, Bo, van: -Waarnemen.TerugDagen)));
        // One covers for two, and two periods that only touch are no chain.
        Assert.Null(Code(Periode(An, Bo), Periode(Cas, Bo)));
        Assert.Null(Code(Periode(An, Bo, 0, 5), Periode(Bo, Cas, 5, 9), Periode(An, Cas, 5, 9)));
    }

    [Theory]
    [InlineData(0, 0, "einde-voor-begin")]
    [InlineData(-9, 0, "einde-voorbij")]
    [InlineData(-32, 5, "begin-te-vroeg")]
    [InlineData(0, 366, "einde-te-ver")]
    public void Beoordeel_DaysThatCannotBe_AreRefused(int van, int tot, string code) => Assert.Equal(code, Code(Periode(An, Bo, van, tot)));

    [Fact]
    public void Beoordeel_ChainOrDouble_IsRefused()
    {
        Assert.Equal("zelfde-persoon", Code(Periode(An, An)));
        Assert.Equal("al-waargenomen", Code(Periode(An, Bo), Periode(An, Cas, 4, 9)));
        Assert.Equal("waarnemer-afwezig", Code(Periode(An, Bo), Periode(Bo, Cas, 4, 9)));
        Assert.Equal("neemt-zelf-waar", Code(Periode(An, Bo), Periode(Cas, An, 4, 9)));
        Assert.Equal("waarnemer-afwezig", Code(Periode(An, Bo), Periode(Bo, An)));
    }
}
