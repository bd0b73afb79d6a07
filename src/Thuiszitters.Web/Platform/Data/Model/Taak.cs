// What: a task on a dossier, asked of a person of one's own organisation, or of the one person at the other side of the dossier.
// Source: ADR 20. Used by: the tasks of a dossier, the list of my tasks, the work list, the form of a contact.
// Never: seen by another organisation than the one that asks and the one that is asked.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum TaakSoort { Bellen = 1, Gesprek = 2, Huisbezoek = 3, Informatie = 4, Aanbod = 5, Overleg = 6, Brief = 7, Nagaan = 8, Anders = 9 }

public sealed class Taak : IAskedPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The organisation that asks.</summary>
    public required Guid OrganisatieId { get; init; }

    /// <summary>The organisation that is asked; the same, or the other side of the dossier. It stays: both keep seeing what became of it.</summary>
    public required Guid VoorOrganisatieId { get; init; }

    /// <summary>Who asks.</summary>
    public required Guid MakerId { get; init; }

    /// <summary>Who is asked.</summary>
    public required Guid VoorId { get; set; }
    public required TaakSoort Soort { get; init; }

    /// <summary>A look-in of the after-care of this arrangement; null for every other task.</summary>
    public Guid? ArrangementId { get; init; }

    /// <summary>What has to be done, sealed.</summary>
    public byte[]? Tekst { get; init; }
    public required DateOnly Termijn { get; set; }

    /// <summary>Of a decision of a meeting: the day after which the team lead is shown that it is not done (ADR 22). It stays when the task is moved.</summary>
    public DateOnly? EscalerenOp { get; init; }
    public TaakToestand Toestand { get; set; } = TaakToestand.Open;
    public required DateOnly GemaaktOp { get; init; }
    public DateOnly? KlaarOp { get; set; }
    public Guid? KlaarDoorId { get; set; }

    /// <summary>Optimistic concurrency of this task: it does not disturb who fills in a form about the dossier.</summary>
    public int Versie { get; set; }
}

sealed class TaakMapping : IEntityTypeConfiguration<Taak>
{
    public void Configure(EntityTypeBuilder<Taak> builder)
    {
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.HasIndex(x => new { x.DossierId, x.Toestand });
        // My tasks, their count on the work list, and what I asked of others.
        builder.HasIndex(x => new { x.VoorId, x.Toestand, x.Termijn });
        builder.HasIndex(x => new { x.MakerId, x.Toestand, x.Termijn });
        // What has to be escalated: few tasks have such a day.
        builder.HasIndex(x => new { x.Toestand, x.EscalerenOp });
    }
}
