// What: the question of a gemeente to another, both with a dossier of the same jongere, to hand that of the other over. Each side has a row of its
// own, on its own dossier; what the two share is a key that leads to no dossier.
// Source: ADR 26 (known elsewhere), 28. Used by: the room Overdrachten; Overdrachtsvraagwerk, which alone writes both.
// Never: the number or the key of the dossier of the other; a reason in words.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>On which side of the question this row stands.</summary>
public enum Vraagkant { Vraagt = 1, Gevraagd = 2 }

public enum OverdrachtsvraagToestand { Open = 1, Overdracht = 2, Afgewezen = 3, Ingetrokken = 4, Vervallen = 5 }

/// <summary>Why the dossier is asked for (closed list).</summary>
public enum Overdrachtsvraagreden { WoontHier = 1, GaatVerhuizen = 2, MeldingHier = 3 }

/// <summary>Why it is not handed over (closed list).</summary>
public enum Overdrachtsafwijzing { WoontNogHier = 1, EerstAfronden = 2, EerstBellen = 3, AndereJongere = 4 }

public sealed class Overdrachtsvraag : IVanGemeente
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The same for the rows of both sides.</summary>
    public required Guid VraagId { get; init; }
    public required Vraagkant Kant { get; init; }

    /// <summary>The gemeente at the other side.</summary>
    public required Guid AnderOrganisatieId { get; init; }
    public required Overdrachtsvraagreden Reden { get; init; }
    public required DateOnly GevraagdOp { get; init; }
    public OverdrachtsvraagToestand Toestand { get; set; } = OverdrachtsvraagToestand.Open;
    public Overdrachtsafwijzing? Afwijzing { get; set; }
    public DateOnly? BeantwoordOp { get; set; }
}

sealed class OverdrachtsvraagMapping : IEntityTypeConfiguration<Overdrachtsvraag>
{
    public void Configure(EntityTypeBuilder<Overdrachtsvraag> builder)
    {
        // Answered once, by whoever is first.
        builder.Property(x => x.Toestand).IsConcurrencyToken();
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.VraagId);
        // The tile: which questions wait.
        builder.HasIndex(x => new { x.Toestand, x.Kant, x.DossierId });
    }
}
