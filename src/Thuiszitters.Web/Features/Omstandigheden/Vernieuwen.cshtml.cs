// What: renews a signal of a professional for another term, or prolongs the term of the zorgplicht once.
// Source: rules.md R3 (Omstandigheidregel.MagVernieuwen decides). Never: what is over; that is registered anew.

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
public sealed class VernieuwenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Omstandigheid Rij { get; set; }

    /// <summary>Day on which it ends by itself as it stands.</summary>
    public DateOnly? Eindigt => Omstandigheidregel.Periode(Rij.Feit(), Open.Regels.Parameters).Tot;

    /// <summary>Why it cannot be renewed today; null when it can.</summary>
    public string? Weigering => Omstandigheidregel.MagVernieuwen(Rij.Feit(), Open.Regels.Parameters, clock.Today) switch
    {
        { IsToegestaan: true } => null,
        { Code: "niet-te-vernieuwen" } => "Deze omstandigheid heeft geen termijn. U hoeft niets te verlengen.",
        { Code: "al-verlengd" } => "De termijn van de zorgplicht is al één keer verlengd. Vaker kan niet.",
        { Code: "beeindigd" } => "Van deze omstandigheid is al bekend wanneer zij eindigt.",
        _ => "De termijn is voorbij. Geldt het weer? Leg de omstandigheid dan opnieuw vast.",
    };

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
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        if (Weigering is { } waarom)
            ModelState.AddModelError("", waarom);
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        Rij.VernieuwdOp = clock.Today;
        db.Begin(ActKind.OmstandigheidVernieuwd, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("soort", Rij.Soort), ("op", clock.Today), ("tot", Eindigt)), reden, Input.ActId);
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("De omstandigheid is verlengd.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Rij.Soort), Eindigt is { } eind ? $"eindigt op {NlDatum.Lang(eind)}" : "geldt nog"), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Omstandigheden.Find(o => o.Id == id) is not { } rij)
            return NotFound();
        (Open, Rij) = (open, rij);
        return open.Weigering;
    }
}
