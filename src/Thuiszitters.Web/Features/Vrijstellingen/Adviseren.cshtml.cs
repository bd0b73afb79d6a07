// What: the advice of the doorzettingsmacht on one request: they read its core and what each round of reviewers brought, and write their advice
// themselves. Source: rules.md R5.3, R8. Used by: the doorzettingsmacht whose advice is asked. Who advises is in the chain from then on.
// Never: the statement, who the reviewers are, or anything else of the dossier; another outcome by the advice.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingLezen)]
public sealed class AdviserenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    const int Langste = 4000;

    public required Adviesblad Blad { get; set; }

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
        Input = new() { ActId = Guid.CreateVersion7(), Versie = blad.Aanvraag.Versie, Advies = blad.Advies };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/vrijstellingen/advies");
        if (await werk.OpenVoorAdviesAsync(id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        if (string.IsNullOrWhiteSpace(Input.Advies))
            ModelState.AddModelError("Input.Advies", "Schrijf op wat uw advies is.");
        else if (Input.Advies.Length > Langste)
            ModelState.AddModelError("Input.Advies", "Maak het advies korter dan 4.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var uit = await werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.AdviesVastgelegd, ZetAsync, ct, feiten: [("datum", clock.Today)]);
        if (uit.IsGedaan)
        {
            TempData.Gelukt($"Uw advies over dossier {blad.Nummer} is opgeslagen. De gemeente leest het bij de kennisgeving.");
            return Redirect("/vrijstellingen/advies");
        }

        if (uit.Gewijzigd && await werk.OpenVoorAdviesAsync(id, ct) is { } nu)
        {
            (Blad, Input.Versie) = (nu, nu.Aanvraag.Versie);
            return Wijziging.ToonVan("De kennisgeving", this, ("Kennisgeving", Woorden.Van(nu.Toestand)));
        }

        ModelState.AddModelError("", Weigeringen.Van(uit.Verdict));
        return Page();
    }

    async Task<Verdict> ZetAsync(Vrijstellinghand hand)
    {
        var v = hand.Aanvraag;
        if (user.Rol != Rol.Doorzettingsmacht || !v.WachtOpAdvies())
            return Verdict.Geweigerd("stap-niet-toegestaan");
        if ((await Vrijstellingwerk.VierogenAsync(hand.Db, v, clock.Today, hand.Ct)).Zetels.Any(z => z.GebruikerId == user.Id))
            return Verdict.Geweigerd("adviseur-beoordeelde");
        v.AdviesOp = clock.Today;
        v.Advies = await hand.Kluis.SealTextAsync(hand.Dossier.Id, Vrijstellingwerk.PlaatsAdvies, v.Id, Input.Advies!.Trim(), hand.Ct);
        return Verdict.Toegestaan;
    }
}
