// What: the transfer of a dossier to another gemeente: asked by the gemeente of residence, accepted or rejected by the other.
// Source: rules.md R4 (the file is handed over with its clock), R8 (after a transfer Geen).
// Used by: the room Overdrachten. Never: a reason in the clear.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum OverdrachtToestand { Open = 1, Aanvaard = 2, Afgewezen = 3, Ingetrokken = 4 }

public sealed class Overdracht : IVraag
{
    /// <summary>How long the other gemeente sees the core and can answer.</summary>
    public const int AntwoordDagen = 28;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The gemeente that hands over.</summary>
    public required Guid VanOrganisatieId { get; init; }

    /// <summary>The gemeente that is asked to take over.</summary>
    public required Guid OrganisatieId { get; init; }

    /// <summary>The SWV that lost the dossier with it, because the new gemeente lies in another area.</summary>
    public Guid? VanSwvId { get; set; }
    public required DateOnly GevraagdOp { get; init; }

    /// <summary>Why, in words, sealed; the other gemeente reads it.</summary>
    public required byte[] Reden { get; init; }
    public OverdrachtToestand Toestand { get; set; } = OverdrachtToestand.Open;
    public DateOnly? BeantwoordOp { get; set; }

    /// <summary>Why it was rejected, sealed.</summary>
    public byte[]? Weigerreden { get; set; }

    /// <summary>The share of the core that lets the other gemeente see what it is asked.</summary>
    public required Guid DelingId { get; init; }
}

sealed class OverdrachtMapping : IEntityTypeConfiguration<Overdracht>
{
    public void Configure(EntityTypeBuilder<Overdracht> builder)
    {
        // Answered once, by whoever is first.
        builder.Property(x => x.Toestand).IsConcurrencyToken();
        builder.HasIndex(x => new { x.DossierId, x.Toestand });
        builder.HasIndex(x => new { x.VanOrganisatieId, x.BeantwoordOp });
    }
}
