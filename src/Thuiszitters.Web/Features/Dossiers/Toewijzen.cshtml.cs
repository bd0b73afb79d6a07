// What: gives a dossier to a colleague of one's own organisation: the gemeente names the behandelaar, the SWV its consulent.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierToewijzen)]
public sealed class ToewijzenModel(AppDb db, DbSource source, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];
    bool IsSwv => user.Scope.Kind == ScopeKind.Swv;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public Guid? Naar { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Naar = Toewijzing.Wie(Open.Dossier, user) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return await GewijzigdAsync(ct);
        var naar = Collegas.FirstOrDefault(c => c.Value == Input.Naar?.ToString());
        if (naar is null)
            ModelState.AddModelError("Input.Naar", "Kies een collega uit de lijst.");
        else if (Toewijzing.Wie(Open.Dossier, user) == Input.Naar)
            ModelState.AddModelError("Input.Naar", $"{naar.Text} behandelt dit dossier al.");
        else if (await Beoordelaarszetels.BeoordeeltAsync(source, Open.Dossier.Id, Input.Naar, ct))
            ModelState.AddModelError("Input.Naar", Beoordelaarszetels.Bezwaar(naar.Text));
        if (Input.Reden?.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden, ct);
        db.Begin(ActKind.DossierToegewezen, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("naar", Input.Naar)), reden, Input.ActId);
        Toewijzing.Zet(Open.Dossier, user, Input.Naar);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? await GewijzigdAsync(ct);
        TempData.Gelukt($"Dossier {nummer} is toegewezen aan {naar!.Text}.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult> GewijzigdAsync(CancellationToken ct)
    {
        Input.Versie = Open.Dossier.Versie;
        var wie = Toewijzing.Wie(Open.Dossier, user);
        var naam = await db.Users.AsNoTracking().Where(u => u.Id == wie).Select(u => u.Naam).FirstOrDefaultAsync(ct);
        return Wijziging.Toon(this, (IsSwv ? "Consulent" : "Behandelaar", naam ?? "Niemand"));
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        Collegas = await Toewijzing.CollegasAsync(db, user, clock.Today, ct);
        return null;
    }
}
