// What: a safe table as it goes into a package: per column its codes, what they mean and at which level it stands; per row a pseudonym.
// Made from a Release (rows with texts, steps) or from a Recoding (codes, the exact search, with sensitive columns).
// Order: by pseudonym, which is as good as random, then by values. So the order tells nothing about the order of the source.
// Never: an identifier of a person, an exact number of left-out rows, or a column that nobody described.

using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>What the codebook tells of a column of a coded table.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Meaning">What it says, in one or two sentences.</param>
/// <param name="Levels">Names of the levels of its ladder, finest first; for a column without ladder one name.</param>
/// <param name="Unit">Unit of the values, such as "jaren"; null where there is none.</param>
/// <param name="Source">Where the values come from; null where that needs no telling.</param>
/// <param name="Labels">What a code means, where it does not speak for itself.</param>
/// <param name="Missing">The code of a missing value; null when it cannot be missing.</param>
public sealed record ColumnTexts(
    string Name, string Meaning, IReadOnlyList<string> Levels, string? Unit = null, string? Source = null,
    IReadOnlyDictionary<string, string>? Labels = null, CodeLabel? Missing = null);

/// <summary>A column of a package.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Level">Name of its level; "*" when it is not in the file.</param>
/// <param name="Unit">Unit of the values; null where there is none.</param>
/// <param name="Source">Where the values come from; null where that needs no telling.</param>
/// <param name="Role">Whether it makes the crowd, is sensitive, or tells nothing about whom it is.</param>
/// <param name="Values">The values that can stand in it, with their meaning, the missing one last.</param>
/// <param name="HasMissing">Whether the last value is the missing one.</param>
/// <param name="Codes">Per row the index of its value; empty when the column is not in the file.</param>
/// <param name="Losses">Per value its loss, 0 to 1; empty when that is not known.</param>
public sealed record PackageColumn(
    string Name, string Meaning, string Level, string? Unit, string? Source, ColumnRole Role, IReadOnlyList<CodeLabel> Values, bool HasMissing,
    int[] Codes, IReadOnlyList<double> Losses)
{
    /// <summary>True when the column is not in the file.</summary>
    public bool IsLeftOut => Level == Ladder.Top;
}

/// <summary>A table that is ready to be packed.</summary>
public sealed class PackageTable
{
    PackageTable(IReadOnlyList<PackageColumn> columns, IReadOnlyList<string> pseudonyms, PseudonymKey key, LeftOutCount leftOut)
        : this(columns, pseudonyms, leftOut) => (Doel, Ontvanger, Periode) = (key.Doel, key.Ontvanger, key.Periode);

