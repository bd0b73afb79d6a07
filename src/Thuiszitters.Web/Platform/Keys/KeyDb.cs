// What: the key store, a database of its own from the first migration on: the DataProtection ring, the wrapped data key of each
// person, and the wrapped secrets for blind indexes and pseudonyms. Its backups expire by themselves, the core's need not.
// Used by: KeyStore only. Never: a name, BSN or anything else of a person beside the key.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Keys;

/// <summary>A key of the DataProtection ring as XML, encrypted with the certificate.</summary>
public sealed class RingKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

/// <summary>The data key of one person (dossier), wrapped by the ring. Destroying this row erases the person everywhere.</summary>
public sealed class DataKey
{
    public required Guid DossierId { get; init; }
    public required byte[] Wrapped { get; init; }
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A named secret, wrapped by the ring: roots of blind indexes and pseudonyms, and the canary.</summary>
public sealed class Secret
{
    public required string Name { get; init; }
    public required byte[] Wrapped { get; init; }
    public required DateTime CreatedAt { get; init; }
}

public abstract class KeyDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<RingKey> RingKeys => Set<RingKey>();
    public DbSet<DataKey> DataKeys => Set<DataKey>();
    public DbSet<Secret> Secrets => Set<Secret>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RingKey>().Property(x => x.Name).HasMaxLength(200);
        modelBuilder.Entity<DataKey>().HasKey(x => x.DossierId);
        modelBuilder.Entity<DataKey>().Property(x => x.DossierId).ValueGeneratedNever();
        modelBuilder.Entity<Secret>().HasKey(x => x.Name);
        modelBuilder.Entity<Secret>().Property(x => x.Name).HasMaxLength(200);
    }

    sealed class Utc() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

public sealed class SqliteKeyDb(DbContextOptions<SqliteKeyDb> options) : KeyDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<SqliteAppDb.GuidBytes>();
    }
}

public sealed class PostgresKeyDb(DbContextOptions<PostgresKeyDb> options) : KeyDb(options);

public sealed class SqlServerKeyDb(DbContextOptions<SqlServerKeyDb> options) : KeyDb(options);

sealed class SqliteKeyDesign : IDesignTimeDbContextFactory<SqliteKeyDb>
{
    public SqliteKeyDb CreateDbContext(string[] args) => new(Design.For<SqliteKeyDb>(Provider.Sqlite));
}

sealed class PostgresKeyDesign : IDesignTimeDbContextFactory<PostgresKeyDb>
{
    public PostgresKeyDb CreateDbContext(string[] args) => new(Design.For<PostgresKeyDb>(Provider.Postgres));
}

sealed class SqlServerKeyDesign : IDesignTimeDbContextFactory<SqlServerKeyDb>
{
    public SqlServerKeyDb CreateDbContext(string[] args) => new(Design.For<SqlServerKeyDb>(Provider.SqlServer));
}
