// What: a parent, carer or the jongere themselves, and how to reach them: all of it sealed but who they are to the jongere.
// Source: ADR 24. Used by: the room Betrokkenen and the letters.
// Never: a value that was corrected kept in the history (codes only), or what is secret shown to another organisation.

using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum Relatie { Jongere = 1, Moeder = 2, Vader = 3, Stiefouder = 4, Pleegouder = 5, Voogd = 6, Verzorger = 7 }

public enum Gezag { Onbekend = 0, Ja = 1, Nee = 2 }

public sealed class Contactpersoon : IOwnPart
{
    public const string Plaats = "Contactpersoon/Inhoud";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The gemeente that keeps it.</summary>
    public required Guid OrganisatieId { get; init; }
    public required Relatie Relatie { get; init; }

    /// <summary><see cref="Contactgegevens"/>, sealed.</summary>
    public required byte[] Inhoud { get; set; }
    public DateOnly? IngetrokkenOp { get; set; }

    /// <summary>How often it was changed; optimistic concurrency of this contact.</summary>
    public int Versie { get; set; }
}

/// <summary>What is sealed of a contact. Exists only for the length of one request.</summary>
public sealed record Contactgegevens
{
    public string Naam { get; init; } = "";
    public Gezag Gezag { get; init; }
    public string? Telefoon { get; init; }
    public string? Mail { get; init; }
    public string? Straat { get; init; }
    public string? Postcode { get; init; }
    public string? Plaats { get; init; }

    /// <summary>Geheimhouding: telephone, mail and address are for nobody but who must.</summary>
    public bool IsGeheim { get; init; }
    public string? Taal { get; init; }
    public bool Tolk { get; init; }

    [JsonIgnore]
    public bool HeeftAdres => Straat is not null && Plaats is not null;

    /// <summary>Without what is secret, for every place but the form of who must know.</summary>
    public Contactgegevens Openbaar() => IsGeheim ? this with { Telefoon = null, Mail = null, Straat = null, Postcode = null, Plaats = null } : this;

    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => "(contactgegevens)";
}

sealed class ContactpersoonMapping : IEntityTypeConfiguration<Contactpersoon>
{
    public void Configure(EntityTypeBuilder<Contactpersoon> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.Property(x => x.Versie).IsConcurrencyToken();
    }
}
