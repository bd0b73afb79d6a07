// What: the sample people by organisation, with what one sees as each of them.
// Used by: the sign-in page in Development. Never: anybody of a real region; without the sample region the list is empty.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Features.Dev;

public sealed record Voorbeeldgroep(string Organisatie, IReadOnlyList<Voorbeeldpersoon> Personen);

public sealed record Voorbeeldpersoon(Guid AanstellingId, string Naam, Rol Rol)
{
    /// <summary>What the start page of this function is about.</summary>
    public string Ziet => Rol switch
    {
        Rol.Leerplichtambtenaar => "Ziet alle dossiers van de gemeente en werkt eraan.",
        Rol.LeerplichtBoa => "Ziet alle dossiers van de gemeente en werkt eraan, als boa.",
        Rol.TeamleiderLeerplicht => "Ziet alle dossiers van de gemeente, ook die zonder behandelaar, en wijst ze toe.",
        Rol.SwvConsulent => "Ziet de kern van dossiers in het gebied en regelt arrangementen.",
        Rol.TeamleiderSwv => "Ziet de kern van dossiers in het gebied en wijst consulenten toe.",
        Rol.SwvBeoordelaar => "Beoordeelt kennisgevingen van een vrijstelling, samen met een ander. Ziet alleen wat is toegewezen.",
        Rol.Schoolmelder => "Ziet de kern van dossiers van de eigen school en levert lijsten aan.",
        Rol.Doorzettingsmacht => "Ziet de kern van dossiers waarin drie maanden voorbij zijn.",
        Rol.RegioAnalist => "Ziet geen dossiers. Vraagt exports aan zonder namen.",
        Rol.PrivacyOfficer => "Ziet geen dossiers. Keurt exports goed.",
        Rol.FunctioneelBeheerder => "Ziet geen dossiers. Volgt de jobs en de mail.",
        _ => "",
    };
}

public sealed class Voorbeeldpersonen(DbSource source)
{
    public async Task<IReadOnlyList<Voorbeeldgroep>> LeesAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var rijen = await Alle(db).OrderBy(a => a.Organisatie!.Soort).ThenBy(a => a.Organisatie!.Naam).ThenBy(a => a.Rol).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.Gebruiker!.Naam, a.Rol, Organisatie = a.Organisatie!.Naam }).ToListAsync(ct);
        return [.. rijen.GroupBy(r => r.Organisatie).Select(g => new Voorbeeldgroep(g.Key, [.. g.Select(r => new Voorbeeldpersoon(r.Id, r.Naam, r.Rol))]))];
    }

    /// <summary>True for a function of somebody of the sample region.</summary>
    public async Task<bool> IsErEenAsync(Guid aanstelling, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        return await Alle(db).AnyAsync(a => a.Id == aanstelling, ct);
    }

    static IQueryable<Platform.Auth.Aanstelling> Alle(AppDb db) => db.Aanstellingen.AsNoTracking().Where(a =>
        db.Organisaties.Any(r => r.Id == a.Organisatie!.RegioId && r.Code == ShellFilter.Voorbeeldcode));
}
