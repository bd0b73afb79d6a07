// What: the next day on which a dossier changes by itself. Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class WisseldatumTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R4")]
    [InlineData("2025-01-15", "2025-02-12")]
    [InlineData("2025-02-11", "2025-02-12")]
    [InlineData("2025-02-12", "2025-03-18")]
    [InlineData("2025-03-18", "2025-04-01")]
    [InlineData("2025-04-01", "2025-04-16")]
    [InlineData("2025-04-16", "2030-05-06")] // nothing more until the 18th birthday
    [InlineData("2030-05-06", null)]
    public void Volgende_ClockRunning_TheNextLine(string op, string? wissel)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15"));

        Assert.Equal(wissel is null ? null : Feit.Dag(wissel), Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag(op)));
    }

    [Fact]
    [Rule("R4")]
    public void Volgende_DutyEndsByAStartkwalificatie_ThatDay()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Luxe, "2029-01-15")) with { StartkwalificatieOp = Feit.Dag("2029-07-01") };

        Assert.Equal(Feit.Dag("2029-07-01"), Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag("2029-02-01")));
    }

    [Theory]
    [Rule("R4")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Volgende_ImpossibleDatesInTheFacts_NoClockAndNoCrash(string dag)
    {
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            foreach (var laatste in (string?[])[null, dag])
            {
                var feiten = Feit.Dossier(Feit.Verzuim(soort, dag, laatste)) with
                {
                    Arrangementen = [Feit.Arrangement(dag, dag), Feit.Arrangement(dag)],
                    Vrijstellingen = [new(Feit.Dag(dag), Feit.Dag(dag))],
                };

                Assert.NotNull(Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag("2025-10-12")));
                Assert.DoesNotContain(
                    Signaalregels.Bepaal(feiten, P, Noord, Feit.Dag("2025-10-12")), s => s.Regel <= Signaalregel.PactOverschreden);
            }
        }
    }

    [Fact]
    [Rule("R4")]
    public void Volgende_IllOnlyOnce_TheSeventhSchoolDay() =>
        Assert.Equal(
            Feit.Dag("2025-10-27"),
            Wisseldatum.Volgende(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Ziek, "2025-10-10")), P, Noord, Feit.Dag("2025-10-12")));
}
