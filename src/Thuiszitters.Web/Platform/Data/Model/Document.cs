// What: a document of a dossier: its kind and whose part it is, each of its versions, the sealed bytes, and what the virus scanner said.
// Source: ADR 23. Used by: the room Documenten and the letters. The bytes stand in a table of their own, so that no list loads them.
// Never: a file name in the clear (it names people), or a kind that is medical.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum DocumentSoort { Verslag = 1, Schoolrapport = 2, Plan = 3, Brief = 4, Toestemming = 5, Overig = 6 }

/// <summary>What a file is by its content; a letter is text that was made here. Values are stored: never renumber.</summary>
public enum Bestandstype { Pdf = 1, Png = 2, Jpeg = 3, Docx = 4, Xlsx = 5, Odt = 6, Tekst = 7, Brief = 8 }

/// <summary>Not needed: made here, or nobody can open it any more.</summary>
public enum Scanuitkomst { NietGescand = 1, Schoon = 2, Besmet = 3, NietNodig = 4 }

/// <summary>Row of a document: of the organisation whose part it is; a school hands a new one to the gemeente.</summary>
public interface IDocumentPart : IOwnPart
{
    Guid DocumentId { get; }
}

public sealed class Document : IDocumentPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>Whose part it is.</summary>
    public required Guid OrganisatieId { get; init; }

    /// <summary>Who put it there: the same, or the school that handed it in.</summary>
    public required Guid VanOrganisatieId { get; init; }
    public required DocumentSoort Soort { get; init; }
    public required DateOnly ToegevoegdOp { get; init; }

    /// <summary>Withdrawn with a reason: it is not handed out any more.</summary>
    public DateOnly? IngetrokkenOp { get; set; }

    /// <summary>How often it was changed; optimistic concurrency of this document.</summary>
    public int Versie { get; set; }

    Guid IDocumentPart.DocumentId => Id;
}

/// <summary>One version of a document; the earlier ones stay.</summary>
public sealed class Documentversie : IDocumentPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid DocumentId { get; init; }

    /// <summary>1, 2, 3 within the document.</summary>
    public required int Nummer { get; init; }

    /// <summary>The file name, sealed; replaced when the document is destroyed.</summary>
    public required byte[] Naam { get; set; }
    public required Bestandstype Type { get; init; }

    /// <summary>Size in bytes.</summary>
    public required int Grootte { get; init; }
    public required DateTime ToegevoegdOp { get; init; }
    public required Guid AuteurId { get; init; }
}

/// <summary>The bytes of one version, sealed; gone when a virus was found in them afterwards, or when they were of somebody else.</summary>
public sealed class Documentinhoud : IDocumentPart
{
    public const string Plaats = "Documentinhoud/Inhoud";

    /// <summary>The version.</summary>
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid DocumentId { get; init; }
    public required byte[] Inhoud { get; init; }
}

/// <summary>What the virus scanner said of one version: a row of the machine.</summary>
public sealed class Documentscan : IInDossier, ITechnical
{
    /// <summary>The version.</summary>
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Scanuitkomst Uitkomst { get; set; }
    /// <summary>When the scanner was last asked, also without a verdict: then others go first.</summary>
    public DateTime? GescandOp { get; set; }
}

sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.Property(x => x.Versie).IsConcurrencyToken();
    }
}

sealed class DocumentversieMapping : IEntityTypeConfiguration<Documentversie>
{
    public void Configure(EntityTypeBuilder<Documentversie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => new { x.DocumentId, x.Nummer }).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.NoAction);
    }
}

sealed class DocumentinhoudMapping : IEntityTypeConfiguration<Documentinhoud>
{
    public void Configure(EntityTypeBuilder<Documentinhoud> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.DossierId);
        builder.HasOne<Documentversie>().WithOne().HasForeignKey<Documentinhoud>(x => x.Id).OnDelete(DeleteBehavior.NoAction);
    }
}

sealed class DocumentscanMapping : IEntityTypeConfiguration<Documentscan>
{
    public void Configure(EntityTypeBuilder<Documentscan> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.DossierId);
        // What waits for the scanner.
        builder.HasIndex(x => new { x.Uitkomst, x.Id });
        builder.HasOne<Documentversie>().WithOne().HasForeignKey<Documentscan>(x => x.Id).OnDelete(DeleteBehavior.NoAction);
    }
}
