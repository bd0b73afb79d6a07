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
/// <param name="Gegevens">What was corrected of it once it started, the last first.</param>
/// <param name="MagSchrijven">The reader may change it.</param>
public sealed record Arrangementblad(
    OpenDossier Open, Arrangement Arrangement, IReadOnlyList<ArrangementStap> Stappen, ILookup<Guid, Stapcorrectie> Correcties,
    IReadOnlyList<Arrangementdoel> Doelen, IReadOnlyList<Evaluatie> Evaluaties, IReadOnlyList<Weekuren> Weken, IReadOnlyList<Gegevenscorrectie> Gegevens,
    bool MagSchrijven)
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

    public string? Tekst(Gegevenscorrectie correctie, string veld) =>
        Wie.Tekst(veld == nameof(Gegevenscorrectie.Was) ? correctie.Was : correctie.Reden, "Gegevenscorrectie/" + veld, correctie.Id);

    /// <summary>When the other arrangements of this child run.</summary>
    public IReadOnlyList<Looptijd> Anderen => [.. Open.Dossier.Arrangementen.Where(a => a.Id != Arrangement.Id && a.GestartOp is not null)
        .Select(a => new Looptijd(a.GestartOp!.Value, a.GeeindigdOp, a.Combinatie))];

    /// <summary>What was recorded while it ran.</summary>
    public Vastgelegd Vastgelegd
    {
        get
        {
            var weken = Weken.Where(w => w is not { WerkelijkOnderwijs: null or 0, WerkelijkZorg: null or 0 }).Select(w => (DateOnly?)w.Maandag).ToList();
            return new(
                Evaluaties.Count > 0 ? Evaluaties[^1].Datum : null, Evaluaties.Count > 0 ? Evaluaties[0].Datum : null,
                weken.FirstOrDefault(), weken.LastOrDefault());
        }
    }

    /// <summary>The steps as the rules know them.</summary>
    public IReadOnlyList<Gezettestap> Reeks => [.. Stappen.Select(s => new Gezettestap(s.Toestand, s.Datum))];
}

