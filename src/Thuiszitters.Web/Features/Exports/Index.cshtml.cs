// What: the requests for exports of the region, newest first, and what became of them.
// Used by: the analyst who asks and the privacy officer who decides. Never: a request of another region.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Exports;

public sealed record Verzoekrij(
    Guid Id, string Ontvanger, Ontvangersoort Soort, string Doel, int Schooljaar, Exporttoestand Toestand, DateTime AangevraagdOp, string? Aanvrager, DateOnly? VerlooptOp);

[Mag(Acties.ExportPseudoniem, Acties.ExportGoedkeuren)]
public sealed class IndexModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    public const int PerPagina = 25;

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    public int Totaal { get; private set; }

    /// <summary>Requests that this person may decide on.</summary>
    public int TeBeslissen { get; private set; }
    public IReadOnlyList<Verzoekrij> Rijen { get; private set; } = [];
    public bool MagAanvragen => user.Mag(Acties.ExportPseudoniem);
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var verzoeken = db.Set<Exportverzoek>().AsNoTracking().InRegio(user);
        Totaal = await verzoeken.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + PerPagina - 1) / PerPagina));
        var mij = user.Id;
        if (user.Mag(Acties.ExportGoedkeuren))
            TeBeslissen = await verzoeken.CountAsync(v => v.Toestand == Exporttoestand.Aangevraagd && v.AanvragerId != mij, ct);
        Rijen = await verzoeken.OrderByDescending(v => v.AangevraagdOp).ThenBy(v => v.Id).Skip((Pagina - 1) * PerPagina).Take(PerPagina)
            .Select(v => new Verzoekrij(
                v.Id, v.Ontvanger, v.Ontvangersoort, v.Doel, v.Schooljaar, v.Toestand, v.AangevraagdOp,
                db.Users.Where(u => u.Id == v.AanvragerId).Select(u => u.Naam).FirstOrDefault(), v.VerlooptOp))
            .ToListAsync(ct);
    }
}
