using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Disclosure.Tests.FrequencyTables;

/// <summary>Invented tables, and slow plain methods to hold the fast ones against.</summary>
static class Grids
{
    /// <summary>A table of these counts; rows are named a, b, …, columns 0, 1, ….</summary>
    public static FrequencyTable Of(int[,] counts)
    {
        var (height, width) = (counts.GetLength(0), counts.GetLength(1));
        return FrequencyTable.FromCounts(
            "rij", TableRows.Flat(Enumerable.Range(0, height).Select(Row)), "kolom", Enumerable.Range(0, width).Select(c => $"{c}"),
            from r in Enumerable.Range(0, height) from c in Enumerable.Range(0, width) select (Row(r), (string?)$"{c}", counts[r, c]));
    }

    static string Row(int row) => $"r{row:D3}";

    /// <summary>A table of one variable.</summary>
    public static FrequencyTable Line(params int[] counts) => FrequencyTable.FromCounts(
        "rij", TableRows.Flat(counts.Select((_, i) => Row(i))), null, null, counts.Select((n, i) => (Row(i), (string?)null, n)));

    /// <summary>Counts of which many are small and some nothing, the same for the same seed.</summary>
    public static int[,] Random(int seed, int height, int width, int most)
    {
        var random = new SplitMix64((ulong)seed * 7919);
        var counts = new int[height, width];
        for (var r = 0; r < height; r++)
        {
            for (var c = 0; c < width; c++)
                counts[r, c] = random.Below(6) switch { 0 => 0, 1 or 2 => random.Below(5), _ => random.Below(most) };
        }

        counts[0, 0] += 20;
        return counts;
    }

    /// <summary>A tree of four levels: each group has its children, each leaf its row.</summary>
    public static TableRows Tree(params int[] split)
    {
        var lines = new List<string[]> { Array.Empty<string>() };
        for (var level = 0; level < split.Length; level++)
        {
            lines = [.. lines.SelectMany(l => Enumerable.Range(0, split[level])
                .Select(i => (string[])[$"{(char)('A' + level)}{string.Concat(l.Take(1).Select(p => p[1..]))}{i}", .. l]))];
        }

        return TableRows.FromLadder(lines);
    }

    /// <summary>Random counts in the leaves of these rows.</summary>
    public static FrequencyTable Nested(int seed, TableRows rows, int width, int most)
    {
        var leaves = rows.Labels.Where((_, i) => rows.IsLeaf(i)).ToList();
        var counts = Random(seed, leaves.Count, width, most);
        return FrequencyTable.FromCounts(
            "wijk", rows, "kolom", Enumerable.Range(0, width).Select(c => $"{c}"),
            from r in Enumerable.Range(0, leaves.Count) from c in Enumerable.Range(0, width) select (leaves[r], (string?)$"{c}", counts[r, c]));
    }

    public static IReadOnlyList<IReadOnlyList<string>> Show(FrequencyTable table, Func<int, bool> hidden) =>
        [.. Enumerable.Range(0, table.Rows.Count).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, table.Columns.Count)
            .Select(c => hidden(r * table.Columns.Count + c) ? "x" : $"{table.Count(r, c)}")])];

    /// <summary>The exact interval of every cell, by trying all tables that fit what is shown. Small flat tables only.</summary>
    public static (int Low, int High)[] Enumerate(FrequencyTable table, IReadOnlyList<bool> hidden)
    {
        var (height, width) = (table.Rows.Count, table.Columns.Count);
        var trial = new int[height * width];
        var found = new (int Low, int High)[trial.Length];
        Array.Fill(found, (int.MaxValue, int.MinValue));
        var total = table.Count(height - 1, width - 1);

        void Try(int cell)
        {
            var (row, column) = (cell / width, cell % width);
            if (row == height - 1)
            {
                for (var c = 0; c < width; c++)
                {
                    trial[cell + c] = Enumerable.Range(0, height - 1).Sum(r => trial[r * width + c]);
                    if (!hidden[cell + c] && trial[cell + c] != table.Count(row, c))
                        return;
                }

                for (var i = 0; i < trial.Length; i++)
                    found[i] = (Math.Min(found[i].Low, trial[i]), Math.Max(found[i].High, trial[i]));
                return;
            }

            if (column == width - 1)
            {
                trial[cell] = Enumerable.Range(row * width, width - 1).Sum(i => trial[i]);
                if (hidden[cell] || trial[cell] == table.Count(row, column))
                    Try(cell + 1);
                return;
            }

            if (!hidden[cell])
            {
                trial[cell] = table.Count(row, column);
                Try(cell + 1);
                return;
            }

            var used = 0;
            for (var i = 0; i < cell; i++)
                used += i % width < width - 1 ? trial[i] : 0;
            for (trial[cell] = 0; used + trial[cell] <= total; trial[cell]++)
                Try(cell + 1);
        }

        Try(0);
        return found;
    }

    /// <summary>The least cost of any pattern that passes the audit, by trying all patterns cheaper than one that is known.</summary>
    public static long CheapestCost(FrequencyTable table, TableRules rules, long known)
    {
        var width = table.Columns.Count;
        var primary = PrimaryCell.Find(table, rules).Select(p => p.Cell.Row * width + p.Cell.Column).ToHashSet();
        var free = Enumerable.Range(0, table.CellCount - 1).Where(c => !primary.Contains(c) && table.Count(c / width, c % width) > 0)
            .OrderByDescending(c => table.Count(c / width, c % width)).ToArray();
        var hidden = Enumerable.Range(0, table.CellCount).Select(primary.Contains).ToArray();
        var best = known;

        // The cells before `at` are decided; all later ones are hidden while trying, so a failure here fails everything below.
        void Try(int at, long cost)
        {
            var later = 0L;
            for (var i = at; i < free.Length; i++)
                later += table.Count(free[i] / width, free[i] % width);
            if (cost >= best || !TableAudit.Check(table, Show(table, c => hidden[c]), rules, TableMethod.Suppress).Passed)
                return;
            if (cost + later < best)
                best = cost + later;
            if (at == free.Length)
                return;
            hidden[free[at]] = false;
            Try(at + 1, cost);
            hidden[free[at]] = true;
            Try(at + 1, cost + table.Count(free[at] / width, free[at] % width));
        }

        foreach (var cell in free)
            hidden[cell] = true;
        Try(0, 0);
        return best;
    }
}
