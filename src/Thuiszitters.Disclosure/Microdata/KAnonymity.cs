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
        var classes = Classes(table, levels);
        var persons = new Dictionary<int, HashSet<Guid>>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (!persons.TryGetValue(classes[i], out var members))
                persons[classes[i]] = members = [];
            members.Add(table.Rows[i].Subject);
        }

        return [.. classes.Select(c => persons[c].Count)];
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
        var classes = Classes(table, levels);
        var ids = new Dictionary<(int Profile, int Class), int>();
        var profileOf = new Dictionary<Guid, int>();
        foreach (var i in Enumerable.Range(0, classes.Length).OrderBy(i => classes[i]))
        {
            var subject = table.Rows[i].Subject;
            profileOf[subject] = IdOf(ids, (profileOf.GetValueOrDefault(subject, -1), classes[i]));
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

    // A number per distinct combination, refined column by column: no text is glued together, so no two combinations can look alike.
    static int[] Classes(MicrodataTable table, IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count != table.Columns.Count)
            throw new ArgumentException("There must be one level per column.", nameof(levels));
        var classes = new int[table.Rows.Count];
        for (var c = 0; c < levels.Count; c++)
        {
            var ladder = table.Columns[c].Ladder;
            var ids = new Dictionary<(int Class, string Value), int>();
            for (var i = 0; i < classes.Length; i++)
                classes[i] = IdOf(ids, (classes[i], ladder.Generalise(table.Rows[i].Values[c], levels[c])));
        }

        return classes;
    }

    static int IdOf<TKey>(Dictionary<TKey, int> ids, TKey key)
        where TKey : notnull
    {
        if (!ids.TryGetValue(key, out var id))
            ids[key] = id = ids.Count;
        return id;
    }
}
