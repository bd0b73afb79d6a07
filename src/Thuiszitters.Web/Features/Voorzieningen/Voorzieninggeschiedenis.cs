// What: how a voorziening changed: the acts that touched it, in words. Source: the audit. Used by: its page.
// Never: a code on the screen, or the words of a text that changed; nor the name of an employee to who reads the whole region's kaart.

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>One act: the day, who by function and organisation, and what changed; nothing when it was put on the kaart.</summary>
public sealed record Geschiedenisregel(DateOnly Dag, string Wie, IReadOnlyList<string> Wat);

public static class Voorzieninggeschiedenis
{
    public static async Task<IReadOnlyList<Geschiedenisregel>> LeesAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var acts = await db.Set<Voorzieningwijziging>().AsNoTracking().Where(w => w.VoorzieningId == id)
            .Join(db.Acts.AsNoTracking(), w => w.ActId, a => a.Id, (w, a) => new { a.Id, a.At, a.Kind, a.Rol, a.OrganisatieId }).OrderByDescending(a => a.At).Take(50).ToListAsync(ct);
        var ids = acts.ConvertAll(a => a.Id);
        var rij = id.ToString();
        var velden = (await db.Set<ActChange>().AsNoTracking().Where(c => ids.Contains(c.ActId) && c.Entiteit == nameof(Voorziening) && c.EntiteitId == rij).ToListAsync(ct)).ToLookup(c => c.ActId);
        var namen = await db.Organisaties.AsNoTracking().Where(o => o.Soort != OrganisatieSoort.School).ToDictionaryAsync(o => o.Id, o => o.Naam, ct);
        return [.. acts.Select(a => new Geschiedenisregel(Dag(a.At),
            a.Rol is { } rol && a.OrganisatieId is { } o ? $"{Woorden.Van(rol)}, {namen.GetValueOrDefault(o, "onbekend")}" : "Het programma",
            [.. velden[a.Id].Where(c => c.Veld != "*" && c.Veld != nameof(Voorziening.Versie)).Select(c => Zin(c, namen))]))];
    }

    static DateOnly Dag(DateTime at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));

    static string Zin(ActChange c, Dictionary<Guid, string> namen)
    {
        var naam = Veldnaam(c.Veld);
        return c.Nieuw == "(gewijzigd)" || c.Oud == "(gewijzigd)" ? $"{naam}: tekst gewijzigd" : $"{naam}: {Waarde(c.Veld, c.Oud, namen)} werd {Waarde(c.Veld, c.Nieuw, namen)}";
    }

    static string Veldnaam(string veld) => veld switch
    {
        nameof(Voorziening.MedeSwvId) => "Ander samenwerkingsverband",
        nameof(Voorziening.GemeenteId) => "Gemeente",
        nameof(Voorziening.Pc4) => "Postcode",
        nameof(Voorziening.Bereik) => "Jongeren uit",
        nameof(Voorziening.Sectoren) => "Sector",
        nameof(Voorziening.LeeftijdVan) => "Jongste leeftijd",
        nameof(Voorziening.LeeftijdTotEnMet) => "Oudste leeftijd",
        nameof(Voorziening.Behoeften) => "Geeft",
        nameof(Voorziening.UrenOnderwijs) => "Uren onderwijs",
        nameof(Voorziening.UrenZorg) => "Uren zorg",
        nameof(Voorziening.Capaciteit) => "Aantal plaatsen",
        nameof(Voorziening.InschrijvingNodig) => "Inschrijving nodig",
        nameof(Voorziening.TlvNodig) => "Toelaatbaarheidsverklaring nodig",
        nameof(Voorziening.Financiering) => "Wie betaalt",
        nameof(Voorziening.Begin) => "Eerste dag",
        nameof(Voorziening.Einde) => "Laatste dag",
        nameof(Voorziening.KwaliteitOp) => "Kwaliteit bekijken",
        // The others are called on the screen as in the code.
        _ => veld,
    };

    static string Waarde(string veld, string? waarde, Dictionary<Guid, string> namen) => (veld, waarde) switch
    {
        (_, null or "") => "leeg",
        (nameof(Voorziening.GemeenteId) or nameof(Voorziening.MedeSwvId), _) => Guid.TryParse(waarde, out var id) && namen.TryGetValue(id, out var naam) ? naam : "onbekend",
        (nameof(Voorziening.Begin) or nameof(Voorziening.Einde) or nameof(Voorziening.KwaliteitOp), _) =>
            DateOnly.TryParse(waarde, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? NlDatum.Lang(dag) : waarde,
        (nameof(Voorziening.InschrijvingNodig) or nameof(Voorziening.TlvNodig), _) => bool.TryParse(waarde, out var ja) && ja ? "ja" : "nee",
        (nameof(Voorziening.Bereik), _) => Woord<Voorzieningbereik>(waarde, Woorden.Van),
        (nameof(Voorziening.Sectoren), _) => Woord<Sectoren>(waarde, Woorden.Van),
        (nameof(Voorziening.Behoeften), _) => Woord<Behoeften>(waarde, Woorden.Alle),
        (nameof(Voorziening.Financiering), _) => Woord<Financieringsgronden>(waarde, Woorden.Van),
        (nameof(Voorziening.Status), _) => Woord<Voorzieningstatus>(waarde, Woorden.Van),
        (nameof(Voorziening.Uitkomsten), _) => Woord<Uitkomstcriteria>(waarde, Woorden.Van),
        (nameof(Voorziening.UrenOnderwijs) or nameof(Voorziening.UrenZorg), _) =>
            decimal.TryParse(waarde, CultureInfo.InvariantCulture, out var uren) ? uren.ToString("0.#", NlDatum.Cultuur) : waarde,
        _ => waarde,
    };

    static string Woord<T>(string waarde, Func<T, string> woord) where T : struct, Enum => Enum.TryParse<T>(waarde, out var w) ? woord(w).ToLowerInvariant() : "onbekend";
}
