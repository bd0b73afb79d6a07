// What: a release as a CSV file.
// Source: RFC 4180 (quotes, CRLF), with a semicolon as Dutch spreadsheets expect, in UTF-8 with a byte order mark: without the mark a
//   spreadsheet opens the file in another character set and spoils names without a word; statistical software skips or declares it.
// Pure. Never: writes a cell that a spreadsheet runs as a formula.

using System.Text;
using Thuiszitters.Disclosure.Deliveries;

namespace Thuiszitters.Disclosure.Releases;

/// <summary>Writes a release as CSV: semicolon, CRLF, a header, first column the pseudonym.</summary>
public static class ReleaseCsv
{
    /// <summary>Name of the first column.</summary>
    public const string PseudonymColumn = "pseudoniem";

    /// <summary>The file: UTF-8 with a byte order mark.</summary>
    /// <exception cref="ArgumentException">A column is named as the pseudonym column.</exception>
    public static byte[] ToBytes(Release release) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ToText(release))];

    /// <summary>The same as text, without the mark.</summary>
    /// <exception cref="ArgumentException">A column is named as the pseudonym column.</exception>
    public static string ToText(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var names = release.FileColumns.Select(c => c.Column.Name).ToList();
        if (names.Contains(PseudonymColumn, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException("A column is named as the pseudonym column.", nameof(release));
        var text = new StringBuilder();
        AppendLine(text, [PseudonymColumn, .. names]);
        foreach (var row in release.Rows)
            AppendLine(text, [row.Pseudonym, .. row.Values]);
        return text.ToString();
    }

    /// <summary>The file of a package: the same form, byte by byte. Cells are made once per value, and copied per row.</summary>
    public static byte[] ToBytes(PackageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.FileColumns.ToList();
        byte[][][] cells = [.. columns.Select(c => c.Values.Select(v => Encoding.UTF8.GetBytes(";" + Cell(v.Code))).ToArray())];
        var header = new StringBuilder();
        AppendLine(header, [PseudonymColumn, .. columns.Select(c => c.Name)]);
        byte[] start = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(header.ToString())];
        long size = start.Length;
        for (var row = 0; row < table.RowCount; row++)
        {
            size += table.Pseudonyms[row].Length + 2;
            for (var c = 0; c < cells.Length; c++)
                size += cells[c][columns[c].Codes[row]].Length;
        }

        var file = new byte[size];
        start.CopyTo(file, 0);
        var at = start.Length;
        for (var row = 0; row < table.RowCount; row++)
        {
            at += Encoding.ASCII.GetBytes(table.Pseudonyms[row], file.AsSpan(at));
            for (var c = 0; c < cells.Length; c++)
            {
                var cell = cells[c][columns[c].Codes[row]];
                cell.CopyTo(file, at);
                at += cell.Length;
            }

            (file[at], file[at + 1]) = ((byte)'\r', (byte)'\n');
            at += 2;
        }

        return file;
    }

    static void AppendLine(StringBuilder text, IReadOnlyList<string> cells) => text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    /// <summary>What a cell reads once its quotes are taken off.</summary>
    // An apostrophe in front makes a spreadsheet read text; leading blanks are looked through because some programs trim them.
    internal static string Guarded(string value) =>
        value.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'
            || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;

    internal static string Cell(string value)
    {
        value = Guarded(value);
        return value.AsSpan().ContainsAny(";\"\r\n") || value is [' ', ..] or [.., ' ']
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
    }
}
