// What: a release as a CSV file.
// Source: RFC 4180 (quotes, CRLF), with a semicolon as Dutch spreadsheets expect, in UTF-8 with a byte order mark: without the mark a
//   spreadsheet opens the file in another character set and spoils names without a word; statistical software skips or declares it.
// Pure. Never: writes a cell that a spreadsheet runs as a formula.

using System.Text;

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

    static void AppendLine(StringBuilder text, IReadOnlyList<string> cells) => text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    // An apostrophe in front makes a spreadsheet read text; leading blanks are looked through because some programs trim them.
    internal static string Cell(string value)
    {
        if (value.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'
            || value is ['\t' or '\r' or '\n', ..])
            value = "'" + value;
        return value.AsSpan().ContainsAny(";\"\r\n") || value is [' ', ..] or [.., ' ']
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
    }
}
