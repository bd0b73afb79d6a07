// What: the texts of letters with their named fields, and a letter made from one. The texts are files of this program (Sjablonen/*.txt).
// Source: ADR 24; plain Dutch (B1). Pure. Used by: the pages of the letters. A test reads every text word by word.
// Never: a field that stays open, or a letter to more than one person.

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>One text: what it is called on the screen, what stands above it, how it opens, and the rest.</summary>
public sealed record Sjabloon(string Code, string Titel, string Onderwerp, string Opening, string Tekst)
{
    /// <summary>It invites: day, time and place are needed.</summary>
    public bool MetAfspraak => Tekst.Contains("{dag}", StringComparison.Ordinal);
}

public static partial class Sjablonen
{
    /// <summary>What may stand between braces.</summary>
    public static readonly IReadOnlyList<string> Velden = ["jongere", "dossiernummer", "gemeente", "afzender", "telefoon", "dag", "tijd", "plaats", .. Vrijstellingbrief.Velden];

    static readonly string[] Codes = ["uitnodiging", "melding", "vier-weken", "aanbod", "sluiting",
        Vrijstellingbrief.Voorvoegsel + "bevestiging", Vrijstellingbrief.Voorvoegsel + "ontbreekt", Vrijstellingbrief.Voorvoegsel + "verklaring",
        Vrijstellingbrief.Voorvoegsel + "uitkomst", Vrijstellingbrief.Voorvoegsel + "opnieuw"];

    /// <summary>All texts, in the order in which they are used.</summary>
    public static IReadOnlyList<Sjabloon> Alle { get; } = Array.ConvertAll(Codes, Lees);

    static readonly FrozenDictionary<string, Sjabloon> PerCode = Alle.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);

    public static Sjabloon? Vind(string? code) => code is null ? null : PerCode.GetValueOrDefault(code);

    /// <summary>What it is called, also when the text itself is no more.</summary>
    public static string Titel(string code) => Vind(code)?.Titel ?? "brief";

    /// <summary>The text with its fields filled in.</summary>
    /// <exception cref="KeyNotFoundException">A field has no value.</exception>
    public static string Vul(string tekst, IReadOnlyDictionary<string, string> waarden) => Veld().Replace(tekst, m => waarden[m.Groups[1].Value]);

    /// <summary>The names of the fields in a text.</summary>
    public static IEnumerable<string> VeldenIn(string tekst) => Veld().Matches(tekst).Select(m => m.Groups[1].Value);

    static Sjabloon Lees(string code)
    {
        using var bron = typeof(Sjablonen).Assembly.GetManifestResourceStream($"Brieven/{code}") ?? throw new InvalidOperationException($"The letter '{code}' is missing.");
        using var lezer = new StreamReader(bron);
        var delen = lezer.ReadToEnd().ReplaceLineEndings("\n").Split("\n---\n", 2);
        var kop = delen[0].Split('\n').Select(r => r.Split(": ", 2)).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        return new(code, kop["titel"], kop["onderwerp"], kop["opening"], delen[1].Trim());
    }

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Veld();
}

/// <summary>A letter as it is seen and printed. Only the text is kept; the address is put above it each time, from what is known then.</summary>
public sealed record Brief(IReadOnlyList<string> Adres, string Inhoud);
