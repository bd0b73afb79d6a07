namespace Thuiszitters.Domain.Tests;

public sealed class OverlegVerloopTests
{
    static readonly DateOnly Vandaag = new(2026, 11, 20);

    [Theory]
    [InlineData(OverlegStap.Gehouden, OverlegToestand.Gepland, "2026-11-20", false, "")]
    [InlineData(OverlegStap.Gehouden, OverlegToestand.Gepland, "2026-11-21", false, "overleg-komt-nog")]
    [InlineData(OverlegStap.Gehouden, OverlegToestand.Gehouden, "2026-11-19", false, "overleg-niet-gepland")]
    [InlineData(OverlegStap.Gehouden, OverlegToestand.Afgelast, "2026-11-19", false, "overleg-niet-gepland")]
    [InlineData(OverlegStap.Afgelasten, OverlegToestand.Gepland, "2026-12-01", true, "")]
    [InlineData(OverlegStap.Afgelasten, OverlegToestand.Gepland, "2026-12-01", false, "reden-ontbreekt")]
    [InlineData(OverlegStap.Afgelasten, OverlegToestand.Gehouden, "2026-11-01", true, "overleg-niet-gepland")]
    public void MagStap_EachStateAndDay_AnswersAsAgreed(OverlegStap stap, OverlegToestand toestand, string datum, bool reden, string code) =>
        Assert.Equal(code, OverlegVerloop.MagStap(stap, toestand, Testdag.Op(datum), Vandaag, reden).Code);

    [Theory]
    [InlineData(OverlegStap.Afgelasten, true, "besluit-genomen")]
    [InlineData(OverlegStap.Afgelasten, false, "besluit-genomen")]
    [InlineData(OverlegStap.Gehouden, false, "")]
    public void MagStap_WhenSomethingWasDecided_OnlyHeldIsLeft(OverlegStap stap, bool reden, string code) =>
        Assert.Equal(code, OverlegVerloop.MagStap(stap, OverlegToestand.Gepland, Vandaag, Vandaag, reden, heeftBesluit: true).Code);

    [Theory]
    [InlineData("2026-11-21", true, "besluit-genomen")]
    [InlineData("2026-11-20", true, "")]
    [InlineData("2026-11-21", false, "")]
    public void MagVerzetten_WhenSomethingWasDecided_NotToALaterDay(string naar, bool besluit, string code) =>
        Assert.Equal(code, OverlegVerloop.MagVerzetten(Vandaag, Testdag.Op(naar), besluit).Code);

    [Theory]
    [InlineData(OverlegToestand.Gepland, "2026-11-20", "2026-11-20", "2026-11-20", "")]
    [InlineData(OverlegToestand.Gehouden, "2026-11-01", "2026-12-01", null, "")]
    [InlineData(OverlegToestand.Afgelast, "2026-11-01", "2026-12-01", null, "overleg-afgelast")]
    [InlineData(OverlegToestand.Gepland, "2026-11-21", "2026-12-01", null, "overleg-komt-nog")]
    [InlineData(OverlegToestand.Gehouden, "2026-11-01", "2026-11-19", null, "termijn-in-verleden")]
    [InlineData(OverlegToestand.Gehouden, "2026-11-01", "2026-12-01", "2026-11-30", "escalatie-voor-termijn")]
    [InlineData(OverlegToestand.Gehouden, "2026-11-01", null, null, "")]
    public void MagBesluit_EachStateAndTerm_AnswersAsAgreed(OverlegToestand toestand, string datum, string? termijn, string? escalatie, string code) =>
        Assert.Equal(code, OverlegVerloop.MagBesluit(toestand, Testdag.Op(datum), Vandaag, Dag(termijn), Dag(escalatie)).Code);

    [Theory]
    [InlineData(TaakToestand.Open, "2026-11-19", true)]
    [InlineData(TaakToestand.Open, "2026-11-20", false)]
    [InlineData(TaakToestand.Open, "2026-11-21", false)]
    [InlineData(TaakToestand.Open, null, false)]
    [InlineData(TaakToestand.Klaar, "2026-11-01", false)]
    [InlineData(TaakToestand.Ingetrokken, "2026-11-01", false)]
    public void MoetEscaleren_OnlyWhatIsOpenAfterItsDay(TaakToestand toestand, string? escalatie, bool verwacht) =>
        Assert.Equal(verwacht, OverlegVerloop.MoetEscaleren(toestand, Dag(escalatie), Vandaag));

    static DateOnly? Dag(string? dag) => dag is null ? null : Testdag.Op(dag);
}
