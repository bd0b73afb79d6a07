// What: the filters that a user keeps: their own and those of the team; the start of the program is chosen here.
// Source: ADR 26. Never: one of another organisation.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Zoekopdrachten;

[Mag(Acties.DossierLezen)]
public sealed class IndexModel(AppDb db, BewaardeFilters bewaard, CurrentUser user) : PageModel
{
    public IReadOnlyList<Zoekopdracht> Zoekopdrachten { get; private set; } = [];

    /// <summary>Of the team, kept by somebody who works here no more; for the team lead.</summary>
    public IReadOnlySet<Guid> VanWieWegIs { get; private set; } = new HashSet<Guid>();

    public bool IsVanMij(Zoekopdracht z) => z.EigenaarId == user.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!bewaard.Mag)
            return NotFound();
        Zoekopdrachten = await bewaard.Van().AsNoTracking().OrderBy(z => z.Naam).ThenBy(z => z.Id).ToListAsync(ct);
        VanWieWegIs = await BewaardeFilters.VanWieWegIs(bewaard.Van().AsNoTracking(), db, user).Select(z => z.Id).ToHashSetAsync(ct);
        return Page();
    }
}
