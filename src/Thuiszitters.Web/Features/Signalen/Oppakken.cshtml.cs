// What: somebody takes up a signal. It stays until its reason is gone; taking up only shows that a person is on it.
// Source: rules.md R7. Used by: the form in the signals part of the dossier page; there is nothing to get here.
// Never: ends a signal of the clock; that happens by itself. Nor raises the version of the dossier: who is filling in a form about it is
// not disturbed by this.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Signalen;

[Mag(Acties.SignaalOpvolgen)]
public sealed class OppakkenModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    // Only a form leads here; its address tells nothing of whether the dossier exists.
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, [FromForm] string? terug, CancellationToken ct)
    {
        var signaal = await db.Signalen.IgnoreAutoIncludes().Include(s => s.Dossier).SingleOrDefaultAsync(s => s.Id == id && s.Dossier!.Nummer == nummer, ct);
        if (signaal is null || !Signaallijst.IsVanKant(user, signaal.Regel))
            return NotFound();
        if (signaal.Dossier!.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        // Posted twice, or a colleague was first: that stands.
        if (signaal.Toestand == SignaalToestand.Open)
        {
            signaal.Toestand = SignaalToestand.Opgepakt;
            signaal.OpgepaktDoorId = user.Id;
            db.Begin(ActKind.SignaalOpgepakt, clock.UtcNow, signaal.DossierId, Dossierwerk.Feiten(("regel", signaal.Regel)));
            try
            {
                await db.SaveChangesAsync(ct);
                TempData.Gelukt("U hebt het signaal opgepakt.");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                db.OpenAct = null;
                TempData.LetOp("Het signaal is al opgepakt of vervallen.");
            }
        }

        return Redirect(terug == "lijst" ? "/signalen" : $"/dossiers/{nummer}");
    }
}
