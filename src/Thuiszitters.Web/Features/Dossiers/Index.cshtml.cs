// What: the list of dossiers this reader may see, filtered by the URL, so that a link to a colleague with the same rights shows the same list.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierLezen)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Dossierfilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "perPagina")]
    public int Aantal { get; set; } = 25;

    public int Totaal { get; private set; }
    public IReadOnlyList<(Dossierrij Rij, Geopend Wie)> Rijen { get; private set; } = [];
    public IReadOnlyList<Chip> Chips { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Behandelaars { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Getoond { get; } = [new("Gesloten", "gesloten"), new("Open en gesloten", "alle")];
    public DateOnly Vandaag => clock.Today;
    public bool MagOpenen => user.Mag(Acties.DossierOpenen);
    public bool MagVerdelen => user.Mag(Acties.DossierToewijzen) && Filter.Toon != Dossierfilter.Gedeeld && Rijen.Count > 0;
    public bool IsSwv => user.Scope.Kind == ScopeKind.Swv;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Aantal is not (25 or 50 or 100))
            Aantal = 25;
        var query = Filter.Op(db, user);
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + Aantal - 1) / Aantal));
        var rijen = await Dossierrij.Van(Filter.Gesorteerd(query).Skip((Pagina - 1) * Aantal).Take(Aantal), db, user).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Id)], Doel.Dossierlijst, ct);
        Rijen = [.. rijen.Select(r => (r, wie[r.Id]))];
        await VulFiltersAsync(ct);
    }

    async Task VulFiltersAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var collegas = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.OrganisatieId == user.OrganisatieId && (a.Tot == null || a.Tot > today))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().OrderBy(a => a.Naam).ToListAsync(ct);
        Behandelaars = [new("Ik", "mij"), new("Niemand, of wie weg is", "geen"), .. collegas.Where(c => c.GebruikerId != user.Id).Select(c => new SelectListItem(c.Naam, c.GebruikerId.ToString()))];

        var chips = new List<Chip>();
        if (Filter.Status is { } status)
            chips.Add(new("status", null, "Status: " + Woorden.Van(status)));
        if (Filter.Band is { } band)
            chips.Add(new("band", null, "Pactklok: " + Woorden.Van(band)));
        if (Filter.Soort is { } soort)
            chips.Add(new("soort", null, "Soort: " + Woorden.Van(soort)));
        if (Filter.Kpi is { } kpi && Dossierfilter.Kpis.TryGetValue(kpi, out var kpiwoord))
            chips.Add(new("kpi", null, kpiwoord));
        if (Filter.Behandelaar is { Length: > 0 } wie)
            chips.Add(new("behandelaar", null, "Behandelaar: " + (Behandelaars.FirstOrDefault(b => b.Value == wie)?.Text ?? "onbekend")));
        if (Filter.School is { } school)
            chips.Add(new("school", null, "School: " + (await db.Organisaties.Where(o => o.Id == school).Select(o => o.Naam).FirstOrDefaultAsync(ct) ?? "onbekend")));
        if (Filter.Toon is "gesloten" or "alle")
            chips.Add(new("toon", null, Filter.Toon == "alle" ? "Open en gesloten" : "Alleen gesloten"));
        if (Filter.Toon == Dossierfilter.Gedeeld)
            chips.Add(new("toon", null, "Met ons gedeeld"));
        if (Filter.Vraag == Dossierfilter.Inzage)
            chips.Add(new("vraag", null, "Vraag om inzage"));
        if (Filter.Vraag == Dossierfilter.Overdracht)
            chips.Add(new("vraag", null, "Overdracht gevraagd"));
        if (Filter.Vraag == Dossierfilter.Gemeente)
            chips.Add(new("vraag", null, "Vraag om overdracht"));
        if (Filter.Zonder == Dossierfilter.Arrangement)
            chips.Add(new("zonder", null, "Zonder arrangement"));
        if (Filter.Behoefte is { } behoefte && (behoefte == Behoeften.Geen || Oorzakenlijst.Behoeften.Contains(behoefte)))
            chips.Add(new("behoefte", null, behoefte == Behoeften.Geen ? "Nodig: nog niet gekozen" : "Nodig: " + Woorden.Van(behoefte)));
        if (Filter.Groep is { } groep && Enum.IsDefined(groep))
            chips.Add(new("groep", null, "Leeftijd: " + Woorden.Van(groep)));
        if (Filter.Sector is { } sector && Enum.IsDefined(sector))
            chips.Add(new("sector", null, "Sector: " + Woorden.Van(sector)));
        Chips = chips;
    }
}
