// What: ends an absence: the jongere attends again. Attending half a day or more ends LRV; the clock stops the day after the last day.
// Source: rules.md R4.

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

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class BeeindigenModel(AppDb db, Dossierwerk werk, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Verzuimmelding Melding { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? LaatsteDag { get; set; }
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
        Controleer();
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.VerzuimBeeindigd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("soort", Melding.Soort), ("laatsteDag", Input.LaatsteDag)), id: Input.ActId);
        Melding.LaatsteDag = Input.LaatsteDag;
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het verzuim is beëindigd.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>What ending it on this day would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Open, clock.Today);
        Controleer();
        if (ModelState.IsValid)
            Melding.LaatsteDag = Input.LaatsteDag;
        return blik.Antwoord(ModelState.IsValid);
    }

    void Controleer()
    {
        if (ModelState.IsValid && Input.LaatsteDag is null)
            ModelState.AddModelError("Input.LaatsteDag", "Vul de laatste dag van het verzuim in, bijvoorbeeld 14-3-2026.");
        else if (Input.LaatsteDag < Melding.EersteDag)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in op of na de eerste dag.");
        else if (Input.LaatsteDag > clock.Today)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in die vandaag of eerder is.");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(
            this,
            (Woorden.Van(Melding.Soort), Melding.LaatsteDag is { } laatste ? $"beëindigd, de laatste dag was {NlDatum.Lang(laatste)}" : "loopt nog"),
            Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Verzuim.Find(v => v.Id == id) is not { } melding)
            return NotFound();
        (Open, Melding) = (open, melding);
        return open.Weigering;
    }
}
