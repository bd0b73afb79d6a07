namespace Thuiszitters.Domain.Tests;

public sealed class DelenTests
{
    static readonly DateOnly Vandaag = new(2026, 11, 20);
    static readonly Guid Van = Guid.CreateVersion7(), Met = Guid.CreateVersion7();

    [Theory, Rule("R8")]
    [InlineData(Dossierdeel.Verzuim, 0, "")]
    [InlineData(Dossierdeel.Verzuim | Dossierdeel.Notities | Dossierdeel.Arrangementen, 100, "")]
    [InlineData(Dossierdeel.Documenten | Dossierdeel.Betrokkenen, 100, "")]
    [InlineData(Dossierdeel.Geen, 100, "deel-ontbreekt")]
    [InlineData((Dossierdeel)32, 100, "deel-ontbreekt")]
    [InlineData(Dossierdeel.Verzuim | (Dossierdeel)32, 100, "deel-ontbreekt")]
    [InlineData(Dossierdeel.Verzuim, -1, "einde-voorbij")]
    [InlineData(Dossierdeel.Verzuim, 365, "")]
    [InlineData(Dossierdeel.Verzuim, 366, "einde-te-ver")]
    public void Beoordeel_PartsAndEnd_AreChecked(Dossierdeel delen, int dagen, string code) =>
        Assert.Equal(code, Delen.Beoordeel(Van, Met, delen, Vandaag.AddDays(dagen), Vandaag).Code);

    [Fact, Rule("R8")]
    public void Beoordeel_WithOneself_IsRefused() => Assert.Equal("eigen-organisatie", Delen.Beoordeel(Van, Van, Dossierdeel.Verzuim, Vandaag, Vandaag).Code);
}
