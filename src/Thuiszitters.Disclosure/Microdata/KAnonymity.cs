// What: how large the crowd is in which each row hides.
// Source: k-anonymity (Samarati and Sweeney, 1998), counted in distinct persons, with missing as a value of its own (strict reading).
// Pure. Never: counts rows. A person with six rows is one person, and does not make a crowd alone.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>What must be shared with others for a row to be in a crowd.</summary>
public enum CrowdRule
{
    /// <summary>
    /// All rows of the person taken together. Rows of one person carry the same pseudonym, so who knows of two rows searches for both
    /// at once; with this rule he still finds k persons. For persons with one row it equals <see cref="EachRow"/>.
    /// </summary>
    WholePerson = 0,

    /// <summary>
    /// Each row on its own. Safe against who knows one row of a person; a person with several rows can still be unique by their
    /// combination.
    /// </summary>
    EachRow = 1,
}

/// <summary>Class counts in distinct persons.</summary>
public static class KAnonymity
{
    /// <summary>For each row the number of distinct persons that have a row with the same combination of values.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="levels">One level per column.</param>
    /// <exception cref="ArgumentException">The levels do not fit the columns.</exception>
    public static IReadOnlyList<int> ClassSizes(MicrodataTable table, IReadOnlyList<int> levels)
    {
        var (columns, classes) = Classes(table, levels);
        return classes.UnitsPerRow(columns);
    }

    /// <summary>For each row the number of distinct persons in its crowd, by the given rule.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="levels">One level per column.</param>
    /// <param name="rule">What must be shared.</param>
    /// <exception cref="ArgumentException">The levels do not fit the columns.</exception>
    public static IReadOnlyList<int> CrowdSizes(MicrodataTable table, IReadOnlyList<int> levels, CrowdRule rule = CrowdRule.WholePerson)
    {
        if (rule == CrowdRule.EachRow)
            return ClassSizes(table, levels);

        // The profile of a person is the sorted list of the classes of his rows, with repetitions: how often is knowledge too.
        var (columns, classes) = Classes(table, levels);
        var ids = new Dictionary<(int Profile, int Class), int>();
        var profileOf = new Dictionary<Guid, int>();
        for (var n = 0; n < classes.Count; n++)
        {
            foreach (var place in classes.Places(n))
            {
                var subject = table.Rows[columns.Order[place]].Subject;
                var profile = (profileOf.GetValueOrDefault(subject, -1), n);
                profileOf[subject] = ids.TryGetValue(profile, out var id) ? id : ids[profile] = ids.Count;
            }
        }

        var sizes = profileOf.Values.CountBy(p => p).ToDictionary();
        return [.. table.Rows.Select(r => sizes[profileOf[r.Subject]])];
    }

    /// <summary>True when every crowd counts at least <paramref name="k"/> distinct persons; an empty table holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The levels do not fit the columns.</exception>
    public static bool Holds(MicrodataTable table, IReadOnlyList<int> levels, int k, CrowdRule rule = CrowdRule.WholePerson)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return CrowdSizes(table, levels, rule).All(size => size >= k);
    }

    static (LevelColumns Columns, ClassIndex Classes) Classes(MicrodataTable table, IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count != table.Columns.Count || levels.Zip(table.Columns).Any(l => l.First < 0 || l.First > l.Second.Ladder.TopLevel))
            throw new ArgumentException("There must be one level per column.", nameof(levels));
        var columns = new LevelColumns(CodedTable.From(table));
        return (columns, ClassIndex.Make(columns, [.. levels.Select(l => (byte)l)]));
    }
}
