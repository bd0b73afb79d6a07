// What: what arrangements that ended in a period yielded, per type, over the region. Source: indicators.md OUT.
// Never: a ranking: the order is that of the types.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.CijfersLezen)]
public sealed class OpbrengstModel(Opbrengstlezer opbrengsten, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "periode")]
    public string? Periode { get; set; }

    public Opbrengstperiode Gekozen => Opbrengstperiode.Kies(Periode, clock.Today);
    public IReadOnlyList<(ArrangementType Soort, Opbrengst Opbrengst)> Soorten { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Soorten = [.. (await opbrengsten.PerTypeAsync(Gekozen, ct)).OrderBy(t => t.Key).Select(t => (t.Key, Opbrengst.Van([.. t], clock.Today)))];
}
