// What: the reasons for a signal by R7. Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class SignaalregelsTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R7")]
    [InlineData("2025-02-12", Signaalregel.VierWeken, "2025-02-12")]
    [InlineData("2025-03-17", Signaalregel.VierWeken, "2025-02-12")]
    [InlineData("2025-03-18", Signaalregel.PactNadert, "2025-03-18")]
    [InlineData("2025-04-01", Signaalregel.PactDringend, "2025-04-01")]
    [InlineData("2025-04-16", Signaalregel.PactOverschreden, "2025-04-16")]
    [InlineData("2025-12-01", Signaalregel.PactOverschreden, "2025-04-16")]
    public void Bepaal_ClockRunning_OnlyTheStrongestSignal(string op, Signaalregel regel, string sinds) =>
        Assert.Equal(
            [new(regel, "episode-2025-01-15", Feit.Dag(sinds), Feit.Dag("2025-04-15"))],
            Bepaal(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")), op));

    [Fact]
    [Rule("R7")]
    public void Bepaal_UpToDay28OrStopped_None()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15"));

        Assert.Empty(Bepaal(feiten, "2025-02-11"));
        Assert.Empty(Bepaal(feiten with { Arrangementen = [Feit.Arrangement("2025-03-01")] }, "2025-03-01"));
    }

    [Fact]
    [Rule("R7")]
    public void Bepaal_Relapse_SameOccurrenceFromTheDayAtHomeAgain()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", true)],
        };

        Assert.Equal(
            [new(Signaalregel.VierWeken, "episode-2025-01-15", Feit.Dag("2025-03-20"), Feit.Dag("2025-05-04"))],
            Bepaal(feiten, "2025-03-25"));
    }

    [Fact]
    [Rule("R7")]
    public void Bepaal_SixteenHoursTwice_TwoOccurrencesUntilTheCriterionEnds()
    {
        var feiten = Feit.Dossier(Feit.Uren("2025-11-04 16, 2025-11-13 16"));

        Assert.Equal(["16-uur-2025-11-04"], Bepaal(feiten, "2025-11-12").Select(s => s.Voorval));
        Assert.Equal(["16-uur-2025-11-04", "16-uur-2025-11-13"], Bepaal(feiten, "2025-11-13").Select(s => s.Voorval));
        Assert.Empty(Bepaal(feiten, "2026-02-02"));
    }

    [Fact]
    [Rule("R7")]
    public void Bepaal_Mazl_FromTheSeventhSchoolDay()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Ziek, "2025-10-10"));

        Assert.Empty(Bepaal(feiten, "2025-10-26"));
        Assert.Equal([new(Signaalregel.Mazl, "mazl-2025-10-27", Feit.Dag("2025-10-27"), null)], Bepaal(feiten, "2025-11-20"));
    }

    [Fact]
    [Rule("R7")]
    public void Bepaal_ExemptedOrMoved_NoSignalOfHours()
    {
        var feiten = Feit.Dossier(Feit.Uren("2025-11-04 16"));

        Assert.Empty(Bepaal(feiten with { Vrijstellingen = [new(Feit.Dag("2025-11-05"), null)] }, "2025-11-06"));
        Assert.Empty(Bepaal(feiten with { VerhuisdOp = Feit.Dag("2025-11-05") }, "2025-11-06"));
    }

    static IReadOnlyList<Signaalgrond> Bepaal(Dossierfeiten feiten, string op) => Signaalregels.Bepaal(feiten, P, Noord, Feit.Dag(op));
}
