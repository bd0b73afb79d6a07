// What: rows about persons, as they go into the disclosure control and never further.
// Every column counts as a quasi-identifier: there is no column that the crowd rule passes over.
// Never: free text, dates or numbers. A column holds codes of its ladder and nothing else.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>A column of a table with the texts that its codebook needs.</summary>
/// <param name="Name">Name as it stands in the header of the file.</param>
/// <param name="Meaning">What the column says, in one or two sentences for the reader.</param>
/// <param name="Ladder">The levels from fine to coarse.</param>
/// <param name="Unit">Unit of the values, such as "jaren"; null where there is none.</param>
/// <param name="Source">Where the values come from; null where that needs no telling.</param>
/// <param name="Finest">Index of the finest level that may ever be released; lower levels are for internal use.</param>
public sealed record Column(string Name, string Meaning, Ladder Ladder, string? Unit = null, string? Source = null, int Finest = 0);

/// <summary>A row about one subject.</summary>
/// <param name="Subject">The random internal identifier of the person; never leaves as such.</param>
/// <param name="Values">One value of level 0 per column; null is missing.</param>
public sealed record MicrodataRow(Guid Subject, IReadOnlyList<string?> Values);

/// <summary>Rows and columns that fit each other. A person may have several rows.</summary>
public sealed class MicrodataTable
{
    /// <summary>Checks and holds the rows.</summary>
    /// <exception cref="ArgumentException">
    /// A column name is blank or double, a finest level does not exist, or a row has no subject, the wrong number of values or an
    /// unknown value. The message names the column and never a value.
    /// </exception>
    public MicrodataTable(IEnumerable<Column> columns, IEnumerable<MicrodataRow> rows)
    {
        Columns = [.. columns];
        Rows = [.. rows];
        if (Columns.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in Columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || !names.Add(column.Name))
                throw new ArgumentException("A column name is blank or occurs twice.", nameof(columns));
            if (column.Finest < 0 || column.Finest > column.Ladder.TopLevel)
                throw new ArgumentException($"Column {column.Name} has no level {column.Finest}.", nameof(columns));
        }

        foreach (var row in Rows)
        {
            if (row.Subject == Guid.Empty || row.Values.Count != Columns.Count)
                throw new ArgumentException("A row has no subject or does not fit the columns.", nameof(rows));
            for (var c = 0; c < Columns.Count; c++)
            {
                if (!Columns[c].Ladder.Knows(row.Values[c]))
                    throw new ArgumentException($"Column {Columns[c].Name} holds a value that its ladder does not know.", nameof(rows));
            }
        }
    }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows; their order means nothing.</summary>
    public IReadOnlyList<MicrodataRow> Rows { get; }
}
