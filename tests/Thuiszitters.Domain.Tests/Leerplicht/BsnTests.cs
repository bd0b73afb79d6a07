using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

public sealed class BsnTests
{
    // Numbers that begin with 9 are not given out; of the eight digits drawn one in eleven has no ninth digit that fits.
    static readonly Arbitrary<string> Geldig = Gen.Choose(90_000_000, 99_999_999)
        .Select(n => n.ToString(CultureInfo.InvariantCulture))
        .Select(acht => (acht, rest: acht.Select((c, i) => (9 - i) * (c - '0')).Sum() % 11))
        .Where(n => n.rest < 10)
        .Select(n => n.acht + n.rest.ToString(CultureInfo.InvariantCulture))
        .ToArbitrary();

    [Theory]
    [InlineData("999990019")]
    [InlineData("999999990")]
    public void IsGeldig_PassesElevenTest_True(string bsn) => Assert.True(Bsn.IsGeldig(bsn));

    [Theory]
    [InlineData("000000000")]
    [InlineData("999990018")]
    [InlineData("99999001")]
    [InlineData("9999900190")]
    [InlineData("99999 019")]
    [InlineData("99999001a")]
    [InlineData("٩٩٩٩٩٠٠١٩")]
    [InlineData("")]
    public void IsGeldig_NotNineDigitsThatPass_False(string bsn) => Assert.False(Bsn.IsGeldig(bsn));

    [Theory]
    [InlineData("999990019", "999990019")]
    [InlineData(" 9999.90.019 ", "999990019")]
    [InlineData("9999-90-019", "999990019")]
    [InlineData("9999 90 019", "999990019")]
    [InlineData("9999\u00A090\u2013019", "999990019")]
    [InlineData("99999001", "099999001")]
    public void Normaliseer_AsTyped_GivesNineDigits(string tekst, string verwacht) => Assert.Equal(verwacht, Bsn.Normaliseer(tekst));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("9999901")]
    [InlineData("9999900190")]
    [InlineData("99999001x")]
    [InlineData("99999,0019")]
    [InlineData("٩٩٩٩٩٠٠١٩")]
    [InlineData("9,9999E+08")]
    public void Normaliseer_NotEightOrNineDigits_Null(string tekst) => Assert.Null(Bsn.Normaliseer(tekst));

    [Fact]
    public void IsGeldig_AnyValidNumber_True() => Prop.ForAll(Geldig, Bsn.IsGeldig).QuickCheckThrowOnFailure();

    [Fact]
    public void IsGeldig_OneDigitChanged_False() =>
        Prop.ForAll(Geldig, Gen.Choose(0, 8).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (bsn, plaats, erbij) =>
        {
            var cijfers = bsn.ToCharArray();
            cijfers[plaats] = (char)('0' + (cijfers[plaats] - '0' + erbij) % 10);
            return !Bsn.IsGeldig(new string(cijfers));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void IsGeldig_TwoNeighboursSwapped_False() =>
        Prop.ForAll(Geldig, Gen.Choose(0, 7).ToArbitrary(), (bsn, plaats) =>
        {
            var cijfers = bsn.ToCharArray();
            (cijfers[plaats], cijfers[plaats + 1]) = (cijfers[plaats + 1], cijfers[plaats]);
            return bsn[plaats] == bsn[plaats + 1] || !Bsn.IsGeldig(new string(cijfers));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normaliseer_Twice_ChangesNothing() =>
        Prop.ForAll(Geldig, bsn => Bsn.Normaliseer(bsn) == bsn).QuickCheckThrowOnFailure();
}
