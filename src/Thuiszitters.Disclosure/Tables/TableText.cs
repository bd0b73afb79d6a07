// What: tables as text: reads separated files and writes a protected table.
// Source: RFC 4180 with a separator of choice; UTF-8 without a byte order mark, lines end with LF, as statistical software does.
// Never: puts a value of a file in a message; only the number of the line. Never: writes a cell that a spreadsheet runs as a formula.

using System.Text;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>Separated text.</summary>
public static class TableText
{
    /// <summary>The lines of a file as cells; empty lines are passed over.</summary>
    /// <exception cref="FormatException">A quote stands where it may not, or is not closed.</exception>
    public static IEnumerable<(int Line, string[] Cells)> Read(TextReader text, char separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Lines(text, separator);
    }

    /// <summary>The table as its readers get it: a header, a line per row, margins named "Totaal".</summary>
    public static string Write(ProtectedTable table, char separator)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Append(text, separator, [table.Table.RowName, .. table.Table.Columns]);
        for (var row = 0; row < table.Shown.Count; row++)
            Append(text, separator, [table.Table.Rows.Labels[row], .. table.Shown[row]]);
        return text.ToString();
    }

    static IEnumerable<(int Line, string[] Cells)> Lines(TextReader text, char separator)
    {
        var cells = new List<string>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            if (!line.Contains('"', StringComparison.Ordinal))
            {
                yield return (number, line.Split(separator));
                continue;
            }

            var first = number;
            cells.Clear();
            var cell = new StringBuilder();
            for (var at = 0; at <= line.Length;)
            {
                cell.Clear();
                if (at < line.Length && line[at] == '"')
                {
                    for (at++; ; at++)
                    {
                        if (at == line.Length)
                        {
                            cell.Append('\n');
                            line = text.ReadLine() ?? throw new FormatException($"Regel {first}: een aanhalingsteken wordt niet gesloten.");
                            (at, number) = (-1, number + 1);
                        }
                        else if (line[at] != '"')
                        {
                            cell.Append(line[at]);
                        }
                        else if (at + 1 < line.Length && line[at + 1] == '"')
                        {
                            cell.Append('"');
                            at++;
                        }
                        else
                        {
                            break;
                        }
                    }

                    if (++at < line.Length && line[at] != separator)
                        throw new FormatException($"Regel {first}: er staat tekst na een sluitend aanhalingsteken.");
                }
                else
                {
                    var end = line.IndexOf(separator, at) is var i && i < 0 ? line.Length : i;
                    cell.Append(line, at, end - at);
                    if (line.IndexOf('"', at, end - at) >= 0)
                        throw new FormatException($"Regel {first}: er staat een aanhalingsteken midden in een cel.");
                    at = end;
                }

                cells.Add(cell.ToString());
                at++;
            }

            yield return (first, [.. cells]);
        }
    }

    static void Append(StringBuilder text, char separator, IEnumerable<string> cells) =>
        text.AppendJoin(separator, cells.Select(c => Cell(c, separator))).Append('\n');

    static string Cell(string value, char separator)
    {
        if (value.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            || value is ['\t' or '\r' or '\n', ..])
            value = "'" + value;
        return value.Contains(separator, StringComparison.Ordinal) || value.AsSpan().ContainsAny("\"\r\n")
            || value is [' ', ..] or [.., ' ']
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
    }
}
