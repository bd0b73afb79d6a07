namespace Thuiszitters.Domain.Tests;

public sealed class SluitenTests
{
    [Theory, Rule("R8")]
    [InlineData(PactBand.Geen, true)]
    [InlineData(PactBand.Gestopt, true)]
    [InlineData(PactBand.Binnen, false)]
    [InlineData(PactBand.VierWeken, false)]
    [InlineData(PactBand.Nadert, false)]
    [InlineData(PactBand.Dringend, false)]
    [InlineData(PactBand.Overschreden, false)]
    public void Beoordeel_RunningClock_Refuses(PactBand band, bool mag)
    {
        var oordeel = Sluiten.Beoordeel(gesloten: false, band, []);
        Assert.Equal(mag, oordeel.IsToegestaan);
        Assert.Equal(mag ? "" : "klok-loopt", oordeel.Code);
    }

    [Fact, Rule("R8")]
    public void Beoordeel_WhatIsOpen_IsNamedWithItsCount()
    {
        var oordeel = Sluiten.Beoordeel(gesloten: false, PactBand.Gestopt, [("arrangement", 1), ("signaal", 0), ("verzuim", 2)]);
        Assert.Equal("staat-open", oordeel.Code);
        Assert.Equal([("arrangement", "1"), ("verzuim", "2")], oordeel.Feiten);
    }

    [Fact, Rule("R8")]
    public void Beoordeel_NothingOpen_MayClose() =>
        Assert.True(Sluiten.Beoordeel(gesloten: false, PactBand.Gestopt, [("arrangement", 0), ("signaal", 0)]).IsToegestaan);

    [Fact, Rule("R8")]
    public void Beoordeel_ClosedAlready_Refuses() => Assert.Equal("al-gesloten", Sluiten.Beoordeel(gesloten: true, PactBand.Geen, []).Code);

    [Theory, Rule("R8")]
    [InlineData(true, true, "")]
    [InlineData(true, false, "reden-ontbreekt")]
    [InlineData(false, true, "niet-gesloten")]
    [InlineData(false, false, "niet-gesloten")]
    public void BeoordeelHeropenen_OnlyClosedAndWithAReason(bool gesloten, bool heeftReden, string code) =>
        Assert.Equal(code, Sluiten.BeoordeelHeropenen(gesloten, heeftReden).Code);
}
