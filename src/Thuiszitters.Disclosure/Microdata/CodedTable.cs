// What: rows about persons as numbers: a column is an array of codes, and a person is a number. What the search, the checks and the
//   figures of risk work on; the table with texts (MicrodataTable) is turned into one.
// Missing is a code as any other (the strict reading): it equals only itself, and is never a wildcard.
// Unit: when persons are given, crowds and limits count distinct persons; else they count rows.
// Never: a person's identifier. Persons are numbered here, and the numbers leave with nothing.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>What a column may do to who is in the file.</summary>
public enum ColumnRole
{
    /// <summary>Somebody else may know it: it makes the crowd, and the search makes it coarser.</summary>
    Quasi = 1,

    /// <summary>What may not be found out about a person: left as it is; a crowd must differ in it when a rule says so.</summary>
    Sensitive = 2,

    /// <summary>Tells nothing about whom it is; left as it is, and no part of a crowd.</summary>
    Insensitive = 3,
}

/// <summary>A column of codes.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Role">Its role.</param>
/// <param name="Codes">Per row: the leaf of the ladder, or without one the index in <paramref name="Texts"/>.</param>
/// <param name="Texts">Per code its text.</param>
/// <param name="Ladder">
/// Its levels. Needed for a quasi-identifier; for a sensitive column it gives the distance between values (t-closeness).
/// </param>
public sealed record CodedColumn(string Name, ColumnRole Role, int[] Codes, IReadOnlyList<string> Texts, CodedLadder? Ladder = null)
{
    /// <summary>A quasi-identifier on a ladder.</summary>
    public static CodedColumn Quasi(string name, int[] codes, CodedLadder ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        return new CodedColumn(name, ColumnRole.Quasi, codes, ladder.Texts(0), ladder);
    }
}

/// <summary>Columns of equal length, and per row whose it is.</summary>
public sealed class CodedTable
{
    readonly Lazy<LevelColumns> forFigures;

    /// <summary>Checks and holds columns.</summary>
    /// <param name="columns">The columns, in the order of the file.</param>
    /// <param name="persons">Per row a number of the person, from 0; null when every row is somebody else.</param>
    /// <exception cref="ArgumentException">Columns of unequal length, a code out of range, a double name, or a quasi-identifier without ladder.</exception>
    public CodedTable(IEnumerable<CodedColumn> columns, int[]? persons = null)
    {
        Columns = [.. columns];
        Persons = persons;
        forFigures = new(() => new LevelColumns(this));
        if (Columns.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        RowCount = Columns[0].Codes.Length;
        if (Columns.DistinctBy(c => c.Name, StringComparer.Ordinal).Count() != Columns.Count)
            throw new ArgumentException("A column name occurs twice.", nameof(columns));
        if (Columns.Any(c => c.Codes.Length != RowCount) || (persons is not null && persons.Length != RowCount))
            throw new ArgumentException("Columns differ in length.", nameof(columns));
        foreach (var column in Columns)
        {
            if (column.Role == ColumnRole.Quasi && column.Ladder is null)
                throw new ArgumentException($"Column {column.Name} needs a ladder.", nameof(columns));
            if (column.Ladder is not null && column.Ladder.LeafCount != column.Texts.Count)
                throw new ArgumentException($"Column {column.Name} does not fit its ladder.", nameof(columns));
            var size = (uint)column.Texts.Count;
            foreach (var code in column.Codes)
            {
                if ((uint)code >= size)
                    throw new ArgumentException($"Column {column.Name} has a code out of range.", nameof(columns));
            }
        }

        if (persons is null)
        {
            UnitCount = RowCount;
            return;
        }

        var seen = new bool[RowCount];
        foreach (var person in persons)
        {
            if ((uint)person >= (uint)RowCount)
                throw new ArgumentException("Persons must be numbered from 0.", nameof(persons));
            if (!seen[person])
                UnitCount++;
            seen[person] = true;
        }
    }

    /// <summary>The quasi-identifiers in the order of a walk, made once for all figures of risk. The search makes its own, with all levels.</summary>
    internal LevelColumns ForFigures => forFigures.Value;

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<CodedColumn> Columns { get; }

    /// <summary>Per row the number of its person; null when every row is somebody else.</summary>
    public int[]? Persons { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of distinct persons, or of rows when no persons are given: what crowds and limits count.</summary>
    public int UnitCount { get; }

    /// <summary>The quasi-identifiers, in order.</summary>
    public IReadOnlyList<CodedColumn> Quasi => [.. Columns.Where(c => c.Role == ColumnRole.Quasi)];

    /// <summary>The sensitive columns, in order.</summary>
    public IReadOnlyList<CodedColumn> Sensitive => [.. Columns.Where(c => c.Role == ColumnRole.Sensitive)];

    /// <summary>The codes of a table of texts: every column a quasi-identifier, every subject a person.</summary>
    public static CodedTable From(MicrodataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.Columns.Select((column, c) =>
        {
            var ladder = CodedLadder.From(column.Ladder);
            var leaves = ladder.Texts(0).Select((text, code) => (text, code)).ToDictionary(x => x.text, x => x.code, StringComparer.Ordinal);
            var codes = table.Rows.Select(r => leaves[column.Ladder.Generalise(r.Values[c], 0)]);
            return CodedColumn.Quasi(column.Name, [.. codes], ladder);
        });
        var persons = new Dictionary<Guid, int>();
        int[] subjects = [.. table.Rows.Select(r => persons.TryGetValue(r.Subject, out var p) ? p : persons[r.Subject] = persons.Count)];
        return new CodedTable(columns, subjects);
    }
}
