// What: the request for an export, the ledger of what was made, the sealed file and who took it.
// Source: rules.md R9 (exports: end date in the ledger, at most 12 months); privacy facts 3.6 (ledger).
// Used by: the pages and the job of this room. Scope: the region, by InRegio; a request of another region does not exist for the reader.
// Never: a name of a child, an exact number of rows, or a ledger entry that changes. Only the file goes; the entry stays.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Exports;

/// <summary>Values are stored: never renumber.</summary>
public enum Exporttoestand { Aangevraagd = 1, Afgewezen = 2, Gemaakt = 3, NietGemaakt = 4, Vernietigd = 5 }

/// <summary>Values are stored: never renumber.</summary>
public enum Ontvangersoort { Gemeente = 1, Samenwerkingsverband = 2, Onderzoeksinstelling = 3, Rijksoverheid = 4, AndereOrganisatie = 9 }

/// <summary>Legal ground of the delivery (AVG art. 6). Values are stored: never renumber.</summary>
public enum Exportgrond { AlgemeenBelang = 1, WettelijkePlicht = 2, Onderzoek = 3 }

public enum Exportdeel { Bestand = 1, Codeboek = 2 }

/// <summary>What an analyst asks, and what another person decided about it.</summary>
public sealed class Exportverzoek
{
    public required Guid Id { get; init; }
    public required Guid RegioId { get; init; }
    public required Guid AanvragerId { get; init; }
    public required DateTime AangevraagdOp { get; init; }
    [FreeText]
    public required string Doel { get; init; }
    [FreeText]
    public required string Ontvanger { get; init; }
    public required Ontvangersoort Ontvangersoort { get; init; }
    public required Exportgrond Grond { get; init; }

    /// <summary>Calendar year in which the schooljaar begins.</summary>
    public required int Schooljaar { get; init; }

    /// <summary>How long the file may exist, here and at the recipient.</summary>
    public required int Bewaardagen { get; init; }

    /// <summary>Every change names the state it came from, in the statement itself: of two decisions at once one wins.</summary>
    public Exporttoestand Toestand { get; set; } = Exporttoestand.Aangevraagd;
    public Guid? BeslisserId { get; set; }
    public DateTime? BeslotenOp { get; set; }

    /// <summary>Why it was refused by the privacy officer, or why no file could be made.</summary>
    [FreeText]
    public string? Reden { get; set; }

    /// <summary>Last day on which the file exists.</summary>
    public DateOnly? VerlooptOp { get; set; }
    public DateTime? VernietigdOp { get; set; }

    /// <summary>Whether this person may decide: never the one who asked, in whatever function.</summary>
    public bool MagBeslissen(Guid gebruiker) => Toestand == Exporttoestand.Aangevraagd && AanvragerId != gebruiker;

    public bool IsOpTeHalen(DateOnly today) => Toestand == Exporttoestand.Gemaakt && VerlooptOp >= today;
}

/// <summary>The ledger: one entry per file that was made, never changed. Holds what is needed to account for it, not the file.</summary>
public sealed class Export : IAppendOnly
{
    /// <summary>The id of the request.</summary>
    public required Guid Id { get; init; }
    public required Guid RegioId { get; init; }
    public required string Doel { get; init; }
    public required string Ontvanger { get; init; }
    public required Ontvangersoort Ontvangersoort { get; init; }
    public required Exportgrond Grond { get; init; }
    public required int Schooljaar { get; init; }
    public required DateOnly Peildatum { get; init; }

    /// <summary>Each column with the level it was given at, as JSON.</summary>
    public required string Kolommen { get; init; }
    public required int K { get; init; }

    /// <summary>Rows in the file, rounded to 5.</summary>
    public required int Regels { get; init; }

    /// <summary>Rows left out, as the codebook tells it: rounded to 5.</summary>
    public required string Weggelaten { get; init; }

    /// <summary>More was left out than the limit: the file does not represent the region.</summary>
    public required bool BovenGrens { get; init; }
    public required string Sha256Bestand { get; init; }
    public required string Sha256Codeboek { get; init; }

    /// <summary>Name of the root key of the pseudonyms in the key store.</summary>
    public required string Sleutel { get; init; }

    /// <summary>Random per export, so that two exports cannot be joined on the pseudonym.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Versie { get; init; }
    public required Guid AanvragerId { get; init; }
    public required Guid GoedkeurderId { get; init; }
    public required DateTime GemaaktOp { get; init; }
    public required DateOnly VerlooptOp { get; init; }
}

/// <summary>The file and its codebook, sealed under the id of the export. The row is destroyed after the end date.</summary>
public sealed class Exportbestand
{
    public required Guid Id { get; init; }
    public required byte[] Csv { get; init; }
    public required byte[] Codeboek { get; init; }
}

/// <summary>One time that somebody took the file or the codebook.</summary>
public sealed class Exportdownload : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ExportId { get; init; }
    public required Guid GebruikerId { get; init; }
    public required DateTime Op { get; init; }
    public required Exportdeel Deel { get; init; }
}

static class Exportbereik
{
    /// <summary>The only requests that exist for this reader.</summary>
    public static IQueryable<Exportverzoek> InRegio(this IQueryable<Exportverzoek> verzoeken, CurrentUser user) => verzoeken.Where(v => v.RegioId == user.RegioId);
}

sealed class ExportverzoekMapping : IEntityTypeConfiguration<Exportverzoek>
{
    public void Configure(EntityTypeBuilder<Exportverzoek> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Ontvanger).HasMaxLength(200);
        builder.Property(x => x.Toestand).IsConcurrencyToken();
        builder.Property(x => x.AanvragerId).IsConcurrencyToken();
        builder.HasIndex(x => new { x.RegioId, x.AangevraagdOp });
        builder.HasIndex(x => new { x.Toestand, x.VerlooptOp });
    }
}

sealed class ExportMapping : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Exportverzoek>().WithOne().HasForeignKey<Export>(x => x.Id).OnDelete(DeleteBehavior.NoAction);
        builder.Property(x => x.Ontvanger).HasMaxLength(200);
        builder.Property(x => x.Kolommen).HasMaxLength(2000);
        builder.Property(x => x.Weggelaten).HasMaxLength(40);
        builder.Property(x => x.Sha256Bestand).HasMaxLength(64);
        builder.Property(x => x.Sha256Codeboek).HasMaxLength(64);
        builder.Property(x => x.Sleutel).HasMaxLength(40);
        builder.Property(x => x.Salt).HasMaxLength(32);
        builder.Property(x => x.Versie).HasMaxLength(100);
        builder.HasIndex(x => new { x.RegioId, x.GemaaktOp });
    }
}

sealed class ExportbestandMapping : IEntityTypeConfiguration<Exportbestand>
{
    public void Configure(EntityTypeBuilder<Exportbestand> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Export>().WithOne().HasForeignKey<Exportbestand>(x => x.Id).OnDelete(DeleteBehavior.NoAction);
    }
}

sealed class ExportdownloadMapping : IEntityTypeConfiguration<Exportdownload>
{
    public void Configure(EntityTypeBuilder<Exportdownload> builder)
    {
        builder.HasOne<Export>().WithMany().HasForeignKey(x => x.ExportId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => x.ExportId);
    }
}
