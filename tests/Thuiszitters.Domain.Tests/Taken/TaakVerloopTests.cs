namespace Thuiszitters.Domain.Tests;

public sealed class TaakVerloopTests
{
    static readonly DateOnly Vandaag = new(2026, 11, 20);

    static readonly Taakgegevens Open = new() { Toestand = TaakToestand.Open, IsVrager = true, IsGevraagde = true, Termijn = new(2026, 11, 24), Vandaag = Vandaag };

    [Theory]
    [InlineData(TaakToestand.Klaar)]
    [InlineData(TaakToestand.Ingetrokken)]
    public void MagStap_TaskThatIsNotOpen_IsRefused(TaakToestand toestand)
    {
        Assert.Empty(TaakVerloop.Vervolg(toestand, isVrager: true, isGevraagde: true, isVanMij: false));
        foreach (var stap in Enum.GetValues<TaakStap>())
            Assert.Equal("taak-niet-open", TaakVerloop.MagStap(stap, Open with { Toestand = toestand, HeeftReden = true }).Code);
    }

    [Fact]
    public void MagStap_EachStepThatIsOffered_IsAllowedWithItsFacts()
    {
        var gegevens = Open with { HeeftReden = true, NieuweTermijn = Vandaag };
        foreach (var stap in TaakVerloop.Vervolg(TaakToestand.Open, isVrager: true, isGevraagde: true, isVanMij: false))
            Assert.True(TaakVerloop.MagStap(stap, gegevens).IsToegestaan);
        Assert.Equal([TaakStap.Klaar, TaakStap.Verzetten], TaakVerloop.Vervolg(TaakToestand.Open, isVrager: false, isGevraagde: true, isVanMij: true));
    }

    [Fact]
    public void MagStap_WithdrawByWhoWasAsked_IsRefused() =>
        Assert.Equal("alleen-vrager", TaakVerloop.MagStap(TaakStap.Intrekken, Open with { IsVrager = false, HeeftReden = true }).Code);

    [Fact]
    public void MagStap_TakeOverByWhoAskedAnother_IsNeitherOfferedNorAllowed()
    {
        Assert.Equal([TaakStap.Klaar, TaakStap.Verzetten, TaakStap.Intrekken], TaakVerloop.Vervolg(TaakToestand.Open, isVrager: true, isGevraagde: false, isVanMij: false));
        Assert.Equal("alleen-gevraagde", TaakVerloop.MagStap(TaakStap.Overnemen, Open with { IsGevraagde = false }).Code);
    }

    [Fact]
    public void MagStap_TakeOverOfOnesOwn_IsRefused() =>
        Assert.Equal("al-van-u", TaakVerloop.MagStap(TaakStap.Overnemen, Open with { IsVanMij = true }).Code);

    [Theory]
    [InlineData(null, true, "termijn-ontbreekt")]
    [InlineData("2026-11-19", true, "termijn-in-verleden")]
    [InlineData("2026-11-24", true, "termijn-ongewijzigd")]
    [InlineData("2026-11-25", false, "reden-ontbreekt")]
    [InlineData("2026-11-25", true, "")]
    public void MagStap_Move_NeedsAnotherDayAheadAndAReason(string? nieuw, bool reden, string code) => Assert.Equal(
        code, TaakVerloop.MagStap(TaakStap.Verzetten, Open with { NieuweTermijn = nieuw is null ? null : Testdag.Op(nieuw), HeeftReden = reden }).Code);

    [Theory]
    [InlineData(TaakToestand.Open, "2026-11-19", true)]
    [InlineData(TaakToestand.Open, "2026-11-20", false)]
    [InlineData(TaakToestand.Klaar, "2026-11-19", false)]
    public void IsTeLaat_OpenTaskWhoseDayIsOver_IsLate(TaakToestand toestand, string termijn, bool laat) =>
        Assert.Equal(laat, TaakVerloop.IsTeLaat(toestand, Testdag.Op(termijn), Vandaag));

    // Friday 18 December 2026; Christmas falls on a Friday and a Saturday.
    [Theory, Rule("R7")]
    [InlineData(null, 0, "2026-12-18")]
    [InlineData(null, 1, "2026-12-21")]
    [InlineData(null, 5, "2026-12-28")]
    [InlineData("2026-12-19", 5, "2026-12-19")]
    [InlineData(null, null, null)]
    public void Termijn_DateBeforeWorkingDays_SkipsWeekendsAndHolidays(string? datum, int? werkdagen, string? verwacht) => Assert.Equal(
        verwacht is null ? null : Testdag.Op(verwacht), TaakVerloop.Termijn(new(2026, 12, 18), datum is null ? null : Testdag.Op(datum), werkdagen));
}
