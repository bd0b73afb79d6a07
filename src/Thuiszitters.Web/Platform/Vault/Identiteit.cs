using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Vault;

/// <summary>Who the jongere is. Exists only inside the vault and, for the length of one request, on the screen of who may see it.</summary>
public sealed record Identiteit
{
    public required string Voornamen { get; init; }
    public string? Tussenvoegsel { get; init; }
    public required string Achternaam { get; init; }
    public required DateOnly Geboren { get; init; }
    public string? Bsn { get; init; }
    public string? Postcode { get; init; }

    /// <summary>Roepnaam tussenvoegsel achternaam.</summary>
    [JsonIgnore]
    public string Naam => string.Join(' ', new[] { Voornamen, Tussenvoegsel, Achternaam }.Where(d => !string.IsNullOrEmpty(d)));

    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => "(identiteit)";
}

/// <summary>The sealed payload of one person.</summary>
public sealed class VerzegeldeIdentiteit : IInDossier
{
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required byte[] Inhoud { get; set; }
}

/// <summary>
/// A keyed hash under which an entitled organisation finds a sealed person again. Organisation and kind are part of what is hashed, so the
/// row shows neither.
/// </summary>
public sealed class BlindIndex : ITechnical
{
    public required long Waarde { get; init; }
    public required Guid DossierId { get; init; }
}

sealed class VerzegeldeIdentiteitMapping : IEntityTypeConfiguration<VerzegeldeIdentiteit>
{
    public void Configure(EntityTypeBuilder<VerzegeldeIdentiteit> builder)
    {
        builder.HasKey(x => x.DossierId);
        builder.Property(x => x.DossierId).ValueGeneratedNever();
    }
}

sealed class BlindIndexMapping : IEntityTypeConfiguration<BlindIndex>
{
    public void Configure(EntityTypeBuilder<BlindIndex> builder)
    {
        builder.HasKey(x => new { x.Waarde, x.DossierId });
        builder.Property(x => x.Waarde).ValueGeneratedNever();
        builder.HasIndex(x => x.DossierId);
    }
}
