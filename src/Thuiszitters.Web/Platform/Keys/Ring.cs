using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Keys;

/// <summary>The DataProtection ring in the key store, on contexts of its own: never inside a request's transaction.</summary>
/// <remarks>
/// When the certificate is another one than before, DataProtection would quietly add a new key and go on with that. So a ring that holds
/// keys, none of which a certificate of ours opens, is not added to; the program then refuses to start.
/// </remarks>
public sealed class RingRepository(DbSource source, IReadOnlyCollection<X509Certificate2> certificates) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = source.Keys();
        return [.. db.RingKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var present = GetAllElements();
        if (present.Count > 0 && !present.Any(IsOurs))
            throw new CryptographicException("No certificate at hand opens the key ring; it is left as it is.");
        using var db = source.Keys();
        db.Add(new RingKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    bool IsOurs(XElement key)
    {
        foreach (var part in key.Descendants().Where(e => e.Name.LocalName == "X509Certificate"))
        {
            var sealedFor = Convert.FromBase64String(part.Value);
            if (certificates.Any(c => c.RawData.AsSpan().SequenceEqual(sealedFor)))
                return true;
        }

        return false;
    }
}

public static class KeyServices
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration, DatabaseSettings settings)
    {
        var certificate = Certificate(configuration, settings);
        X509Certificate2[] certificates = [certificate, .. Older(configuration)];
        services.AddDataProtection().SetApplicationName("Thuiszitters").ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificates);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new RingRepository(s.GetRequiredService<DbSource>(), certificates)));
        services.AddSingleton<KeyStore>();
        return services;
    }

    /// <summary>
    /// The certificate that protects the ring: <c>Keys:Certificate</c> (a PFX file) with <c>Keys:CertificatePassword</c>. The embedded default
    /// makes one beside the key store at the first start; servers must be given theirs.
    /// </summary>
    static X509Certificate2 Certificate(IConfiguration configuration, DatabaseSettings settings)
    {
        if (configuration["Keys:Certificate"] is { Length: > 0 } given)
            return X509CertificateLoader.LoadPkcs12FromFile(given, configuration["Keys:CertificatePassword"], X509KeyStorageFlags.EphemeralKeySet);
        if (settings.Provider != Provider.Sqlite)
            throw new InvalidOperationException("Keys:Certificate is required with a database server.");

        var folder = Path.Combine(settings.Folder, "sleutels");
        var file = Path.Combine(folder, "certificaat.pfx");
        Directory.CreateDirectory(folder);
        if (!File.Exists(file))
        {
            if (File.Exists(new SqliteConnectionStringBuilder(settings.Keys).DataSource))
                throw new InvalidOperationException($"The certificate of the key store is missing: {file}. Put it back; a new one would open nothing.");
            WriteNew(file);
        }

        return X509CertificateLoader.LoadPkcs12FromFile(file, null, X509KeyStorageFlags.EphemeralKeySet);
    }

    static IEnumerable<X509Certificate2> Older(IConfiguration configuration) =>
        configuration.GetSection("Keys:OlderCertificates").Get<string[]>()?
            .Select(f => X509CertificateLoader.LoadPkcs12FromFile(f, configuration["Keys:CertificatePassword"], X509KeyStorageFlags.EphemeralKeySet)) ?? [];

    /// <summary>Written whole or not at all, readable by the owner alone.</summary>
    static void WriteNew(string file)
    {
        using var rsa = RSA.Create(3072);
        var request = new CertificateRequest("CN=Thuiszitters sleutelkast", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var part = file + ".deel";
        File.WriteAllBytes(part, certificate.Export(X509ContentType.Pkcs12));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(part, file);
    }
}
