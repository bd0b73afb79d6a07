// What: what must hold for the clock whatever the facts are.
// Never: prints the facts of a failing case beyond dates made up here.

using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class PactklokEigenschappen
{
    static readonly DateOnly Begin = new(2024, 9, 1);
    static readonly Schoolkalender Noord = Schoolkalender.Van(Vakantieregio.Noord);

    static readonly Gen<DateOnly> Dag = Gen.Choose(0, 700).Select(Begin.AddDays);

    static readonly Gen<Regioparameters> Parameters =
        from stopt in Gen.Elements(KlokStopt.Gestart, KlokStopt.AkkoordOuders, KlokStopt.Aanbod)
        from vierWeken in Gen.Elements(VierWekenVariant.LangerDan, VierWekenVariant.VierWekenOfLanger)
        select new Regioparameters { KlokStopt = stopt, VierWeken = vierWeken };

    static readonly Gen<Verzuimfeit> Verzuim =
        from soort in Gen.Elements(
            Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.Lrv, Verzuimsoort.Lrv, Verzuimsoort.ZestienUur, Verzuimsoort.Ziek, Verzuimsoort.Luxe)
        from eerste in Dag
        from open in Gen.Choose(0, 2)
        from duur in Gen.Choose(0, 150)
        from uren in Gen.Choose(-1, 20)
        select new Verzuimfeit(
            soort, eerste, open == 0 ? null : eerste.AddDays(duur), uren > 0 && soort is Verzuimsoort.ZestienUur ? uren : null);

    static readonly Gen<Arrangementfeit> Arrangement =
        from aanbod in Dag
        from akkoord in Gen.Choose(0, 14)
        from start in Gen.Choose(0, 20)
        from duur in Gen.Choose(1, 70)
        from tot in Gen.Choose(0, 5)
        from type in Gen.Elements(ArrangementType.Oza, ArrangementType.TerugNaarSchool)
        let gestart = aanbod.AddDays(akkoord + start)
        select new Arrangementfeit(
            new Guid(aanbod.DayNumber, (short)akkoord, (short)start, [0, 0, 0, 0, 0, 0, (byte)duur, (byte)tot]), type,
            aanbod, aanbod.AddDays(akkoord), start == 20 ? null : gestart,
            tot is 2 or 3 ? gestart.AddDays(duur) : null, tot is 1 or 3 or 4, tot is 4 or 5 ? gestart.AddDays(duur) : null,
            tot == 5, start == 19);

    static readonly Gen<Omstandigheidfeit> Omstandigheid =
        from soort in Gen.Elements(Enum.GetValues<Omstandigheidsoort>())
        from van in Dag
        from duur in Gen.Choose(-1, 120)
        from vernieuwd in Gen.Choose(-100, 80)
        select new Omstandigheidfeit(
            soort, van, duur < 0 ? null : van.AddDays(duur), vernieuwd < 0 ? null : van.AddDays(vernieuwd));

    static readonly Gen<Inschrijvingfeit> Inschrijving =
        from van in Dag
        from duur in Gen.Choose(-100, 300)
        from opSchool in Gen.Choose(-40, 60)
        select new Inschrijvingfeit(van, duur < 0 ? null : van.AddDays(duur), opSchool < -5 ? null : van.AddDays(opSchool));

    static readonly Gen<Criteriumeindefeit> Einde =
        from criterium in Gen.Elements(Meldingcriterium.ZestienUur, Meldingcriterium.Mazl)
        from op in Dag
        select new Criteriumeindefeit(criterium, op);

    static readonly Gen<Dossierfeiten> Feiten =
        from geboren in Gen.Frequency((6, Gen.Choose(0, 2000)), (2, Gen.Choose(3600, 4000)), (2, Gen.Choose(-900, -300)))
        from verzuim in Gen.Choose(1, 4).SelectMany(n => Verzuim.ListOf(n))
        from arrangementen in Gen.Choose(0, 3).SelectMany(n => Arrangement.ListOf(n))
        from vrijstelling in Gen.Choose(0, 4)
        from vrijgesteldVan in Dag
        from omstandigheden in Gen.Choose(0, 2).SelectMany(n => Omstandigheid.ListOf(n))
        from inschrijvingen in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 3))).SelectMany(n => Inschrijving.ListOf(n))
        from einden in Gen.Choose(0, 2).SelectMany(n => Einde.ListOf(n))
        from weg in Gen.Choose(0, 8)
        from wegOp in Dag
        select new Dossierfeiten
        {
            Geboren = new DateOnly(2010, 1, 1).AddDays(geboren),
            Verzuim = [.. verzuim],
            Arrangementen = [.. arrangementen],
            Vrijstellingen = vrijstelling switch
            {
                0 => [new(vrijgesteldVan, null)],
                1 => [new(vrijgesteldVan, vrijgesteldVan.AddDays(40))],
                _ => [],
            },
            Omstandigheden = [.. omstandigheden],
            Inschrijvingen = [.. inschrijvingen],
            Criteriumeinden = [.. einden],
            VerhuisdOp = weg == 0 ? wegOp : null,
            OverledenOp = weg == 1 ? wegOp : null,
            StartkwalificatieOp = weg == 2 ? wegOp : null,
        };

    static readonly Gen<(Dossierfeiten Feiten, Regioparameters P, DateOnly Op)> Geval =
        from feiten in Feiten
        from p in Parameters
        from op in Dag
        select (feiten, p, op);

    [Fact]
    [Rule("R4")]
    public void Band_WithoutAStop_OnlyGetsStrongerAsTimePasses() => Houdt(
        from start in Dag
        from soort in Gen.Elements(Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.Lrv)
        from p in Parameters
        select (start, soort, p),
        geval =>
        {
            var feiten = new Dossierfeiten { Geboren = Feit.Geboren, Verzuim = [new(geval.soort, geval.start)] };
            var banden = Enumerable.Range(0, 150).Select(i => Pactklok.Bereken(feiten, geval.p, geval.start.AddDays(i)).Band).ToList();
            return banden.Zip(banden.Skip(1)).All(b => b.First <= b.Second)
                && banden[0] == PactBand.Binnen && banden[^1] == PactBand.Overschreden;
        });

    [Fact]
    [Rule("R4")]
    public void Bereken_FactsInAnotherOrder_SameAnswer() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        var anders = feiten with
        {
            Verzuim = [.. feiten.Verzuim.Reverse()], Arrangementen = [.. feiten.Arrangementen.Reverse()],
            Omstandigheden = [.. feiten.Omstandigheden.Reverse()], Inschrijvingen = [.. feiten.Inschrijvingen.Reverse()],
            Criteriumeinden = [.. feiten.Criteriumeinden.Reverse()],
        };
        var (een, ander) = (Pactklok.Bereken(feiten, p, op), Pactklok.Bereken(anders, p, op));
        return een with { Delen = ander.Delen } == ander
            && een.Delen.SequenceEqual(ander.Delen)
            && Statusregel.Bepaal(feiten, p, Noord, op) == Statusregel.Bepaal(anders, p, Noord, op)
            && Signaalregels.Bepaal(feiten, p, Noord, op).SequenceEqual(Signaalregels.Bepaal(anders, p, Noord, op))
            && Wisseldatum.Volgende(feiten, p, Noord, op) == Wisseldatum.Volgende(anders, p, Noord, op);
    });

    [Fact]
    [Rule("R4")]
    public void Lines_EachPausedDay_ShiftsThemByOneDay() => Houdt(
        from start in Dag
        from thuis in Gen.Choose(1, 80)
        from pauze in Gen.Choose(1, 28)
        select (start, thuis, pauze),
        geval =>
        {
            var (start, thuis, pauze) = geval;
            var gestart = start.AddDays(thuis);
            var weer = gestart.AddDays(pauze);
            var zonder = new Dossierfeiten { Geboren = Feit.Geboren, Verzuim = [new(Verzuimsoort.AbsoluutVerzuim, start)] };
            var met = zonder with
            {
                Arrangementen = [new(Guid.Empty, ArrangementType.Oza, null, null, gestart, weer, true, weer, false, false)],
            };
            var a = Pactklok.Bereken(zonder, Regioparameters.Standaard, gestart);
            var b = Pactklok.Bereken(met, Regioparameters.Standaard, weer);
            return b.Pauzedagen == pauze && b.Grens == a.Grens!.Value.AddDays(pauze)
                && b.VierWekenVanaf == a.VierWekenVanaf!.Value.AddDays(pauze)
                && (b.Dag, b.DagenOver, b.Band) == (a.Dag, a.DagenOver, a.Band);
        });

    [Fact]
    [Rule("R4")]
    public void Dag_OnTwoRunningDaysInARow_OneMoreOrANewEpisode() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        var (nu, morgen) = (Pactklok.Bereken(feiten, p, op), Pactklok.Bereken(feiten, p, op.AddDays(1)));
        return nu.Dag is null || morgen.Dag is null || (morgen.Episode == nu.Episode ? morgen.Dag == nu.Dag + 1 : morgen.Dag == 1);
    });

    [Fact]
    [Rule("R4")]
    public void Delen_OfAnyClock_CoverSUpToTheDayWithoutGapOrOverlap() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        var stand = Pactklok.Bereken(feiten, p, op);
        if (stand.Band == PactBand.Geen) return stand.Delen.Count == 0;
        return stand.Delen[0].Periode.Van == stand.Start
            && stand.Delen[^1].Periode.Tot == op.AddDays(1)
            && stand.Delen.All(d => d.Periode.Van < d.Periode.Tot)
            && stand.Delen.Zip(stand.Delen.Skip(1)).All(d => d.First.Periode.Tot == d.Second.Periode.Van)
            && Som(stand, KlokdeelSoort.Pauze) == stand.Pauzedagen
            && (stand.Dag is not { } dag || Som(stand, KlokdeelSoort.Telt) == dag);
    });

    [Fact]
    [Rule("R4")]
    public void Start_OfAnyEpisode_IsBoundAndNotExempted() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        return Pactklok.Bereken(feiten, p, op).Start is not { } start
            || (Leerplicht.IsGebonden(feiten.Geboren, start, feiten.StartkwalificatieOp)
                && !feiten.Vrijstellingen.Any(v => v.Bevat(start)));
    });

    [Fact]
    [Rule("R2")]
    public void Soort_OnADayWithAnEnrolment_IsNeverAbsoluutVerzuim() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        if (!feiten.Inschrijvingen.Any(i => i.Van <= op && !(i.Tot <= op))) return true;
        var klok = Pactklok.Bereken(feiten, p, op);
        return Statusregel.Bepaal(feiten, p, Noord, op).Criterium != "absoluut-verzuim"
            && (klok.Dag is null || klok is { Soort: Verzuimsoort.Lrv, Delen: [.., { Regel: "lrv" }] });
    });

    [Fact]
    [Rule("R4")]
    public void Enrolment_WithoutADayAtSchool_NeverStopsARunningClock() => Houdt(
        from feiten in Feiten
        from p in Parameters
        from duur in Gen.Choose(-100, 300)
        from na in Gen.Choose(0, 20)
        from op in Dag
        select (feiten, p, duur, na, op),
        geval =>
        {
            var zonder = geval.feiten with { Inschrijvingen = [] };
            var van = geval.op.AddDays(-geval.na);
            var met = zonder with { Inschrijvingen = [new(van, geval.duur < 0 ? null : van.AddDays(geval.duur))] };
            // A report that ended in the enrolment is attending there.
            if (zonder.Verzuim.Any(v => v.Soort == Verzuimsoort.Lrv && v.LaatsteDag >= van)) return true;
            var (a, b) = (Pactklok.Bereken(zonder, geval.p, geval.op), Pactklok.Bereken(met, geval.p, geval.op));
            return a.Dag is null || met.Inschrijvingen[0].Tot <= geval.op || (a.Start, a.Dag, a.Band) == (b.Start, b.Dag, b.Band);
        });

    [Fact]
    [Rule("R4")]
    public void Volgende_OnAnyFacts_IsTheFirstDifferentDayOfADayByDayScan() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        var nu = Beeld(feiten, p, op);
        var wissel = Wisseldatum.Volgende(feiten, p, Noord, op);
        var laatste = op.AddDays(500);
        for (var dag = op.AddDays(1); dag <= laatste; dag = dag.AddDays(1))
        {
            if (Beeld(feiten, p, dag) != nu) return wissel == dag;
        }

        return wissel is null || wissel > laatste;
    }, 150);

    [Fact]
    [Rule("R3")]
    public void Sinds_OfAnyStatus_IsTheFirstDayOfTheStretch() => Houdt(Geval, geval =>
    {
        var (feiten, p, op) = geval;
        var nu = Statusregel.Bepaal(feiten, p, Noord, op);
        for (var dag = op.AddDays(-1); dag >= nu.Sinds && dag >= op.AddDays(-300); dag = dag.AddDays(-1))
        {
            if (Statusregel.Bepaal(feiten, p, Noord, dag) != nu) return false;
        }

        var ervoor = Statusregel.Bepaal(feiten, p, Noord, nu.Sinds.AddDays(-1));
        return nu.Sinds == feiten.Geboren
            || (nu.Status == DossierStatus.Gemeld && nu.Sinds == feiten.Verzuim.Min(v => v.EersteDag))
            || (ervoor.Status, ervoor.Criterium) != (nu.Status, nu.Criterium);
    }, 150);

    static int Som(Klokstand stand, KlokdeelSoort soort) =>
        stand.Delen.Where(d => d.Soort == soort).Sum(d => d.Periode.Tot!.Value.DayNumber - d.Periode.Van.DayNumber);

    static string Beeld(Dossierfeiten feiten, Regioparameters p, DateOnly op)
    {
        var oordeel = Statusregel.Bepaal(feiten, p, Noord, op);
        var signalen = Signaalregels.Bepaal(feiten, p, Noord, op).Select(s => $"{s.Regel} {s.Voorval}");
        return $"{Pactklok.Bereken(feiten, p, op).Band} {oordeel.Status} {oordeel.Criterium} {string.Join(',', signalen)}";
    }

    static void Houdt<T>(Gen<T> gevallen, Func<T, bool> eigenschap, int aantal = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(aantal), Prop.ForAll(gevallen.ToArbitrary(), eigenschap));
}
