// What: makes of a table either a release in which nobody stands alone, or a refusal.
// Rule: at the finest levels leave out who has no crowd of k persons. Is that more than the limit, of the rows or of the persons, then
//   make the columns coarser, step by step in the given order, and only then leave out. Still over the limit: no release, unless the
//   caller says beforehand that after the last step rows may be lost without limit; the release then says that it is over the limit.
// Pure: the same rows in any order and the same key give the same release.
// Never: relaxes k or the limit by itself, tells an exact number of left-out rows, or tells how many rows there were.

using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;

namespace Thuiszitters.Disclosure.Releases;

/// <summary>One column to one level, both by name; level <see cref="Ladder.Top"/> leaves the column out.</summary>
public sealed record ColumnLevel(string Column, string Level);

/// <summary>Columns that become coarser together.</summary>
public sealed record GeneralisationStep(params IReadOnlyList<ColumnLevel> Columns);

/// <summary>Makes releases.</summary>
public static class SafeRelease
{
    /// <summary>Makes a release or refuses.</summary>
    /// <param name="table">The rows. Every column is a quasi-identifier.</param>
    /// <param name="key">The key under which subjects become pseudonyms; it carries the purpose, recipient and period.</param>
    /// <param name="steps">What may become coarser, in this order. Steps add up; none may make a column finer.</param>
    /// <param name="k">Least number of distinct persons in a crowd; 2 or more.</param>
    /// <param name="maxSuppression">Largest share (0 to below 1) of the rows, and of the persons, that may be left out.</param>
    /// <param name="rule">What must be shared with others; see <see cref="CrowdRule"/>.</param>
    /// <param name="loseRowsAfterLastStep">
    /// At the coarsest levels leave out who has no crowd, also when that is more than the limit; <see cref="Release.IsOverLimit"/> then says so.
    /// Nobody left is still a refusal.
    /// </param>
    /// <returns>A <see cref="Release"/> or a <see cref="Refusal"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> or <paramref name="maxSuppression"/> is out of range.</exception>
    /// <exception cref="ArgumentException">A step names an unknown column or level, or does not make its column coarser.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public static ReleaseOutcome Make(
        MicrodataTable table,
        PseudonymKey key,
        IReadOnlyList<GeneralisationStep> steps,
        int k = 5,
        decimal maxSuppression = 0.05m,
        CrowdRule rule = CrowdRule.WholePerson,
        bool loseRowsAfterLastStep = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSuppression);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(maxSuppression, 1m);
        var ladder = LevelsPerStep(table.Columns, steps);

        var persons = table.Rows.Select(r => r.Subject).Distinct().Count();
        if (persons < k)
            return new Refusal(RefusalReason.TooFewPersons, k, maxSuppression, 0, leftOut: null);

        var leftOut = new LeftOutCount(0);
        for (var taken = 0; taken < ladder.Count; taken++)
        {
            var crowds = KAnonymity.CrowdSizes(table, ladder[taken], rule);
            var lonely = table.Rows.Where((_, i) => crowds[i] < k).ToList();
            leftOut = new LeftOutCount(lonely.Count);
            var within = lonely.Count <= maxSuppression * table.Rows.Count
                && lonely.Select(r => r.Subject).Distinct().Count() <= maxSuppression * persons;
            var isLast = taken == ladder.Count - 1;
            if (within || (loseRowsAfterLastStep && isLast && lonely.Count < table.Rows.Count))
            {
                var kept = table.Rows.Where((_, i) => crowds[i] >= k);
                return new Release(table.Columns, ladder[taken], kept, key, k, rule, leftOut, maxSuppression, isOverLimit: !within);
            }
        }

        return new Refusal(RefusalReason.TooManyLeftOut, k, maxSuppression, steps.Count, leftOut);
    }

    // The levels before any step and after each one.
    static List<int[]> LevelsPerStep(IReadOnlyList<Column> columns, IReadOnlyList<GeneralisationStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var names = columns.Select(c => c.Name).ToList();
        List<int[]> all = [[.. columns.Select(c => c.Finest)]];
        foreach (var step in steps)
        {
            var levels = all[^1].ToArray();
            foreach (var (name, level) in step.Columns)
            {
                var at = names.IndexOf(name);
                if (at < 0)
                    throw new ArgumentException("A step names a column that the table does not have.", nameof(steps));
                var to = columns[at].Ladder.LevelOf(level);
                if (to <= levels[at])
                    throw new ArgumentException($"A step does not make column {name} coarser.", nameof(steps));
                levels[at] = to;
            }

            all.Add(levels);
        }

        return all;
    }
}
