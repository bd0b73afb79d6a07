// What: answers another gemeente that asks for a dossier: by the transfer that exists (Vragen), or by a refusal from a closed list.
// Source: ADR 31. Never: anything of the dossier of who asks.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Overdrachten;

[Mag(Acties.DossierOverdragen)]
public sealed class OverdrachtsvraagModel(AppDb db, Dossierwerk werk, Overdrachtsvraagwerk vraagwerk) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Overdrachtsvraag Vraag { get; set; }
    public string Gemeente { get; private set; } = "";

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Overdrachtsafwijzing? Afwijzing { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        // Asked first: the same form once more finds a question that it answered itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (Input.Afwijzing is not { } afwijzing || !Enum.IsDefined(afwijzing))
        {
            ModelState.AddModelError("Input.Afwijzing", "Kies waarom u het dossier niet overdraagt.");
            return Page();
        }

        if (!await vraagwerk.SluitAsync(Input.ActId, Vraag, afwijzing, ct))
            return StatusCode(StatusCodes.Status409Conflict);
        TempData.Gelukt($"{Gemeente} ziet uw antwoord.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open
            || await db.Set<Overdrachtsvraag>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && v.DossierId == open.Dossier.Id && v.Kant == Vraagkant.Gevraagd, ct) is not { } vraag)
            return NotFound();
        (Open, Vraag) = (open, vraag);
        if (open.Weigering is { } weigering)
            return weigering;
        Gemeente = await db.Organisaties.AsNoTracking().Where(o => o.Id == vraag.AnderOrganisatieId).Select(o => o.Naam).SingleAsync(ct);
        return vraag.Toestand == OverdrachtsvraagToestand.Open ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
