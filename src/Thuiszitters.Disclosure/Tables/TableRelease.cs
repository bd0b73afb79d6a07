// What: makes a table that may be published: hides or rounds, then has it audited; no other way leads to a ProtectedTable.
// Source of rounding: as Statistics Netherlands publishes neighbourhoods: every cell and margin to the nearest 5 from its own count, the
//   same count always to the same number. Rows and columns then need not add up, and no exact total stands anywhere.
// Pure. Never: relaxes a rule to get a table; when the rules cannot be kept there is none.

using System.Globalization;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>Makes tables for publication.</summary>
public static class TableRelease
{
    /// <summary>Multiple to which counts are rounded.</summary>
    public const int RoundingBase = 5;

    /// <summary>Hides or rounds the table and audits the outcome.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="method">How small cells are kept.</param>
    /// <param name="primary">The unsafe cells; those of <see cref="PrimaryCell.Find"/> unless told otherwise. Not with rounding.</param>
    /// <exception cref="ArgumentException">The threshold is below 2, or cells were named for rounding.</exception>
    public static TableOutcome Make(
        FrequencyTable table, TableRules rules, TableMethod method = TableMethod.Suppress, IReadOnlyList<PrimaryCell>? primary = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        TableRules.Require(rules);
        if (method == TableMethod.Round)
        {
            if (primary is not null)
                throw new ArgumentException("Rounding treats every cell alike; cells cannot be named.", nameof(primary));
            if (rules.Threshold > RoundingBase)
                return TableOutcome.Refused(TableRefusal.RoundingTooFine);
            return Audited(table, rules, method, null, Texts(table, (r, c) => Round(table.Count(r, c))));
        }

        return CellSuppression.Suppress(table, rules, primary) is { } pattern
            ? Audited(table, rules, method, pattern, primary)
            : TableOutcome.Refused(TableRefusal.CannotProtect);
    }

    /// <summary>The nearest multiple of 5.</summary>
    public static int Round(int count) => (count + RoundingBase / 2) / RoundingBase * RoundingBase;

    internal static TableOutcome Audited(
        FrequencyTable table, TableRules rules, TableMethod method, SuppressionPattern pattern, IReadOnlyList<PrimaryCell>? named) =>
        Audited(
            table, rules, method, pattern,
            Texts(table, (r, c) => pattern.Hidden[r * table.Columns.Count + c] ? null : table.Count(r, c)), named);

    static TableOutcome Audited(
        FrequencyTable table, TableRules rules, TableMethod method, SuppressionPattern? pattern, IReadOnlyList<IReadOnlyList<string>> shown,
        IReadOnlyList<PrimaryCell>? named = null)
    {
        var audit = TableAudit.Check(table, shown, rules, method, named);
        return audit.Passed
            ? new TableOutcome(new ProtectedTable(table, rules, method, pattern, shown, audit), null)
            : TableOutcome.Refused(TableRefusal.AuditFailed);
    }

    static IReadOnlyList<IReadOnlyList<string>> Texts(FrequencyTable table, Func<int, int, int?> number) =>
        [.. Enumerable.Range(0, table.Rows.Count).Select(r => (IReadOnlyList<string>)
            [.. Enumerable.Range(0, table.Columns.Count)
                .Select(c => number(r, c)?.ToString(CultureInfo.InvariantCulture) ?? ProtectedTable.Symbol)])];
}
