// What: takes a mail as this program writes it apart: headers, and the first part that is plain text.
// Source: RFC 5322 (headers), RFC 2045 (quoted-printable, base64), RFC 2047 (words in a header). Pure.
// Used by: /dev/mail. Never: meant for mail of others; what it does not know it shows as it came.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Thuiszitters.Web.Features.Dev;

public sealed partial record Mailtekst(IReadOnlyList<(string Naam, string Waarde)> Kop, string Tekst)
{
    public string Onderwerp => Van("Subject") is { Length: > 0 } onderwerp ? onderwerp : "(geen onderwerp)";

    public string Van(string naam) => Kop.FirstOrDefault(k => string.Equals(k.Naam, naam, StringComparison.OrdinalIgnoreCase)).Waarde ?? "";

    public static Mailtekst Lees(string eml)
    {
        var (kop, lijf) = Deel(eml.ReplaceLineEndings("\n"));
        var mail = new Mailtekst(kop, "");
        var grens = Grens().Match(mail.Van("Content-Type"));
        if (!grens.Success)
            return mail with { Tekst = Ontcijfer(mail, lijf) };
        foreach (var deel in lijf.Split("--" + grens.Groups["g"].Value))
        {
            var (deelkop, tekst) = Deel(deel.TrimStart('\n'));
            var stuk = new Mailtekst(deelkop, "");
            if (stuk.Van("Content-Type").StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
                return mail with { Tekst = Ontcijfer(stuk, tekst).TrimEnd() };
        }

        return mail;
    }

    static (List<(string, string)> Kop, string Lijf) Deel(string tekst)
    {
        var einde = tekst.IndexOf("\n\n", StringComparison.Ordinal);
        var kop = new List<(string, string)>();
        // A line that begins with white space goes on with the header before it.
        foreach (var regel in (einde < 0 ? tekst : tekst[..einde]).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
            if (regel.IndexOf(':', StringComparison.Ordinal) is > 0 and var dubbelepunt)
                kop.Add((regel[..dubbelepunt], Woorden(regel[(dubbelepunt + 1)..].Trim())));
        return (kop, einde < 0 ? "" : tekst[(einde + 2)..]);
    }

    static string Ontcijfer(Mailtekst deel, string lijf) => deel.Van("Content-Transfer-Encoding").ToUpperInvariant() switch
    {
        "QUOTED-PRINTABLE" => Encoding.UTF8.GetString(Bytes(lijf.Replace("=\n", "", StringComparison.Ordinal))),
        "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(lijf.Trim())),
        _ => lijf,
    };

    /// <summary>Encoded words, =?utf-8?B?…?= and =?utf-8?Q?…?=; white space between two of them is no part of the text.</summary>
    static string Woorden(string waarde) => Woord().Replace(TussenWoorden().Replace(waarde, "?==?"), m => m.Groups["s"].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["t"].Value))
        : Encoding.UTF8.GetString(Bytes(m.Groups["t"].Value.Replace('_', ' '))));

    static byte[] Bytes(string tekst)
    {
        var bytes = new List<byte>(tekst.Length);
        for (var i = 0; i < tekst.Length; i++)
            if (tekst[i] == '=' && i + 2 < tekst.Length && byte.TryParse(tekst.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(tekst, i, 1));
            }

        return [.. bytes];
    }

    [GeneratedRegex("boundary=\"?(?<g>[^\";]+)\"?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Grens();

    [GeneratedRegex(@"=\?utf-8\?(?<s>[BbQq])\?(?<t>[^?]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Woord();

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TussenWoorden();
}
