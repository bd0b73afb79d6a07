// What: lets a person with more than one function choose in which one they work. One function at a time, so that what they see has one ground.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Account;

[Mag(MagAttribute.Aangemeld)]
public sealed class FunctieModel(AppDb db, DbSource source, CurrentUser user, Clock clock) : PageModel
{
    public IReadOnlyList<Functie> Functies { get; private set; } = [];

    public sealed record Functie(Guid Id, Rol Rol, string Organisatie);

    public async Task OnGetAsync(CancellationToken ct) => Functies = await Mijn().Select(a => new Functie(a.Id, a.Rol, a.Organisatie!.Naam)).ToListAsync(ct);

    public async Task<IActionResult> OnPostAsync(Guid aanstelling, CancellationToken ct)
    {
        if (!await Mijn().AnyAsync(a => a.Id == aanstelling, ct))
            return NotFound();
        await Sessiestart.AsAsync(HttpContext, source, clock, aanstelling, ct);
        return Redirect("/");
    }

    IQueryable<Aanstelling> Mijn()
    {
        var today = clock.Today;
        return db.Aanstellingen.AsNoTracking().Where(a => a.GebruikerId == user.Id && (a.Tot == null || a.Tot > today)).OrderBy(a => a.Id);
    }
}
