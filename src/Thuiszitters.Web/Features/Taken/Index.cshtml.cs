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
    /// <param name="Taak">The task.</param>
    /// <param name="Nummer">Of its dossier.</param>
    /// <param name="Jongere">Null when the reader may see the dossier no more, since the jongere turned 18.</param>
    /// <param name="Tekst">What has to be done.</param>
    /// <param name="Ander">Who asked it, or of whom it was asked.</param>
    /// <param name="IsGesloten">The dossier is closed: the task is not changed any more.</param>
    /// <param name="Waarneming">For which colleague the reader covers with it.</param>
    public sealed record Rij(Taak Taak, string Nummer, string? Jongere, string? Tekst, string Ander, bool IsGesloten, string? Waarneming);

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
    public bool IsTeamleider => user.Rol is Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter = Takenfilter.Van(Toon);
        if (Filter.Lijst is Takenlijst.ZonderUitvoerder or Takenlijst.Escaleren && !IsTeamleider)
            Filter = new();
        if (Aantal is not (25 or 50 or 100))
            Aantal = 25;
        var query = Filter.Op(db.Taken.AsNoTracking(), db.Aanstellingen, user, clock.Today);
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + Aantal - 1) / Aantal));
        var gevraagd = Filter.Lijst is Takenlijst.Gevraagd or Takenlijst.ZonderUitvoerder or Takenlijst.Escaleren;
        var rijen = await Filter.Gesorteerd(query).Skip((Pagina - 1) * Aantal).Take(Aantal).Select(t => new
        {
            Taak = t, t.Dossier, Ander = db.Users.Where(u => u.Id == (gevraagd ? t.VoorId : t.MakerId)).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Taak.DossierId).Distinct()], Doel.Werkvoorraad, ct);
        Rijen = [.. rijen.Select(r =>
        {
            var geopend = ZietNog(r.Dossier!, wie[r.Taak.DossierId]) ? wie[r.Taak.DossierId] : null;
            return new Rij(
                r.Taak, r.Dossier!.Nummer, geopend?.Naam, geopend?.Tekst(r.Taak.Tekst, "Taak/Tekst", r.Taak.Id),
                !gevraagd && r.Taak.MakerId == user.Id ? "Uzelf" : r.Ander ?? "Onbekend", r.Dossier.GeslotenOp is not null,
                gevraagd ? null : user.Waarneemt.GetValueOrDefault(r.Taak.VoorId));
        })];
    }

    /// <summary>As the dossier itself answers: exact in the month of the 18th birthday too.</summary>
    bool ZietNog(Dossier dossier, Geopend geopend)
    {
        var (status, band) = Dossierstand.Getoond(dossier.Status, dossier.Band, geopend.Identiteit?.Geboren, clock.Today);
        return vault.LevelOf(dossier, status, band).Niveau != Zichtniveau.Geen;
    }
}
