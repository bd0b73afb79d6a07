// What: hands out keys: wraps and unwraps data keys and named secrets with the DataProtection ring.
// Used by: Platform/Vault (persons) and Features/Exports (pseudonym roots). Never: knows a person.

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Keys;

public sealed class KeyStore(DbSource source, IDataProtectionProvider protection, Clock clock)
{
    const string CanaryName = "kanarie";
    readonly IDataProtector dataKeys = protection.CreateProtector("Thuiszitters.DataKey", "v1");
    readonly IDataProtector secrets = protection.CreateProtector("Thuiszitters.Secret", "v1");
    readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <summary>Makes and stores a data key for each dossier, in one transaction of the key store. A key without a dossier is harmless.</summary>
    public async Task<Dictionary<Guid, byte[]>> CreateDataKeysAsync(IReadOnlyCollection<Guid> dossiers, CancellationToken ct)
    {
        var keys = dossiers.ToDictionary(d => d, _ => RandomNumberGenerator.GetBytes(32));
        var rows = keys.Select(k => new DataKey { DossierId = k.Key, Wrapped = Protector(k.Key).Protect(k.Value), CreatedAt = clock.UtcNow }).ToList();
        await using var db = source.Keys();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await PlainInsert.InsertAsync(db, typeof(DataKey), rows, ct);
        await transaction.CommitAsync(ct);
        return keys;
    }

    /// <summary>Data keys of the dossiers that have one; a destroyed key is simply not there.</summary>
    public async Task<Dictionary<Guid, byte[]>> DataKeysAsync(IReadOnlyCollection<Guid> dossiers, CancellationToken ct)
    {
        var found = new Dictionary<Guid, byte[]>(dossiers.Count);
        await using var db = source.Keys();
        foreach (var part in dossiers.Chunk(400))
            foreach (var key in await db.DataKeys.AsNoTracking().Where(k => part.Contains(k.DossierId)).ToListAsync(ct))
                found[key.DossierId] = Protector(key.DossierId).Unprotect(key.Wrapped);
        return found;
    }

    /// <summary>Destroys data keys: what was sealed with them can be opened by nobody any more.</summary>
    public async Task DestroyDataKeysAsync(IReadOnlyCollection<Guid> rows, CancellationToken ct)
    {
        await using var db = source.Keys();
        foreach (var part in rows.Chunk(400))
            await db.DataKeys.Where(k => part.Contains(k.DossierId)).ExecuteDeleteAsync(ct);
        await source.WipeKeysAsync(ct);
    }

    /// <summary>The named secret of 32 random bytes; made at its first use.</summary>
    public async Task<byte[]> SecretAsync(string name, CancellationToken ct)
    {
        if (known.TryGetValue(name, out var value))
            return value;
        await using var db = source.Keys();
        var secret = await db.Secrets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == name, ct);
        if (secret is null)
        {
            secret = new Secret
            {
                Name = name, CreatedAt = clock.UtcNow,
                Wrapped = secrets.CreateProtector(name).Protect(RandomNumberGenerator.GetBytes(32)),
            };
            db.Add(secret);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another instance made it first: theirs counts.
                db.ChangeTracker.Clear();
                secret = await db.Secrets.AsNoTracking().FirstAsync(s => s.Name == name, ct);
            }
        }

        return known.GetOrAdd(name, secrets.CreateProtector(name).Unprotect(secret.Wrapped));
    }

    /// <summary>A key for one purpose from a named secret: HKDF-SHA256 with the purpose as info.</summary>
    public async Task<byte[]> DerivedAsync(string secret, string purpose, CancellationToken ct) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, await SecretAsync(secret, ct), 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// Opens what was sealed at the first start. With the certificate or the ring lost, DataProtection would quietly make a new key
    /// and every old value would be unreadable; then the program must not start.
    /// </summary>
    public async Task CheckCanaryAsync(CancellationToken ct)
    {
        try
        {
            await SecretAsync(CanaryName, ct);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "The key store cannot be opened: its certificate or key ring is missing or another one. Nothing was changed.", e);
        }
    }

    IDataProtector Protector(Guid dossier) => dataKeys.CreateProtector(dossier.ToString("N"));
}
