// What: that one dossier went up into another, what the clock kept of it, and which pairs an officer said are not the same jongere.
// Source: rules.md R8; ADR 25. Used by: the room Samenvoegen; the vault, which opens reasons of before the merging; the page of a dossier.
// Never: what stood there before in the clear. It is kept, sealed, so that the merging can be undone.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public sealed class Samenvoeging : IInDossier
{
    /// <summary>Where a dossier lies that went up into another: with nobody, so that only the system finds it.</summary>
    public static readonly Guid Nergens = Guid.Empty;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The dossier that stayed. When that one goes up into a third, this row goes along.</summary>
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The dossier that went up into it: its own acts stay under it, with its own key.</summary>
    public required Guid VanDossierId { get; init; }

    /// <summary>The number of that one, which leads here from now on.</summary>
    public required string VanNummer { get; init; }

    /// <summary>The act that merged them.</summary>
    public required Guid ActId { get; init; }
    public required DateOnly Op { get; init; }

    /// <summary>How many acts stood on the dossier that stayed, this one too: more of them are further work.</summary>
    public required int Handelingen { get; init; }

    /// <summary>How both were before, and which rows came along: sealed.</summary>
    public required byte[] Vorige { get; init; }
}

/// <summary>Days of an episode that merging would have put later (Domain/Klokankerfeit).</summary>
public sealed class Klokanker : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid SamenvoegingId { get; init; }
    public required DateOnly Van { get; init; }
    public required DateOnly Tot { get; init; }
    public required DateOnly Start { get; init; }
    public required int Pauzedagen { get; init; }

    public Klokankerfeit Feit() => new(Van, Tot, Start, Pauzedagen);
}

/// <summary>Two dossiers that look alike and are not of the same jongere; why, sealed.</summary>
public sealed class NietDezelfde : IOwnPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid AnderDossierId { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required DateOnly Op { get; init; }
    public required byte[] Reden { get; init; }
}

sealed class SamenvoegingMapping : IEntityTypeConfiguration<Samenvoeging>
{
    public void Configure(EntityTypeBuilder<Samenvoeging> builder)
    {
        builder.Property(x => x.VanNummer).HasMaxLength(20);
        builder.HasIndex(x => x.DossierId);
        // A dossier goes up into one other.
        builder.HasIndex(x => x.VanDossierId).IsUnique();
        builder.HasIndex(x => x.VanNummer);
    }
}

sealed class KlokankerMapping : IEntityTypeConfiguration<Klokanker>
{
    public void Configure(EntityTypeBuilder<Klokanker> builder) => builder.HasIndex(x => x.DossierId);
}

sealed class NietDezelfdeMapping : IEntityTypeConfiguration<NietDezelfde>
{
    public void Configure(EntityTypeBuilder<NietDezelfde> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.AnderDossierId);
    }
}
