using Microsoft.AspNetCore.Identity;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Auth;

/// <summary>A person who works with the program.</summary>
public sealed class Gebruiker : IdentityUser<Guid>
{
    public Gebruiker() => Id = Guid.CreateVersion7();

    /// <summary>Name of the employee as colleagues know it.</summary>
    public required string Naam { get; set; }

    /// <summary>
    /// An administrator blocked the account: a lock-out of more than a year ahead, best without an end. That ends sessions. The lock-out after
    /// wrong passwords lasts a quarter of an hour and only refuses new ones: anybody who knows an address can cause it.
    /// </summary>
    public static bool IsGeblokkeerd(DateTimeOffset? lockoutEnd, DateTimeOffset now) => lockoutEnd > now.AddYears(1);
}

/// <summary>A role of a person in an organisation (aanstelling), until its end date.</summary>
public sealed class Aanstelling
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid GebruikerId { get; init; }
    public Gebruiker? Gebruiker { get; init; }
    public required Guid OrganisatieId { get; init; }
    public Organisatie? Organisatie { get; init; }
    public required Rol Rol { get; init; }

    /// <summary>First day on which the role no longer holds; null = until further notice.</summary>
    public DateOnly? Tot { get; set; }
}

/// <summary>A signed-in session, kept by the server so that signing out really ends it. Only the hash of its key is kept.</summary>
public sealed class Sessie : ITechnical
{
    public required string Id { get; init; }
    public required Guid GebruikerId { get; init; }
    public required byte[] Ticket { get; set; }
    public required DateTime VerlooptOp { get; set; }
}
