// What: what was weighed for the jongeren of the region in a period: the options with what stood against them, and where none was chosen.
// Source: indicators.md, Voorzieningenkaart. The system reads over all dossiers; what comes out is shown only through Afgewogen.
// Never: the reason that somebody wrote, or a row on a screen.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Voorzieningen;

public sealed class Afwegingenlezer(DbSource source, CurrentUser user)
{
    public async Task<(IReadOnlyList<Afgewogenoptie> Opties, IReadOnlyList<(Guid DossierId, Behoeften Behoeften)> ZonderKeuze)> LeesAsync(Opbrengstperiode periode, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(periode);
        var (regio, van, totEnMet) = (user.RegioId, periode.Van, periode.TotEnMet);
        await using var alles = source.ForSystem();
        var afwegingen = alles.Set<Afweging>().AsNoTracking().Where(a => a.Datum >= van && a.Datum <= totEnMet && a.Dossier!.RegioId == regio);
        var opties = await afwegingen.Join(alles.Set<Afwegingoptie>().AsNoTracking(), a => a.Id, o => o.AfwegingId,
            (a, o) => new { o.DossierId, o.VoorzieningId, o.Gekozen, o.Bezwaren }).Distinct().ToListAsync(ct);
        var zonder = await afwegingen.Where(a => a.VoorzieningId == null).Select(a => new { a.DossierId, a.Behoeften }).Distinct().ToListAsync(ct);
        return (
            [.. opties.Select(o => new Afgewogenoptie(o.DossierId, o.VoorzieningId, o.Gekozen, o.Bezwaren.Split(' ', StringSplitOptions.RemoveEmptyEntries)))],
            [.. zonder.Select(z => (z.DossierId, z.Behoeften))]);
    }
}
