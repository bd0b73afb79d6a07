// What: links the dossiers of brothers and sisters of the own gemeente, and takes such a link away. Who may look like one is proposed.
// Source: ADR 25. Never: shows a link to who may not open both dossiers; the timeline says that there is one, and not with whom.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verwanten;

[Mag(Acties.DossierWijzigen)]
public sealed class IndexModel(AppDb db, Dossierwerk werk, DbSource source, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<(Guid Link, string Nummer, Geopend Wie)> Gekoppeld { get; private set; } = [];

    /// <summary>Null until they are asked for: looking opens children who may have nothing to do with this one.</summary>
    public IReadOnlyList<(string Nummer, Geopend Wie)>? Voorstellen { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public string? Nummer { get; set; }

        /// <summary>The link to take away.</summary>
        public Guid? Link { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}/verwanten");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        var (gezocht, gemeente, id) = (Input.Nummer?.Trim() ?? "", user.OrganisatieId, Open.Dossier.Id);
        var ander = await db.Dossiers.AsNoTracking().Where(d => d.Nummer == gezocht && d.GemeenteId == gemeente).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
        if (ander is not { } twee || twee == id)
            ModelState.AddModelError("Input.Nummer", gezocht.Length == 0 ? "Vul het nummer van het andere dossier in."
                : ander == id ? "Dit is hetzelfde dossier. Kies een ander dossier." : "Dit dossiernummer is niet van uw gemeente. Controleer het nummer.");
        else if (Gekoppeld.Any(g => g.Nummer == gezocht))
            ModelState.AddModelError("Input.Nummer", "Deze twee dossiers zijn al gekoppeld.");
        else
        {
            db.Begin(ActKind.VerwantGekoppeld, clock.UtcNow, id, id: Input.ActId);
            db.Add(new Verwantschap { DossierId = id, AnderDossierId = twee, OrganisatieId = gemeente, Op = clock.Today });
            await db.SaveOnceAsync(ct);
            TempData.Gelukt($"Gekoppeld met dossier {gezocht}.");
            return Redirect($"/dossiers/{nummer}/verwanten");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostVoorstelAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Clear();
        Input = new() { ActId = Guid.CreateVersion7() };
        var (wie, gemeente, id) = (Open.Geopend.Identiteit, user.OrganisatieId, Open.Dossier.Id);
        var al = Gekoppeld.Select(g => g.Nummer).ToList();
        var ids = wie is null ? [] : (await vault.FindAsync([(await vault.IndexAsync(ct)).Achternaam(Persoonsnaam.Aaneen(wie.Achternaam))], ct)).Ids;
        var nummers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Id != id && d.GemeenteId == gemeente && !al.Contains(d.Nummer))
            .OrderBy(d => d.Nummer).Take(50).Select(d => new { d.Id, d.Nummer }).ToDictionaryAsync(d => d.Id, d => d.Nummer, ct);
        var wies = await vault.RevealAsync(nummers.Keys, Doel.Bijwerken, ct);
        Voorstellen = [.. wies.Where(w => LijktVerwant(wie!, w.Value.Identiteit)).Select(w => (nummers[w.Key], w.Value)).OrderBy(v => v.Item1, StringComparer.Ordinal)];
        return Page();
    }

    public async Task<IActionResult> OnPostLosAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}/verwanten");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Gekoppeld.All(g => g.Link != Input.Link) || await db.Set<Verwantschap>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == Input.Link, ct) is not { } link)
            return NotFound();
        // The system writes, at work for the person: the row may stand with the other dossier, and that one may be closed by now.
        var namens = new CurrentUser();
        namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        await using var eigen = source.For(namens.Scope);
        var (een, twee, gemeente) = (link.DossierId, link.AnderDossierId, user.OrganisatieId);
        // In both directions: two colleagues may have linked at the same moment.
        eigen.RemoveRange(await eigen.Set<Verwantschap>().Where(v => v.OrganisatieId == gemeente
            && ((v.DossierId == een && v.AnderDossierId == twee) || (v.DossierId == twee && v.AnderDossierId == een))).ToListAsync(ct));
        eigen.Begin(ActKind.VerwantOntkoppeld, clock.UtcNow, Open.Dossier.Id, id: Input.ActId);
        try
        {
            await eigen.SaveOnceAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else took it away just now: it is gone, as asked.
            return Redirect($"/dossiers/{nummer}/verwanten");
        }

        TempData.Gelukt("De koppeling is weg.");
        return Redirect($"/dossiers/{nummer}/verwanten");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || user.Scope.Kind != ScopeKind.Gemeente)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        var links = await Verwantenlijst.VanAsync(db, open.Dossier.Id, ct);
        var ids = links.ConvertAll(l => l.Ander);
        var wies = await vault.RevealAsync(ids, Doel.Bijwerken, ct);
        Gekoppeld = [.. links.Select(l => (l.Id, l.Nummer, wies[l.Ander]))];
        return null;
    }

    /// <summary>The same surname at the same postcode, and not the same first name.</summary>
    static bool LijktVerwant(Identiteit a, Identiteit? b) => b?.Postcode is not null && a.Postcode == b.Postcode
        && Persoonsnaam.Aaneen(a.Achternaam) == Persoonsnaam.Aaneen(b.Achternaam) && Persoonsnaam.Sleutel(a.Naam) != Persoonsnaam.Sleutel(b.Naam);
}
