// What: what is known of every arrangement of the region that ended in a period, for the outcome of a voorziening or a type.
// Source: indicators.md OUT. The system reads over all dossiers; what comes out is without a dossier, and is shown only through Opbrengst.
// Never: a row of it on a screen, or without a period: the index of the day of the end serves it.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Voorzieningen;

public sealed class Opbrengstlezer(DbSource source, CurrentUser user)
{
    /// <summary>What ended at this voorziening in the period.</summary>
    public async Task<IReadOnlyList<Afloop>> VanAsync(Guid voorziening, Opbrengstperiode periode, CancellationToken ct) =>
        [.. (await LeesAsync(a => a.Where(x => x.VoorzieningId == voorziening), periode, ct)).Select(r => r.Afloop)];

    /// <summary>What ended in the region in the period, by type.</summary>
    public async Task<ILookup<ArrangementType, Afloop>> PerTypeAsync(Opbrengstperiode periode, CancellationToken ct) =>
        (await LeesAsync(a => a, periode, ct)).ToLookup(r => r.Type, r => r.Afloop);

    async Task<List<(ArrangementType Type, Afloop Afloop)>> LeesAsync(
        Func<IQueryable<Arrangement>, IQueryable<Arrangement>> welke, Opbrengstperiode periode, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(periode);
        var (regio, van, totEnMet) = (user.RegioId, periode.Van, periode.TotEnMet);
        await using var alles = source.ForSystem();
        var geeindigd = welke(alles.Arrangementen.AsNoTracking()).Where(a => a.GeeindigdOp >= van && a.GeeindigdOp <= totEnMet && a.Dossier!.RegioId == regio
            && (a.Toestand == ArrangementToestand.Afgerond || a.Toestand == ArrangementToestand.VoortijdigGestopt));
        var rijen = await geeindigd.OrderBy(a => a.GeeindigdOp).ThenBy(a => a.Id).Select(a => new
        {
            a.Id, a.Type, a.Bestemming, a.TevredenheidKind, a.TevredenheidOuders, GeeindigdOp = a.GeeindigdOp!.Value, a.Toestand, a.WeerThuisOp,
            // At home again by a report of it, where nobody wrote it with the arrangement.
            Verzuim = alles.Verzuimmeldingen.Where(v => v.DossierId == a.DossierId && v.EersteDag >= a.GeeindigdOp && (v.Soort == Verzuimsoort.AbsoluutVerzuim || v.Soort == Verzuimsoort.Lrv))
                .Min(v => (DateOnly?)v.EersteDag),
        }).ToListAsync(ct);
        var doelen = (await geeindigd.Join(alles.Arrangementdoelen.AsNoTracking().Where(d => d.IngetrokkenOp == null && d.Bereik != null), a => a.Id, d => d.ArrangementId,
            (a, d) => new { a.Id, Bereik = d.Bereik!.Value }).ToListAsync(ct)).ToLookup(d => d.Id, d => d.Bereik);
        return [.. rijen.Select(r => (r.Type, new Afloop
        {
            Bestemming = r.Bestemming, TevredenKind = r.TevredenheidKind, TevredenOuders = r.TevredenheidOuders, Doelen = [.. doelen[r.Id]],
            GeeindigdOp = r.GeeindigdOp, Voortijdig = r.Toestand == ArrangementToestand.VoortijdigGestopt, WeerThuisOp = r.WeerThuisOp ?? r.Verzuim,
        }))];
    }
}
