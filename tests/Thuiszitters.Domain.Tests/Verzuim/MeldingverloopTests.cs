namespace Thuiszitters.Domain.Tests;

public sealed class MeldingverloopTests
{
    static readonly DateOnly Vandaag = new(2026, 11, 20);

    static Meldinggegevens Op(MeldingToestand toestand, DateOnly? datum = null) =>
        new() { Toestand = toestand, VorigeDatum = new(2026, 11, 18), Datum = datum ?? Vandaag, Vandaag = Vandaag };

    [Fact]
    public void Vervolg_EachState_GoesForwardOnlyAndMaySkip()
    {
        Assert.Equal([MeldingToestand.Ontvangen, MeldingToestand.Opgepakt, MeldingToestand.Afgesloten], Meldingverloop.Vervolg(MeldingToestand.Nieuw));
        Assert.Equal([MeldingToestand.Afgesloten], Meldingverloop.Vervolg(MeldingToestand.Opgepakt));
        Assert.Empty(Meldingverloop.Vervolg(MeldingToestand.Afgesloten));
        foreach (var van in Enum.GetValues<MeldingToestand>())
            foreach (var naar in Enum.GetValues<MeldingToestand>().Where(n => n <= van))
                Assert.Equal("stap-niet-toegestaan", Meldingverloop.MagNaar(naar, Op(van)).Code);
    }

    [Fact]
    public void IsTeBeoordelen_UntilTakenUp_Holds() => Assert.Equal(
        [MeldingToestand.Nieuw, MeldingToestand.Ontvangen], Enum.GetValues<MeldingToestand>().Where(Meldingverloop.IsTeBeoordelen));

    [Theory]
    [InlineData("2026-11-21", "datum-in-toekomst")]
    [InlineData("2026-11-17", "datum-voor-vorige-stap")]
    [InlineData("2026-11-18", "")]
    public void MagNaar_DateOfTheStep_LiesBetweenTheStepBeforeAndToday(string datum, string code) =>
        Assert.Equal(code, Meldingverloop.MagNaar(MeldingToestand.Ontvangen, Op(MeldingToestand.Nieuw, Testdag.Op(datum))).Code);

    [Fact]
    public void MagNaar_TakenUp_NeedsAFirstAction()
    {
        Assert.Equal("eerste-actie-ontbreekt", Meldingverloop.MagNaar(MeldingToestand.Opgepakt, Op(MeldingToestand.Nieuw)).Code);
        Assert.True(Meldingverloop.MagNaar(MeldingToestand.Opgepakt, Op(MeldingToestand.Nieuw) with { HeeftEersteActie = true }).IsToegestaan);
    }

    [Fact]
    public void MagNaar_Closed_NeedsAnOutcome()
    {
        Assert.Equal("uitkomst-ontbreekt", Meldingverloop.MagNaar(MeldingToestand.Afgesloten, Op(MeldingToestand.Opgepakt)).Code);
        Assert.True(Meldingverloop.MagNaar(MeldingToestand.Afgesloten, Op(MeldingToestand.Opgepakt) with { HeeftUitkomst = true }).IsToegestaan);
    }

    [Fact]
    public void MagNaar_OutcomeOrActionBeforeItsTime_IsRefused()
    {
        Assert.Equal("uitkomst-voor-afsluiten", Meldingverloop.MagNaar(MeldingToestand.Opgepakt, Op(MeldingToestand.Nieuw) with { HeeftEersteActie = true, HeeftUitkomst = true }).Code);
        Assert.Equal("uitkomst-voor-afsluiten", Meldingverloop.MagNaar(MeldingToestand.Ontvangen, Op(MeldingToestand.Nieuw) with { HeeftUitkomst = true }).Code);
        Assert.Equal("actie-voor-oppakken", Meldingverloop.MagNaar(MeldingToestand.Ontvangen, Op(MeldingToestand.Nieuw) with { HeeftEersteActie = true }).Code);
        Assert.True(Meldingverloop.MagNaar(MeldingToestand.Afgesloten, Op(MeldingToestand.Nieuw) with { HeeftEersteActie = true, HeeftUitkomst = true }).IsToegestaan);
    }

    [Fact]
    public void MagNaar_TakenUpWithoutAFirstAction_MayGetItStill()
    {
        var zonder = Op(MeldingToestand.Opgepakt) with { MistEersteActie = true };
        Assert.Equal([MeldingToestand.Opgepakt, MeldingToestand.Afgesloten], Meldingverloop.Vervolg(MeldingToestand.Opgepakt, mistEersteActie: true));
        Assert.Equal("eerste-actie-ontbreekt", Meldingverloop.MagNaar(MeldingToestand.Opgepakt, zonder).Code);
        Assert.True(Meldingverloop.MagNaar(MeldingToestand.Opgepakt, zonder with { HeeftEersteActie = true }).IsToegestaan);
    }
}
