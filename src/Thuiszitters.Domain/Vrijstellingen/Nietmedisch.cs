// What: finds medical data in a free text of a vrijstelling: codes of ICD-10, ICD-11 and DSM, and words of a maintained list.
// Source: rules.md R5.2: diagnosis, medication, IQ, treatment and medical reasoning are never recorded, in drafts neither.
// Decided: rather a few words too few than an officer who cannot write; so only codes that nothing else looks like, and words that a school
// does not use for anything else. The words of the law ("psychische gronden") and of the office (arts, GGZ, ziekmelding) are free.
// Pure. Used by: every field of free text of a request and of a judgement, before anything is stored.
// Never: returns or keeps what was written: only that it hit, and where.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Thuiszitters.Domain;

/// <summary>What kind of medical data was found.</summary>
public enum Medischsoort
{
    /// <summary>A code of ICD or DSM, or a dose.</summary>
    Code = 1,

    /// <summary>A word of the list.</summary>
    Woord = 2,
}

/// <summary>A place in a text where medical data stands. It does not say which.</summary>
/// <param name="Plaats">Index of the first character, from 0.</param>
/// <param name="Lengte">Number of characters.</param>
/// <param name="Soort">A code or a word.</param>
public readonly record struct Medischetreffer(int Plaats, int Lengte, Medischsoort Soort);

/// <summary>Refuses medical data in free text (rules.md R5.2).</summary>
public static partial class Nietmedisch
{
    /// <summary>The places with medical data, in the order of the text; empty when there are none.</summary>
    /// <param name="tekst">The text; null is an empty text.</param>
    public static IReadOnlyList<Medischetreffer> Zoek(string? tekst)
    {
        if (string.IsNullOrWhiteSpace(tekst))
            return [];
        var (vlak, herkomst) = Vlak(tekst);
        var treffers = new List<Medischetreffer>();
        foreach (var match in Codes().EnumerateMatches(vlak))
            treffers.Add(Treffer(herkomst, match.Index, match.Length, Medischsoort.Code));
        ZoekWoorden(vlak, herkomst, treffers);
        return [.. treffers.OrderBy(t => t.Plaats).ThenBy(t => t.Soort)];
    }

    /// <summary>Allowed, or <c>medisch-gegeven</c> with <c>aantal</c>: never the text itself.</summary>
    /// <param name="teksten">The texts of a form.</param>
    public static Verdict Beoordeel(params IEnumerable<string?> teksten)
    {
        ArgumentNullException.ThrowIfNull(teksten);
        var aantal = teksten.Sum(t => Zoek(t).Count);
        return aantal == 0
            ? Verdict.Toegestaan
            : Verdict.Geweigerd("medisch-gegeven", ("aantal", aantal.ToString(CultureInfo.InvariantCulture)));
    }

    static void ZoekWoorden(string vlak, int[] herkomst, List<Medischetreffer> treffers)
    {
        // Each word with the place where it begins and ends; hyphens, dots and apostrophes within it are left out: "P.D.D.-N.O.S." is pddnos.
        var woorden = new List<(string Woord, int Van, int Lengte)>();
        foreach (var match in Woorden().EnumerateMatches(vlak))
            woorden.Add((Stam(vlak.AsSpan(match.Index, match.Length)), match.Index, match.Length));
        for (var i = 0; i < woorden.Count; i++)
        {
            var (woord, van, lengte) = woorden[i];
            if (IsMedisch(woord) || DelenZijnMedisch(vlak.AsSpan(van, lengte)))
            {
                treffers.Add(Treffer(herkomst, van, lengte, Medischsoort.Woord));
                continue;
            }

            foreach (var groep in Medischewoorden.Groepen)
            {
                if (i + groep.Length > woorden.Count || !IsGroep(groep, woorden, i))
                    continue;
                var laatste = woorden[i + groep.Length - 1];
                treffers.Add(Treffer(herkomst, van, laatste.Van + laatste.Lengte - van, Medischsoort.Woord));
                break;
            }
        }
    }

