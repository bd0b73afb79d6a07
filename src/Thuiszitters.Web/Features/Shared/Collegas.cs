// What: the colleagues of the reader who work with dossiers: who can be given one, take part in a meeting, or direct a case.
// Source: rules.md R7. Used by: Toewijzing, Overlegwerk. Never: who reviews, analyses, guards privacy or administers.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public static class Collegas
{
    /// <summary>The functions in which somebody has dossiers of their own.</summary>
    public static readonly Rol[] Rollen = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht, Rol.SwvConsulent, Rol.TeamleiderSwv];

    /// <summary>Who works with dossiers in an organisation on a day. What belongs to anybody else belongs to nobody.</summary>
    public static IQueryable<Guid> Werkend(AppDb db, Guid organisatie, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Aanstellingen.Where(a => a.OrganisatieId == organisatie && (a.Tot == null || a.Tot > op) && Rollen.Contains(a.Rol)).Select(a => a.GebruikerId);
    }

    public static async Task<List<(Guid Id, string Naam)>> VanAsync(AppDb db, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        var eigen = user.OrganisatieId;
        var gevonden = await db.Aanstellingen.AsNoTracking().Where(a => a.OrganisatieId == eigen && (a.Tot == null || a.Tot > today) && Rollen.Contains(a.Rol))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().ToListAsync(ct);
        return [.. gevonden.OrderBy(c => c.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true)).Select(c => (c.GebruikerId, c.Naam))];
    }
}
