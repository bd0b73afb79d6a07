namespace Thuiszitters.Domain.Tests;

public sealed class VerdictTests
{
    [Fact]
    public void Toegestaan_HasNoCodeNorFacts()
    {
        Assert.True(Verdict.Toegestaan.IsToegestaan);
        Assert.Empty(Verdict.Toegestaan.Code);
        Assert.Empty(Verdict.Toegestaan.Feiten);
    }

    [Fact]
    public void Geweigerd_KeepsCodeAndFacts()
    {
        var verdict = Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", "2026-05-01"));
        Assert.False(verdict.IsToegestaan);
        Assert.Equal("evaluatie-te-laat", verdict.Code);
        Assert.Equal([("uiterlijk", "2026-05-01")], verdict.Feiten);
        Assert.Equal(Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", "2026-05-01")), verdict);
        Assert.NotEqual(Verdict.Geweigerd("evaluatie-te-laat", ("uiterlijk", "2026-05-02")), verdict);
    }

    [Theory]
    [InlineData("De datum klopt niet")]
    [InlineData("DatumInToekomst")]
    [InlineData("")]
    public void Geweigerd_CodeIsNotKebabCase_Throws(string code) => Assert.Throws<ArgumentException>(() => Verdict.Geweigerd(code));

    [Fact]
    public void Default_NoRuleMadeIt_IsRefusal()
    {
        Verdict verdict = default;
        Assert.False(verdict.IsToegestaan);
        Assert.Equal("niet-bepaald", verdict.Code);
        Assert.Empty(verdict.Feiten);
    }
}
