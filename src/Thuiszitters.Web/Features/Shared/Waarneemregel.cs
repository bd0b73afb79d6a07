// What: which colleague of the reader among some people is absent on a day, until when, and who covers.
// Source: ADR 30. Used by: the head of a dossier.
// Never: why; to another organisation that somebody is absent at all; a cover who does not work with dossiers here any more.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public sealed record Waarneemregel(string Afwezig, string? Waarnemer, DateOnly TotEnMet)
{
    public string Zin => $"{Afwezig} is afwezig t/m {NlDatum.Lang(TotEnMet)}; "
        + (Waarnemer is null ? "wie waarneemt werkt hier niet meer. Leg een andere waarneming vast." : $"waarneming door {Waarnemer}.");

    /// <param name="eigen">The organisation of the reader.</param>
    /// <param name="wie">Each person in the organisation in which they have to do with it.</param>
    public static async Task<List<Waarneemregel>> VanAsync(AppDb db, Guid eigen, IReadOnlyCollection<(Guid? Persoon, Guid? Organisatie)> wie, DateOnly op, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(wie);
        var ids = wie.Where(w => w.Organisatie == eigen).Select(w => w.Persoon).OfType<Guid>().ToList();
        if (ids.Count == 0)
            return [];
        var werkend = Collegas.Werkend(db, eigen, op);
        var rijen = await Waarneming.Lopend(db.Waarnemingen.AsNoTracking(), op).Where(w => w.OrganisatieId == eigen && ids.Contains(w.AfwezigId)).Select(w => new
        {
            w.Tot, Werkt = werkend.Contains(w.WaarnemerId), Afwezig = db.Users.Where(u => u.Id == w.AfwezigId).Select(u => u.Naam).FirstOrDefault(),
            Waarnemer = db.Users.Where(u => u.Id == w.WaarnemerId).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rijen.Select(r => new Waarneemregel(r.Afwezig ?? "Een collega", r.Werkt ? r.Waarnemer ?? "een collega" : null, r.Tot.AddDays(-1)))];
    }
}
