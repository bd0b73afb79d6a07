// What: the kaart as it may be given away, to print. Source: indicators.md; rules.md R10. Never: more than the CSV beside it holds.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.VoorzieningLezen)]
public sealed class OpenbaarModel(AppDb db, Voorzieningenkaart kaart, CurrentUser user, Clock clock) : PageModel
{
    public string Regio { get; private set; } = "";
    public IReadOnlyList<Kaartregel> Regels { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        Regio = await db.Organisaties.Where(o => o.Id == regio).Select(o => o.Naam).SingleAsync(ct);
        Regels = [.. (await kaart.AlleAsync(ct)).Where(r => r.Voorziening.Profiel.Loopt(clock.Today))];
    }
}
