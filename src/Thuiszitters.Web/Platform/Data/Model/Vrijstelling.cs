// What: a 5A-vrijstelling as it is kept: the request with its terms, the form checks, the evidence, the reviewers, their judgements, and the
// people in its chain; the criteria of a region; the scan of the statement, which one person opens until the request is established.
// Source: rules.md R5; ADR 27 and 28. Used by: the room Vrijstellingen. The database keeps the rules too: Platform/Data/Vrijstellingwachters.cs.
// Never: anything medical. Of the statement stand here who gave it, its date and whether it says "never fit".

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>Row of one request: for the gemeente and the team lead of the SWV that judges; a reviewer sees what is named for them.</summary>
public interface IVanVrijstelling : IInDossier
{
    Guid VrijstellingId { get; }
    Vrijstelling? Vrijstelling { get; }
}

public sealed class Vrijstelling : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The SWV that judges: that of the dossier; without one (MBO, no sector) the SWV VO of residence.</summary>
    public required Guid SwvId { get; init; }
    public VrijstellingToestand Toestand { get; set; } = VrijstellingToestand.Ontvangen;
    public required VrijstellingGrond Grond { get; init; }

    /// <summary>The schooljaar it is asked for, by the year in which that begins.</summary>
    public required int Schooljaar { get; set; }

    /// <summary>A notice for the next schooljaar, after an earlier exemption.</summary>
    public required bool Herhaald { get; init; }

    /// <summary>The exemption that it would follow.</summary>
    public Guid? VorigeId { get; init; }
    public required Kennisgever Kennisgever { get; set; }
    public required DateOnly OntvangenOp { get; set; }

    /// <summary>The notice came after the day the law names (art. 6): it works from the day it is complete.</summary>
    public bool TeLaat { get; set; }
    public required Guid RegistreerderId { get; init; }

    /// <summary>The list of criteria that counts; null is the list of the program itself.</summary>
    public Guid? CriteriaId { get; set; }

    /// <summary>1, 2, 3: raised when what was judged changed, and when a reconsideration begins.</summary>
    public int Ronde { get; set; } = 1;

    /// <summary>Positief, Negatief or GeenOordeel, once it is there.</summary>
    public VrijstellingToestand? Uitslag { get; set; }

    /// <summary>What is asked and what was tried, sealed.</summary>
    public byte[]? Toelichting { get; set; }

    /// <summary>Last day to complete the notice or the statement.</summary>
    public DateOnly? HerstelVoor { get; set; }
    public DateOnly? BeoordelenVoor { get; set; }
    public DateOnly? UiterlijkOp { get; set; }
    public DateOnly? HeroverwegingVoor { get; set; }
    public DateOnly? VerklaringVoor { get; set; }

    /// <summary>Day of the joint talk of the reviewers.</summary>
    public DateOnly? GesprekOp { get; set; }

    /// <summary>The day of the last step of the table: the next is not before it.</summary>
    public DateOnly? StapOp { get; set; }

    /// <summary>The day on which form check A was complete.</summary>
    public DateOnly? KennisgevingCompleetOp { get; set; }

    // Of the statement of art. 7, and no more than this.
    public Deskundige? VerklaringVan { get; set; }
    public DateOnly? VerklaringGedateerdOp { get; set; }
    public DateOnly? VerklaringOntvangenOp { get; set; }
    public DateOnly? VerklaringCompleetOp { get; set; }
    public bool NooitGeschikt { get; set; }

    /// <summary>First day of force.</summary>
    public DateOnly? Begin { get; set; }

    /// <summary>First day no longer in force; null when the statement says "never fit".</summary>
    public DateOnly? Einde { get; set; }
    public Guid? VastgesteldDoorId { get; set; }

    /// <summary>The leerplichtambtenaar proposed to establish it in spite of the judgement; a team lead decides.</summary>
    public Guid? VoorgesteldDoorId { get; set; }

    /// <summary>The team lead, when it is established in spite of the judgement.</summary>
    public Guid? TweedeDoorId { get; set; }
    public DateOnly? VastgesteldOp { get; set; }

    /// <summary>Why it is established in spite of the judgement, sealed.</summary>
    public byte[]? VastReden { get; set; }

    /// <summary>Reported to ROD, which is done elsewhere.</summary>
    public DateOnly? GemeldOp { get; set; }

    /// <summary>The last day of whatever it was: ended, withdrawn, overtaken or never in force.</summary>
    public DateOnly? BeeindigdOp { get; set; }

    /// <summary>By what it ended.</summary>
    public VrijstellingGebeurtenis? EindeDoor { get; set; }

    /// <summary>The reviewers stayed divided: the doorzettingsmacht is asked for advice.</summary>
    public bool Geescaleerd { get; set; }

    /// <summary>The day of the advice on this round; a round of which the judgements became void takes it along.</summary>
    public DateOnly? AdviesOp { get; set; }

    /// <summary>What the doorzettingsmacht advised on this round, sealed. Given once.</summary>
    public byte[]? Advies { get; set; }

    /// <summary>The letter about the next schooljaar was made.</summary>
    public DateOnly? HerinnerdOp { get; set; }

    /// <summary>Optimistic concurrency of the request. A first judgement leaves it alone: it would tell that there is one.</summary>
    public int Versie { get; set; }

    /// <summary>In force, or it was: the days on which the clock stands still.</summary>
    public Periode? VanKracht => Begin is { } begin
        && Toestand is VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel or VrijstellingToestand.Beeindigd ? new(begin, Einde) : null;

    /// <summary>
    /// The doorzettingsmacht is asked for advice: the reviewers stayed divided, nobody advised on it yet and it still runs. Of one in force in spite
    /// of the judgement they are told, and no more: there is nothing left to advise on.
    /// </summary>
    public static readonly Expression<Func<Vrijstelling, bool>> VraagtAdvies = v =>
        v.Geescaleerd && v.AdviesOp == null && v.Toestand < VrijstellingToestand.VanKracht;

    static readonly Func<Vrijstelling, bool> Adviesvragend = VraagtAdvies.Compile();

    /// <summary>Whether advice is asked on this request now.</summary>
    public bool WachtOpAdvies() => Adviesvragend(this);

    /// <summary>The requests of a region, each with its dossier, on which a person, as doorzettingsmacht, is asked for advice. Never on one of a dossier of which they review or reviewed a request.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> AdviesVanAsync(AppDb db, Guid gebruiker, Guid regio, CancellationToken ct) =>
        await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(VraagtAdvies).Where(v => v.Dossier!.RegioId == regio && v.Dossier.GeslotenOp == null
                && !db.Beoordelaars.Any(b => b.DossierId == v.DossierId && b.GebruikerId == gebruiker))
            .Select(v => new { v.Id, v.DossierId }).ToDictionaryAsync(v => v.Id, v => v.DossierId, ct);

    /// <summary>The states in which it runs: one request of a dossier at most.</summary>
    public static bool Loopt(VrijstellingToestand toestand) => toestand < VrijstellingToestand.VanKracht;

    /// <summary>The states in which its reviewers see it: from assignment until it is established.</summary>
    public static readonly IReadOnlyList<VrijstellingToestand> VoorBeoordelaars =
    [
        VrijstellingToestand.TeBeoordelen, VrijstellingToestand.Heroverweging, VrijstellingToestand.Positief, VrijstellingToestand.Negatief,
        VrijstellingToestand.GeenOordeel, VrijstellingToestand.AanvullenVerklaring, VrijstellingToestand.TeVaststellen,
    ];
}

