// What: ends a circumstance, with a reason: the fact is over, a signal was withdrawn, or an officer sees it otherwise.
// Source: rules.md R3. Never: without a reason; what is over by itself is not ended again.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

namespace Thuiszitters.Web.Features.Omstandigheden;

[Mag(Acties.DossierWijzigen)]
public sealed class BeeindigenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Omstandigheid Rij { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? Tot { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        if (ModelState.IsValid && Input.Tot is null)
            ModelState.AddModelError("Input.Tot", "Vul in vanaf welke dag dit niet meer geldt, bijvoorbeeld 14-3-2026.");
        else if (Input.Tot < Rij.Van)
            ModelState.AddModelError("Input.Tot", $"Vul een dag in op of na {NlDatum.Lang(Rij.Van)}.");
        else if (Input.Tot > clock.Today)
            ModelState.AddModelError("Input.Tot", "Vul een dag in die vandaag of eerder is.");
        else if (Omstandigheidregel.Periode(Rij.Feit(), Open.Regels.Parameters).Tot is { } eind && Input.Tot >= eind)
            ModelState.AddModelError("Input.Tot", $"Dit eindigt al vanzelf op {NlDatum.Lang(eind)}. Vul een eerdere dag in.");
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(ActKind.OmstandigheidBeeindigd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("soort", Rij.Soort), ("tot", Input.Tot)), reden, Input.ActId);
        Rij.Tot = Input.Tot;
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("De omstandigheid is beëindigd.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Rij.Soort), Rij.Tot is { } tot ? $"geldt niet meer vanaf {NlDatum.Lang(tot)}" : "geldt nog"), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Omstandigheden.Find(o => o.Id == id) is not { } rij)
            return NotFound();
        (Open, Rij) = (open, rij);
        return open.Weigering;
    }
}
