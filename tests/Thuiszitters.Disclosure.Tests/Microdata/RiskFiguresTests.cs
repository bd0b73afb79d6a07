using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Microdata;

public class RiskFiguresTests
{
    static readonly CodedLadder Digits = CodedLadder.FromLines([["1"], ["2"], ["3"], ["4"]]);

    // The known answer of sdcMicro: class sizes 3,1,3,1,2,2,1,3.
    static CodedTable Known(int[]? persons = null) => new(
        new[] { (int[])[2, 3, 2, 2, 3, 3, 1, 2], [3, 3, 3, 3, 3, 3, 4, 3], [1, 3, 1, 2, 1, 1, 1, 1] }
            .Select((codes, c) => CodedColumn.Quasi($"{"ABC"[c]}", [.. codes.Select(v => v - 1)], Digits)),
        persons);

    [Fact]
    public void Figures_OfTheKnownAnswer_AreThoseOfSdcMicro()
    {
        var figures = RiskFigures.Of(Known());
        Assert.Equal((8, 8, 5, 1, 3), (figures.Rows, figures.Units, figures.Classes, figures.MinClass, figures.UniqueRows));
        Assert.Equal([3, 1, 1, 0, 0, 0], figures.Bands.Select(b => b.Classes));
        Assert.Equal([3, 2, 3, 0, 0, 0], figures.Bands.Select(b => b.Rows));
        Assert.Equal((1.0, 3.0, 9L + 4 + 3), (figures.MedianClass, (double)figures.MaxClass, figures.SquaredRows));
        Assert.Equal(new AttackRisk(1, 1, 5 / 8.0), figures.Prosecutor with { Mean = Math.Round(figures.Prosecutor.Mean, 12) });
    }

    [Fact]
    public void Figures_WithPersons_CountThem()
    {
        // The three equal rows are of one person: his class is of one.
        var figures = RiskFigures.Of(Known([0, 1, 0, 2, 3, 4, 5, 0]));
        Assert.Equal((6, 5, 1, 6), (figures.Units, figures.Classes, figures.MinClass, figures.UniqueRows));
    }

    [Fact]
    public void Journalist_AgainstAPopulation_CountsIts()
    {
        var risk = RiskFigures.Journalist([10, 10, 4, 2]);
        Assert.Equal(0.5, risk.Max);
        Assert.Equal(0.5, risk.ShareAboveOneFifth);
        Assert.Equal((0.1 + 0.1 + 0.25 + 0.5) / 4, risk.Mean, 12);
    }

    [Fact]
    public void Combinations_OfTheKnownAnswer_AreInOrderOfDistinction()
    {
        var found = RiskFigures.RiskiestCombinations(Known());
        Assert.Equal(5, found.Count);
        Assert.Equal(5 / 8.0, found[0].Distinction);
        // A and C tell as much as all three: five combinations, and 28 pairs of which 3 + 1 are equal.
        Assert.Equal(1 - 4 / 28.0, found[0].Separation, 12);
        Assert.Equal(["A", "C"], found[0].Columns);
    }

    [Theory]
    [InlineData(new[] { 5, 5, 5, 5 }, 4, 4.0)]
    [InlineData(new[] { 20, 0, 0, 0 }, 1, 1.0)]
    [InlineData(new[] { 10, 10, 0, 0 }, 2, 2.0)]
    [InlineData(new[] { 2, 1, 1, 0 }, 3, 2.8284271247461903)]
    public void Diversity_OfADistribution_IsAsDefined(int[] counts, int distinct, double entropyL)
    {
        Assert.Equal(distinct, SensitiveMeasures.Distinct(counts));
        Assert.Equal(entropyL, SensitiveMeasures.EntropyL(counts), 12);
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, false)]
    [InlineData(4, 3, true)]
    [InlineData(9, 4, false)]
    public void Recursive_OfThreeValues_IsAsDefined(double c, int l, bool holds) =>
        Assert.Equal(holds, SensitiveMeasures.IsRecursive([0, 3, 1, 1, 0], c, l));

    [Fact]
    public void Distance_OfAClass_IsEqualOrByTheTree()
    {
        var tree = CodedLadder.FromLines([["a", "x", "*"], ["b", "x", "*"], ["c", "y", "*"], ["d", "y", "*"]]);
        int[] whole = [1, 1, 1, 1];
        Assert.Equal(0.75, SensitiveMeasures.Distance([1, 0, 0, 0], whole), 12);
        // A quarter goes to its neighbour (height 1 of 2), half to the other side (height 2 of 2).
        Assert.Equal(0.25 * 0.5 + 0.5, SensitiveMeasures.Distance([1, 0, 0, 0], whole, tree), 12);
        Assert.Equal(0.25, SensitiveMeasures.Distance([1, 0, 1, 0], whole, tree), 12);
        Assert.Equal(0, SensitiveMeasures.Distance([2, 2, 2, 2], whole, tree), 12);
        // Without a root the levels lie one below it.
        var forest = CodedLadder.FromLines([["a", "x"], ["b", "x"], ["c", "y"], ["d", "y"]]);
        Assert.Equal(0.625, SensitiveMeasures.Distance([1, 0, 0, 0], whole, forest), 12);
    }

    [Fact]
    public void Functions_OfPostcodeAndGemeente_AreFound()
    {
        var postcode = CodedLadder.FromLines([["1", "*"], ["2", "*"], ["3", "*"], ["4", "*"]]);
        var gemeente = CodedLadder.FromLines([["a", "*"], ["b", "*"]]);
        int[] codes = [.. Enumerable.Range(0, 40).Select(i => i % 4)];
        var table = new CodedTable([CodedColumn.Quasi("gemeente", [.. codes.Select(c => c / 2)], gemeente), CodedColumn.Quasi("pc4", codes, postcode)]);
        Assert.Equal([("pc4", "gemeente")], RiskFigures.Functions(table));
    }
}
