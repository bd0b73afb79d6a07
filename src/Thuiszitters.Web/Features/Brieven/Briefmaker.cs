// What: makes the letter to one person: their address or none, and the chosen text with its fields filled in.
// Source: ADR 24. Pure. Used by: the pages of a new letter and of a kept one.
// Never: a secret address, not even in the letter to whom it belongs (paper travels); nor the address of anybody else,
// but that of the jongere when nobody asked to keep it secret.

using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Brieven;

/// <summary>What the fields of a letter are filled with, besides who it is to.</summary>
public sealed record Briefgegevens
{
    public required string Jongere { get; init; }
    public required string Dossiernummer { get; init; }
    public required string Gemeente { get; init; }
    public required string Afzender { get; init; }
    public required string Telefoon { get; init; }
    public required DateOnly Vandaag { get; init; }
    public DateOnly? Dag { get; init; }
    public string? Tijd { get; init; }
    public string? Plaats { get; init; }

    /// <summary>Of a letter about a vrijstelling: <see cref="Vrijstellingbrief.Velden"/>; empty for the others.</summary>
    public IReadOnlyDictionary<string, string> Vrijstelling { get; init; } = Vrijstellingbrief.Velden.ToDictionary(v => v, _ => "", StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Waarden() => new Dictionary<string, string>(Vrijstelling, StringComparer.Ordinal)
    {
        ["jongere"] = Jongere, ["dossiernummer"] = Dossiernummer, ["gemeente"] = Gemeente, ["afzender"] = Afzender, ["telefoon"] = Telefoon,
        ["dag"] = Dag is { } dag ? NlDatum.Lang(dag) : "", ["tijd"] = Tijd ?? "", ["plaats"] = Plaats ?? "",
    };
}

public static class Briefmaker
{
    /// <summary>Stands where the address would be, for who must put it on the envelope by hand.</summary>
    public const string ZonderAdres = "(adres op de envelop schrijven)";

    public static Brief Maak(Sjabloon sjabloon, string? opening, Betrokkene aan, IReadOnlyList<Betrokkene> alle, Briefgegevens gegevens) =>
        Maak(sjabloon, opening, [aan], alle, gegevens);

    /// <summary>One letter to who live at one address.</summary>
    public static Brief Maak(Sjabloon sjabloon, string? opening, IReadOnlyList<Betrokkene> aan, IReadOnlyList<Betrokkene> alle, Briefgegevens gegevens)
    {
        var waarden = gegevens.Waarden();
        var eerste = string.IsNullOrWhiteSpace(opening) ? Sjablonen.Vul(sjabloon.Opening, waarden) : opening.Trim().ReplaceLineEndings("\n");
        var inhoud = $"""
            {gegevens.Gemeente}, {NlDatum.Lang(gegevens.Vandaag)}
            Ons kenmerk: {gegevens.Dossiernummer}
            Onderwerp: {Sjablonen.Vul(sjabloon.Onderwerp, waarden)}

            Beste {Samen(aan.Select(a => a.Gegevens.Naam))},

            {eerste}

            {Sjablonen.Vul(sjabloon.Tekst, waarden)}

            Met vriendelijke groet,

            {gegevens.Afzender}
            {gegevens.Gemeente}
            Telefoon {gegevens.Telefoon}
            """;
        return new(Adres([.. aan.Select(a => a.Contact.Id)], alle), inhoud.ReplaceLineEndings("\n"));
    }

    // One person may stand there twice, after a merging.
    static string Samen(IEnumerable<string> namen) => string.Join(" en ", namen.Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Parents by their own address: who share one get one letter. Whoever has none of their own, or keeps it secret, gets one of their own: that
    /// they live where the jongere lives is not known.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Betrokkene>> PerAdres(IReadOnlyList<Betrokkene> aan, IReadOnlyList<Betrokkene> alle)
    {
        var open = Betrokkenenvak.Openbaar(alle);
        return
        [
            .. aan.GroupBy(b => Eigen(b.Contact.Id, open) is { } regels ? string.Join('\n', regels).ToUpperInvariant() : b.Contact.Id.ToString())
                .Select(g => (IReadOnlyList<Betrokkene>)[.. g]),
        ];
    }

    /// <summary>The address of several who live together; when they do not any more, by hand.</summary>
    public static IReadOnlyList<string> Adres(IReadOnlyList<Guid> aan, IReadOnlyList<Betrokkene> alle)
    {
        if (aan.Count <= 1)
            return Adres(aan.Count == 0 ? null : aan[0], alle);
        var open = Betrokkenenvak.Openbaar(alle);
        var namen = Samen(open.Where(b => aan.Contains(b.Contact.Id)).Select(b => b.Gegevens.Naam));
        var per = aan.Select(a => Eigen(a, open)).ToList();
        return per[0] is { } eerste && per.TrueForAll(p => p is not null && p.SequenceEqual(eerste, StringComparer.OrdinalIgnoreCase)) ? [namen, .. eerste] : [namen, ZonderAdres];
    }

    /// <summary>Their own address as it may stand on an envelope; null when there is none, or it is secret.</summary>
    static string[]? Eigen(Guid wie, IReadOnlyList<Betrokkene> open) =>
        open.FirstOrDefault(b => b.Contact.Id == wie)?.Gegevens is { HeeftAdres: true, IsGeheim: false } g ? Regels(g) : null;

    static string[] Regels(Contactgegevens waar) => [waar.Straat!, $"{waar.Postcode} {waar.Plaats}".Trim()];

    /// <summary>
    /// The address of the one it is to, or that of the jongere, as it is known now; none of it when it is secret
    /// (<see cref="Betrokkenenvak.Openbaar"/>), or when the one it is to was taken away.
    /// </summary>
    public static IReadOnlyList<string> Adres(Guid? aan, IReadOnlyList<Betrokkene> alle)
    {
        var open = Betrokkenenvak.Openbaar(alle);
        if (open.FirstOrDefault(b => b.Contact.Id == aan)?.Gegevens is not { } eigen)
            return [ZonderAdres];
        // Two addresses of the jongere, after a merging: then neither is certain.
        var jongeren = open.Where(b => b.Contact.Relatie == Relatie.Jongere).ToList();
        var jongere = jongeren.Count == 1 ? jongeren[0].Gegevens : null;
        var waar = eigen.HeeftAdres ? eigen : !eigen.IsGeheim && jongere is { HeeftAdres: true } ? jongere : null;
        return waar is null ? [eigen.Naam, ZonderAdres] : [eigen.Naam, .. Regels(waar)];
    }
}
