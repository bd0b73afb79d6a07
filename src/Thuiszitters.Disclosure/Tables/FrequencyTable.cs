// What: counts of distinct persons over rows and columns, with all margins; a table of one variable has only its margin.
// Source: the frequency table of tau-ARGUS and sdcTable; counted in persons because a person with six records is no crowd.
// A person in two cells counts once in each, and so twice in the margin: margins are the sums of their cells, as every reader assumes
//   and every audit needs. How many different persons stand behind a margin is kept beside it and decides whether it is safe.
// Pure, immutable. Never: a table in which margins are not the sums of their cells.

using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>One record: a person in a cell.</summary>
/// <param name="Row">Label of a leaf.</param>
/// <param name="Column">Label of a column; null in a table of one variable.</param>
/// <param name="Person">Who; null when each record is a person of its own.</param>
public readonly record struct TableRecord(string Row, string? Column, string? Person);

/// <summary>A cell by its place: index of its row and of its column, margins included.</summary>
public readonly record struct TableCell(int Row, int Column);

/// <summary>Counts with margins.</summary>
public sealed class FrequencyTable
{
    /// <summary>Label of every margin.</summary>
    public const string TotalLabel = "Totaal";

    readonly int[] countOf;
    readonly int[] personsOf;
    readonly bool[] structural;
    readonly string[] columns;

    FrequencyTable(string rowName, TableRows rows, string? columnName, string[] columns, int[] counts, int[] persons, bool[] structural)
    {
        (RowName, Rows, ColumnName, this.columns) = (rowName, rows, columnName, columns);
        (countOf, personsOf, this.structural) = (counts, persons, structural);
    }

    /// <summary>What the rows are, such as gemeente.</summary>
    public string RowName { get; }

    /// <summary>What the columns are; null in a table of one variable.</summary>
    public string? ColumnName { get; }

    /// <summary>The rows, the total last.</summary>
    public TableRows Rows { get; }

    /// <summary>Labels of the columns, the total last; in a table of one variable only the total.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>Index of the total column: always the last.</summary>
    public int TotalColumn => columns.Length - 1;

    /// <summary>Number of cells, margins included.</summary>
    public int CellCount => countOf.Length;

    /// <summary>How many persons stand in more than one cell, so that margins count them more than once. Internal.</summary>
    public int PersonsInSeveralCells { get; private init; }

    /// <summary>The count of a cell or margin, in persons per cell.</summary>
    public int Count(int row, int column) => countOf[row * columns.Length + column];

    /// <summary>How many different persons stand behind the count.</summary>
    public int Persons(int row, int column) => personsOf[row * columns.Length + column];

    /// <summary>True when nobody can be in this cell, and everybody knows it.</summary>
    public bool IsStructuralZero(int row, int column) => structural[row * columns.Length + column];

    internal ReadOnlySpan<int> Counts => countOf;

    /// <summary>Counts records; a person is counted once per cell.</summary>
    /// <param name="rowName">What the rows are.</param>
    /// <param name="rows">The rows that can occur.</param>
    /// <param name="columnName">What the columns are; null in a table of one variable.</param>
    /// <param name="columns">The columns that can occur, without total; null or empty in a table of one variable.</param>
    /// <param name="records">The records.</param>
    /// <param name="impossible">Cells in which nobody can be: labels of a leaf and a column.</param>
    /// <exception cref="ArgumentException">A record stands outside rows or columns; no records.</exception>
    /// <exception cref="RefusedInputException">An impossible cell is not in the table, or holds a record.</exception>
    public static FrequencyTable FromRecords(
        string rowName, TableRows rows, string? columnName, IEnumerable<string>? columns, IEnumerable<TableRecord> records,
        IEnumerable<(string Row, string Column)>? impossible = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(records);
        var labels = Labels(columnName, columns);
        var (width, oneWay) = (labels.Length, labels.Length == 1);
        var columnOf = Index(labels);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = new List<(int Person, int Row, int Column)>();
        var at = 0;
        foreach (var record in records)
        {
            at++;
            var row = rows.Leaf(record.Row);
            if (row < 0)
                throw new ArgumentException($"Record {at}: its value of {rowName} is not among the rows.", nameof(records));
            var column = 0;
            if (!oneWay && (record.Column is null || !columnOf.TryGetValue(record.Column, out column)))
                throw new ArgumentException($"Record {at}: its value of {columnName} is not among the columns.", nameof(records));
            var person = at;
            if (record.Person is { } name && !known.TryGetValue(name, out person))
                known[name] = person = -known.Count - 1;
            cells.Add((person, row, column));
        }

        if (cells.Count == 0)
            throw new ArgumentException("There are no records: an empty table is not published.", nameof(records));
        cells.Sort();
        var counts = new int[rows.Count * width];
        var persons = new int[counts.Length];
        var several = 0;
        var touched = new HashSet<int>();
        for (var i = 0; i < cells.Count;)
        {
            touched.Clear();
            var (person, inCells) = (cells[i].Person, 0);
            for (; i < cells.Count && cells[i].Person == person; i++)
            {
                if (i > 0 && cells[i] == cells[i - 1])
                    continue;
                inCells++;
                for (var row = cells[i].Row; row >= 0; row = rows.Parent(row))
                {
                    counts[row * width + width - 1]++;
                    touched.Add(row * width + width - 1);
                    if (oneWay)
                        continue;
                    counts[row * width + cells[i].Column]++;
                    touched.Add(row * width + cells[i].Column);
                }
            }

            several += inCells > 1 ? 1 : 0;
            foreach (var cell in touched)
                persons[cell]++;
        }

        return new FrequencyTable(rowName, rows, columnName, labels, counts, persons, Structural(rows, labels, impossible, counts))
        {
            PersonsInSeveralCells = several,
        };
    }

