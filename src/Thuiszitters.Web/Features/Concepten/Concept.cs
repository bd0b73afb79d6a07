// What: what somebody has typed into a form and not yet saved, so that a lost connection, a closed tab or an ended session loses nothing.
// Used by: Conceptpunten, ConceptenOpruimen. Sealed to its author in one function; it is no part of a dossier until the form is saved.
// Never: read by anybody else, or kept longer than a week.

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Concepten;

/// <summary>One form, half filled in.</summary>
public sealed class Concept : ITechnical
{
    /// <summary>The act that the form will be when it is saved. Once that act is there, the concept is over.</summary>
    public required Guid Id { get; init; }

    /// <summary>The author in the function in which they typed.</summary>
    public required Guid AanstellingId { get; init; }

    /// <summary>Address of the form; of a dossier only its number stands in it.</summary>
    public required string Pad { get; init; }

    /// <summary>Names and values of the fields, sealed to the author.</summary>
    public required byte[] Inhoud { get; set; }
    public required DateTime BewaardOp { get; set; }
}

sealed class ConceptMapping : IEntityTypeConfiguration<Concept>
{
    public void Configure(EntityTypeBuilder<Concept> builder)
    {
        builder.ToTable("Concepten");
        builder.Property(x => x.Pad).HasMaxLength(Conceptpunten.LangstePad);
        builder.HasIndex(x => new { x.AanstellingId, x.Pad });
        builder.HasIndex(x => x.BewaardOp);
    }
}

/// <summary>Seals what was typed: only for this author, this form and this address.</summary>
public sealed class Conceptzegel(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("Thuiszitters.Concept", "v1");

    public byte[] Verzegel(Guid id, Guid aanstelling, string pad, IReadOnlyList<Conceptveld> velden) =>
        Van(id, aanstelling, pad).Protect(JsonSerializer.SerializeToUtf8Bytes(velden));

    public IReadOnlyList<Conceptveld> Open(Concept concept) =>
        JsonSerializer.Deserialize<List<Conceptveld>>(Van(concept.Id, concept.AanstellingId, concept.Pad).Unprotect(concept.Inhoud))!;

    IDataProtector Van(Guid id, Guid aanstelling, string pad) =>
        protector.CreateProtector(aanstelling.ToString("N"), id.ToString("N"), Convert.ToHexString(Encoding.UTF8.GetBytes(pad)));
}

/// <param name="Naam">Name of the field in the form.</param>
/// <param name="Waarde">What was typed or chosen; a field with more values stands here more than once.</param>
public sealed record Conceptveld(string Naam, string Waarde)
{
    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => $"Conceptveld {{ Naam = {Naam} }}";
}

sealed class ConceptenRoom : IRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton<Conceptzegel>();
}
