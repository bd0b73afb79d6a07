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
public sealed class TekortModel(AppDb db, Voorzieningenkaart kaart, Tekortlezer lezer, Plaatsbeeld plaatsen, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "gemeente")]
    public Guid? Gemeente { get; set; }

    [BindProperty(SupportsGet = true, Name = "groep")]
    public Leeftijdsgroep? Groep { get; set; }

    [BindProperty(SupportsGet = true, Name = "swv")]
    public Guid? Swv { get; set; }

    [BindProperty(SupportsGet = true, Name = "sector")]
    public Sector? Sector { get; set; }

    public Plaatsbeeld Plaatsen => plaatsen;
    public IReadOnlyList<SelectListItem> Swvs { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Gemeenten { get; private set; } = [];
    public IReadOnlyList<(string Gemeente, string? Swv, Tekortcel Cel)> Rijen { get; private set; } = [];

    /// <summary>A gemeente sees what its jongeren need; a SWV sees the core of a dossier, and needs do not belong to that.</summary>
    public bool MagDossiers => user.Scope.Kind == ScopeKind.Gemeente;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        var namen = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regio && (o.Soort == OrganisatieSoort.Gemeente || o.Soort == OrganisatieSoort.SwvPo || o.Soort == OrganisatieSoort.SwvVo))
            .OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam, o.Soort }).ToListAsync(ct);
        Gemeenten = [.. namen.Where(n => n.Soort == OrganisatieSoort.Gemeente).Select(n => new SelectListItem(n.Naam, n.Id.ToString()))];
        Swvs = [.. namen.Where(n => n.Soort != OrganisatieSoort.Gemeente).Select(n => new SelectListItem(n.Naam, n.Id.ToString()))];
        var vraag = await lezer.LeesAsync(ct);
        var aanbod = (await kaart.AlleAsync(ct)).Select(r => (r.Voorziening.Profiel, r.Stand)).ToList();
        var perNaam = namen.ToDictionary(n => n.Id, n => n.Naam);
        Rijen = [.. Tekort.Maak(vraag, aanbod, clock.Today)
            .Where(c => (Gemeente is null || c.GemeenteId == Gemeente) && (Groep is null || c.Groep == Groep) && (Swv is null || c.SwvId == Swv) && (Sector is null || c.Sector == Sector))
            .Select(c => (Gemeente: perNaam.GetValueOrDefault(c.GemeenteId, "onbekend"), Swv: c.SwvId is { } s ? perNaam.GetValueOrDefault(s) : null, Cel: c))
            .OrderBy(r => r.Gemeente, StringComparer.Ordinal).ThenBy(r => r.Cel.Groep).ThenBy(r => r.Cel.Sector).ThenBy(r => r.Swv, StringComparer.Ordinal).ThenBy(r => r.Cel.Behoefte)];
    }

    /// <summary>Free places: a number to who places jongeren, a word to others, and no 0 where it has to be asked.</summary>
    public string Vrij(Tekortcel cel) => (cel.Ruimte(plaatsen.IsExact), plaatsen.IsExact) switch
    {
        (Ruimte.Plaats, true) => cel.ZonderVastAantal ? $"{cel.Vrij}, en soms geen vast aantal" : cel.Vrij.ToString(NlDatum.Cultuur),
        (Ruimte.Plaats, false) => "Ja",
        (Ruimte.Navragen, _) => "Vraag het na",
        (Ruimte.Vol, true) => "0",
        (Ruimte.Vol, false) => "Nee",
        _ => "–",
    };

    /// <summary>The reader's own list of dossiers behind a cell; null where the reader has none.</summary>
    public string? Lijst(Tekortcel cel) => !MagDossiers || cel.GemeenteId != user.OrganisatieId || cel.Sector is null ? null
        : new Dossierfilter { Status = DossierStatus.Thuiszitter, Zonder = Dossierfilter.Arrangement, Behoefte = cel.Behoefte, Groep = cel.Groep, Sector = cel.Sector }.Url();
}
