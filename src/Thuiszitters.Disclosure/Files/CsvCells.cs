// What: reads a CSV file row by row, cell by cell, without a text per cell.
// Source: RFC 4180, with the separator of the spec; LF or CRLF; a byte order mark is skipped. Invalid UTF-8 is refused.
// Never: trims a cell or guesses. A quote in the middle of an unquoted cell, or text after a closing one, is refused.

using System.Text;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>The rows of a file, one at a time.</summary>
sealed class CsvCells : IDisposable
{
    readonly StreamReader reader;
    readonly string name;
    readonly char separator;
    readonly List<int> ends = [];
    readonly char[] buffer = new char[1 << 16];
    char[] text = new char[1024];
    int at, filled, length;
    bool isAtEnd;

    public CsvCells(string path, char separator)
    {
        (name, this.separator) = (Path.GetFileName(path), separator);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            FileLength = stream.Length;
            reader = StrictFiles.Reader(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedInputException($"Het bestand {name} is er niet of kan niet worden gelezen.");
        }
    }

    /// <summary>Size of the file in bytes.</summary>
    public long FileLength { get; }

    /// <summary>Number of the row that was read, the header being 1.</summary>
    public int Row { get; private set; }

    /// <summary>Cells in the row.</summary>
    public int Count => ends.Count;

    public ReadOnlySpan<char> this[int cell] => text.AsSpan((cell == 0 ? 0 : ends[cell - 1])..ends[cell]);

    public IEnumerable<string> Texts => Enumerable.Range(0, Count).Select(i => this[i].ToString());

    public void Dispose() => reader.Dispose();

    /// <summary>The next row; false at the end. Empty lines at the end of the file are no rows.</summary>
    public bool Read()
    {
        var empty = 0;
        while (ReadLine())
        {
            if (Count == 1 && length == 0 && !IsQuotedEmpty)
            {
                empty++;
                continue;
            }

            if (empty > 0)
                throw Refusal($"Regel {Row} is leeg.");
            Row++;
            return true;
        }

        return false;
    }

    bool IsQuotedEmpty { get; set; }

    public RefusedInputException Refusal(string reason) => new($"{name}: {reason}");

    bool ReadLine()
    {
        ends.Clear();
        (length, IsQuotedEmpty) = (0, false);
        if (Peek() < 0)
            return false;
        while (true)
        {
            if (Peek() == '"')
                ReadQuoted();
            else
                ReadPlain();
            ends.Add(length);
            switch (Peek())
            {
                case var c when c == separator:
                    at++;
                    break;
                case '\r':
                    at++;
                    if (Peek() != '\n')
                        throw Fault();
                    at++;
                    return true;
                case '\n':
                    at++;
                    return true;
                case < 0:
                    return true;
                default:
                    throw Fault();
            }
        }
    }

    void ReadPlain()
    {
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(at..filled);
            var stop = rest.IndexOfAny([separator, '\n', '\r', '"']);
            Append(stop < 0 ? rest : rest[..stop]);
            at += stop < 0 ? rest.Length : stop;
            if (stop < 0)
                continue;
            if (buffer[at] == '"')
                throw Fault();
            return;
        }
    }

    void ReadQuoted()
    {
        at++;
        IsQuotedEmpty = true;
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(at..filled);
            var stop = rest.IndexOf('"');
            Append(stop < 0 ? rest : rest[..stop]);
            at += stop < 0 ? rest.Length : stop + 1;
            if (stop < 0)
                continue;
            if (Peek() != '"')
                return;
            Append(['"']);
            at++;
        }

        throw Fault();
    }

    int Peek()
    {
        if (at < filled)
            return buffer[at];
        if (isAtEnd)
            return -1;
        try
        {
            (at, filled) = (0, reader.Read(buffer, 0, buffer.Length));
        }
        catch (DecoderFallbackException)
        {
            throw Refusal("het bestand is geen geldige UTF-8.");
        }

        isAtEnd = filled == 0;
        return isAtEnd ? -1 : buffer[0];
    }

    void Append(ReadOnlySpan<char> more)
    {
        if (length + more.Length > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, length + more.Length));
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
    }

    RefusedInputException Fault() => Refusal($"regel {Row + 1} is geen geldige CSV.");
}

/// <summary>Writes cells so that they read back the same.</summary>
static class CsvText
{
    public static string Cell(string value, char separator) =>
        value.AsSpan().ContainsAny([separator, '"', '\r', '\n']) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
