// What: who hears of signals beside the fixed ladder, per region, and what a person does not want in the monthly mail.
// Source: rules.md R7; Domain/Signalen/Escalatieladder. Used by: Signalen. Never: a row that takes away what the ladder makes compulsory.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>In a region this role hears of this rule too, from a day on.</summary>
public sealed class Escalatietrap
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }
    public required Signaalregel Regel { get; init; }
    public required Hoorder Hoorder { get; init; }
    public required DateOnly Sinds { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly? Tot { get; set; }
}

/// <summary>A rule that this person left out of the monthly mail.</summary>
public sealed class Meldingsvoorkeur
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid GebruikerId { get; init; }
    public required Signaalregel Regel { get; init; }
}

sealed class EscalatietrapMapping : IEntityTypeConfiguration<Escalatietrap>
{
    public void Configure(EntityTypeBuilder<Escalatietrap> builder)
    {
        builder.ToTable("Escalatietrappen");
        // One that counts per rule and hearer: two administrators at once make one.
        builder.Property(x => x.Tot).IsConcurrencyToken();
        builder.HasIndex(x => new { x.RegioId, x.Regel, x.Hoorder, x.Sinds }).IsUnique();
    }
}

sealed class MeldingsvoorkeurMapping : IEntityTypeConfiguration<Meldingsvoorkeur>
{
    public void Configure(EntityTypeBuilder<Meldingsvoorkeur> builder)
    {
        builder.ToTable("Meldingsvoorkeuren");
        builder.HasIndex(x => new { x.GebruikerId, x.Regel }).IsUnique();
    }
}
