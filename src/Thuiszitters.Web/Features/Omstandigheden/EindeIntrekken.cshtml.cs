// What: withdraws the end that an officer gave to the criterion 16-uur or M@ZL, with a reason: it holds again as long as its reports say.
// Source: rules.md R3. Never: changes the reports themselves.

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
public sealed class EindeIntrekkenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Criteriumeinde Rij { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
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
        var weigering = await LaadAsync(nummer, id, ct);
        // The row is gone then; the same form finds that it was saved.
        if (weigering is null or NotFoundResult && Open is not null && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (weigering is not null)
            return weigering;
        if (Input.Versie != Open!.Dossier.Versie)
            return Gewijzigd();
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(ActKind.CriteriumeindeIngetrokken, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("criterium", Rij.Criterium), ("op", Rij.Op)), reden, Input.ActId);
        Open.Dossier.Criteriumeinden.Remove(Rij);
        db.Remove(Rij);
        werk.Herbereken(Open);
        if (!await werk.BewaarIntrekkenAsync(ct))
            return await db.IsSavedAsync(Input.ActId, ct) ? Redirect($"/dossiers/{nummer}") : await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het einde is ingetrokken.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Rij.Criterium), $"beëindigd vanaf {NlDatum.Lang(Rij.Op)}"), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        if (open.Dossier.Criteriumeinden.Find(e => e.Id == id) is not { } rij)
            return NotFound();
        Rij = rij;
        return null;
    }
}