/// <summary>The answer to one item of the form checks. One row per item; the act tells what it was.</summary>
public sealed class Vormtoetsuitkomst : IVanVrijstelling
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }
    public required Vormtoetsitem Item { get; init; }
    public required bool Voldaan { get; set; }
    public required DateOnly Op { get; set; }
    public required Guid DoorId { get; set; }
}

/// <summary>A document of the dossier that is evidence of the request.</summary>
public sealed class Vrijstellingstuk : IVanVrijstelling
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }
    public required Guid DocumentId { get; init; }
    public required Guid ToegevoegdDoorId { get; init; }
}

/// <summary>One of the two reviewers.</summary>
public sealed class Beoordelaar : IVanVrijstelling
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }

    /// <summary>1 or 2.</summary>
    public required int Plaats { get; init; }
    public required Guid GebruikerId { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid ToegewezenDoorId { get; init; }
    public required DateOnly ToegewezenOp { get; init; }

    /// <summary>Replaced: sees nothing of it any more.</summary>
    public DateOnly? VervangenOp { get; set; }

    /// <summary>Why they were replaced, sealed.</summary>
    public byte[]? Reden { get; set; }

    /// <summary>
    /// Who sits or sat on a seat of any request of a dossier: they do not advise on one of them. Whoever judged this jongere before would advise on
    /// what they found themselves, and read what the next reviewers made of it.
    /// </summary>
    public static IQueryable<Guid> VanDossier(AppDb db, Guid dossier) =>
        db.Set<Beoordelaar>().Where(b => b.DossierId == dossier).Select(b => b.GebruikerId);

    /// <summary>What a person judges at this moment: the request and its dossier.</summary>
    /// <param name="namens">The organisation for which they judge now; null = in whatever function, to know what they may not see elsewhere.</param>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> LopendVanAsync(AppDb db, Guid gebruiker, CancellationToken ct, Guid? namens = null)
    {
        var toestanden = Vrijstelling.VoorBeoordelaars;
        return await db.Set<Beoordelaar>().AsNoTracking().Where(b => b.GebruikerId == gebruiker && b.VervangenOp == null && (namens == null || b.OrganisatieId == namens)
                && toestanden.Contains(b.Vrijstelling!.Toestand))
            .Select(b => new { b.VrijstellingId, b.Vrijstelling!.DossierId }).ToDictionaryAsync(b => b.VrijstellingId, b => b.DossierId, ct);
    }
}

