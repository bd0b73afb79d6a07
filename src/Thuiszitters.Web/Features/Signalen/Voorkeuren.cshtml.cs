// What: about which signals I want the monthly mail. What the ladder makes compulsory stands there too, and cannot be switched off.
// Source: rules.md R7; Domain/Signalen/Escalatieladder.IsVerplicht. Used by: everybody who hears of signals.
// Never: takes a signal out of the list behind the bell; this is about mail.

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
public sealed class VoorkeurenModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The rules that are wanted.</summary>
        public List<Signaalregel> Aan { get; set; } = [];
    }

    public static IEnumerable<Signaalregel> Vrij => Escalatieladder.Regels.Where(r => !Escalatieladder.IsVerplicht(r));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Signaallijst.Mag(user))
            return NotFound();
        var uit = await UitAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7(), Aan = [.. Vrij.Except(uit.Select(v => v.Regel))] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Signaallijst.Mag(user))
            return NotFound();
        if (Input.ActId == Guid.Empty || Input.Aan.Exists(r => !Enum.IsDefined(r)))
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return RedirectToPage();
        var uit = await UitAsync(ct);
        var (weer, niet) = (uit.Where(v => Input.Aan.Contains(v.Regel)).ToList(), Vrij.Except(Input.Aan).Except(uit.Select(v => v.Regel)).ToList());
        if (weer.Count + niet.Count == 0)
            return RedirectToPage();
        db.RemoveRange(weer);
        db.AddRange(niet.Select(r => new Meldingsvoorkeur { GebruikerId = user.Id, Regel = r }));
        db.Begin(ActKind.MeldingsvoorkeurGewijzigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("aan", weer.Count), ("uit", niet.Count)), id: Input.ActId);
        try
        {
            await db.SaveOnceAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Saved in another window at this moment.
            TempData.LetOp("Uw keuze is in een ander venster veranderd. Kijk hieronder hoe het nu staat.");
            return RedirectToPage();
        }

        TempData.Gelukt("Uw keuze is opgeslagen.");
        return RedirectToPage();
    }

    Task<List<Meldingsvoorkeur>> UitAsync(CancellationToken ct)
    {
        var mij = user.Id;
        return db.Set<Meldingsvoorkeur>().Where(v => v.GebruikerId == mij).ToListAsync(ct);
    }
}
