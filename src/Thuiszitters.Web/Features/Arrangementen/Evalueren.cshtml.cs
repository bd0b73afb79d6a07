// What: records an evaluation of a started arrangement and sets the day of the next. Source: rules.md R6, R7 (EvaluatieVerlopen).
// Never: an evaluation without a next one: that comes with the end.

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
public sealed class EvaluerenModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Datum { get; set; }
        [ZonderMedisch]
        public string? Verslag { get; set; }
        public int? TevredenheidKind { get; set; }
        public int? TevredenheidOuders { get; set; }
        public DateOnly? VolgendeOp { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, int? kind, int? ouders, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Datum = clock.Today, TevredenheidKind = kind, TevredenheidOuders = ouders };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        Controleer();
        if (!ModelState.IsValid)
            return Page();

        var (evaluatie, dossier) = (Guid.CreateVersion7(), Blad.Open.Dossier);
        var verslag = await vault.SealTextAsync(dossier.Id, "Evaluatie/Verslag", evaluatie, Input.Verslag?.Trim(), ct);
        db.Begin(ActKind.ArrangementGeevalueerd, clock.UtcNow, dossier.Id,
            Dossierwerk.Feiten(("type", Blad.Arrangement.Type), ("datum", Input.Datum), ("volgende", Input.VolgendeOp)), id: Input.ActId);
        db.Add(new Evaluatie
        {
            Id = evaluatie, DossierId = dossier.Id, ArrangementId = id, Datum = Input.Datum!.Value, VolgendeOp = Input.VolgendeOp!.Value, Verslag = verslag,
            TevredenheidKind = Input.TevredenheidKind, TevredenheidOuders = Input.TevredenheidOuders,
        });
        Blad.Arrangement.VolgendeEvaluatieOp = Input.VolgendeOp;
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt($"De evaluatie is opgeslagen. De volgende is op {NlDatum.Lang(Input.VolgendeOp.Value)}.");
        return Redirect(Blad.Url);
    }

    void Controleer()
    {
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && Input.Datum is null)
            ModelState.AddModelError("Input.Datum", "Vul de datum van de evaluatie in, bijvoorbeeld 14-3-2026.");
        if (Input.Verslag?.Length > 4000)
            ModelState.AddModelError("Input.Verslag", "Maak het verslag korter dan 4.000 tekens.");
        if (!ModelState.IsValid)
            return;
        Weigeringen.Meld(ModelState, Arrangementuitkomst.Bezwaren(
            new Evaluatiegegevens
            {
                Toestand = Blad.Arrangement.Toestand, Datum = Input.Datum!.Value, GestartOp = Blad.Arrangement.GestartOp,
                VorigeOp = Blad.Evaluaties.Count > 0 ? Blad.Evaluaties[0].Datum : null, VolgendeOp = Input.VolgendeOp, Vandaag = clock.Today,
                TevredenheidKind = Input.TevredenheidKind, TevredenheidOuders = Input.TevredenheidOuders,
            },
            Arrangementwerk.Parameters));
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(
            this, ("Laatste evaluatie", Blad.Evaluaties.Count > 0 ? NlDatum.Lang(Blad.Evaluaties[0].Datum) : "nog geen"), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        return blad.Arrangement.Toestand == ArrangementToestand.Gestart ? null : NotFound();
    }
}
