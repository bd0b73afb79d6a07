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
    /// <summary>What a form says when the meeting was changed at the moment of saving.</summary>
    public const string Intussen = "Het overleg is intussen door iemand anders gewijzigd. Alles wat u hebt ingevuld, staat er nog. Verstuur het formulier opnieuw.";

    /// <summary>How many cases stand on one agenda at most (⚙).</summary>
    public const int MeesteZaken = 50;

    /// <summary>Who may hold meetings: the two sides of a dossier.</summary>
    public bool MagPlannen => user.Mag(Acties.OverlegBeheren) && user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;

    public bool MagBeheren(Overleg overleg) => MagPlannen && overleg.OrganisatieId == user.OrganisatieId;

    /// <summary>The meeting with who takes part and the places on its agenda, tracked.</summary>
    public Task<Overleg?> LeesAsync(Guid id, CancellationToken ct) =>
        db.Overleggen.Include(o => o.Deelnemers).Include(o => o.Agenda).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, ct);

    /// <summary>The same, for a page that changes it.</summary>
    public async Task<Overleg?> LeesOmTeBeherenAsync(Guid id, CancellationToken ct) =>
        MagPlannen && await LeesAsync(id, ct) is { } overleg && MagBeheren(overleg) ? overleg : null;

    /// <summary>Whether something was decided in it that the organisation of the reader still sees.</summary>
    public Task<bool> HeeftBesluitAsync(Guid overleg, CancellationToken ct) => db.Besluiten.AnyAsync(b => b.OverlegId == overleg, ct);

    /// <summary>The colleagues of the reader who can hold an account in a meeting, the reader first.</summary>
    public async Task<List<SelectListItem>> CollegasAsync(CancellationToken ct) =>
    [
        .. (await Collegas.VanAsync(db, user, clock.Today, ct)).OrderBy(c => c.Id == user.Id ? 0 : 1)
            .Select(c => new SelectListItem(c.Id == user.Id ? "Ik" : c.Naam, c.Id.ToString())),
    ];

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

    /// <summary>
    /// Whether what is asked and decided is read, and not only that it is: with full sight, as the SWV of the dossier, or by a share of the notes.
    /// </summary>
    public static bool LeestTekst((Zichtniveau Niveau, string Grond) recht, Dossierdeel? gedeeld) =>
        DossierAccess.Leest(recht.Niveau, gedeeld, Dossierdeel.Notities) || recht.Grond.StartsWith("swv-gebied", StringComparison.Ordinal);

    /// <summary>
    /// What an organisation sees of a dossier, and why, by where it lies and what is shared with it: as any of its people who work with dossiers does.
    /// </summary>
    /// <param name="stand">Status and band as shown today, which may be more exact than what is stored.</param>
    public static (Zichtniveau Niveau, string Grond) Zicht(Dossier dossier, (DossierStatus Status, PactBand Band) stand, Organisatie organisatie, Dossierdeel? gedeeld)
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
            GemeenteId = dossier.GemeenteId, SwvId = dossier.SwvId, SchoolId = dossier.SchoolId, RegioId = dossier.RegioId, Status = stand.Status, Band = stand.Band,
            ArrangementLoopt = dossier.ArrangementLoopt, VrijstellingSwvId = dossier.VrijstellingSwvId, Gesloten = dossier.GeslotenOp is not null, Gedeeld = gedeeld,
        });
    }
}

/// <summary>Meetings and decisions on the page of one dossier.</summary>
/// <param name="Nummer">Of the dossier.</param>
/// <param name="Vandaag">Today.</param>
/// <param name="MagToevoegen">The reader may put it on an agenda.</param>
/// <param name="Zaken">Where it stands on the agenda, the latest meeting first, with what is asked; no meeting when the organisation of the reader was not there.</param>
/// <param name="Besluiten">What was decided, the latest first.</param>
public sealed record Overlegvak(
    string Nummer, DateOnly Vandaag, bool MagToevoegen, IReadOnlyList<(Guid Zaak, Overleg? Overleg, string? Vraag)> Zaken, IReadOnlyList<Besluitregel> Besluiten);

