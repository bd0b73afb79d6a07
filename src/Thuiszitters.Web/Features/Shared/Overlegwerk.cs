// What: opens a meeting for a page, says who may manage it, offers who and what can be chosen, and makes the facts of its acts.
// Source: ADR 22. Used by: the room Overleggen, the dossier page, the form of casusregie.
// Never: a meeting of which the organisation of the reader neither is the host nor takes part; then there is none, and the page answers 404.

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public sealed class Overlegwerk(AppDb db, CurrentUser user, Clock clock)
{
    /// <summary>Who may hold meetings: the two sides of a dossier.</summary>
    public bool MagPlannen => user.Mag(Acties.OverlegBeheren) && user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;

    public bool MagBeheren(Overleg overleg) => MagPlannen && overleg.OrganisatieId == user.OrganisatieId;

    /// <summary>The meeting with who takes part and the places on its agenda, tracked.</summary>
    public Task<Overleg?> LeesAsync(Guid id, CancellationToken ct) =>
        db.Overleggen.Include(o => o.Deelnemers).Include(o => o.Agenda).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, ct);

    /// <summary>The same, for a page that changes it.</summary>
    public async Task<Overleg?> LeesOmTeBeherenAsync(Guid id, CancellationToken ct) =>
        MagPlannen && await LeesAsync(id, ct) is { } overleg && MagBeheren(overleg) ? overleg : null;

    /// <summary>The colleagues of the reader who can hold an account in a meeting, the reader first.</summary>
    public async Task<List<SelectListItem>> CollegasAsync(CancellationToken ct)
    {
        var (eigen, today) = (user.OrganisatieId, clock.Today);
        var collegas = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.OrganisatieId == eigen && (a.Tot == null || a.Tot > today) && a.Rol != Rol.PrivacyOfficer && a.Rol != Rol.FunctioneelBeheerder)
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().ToListAsync(ct);
        return
        [
            .. collegas.OrderBy(c => c.GebruikerId == user.Id ? 0 : 1).ThenBy(c => c.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))
                .Select(c => new SelectListItem(c.GebruikerId == user.Id ? "Ik" : c.Naam, c.GebruikerId.ToString())),
        ];
    }

    /// <summary>The organisations of the region, grouped.</summary>
    public async Task<List<SelectListItem>> OrganisatiesAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        var organisaties = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regio).OrderBy(o => o.Soort).ThenBy(o => o.Naam)
            .Select(o => new { o.Id, o.Naam, o.Soort }).ToListAsync(ct);
        var groepen = organisaties.Select(o => o.Soort).Distinct().ToDictionary(s => s, s => new SelectListGroup { Name = Groep(s) });
        return [.. organisaties.Select(o => new SelectListItem(o.Naam, o.Id.ToString()) { Group = groepen[o.Soort] })];
    }

    static string Groep(OrganisatieSoort soort) => soort switch
    {
        OrganisatieSoort.Gemeente => "Gemeenten",
        OrganisatieSoort.SwvPo or OrganisatieSoort.SwvVo => "Samenwerkingsverbanden",
        OrganisatieSoort.School => "Scholen",
        OrganisatieSoort.Regio => "Doorzettingsmacht van de regio",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    /// <summary>The function of somebody of the reader's organisation, when nothing else is said.</summary>
    public Overlegfunctie EigenFunctie => user.Scope.Kind == ScopeKind.Swv ? Overlegfunctie.Samenwerkingsverband : Overlegfunctie.Leerplicht;

    /// <summary>
    /// The facts of an act about a case in a meeting. The organisations that take part and have to do with the case stand in it: besides the gemeente
    /// only they read the act.
    /// </summary>
    public static string Feiten(Overleg overleg, Dossier dossier, params (string Naam, object? Waarde)[] meer)
    {
        Guid?[] betrokken = [overleg.OrganisatieId, .. overleg.Deelnemers.Select(d => d.OrganisatieId)];
        var zijden = new[] { dossier.GemeenteId, dossier.SwvId, dossier.SchoolId }.OfType<Guid>().Where(o => betrokken.Contains(o)).Distinct();
        return Dossierwerk.Feiten([("overleg", overleg.Soort), ("datum", overleg.Datum), ("zijden", string.Join(' ', zijden)), .. meer]);
    }

    /// <summary>What an organisation sees of a dossier by where it lies and what is shared with it: as any of its people who work with dossiers does.</summary>
    public static Zichtniveau Zicht(Dossier dossier, Organisatie organisatie, Dossierdeel? gedeeld)
    {
        var rol = organisatie.Soort switch
        {
            OrganisatieSoort.Gemeente => Rol.Leerplichtambtenaar,
            OrganisatieSoort.SwvPo or OrganisatieSoort.SwvVo => Rol.SwvConsulent,
            OrganisatieSoort.School => Rol.Schoolmelder,
            OrganisatieSoort.Regio => Rol.Doorzettingsmacht,
            _ => throw new ArgumentOutOfRangeException(nameof(organisatie)),
        };
        return DossierAccess.Of(new Lezer(Guid.Empty, rol, organisatie.Id), new Dossierligging
        {
            GemeenteId = dossier.GemeenteId, SwvId = dossier.SwvId, SchoolId = dossier.SchoolId, RegioId = dossier.RegioId, Status = dossier.Status, Band = dossier.Band,
            ArrangementLoopt = dossier.ArrangementLoopt, Gesloten = dossier.GeslotenOp is not null, Gedeeld = gedeeld,
        }).Niveau;
    }
}

