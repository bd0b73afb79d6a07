using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class LeerplichtTests
{
    [Theory, Rule("R1"), Rule("Lpw art. 3")]
    [InlineData("2020-03-14", "2025-04-01", "2036-08-01")]
    [InlineData("2010-07-31", "2015-08-01", "2026-08-01")]
    [InlineData("2010-08-01", "2015-09-01", "2027-08-01")]
    [InlineData("2008-02-29", "2013-04-01", "2024-08-01")]
    [InlineData("2020-04-01", "2025-05-01", "2036-08-01")]
    [InlineData("2019-12-31", "2025-01-01", "2036-08-01")]
    public void Leerplichtperiode_Born_RunsFromTo(string geboren, string van, string tot) =>
        Assert.Equal(new Periode(Testdag.Op(van), Testdag.Op(tot)), Leerplicht.Leerplichtperiode(Testdag.Op(geboren)));

    [Theory, Rule("R1"), Rule("Lpw art. 4a"), Rule("Lpw art. 4b")]
    [InlineData("2010-07-31", "2026-08-01", "2028-07-31")]
    [InlineData("2010-08-01", "2027-08-01", "2028-08-01")]
    [InlineData("2008-02-29", "2024-08-01", "2026-03-01")]
    public void Kwalificatieplichtperiode_Born_RunsFromEndOfLeerplichtTo18(string geboren, string van, string tot) =>
        Assert.Equal(new Periode(Testdag.Op(van), Testdag.Op(tot)), Leerplicht.Kwalificatieplichtperiode(Testdag.Op(geboren)));

    [Theory, Rule("Lpw art. 4b")]
    [InlineData("2027-06-15", "2027-06-15")]
    [InlineData("2026-08-02", "2026-08-02")]
    [InlineData("2028-07-31", "2028-07-31")]
    [InlineData("2030-01-01", "2028-07-31")]
    public void Kwalificatieplichtperiode_Startkwalificatie_EndsOnWhicheverIsFirst(string behaald, string tot) =>
        Assert.Equal(Testdag.Op(tot), Leerplicht.Kwalificatieplichtperiode(new DateOnly(2010, 7, 31), Testdag.Op(behaald))?.Tot);

    [Theory, Rule("Lpw art. 4b")]
    [InlineData("2026-08-01")]
    [InlineData("2025-06-20")]
    public void Kwalificatieplichtperiode_StartkwalificatieBeforeItBegins_NeverArises(string behaald)
    {
        var geboren = new DateOnly(2010, 7, 31);
        Assert.Null(Leerplicht.Kwalificatieplichtperiode(geboren, Testdag.Op(behaald)));
        Assert.Equal(Leerplicht.Leerplichtperiode(geboren), Leerplicht.Plicht(geboren, Testdag.Op(behaald)));
    }

    [Fact, Rule("Lpw art. 4a")]
    public void Kwalificatieplichtperiode_PraktijkonderwijsOfVso_NeverArises()
    {
        var geboren = new DateOnly(2010, 7, 31);
        Assert.Null(Leerplicht.Kwalificatieplichtperiode(geboren, praktijkonderwijsOfVso: true));
        Assert.Equal(Leerplicht.Leerplichtperiode(geboren), Leerplicht.Plicht(geboren, praktijkonderwijsOfVso: true));
        Assert.False(Leerplicht.IsGebonden(geboren, new DateOnly(2026, 8, 1), praktijkonderwijsOfVso: true));
    }

    [Theory, Rule("R1")]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", true)]
    [InlineData("2036-08-01", true)]
    [InlineData("2038-03-13", true)]
    [InlineData("2038-03-14", false)]
    public void IsGebonden_DayAroundTheBounds_FollowsThePeriod(string op, bool gebonden) =>
        Assert.Equal(gebonden, Leerplicht.IsGebonden(new DateOnly(2020, 3, 14), Testdag.Op(op)));

    [Theory, Rule("R1")]
    [InlineData("2008-02-29", 5, "2013-03-01")]
    [InlineData("2008-02-29", 16, "2024-02-29")]
    [InlineData("2008-02-29", 18, "2026-03-01")]
    [InlineData("2008-02-28", 18, "2026-02-28")]
    [InlineData("2010-08-01", 16, "2026-08-01")]
    public void Verjaardag_Born_IsThatDayOrFirstOfMarch(string geboren, int leeftijd, string dag) =>
        Assert.Equal(Testdag.Op(dag), Leerplicht.Verjaardag(Testdag.Op(geboren), leeftijd));

    [Theory, Rule("R1")]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2024-02-28", 15)]
    [InlineData("2008-02-29", "2024-02-29", 16)]
    [InlineData("2014-09-10", "2026-09-09", 11)]
    [InlineData("2014-09-10", "2026-09-10", 12)]
    [InlineData("2014-09-10", "2014-09-10", 0)]
    [InlineData("2014-09-10", "2014-09-09", -1)]
    public void Leeftijd_OnDay_CountsBirthdaysReached(string geboren, string op, int leeftijd) =>
        Assert.Equal(leeftijd, Leerplicht.Leeftijd(Testdag.Op(geboren), Testdag.Op(op)));

    [Fact, Rule("R1")]
    public void Plicht_AnyBirthday_StartsOnAFirstOfTheMonthAndEndsAt18() =>
        Prop.ForAll(Testdag.Willekeurig, geboren =>
        {
            var plicht = Leerplicht.Plicht(geboren);
            return plicht.Van.Day == 1
                && plicht.Van > Leerplicht.Verjaardag(geboren, 5)
                && plicht.Van.AddMonths(-1) <= Leerplicht.Verjaardag(geboren, 5)
                && plicht.Tot == Leerplicht.Verjaardag(geboren, 18);
        }).QuickCheckThrowOnFailure();

    [Fact, Rule("R1")]
    public void Kwalificatieplicht_AnyBirthday_FollowsLeerplichtWithoutAGap() =>
        Prop.ForAll(Testdag.Willekeurig, geboren =>
            Leerplicht.Leerplichtperiode(geboren).Tot == Leerplicht.Kwalificatieplichtperiode(geboren)?.Van
            && Leerplicht.Leerplichtperiode(geboren).Tot is { Month: 8, Day: 1 }).QuickCheckThrowOnFailure();

    [Fact, Rule("R1")]
    public void IsGebonden_AnyLife_IsOneConnectedPeriod() =>
        Prop.ForAll(Testdag.Willekeurig, Testdag.Willekeurig, ArbMap.Default.ArbFor<bool>(), (geboren, behaald, praktijk) =>
        {
            var wissels = 0;
            var vorige = false;
            for (var dag = geboren; dag < geboren.AddYears(20); dag = dag.AddDays(1))
            {
                var nu = Leerplicht.IsGebonden(geboren, dag, behaald, praktijk);
                wissels += nu == vorige ? 0 : 1;
                vorige = nu;
            }

            return wissels == 2;
        }).QuickCheckThrowOnFailure();

    [Fact, Rule("Lpw art. 4b")]
    public void Plicht_Startkwalificatie_NeverLengthensNorCutsLeerplicht() =>
        Prop.ForAll(Testdag.Willekeurig, Testdag.Willekeurig, (geboren, behaald) =>
        {
            var tot = Leerplicht.Plicht(geboren, behaald).Tot;
            return tot <= Leerplicht.Plicht(geboren).Tot && tot >= Leerplicht.Leerplichtperiode(geboren).Tot;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9994-12-31")]
    [InlineData("9983-08-01")]
    [InlineData("9980-01-01")]
    [InlineData("0001-01-01")]
    public void IsGebonden_BirthDateAtAnEndOfTheCalendar_IsSimplyNotBound(string geboren)
    {
        Assert.False(Leerplicht.IsGebonden(Testdag.Op(geboren), new DateOnly(2026, 11, 20)));
        Assert.False(Leerplicht.IsGebonden(Testdag.Op(geboren), Testdag.Op(geboren)));
    }

    [Fact]
    public void Leeftijd_AnyTwoDays_LiesBetweenTwoBirthdays() =>
        Prop.ForAll(Testdag.Willekeurig, Testdag.Willekeurig, (geboren, op) =>
        {
            var leeftijd = Leerplicht.Leeftijd(geboren, op);
            return Leerplicht.Verjaardag(geboren, leeftijd) <= op && op < Leerplicht.Verjaardag(geboren, leeftijd + 1);
        }).QuickCheckThrowOnFailure();
}
