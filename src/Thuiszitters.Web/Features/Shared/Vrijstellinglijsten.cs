// What: what waits for a reviewer, and which requests still need one: the lists of which the frame shows the count.
// Source: rules.md R5.3. Used by: ShellFilter, the pages of the room Vrijstellingen.
// Never: whether the other reviewer judged: of judgements only the own row is asked, and whoever reviews a request does not count it as a team lead.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Vrijstellinglijsten
{
    /// <summary>The requests that wait for this reviewer: no judgement of theirs in this round. In a reconsideration for the talk first, as the mail and the list say.</summary>
    public static IQueryable<Vrijstelling> TeDoen(AppDb db, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(user);
        var (ik, mijn) = (user.Id, user.Scope.BeoordeeldeVrijstellingen);
        return db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes()
            .Where(v => mijn.Contains(v.Id) && (v.Toestand == VrijstellingToestand.TeBeoordelen || v.Toestand == VrijstellingToestand.Heroverweging)
                && !db.Oordelen.Any(o => o.VrijstellingId == v.Id && o.Ronde == v.Ronde && o.GebruikerId == ik && o.VervangenOp == null && o.VervallenOp == null));
    }

    /// <summary>The requests that this SWV judges; not those that the reader reviews.</summary>
    public static IQueryable<Vrijstelling> TeVerdelen(AppDb db, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(user);
        var (swv, zelf) = (user.OrganisatieId, user.Scope.BeoordeeldeVrijstellingen);
        return db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes()
            .Where(v => v.SwvId == swv && !zelf.Contains(v.Id) && (v.Toestand == VrijstellingToestand.TeBeoordelen || v.Toestand == VrijstellingToestand.Heroverweging));
    }

    /// <summary>Those of them that still need a reviewer.</summary>
    public static IQueryable<Vrijstelling> ZonderTwee(AppDb db, CurrentUser user) =>
        TeVerdelen(db, user).Where(v => db.Beoordelaars.Count(b => b.VrijstellingId == v.Id && b.VervangenOp == null) < Vierogen.Plaatsen);
}
