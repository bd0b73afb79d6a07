// What: makes the text of a cell safe to keep and to show: NFC, no control characters, no invisible or direction marks.
// Source: Unicode UAX 15 (NFC), UAX 9 (bidirectional controls), UTS 39 (mixed scripts).
// Pure. Used by: Lijstlezer (headings) and Regelcontrole (cells).
// Never: changes a letter into another one. A name that mixes alphabets is kept and flagged.

using System.Globalization;
using System.Text;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <param name="Tekst">Trimmed, NFC, runs of white space made one space.</param>
/// <param name="OnzichtbaarVerwijderd">Control, direction or zero-width characters were in it.</param>
/// <param name="GemengdSchrift">A word mixes Latin letters with Cyrillic or Greek ones that may look the same.</param>
public readonly record struct SchoneTekst(string Tekst, bool OnzichtbaarVerwijderd, bool GemengdSchrift);

public static class Tekstschoning
{
    /// <param name="tekst">The cell.</param>
    /// <param name="regels">Keep newlines (a remark) instead of making them spaces.</param>
    public static SchoneTekst Schoon(string tekst, bool regels = false)
    {
        ArgumentNullException.ThrowIfNull(tekst);
        var schoon = new StringBuilder(tekst.Length);
        var verwijderd = false;
        for (var i = 0; i < tekst.Length; i++)
        {
            if (!Rune.TryGetRuneAt(tekst, i, out var r))
            {
                verwijderd = true;   // half of a surrogate pair
                continue;
            }
            i += r.Utf16SequenceLength - 1;
            if (r.Value is '\n' or '\r' or 0x2028 or 0x2029)
                VoegWit(schoon, regels ? '\n' : ' ');
            else if (Rune.IsWhiteSpace(r))
                VoegWit(schoon, ' ');
            else if (Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format || IsGeenTeken(r.Value))
                verwijderd = true;
            else
                schoon.Append(r.ToString());
        }
        var klaar = schoon.ToString().Trim().Normalize(NormalizationForm.FormC);
        return new(klaar, verwijderd, IsGemengd(klaar));
    }

    static void VoegWit(StringBuilder schoon, char wit)
    {
        if (schoon.Length > 0 && schoon[^1] is ' ' or '\n')
            schoon[^1] = wit == '\n' ? '\n' : schoon[^1];
        else if (schoon.Length > 0)
            schoon.Append(wit);
    }

    /// <summary>Noncharacters: never text, and Normalize refuses some of them.</summary>
    static bool IsGeenTeken(int waarde) => (waarde & 0xFFFE) == 0xFFFE || waarde is >= 0xFDD0 and <= 0xFDEF;

    static bool IsGemengd(string tekst)
    {
        bool latijn = false, ander = false;
        foreach (var c in tekst)
        {
            if (char.IsLetter(c))
            {
                latijn |= c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF');
                ander |= c is (>= '\u0370' and <= '\u052F') or (>= '\u1C80' and <= '\u1C8F') or (>= '\u1F00' and <= '\u1FFF')
                    or (>= '\uA640' and <= '\uA69F');
                if (latijn && ander)
                    return true;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                latijn = ander = false;
        }
        return false;
    }
}
