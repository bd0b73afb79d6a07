// What: gives dossiers to a colleague of one's own organisation, one by one, each under an act of its own, and says of each what became of it.
// Source: rules.md R7 (behandelaar of the gemeente, consulent of the SWV). Used by: Verdelen; the list of colleagues also by Toewijzen.
// Never: a dossier that is closed, only shared, or somebody else's: of a foreign one it says what it says of one that does not exist.

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

public enum Toewijsuitkomst { Toegewezen = 1, Al = 2, Gesloten = 3, NietGevonden = 4, Gewijzigd = 5, Beoordelaar = 6 }

public static class Toewijzing
{
    /// <summary>How many dossiers are chosen from a list at once (⚙).</summary>
    public const int Meeste = 100;

    /// <summary>Who of the organisation can be given a dossier.</summary>
    public static async Task<List<SelectListItem>> CollegasAsync(AppDb db, CurrentUser user, DateOnly today, CancellationToken ct) =>
        [.. (await Collegas.VanAsync(db, user, today, ct)).Select(c => new SelectListItem(c.Naam, c.Id.ToString()))];

    /// <summary>What became of a dossier, in words.</summary>
    public static string Woord(Toewijsuitkomst uitkomst) => uitkomst switch
    {
        Toewijsuitkomst.Toegewezen => "Toegewezen",
        Toewijsuitkomst.Al => "Deze collega behandelt dit dossier al",
        Toewijsuitkomst.Gesloten => "Niet toegewezen: het dossier is gesloten",
        Toewijsuitkomst.NietGevonden => "Niet toegewezen: dit dossier bestaat niet, of u mag het niet wijzigen",
        Toewijsuitkomst.Gewijzigd => "Niet toegewezen: iemand anders wijzigde het dossier. Probeer het opnieuw",
        Toewijsuitkomst.Beoordelaar => "Niet toegewezen. " + Beoordelaarszetels.Bezwaar("Deze collega"),
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
    /// <param name="formulier">Id of the form. Sent once more it finds what it assigned itself, and changes nothing.</param>
    /// <param name="dossiers">Each number with the version that was shown; null when all of a colleague are meant.</param>
    /// <param name="van">Only what is this colleague's at this moment; null = whoever has it.</param>
    /// <param name="naar">Who gets them.</param>
    public static async Task<List<(string Nummer, Toewijsuitkomst Uitkomst)>> WijsToeAsync(
        AppDb db, DbSource source, Vault vault, CurrentUser user, Clock clock, Guid formulier, IEnumerable<(string Nummer, int? Versie)> dossiers, Guid? van, Guid naar, string? reden, CancellationToken ct)
    {
        var eerder = await EerderAsync(db, user, formulier, ct);
        var uitkomsten = eerder.ToDictionary(e => e, _ => Toewijsuitkomst.Toegewezen, StringComparer.Ordinal);
        foreach (var (nummer, versie) in dossiers)
        {
            if (uitkomsten.ContainsKey(nummer))
                continue;
            db.ChangeTracker.Clear();
            var dossier = await db.Dossiers.AsSplitQuery().SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
            uitkomsten[nummer] = dossier is null || vault.IsAlleenGedeeld(dossier) ? Toewijsuitkomst.NietGevonden
                : dossier.GeslotenOp is not null ? Toewijsuitkomst.Gesloten
                : Wie(dossier, user) == naar ? Toewijsuitkomst.Al
                : (versie is { } v && v != dossier.Versie) || (van is not null && Wie(dossier, user) != van) ? Toewijsuitkomst.Gewijzigd
                : await Beoordelaarszetels.BeoordeeltAsync(source, dossier.Id, naar, ct) ? Toewijsuitkomst.Beoordelaar
                : await EenAsync(db, vault, user, clock, formulier, dossier, naar, reden, ct);
        }

        return [.. uitkomsten.Select(u => (u.Key, u.Value))];
    }

    /// <summary>The numbers that this form assigned already.</summary>
    static async Task<List<string>> EerderAsync(AppDb db, CurrentUser user, Guid formulier, CancellationToken ct)
    {
        var (ik, genoemd) = (user.Id, formulier.ToString());
        var ids = await db.Acts.AsNoTracking().Where(a => a.ActorId == ik && a.Kind == ActKind.DossierToegewezen && a.Feiten!.Contains(genoemd)).Select(a => a.DossierId).ToListAsync(ct);
        return ids.Count == 0 ? [] : await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Nummer).Select(d => d.Nummer).ToListAsync(ct);
    }

    static async Task<Toewijsuitkomst> EenAsync(
        AppDb db, Vault vault, CurrentUser user, Clock clock, Guid formulier, Dossier dossier, Guid naar, string? reden, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        db.Begin(ActKind.DossierToegewezen, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("naar", naar), ("formulier", formulier)),
            await vault.SealTextAsync(dossier.Id, "Act/Reden", id, reden, ct), id);
        Zet(dossier, user, naar);
        try
        {
            await db.SaveChangesAsync(ct);
            return Toewijsuitkomst.Toegewezen;
        }
        catch (Exception e) when (e is DbUpdateException or OutOfScopeException)
        {
            // The others go on; nothing of this one was kept.
            db.ChangeTracker.Clear();
            db.OpenAct = null;
            return e is OutOfScopeException ? Toewijsuitkomst.NietGevonden : Toewijsuitkomst.Gewijzigd;
        }
    }
}
