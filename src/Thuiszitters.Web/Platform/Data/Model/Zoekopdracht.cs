// What: a filter of the list of dossiers that somebody keeps under a name, for themselves or for their team.
// Source: ADR 26. Used by: the navigation, which counts what it finds; the room Zoekopdrachten.
// Never: words that were searched for. It holds codes and keys; its name is refused when it sounds like the surname of a jongere.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public sealed class Zoekopdracht
{
    public const int MaxNaam = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid OrganisatieId { get; init; }
    public required Guid EigenaarId { get; init; }

    [FreeText]
    public required string Naam { get; set; }

    /// <summary>Every colleague of the organisation has it in the navigation.</summary>
    public required bool VanTeam { get; set; }

    /// <summary>Where its owner begins after signing in.</summary>
    public bool IsStart { get; set; }

    /// <summary>The filter as JSON: codes and keys only.</summary>
    public required string Filter { get; init; }
    public int Versie { get; set; }
}

sealed class ZoekopdrachtMapping : IEntityTypeConfiguration<Zoekopdracht>
{
    public void Configure(EntityTypeBuilder<Zoekopdracht> builder)
    {
        builder.Property(x => x.Naam).HasMaxLength(Zoekopdracht.MaxNaam);
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.HasIndex(x => new { x.OrganisatieId, x.EigenaarId });
    }
}
