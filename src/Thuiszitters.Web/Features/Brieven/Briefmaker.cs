// What: makes the letter to one person: their address or none, and the chosen text with its fields filled in.
// Source: ADR 24. Pure. Used by: the page of a new letter.
// Never: a secret address, not even in the letter to whom it belongs (the letter is kept, and may be shared); nor the address of anybody else,
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

    public IReadOnlyDictionary<string, string> Waarden() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["jongere"] = Jongere, ["dossiernummer"] = Dossiernummer, ["gemeente"] = Gemeente, ["afzender"] = Afzender, ["telefoon"] = Telefoon,
        ["dag"] = Dag is { } dag ? NlDatum.Lang(dag) : "", ["tijd"] = Tijd ?? "", ["plaats"] = Plaats ?? "",
    };
}

public static class Briefmaker
{
    /// <summary>Stands where the address would be, for who must put it on the envelope by hand.</summary>
    public const string ZonderAdres = "(adres op de envelop schrijven)";

    public static Brief Maak(Sjabloon sjabloon, string? opening, Betrokkene aan, IReadOnlyList<Betrokkene> alle, Briefgegevens gegevens)
    {
        var waarden = gegevens.Waarden();
        var eerste = string.IsNullOrWhiteSpace(opening) ? Sjablonen.Vul(sjabloon.Opening, waarden) : opening.Trim().ReplaceLineEndings("\n");
        var inhoud = $"""
            {gegevens.Gemeente}, {NlDatum.Lang(gegevens.Vandaag)}
            Ons kenmerk: {gegevens.Dossiernummer}
            Onderwerp: {Sjablonen.Vul(sjabloon.Onderwerp, waarden)}

            Beste {aan.Gegevens.Naam},

            {eerste}

            {Sjablonen.Vul(sjabloon.Tekst, waarden)}

            Met vriendelijke groet,

            {gegevens.Afzender}
            {gegevens.Gemeente}
            Telefoon {gegevens.Telefoon}
            """;
        return new([aan.Gegevens.Naam, .. Adres(aan, alle)], inhoud.ReplaceLineEndings("\n"));
    }

    /// <summary>
    /// The address of the one it is to, or that of the jongere. A secret address is in no letter; and where anybody at all keeps an address
    /// secret, that of the jongere is given to nobody: they may well live there.
    /// </summary>
    static IEnumerable<string> Adres(Betrokkene aan, IReadOnlyList<Betrokkene> alle)
    {
        var eigen = aan.Gegevens.Openbaar();
        var jongere = alle.FirstOrDefault(b => b.Contact.Relatie == Relatie.Jongere)?.Gegevens;
        var waar = aan.Gegevens.IsGeheim ? null
            : eigen.HeeftAdres ? eigen
            : jongere is { HeeftAdres: true } && !alle.Any(b => b.Gegevens.IsGeheim) ? jongere : null;
        return waar is null ? [ZonderAdres] : [waar.Straat!, $"{waar.Postcode} {waar.Plaats}".Trim()];
    }
}
