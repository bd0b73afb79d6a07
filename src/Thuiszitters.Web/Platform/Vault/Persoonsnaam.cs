// What: the name of a person as Dutch lists write it ("Wit, Noah de", "Noah de Wit", "T. de Boer"): its parts, how to show and sort it,
//   and the keys by which the same person is recognised or found.
// Source: rules of the import (same full name whatever the order, case and diacritics); RvIG table 36 for the tussenvoegsels in use.
// Pure. Used by: the import of lists, the blind indexes of the vault, search.
// Never: a key is shown or logged; it is a name in disguise. It enters the database only through HMAC.

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Thuiszitters.Web.Platform.Vault;

/// <param name="Voornamen">First names or initials; empty when the list gives none.</param>
/// <param name="Tussenvoegsel">In small letters: "van den"; empty when there is none.</param>
/// <param name="Achternaam">Without the tussenvoegsel.</param>
/// <param name="AlleenInitialen">There is no full first name: this name alone recognises nobody.</param>
public sealed record Persoonsnaam(string Voornamen, string Tussenvoegsel, string Achternaam, bool AlleenInitialen)
{
    static readonly FrozenSet<string> Tussenvoegsels = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "van", "de", "der", "den", "het", "'t", "’t", "‘t", "`t", "'s", "ter", "ten", "te", "tot", "toe", "op", "in", "aan", "bij", "uit",
            "uijt", "onder", "over", "voor",
        "d'", "d’", "von", "vom", "zu", "zum", "zur", "du", "des", "del", "della", "di", "da", "dos", "das", "do", "le", "la", "les",
            "vande", "vander", "vanden", "v.d.", "v/d");

    /// <summary>Letters that Unicode does not take apart into a base letter and a mark.</summary>
    static readonly FrozenDictionary<char, string> Vouwletters = new Dictionary<char, string>
    {
        ['ł'] = "l", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ı'] = "i",
            ['ŋ'] = "n", ['ħ'] = "h", ['ŧ'] = "t",
        ['ĸ'] = "k", ['ə'] = "e", ['ſ'] = "s",
    }.ToFrozenDictionary();

    /// <summary>Whole-word sounds first, then single letters; the order counts.</summary>
    static readonly (string Van, string Naar)[] Klanken =
    [
        ("sch", "sg"), ("ch", "g"), ("gh", "g"), ("kh", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("cq", "k"),
            ("qu", "kw"), ("q", "k"), ("x", "ks"),
        ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
        ("eij", "y"), ("eiy", "y"), ("uij", "ui"), ("uy", "ui"), ("ij", "y"), ("ei", "y"), ("ey", "y"),
        ("ouw", "au"), ("auw", "au"), ("ou", "au"), ("aw", "au"), ("ow", "au"), ("ae", "a"), ("ue", "u"), ("ie", "i"), ("z", "s"),
            ("v", "f"), ("y", "i"),
    ];

    /// <summary>Tessa de Boer, T. de Boer.</summary>
    public string Weergave => string.Join(' ', new[] { Voornamen, Tussenvoegsel, Achternaam }.Where(d => d.Length > 0));

    /// <summary>Boer, Tessa de.</summary>
    public string Sorteernaam
    {
        get
        {
            var rest = string.Join(' ', new[] { Voornamen, Tussenvoegsel }.Where(d => d.Length > 0));
            return rest.Length == 0 ? Achternaam : $"{Achternaam}, {rest}";
        }
    }

    /// <summary>All words of the name, folded and in a fixed order: "Wit, Noah de" and "NOAH DE WIT" have the same key.</summary>
    public string NaamSleutel => Sleutel(Weergave);

    /// <summary>For the blind index on the surname without tussenvoegsel: "wit", "janssendevries".</summary>
    public string AchternaamSleutel => Aaneen(Achternaam);

    /// <summary>For the blind index on the surname with tussenvoegsel: "dewit".</summary>
    public string VolleAchternaamSleutel => Aaneen($"{Tussenvoegsel} {Achternaam}");

    /// <summary>For the blind indexes on the first letters: the first 3, 4, 5 and 6 of the surname without tussenvoegsel, as far as it
    /// goes.</summary>
    public IEnumerable<string> Beginletters
    {
        get
        {
            var sleutel = AchternaamSleutel;
            return Enumerable.Range(3, 4).Where(n => n <= sleutel.Length).Select(n => sleutel[..n]);
        }
    }

    /// <summary>For the blind index on sound: "Meijer" and "Meyer", "Claassen" and "Klaasen".</summary>
    public string Klanksleutel => Klank(Achternaam);

    /// <summary>Reads a name from one cell; null when there is no letter in it.</summary>
    /// <remarks>Without a comma the first word (or all leading initials) is the first name and the rest the surname: lists give one
    /// calling name, and double surnames are common ("Fernández García", "El Amrani", "Sint Nicolaas").</remarks>
    public static Persoonsnaam? Parse(string? tekst)
    {
        var t = (tekst ?? "").Trim().Trim(',').Trim();
        if (!t.Any(char.IsLetter))
            return null;
        var delen = t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (delen.Length == 1)
            return ZonderKomma(Woorden(delen[0]));
        // "Wit, de, Noah": what stands between the commas and is only a tussenvoegsel belongs to the surname.
        var (voor, achter) = SplitsVoor(Woorden(delen[0]));
        var voornamen = delen.Skip(1).SelectMany(Woorden).ToList();
        List<string> tussen = [.. voor];
        if (delen.Length > 2 && Woorden(delen[1]).TrueForAll(Tussenvoegsels.Contains))
        {
            tussen.AddRange(Woorden(delen[1]));
            voornamen = delen.Skip(2).SelectMany(Woorden).ToList();
        }
        var los = voornamen.Count;
        while (los > 0 && Tussenvoegsels.Contains(voornamen[los - 1]))
            los--;
        tussen.AddRange(voornamen.Skip(los));
        return Maak(voornamen.Take(los), tussen, achter);
    }

    /// <summary>Reads a name from separate columns; null when there is no surname.</summary>
    public static Persoonsnaam? Van(string? voornamen, string? tussenvoegsel, string? achternaam)
    {
        var achter = (achternaam ?? "").Trim();
        if (!achter.Any(char.IsLetter))
            return null;
        List<string> tussen = Woorden(tussenvoegsel ?? ""), rest = Woorden(achter);
        if (tussen.Count == 0)
        {
            // "Wit, de" or "de Wit" in the surname column.
            var delen = achter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (delen.Length == 2 && Woorden(delen[1]).TrueForAll(Tussenvoegsels.Contains))
                (tussen, rest) = (Woorden(delen[1]), Woorden(delen[0]));
            else
                (tussen, rest) = SplitsVoor(rest);
        }
        return Maak(Woorden(voornamen ?? ""), tussen, rest);
    }

    /// <summary>The words of a whole name, folded and in a fixed order.</summary>
    public static string Sleutel(string naam) => string.Join(' ', Vouw(naam).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    /// <summary>Lower case, without diacritics and punctuation; words apart by one space.</summary>
    public static string Vouw(string tekst)
    {
        ArgumentNullException.ThrowIfNull(tekst);
        var gevouwen = new StringBuilder(tekst.Length);
        // Half a surrogate pair would make Normalize throw; the round trip makes it U+FFFD, which is no letter.
        tekst = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(tekst));
        foreach (var c in tekst.Normalize(NormalizationForm.FormKD))
        {
            var klein = char.ToLowerInvariant(c);
            if (Vouwletters.TryGetValue(klein, out var letters))
                gevouwen.Append(letters);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '‘' or '`' or '´')
                continue;
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                gevouwen.Append(klein);
            else if (gevouwen.Length > 0 && gevouwen[^1] != ' ')
                gevouwen.Append(' ');
        }
        return gevouwen.ToString().Trim();
    }

    /// <summary>
    /// A small Dutch sound key: c/k, q/k, ch/g, ph/f, th/t, z/s, v/f, x/ks, ij/y/ei, uij/uy/ui, ou/au, ae/a, ie/i, dt/d/t at the end,
    /// double letters as one. It finds; it never decides that two people are the same.
    /// </summary>
    public static string Klank(string achternaam)
    {
        var k = Aaneen(achternaam);
        foreach (var (van, naar) in Klanken)
            k = k.Replace(van, naar, StringComparison.Ordinal);
        if (k.EndsWith('d'))
            k = k[..^1] + "t";
        var enkel = new StringBuilder(k.Length);
        foreach (var c in k)
        {
            if (enkel.Length == 0 || enkel[^1] != c)
                enkel.Append(c);
        }
        return enkel.ToString();
    }

    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => "(persoonsnaam)";

    static Persoonsnaam ZonderKomma(List<string> woorden)
    {
        var tussen = woorden.FindIndex(1, Tussenvoegsels.Contains);
        if (tussen > 0 && tussen < woorden.Count - 1 && !BegintMetTussenvoegsel(woorden))
        {
            var (voor, achter) = SplitsVoor(woorden.Skip(tussen).ToList());
            // "Bram Janssen van Dijk" is read as first names "Bram Janssen": the key does not care, and a person can correct it.
            return Maak(woorden.Take(tussen), voor, achter);
        }
        if (BegintMetTussenvoegsel(woorden) || woorden.Count == 1)
        {
            var (voor, achter) = SplitsVoor(woorden);
            return Maak([], voor, achter);
        }
        var initialen = woorden.TakeWhile(IsInitiaal).Count();
        var aantal = Math.Clamp(initialen, 1, woorden.Count - 1);
        return Maak(woorden.Take(aantal), [], woorden.Skip(aantal));
    }

    /// <summary>In small letters only: "Do", "Van" and "Ten" are first names too.</summary>
    static bool BegintMetTussenvoegsel(List<string> woorden) => !char.IsUpper(woorden[0][0]) && Tussenvoegsels.Contains(woorden[0]);

    static Persoonsnaam Maak(IEnumerable<string> voornamen, IEnumerable<string> tussen, IEnumerable<string> achter)
    {
        var voor = voornamen.ToList();
        return new(string.Join(' ', voor), string.Join(' ', tussen).ToLowerInvariant(), string.Join(' ', achter),
            voor.TrueForAll(IsInitiaal));
    }

    /// <summary>Leading tussenvoegsels and what follows; at least one word stays surname.</summary>
    static (List<string> Voor, List<string> Achter) SplitsVoor(List<string> woorden)
    {
        var n = 0;
        while (n < woorden.Count - 1 && Tussenvoegsels.Contains(woorden[n]))
            n++;
        return (woorden[..n], woorden[n..]);
    }

    /// <summary>T. · T · J.P. · Th. · JP: one letter, or short and with a dot, or two or three capitals without a vowel.</summary>
    static bool IsInitiaal(string woord)
    {
        var letters = woord.Where(char.IsLetter).ToList();
        if (letters.Count <= 1)
            return true;
        if (woord.EndsWith('.'))
            return letters.Count <= 3 || woord.Split('.', StringSplitOptions.RemoveEmptyEntries).All(d => d.Length <= 2);
        return letters.Count <= 3 && letters.TrueForAll(char.IsUpper)
            && !letters.Exists(l => "AEIOUY".Contains(Vouw(l.ToString()).ToUpperInvariant(), StringComparison.Ordinal));
    }

    static List<string> Woorden(string tekst) => [.. tekst.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static string Aaneen(string tekst) => Vouw(tekst).Replace(" ", "", StringComparison.Ordinal);
}
