// What: changes a voorziening; only by the SWV that answers for it. Source: permissions.csv voorziening.beheren.
// Never: takes one away; it ends by its last day, and stays with what it yielded.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.VoorzieningBeheren)]
public sealed class WijzigenModel(AppDb db, Dossierwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required Voorziening Voorziening { get; set; }
    public Voorzieningkeuzes Keuzes { get; private set; } = new([], []);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Voorzieninginvoer Voorziening { get; set; } = new();
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(id, ct))
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Voorziening.Versie, Voorziening = Voorzieninginvoer.Van(Voorziening) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(id, ct))
            return NotFound();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/voorzieningen/{id}");
        if (Input.Versie != Voorziening.Versie)
            return Gewijzigd();
        ModelState.Add(Keuzes.Controle(user.OrganisatieId).Validate(Input.Voorziening), "Input.Voorziening");
        if (!ModelState.IsValid)
            return Page();
        db.Begin(ActKind.VoorzieningGewijzigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("voorziening", id)), id: Input.ActId);
        Input.Voorziening.Zet(Voorziening);
        Voorziening.Versie++;
        db.Add(new Voorzieningwijziging { VoorzieningId = id, ActId = Input.ActId });
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(id, ct) ? Gewijzigd() : NotFound();
        TempData.Gelukt("De voorziening is gewijzigd.");
        return Redirect($"/voorzieningen/{id}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Voorziening.Versie;
        return Wijziging.ToonVan("De voorziening", this, ("Naam", Voorziening.Naam), ("Aantal plaatsen", Voorziening.Capaciteit?.ToString(NlDatum.Cultuur) ?? "geen vast aantal"),
            ("Leeftijd", $"{Voorziening.LeeftijdVan} tot en met {Voorziening.LeeftijdTotEnMet} jaar"), ("Geeft", Woorden.Alle(Voorziening.Behoeften)), ("Status", Woorden.Van(Voorziening.Status)));
    }

    async Task<bool> LaadAsync(Guid id, CancellationToken ct)
    {
        Keuzes = await Voorzieningkeuzes.LeesAsync(db, user, ct);
        var (regio, mijn) = (user.RegioId, user.OrganisatieId);
        if (await db.Voorzieningen.SingleOrDefaultAsync(v => v.Id == id && v.RegioId == regio && v.OrganisatieId == mijn, ct) is not { } gevonden)
            return false;
        Voorziening = gevonden;
        return true;
    }
}
