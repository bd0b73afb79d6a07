// What: a reminder: a task to oneself on a working day to come. It stands in the work list of that day and is ticked off there.
// Source: ADR 20. Never: more than a task; what is moved, taken over or withdrawn is done as with any other.

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
public sealed class HerinneringModel(AppDb db, Dossierwerk werk, Taakwerk taakwerk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Taakinvoer Taak { get; set; } = new() { Werkdagen = null };
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        var invoer = Input.Taak.AlsHerinnering(user.Id);
        IReadOnlyList<Taakpersoon> ik = [new(user.Id, user.OrganisatieId, user.Naam)];
        ModelState.Add(new Taakcontrole(clock.Today, ik).Validate(invoer), "Input.Taak");
        if (!ModelState.IsValid)
            return Page();

        var taak = await taakwerk.MaakAsync(Open.Dossier, invoer, ik, ct);
        db.Begin(ActKind.TaakToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(Taakwerk.Feiten(taak)), id: Input.ActId);
        db.Add(taak);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt($"U krijgt een herinnering op {NlDatum.Lang(taak.Termijn)}.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (!taakwerk.Mag || await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
