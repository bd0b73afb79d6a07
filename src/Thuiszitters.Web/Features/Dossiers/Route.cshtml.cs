// What: the route of the Methodische Aanpak Schoolverzuim and the phase it is in; a departure from the approach is explained.
// Source: Domain/Aanpak/Routeadvies.cs ("pas toe of leg uit"). Never: details of a punishment; seen by others than the gemeente of the dossier.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierWijzigen)]
public sealed class RouteModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>What was chosen before, the oldest first.</summary>
    List<Routekeuze> eerder = [];

    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public Aanpakroute? Route { get; set; }
        public Aanpakfase? Fase { get; set; }
        [ZonderMedisch]
        public string? Toelichting { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        var nu = eerder.LastOrDefault();
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Route = nu?.Route ?? Routeadvies.Voorstel, Fase = nu?.Fase ?? Aanpakfase.Waarnemen };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        var afwijkingen = Controleer();
        if (!ModelState.IsValid)
            return Page();

        var (dossier, id) = (Open.Dossier, Guid.CreateVersion7());
        var keuze = new Routekeuze
        {
            Id = id, DossierId = dossier.Id, Route = Input.Route!.Value, Fase = Input.Fase!.Value, Op = clock.Today, DoorId = user.Id, IsAfwijking = afwijkingen.Count > 0,
            Toelichting = await vault.SealTextAsync(dossier.Id, "Routekeuze/Toelichting", id, Input.Toelichting?.Trim(), ct),
        };
        db.Begin(ActKind.RouteGekozen, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(
            ("route", keuze.Route), ("fase", keuze.Fase), ("afwijking", afwijkingen.Count == 0 ? null : string.Join(',', afwijkingen))), id: Input.ActId);
        db.Add(keuze);
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Gewijzigd();
        TempData.Gelukt("De route is opgeslagen.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>The departures of what was filled in; each is said at the field when it is not explained.</summary>
    IReadOnlyList<Routeafwijking> Controleer()
    {
        if (Input.Route is not { } route || !Enum.IsDefined(route))
            ModelState.AddModelError("Input.Route", "Kies een route.");
        if (Input.Fase is not { } fase || !Enum.IsDefined(fase))
            ModelState.AddModelError("Input.Fase", "Kies een fase.");
        if (Input.Toelichting?.Length > 2000)
            ModelState.AddModelError("Input.Toelichting", "Maak de toelichting korter dan 2.000 tekens.");
        if (!ModelState.IsValid)
            return [];
        var afwijkingen = Routeadvies.Afwijkingen(Input.Route!.Value, Input.Fase!.Value, Open.Dossier.Oorzaken, [.. eerder.Select(e => (e.Route, e.Fase))]);
        if (afwijkingen.Count > 0 && string.IsNullOrWhiteSpace(Input.Toelichting))
            ModelState.AddModelError("Input.Toelichting", string.Join(' ', afwijkingen.Select(Woorden.Van)) + " Leg uit waarom.");
        return afwijkingen;
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, ("Route", eerder.LastOrDefault() is { } nu ? $"{Woorden.Van(nu.Route)}, fase {Woorden.Van(nu.Fase).ToLowerInvariant()}" : "Nog niet gekozen"));
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        var dossier = open.Dossier.Id;
        // Sorted here: a server may order keys in a way of its own.
        eerder = [.. (await db.Set<Routekeuze>().AsNoTracking().Where(r => r.DossierId == dossier).ToListAsync(ct)).OrderBy(r => r.Id)];
        return null;
    }
}
