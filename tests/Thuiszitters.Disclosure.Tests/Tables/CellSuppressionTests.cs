// What: the known answers of the field, the search against trying everything, and random tables against the audit.
// Source: tau-ARGUS checkArgus ex1; the trap of counting two hidden cells per line; singletons of sdcTable.

using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Disclosure.Tests.FrequencyTables;

public class CellSuppressionTests
{
    static PrimaryCell Named(int row, int column, int below = 1, int above = 1) =>
        new(new TableCell(row, column), PrimaryReason.Named, below, above);

    static TableAuditReport Audit(FrequencyTable table, SuppressionPattern pattern, TableRules rules) =>
        TableAudit.Check(table, Grids.Show(table, c => pattern.Hidden[c]), rules, TableMethod.Suppress);

    // Regions A to D by sex. D has few women, so that hiding row D cannot move A-female by what it must; C is the cheapest that can.
    [Fact]
    public void Suppress_OneUnsafeCellOfFourRegions_HidesTheCheapestRectangle()
    {
        var table = Grids.Of(new[,] { { 700_000, 195_137 }, { 400_000, 353_973 }, { 300_000, 269_486 }, { 520_000, 20_793 } });
        Assert.Equal([895_137, 753_973, 569_486, 540_793], Enumerable.Range(0, 4).Select(r => table.Count(r, table.TotalColumn)));

        var pattern = CellSuppression.Suppress(table, new TableRules(), [Named(0, 1, 50_000, 50_000)]);

        Assert.NotNull(pattern);
        Assert.Equal([new TableCell(0, 0), new TableCell(2, 0), new TableCell(2, 1)], pattern.Secondary);
        Assert.Equal(700_000 + 569_486, pattern.Cost);
    }

    // Two hidden cells in every line, and yet w|b is exactly 47: the sums of whole groups of rows give it away.
    [Fact]
    public void Suppress_RowSumTrap_HidesOneMoreAndGivesTheIntervals()
    {
        var table = Grids.Of(new[,] { { 30, 47, 64, 89 }, { 90, 124, 5, 31 }, { 92, 100, 59, 85 }, { 800, 991, 651, 685 } });
        PrimaryCell[] named = [Named(0, 0), Named(0, 1), Named(0, 2), Named(1, 0), Named(1, 2), Named(2, 1), Named(2, 3), Named(3, 1), Named(3, 3)];

        var alone = TableAudit.Check(
            table, Grids.Show(table, c => named.Any(p => p.Cell == new TableCell(c / 5, c % 5))), new TableRules(), TableMethod.Suppress, named);
        var made = TableRelease.Make(table, new TableRules(), TableMethod.Suppress, named).Table;

        Assert.Contains(alone.Intervals, i => i is { Count: 47, Low: 47, High: 47 });
        Assert.NotNull(made);
        Assert.Equal([new TableCell(1, 3)], made.Secondary);
        Assert.Equal(
            [(0, 120), (0, 78), (0, 69), (0, 120), (0, 69), (0, 185), (0, 185), (875, 1138), (538, 801)],
            made.Audit.Intervals.Select(i => ((int)i.Low, (int)i.High)));
    }

    // a 1, b 2, c 1, d 0; "threshold 1" counts 1 as unsafe, so here 2 is the first safe count. Who is a computes c from the total.
    [Theory, InlineData(SingletonRule.Ignore, 0), InlineData(SingletonRule.NotExact, 1), InlineData(SingletonRule.SameInterval, 1)]
    public void Suppress_TwoSingletons_HidesOneMoreWhenSomebodyKnowsHisOwn(SingletonRule rule, int extra)
    {
        var table = Grids.Line(1, 2, 1, 0);
        var rules = new TableRules { Threshold = 2, Singletons = rule };

        var pattern = CellSuppression.Suppress(table, rules);

        Assert.NotNull(pattern);
        Assert.Equal(extra == 0 ? [] : [new TableCell(1, 0)], pattern.Secondary);
        Assert.True(Audit(table, pattern, rules).Passed);
    }

