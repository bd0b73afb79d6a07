// What: who directs a case on the side of education and on the side of care, and which route of the Methodische Aanpak Schoolverzuim it follows.
// Source: casusregie onderwijs and zorg (domain-dossier.md 2); MAS 2017. Used by: the dossier page and its forms.
// Never: a detail of a punitive route: only its code and the reason, for the gemeente of the dossier alone.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum Regiekant { Onderwijs = 1, Zorg = 2 }

/// <summary>Who directs a case, from a day on. Another gets a row of their own; the last without an end holds.</summary>
public sealed class Casusregie : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Regiekant Kant { get; init; }
    public required Overlegfunctie Functie { get; init; }
    public Guid? OrganisatieId { get; init; }

    /// <summary>A colleague with an account.</summary>
    public Guid? GebruikerId { get; init; }
    public required DateOnly Vanaf { get; init; }

    /// <summary>First day on which another directs it.</summary>
    public DateOnly? Tot { get; set; }
}

/// <summary>Row of a dossier for the gemeente of the dossier alone, whichever that is: it goes along when the dossier is handed over, and is never shared.</summary>
public interface IVanGemeente : IInDossier;

/// <summary>The route that was chosen and the phase it is in; the newest holds.</summary>
public sealed class Routekeuze : IVanGemeente
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Aanpakroute Route { get; init; }
    public required Aanpakfase Fase { get; init; }
    public required DateOnly Op { get; init; }
    public required Guid DoorId { get; init; }

    /// <summary>It departs from what the approach says, on the grounds that the rule named.</summary>
    public required bool IsAfwijking { get; init; }

    /// <summary>Why, sealed: always for a departure.</summary>
    public byte[]? Toelichting { get; init; }
}

sealed class CasusregieMapping : IEntityTypeConfiguration<Casusregie>
{
    public void Configure(EntityTypeBuilder<Casusregie> builder)
    {
        Wacht.Op(builder, "Casusregie");
        builder.HasIndex(x => new { x.DossierId, x.Tot });
    }
}

sealed class RoutekeuzeMapping : IEntityTypeConfiguration<Routekeuze>
{
    public void Configure(EntityTypeBuilder<Routekeuze> builder) => builder.HasIndex(x => x.DossierId);
}
