// What: sets a goal of an arrangement, or says that one is no goal any more. Source: rules.md R6.
// Never: after the end; what was reached then stands with the outcome.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class DoelenModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, Clock clock) : PageModel
{
    /// <summary>More goals than this nobody works on at once.</summary>
    const int Meeste = 8;

    public required Arrangementblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty]
    public Intrekking Weg { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Doelsoort? Soort { get; set; }
        [ZonderMedisch]
        public string? Tekst { get; set; }
        public DateOnly? Datum { get; set; }
    }

    public sealed class Intrekking
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Guid Doel { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Datum = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url + "/doelen");
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        if (Input.Soort is not { } soort || !Enum.IsDefined(soort))
            ModelState.AddModelError("Input.Soort", "Kies waar het doel over gaat.");
        else if (Blad.Lopend.Count() >= Meeste)
            ModelState.AddModelError("Input.Soort", "Er zijn al acht doelen. Zeg eerst van een ander dat het geen doel meer is.");
        if (Input.Tekst?.Length > 500)
            ModelState.AddModelError("Input.Tekst", "Maak het doel korter dan 500 tekens.");
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && (Input.Datum is not { } datum || datum > clock.Today))
            ModelState.AddModelError("Input.Datum", "Vul een datum in die vandaag of eerder is.");
        if (!ModelState.IsValid)
            return Page();

        var (doel, dossier) = (Guid.CreateVersion7(), Blad.Open.Dossier);
        var tekst = await vault.SealTextAsync(dossier.Id, "Arrangementdoel/Tekst", doel, Input.Tekst?.Trim(), ct);
        db.Begin(ActKind.ArrangementDoelGesteld, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Blad.Arrangement.Type), ("doel", Input.Soort)), id: Input.ActId);
        db.Add(new Arrangementdoel
        {
            Id = doel, DossierId = dossier.Id, ArrangementId = id, Soort = Input.Soort!.Value, Tekst = tekst, GesteldOp = Input.Datum!.Value,
        });
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het doel is toegevoegd.");
        return Redirect(Blad.Url + "/doelen");
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(string nummer, Guid id, CancellationToken ct)
    {
        // The other form of this page was not sent.
        ModelState.Clear();
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Weg.ActId, ct))
            return Redirect(Blad.Url + "/doelen");
        if (Blad.Lopend.FirstOrDefault(d => d.Id == Weg.Doel) is not { } doel)
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7(), Datum = clock.Today };
        if (Weg.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();

        var dossier = Blad.Open.Dossier;
        db.Begin(ActKind.ArrangementDoelIngetrokken, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Blad.Arrangement.Type), ("doel", doel.Soort)), id: Weg.ActId);
        doel.IngetrokkenOp = clock.Today;
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het doel telt niet meer mee.");
        return Redirect(Blad.Url + "/doelen");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, ("Doelen", Blad.Lopend.Any() ? Woorden.Opsomming([.. Blad.Lopend.Select(d => Woorden.Van(d.Soort).ToLowerInvariant())]) : "nog geen"));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        return ArrangementVerloop.IsEinde(blad.Arrangement.Toestand) ? NotFound() : null;
    }
}
