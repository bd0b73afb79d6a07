// What: the reports of absence that wait for a judgement of the gemeente, the oldest first. The filter is in the URL.
// Source: ADR 21; journeys (the morning of a leerplichtambtenaar). Never: for a SWV or a school.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class MeldingenModel(AppDb db, Vault vault, CurrentUser user) : PageModel
{
    public sealed record Rij(Verzuimmelding Melding, string Nummer, string Jongere, string? Behandelaar, bool IsGesloten);

    [BindProperty(SupportsGet = true, Name = "")]
    public Meldingfilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "perPagina")]
    public int Aantal { get; set; } = 25;

    public int Totaal { get; private set; }
    public IReadOnlyList<Rij> Rijen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (user.Scope.Kind != ScopeKind.Gemeente)
            return NotFound();
        if (Aantal is not (25 or 50 or 100))
            Aantal = 25;
        var query = Filter.Op(db, db.Verzuimmeldingen.AsNoTracking(), user);
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + Aantal - 1) / Aantal));
        var rijen = await query.OrderBy(m => m.OntvangenOp).ThenBy(m => m.Id).Skip((Pagina - 1) * Aantal).Take(Aantal).Select(m => new
        {
            Melding = m, m.Dossier!.Nummer, IsGesloten = m.Dossier!.GeslotenOp != null, Behandelaar = db.Users.Where(u => u.Id == m.Dossier!.BehandelaarId).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Melding.DossierId).Distinct()], Doel.Werkvoorraad, ct);
        Rijen = [.. rijen.Select(r => new Rij(r.Melding, r.Nummer, wie[r.Melding.DossierId].Naam, r.Behandelaar, r.IsGesloten))];
        return Page();
    }
}
