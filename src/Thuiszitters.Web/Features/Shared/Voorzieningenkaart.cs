// What: the kaart of the region with the places of each voorziening. The kaart is read by who may; the places are counted over all dossiers of the
// region, so the system counts them and gives back numbers only.
// Source: indicators.md, Voorzieningenkaart. Used by: the room Voorzieningen, the pages of an arrangement.
// Never: which dossiers are behind a number.

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>One voorziening with its places and the names of where it stands and who answers for it.</summary>
public sealed record Kaartregel(Voorziening Voorziening, Plaatsstand Stand, string Gemeente, string Swv)
{
    public string Url => $"/voorzieningen/{Voorziening.Id}";

    public IReadOnlyList<Voorzieningvlag> Vlaggen(DateOnly dag) => [.. Voorzieningregels.Vlaggen(Voorziening.Profiel, Stand, dag)];
}

public sealed class Voorzieningenkaart(AppDb db, DbSource source, CurrentUser user)
{
    /// <summary>All of the region, by name.</summary>
    public async Task<IReadOnlyList<Kaartregel>> AlleAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        return await RegelsAsync(await db.Voorzieningen.AsNoTracking().Where(v => v.RegioId == regio).OrderBy(v => v.Naam).ThenBy(v => v.Id).ToListAsync(ct), ct);
    }

    /// <summary>One of the region; null when there is none.</summary>
    public async Task<Kaartregel?> VanAsync(Guid id, CancellationToken ct)
    {
        var regio = user.RegioId;
        return (await RegelsAsync(await db.Voorzieningen.AsNoTracking().Where(v => v.RegioId == regio && v.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
    }

    /// <summary>What runs or begins still, by name, for a form; and the one that was chosen before, also when it ended.</summary>
    public async Task<IReadOnlyList<SelectListItem>> KeuzesAsync(DateOnly dag, Guid? ook, CancellationToken ct)
    {
        var regio = user.RegioId;
        return [.. (await db.Voorzieningen.AsNoTracking().Where(v => v.RegioId == regio && (v.Einde == null || v.Einde >= dag || v.Id == ook)).OrderBy(v => v.Naam).ThenBy(v => v.Id)
            .Select(v => new { v.Id, v.Naam }).ToListAsync(ct)).Select(v => new SelectListItem(v.Naam, v.Id.ToString()))];
    }

    async Task<IReadOnlyList<Kaartregel>> RegelsAsync(List<Voorziening> voorzieningen, CancellationToken ct)
    {
        if (voorzieningen.Count == 0)
            return [];
        var regio = user.RegioId;
        var namen = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regio && o.Soort != OrganisatieSoort.School).ToDictionaryAsync(o => o.Id, o => o.Naam, ct);
        await using var alles = source.ForSystem();
        var standen = await StandenAsync(alles, [.. voorzieningen.Select(v => v.Id)], ct);
        return [.. voorzieningen.Select(v => new Kaartregel(v, standen.TryGetValue(v.Id, out var s) ? s with { Capaciteit = v.Capaciteit } : new(v.Capaciteit, 0, 0, null),
            namen.GetValueOrDefault(v.GemeenteId, "onbekend"), namen.GetValueOrDefault(v.OrganisatieId, "onbekend")))];
    }

    /// <summary>The places of these, counted from the arrangements at this moment; those without any arrangement are left out.</summary>
    /// <param name="alles">A context of the system: the scope of a reader would count their own dossiers only.</param>
    public static async Task<Dictionary<Guid, Plaatsstand>> StandenAsync(AppDb alles, IReadOnlyList<Guid> voorzieningen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        ArgumentNullException.ThrowIfNull(voorzieningen);
        var arrangementen = alles.Arrangementen.AsNoTracking().Where(a => a.Toestand == ArrangementToestand.Gestart || a.Toestand == ArrangementToestand.Wachtlijst);
        // One by its key, or the whole kaart: a list of hundreds of keys makes a slower question than the index asked as a whole.
        if (voorzieningen is [var een])
            arrangementen = arrangementen.Where(a => a.VoorzieningId == een);
        else
            arrangementen = arrangementen.Where(a => a.VoorzieningId != null);
        var tellingen = await arrangementen.GroupBy(a => a.VoorzieningId).Select(g => new
        {
            g.Key,
            Bezet = g.Count(a => a.Toestand == ArrangementToestand.Gestart),
            Wachtend = g.Count(a => a.Toestand == ArrangementToestand.Wachtlijst),
            Sinds = g.Min(a => a.Toestand == ArrangementToestand.Wachtlijst ? a.WachtlijstOp : null),
        }).ToListAsync(ct);
        var gevraagd = voorzieningen.ToHashSet();
        return tellingen.Where(t => gevraagd.Contains(t.Key!.Value)).ToDictionary(t => t.Key!.Value, t => new Plaatsstand(null, t.Bezet, t.Wachtend, t.Sinds));
    }
}
