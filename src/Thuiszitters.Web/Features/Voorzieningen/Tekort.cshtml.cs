// What: the gap view: what jongeren need for whom nothing is arranged, against the voorzieningen that give it, per gemeente and age band.
// Source: indicators.md, Voorzieningenkaart. Never: an exact number of jongeren, a total, or a list of dossiers of another.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.CijfersLezen)]
public sealed class TekortModel(AppDb db, Voorzieningenkaart kaart, Tekortlezer lezer, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "gemeente")]
    public Guid? Gemeente { get; set; }

    [BindProperty(SupportsGet = true, Name = "groep")]
    public Leeftijdsgroep? Groep { get; set; }

    public IReadOnlyList<SelectListItem> Gemeenten { get; private set; } = [];
    public IReadOnlyList<(string Gemeente, Tekortcel Cel)> Rijen { get; private set; } = [];

    /// <summary>A gemeente sees what its jongeren need; a SWV sees the core of a dossier, and needs do not belong to that.</summary>
    public bool MagDossiers => user.Scope.Kind == ScopeKind.Gemeente;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        var namen = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regio && o.Soort == OrganisatieSoort.Gemeente).OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam }).ToListAsync(ct);
        Gemeenten = [.. namen.Select(n => new SelectListItem(n.Naam, n.Id.ToString()))];
        var vraag = await lezer.LeesAsync(ct);
        var aanbod = (await kaart.AlleAsync(ct)).Select(r => (r.Voorziening.Profiel, r.Stand)).ToList();
        var perNaam = namen.ToDictionary(n => n.Id, n => n.Naam);
        Rijen = [.. Tekort.Maak(vraag, aanbod, clock.Today)
            .Where(c => (Gemeente is null || c.GemeenteId == Gemeente) && (Groep is null || c.Groep == Groep))
            .Select(c => (perNaam.GetValueOrDefault(c.GemeenteId, "onbekend"), c))
            .OrderBy(r => r.Item1, StringComparer.Ordinal).ThenBy(r => r.c.Groep).ThenBy(r => r.c.Behoefte)];
    }

    /// <summary>The reader's own list of dossiers behind a cell; null where the reader has none.</summary>
    public string? Lijst(Tekortcel cel) => !MagDossiers || cel.GemeenteId != user.OrganisatieId ? null
        : new Dossierfilter { Status = DossierStatus.Thuiszitter, Zonder = Dossierfilter.Arrangement, Behoefte = cel.Behoefte, Groep = cel.Groep }.Url();
}
