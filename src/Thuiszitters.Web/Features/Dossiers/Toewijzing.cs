// What: gives dossiers to a colleague of one's own organisation, one by one, each under an act of its own, and says of each what became of it.
// Source: rules.md R7 (behandelaar of the gemeente, consulent of the SWV). Used by: Verdelen; the list of colleagues also by Toewijzen.
// Never: a dossier that is closed, only shared, or somebody else's: of a foreign one it says what it says of one that does not exist.

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

public enum Toewijsuitkomst { Toegewezen = 1, Al = 2, Gesloten = 3, NietGevonden = 4, Gewijzigd = 5 }

public static class Toewijzing
{
    /// <summary>How many dossiers are chosen from a list at once (⚙).</summary>
    public const int Meeste = 100;

    /// <summary>Who of the organisation can be given a dossier.</summary>
    public static async Task<List<SelectListItem>> CollegasAsync(AppDb db, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        var collegas = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.OrganisatieId == user.OrganisatieId && (a.Tot == null || a.Tot > today) && a.Rol != Rol.SwvBeoordelaar
                && a.Rol != Rol.PrivacyOfficer && a.Rol != Rol.FunctioneelBeheerder)
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().OrderBy(a => a.Naam).ToListAsync(ct);
        // Not in the query: each database writes a key out in a way of its own.
        return [.. collegas.Select(a => new SelectListItem(a.Naam, a.GebruikerId.ToString()))];
    }

    /// <summary>What became of a dossier, in words.</summary>
    public static string Woord(Toewijsuitkomst uitkomst) => uitkomst switch
    {
        Toewijsuitkomst.Toegewezen => "Toegewezen",
        Toewijsuitkomst.Al => "Deze collega behandelt dit dossier al",
        Toewijsuitkomst.Gesloten => "Niet toegewezen: het dossier is gesloten",
        Toewijsuitkomst.NietGevonden => "Niet toegewezen: dit dossier bestaat niet, of u mag het niet wijzigen",
        Toewijsuitkomst.Gewijzigd => "Niet toegewezen: iemand anders wijzigde het dossier. Probeer het opnieuw",
        _ => throw new ArgumentOutOfRangeException(nameof(uitkomst)),
    };

    public static Guid? Wie(Dossier dossier, CurrentUser user) => user.Scope.Kind == ScopeKind.Swv ? dossier.SwvConsulentId : dossier.BehandelaarId;

    public static void Zet(Dossier dossier, CurrentUser user, Guid? naar)
    {
        if (user.Scope.Kind == ScopeKind.Swv)
            dossier.SwvConsulentId = naar;
        else
            dossier.BehandelaarId = naar;
        dossier.Versie++;
    }

    /// <summary>Each number with what became of it. Saved one by one: one that somebody changes at this moment does not hold up the others.</summary>
    public static async Task<List<(string Nummer, Toewijsuitkomst Uitkomst)>> WijsToeAsync(
        AppDb db, Vault vault, CurrentUser user, Clock clock, IEnumerable<string> nummers, Guid naar, string? reden, CancellationToken ct)
    {
        var uitkomsten = new List<(string, Toewijsuitkomst)>();
        foreach (var nummer in nummers.Distinct(StringComparer.Ordinal))
        {
            db.ChangeTracker.Clear();
            var dossier = await db.Dossiers.SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
            uitkomsten.Add((nummer, dossier is null || vault.IsAlleenGedeeld(dossier) ? Toewijsuitkomst.NietGevonden
                : dossier.GeslotenOp is not null ? Toewijsuitkomst.Gesloten
                : Wie(dossier, user) == naar ? Toewijsuitkomst.Al
                : await EenAsync(db, vault, user, clock, dossier, naar, reden, ct)));
        }

        return uitkomsten;
    }

    static async Task<Toewijsuitkomst> EenAsync(AppDb db, Vault vault, CurrentUser user, Clock clock, Dossier dossier, Guid naar, string? reden, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        db.Begin(ActKind.DossierToegewezen, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("naar", naar)), await vault.SealTextAsync(dossier.Id, "Act/Reden", id, reden, ct), id);
        Zet(dossier, user, naar);
        try
        {
            await db.SaveChangesAsync(ct);
            return Toewijsuitkomst.Toegewezen;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            db.OpenAct = null;
            return Toewijsuitkomst.Gewijzigd;
        }
    }
}
