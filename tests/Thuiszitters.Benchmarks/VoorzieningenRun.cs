// What: matching of one dossier against 200 voorzieningen, and the gap view over every dossier of the region, on SQLite, beside the same work by
// hand-written SQL. Prints medians and their ratio. Source of what to reach: matching 50 ms, gap view 1 s over 100,000 dossiers.
// Never: a measured time as a test.

using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Voorzieningen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Benchmarks;

static partial class LoadRun
{
    const int Voorzieningen = 200;

    public static async Task<int> VoorzieningenAsync(string[] args)
    {
        string? Text(string name) => Array.IndexOf(args, name) is var i and >= 0 ? args[i + 1] : null;
        int Number(string name, int standard) => int.Parse(Text(name) ?? standard.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var (dossiers, rounds) = (Number("--dossiers", 100_000), Number("--rounds", 50));
        var kept = Text("--folder");
        var folder = kept is null ? Directory.CreateTempSubdirectory("thuiszitters-meting-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            if (!File.Exists(Path.Combine(folder, "thuiszitters.db")))
                await ChildAsync(folder, "seed", "--dossiers", dossiers.ToString(CultureInfo.InvariantCulture), "--force");
            await using var host = Host(folder);
            await PrepareAsync(host);
            await FillKaartAsync(host.Services, folder);
            await using var scope = host.Services.CreateAsyncScope();
            var (source, user, vandaag) = (host.Services.GetRequiredService<DbSource>(), scope.ServiceProvider.GetRequiredService<CurrentUser>(), host.Services.GetRequiredService<Clock>().Today);
            Passendvraag vraag;
            Guid regio;
            await using (var db = source.ForSystem())
            {
                var (ik, waar) = (await db.Users.SingleAsync(u => u.UserName == "meting@voorbeeld.example"), await db.Organisaties.SingleAsync(o => o.Code == "GM0361"));
                user.Become(ik.Id, ik.Naam, Guid.CreateVersion7(), Rol.Leerplichtambtenaar, waar.Id, waar.Naam, waar.RegioId, new Dictionary<Guid, Dossierdeel>());
                regio = waar.RegioId;
                vraag = new()
                {
                    Leeftijd = 14, Sector = Sector.Vo, Behoeften = Behoeften.Rust | Behoeften.KleineGroep, GemeenteId = waar.Id,
                    SwvId = await db.Organisaties.Where(o => o.RegioId == regio && o.Soort == OrganisatieSoort.SwvVo).Select(o => o.Id).FirstAsync(), Dag = vandaag,
                };
                await Console.Out.WriteLineAsync($"{await db.Dossiers.CountAsync()} dossiers, {await db.Arrangementen.CountAsync()} arrangementen, {await db.Voorzieningen.CountAsync()} voorzieningen, {rounds} rounds");
            }

            await using var connection = await OpenAsync(Path.Combine(folder, "thuiszitters.db"));
            var kaart = scope.ServiceProvider.GetRequiredService<Voorzieningenkaart>();
            await CompareAsync("matching", async () => Passend.Zoek(vraag, (await kaart.AlleAsync(default)).Select(r => (r.Voorziening.Profiel, r.Stand))), () => MatchByHandAsync(connection, vraag), rounds, Console.Out);
            var lezer = scope.ServiceProvider.GetRequiredService<Tekortlezer>();
            await CompareAsync("gap view", async () =>
                Tekort.Maak(await lezer.LeesAsync(default), [.. (await kaart.AlleAsync(default)).Select(r => (r.Voorziening.Profiel, r.Stand))], vandaag), () => GapByHandAsync(connection, regio, vandaag), rounds, Console.Out);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>So many voorzieningen, a need for every dossier, and 2,000 arrangements that are there or wait.</summary>
    static async Task FillKaartAsync(IServiceProvider services, string folder)
    {
        await using var db = services.GetRequiredService<DbSource>().ForSystem();
        if (await db.Voorzieningen.CountAsync() >= Voorzieningen)
            return;
        var toeval = new Random(20261123);
        var regio = await db.Organisaties.Where(o => o.Soort == OrganisatieSoort.Regio).Select(o => o.Id).SingleAsync();
        var gemeenten = await db.Organisaties.Where(o => o.Soort == OrganisatieSoort.Gemeente).OrderBy(o => o.Code).Select(o => o.Id).ToListAsync();
        var swvs = await db.Organisaties.Where(o => o.Soort == OrganisatieSoort.SwvPo || o.Soort == OrganisatieSoort.SwvVo).OrderBy(o => o.Code).Select(o => o.Id).ToListAsync();
        db.Begin(ActKind.VoorzieningToegevoegd, services.GetRequiredService<Clock>().UtcNow);
        var nieuw = Enumerable.Range(await db.Voorzieningen.CountAsync(), Voorzieningen).Select(i => new Voorziening
        {
            RegioId = regio, OrganisatieId = swvs[toeval.Next(swvs.Count)], Naam = $"Meetplek {i}", Aanbieders = "Meting", GemeenteId = gemeenten[toeval.Next(gemeenten.Count)],
            Bereik = (Voorzieningbereik)toeval.Next(1, 4), Sectoren = (Sectoren)toeval.Next(1, 8), LeeftijdVan = toeval.Next(4, 13), LeeftijdTotEnMet = toeval.Next(13, 19),
            Doelgroep = "Meting", Behoeften = (Behoeften)toeval.Next(1, 1024), Doel = new string('x', 400), Inhoud = new string('x', 800), Capaciteit = toeval.Next(4, 20),
            Financiering = Financieringsgronden.Swv, Status = Voorzieningstatus.Regulier, Begin = new(2024, 8, 1),
        }).Take(Voorzieningen - await db.Voorzieningen.CountAsync()).ToList();
        db.AddRange(nieuw);
        var welke = await db.Dossiers.OrderBy(d => d.Id).Select(d => d.Id).Take(2000).ToListAsync();
        db.AddRange(welke.Select(d => new Arrangement
        {
            DossierId = d, Type = ArrangementType.Oza, Toestand = toeval.Next(3) == 0 ? ArrangementToestand.Wachtlijst : ArrangementToestand.Gestart, OrganisatieId = gemeenten[0],
            VoorzieningId = nieuw[toeval.Next(nieuw.Count)].Id, WachtlijstOp = new(2026, 9, 1),
        }));
        await db.SaveChangesAsync();
        await using var connection = await OpenAsync(Path.Combine(folder, "thuiszitters.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Dossiers SET Behoeften = abs(random()) % 8 * (abs(random()) % 4); ANALYZE;";
        await command.ExecuteNonQueryAsync();
    }

    const string CountsSql = """
        SELECT VoorzieningId, SUM(Toestand = 9), SUM(Toestand = 5), MIN(CASE WHEN Toestand = 5 THEN WachtlijstOp END)
        FROM Arrangementen WHERE VoorzieningId IS NOT NULL AND Toestand IN (5, 9) GROUP BY VoorzieningId
        """;

    static async Task<Dictionary<Guid, (int Bezet, int Wachtend)>> CountsAsync(SqliteConnection connection)
    {
        var counts = new Dictionary<Guid, (int, int)>();
        await using var command = connection.CreateCommand();
        command.CommandText = CountsSql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            counts[new Guid((byte[])reader[0], bigEndian: true)] = (reader.GetInt32(1), reader.GetInt32(2));
        return counts;
    }

    /// <summary>What fits, sorted, with the columns of the screen.</summary>
    static async Task MatchByHandAsync(SqliteConnection connection, Passendvraag vraag)
    {
        var counts = await CountsAsync(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Id, Naam, Aanbieders, Capaciteit, Behoeften, GemeenteId, OrganisatieId, Doelgroep, Doel, Inhoud FROM Voorzieningen
            WHERE LeeftijdVan <= $leeftijd AND LeeftijdTotEnMet >= $leeftijd AND (Sectoren & 2) <> 0 AND (Behoeften & $behoeften) <> 0 AND Begin <= $dag AND (Einde IS NULL OR Einde >= $dag)
            ORDER BY Naam, Id
            """;
        command.Parameters.AddWithValue("$leeftijd", vraag.Leeftijd);
        command.Parameters.AddWithValue("$behoeften", (int)vraag.Behoeften);
        command.Parameters.AddWithValue("$dag", vraag.Dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var found = new List<(string Naam, int Vrij)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(1), reader.IsDBNull(3) ? 0 : reader.GetInt32(3) - counts.GetValueOrDefault(new Guid((byte[])reader[0], bigEndian: true)).Bezet));
        found.Sort((a, b) => b.Vrij.CompareTo(a.Vrij));
    }

    /// <summary>The groups of jongeren by one statement, and the supply.</summary>
    static async Task GapByHandAsync(SqliteConnection connection, Guid regio, DateOnly vandaag)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT GemeenteId, SwvId, Sector, Behoeften, CASE WHEN GeboorteMaand > $twaalf THEN 1 WHEN GeboorteMaand > $zestien THEN 2 ELSE 3 END, COUNT(*)
            FROM Dossiers WHERE RegioId = $regio AND GeslotenOp IS NULL AND Status = $status AND NOT ArrangementLoopt GROUP BY 1, 2, 3, 4, 5
            """;
        command.Parameters.AddWithValue("$twaalf", vandaag.AddYears(-12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$zestien", vandaag.AddYears(-16).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$regio", regio.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$status", (int)DossierStatus.Thuiszitter);
        var groups = 0;
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                groups += reader.GetInt32(5);
        await CountsAsync(connection);
    }
}
