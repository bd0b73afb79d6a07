// What: who changed a dossier last, and when, for who finds that it changed under their hands.
// Source: architecture 5 (concurrency). Used by: _Gewijzigd. Never: the name of somebody of another organisation, or what they did.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public sealed class Laatste(AppDb db, CurrentUser user, Clock clock)
{
    /// <summary>A sentence about the last act that made forms about the dossier stale; null when there was none.</summary>
    public async Task<string?> WijzigingAsync(string nummer, CancellationToken ct)
    {
        var act = await db.Acts.AsNoTracking().Where(a => a.Changes.Any(c => c.Entiteit == nameof(Dossier) && c.Veld == nameof(Dossier.Versie)) && db.Dossiers.Any(d => d.Nummer == nummer && d.Id == a.DossierId))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => new { a.At, a.ActorId, a.OrganisatieId }).FirstOrDefaultAsync(ct);
        if (act is null)
            return null;
        var wie = act.ActorId is not { } actor ? "Het programma"
            : act.OrganisatieId == user.OrganisatieId ? await db.Users.AsNoTracking().Where(u => u.Id == actor).Select(u => u.Naam).SingleOrDefaultAsync(ct)
            : null;
        var moment = Clock.ToLocal(act.At);
        var dag = DateOnly.FromDateTime(moment) == clock.Today ? "vandaag" : "op " + NlDatum.Lang(DateOnly.FromDateTime(moment));
        return $"{wie ?? "Iemand van een andere organisatie"} wijzigde dit dossier {dag} om {moment.ToString("HH.mm", NlDatum.Cultuur)} uur.";
    }
}
