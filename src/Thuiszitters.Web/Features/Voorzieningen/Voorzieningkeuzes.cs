using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>The gemeenten of the region and its other SWVs, for the form of a voorziening.</summary>
public sealed record Voorzieningkeuzes(IReadOnlyList<SelectListItem> Gemeenten, IReadOnlyList<SelectListItem> Swvs)
{
    public static async Task<Voorzieningkeuzes> LeesAsync(AppDb db, CurrentUser user, CancellationToken ct)
    {
        var (regio, eigen) = (user.RegioId, user.OrganisatieId);
        var organisaties = await db.Organisaties.AsNoTracking()
            .Where(o => o.RegioId == regio && o.Id != eigen && (o.Soort == OrganisatieSoort.Gemeente || o.Soort == OrganisatieSoort.SwvPo || o.Soort == OrganisatieSoort.SwvVo))
            .OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam, o.Soort }).ToListAsync(ct);
        return new([.. organisaties.Where(o => o.Soort == OrganisatieSoort.Gemeente).Select(o => new SelectListItem(o.Naam, o.Id.ToString()))],
            [.. organisaties.Where(o => o.Soort != OrganisatieSoort.Gemeente).Select(o => new SelectListItem(o.Naam, o.Id.ToString()))]);
    }

    public Voorzieningcontrole Controle(Guid organisatie) => new(organisatie, Ids(Gemeenten), Ids(Swvs));

    static HashSet<Guid> Ids(IEnumerable<SelectListItem> items) => [.. items.Select(i => Guid.Parse(i.Value))];
}
