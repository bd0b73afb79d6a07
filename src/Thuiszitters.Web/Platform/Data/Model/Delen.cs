// What: what a gemeente shares of a dossier with another organisation, and what another organisation asks to see.
// Source: rules.md R8 (gedeeld; "u had toegang"). Used by: the room Delen; the scope of each request reads the running shares.
// Never: a purpose or reason in the clear; both are sealed with the key of the dossier.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>A share of a dossier: with whom, what, on which ground, from and until when.</summary>
public sealed class Deling : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The gemeente that shares.</summary>
    public required Guid VanOrganisatieId { get; init; }
    public required Guid MetOrganisatieId { get; init; }
    public required Dossierdeel Delen { get; init; }
    public required Deelgrond Grond { get; init; }

    /// <summary>The purpose in words, sealed; none for the core during a transfer.</summary>
    public byte[]? Doel { get; init; }
    public required DateOnly Vanaf { get; init; }

    /// <summary>First day no longer shared. Brought forward to the day itself when the share is ended at once.</summary>
    public required DateOnly Tot { get; set; }

    /// <summary>Ended before its date, on this day.</summary>
    public DateOnly? BeeindigdOp { get; set; }

    public bool Loopt(DateOnly op) => Vanaf <= op && op < Tot;

    /// <summary>Ends it at once: from this moment nothing is shared any more.</summary>
    public void Beeindig(DateOnly op) => (Tot, BeeindigdOp) = (op, op);

    /// <summary>The dossiers shared with an organisation on a day, with what is shared of each. Of several shares of one dossier the parts add up.</summary>
    /// <param name="db">A context of the system: this is what makes the scope of a reader.</param>
    public static async Task<Dictionary<Guid, Dossierdeel>> LopendMetAsync(AppDb db, Guid organisatie, DateOnly op, CancellationToken ct) =>
        (await db.Delingen.AsNoTracking().Where(d => d.MetOrganisatieId == organisatie && d.Tot > op && d.Vanaf <= op)
            .Select(d => new { d.DossierId, d.Delen }).ToListAsync(ct))
        .GroupBy(d => d.DossierId).ToDictionary(g => g.Key, g => g.Aggregate(Dossierdeel.Geen, (delen, d) => delen | d.Delen));
}

public enum VraagToestand { Open = 1, Gedeeld = 2, Geweigerd = 3 }

/// <summary>A request of another organisation to see more of a dossier.</summary>
public sealed class Inzagevraag : IVraag
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>Organisation that asks.</summary>
    public required Guid OrganisatieId { get; init; }
    public required Guid VragerId { get; init; }
    public required Deelgrond Grond { get; init; }

    /// <summary>The purpose in the words of who asks, sealed.</summary>
    public required byte[] Doel { get; init; }
    public required Dossierdeel Delen { get; init; }
    public required DateOnly GevraagdOp { get; init; }
    public VraagToestand Toestand { get; set; } = VraagToestand.Open;
    public DateOnly? BeantwoordOp { get; set; }

    /// <summary>Why it was refused, sealed.</summary>
    public byte[]? Weigerreden { get; set; }

    /// <summary>The share that answered it.</summary>
    public Guid? DelingId { get; set; }
}

sealed class DelingMapping : IEntityTypeConfiguration<Deling>
{
    public void Configure(EntityTypeBuilder<Deling> builder)
    {
        // A share that two end at once is ended once.
        builder.Property(x => x.BeeindigdOp).IsConcurrencyToken();
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => new { x.MetOrganisatieId, x.Tot });
    }
}

sealed class InzagevraagMapping : IEntityTypeConfiguration<Inzagevraag>
{
    public void Configure(EntityTypeBuilder<Inzagevraag> builder)
    {
        // Answered once, by whoever is first.
        builder.Property(x => x.Toestand).IsConcurrencyToken();
        builder.HasIndex(x => new { x.DossierId, x.Toestand });
        // The tile: which questions wait.
        builder.HasIndex(x => new { x.Toestand, x.DossierId });
    }
}