public sealed class Arrangementwerk(AppDb db, DbSource source, Dossierwerk werk, Taakwerk taakwerk, Vault vault, CurrentUser user, Clock clock)
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
        var gegevens = await db.Gegevenscorrecties.AsNoTracking().Where(c => c.ArrangementId == id).ToListAsync(ct);
        return new(
            open, arrangement, [.. stappen.OrderBy(s => s.Datum).ThenBy(s => s.Id)], correcties.OrderByDescending(c => c.Id).ToLookup(c => c.StapId),
            [.. doelen.OrderBy(d => d.IngetrokkenOp is null ? 0 : 1).ThenBy(d => d.Id)], [.. evaluaties.OrderByDescending(e => e.Datum).ThenByDescending(e => e.Id)],
            [.. weken.OrderBy(w => w.Maandag)], [.. gegevens.OrderByDescending(c => c.Id)], magSchrijven);
    }

    /// <summary>The day of the first step of each arrangement of the dossier.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> BegonnenAsync(Dossier dossier, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var id = dossier.Id;
        return (await db.ArrangementStappen.AsNoTracking().Where(s => s.DossierId == id).Select(s => new { s.ArrangementId, s.Datum }).ToListAsync(ct))
            .GroupBy(s => s.ArrangementId).ToDictionary(g => g.Key, g => g.Min(s => s.Datum));
    }

    /// <summary>The tasks of the after-care that the reader may see.</summary>
    public async Task<List<Taak>> NazorgtakenAsync(Arrangement arrangement, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        var (dossier, id) = (arrangement.DossierId, arrangement.Id);
        return [.. (await db.Taken.AsNoTracking().Where(t => t.DossierId == dossier && t.ArrangementId == id).ToListAsync(ct)).OrderBy(t => t.Termijn).ThenBy(t => t.Id)];
    }

    /// <summary>
    /// Where to go on after a save: to that page, or to the work list when the dossier is no longer this reader's. A SWV keeps what is at home or has
    /// an arrangement; by the end of one it may lose sight of it.
    /// </summary>
    public async Task<RedirectResult> VerderAsync(Dossier dossier, string url, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var id = dossier.Id;
        return new(await db.Dossiers.AsNoTracking().IgnoreAutoIncludes().AnyAsync(d => d.Id == id, ct) ? url : "/werkvoorraad");
    }

    /// <summary>
    /// Brings the look-ins in line with the day of return, in the coming save, whichever organisation they are with: those of the day of before move
    /// along, those that no longer fit are withdrawn, and those that nobody has yet become a task of whoever owns the case at this side. What is done
    /// stays done.
    /// </summary>
    /// <param name="was">The day of return before the change; the same day changes nothing.</param>
    public async Task RegelNazorgAsync(Arrangementblad blad, DateOnly? was, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(blad);
        var (dossier, arrangement) = (blad.Open.Dossier, blad.Arrangement);
        if (arrangement.TerugOp == was)
            return;
        var bestaand = await KijktakenAsync(dossier.Id, arrangement.Id, ct);
        var eerder = was is { } vorige ? Nazorg.Kijkmomenten(vorige, Parameters) : [];
        var momenten = arrangement.TerugOp is { } terug ? Nazorg.Kijkmomenten(terug, Parameters) : [];
        var nodig = momenten.ToDictionary(m => m.Weken, m => m.Op);
        foreach (var taak in bestaand)
        {
            // One that somebody moved by hand is of no week any more.
            var weken = eerder.Concat(momenten).FirstOrDefault(m => m.Op == taak.Termijn).Weken;
            if (taak.Toestand != TaakToestand.Open)
                nodig.Remove(weken);
            // A look-in of before today cannot be asked any more; the next one can.
            else if (weken > 0 && nodig.Remove(weken, out var op) && op >= clock.Today)
                Verzet(taak, op);
            else
                TrekIn(taak);
        }

        var personen = await taakwerk.PersonenAsync(dossier, ct);
        var eigenaar = user.Scope.Kind == ScopeKind.Swv ? dossier.SwvConsulentId : dossier.BehandelaarId;
        var voor = personen.FirstOrDefault(p => p.Id == eigenaar && p.OrganisatieId == user.OrganisatieId)?.Id ?? user.Id;
        foreach (var (weken, op) in momenten.Where(m => nodig.ContainsKey(m.Weken) && m.Op >= clock.Today))
        {
            var taakId = Guid.CreateVersion7();
            var taak = new Taak
            {
                Id = taakId, DossierId = dossier.Id, OrganisatieId = user.OrganisatieId, VoorOrganisatieId = user.OrganisatieId, MakerId = user.Id, VoorId = voor,
                ArrangementId = arrangement.Id, Soort = TaakSoort.Nagaan, Termijn = op, GemaaktOp = clock.Today,
                Tekst = await vault.SealTextAsync(dossier.Id, "Taak/Tekst", taakId, $"Nazorg: hoe gaat het, {weken} {(weken == 1 ? "week" : "weken")} na de terugkeer?", ct),
            };
            db.Add(taak);
            db.BeginFor(ActKind.TaakToegevoegd, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
        }
    }

    /// <summary>
    /// The look-ins of every organisation, tracked. A reader sees only what their own asks or is asked; whoever writes the arrangement moves what
    /// follows from it, and the gate lets nothing else of it change.
    /// </summary>
    async Task<List<Taak>> KijktakenAsync(Guid dossier, Guid arrangement, CancellationToken ct)
    {
        List<Taak> taken;
        await using (var alles = source.ForSystem())
            taken = await alles.Taken.AsNoTracking().Where(t => t.DossierId == dossier && t.ArrangementId == arrangement && t.Toestand != TaakToestand.Ingetrokken).ToListAsync(ct);
        db.AttachRange(taken);
        return [.. taken.OrderBy(t => t.Termijn).ThenBy(t => t.Id)];
    }

    void Verzet(Taak taak, DateOnly op)
    {
        var vorige = taak.Termijn;
        taak.Termijn = op;
        taak.Versie++;
        db.BeginFor(ActKind.TaakVerzet, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak, ("vorige", vorige))));
    }

    void TrekIn(Taak taak)
    {
        (taak.Toestand, taak.KlaarOp, taak.KlaarDoorId) = (TaakToestand.Ingetrokken, clock.Today, user.Id);
        taak.Versie++;
        db.BeginFor(ActKind.TaakIngetrokken, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
    }
}
