// What: one meeting: when and where, who takes part, the agenda with what is asked and what was decided.
// Source: ADR 22. Never: a case to who has no right to its dossier; being on an agenda gives no access.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren, Acties.OverlegDeelnemen)]
public sealed class OverlegModel(AppDb db, Vault vault, CurrentUser user, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    public required Overlegblad Blad { get; set; }
    public CurrentUser Lezer => user;
    public bool MagBeheren => overlegwerk.MagBeheren(Blad.Overleg);
    public bool IsGepland => Blad.Overleg.Toestand == OverlegToestand.Gepland;
    public bool MagBesluit => MagBeheren && OverlegVerloop.MagBesluit(Blad.Overleg.Toestand, Blad.Overleg.Datum, clock.Today).IsToegestaan;
    public DateOnly Vandaag => clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesAsync(id, ct) is not { } overleg)
            return NotFound();
        Blad = await Overlegblad.VanAsync(db, vault, overleg, clock.Today, ct);
        return Page();
    }
}
