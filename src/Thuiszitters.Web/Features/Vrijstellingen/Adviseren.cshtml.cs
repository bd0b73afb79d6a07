// What: the advice of the doorzettingsmacht on one request: they read its core and what each round of reviewers brought, and write their advice
// themselves, once a round. Source: rules.md R5.3, R8. Used by: the doorzettingsmacht whose advice is asked; afterwards the door is closed. Who
// advises is in the chain from then on. Never: the statement, who the reviewers are, or anything else of the dossier; another outcome by the advice.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingLezen)]
public sealed class AdviserenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    const int Langste = 4000;

    /// <summary>Null when the request went on while the advice was written: then nothing is shown but what was typed.</summary>
    public Adviesblad? Blad { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        [ZonderMedisch]
        public string? Advies { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await werk.OpenVoorAdviesAsync(id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = blad.Aanvraag.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/vrijstellingen/advies");
        if (await werk.OpenVoorAdviesAsync(id, ct) is not { } blad)
            return await VerschovenAsync(id, ct);
        Blad = blad;
        if (string.IsNullOrWhiteSpace(Input.Advies))
            ModelState.AddModelError("Input.Advies", "Schrijf op wat uw advies is.");
        else if (Input.Advies.Length > Langste)
            ModelState.AddModelError("Input.Advies", "Maak het advies korter dan 4.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var uit = await werk.AdviseerAsync(Input.ActId, id, (Input.Versie, blad.Aanvraag.Ronde), user.Id, clock.Today, Input.Advies!.Trim(), ct);
        if (uit.IsGedaan)
        {
            TempData.Gelukt($"Uw advies over dossier {blad.Nummer} is opgeslagen. De gemeente leest het bij de kennisgeving.");
            return Redirect("/vrijstellingen/advies");
        }

        Blad = await werk.OpenVoorAdviesAsync(id, ct);
        if (Blad is null)
            return await VerschovenAsync(id, ct);
        if (uit.Gewijzigd)
        {
            Input.Versie = Blad.Aanvraag.Versie;
            return Wijziging.ToonVan("De kennisgeving", this, ("Kennisgeving", Woorden.Van(Blad.Toestand)));
        }

        ModelState.AddModelError("", Weigeringen.Van(uit.Verdict));
        return Page();
    }

    /// <summary>The advice is not asked any more: what was typed, and nothing of the request. Who was never asked does not learn that there is one.</summary>
    async Task<IActionResult> VerschovenAsync(Guid id, CancellationToken ct) => await werk.WerdAdviesGevraagdAsync(id, ct)
        ? Wijziging.ToonVan("De kennisgeving", this, ("Advies", "Wordt niet meer gevraagd: iemand anders gaf het al, of de kennisgeving ging verder. Neem over wat u nodig hebt."))
        : NotFound();
}
