// What: a table as its readers get it, or the reason why there is none.
// One symbol for every hidden cell: a second symbol would tell which cells are small. A percentage is a count in disguise, so it is
// given only where numerator and denominator are both shown, and not over a denominator below 10.
// Used by: the verb and the pages that show tables. Never: made without having passed TableAudit.

using System.Globalization;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>What a percentage is taken of.</summary>
public enum PercentageOf
{
    /// <summary>The total of the row.</summary>
    Row = 0,

    /// <summary>The total of the column.</summary>
    Column = 1,

    /// <summary>The grand total.</summary>
    All = 2,
}

/// <summary>A table that passed the audit. <see cref="Shown"/> may be published; all else is internal.</summary>
public sealed class ProtectedTable
{
    /// <summary>What stands in every hidden cell.</summary>
    public const string Symbol = "x";

    /// <summary>Least denominator of a percentage, in persons.</summary>
    public const int LeastDenominator = 10;

    internal ProtectedTable(
        FrequencyTable table, TableRules rules, TableMethod method, SuppressionPattern? pattern, IReadOnlyList<IReadOnlyList<string>> shown,
        TableAuditReport audit)
    {
        (Table, Rules, Method, Shown, Audit) = (table, rules, method, shown, audit);
        Primary = pattern?.Primary ?? [];
        Secondary = pattern?.Secondary ?? [];
    }

    /// <summary>The counts. Internal.</summary>
    public FrequencyTable Table { get; }

    /// <summary>The rules it was made with.</summary>
    public TableRules Rules { get; }

    /// <summary>How small cells are kept.</summary>
    public TableMethod Method { get; }

    /// <summary>Per row the texts of its cells, margins included: what may be published.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Shown { get; }

    /// <summary>The cells hidden for their own sake. Internal.</summary>
    public IReadOnlyList<PrimaryCell> Primary { get; }

    /// <summary>The cells hidden to protect those. Internal.</summary>
    public IReadOnlyList<TableCell> Secondary { get; }

    /// <summary>What the audit found. Internal.</summary>
    public TableAuditReport Audit { get; }

    /// <summary>A cell as a percentage, from what is shown; null where it may not be given.</summary>
    /// <returns>0 to 100 (of rounded counts possibly more), not rounded.</returns>
    public decimal? Percentage(int row, int column, PercentageOf of)
    {
        var whole = of switch
        {
            PercentageOf.Row => Shown[row][Table.TotalColumn],
            PercentageOf.Column => Shown[Table.Rows.Total][column],
            _ => Shown[Table.Rows.Total][Table.TotalColumn],
        };
        return int.TryParse(Shown[row][column], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && all >= LeastDenominator ? 100m * part / all : null;
    }
}

/// <summary>Why there is no table.</summary>
public enum TableRefusal
{
    /// <summary>No pattern that shows the grand total protects every unsafe cell: too few persons for this table.</summary>
    CannotProtect = 1,

    /// <summary>The audit did not pass: after rounding, sums give a cell away; after suppression, a mistake in the program.</summary>
    AuditFailed = 2,

    /// <summary>Rounding to 5 does not hide counts of 5 and more, so it cannot keep this threshold.</summary>
    RoundingTooFine = 3,

    /// <summary>Together with what was published earlier an unsafe cell can be computed, and hiding more here does not help.</summary>
    LinkedUnsafe = 4,

    /// <summary>A cell was suppressed in one publication and would be rounded in the other: the two give each other away.</summary>
    MixedMethods = 5,
}

/// <summary>A table or a refusal; exactly one of the two.</summary>
public sealed record TableOutcome(ProtectedTable? Table, TableRefusal? Refusal)
{
    internal static TableOutcome Refused(TableRefusal why) => new(null, why);
}