    // Row r0 hides five cells of 1 and shows its total of 35 with a 30: knowing that no zero is hidden, they sum to their number.
    [Fact]
    public void Suppress_LineThatSumsToItsNumber_HidesOneMoreWhenZerosAreShown()
    {
        var table = Grids.Of(new[,] { { 1, 1, 1, 1, 1, 30 }, { 20, 21, 22, 23, 24, 25 }, { 26, 27, 28, 29, 30, 31 } });
        var bare = TableAudit.Check(table, Grids.Show(table, c => c is < 5 or (>= 7 and < 12)), new TableRules(), TableMethod.Suppress);
        Assert.Equal(5, bare.Findings.Count(f => f.Fault == TableFault.KnownAboveZero));
        Assert.DoesNotContain(bare.Findings, f => f.Fault == TableFault.TooNarrow);

        var (shown, secret) = (TableRelease.Make(table, new TableRules()).Table!, CellSuppression.Suppress(table, new TableRules { Singletons = SingletonRule.Ignore })!);
        Assert.Equal(1, shown.Shown[0].Count(t => t != "x"));
        Assert.Contains("x", (string[])[shown.Shown[0][5], shown.Shown[0][6]]);
        Assert.DoesNotContain(true, secret.Hidden.Skip(5).Take(2));
        Assert.All(shown.Audit.Intervals, i => Assert.True(i is { Low: 0, High: >= 5 }));
    }

    [Fact]
    public void Suppress_TwoSmallCellsInALine_AreNotEachOthersOnlyProtection()
    {
        // r0: 1 and 2 with a shown total of 28: their sum, 3, must not be what the reader computes.
        var table = Grids.Of(new[,] { { 1, 2, 25 }, { 30, 3, 40 }, { 4, 50, 60 } });

        var made = TableRelease.Make(table, new TableRules()).Table;

        Assert.NotNull(made);
        Assert.True(made.Shown[0].Count(t => t == "x") >= 3);
        Assert.All(made.Audit.Intervals, i => Assert.True(i is { Low: 0, High: >= 5 }));
    }

    [Fact]
    public void Suppress_NamedPairWithASmallSum_IsNotEachOthersOnlyProtection()
    {
        // Named with a promise of one up or down only, so that the interval rule alone would leave the two to each other.
        var table = Grids.Line(2, 2, 30, 40);
        PrimaryCell[] named = [Named(0, 0), Named(1, 0)];

        var pattern = CellSuppression.Suppress(table, new TableRules(), named);

        Assert.NotNull(pattern);
        Assert.Equal([new TableCell(2, 0)], pattern.Secondary);
        var bare = TableAudit.Check(table, Grids.Show(table, c => c < 2), new TableRules(), TableMethod.Suppress, named);
        Assert.Contains(bare.Findings, f => f.Fault == TableFault.Coalition);
    }

    [Fact]
    public void Suppress_SafeTable_HidesNothing()
    {
        var pattern = CellSuppression.Suppress(Grids.Of(new[,] { { 5, 60 }, { 0, 70 } }), new TableRules());
        Assert.NotNull(pattern);
        Assert.DoesNotContain(true, pattern.Hidden);
    }

    [Theory, InlineData(4, 0, 0), InlineData(1, 1, 1)]
    public void Make_TooFewPersons_IsRefused(int a, int b, int c)
    {
        var outcome = TableRelease.Make(Grids.Line(a, b, c), new TableRules());
        Assert.Equal(new TableOutcome(null, TableRefusal.CannotProtect), outcome);
    }

    [Fact]
    public void Make_ProtectedZeros_AreAsSecretAsSmallCounts()
    {
        var rows = TableRows.Flat(["a", "b", "c"]);
        (string, string?, int)[] counts =
            [("a", "1", 0), ("a", "2", 20), ("a", "3", 30), ("b", "1", 40), ("b", "2", 50), ("b", "3", 0), ("c", "1", 9), ("c", "2", 8), ("c", "3", 20)];
        var table = FrequencyTable.FromCounts("rij", rows, "kolom", ["1", "2", "3"], counts, [("b", "3")]);

        var shows = TableRelease.Make(table, new TableRules()).Table;
        var made = TableRelease.Make(table, new TableRules { Zeros = ZeroRule.Protect }).Table;

        Assert.Equal("0", shows!.Shown[0][0]);
        Assert.Equal("x", made!.Shown[0][0]);
        Assert.Equal("0", made.Shown[1][2]);
        var interval = Assert.Single(made.Audit.Intervals);
        Assert.True(interval is { Count: 0, Low: 0, High: >= 5 });
    }

