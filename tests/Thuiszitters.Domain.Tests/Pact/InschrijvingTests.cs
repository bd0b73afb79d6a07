// What: what an enrolment does to absoluut verzuim and to the clock (R2, R3 and the row "written off by the school" of R4). Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class InschrijvingTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Fact]
    [Rule("R2")]
    [Rule("R4")]
    public void Enrolment_DuringAbsoluutVerzuim_ChangesTheKindAndNotTheClock()
    {
        var feiten = Ingeschreven("2025-11-17");

        Assert.Equal(new(DossierStatus.Thuiszitter, "absoluut-verzuim", Feit.Dag("2025-11-03")), Status(feiten, "2025-11-16"));
        Assert.Equal(new(DossierStatus.Dreigend, "lrv-in-wording", Feit.Dag("2025-11-17")), Status(feiten, "2025-11-20"));
        Assert.Equal(new(DossierStatus.Thuiszitter, "lrv", Feit.Dag("2025-12-01")), Status(feiten, "2025-12-01"));
        var klok = Klok(feiten, "2025-11-20");
        Assert.Equal((PactBand.Binnen, Feit.Dag("2025-11-03"), 18, Verzuimsoort.Lrv), (klok.Band, klok.Start, klok.Dag, klok.Soort));
        Assert.Equal(["absoluut-verzuim", "lrv"], klok.Delen.Select(d => d.Regel));
        Assert.Equal(Feit.Dag("2025-11-17"), Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag("2025-11-10")));
    }

    [Fact]
    [Rule("R3")]
    [Rule("R4")]
    public void FirstDayAtSchool_OfAnEnrolment_StopsTheClock()
    {
        var feiten = Ingeschreven("2025-11-17", "2025-11-24");

        Assert.Equal("lrv-in-wording", Status(feiten, "2025-11-23").Criterium);
        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-11-24")), Status(feiten, "2025-11-24"));
        var klok = Klok(feiten, "2025-12-20");
        Assert.Equal((PactBand.Gestopt, Feit.Dag("2025-11-24"), "verzuim-geeindigd"), (klok.Band, klok.GestoptOp, klok.Delen[^1].Regel));
    }

    [Fact]
    [Rule("R4")]
    public void AbsoluutVerzuim_EnrolledInTheSummerAndReportedLrv_KeepsItsStart()
    {
        var feiten = Ingeschreven("2025-08-01", absoluut: "2025-04-07");
        feiten = feiten with { Verzuim = [.. feiten.Verzuim, Feit.Verzuim(Verzuimsoort.Lrv, "2025-09-01")] };

        var klok = Klok(feiten, "2025-09-10");
        Assert.Equal((1, Feit.Dag("2025-04-07"), PactBand.Overschreden, Verzuimsoort.Lrv), (klok.Episode, klok.Start, klok.Band, klok.Soort));
        Assert.Equal("lrv", Status(feiten, "2025-09-10").Criterium);
    }

    [Fact]
    [Rule("R4")]
    public void LrvEnded_InAnEnrolmentAfterAbsoluutVerzuim_IsAttending()
    {
        var feiten = Ingeschreven("2025-08-01", absoluut: "2025-04-07");
        feiten = feiten with { Verzuim = [.. feiten.Verzuim, Feit.Verzuim(Verzuimsoort.Lrv, "2025-09-01", "2025-09-12")] };

        Assert.Equal((PactBand.Gestopt, Feit.Dag("2025-09-13")), (Klok(feiten, "2025-09-20").Band, Klok(feiten, "2025-09-20").GestoptOp));
        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-09-20").Status);
    }

    [Fact]
    [Rule("R4")]
    public void Arrangement_AfterAnEnrolmentWithoutSchool_PrematureWithinTheTerm_IsTheSameEpisode()
    {
        var feiten = Ingeschreven("2025-02-03", absoluut: "2025-01-15") with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", voortijdig: true)],
        };

        Assert.Equal(PactBand.Gestopt, Klok(feiten, "2025-03-19").Band);
        var klok = Klok(feiten, "2025-03-20");
        Assert.Equal((1, Feit.Dag("2025-01-15"), 46, Feit.Dag("2025-05-04"), Verzuimsoort.Lrv), (klok.Episode, klok.Start, klok.Dag, klok.Grens, klok.Soort));
        Assert.Equal("lrv", Status(feiten, "2025-03-20").Criterium);
    }

    [Fact]
    [Rule("R4")]
    public void Arrangement_Completed_ThenAnEnrolment_StaysStopped()
    {
        var feiten = Ingeschreven("2025-08-01", absoluut: "2025-01-15") with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", geeindigd: "2025-07-01")],
        };

        Assert.Equal((PactBand.Gestopt, Feit.Dag("2025-03-01")), (Klok(feiten, "2025-09-01").Band, Klok(feiten, "2025-09-01").GestoptOp));
        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-09-01").Status);
    }

    [Fact]
    [Rule("R4")]
    public void HomeAgain_WhileEnrolled_IsNotAbsoluutVerzuim()
    {
        // At school on the 1st of March; the arrangement that failed says home again, and no report says of what kind.
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15", "2025-02-28")) with
        {
            Inschrijvingen = [new(Feit.Dag("2025-03-01"), null, Feit.Dag("2025-03-01"))],
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-05-01", voortijdig: true)],
        };

        Assert.Equal(Verzuimsoort.Lrv, Klok(feiten, "2025-05-02").Soort);
    }

    [Fact]
    [Rule("R4")]
    public void FirstDayAtSchool_AfterHomeAgain_StopsTheClock()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15", "2025-02-28")) with
        {
            Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", voortijdig: true)],
            Inschrijvingen = [new(Feit.Dag("2025-04-01"), null, Feit.Dag("2025-04-07"))],
        };

        Assert.Equal(48 + 15, Klok(feiten, "2025-04-06").Dag);
        Assert.Equal(Feit.Dag("2025-04-07"), Klok(feiten, "2025-04-20").GestoptOp);
    }

    [Fact]
    [Rule("R4")]
    public void FirstDayAtSchool_DuringLrv_EndsIt()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15")) with
        {
            Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-03-03")), new(Feit.Dag("2025-03-03"), null, Feit.Dag("2025-03-10"))],
        };

        Assert.Equal(Feit.Dag("2025-03-10"), Klok(feiten, "2025-04-01").GestoptOp);
        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-04-01").Status);
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
            Inschrijvingen = [new(Feit.Dag(van2), tot2 is null ? null : Feit.Dag(tot2), Feit.Dag(van2)), new(Feit.Dag(van), Feit.Dag(tot))],
        };

        Assert.Equal(start is null ? null : Feit.Dag(start), Klok(feiten, "2025-04-01").Start);
        Assert.Equal(DossierStatus.InOnderwijs, Status(feiten, "2025-04-01").Status);
    }

    [Theory]
    [Rule("R4")]
    [InlineData(null, 1, "2025-01-15", 55)] // never at school: at home all the time
    [InlineData("2025-02-03", 2, "2025-03-03", 8)]
    public void WrittenOffAgain_AfterAnEnrolment_IsANewEpisodeOnlyAfterDaysAtSchool(string? opSchool, int episode, string start, int dag)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15")) with
        {
            Inschrijvingen = [new(Feit.Dag("2025-02-03"), Feit.Dag("2025-03-03"), opSchool is null ? null : Feit.Dag(opSchool))],
        };

        var klok = Klok(feiten, "2025-03-10");
        Assert.Equal((episode, Feit.Dag(start), dag), (klok.Episode, klok.Start, klok.Dag));
        Assert.Equal("absoluut-verzuim", Status(feiten, "2025-03-10").Criterium);
    }

    [Theory]
    [Rule("R2")]
    [InlineData(Verzuimsoort.ZestienUur)]
    [InlineData(Verzuimsoort.Luxe)]
    public void ReportOfASchool_AfterTheLastKnownEnrolment_EndsWhatWasDerived(Verzuimsoort soort)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(soort, "2025-05-06")) with { Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-02-20"))] };

        Assert.Equal("absoluut-verzuim", Status(feiten, "2025-05-05").Criterium);
        Assert.NotEqual(DossierStatus.Thuiszitter, Status(feiten, "2025-05-06").Status);
        Assert.Equal(Feit.Dag("2025-05-06"), Klok(feiten, "2025-06-01").GestoptOp);
    }

    [Fact]
    [Rule("R2")]
    public void Lrv_AfterTheLastKnownEnrolment_GoesOnAsLrvAndEndsWithItsReport()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-03-10", "2025-03-28")) with
        {
            Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-02-20"))],
        };

        Assert.Equal(Verzuimsoort.Lrv, Klok(feiten, "2025-03-20").Soort);
        Assert.Equal((Feit.Dag("2025-02-20"), Feit.Dag("2025-03-29")), (Klok(feiten, "2025-04-20").Start, Klok(feiten, "2025-04-20").GestoptOp));
    }

    [Theory]
    [Rule("R2")]
    [InlineData(Verzuimsoort.AbsoluutVerzuim, "2025-02-20")]
    [InlineData(Verzuimsoort.Lrv, "2025-01-15")]
    public void ReportEnded_AfterWritingOff_IsReallyOver(Verzuimsoort soort, string eerste)
    {
        var feiten = Feit.Dossier(Feit.Verzuim(soort, eerste, "2025-03-28")) with { Inschrijvingen = [new(Feit.Dag("2024-08-01"), Feit.Dag("2025-02-20"))] };

        Assert.Equal("absoluut-verzuim", Status(feiten, "2025-03-28").Criterium);
        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-03-29")), Status(feiten, "2025-04-20"));
        Assert.Equal(Feit.Dag("2025-03-29"), Klok(feiten, "2025-04-20").GestoptOp);
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

    static Dossierfeiten Ingeschreven(string van, string? opSchool = null, string absoluut = "2025-11-03") =>
        Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, absoluut)) with
        {
            Inschrijvingen = [new(Feit.Dag(van), null, opSchool is null ? null : Feit.Dag(opSchool))],
        };

    static Statusoordeel Status(Dossierfeiten feiten, string op) => Statusregel.Bepaal(feiten, P, Noord, Feit.Dag(op));

    static Klokstand Klok(Dossierfeiten feiten, string op) => Pactklok.Bereken(feiten, P, Feit.Dag(op));
}
