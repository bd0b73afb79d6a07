// What: the thirteen ways in which EF's query filters leak or are written past, tried on this program's contexts.
// Source: security.md 3.6. On SQLite and on a real PostgreSQL.

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Platform.Data;

public sealed class ScopeProbesTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    /// <summary>An own and a foreign dossier, and the context of a leerplichtambtenaar of Alkmaar.</summary>
    async Task<(TestApp App, AppDb Db, Dossier Eigen, Dossier Vreemd)> OpstellingAsync(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (eigen, vreemd) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync(gemeente: app.Regio.Heiloo));
        return (app, Van(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar), eigen, vreemd);
    }

    static AppDb Van(TestApp app, Rol rol, Organisatie organisatie) =>
        app.Services.GetRequiredService<DbSource>().For(Scope.Of(Guid.CreateVersion7(), rol, organisatie.Id, app.Regio.Regio.Id));

    static async Task GeweigerdAsync(AppDb db) => await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());

    [Theory, Sqlite, Postgres]
    public async Task P01_ListAndCount_AreFiltered(Provider provider)
    {
        var (_, db, eigen, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        Guid[] ids = [eigen.Id, vreemd.Id];
        Assert.Equal([eigen.Id], await db.Dossiers.Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync());
        Assert.Equal(1, await db.Dossiers.CountAsync(d => ids.Contains(d.Id)));
    }

    [Theory, Sqlite, Postgres]
    public async Task P02_FindForeign_IsNull(Provider provider)
    {
        var (_, db, eigen, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        Assert.Null(await db.Dossiers.FindAsync(vreemd.Id));
        Assert.NotNull(await db.Dossiers.FindAsync(eigen.Id));
    }

    [Theory, Sqlite, Postgres]
    public async Task P03_ForeignRowInTheTracker_IsNotWritten(Provider provider)
    {
        var (_, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        db.Attach(vreemd);
        vreemd.Pc4 = 1111;
        db.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(db);
    }

    [Theory, Sqlite, Postgres]
    public async Task P04_And05_OwnSql_IsRefused(Provider provider)
    {
        var (_, db, _, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Dossiers.FromSql($"""SELECT * FROM "Dossiers" """).IgnoreQueryFilters().ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Dossiers.FromSql($"""SELECT * FROM "Dossiers" """).IgnoreQueryFilters().Where(d => d.Versie >= 0).Select(d => d.Nummer).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Verzuimmeldingen.Where(v => db.Dossiers.FromSql($"""SELECT * FROM "Dossiers" """).IgnoreQueryFilters().Any(d => d.Id == v.DossierId)).CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.SqlQuery<string>($"""SELECT "Nummer" AS "Value" FROM "Dossiers" """).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.ExecuteSqlAsync($"""DELETE FROM "Dossiers" """));
    }

    [Theory, Sqlite, Postgres]
    public async Task P06_EveryTableUnderADossier_IsFiltered(Provider provider)
    {
        var (app, db, _, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        await using var system = app.Db();
        var seen = 0;
        foreach (var type in db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => typeof(IInDossier).IsAssignableFrom(t)))
        {
            var method = typeof(ScopeProbesTests).GetMethod(nameof(DossiersOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type);
            var own = await (Task<HashSet<Guid>>)method.Invoke(null, [db])!;
            var all = await (Task<HashSet<Guid>>)method.Invoke(null, [system])!;
            var mine = (await system.Dossiers.Where(d => d.GemeenteId == app.Regio.Alkmaar.Id).Select(d => d.Id).ToListAsync()).ToHashSet();
            Assert.Empty(own.Except(mine));
            seen += all.Except(mine).Any() ? 1 : 0;
        }

        Assert.True(seen >= 2, "There was nothing foreign to hide.");
    }

    static async Task<HashSet<Guid>> DossiersOfAsync<T>(AppDb db) where T : class, IInDossier =>
        (await db.Set<T>().AsNoTracking().ToListAsync()).Select(r => r.DossierId).ToHashSet();

    [Theory, Sqlite, Postgres]
    public async Task P06b_IncludeCount_IsFiltered(Provider provider)
    {
        var (_, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        Assert.Equal(0, await db.Verzuimmeldingen.Include(v => v.Dossier).CountAsync(v => v.DossierId == vreemd.Id));
        Assert.Equal(0, await db.Dossiers.Include(d => d.Verzuim).CountAsync(d => d.Id == vreemd.Id));
    }

    [Theory, Sqlite, Postgres]
    public async Task P07_BulkWrite_IsRefusedPastTheGates(Provider provider)
    {
        var (app, db, eigen, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Dossiers.Where(d => d.Id == eigen.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Pc4, 1111)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Verzuimmeldingen.Where(v => v.DossierId == eigen.Id).ExecuteDeleteAsync());
        Assert.Equal(1815, (await app.LeesAsync(eigen.Id)).Pc4);
    }

    [Theory, Sqlite, Postgres]
    public async Task P08_UpdateOfAStub_IsRefused(Provider provider)
    {
        var (app, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        db.Update(new Dossier
        {
            Id = vreemd.Id, Nummer = vreemd.Nummer, RegioId = vreemd.RegioId, GemeenteId = app.Regio.Alkmaar.Id, GeboorteMaand = vreemd.GeboorteMaand, Versie = vreemd.Versie,
        });
        db.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(db);
        Assert.Equal(app.Regio.Heiloo.Id, (await app.LeesAsync(vreemd.Id)).GemeenteId);
    }

    [Theory, Sqlite, Postgres]
    public async Task P09_RemoveOfAStub_IsRefused(Provider provider)
    {
        var (app, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        db.Remove(new Dossier
        {
            Id = vreemd.Id, Nummer = vreemd.Nummer, RegioId = vreemd.RegioId, GemeenteId = app.Regio.Alkmaar.Id, GeboorteMaand = vreemd.GeboorteMaand, Versie = vreemd.Versie,
        });
        db.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(db);
        await using var other = Van(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        other.Remove(new Verzuimmelding
        {
            Id = vreemd.Verzuim[0].Id, DossierId = vreemd.Id, Soort = Verzuimsoort.Lrv, EersteDag = TestApp.Vandaag, Bron = MeldingBron.Handmatig, OntvangenOp = TestApp.Vandaag,
        });
        other.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(other);
        Assert.Single((await app.LeesAsync(vreemd.Id)).Verzuim);
    }

    [Theory, Sqlite, Postgres]
    public async Task P10_ChildUnderAForeignDossier_IsRefused(Provider provider)
    {
        var (app, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        db.Add(Melding(vreemd.Id));
        db.Begin(ActKind.VerzuimGeregistreerd, Nu, vreemd.Id);
        await GeweigerdAsync(db);
        await using var other = Van(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        other.Add(new VerzegeldeIdentiteit { DossierId = Guid.CreateVersion7(), Inhoud = [1] });
        other.Begin(ActKind.DossierGeopend, Nu);
        await GeweigerdAsync(other);
    }

    [Theory, Sqlite, Postgres]
    public async Task P10b_ChildMovedToOrFromAForeignDossier_IsRefused(Provider provider)
    {
        var (app, db, eigen, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        // Out: mine becomes theirs.
        var mijn = await db.Verzuimmeldingen.SingleAsync(v => v.DossierId == eigen.Id);
        db.Entry(mijn).Property(v => v.DossierId).CurrentValue = vreemd.Id;
        db.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(db);
        // In: theirs is said to be mine, by a stub that hides where it belonged.
        await using var other = Van(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var stub = new Verzuimmelding
        {
            Id = vreemd.Verzuim[0].Id, DossierId = eigen.Id, Soort = Verzuimsoort.Lrv, EersteDag = TestApp.Vandaag, Bron = MeldingBron.Handmatig, OntvangenOp = TestApp.Vandaag,
        };
        other.Update(stub);
        other.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(other);
        Assert.Single((await app.LeesAsync(vreemd.Id)).Verzuim);
        Assert.Single((await app.LeesAsync(eigen.Id)).Verzuim);
    }

    [Theory, Sqlite, Postgres]
    public async Task P10c_NewDossierInAForeignArea_IsRefused(Provider provider)
    {
        var (app, db, _, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        db.Add(new Dossier { Nummer = "2026-9" + Guid.CreateVersion7().ToString("N")[^8..], RegioId = app.Regio.Regio.Id, GemeenteId = app.Regio.Heiloo.Id, GeboorteMaand = new(2013, 3, 1) });
        db.Begin(ActKind.DossierGeopend, Nu);
        await GeweigerdAsync(db);
    }

    [Theory, Sqlite, Postgres]
    public async Task P11_ForeignNumber_TellsNothingByItsUniqueness(Provider provider)
    {
        // Numbers are given out by the program; no page takes one from a form, so the unique index answers nobody.
        var (app, _, _, vreemd) = await OpstellingAsync(provider);
        var browser = await app.AmbtenaarAsync();
        using var response = await browser.PostFormAsync("/dossiers/nieuw", new() { ["Input.Nummer"] = vreemd.Nummer, ["Nummer"] = vreemd.Nummer });
        var page = await Browser.ReadAsync(response);
        Assert.DoesNotContain(vreemd.Nummer, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task P12_FiltersOff_StillCannotBeWritten(Provider provider)
    {
        var (_, db, _, vreemd) = await OpstellingAsync(provider);
        await using var _1 = db;
        var row = await db.Dossiers.IgnoreQueryFilters().SingleAsync(d => d.Id == vreemd.Id);
        row.Pc4 = 1111;
        db.Begin(ActKind.StandHerrekend, Nu);
        await GeweigerdAsync(db);
    }

    [Theory, Sqlite, Postgres]
    public async Task P13_ContextsOfTwoOrganisations_EachSeeTheirOwn(Provider provider)
    {
        var (app, db, eigen, vreemd) = await OpstellingAsync(provider);
        Guid[] ids = [eigen.Id, vreemd.Id];
        for (var i = 0; i < 3; i++)
        {
            await using var a = Van(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
            Assert.Equal([eigen.Id], await a.Dossiers.Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync());
            await using var b = Van(app, Rol.Leerplichtambtenaar, app.Regio.Heiloo);
            Assert.Equal([vreemd.Id], await b.Dossiers.Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync());
        }

        await db.DisposeAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task Swv_WritesItsOwnPartOnly(Provider provider)
    {
        var (app, _, eigen, _) = await OpstellingAsync(provider);
        await using var db = Van(app, Rol.SwvConsulent, app.Regio.SwvVo);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == eigen.Id);
        dossier.BehandelaarId = Guid.CreateVersion7();
        db.Begin(ActKind.DossierToegewezen, Nu, eigen.Id);
        await GeweigerdAsync(db);
        await using var other = Van(app, Rol.SwvConsulent, app.Regio.SwvVo);
        other.Add(Melding(eigen.Id));
        other.Begin(ActKind.VerzuimGeregistreerd, Nu, eigen.Id);
        await GeweigerdAsync(other);
        await using var note = Van(app, Rol.SwvConsulent, app.Regio.SwvVo);
        note.Add(new Notitie { DossierId = eigen.Id, OrganisatieId = app.Regio.Alkmaar.Id, AuteurId = Guid.CreateVersion7(), Soort = NotitieSoort.Notitie, Datum = TestApp.Vandaag, Tekst = [1] });
        note.Begin(ActKind.NotitieToegevoegd, Nu, eigen.Id);
        await GeweigerdAsync(note);
    }

    [Theory, Sqlite, Postgres]
    public async Task ClosedDossier_IsWrittenByNobody(Provider provider)
    {
        var (app, db, eigen, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        await app.SluitAsync(eigen.Id);
        db.Add(Melding(eigen.Id));
        db.Begin(ActKind.VerzuimGeregistreerd, Nu, eigen.Id);
        await GeweigerdAsync(db);
    }

    [Theory, Sqlite, Postgres]
    public async Task Save_WithoutAnAct_IsRefused(Provider provider)
    {
        var (_, db, eigen, _) = await OpstellingAsync(provider);
        await using var _1 = db;
        (await db.Dossiers.SingleAsync(d => d.Id == eigen.Id)).Pc4 = 1111;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory, Sqlite, Postgres]
    public async Task Logs_ChangedOrRemoved_AreRefusedEvenForTheSystem(Provider provider)
    {
        var (app, db, eigen, _) = await OpstellingAsync(provider);
        await db.DisposeAsync();
        await using var system = app.Db();
        var act = await system.Acts.FirstAsync(a => a.DossierId == eigen.Id);
        system.Remove(act);
        system.Begin(ActKind.StandHerrekend, Nu);
        await Assert.ThrowsAsync<InvalidOperationException>(() => system.SaveChangesAsync());
        await using var second = app.Db();
        var entry = second.Entry(await second.Acts.FirstAsync(a => a.DossierId == eigen.Id));
        entry.Property(a => a.Feiten).CurrentValue = "anders";
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.SaveChangesAsync());
    }

    static Verzuimmelding Melding(Guid dossier) =>
        new() { DossierId = dossier, Soort = Verzuimsoort.Lrv, EersteDag = TestApp.Vandaag, Bron = MeldingBron.Handmatig, OntvangenOp = TestApp.Vandaag };
}
