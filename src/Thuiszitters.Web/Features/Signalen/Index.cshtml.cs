// What: the signals that I hear of, behind the bell: open, taken up and asleep; what cannot wait on top.
// Source: rules.md R7; Shared/Signaallijst. Never: a signal of a dossier that the reader does not see (any more).

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

namespace Thuiszitters.Web.Features.Signalen;

[Mag(Acties.SignaalOpvolgen)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    /// <param name="Signaal">The signal.</param>
    /// <param name="Dossier">Of which dossier.</param>
    /// <param name="Jongere">Null when the reader may see the dossier no more, since the jongere turned 18.</param>
    /// <param name="Oppakker">Who took it up.</param>
    /// <param name="MagOpvolgen">The reader's own side works on it.</param>
    public sealed record Rij(Signaal Signaal, Dossier Dossier, string? Jongere, string? Oppakker, bool MagOpvolgen);

    [BindProperty(SupportsGet = true, Name = "toon")]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "perPagina")]
    public int Aantal { get; set; } = 25;

    public Signaalkeuze Keuze { get; private set; }
    public int Totaal { get; private set; }
    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Signaallijst.Mag(user))
            return NotFound();
        Keuze = Enum.GetValues<Signaalkeuze>().FirstOrDefault(k => string.Equals(k.ToString(), Toon, StringComparison.OrdinalIgnoreCase));
        if (Aantal is not (25 or 50 or 100))
            Aantal = 25;
        var query = Signaallijst.Mijn(db, user, Keuze, clock.Today).AsNoTracking();
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + Aantal - 1) / Aantal));
        // The lines of the pact first, the strongest on top; then what waits longest.
        var rijen = await query.OrderBy(s => s.Regel <= Signaalregel.PactOverschreden ? 0 : 1).ThenByDescending(s => s.Regel <= Signaalregel.PactOverschreden ? (int)s.Regel : 0)
            .ThenBy(s => s.Termijn).ThenBy(s => s.Sinds).ThenBy(s => s.Id).Skip((Pagina - 1) * Aantal).Take(Aantal)
            .Select(s => new { Signaal = s, s.Dossier, Wie = db.Users.Where(u => u.Id == s.OpgepaktDoorId).Select(u => u.Naam).FirstOrDefault() }).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Signaal.DossierId).Distinct()], Doel.Werkvoorraad, ct);
        Rijen = [.. rijen.Select(r =>
        {
            var geopend = wie[r.Signaal.DossierId];
            var (status, band) = Dossierstand.Getoond(r.Dossier!.Status, r.Dossier.Band, geopend.Identiteit?.Geboren, clock.Today);
            var ziet = vault.LevelOf(r.Dossier, status, band).Niveau != Zichtniveau.Geen;
            return new Rij(r.Signaal, r.Dossier, ziet ? geopend.Naam : null, r.Wie, ziet && Signaallijst.IsVanKant(user, r.Signaal.Regel));
        })];
        return Page();
    }
}
