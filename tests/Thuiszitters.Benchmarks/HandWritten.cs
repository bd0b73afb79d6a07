// What: the yardstick: the work of two pages by hand in ADO.NET on the same files. It queries what the page shows, unseals the same names with
// the same keys, and commits the same log records with the same durability. It renders nothing and checks no access.

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Benchmarks;

sealed class HandWritten(IServiceProvider services, string folder)
{
    readonly IDataProtector keys = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Thuiszitters.DataKey", "v1");
    readonly Clock clock = services.GetRequiredService<Clock>();

    public async Task WorkListAsync()
    {
        await using var db = await OpenAsync("thuiszitters.db");
        var user = await ScalarAsync<byte[]>(db, "SELECT Id FROM AspNetUsers WHERE NormalizedEmail = 'METING@VOORBEELD.EXAMPLE'");
        var gemeente = await ScalarAsync<byte[]>(db, "SELECT Id FROM Organisaties WHERE Code = 'GM0361'");
        // The nine counts of tiles and navigation.
        foreach (var band in (int?[])[null, 4, 5, 6, 6])
            await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND BehandelaarId = $u" + (band is null ? "" : $" AND Band = {band}"), gemeente, user);
        await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND BehandelaarId IS NULL", gemeente, user);
        await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND BehandelaarId = $u", gemeente, user);
        await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL", gemeente, user);
        await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND Band = 6", gemeente, user);

        await using var command = db.CreateCommand();
        command.CommandText = """
            SELECT d.Id, d.Nummer, d.Status, d.Band, d.PactGrens, d.Verzuimsoort, d.VerzuimSinds, s.Naam, u.Naam, v.Inhoud
            FROM Dossiers d LEFT JOIN Organisaties s ON s.Id = d.SchoolId LEFT JOIN AspNetUsers u ON u.Id = d.BehandelaarId LEFT JOIN VerzegeldeIdentiteit v ON v.DossierId = d.Id
            WHERE d.GemeenteId = $g AND d.GeslotenOp IS NULL AND d.BehandelaarId = $u
            ORDER BY CASE WHEN d.Band > 1 THEN 0 ELSE 1 END, d.PactGrens, d.Nummer LIMIT 15
            """;
        command.Parameters.AddWithValue("$g", gemeente);
        command.Parameters.AddWithValue("$u", user);
        var found = new List<(byte[] Id, byte[] Sealed)>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                for (var i = 1; i < 9; i++)
                    reader.GetValue(i);
                found.Add(((byte[])reader[0], (byte[])reader[9]));
            }

