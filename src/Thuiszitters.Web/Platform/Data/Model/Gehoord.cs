// What: that a jongere or parent was heard: when, who, and what they said in their own words, sealed.
// Source: rules.md R5 and R6 (view of the child and of the parents; the child itself from 12). Used by: the page of a dossier.
// Never: a name, or what somebody else makes of it; that is a note.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum Gehoorde { Jongere = 1, Moeder = 2, Vader = 3, Verzorger = 4 }

public sealed class Gehoord : IOwnPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid AuteurId { get; init; }
    public required Gehoorde Wie { get; init; }
    public required DateOnly Datum { get; init; }

    /// <summary>Was asked, and did not want to say anything.</summary>
    public bool WildeNiet { get; init; }

    /// <summary>Their own words; none when they did not want to.</summary>
    public byte[]? Woorden { get; init; }
}

sealed class GehoordMapping : IEntityTypeConfiguration<Gehoord>
{
    public void Configure(EntityTypeBuilder<Gehoord> builder) => builder.HasIndex(x => x.DossierId);
}
