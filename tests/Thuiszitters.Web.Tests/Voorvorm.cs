// What: what every started program would make for itself first, made once for all tests of this process: the certificate of the key store and
//   the empty databases with their whole schema. Used by: TestApp. Never: holds a row; what a program writes stands in its own copy.

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Npgsql;
using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Tests;

static class Voorvorm
{
    static readonly Lazy<byte[]> Certificaat = new(NieuwCertificaat);
    static readonly Lazy<Task<(byte[] Main, byte[] Keys)>> Sqlite = new(MaakSqliteAsync);
    static readonly Lazy<Task<string>> Postgres = new(MaakPostgresAsync);

    static byte[] NieuwCertificaat()
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=proef", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.Export(X509ContentType.Pkcs12);
    }

    /// <summary>The certificate as a file in this folder.</summary>
    public static string SchrijfCertificaat(string folder) => Schrijf(Path.Combine(folder, "proef.pfx"), Certificaat.Value);

    /// <summary>A certificate that no other program of these tests has, as a file in this folder.</summary>
    public static string SchrijfAnderCertificaat(string folder) => Schrijf(Path.Combine(folder, "proef.pfx"), NieuwCertificaat());

    static string Schrijf(string bestand, byte[] inhoud)
    {
        File.WriteAllBytes(bestand, inhoud);
        return bestand;
    }

    /// <summary>Lays the two migrated files and the certificate where the embedded default looks for them.</summary>
    public static async Task LegSqliteAsync(string folder)
    {
        var (main, keys) = await Sqlite.Value;
        var sleutels = Directory.CreateDirectory(Path.Combine(folder, "sleutels")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "thuiszitters.db"), main);
        await File.WriteAllBytesAsync(Path.Combine(sleutels, "sleutels.db"), keys);
        Schrijf(Path.Combine(sleutels, "certificaat.pfx"), Certificaat.Value);
    }

    /// <summary>Copies the two migrated databases on the server.</summary>
    public static async Task LegPostgresAsync(string database)
    {
        var voorvorm = await Postgres.Value;
        await using var connection = new NpgsqlConnection($"{PostgresServer.Connection};Database=postgres");
        await connection.OpenAsync();
        foreach (var suffix in new[] { "", "_sleutels" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {database}{suffix} TEMPLATE {voorvorm}{suffix}";
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<(byte[] Main, byte[] Keys)> MaakSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("thuiszitters-voorvorm-").FullName;
        try
        {
            // Without a pool: the files are whole once the last connection has closed.
            string Text(string file) => new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, file), Pooling = false }.ConnectionString;
            await Startup.MigrateAsync(new DbSource(new(Provider.Sqlite, Text("main"), Text("keys"), folder), new Clock(TimeProvider.System), []), default);
            return (await File.ReadAllBytesAsync(Path.Combine(folder, "main")), await File.ReadAllBytesAsync(Path.Combine(folder, "keys")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> MaakPostgresAsync()
    {
        var naam = "tz_voorvorm_" + Guid.CreateVersion7().ToString("N");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropPostgres(naam);
        string Text(string suffix) => $"{PostgresServer.Connection};Database={naam}{suffix};Pooling=false";
        await Startup.MigrateAsync(new DbSource(new(Provider.Postgres, Text(""), Text("_sleutels"), ""), new Clock(TimeProvider.System), []), default);
        return naam;
    }

    /// <summary>Drops the two databases of this name, if they are there.</summary>
    public static void DropPostgres(string database)
    {
        using var connection = new NpgsqlConnection($"{PostgresServer.Connection};Database=postgres");
        connection.Open();
        foreach (var suffix in new[] { "", "_sleutels" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"DROP DATABASE IF EXISTS {database}{suffix} WITH (FORCE)";
            command.ExecuteNonQuery();
        }
    }
}
