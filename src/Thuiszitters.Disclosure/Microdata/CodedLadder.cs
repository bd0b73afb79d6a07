// What: a ladder as arrays, for tables of a million rows: each leaf has a number, and per level an array gives the number of what the
//   leaf becomes there.
// Source: generalisation hierarchies (Samarati and Sweeney, 1998), in the layout in which ARX keeps them: one line per leaf.
// Loss of a value: (leaves(value) - 1) / (leaves(domain) - 1), with the leaves counted in the ladder and not in the data, so that the
//   loss of a level does not depend on who happens to be in the file. A domain of one leaf loses nothing.
// Pure, immutable. Never: guesses. What does not nest, or stands twice, is refused.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Levels from fine (0) to coarse over numbered leaves; the leaf with number i stands on line i.</summary>
public sealed class CodedLadder
{
    const int MaxLevels = 100;

    readonly int[][] codes;
    readonly string[][] texts;
    readonly double[][] losses;

    CodedLadder(int[][] codes, string[][] texts)
    {
        this.codes = codes;
        this.texts = texts;
        var leaves = codes[0].Length;
        losses = [.. texts.Select((t, level) =>
        {
            var counts = new int[t.Length];
            foreach (var code in codes[level])
                counts[code]++;
            return Array.ConvertAll(counts, c => leaves == 1 ? 0 : (c - 1) / (double)(leaves - 1));
        })];
    }

    /// <summary>Number of levels, level 0 included.</summary>
    public int LevelCount => codes.Length;

    /// <summary>Number of leaves: the size of the domain.</summary>
    public int LeafCount => codes[0].Length;

    /// <summary>Makes a ladder of lines, one per leaf, each with its value per level from fine to coarse.</summary>
    /// <exception cref="RefusedInputException">
    /// No lines, lines of unequal length, a leaf twice, or levels that do not nest: two leaves that are together at one level must be
    /// together at every higher one.
    /// </exception>
    public static CodedLadder FromLines(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0 || lines[0].Count == 0)
            throw new RefusedInputException("De ladder is leeg.");
        var levels = lines[0].Count;
        var numbers = new int[levels][];
        var values = new string[levels][];
        if (levels > MaxLevels)
            throw new RefusedInputException($"De ladder heeft meer dan {MaxLevels} niveaus.");
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Count != levels)
                throw new RefusedInputException($"Regel {i + 1} van de ladder heeft {lines[i].Count} niveaus. Regel 1 heeft er {levels}.");
        }

        for (var level = 0; level < levels; level++)
        {
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            var parents = level == 0 ? [] : Enumerable.Repeat(-1, values[level - 1].Length).ToArray();
            numbers[level] = new int[lines.Count];
            for (var i = 0; i < lines.Count; i++)
            {
                if (!known.TryGetValue(lines[i][level], out var code))
                    known[lines[i][level]] = code = known.Count;
                else if (level == 0)
                    throw new RefusedInputException($"Regel {i + 1} van de ladder noemt een waarde die al op regel {code + 1} staat.");
                numbers[level][i] = code;
                if (level == 0)
                    continue;
                ref var parent = ref parents[numbers[level - 1][i]];
                if (parent >= 0 && parent != code)
                {
                    throw new RefusedInputException(
                        $"De ladder klopt niet op regel {i + 1}: waarden die op niveau {level - 1} samenvallen, verschillen op niveau {level}.");
                }

                parent = code;
            }

            values[level] = [.. known.OrderBy(k => k.Value).Select(k => k.Key)];
        }

        return new CodedLadder(numbers, values);
    }

    /// <summary>The ladder of a <see cref="Ladder"/>: its values in their order, the missing value last, "*" on top.</summary>
    public static CodedLadder From(Ladder ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        IEnumerable<string?> leaves = [.. ladder.Levels[0].Values.Select(v => v.Code), null];
        return FromLines([.. leaves.Select(v => Enumerable.Range(0, ladder.TopLevel + 1).Select(l => ladder.Generalise(v, l)).ToArray())]);
    }

    /// <summary>
    /// This ladder with one leaf more, for a missing value: a value of its own at every level, except at the last (never at level 0)
    /// where that is one value for all ("*"). Itself when it has this leaf.
    /// </summary>
    public CodedLadder WithMissing(string missing)
    {
        if (Array.IndexOf(texts[0], missing) >= 0)
            return this;
        var lines = Enumerable.Range(0, LeafCount).Select(leaf => Line(leaf).ToArray())
            .Append([.. texts.Select((t, level) => level > 0 && level == texts.Length - 1 && t.Length == 1 ? t[0] : missing)]);
        return FromLines([.. lines]);
    }

    /// <summary>Per leaf its number at a level.</summary>
    public ReadOnlySpan<int> Codes(int level) => codes[level];

    /// <summary>Per number the text at a level.</summary>
    public IReadOnlyList<string> Texts(int level) => texts[level];

    /// <summary>Per number the loss at a level, 0 to 1.</summary>
    public ReadOnlySpan<double> Losses(int level) => losses[level];

    /// <summary>What a leaf reads at every level, from fine to coarse.</summary>
    public IEnumerable<string> Line(int leaf) => codes.Select((c, level) => texts[level][c[leaf]]);
}
