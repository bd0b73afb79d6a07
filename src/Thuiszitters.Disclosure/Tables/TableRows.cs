// What: the rows of a table: a flat list, or a tree of any depth (regio > gemeente > wijk), always with "Totaal" on top and last.
// Source: ladder files as ARX writes them: a line per leaf, from fine to coarse.
// Pure, immutable. Never: guesses where a value belongs. A ladder in which a value has two parents is refused, and so is a name that
//   stands at two levels for two different groups, because a reader of the table could not tell them apart.

using System.Globalization;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>The rows of a table with their nesting; the last row is the total.</summary>
public sealed class TableRows
{
    readonly string[] labels;
    readonly int[] parents;
    readonly bool[] leaves;
    readonly Dictionary<string, int> leafOf = new(StringComparer.Ordinal);

    readonly string?[] levels;

    TableRows(string[] labels, int[] parents, string?[]? levels = null)
    {
        (this.labels, this.parents, this.levels) = (labels, parents, levels ?? new string?[labels.Length]);
        leaves = new bool[labels.Length];
        Array.Fill(leaves, true);
        foreach (var parent in parents)
        {
            if (parent >= 0)
                leaves[parent] = false;
        }

        for (var row = 0; row < labels.Length; row++)
        {
            if (leaves[row])
                leafOf[labels[row]] = row;
        }

        if (leafOf.Count < 2)
            throw new RefusedInputException("Een tabel met één rij is haar eigen totaal. Er zijn minstens twee rijen nodig.");
    }

    /// <summary>Number of rows, inner rows and the total included.</summary>
    public int Count => labels.Length;

    /// <summary>Index of the total: always the last row.</summary>
    public int Total => labels.Length - 1;

    /// <summary>True when there are levels between the leaves and the total.</summary>
    public bool IsNested => leafOf.Count < Total;

    /// <summary>The labels; the last is <see cref="FrequencyTable.TotalLabel"/>.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>The row of which this row is a part; -1 for the total.</summary>
    public int Parent(int row) => parents[row];

    /// <summary>True for a row that is not split further.</summary>
    public bool IsLeaf(int row) => leaves[row];

    /// <summary>Name of the level of a row, such as gemeente in a table of wijken; null when levels have no names.</summary>
    public string? Level(int row) => levels[row];

    /// <summary>The leaf with this label; -1 when there is none.</summary>
    public int Leaf(string label) => leafOf.GetValueOrDefault(label, -1);

    /// <summary>Rows without nesting, in a fixed order: as numbers when all are, else by code.</summary>
    /// <exception cref="RefusedInputException">Fewer than two labels, or one is blank, double or "Totaal".</exception>
    public static TableRows Flat(IEnumerable<string> labels)
    {
        var sorted = Sort(labels);
        RequireLabels(sorted);
        return new TableRows([.. sorted, FrequencyTable.TotalLabel], [.. sorted.Select(_ => sorted.Count), -1]);
    }

    /// <summary>Nested rows: each line is a leaf followed by the groups it belongs to, from fine to coarse.</summary>
    /// <remarks>
    /// A coarsest level with one value ("*", the whole region) is the total itself and gets no row. A group of one member with the same
    /// name as that member is the same row.
    /// </remarks>
    /// <param name="lines">The lines.</param>
    /// <param name="names">
    /// A name per level, fine to coarse. Needed to link the table with others: without them nobody knows that a row is a gemeente.
    /// </param>
    /// <exception cref="ArgumentException">There is not one name per level.</exception>
    /// <exception cref="RefusedInputException">
    /// No lines, lines of unequal length, a blank or double value, a value with two parents (the ladder does not nest), one name at two
    /// levels for different groups, or fewer than two leaves. The message names the line or level.
    /// </exception>
    public static TableRows FromLadder(IReadOnlyList<IReadOnlyList<string>> lines, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0 || lines[0].Count == 0)
            throw new RefusedInputException("De hiërarchie is leeg.");
        var depth = lines[0].Count;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Count != depth)
                throw new RefusedInputException($"Regel {i + 1} van de hiërarchie heeft een ander aantal niveaus dan regel 1.");
            if (lines[i].Any(string.IsNullOrWhiteSpace))
                throw new RefusedInputException($"Regel {i + 1} van de hiërarchie heeft een lege waarde.");
        }

        if (names is not null && names.Count != depth)
            throw new ArgumentException($"There are {names.Count} names for {depth} levels.", nameof(names));

        // Drop what says the same as the total.
        while (depth > 1 && lines.All(l => l[depth - 1] == lines[0][depth - 1]))
            depth--;

        var parentOf = new Dictionary<(int Level, string Value), string>();
        var members = new Dictionary<(int Level, string Value), HashSet<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!seen.Add(lines[i][0]))
                throw new RefusedInputException($"Regel {i + 1} van de hiërarchie noemt een waarde die al eerder staat.");
            for (var level = 0; level < depth - 1; level++)
            {
                var (child, parent) = ((level, lines[i][level]), lines[i][level + 1]);
                if (!parentOf.TryAdd(child, parent))
                {
                    if (parentOf[child] != parent)
                        throw new RefusedInputException($"De hiërarchie klopt niet: op regel {i + 1} komt een waarde in een tweede groep.");
                    continue;
                }

                if (!members.TryGetValue((level + 1, parent), out var set))
                    members[(level + 1, parent)] = set = new(StringComparer.Ordinal);
                set.Add(child.Item2);
            }
        }

        // Depth first from the top, children in order, the parent before its children; the total comes last.
        var (labels, parents, levelOf) = (new List<string>(), new List<int>(), new List<string?>());
        var used = new HashSet<string>(StringComparer.Ordinal) { FrequencyTable.TotalLabel };
        void Add(int level, string label, int parent)
        {
            var me = parent;
            if (parent < 0 || labels[parent] != label || members[(level + 1, label)].Count > 1)
            {
                if (!used.Add(label))
                {
                    throw new RefusedInputException(
                        $"Een naam op niveau {level} van de hiërarchie staat ook op een ander niveau, of is {FrequencyTable.TotalLabel}.");
                }
                me = labels.Count;
                labels.Add(label);
                parents.Add(parent);
                levelOf.Add(names?[level]);
            }

            if (level > 0)
            {
                foreach (var child in Sort(members[(level, label)]))
                    Add(level - 1, child, me);
            }
        }

        foreach (var top in Sort(lines.Select(l => l[depth - 1]).Distinct(StringComparer.Ordinal)))
            Add(depth - 1, top, -1);
        var total = labels.Count;
        return new TableRows([.. labels, FrequencyTable.TotalLabel], [.. parents.Select(p => p < 0 ? total : p), -1], [.. levelOf, null]);
    }

    /// <summary>As numbers when all are whole numbers, else by code.</summary>
    internal static List<string> Sort(IEnumerable<string> labels)
    {
        var list = labels.ToList();
        if (list.TrueForAll(l => int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            list.Sort((a, b) => a.Length == b.Length ? string.CompareOrdinal(a, b) : a.Length.CompareTo(b.Length));
        else
            list.Sort(StringComparer.Ordinal);
        return list;
    }

    internal static void RequireLabels(List<string> labels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { FrequencyTable.TotalLabel };
        if (labels.Exists(l => string.IsNullOrWhiteSpace(l) || !seen.Add(l)))
            throw new RefusedInputException($"Een waarde is leeg, staat er twee keer in, of is {FrequencyTable.TotalLabel}.");
    }
}