        await LogAndOpenAsync(db, found, user, gemeente, "werkvoorraad");
    }

    public async Task DossierAsync(string nummer)
    {
        await using var db = await OpenAsync("thuiszitters.db");
        var user = await ScalarAsync<byte[]>(db, "SELECT Id FROM AspNetUsers WHERE NormalizedEmail = 'METING@VOORBEELD.EXAMPLE'");
        var gemeente = await ScalarAsync<byte[]>(db, "SELECT Id FROM Organisaties WHERE Code = 'GM0361'");
        await using var command = db.CreateCommand();
        command.CommandText = """
            SELECT d.*, v.Inhoud AS Verzegeld, s.Naam, g.Naam, w.Naam, u.Naam FROM Dossiers d LEFT JOIN VerzegeldeIdentiteit v ON v.DossierId = d.Id
            LEFT JOIN Organisaties s ON s.Id = d.SchoolId LEFT JOIN Organisaties g ON g.Id = d.GemeenteId LEFT JOIN Organisaties w ON w.Id = d.SwvId LEFT JOIN AspNetUsers u ON u.Id = d.BehandelaarId
            WHERE d.Nummer = $n AND d.GemeenteId = $g
            """;
        command.Parameters.AddWithValue("$n", nummer);
        command.Parameters.AddWithValue("$g", gemeente);
        byte[] id, payload;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            (id, payload) = ((byte[])reader["Id"], (byte[])reader["Verzegeld"]);
        }

        foreach (var sql in (string[])
        [
            "SELECT * FROM Verzuimmeldingen WHERE DossierId = $d", "SELECT * FROM Arrangementen WHERE DossierId = $d", "SELECT * FROM ArrangementStappen WHERE DossierId = $d",
            "SELECT * FROM Signalen WHERE DossierId = $d AND Toestand <> 3", "SELECT * FROM Notities WHERE DossierId = $d AND OrganisatieId = $g ORDER BY Datum DESC LIMIT 50",
            "SELECT a.*, u.Naam FROM Acts a LEFT JOIN AspNetUsers u ON u.Id = a.ActorId WHERE a.DossierId = $d ORDER BY a.At DESC LIMIT 31",
            "SELECT * FROM Omstandigheid WHERE DossierId = $d", "SELECT * FROM Criteriumeinde WHERE DossierId = $d", "SELECT * FROM Inschrijving WHERE DossierId = $d",
            "SELECT * FROM Verzuimuren WHERE DossierId = $d", "SELECT * FROM Klokanker WHERE DossierId = $d", "SELECT * FROM Samenvoeging WHERE DossierId = $d",
            "SELECT * FROM Taken WHERE DossierId = $d AND Toestand = 1", "SELECT * FROM Gehoord WHERE DossierId = $d", "SELECT * FROM Delingen WHERE DossierId = $d",
            "SELECT * FROM Inzagevragen WHERE DossierId = $d", "SELECT * FROM Overdrachten WHERE DossierId = $d", "SELECT * FROM Document WHERE DossierId = $d",
            "SELECT * FROM Contactpersoon WHERE DossierId = $d", "SELECT * FROM Overlegzaken WHERE DossierId = $d", "SELECT * FROM Besluiten WHERE DossierId = $d",
            "SELECT * FROM Casusregie WHERE DossierId = $d", "SELECT * FROM Routekeuze WHERE DossierId = $d", "SELECT * FROM Verwantschap WHERE DossierId = $d",
            "SELECT * FROM Regiovakantie", "SELECT * FROM Zoekopdracht WHERE OrganisatieId = $g",
        ])
        {
            await using var part = db.CreateCommand();
            part.CommandText = sql;
            part.Parameters.AddWithValue("$d", id);
            part.Parameters.AddWithValue("$g", gemeente);
            await using var reader = await part.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    reader.GetValue(i);
        }

        // The four counts of the navigation stand on this page too.
        foreach (var where in (string[])["BehandelaarId = $u", "1 = 1", "Band = 6"])
            await CountAsync(db, $"SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND {where}", gemeente, user);
        await LogAndOpenAsync(db, [(id, payload)], user, gemeente, "dossier");
    }

    /// <summary>The surname of who a dossier is about.</summary>
    public async Task<string> SurnameAsync(string nummer)
    {
        await using var db = await OpenAsync("thuiszitters.db");
        await using var command = db.CreateCommand();
        command.CommandText = "SELECT d.Id, v.Inhoud FROM Dossiers d JOIN VerzegeldeIdentiteit v ON v.DossierId = d.Id WHERE d.Nummer = $n";
        command.Parameters.AddWithValue("$n", nummer);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var id = (byte[])reader[0];
        await using var store = await OpenAsync(Path.Combine("sleutels", "sleutels.db"));
        await using var key = store.CreateCommand();
        key.CommandText = "SELECT Wrapped FROM DataKeys WHERE DossierId = $d";
        key.Parameters.AddWithValue("$d", id);
        var dossier = new Guid(id, true);
        var dataKey = new DossierKey(keys.CreateProtector(dossier.ToString("N")).Unprotect((byte[])(await key.ExecuteScalarAsync())!));
        return System.Text.Json.JsonSerializer.Deserialize<Identiteit>(dataKey.Open("VerzegeldeIdentiteit/Inhoud", dossier, (byte[])reader[1]))!.Achternaam;
    }

    /// <summary>The bare query of a search by surname: the children of the gemeente whose surname hashes so, opened and logged as the page does.</summary>
    /// <returns>How many there are, at most the 51 that the page opens for one word: fifty to show, and one to know that there are more.</returns>
    public async Task<int> SearchAsync(string achternaam)
    {
        await using var db = await OpenAsync("thuiszitters.db");
        var user = await ScalarAsync<byte[]>(db, "SELECT Id FROM AspNetUsers WHERE NormalizedEmail = 'METING@VOORBEELD.EXAMPLE'");
        var gemeente = await ScalarAsync<byte[]>(db, "SELECT Id FROM Organisaties WHERE Code = 'GM0361'");
        var index = await services.GetRequiredService<BlindIndexer>().ForAsync(new Guid(gemeente, true), default);
        await using var command = db.CreateCommand();
        command.CommandText = """
            SELECT d.Id, v.Inhoud FROM Dossiers d JOIN VerzegeldeIdentiteit v ON v.DossierId = d.Id
            WHERE d.GemeenteId = $g AND d.Id IN (SELECT DossierId FROM BlindIndex WHERE Waarde IN ($a, $b)) LIMIT 51
            """;
        var naam = Persoonsnaam.Aaneen(achternaam);
        command.Parameters.AddWithValue("$g", gemeente);
        command.Parameters.AddWithValue("$a", index.Achternaam(naam));
        command.Parameters.AddWithValue("$b", index.AchternaamVolledig(naam));
        var found = new List<(byte[] Id, byte[] Sealed)>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                found.Add(((byte[])reader[0], (byte[])reader[1]));
        await LogAndOpenAsync(db, found, user, gemeente, "zoeken");
        return found.Count;
    }

    /// <summary>The counts of the eight saved searches.</summary>
    public async Task EightCountsAsync()
    {
        await using var db = await OpenAsync("thuiszitters.db");
        var user = await ScalarAsync<byte[]>(db, "SELECT Id FROM AspNetUsers WHERE NormalizedEmail = 'METING@VOORBEELD.EXAMPLE'");
        var gemeente = await ScalarAsync<byte[]>(db, "SELECT Id FROM Organisaties WHERE Code = 'GM0361'");
        foreach (var where in (string[])["1 = 1", "BehandelaarId = $u", "BehandelaarId IS NULL", "Band = 6", "Band = 4", "Status = 4", "Verzuimsoort = 2"])
            await CountAsync(db, $"SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NULL AND {where}", gemeente, user);
        await CountAsync(db, "SELECT COUNT(*) FROM Dossiers WHERE GemeenteId = $g AND GeslotenOp IS NOT NULL", gemeente, user);
    }

    async Task LogAndOpenAsync(SqliteConnection db, List<(byte[] Id, byte[] Sealed)> found, byte[] user, byte[] gemeente, string doel)
    {
        var now = clock.UtcNow;
        var trace = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using (var transaction = db.BeginTransaction())
        {
            await using var log = db.CreateCommand();
            log.CommandText = """
                INSERT INTO Verwerking (Id, TraceId, SpanId, ParentSpanId, Status, Naam, StartMs, EindMs, ActiviteitId, BetrokkeneId)
                VALUES ($id, $trace, $span, NULL, 'Ok', $doel, $ms, $ms, 'https://thuiszitters.example/verwerkingen/begeleiden/1', $wie);
                INSERT INTO Inzage (Id, SpanId, At, GebruikerId, Rol, OrganisatieId, DossierId, Doel, Niveau, Grond)
                VALUES ($id, $span, $at, $u, 1, $g, $d, $doel, 3, 'gemeente-van-verblijf');
                """;
            var (id, span, wie, d) = (log.Parameters.Add("$id", SqliteType.Blob), log.Parameters.Add("$span", SqliteType.Text), log.Parameters.Add("$wie", SqliteType.Text), log.Parameters.Add("$d", SqliteType.Blob));
            log.Parameters.AddWithValue("$trace", trace);
            log.Parameters.AddWithValue("$doel", doel);
            log.Parameters.AddWithValue("$ms", (long)(now - DateTime.UnixEpoch).TotalMilliseconds);
            log.Parameters.AddWithValue("$at", now);
            log.Parameters.AddWithValue("$u", user);
            log.Parameters.AddWithValue("$g", gemeente);
            foreach (var row in found)
            {
                id.Value = Guid.CreateVersion7().ToByteArray(true);
                span.Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                wie.Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                d.Value = row.Id;
                await log.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        await using var store = await OpenAsync(Path.Combine("sleutels", "sleutels.db"));
        await using var key = store.CreateCommand();
        key.CommandText = "SELECT Wrapped FROM DataKeys WHERE DossierId = $d";
        var of = key.Parameters.Add("$d", SqliteType.Blob);
        foreach (var row in found)
        {
            of.Value = row.Id;
            var dossier = new Guid(row.Id, true);
            var dataKey = new DossierKey(keys.CreateProtector(dossier.ToString("N")).Unprotect((byte[])(await key.ExecuteScalarAsync())!));
            if (System.Text.Json.JsonSerializer.Deserialize<Identiteit>(dataKey.Open("VerzegeldeIdentiteit/Inhoud", dossier, row.Sealed))!.Naam.Length == 0)
                throw new InvalidOperationException("A name is empty.");
        }
    }

    async Task<SqliteConnection> OpenAsync(string file)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, file), DefaultTimeout = 30 }.ConnectionString);
        await db.OpenAsync();
        await using var pragma = db.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;";
        await pragma.ExecuteNonQueryAsync();
        return db;
    }

    static async Task<T> ScalarAsync<T>(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    static async Task CountAsync(SqliteConnection db, string sql, byte[] gemeente, byte[] user)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$g", gemeente);
        command.Parameters.AddWithValue("$u", user);
        await command.ExecuteScalarAsync();
    }
}
