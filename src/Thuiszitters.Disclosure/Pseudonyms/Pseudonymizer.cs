// What: keyed pseudonyms for a delivery: one person has another pseudonym for each purpose, recipient, period and kind.
// Source: RFC 5869 (HKDF), RFC 2104 (HMAC), Crockford base32; EDPB Guidelines 01/2025 on pseudonymisation domains.
// Pure: the same key and subject always give the same pseudonym.
// Never: takes a BSN, school number, name or birth date as input; all BSNs together can be tried in minutes by whoever holds the key.

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Disclosure.Pseudonyms;

/// <summary>Derives pseudonym keys and computes pseudonyms of 26 characters (128 bits).</summary>
/// <remarks>
/// With LP(a, b, …) = for each field its length in UTF-8 bytes (4 bytes, big-endian) followed by those bytes (text in Unicode form NFC):
/// <c>K = HKDF-SHA256(root, salt, LP("thuiszitters/pseudoniem/v1", doel, ontvanger, periode, soort))</c>, 32 bytes;
/// <c>pseudonym = base32(HMAC-SHA256(K, LP(soort, uuid))[0..16])</c>, uuid as lowercase text with hyphens, base32 in Crockford's
/// alphabet, the last character padded with zero bits.
/// </remarks>
public static class Pseudonymizer
{
    /// <summary>Length of the root key and of the salt, in bytes.</summary>
    public const int SecretLength = 32;

    /// <summary>Length of a pseudonym, in characters.</summary>
    public const int PseudonymLength = 26;

    const string Scheme = "thuiszitters/pseudoniem/v1";
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int PseudonymBytes = 16;
    const int UuidLength = 36;
    const int PartSize = 4096;
    const int MaxStack = 256;

