// What: the criteria of R3 that are no absence: from which day to which day each makes a child dreigend. Region noord.

namespace Thuiszitters.Domain.Tests;

public sealed class OmstandighedenTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    [Theory]
    [Rule("R3")]
    [InlineData(Omstandigheidsoort.MinderUren, "minder-uren")]
    [InlineData(Omstandigheidsoort.Schorsing, "schorsing")]
    [InlineData(Omstandigheidsoort.Verwijdering, "verwijdering")]
    [InlineData(Omstandigheidsoort.Wachtlijst, "wachtlijst")]
    public void Bepaal_CircumstanceThatEndsWithItsFact_DreigendFromItsFirstDayToItsEnd(Omstandigheidsoort soort, string criterium)
    {
        var feit = new Omstandigheidfeit(soort, Feit.Dag("2025-11-03"));

        Assert.Equal(new(DossierStatus.Dreigend, criterium, Feit.Dag("2025-11-03")), Bepaal("2026-06-01", feit));
        Assert.NotEqual(DossierStatus.Dreigend, Bepaal("2025-11-02", feit).Status);
        var over = feit with { Tot = Feit.Dag("2025-11-17") };
        Assert.Equal(DossierStatus.Dreigend, Bepaal("2025-11-16", over).Status);
        Assert.Equal(new(DossierStatus.Gemeld, null, Feit.Dag("2025-11-17")), Bepaal("2025-11-17", over));
    }

    [Theory]
    [Rule("R3")]
    [InlineData(null, "2025-12-14", true)]
    [InlineData(null, "2025-12-15", false)] // six weeks
    [InlineData("2025-12-10", "2026-01-11", true)]
    [InlineData("2025-12-10", "2026-01-12", false)] // four more
    public void Bepaal_RegisteredWithoutAPlace_WhileTheTermsOfTheZorgplichtRun(string? verlengd, string op, bool dreigend)
    {
        var feit = new Omstandigheidfeit(
            Omstandigheidsoort.ZonderPlek, Feit.Dag("2025-11-03"), null, verlengd is null ? null : Feit.Dag(verlengd));

        Assert.Equal(dreigend, Bepaal(op, feit) is { Status: DossierStatus.Dreigend, Criterium: "zonder-plek" });
    }

    [Theory]
    [Rule("R3")]
    [InlineData(null, "2026-01-25", true)]
    [InlineData(null, "2026-01-26", false)] // twelve weeks
    [InlineData("2026-01-20", "2026-04-13", true)]
    [InlineData("2026-01-20", "2026-04-14", false)] // twelve weeks after it was renewed
    public void Bepaal_SignalOfAProfessional_EndsWhenNotRenewed(string? vernieuwd, string op, bool dreigend)
    {
        var feit = new Omstandigheidfeit(
            Omstandigheidsoort.SignaalProfessional, Feit.Dag("2025-11-03"), null, vernieuwd is null ? null : Feit.Dag(vernieuwd));

        Assert.Equal(dreigend, Bepaal(op, feit) is { Status: DossierStatus.Dreigend, Criterium: "signaal-professional" });
    }

    [Fact]
    [Rule("R3")]
    public void Periode_EndedByAnOfficerOrByItself_TheFirstOfBoth()
    {
        var feit = new Omstandigheidfeit(Omstandigheidsoort.SignaalProfessional, Feit.Dag("2025-11-03"));

        Assert.Equal(Feit.Dag("2025-11-10"), Omstandigheidregel.Periode(feit with { Tot = Feit.Dag("2025-11-10") }, P).Tot);
        Assert.Equal(Feit.Dag("2026-01-26"), Omstandigheidregel.Periode(feit with { Tot = Feit.Dag("2026-05-10") }, P).Tot);
        Assert.Equal(Feit.Dag("2025-11-17"), Omstandigheidregel.Periode(feit, P with { ProfessionalSignaalWeken = 2 }).Tot);
        Assert.Equal(
            Feit.Dag("2025-11-10"),
            Omstandigheidregel.Periode(feit with { Soort = Omstandigheidsoort.ZonderPlek }, P with { ZorgplichtWeken = 1 }).Tot);
        Assert.Equal(
            Feit.Dag("2025-12-22"),
            Omstandigheidregel.Periode(
                feit with { Soort = Omstandigheidsoort.ZonderPlek, VernieuwdOp = Feit.Dag("2025-11-20") },
                P with { ZorgplichtVerlengingWeken = 1 }).Tot);
        Assert.Equal(DateOnly.MaxValue, Omstandigheidregel.Periode(feit with { Van = DateOnly.MaxValue }, P).Tot);
    }

    [Theory]
    [Rule("R3")]
    [InlineData(Omstandigheidsoort.SignaalProfessional, null, null, "2026-01-25", "")]
    [InlineData(Omstandigheidsoort.SignaalProfessional, null, null, "2026-01-26", "termijn-voorbij")]
    [InlineData(Omstandigheidsoort.SignaalProfessional, "2026-01-20", null, "2026-04-13", "")]
    [InlineData(Omstandigheidsoort.SignaalProfessional, null, "2025-11-20", "2025-11-10", "beeindigd")]
    [InlineData(Omstandigheidsoort.ZonderPlek, null, null, "2025-12-14", "")]
    [InlineData(Omstandigheidsoort.ZonderPlek, null, null, "2025-12-15", "termijn-voorbij")]
    [InlineData(Omstandigheidsoort.ZonderPlek, "2025-12-01", null, "2025-12-02", "al-verlengd")]
    [InlineData(Omstandigheidsoort.Wachtlijst, null, null, "2025-11-10", "niet-te-vernieuwen")]
    public void MagVernieuwen_OnADay_SignalAlwaysZorgplichtOnceBothWhileTheyHold(
        Omstandigheidsoort soort, string? vernieuwd, string? tot, string op, string weigering)
    {
        var feit = new Omstandigheidfeit(
            soort, Feit.Dag("2025-11-03"), tot is null ? null : Feit.Dag(tot), vernieuwd is null ? null : Feit.Dag(vernieuwd));

        Assert.Equal(weigering, Omstandigheidregel.MagVernieuwen(feit, P, Feit.Dag(op)).Code);
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_CriterionNotOnTheListOfTheRegion_DoesNotMakeDreigend()
    {
        var feiten = Feit.Dossier(Feit.Uren("2025-11-03 16")) with
        {
            Omstandigheden = [new(Omstandigheidsoort.Wachtlijst, Feit.Dag("2025-11-04"))],
        };
        var p = P with { Criteria = Criterialijst.Alle & ~Criterialijst.ZestienUur };

        Assert.Equal(new(DossierStatus.Dreigend, "wachtlijst", Feit.Dag("2025-11-04")), Statusregel.Bepaal(feiten, p, Noord, Feit.Dag("2025-11-05")));
        Assert.Equal(DossierStatus.Gemeld, Statusregel.Bepaal(feiten, P with { Criteria = Criterialijst.Geen }, Noord, Feit.Dag("2025-11-05")).Status);
        // The law asks for the signal, whatever the region's list says.
        Assert.Equal([Signaalregel.ZestienUur], Signaalregels.Bepaal(feiten, p, Noord, Feit.Dag("2025-11-05")).Select(s => s.Regel));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_SixteenHoursEndedByAnOfficer_UntilTheNextSixteen()
    {
        var feiten = Feit.Dossier(Feit.Uren("2025-11-04 16, 2025-11-24 16")) with
        {
            Criteriumeinden = [new(Meldingcriterium.ZestienUur, Feit.Dag("2025-11-10"))],
        };

        Assert.Equal(new(DossierStatus.Dreigend, "16-uur", Feit.Dag("2025-11-04")), Bepaal(feiten, "2025-11-09"));
        Assert.NotEqual(DossierStatus.Dreigend, Bepaal(feiten, "2025-11-10").Status);
        Assert.Empty(Signaalregels.Bepaal(feiten, P, Noord, Feit.Dag("2025-11-10")));
        Assert.Equal(new(DossierStatus.Dreigend, "16-uur", Feit.Dag("2025-11-24")), Bepaal(feiten, "2025-11-24"));
        Assert.Equal(["16-uur-2025-11-24"], Signaalregels.Bepaal(feiten, P, Noord, Feit.Dag("2025-11-24")).Select(s => s.Voorval));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_MazlEndedByAnOfficer_NoLongerDreigend()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Ziek, "2025-11-03")) with
        {
            Criteriumeinden = [new(Meldingcriterium.Mazl, Feit.Dag("2025-11-17")), new(Meldingcriterium.ZestienUur, Feit.Dag("2025-11-13"))],
        };

        Assert.Equal(new(DossierStatus.Dreigend, "mazl", Feit.Dag("2025-11-11")), Bepaal(feiten, "2025-11-16"));
        Assert.Equal(new(DossierStatus.Gemeld, null, Feit.Dag("2025-11-17")), Bepaal(feiten, "2025-11-17"));
        Assert.Equal(Feit.Dag("2025-11-17"), Wisseldatum.Volgende(feiten, P, Noord, Feit.Dag("2025-11-12")));
    }

    [Fact]
    [Rule("R3")]
    public void Criteria_SeveralAtOnce_EachWithItsOwnEndTheFirstInFront()
    {
        var feiten = Feit.Dossier([.. Feit.Uren("2025-11-05 16"), Feit.Verzuim(Verzuimsoort.Lrv, "2025-11-10")]) with
        {
            Omstandigheden =
            [
                new(Omstandigheidsoort.SignaalProfessional, Feit.Dag("2025-11-03")), new(Omstandigheidsoort.Schorsing, Feit.Dag("2025-11-03"), Feit.Dag("2025-11-08")),
                new(Omstandigheidsoort.Wachtlijst, Feit.Dag("2025-11-06")),
            ],
        };

        Assert.Equal(
            [
                new("signaal-professional", Feit.Dag("2025-11-03"), Feit.Dag("2026-01-26")), new("16-uur", Feit.Dag("2025-11-05"), Feit.Dag("2026-01-19")),
                new("wachtlijst", Feit.Dag("2025-11-06"), null), new("lrv-in-wording", Feit.Dag("2025-11-10"), null),
            ],
            Statusregel.Criteria(feiten, P, Noord, Feit.Dag("2025-11-12")));
        Assert.Equal("signaal-professional", Bepaal(feiten, "2025-11-12").Criterium);
        Assert.Empty(Statusregel.Criteria(feiten with { VerhuisdOp = Feit.Dag("2025-11-10") }, P, Noord, Feit.Dag("2025-11-12")));
        Assert.Empty(Statusregel.Criteria(
            feiten with { Vrijstellingen = [new(Feit.Dag("2025-11-10"), null)] }, P, Noord, Feit.Dag("2025-11-12")));
    }

    [Fact]
    [Rule("R3")]
    public void Bepaal_ThuiszitterOnAWaitingList_IsThuiszitter() =>
        Assert.Equal(
            DossierStatus.Thuiszitter,
            Bepaal(
                Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-11-03")) with
                {
                    Omstandigheden = [new(Omstandigheidsoort.Wachtlijst, Feit.Dag("2025-10-01"))],
                },
                "2025-11-10").Status);

    [Fact]
    [Rule("R3")]
    public void Code_EachKind_HasItsOwnAndIsOnTheList()
    {
        var soorten = Enum.GetValues<Omstandigheidsoort>();

        Assert.Equal(soorten.Length, soorten.Select(Omstandigheidregel.Code).Distinct().Count());
        foreach (var soort in soorten)
            Assert.Equal(Omstandigheidregel.Code(soort), Bepaal("2025-11-03", new Omstandigheidfeit(soort, Feit.Dag("2025-11-03"))).Criterium);
        Assert.Throws<ArgumentOutOfRangeException>(() => Omstandigheidregel.Code((Omstandigheidsoort)99));
    }

    [Fact]
    [Rule("R3")]
    public void Mazl_EndedByAnOfficer_CountsOnlyReportsFromThatDayOn()
    {
        Verzuimfeit[] ziek = [.. new[] { "2025-09-01", "2025-09-08", "2025-09-15", "2025-09-22" }.Select(d => Feit.Verzuim(Verzuimsoort.Ziek, d, d))];
        var beeindigd = Feit.Dossier(ziek) with { Criteriumeinden = [new(Meldingcriterium.Mazl, Feit.Dag("2025-09-24"))] };
        Verzuimfeit[] later = [.. new[] { "2025-10-06", "2025-10-08", "2025-10-10", "2025-10-28" }.Select(d => Feit.Verzuim(Verzuimsoort.Ziek, d, d))];

        Assert.Equal("mazl", Bepaal(beeindigd, "2025-09-23").Criterium);
        Assert.Null(Bepaal(beeindigd, "2025-09-24").Criterium);
        Assert.Null(Bepaal(beeindigd with { Verzuim = [.. ziek, .. later[..3]] }, "2025-10-10").Criterium);
        Assert.Equal(
            new(DossierStatus.Dreigend, "mazl", Feit.Dag("2025-10-28")),
            Bepaal(beeindigd with { Verzuim = [.. ziek, .. later] }, "2025-10-28"));
    }

    [Fact]
    [Rule("R3")]
    public void ZestienUur_EndedOnItsFirstDay_IsOver()
    {
        var feiten = Feit.Dossier(Feit.Verzuim(Verzuimsoort.ZestienUur, "2025-11-05")) with
        {
            Criteriumeinden = [new(Meldingcriterium.ZestienUur, Feit.Dag("2025-11-05"))],
        };

        Assert.Equal(new(DossierStatus.InOnderwijs, null, Feit.Dag("2025-11-05")), Bepaal(feiten, "2025-11-10"));
    }

    static Statusoordeel Bepaal(string op, params Omstandigheidfeit[] omstandigheden) =>
        Bepaal(new Dossierfeiten { Geboren = Feit.Geboren, Omstandigheden = omstandigheden }, op);

    static Statusoordeel Bepaal(Dossierfeiten feiten, string op) => Statusregel.Bepaal(feiten, P, Noord, Feit.Dag(op));
}
