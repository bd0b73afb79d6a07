// What: ends an enrolment: the school wrote the jongere off. Enrolled nowhere else, the jongere is absoluut verzuim from the next day on;
// during LRV in the same episode. Source: rules.md R2 and R4. Never: without a reason.

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

namespace Thuiszitters.Web.Features.Inschrijvingen;

[Mag(Acties.DossierWijzigen)]
public sealed class UitschrijvenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Inschrijving Rij { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? LaatsteDag { get; set; }
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
        if (ModelState.IsValid && Input.LaatsteDag is null)
            ModelState.AddModelError("Input.LaatsteDag", "Vul de laatste dag van de inschrijving in, bijvoorbeeld 14-3-2026.");
        else if (Input.LaatsteDag < Rij.Van)
            ModelState.AddModelError("Input.LaatsteDag", $"Vul een dag in op of na {NlDatum.Lang(Rij.Van)}.");
        else if (Input.LaatsteDag < Rij.EersteSchooldag)
            ModelState.AddModelError("Input.LaatsteDag", $"De jongere was op school op {NlDatum.Lang(Rij.EersteSchooldag!.Value)}. Vul een dag in op of na die dag.");
        else if (Input.LaatsteDag > clock.Today)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een dag in die vandaag of eerder is.");
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(ActKind.Uitgeschreven, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("laatsteDag", Input.LaatsteDag)), reden, Input.ActId);
        Rij.Tot = Input.LaatsteDag!.Value.AddDays(1);
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("De jongere is uitgeschreven.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, ("Inschrijving", Rij.Tot is { } tot ? $"tot en met {NlDatum.Lang(tot.AddDays(-1))}" : "loopt nog"), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Inschrijvingen.Find(i => i.Id == id) is not { } rij)
            return NotFound();
        (Open, Rij) = (open, rij);
        return open.Weigering;
    }
}
