using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Disclosure.Tests.FrequencyTables;

public class TableAuditTests
{
    // The audit computes; here every table that fits what is shown is written out and counted.
    [Fact]
    public void Intervals_OfSmallTables_AreThoseOfAllTablesThatFit()
    {
        var compared = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new SplitMix64((ulong)seed);
            var (height, width) = seed % 2 == 0 ? (2, 3) : (3, 3);
            var counts = new int[height, width];
            for (var i = 0; i < counts.Length; i++)
                counts[i / width, i % width] = random.Below(height == 2 ? 5 : 3);
            counts[0, 0]++;
            var table = Grids.Of(counts);
            bool[] hidden = [.. Enumerable.Range(0, table.CellCount).Select(c => c < table.CellCount - 1 && random.Below(5) < 3)];
            PrimaryCell[] all = [.. Enumerable.Range(0, table.CellCount).Where(c => hidden[c])
                .Select(c => new PrimaryCell(new TableCell(c / (width + 1), c % (width + 1)), PrimaryReason.Named, 0, 0))];

            var audit = TableAudit.Check(table, Grids.Show(table, c => hidden[c]), new TableRules { Threshold = 3 }, TableMethod.Suppress, all);
            var exact = Grids.Enumerate(table, hidden);

            foreach (var interval in audit.Intervals)
            {
                var cell = interval.Cell.Row * (width + 1) + interval.Cell.Column;
                Assert.Equal((seed, cell, exact[cell].Low, exact[cell].High), (seed, cell, (int)interval.Low, (int)interval.High));
                compared++;
            }
        }

        Assert.True(compared > 200);
    }

    [Fact]
    public void Check_UnsafeCellShown_IsFound()
    {
        var table = Grids.Of(new[,] { { 3, 30 }, { 40, 50 } });
        var report = TableAudit.Check(table, Grids.Show(table, _ => false), new TableRules(), TableMethod.Suppress);
        Assert.Equal(new TableFinding(TableFault.PrimaryShown, new TableCell(0, 0)), Assert.Single(report.Findings));
    }

    [Fact]
    public void Check_OnlyTheUnsafeCellHidden_IsComputedBack()
    {
        var table = Grids.Of(new[,] { { 3, 30 }, { 40, 50 } });
        var report = TableAudit.Check(table, Grids.Show(table, c => c == 0), new TableRules(), TableMethod.Suppress);
        Assert.Equal(TableFault.TooNarrow, Assert.Single(report.Findings).Fault);
        Assert.Equal((3, 3), ((int)report.Intervals[0].Low, (int)report.Intervals[0].High));
    }

    [Theory, InlineData("<5"), InlineData("31"), InlineData(""), InlineData("-30"), InlineData("X")]
    public void Check_CellThatIsNotItsCountNorTheSymbol_IsFound(string text)
    {
        var table = Grids.Of(new[,] { { 30, 30 }, { 40, 50 } });
        var shown = Grids.Show(table, _ => false).Select(r => r.ToArray()).ToArray();
        shown[0][0] = text;
        Assert.Equal(TableFault.Malformed, Assert.Single(TableAudit.Check(table, shown, new TableRules(), TableMethod.Suppress).Findings).Fault);
    }

    [Fact]
    public void Check_RowMissing_IsFound()
    {
        var table = Grids.Of(new[,] { { 30, 30 }, { 40, 50 } });
        var report = TableAudit.Check(table, [.. Grids.Show(table, _ => false).Skip(1)], new TableRules(), TableMethod.Suppress);
        Assert.Equal(TableFault.Malformed, Assert.Single(report.Findings).Fault);
    }
}
