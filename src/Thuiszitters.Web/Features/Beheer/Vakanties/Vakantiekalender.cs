// What: the school holidays of a region as its administrator keeps them: which official region it follows, and the schooljaren it replaced.
// A save and the dossiers that must be recomputed because of it are one transaction.
// Source: rules.md R2. Used by: the pages of this folder. Never: a schooljaar that is over; what it meant then stands in signals and figures.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer.Vakanties;

/// <summary>The holidays of one schooljaar, and whether the region made them its own.</summary>
public sealed record Vakantiejaar(Schooljaar Jaar, bool IsEigen, IReadOnlyList<Schoolvakantie> Vakanties);

public sealed class Vakantiekalender(AppDb db, DbSource source, CurrentUser user, Clock clock)
{
    /// <summary>How many schooljaren after this one can be kept.</summary>
    const int Vooruit = 5;

    public bool MagVervangen(Schooljaar jaar) => jaar.Beginjaar - Schooljaar.Van(clock.Today).Beginjaar is >= 0 and <= Vooruit;

    public async Task<Vakantieregio> RegioAsync(CancellationToken ct) =>
        await db.Organisaties.Where(o => o.Id == user.RegioId).Select(o => o.Vakantieregio).SingleAsync(ct) ?? Vakantieregio.Noord;

    public async Task<IReadOnlyList<Vakantiejaar>> JarenAsync(CancellationToken ct)
    {
        var officieel = Schoolkalender.Officieel(await RegioAsync(ct)).ToLookup(v => v.Schooljaar);
        var eigen = (await EigenAsync(ct)).ToLookup(v => v.Schooljaar);
        var nu = Schooljaar.Van(clock.Today).Beginjaar;
        return [.. Enumerable.Range(nu, Vooruit + 1).Select(j => new Schooljaar(j))
            .Select(j => new Vakantiejaar(j, eigen.Contains(j), [.. eigen.Contains(j) ? eigen[j] : officieel[j]]))];
    }

    /// <summary>Replaces the holidays of a schooljaar; an empty list gives it the official ones back.</summary>
    /// <returns>How many dossiers the next watch recomputes.</returns>
    public Task<int> VervangAsync(Guid actId, Schooljaar jaar, IReadOnlyList<Schoolvakantie> vakanties, CancellationToken ct) =>
        WijzigAsync(ActKind.SchoolvakantiesVervangen, actId, [("schooljaar", jaar), ("aantal", vakanties.Count)], async alles =>
        {
            var (eerste, laatste) = (jaar.Eerste, jaar.Laatste);
            alles.RemoveRange(await alles.Set<Regiovakantie>().Where(v => v.RegioId == user.RegioId && v.Eerste >= eerste && v.Eerste <= laatste).ToListAsync(ct));
            alles.AddRange(vakanties.Select(v => new Regiovakantie { RegioId = user.RegioId, Naam = v.Naam, Eerste = v.Eerste, Laatste = v.Laatste }));
        }, ct);

    /// <summary>The region follows the official holidays of <paramref name="regio"/> from now on.</summary>
    /// <returns>As <see cref="VervangAsync"/>.</returns>
    public Task<int> KiesAsync(Guid actId, Vakantieregio regio, CancellationToken ct) =>
        WijzigAsync(ActKind.VakantieregioGekozen, actId, [("vakantieregio", regio)],
            async alles => (await alles.Organisaties.SingleAsync(o => o.Id == user.RegioId, ct)).Vakantieregio = regio, ct);

    async Task<int> WijzigAsync(ActKind act, Guid actId, (string, object?)[] feiten, Func<AppDb, Task> wijzig, CancellationToken ct)
    {
        var namens = new CurrentUser();
        namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        await using var alles = source.For(namens.Scope);
        await using var transactie = await alles.Database.BeginTransactionAsync(ct);
        alles.Begin(act, clock.UtcNow, feiten: Dossierwerk.Feiten(feiten), id: actId);
        await wijzig(alles);
        if (!await alles.SaveOnceAsync(ct))
            return 0;
        var aantal = await Dossierstand.MaakAanDeBeurtAsync(alles, user.RegioId, clock.Today, ct);
        await transactie.CommitAsync(ct);
        return aantal;
    }

    async Task<List<Schoolvakantie>> EigenAsync(CancellationToken ct) =>
        [.. (await db.Set<Regiovakantie>().AsNoTracking().Where(v => v.RegioId == user.RegioId).OrderBy(v => v.Eerste).ToListAsync(ct)).Select(v => v.Vakantie)];
}

sealed class VakantiesRoom : IRoom
{
    public static void Add(IServiceCollection services) => services.AddScoped<Vakantiekalender>();
}
