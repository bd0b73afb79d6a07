// What: which voorzieningen the list shows; every property is a word in the URL.
// Used by: the list. Never: asks the database; the kaart of a region is some hundreds of rows, read with their places.

using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>How much education a week.</summary>
public enum Urenband { Geen = 1, Deels = 2, Voluit = 3 }

public sealed record Kaartfilter
{
    /// <summary>From so many hours of education a week on it is as good as a whole week.</summary>
    public const int VoluitVanaf = 20;

    public Behoeften? Behoefte { get; init; }
    public int? Leeftijd { get; init; }
    public Sector? Sector { get; init; }
    public Urenband? Uren { get; init; }
    public Financieringsgronden? Financiering { get; init; }
    public Voorzieningstatus? Status { get; init; }
    public Guid? Gemeente { get; init; }

    /// <summary>lopend (default), vrij, aandacht or alle.</summary>
    public string? Toon { get; init; }

    public const string Vrij = "vrij", Aandacht = "aandacht", Alle = "alle";

    public bool Past(Kaartregel regel, DateOnly dag, Plaatsbeeld plaatsen)
    {
        ArgumentNullException.ThrowIfNull(regel);
        ArgumentNullException.ThrowIfNull(plaatsen);
        var v = regel.Voorziening;
        return (Behoefte is not { } b || (v.Behoeften & b) == b)
            && (Leeftijd is not { } l || (v.LeeftijdVan <= l && l <= v.LeeftijdTotEnMet))
            && (Sector is not { } s || (v.Sectoren & Sectorenlijst.Van(s)) != Sectoren.Geen)
            && (Uren is not { } u || u == BandVan(v.UrenOnderwijs))
            && (Financiering is not { } f || (v.Financiering & f) == f)
            && (Status is not { } st || v.Status == st)
            && (Gemeente is not { } g || v.GemeenteId == g)
            && Toon switch
            {
                Alle => true,
                Vrij => v.Profiel.Loopt(dag) && plaatsen.KanPlaatsHebben(regel.Stand),
                Aandacht => plaatsen.Vlaggen(regel).Count > 0,
                _ => !(v.Einde < dag),
            };
    }

    static Urenband? BandVan(decimal? uren) => uren switch { null => null, 0 => Urenband.Geen, < VoluitVanaf => Urenband.Deels, _ => Urenband.Voluit };

    public static string Van(Urenband band) => band switch
    {
        Urenband.Geen => "Geen onderwijs",
        Urenband.Deels => $"Minder dan {VoluitVanaf} uur per week",
        Urenband.Voluit => $"{VoluitVanaf} uur per week of meer",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    public static IReadOnlyList<SelectListItem> Getoond { get; } = [new("Met plaats", Vrij), new("Vraagt aandacht", Aandacht), new("Ook wat gestopt is", Alle)];

    public IReadOnlyList<Chip> Chips(IReadOnlyList<SelectListItem> gemeenten)
    {
        var chips = new List<Chip>();
        void Chip(string sleutel, string? tekst)
        {
            if (tekst is not null)
                chips.Add(new(sleutel, null, tekst));
        }

        Chip("behoefte", Behoefte is { } b && Oorzakenlijst.Behoeften.Contains(b) ? "Nodig: " + Woorden.Van(b) : null);
        Chip("leeftijd", Leeftijd is { } l ? $"Leeftijd: {l} jaar" : null);
        Chip("sector", Sector is { } s && Enum.IsDefined(s) ? "Sector: " + Woorden.Van(s) : null);
        Chip("uren", Uren is { } u && Enum.IsDefined(u) ? Van(u) : null);
        Chip("financiering", Financiering is { } f && Enum.IsDefined(f) ? "Betaald door: " + Woorden.Van(f) : null);
        Chip("status", Status is { } st && Enum.IsDefined(st) ? "Status: " + Woorden.Van(st) : null);
        Chip("gemeente", Gemeente is { } g ? "Staat in: " + (gemeenten.FirstOrDefault(x => x.Value == g.ToString())?.Text ?? "onbekend") : null);
        Chip("toon", Getoond.FirstOrDefault(x => x.Value == Toon)?.Text);
        return chips;
    }
}
