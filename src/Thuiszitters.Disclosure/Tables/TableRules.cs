// What: which cells may not be shown for their own sake (primary), and how well each must then be hidden.
// Source: frequency rule and 100% rule of tau-ARGUS. A cell of 1 to t-1 persons is unsafe, margins included; who reads the table must
//   hold every count from 0 to t or more possible.
// Pure. Never: a threshold of 1 or less, which would protect nobody.

namespace Thuiszitters.Disclosure.Tables;

/// <summary>What happens to a cell in which nobody is.</summary>
public enum ZeroRule
{
    /// <summary>
    /// Zeros are shown. A reader then knows that every hidden cell is 1 or more; no unsafe cell is exactly known by that either.
    /// </summary>
    Show = 0,

    /// <summary>Zeros are as secret as small counts, unless nobody can be in the cell and everybody knows it.</summary>
    Protect = 1,
}

/// <summary>What a person (or the school of a person) who is alone in a cell may find out about other unsafe cells.</summary>
public enum SingletonRule
{
    /// <summary>
    /// More than others, but never a count: with any one hidden cell of 1 known, no unsafe cell is exactly known. As the singleton rules of
    /// tau-ARGUS and sdcTable.
    /// </summary>
    NotExact = 0,

    /// <summary>
    /// No more than any other reader: with any one hidden cell of 1 known, the whole interval still stands. Stronger; sparse tables often
    /// cannot meet it.
    /// </summary>
    SameInterval = 1,

    /// <summary>
    /// Not looked at, and neither is who knows that no zero is hidden. For comparison with programs that do not look either.
    /// </summary>
    Ignore = 2,
}

/// <summary>Why a cell is primary.</summary>
public enum PrimaryReason
{
    /// <summary>1 or more persons and fewer than the threshold.</summary>
    Small = 1,

    /// <summary>A zero that is protected.</summary>
    Zero = 2,

    /// <summary>Everybody in the row or column is in this cell, and the columns are sensitive: being in the group tells the rest.</summary>
    Group = 3,

    /// <summary>Named by the caller.</summary>
    Named = 4,
}

/// <summary>The rules for one table. They are settings of the publisher, not properties of the data.</summary>
public sealed record TableRules
{
    /// <summary>A count from 1 to one below this is unsafe, in persons. Default 5; some partners ask for 10.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Whether zeros are shown.</summary>
    public ZeroRule Zeros { get; init; }

    /// <summary>Whether the columns say something sensitive, so that a group that is wholly in one cell is unsafe at any size.</summary>
    public bool Sensitive { get; init; }

    /// <summary>What a person who is alone in a cell, and so knows that count, may find out about other unsafe cells.</summary>
    public SingletonRule Singletons { get; init; } = SingletonRule.NotExact;

    /// <summary>How many times the search for the cheapest pattern starts anew.</summary>
    public int Starts { get; init; } = 60;

    internal static void Require(TableRules rules)
    {
        if (rules.Threshold < 2)
            throw new ArgumentException("The threshold must be 2 or more: at 1 or less nothing is protected.", nameof(rules));
        if (rules.Starts < 1)
            throw new ArgumentException("The search needs one start at least.", nameof(rules));
    }
}

/// <summary>A cell that may not be shown for its own sake, and how far a reader's guess must be able to be off.</summary>
/// <param name="Cell">The place.</param>
/// <param name="Reason">Why.</param>
/// <param name="Below">The reader must hold possible: the count less this many, or fewer. In persons.</param>
/// <param name="Above">The reader must hold possible: the count plus this many, or more. In persons.</param>
public sealed record PrimaryCell(TableCell Cell, PrimaryReason Reason, int Below, int Above)
{
    /// <summary>The primary cells of a table, top rows first.</summary>
    public static IReadOnlyList<PrimaryCell> Find(FrequencyTable table, TableRules rules)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        TableRules.Require(rules);
        var found = new List<PrimaryCell>();
        var t = rules.Threshold;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var (n, cell) = (table.Count(row, column), new TableCell(row, column));
                if (n > 0 && table.Persons(row, column) < t)
                    found.Add(new PrimaryCell(cell, PrimaryReason.Small, n, Math.Max(1, t - n)));
                else if (n == 0 && rules.Zeros == ZeroRule.Protect && !table.IsStructuralZero(row, column))
                    found.Add(new PrimaryCell(cell, PrimaryReason.Zero, 0, t));
                else if (n > 0 && rules.Sensitive && GroupLines(table, cell).Any())
                    found.Add(new PrimaryCell(cell, PrimaryReason.Group, Math.Min(n, t), 0));
            }
        }

        return found;
    }

    /// <summary>The totals that a cell equals while others of that line could have been in it: its row's, its column's.</summary>
    internal static IEnumerable<TableCell> GroupLines(FrequencyTable table, TableCell cell)
    {
        var n = table.Count(cell.Row, cell.Column);
        if (cell.Column == table.TotalColumn || n == 0)
            yield break;
        if (n == table.Count(cell.Row, table.TotalColumn)
            && Enumerable.Range(0, table.TotalColumn).Any(c => c != cell.Column && !table.IsStructuralZero(cell.Row, c)))
        {
            yield return cell with { Column = table.TotalColumn };
        }

        if (table.Rows.IsLeaf(cell.Row) && n == table.Count(table.Rows.Total, cell.Column)
            && Enumerable.Range(0, table.Rows.Total)
                .Any(r => r != cell.Row && table.Rows.IsLeaf(r) && !table.IsStructuralZero(r, cell.Column)))
        {
            yield return cell with { Row = table.Rows.Total };
        }
    }
}
