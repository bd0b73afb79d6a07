// What: the query filter and its pure twin DossierAccess.Of say the same about any dossier and any reader.
// Source: architecture 5, rules.md R8. Change both or neither.

using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Platform.Data;

public sealed class ScopeTwinTests(Apps apps) : IClassFixture<Apps>
{
    // Few organisations, so that a reader often hits; the first is the region itself.
    static readonly Guid[] Organisaties = [.. Enumerable.Range(1, 5).Select(n => new Guid(n, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]))];

    static readonly Gen<Dossierligging> Ligging =
        from gemeente in Gen.Elements(Organisaties)
        from swv in Gen.Choose(0, 5)
        from school in Gen.Choose(0, 5)
        from regio in Gen.Elements(Organisaties)
        from status in Gen.Elements(Enum.GetValues<DossierStatus>())
        from band in Gen.Elements(Enum.GetValues<PactBand>())
        from arrangement in Gen.Elements(true, false)
        from gesloten in Gen.Elements(true, false)
        select new Dossierligging
        {
            GemeenteId = gemeente, SwvId = swv < 5 ? Organisaties[swv] : null, SchoolId = school < 5 ? Organisaties[school] : null, RegioId = regio,
            Status = status, Band = band, ArrangementLoopt = arrangement, Gesloten = gesloten,
        };

    [Theory, Sqlite, Postgres]
    public async Task FilterAndAccess_AnyDossierAndReader_Agree(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var liggingen = Gen.Sample(Ligging, 400, 400).ToDictionary(_ => Guid.CreateVersion7());
        await using (var system = app.Db())
        {
            system.Begin(ActKind.DossierGeopend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            var n = 0;
            system.AddRange(liggingen.Select(l => new Dossier
            {
                Id = l.Key, Nummer = $"P-{++n:000000}", GeboorteMaand = new(2013, 3, 1), GemeenteId = l.Value.GemeenteId, SwvId = l.Value.SwvId, SchoolId = l.Value.SchoolId,
                RegioId = l.Value.RegioId, Status = l.Value.Status, Band = l.Value.Band, ArrangementLoopt = l.Value.ArrangementLoopt, GeslotenOp = l.Value.Gesloten ? TestApp.Vandaag : null,
            }));
            await system.SaveChangesAsync();
        }

        var seen = 0;
        foreach (var rol in Enum.GetValues<Rol>())
            foreach (var organisatie in Organisaties)
                foreach (var regio in Organisaties.Take(2))
                {
                    var lezer = new Lezer(Guid.CreateVersion7(), rol, organisatie);
                    await using var db = app.Services.GetRequiredService<DbSource>().For(Scope.Of(lezer.GebruikerId, rol, organisatie, regio));
                    var found = (await db.Dossiers.AsNoTracking().Where(d => d.Nummer.StartsWith("P-")).Select(d => d.Id).ToListAsync()).Where(liggingen.ContainsKey).ToHashSet();
                    var expected = liggingen.Where(l => DossierAccess.Of(lezer, l.Value).Niveau != Zichtniveau.Geen).Select(l => l.Key).ToHashSet();
                    Assert.True(found.SetEquals(expected), $"{rol}: the filter shows {found.Except(expected).Count()} too many and {expected.Except(found).Count()} too few.");
                    seen += found.Count;
                }

        Assert.True(seen > 500, "Hardly a reader saw a dossier.");
        await using var none = app.Services.GetRequiredService<DbSource>().For(Scope.None);
        Assert.Equal(0, await none.Dossiers.CountAsync());
    }
}
