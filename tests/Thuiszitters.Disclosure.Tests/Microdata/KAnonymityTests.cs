using FsCheck;
using FsCheck.Fluent;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Microdata;

public class KAnonymityTests
{
    static readonly int[] Fine = [0, 0, 0];

    [Fact]
    public void ClassSizes_OfTheKnownAnswer_AreThoseOfSdcMicro()
    {
        int[] a = [2, 3, 2, 2, 3, 3, 1, 2], b = [3, 3, 3, 3, 3, 3, 4, 3], c = [1, 3, 1, 2, 1, 1, 1, 1];
        var digits = Ladder.From("cijfer", Tables.Codes("1", "2", "3", "4"));
        var table = new MicrodataTable(
            [new("A", "A.", digits), new("B", "B.", digits), new("C", "C.", digits)],
            a.Select((_, i) => new MicrodataRow(Tables.Person(i), [$"{a[i]}", $"{b[i]}", $"{c[i]}"])));

        var sizes = KAnonymity.ClassSizes(table, Fine);

        Assert.Equal([3, 1, 3, 1, 2, 2, 1, 3], sizes);
        Assert.Equal(3, sizes.Count(s => s == 1));
        Assert.Equal(2, sizes.Count(s => s == 2));
        Assert.True(KAnonymity.Holds(table, [3 - 2, 1, 1], 8));
        Assert.False(KAnonymity.Holds(table, Fine, 2));
    }

    [Theory]
    [InlineData(CrowdRule.WholePerson)]
    [InlineData(CrowdRule.EachRow)]
    public void CrowdSizes_OfOnePersonWithSixRows_AreOne(CrowdRule rule)
    {
        var table = Tables.Of(Enumerable.Repeat((7, (string?)"A1", (string?)"M", (string?)"groen"), 6));
        Assert.All(KAnonymity.CrowdSizes(table, Fine, rule), size => Assert.Equal(1, size));
    }

    [Fact]
    public void ClassSizes_WithAMissingValue_CountItAsAValueOfItsOwn()
    {
        var table = Tables.Of([.. Tables.Crowd(1, 4), (5, null, "M", "groen"), (6, " ", "M", "groen")]);
        Assert.Equal([4, 4, 4, 4, 2, 2], KAnonymity.ClassSizes(table, Fine));
    }

    [Fact]
    public void CrowdSizes_OfAPersonUniqueByTwoRowsTogether_DependOnTheRule()
    {
        // Both rows of person 5 stand in a crowd of five, but nobody else has both.
        var table = Tables.Of([.. Tables.Crowd(1, 5), .. Tables.Crowd(5, 9, gemeente: "B1")]);
        Assert.All(KAnonymity.CrowdSizes(table, Fine, CrowdRule.EachRow), size => Assert.Equal(5, size));
        Assert.Equal([4, 4, 4, 4, 1, 1, 4, 4, 4, 4], KAnonymity.CrowdSizes(table, Fine));
    }

    [Fact]
    public void CrowdSizes_OfAPersonWithMoreEqualRowsThanOthers_CountTheRepetition()
    {
        var table = Tables.Of([.. Tables.Crowd(1, 5), (5, "A1", "M", "groen")]);
        Assert.Equal([4, 4, 4, 4, 1, 1], KAnonymity.CrowdSizes(table, Fine));
    }

    [Theory]
    [InlineData(CrowdRule.WholePerson)]
    [InlineData(CrowdRule.EachRow)]
    public void CrowdSizes_WhenAColumnBecomesCoarser_NeverShrink(CrowdRule rule) =>
        Prop.ForAll(Tables.Any(), table =>
        {
            int[][] path = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [2, 1, 0], [2, 1, 1]];
            return path.Zip(path.Skip(1)).All(step =>
                KAnonymity.CrowdSizes(table, step.First, rule)
                    .Zip(KAnonymity.CrowdSizes(table, step.Second, rule))
                    .All(s => s.First <= s.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Generalisation_AddedToAnyTable_NeverIncreasesTheSuppressedPersons() =>
        Prop.ForAll(Tables.Any(), Gen.Choose(2, 7).ToArbitrary(), (table, k) =>
        {
            int Suppressed(int[] levels) =>
                KAnonymity.CrowdSizes(table, levels)
                    .Zip(table.Rows)
                    .Where(x => x.First < k)
                    .Select(x => x.Second.Subject)
                    .Distinct()
                    .Count();
            return Suppressed([0, 0, 0]) >= Suppressed([1, 0, 0]) && Suppressed([1, 0, 0]) >= Suppressed([1, 1, 0]);
        }).QuickCheckThrowOnFailure();
}
