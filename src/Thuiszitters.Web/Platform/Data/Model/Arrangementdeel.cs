// What: what hangs under one arrangement: its goals, its evaluations, its hours per week, and what was corrected: dates of steps,
// and what an arrangement is once it started.
// Source: rules.md R6. Used by: the room Arrangementen; they move and go with the dossier.
// Never: the words of a goal, an evaluation or a reason in the clear.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>Row of one arrangement: whoever may write the arrangement may write it.</summary>
public interface IVanArrangement : IInDossier
{
    Guid ArrangementId { get; }
}

/// <summary>A goal: what it is about from a closed list, and its own words, sealed.</summary>
public sealed class Arrangementdoel : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public required Doelsoort Soort { get; init; }
    public byte[]? Tekst { get; init; }
    public required DateOnly GesteldOp { get; init; }

    /// <summary>It is no goal any more; it stays to be read, and no outcome is asked of it.</summary>
    public DateOnly? IngetrokkenOp { get; set; }

    /// <summary>How far it was reached when the arrangement ended.</summary>
    public Doelbereik? Bereik { get; set; }
}

/// <summary>A moment at which it was looked at how the arrangement goes.</summary>
public sealed class Evaluatie : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public required DateOnly Datum { get; init; }

    /// <summary>Day of the next one, set at this one.</summary>
    public required DateOnly VolgendeOp { get; init; }

    /// <summary>What was said, sealed.</summary>
    public byte[]? Verslag { get; init; }
    public int? TevredenheidKind { get; init; }
    public int? TevredenheidOuders { get; init; }
}

/// <summary>The hours of one week: as planned in the build-up, and as they were.</summary>
public sealed class Weekuren : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public required DateOnly Maandag { get; init; }
    public decimal? GeplandOnderwijs { get; set; }
    public decimal? GeplandZorg { get; set; }
    public decimal? WerkelijkOnderwijs { get; set; }
    public decimal? WerkelijkZorg { get; set; }

    public Opbouwweek Week => new(Maandag, GeplandOnderwijs, GeplandZorg, WerkelijkOnderwijs, WerkelijkZorg);
}

/// <summary>A date of a step that was corrected: what it was, and why it changed, sealed.</summary>
public sealed class Stapcorrectie : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public required Guid StapId { get; init; }
    public required DateOnly Was { get; init; }
    public required DateOnly Wordt { get; init; }
    public required DateOnly Op { get; init; }
    public required byte[] Reden { get; init; }
}

/// <summary>What was corrected of an arrangement that started: what stood there, in words, and why; both sealed.</summary>
public sealed class Gegevenscorrectie : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public required DateOnly Op { get; init; }
    public required byte[] Was { get; init; }
    public required byte[] Reden { get; init; }
}

sealed class ArrangementdoelMapping : IEntityTypeConfiguration<Arrangementdoel>
{
    public void Configure(EntityTypeBuilder<Arrangementdoel> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.ArrangementId);
    }
}

sealed class EvaluatieMapping : IEntityTypeConfiguration<Evaluatie>
{
    public void Configure(EntityTypeBuilder<Evaluatie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.ArrangementId);
    }
}

sealed class WeekurenMapping : IEntityTypeConfiguration<Weekuren>
{
    public void Configure(EntityTypeBuilder<Weekuren> builder)
    {
        builder.Ignore(x => x.Week);
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => new { x.ArrangementId, x.Maandag }).IsUnique();
    }
}

sealed class GegevenscorrectieMapping : IEntityTypeConfiguration<Gegevenscorrectie>
{
    public void Configure(EntityTypeBuilder<Gegevenscorrectie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.ArrangementId);
    }
}

sealed class StapcorrectieMapping : IEntityTypeConfiguration<Stapcorrectie>
{
    public void Configure(EntityTypeBuilder<Stapcorrectie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.ArrangementId);
    }
}
