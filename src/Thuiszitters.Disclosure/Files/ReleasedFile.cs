// What: the rows that are released, with their values at the level of their part, as a table and as a CSV file.
// Order: sorted by the values, first column first. So the order of the file tells nothing that the values do not, and certainly not the
//   order in which rows came in.
// Rows that are left out are not in the file at all: a row of stars would still tell what stands in the other columns.

using System.Text;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>A release as a table whose quasi-identifiers have the released values as leaves.</summary>
/// <param name="Table">The rows, in the order in which they came in.</param>
/// <param name="Losses">Per quasi-identifier the loss of each value.</param>
sealed record ReleasedFile(CodedTable Table, IReadOnlyList<double[]> Losses)
{
    public static ReleasedFile Make(CodedTable input, Recoding recoding)
    {
        var rows = recoding.Parts.Sum(p => p.Rows.Count);
        int[] order = [.. recoding.Parts.SelectMany(p => p.Rows)];
        var losses = new List<double[]>();
        var columns = new List<CodedColumn>();
        foreach (var column in input.Columns)
        {
            if (column.Role != ColumnRole.Quasi)
            {
                columns.Add(column with { Codes = Array.ConvertAll(order, row => column.Codes[row]) });
                continue;
            }

            var values = new ReleasedValues();
            var codes = new int[rows];
            var at = 0;
            foreach (var part in recoding.Parts)
            {
                var ladder = column.Ladder!;
                var level = part.Levels[losses.Count];
                var perLeaf = ladder.Codes(level).ToArray();
                var perCode = ladder.Texts(level).Select((text, code) => values.Add(text, ladder.Losses(level)[code])).ToArray();
                foreach (var row in part.Rows)
                    codes[at++] = perCode[perLeaf[column.Codes[row]]];
            }

            losses.Add([.. values.Losses]);
            columns.Add(CodedColumn.Quasi(column.Name, codes, values.ToLadder()));
        }

        return new ReleasedFile(new CodedTable(columns, Persons(input, order)), losses);
    }

    /// <summary>Writes the file: header, separator, LF, UTF-8 without a byte order mark.</summary>
    public void Write(string path, char separator)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        writer.NewLine = "\n";
        writer.WriteLine(string.Join(separator, Table.Columns.Select(c => CsvText.Cell(c.Name, separator))));
        var texts = Table.Columns.Select(c => c.Texts.Select(t => CsvText.Cell(t, separator)).ToArray()).ToArray();
        var lone = Table.Columns.Count == 1;
        foreach (var row in Order())
        {
            for (var c = 0; c < texts.Length; c++)
            {
                if (c > 0)
                    writer.Write(separator);
                var text = texts[c][Table.Columns[c].Codes[row]];
                // A line with nothing on it would be no row.
                writer.Write(lone && text.Length == 0 ? "\"\"" : text);
            }

            writer.WriteLine();
        }
    }

    int[] Order()
    {
        var order = Enumerable.Range(0, Table.RowCount).ToArray();
        foreach (var column in Table.Columns.Reverse())
        {
            var byText = Enumerable.Range(0, column.Texts.Count).ToArray();
            Array.Sort(column.Texts.ToArray(), byText, StringComparer.Ordinal);
            var ranks = new int[byText.Length];
            for (var rank = 0; rank < ranks.Length; rank++)
                ranks[byText[rank]] = rank;
            order = Sorting.By(order, Array.ConvertAll(column.Codes, code => ranks[code]), ranks.Length);
        }

        return order;
    }

    static int[]? Persons(CodedTable input, int[] order)
    {
        if (input.Persons is not { } persons)
            return null;
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(order, row => numbers.TryGetValue(persons[row], out var n) ? n : numbers[persons[row]] = numbers.Count);
    }
}

/// <summary>Values of a column that may come from several levels of its ladder.</summary>
sealed class ReleasedValues
{
    readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    /// <summary>Loss per value.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>The number of a value. One that stands at two levels counts as the coarser.</summary>
    public int Add(string text, double loss)
    {
        if (codes.TryGetValue(text, out var code))
        {
            Losses[code] = Math.Max(Losses[code], loss);
            return code;
        }

        Losses.Add(loss);
        return codes[text] = codes.Count;
    }

    /// <summary>A ladder of one level with the values.</summary>
    public CodedLadder ToLadder() => CodedLadder.FromLines([.. codes.OrderBy(c => c.Value).Select(c => new[] { c.Key })]);
}
