// What: the terms of a 5A-vrijstelling that count in a region on a day, and on what it rests there that the SWV judges first.
// Source: rules.md R5 (⚙). Used by: whatever reckons a term of a request, its letters and pages. A running request is asked by the day of its notice.
// Decided: what is recorded last counts from its day on, and replaces what was recorded before for that day and later. So a correction with an earlier
// day wins. Never: a version that counts from a later day.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Vrijstellingregels
{
    /// <summary>The terms of a region on a day.</summary>
    public static async Task<Vrijstellingparameters> OpAsync(AppDb db, Guid regio, DateOnly op, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Op(await VersiesAsync(db, regio, ct), op);
    }

    /// <summary>All versions of the terms that a region recorded.</summary>
    public static Task<List<Vrijstellingtermijn>> VersiesAsync(AppDb db, Guid regio, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Vrijstellingtermijn>().AsNoTracking().Where(t => t.RegioId == regio).ToListAsync(ct);
    }

    /// <summary>The same from versions at hand.</summary>
    public static Vrijstellingparameters Op(IEnumerable<Vrijstellingtermijn> versies, DateOnly op) =>
        versies.Where(t => t.GeldtVanaf <= op).MaxBy(t => t.Id)?.Parameters() ?? Regioparameters.Standaard.Vrijstelling;

    /// <summary>On what the judgement rests on a day; null where the region recorded nothing.</summary>
    public static async Task<(Vrijstellinggrondslag Grondslag, DateOnly Sinds)?> GrondslagAsync(AppDb db, Guid regio, DateOnly op, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var versies = await db.Set<Grondslagversie>().AsNoTracking().Where(g => g.RegioId == regio).ToListAsync(ct);
        // Before the first version counted there was none other: an outcome of before then names the first.
        if ((versies.Where(g => g.Sinds <= op).MaxBy(g => g.Id) ?? versies.OrderBy(g => g.Sinds).ThenByDescending(g => g.Id).FirstOrDefault()) is { } versie)
            return (versie.Grondslag, versie.Sinds);
        var nu = await db.Organisaties.AsNoTracking().Where(o => o.Id == regio).Select(o => new { o.Vrijstellinggrondslag, o.VrijstellinggrondslagSinds }).SingleOrDefaultAsync(ct);
        return nu is { Vrijstellinggrondslag: { } grondslag, VrijstellinggrondslagSinds: { } sinds } ? (grondslag, sinds) : null;
    }
}
