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
public sealed class IndexModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<(Guid Link, string Nummer, Geopend Wie)> Gekoppeld { get; private set; } = [];
    public IReadOnlyList<(string Nummer, Geopend Wie)> Voorstellen { get; private set; } = [];

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

    public async Task<IActionResult> OnPostLosAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}/verwanten");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Gekoppeld.All(g => g.Link != Input.Link) || await db.Set<Verwantschap>().SingleOrDefaultAsync(v => v.Id == Input.Link, ct) is not { } link)
            return NotFound();
        db.Begin(ActKind.VerwantOntkoppeld, clock.UtcNow, link.DossierId, id: Input.ActId);
        db.Remove(link);
        if (!await werk.BewaarIntrekkenAsync(ct))
            return StatusCode(StatusCodes.Status409Conflict);
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
        var lijkt = open.Geopend.Identiteit is { } wie
            ? (await vault.FindAsync([(await vault.IndexAsync(ct)).Achternaam(Persoonsnaam.Aaneen(wie.Achternaam))], ct)).Ids
                .Where(id => id != open.Dossier.Id && links.All(l => l.Ander != id)).Take(50).ToList()
            : [];
        var ids = links.Select(l => l.Ander).Concat(lijkt).ToList();
        var wies = await vault.RevealAsync(ids, Doel.Bijwerken, ct);
        var nummers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Nummer, d.GemeenteId }).ToDictionaryAsync(d => d.Id, ct);
        Gekoppeld = [.. links.Select(l => (l.Id, nummers[l.Ander].Nummer, wies[l.Ander]))];
        Voorstellen = [.. lijkt.Where(id => nummers[id].GemeenteId == user.OrganisatieId && LijktVerwant(open.Geopend.Identiteit!, wies[id].Identiteit))
            .Select(id => (nummers[id].Nummer, wies[id])).OrderBy(v => v.Nummer, StringComparer.Ordinal)];
        return null;
    }

    /// <summary>The same surname at the same postcode, and not the same first name.</summary>
    static bool LijktVerwant(Identiteit a, Identiteit? b) => b?.Postcode is not null && a.Postcode == b.Postcode
        && Persoonsnaam.Aaneen(a.Achternaam) == Persoonsnaam.Aaneen(b.Achternaam) && Persoonsnaam.Sleutel(a.Naam) != Persoonsnaam.Sleutel(b.Naam);
}
