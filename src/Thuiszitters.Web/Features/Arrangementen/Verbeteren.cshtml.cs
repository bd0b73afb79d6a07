// What: corrects the date of a step. The old date and why stay; every date that follows from the steps, the clock and the after-care follow.
// Source: rules.md R6 (a correction keeps the old value and its reason), R4. Never: the order of the steps, or which steps there were.

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
public sealed class VerbeterenModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Voorzieningenkaart kaart, Vault vault, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }
    public required ArrangementStap Stap { get; set; }
    int nr;
    Voorziening? voorziening;

    /// <summary>The first evaluation was planned from the start, and was not held yet: it may have to move along.</summary>
    public bool VraagtEvaluatie => Stap.Toestand == ArrangementToestand.Gestart && Blad.Evaluaties.Count == 0;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Datum { get; set; }
        public DateOnly? EersteEvaluatieOp { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, Guid stap, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, stap, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Datum = Stap.Datum, EersteEvaluatieOp = Blad.Arrangement.EersteEvaluatieOp };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, Guid stap, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, stap, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && Input.Datum is null)
            ModelState.AddModelError("Input.Datum", "Vul de goede datum in, bijvoorbeeld 14-3-2026.");
        if (VraagtEvaluatie && Input.EersteEvaluatieOp is null && ModelState["Input.EersteEvaluatieOp"]?.Errors.Count is null or 0)
            ModelState.AddModelError("Input.EersteEvaluatieOp", "Vul in wanneer de eerste evaluatie is.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (ModelState.IsValid)
            Weigeringen.Meld(ModelState, Bezwaren().Select(b => b.Code == "voorziening-loopt-niet" ? Verdict.Geweigerd("start-buiten-voorziening") : b));
        if (!ModelState.IsValid)
            return Page();

        var (dossier, arrangement, was, correctie) = (Blad.Open.Dossier, Blad.Arrangement, Stap.Datum, Guid.CreateVersion7());
        var reden = await vault.SealTextAsync(dossier.Id, "Stapcorrectie/Reden", correctie, Input.Reden!.Trim(), ct);
        db.Begin(ActKind.ArrangementStapVerbeterd, clock.UtcNow, dossier.Id,
            Dossierwerk.Feiten(("type", arrangement.Type), ("naar", Stap.Toestand), ("was", was), ("datum", Input.Datum)), id: Input.ActId);
        db.Add(new Stapcorrectie
        {
            Id = correctie, DossierId = dossier.Id, ArrangementId = arrangement.Id, StapId = Stap.Id, Was = was, Wordt = Input.Datum!.Value, Op = clock.Today, Reden = reden!,
        });
        var terug = arrangement.TerugOp;
        Zet();
        await arrangementwerk.RegelNazorgAsync(Blad, terug, ct);
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, stap, ct) ?? Gewijzigd();
        TempData.Gelukt($"De datum is verbeterd: {Woorden.Van(Stap.Toestand).ToLowerInvariant()} op {NlDatum.Lang(Input.Datum.Value)}.");
        return await arrangementwerk.VerderAsync(dossier, Blad.Url, ct);
    }

    /// <summary>What the other date would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, Guid id, Guid stap, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, stap, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Blad.Open, clock.Today);
        if (Input.Datum is null || Bezwaren().Any(b => b.Code != "reden-ontbreekt"))
            return blik.Antwoord(ingevuld: false);
        Zet();
        return blik.Antwoord(ingevuld: true);
    }

    IEnumerable<Verdict> Bezwaren() => Stappenreeks.Bezwaren(
        new()
        {
            Stappen = Blad.Reeks, Index = nr, Datum = Input.Datum!.Value, Vandaag = clock.Today, HeeftReden = !string.IsNullOrWhiteSpace(Input.Reden),
            EersteEvaluatieOp = VraagtEvaluatie ? Input.EersteEvaluatieOp : Blad.Arrangement.EersteEvaluatieOp,
            Vastgelegd = Blad.Vastgelegd, WeerThuisOp = Blad.Arrangement.WeerThuisOp, Combinatie = Blad.Arrangement.Combinatie, Anderen = Blad.Anderen,
            VoorzieningLoopt = voorziening?.Profiel.Loopt(Input.Datum.Value) != false,
            GeldigVan = Blad.Arrangement.GeldigVan, GeldigTotEnMet = Blad.Arrangement.GeldigTotEnMet,
        },
        Arrangementwerk.Parameters);

    void Zet()
    {
        Stap.Datum = Input.Datum!.Value;
        if (VraagtEvaluatie)
            Blad.Arrangement.EersteEvaluatieOp = Input.EersteEvaluatieOp;
        Blad.Arrangement.Herzie(Stappenreeks.Data(Blad.Reeks));
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Stap.Toestand), NlDatum.Lang(Stap.Datum)), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, Guid stap, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        (Blad, nr) = (blad, blad.Stappen.ToList().FindIndex(s => s.Id == stap));
        if (nr < 0)
            return NotFound();
        Stap = blad.Stappen[nr];
        if (Stap.Toestand == ArrangementToestand.Gestart && blad.Arrangement.VoorzieningId is { } waar)
            voorziening = (await kaart.VanAsync(waar, ct))?.Voorziening;
        return null;
    }
}