    PackageTable(IReadOnlyList<PackageColumn> columns, IReadOnlyList<string> pseudonyms, LeftOutCount leftOut)
    {
        (Columns, Pseudonyms, LeftOut) = (columns, pseudonyms, leftOut);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ReleaseCsv.PseudonymColumn };
        if (columns.FirstOrDefault(c => !names.Add(c.Name)) is not null)
            throw new ArgumentException("A column name occurs twice, or is that of the pseudonym column.", nameof(columns));
    }

    /// <summary>All columns, also those that are not in the file.</summary>
    public IReadOnlyList<PackageColumn> Columns { get; }

    /// <summary>The columns of the file, after the pseudonym, in this order.</summary>
    public IEnumerable<PackageColumn> FileColumns => Columns.Where(c => !c.IsLeftOut);

    /// <summary>Per row the pseudonym of its person, in rising order.</summary>
    public IReadOnlyList<string> Pseudonyms { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Pseudonyms.Count;

    /// <summary>Rows left out, as it may be told.</summary>
    public LeftOutCount LeftOut { get; }

    /// <summary>Least number of distinct persons in a class.</summary>
    public int K { get; private init; }

    /// <summary>Per sensitive column the least number of different values in a class; 1 where that was not asked.</summary>
    public IReadOnlyDictionary<string, int> DistinctL { get; private init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What the persons of a class share.</summary>
    public CrowdRule Rule { get; private init; }

    /// <summary>The share (0 to 1) that might be left out.</summary>
    public decimal MaxSuppression { get; private init; }

    /// <summary>True when more than that was left out.</summary>
    public bool IsOverLimit { get; private init; }

    /// <summary>True when a column can hold values of several levels (local recoding).</summary>
    public bool IsLocal { get; private init; }

    /// <summary>Purpose.</summary>
    public string Doel { get; private init; } = "";

    /// <summary>Recipient.</summary>
    public string Ontvanger { get; private init; } = "";

    /// <summary>Period.</summary>
    public string Periode { get; private init; } = "";

    /// <summary>The columns with their levels, as the ledger and the rules of a series know them.</summary>
    public IReadOnlyList<DeliveredColumn> Delivered => [.. Columns.Select(c => new DeliveredColumn(c.Name, c.Level))];

    /// <summary>
    /// Persons per combination of all values of a row, sensitive ones too: what <see cref="SeriesRules"/> subtracts. Internal, but safe by
    /// itself: each combination of the columns that make the crowd counts k or more.
    /// </summary>
    public IReadOnlyDictionary<string, int> Combinations()
    {
        var columns = FileColumns.OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var persons = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < RowCount; row++)
        {
            if (row > 0 && Pseudonyms[row] != Pseudonyms[row - 1])
                seen.Clear();
            // Each value with its length in front: no two different rows give the same text.
            var text = string.Concat(columns.Select(c => c.Values[c.Codes[row]].Code).Select(v => $"{v.Length}:{v}"));
            if (seen.Add(text))
                persons[text] = persons.GetValueOrDefault(text) + 1;
        }

        return persons;
    }

    /// <summary>The table of a release: every column makes the crowd.</summary>
    /// <exception cref="ArgumentException">A column is named as the pseudonym column.</exception>
    public static PackageTable From(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var at = 0;
        var columns = release.Columns.Select(c =>
        {
            if (c.IsLeftOut)
                return new PackageColumn(
                    c.Column.Name, c.Column.Meaning, Ladder.Top, c.Column.Unit, c.Column.Source, ColumnRole.Quasi, [], false, [], []);
            CodeLabel[] values = [.. c.Level.Values, c.Column.Ladder.Missing];
            var index = values.Select((v, i) => (v.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
            var place = at++;
            int[] codes = [.. release.Rows.Select(r => index[r.Values[place]])];
            var coded = CodedLadder.From(c.Column.Ladder);
            var losses = values.Select(v => Enumerable.Range(0, coded.Texts(c.LevelIndex).Count)
                .Where(n => coded.Texts(c.LevelIndex)[n] == v.Code).Select(n => coded.Losses(c.LevelIndex)[n]).FirstOrDefault());
            return new PackageColumn(
                c.Column.Name, c.Column.Meaning, c.Level.Name, c.Column.Unit, c.Column.Source, ColumnRole.Quasi, values, true, codes, [.. losses]);
        }).ToList();
        return new PackageTable(columns, [.. release.Rows.Select(r => r.Pseudonym)], release.LeftOut)
        {
            K = release.K,
            Rule = release.Rule,
            MaxSuppression = release.MaxSuppression,
            IsOverLimit = release.IsOverLimit,
            Doel = release.Doel,
            Ontvanger = release.Ontvanger,
            Periode = release.Periode,
        };
    }

    /// <summary>The table of a recoding by <see cref="GlobalSearch"/> or <see cref="LocalRecoding"/>.</summary>
    /// <param name="table">The table that was recoded.</param>
    /// <param name="recoding">Which rows are released, and at which levels.</param>
    /// <param name="rules">The rules that it was searched by.</param>
    /// <param name="subjects">Per row of <paramref name="table"/> the random internal identifier of its person.</param>
    /// <param name="key">The key under which subjects become pseudonyms; it carries the purpose, recipient and period.</param>
    /// <param name="texts">What each column means.</param>
    /// <exception cref="ArgumentException">A column has no text, too few level names, or a person has more than one row.</exception>
    /// <remarks>
    /// A recoding hides each row among rows of others. Rows of one person carry one pseudonym, by which they could be put together; so
    /// persons of several rows are refused here. Take <see cref="SafeRelease"/> for those.
    /// </remarks>
    public static PackageTable From(
        CodedTable table, Recoding recoding, PrivacyRules rules, IReadOnlyList<Guid> subjects, PseudonymKey key,
        IReadOnlyList<ColumnTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recoding);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(texts);
        if (subjects.Count != table.RowCount || subjects.ToHashSet().Count != subjects.Count)
            throw new ArgumentException("There must be one subject per row, and one row per subject.", nameof(subjects));
        int[] kept = [.. recoding.Parts.SelectMany(p => p.Rows)];
        var pseudonyms = Pseudonymizer.Pseudonyms(key, Array.ConvertAll(kept, row => subjects[row]));
        var order = new int[kept.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(pseudonyms, order, StringComparer.Ordinal);
        var quasi = 0;
        var columns = table.Columns.Select(column =>
        {
            var text = texts.FirstOrDefault(t => t.Name == column.Name)
                ?? throw new ArgumentException($"Column {column.Name} has no text.", nameof(texts));
            return column.Role == ColumnRole.Quasi
                ? Generalised(column, text, recoding, quasi++, order)
                : AsItIs(column, text, kept, order);
        }).ToList();
        return new PackageTable(columns, pseudonyms, key, new LeftOutCount(recoding.SuppressedRows))
        {
            K = rules.K,
            DistinctL = rules.Sensitive.ToDictionary(r => r.Column, r => r.DistinctL ?? 1, StringComparer.Ordinal),
            Rule = CrowdRule.EachRow,
            MaxSuppression = rules.MaxSuppression,
            IsLocal = recoding.Parts.Count > 1,
        };
    }

    static PackageColumn Generalised(CodedColumn column, ColumnTexts text, Recoding recoding, int place, int[] order)
    {
        var ladder = column.Ladder!;
        if (text.Levels.Count < ladder.LevelCount)
            throw new ArgumentException($"Column {column.Name} has {ladder.LevelCount} levels and {text.Levels.Count} names.", nameof(text));
        int[] used = [.. recoding.Parts.Select(p => p.Levels[place]).Distinct().Order()];
        if (Array.TrueForAll(used, l => ladder.Texts(l).Count == 1))
            return new PackageColumn(column.Name, text.Meaning, Ladder.Top, text.Unit, text.Source, column.Role, [], false, [], []);
        var values = new List<(string Code, double Loss)>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var perLevel = used.ToDictionary(level => level, level =>
        {
            var mine = new int[ladder.Texts(level).Count];
            for (var v = 0; v < mine.Length; v++)
            {
                var code = ladder.Texts(level)[v];
                if (!numbers.TryGetValue(code, out mine[v]))
                {
                    numbers[code] = mine[v] = values.Count;
                    values.Add((code, 0));
                }

                values[mine[v]] = (code, Math.Max(values[mine[v]].Loss, ladder.Losses(level)[v]));
            }

            return mine;
        });
        var codes = new int[order.Length];
        var at = 0;
        foreach (var part in recoding.Parts)
        {
            var leaves = ladder.Codes(part.Levels[place]);
            var mine = perLevel[part.Levels[place]];
            foreach (var row in part.Rows)
                codes[at++] = mine[leaves[column.Codes[row]]];
        }

        return Finished(
            column, text, used.Length == 1 ? text.Levels[used[0]] : string.Join(", ", used.Select(l => text.Levels[l])),
            values.ConvertAll(v => v.Code), Array.ConvertAll(order, i => codes[i]), values.ConvertAll(v => v.Loss));
    }

    static PackageColumn AsItIs(CodedColumn column, ColumnTexts text, int[] kept, int[] order) =>
        Finished(
            column, text, text.Levels.Count > 0 ? text.Levels[0] : column.Name, column.Texts,
            Array.ConvertAll(order, i => column.Codes[kept[i]]), []);

    // The missing value goes last, as readers of the codebook expect it.
    static PackageColumn Finished(
        CodedColumn column, ColumnTexts text, string level, IReadOnlyList<string> codes, int[] perRow, IReadOnlyList<double> losses)
    {
        int[] places = [.. Enumerable.Range(0, codes.Count).OrderBy(i => codes[i] == text.Missing?.Code ? 1 : 0)];
        var to = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
            to[places[i]] = i;
        CodeLabel Label(string code) =>
            code == text.Missing?.Code ? text.Missing! : new CodeLabel(code, text.Labels?.GetValueOrDefault(code) ?? code);
        return new PackageColumn(
            column.Name, text.Meaning, level, text.Unit, text.Source, column.Role, [.. places.Select(p => Label(codes[p]))],
            codes.Any(c => c == text.Missing?.Code), Array.ConvertAll(perRow, c => to[c]),
            losses.Count == 0 ? [] : [.. places.Select(p => losses[p])]);
    }
}
