// What: seals and opens with the data key of one person: AES-256-GCM, a fresh nonce each time, and table, column and row as
// additional authenticated data, so that a ciphertext moved elsewhere is refused.
// Used by: Vault only. Never: handed to a page; pages get Geopend, which opens what they were allowed.

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Web.Platform.Vault;

sealed class DossierKey(byte[] key)
{
    const byte Version = 1;
    const int NonceSize = 12, TagSize = 16;

    /// <summary>[version 1][nonce 12][ciphertext][tag 16].</summary>
    public byte[] Seal(string place, Guid row, ReadOnlySpan<byte> plain)
    {
        var result = new byte[1 + NonceSize + plain.Length + TagSize];
        result[0] = Version;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(1 + NonceSize, plain.Length), result.AsSpan(1 + NonceSize + plain.Length), Bound(place, row));
        return result;
    }

    /// <exception cref="CryptographicException">Not sealed with this key, or for another place or row.</exception>
    public byte[] Open(string place, Guid row, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < 1 + NonceSize + TagSize || sealedBytes[0] != Version)
            throw new CryptographicException("Not a sealed value.");
        var cipher = sealedBytes[(1 + NonceSize)..^TagSize];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes.Slice(1, NonceSize), cipher, sealedBytes[^TagSize..], plain, Bound(place, row));
        return plain;
    }

    static byte[] Bound(string place, Guid row)
    {
        var name = Encoding.UTF8.GetBytes(place);
        var bound = new byte[4 + name.Length + 16];
        BinaryPrimitives.WriteInt32BigEndian(bound, name.Length);
        name.CopyTo(bound, 4);
        row.TryWriteBytes(bound.AsSpan(4 + name.Length), bigEndian: true, out _);
        return bound;
    }
}
