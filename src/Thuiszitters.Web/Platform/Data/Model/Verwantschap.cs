// What: that the jongeren of two dossiers are brother or sister.
// Source: ADR 25. Used by: the page of a dossier, the room Verwanten.
// Never: shown to who may not open both: a link alone would tell that the other has a dossier.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public sealed class Verwantschap : IOwnPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid AnderDossierId { get; init; }

    /// <summary>The gemeente that has both.</summary>
    public required Guid OrganisatieId { get; init; }
    public required DateOnly Op { get; init; }
}

sealed class VerwantschapMapping : IEntityTypeConfiguration<Verwantschap>
{
    public void Configure(EntityTypeBuilder<Verwantschap> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.AnderDossierId);
    }
}
