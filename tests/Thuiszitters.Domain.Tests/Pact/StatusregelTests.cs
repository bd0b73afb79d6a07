// What: the status of a dossier by R3, and what a list row means by the table in R2. Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class StatusregelTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R2")]
    [Rule("R3")]
    [InlineData(Verzuimsoort.AbsoluutVerzuim, "2025-11-03", DossierStatus.Thuiszitter, "absoluut-verzuim", "2025-11-03")]
    [InlineData(Verzuimsoort.Lrv, "2025-11-03", DossierStatus.Dreigend, "lrv-in-wording", "2025-11-03")]
    [InlineData(Verzuimsoort.Lrv, "2025-11-30", DossierStatus.Dreigend, "lrv-in-wording", "2025-11-03")]
    [InlineData(Verzuimsoort.Lrv, "2025-12-01", DossierStatus.Thuiszitter, "lrv", "2025-12-01")]
    [InlineData(Verzuimsoort.ZestienUur, "2025-11-03", DossierStatus.Dreigend, "16-uur", "2025-11-03")]
    [InlineData(Verzuimsoort.ZestienUur, "2026-01-18", DossierStatus.Dreigend, "16-uur", "2025-11-03")]
    [InlineData(Verzuimsoort.ZestienUur, "2026-01-19", DossierStatus.InOnderwijs, null, "2026-01-19")]
    [InlineData(Verzuimsoort.Ziek, "2025-11-10", DossierStatus.Gemeld, null, "2025-11-03")]
    [InlineData(Verzuimsoort.Ziek, "2025-11-11", DossierStatus.Dreigend, "mazl", "2025-11-11")]
    [InlineData(Verzuimsoort.Luxe, "2026-03-03", DossierStatus.Gemeld, null, "2025-11-03")]
    public void Bepaal_RowOfAListFrom3November_AsTheTableSays(
        Verzuimsoort soort, string op, DossierStatus status, string? criterium, string sinds) =>
        Assert.Equal(new(status, criterium, Feit.Dag(sinds)), Bepaal(Feit.Dossier(Feit.Verzuim(soort, "2025-11-03")), op));

    [Fact]
    [Rule("R3")]
    public void Bepaal_FourWeeksOrLonger_LrvOneDayEarlier() =>
        Assert.Equal(
            new(DossierStatus.Thuiszitter, "lrv", Feit.Dag("2025-11-30")),
            Statusregel.Bepaal(
                Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-11-03")),
                P with { VierWeken = VierWekenVariant.VierWekenOfLanger }, Noord, Feit.Dag("2025-11-30")));

    [Fact]
    [Rule("R3")]
    public void Bepaal_NotBound_GoesBeforeEverything()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03"));

        Assert.Equal(
            new(DossierStatus.NietLeerplichtig, null, Feit.Dag("2025-11-10")),
            Bepaal(feiten with { Geboren = Feit.Dag("2007-11-10") }, "2025-11-20"));
        Assert.Equal(
            new(DossierStatus.NietLeerplichtig, null, Feit.Dag("2021-02-03")),
            Bepaal(feiten with { Geboren = Feit.Dag("2021-02-03") }, "2025-11-20"));
        Assert.Equal(
            new(DossierStatus.NietLeerplichtig, null, Feit.Dag("2025-11-12")),
            Bepaal(feiten with { OverledenOp = Feit.Dag("2025-11-12") }, "2025-11-20"));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_VrijstellingInForce_GoesBeforeAbsence()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with
        {
            Vrijstellingen = [new(Feit.Dag("2025-11-10"), Feit.Dag("2026-08-01")), new(Feit.Dag("2026-08-01"), null)],
        };

        Assert.Equal(new(DossierStatus.Thuiszitter, "absoluut-verzuim", Feit.Dag("2025-11-03")), Bepaal(feiten, "2025-11-09"));
        Assert.Equal(new(DossierStatus.Vrijgesteld, null, Feit.Dag("2025-11-10")), Bepaal(feiten, "2026-09-15"));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_ArrangementStarted_InOnderwijsUntilHomeAgain()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with
        {
            Arrangementen = [Feit.Arrangement("2025-11-17", "2025-12-01", true)],
        };

        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-11-17")), Bepaal(feiten, "2025-11-30"));
        Assert.Equal(new(DossierStatus.Thuiszitter, "absoluut-verzuim", Feit.Dag("2025-12-01")), Bepaal(feiten, "2025-12-01"));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_ClockStoppedByAnOffer_StillThuiszitterUntilItStarts()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with
        {
            Arrangementen = [Feit.Arrangement("2025-12-01", aanbod: "2025-11-10")],
        };
        var p = P with { KlokStopt = KlokStopt.Aanbod };

        Assert.Equal(PactBand.Gestopt, Pactklok.Bereken(feiten, p, Feit.Dag("2025-11-20")).Band);
        Assert.Equal(DossierStatus.Thuiszitter, Statusregel.Bepaal(feiten, p, Noord, Feit.Dag("2025-11-20")).Status);
        Assert.Equal(DossierStatus.InOnderwijs, Statusregel.Bepaal(feiten, p, Noord, Feit.Dag("2025-12-01")).Status);
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_AbsenceOver_InOnderwijsFromTheDayAfter() =>
        Assert.Equal(
            new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-11-15")),
            Bepaal(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-11-03", "2025-11-14")), "2025-12-01"));

    [Fact]
    [Rule("R3")]
    public void Bepaal_MovedOutOfTheRegion_OnlyTheReportIsLeft() =>
        Assert.Equal(
            new(DossierStatus.Gemeld, null, Feit.Dag("2025-11-20")),
            Bepaal(
                Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with { VerhuisdOp = Feit.Dag("2025-11-20") },
                "2025-12-01"));

    [Fact]
    [Rule("R3")]
    public void Bepaal_SeveralCriteria_TheOneThatCameFirst()
    {
        var feiten = Feit.Dossier(
            Feit.Verzuim(Verzuimsoort.Lrv, "2025-11-10", "2025-11-21"), Feit.Verzuim(Verzuimsoort.ZestienUur, "2025-11-03"));

        Assert.Equal(new(DossierStatus.Dreigend, "16-uur", Feit.Dag("2025-11-03")), Bepaal(feiten, "2025-11-17"));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_FurtherHours_KeepTheCriterion()
    {
        var feiten = Feit.Dossier(Feit.Uren("2025-11-03 16, 2026-01-12 1"));

        // Eight lesweken without hours after the week of 12 January; the voorjaarsvakantie of 21 February does not count.
        Assert.Equal(new(DossierStatus.Dreigend, "16-uur", Feit.Dag("2025-11-03")), Bepaal(feiten, "2026-03-22"));
        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2026-03-23")), Bepaal(feiten, "2026-03-23"));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_BackAtSchoolAfterLongIllness_MazlEndsAfterFourSchoolweken()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Ziek, "2025-11-03", "2025-11-14"));

        Assert.Equal(new(DossierStatus.Dreigend, "mazl", Feit.Dag("2025-11-11")), Bepaal(feiten, "2025-12-14"));
        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-12-15")), Bepaal(feiten, "2025-12-15"));
    }

    static Statusoordeel Bepaal(Dossierfeiten feiten, string op) => Statusregel.Bepaal(feiten, P, Noord, Feit.Dag(op));
}
