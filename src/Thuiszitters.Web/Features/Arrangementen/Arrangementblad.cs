// What: one arrangement with all that hangs under it, opened to read or to write, and the look-ins of its after-care as tasks.
// Source: rules.md R6, R8 (arrangements are a SWV's own part; at level Kern nobody else's). Used by: every page of this room.
// Never: for who does not read arrangements in full; then there is none, and the page answers 404.

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

sealed class ArrangementenRoom : IRoom
{
    public static void Add(IServiceCollection services) => services.AddScoped<Arrangementwerk>();
}

/// <param name="Open">The dossier it belongs to.</param>
/// <param name="Arrangement">The arrangement itself.</param>
/// <param name="Stappen">Its steps, in the order in which they were taken.</param>
/// <param name="Correcties">Dates that were corrected, by step.</param>
/// <param name="Doelen">Its goals, withdrawn ones too.</param>
/// <param name="Evaluaties">Its evaluations, the last one first.</param>
/// <param name="Weken">Hours per week.</param>
/// <param name="MagSchrijven">The reader may change it.</param>
public sealed record Arrangementblad(
    OpenDossier Open, Arrangement Arrangement, IReadOnlyList<ArrangementStap> Stappen, ILookup<Guid, Stapcorrectie> Correcties,
    IReadOnlyList<Arrangementdoel> Doelen, IReadOnlyList<Evaluatie> Evaluaties, IReadOnlyList<Weekuren> Weken, bool MagSchrijven)
{
    public string Nummer => Open.Dossier.Nummer;

    public string Url => $"/dossiers/{Nummer}/arrangementen/{Arrangement.Id}";

    public Geopend Wie => Open.Geopend;

    public string? Aanbieder => Wie.Tekst(Arrangement.Aanbieder, "Arrangement/Aanbieder", Arrangement.Id);

    public string? TlvNummer => Wie.Tekst(Arrangement.TlvNummer, "Arrangement/TlvNummer", Arrangement.Id);

    public string? Inspectiekenmerk => Wie.Tekst(Arrangement.Inspectiekenmerk, "Arrangement/Inspectiekenmerk", Arrangement.Id);

    /// <summary>The goals of which an outcome is asked.</summary>
    public IEnumerable<Arrangementdoel> Lopend => Doelen.Where(d => d.IngetrokkenOp is null);

    public string? Tekst(Arrangementdoel doel) => Wie.Tekst(doel.Tekst, "Arrangementdoel/Tekst", doel.Id);

    public string? Tekst(ArrangementStap stap) => Wie.Tekst(stap.Reden, "ArrangementStap/Reden", stap.Id);

    /// <summary>The steps as the rules know them.</summary>
    public IReadOnlyList<Gezettestap> Reeks => [.. Stappen.Select(s => new Gezettestap(s.Toestand, s.Datum))];
}

public sealed class Arrangementwerk(AppDb db, Dossierwerk werk, Taakwerk taakwerk, Vault vault, CurrentUser user, Clock clock)
{
    public static Arrangementparameters Parameters => Regioparameters.Standaard.Arrangement;

    /// <summary>The arrangement to read, by who has it as their own or reads this part; null for everybody else.</summary>
    public async Task<Arrangementblad?> LeesAsync(string nummer, Guid id, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
        if (dossier?.Arrangementen.Find(a => a.Id == id) is not { } arrangement)
            return null;
        var wie = (await vault.RevealAsync([dossier.Id], Doel.Dossier, ct))[dossier.Id];
        var (status, band) = Dossierstand.Getoond(dossier.Status, dossier.Band, wie.Identiteit?.Geboren, clock.Today);
        var (niveau, grond) = vault.LevelOf(dossier, status, band);
        var gedeeld = grond == DossierAccess.Gedeeld;
        if (niveau == Zichtniveau.Geen || !(wie.Leest(Dossierdeel.Arrangementen) || (user.Scope.Kind == ScopeKind.Swv && !gedeeld)))
            return null;
        var magSchrijven = dossier.GeslotenOp is null && !gedeeld && user.Mag(Acties.ArrangementWijzigen) && !IsZonderRol(arrangement);
        return await VulAsync(new(dossier, wie, [], await Regioregels.VanAsync(db, dossier.RegioId, ct)), arrangement, magSchrijven, ct);
    }