    /// <summary>Derives the key for one purpose, recipient, period and kind of subject. The caller disposes it.</summary>
    /// <param name="root">Root key of the school year: 32 random bytes from a key store outside the application database.</param>
    /// <param name="salt">32 random bytes that are kept with the export series; without them the series cannot be continued.</param>
    /// <param name="doel">Purpose of the delivery.</param>
    /// <param name="ontvanger">Recipient, as a lasting identifier (OIN or KvK number).</param>
    /// <param name="periode">Period within which rows of one subject may be linked, such as a school year.</param>
    /// <param name="soort">Kind of subject, such as "leerling" or "zaak": kinds have disjoint pseudonyms.</param>
    /// <exception cref="ArgumentException">A secret is not 32 bytes, or a text is blank or no valid Unicode.</exception>
    public static PseudonymKey DerivePseudonymKey(
        ReadOnlySpan<byte> root, ReadOnlySpan<byte> salt, string doel, string ontvanger, string periode, string soort)
    {
        if (root.Length != SecretLength)
            throw new ArgumentException("The root key must be 32 bytes.", nameof(root));
        if (salt.Length != SecretLength)
            throw new ArgumentException("The salt must be 32 bytes.", nameof(salt));
        ArgumentException.ThrowIfNullOrWhiteSpace(doel);
        ArgumentException.ThrowIfNullOrWhiteSpace(ontvanger);
        ArgumentException.ThrowIfNullOrWhiteSpace(periode);
        ArgumentException.ThrowIfNullOrWhiteSpace(soort);

        // Pinned, so that the collector leaves no copy behind that zeroing would miss.
        var key = GC.AllocateArray<byte>(SecretLength, pinned: true);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, key, salt, LengthPrefixed(Scheme, doel, ontvanger, periode, soort));
        return new PseudonymKey(key, doel, ontvanger, periode, soort);
    }

    /// <summary>The pseudonym of a subject under a key.</summary>
    /// <param name="key">A key of <see cref="DerivePseudonymKey"/>.</param>
    /// <param name="subject">The random internal identifier of the subject.</param>
    /// <returns>26 characters out of 0–9 and A–Z without I, L, O and U.</returns>
    /// <exception cref="ArgumentException">The subject is the empty identifier.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public static string Pseudonym(PseudonymKey key, Guid subject)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (subject == Guid.Empty)
            throw new ArgumentException("The subject has no identifier.", nameof(subject));
        var secret = key.Bytes;
        var prefix = key.MessagePrefix;
        var message = new byte[prefix.Length + UuidLength];
        prefix.CopyTo(message);
        subject.TryFormat(message.AsSpan(prefix.Length), out _, "D");
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, mac);
        return Base32(mac[..PseudonymBytes]);
    }

    /// <summary>The pseudonyms of many subjects, in their order: the same as one by one, several times faster, on all cores.</summary>
    /// <param name="key">A key of <see cref="DerivePseudonymKey"/>. It must not be disposed meanwhile.</param>
    /// <param name="subjects">The random internal identifiers.</param>
    /// <exception cref="ArgumentException">A subject is the empty identifier.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public static string[] Pseudonyms(PseudonymKey key, ReadOnlyMemory<Guid> subjects)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (subjects.Span.Contains(Guid.Empty))
            throw new ArgumentException("A subject has no identifier.", nameof(subjects));
        _ = key.Bytes;
        var made = new string[subjects.Length];
        var parts = (subjects.Length + PartSize - 1) / PartSize;
        Parallel.For(0, parts, part =>
        {
            // Absorbs the key once and is reset after each subject, where HashData does that twice per subject.
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
            var prefix = key.MessagePrefix;
            Span<byte> message = stackalloc byte[MaxStack];
            message = prefix.Length + UuidLength <= MaxStack ? message[..(prefix.Length + UuidLength)] : new byte[prefix.Length + UuidLength];
            prefix.CopyTo(message);
            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            var mine = subjects.Span;
            var end = Math.Min((part + 1) * PartSize, mine.Length);
            for (var i = part * PartSize; i < end; i++)
            {
                mine[i].TryFormat(message[prefix.Length..], out _, "D");
                hmac.AppendData(message);
                hmac.GetHashAndReset(mac);
                made[i] = Base32(mac[..PseudonymBytes]);
            }
        });
        return made;
    }

    // LP(soort, uuid) up to where the lowercase text of the uuid begins: the same for all subjects of a key.
    internal static byte[] MessagePrefix(string soort) => [.. LengthPrefixed(soort), 0, 0, 0, UuidLength];

    // A length before each field, so that ("ab", "c") and ("a", "bc") differ.
    static byte[] LengthPrefixed(params ReadOnlySpan<string> fields)
    {
        using var buffer = new MemoryStream(128);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field.Normalize(NormalizationForm.FormC));
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            buffer.Write(length);
            buffer.Write(bytes);
        }

        return buffer.ToArray();
    }

    static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[PseudonymLength];
        int pending = 0, bits = 0, at = 0;
        foreach (var b in bytes)
        {
            pending = (pending << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
                text[at++] = Alphabet[(pending >> (bits - 5)) & 31];
            pending &= 31;
        }

        if (bits > 0)
            text[at] = Alphabet[(pending << (5 - bits)) & 31];
        return new string(text);
    }
}

/// <summary>A derived pseudonym key with what it was derived for. Disposing overwrites the key.</summary>
public sealed class PseudonymKey : IDisposable
{
    readonly byte[] bytes;
    bool disposed;

    internal PseudonymKey(byte[] bytes, string doel, string ontvanger, string periode, string soort)
    {
        this.bytes = bytes;
        Doel = doel;
        Ontvanger = ontvanger;
        Periode = periode;
        Soort = soort;
        MessagePrefix = Pseudonymizer.MessagePrefix(soort);
    }

    /// <summary>Purpose of the delivery.</summary>
    public string Doel { get; }

    /// <summary>Recipient of the delivery.</summary>
    public string Ontvanger { get; }

    /// <summary>Period within which rows of one subject carry the same pseudonym.</summary>
    public string Periode { get; }

    /// <summary>Kind of subject.</summary>
    public string Soort { get; }

    internal byte[] MessagePrefix { get; }

    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return bytes;
        }
    }

    /// <summary>Overwrites the key with zeros; using it afterwards is an error.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        disposed = true;
    }
}
