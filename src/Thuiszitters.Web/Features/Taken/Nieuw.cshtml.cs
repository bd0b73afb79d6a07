// What: asks a task on a dossier of a colleague, of oneself, or of the one person at the other side of the dossier.
// Source: ADR 20; working days: rules.md R7. Never: changes clock or status, or the version of the dossier.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Taken;

[Mag(Acties.TaakBeheren)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Taakwerk taakwerk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    IReadOnlyList<Taakpersoon> personen = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Taakinvoer Taak { get; set; } = new();
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Taak = new() { Voor = user.Id } };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Taakcontrole(clock.Today, personen).Validate(Input.Taak), "Input.Taak");
        if (!ModelState.IsValid)
            return Page();

        var taak = await taakwerk.MaakAsync(Open.Dossier, Input.Taak, personen, ct);
        db.Begin(ActKind.TaakToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(Taakwerk.Feiten(taak)), id: Input.ActId);
        db.Add(taak);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt($"De taak is toegevoegd. Die moet klaar zijn op {NlDatum.Lang(taak.Termijn)}.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (!taakwerk.Mag || await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        ViewData[Taakwerk.Personen] = personen = await taakwerk.PersonenAsync(open.Dossier, ct);
        return null;
    }
}
