using System.Globalization;
using System.Security.Cryptography;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Disclosure.Tests.Microdata;

public class GlobalSearchTests
{
    static readonly Dictionary<int, Lazy<MeasuringTable>> Drawn = new()
    {
        [10_000] = new(() => MeasuringTable.Draw(10_000)),
        [100_000] = new(() => MeasuringTable.Draw(100_000)),
    };

    [Theory]
    [InlineData(10_000, "340705777b455ecb0d1dd6e007121e2149875b56dcba7fe8da5e1bb834b56fb6")]
    [InlineData(100_000, "c748f6b07410203aa7d69ec1a3178ab67bcc41da1bc70d25a3c9db8a06382f6d")]
    public void Table_OfTheSeed_IsTheReferenceTable(int rows, string sha256)
    {
        using var file = new MemoryStream();
        Drawn[rows].Value.Write(file);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(file.ToArray())));
    }

    // Loss, rows left out and classes as ARX 3.9.2 gives them, to all digits that it prints.
    [Theory]
    [InlineData(10_000, 5, 0.05, "0.280117", 320, 339)]
    [InlineData(100_000, 5, 0.05, "0.162276", 4615, 3556)]
    [InlineData(10_000, 10, 0.05, "0.335461", null, null)]
    [InlineData(100_000, 10, 0.05, "0.208522", null, null)]
    [InlineData(10_000, 5, 0.0, "0.421471", 0, null)]
    [InlineData(100_000, 5, 0.0, "0.331022", 0, null)]
    public void Find_OnTheReferenceTable_GivesTheOptimum(int rows, int k, double limit, string loss, int? suppressed, int? classes)
    {
        var table = Drawn[rows].Value.For("6qi");
        var found = GlobalSearch.Find(table, new PrivacyRules(k, (decimal)limit));
        Assert.NotNull(found);
        Assert.Equal(loss, found.Loss.ToString("F6", CultureInfo.InvariantCulture));
        Assert.Equal(suppressed ?? found.Suppressed, found.Suppressed);
        var sizes = Brute.Classes(table, found.Parts[0].Levels).Values.Where(rs => rs.Count >= k).ToList();
        Assert.Equal(classes ?? sizes.Count, sizes.Count);
        Assert.Equal(sizes.Sum(rs => rs.Count), found.Parts[0].Rows.Count);
        Assert.Equal(rows - found.SuppressedRows, found.Parts[0].Rows.Count);
    }

    // Losses of ARX are 0.150052 and 0.055910.
    [Theory]
    [InlineData(10_000, 0.150052)]
    [InlineData(100_000, 0.055910)]
    public void LocalRecoding_OnTheReferenceTable_LosesNoMoreThanArx(int rows, double arx)
    {
        var table = Drawn[rows].Value.For("6qi");
        var found = LocalRecoding.Make(table, new PrivacyRules(5, 1));
        Assert.NotNull(found);
        Assert.InRange(found.Loss, 0, arx);
        Assert.All(found.Parts, part => Assert.All(Brute.Classes(table, part.Levels, part.Rows).Values, rs => Assert.True(rs.Count >= 5)));
        Assert.Equal(rows, found.Parts.Sum(p => p.Rows.Count) + found.SuppressedRows);
        Assert.Distinct(found.Parts.SelectMany(p => p.Rows));
    }

    // Persons of two and of four rows, who have nothing in common but their number: what they lose is what rows lose, with half a percent of room.
    [Theory, InlineData(2), InlineData(4)]
    public void LocalRecoding_WithPersonsOfSeveralRows_LosesNoMoreThanArxDoesByRows(int rowsEach)
    {
        var table = Drawn[10_000].Value.For("6qi", [.. Enumerable.Range(0, 10_000).Select(i => i % (10_000 / rowsEach))]);
        var found = LocalRecoding.Make(table, new PrivacyRules(5, 1))!;
        Assert.InRange(found.Loss, 0, 0.150052 * 1.005);
        Assert.All(found.Parts, part => Assert.All(Brute.Classes(table, part.Levels, part.Rows).Values, rs => Assert.True(Brute.Units(table, rs) >= 5)));
        Assert.Equal(10_000, found.Parts.Sum(p => p.Rows.Count) + found.SuppressedRows);
    }

    [Fact]
    public void At_TheLevelsOfTheOptimum_GivesTheOptimum()
    {
        var (table, rules) = (Drawn[10_000].Value.For("6qi"), new PrivacyRules(5, 0.05m));
        var best = GlobalSearch.Find(table, rules)!;
        var same = GlobalSearch.At(table, rules, best.Parts[0].Levels)!;
        Assert.Equal((best.Loss, best.SuppressedRows), (same.Loss, same.SuppressedRows));
        Assert.Equal(best.Parts[0].Rows, same.Parts[0].Rows);
        Assert.Null(GlobalSearch.At(table, rules, [0, 0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => GlobalSearch.At(table, rules, [0, 0, 0]));
        Assert.Throws<ArgumentException>(() => GlobalSearch.At(table, rules, [0, 0, 9, 0, 0, 0]));
    }

    // Every kind of rule against trying all nodes, on small tables with persons of several rows.
    [Theory]
    [InlineData("k")]
    [InlineData("distinct")]
    [InlineData("entropy")]
    [InlineData("recursive")]
    [InlineData("t")]
    [InlineData("hierarchical")]
    public void Find_OnSmallTables_GivesWhatTryingAllNodesGives(string kind)
    {
        var solved = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            var table = Brute.RandomTable(seed, withPersons: seed % 3 == 0, withFunction: seed % 2 == 0);
            var rules = new PrivacyRules(2 + seed % 3, seed % 4 * 0.1m, Brute.Rule(kind));
            var best = Brute.Best(table, rules);
            var found = GlobalSearch.Find(table, rules);
            Assert.Equal(best is null, found is null);
            if (best is not { } b || found is null)
                continue;
            solved++;
            Assert.Equal(b.Loss, found.Loss, 12);
            Assert.Equal(b.Suppressed, found.Suppressed);
            var holding = Brute.Classes(table, found.Parts[0].Levels).Values.Where(c => Brute.Holds(table, rules, c)).SelectMany(c => c);
            Assert.True(holding.ToHashSet().SetEquals(found.Parts[0].Rows));
        }

        Assert.True(solved > 20, $"Only {solved} tables had a solution.");
    }

    [Fact]
    public void Find_WithAPersonOfManyRows_DoesNotMakeHimACrowd()
    {
        // Six rows of one person and five of five others: the first is left out, and counts as one person of six.
        var ladder = CodedLadder.FromLines([["a", "a"], ["b", "b"]]);
        int[] codes = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], persons = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5];
        var found = GlobalSearch.Find(new CodedTable([CodedColumn.Quasi("x", codes, ladder)], persons), new PrivacyRules(5, 0.2m));
        Assert.NotNull(found);
        Assert.Equal((1, 6), (found.Suppressed, found.SuppressedRows));
        Assert.Null(GlobalSearch.Find(new CodedTable([CodedColumn.Quasi("x", codes, ladder)], persons), new PrivacyRules(5, 0.1m)));
        Assert.Equal(0, GlobalSearch.Find(new CodedTable([CodedColumn.Quasi("x", codes, ladder)]), new PrivacyRules(5, 0.1m))!.Suppressed);
    }

    [Fact]
    public void Find_WithMoreCombinationsThanCells_LooksThemUpExactly()
    {
        // Twelve columns of 300 values: the keys need more than 64 bits, and no two rows are equal below the top.
        var ladder = CodedLadder.FromLines([.. Enumerable.Range(0, 300).Select(i => new[] { $"{i}", $"g{i / 150}", "*" })]);
        var random = new Random(7);
        var columns = Enumerable.Range(0, 12).Select(c => CodedColumn.Quasi($"c{c}", [.. Enumerable.Range(0, 2_000).Select(i => i < 600 ? i / 2 : random.Next(300))], ladder));
        var table = new CodedTable(columns);
        Assert.Equal(600, RiskFigures.Of(table).Bands[1].Rows);
        Assert.Equal(1_400, RiskFigures.Of(table).UniqueRows);
    }

    [Fact]
    public void LocalRecoding_OnSmallTables_HoldsTheRules()
    {
        var solved = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var table = Brute.RandomTable(seed, withPersons: seed % 2 == 0, withFunction: false);
            var rules = new PrivacyRules(3, 0.2m, Brute.Rule(seed % 3 == 0 ? "t" : "distinct"));
            if (LocalRecoding.Make(table, rules) is not { } found)
                continue;
            solved++;
            Assert.InRange(found.Suppressed, 0, rules.MaxSuppressed(table.UnitCount));
            foreach (var part in found.Parts)
                Assert.All(Brute.Classes(table, part.Levels, part.Rows).Values, rs => Assert.True(Brute.Holds(table, rules, rs)));
        }

        Assert.True(solved > 10);
    }
}