    [Fact]
    public void Make_SensitiveColumn_HidesThatAGroupIsWhollyInOneCell()
    {
        var table = Grids.Of(new[,] { { 30, 0, 0 }, { 20, 25, 15 }, { 10, 40, 35 }, { 12, 14, 16 } });

        var plain = TableRelease.Make(table, new TableRules()).Table;
        var made = TableRelease.Make(table, new TableRules { Sensitive = true }).Table;

        Assert.Equal("30", plain!.Shown[0][0]);
        Assert.Equal(PrimaryReason.Group, Assert.Single(made!.Primary).Reason);
        Assert.Equal("x", made.Shown[0][0]);
        Assert.Contains("x", made.Shown[0].Skip(1).Take(2));
        // Hiding only the cell and its total would still say that all of the row are in the one column.
        var bare = TableAudit.Check(table, Grids.Show(table, c => c is 0 or 3 or 4 or 7), new TableRules { Sensitive = true }, TableMethod.Suppress);
        Assert.Contains(bare.Findings, f => f.Fault == TableFault.GroupShows);
    }

    [Fact]
    public void Suppress_SameTableTwice_GivesTheSamePattern()
    {
        var table = Grids.Of(Grids.Random(3, 20, 9, 25));
        var (one, two) = (CellSuppression.Suppress(table, new TableRules()), CellSuppression.Suppress(table, new TableRules()));
        Assert.Equal(one!.Hidden, two!.Hidden);
    }

    // Every pattern cheaper than the one found is tried, with the same rules: the search finds the least cost on each of these.
    [Theory, InlineData(3, 3, SingletonRule.NotExact), InlineData(4, 4, SingletonRule.NotExact), InlineData(4, 4, SingletonRule.Ignore), InlineData(4, 3, SingletonRule.SameInterval)]
    public void Suppress_SmallTables_CostsTheLeastPossible(int height, int width, SingletonRule rule)
    {
        var rules = new TableRules { Singletons = rule };
        var (ours, least, tables) = (0L, 0L, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var table = Grids.Of(Grids.Random(seed + 100, height, width, 30));
            if (CellSuppression.Suppress(table, rules) is not { } pattern)
                continue;
            var best = Grids.CheapestCost(table, rules, pattern.Cost);
            Assert.True(pattern.Cost <= best * 1.05, $"table {seed}: {pattern.Cost} against {best}");
            (ours, least, tables) = (ours + pattern.Cost, least + best, tables + 1);
        }

        Assert.True(tables > 6);
        Assert.True(ours <= least * 1.02, $"{ours} against {least}");
    }

    [Fact]
    public void Suppress_RandomTables_LeaveNoPrimaryNarrowerThanTheThreshold()
    {
        var (hidden, tables) = (0, 0);
        for (var seed = 0; seed < 16; seed++)
        {
            var random = new SplitMix64((ulong)seed);
            var table = Grids.Of(Grids.Random(seed, 2 + random.Below(39), 2 + random.Below(14), 10 + random.Below(60)));
            var rules = new TableRules { Threshold = seed % 3 == 0 ? 10 : 5, Zeros = seed % 4 == 1 ? ZeroRule.Protect : ZeroRule.Show, Starts = 6 };
            if (CellSuppression.Suppress(table, rules) is not { } pattern)
                continue;
            tables++;
            hidden += pattern.Primary.Count;
            var audit = Audit(table, pattern, rules);
            Assert.True(audit.Passed, $"table {seed}");
            Assert.All(audit.Intervals, i => Assert.True(i.Low == 0 && i.High - i.Low >= rules.Threshold, $"table {seed}"));
        }

        Assert.True(tables >= 12 && hidden > 1000);
    }
}
