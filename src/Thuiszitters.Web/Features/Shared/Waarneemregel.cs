// What: who of some people is absent on a day, until when, and who covers.
// Source: ADR 27. Used by: the head of a dossier. Never: why.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public sealed record Waarneemregel(string Afwezig, string Waarnemer, DateOnly TotEnMet)
{
    public string Zin => $"{Afwezig} is afwezig t/m {NlDatum.Lang(TotEnMet)}; waarneming door {Waarnemer}.";

    /// <param name="wie">Each person in the organisation in which they have to do with it.</param>
    public static async Task<List<Waarneemregel>> VanAsync(AppDb db, IReadOnlyCollection<(Guid? Persoon, Guid? Organisatie)> wie, DateOnly op, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(wie);
        var ids = wie.Select(w => w.Persoon).OfType<Guid>().ToList();
        if (ids.Count == 0)
            return [];
        var rijen = await Waarneming.Lopend(db.Waarnemingen.AsNoTracking(), op).Where(w => ids.Contains(w.AfwezigId)).Select(w => new
        {
            w.AfwezigId, w.OrganisatieId, w.Tot, Afwezig = db.Users.Where(u => u.Id == w.AfwezigId).Select(u => u.Naam).FirstOrDefault(),
            Waarnemer = db.Users.Where(u => u.Id == w.WaarnemerId).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rijen.Where(r => wie.Contains((r.AfwezigId, r.OrganisatieId))).Select(r => new Waarneemregel(r.Afwezig ?? "Een collega", r.Waarnemer ?? "een collega", r.Tot.AddDays(-1)))];
    }
}
