// What: reads a burgerservicenummer as people type it, and proves it with the 11-proef.
// Source: Wet algemene bepalingen burgerservicenummer; the 11-proef of the BSN (weights 9 down to 2, and -1 for the last digit).
// Pure. Used by: the import and the form of a new dossier.
// Never: says whose number it is, or puts it in a message.

namespace Thuiszitters.Domain;

/// <summary>The burgerservicenummer: nine digits that pass the 11-proef.</summary>
public static class Bsn
{
    /// <summary>
    /// The nine digits of a number as typed or as a spreadsheet gave it: white space, dots and dashes are left out, and eight digits (the
    /// leading zero was lost) get their zero back. Null when that does not leave 8 or 9 ASCII digits. Does not do the 11-proef.
    /// </summary>
    /// <param name="tekst">What was typed.</param>
    public static string? Normaliseer(string tekst)
    {
        ArgumentNullException.ThrowIfNull(tekst);
        Span<char> cijfers = stackalloc char[9];
        var aantal = 0;
        foreach (var teken in tekst)
        {
            if (char.IsWhiteSpace(teken) || teken is '.' or '-' or '\u2010' or '\u2011' or '\u2013')
                continue;
            if (!char.IsAsciiDigit(teken) || aantal == 9)
                return null;
            cijfers[aantal++] = teken;
        }

        return aantal switch
        {
            9 => new string(cijfers),
            8 => string.Concat("0", cijfers[..8]),
            _ => null,
        };
    }

    /// <summary>True for nine ASCII digits, not all zero, that pass the 11-proef.</summary>
    /// <param name="bsn">Nine digits, as <see cref="Normaliseer"/> gives them.</param>
    public static bool IsGeldig(string bsn)
    {
        ArgumentNullException.ThrowIfNull(bsn);
        if (bsn.Length != 9 || !bsn.All(char.IsAsciiDigit) || bsn.All(c => c == '0'))
            return false;
        var som = -(bsn[8] - '0');
        for (var i = 0; i < 8; i++)
            som += (9 - i) * (bsn[i] - '0');
        return som % 11 == 0;
    }
}
