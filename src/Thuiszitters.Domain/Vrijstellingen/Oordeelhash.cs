// What: a hash over the request as it was judged, so that a later change shows and voids the judgement.
// Source: rules.md R5: request or its evidence (not the statement) changed makes all judgements of the round void.
// Pure. Used by: the service that stores a judgement, and whoever checks it later.
// Never: the statement, the state or a term of the request: these change without anything that was judged changing. Nor a text: only its hash.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Domain;

/// <summary>A document as it was when it was judged.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="InhoudSha256">SHA-256 of its content, 32 bytes; empty when the content was destroyed.</param>
/// <param name="Type">Number of its file type.</param>
/// <param name="NaamSha256">SHA-256 of its name in UTF-8, 32 bytes; empty when that was destroyed.</param>
public sealed record Beoordeelddocument(Guid DocumentId, ReadOnlyMemory<byte> InhoudSha256, int Type = 0, ReadOnlyMemory<byte> NaamSha256 = default);

/// <summary>The request as it was judged.</summary>
public sealed record Beoordeeldeaanvraag
{
    /// <summary>The request.</summary>
    public required Guid AanvraagId { get; init; }

    /// <summary>Round of judgements, from 1.</summary>
    public required int Ronde { get; init; }

    /// <summary>Version of the criteria that counts.</summary>
    public required Guid CriteriaId { get; init; }

    /// <summary>SHA-256 of the texts of those criteria, 32 bytes; empty when there are none.</summary>
    public ReadOnlyMemory<byte> CriteriaSha256 { get; init; }

    /// <summary>Ground of law.</summary>
    public required VrijstellingGrond Grond { get; init; }

    /// <summary>Begin year of the schooljaar.</summary>
    public required int Schooljaar { get; init; }

    /// <summary>A repeated notice.</summary>
    public required bool Herhaald { get; init; }

    /// <summary>Who gave notice.</summary>
    public required Kennisgever Kennisgever { get; init; }

    /// <summary>Day on which the notice was received.</summary>
    public required DateOnly OntvangenOp { get; init; }

    /// <summary>The notice was late.</summary>
    public bool TeLaat { get; init; }

    /// <summary>The answers of form check A.</summary>
    public IReadOnlyDictionary<Vormtoetsitem, bool> Vormtoets { get; init; } = new Dictionary<Vormtoetsitem, bool>();

    /// <summary>SHA-256 of the explanation in UTF-8, 32 bytes; empty without one.</summary>
    public ReadOnlyMemory<byte> ToelichtingSha256 { get; init; }

    /// <summary>The evidence, in any order.</summary>
    public IReadOnlyList<Beoordeelddocument> Documenten { get; init; } = [];
}

/// <summary>The hash of a request as judged (rules.md R5).</summary>
public static class Oordeelhash
{
    /// <summary>Length of the hash in bytes.</summary>
    public const int Lengte = SHA256.HashSizeInBytes;

    // First line of the canonical form. Another form gets another name, so that old hashes keep their meaning.
    const string Vorm = "thuiszitters/oordeelhash/2";

    /// <summary>
    /// SHA-256 over the canonical form: one <c>name=value</c> per line, LF, UTF-8 without BOM, names in a fixed order, numbers in digits, days as
    /// yyyy-MM-dd, ids in lower case with hyphens, hashes in lower case hexadecimal, documents ordered by the text of their id.
    /// The same request gives the same hash on every machine and in every version of the program.
    /// </summary>
    /// <param name="aanvraag">The request as judged.</param>
    /// <exception cref="ArgumentException">A hash that is not 32 bytes long, or a document that is named twice.</exception>
    public static byte[] Bereken(Beoordeeldeaanvraag aanvraag)
    {
        ArgumentNullException.ThrowIfNull(aanvraag);
        return SHA256.HashData(Encoding.UTF8.GetBytes(Canoniek(aanvraag)));
    }

    /// <summary>Whether a stored hash is that of the request as it is now.</summary>
    /// <param name="hash">The stored hash.</param>
    /// <param name="aanvraag">The request now.</param>
    public static bool Klopt(ReadOnlySpan<byte> hash, Beoordeeldeaanvraag aanvraag) => CryptographicOperations.FixedTimeEquals(hash, Bereken(aanvraag));

    internal static string Canoniek(Beoordeeldeaanvraag aanvraag)
    {
        var tekst = new StringBuilder(512);

        void Regel(string naam, string waarde) => tekst.Append(naam).Append('=').Append(waarde).Append('\n');

        tekst.Append(Vorm).Append('\n');
        Regel("aanvraag", Tekst(aanvraag.AanvraagId));
        Regel("ronde", Tekst(aanvraag.Ronde));
        Regel("criteria", Tekst(aanvraag.CriteriaId));
        Regel("criteriateksten", Hex(aanvraag.CriteriaSha256));
        Regel("grond", Tekst((int)aanvraag.Grond));
        Regel("schooljaar", Tekst(aanvraag.Schooljaar));
        Regel("herhaald", aanvraag.Herhaald ? "1" : "0");
        Regel("kennisgever", Tekst((int)aanvraag.Kennisgever));
        Regel("ontvangen", VrijstellingVerloop.Iso(aanvraag.OntvangenOp));
        Regel("laat", aanvraag.TeLaat ? "1" : "0");
        foreach (var (item, voldaan) in aanvraag.Vormtoets.Where(a => Domain.Vormtoets.IsVanKennisgeving(a.Key)).OrderBy(a => a.Key))
            Regel("vormtoets", Tekst((int)item) + ":" + (voldaan ? "1" : "0"));
        Regel("toelichting", Hex(aanvraag.ToelichtingSha256));
        Regel("documenten", Tekst(aanvraag.Documenten.Count));
        var vorige = "";
        foreach (var (id, rest) in aanvraag.Documenten.Select(d => (Tekst(d.DocumentId), $"{Hex(d.InhoudSha256)}:{Tekst(d.Type)}:{Hex(d.NaamSha256)}"))
            .OrderBy(d => d.Item1, StringComparer.Ordinal))
        {
            if (id == vorige)
                throw new ArgumentException("A document is named twice.", nameof(aanvraag));
            Regel("document", id + ":" + rest);
            vorige = id;
        }

        return tekst.ToString();
    }

    static string Hex(ReadOnlyMemory<byte> hash) =>
        hash.IsEmpty ? "" : hash.Length == Lengte ? Convert.ToHexStringLower(hash.Span) : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(hash));

    static string Tekst(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    static string Tekst(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
