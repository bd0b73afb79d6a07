using static Thuiszitters.Domain.Tests.Feit;

namespace Thuiszitters.Domain.Tests;

public sealed class VrijstellingtermijnenTests
{
    static readonly Vrijstellingparameters P = Regioparameters.Standaard.Vrijstelling;

    [Fact, Rule("R5")]
    public void Terms_FromADay_FirstDayOnWhichTheyAreOver()
    {
        var van = Dag("2026-03-02");
        Assert.Equal(Dag("2026-03-16"), Vrijstellingtermijnen.Herstel(van, P));
        Assert.Equal(Dag("2026-04-13"), Vrijstellingtermijnen.Beoordelen(van, P));
        Assert.Equal(Dag("2026-05-25"), Vrijstellingtermijnen.Uiterlijk(van, P));
        Assert.Equal(Dag("2026-03-23"), Vrijstellingtermijnen.Heroverweging(van, P));
        Assert.Equal(Dag("2026-04-27"), Vrijstellingtermijnen.Verklaring(van, P));
        Assert.False(Vrijstellingtermijnen.IsVoorbij(Dag("2026-03-16"), Dag("2026-03-15")));
        Assert.True(Vrijstellingtermijnen.IsVoorbij(Dag("2026-03-16"), Dag("2026-03-16")));
        Assert.Equal(Dag("2026-03-23"), Vrijstellingtermijnen.Herstel(van, P with { HerstelWeken = 3 }));
    }

    // Born 2021-03-14: leerplichtig from 2026-04-01, so that a first notice is in time up to and including 2026-03-01.
    [Theory, Rule("R5"), Rule("Lpw art. 6 lid 2")]
    [InlineData("2026-03-01", false, 2025, false, false)]
    [InlineData("2026-03-02", false, 2025, false, true)]
    [InlineData("2027-02-01", false, 2026, false, true)]
    [InlineData("2027-06-30", true, 2027, false, false)]
    [InlineData("2027-07-01", true, 2027, false, true)]
    [InlineData("2027-09-01", true, 2027, true, false)]
    public void IsTeLaat_FirstAndRepeated_NotedByTheLaw(string op, bool herhaald, int schooljaar, bool nooit, bool teLaat) =>
        Assert.Equal(teLaat, Vrijstellingtermijnen.IsTeLaat(Dag(op), Dag("2021-03-14"), new Schooljaar(schooljaar), herhaald, nooit));

    [Theory, Rule("R5"), Rule("Lpw art. 5 onder a")]
    [InlineData("2014-05-01", "2026-03-02", "2026-04-20", 2025, "2026-04-20")]
    [InlineData("2014-05-01", "2026-04-20", "2026-03-02", 2025, "2026-04-20")]
    [InlineData("2021-03-14", "2026-01-05", "2026-02-01", 2025, "2026-04-01")]
    [InlineData("2014-05-01", "2026-03-02", "2026-05-20", 2026, "2026-08-01")]
    public void Begin_LatestOfDutyCompletenessAndSchooljaar(string geboren, string kennisgeving, string verklaring, int schooljaar, string begin) =>
        Assert.Equal(Dag(begin), Vrijstellingtermijnen.Begin(Dag(geboren), Dag(kennisgeving), Dag(verklaring), new Schooljaar(schooljaar)));

    [Fact, Rule("R5"), Rule("Lpw art. 6 lid 3")]
    public void Einde_FirstOfAugust_OpenWhenNeverFit()
    {
        Assert.Equal(Dag("2026-08-01"), Vrijstellingtermijnen.Einde(new Schooljaar(2025), nooitGeschikt: false));
        Assert.Null(Vrijstellingtermijnen.Einde(new Schooljaar(2025), nooitGeschikt: true));
    }

    [Theory, Rule("R5"), Rule("Lpw art. 7")]
    [InlineData("2026-01-16", "2026-04-16", true)]
    [InlineData("2026-01-15", "2026-04-16", false)]
    [InlineData("2025-11-30", "2026-02-28", true)]
    [InlineData("2026-04-17", "2026-04-16", false)]
    [InlineData("2026-04-16", "2026-04-16", true)]
    public void IsNietTeOud_ThreeMonthsWhenReceived(string gedateerd, string ontvangen, bool goed) =>
        Assert.Equal(goed, Vrijstellingtermijnen.IsNietTeOud(Dag(gedateerd), Dag(ontvangen)));

    [Fact, Rule("R5")]
    public void Herbeoordeling_FromTheFirstOfMarch_TasksTenWeeksBeforeJuly()
    {
        var volgend = new Schooljaar(2026);
        Assert.Equal(Dag("2026-03-01"), Vrijstellingtermijnen.HerbeoordelingVanaf(volgend, P));
        Assert.Equal(Dag("2026-04-22"), Vrijstellingtermijnen.HerbeoordelingTaakOp(volgend, P));
        Assert.Equal(Dag("2026-06-30"), Vrijstellingtermijnen.UiterlijkHerhalen(volgend));
        Assert.Equal("schooljaar-te-vroeg", Vrijstellingtermijnen.MagVoor(volgend, Dag("2026-02-28"), Dag("2014-05-01"), P).Code);
        Assert.True(Vrijstellingtermijnen.MagVoor(volgend, Dag("2026-03-01"), Dag("2014-05-01"), P).IsToegestaan);
        Assert.Equal("schooljaar-voorbij", Vrijstellingtermijnen.MagVoor(new Schooljaar(2024), Dag("2025-08-01"), Dag("2014-05-01"), P).Code);
    }

    [Fact, Rule("Lpw art. 6 lid 2")]
    public void MagVoor_ChildNotYetBound_NotHeldToTheFirstOfMarch() =>
        Assert.True(Vrijstellingtermijnen.MagVoor(new Schooljaar(2026), Dag("2026-01-10"), Dag("2021-09-20"), P).IsToegestaan);
}
