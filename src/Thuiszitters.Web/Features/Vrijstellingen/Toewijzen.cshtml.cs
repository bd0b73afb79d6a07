// What: the requests that the SWV judges, for its team lead: which still need a reviewer, the oldest term first.
// Source: rules.md R5.3. Never: who has judged; only whether both seats are filled. Requests that the reader reviews are not here.

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

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingToewijzen)]
public sealed class ToewijzenModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public sealed record Rij(Guid Id, string Nummer, string Naam, VrijstellingToestand Toestand, DateOnly? Voor, int Beoordelaars);

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var aanvragen = await Vrijstellinglijsten.TeVerdelen(db, user)
            .Select(v => new
            {
                v.Id, v.DossierId, v.Dossier!.Nummer, v.Toestand, Voor = v.Toestand == VrijstellingToestand.Heroverweging ? v.HeroverwegingVoor : v.BeoordelenVoor,
                Beoordelaars = db.Beoordelaars.Count(b => b.VrijstellingId == v.Id && b.VervangenOp == null),
            }).ToListAsync(ct);
        var wie = await vault.RevealAsync([.. aanvragen.Select(a => a.DossierId).Distinct()], Doel.Vrijstelling, ct);
        Rijen = [.. aanvragen.Select(a => new Rij(a.Id, a.Nummer, wie[a.DossierId].Naam, a.Toestand, a.Voor, a.Beoordelaars))
            .OrderBy(r => r.Beoordelaars >= Vierogen.Plaatsen).ThenBy(r => r.Voor ?? DateOnly.MaxValue).ThenBy(r => r.Nummer, StringComparer.Ordinal)];
    }
}
