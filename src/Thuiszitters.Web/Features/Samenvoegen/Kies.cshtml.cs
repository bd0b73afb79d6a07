// What: with which dossier this one is to be merged: one that looks like it, or one by its number.
// Source: ADR 25. Never: says of a number more than whether the own gemeente has it.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Features.Samenvoegen;

[Mag(Acties.DossierSluiten)]
public sealed class KiesModel(AppDb db, Dossierwerk werk, Dubbelzoeker zoeker, CurrentUser user) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<Paar> Paren { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "met")]
    public string? Met { get; set; }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Samenvoegen, ct) is not { } open || open.Dossier.GemeenteId != user.OrganisatieId)
            return NotFound();
        Open = open;
        var (gemeente, gezocht) = (user.OrganisatieId, Met?.Trim());
        if (gezocht is { Length: > 0 })
        {
            if (gezocht != nummer && await db.Dossiers.AsNoTracking().AnyAsync(d => d.Nummer == gezocht && d.GemeenteId == gemeente, ct))
                return Redirect($"/dossiers/{nummer}/samenvoegen/{gezocht}");
            ModelState.AddModelError(nameof(Met), gezocht == nummer ? Weigeringen.Van("zelfde-dossier") : "Dit dossiernummer is niet van uw gemeente. Controleer het nummer.");
        }

        Paren = await zoeker.LijktOpAsync(open.Dossier.Id, ct);
        return Page();
    }
}
