// What: my tasks: what is due first on top, what is late says so; and what I asked of others. The list is in the URL.
// Source: ADR 20. Never: a task of a dossier that the reader does not see (any more).

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Taken;

[Mag(Acties.TaakBeheren)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public sealed record Rij(Taak Taak, string Nummer, string Jongere, string? Tekst, string Ander);

    [BindProperty(SupportsGet = true, Name = "toon")]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "perPagina")]
    public int Aantal { get; set; } = 25;

    public Takenfilter Filter { get; private set; } = new();
    public int Totaal { get; private set; }
    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter = Takenfilter.Van(Toon);
        if (Aantal is not (25 or 50 or 100))
            Aantal = 25;
        var query = Filter.Op(db.Taken.AsNoTracking(), user, clock.Today);
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + Aantal - 1) / Aantal));
        var gevraagd = Filter.Lijst == Takenlijst.Gevraagd;
        var rijen = await Filter.Gesorteerd(query).Skip((Pagina - 1) * Aantal).Take(Aantal).Select(t => new
        {
            Taak = t, t.Dossier!.Nummer, Ander = db.Users.Where(u => u.Id == (gevraagd ? t.VoorId : t.MakerId)).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Taak.DossierId).Distinct()], Doel.Werkvoorraad, ct);
        Rijen =
        [
            .. rijen.Select(r => new Rij(
                r.Taak, r.Nummer, wie[r.Taak.DossierId].Naam, wie[r.Taak.DossierId].Tekst(r.Taak.Tekst, "Taak/Tekst", r.Taak.Id),
                !gevraagd && r.Taak.MakerId == user.Id ? "Uzelf" : r.Ander ?? "Onbekend")),
        ];
    }
}
