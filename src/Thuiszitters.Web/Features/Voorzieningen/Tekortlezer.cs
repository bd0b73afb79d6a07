// What: the jongeren of the region who are at home and for whom nothing is arranged, grouped by where they live, age band and needs.
// Source: indicators.md (gap view, OORZ). The system counts over all dossiers; what comes out are numbers, to be shown through Kleincijfer.
// Never: a dossier; the list behind a number is the reader's own list of dossiers, with their own rights.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

public sealed class Tekortlezer(DbSource source, CurrentUser user, Clock clock)
{
    public async Task<IReadOnlyList<Vraagrij>> LeesAsync(CancellationToken ct)
    {
        await using var alles = source.ForSystem();
        return await LeesAsync(alles, user.RegioId, clock.Today, ct);
    }

    /// <summary>The age is reckoned by the month of birth; the day stands sealed.</summary>
    public static async Task<IReadOnlyList<Vraagrij>> LeesAsync(AppDb alles, Guid regio, DateOnly vandaag, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        // Born after these months: younger than 12, younger than 16.
        var (twaalf, zestien) = (vandaag.AddYears(-12), vandaag.AddYears(-16));
        var rijen = await alles.Dossiers.AsNoTracking().Where(d => d.RegioId == regio && d.GeslotenOp == null && d.Status == DossierStatus.Thuiszitter && !d.ArrangementLoopt)
            .GroupBy(d => new
            {
                d.GemeenteId, d.SwvId, d.Sector, d.Behoeften,
                Groep = d.GeboorteMaand > twaalf ? Leeftijdsgroep.VanVierTotTwaalf : d.GeboorteMaand > zestien ? Leeftijdsgroep.VanTwaalfTotZestien : Leeftijdsgroep.VanafZestien,
            })
            .Select(g => new { g.Key.GemeenteId, g.Key.SwvId, g.Key.Sector, g.Key.Groep, g.Key.Behoeften, Aantal = g.Count() }).ToListAsync(ct);
        return [.. rijen.Select(r => new Vraagrij(r.GemeenteId, r.SwvId, r.Sector, r.Groep, r.Behoeften, r.Aantal))];
    }
}
