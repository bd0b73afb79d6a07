// What: the columns of an offered list: guessed from the headings or from the last time, corrected by the person, and remembered.
// Never: a heading kept in the clear; a list of another organisation (404).

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

[Mag(Acties.VerzuimImporteren)]
public sealed class KolommenModel(AppDb db, Importbestanden bestanden, CurrentUser user, Clock clock) : PageModel
{
    const int Proef = 3, Langste = 40;

    public Leesresultaat Lijst { get; private set; } = new();

    [BindProperty]
    public Guid ActId { get; set; }

    [BindProperty]
    public List<Lijstveld> Velden { get; set; } = [];

    public IReadOnlyList<SelectListItem> Keuzes { get; } = [.. Enum.GetValues<Lijstveld>().Select(v => new SelectListItem(Hoofdletter(Kolomherkenning.Omschrijving(v)), v.ToString()))];

    /// <summary>A heading that is a date or a BSN is no heading.</summary>
    public bool LijktZonderKoppen => Lijst.Koppen.Any(k => NlDatum.TryParse(k, out _) || (Bsn.Normaliseer(k) is { } n && Bsn.IsGeldig(n)));

    public string Kop(int kolom) => Lijst.Koppen[kolom].Length == 0 ? $"Kolom {kolom + 1} (zonder kop)" : Kort(Lijst.Koppen[kolom]);

    public string Voorbeelden(int kolom)
    {
        var cellen = Lijst.Regels.Where(r => r.Fout is null).Select(r => Tekstschoning.Schoon(r.Cellen[kolom]).Tekst).Where(c => c.Length > 0).Take(Proef).Select(Kort).ToList();
        return cellen.Count == 0 ? "Deze kolom is leeg." : "Bijvoorbeeld: " + string.Join(" · ", cellen);
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is not { } opdracht)
            return NotFound();
        if (opdracht.Toestand != Importtoestand.Aangeboden || Lijst.Koppen.Count == 0)
            return Redirect($"/verzuim/import/{id}");
        var toewijzing = Importbestanden.Toewijzing(opdracht, Lijst)
            ?? Kolomherkenning.Raad(Lijst, clock.Today, await bestanden.VoorkeurAsync(db, user.OrganisatieId, ct));
        (Velden, ActId) = ([.. toewijzing.Kolommen.Select(k => k.Veld)], Guid.CreateVersion7());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is not { } opdracht)
            return NotFound();
        if (opdracht.Toestand != Importtoestand.Aangeboden || Lijst.Koppen.Count == 0)
            return Redirect($"/verzuim/import/{id}");
        if (Velden.Count != Lijst.Koppen.Count)
            return Redirect($"/verzuim/import/{id}/kolommen");
        var toewijzing = new Kolomtoewijzing([.. Lijst.Koppen.Select((kop, i) => new Lijstkolom(kop, Enum.IsDefined(Velden[i]) ? Velden[i] : Lijstveld.Negeren))]);
        foreach (var bezwaar in toewijzing.Controleer())
            ModelState.AddModelError("", bezwaar);
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.ImportKolommenGekozen, clock.UtcNow, feiten: Dossierwerk.Feiten(("import", id)), id: ActId);
        opdracht.Kolommen = Importbestanden.Velden(toewijzing);
        opdracht.Versie++;
        // Without headings the first row is a child: that is not kept.
        if (!LijktZonderKoppen)
            await bestanden.OnthoudAsync(db, user.OrganisatieId, toewijzing, ct);
        await db.SaveOnceAsync(ct);
        return Redirect($"/verzuim/import/{id}");
    }

    async Task<Importopdracht?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await Importbestanden.Van(db, user).SingleOrDefaultAsync(o => o.Id == id, ct) is not { } opdracht)
            return null;
        Lijst = await bestanden.LeesAsync(db, opdracht, ct) ?? new();
        return opdracht;
    }

    static string Kort(string tekst) => tekst.Length > Langste ? tekst[..Langste] + "…" : tekst;

    static string Hoofdletter(string tekst) => char.ToUpper(tekst[0], NlDatum.Cultuur) + tekst[1..];
}
