// What: the pact clock on every worked example of R4, and on the stops and restarts that its text names.

namespace Thuiszitters.Domain.Tests;

public sealed class PactklokTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;

    [Theory]
    [Rule("R4")]
    [InlineData("2025-01-15", "2025-02-11", 28, "2025-04-15", 63, PactBand.Binnen)]
    [InlineData("2025-01-15", "2025-02-12", 29, "2025-04-15", 62, PactBand.VierWeken)]
    [InlineData("2025-01-15", "2025-03-18", 63, "2025-04-15", 28, PactBand.Nadert)]
    [InlineData("2025-01-15", "2025-04-01", 77, "2025-04-15", 14, PactBand.Dringend)]
    [InlineData("2025-01-15", "2025-04-15", 91, "2025-04-15", 0, PactBand.Dringend)]
    [InlineData("2025-01-15", "2025-04-16", 92, "2025-04-15", -1, PactBand.Overschreden)]
    [InlineData("2024-11-30", "2025-03-01", 92, "2025-02-28", -1, PactBand.Overschreden)]
    [InlineData("2023-11-30", "2024-02-29", 92, "2024-02-29", 0, PactBand.Dringend)]
    [InlineData("2025-01-31", "2025-04-30", 90, "2025-04-30", 0, PactBand.Dringend)]
    public void Bereken_AtHomeWithoutAStop_DayLineAndBand(string start, string op, int dag, string grens, int over, PactBand band)
    {
        foreach (var soort in (Verzuimsoort[])[Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.Lrv])
        {
            var stand = Pactklok.Bereken(Feit.Dossier(Feit.Verzuim(soort, start)), P, Feit.Dag(op));

            Klopt(stand, start, dag, grens, over, band);
            Assert.Null(stand.GestoptOp);
            Assert.Equal(1, stand.Episode);
        }
    }

    [Theory]
    [Rule("R4")]
    [InlineData("2025-03-20", true, ArrangementType.Oza, "2025-01-15", 46, "2025-05-04", 45, PactBand.VierWeken)]
    [InlineData("2025-03-29", true, ArrangementType.Oza, "2025-01-15", 46, "2025-05-13", 45, PactBand.VierWeken)]
    [InlineData("2025-03-30", true, ArrangementType.Oza, "2025-03-30", 1, "2025-06-30", 92, PactBand.Binnen)]
    [InlineData("2025-03-20", false, ArrangementType.Oza, "2025-03-20", 1, "2025-06-20", 92, PactBand.Binnen)]
    [InlineData("2025-03-10", true, ArrangementType.TerugNaarSchool, "2025-01-15", 46, "2025-04-24", 45, PactBand.VierWeken)]
    [InlineData("2025-03-10", false, ArrangementType.TerugNaarSchool, "2025-03-10", 1, "2025-06-10", 92, PactBand.Binnen)]
    public void Bereken_HomeAgain_SameEpisodeOnlyWithinTheTermAndPremature(
        string weerThuis, bool voortijdig, ArrangementType type, string start, int dag, string grens, int over, PactBand band)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", weerThuis, voortijdig, type: type)],
        };

        var stand = Pactklok.Bereken(feiten, P, Feit.Dag(weerThuis));

        Klopt(stand, start, dag, grens, over, band);
        Assert.Equal(start == "2025-01-15" ? 1 : 2, stand.Episode);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_WrittenOffDuringLrv_SameEpisodeAndTheReasonChanges()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", "2025-02-19"), Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-02-20"));

        var stand = Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-18"));

        Klopt(stand, "2025-01-15", 63, "2025-04-15", 28, PactBand.Nadert);
        Assert.Equal(
            [
                new(new(Feit.Dag("2025-01-15"), Feit.Dag("2025-02-20")), KlokdeelSoort.Telt, "lrv"),
                new(new(Feit.Dag("2025-02-20"), Feit.Dag("2025-03-19")), KlokdeelSoort.Telt, "absoluut-verzuim"),
            ],
            stand.Delen);
    }

    [Theory]
    [Rule("R4")]
    [InlineData(null, null)] // the absence was left open
    [InlineData("2025-02-02", "2025-02-08")] // it was closed and reported anew around the sick days
    public void Bereken_SickReportInside_NeitherStopsNorPauses(string? laatste, string? opnieuw)
    {
        List<Verzuimfeit> verzuim =
        [
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", laatste), Feit.Verzuim(Verzuimsoort.Ziek, "2025-02-03", "2025-02-07"),
        ];
        if (opnieuw is not null) verzuim.Add(Feit.Verzuim(Verzuimsoort.Lrv, opnieuw));

        var stand = Pactklok.Bereken(Feit.Dossier([.. verzuim]), P, Feit.Dag("2025-02-12"));

        Klopt(stand, "2025-01-15", 29, "2025-04-15", 62, PactBand.VierWeken);
    }

    [Fact]
    [Rule("R4")]
    public void Episodes_RelapseAndANewOne_EachAsItStoodBeforeTheNext()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15"), Feit.Verzuim(Verzuimsoort.Ziek, "2025-02-03", "2025-02-07"),
            Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-09-01")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", voortijdig: true), Feit.Arrangement("2025-04-01", geeindigd: "2025-06-01")],
        };

        var episodes = Pactklok.Episodes(feiten, P, Feit.Dag("2025-10-01"));

        Assert.Equal(
            [
                (Verzuimsoort.Lrv, "2025-01-15", "2025-04-01", PactBand.Gestopt, 19),
                (Verzuimsoort.AbsoluutVerzuim, "2025-09-01", null, PactBand.VierWeken, 0),
            ],
            episodes.Select(e => (e.Soort!.Value, e.Start!.Value.ToString("yyyy-MM-dd", null), e.GestoptOp?.ToString("yyyy-MM-dd", null), e.Band, e.Pauzedagen)));
        Assert.Equal(Pactklok.Bereken(feiten, P, Feit.Dag("2025-10-01")).Start, episodes[^1].Start);
        Assert.Single(Pactklok.Episodes(feiten, P, Feit.Dag("2025-08-31")));
        Assert.Empty(Pactklok.Episodes(feiten, P, Feit.Dag("2025-01-14")));
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_ArrangementStillRunning_StoppedAndTheLinesStandStill()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15"), Feit.Verzuim(Verzuimsoort.Lrv, "2025-03-10")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01")],
        };

        var stand = Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-20"));

        Assert.Equal(PactBand.Gestopt, stand.Band);
        Assert.Null(stand.Dag);
        Assert.Null(stand.DagenOver);
        Assert.Equal(Feit.Dag("2025-03-01"), stand.GestoptOp);
        Assert.Equal(Feit.Dag("2025-04-15"), stand.Grens);
        Assert.Equal(
            new Klokdeel(new(Feit.Dag("2025-03-01"), Feit.Dag("2025-03-21")), KlokdeelSoort.Gestopt, "arrangement-gestart"),
            stand.Delen[^1]);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_BeforeTheFirstDay_NoClock()
    {
        var stand = Pactklok.Bereken(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")), P, Feit.Dag("2025-01-14"));

        Assert.Equal(PactBand.Geen, stand.Band);
        Assert.Null(stand.Start);
        Assert.Equal(0, stand.Episode);
        Assert.Empty(stand.Delen);
    }

    [Theory]
    [Rule("R4")]
    [InlineData(Verzuimsoort.ZestienUur)]
    [InlineData(Verzuimsoort.Ziek)]
    [InlineData(Verzuimsoort.Luxe)]
    public void Bereken_OtherKindsOfAbsence_NoClock(Verzuimsoort soort) =>
        Assert.Equal(
            PactBand.Geen, Pactklok.Bereken(Feit.Dossier(Feit.Verzuim(soort, "2025-01-15")), P, Feit.Dag("2025-09-15")).Band);

    [Fact]
    [Rule("R4")]
    public void Bereken_AbsenceBeforeLeerplicht_StartsWithLeerplicht()
    {
        var feiten = new Dossierfeiten
        {
            Geboren = Feit.Dag("2021-07-31"), Verzuim = [Feit.Verzuim(Verzuimsoort.Lrv, "2026-07-26")],
        };

        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2026-11-20")), "2026-08-01", 112, "2026-11-01", -19, PactBand.Overschreden);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_Vrijstelling_StopsAndANewEpisodeStartsWhenItEnds()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15")) with
        {
            Vrijstellingen = [new(Feit.Dag("2025-02-01"), Feit.Dag("2025-02-10"))],
        };

        Gestopt(feiten, "2025-02-01", "2025-02-01", "vrijstelling");
        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-02-10")), "2025-02-10", 1, "2025-05-10", 89, PactBand.Binnen);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_VrijstellingDuringAPrematureArrangement_NoRelapse()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", true)],
            Vrijstellingen = [new(Feit.Dag("2025-03-05"), Feit.Dag("2025-03-10"))],
        };

        Assert.Equal(Feit.Dag("2025-03-20"), Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-20")).Start);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_MovedDiedOrDutyOver_Stops()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15"));

        Gestopt(feiten with { VerhuisdOp = Feit.Dag("2025-02-05") }, "2025-03-01", "2025-02-05", "verhuisd");
        Gestopt(feiten with { OverledenOp = Feit.Dag("2025-02-05") }, "2025-03-01", "2025-02-05", "overleden");
        Gestopt(feiten with { Geboren = Feit.Dag("2007-02-20") }, "2025-03-01", "2025-02-20", "plicht-geeindigd");
        Gestopt(
            feiten with { Geboren = Feit.Dag("2007-05-20"), StartkwalificatieOp = Feit.Dag("2025-02-14") },
            "2025-03-01", "2025-02-14", "plicht-geeindigd");
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_LastDayOfAbsence_StopsTheDayAfterAndALaterAbsenceIsNew()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", "2025-02-12"), Feit.Verzuim(Verzuimsoort.Lrv, "2025-02-14"));

        Gestopt(feiten, "2025-02-13", "2025-02-13", "verzuim-geeindigd");
        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-02-14")), "2025-02-14", 1, "2025-05-14", 89, PactBand.Binnen);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_OnlyAWeekendBetweenTwoReports_IsNoReturnToSchool()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", "2025-02-14"), Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-02-17"));

        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-18")), "2025-01-15", 63, "2025-04-15", 28, PactBand.Nadert);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_PrematureOnPaperAndNobodySaidWhenHome_HomeAgainOnThatDay()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", voortijdig: true, geeindigd: "2025-03-20")],
        };

        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-20")), "2025-01-15", 46, "2025-05-04", 45, PactBand.VierWeken);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_HomeAgainAfterTheAbsenceWasClosed_ResumesWithoutANewFact()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", "2025-02-28")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-03", "2025-03-20", true)],
        };

        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-20")), "2025-01-15", 46, "2025-05-04", 45, PactBand.VierWeken);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_CompletedAndNobodySaidHome_AtSchoolUntilANewAbsence()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15"), Feit.Verzuim(Verzuimsoort.Lrv, "2025-06-10")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", geeindigd: "2025-05-20")],
        };

        Gestopt(feiten, "2025-06-09", "2025-03-01", "arrangement-gestart");
        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-06-10")), "2025-06-10", 1, "2025-09-10", 92, PactBand.Binnen);
    }

    [Fact]
    [Rule("R6")]
    public void Bereken_Combinatie_RunsAgainWhenTheLastEnds()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen =
            [
                Feit.Arrangement("2025-03-05", "2025-03-20", true) with { Combinatie = true },
                Feit.Arrangement("2025-03-01", "2025-03-10", true) with { Combinatie = true },
            ],
        };

        Gestopt(feiten, "2025-03-19", "2025-03-01", "arrangement-gestart");
        Klopt(Pactklok.Bereken(feiten, P, Feit.Dag("2025-03-20")), "2025-01-15", 46, "2025-05-04", 45, PactBand.VierWeken);
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_TwoRelapses_BothPausesShiftTheLines()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-02-01", "2025-02-06", true), Feit.Arrangement("2025-02-10", "2025-02-13", true)],
        };

        var stand = Pactklok.Bereken(feiten, P, Feit.Dag("2025-02-13"));

        Assert.Equal(8, stand.Pauzedagen);
        Assert.Equal(22, stand.Dag);
        Assert.Equal(Feit.Dag("2025-04-23"), stand.Grens);
        Assert.Equal(Feit.Dag("2025-02-20"), stand.VierWekenVanaf);
        Assert.Equal(
            [KlokdeelSoort.Telt, KlokdeelSoort.Pauze, KlokdeelSoort.Telt, KlokdeelSoort.Pauze, KlokdeelSoort.Telt],
            stand.Delen.Select(d => d.Soort));
    }

    [Theory]
    [Rule("R4")]
    [InlineData(KlokStopt.Gestart, false, "2025-03-01", "arrangement-gestart")]
    [InlineData(KlokStopt.AkkoordOuders, false, "2025-02-20", "arrangement-akkoord")]
    [InlineData(KlokStopt.Aanbod, false, "2025-02-10", "arrangement-aanbod")]
    [InlineData(KlokStopt.Aanbod, true, "2025-03-01", "arrangement-gestart")] // undone as if it had not been
    [InlineData(KlokStopt.AkkoordOuders, true, "2025-03-01", "arrangement-gestart")]
    public void Bereken_WhatStopsTheClock_IsAChoiceOfTheRegion(KlokStopt stopt, bool ongedaan, string gestoptOp, string regel)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", aanbod: "2025-02-10", akkoord: "2025-02-20", ongedaan: ongedaan)],
        };

        Gestopt(feiten, "2025-03-05", gestoptOp, regel, P with { KlokStopt = stopt });
    }

    [Fact]
    [Rule("R4")]
    public void Bereken_FourWeeksOrLonger_LineOneDayEarlier()
    {
        var p = P with { VierWeken = VierWekenVariant.VierWekenOfLanger };
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15"));

        Assert.Equal(PactBand.Binnen, Pactklok.Bereken(feiten, p, Feit.Dag("2025-02-10")).Band);
        Assert.Equal(PactBand.VierWeken, Pactklok.Bereken(feiten, p, Feit.Dag("2025-02-11")).Band);
    }

    static void Gestopt(Dossierfeiten feiten, string op, string gestoptOp, string regel, Regioparameters? p = null)
    {
        var stand = Pactklok.Bereken(feiten, p ?? P, Feit.Dag(op));
        Assert.Equal(PactBand.Gestopt, stand.Band);
        Assert.Equal(Feit.Dag(gestoptOp), stand.GestoptOp);
        Assert.Equal(regel, stand.Delen[^1].Regel);
    }

    static void Klopt(Klokstand stand, string start, int dag, string grens, int over, PactBand band)
    {
        Assert.Equal(Feit.Dag(start), stand.Start);
        Assert.Equal(dag, stand.Dag);
        Assert.Equal(Feit.Dag(grens), stand.Grens);
        Assert.Equal(over, stand.DagenOver);
        Assert.Equal(band, stand.Band);
    }
}