/// <summary>What a reviewer judged, bound by its hash to the request as it then was. A row stands; what replaces it is another.</summary>
public sealed class Oordeel : IVanVrijstelling
{
    public const string Plaats = "Oordeel/Inhoud";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }
    public required int Ronde { get; init; }
    public required Guid GebruikerId { get; init; }
    public required Oordeelkeuze Keuze { get; init; }

    /// <summary>The answers with their reasons, sealed.</summary>
    public required byte[] Inhoud { get; init; }

    /// <summary>SHA-256 over the request as judged.</summary>
    public required byte[] Hash { get; init; }
    public required DateTime GegevenOp { get; init; }

    /// <summary>Replaced by its author, before the other had judged.</summary>
    public DateTime? VervangenOp { get; set; }

    /// <summary>Void: the request or its evidence changed afterwards, or its round ended without an outcome.</summary>
    public DateTime? VervallenOp { get; set; }
}

/// <summary>Somebody in the chain of a request, who therefore does not judge it. Only added to: a row for each day on which they did something.</summary>
public sealed class Keten : IVanVrijstelling
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }
    public required Guid GebruikerId { get; init; }
    public required Betrokkenheid Betrokkenheid { get; init; }
    public required DateOnly Sinds { get; init; }
}

/// <summary>The scan of the statement: sealed under a key of its own, for who handles the case, until the request is established or ends.</summary>
public sealed class Verklaringscan : IVanVrijstelling
{
    public const string Plaats = "Verklaringscan/Inhoud";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid VrijstellingId { get; init; }
    public Vrijstelling? Vrijstelling { get; init; }

    /// <summary>The leerplichtambtenaar who put it there: opens it while nobody else handles the case.</summary>
    public required Guid DoorId { get; init; }
    public required Bestandstype Type { get; init; }
    public required DateOnly Op { get; init; }
    public required byte[] Inhoud { get; init; }
}

/// <summary>A version of the criteria of a region, with the day from which it counts.</summary>
public sealed class VrijstellingCriteria
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }

    /// <summary>1, 2, 3 within the region; 0 is the list of the program.</summary>
    public required int Versie { get; init; }
    public required DateOnly GeldtVanaf { get; init; }
    public required Guid DoorId { get; init; }
    public List<VrijstellingCriterium> Items { get; } = [];
}

/// <summary>One criterion that a tenzij answers with its own reason.</summary>
public sealed class VrijstellingCriterium
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CriteriaId { get; init; }
    public required int Volgorde { get; init; }
    public required string Code { get; init; }

    [FreeText]
    public required string Vraag { get; init; }

    [FreeText]
    public string? Hulp { get; init; }
}

sealed class VrijstellingMapping : IEntityTypeConfiguration<Vrijstelling>
{
    public void Configure(EntityTypeBuilder<Vrijstelling> builder)
    {
        Wacht.Op(builder, "Vrijstellingen");
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.Ignore(x => x.VanKracht);
        // One child has at most one running request. The states that run are the first nine.
        builder.HasIndex(x => x.DossierId, "IX_Vrijstellingen_Lopend").IsUnique().HasFilter("\"Toestand\" < 10");
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => new { x.SwvId, x.Toestand });
        builder.HasIndex(x => x.Toestand);
    }
}

sealed class VormtoetsuitkomstMapping : IEntityTypeConfiguration<Vormtoetsuitkomst>
{
    public void Configure(EntityTypeBuilder<Vormtoetsuitkomst> builder)
    {
        Wacht.Bij(builder, "Vormtoetsuitkomsten");
        builder.HasIndex(x => new { x.VrijstellingId, x.Item }).IsUnique();
    }
}

