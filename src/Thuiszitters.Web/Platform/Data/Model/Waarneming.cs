// What: that a colleague covers for another who is absent, from a day until a day. It ends by itself: nothing has to be done on the last day.
// Source: ADR 30. Used by: who signs in (CurrentUser), the lists of what is mine, the mails about signals, the head of a dossier.
// Never: why somebody is absent; a colleague of another organisation.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public sealed class Waarneming
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where both work.</summary>
    public required Guid OrganisatieId { get; init; }
    public required Guid AfwezigId { get; init; }
    public required Guid WaarnemerId { get; init; }
    public required DateOnly Van { get; init; }

    /// <summary>First day on which it no longer holds. Brought forward to the day itself when it is ended earlier.</summary>
    public required DateOnly Tot { get; set; }
    public required Guid VastgelegdDoorId { get; init; }

    /// <summary>Ended before its date, on this day.</summary>
    public DateOnly? BeeindigdOp { get; set; }

    /// <summary>Ends it at once: from this moment nobody covers any more.</summary>
    public void Beeindig(DateOnly op) => (Tot, BeeindigdOp) = (op, op);

    public Waarneemperiode Periode() => new(AfwezigId, WaarnemerId, Van, Tot);

    /// <summary>Those that hold on a day.</summary>
    public static IQueryable<Waarneming> Lopend(IQueryable<Waarneming> waarnemingen, DateOnly op) => waarnemingen.Where(w => w.Van <= op && w.Tot > op);
}

sealed class WaarnemingMapping : IEntityTypeConfiguration<Waarneming>
{
    public void Configure(EntityTypeBuilder<Waarneming> builder)
    {
        // One that two end at once is ended once.
        builder.Property(x => x.BeeindigdOp).IsConcurrencyToken();
        builder.HasIndex(x => new { x.WaarnemerId, x.Tot });
        builder.HasIndex(x => new { x.OrganisatieId, x.Tot });
    }
}
