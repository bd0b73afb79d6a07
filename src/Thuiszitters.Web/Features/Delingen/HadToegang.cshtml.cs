// What: the dossiers that this organisation saw and sees no more: the number and until when, for three months.
// Source: rules.md R8: after the end of a share or a transfer Geen; the number stays in this list, the dossier itself answers 404.
// Never: a name, or anything else of the dossier. That is why it is the system that looks the number up.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Delingen;

[Mag(Acties.DossierLezen)]
public sealed class HadToegangModel(AppDb db, DbSource source, CurrentUser user, Clock clock) : PageModel
{
    public IReadOnlyList<(string Nummer, DateOnly TotEnMet)> Rijen { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (user.Rol is not { } rol || !DossierAccess.KanOntvangen(rol))
            return;
        var (org, today, vanaf) = (user.OrganisatieId, clock.Today, clock.Today.AddMonths(-Domain.Delen.NaloopMaanden));
        Dictionary<Guid, DateOnly> einde;
        Dictionary<Guid, string> nummers;
        await using (var system = source.ForSystem())
        {
            var delingen = await system.Delingen.AsNoTracking().Where(d => d.MetOrganisatieId == org && d.Tot <= today && d.Tot > vanaf)
                .Select(d => new { d.DossierId, d.Tot, d.BeeindigdOp }).ToListAsync(ct);
            // Ended at once, it was seen on that day; ended by itself, until the day before.
            einde = delingen.GroupBy(d => d.DossierId).ToDictionary(g => g.Key, g => g.Max(d => d.BeeindigdOp ?? d.Tot.AddDays(-1)));
            foreach (var o in await system.Overdrachten.AsNoTracking().Where(o => (o.VanOrganisatieId == org || o.VanSwvId == org) && o.Toestand == OverdrachtToestand.Aanvaard && o.BeantwoordOp > vanaf)
                .Select(o => new { o.DossierId, o.BeantwoordOp }).ToListAsync(ct))
                einde[o.DossierId] = o.BeantwoordOp!.Value;
            nummers = await system.Dossiers.AsNoTracking().Where(d => einde.Keys.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Nummer, ct);
        }

        // What is still seen, on another ground, is no loss.
        var ziet = await db.Dossiers.AsNoTracking().Where(d => einde.Keys.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct);
        Rijen = [.. nummers.Where(n => !ziet.Contains(n.Key)).Select(n => (n.Value, einde[n.Key])).OrderByDescending(r => r.Item2).ThenBy(r => r.Value, StringComparer.Ordinal)];
    }
}
