// What: a dry run of the monthly mail: who would get what on a day, if nothing changes until then.
// Source: rules.md R7. Used by: the functional administrator, from the ladder. The same code makes the mails themselves (MaandMail).
// Never: saves or sends; shows a dossier: only people of this region, with counts.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Signalen;

[Mag(Acties.ParametersBeheren)]
public sealed class EscalatieProefModel(AppDb db, MaandMail mail, CurrentUser user, Clock clock) : PageModel
{
    const int VerstMaanden = 12;

    public sealed record Rij(string Naam, string Functies, Maandbericht Bericht);

    [BindProperty(SupportsGet = true, Name = "op")]
    public DateOnly? Op { get; set; }

    public IReadOnlyList<Rij>? Rijen { get; private set; }

    public static DateOnly VolgendeMail(DateOnly vandaag)
    {
        var dag = Werkdagen.EersteVanMaand(vandaag.Year, vandaag.Month);
        var volgende = vandaag.AddMonths(1);
        return dag > vandaag ? dag : Werkdagen.EersteVanMaand(volgende.Year, volgende.Month);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today;
        if (ModelState["op"]?.Errors.Count > 0)
            return;
        Op ??= VolgendeMail(today);
        if (Op < today || Op > today.AddMonths(VerstMaanden))
        {
            ModelState.AddModelError("op", "Vul een dag in vanaf vandaag, tot een jaar vooruit.");
            return;
        }

        var regio = user.RegioId;
        var mails = await mail.ProefAsync(Op.Value, ct);
        var personen = mails.Select(m => m.Persoon).ToList();
        var wie = (await db.Aanstellingen.AsNoTracking()
            .Where(a => personen.Contains(a.GebruikerId) && (a.Tot == null || a.Tot > Op) && db.Organisaties.Any(o => o.Id == a.OrganisatieId && o.RegioId == regio))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam, a.Rol, Organisatie = db.Organisaties.Where(o => o.Id == a.OrganisatieId).Select(o => o.Naam).First() }).ToListAsync(ct))
            .ToLookup(a => a.GebruikerId);
        Rijen = [.. mails.Where(m => wie[m.Persoon].Any()).Select(m => new Rij(
            wie[m.Persoon].First().Naam, string.Join("; ", wie[m.Persoon].Select(a => $"{Features.Shared.Woorden.Van(a.Rol)}, {a.Organisatie}").Distinct()), m.Bericht)).OrderBy(r => r.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))];
    }
}
