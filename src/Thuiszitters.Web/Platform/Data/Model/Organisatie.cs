using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>A gemeente, samenwerkingsverband (PO or VO), school or the regional organisation.</summary>
public sealed class Organisatie
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required OrganisatieSoort Soort { get; init; }

    /// <summary>CBS code of a gemeente (GM0361), SWV number (PO2707), BRIN of a school, or the code of the region.</summary>
    public required string Code { get; init; }
    public required string Naam { get; set; }

    /// <summary>The region it belongs to; the region itself points at itself.</summary>
    public required Guid RegioId { get; init; }

    /// <summary>Of a school: the gemeente it stands in, its sector and the SWV it belongs to (MBO has none).</summary>
    public Guid? GemeenteId { get; init; }
    public Sector? Sector { get; init; }
    public Guid? SwvId { get; init; }

    /// <summary>Of the region: whose official school holidays it follows; Noord when nobody chose.</summary>
    public Vakantieregio? Vakantieregio { get; set; }

    /// <summary>Of the region: on what it rests that the SWV judges a 5A-vrijstelling first; a regional agreement when nobody chose.</summary>
    public Vrijstellinggrondslag? Vrijstellinggrondslag { get; set; }

    /// <summary>The day of that agreement, or from which the law asks it.</summary>
    public DateOnly? VrijstellinggrondslagSinds { get; set; }
}

/// <summary>A school holiday by which a region replaced the official ones of its schooljaar.</summary>
public sealed class Regiovakantie
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RegioId { get; init; }
    public required string Naam { get; init; }
    public required DateOnly Eerste { get; init; }
    public required DateOnly Laatste { get; init; }
    public Schoolvakantie Vakantie => new(Naam, Eerste, Laatste);
}

/// <summary>Which gemeente and which SWV a postcode-4 belongs to.</summary>
public sealed class Postcodegebied
{
    public required int Pc4 { get; init; }
    public required Guid GemeenteId { get; init; }
    public Guid? SwvPoId { get; init; }
    public Guid? SwvVoId { get; init; }
}
