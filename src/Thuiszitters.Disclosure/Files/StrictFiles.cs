// What: what every verb of disclosure asks of its files: text that is valid UTF-8, and outputs that are no inputs.
// Used by: the runs in this folder and the verb that makes tables.
// Never: reads bytes leniently because a byte order mark stands before them.

using System.Text;

namespace Thuiszitters.Disclosure.Files;

/// <summary>Opens and compares files strictly.</summary>
public static class StrictFiles
{
    /// <summary>A reader that skips a UTF-8 byte order mark and throws <see cref="DecoderFallbackException"/> on anything but UTF-8.</summary>
    public static StreamReader Reader(Stream stream) =>
        new(stream, new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);

    /// <summary>True when no file that is written is one that is read, or another that is written.</summary>
    public static bool AreApart(IEnumerable<string> read, IEnumerable<string> written)
    {
        var known = read.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        return written.Select(Path.GetFullPath).All(known.Add);
    }
}
