// What: the own fields of a type of arrangement as a form holds them, and back. Source: rules.md R6; Domain/Arrangementen/Soortgegevens.cs.
// Used by: Stap and Gegevens; shown by _Soortvelden. Never: a field of another type.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

public sealed class Soortinvoer
{
    [ZonderMedisch]
    public string? TlvNummer { get; set; }
    public TlvCategorie? TlvCategorie { get; set; }
    public bool ViaInstelling { get; set; }
    public DateOnly? GeldigVan { get; set; }
    public DateOnly? GeldigTotEnMet { get; set; }
    public List<OzaAfwijkingen> Afwijkingen { get; set; } = [];
    public bool Ingeschreven { get; set; }
    public bool HeeftPlan { get; set; }
    public bool HeeftDeskundigenverklaring { get; set; }
    [ZonderMedisch]
    public string? Inspectiekenmerk { get; set; }

    /// <summary>The type asks at least one of these.</summary>
    public static bool Heeft(ArrangementType type) => Arrangementsoorten.VraagtGeldigheid(type) || type == ArrangementType.OzaExperiment;

    public static Soortinvoer Van(Arrangementblad blad)
    {
        ArgumentNullException.ThrowIfNull(blad);
        var a = blad.Arrangement;
        return new()
        {
            TlvNummer = blad.TlvNummer, TlvCategorie = a.TlvCategorie, ViaInstelling = a.ViaInstelling, GeldigVan = a.GeldigVan, GeldigTotEnMet = a.GeldigTotEnMet,
            Afwijkingen = [.. Features.Shared.Woorden.Elk(a.Afwijkingen)], Ingeschreven = a.Ingeschreven, HeeftPlan = a.HeeftPlan,
            HeeftDeskundigenverklaring = a.HeeftDeskundigenverklaring, Inspectiekenmerk = blad.Inspectiekenmerk,
        };
    }

    public Soortgegevens Gegevens() => new()
    {
        HeeftTlvNummer = !string.IsNullOrWhiteSpace(TlvNummer), TlvCategorie = TlvCategorie, ViaInstelling = ViaInstelling, GeldigVan = GeldigVan, GeldigTotEnMet = GeldigTotEnMet,
        Afwijkingen = Samen, Ingeschreven = Ingeschreven, HeeftPlan = HeeftPlan, HeeftDeskundigenverklaring = HeeftDeskundigenverklaring,
        HeeftInspectiekenmerk = !string.IsNullOrWhiteSpace(Inspectiekenmerk),
    };

    /// <summary>What a form may hold at all, whatever the step.</summary>
    public IEnumerable<(string Veld, string Bericht)> Fouten()
    {
        if (TlvNummer?.Length > 40)
            yield return ("TlvNummer", "Maak het nummer korter dan 40 tekens.");
        if (Inspectiekenmerk?.Length > 40)
            yield return ("Inspectiekenmerk", "Maak het kenmerk korter dan 40 tekens.");
        if (TlvCategorie is { } categorie && !Enum.IsDefined(categorie))
            yield return ("TlvCategorie", "Kies laag, midden of hoog.");
        if (Afwijkingen.Exists(a => a == OzaAfwijkingen.Geen || !Enum.IsDefined(a)))
            yield return ("Afwijkingen", "Kies uit de lijst.");
    }

    /// <summary>Puts them on the row, as far as they are of its type.</summary>
    public async Task ZetAsync(Arrangement a, Vault vault, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(vault);
        if (Arrangementsoorten.VraagtTlv(a.Type))
        {
            a.TlvNummer = await vault.SealTextAsync(a.DossierId, "Arrangement/TlvNummer", a.Id, TlvNummer?.Trim(), ct);
            a.TlvCategorie = Arrangementsoorten.VraagtTlvCategorie(a.Type) ? TlvCategorie : null;
            a.ViaInstelling = Arrangementsoorten.KanViaInstelling(a.Type) && ViaInstelling;
        }

        if (Arrangementsoorten.VraagtGeldigheid(a.Type))
            (a.GeldigVan, a.GeldigTotEnMet) = (GeldigVan, GeldigTotEnMet);
        if (a.Type == ArrangementType.OzaExperiment)
            (a.Afwijkingen, a.Ingeschreven) = (Samen, Ingeschreven);
        if (a.Type == ArrangementType.MaatwerkOnderwijstijd)
        {
            (a.HeeftPlan, a.HeeftDeskundigenverklaring) = (HeeftPlan, HeeftDeskundigenverklaring);
            a.Inspectiekenmerk = await vault.SealTextAsync(a.DossierId, "Arrangement/Inspectiekenmerk", a.Id, Inspectiekenmerk?.Trim(), ct);
        }
    }

    OzaAfwijkingen Samen => Afwijkingen.Aggregate(OzaAfwijkingen.Geen, (samen, a) => samen | a);
}
