// What: whether a surname is what was typed but for a slip, and why a jongere was found who is not exactly what was typed.
// Source: ADR 26. Pure. Used by: the search page, on persons that were opened for the reader.
// Never: decides that two are the same person.

using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Zoeken;

public static class Gelijkenis
{
    /// <summary>Shorter words differ from too many names by one letter.</summary>
    public const int KortsteMetFout = 5;

    /// <summary>One slip, or two in a long word: a letter too many, too few, another, or two that changed places.</summary>
    public static bool IsTypfout(string getypt, string naam)
    {
        ArgumentNullException.ThrowIfNull(getypt);
        ArgumentNullException.ThrowIfNull(naam);
        var mag = getypt.Length >= 9 ? 2 : getypt.Length >= KortsteMetFout ? 1 : 0;
        return mag > 0 && Math.Abs(getypt.Length - naam.Length) <= mag && Afstand(getypt, naam) <= mag;
    }

    /// <summary>Null when it is simply what was typed.</summary>
    public static string? Waarom(string term, Identiteit wie)
    {
        ArgumentNullException.ThrowIfNull(wie);
        var naam = Persoonsnaam.Sleutel(wie.Naam).Split(' ');
        var achter = Persoonsnaam.Aaneen(wie.Achternaam);
        foreach (var woord in Persoonsnaam.Sleutel(term).Split(' ').Where(w => w.Length > 0 && !char.IsDigit(w[0])))
        {
            if (Array.Exists(naam, n => n.StartsWith(woord, StringComparison.Ordinal)))
                continue;
            if (Array.Exists(naam, n => Persoonsnaam.Klank(n) == Persoonsnaam.Klank(woord)))
                return $"lijkt op wat u typte: {wie.Achternaam} klinkt hetzelfde.";
            if (IsTypfout(woord, achter))
                return $"lijkt op wat u typte: {wie.Achternaam} is bijna hetzelfde geschreven.";
        }

        return null;
    }

    /// <summary>Steps between two words (Damerau-Levenshtein, neighbours only).</summary>
    static int Afstand(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
