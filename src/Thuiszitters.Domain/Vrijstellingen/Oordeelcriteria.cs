// What: what a reviewer answers, and whether a judgement is whole: nee with one reason, tenzij with every criterion answered.
// Source: rules.md R5.3 (the default list of criteria, ⚙ of the region, versioned).
// Pure. Used by: the pages of a judgement, and the rows that a region without an own list gets.
// Never: a pre-filled tenzij, or one reason for all criteria.

using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Domain;

/// <summary>One criterion of the list.</summary>
/// <param name="Code">Stable code, kebab-case.</param>
/// <param name="Vraag">The question, in Dutch.</param>
/// <param name="Hulp">A sentence of help, in Dutch.</param>
public sealed record Oordeelcriterium(string Code, string Vraag, string Hulp);

/// <summary>The judgement of a reviewer as it was filled in. A text counts when it is more than white space.</summary>
public sealed record Oordeelinvulling
{
    /// <summary>The answer.</summary>
    public required Oordeelkeuze Keuze { get; init; }

    /// <summary>Nee: the reason.</summary>
    public string? Reden { get; init; }

    /// <summary>Tenzij: the reason per criterion, by code.</summary>
    public IReadOnlyDictionary<string, string?> Antwoorden { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Tenzij: when the situation is looked at again.</summary>
    public DateOnly? VolgendeBlik { get; init; }
}

/// <summary>The criteria of "tenzij" and the wholeness of a judgement (rules.md R5.3).</summary>
public static class Oordeelcriteria
{
    /// <summary>The default list. The date for the next look is asked beside it, as a date.</summary>
    public static IReadOnlyList<Oordeelcriterium> Standaard { get; } = Array.AsReadOnly(
    [
        new Oordeelcriterium(
            "combinaties", "Welke combinaties van onderwijs en zorg zijn onderzocht, en met wie?",
            "Noem de combinaties, de organisaties waarmee u of anderen spraken, en wanneer dat was."),
        new Oordeelcriterium(
            "maatwerk", "Waarom past een rooster met minder uren nu niet?",
            "Denk aan minder uren op de eigen school, met een plan om op te bouwen."),
        new Oordeelcriterium(
            "oza", "Waarom past een onderwijs-zorgarrangement nu niet?",
            "Noem welk arrangement is bekeken en waarom het nu niet kan."),
        new Oordeelcriterium(
            "so-vso", "Waarom past speciaal onderwijs (so of vso) nu niet?",
            "Noem welke scholen zijn gevraagd en wat zij antwoordden."),
        new Oordeelcriterium(
            "afstandsonderwijs", "Waarom past onderwijs op afstand nu niet?",
            "Denk aan digitale lessen of een docent aan huis."),
        new Oordeelcriterium(
            "kind", "Wat vindt het kind zelf?",
            "Schrijf wie met het kind sprak, wanneer, en wat het kind wil. Lukt praten niet? Schrijf hoe u het kind toch hoorde."),
        new Oordeelcriterium(
            "ouders", "Wat vinden de ouders?",
            "Schrijf wie met de ouders sprak, wanneer, en wat zij willen."),
        new Oordeelcriterium(
            "terug", "Wat moet er veranderen zodat onderwijs weer kan?",
            "Schrijf wat er nodig is en wie daaraan werkt."),
    ]);

    /// <summary>SHA-256 of the texts of a list, so that a judgement is bound to the questions as they were asked.</summary>
    /// <param name="criteria">The list, in its order.</param>
    public static byte[] Sha256(IEnumerable<Oordeelcriterium> criteria) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', criteria.Select(c => $"{c.Code}\t{c.Vraag}\t{c.Hulp}"))));

    /// <summary>
    /// All that a judgement still lacks; empty when it is whole. In order: <c>keuze-ontbreekt</c>; nee: <c>reden-ontbreekt</c>; tenzij:
    /// <c>criterium-onbeantwoord</c> with <c>criterium</c> for each, <c>volgende-blik-ontbreekt</c>, <c>volgende-blik-voorbij</c> or
    /// <c>volgende-blik-te-ver</c> with <c>uiterlijk</c>.
    /// </summary>
    /// <param name="invulling">What was filled in.</param>
    /// <param name="criteria">Codes of the criteria that count for this request.</param>
    /// <param name="vandaag">Today.</param>
    public static IEnumerable<Verdict> Bezwaren(Oordeelinvulling invulling, IEnumerable<string> criteria, DateOnly vandaag)
    {
        ArgumentNullException.ThrowIfNull(invulling);
        ArgumentNullException.ThrowIfNull(criteria);
        return invulling.Keuze switch
        {
            Oordeelkeuze.Nee => string.IsNullOrWhiteSpace(invulling.Reden) ? [Verdict.Geweigerd("reden-ontbreekt")] : [],
            Oordeelkeuze.Tenzij => TegenTenzij(invulling, criteria, vandaag),
            _ => [Verdict.Geweigerd("keuze-ontbreekt")],
        };
    }

    static IEnumerable<Verdict> TegenTenzij(Oordeelinvulling invulling, IEnumerable<string> criteria, DateOnly vandaag)
    {
        foreach (var code in criteria)
        {
            if (string.IsNullOrWhiteSpace(invulling.Antwoorden.GetValueOrDefault(code)))
                yield return Verdict.Geweigerd("criterium-onbeantwoord", ("criterium", code));
        }

        var uiterlijk = vandaag.AddMonths(Vrijstellingtermijnen.VolgendeBlikMaanden);
        if (invulling.VolgendeBlik is not { } blik)
            yield return Verdict.Geweigerd("volgende-blik-ontbreekt");
        else if (blik <= vandaag)
            yield return Verdict.Geweigerd("volgende-blik-voorbij");
        else if (blik > uiterlijk)
            yield return Verdict.Geweigerd("volgende-blik-te-ver", ("uiterlijk", VrijstellingVerloop.Iso(uiterlijk)));
    }
}
