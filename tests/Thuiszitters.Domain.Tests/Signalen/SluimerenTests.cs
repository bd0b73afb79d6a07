// What: how long a signal may sleep (R7). Today is 2 March 2026.

namespace Thuiszitters.Domain.Tests;

public sealed class SluimerenTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly DateOnly Vandaag = Feit.Dag("2026-03-02");

    [Theory]
    [Rule("R7")]
    [InlineData(Signaalregel.ZestienUur, null, "2026-03-30")]
    [InlineData(Signaalregel.VierWeken, "2026-05-01", "2026-03-30")]
    [InlineData(Signaalregel.PactNadert, "2026-03-20", "2026-03-20")]
    [InlineData(Signaalregel.PactDringend, "2026-03-03", "2026-03-03")]
    [InlineData(Signaalregel.PactDringend, "2026-03-02", null)]
    [InlineData(Signaalregel.PactOverschreden, "2026-02-01", null)]
    [InlineData(Signaalregel.StilleZaak, "2026-02-01", null)]
    public void UiterlijkTot_AtMost28DaysAndNeverPastGrens(Signaalregel regel, string? grens, string? uiterlijk) =>
        Assert.Equal(uiterlijk is null ? null : Feit.Dag(uiterlijk), Sluimeren.UiterlijkTot(regel, grens is null ? null : Feit.Dag(grens), Vandaag, P));

    [Theory]
    [Rule("R7")]
    [InlineData("2026-03-02", "dag-voorbij")]
    [InlineData("2026-03-03", "")]
    [InlineData("2026-03-30", "")]
    [InlineData("2026-03-31", "dag-te-ver")]
    public void Beoordeel_Day_FromTomorrowTo28DaysOn(string tot, string code) =>
        Assert.Equal(code, Sluimeren.Beoordeel(Signaalregel.Mazl, null, Feit.Dag(tot), Vandaag, P).Code);

    [Fact]
    [Rule("R7")]
    public void Beoordeel_PastGrensOrOverschreden_IsRefused()
    {
        Assert.Equal(
            Verdict.Geweigerd("dag-te-ver", ("uiterlijk", "2026-03-20")), Sluimeren.Beoordeel(Signaalregel.PactNadert, Feit.Dag("2026-03-20"), Feit.Dag("2026-03-21"), Vandaag, P));
        Assert.Equal("mag-niet-sluimeren", Sluimeren.Beoordeel(Signaalregel.PactOverschreden, Feit.Dag("2026-02-20"), Feit.Dag("2026-03-05"), Vandaag, P).Code);
    }

    [Fact]
    [Rule("R7")]
    public void Binnen_WhenGrensComesNearer_WakesWithIt()
    {
        Assert.Equal(Feit.Dag("2026-03-10"), Sluimeren.Binnen(Feit.Dag("2026-03-20"), Feit.Dag("2026-03-10")));
        Assert.Equal(Feit.Dag("2026-03-20"), Sluimeren.Binnen(Feit.Dag("2026-03-20"), Feit.Dag("2026-04-10")));
        Assert.Equal(Feit.Dag("2026-03-20"), Sluimeren.Binnen(Feit.Dag("2026-03-20"), null));
        Assert.True(Sluimeren.Slaapt(Feit.Dag("2026-03-03"), Vandaag));
        Assert.False(Sluimeren.Slaapt(Vandaag, Vandaag));
    }

    [Fact]
    [Rule("R7")]
    public void StilleZaak_21DaysAfterTheLastAction_OncePerSilence()
    {
        Assert.Equal(new Signaalgrond(Signaalregel.StilleZaak, "stil-2026-02-09", Vandaag, null), StilleZaak.Grond(Feit.Dag("2026-02-09"), P));
        Assert.True(StilleZaak.Telt(DossierStatus.Thuiszitter));
        Assert.True(StilleZaak.Telt(DossierStatus.InOnderwijs));
        Assert.False(StilleZaak.Telt(DossierStatus.Vrijgesteld));
        Assert.False(StilleZaak.Telt(DossierStatus.NietLeerplichtig));
    }

    [Fact]
    [Rule("R7")]
    public void Escalatieladder_EveryRule_HasHearersAndARegionOnlyAdds()
    {
        foreach (var regel in Enum.GetValues<Signaalregel>())
        {
            Assert.NotEmpty(Escalatieladder.Vast(regel));
            Assert.All(Escalatieladder.Vast(regel), h => Assert.False(Escalatieladder.MagErbij(regel, h)));
            // Who sees a case only past Grens cannot hear of it before.
            Assert.False(Escalatieladder.MagErbij(regel, Hoorder.Doorzettingsmacht));
        }

        Assert.Contains(Hoorder.Doorzettingsmacht, Escalatieladder.Vast(Signaalregel.PactOverschreden));
        Assert.Equal([Signaalregel.PactDringend, Signaalregel.PactOverschreden], Escalatieladder.Regels.Where(Escalatieladder.GaatDirect));
        Assert.All(Escalatieladder.Regels.Where(Escalatieladder.GaatDirect), r => Assert.True(Escalatieladder.IsVerplicht(r)));
    }
}
