// What: the rules that the database itself keeps refuse whatever comes past the program, on each database that runs here; and for SQL Server the
// same list of rules is T-SQL. Source: rules.md R5; ADR 28.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Tests.House;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class VrijstellingwachtersTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    static async Task GeweigerdAsync(string code, Func<Task> doe)
    {
        var fout = await Assert.ThrowsAnyAsync<Exception>(doe);
        Assert.Contains(code, (fout.InnerException ?? fout).Message, StringComparison.Ordinal);
    }

    static Oordeel Maak(Vrijstelling v, Guid wie, Oordeelkeuze keuze = Oordeelkeuze.Tenzij, int? ronde = null) => new()
    {
        DossierId = v.DossierId, VrijstellingId = v.Id, Ronde = ronde ?? v.Ronde, GebruikerId = wie, Keuze = keuze, Inhoud = [1], Hash = new byte[32], GegevenOp = Nu,
    };

    static async Task VoegToeAsync(TestApp app, object rij)
    {
        await using var db = app.Db();
        db.Begin(ActKind.OordeelGegeven, Nu);
        db.Add(rij);
        await db.SaveChangesAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task Judgement_WrittenPastTheProgram_IsRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar), (Rol.SwvBeoordelaar, app.Regio.SwvVo));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var v = await app.LeesVrijstellingAsync(id);

        // Who registered, in another function; a stranger; a reviewer of another round.
        await GeweigerdAsync("oordeel-", () => VoegToeAsync(app, Maak(v, ambtenaar)));
        await GeweigerdAsync("oordeel-geen-beoordelaar", () => VoegToeAsync(app, Maak(v, Guid.CreateVersion7())));
        await GeweigerdAsync("oordeel-niet-aan-de-orde", () => VoegToeAsync(app, Maak(v, een, ronde: 2)));
        await GeweigerdAsync("beoordelaar-", () => VoegToeAsync(app, new Beoordelaar
        {
            DossierId = v.DossierId, VrijstellingId = id, Plaats = 1, GebruikerId = ambtenaar, OrganisatieId = app.Regio.SwvVo.Id, ToegewezenDoorId = een, ToegewezenOp = TestApp.Vandaag,
        }));

        // Into the chain after being assigned: judges no more.
        await VoegToeAsync(app, new Keten { DossierId = v.DossierId, VrijstellingId = id, GebruikerId = twee, Betrokkenheid = Betrokkenheid.Adviseerde, Sinds = TestApp.Vandaag });
        await GeweigerdAsync("oordeel-uit-keten", () => VoegToeAsync(app, Maak(v, twee)));

        // One judges once, and what was judged stands.
        var oordeel = Maak(v, een, Oordeelkeuze.Nee);
        await VoegToeAsync(app, oordeel);
        await Assert.ThrowsAsync<DbUpdateException>(() => VoegToeAsync(app, Maak(v, een)));
        await using var db = app.Db();
        var rij = db.Oordelen.IgnoreAutoIncludes().Where(o => o.Id == oordeel.Id);
        await GeweigerdAsync("oordeel-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(o => o.Keuze, Oordeelkeuze.Tenzij)));
        await GeweigerdAsync("oordeel-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(o => o.GebruikerId, twee)));
        await GeweigerdAsync("oordeel-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(o => o.Inhoud, new byte[] { 2 })));
        await GeweigerdAsync("oordeel-blijft", () => rij.ExecuteDeleteAsync());
        await GeweigerdAsync("beoordelaar-oordeelde-al", () => db.Beoordelaars.IgnoreAutoIncludes().Where(b => b.VrijstellingId == id && b.GebruikerId == een).ExecuteUpdateAsync(s => s.SetProperty(b => b.VervangenOp, TestApp.Vandaag)));
        await GeweigerdAsync("beoordelaar-staat-vast", () => db.Beoordelaars.IgnoreAutoIncludes().Where(b => b.VrijstellingId == id && b.GebruikerId == een).ExecuteUpdateAsync(s => s.SetProperty(b => b.GebruikerId, ambtenaar)));
        await GeweigerdAsync("keten-blijft", () => db.Ketens.IgnoreAutoIncludes().Where(k => k.VrijstellingId == id).ExecuteDeleteAsync());
        await GeweigerdAsync("keten-staat-vast", () => db.Ketens.IgnoreAutoIncludes().Where(k => k.VrijstellingId == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.Sinds, new DateOnly(2020, 1, 1))));
        await rij.ExecuteUpdateAsync(s => s.SetProperty(o => o.VervallenOp, Nu));
        await GeweigerdAsync("oordeel-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(o => o.VervallenOp, (DateTime?)null)));
    }

    [Theory, Sqlite, Postgres]
    public async Task Request_BroughtIntoForcePastTheProgram_IsRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, _) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        await using var db = app.Db();
        var rij = db.Vrijstellingen.IgnoreAutoIncludes().Where(v => v.Id == id);

        await GeweigerdAsync("vrijstelling:", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.VanKracht)));
        await GeweigerdAsync("geen-twee-tenzij", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.Positief)));
        await GeweigerdAsync("uitslag-zonder-oordelen", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Uitslag, VrijstellingToestand.Positief)));
        await VoegToeAsync(app, Maak(await app.LeesVrijstellingAsync(id), een));
        await GeweigerdAsync("geen-twee-tenzij", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.Positief)));
        await GeweigerdAsync("ronde-gaat-niet-terug", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Ronde, 0)));
        await GeweigerdAsync("ronde-gaat-niet-terug", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.RegistreerderId, een)));
        await GeweigerdAsync("vrijstelling:blijft", () => rij.ExecuteDeleteAsync());

        // Without a judgement: in force by two people only.
        await rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.GeenOordeel).SetProperty(v => v.Uitslag, VrijstellingToestand.GeenOordeel));
        await rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.TeVaststellen));
        await GeweigerdAsync("vrijstelling:", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.VanKracht)
            .SetProperty(v => v.VastgesteldDoorId, ambtenaar).SetProperty(v => v.Begin, TestApp.Vandaag)));
        await GeweigerdAsync("ondanks-oordeel-zonder-twee", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.VanKrachtOndanksOordeel)
            .SetProperty(v => v.VastgesteldDoorId, ambtenaar).SetProperty(v => v.TweedeDoorId, ambtenaar).SetProperty(v => v.VastReden, new byte[] { 1 }).SetProperty(v => v.Begin, TestApp.Vandaag)));
        await GeweigerdAsync("ondanks-oordeel-zonder-twee", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.VanKrachtOndanksOordeel)
            .SetProperty(v => v.VastgesteldDoorId, ambtenaar).SetProperty(v => v.TweedeDoorId, een).SetProperty(v => v.VastReden, new byte[] { 1 }).SetProperty(v => v.Begin, TestApp.Vandaag)));
        await rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.VanKrachtOndanksOordeel)
            .SetProperty(v => v.VastgesteldDoorId, ambtenaar).SetProperty(v => v.TweedeDoorId, Guid.CreateVersion7()).SetProperty(v => v.VastReden, new byte[] { 1 }).SetProperty(v => v.Begin, TestApp.Vandaag));
        await rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Einde, new DateOnly(2027, 8, 1)));
        await GeweigerdAsync("einde-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Einde, (DateOnly?)null)));
        await GeweigerdAsync("overgang-bestaat-niet", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Toestand, VrijstellingToestand.TeBeoordelen)));
        await GeweigerdAsync("vastgesteld-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(v => v.Begin, new DateOnly(2020, 1, 1))));

        // A row that comes out of nowhere, or out of an older copy.
        await GeweigerdAsync("begint-als-ontvangen", () => VoegToeAsync(app, new Vrijstelling
        {
            DossierId = dossier.Id, SwvId = app.Regio.SwvVo.Id, Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2026, Herhaald = false, Kennisgever = Kennisgever.Gezaghebbende,
            OntvangenOp = TestApp.Vandaag, RegistreerderId = ambtenaar, Toestand = VrijstellingToestand.TeVaststellen,
        }));
    }

    [Theory, Sqlite, Postgres]
    public async Task What_IsJudgedAndWhoJudges_StandsAgainstSql(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var (dossier, ander) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var v = await app.LeesVrijstellingAsync(id);
        await using var db = app.Db();
        var rij = db.Vrijstellingen.IgnoreAutoIncludes().Where(x => x.Id == id);
        var stoelen = db.Beoordelaars.IgnoreAutoIncludes().Where(b => b.VrijstellingId == id && b.GebruikerId == een);

        // Who judges gets no other part in the case.
        await GeweigerdAsync("beoordelaar-behandelt-niet", () => db.Dossiers.IgnoreAutoIncludes().Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvConsulentId, een)));
        await GeweigerdAsync("beoordelaar-behandelt-niet", () => db.Dossiers.IgnoreAutoIncludes().Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.BehandelaarId, twee)));
        await GeweigerdAsync("beoordelaar-regisseert-niet", () => VoegToeAsync(app, new Casusregie { DossierId = dossier.Id, Kant = Regiekant.Onderwijs, Functie = Overlegfunctie.Samenwerkingsverband, GebruikerId = een, Vanaf = TestApp.Vandaag }));
        await VoegToeAsync(app, new Casusregie { DossierId = dossier.Id, Kant = Regiekant.Onderwijs, Functie = Overlegfunctie.Samenwerkingsverband, GebruikerId = ambtenaar, Vanaf = TestApp.Vandaag });

        // What is judged stands, where it lies too, and there is no outcome without judgements.
        await GeweigerdAsync("beoordeelde-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.OntvangenOp, new DateOnly(2099, 1, 1))));
        await GeweigerdAsync("beoordeelde-staat-vast", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.Toelichting, new byte[] { 1 })));
        await GeweigerdAsync("verklaring-voor-oordeel", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.NooitGeschikt, true)));
        await GeweigerdAsync("vrijstelling:verplaatst", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.DossierId, ander.Id)));
        await GeweigerdAsync("keten-verplaatst", () => db.Ketens.IgnoreAutoIncludes().Where(k => k.VrijstellingId == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.DossierId, ander.Id)));
        await GeweigerdAsync("keten-ander-dossier", () => VoegToeAsync(app, new Keten { DossierId = ander.Id, VrijstellingId = id, GebruikerId = een, Betrokkenheid = Betrokkenheid.Eigenaar, Sinds = TestApp.Vandaag }));
        await GeweigerdAsync("uitslag-zonder-oordelen", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.Uitslag, (VrijstellingToestand)99)));
        await GeweigerdAsync("geen-twee-nee", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.Toestand, VrijstellingToestand.Negatief).SetProperty(x => x.Uitslag, VrijstellingToestand.Negatief)));
        await GeweigerdAsync("niet-verdeeld", () => rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.Toestand, VrijstellingToestand.Heroverweging)));
        await GeweigerdAsync("", () => VoegToeAsync(app, Maak(v, een, (Oordeelkeuze)3)));

        // Every guard of the list is laid.
        var gelegd = await db.Database.SqlQueryRaw<string>(provider == Provider.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'" : "SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal").ToListAsync();
        Assert.Empty(Vrijstellingwachters.Alle.Where(w => Vrijstellingwachters.Sql(w, provider).Count > 0).Select(w => w.Naam).Except(gelegd));

        // Past the rows: a row written over another, or a table emptied.
        if (provider == Provider.Sqlite)
        {
            foreach (var (tabel, kolom) in new[] { ("Ketens", "GebruikerId"), ("Beoordelaars", "GebruikerId"), ("Vrijstellingen", "RegistreerderId") })
            {
                var kolommen = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info({0})", tabel).ToListAsync();
                var sleutel = tabel == "Vrijstellingen" ? "Id" : "VrijstellingId";
                var sql = $"REPLACE INTO \"{tabel}\" ({string.Join(", ", kolommen.Select(k => $"\"{k}\""))}) SELECT {string.Join(", ", kolommen.Select(k => k == kolom ? "randomblob(16)" : $"\"{k}\""))} FROM \"{tabel}\" WHERE \"{sleutel}\" = {{0}}";
                await GeweigerdAsync(tabel == "Vrijstellingen" ? "vrijstelling:" : "bestaat-al", () => db.Database.ExecuteSqlRawAsync(sql, id.ToByteArray(bigEndian: true)));
            }
        }
        else
        {
            await GeweigerdAsync("wordt-niet-geleegd", () => db.Database.ExecuteSqlRawAsync("TRUNCATE \"Ketens\""));
        }

        // Their answer known, a reviewer stays, though it is void by now; unless the function ended.
        await VoegToeAsync(app, Maak(v, een, Oordeelkeuze.Nee));
        await db.Oordelen.IgnoreAutoIncludes().Where(o => o.VrijstellingId == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.VervallenOp, Nu));
        await rij.ExecuteUpdateAsync(s => s.SetProperty(x => x.Ronde, 2));
        await GeweigerdAsync("beoordelaar-oordeelde-al", () => stoelen.ExecuteUpdateAsync(s => s.SetProperty(b => b.VervangenOp, TestApp.Vandaag)));
        await db.Aanstellingen.Where(a => a.GebruikerId == een).ExecuteUpdateAsync(s => s.SetProperty(a => a.Tot, TestApp.Vandaag));
        Assert.Equal(1, await stoelen.ExecuteUpdateAsync(s => s.SetProperty(b => b.VervangenOp, TestApp.Vandaag)));
    }

    [Theory, Sqlite, Postgres]
    public async Task Chain_OfAnEarlierRequestWithinTwelveMonths_KeepsFromJudging(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ambtenaar, ander) = (await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)), await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)));
        var dossier = await app.ThuiszitterAsync();
        var eerder = await app.RegistreerAsync(ambtenaar, dossier);
        Assert.True((await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, eerder, VrijstellingGebeurtenis.IngetrokkenDoorIndiener)).IsGedaan);
        var nieuw = await app.RegistreerAsync(ander, dossier);
        Assert.True((await app.DoeAsync(ander, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, nieuw, VrijstellingGebeurtenis.VormtoetsACompleet, Vrijstellingproef.Ja(Vormtoets.Kennisgeving))).IsGedaan);

        await GeweigerdAsync("beoordelaar-uit-eerdere-keten", () => app.WijsToeAsync(nieuw, 1, ambtenaar));
        await app.WijsToeAsync(nieuw, 1, await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)));
    }

    [Fact]
    public void Guards_ForSqlServer_AreTSqlAndTheSameRules()
    {
        Assert.Equal(Vrijstellingwachters.Alle.Count, Vrijstellingwachters.Alle.Select(w => w.Naam).Distinct().Count());
        foreach (var wachter in Vrijstellingwachters.Alle)
        {
            foreach (var provider in Enum.GetValues<Provider>())
                Assert.All(Vrijstellingwachters.Sql(wachter, provider), s => Assert.Contains(wachter.Code, s, StringComparison.Ordinal));
            Assert.All(Vrijstellingwachters.Sql(wachter, Provider.SqlServer), s =>
            {
                Assert.Empty(TSql.Errors(s));
                // A changed key has no pair: it is asked of the whole statement.
                Assert.Equal(wachter.Wijze == Wachtwijze.Sleutel, s.Contains("EXCEPT", StringComparison.Ordinal));
                Assert.DoesNotContain("NEW.", s, StringComparison.Ordinal);
                Assert.DoesNotContain("OLD.", s, StringComparison.Ordinal);
            });
        }
    }
}
