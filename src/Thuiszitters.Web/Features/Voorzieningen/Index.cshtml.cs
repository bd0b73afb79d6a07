// What: the voorzieningen of the region with their places, filtered by the URL. Source: indicators.md, Voorzieningenkaart.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.VoorzieningLezen)]
public sealed class IndexModel(Voorzieningenkaart kaart, Plaatsbeeld plaatsen, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Kaartfilter Filter { get; set; } = new();

    public IReadOnlyList<Kaartregel> Regels { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Gemeenten { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;
    public Plaatsbeeld Plaatsen => plaatsen;
    public bool MagBeheren => user.Mag(Acties.VoorzieningBeheren);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var alle = await kaart.AlleAsync(ct);
        Gemeenten = [.. alle.Select(r => (r.Gemeente, r.Voorziening.GemeenteId)).Distinct().OrderBy(g => g.Gemeente, StringComparer.Ordinal).Select(g => new SelectListItem(g.Gemeente, g.GemeenteId.ToString()))];
        Regels = [.. alle.Where(r => Filter.Past(r, clock.Today, plaatsen))];
    }

    internal static string Uren(Voorziening v) => (v.UrenOnderwijs, v.UrenZorg) switch
    {
        (null, null) => "Wisselt",
        var (onderwijs, zorg) => $"{Getal(onderwijs)} onderwijs, {Getal(zorg)} zorg",
    };

    static string Getal(decimal? uren) => uren is { } u ? u.ToString("0.#", NlDatum.Cultuur) : "wisselend";
}
