// What: how one column may be made coarser, from the finest level to "*" (everything together).
// Source: generalisation hierarchies (Samarati and Sweeney, 1998). Every level is a map of the level below it, so a class can
//   only grow when a level goes up; the search for a safe release leans on that.
// Pure, immutable. Never: guesses. A value that the ladder does not know is an error and not a class of its own.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>A code as it stands in a file, and what it means to a reader.</summary>
/// <param name="Code">The code, such as GM0153.</param>
/// <param name="Label">The meaning, such as Enschede.</param>
public sealed record CodeLabel(string Code, string Label);

/// <summary>One level of a <see cref="Ladder"/>.</summary>
/// <param name="Name">Name of the level, such as gemeente.</param>
/// <param name="Values">All values at this level, in the order in which a codebook shows them.</param>
public sealed record LadderLevel(string Name, IReadOnlyList<CodeLabel> Values);

/// <summary>The levels of a column from fine (0) to coarse; the last level is always "*".</summary>
public sealed class Ladder
{
    /// <summary>Name and only value of the highest level: the column says nothing any more.</summary>
    public const string Top = "*";

    // Per level below the top: from a value of level 0 to the code at that level.
    readonly IReadOnlyList<Dictionary<string, string>> codes;

    Ladder(IReadOnlyList<LadderLevel> levels, IReadOnlyList<Dictionary<string, string>> codes, CodeLabel missing)
    {
        this.codes = codes;
        Missing = missing;
        Levels = [.. levels, new LadderLevel(Top, [new CodeLabel(Top, Top)])];
    }

    /// <summary>The levels, finest first, "*" last.</summary>
    public IReadOnlyList<LadderLevel> Levels { get; }

    /// <summary>How a missing value is written. Missing is a value of its own (the strict reading), never a wildcard.</summary>
    public CodeLabel Missing { get; }

    /// <summary>Index of the level "*".</summary>
    public int TopLevel => codes.Count;

    /// <summary>Starts a ladder with its finest level.</summary>
    /// <param name="level">Name of the level.</param>
    /// <param name="values">Every value that can occur.</param>
    /// <param name="missing">How a missing value is written; "onbekend" unless told otherwise.</param>
    /// <exception cref="ArgumentException">
    /// A name or code is blank, double, "*", equal to the missing code, or holds control characters.
    /// </exception>
    public static Ladder From(string level, IEnumerable<CodeLabel> values, CodeLabel? missing = null)
    {
        missing ??= new CodeLabel("onbekend", "niet bekend");
        RequireCode(missing.Code, nameof(missing));
        var first = MakeLevel(level, values, missing);
        return new Ladder([first], [first.Values.ToDictionary(v => v.Code, v => v.Code, StringComparer.Ordinal)], missing);
    }

    /// <summary>This ladder with one coarser level between the last one and "*".</summary>
    /// <param name="level">Name of the level.</param>
    /// <param name="parent">From each code of the level below to its code at this level.</param>
    /// <param name="values">Every value at this level.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="From"/>; or a parent is not among the values, or the level's name is taken.
    /// </exception>
    public Ladder Then(string level, Func<string, string> parent, IEnumerable<CodeLabel> values)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var next = MakeLevel(level, values, Missing);
        if (Levels.Any(l => string.Equals(l.Name, level, StringComparison.Ordinal)))
            throw new ArgumentException("The ladder has a level of this name already.", nameof(level));
        var known = next.Values.Select(v => v.Code).ToHashSet(StringComparer.Ordinal);
        var parents = Levels[TopLevel - 1].Values.ToDictionary(v => v.Code, v => parent(v.Code), StringComparer.Ordinal);
        if (parents.Values.Any(p => !known.Contains(p)))
            throw new ArgumentException("A parent is not among the values of the level.", nameof(parent));
        var map = codes[^1].ToDictionary(c => c.Key, c => parents[c.Value], StringComparer.Ordinal);
        return new Ladder([.. Levels.Take(TopLevel), next], [.. codes, map], Missing);
    }

    /// <summary>A value of level 0 as it reads at another level; null or blank is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    /// <exception cref="ArgumentException">The ladder does not know the value. The message does not hold it.</exception>
    public string Generalise(string? value, int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, TopLevel);
        if (!Knows(value))
            throw new ArgumentException("The ladder does not know this value.", nameof(value));
        if (level == TopLevel)
            return Top;
        return string.IsNullOrWhiteSpace(value) ? Missing.Code : codes[level][value];
    }

    /// <summary>True when the value is missing or stands at level 0.</summary>
    public bool Knows(string? value) => string.IsNullOrWhiteSpace(value) || codes[0].ContainsKey(value);

    /// <summary>The index of the level with this name.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public int LevelOf(string name)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (string.Equals(Levels[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        throw new ArgumentException("The ladder has no level of this name.", nameof(name));
    }

    static LadderLevel MakeLevel(string name, IEnumerable<CodeLabel> values, CodeLabel missing)
    {
        RequireCode(name, nameof(name));
        IReadOnlyList<CodeLabel> list = [.. values];
        if (list.Count == 0)
            throw new ArgumentException("A level needs at least one value.", nameof(values));
        var seen = new HashSet<string>(StringComparer.Ordinal) { missing.Code };
        foreach (var value in list)
        {
            RequireCode(value.Code, nameof(values));
            if (!seen.Add(value.Code))
                throw new ArgumentException("A code occurs twice, or equals the code for a missing value.", nameof(values));
        }

        return new LadderLevel(name, list);
    }

    static void RequireCode(string code, string parameter)
    {
        if (string.IsNullOrWhiteSpace(code) || string.Equals(code, Top, StringComparison.Ordinal) || code.Any(char.IsControl))
            throw new ArgumentException("A name or code may not be blank, \"*\", or hold control characters.", parameter);
    }
}