sealed class VrijstellingstukMapping : IEntityTypeConfiguration<Vrijstellingstuk>
{
    public void Configure(EntityTypeBuilder<Vrijstellingstuk> builder)
    {
        Wacht.Bij(builder, "Vrijstellingstukken");
        Wacht.Op(builder, "Vrijstellingstukken");
        builder.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.VrijstellingId, x.DocumentId }).IsUnique();
    }
}

sealed class BeoordelaarMapping : IEntityTypeConfiguration<Beoordelaar>
{
    public void Configure(EntityTypeBuilder<Beoordelaar> builder)
    {
        Wacht.Bij(builder, "Beoordelaars");
        Wacht.Op(builder, "Beoordelaars");
        builder.HasIndex(x => new { x.VrijstellingId, x.Plaats }).IsUnique().HasFilter("\"VervangenOp\" IS NULL");
        builder.HasIndex(x => new { x.VrijstellingId, x.GebruikerId }).IsUnique();
        builder.HasIndex(x => x.GebruikerId);
        builder.ToTable(t => t.HasCheckConstraint("CK_Beoordelaars_Plaats", "\"Plaats\" IN (1, 2)"));
    }
}

sealed class OordeelMapping : IEntityTypeConfiguration<Oordeel>
{
    public void Configure(EntityTypeBuilder<Oordeel> builder)
    {
        Wacht.Bij(builder, "Oordelen");
        Wacht.Op(builder, "Oordelen");
        builder.ToTable(t => t.HasCheckConstraint("CK_Oordelen_Keuze", "\"Keuze\" IN (1, 2)"));
        builder.HasIndex(x => new { x.VrijstellingId, x.Ronde, x.GebruikerId }).IsUnique().HasFilter("\"VervangenOp\" IS NULL AND \"VervallenOp\" IS NULL");
        builder.HasIndex(x => x.GebruikerId);
    }
}

sealed class KetenMapping : IEntityTypeConfiguration<Keten>
{
    public void Configure(EntityTypeBuilder<Keten> builder)
    {
        Wacht.Bij(builder, "Ketens");
        Wacht.Op(builder, "Ketens");
        builder.HasIndex(x => new { x.VrijstellingId, x.GebruikerId, x.Betrokkenheid, x.Sinds }).IsUnique();
    }
}

sealed class VerklaringscanMapping : IEntityTypeConfiguration<Verklaringscan>
{
    public void Configure(EntityTypeBuilder<Verklaringscan> builder)
    {
        Wacht.Bij(builder, "Verklaringscans");
        builder.HasIndex(x => x.VrijstellingId).IsUnique();
    }
}

sealed class VrijstellingCriteriaMapping : IEntityTypeConfiguration<VrijstellingCriteria>
{
    public void Configure(EntityTypeBuilder<VrijstellingCriteria> builder)
    {
        builder.ToTable("VrijstellingCriteria");
        builder.HasIndex(x => new { x.RegioId, x.Versie }).IsUnique();
    }
}

sealed class VrijstellingCriteriumMapping : IEntityTypeConfiguration<VrijstellingCriterium>
{
    public void Configure(EntityTypeBuilder<VrijstellingCriterium> builder)
    {
        builder.ToTable("VrijstellingCriterium");
        builder.Property(x => x.Code).HasMaxLength(40);
        builder.Property(x => x.Hulp).HasMaxLength(800);
        builder.HasOne<VrijstellingCriteria>().WithMany(x => x.Items).HasForeignKey(x => x.CriteriaId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.CriteriaId, x.Code }).IsUnique();
    }
}

/// <summary>What these tables share: the request they hang under, and that SQL Server is told which have guards.</summary>
static class Wacht
{
    public static void Bij<T>(EntityTypeBuilder<T> builder, string tabel) where T : class, IVanVrijstelling
    {
        builder.ToTable(tabel);
        builder.HasOne(x => x.Vrijstelling).WithMany().HasForeignKey(x => x.VrijstellingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => x.DossierId);
    }

    public static void Op<T>(EntityTypeBuilder<T> builder, string tabel) where T : class => builder.ToTable(tabel, t =>
    {
        foreach (var wachter in Vrijstellingwachters.Alle.Where(w => w.Tabel == tabel))
            t.HasTrigger(wachter.Naam);
    });
}
