// What: one voorziening of the region's kaart; which acts changed it; and what was weighed when one was sought for a jongere.
// Source: indicators.md, Voorzieningenkaart; rules.md R6. Used by: the room Voorzieningen, the arrangements that lead there, the gap view.
// Never: a person as contact, or a count of places taken: those are counted from the arrangements.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public sealed class Voorziening
{
    public const int MaxNaam = 120, MaxKort = 300, MaxTekst = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }

    /// <summary>The SWV that answers for it.</summary>
    public required Guid OrganisatieId { get; init; }

    /// <summary>The other SWV it works with, whose children come too.</summary>
    public Guid? MedeSwvId { get; set; }
    public required string Naam { get; set; }

    [FreeText]
    public required string Aanbieders { get; set; }

    [FreeText]
    public string? Partners { get; set; }
    public required Guid GemeenteId { get; set; }
    public int? Pc4 { get; set; }
    public required Voorzieningbereik Bereik { get; set; }
    public required Sectoren Sectoren { get; set; }
    public required int LeeftijdVan { get; set; }
    public required int LeeftijdTotEnMet { get; set; }

    [FreeText]
    public required string Doelgroep { get; set; }
    public required Behoeften Behoeften { get; set; }

    [FreeText]
    public required string Doel { get; set; }

    [FreeText]
    public required string Inhoud { get; set; }

    [FreeText]
    public string? Methoden { get; set; }

    [FreeText]
    public string? Expertise { get; set; }
    public decimal? UrenOnderwijs { get; set; }
    public decimal? UrenZorg { get; set; }

    /// <summary>Null: no fixed number of places.</summary>
    public int? Capaciteit { get; set; }
    public bool InschrijvingNodig { get; set; }
    public bool TlvNodig { get; set; }
    public required Financieringsgronden Financiering { get; set; }
    public required Voorzieningstatus Status { get; set; }
    public required DateOnly Begin { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? Einde { get; set; }

    /// <summary>When its quality is looked at next.</summary>
    public DateOnly? KwaliteitOp { get; set; }
    public Uitkomstcriteria Uitkomsten { get; set; }

    /// <summary>Whom to ask, by function and never by name.</summary>
    [FreeText]
    public string? Contact { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Versie { get; set; }

    public Voorzieningprofiel Profiel => new()
    {
        Id = Id, Naam = Naam, GemeenteId = GemeenteId, SwvId = OrganisatieId, MedeSwvId = MedeSwvId, Bereik = Bereik, Sectoren = Sectoren,
        LeeftijdVan = LeeftijdVan, LeeftijdTotEnMet = LeeftijdTotEnMet, Behoeften = Behoeften, Capaciteit = Capaciteit, InschrijvingNodig = InschrijvingNodig,
        TlvNodig = TlvNodig, Status = Status, Begin = Begin, Einde = Einde, KwaliteitOp = KwaliteitOp, Uitkomsten = Uitkomsten,
    };
}

/// <summary>That this act changed this voorziening: its history, without a search through the audit of everything.</summary>
public sealed class Voorzieningwijziging : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VoorzieningId { get; init; }
    public required Guid ActId { get; init; }
}

/// <summary>What was weighed when a voorziening was sought for a jongere: which were shown, which was chosen, and why (sealed).</summary>
public sealed class Afweging : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>Organisation whose member weighed.</summary>
    public required Guid OrganisatieId { get; init; }
    public required DateOnly Datum { get; init; }

    /// <summary>The needs with which was sought.</summary>
    public required Behoeften Behoeften { get; init; }

    /// <summary>Null: none of them.</summary>
    public Guid? VoorzieningId { get; init; }

    /// <summary>How many more stood on the kaart and did not fit.</summary>
    public required int NietPassend { get; init; }
    public byte[]? Reden { get; init; }
    public List<Afwegingoptie> Opties { get; } = [];
}

/// <summary>One voorziening that could be chosen, as it stood then.</summary>
public sealed class Afwegingoptie : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid AfwegingId { get; init; }
    public Afweging? Afweging { get; init; }
    public required Guid VoorzieningId { get; init; }

    /// <summary>Its place in the list, from one.</summary>
    public required int Volgorde { get; init; }
    public required bool Past { get; init; }
    public required bool HadPlaats { get; init; }

    /// <summary>Codes of what spoke against it and what to be aware of.</summary>
    public required string Bezwaren { get; init; }
    public required bool Gekozen { get; init; }
}

sealed class VoorzieningMapping : IEntityTypeConfiguration<Voorziening>
{
    public void Configure(EntityTypeBuilder<Voorziening> builder)
    {
        builder.Ignore(x => x.Profiel);
        builder.Property(x => x.Naam).HasMaxLength(Voorziening.MaxNaam);
        foreach (var lang in new[] { nameof(Voorziening.Doel), nameof(Voorziening.Inhoud), nameof(Voorziening.Methoden), nameof(Voorziening.Expertise) })
            builder.Property(lang).HasMaxLength(Voorziening.MaxTekst);
        builder.Property(x => x.Versie).IsConcurrencyToken();
        builder.HasIndex(x => new { x.RegioId, x.Naam });
    }
}

sealed class VoorzieningwijzigingMapping : IEntityTypeConfiguration<Voorzieningwijziging>
{
    public void Configure(EntityTypeBuilder<Voorzieningwijziging> builder) => builder.HasIndex(x => x.VoorzieningId);
}

sealed class AfwegingMapping : IEntityTypeConfiguration<Afweging>
{
    public void Configure(EntityTypeBuilder<Afweging> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.VoorzieningId);
        builder.HasIndex(x => x.Datum);
    }
}

sealed class AfwegingoptieMapping : IEntityTypeConfiguration<Afwegingoptie>
{
    public void Configure(EntityTypeBuilder<Afwegingoptie> builder)
    {
        builder.HasOne(x => x.Afweging).WithMany(x => x.Opties).HasForeignKey(x => x.AfwegingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.VoorzieningId);
    }
}
