using static Thuiszitters.Domain.Tests.Feit;
using static Thuiszitters.Domain.Vormtoetsitem;

namespace Thuiszitters.Domain.Tests;

public sealed class VormtoetsTests
{
    static readonly Dictionary<Vormtoetsitem, bool> Alles = Enum.GetValues<Vormtoetsitem>().ToDictionary(i => i, _ => true);

    [Fact, Rule("R5"), Rule("Lpw art. 6"), Rule("Lpw art. 7")]
    public void Items_OfTheTwoChecks_AreAllAndApart()
    {
        Assert.Equal(Enum.GetValues<Vormtoetsitem>(), [.. Vormtoets.Kennisgeving, .. Vormtoets.Verklaring]);
        Assert.All(Vormtoets.Kennisgeving, i => Assert.True(Vormtoets.IsVanKennisgeving(i)));
        Assert.All(Vormtoets.Verklaring, i => Assert.False(Vormtoets.IsVanKennisgeving(i)));
    }

    [Fact, Rule("R5")]
    public void Ontbreekt_NoOrUnanswered_BothMissing()
    {
        Assert.Equal(
            [Grond, GegevensArtikel6],
            Vormtoets.Ontbreekt(Vormtoets.Kennisgeving, new Dictionary<Vormtoetsitem, bool> { [Bevoegd] = true, [Grond] = false }));
        Assert.Empty(Vormtoets.Ontbreekt(Vormtoets.Verklaring, Alles));
    }

    [Theory, Rule("R5"), Rule("Lpw art. 2")]
    [InlineData(Kennisgever.Gezaghebbende, false, "")]
    [InlineData(Kennisgever.Verzorger, false, "")]
    [InlineData(Kennisgever.Jongere, true, "")]
    [InlineData(Kennisgever.Jongere, false, "niet-bevoegd")]
    [InlineData(Kennisgever.Ander, true, "niet-bevoegd")]
    public void Kennisgeving_BevoegdByAnother_Contradicted(Kennisgever door, bool kwalificatieplichtig, string code)
    {
        Assert.Equal(code, Vormtoets.KloptMetKennisgeving(Alles, door, kwalificatieplichtig).Code);
        Assert.True(Vormtoets.KloptMetKennisgeving(new Dictionary<Vormtoetsitem, bool>(), door, kwalificatieplichtig).IsToegestaan);
    }

    [Theory, Rule("R5"), Rule("Lpw art. 7")]
    [InlineData(Deskundige.Arts, "2026-03-01", "")]
    [InlineData(Deskundige.Psycholoog, "2026-01-16", "")]
    [InlineData(Deskundige.Ander, "2026-03-01", "niet-deskundig")]
    [InlineData(Deskundige.Pedagoog, "2026-01-15", "verklaring-te-oud")]
    [InlineData(Deskundige.Ander, null, "niet-deskundig datum-ontbreekt")]
    public void Verklaring_FactsAgainstAnswers_Contradicted(Deskundige van, string? gedateerd, string codes) => Assert.Equal(
        codes,
        string.Join(' ', Vormtoets.KloptMetVerklaring(Alles, van, gedateerd is null ? null : Dag(gedateerd), Dag("2026-04-16")).Select(v => v.Code)));

    [Fact, Rule("Lpw art. 7")]
    public void Verklaring_NotThere_NothingElseIsYes()
    {
        Assert.Equal("verklaring-ontbreekt", Assert.Single(Vormtoets.KloptMetVerklaring(new Dictionary<Vormtoetsitem, bool> { [Deskundig] = true }, null, null, null)).Code);
        Assert.Empty(Vormtoets.KloptMetVerklaring(new Dictionary<Vormtoetsitem, bool>(), null, null, null));
    }
}
