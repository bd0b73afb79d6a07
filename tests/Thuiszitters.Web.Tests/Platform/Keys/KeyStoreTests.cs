// What: the key store: its ring is sealed with the certificate, and without that certificate the program does not start and changes nothing.
// Source: security.md 0 (6), 6 (40).

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Tests.Platform.Keys;

public sealed class KeyStoreTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-sleutels-").FullName;

    sealed class App(string folder, string? certificate = null) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Data:Folder", folder);
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("Seed:AtStart", "false");
            if (certificate is not null)
                builder.UseSetting("Keys:Certificate", certificate);
        }
    }

    string Certificaat => Path.Combine(folder, "sleutels", "certificaat.pfx");

    /// <summary>The first start makes certificate, ring and canary.</summary>
    async Task<List<string>> EersteStartAsync()
    {
        await using var app = new App(folder);
        _ = app.Server;
        return await RingAsync(app.Services.GetRequiredService<DbSource>());
    }

    static async Task<List<string>> RingAsync(DbSource source)
    {
        await using var db = source.Keys();
        return await db.RingKeys.AsNoTracking().Select(k => k.Xml).ToListAsync();
    }

    /// <summary>The ring as it stands in the file, read without the program.</summary>
    List<string> Ring()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "sleutels", "sleutels.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Xml" FROM "RingKeys" ORDER BY "Id" """;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }

    [Fact]
    public async Task DataKey_Destroyed_StandsInNoFileOfTheStoreAnyMore()
    {
        await using var app = new App(folder);
        var (keys, weg) = (app.Services.GetRequiredService<KeyStore>(), Guid.CreateVersion7());
        await keys.CreateDataKeysAsync([weg, Guid.CreateVersion7()], default);
        byte[] wrapped;
        await using (var db = app.Services.GetRequiredService<DbSource>().Keys())
            wrapped = (await db.DataKeys.AsNoTracking().SingleAsync(k => k.DossierId == weg)).Wrapped;
        Assert.True(await StaatErAsync(wrapped));

        await keys.DestroyDataKeysAsync([weg], default);

        Assert.False(await StaatErAsync(wrapped));
    }

    /// <summary>Whether these bytes stand in the database of the key store or in its log, as somebody would find them who copied the files.</summary>
    async Task<bool> StaatErAsync(byte[] bytes)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "sleutels"), "sleutels.db*"))
        {
            // Opened beside the program, which holds it.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            if (copy.ToArray().AsSpan().IndexOf(bytes) >= 0)
                return true;
        }

        return false;
    }

    [Fact]
    public async Task Ring_InTheStore_IsSealedWithTheCertificate()
    {
        var ring = await EersteStartAsync();
        Assert.NotEmpty(ring);
        foreach (var key in ring.Select(XElement.Parse))
        {
            Assert.Contains(key.Descendants(), e => e.Name.LocalName == "EncryptedData");
            // In the clear it would be <masterKey><value>.
            Assert.DoesNotContain(key.Descendants(), e => e.Name.LocalName is "masterKey" or "value");
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Certificaat));
    }

    [Fact]
    public async Task Certificate_Missing_RefusesToStartAndMakesNoOther()
    {
        await EersteStartAsync();
        var ring = Ring();
        File.Move(Certificaat, Certificaat + ".weg");
        Assert.ThrowsAny<Exception>(() => new App(folder).Server);
        Assert.False(File.Exists(Certificaat));
        Assert.Equal(ring, Ring());

        // Put back, everything opens again.
        File.Move(Certificaat + ".weg", Certificaat);
        await using var weer = new App(folder);
        Assert.NotNull(weer.Server);
    }

    [Fact]
    public async Task Certificate_Replaced_RefusesToStartAndAddsNoKey()
    {
        await EersteStartAsync();
        var ring = Ring();
        var ander = Directory.CreateDirectory(Path.Combine(folder, "ander")).FullName;
        var fout = Assert.ThrowsAny<Exception>(() => new App(folder, Voorvorm.SchrijfAnderCertificaat(ander)).Server);
        Assert.Contains("key store cannot be opened", fout.ToString(), StringComparison.Ordinal);
        Assert.Equal(ring, Ring());
        await using var weer = new App(folder);
        Assert.NotNull(weer.Server);
    }

    [Fact]
    public async Task Ring_Lost_RefusesToStart()
    {
        await EersteStartAsync();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "sleutels", "sleutels.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """DELETE FROM "RingKeys" """;
            command.ExecuteNonQuery();
        }

        Assert.ThrowsAny<Exception>(() => new App(folder).Server);
    }

    [Fact]
    public async Task Secret_AskedTwice_IsTheSameAndDerivedKeysDiffer()
    {
        await using var app = new App(folder);
        var keys = app.Services.GetRequiredService<KeyStore>();
        Assert.Equal(await keys.SecretAsync("proef", default), await keys.SecretAsync("proef", default));
        Assert.NotEqual(await keys.DerivedAsync("proef", "a", default), await keys.DerivedAsync("proef", "b", default));
        Assert.Equal(32, (await keys.DerivedAsync("proef", "a", default)).Length);
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
            SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
