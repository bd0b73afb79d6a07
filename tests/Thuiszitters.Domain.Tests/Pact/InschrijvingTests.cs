// What: what an enrolment does to absoluut verzuim and to the clock (R2, R3 and the row "written off by the school" of R4). Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class InschrijvingTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Fact]
    [Rule("R2")]
    [Rule("R4")]
    public void Enrolment_DuringAbsoluutVerzuim_EndsItOnItsFirstDay()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with
        {
            Inschrijvingen = [new(Feit.Dag("2025-11-17"), null)],
        };

        Assert.Equal(new(DossierStatus.Thuiszitter, "absoluut-verzuim", Feit.Dag("2025-11-03")), Status(feiten, "2025-11-16"));
        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-11-17")), Status(feiten, "2025-11-20"));
        var klok = Klok(feiten, "2025-11-20");
        Assert.Equal((PactBand.Gestopt, Feit.Dag("2025-11-17")), (klok.Band, klok.GestoptOp));
        Assert.Equal("ingeschreven", klok.Delen[^1].Regel);
        Assert.Equal(Feit.Dag("2025-11-17"), Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag("2025-11-10")));
    }

    [Fact]
    [Rule("R2")]
    [Rule("R4")]
    public void WrittenOff_DuringLrv_SameEpisodeGoesOnAsAbsoluutVerzuim()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-02-20"))],
        };

        var klok = Klok(feiten, "2025-03-18");
        Assert.Equal((63, Feit.Dag("2025-04-15"), 28, PactBand.Nadert, 1), (klok.Dag, klok.Grens, klok.DagenOver, klok.Band, klok.Episode));
        Assert.Equal(["lrv", "absoluut-verzuim"], klok.Delen.Select(d => d.Regel));
        Assert.Equal("lrv", Status(feiten, "2025-02-19").Criterium);
        Assert.Equal("absoluut-verzuim", Status(feiten, "2025-02-20").Criterium);
    }

    [Fact]
    [Rule("R2")]
    public void WrittenOff_WithoutAReport_IsAbsoluutVerzuimFromThatDay()
    {
        var feiten = Feit.Dossier() with { Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-02-20"))] };

        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-02-19").Status);
        Assert.Equal(new(DossierStatus.Thuiszitter, "absoluut-verzuim", Feit.Dag("2025-02-20")), Status(feiten, "2025-02-20"));
        Assert.Equal(Feit.Dag("2025-02-20"), Klok(feiten, "2025-03-01").Start);
    }

    [Theory]
    [Rule("R2")]
    [InlineData("2024-08-01", "2025-02-20", "2025-02-20", null, null)] // the next school the same day
    [InlineData("2024-08-01", "2025-02-20", "2025-01-01", null, null)] // two at once
    [InlineData("2024-08-01", "2025-02-20", "2025-03-01", null, "2025-02-20")] // nine days in between
    public void TwoEnrolments_OnlyDaysWithoutEither_CountAsAbsent(string van, string tot, string van2, string? tot2, string? start)
    {
        var feiten = Feit.Dossier() with
        {
            Inschrijvingen = [new(Feit.Dag(van2), tot2 is null ? null : Feit.Dag(tot2)), new(Feit.Dag(van), Feit.Dag(tot))],
        };

        Assert.Equal(start is null ? null : Feit.Dag(start), Klok(feiten, "2025-04-01").Start);
        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-04-01").Status);
    }

    [Fact]
    [Rule("R4")]
    public void WrittenOffAgain_AfterAnEnrolment_IsANewEpisode()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15")) with
        {
            Inschrijvingen = [new(Feit.Dag("2025-02-03"), Feit.Dag("2025-03-03"))],
        };

        var klok = Klok(feiten, "2025-03-10");
        Assert.Equal((2, Feit.Dag("2025-03-03"), 8), (klok.Episode, klok.Start, klok.Dag));
    }

    [Fact]
    [Rule("R3")]
    public void Enrolment_WithAVrijstelling_IsVrijgesteld() =>
        Assert.Equal(
            DossierStatus.Vrijgesteld,
            Status(
                Feit.Dossier() with { Inschrijvingen = [new(Feit.Dag("2024-08-01"), null)], Vrijstellingen = [new(Feit.Dag("2024-08-01"), null)] },
                "2025-01-01").Status);

    [Fact]
    [Rule("R3")]
    public void Enrolment_WhileLrvRuns_LeavesLrvAlone() =>
        Assert.Equal(
            "lrv",
            Status(
                Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with { Inschrijvingen = [new(Feit.Dag("2024-08-01"), null)] },
                "2025-03-01").Criterium);

    static Statusoordeel Status(Dossierfeiten feiten, string op) => Statusregel.Bepaal(feiten, P, Noord, Feit.Dag(op));

    static Klokstand Klok(Dossierfeiten feiten, string op) => Pactklok.Bereken(feiten, P, Feit.Dag(op));
}
