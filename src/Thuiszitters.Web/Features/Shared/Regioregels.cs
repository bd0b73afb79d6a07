// What: the rules of one region: its parameters, and its school calendar as the functional administrator keeps it.
// Source: rules.md R2 (official school holidays, replaceable per region). Used by: everything that reckons a status, a sum of hours or a signal.
// Never: kept between requests or runs; a replaced holiday counts from the next page on.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The rules of a region: its parameters and its school calendar.</summary>
public sealed record Regioregels(Regioparameters Parameters, Schoolkalender Kalender)
{
    /// <summary>The versions of the terms of a vrijstelling that the region recorded.</summary>
    public IReadOnlyList<Vrijstellingtermijn> Vrijstellingtermijnen { get; init; } = [];

    /// <summary>The terms of a vrijstelling that count on a day.</summary>
    public Vrijstellingparameters VrijstellingOp(DateOnly op) => Vrijstellingregels.Op(Vrijstellingtermijnen, op);

    /// <summary>The standard parameters with the official holidays.</summary>
    public static Regioregels Van(Vakantieregio regio) => new(Regioparameters.Standaard, Schoolkalender.Van(regio));

    /// <summary>The rules of the region, with the holidays that it replaced.</summary>
    public static async Task<Regioregels> VanAsync(AppDb db, Guid regioId, CancellationToken ct)
    {
        var regio = await db.Organisaties.AsNoTracking().Where(o => o.Id == regioId)
            .Select(o => new { o.Vakantieregio, Eigen = db.Set<Regiovakantie>().Where(v => v.RegioId == o.Id).ToList(),
                Termijnen = db.Set<Vrijstellingtermijn>().Where(t => t.RegioId == o.Id).ToList() }).SingleAsync(ct);
        return new(Regioparameters.Standaard, Schoolkalender.Van(regio.Vakantieregio ?? Vakantieregio.Noord, [.. regio.Eigen.Select(v => v.Vakantie)])) { Vrijstellingtermijnen = regio.Termijnen };
    }
}
