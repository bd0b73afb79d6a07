// What: turns the bytes of a CSV file into text: byte order mark, else strict UTF-8, else Windows-1252 (what Excel writes in the
//   Netherlands).
// Pure. Used by: Lijstlezer.
// Never: replaces an unreadable letter by a question mark; a name must arrive as it was written, or the file is refused.

using System.Globalization;
using System.Text;

namespace Thuiszitters.Web.Features.Verzuim.Import;

static class CsvTekst
{
    static readonly UTF8Encoding StrengUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static (string Tekst, string Codering) Decodeer(byte[] bytes)
    {
        ReadOnlySpan<byte> b = bytes, utf8 = [0xEF, 0xBB, 0xBF], utf16Le = [0xFF, 0xFE], utf16Be = [0xFE, 0xFF];
        ReadOnlySpan<byte> utf32Le = [0xFF, 0xFE, 0, 0], utf32Be = [0, 0, 0xFE, 0xFF];
        if (b.StartsWith(utf32Le) || b.StartsWith(utf32Be))
            throw new OnleesbaarBestandException("codering", "Het bestand is opgeslagen als UTF-32. Sla het op als CSV UTF-8.");
        if (b.StartsWith(utf8))
            return (Streng(StrengUtf8, bytes, 3, "UTF-8"), "UTF-8");
        if (b.StartsWith(utf16Le) || b.StartsWith(utf16Be))
            return (Streng(new UnicodeEncoding(b[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true), bytes, 2, "UTF-16"),
                "UTF-16");

        WeigerBinair(b);
        try
        {
            return (StrengUtf8.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (Als1252(bytes), "Windows-1252");
        }
    }

    static string Streng(Encoding codering, byte[] bytes, int begin, string naam)
    {
        try
        {
            return codering.GetString(bytes, begin, bytes.Length - begin);
        }
        catch (DecoderFallbackException)
        {
            throw new OnleesbaarBestandException("codering",
                $"Het bestand is {naam}, maar er staan beschadigde tekens in. Sla het opnieuw op als CSV UTF-8.");
        }
    }

    static string Als1252(byte[] bytes)
    {
        // More whole UTF-8 letters than broken ones: a damaged UTF-8 file. Read as Windows-1252 every name would become gibberish.
        int heel = 0, kapot = 0, regel = 1, eersteKapot = 0;
        var rest = bytes.AsSpan();
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var letter, out var lengte);
            if (letter.Value == '\n')
                regel++;
            if (status != System.Buffers.OperationStatus.Done)
            {
                kapot++;
                eersteKapot = eersteKapot == 0 ? regel : eersteKapot;
            }
            else if (lengte > 1)
                heel++;
            rest = rest[lengte..];
        }
        if (heel > kapot)
        {
            throw new OnleesbaarBestandException("codering", string.Create(CultureInfo.InvariantCulture,
                $"Het bestand is UTF-8, maar er staan beschadigde tekens in. De eerste staat op tekstregel {eersteKapot}. Sla het opnieuw op als CSV UTF-8."));
        }
        if (bytes.AsSpan().IndexOfAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]) >= 0)
            throw new OnleesbaarBestandException("codering",
                "Er staan tekens in het bestand die niet te lezen zijn. Sla het op als CSV UTF-8.");
        return Windows1252.GetString(bytes);
    }

    /// <summary>One stray NUL in a cell is cleaned away later, with a warning; many mean that this is no text, or UTF-16 without its
    /// mark.</summary>
    static void WeigerBinair(ReadOnlySpan<byte> b)
    {
        var begin = b[..Math.Min(b.Length, 65536)];
        int even = 0, oneven = 0, besturing = 0;
        for (var i = 0; i < begin.Length; i++)
        {
            if (begin[i] == 0)
                _ = (i & 1) == 0 ? even++ : oneven++;
            else if (begin[i] < 0x20 && begin[i] is not (0x09 or 0x0A or 0x0D))
                besturing++;
        }
        if (Math.Max(even, oneven) * 10 >= begin.Length * 3 && Math.Min(even, oneven) * 20 <= begin.Length)
        {
            throw new OnleesbaarBestandException("utf16-zonder-bom",
                "Het bestand lijkt UTF-16 te zijn, maar zegt dat niet aan het begin. Sla het op als CSV UTF-8.");
        }
        if ((even + oneven + besturing) * 20 > begin.Length)
            throw new OnleesbaarBestandException("geen-tekst", "Dit bestand bevat geen leesbare tekst. Kies een bestand in CSV of XLSX.");
    }
}
