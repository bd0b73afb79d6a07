// What: makes the keyed hashes under which a sealed person can be found: HMAC-SHA256, cut to 64 bits, under a key per organisation.
// Source: an unkeyed hash of a BSN is reversed in seconds, so the key stands in the key store, never in the database.
// Used by: Vault. What it leaks (equal values within one organisation look equal) stands in the DPIA.

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Platform.Vault;

/// <summary>What a hash was made of. Numbers are part of the hash: never reuse one.</summary>
public enum IndexKind : byte
{
    Bsn = 1, Geboren = 2, Achternaam = 3, AchternaamVolledig = 4, Voorvoegsel = 5, Fonetisch = 6, NaamEnGeboren = 7, BsnInRegio = 8,
}

public sealed class BlindIndexer(KeyStore keys)
{
    const string Root = "blinde-index";

    /// <summary>The indexer of one organisation.</summary>
    public async Task<OrganisationIndex> ForAsync(Guid organisatieId, CancellationToken ct) =>
        new(await keys.DerivedAsync(Root, organisatieId.ToString("N"), ct));
}

public sealed class OrganisationIndex(byte[] key)
{
    public long Bsn(string bsn) => Hash(IndexKind.Bsn, bsn);

    public long BsnInRegio(string bsn) => Hash(IndexKind.BsnInRegio, bsn);

    public long Geboren(DateOnly geboren) => Hash(IndexKind.Geboren, Iso(geboren));

    public long NaamEnGeboren(string naamSleutel, DateOnly geboren) => Hash(IndexKind.NaamEnGeboren, naamSleutel + "|" + Iso(geboren));

    public long Achternaam(string genormaliseerd) => Hash(IndexKind.Achternaam, genormaliseerd);

    public long AchternaamVolledig(string genormaliseerd) => Hash(IndexKind.AchternaamVolledig, genormaliseerd);

    public long Voorvoegsel(string genormaliseerd) => Hash(IndexKind.Voorvoegsel, genormaliseerd);

    public long Fonetisch(string code) => Hash(IndexKind.Fonetisch, code);

    long Hash(IndexKind kind, string value)
    {
        Span<byte> mac = stackalloc byte[32];
        var text = Encoding.UTF8.GetBytes(value);
        var input = new byte[1 + text.Length];
        input[0] = (byte)kind;
        text.CopyTo(input, 1);
        HMACSHA256.HashData(key, input, mac);
        return BinaryPrimitives.ReadInt64BigEndian(mac);
    }

    static string Iso(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
