// What: a meeting about cases (MDO, ronde tafel, actietafel): when, who takes part by function, which cases are on the agenda, what was decided.
// Source: ADR 22. Used by: the room Overleggen, the dossier page, the work list of a team lead.
// Never: the name of somebody outside the program; a case to who has no right to its dossier: the place on the agenda is known, the case is not.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum OverlegSoort { Mdo = 1, RondeTafel = 2, Actietafel = 3 }

/// <summary>As what somebody takes part, is to act, or directs a case: a function, never a name.</summary>
public enum Overlegfunctie
{
    Leerplicht = 1, Samenwerkingsverband = 2, School = 3, Zorgcoordinator = 4, Jeugdhulp = 5, Wijkteam = 6, Jeugdgezondheidszorg = 7, Zorgaanbieder = 8,
    Ouders = 9, Jongere = 10, Doorzettingsmacht = 11, Raad = 12, Voorzitter = 13, Anders = 14,
}

public enum Afgelastreden { TeWeinigDeelnemers = 1, Ziekte = 2, NietMeerNodig = 3, AndereDag = 4, Anders = 5 }

/// <summary>Row that hangs under a meeting: only the organisation that holds the meeting writes it.</summary>
public interface IVanOverleg
{
    Guid OverlegId { get; }
}

/// <summary>
/// Row of a dossier that hangs under a meeting: seen by the gemeente of residence, and by the organisations that take part, of those by who sees the
/// dossier anyway. Who held the meeting and gave the dossier away since, does not see it any more.
/// </summary>
public interface IOverlegdeel : IInDossier, IVanOverleg
{
    Overleg? Overleg { get; }
}

public sealed class Overleg
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The organisation that holds it.</summary>
    public required Guid OrganisatieId { get; init; }
    public required OverlegSoort Soort { get; set; }
    public required DateOnly Datum { get; set; }
    public required TimeOnly Tijd { get; set; }

    /// <summary>A room or a word for the link.</summary>
    [FreeText]
    public required string Plaats { get; set; }
    public OverlegToestand Toestand { get; set; } = OverlegToestand.Gepland;
    public Afgelastreden? Afgelastreden { get; set; }
    public required Guid MakerId { get; init; }

    /// <summary>Optimistic concurrency of the meeting itself.</summary>
    public int Versie { get; set; }
    public List<Deelnemer> Deelnemers { get; } = [];
    public List<Agendapunt> Agenda { get; } = [];
}

/// <summary>Who takes part: a function, of an organisation of the region when it is one, with an account when it is a colleague.</summary>
public sealed class Deelnemer : IVanOverleg
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid OverlegId { get; init; }
    public required Overlegfunctie Functie { get; init; }
    public Guid? OrganisatieId { get; init; }
    public Guid? GebruikerId { get; init; }
    public bool IsVoorzitter { get; set; }
}

/// <summary>A place on the agenda. Everybody who takes part knows that it is there; which case it is stands in <see cref="Overlegzaak"/>.</summary>
public sealed class Agendapunt : IVanOverleg
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid OverlegId { get; init; }
    public required int Volgorde { get; set; }
}

/// <summary>The case at a place on the agenda; the key is that of the place.</summary>
public sealed class Overlegzaak : IOverlegdeel
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OverlegId { get; init; }
    public Overleg? Overleg { get; init; }

    /// <summary>What is asked of the meeting, sealed.</summary>
    public required byte[] Vraag { get; init; }
}

/// <summary>What was decided about a case. Whether it is done is told by its task, and nowhere else.</summary>
public sealed class Overlegbesluit : IOverlegdeel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OverlegId { get; init; }
    public Overleg? Overleg { get; init; }

    /// <summary>What was decided, sealed.</summary>
    public required byte[] Tekst { get; init; }

    /// <summary>Who is to act.</summary>
    public required Overlegfunctie Functie { get; init; }
    public Guid? OrganisatieId { get; init; }

    /// <summary>The task of who acts, or of who watches over it.</summary>
    public required Guid TaakId { get; init; }

    /// <summary>As agreed in the meeting; the task may be moved since.</summary>
    public required DateOnly Termijn { get; init; }
    public DateOnly? EscalerenOp { get; init; }
    public required DateOnly VastgelegdOp { get; init; }
}

sealed class OverlegMapping : IEntityTypeConfiguration<Overleg>
{
    public void Configure(EntityTypeBuilder<Overleg> builder)
    {
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.Property(x => x.Plaats).HasMaxLength(80);
        builder.HasMany(x => x.Deelnemers).WithOne().HasForeignKey(x => x.OverlegId).OnDelete(DeleteBehavior.NoAction);
        builder.HasMany(x => x.Agenda).WithOne().HasForeignKey(x => x.OverlegId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.OrganisatieId, x.Toestand, x.Datum });
    }
}

sealed class DeelnemerMapping : IEntityTypeConfiguration<Deelnemer>
{
    // Which meetings an organisation takes part in: asked for every list.
    public void Configure(EntityTypeBuilder<Deelnemer> builder) => builder.HasIndex(x => new { x.OrganisatieId, x.OverlegId });
}

sealed class OverlegzaakMapping : IEntityTypeConfiguration<Overlegzaak>
{
    public void Configure(EntityTypeBuilder<Overlegzaak> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Agendapunt>().WithOne().HasForeignKey<Overlegzaak>(x => x.Id).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne(x => x.Overleg).WithMany().HasForeignKey(x => x.OverlegId).OnDelete(DeleteBehavior.NoAction);
        // A case stands on an agenda once.
        builder.HasIndex(x => new { x.OverlegId, x.DossierId }).IsUnique();
        builder.HasIndex(x => x.DossierId);
    }
}

sealed class OverlegbesluitMapping : IEntityTypeConfiguration<Overlegbesluit>
{
    public void Configure(EntityTypeBuilder<Overlegbesluit> builder)
    {
        builder.HasOne(x => x.Overleg).WithMany().HasForeignKey(x => x.OverlegId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Taak>().WithMany().HasForeignKey(x => x.TaakId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => new { x.OverlegId, x.DossierId });
    }
}