    /// <summary>The arrangement to write; else why not: 404, 409 for a closed dossier, 403 for a SWV in the mbo.</summary>
    public async Task<(Arrangementblad? Blad, IActionResult? Weigering)> OpenAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Arrangementen.Find(a => a.Id == id) is not { } arrangement)
            return (null, new NotFoundResult());
        if (open.Dossier.GeslotenOp is not null)
            return (null, new StatusCodeResult(StatusCodes.Status409Conflict));
        return IsZonderRol(arrangement) ? (null, new ForbidResult()) : (await VulAsync(open, arrangement, magSchrijven: true, ct), null);
    }

    /// <summary>No SWV has a role in the mbo.</summary>
    bool IsZonderRol(Arrangement arrangement) => Arrangementsoorten.ZonderSwv(arrangement.Type) && user.Scope.Kind == ScopeKind.Swv;

    async Task<Arrangementblad> VulAsync(OpenDossier open, Arrangement arrangement, bool magSchrijven, CancellationToken ct)
    {
        var id = arrangement.Id;
        // Sorted here: a server may order keys in a way of its own.
        var stappen = await db.ArrangementStappen.Where(s => s.ArrangementId == id).ToListAsync(ct);
        var correcties = await db.Stapcorrecties.AsNoTracking().Where(c => c.ArrangementId == id).ToListAsync(ct);
        var doelen = await db.Arrangementdoelen.Where(d => d.ArrangementId == id).ToListAsync(ct);
        var evaluaties = await db.Evaluaties.AsNoTracking().Where(e => e.ArrangementId == id).ToListAsync(ct);
        var weken = await db.Weekuren.Where(w => w.ArrangementId == id).ToListAsync(ct);
        return new(
            open, arrangement, [.. stappen.OrderBy(s => s.Datum).ThenBy(s => s.Id)], correcties.OrderByDescending(c => c.Id).ToLookup(c => c.StapId),
            [.. doelen.OrderBy(d => d.IngetrokkenOp is null ? 0 : 1).ThenBy(d => d.Id)], [.. evaluaties.OrderByDescending(e => e.Datum).ThenByDescending(e => e.Id)],
            [.. weken.OrderBy(w => w.Maandag)], magSchrijven);
    }

    /// <summary>The tasks of the after-care that the reader may see.</summary>
    public async Task<List<Taak>> NazorgtakenAsync(Guid arrangement, CancellationToken ct) =>
        [.. (await db.Taken.AsNoTracking().Where(t => t.ArrangementId == arrangement).ToListAsync(ct)).OrderBy(t => t.Termijn).ThenBy(t => t.Id)];

    /// <summary>
    /// Brings the look-ins in line with the day of return, in the coming save: each a task of its own for who owns the case at this side; those
    /// that no longer fit are withdrawn. What is done stays done.
    /// </summary>
    public async Task RegelNazorgAsync(Arrangementblad blad, CancellationToken ct)
    {
        var (dossier, arrangement) = (blad.Open.Dossier, blad.Arrangement);
        var id = arrangement.Id;
        var bestaand = await db.Taken.Where(t => t.ArrangementId == id && t.Toestand != TaakToestand.Ingetrokken).ToListAsync(ct);
        var momenten = arrangement.TerugOp is { } terug ? Nazorg.Kijkmomenten(terug, Parameters) : [];
        foreach (var taak in bestaand.Where(t => t.Toestand == TaakToestand.Open && momenten.All(m => m.Op != t.Termijn)))
        {
            (taak.Toestand, taak.KlaarOp, taak.KlaarDoorId) = (TaakToestand.Ingetrokken, clock.Today, user.Id);
            taak.Versie++;
            db.BeginFor(ActKind.TaakIngetrokken, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
        }

        var personen = await taakwerk.PersonenAsync(dossier, ct);
        var eigenaar = user.Scope.Kind == ScopeKind.Swv ? dossier.SwvConsulentId : dossier.BehandelaarId;
        var voor = personen.FirstOrDefault(p => p.Id == eigenaar && p.OrganisatieId == user.OrganisatieId)?.Id ?? user.Id;
        foreach (var (weken, op) in momenten.Where(m => bestaand.TrueForAll(t => t.Termijn != m.Op)))
        {
            // A look-in of before today cannot be asked any more; the next one can.
            if (op < clock.Today)
                continue;
            var taakId = Guid.CreateVersion7();
            var taak = new Taak
            {
                Id = taakId, DossierId = dossier.Id, OrganisatieId = user.OrganisatieId, VoorOrganisatieId = user.OrganisatieId, MakerId = user.Id, VoorId = voor,
                ArrangementId = id, Soort = TaakSoort.Nagaan, Termijn = op, GemaaktOp = clock.Today,
                Tekst = await vault.SealTextAsync(dossier.Id, "Taak/Tekst", taakId, $"Nazorg: hoe gaat het, {weken} {(weken == 1 ? "week" : "weken")} na de terugkeer?", ct),
            };
            db.Add(taak);
            db.BeginFor(ActKind.TaakToegevoegd, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
        }
    }
}
