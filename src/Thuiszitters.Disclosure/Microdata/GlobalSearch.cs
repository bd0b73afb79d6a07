// What: the best node of the lattice: one level per quasi-identifier, the rows that meet the rules there kept, the others left out, so
//   that no other node within the suppression limit has a smaller loss. Exact, with proof; see ADR 32.
// How: (a) what a node loses when nobody is left out adds up from the columns and bounds its loss from below; (b) nodes are taken by
//   that bound, and once it exceeds the best loss all others do; (c) from a node the cheapest steps up are followed to the last node
//   that can still win, and halving finds the first within the limit there. A node over the limit puts all finer ones over it; at a
//   coarser node no more is left out, so what a checked node loses by leaving out bounds all finer nodes as well.
// Where (c) holds: what k and distinct l leave out can only shrink upwards. What entropy l, recursive (c,l) and t-closeness leave out can
//   grow; for those each node is judged by itself, and only the part of k and distinct l prunes.
// Ties: smallest loss, then fewest units left out, then the lowest levels from the first column on. The same whatever the threads.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Exact search over one level per column (full-domain generalisation with suppression).</summary>
public static class GlobalSearch
{
    /// <summary>The best node, or null when no node keeps within the limit or every row would be left out.</summary>
    /// <exception cref="ArgumentException">The rules do not fit the table, or it has no quasi-identifier.</exception>
    public static Recoding? Find(CodedTable table, PrivacyRules rules, CancellationToken ct = default)
    {
        var run = LatticeRun.Make(table, rules, out var columns);
        var search = new LatticeSearch(columns, run, rules.MaxSuppressed(table.UnitCount), byLoss: true, []);
        if (search.Run(ct) is not { } found || found.Outcome.SuppressedRows == table.RowCount)
            return null;
        var part = new RecodedPart([.. found.Levels.Select(l => (int)l)], search.KeptRows(found));
        return new Recoding([part], found.Outcome.Loss, found.Outcome.Suppressed, found.Outcome.SuppressedRows, found.Checked);
    }

    /// <summary>The release at given levels, as a fixed series needs it; null when it would leave out more than the limit, or every row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="levels">One level per quasi-identifier.</param>
    /// <exception cref="ArgumentException">The rules or levels do not fit the table, or it has no quasi-identifier.</exception>
    public static Recoding? At(CodedTable table, PrivacyRules rules, IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        var run = LatticeRun.Make(table, rules, out var columns);
        if (levels.Count != columns.Quasi.Count || levels.Where((l, c) => l < 0 || l >= columns.Quasi[c].Ladder!.LevelCount).Any())
            throw new ArgumentException("There must be one level per quasi-identifier.", nameof(levels));
        byte[] node = [.. levels.Select(l => (byte)l)];
        var (checker, limit) = (run.Checkers(columns)[0], rules.MaxSuppressed(table.UnitCount));
        var outcome = checker.Check(node, limit);
        if (outcome.Suppressed > limit || outcome.SuppressedRows == table.RowCount)
            return null;
        var kept = checker.Kept(node);
        return new Recoding(
            [new RecodedPart(levels, [.. columns.Order.Where((_, place) => kept[place])])], outcome.Loss, outcome.Suppressed, outcome.SuppressedRows, 1);
    }

    /// <summary>The least number of units that must lose a row: at the coarsest level of every column.</summary>
    /// <exception cref="ArgumentException">The rules do not fit the table, or it has no quasi-identifier.</exception>
    public static int LeastSuppressed(CodedTable table, PrivacyRules rules)
    {
        var run = LatticeRun.Make(table, rules, out var columns);
        byte[] top = [.. columns.Quasi.Select(c => (byte)(c.Ladder!.LevelCount - 1))];
        return run.Checkers(columns)[0].Check(top, table.UnitCount).Suppressed;
    }
}
