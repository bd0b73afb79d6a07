// What: records on which day the jongere is at home again after an arrangement that ended: what counts for relapse.
// Source: rules.md R4 (relapse: the day the child is at home again, not the day the arrangement was closed on paper). Never: for one that runs.

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
public sealed class WeerThuisModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? WeerThuisOp { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, WeerThuisOp = Blad.Arrangement.WeerThuisOp ?? clock.Today };
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
        if (ModelState["Input.WeerThuisOp"]?.Errors.Count is null or 0 && Input.WeerThuisOp is null)
            ModelState.AddModelError("Input.WeerThuisOp", "Vul de eerste dag in waarop de jongere weer thuis zit, bijvoorbeeld 14-3-2026.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de toelichting korter dan 2.000 tekens.");
        if (ModelState.IsValid)
            Weigeringen.Meld(ModelState, Bezwaren());
        if (!ModelState.IsValid)
            return Page();

        var (dossier, arrangement) = (Blad.Open.Dossier, Blad.Arrangement);
        var reden = await vault.SealTextAsync(dossier.Id, "Act/Reden", Input.ActId, Input.Reden, ct);
        db.Begin(ActKind.ArrangementWeerThuis, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", arrangement.Type), ("datum", Input.WeerThuisOp)), reden, Input.ActId);
        Zet();
        await arrangementwerk.RegelNazorgAsync(Blad, ct);
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Vastgelegd: de jongere is weer thuis. De pactklok is opnieuw berekend.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>What this day would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Blad.Open, clock.Today);
        if (Input.WeerThuisOp is null || Bezwaren().Any())
            return blik.Antwoord(ingevuld: false);
        Zet();
        return blik.Antwoord(ingevuld: true);
    }

    IEnumerable<Verdict> Bezwaren() => Arrangementuitkomst.WeerThuis(Input.WeerThuisOp, Blad.Arrangement.GestartOp, Blad.Arrangement.GeeindigdOp, clock.Today);

    void Zet()
    {
        Blad.Arrangement.WeerThuisOp = Input.WeerThuisOp;
        Blad.Arrangement.HerzieNazorg();
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(
            this, ("Weer thuis sinds", Blad.Arrangement.WeerThuisOp is { } op ? NlDatum.Lang(op) : "niet ingevuld"), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        return KanWeerThuis(blad.Arrangement) ? null : NotFound();
    }

    /// <summary>It started and it ended; one that lapsed ended the duty or the stay in the region.</summary>
    internal static bool KanWeerThuis(Arrangement a) => a is { GestartOp: not null, Toestand: ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt };
}
