// What: which voorzieningen fit a jongere and why (not); the choice and what was passed over are kept, and an arrangement is begun from it.
// Source: indicators.md, Voorzieningenkaart; rules.md R6. The rule: Domain/Voorzieningen/Passend.
// Never: decides; or shows what a jongere needs to who sees only the core of the dossier: they say themselves what they know.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>An earlier choice, as this reader may see it.</summary>
public sealed record Eerderekeuze(DateOnly Datum, string? Gekozen, IReadOnlyList<string> NietGekozen, string? Reden);

[Mag(Acties.ArrangementWijzigen)]
public sealed class PassendModel(AppDb db, Dossierwerk werk, Vault vault, Voorzieningenkaart kaart, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>Value of <see cref="Invoer.Keuze"/>.</summary>
    public const string GeenVanDeze = "geen";

    public required OpenDossier Open { get; set; }

    /// <summary>The reader may read in the dossier what the jongere needs.</summary>
    public bool KentBehoeften { get; private set; }

    [BindProperty(SupportsGet = true, Name = "behoeften")]
    public List<Behoeften> Gevraagd { get; set; } = [];

    public IReadOnlyList<(Passendheid Past, Kaartregel Regel, int Nummer)> Opties { get; private set; } = [];
    public IReadOnlyList<(Passendheid Past, Kaartregel Regel)> NietPassend { get; private set; } = [];
    public IReadOnlyList<Eerderekeuze> Eerder { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Keuzes =>
        [.. Opties.Select(o => new SelectListItem(o.Regel.Voorziening.Naam, o.Regel.Voorziening.Id.ToString())), new("Geen van deze", GeenVanDeze)];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The needs with which was sought.</summary>
        public List<Behoeften> Behoeften { get; set; } = [];

        public string? Keuze { get; set; }

        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public static string Kop(Redengewicht gewicht) => gewicht switch
    {
        Redengewicht.Voor => "Past",
        Redengewicht.LetOp => "Let op",
        _ => "Past niet",
    };

    public async Task<IActionResult> OnGetAsync(string nummer, [FromQuery] string? gekozen, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (gekozen is null && KentBehoeften)
            Gevraagd = [.. Oorzakenlijst.Van(Open.Dossier.Behoeften)];
        await ZoekAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Gevraagd = Input.Behoeften;
        await ZoekAsync(ct);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Verder(nummer);
        var gekozen = Opties.FirstOrDefault(o => o.Regel.Voorziening.Id.ToString() == Input.Keuze);
        if (gekozen.Regel is null && Input.Keuze != GeenVanDeze)
            ModelState.AddModelError("Input.Keuze", "Kies een voorziening, of Geen van deze.");
        else if (gekozen.Past?.Past != true && string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", gekozen.Regel is null ? "Schrijf op waarom geen van deze past." : "Schrijf op waarom u dit kiest, ook al past het niet helemaal.");
        if (Input.Reden is { Length: > 2000 })
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var (id, dossier) = (Guid.CreateVersion7(), Open.Dossier);
        var afweging = new Afweging
        {
            Id = id, DossierId = dossier.Id, OrganisatieId = user.OrganisatieId, Datum = clock.Today, Behoeften = Som(Gevraagd), VoorzieningId = gekozen.Regel?.Voorziening.Id,
            NietPassend = NietPassend.Count, Reden = await vault.SealTextAsync(dossier.Id, "Afweging/Reden", id, Input.Reden, ct),
        };
        foreach (var (past, regel, nr) in Opties)
            afweging.Opties.Add(new Afwegingoptie
            {
                DossierId = dossier.Id, AfwegingId = id, VoorzieningId = regel.Voorziening.Id, Volgorde = nr, Past = past.Past, HadPlaats = past.HeeftPlaats,
                Bezwaren = string.Join(' ', past.Redenen.Where(r => r.Gewicht != Redengewicht.Voor).Select(r => r.Code)), Gekozen = regel.Voorziening.Id == afweging.VoorzieningId,
            });
        db.Begin(ActKind.AfwegingVastgelegd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("opties", Opties.Count), ("gekozen", gekozen.Regel is null ? 0 : 1)), id: Input.ActId);
        db.Add(afweging);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt(gekozen.Regel is null ? "Vastgelegd dat geen voorziening past." : "Uw keuze is vastgelegd. Stel nu het arrangement voor.");
        return Verder(nummer);
    }

    RedirectResult Verder(string nummer) =>
        Redirect(Guid.TryParse(Input.Keuze, out var voorziening) ? $"/dossiers/{nummer}/arrangementen/nieuw?voorziening={voorziening}" : $"/dossiers/{nummer}");

    async Task ZoekAsync(CancellationToken ct)
    {
        Gevraagd = [.. Gevraagd.Where(b => Oorzakenlijst.Behoeften.Contains(b)).Distinct()];
        var d = Open.Dossier;
        var regels = (await kaart.AlleAsync(ct)).ToDictionary(r => r.Voorziening.Id);
        var vraag = new Passendvraag
        {
            Leeftijd = Leerplicht.Leeftijd(Open.Geopend.Identiteit?.Geboren ?? d.GeboorteMaand, clock.Today), Sector = d.Sector, Behoeften = Som(Gevraagd),
            GemeenteId = d.GemeenteId, SwvId = d.SwvId, Dag = clock.Today,
        };
        var alle = Passend.Zoek(vraag, regels.Values.Select(r => (r.Voorziening.Profiel, r.Stand))).Select(p => (Past: p, Regel: regels[p.Voorziening.Id])).ToList();
        // What fits but for one thing is worth a talk: an age of a month, a need that can be added.
        bool IsOptie(Passendheid p) => p.Redenen.Count(r => r.Gewicht == Redengewicht.Tegen) <= 1 && !p.Redenen.Any(r => r.Code == "gestopt");
        Opties = [.. alle.Where(a => IsOptie(a.Past)).Select((a, i) => (a.Past, a.Regel, i + 1))];
        NietPassend = [.. alle.Where(a => !IsOptie(a.Past))];
        Eerder = await EerderAsync(regels, ct);
    }

    async Task<IReadOnlyList<Eerderekeuze>> EerderAsync(Dictionary<Guid, Kaartregel> regels, CancellationToken ct)
    {
        var dossier = Open.Dossier.Id;
        string Naam(Guid id) => regels.TryGetValue(id, out var r) ? r.Voorziening.Naam : "onbekend";
        return [.. (await db.Set<Afweging>().AsNoTracking().Include(a => a.Opties).Where(a => a.DossierId == dossier).OrderByDescending(a => a.Datum).ThenByDescending(a => a.Id).Take(10).ToListAsync(ct))
            .Select(a => new Eerderekeuze(a.Datum, a.VoorzieningId is { } v ? Naam(v) : null, [.. a.Opties.Where(o => !o.Gekozen).OrderBy(o => o.Volgorde).Select(o => Naam(o.VoorzieningId))],
                KentBehoeften || a.OrganisatieId == user.OrganisatieId ? Open.Geopend.Tekst(a.Reden, "Afweging/Reden", a.Id) : null))];
    }

    static Behoeften Som(IEnumerable<Behoeften> behoeften) => behoeften.Aggregate(Behoeften.Geen, (a, b) => a | b);

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        KentBehoeften = open.Geopend.Niveau > Zichtniveau.Kern;
        return open.Dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
