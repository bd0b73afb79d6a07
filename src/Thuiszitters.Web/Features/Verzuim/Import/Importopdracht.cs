// What: one list that somebody offered for import, from the upload to the result; its sealed file; its result per row; and what an
// organisation chose for the columns the last time.
// Scope: the organisation (not a dossier): every query names OrganisatieId, and another organisation gets 404.
// Never: a name, BSN, birth date, file name or heading in the clear. The file is sealed under a key of its own and destroyed with it.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>Values are stored: never renumber.</summary>
public enum Importtoestand { Aangeboden = 1, Bevestigd = 2, Bezig = 3, Klaar = 4, Geannuleerd = 5, Mislukt = 6, Verlopen = 7 }

public enum Importkanaal { Scherm = 1, Opdrachtregel = 2 }

public sealed class Importopdracht
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid OrganisatieId { get; init; }
    public required Importkanaal Kanaal { get; init; }

    /// <summary>Null: the verb.</summary>
    public Guid? AangebodenDoorId { get; init; }
    public required DateTime AangebodenOp { get; init; }

    /// <summary>.csv, .xlsx or empty; the name of the file itself may hold a name and is not kept.</summary>
    public required string Extensie { get; init; }

    /// <summary>CSV or XLSX, as it was read.</summary>
    public required string Vorm { get; init; }
    public Importtoestand Toestand { get; set; } = Importtoestand.Aangeboden;

    /// <summary>What each column holds, in the order of the file; null until chosen. Without the headings: a list without headings has a
    /// child there.</summary>
    public string? Kolommen { get; set; }

    /// <summary>In whose name the job writes.</summary>
    public Guid? BevestigdDoorId { get; set; }
    public Rol? BevestigdRol { get; set; }

    /// <summary>The import date: the day on which the list was confirmed.</summary>
    public DateOnly? Datum { get; set; }
    public bool AnnulerenGevraagd { get; set; }
    public int Totaal { get; init; }

    // Raised by the job, in the transaction of each batch.
    public int Verwerkt { get; set; }
    public int Nieuw { get; set; }
    public int Dubbel { get; set; }
    public int Bijgewerkt { get; set; }
    public int Afgewezen { get; set; }
    public DateTime? KlaarOp { get; set; }

    /// <summary>When the file and its key were gone; null while they are there.</summary>
    public DateTime? BestandVernietigdOp { get; set; }

    /// <summary>Code of the fault that stopped it.</summary>
    public string? Fout { get; set; }
    public int Versie { get; set; }

    public bool IsAf => Toestand is Importtoestand.Klaar or Importtoestand.Geannuleerd or Importtoestand.Verlopen;

    public bool Loopt => Toestand is Importtoestand.Bevestigd or Importtoestand.Bezig;
}

/// <summary>The file as it was offered, sealed. It comes and goes with the acts on its opdracht.</summary>
public sealed class Importbestand : ITechnical
{
    public const string Plaats = "Importbestand/Inhoud";
    public required Guid OpdrachtId { get; init; }
    public required byte[] Inhoud { get; init; }
}

/// <summary>What became of one row; also what a job that was cut off goes on from.</summary>
public sealed class Importregel : ITechnical, IAppendOnly
{
    public required Guid OpdrachtId { get; init; }
    public required int Regel { get; init; }
    public required Rijuitkomst Uitkomst { get; init; }

    /// <summary>A code of <see cref="Weigerreden"/>.</summary>
    public string? Reden { get; init; }
    public int? Kolom { get; init; }
    public int? ZelfdeAls { get; init; }
    public Guid? DossierId { get; init; }
    public Guid? MeldingId { get; init; }

    /// <summary>Codes of <see cref="Waarschuwcode"/>, apart by a space.</summary>
    public string? Waarschuwingen { get; init; }
}

/// <summary>What an organisation chose for the columns the last time: the mapping by heading, sealed, for a heading may be a child.</summary>
public sealed class Kolomvoorkeur
{
    public required Guid OrganisatieId { get; init; }
    public required byte[] Inhoud { get; set; }
    public required DateTime GewijzigdOp { get; set; }
}

sealed class ImportopdrachtMapping : IEntityTypeConfiguration<Importopdracht>
{
    public void Configure(EntityTypeBuilder<Importopdracht> builder)
    {
        builder.Property(x => x.Extensie).HasMaxLength(10);
        builder.Property(x => x.Vorm).HasMaxLength(10);
        builder.Property(x => x.Kolommen).HasMaxLength(2000);
        builder.Property(x => x.Fout).HasMaxLength(200);
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.Ignore(x => x.IsAf);
        builder.Ignore(x => x.Loopt);
        builder.HasIndex(x => new { x.OrganisatieId, x.AangebodenOp });
        builder.HasIndex(x => x.Toestand);
    }
}

sealed class ImportbestandMapping : IEntityTypeConfiguration<Importbestand>
{
    public void Configure(EntityTypeBuilder<Importbestand> builder)
    {
        builder.HasKey(x => x.OpdrachtId);
        builder.Property(x => x.OpdrachtId).ValueGeneratedNever();
        builder.HasOne<Importopdracht>().WithOne().HasForeignKey<Importbestand>(x => x.OpdrachtId).OnDelete(DeleteBehavior.NoAction);
    }
}

sealed class ImportregelMapping : IEntityTypeConfiguration<Importregel>
{
    public void Configure(EntityTypeBuilder<Importregel> builder)
    {
        builder.HasKey(x => new { x.OpdrachtId, x.Regel });
        builder.Property(x => x.Reden).HasMaxLength(40);
        builder.Property(x => x.Waarschuwingen).HasMaxLength(400);
        builder.HasOne<Importopdracht>().WithMany().HasForeignKey(x => x.OpdrachtId).OnDelete(DeleteBehavior.NoAction);
    }
}

sealed class KolomvoorkeurMapping : IEntityTypeConfiguration<Kolomvoorkeur>
{
    public void Configure(EntityTypeBuilder<Kolomvoorkeur> builder)
    {
        builder.HasKey(x => x.OrganisatieId);
        builder.Property(x => x.OrganisatieId).ValueGeneratedNever();
    }
}
