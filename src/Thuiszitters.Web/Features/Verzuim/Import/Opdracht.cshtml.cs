// What: one import, in each of its states: the preview before it is confirmed, how far it is, and what became of each row.
// Never: anything saved by the preview but the processing log; a list of another organisation (404).

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Verzuim.Import;

[Mag(Acties.VerzuimImporteren)]
public sealed class OpdrachtModel(
    AppDb db, DbSource source, Importkaders kaders, Importbestanden bestanden, Importuitvoering uitvoering, Jobs jobs, CurrentUser user, Clock clock) : PageModel
{
    public const int PerPagina = 100, EersteRijen = 20;

    public required Importopdracht Opdracht { get; set; }

    [BindProperty]
    public Guid ActId { get; set; }

    public Guid AnderActId { get; } = Guid.CreateVersion7();

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "uitkomst")]
    public Rijuitkomst? Uitkomst { get; set; }

    public Lijstvoorbeeld? Voorbeeld { get; private set; }

    public IReadOnlyList<(Importregel Regel, string? Nummer)> Regels { get; private set; } = [];

    public int AantalRegels { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        ActId = Guid.CreateVersion7();
        if (Opdracht.Toestand != Importtoestand.Aangeboden)
        {
            if (!Opdracht.Loopt)
                await VulRegelsAsync(ct);
            return Page();
        }

        if (await bestanden.LeesAsync(db, Opdracht, ct) is not { } lijst || Importbestanden.Toewijzing(Opdracht, lijst) is not { } toewijzing)
            return Redirect(Opdracht.Kolommen is null ? $"/verzuim/import/{id}/kolommen" : "/verzuim/import");
        Voorbeeld = await VoorbeeldAsync(lijst, toewijzing, ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Voorbeeld.Meldingen.Count + PerPagina - 1) / PerPagina));
        return Page();
    }

    public async Task<IActionResult> OnPostBevestigenAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (Opdracht.Kolommen is null)
            return Redirect($"/verzuim/import/{id}/kolommen");
        return await StartAsync(Importtoestand.Aangeboden, clock.Today, ct);
    }

    /// <summary>Goes on where a fault stopped it, for the same day.</summary>
    public async Task<IActionResult> OnPostVerderAsync(Guid id, CancellationToken ct) =>
        await LaadAsync(id, ct) ?? await StartAsync(Importtoestand.Mislukt, Opdracht.Datum ?? clock.Today, ct);

    public async Task<IActionResult> OnPostAnnulerenAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (Opdracht.IsAf || Opdracht.AnnulerenGevraagd)
            return Redirect($"/verzuim/import/{id}");
        db.Begin(ActKind.ImportGeannuleerd, clock.UtcNow, feiten: Dossierwerk.Feiten(("import", id)), id: ActId);
        Opdracht.AnnulerenGevraagd = true;
        Opdracht.Versie++;
        if (await db.SaveOnceAsync(ct) && !Opdracht.Loopt)
        {
            await uitvoering.SluitAsync(Opdracht, Importtoestand.Geannuleerd, ct);
            TempData.Gelukt("De lijst is geannuleerd en het bestand is vernietigd.");
        }

        return Redirect($"/verzuim/import/{id}");
    }

    async Task<IActionResult> StartAsync(Importtoestand vanuit, DateOnly datum, CancellationToken ct)
    {
        if (Opdracht.Toestand == vanuit)
        {
            db.Begin(ActKind.ImportBevestigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("import", Opdracht.Id), ("regels", Opdracht.Totaal)), id: ActId);
            (Opdracht.Toestand, Opdracht.Datum, Opdracht.Fout) = (Importtoestand.Bevestigd, datum, null);
            (Opdracht.BevestigdDoorId, Opdracht.BevestigdRol) = (user.Id, user.Rol);
            Opdracht.Versie++;
            if (await db.SaveOnceAsync(ct))
                await jobs.TriggerAsync(ImportUitvoeren.Name);
        }

        return Redirect($"/verzuim/import/{Opdracht.Id}");
    }

    async Task<Lijstvoorbeeld> VoorbeeldAsync(Leesresultaat lijst, Kolomtoewijzing toewijzing, CancellationToken ct)
    {
        var kader = await kaders.MaakAsync(user.OrganisatieId, user.Id, user.Rol, clock.Today, ct);
        var beoordelaar = new Lijstbeoordelaar(kader, source, toewijzing, metKlok: false);
        var voorbeeld = new Lijstvoorbeeld(lijst);
        foreach (var groep in lijst.Regels.Chunk(Lijstbeoordelaar.Groep))
            voorbeeld.Voeg(await beoordelaar.BeoordeelAsync(groep, ct));
        return voorbeeld;
    }

    async Task VulRegelsAsync(CancellationToken ct)
    {
        var regels = db.Set<Importregel>().AsNoTracking().Where(r => r.OpdrachtId == Opdracht.Id && (Uitkomst == null || r.Uitkomst == Uitkomst));
        AantalRegels = await regels.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (AantalRegels + PerPagina - 1) / PerPagina));
        var rijen = await regels.OrderBy(r => r.Regel).Skip((Pagina - 1) * PerPagina).Take(PerPagina)
            .Select(r => new { Regel = r, Nummer = db.Dossiers.Where(d => d.Id == r.DossierId).Select(d => d.Nummer).FirstOrDefault() }).ToListAsync(ct);
        Regels = [.. rijen.Select(r => (r.Regel, r.Nummer))];
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await Importbestanden.Van(db, user).SingleOrDefaultAsync(o => o.Id == id, ct) is not { } opdracht)
            return NotFound();
        Opdracht = opdracht;
        return null;
    }
}

