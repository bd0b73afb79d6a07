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

    static readonly Gen<(int Dossier, Guid Met, Dossierdeel Delen, int Tot)> Deel =
        from dossier in Gen.Choose(0, 399)
        from met in Gen.Elements(Organisaties)
        from delen in Gen.Choose(0, 7)
        from tot in Gen.Choose(-2, 3)
        select (dossier, met, (Dossierdeel)delen, tot);

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

        // Of each dossier up to three shares, some over, some with several of one organisation; and a note of its gemeente and of another.
        var delingen = Gen.Sample(Deel, 700, 700).Select(d => new Deling
        {
            DossierId = liggingen.Keys.ElementAt(d.Dossier), VanOrganisatieId = liggingen.Values.ElementAt(d.Dossier).GemeenteId, MetOrganisatieId = d.Met, Delen = d.Delen,
            Grond = Deelgrond.ToezichtLeerplicht, Vanaf = TestApp.Vandaag.AddDays(-5), Tot = TestApp.Vandaag.AddDays(d.Tot),
        }).ToList();
        List<Notitie> notities =
        [
            .. liggingen.SelectMany(l => new[] { l.Value.GemeenteId, Organisaties[l.Key.GetHashCode() & 3] }.Distinct().Select(o => new Notitie
            {
                DossierId = l.Key, OrganisatieId = o, AuteurId = Guid.CreateVersion7(), Soort = NotitieSoort.Notitie, Datum = TestApp.Vandaag, Tekst = [1],
            })),
        ];
        await using (var system = app.Db())
        {
            system.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            system.AddRange(delingen);
            system.AddRange(notities);
            await system.SaveChangesAsync();
        }

        var (seen, byShare, notes) = (0, 0, 0);
        foreach (var rol in Enum.GetValues<Rol>())
            foreach (var organisatie in Organisaties)
                foreach (var regio in Organisaties.Take(2))
                {
                    var lezer = new Lezer(Guid.CreateVersion7(), rol, organisatie);
                    Dossierdeel? Gedeeld(Guid dossier) => delingen.Where(d => d.DossierId == dossier && d.MetOrganisatieId == organisatie && d.Tot > TestApp.Vandaag) is var l && l.Any()
                        ? l.Aggregate(Dossierdeel.Geen, (alle, d) => alle | d.Delen) : null;
                    await using var system = app.Db();
                    var scope = Scope.Of(lezer.GebruikerId, rol, organisatie, regio).Met(await Deling.LopendMetAsync(system, organisatie, TestApp.Vandaag, default));
                    await using var db = app.Services.GetRequiredService<DbSource>().For(scope);
                    var found = (await db.Dossiers.AsNoTracking().Where(d => d.Nummer.StartsWith("P-")).Select(d => d.Id).ToListAsync()).Where(liggingen.ContainsKey).ToHashSet();
                    var levels = liggingen.ToDictionary(l => l.Key, l => DossierAccess.Of(lezer, l.Value with { Gedeeld = Gedeeld(l.Key) }));
                    var expected = levels.Where(l => l.Value.Niveau != Zichtniveau.Geen).Select(l => l.Key).ToHashSet();
                    Assert.True(found.SetEquals(expected), $"{rol}: the filter shows {found.Except(expected).Count()} too many and {expected.Except(found).Count()} too few.");
                    // And without what is shared: the lists of work.
                    var own = (await db.Dossiers.AsNoTracking().Where(db.Eigen(scope.Kind)).Where(d => d.Nummer.StartsWith("P-")).Select(d => d.Id).ToListAsync()).Where(liggingen.ContainsKey).ToHashSet();
                    Assert.True(own.SetEquals(liggingen.Where(l => DossierAccess.Of(lezer, l.Value).Niveau != Zichtniveau.Geen).Select(l => l.Key)), $"{rol}: the lists of work differ.");
                    seen += found.Count;
                    byShare += levels.Count(l => l.Value.Reden == DossierAccess.Gedeeld);

                    // One part of a share does not open another: of foreign notes only those of the gemeente, only when that part is shared.
                    var ids = notities.ConvertAll(n => n.Id).ToHashSet();
                    var read = (await db.Notities.AsNoTracking().Select(n => n.Id).ToListAsync()).Where(ids.Contains).ToHashSet();
                    var may = notities.Where(n => expected.Contains(n.DossierId) && (n.OrganisatieId == organisatie
                        || (n.OrganisatieId == liggingen[n.DossierId].GemeenteId && Gedeeld(n.DossierId)?.HasFlag(Dossierdeel.Notities) == true))).Select(n => n.Id).ToHashSet();
                    Assert.True(read.SetEquals(may), $"{rol}: {read.Except(may).Count()} notes too many and {may.Except(read).Count()} too few.");
                    notes += read.Count;
                }

        Assert.True(seen > 500, "Hardly a reader saw a dossier.");
        Assert.True(byShare > 100 && notes > 100, "Hardly a reader saw anything by a share.");
        await using var none = app.Services.GetRequiredService<DbSource>().For(Scope.None);
        Assert.Equal(0, await none.Dossiers.CountAsync());
    }
}