    /// <summary>Takes counts that were made elsewhere, one or more per cell; they are summed.</summary>
    /// <remarks>Here each count is trusted to be a count of distinct persons.</remarks>
    /// <inheritdoc cref="FromRecords" path="/param"/>
    /// <param name="rowName">What the rows are.</param>
    /// <param name="rows">The rows that can occur.</param>
    /// <param name="columnName">What the columns are; null in a table of one variable.</param>
    /// <param name="columns">The columns that can occur, without total.</param>
    /// <param name="values">Leaf, column and count; cells that are not named are 0.</param>
    /// <param name="impossible">Cells in which nobody can be.</param>
    /// <exception cref="ArgumentException">A count stands outside rows or columns or is negative.</exception>
    /// <exception cref="RefusedInputException">
    /// The counts sum to 0 or beyond 2^31, or an impossible cell is not in the table or holds somebody.
    /// </exception>
    public static FrequencyTable FromCounts(
        string rowName, TableRows rows, string? columnName, IEnumerable<string>? columns,
        IEnumerable<(string Row, string? Column, int Count)> values, IEnumerable<(string Row, string Column)>? impossible = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(values);
        var labels = Labels(columnName, columns);
        var (width, oneWay) = (labels.Length, labels.Length == 1);
        var columnOf = Index(labels);
        var sums = new long[rows.Count * width];
        var at = 0;
        foreach (var (label, columnLabel, count) in values)
        {
            at++;
            var leaf = rows.Leaf(label);
            if (leaf < 0)
                throw new ArgumentException($"Record {at}: its value of {rowName} is not among the rows.", nameof(values));
            var column = 0;
            if (!oneWay && (columnLabel is null || !columnOf.TryGetValue(columnLabel, out column)))
                throw new ArgumentException($"Record {at}: its value of {columnName} is not among the columns.", nameof(values));
            if (count < 0)
                throw new ArgumentException($"Record {at}: a count is below 0.", nameof(values));
            for (var row = leaf; row >= 0; row = rows.Parent(row))
            {
                sums[row * width + width - 1] += count;
                if (!oneWay)
                    sums[row * width + column] += count;
            }
        }

        if (sums[^1] is 0 or > int.MaxValue)
            throw new RefusedInputException("De aantallen zijn samen 0, of meer dan een tabel aankan.");
        int[] counts = [.. sums.Select(s => (int)s)];
        return new FrequencyTable(rowName, rows, columnName, labels, counts, counts, Structural(rows, labels, impossible, counts));
    }

    static string[] Labels(string? columnName, IEnumerable<string>? columns)
    {
        var sorted = TableRows.Sort(columns ?? []);
        TableRows.RequireLabels(sorted);
        if (columnName is null != (sorted.Count == 0))
            throw new ArgumentException("A table has both a name and labels for its columns, or neither.", nameof(columns));
        return [.. sorted, TotalLabel];
    }

    static Dictionary<string, int> Index(string[] labels) =>
        Enumerable.Range(0, labels.Length - 1).ToDictionary(i => labels[i], StringComparer.Ordinal);

    // A margin of which every cell is impossible, is impossible too.
    static bool[] Structural(TableRows rows, string[] labels, IEnumerable<(string Row, string Column)>? impossible, int[] counts)
    {
        var width = labels.Length;
        var marks = new bool[counts.Length];
        if (impossible is null)
            return marks;
        var columnOf = Index(labels);
        foreach (var (rowLabel, columnLabel) in impossible)
        {
            if (rows.Leaf(rowLabel) is var row && (row < 0 || !columnOf.TryGetValue(columnLabel, out _)))
                throw new RefusedInputException("Een cel waarin niemand kan zitten, staat niet in de tabel.");
            var cell = row * width + columnOf[columnLabel];
            if (counts[cell] > 0)
                throw new RefusedInputException("In een cel waarin niemand kan zitten, zit toch iemand.");
            marks[cell] = true;
        }

        var open = new bool[counts.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; rows.IsLeaf(row) && column < width - 1; column++)
            {
                for (var up = row; !marks[row * width + column] && up >= 0; up = rows.Parent(up))
                    open[up * width + column] = open[up * width + width - 1] = true;
            }
        }

        return [.. open.Select(o => !o)];
    }
}