/// <summary>What the preview shows; lives for one request.</summary>
public sealed class Lijstvoorbeeld(Leesresultaat lijst)
{
    readonly Dictionary<Rijuitkomst, int> aantallen = [];
    readonly List<Rijoordeel> eerste = [];
    readonly List<(int Regel, string Kolom, bool IsFout, string Bericht)> meldingen = [];

    public IReadOnlyList<Rijoordeel> Eerste => eerste;

    /// <summary>What keeps a row out first, then what to look at; each in the order of the lines.</summary>
    public IReadOnlyList<(int Regel, string Kolom, bool IsFout, string Bericht)> Meldingen => [.. meldingen.OrderByDescending(m => m.IsFout)];

    public int Overgeslagen => lijst.Overgeslagen;

    /// <summary>Rows that change something.</summary>
    public int TeImporteren { get; private set; }

    public int Aantal(Rijuitkomst uitkomst) => aantallen.GetValueOrDefault(uitkomst);

    public void Voeg(IReadOnlyList<Importoordeel> oordelen)
    {
        foreach (var oordeel in oordelen.Select(o => o.Oordeel))
        {
            aantallen[oordeel.Uitkomst] = Aantal(oordeel.Uitkomst) + 1;
            if (oordeel.Uitkomst is Rijuitkomst.Nieuw or Rijuitkomst.Bijgewerkt || oordeel.BsnAanvullen)
                TeImporteren++;
            if (eerste.Count < OpdrachtModel.EersteRijen)
                eerste.Add(oordeel);
            foreach (var w in oordeel.Rij.Weigeringen.Append(oordeel.Weigering).OfType<Weigering>().Distinct())
                meldingen.Add((oordeel.Rij.Regel, Kolom(w.Kolom, w.Veld), true, w.Bericht));
            foreach (var w in oordeel.Waarschuwingen)
                meldingen.Add((oordeel.Rij.Regel, Kolom(w.Kolom, w.Veld), false, w.Bericht));
        }
    }

    string Kolom(int? kolom, Lijstveld veld) =>
        kolom is { } k && k <= lijst.Koppen.Count ? $"{k} ({lijst.Koppen[k - 1]})" : veld == Lijstveld.Negeren ? "hele regel" : Kolomherkenning.Omschrijving(veld);
}
