using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class SamenvoegenTests
{
    static readonly Regioparameters P = Regioparameters.Standaard;

    static Dossierfeiten Samen(Dossierfeiten a, Dossierfeiten b, Regioparameters p, DateOnly op)
    {
        var samen = a with
        {
            Verzuim = [.. a.Verzuim, .. b.Verzuim], Arrangementen = [.. a.Arrangementen, .. b.Arrangementen],
            Inschrijvingen = [.. a.Inschrijvingen, .. b.Inschrijvingen], Ankers = [.. a.Ankers, .. b.Ankers],
        };
        return samen with { Ankers = [.. samen.Ankers, .. Samenvoegen.Ankers(samen, [a, b], p, op)] };
    }

    [Theory, Rule("R8")]
    [InlineData("2025-01-15", "2025-02-20", "2025-01-15")]
    [InlineData("2025-02-20", "2025-01-15", "2025-01-15")]
    public void Merge_OverlappingEpisodes_KeepsTheEarliestS(string een, string twee, string start)
    {
        var op = Feit.Dag("2025-03-18");
        var samen = Samen(Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, een)), Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, twee)), P, op);
        Assert.Empty(samen.Ankers);
        Assert.Equal((Feit.Dag(start), 63, PactBand.Nadert), (Pactklok.Bereken(samen, P, op).Start, Pactklok.Bereken(samen, P, op).Dag, Pactklok.Bereken(samen, P, op).Band));
    }

    [Fact, Rule("R8")]
    public void Merge_EpisodesThatDoNotOverlap_StayTwo()
    {
        var op = Feit.Dag("2025-06-02");
        var samen = Samen(
            Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15", "2025-02-14")), Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-05-12")), P, op);
        Assert.Equal((Feit.Dag("2025-05-12"), 2), (Pactklok.Bereken(samen, P, op).Start, Pactklok.Bereken(samen, P, op).Episode));
    }

    [Fact, Rule("R8")]
    public void Merge_AttendingInTheOther_DoesNotCutTheEpisode()
    {
        // One says: at home since 15 January. The other: at school in February, and at home again since 3 March.
        var op = Feit.Dag("2025-04-16");
        var een = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15"));
        var twee = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-03-03")) with { Inschrijvingen = [new(Feit.Dag("2025-02-01"), null, Feit.Dag("2025-02-03"))] };
        var samen = Samen(een, twee, P, op);
        var stand = Pactklok.Bereken(samen, P, op);
        Assert.NotEmpty(samen.Ankers);
        Assert.Equal((Feit.Dag("2025-01-15"), Feit.Dag("2025-04-15"), PactBand.Overschreden, 1), (stand.Start, stand.Grens, stand.Band, stand.Episode));
        Assert.Contains(stand.Delen, d => d is { Soort: KlokdeelSoort.Telt, Regel: "samengevoegd" });
    }

    [Fact, Rule("R8")]
    public void Merge_PausedDaysOfTheOther_DoNotShiftTheLines()
    {
        var op = Feit.Dag("2025-04-01");
        var een = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-01-15"));
        var twee = een with { Arrangementen = [Feit.Arrangement("2025-03-01", weerThuis: "2025-03-20", voortijdig: true)] };
        var stand = Pactklok.Bereken(Samen(een, twee, P, op), P, op);
        Assert.Equal((Feit.Dag("2025-01-15"), Feit.Dag("2025-04-15")), (stand.Start, stand.Grens));
    }

    [Fact, Rule("R8")]
    public void Merge_WhatHappensAfterIt_GoesByTheOrdinaryRules()
    {
        var op = Feit.Dag("2025-04-16");
        var een = Feit.Dossier(Feit.Verzuim(Verzuimsoort.AbsoluutVerzuim, "2025-01-15", "2025-05-16"));
        var twee = Feit.Dossier(Feit.Verzuim(Verzuimsoort.Lrv, "2025-03-03", "2025-05-16")) with { Inschrijvingen = [new(Feit.Dag("2025-02-01"), null, Feit.Dag("2025-02-03"))] };
        var samen = Samen(een, twee, P, op);
        samen = samen with { Verzuim = [.. samen.Verzuim, Feit.Verzuim(Verzuimsoort.Lrv, "2025-09-08")] };
        Assert.Equal(Feit.Dag("2025-09-08"), Pactklok.Bereken(samen, P, Feit.Dag("2025-09-20")).Start);
    }

    static readonly Gen<DateOnly> Dag = Gen.Choose(0, 400).Select(new DateOnly(2024, 9, 1).AddDays);

    static readonly Gen<Dossierfeiten> Dossier =
        from verzuim in Gen.Choose(1, 3).SelectMany(n => (
            from soort in Gen.Elements(Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.Lrv, Verzuimsoort.Lrv, Verzuimsoort.Ziek)
            from eerste in Dag
            from duur in Gen.Choose(-60, 150)
            select new Verzuimfeit(soort, eerste, duur < 0 ? null : eerste.AddDays(duur))).ListOf(n))
        from arrangementen in Gen.Choose(0, 2).SelectMany(n => (
            from gestart in Dag
            from duur in Gen.Choose(1, 60)
            from tot in Gen.Choose(0, 2)
            select new Arrangementfeit(
                new Guid(gestart.DayNumber, (short)duur, (short)tot, new byte[8]), ArrangementType.Oza, gestart.AddDays(-9), gestart.AddDays(-3), gestart,
                tot == 0 ? null : gestart.AddDays(duur), tot == 1, tot == 1 ? gestart.AddDays(duur) : null, false, false)).ListOf(n))
        from inschrijvingen in Gen.Choose(0, 2).SelectMany(n => (
            from van in Dag
            from duur in Gen.Choose(-60, 200)
            from naar in Gen.Choose(-20, 40)
            select new Inschrijvingfeit(van, duur < 0 ? null : van.AddDays(duur), naar < 0 ? null : van.AddDays(naar))).ListOf(n))
        select new Dossierfeiten { Geboren = Feit.Geboren, Verzuim = [.. verzuim], Arrangementen = [.. arrangementen], Inschrijvingen = [.. inschrijvingen] };

    [Fact, Rule("R8")]
    public void Merge_AnyTwoDossiers_NeverMakesTheClockLater() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(
        (from a in Dossier
         from b in Dossier
         from op in Dag
         from vierWeken in Gen.Elements(VierWekenVariant.LangerDan, VierWekenVariant.VierWekenOfLanger)
         select (a, b, op, p: new Regioparameters { VierWeken = vierWeken })).ToArbitrary(),
        geval =>
        {
            var (a, b, op, p) = geval;
            var samen = Samen(a, b, p, op);
            for (var dag = op; dag > op.AddDays(-250); dag = dag.AddDays(-5))
            {
                var na = Pactklok.Bereken(samen, p, dag);
                if (na.Dag is null) continue;
                foreach (var deel in new[] { a, b })
                {
                    var voor = Pactklok.Bereken(deel, p, dag);
                    if (voor.Dag is not null && (na.Start > voor.Start || na.Grens > voor.Grens || na.VierWekenVanaf > voor.VierWekenVanaf || na.Dag < 1)) return false;
                }
            }

            return true;
        }));

    [Fact, Rule("R8")]
    public void Merge_TheOtherWayRound_GivesTheSameClock() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        (from a in Dossier
         from b in Dossier
         from op in Dag
         select (a, b, op)).ToArbitrary(),
        geval =>
        {
            var (een, twee) = (Pactklok.Bereken(Samen(geval.a, geval.b, P, geval.op), P, geval.op), Pactklok.Bereken(Samen(geval.b, geval.a, P, geval.op), P, geval.op));
            return (een.Start, een.Grens, een.Band, een.Dag, een.Episode) == (twee.Start, twee.Grens, twee.Band, twee.Dag, twee.Episode);
        }));

    [Theory, Rule("R8")]
    [InlineData(true, false, false, false, false, 100)]
    [InlineData(false, true, true, true, true, 0)]
    [InlineData(null, true, true, true, true, 90)]
    [InlineData(null, true, false, true, true, 75)]
    [InlineData(null, true, false, true, false, 30)]
    [InlineData(null, true, false, false, true, 0)]
    [InlineData(null, false, true, true, true, 0)]
    public void Score_ByWhatIsTheSame(bool? bsn, bool dag, bool naam, bool klank, bool voornaam, int score) =>
        Assert.Equal(score, Samenvoegen.Score(new(bsn, dag, naam, klank, voornaam)));

    [Theory, Rule("R8")]
    [InlineData(false, false, false, false, "")]
    [InlineData(true, false, false, false, "zelfde-dossier")]
    [InlineData(false, true, false, false, "gesloten")]
    [InlineData(false, false, true, false, "overdracht-open")]
    [InlineData(false, false, false, true, "ander-bsn")]
    public void Beoordeel_WhatStandsInTheWay_IsNamed(bool zelfde, bool gesloten, bool overdracht, bool bsn, string code) =>
        Assert.Equal(code, Samenvoegen.Beoordeel(zelfde, gesloten, overdracht, bsn).Code);

    [Theory, Rule("R8")]
    [InlineData(0, "")]
    [InlineData(1, "verder-gewerkt")]
    public void BeoordeelOngedaan_OnlyBeforeFurtherWork(int later, string code) => Assert.Equal(code, Samenvoegen.BeoordeelOngedaan(later).Code);
}
