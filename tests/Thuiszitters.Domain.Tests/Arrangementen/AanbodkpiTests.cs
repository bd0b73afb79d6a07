// What: offer in time and start in time, on the day of the line and the day after, with a relapse, and without an arrangement at all.
// Source: rules.md R4; indicators.md PACT.

using static Thuiszitters.Domain.Kpiuitkomst;

namespace Thuiszitters.Domain.Tests;

public sealed class AanbodkpiTests
{
    static readonly Verzuimfeit Sinds = Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15");

    [Theory, Rule("R4")]
    [InlineData(null, null, "2025-02-11", NogNiet, NogNiet, NogNiet, NogNiet)]
    [InlineData(null, null, "2025-02-12", NogNiet, NogNiet, TeLaat, TeLaat)]
    [InlineData(null, null, "2025-04-15", NogNiet, NogNiet, TeLaat, TeLaat)]
    [InlineData(null, null, "2025-04-16", TeLaat, TeLaat, TeLaat, TeLaat)]
    [InlineData("2025-02-11", null, "2025-04-15", OpTijd, NogNiet, OpTijd, TeLaat)]
    [InlineData("2025-02-12", null, "2025-04-16", OpTijd, TeLaat, TeLaat, TeLaat)]
    [InlineData("2025-02-10", "2025-02-11", "2025-06-01", OpTijd, OpTijd, OpTijd, OpTijd)]
    [InlineData("2025-04-01", "2025-04-15", "2025-06-01", OpTijd, OpTijd, TeLaat, TeLaat)]
    [InlineData("2025-04-15", "2025-04-16", "2025-06-01", OpTijd, TeLaat, TeLaat, TeLaat)]
    [InlineData("2025-04-16", "2025-04-20", "2025-06-01", TeLaat, TeLaat, TeLaat, TeLaat)]
    [InlineData("2025-01-02", "2025-02-01", "2025-06-01", OpTijd, OpTijd, OpTijd, OpTijd)]
    public void Bereken_OneEpisode_BothAgainstBothLines(
        string? aanbod, string? gestart, string op, Kpiuitkomst aanbodDrie, Kpiuitkomst gestartDrie, Kpiuitkomst aanbodVier, Kpiuitkomst gestartVier)
    {
        var feiten = Feit.Dossier(Sinds) with { Arrangementen = aanbod is null ? [] : [Feit.Arrangement(gestart, aanbod: aanbod)] };
        var kpi = Assert.Single(Reken(feiten, op));
        Assert.Equal((aanbodDrie, gestartDrie, aanbodVier, gestartVier), (kpi.Aanbod, kpi.Gestart, kpi.AanbodVierWeken, kpi.GestartVierWeken));
    }

    [Theory, Rule("R4")]
    [InlineData("2025-04-30", NogNiet, NogNiet)]
    [InlineData("2025-05-04", NogNiet, NogNiet)]
    [InlineData("2025-05-05", TeLaat, TeLaat)]
    public void Bereken_AfterARelapse_PausedDaysShiftTheLineAndTheFirstOfferIsSpent(string op, Kpiuitkomst aanbod, Kpiuitkomst gestart)
    {
        var feiten = Feit.Dossier(Sinds) with { Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-20", voortijdig: true, aanbod: "2025-02-20")] };
        var kpi = Assert.Single(Reken(feiten, op));
        Assert.Equal((aanbod, gestart), (kpi.Aanbod, kpi.Gestart));
        var weer = feiten with { Arrangementen = [.. feiten.Arrangementen, Feit.Arrangement("2025-05-04", aanbod: "2025-04-30")] };
        kpi = Assert.Single(Reken(weer, "2025-06-01"));
        Assert.Equal((OpTijd, OpTijd), (kpi.Aanbod, kpi.Gestart));
        Assert.Equal((Feit.Dag("2025-04-30"), Feit.Dag("2025-05-04")), (kpi.AanbodOp, kpi.GestartOp));
    }

    [Fact, Rule("R4")]
    public void Bereken_NewEpisode_EachItsOwn()
    {
        var feiten = Feit.Dossier(Sinds) with { Arrangementen = [Feit.Arrangement("2025-03-01", "2025-03-30", voortijdig: true, aanbod: "2025-02-20")] };
        var kpis = Reken(feiten, "2025-07-01");
        Assert.Equal([(1, OpTijd, OpTijd), (2, TeLaat, TeLaat)], kpis.Select(k => (k.Episode, k.Aanbod, k.Gestart)));
    }

    [Fact, Rule("R4")]
    public void Bereken_OfferRefused_CountsForNothing()
    {
        var feiten = Feit.Dossier(Sinds) with { Arrangementen = [Feit.Arrangement(null, aanbod: "2025-02-20", ongedaan: true)] };
        Assert.Equal(NogNiet, Assert.Single(Reken(feiten, "2025-04-01")).Aanbod);
        Assert.Equal(TeLaat, Assert.Single(Reken(feiten, "2025-04-16")).Aanbod);
    }

    [Fact, Rule("R4")]
    public void Bereken_StopAtTheOffer_StartIsStillJudgedByTheStart()
    {
        var feiten = Feit.Dossier(Sinds) with { Arrangementen = [Feit.Arrangement(null, aanbod: "2025-02-20")] };
        var kpi = Assert.Single(Aanbodkpi.Bereken(feiten, new() { KlokStopt = KlokStopt.Aanbod }, Feit.Dag("2025-05-01")));
        Assert.Equal((OpTijd, TeLaat), (kpi.Aanbod, kpi.Gestart));
    }

    [Theory, Rule("R4")]
    [InlineData("2025-03-31", OpTijd)]
    [InlineData("2025-04-30", TeLaat)]
    public void Bereken_BackAtSchoolWithoutArrangement_CountsAsOfferAndStart(string laatste, Kpiuitkomst verwacht)
    {
        var kpi = Assert.Single(Reken(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", laatste)), "2025-06-01"));
        Assert.Equal((verwacht, verwacht), (kpi.Aanbod, kpi.Gestart));
    }

    [Theory, Rule("R4")]
    [InlineData("2025-04-10", Nvt)]
    [InlineData("2025-04-20", TeLaat)]
    public void Bereken_EndedBySomethingElse_OutUnlessPastTheLine(string verhuisd, Kpiuitkomst verwacht)
    {
        var kpi = Assert.Single(Reken(Feit.Dossier(Sinds) with { VerhuisdOp = Feit.Dag(verhuisd) }, "2025-06-01"));
        Assert.Equal((verwacht, verwacht), (kpi.Aanbod, kpi.Gestart));
    }

    [Fact, Rule("R4")]
    public void Bereken_NoEpisode_Nothing() => Assert.Empty(Reken(Feit.Dossier(), "2025-06-01"));

    static IReadOnlyList<Episodekpi> Reken(Dossierfeiten feiten, string op) => Aanbodkpi.Bereken(feiten, Regioparameters.Standaard, Feit.Dag(op));
}
