using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>Who may run a job now. One row per job; free when <see cref="Until"/> has passed.</summary>
public sealed class JobLease : ITechnical
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTime Until { get; set; }
}

public enum JobState { Loopt = 1, Klaar = 2, Mislukt = 3, Afgebroken = 4, Gemist = 5 }

/// <summary>One run of a job. No personal data: counts and codes only.</summary>
public sealed class JobRunRow : ITechnical
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The day it ran for, and the period: the month for a monthly job, else the same day.</summary>
    public required DateOnly ForDay { get; init; }
    public required DateOnly Period { get; init; }
    public required DateTime Started { get; init; }
    public DateTime? Finished { get; set; }
    public required JobState State { get; set; }

    /// <summary>When an administrator asked it to stop; the process that runs it sees that within seconds.</summary>
    public DateTime? StopGevraagdOp { get; set; }
    public int Klaar { get; set; }
    public int Totaal { get; set; }

    /// <summary>Counts by name, as JSON.</summary>
    public string? Counts { get; set; }

    /// <summary>Type of the exception and a code, never its message.</summary>
    public string? Error { get; set; }
}

sealed class JobLeaseMapping : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(80);
        builder.Property(x => x.Holder).HasMaxLength(200);
    }
}

sealed class JobRunRowMapping : IEntityTypeConfiguration<JobRunRow>
{
    public void Configure(EntityTypeBuilder<JobRunRow> builder)
    {
        builder.Property(x => x.Name).HasMaxLength(80);
        builder.Property(x => x.Counts).HasMaxLength(2000);
        builder.Property(x => x.Error).HasMaxLength(200);
        builder.HasIndex(x => new { x.Name, x.Started });
    }
}
