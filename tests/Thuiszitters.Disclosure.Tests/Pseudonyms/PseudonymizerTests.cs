using System.Security.Cryptography;
using System.Text;
using Thuiszitters.Disclosure.Pseudonyms;

namespace Thuiszitters.Disclosure.Tests.Pseudonyms;

public class PseudonymizerTests
{
    static readonly byte[] Root = [.. Enumerable.Range(0x00, 32).Select(i => (byte)i)];
    static readonly byte[] Salt = [.. Enumerable.Range(0xa0, 32).Select(i => (byte)i)];
    static readonly Guid Subject = Guid.Parse("7d9f4b1e-5c1a-4f63-9a1d-2f0a5f9f8c11");

    static PseudonymKey Key(
        string doel = "regioanalyse",
        string ontvanger = "OIN:00000001234567890000",
        string periode = "2025-2026",
        string soort = "leerling") =>
        Pseudonymizer.DerivePseudonymKey(Root, Salt, doel, ontvanger, periode, soort);

    [Fact]
    public void Key_OfTheTestVector_IsAsPublished()
    {
        using var key = Key();
        Assert.Equal("bae7af6db5913bda493dd5a5818cf7cb1168d3f4b46a343a3be894e14577c05f", Convert.ToHexStringLower(key.Bytes));
    }

    [Theory]
    [InlineData("OIN:00000001234567890000", "2025-2026", "DBVD30B5ZESBMVZV25WM8KQGHM")]
    [InlineData("OIN:00000001234567890000", "2026-2027", "9T50YP7P9WHVAD1VEB4Q0K9M80")]
    [InlineData("OIN:00000009876543210000", "2025-2026", "5GDX878AREHAC5G0KGC53B59CC")]
    public void Pseudonym_OfTheTestVectors_IsAsPublished(string ontvanger, string periode, string expected)
    {
        using var key = Key(ontvanger: ontvanger, periode: periode);
        Assert.Equal(expected, Pseudonymizer.Pseudonym(key, Subject));
    }

    [Fact]
    public void Pseudonym_OfAnotherPurposeKindRootOrSalt_Differs()
    {
        using var other = Key(doel: "onderzoek");
        using var zaak = Key(soort: "zaak");
        using var swapped = Pseudonymizer.DerivePseudonymKey(
            Salt, Root, "regioanalyse", "OIN:00000001234567890000", "2025-2026", "leerling");
        using var key = Key();
        string[] all = [.. new[] { key, other, zaak, swapped }.Select(k => Pseudonymizer.Pseudonym(k, Subject))];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Key_WhenFieldsShiftTheirBorder_Differs()
    {
        using var one = Key(doel: "ab", ontvanger: "c");
        using var two = Key(doel: "a", ontvanger: "bc");
        Assert.False(one.Bytes.SequenceEqual(two.Bytes));
    }

    [Fact]
    public void Key_OfComposedAndDecomposedText_IsEqual()
    {
        using var composed = Key(doel: "re\u00EFntegratie");
        using var decomposed = Key(doel: "rei\u0308ntegratie");
        Assert.True(composed.Bytes.SequenceEqual(decomposed.Bytes));
    }

    [Fact]
    public void Key_AfterDispose_IsZeroedAndRefusesWork()
    {
        var key = Key();
        var bytes = key.Bytes;
        key.Dispose();
        Assert.Equal(-1, bytes.IndexOfAnyExcept((byte)0));
        Assert.Throws<ObjectDisposedException>(() => Pseudonymizer.Pseudonym(key, Subject));
    }

    [Fact]
    public void Derive_FromWeakOrBlankInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Pseudonymizer.DerivePseudonymKey(Root.AsSpan(1), Salt, "d", "o", "p", "s"));
        Assert.Throws<ArgumentException>(() => Pseudonymizer.DerivePseudonymKey(Root, Salt.AsSpan(1), "d", "o", "p", "s"));
        Assert.Throws<ArgumentException>(() => Key(periode: " "));
        Assert.Throws<ArgumentException>(() => Key(doel: "\uD800"));
        using var key = Key();
        Assert.Throws<ArgumentException>(() => Pseudonymizer.Pseudonym(key, Guid.Empty));
    }

    // RFC 5869, appendix A, test cases 1 to 3: ikm, salt, info, okm.
    [Theory]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")]
    [InlineData(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031"
        + "32333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
        "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f9091"
        + "92939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
        "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1"
        + "e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da32"
        + "75600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87")]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")]
    public void Hkdf_OfRfc5869_GivesTheOkm(string ikm, string salt, string info, string okm)
    {
        var made = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Convert.FromHexString(ikm), okm.Length / 2, Convert.FromHexString(salt), Convert.FromHexString(info));
        Assert.Equal(okm, Convert.ToHexStringLower(made));
    }

    // RFC 4231, test cases 1, 2, 3, 4 and 6: key, data, HMAC-SHA-256.
    [Theory]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData(
        "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [InlineData(
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")]
    public void Hmac_OfRfc4231_GivesTheMac(string key, string data, string mac) =>
        Assert.Equal(mac, Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(key), Convert.FromHexString(data))));

    [Fact]
    public void Hmac_OfRfc4231WithAKeyLongerThanABlock_GivesTheMac()
    {
        var key = Enumerable.Repeat((byte)0xaa, 131).ToArray();
        var data = Encoding.ASCII.GetBytes("Test Using Larger Than Block-Size Key - Hash Key First");
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData(key, data));
        Assert.Equal("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54", mac);
    }
}
