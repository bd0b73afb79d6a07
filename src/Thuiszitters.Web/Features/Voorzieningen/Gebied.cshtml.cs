// What: for each gemeente, where a jongere who lives there can go: in the gemeente, by its SWV, elsewhere in the region. A map without a map.
// Source: indicators.md, Voorzieningenkaart. Never: a voorziening that does not take children of that gemeente.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>One gemeente with what it has itself, by its SWV and elsewhere in the region.</summary>
public sealed record Gemeenterij(string Naam, IReadOnlyList<IReadOnlyList<Kaartregel>> Vakken);

[Mag(Acties.VoorzieningLezen)]
public sealed class GebiedModel(AppDb db, Voorzieningenkaart kaart, Plaatsbeeld plaatsen, CurrentUser user, Clock clock) : PageModel
{
    public Plaatsbeeld Plaatsen => plaatsen;
    public IReadOnlyList<Gemeenterij> Gemeenten { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (regio, vandaag) = (user.RegioId, clock.Today);
        var lopend = (await kaart.AlleAsync(ct)).Where(r => r.Voorziening.Profiel.Loopt(vandaag)).ToList();
        var gemeenten = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regio && o.Soort == OrganisatieSoort.Gemeente).OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam }).ToListAsync(ct);
        // A gemeente may lie in more than one SWV, so it is asked of its postcodes.
        var gebieden = await db.Postcodegebieden.AsNoTracking().Select(p => new { p.GemeenteId, p.SwvPoId, p.SwvVoId }).Distinct().ToListAsync(ct);
        var swvs = gebieden.ToLookup(g => g.GemeenteId, g => new[] { g.SwvPoId, g.SwvVoId });
        Gemeenten = [.. gemeenten.Select(g =>
        {
            var eigen = swvs[g.Id].SelectMany(s => s).OfType<Guid>().ToHashSet();
            int? Vak(Kaartregel r) => r.Voorziening.GemeenteId == g.Id ? 0
                : r.Voorziening.Bereik == Voorzieningbereik.Gemeente ? null
                : eigen.Contains(r.Voorziening.OrganisatieId) || (r.Voorziening.MedeSwvId is { } mede && eigen.Contains(mede)) ? 1
                : r.Voorziening.Bereik == Voorzieningbereik.Regio ? 2 : null;
            var perVak = lopend.ToLookup(Vak);
            return new Gemeenterij(g.Naam, [[.. perVak[0]], [.. perVak[1]], [.. perVak[2]]]);
        })];
    }
}
