// What: the ⚙ terms of a 5A-vrijstelling of a region, and on what it rests there that the SWV judges first: each a version with the day from which
// it counts. Source: rules.md R5. Used by: Features/Shared/Vrijstellingregels. A request keeps what counted on the day of its notice.
// Never: a version that is changed, or one that counts from a day that was; the months of the chain, which the guards of the database fix at twelve.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>The terms of a region from a day on.</summary>
public sealed class Vrijstellingtermijn
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }
    public required DateOnly GeldtVanaf { get; init; }
    public required Guid DoorId { get; init; }
    public required int HerstelWeken { get; init; }
    public required int BeoordelenWeken { get; init; }
    public required int UiterlijkWeken { get; init; }
    public required int HeroverwegingWeken { get; init; }
    public required int VerklaringWeken { get; init; }
    public required int HerbeoordelingVanafMaand { get; init; }
    public required int HerbeoordelingTaakWeken { get; init; }
    public required bool TweedeUitAndereOrganisatie { get; init; }

    public Vrijstellingparameters Parameters() => Regioparameters.Standaard.Vrijstelling with
    {
        HerstelWeken = HerstelWeken, BeoordelenWeken = BeoordelenWeken, UiterlijkWeken = UiterlijkWeken, HeroverwegingWeken = HeroverwegingWeken, VerklaringWeken = VerklaringWeken,
        HerbeoordelingVanafMaand = HerbeoordelingVanafMaand, HerbeoordelingTaakWeken = HerbeoordelingTaakWeken, TweedeUitAndereOrganisatie = TweedeUitAndereOrganisatie,
    };
}

/// <summary>On what it rests in a region, from a day on, that the SWV judges first.</summary>
public sealed class Grondslagversie
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }
    public required Vrijstellinggrondslag Grondslag { get; init; }
    public required DateOnly Sinds { get; init; }
    public required Guid DoorId { get; init; }
}

sealed class VrijstellingtermijnMapping : IEntityTypeConfiguration<Vrijstellingtermijn>
{
    public void Configure(EntityTypeBuilder<Vrijstellingtermijn> builder)
    {
        builder.ToTable("Vrijstellingtermijnen");
        builder.HasIndex(x => new { x.RegioId, x.GeldtVanaf });
    }
}

sealed class GrondslagversieMapping : IEntityTypeConfiguration<Grondslagversie>
{
    public void Configure(EntityTypeBuilder<Grondslagversie> builder)
    {
        builder.ToTable("Grondslagversies");
        builder.HasIndex(x => new { x.RegioId, x.Sinds });
    }
}
