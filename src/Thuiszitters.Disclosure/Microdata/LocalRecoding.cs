// What: local recoding: not one level per column for all, but a level per column for each part of the rows, so that where the crowd is
//   dense little is lost. Values of mixed levels stand in one column.
// Source: the iterative scheme that ARX documents for local recoding (suppression limit 1, only generalisation weighed, steps of 1%).
// Rule: take the node that loses least on the remaining rows of those that can release at least 1% of all rows; release those rows;
//   go on with the rest. A node that failed stays failed, as the rest only shrinks. When no node can release that many, the bar goes
//   down tenfold, until nothing can be released any more; what then remains is left out.
// The bar counts rows, also where classes and the limit count persons: a person of several rows is wholly released at one node only
//   when that node suits all his rows, so a bar of whole persons would pass over nodes that suit most rows.
// Every class that is released holds by itself, and two classes of equal text hold together as well: k and l only grow, and the entropy,
//   the (c,l) sum and the distance of a mixture are no worse than those of its parts.
// Distances (t) are to the whole table, not to the rest.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Releases a table part by part.</summary>
public static class LocalRecoding
{
    const double FirstBar = 0.01;

    /// <summary>The parts, or null when more than the limit would be left out, or every row.</summary>
    /// <exception cref="ArgumentException">The rules do not fit the table, or it has no quasi-identifier.</exception>
    public static Recoding? Make(CodedTable table, PrivacyRules rules, CancellationToken ct = default)
    {
        var run = LatticeRun.Make(table, rules, out var columns);
        var parts = new List<RecodedPart>();
        var checkedNodes = 0;
        double lost = 0;
        for (var bar = FirstBar; columns.RowCount > 0; bar /= 10)
        {
            var least = Math.Max(rules.K, (int)Math.Ceiling(bar * table.RowCount));
            var failed = new List<byte[]>();
            while (columns.RowCount > 0)
            {
                var search = new LatticeSearch(columns, run, columns.RowCount - least, byLoss: false, failed);
                if (search.Run(ct) is not { } found)
                    break;
                checkedNodes += found.Checked;
                var released = search.KeptRows(found);
                parts.Add(new RecodedPart([.. found.Levels.Select(l => (int)l)], released));
                lost += LossOf(columns.Quasi, found.Levels, released);
                var isReleased = new bool[table.RowCount];
                foreach (var row in released)
                    isReleased[row] = true;
                columns = new LevelColumns(table, Array.FindAll(columns.Order, row => !isReleased[row]));
            }

            if (least == rules.K)
                break;
        }

        var left = columns.UnitCount;
        lost += (double)columns.RowCount * columns.Quasi.Count;
        return left > rules.MaxSuppressed(table.UnitCount) || parts.Count == 0
            ? null
            : new Recoding(parts, lost / ((double)table.RowCount * columns.Quasi.Count), left, columns.RowCount, checkedNodes);
    }

    static double LossOf(IReadOnlyList<CodedColumn> quasi, byte[] levels, int[] rows)
    {
        double sum = 0;
        for (var c = 0; c < quasi.Count; c++)
        {
            var codes = quasi[c].Ladder!.Codes(levels[c]);
            var losses = quasi[c].Ladder!.Losses(levels[c]);
            foreach (var row in rows)
                sum += losses[codes[quasi[c].Codes[row]]];
        }

        return sum;
    }
}
