// What: what comes out of the making of a release: the release itself, or a refusal that says why.
// Never: subject identifiers, exact numbers of what was left out, or the number of rows before.

using System.Globalization;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;

namespace Thuiszitters.Disclosure.Releases;

/// <summary>A <see cref="Release"/> or a <see cref="Refusal"/>; there is no third.</summary>
public abstract class ReleaseOutcome
{
    private protected ReleaseOutcome()
    {
    }
}

/// <summary>Why there is no release.</summary>
public enum RefusalReason
{
    /// <summary>The table holds fewer than k distinct persons, or none: these two are deliberately not told apart.</summary>
    TooFewPersons = 1,

    /// <summary>Even at the coarsest levels more rows or persons would have to be left out than the limit allows.</summary>
    TooManyLeftOut = 2,
}

/// <summary>No release, with the reason and the facts for a message. All facts may be shown to the applicant.</summary>
public sealed class Refusal : ReleaseOutcome
{
    internal Refusal(RefusalReason reason, int k, decimal maxSuppression, int stepsTaken, LeftOutCount? leftOut)
    {
        Reason = reason;
        K = k;
        MaxSuppression = maxSuppression;
        StepsTaken = stepsTaken;
        LeftOut = leftOut;
    }

    /// <summary>Why.</summary>
    public RefusalReason Reason { get; }

    /// <summary>Least number of distinct persons in a crowd.</summary>
    public int K { get; }

    /// <summary>Largest share that might have been left out, 0 to below 1.</summary>
    public decimal MaxSuppression { get; }

    /// <summary>How many steps were tried.</summary>
    public int StepsTaken { get; }

    /// <summary>Rows that would be left out after the last step, rounded; null when there were too few persons to begin with.</summary>
    public LeftOutCount? LeftOut { get; }
}

/// <summary>A number of left-out rows as it may be told.</summary>
/// <remarks>
/// 0 to 4 are told as "minder dan 5", a true 0 as well: otherwise "0" against "minder dan 5" would say that somebody is missing.
/// From 5 the nearest multiple of 5 is told. The rows of the file can be counted, so with an exact number who knows the original total, or
/// two releases, could compute how many persons of a small group are missing.
/// </remarks>
public sealed class LeftOutCount
{
    internal LeftOutCount(int exact) => Exact = exact;

    internal int Exact { get; }

    /// <summary>Multiple of 5; 0 means fewer than 5.</summary>
    public int Rounded => Exact < 5 ? 0 : (Exact + 2) / 5 * 5;

    /// <summary>"minder dan 5", or "ongeveer" with a multiple of 5.</summary>
    public override string ToString() =>
        Rounded == 0 ? "minder dan 5" : string.Create(CultureInfo.InvariantCulture, $"ongeveer {Rounded}");
}

/// <summary>A column as released.</summary>
/// <param name="Column">The column.</param>
/// <param name="LevelIndex">Index of the level taken.</param>
public sealed record ReleasedColumn(Column Column, int LevelIndex)
{
    /// <summary>The level taken.</summary>
    public LadderLevel Level => Column.Ladder.Levels[LevelIndex];

    /// <summary>True when the column is at "*" and therefore not in the file.</summary>
    public bool IsLeftOut => LevelIndex == Column.Ladder.TopLevel;
}

/// <summary>A released row.</summary>
/// <param name="Pseudonym">Pseudonym of the person.</param>
/// <param name="Values">One value per column of the file.</param>
public sealed record ReleaseRow(string Pseudonym, IReadOnlyList<string> Values);

/// <summary>Rows in which every crowd counts at least <see cref="K"/> distinct persons, sorted by pseudonym.</summary>
/// <remarks>
/// It holds for this release alone. Two releases under the same key can be joined on the pseudonym; who makes a second one at other
/// levels or of other rows for the same purpose, recipient and period must derive its key with a new salt.
/// The rule does not look at what a crowd has in common: five persons with the same band hide who they are, not that band.
/// </remarks>
public sealed class Release : ReleaseOutcome
{
    internal Release(
        IReadOnlyList<Column> columns,
        int[] levels,
        IEnumerable<MicrodataRow> rows,
        PseudonymKey key,
        int k,
        CrowdRule rule,
        LeftOutCount leftOut,
        decimal maxSuppression,
        bool isOverLimit)
    {
        Columns = [.. columns.Select((c, i) => new ReleasedColumn(c, levels[i]))];
        K = k;
        Rule = rule;
        LeftOut = leftOut;
        MaxSuppression = maxSuppression;
        IsOverLimit = isOverLimit;
        (Doel, Ontvanger, Periode) = (key.Doel, key.Ontvanger, key.Periode);

        // A pseudonym is as good as random, so this order tells nothing about the order in which the rows came in.
        var kept = rows.ToList();
        var pseudonyms = Pseudonymizer.Pseudonyms(key, kept.ConvertAll(r => r.Subject).ToArray());
        Rows =
        [
            .. kept
                .Select((r, i) => new ReleaseRow(pseudonyms[i], Generalise(r)))
                .OrderBy(r => r.Pseudonym, StringComparer.Ordinal)
                .ThenBy(r => string.Join('\n', r.Values), StringComparer.Ordinal),
        ];

        IReadOnlyList<string> Generalise(MicrodataRow row) =>
            [
                .. Columns.Zip(row.Values)
                    .Where(x => !x.First.IsLeftOut)
                    .Select(x => x.First.Column.Ladder.Generalise(x.Second, x.First.LevelIndex)),
            ];
    }

    /// <summary>All columns of the table with the level taken, also those that are left out of the file.</summary>
    public IReadOnlyList<ReleasedColumn> Columns { get; }

    /// <summary>The columns that are in the file, after the pseudonym, in this order.</summary>
    public IEnumerable<ReleasedColumn> FileColumns => Columns.Where(c => !c.IsLeftOut);

    /// <summary>The rows.</summary>
    public IReadOnlyList<ReleaseRow> Rows { get; }

    /// <summary>Least number of distinct persons in a crowd.</summary>
    public int K { get; }

    /// <summary>What the persons of a crowd share.</summary>
    public CrowdRule Rule { get; }

    /// <summary>Number of rows left out, rounded.</summary>
    public LeftOutCount LeftOut { get; }

    /// <summary>The share (0 to below 1) above which the columns were to be made coarser before rows were lost.</summary>
    public decimal MaxSuppression { get; }

    /// <summary>True when more than <see cref="MaxSuppression"/> was left out after the last step: the rows do not represent the whole.</summary>
    public bool IsOverLimit { get; }

    /// <summary>Purpose, from the key.</summary>
    public string Doel { get; }

    /// <summary>Recipient, from the key.</summary>
    public string Ontvanger { get; }

    /// <summary>Period, from the key.</summary>
    public string Periode { get; }
}