/// <summary>Meetings and decisions on the page of one dossier.</summary>
/// <param name="Nummer">Of the dossier.</param>
/// <param name="Vandaag">Today.</param>
/// <param name="MagToevoegen">The reader may put it on an agenda.</param>
/// <param name="Zaken">Where it stands on the agenda, the latest meeting first, with what is asked.</param>
/// <param name="Besluiten">What was decided, the latest first.</param>
public sealed record Overlegvak(
    string Nummer, DateOnly Vandaag, bool MagToevoegen, IReadOnlyList<(Guid Zaak, Overleg Overleg, string? Vraag)> Zaken, IReadOnlyList<Besluitregel> Besluiten);

/// <summary>A decision as a page shows it.</summary>
/// <param name="Besluit">The decision.</param>
/// <param name="Overleg">In which meeting.</param>
/// <param name="Tekst">What was decided.</param>
/// <param name="Wie">Who is to act: function and organisation.</param>
/// <param name="Stand">Of its task; null when that is between two other organisations.</param>
public sealed record Besluitregel(Overlegbesluit Besluit, Overleg Overleg, string? Tekst, string Wie, TaakToestand? Stand)
{
    public bool MoetEscaleren(DateOnly vandaag) => Stand is { } stand && OverlegVerloop.MoetEscaleren(stand, Besluit.EscalerenOp, vandaag);

    /// <summary>The decisions of these dossiers that the reader may know of, the latest first.</summary>
    public static async Task<ILookup<Guid, Besluitregel>> VanAsync(
        AppDb db, IReadOnlyDictionary<Guid, Platform.Vault.Geopend> geopend, CancellationToken ct)
    {
        var ids = geopend.Keys.ToList();
        var rijen = await db.Besluiten.AsNoTracking().Where(b => ids.Contains(b.DossierId)).Select(b => new
        {
            Besluit = b, b.Overleg, Organisatie = db.Organisaties.Where(o => o.Id == b.OrganisatieId).Select(o => o.Naam).FirstOrDefault(),
            Stand = db.Taken.Where(t => t.Id == b.TaakId).Select(t => (TaakToestand?)t.Toestand).FirstOrDefault(),
        }).ToListAsync(ct);
        // Sorted here: a server may order keys in a way of its own.
        return rijen.OrderByDescending(r => r.Besluit.VastgelegdOp).ThenByDescending(r => r.Besluit.Id).ToLookup(r => r.Besluit.DossierId, r => new Besluitregel(
            r.Besluit, r.Overleg!, geopend[r.Besluit.DossierId].Tekst(r.Besluit.Tekst, "Overlegbesluit/Tekst", r.Besluit.Id),
            Woorden.Van(r.Besluit.Functie) + (r.Organisatie is null ? "" : $" ({r.Organisatie})"), r.Stand));
    }
}
