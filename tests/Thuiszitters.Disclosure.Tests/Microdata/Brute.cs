using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Microdata;

/// <summary>The slow and plain way to the same answers: texts, dictionaries, every node.</summary>
static class Brute
{
    public static Dictionary<string, List<int>> Classes(CodedTable table, IReadOnlyList<int> levels, IEnumerable<int>? rows = null)
    {
        var quasi = table.Quasi;
        return (rows ?? Enumerable.Range(0, table.RowCount))
            .GroupBy(row => string.Join('|', quasi.Select((c, i) => c.Ladder!.Texts(levels[i])[c.Ladder.Codes(levels[i])[c.Codes[row]]])), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    public static int Units(CodedTable table, IEnumerable<int> rows) => table.Persons is { } p ? rows.Select(r => p[r]).Distinct().Count() : rows.Count();

    public static bool Holds(CodedTable table, PrivacyRules rules, List<int> rows) => Units(table, rows) >= rules.K && rules.Sensitive.All(rule =>
    {
        var column = table.Sensitive.Single(c => c.Name == rule.Column);
        var mine = Enumerable.Range(0, column.Texts.Count).Select(v => rows.Count(r => column.Codes[r] == v)).ToArray();
        var whole = Enumerable.Range(0, column.Texts.Count).Select(v => column.Codes.Count(c => c == v)).ToArray();
        var shares = mine.Where(m => m > 0).Select(m => m / (double)rows.Count).OrderDescending().ToArray();
        if (rule.DistinctL is { } l && shares.Length < l)
            return false;
        if (rule.EntropyL is { } e && -shares.Sum(s => s * Math.Log(s)) < Math.Log(e) - 1e-9)
            return false;
        if (rule.Recursive is { } r && !(shares[0] < r.C * shares.Skip(r.L - 1).Sum()))
            return false;
        if (rule.T is not { } t)
            return true;
        double Extra(int v) => mine[v] / (double)rows.Count - whole[v] / (double)table.RowCount;
        // What lies below an edge of the tree too much or too little must cross it; an edge is 1 / (2 * height) long.
        var distance = rule.Distance == GroundDistance.Equal
            ? Enumerable.Range(0, mine.Length).Sum(v => Math.Abs(Extra(v))) / 2
            : Enumerable.Range(0, column.Ladder!.LevelCount - 1).Sum(level => Enumerable.Range(0, mine.Length)
                .GroupBy(v => column.Ladder.Texts(level)[column.Ladder.Codes(level)[v]], StringComparer.Ordinal)
                .Sum(g => Math.Abs(g.Sum(Extra)))) / (2.0 * (column.Ladder.LevelCount - 1));
        return distance <= t + 1e-9;
    });

    public static (double Loss, int Suppressed)? Best(CodedTable table, PrivacyRules rules)
    {
        (double Loss, int Suppressed)? best = null;
        IEnumerable<int[]> nodes = [[]];
        foreach (var column in table.Quasi)
            nodes = nodes.SelectMany(n => Enumerable.Range(0, column.Ladder!.LevelCount).Select(l => n.Append(l).ToArray()));
        foreach (var node in nodes)
        {
            var kept = Classes(table, node).Values.Where(c => Holds(table, rules, c)).SelectMany(c => c).ToHashSet();
            var lost = Enumerable.Range(0, table.RowCount).Where(r => !kept.Contains(r)).ToList();
            var suppressed = Units(table, lost);
            if (kept.Count == 0 || suppressed > rules.MaxSuppressed(table.UnitCount))
                continue;
            var loss = Enumerable.Range(0, table.RowCount).Average(row => table.Quasi.Select((c, i) =>
            {
                var code = c.Ladder!.Codes(node[i])[c.Codes[row]];
                return kept.Contains(row) ? (c.Ladder.Codes(node[i]).Count(code) - 1.0) / (c.Ladder.LeafCount - 1) : 1;
            }).Average());
            if (best is null || loss < best.Value.Loss - 1e-12 || (loss < best.Value.Loss + 1e-12 && suppressed < best.Value.Suppressed))
                best = (loss, suppressed);
        }

        return best;
    }

    public static SensitiveRule Rule(string kind) => kind switch
    {
        "distinct" => new("s", DistinctL: 2),
        "entropy" => new("s", EntropyL: 1.8),
        "recursive" => new("s", Recursive: (2, 2)),
        "t" => new("s", T: 0.4),
        "hierarchical" => new("s", T: 0.35, Distance: GroundDistance.Hierarchical),
        _ => new("s", DistinctL: 1),
    };

    /// <summary>Thirty to ninety rows, three quasi-identifiers (the last may follow from the first) and a sensitive column.</summary>
    public static CodedTable RandomTable(int seed, bool withPersons, bool withFunction)
    {
        var random = new Random(seed);
        var rows = random.Next(30, 90);
        var fine = CodedLadder.FromLines([.. Enumerable.Range(0, 8).Select(i => new[] { $"a{i}", $"b{i / 2}", $"c{i / 4}", "*" })]);
        var small = CodedLadder.FromLines([["x", "*"], ["y", "*"], ["z", "*"]]);
        var region = CodedLadder.FromLines([["p", "n", "*"], ["q", "n", "*"], ["r", "o", "*"]]);
        var tree = CodedLadder.FromLines([["s0", "u", "*"], ["s1", "u", "*"], ["s2", "v", "*"], ["s3", "v", "*"]]);
        int Skewed(int size) => Math.Min(random.Next(size), random.Next(size));
        int[] first = [.. Enumerable.Range(0, rows).Select(_ => Skewed(8))];
        return new CodedTable(
            [
                CodedColumn.Quasi("a", first, fine),
                CodedColumn.Quasi("b", [.. first.Select(_ => Skewed(3))], small),
                CodedColumn.Quasi("c", [.. first.Select(f => withFunction ? f / 3 : Skewed(3))], region),
                new CodedColumn("s", ColumnRole.Sensitive, [.. first.Select(_ => Skewed(4))], tree.Texts(0), tree),
            ],
            withPersons ? Renumber([.. first.Select(_ => random.Next(rows))]) : null);
    }

    static int[] Renumber(int[] persons)
    {
        var numbers = persons.Distinct().ToList();
        return [.. persons.Select(p => numbers.IndexOf(p))];
    }
}