    static bool IsGroep(string[] groep, List<(string Woord, int Van, int Lengte)> woorden, int van)
    {
        for (var i = 0; i < groep.Length; i++)
        {
            var woord = woorden[van + i].Woord;
            if (groep[i].Contains('|') ? !groep[i].Split('|').Contains(woord, StringComparer.Ordinal) : !woord.StartsWith(groep[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    static bool DelenZijnMedisch(ReadOnlySpan<char> woord)
    {
        if (!woord.ContainsAny('-', '.'))
            return false;
        foreach (var deel in woord.SplitAny('-', '.'))
        {
            var kaal = Stam(woord[deel]);
            if (kaal.Length > 0 && IsMedisch(kaal))
                return true;
        }

        return false;
    }

    static bool IsMedisch(string woord)
    {
        if (Medischewoorden.Vrij.Contains(woord))
            return false;
        return Medischewoorden.Heel.Contains(woord) || Zonder(woord, "s") || Zonder(woord, "en") || Zonder(woord, "e")
            || Medischewoorden.Begin.Any(b => woord.StartsWith(b, StringComparison.Ordinal))
            || Medischewoorden.Binnen.Any(b => woord.Contains(b, StringComparison.Ordinal));
    }

    static bool Zonder(string woord, string einde) =>
        woord.EndsWith(einde, StringComparison.Ordinal) && Medischewoorden.Heel.Contains(woord[..^einde.Length]);

    // More than one "cv" is "cv's", which is not the disorder that is written with the same letters.
    static string Stam(ReadOnlySpan<char> woord) => Kaal(woord.EndsWith("'s", StringComparison.Ordinal) ? woord[..^2] : woord);

    static string Kaal(ReadOnlySpan<char> woord)
    {
        var kaal = new StringBuilder(woord.Length);
        foreach (var teken in woord)
        {
            if (char.IsAsciiLetterLower(teken) || char.IsAsciiDigit(teken))
                kaal.Append(teken);
        }

        return kaal.ToString();
    }

    // Lower case without diacritics and without characters that cannot be seen; with each character its place in the text as written.
    static (string Vlak, int[] Herkomst) Vlak(string tekst)
    {
        var vlak = new StringBuilder(tekst.Length);
        var herkomst = new List<int>(tekst.Length + 1);
        var plaats = 0;
        foreach (var rune in tekst.EnumerateRunes())
        {
            foreach (var teken in rune.ToString().Normalize(NormalizationForm.FormKD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(teken) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                    continue;
                vlak.Append(teken switch
                {
                    '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
                    '\u2019' => '\'',
                    _ => char.ToLowerInvariant(teken),
                });
                herkomst.Add(plaats);
            }

            plaats += rune.Utf16SequenceLength;
        }

        herkomst.Add(tekst.Length);
        return (vlak.ToString(), [.. herkomst]);
    }

    static Medischetreffer Treffer(int[] herkomst, int van, int lengte, Medischsoort soort) =>
        new(herkomst[van], herkomst[van + lengte] - herkomst[van], soort);

    // In lower case. ICD-10 with a decimal (any chapter but U), or of chapter F without; ICD-11 of the chapters on mind, sleep and nerves,
    // or of any chapter with a dot: none of these beside the word for a room. DSM numbers behind the letters; a dose in milligrams.
    [GeneratedRegex(
        @"(?<![\p{L}\d.,])(?:(?<!(?:lokaal|kamer|ruimte|blok|gebouw|klas|groep|zaal|vleugel) )"
        + @"(?:(?:[a-tv-z]|f[ -])\d{2}[.,]\d{1,4}|f\d{2}(?![.,:]?\d)"
        + @"|[678][a-e]\d[\da-z](?:\.[\da-z]{1,2})?|\d[a-hj-np-z]\d[\da-z]\.[\da-z]{1,2})(?! (?:gymzaal|gym|lokaal|zaal|klas|groep)\b)"
        + @"|(?<=\bdsm[-a-z\d:. ]{0,12})(?:29\d|3[01]\d)\.\d{1,2}|\d+(?:[.,]\d+)? ?(?:mg|milligram))(?![\p{L}\d])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Codes();

    [GeneratedRegex(@"[a-z\d](?:[-.']?[a-z\d])*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Woorden();
}
