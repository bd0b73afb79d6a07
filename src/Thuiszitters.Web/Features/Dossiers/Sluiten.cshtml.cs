// What: closes a dossier, when its clock has ended and nothing is open on it. What still stands open is shown, each with its page.
// Source: rules.md R8; Domain/Dossiers/Sluiten.cs. Never: closes by a form that was made before something was opened on it.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierSluiten)]
public sealed class SluitenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<Openstaand> Punten { get; private set; } = [];
    public Verdict Oordeel { get; private set; }

    /// <summary>The first day on which a dossier closes whose jongere turned 18 this month: what is stored reckons with the month only.</summary>
    public DateOnly? SluitbaarOp { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public Sluitreden? Reden { get; set; }
        public string? Toelichting { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Reden).Must(r => r is { } reden && Enum.IsDefined(reden)).WithMessage("Kies waarom u het dossier sluit.");
            RuleFor(x => x.Toelichting).MaximumLength(1000).WithMessage("Maak de toelichting korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        // Asked first: the same form once more finds a dossier that it closed itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!Oordeel.IsToegestaan)
            ModelState.AddModelError("", Oordeel.Code == "klok-loopt" ? "De pactklok loopt nog." : "Er staat nog iets open in dit dossier.");
        if (!ModelState.IsValid)
            return Page();

        var toelichting = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Toelichting, ct);
        db.Begin(ActKind.DossierGesloten, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("reden", Input.Reden), ("datum", clock.Today)), toelichting, Input.ActId);
        // What is closed is no longer shared: the need for it went with the case.
        var (id, today) = (Open.Dossier.Id, clock.Today);
        foreach (var deling in await db.Delingen.Where(d => d.DossierId == id && d.Tot > today).ToListAsync(ct))
            deling.Beeindig(today);
        Open.Dossier.GeslotenOp = today;
        Open.Dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Gewijzigd();
        TempData.Gelukt($"Dossier {nummer} is gesloten.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Geopend.Niveau != Zichtniveau.Wijzigen)
            return open.Dossier.GeslotenOp is null ? NotFound() : StatusCode(StatusCodes.Status409Conflict);
        Punten = await Openstaand.VanAsync(db, open, ct);
        Oordeel = Sluiten.Beoordeel(gesloten: false, open.Dossier.Band, Openstaand.Tel(Punten));
        if (Oordeel.Code == "klok-loopt"
            && Dossierstand.Getoond(open.Dossier.Status, open.Dossier.Band, open.Geopend.Identiteit?.Geboren, clock.Today).Band <= PactBand.Gestopt)
            SluitbaarOp = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1);
        return null;
    }
}
