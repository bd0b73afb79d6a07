// What: an officer ends the criterion 16-uur or M@ZL before it would end by itself, with a reason. What is reported later begins anew.
// Source: rules.md R3. Never: changes the reports themselves.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

namespace Thuiszitters.Web.Features.Omstandigheden;

[Mag(Acties.DossierWijzigen)]
public sealed class CriteriumModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Meldingcriterium Soort { get; set; }
    public required Criteriumstand Stand { get; set; }

    /// <summary>It ended since the form was made.</summary>
    public bool Voorbij { get; private set; }

    static Meldingcriterium? Van(string code) => code switch { "16-uur" => Meldingcriterium.ZestienUur, "mazl" => Meldingcriterium.Mazl, _ => null };

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? Op { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, string criterium, CancellationToken ct)
    {
        if (await LaadAsync(nummer, criterium, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Op = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, string criterium, CancellationToken ct)
    {
        if (await LaadAsync(nummer, criterium, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Voorbij || Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        if (ModelState.IsValid && Input.Op is null)
            ModelState.AddModelError("Input.Op", "Vul in vanaf welke dag dit niet meer geldt, bijvoorbeeld 14-3-2026.");
        else if (Input.Op < Stand.Sinds)
            ModelState.AddModelError("Input.Op", $"Vul een dag in op of na {NlDatum.Lang(Stand.Sinds)}.");
        else if (Input.Op > clock.Today)
            ModelState.AddModelError("Input.Op", "Vul een dag in die vandaag of eerder is.");
        else if (Input.Op is { } dag && GeldtDanNog(dag, criterium))
            ModelState.AddModelError("Input.Op", "Na deze dag kwam er nog een signaal. Dan geldt het meteen weer. Vul een latere dag in.");
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(ActKind.CriteriumBeeindigd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("criterium", Soort), ("op", Input.Op)), reden, Input.ActId);
        db.Add(new Criteriumeinde { DossierId = Open.Dossier.Id, Criterium = Soort, Op = Input.Op!.Value });
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, criterium, ct) ?? Gewijzigd();
        TempData.Gelukt("Het criterium is beëindigd.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Soort), Voorbij ? "geldt niet meer" : $"sinds {NlDatum.Lang(Stand.Sinds)}"), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, string criterium, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || Van(criterium) is not { } soort)
            return NotFound();
        if (open.Weigering is { } weigering)
            return weigering;
        // What does not hold today cannot be ended; by the birth date where it is known.
        var feiten = Feiten(open);
        var stand = Geldt(open.Regels, feiten, criterium);
        // A form that was open when it ended keeps what was typed.
        if (stand is null && !HttpMethods.IsPost(Request.Method))
            return NotFound();
        (Open, Soort, Stand, Voorbij) = (open, soort, stand ?? new(criterium, clock.Today, null), stand is null);
        return null;
    }

    static Dossierfeiten Feiten(OpenDossier open) =>
        Dossierstand.Feiten(open.Geopend.Identiteit?.Geboren ?? Dossierstand.AlsGeboren(open.Dossier.GeboorteMaand), open.Dossier);

    Criteriumstand? Geldt(Regioregels regels, Dossierfeiten feiten, string criterium) =>
        Statusregel.Criteria(feiten, regels.Parameters, regels.Kalender, clock.Today).FirstOrDefault(c => c.Code == criterium);

    /// <summary>A signal of a later day would make it hold again at once.</summary>
    bool GeldtDanNog(DateOnly op, string criterium) =>
        Feiten(Open) is var feiten && Geldt(Open.Regels, feiten with { Criteriumeinden = [.. feiten.Criteriumeinden, new(Soort, op)] }, criterium) is not null;
}