/// <summary>A decision as a page shows it.</summary>
/// <param name="Besluit">The decision.</param>
/// <param name="Overleg">In which meeting; null when the organisation of the reader was not there.</param>
/// <param name="IsZichtbaar">The reader may know what was decided; else only that something was.</param>
/// <param name="Tekst">What was decided.</param>
/// <param name="Wie">Who is to act: function and organisation.</param>
/// <param name="Stand">Of its task; null when that is between two other organisations.</param>
/// <param name="Zijden">The organisations of its task, when the reader's is one of them.</param>
public sealed record Besluitregel(
    Overlegbesluit Besluit, Overleg? Overleg, bool IsZichtbaar, string? Tekst, string Wie, TaakToestand? Stand, IReadOnlyList<Guid> Zijden)
{
    public bool MoetEscaleren(DateOnly vandaag) => Stand is { } stand && OverlegVerloop.MoetEscaleren(stand, Besluit.EscalerenOp, vandaag);

    /// <summary>The same on paper for another organisation.</summary>
    /// <param name="leest">Whether that one may know what was decided.</param>
    public Besluitregel Voor(Guid organisatie, bool leest) => this with
    {
        IsZichtbaar = IsZichtbaar && leest, Tekst = leest ? Tekst : null, Wie = leest || Besluit.OrganisatieId == organisatie ? Wie : "",
        Stand = Zijden.Contains(organisatie) ? Stand : null,
    };

    /// <summary>The decisions of these dossiers that the reader may know of, the latest first.</summary>
    /// <param name="leest">Of which dossiers the reader may know what was decided.</param>
    /// <param name="meeste">At most so many, of all dossiers together.</param>
    public static async Task<ILookup<Guid, Besluitregel>> VanAsync(
        AppDb db, IReadOnlyDictionary<Guid, Platform.Vault.Geopend> geopend, Func<Guid, bool> leest, CancellationToken ct, int meeste = int.MaxValue)
    {
        var (ids, eigen) = (geopend.Keys.ToList(), db.Scope.OrganisatieId);
        var rijen = await db.Besluiten.AsNoTracking().Where(b => ids.Contains(b.DossierId))
            .OrderByDescending(b => b.VastgelegdOp).ThenByDescending(b => b.Id).Take(meeste).Select(b => new
            {
                Besluit = b, Organisatie = db.Organisaties.Where(o => o.Id == b.OrganisatieId).Select(o => o.Naam).FirstOrDefault(),
                Taak = db.Taken.Where(t => t.Id == b.TaakId).Select(t => new { t.Toestand, t.OrganisatieId, t.VoorOrganisatieId }).FirstOrDefault(),
            }).ToListAsync(ct);
        var bij = rijen.Select(r => r.Besluit.OverlegId).Distinct().ToList();
        var overleggen = await db.Overleggen.AsNoTracking().Where(o => bij.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        // Sorted here once more: a server may order keys in a way of its own.
        return rijen.OrderByDescending(r => r.Besluit.VastgelegdOp).ThenByDescending(r => r.Besluit.Id).ToLookup(r => r.Besluit.DossierId, r =>
        {
            var zichtbaar = leest(r.Besluit.DossierId);
            return new Besluitregel(
                r.Besluit, overleggen.GetValueOrDefault(r.Besluit.OverlegId), zichtbaar,
                zichtbaar ? geopend[r.Besluit.DossierId].Tekst(r.Besluit.Tekst, "Overlegbesluit/Tekst", r.Besluit.Id) : null,
                zichtbaar || r.Besluit.OrganisatieId == eigen ? Woorden.Van(r.Besluit.Functie) + (r.Organisatie is null ? "" : $" ({r.Organisatie})") : "",
                r.Taak?.Toestand, r.Taak is { } taak ? [taak.OrganisatieId, taak.VoorOrganisatieId] : []);
        });
    }
}
