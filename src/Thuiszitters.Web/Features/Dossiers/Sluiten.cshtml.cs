// What: closes a dossier, when its clock has ended and nothing is open on it. What still stands open is shown, each with its page.
// Source: rules.md R8; Domain/Dossiers/Sluiten.cs. Never: closes by a form that was made before something was opened on it.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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
public sealed class SluitenModel(AppDb db, Dossierwerk werk, Overdrachtsvraagwerk vraagwerk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<Openstaand> Punten { get; private set; } = [];
    public Verdict Oordeel { get; private set; }

    /// <summary>Whether it can be closed with a reason that is a fact, which ends the clock and the absence by itself.</summary>
    public bool KanMetFeit { get; private set; }

    /// <summary>The reasons with which it can be closed now.</summary>
    public IReadOnlyList<SelectListItem> Redenen { get; private set; } = [];

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

        /// <summary>The day of a reason that is a fact.</summary>
        public DateOnly? Sinds { get; set; }
        [ZonderMedisch]
        public string? Toelichting { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Reden).Must(r => r is { } reden && Enum.IsDefined(reden)).WithMessage("Kies waarom u het dossier sluit.");
            RuleFor(x => x.Sinds).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul in op welke dag dat was, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een dag in die vandaag of eerder is.").When(x => Sluiten.IsFeit(x.Reden));
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
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        var feit = Sluiten.IsFeit(Input.Reden);
        var oordeel = feit ? MetFeit() : Oordeel;
        if (!oordeel.IsToegestaan)
            ModelState.AddModelError("", oordeel.Code == "klok-loopt" ? "De pactklok loopt nog." : "Er staat nog iets open in dit dossier.");
        if (!ModelState.IsValid)
            return Page();

        var toelichting = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Toelichting, ct);
        db.Begin(ActKind.DossierGesloten, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("reden", Input.Reden), ("datum", clock.Today), ("sinds", feit ? Input.Sinds : null)), toelichting, Input.ActId);
        // What is closed is no longer shared: the need for it went with the case.
        var (id, today) = (Open.Dossier.Id, clock.Today);
        foreach (var deling in await db.Delingen.Where(d => d.DossierId == id && d.Tot > today).ToListAsync(ct))
            deling.Beeindig(today);
        if (feit)
            (Open.Dossier.VerhuisdOp, Open.Dossier.OverledenOp) = Input.Reden == Sluitreden.Verhuisd ? (Input.Sinds, null) : ((DateOnly?)null, Input.Sinds);
        Open.Dossier.GeslotenOp = today;
        // Raises the version too.
        werk.Herbereken(Open);
        if (!await BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Gewijzigd();
        TempData.Gelukt($"Dossier {nummer} is gesloten.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>What another gemeente asks about it, or was asked, lapses in the same transaction.</summary>
    async Task<bool> BewaarAsync(CancellationToken ct)
    {
        if (!await Overdrachtsvraagwerk.HeeftOpenAsync(db, Open.Dossier.Id, ct))
            return await werk.BewaarAsync(ct);
        await using var transactie = await db.Database.BeginTransactionAsync(ct);
        if (!await werk.BewaarAsync(ct))
            return false;
        await vraagwerk.LaatVervallenMetAsync(db, Open.Dossier.Id, ct);
        await transactie.CommitAsync(ct);
        return true;
    }

    /// <summary>What the rule says of a reason that is a fact, chosen or not yet: the clock as it stands with that fact, and what it does not end.</summary>
    Verdict MetFeit()
    {
        var feiten = Dossierstand.Feiten(Dossierstand.AlsGeboren(Open.Dossier.GeboorteMaand), Open.Dossier);
        var reden = Sluiten.IsFeit(Input.Reden) ? Input.Reden : Sluitreden.Overleden;
        var dag = Input.Sinds is { } sinds && sinds <= clock.Today ? sinds : clock.Today;
        feiten = reden == Sluitreden.Verhuisd ? feiten with { VerhuisdOp = dag } : feiten with { OverledenOp = dag };
        return Sluiten.Beoordeel(gesloten: false, Pactklok.Bereken(feiten, Open.Regels.Parameters, clock.Today).Band, Openstaand.Tel(Punten), reden);
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
        if (open.Weigering is { } weigering)
            return weigering;
        Punten = await Openstaand.VanAsync(db, open, ct);
        Oordeel = Sluiten.Beoordeel(gesloten: false, open.Dossier.Band, Openstaand.Tel(Punten));
        KanMetFeit = MetFeit().IsToegestaan;
        Redenen = [.. Enum.GetValues<Sluitreden>().Where(r => Oordeel.IsToegestaan || Sluiten.IsFeit(r)).Select(r => new SelectListItem(Woorden.Van(r), r.ToString()))];
        if (Oordeel.Code == "klok-loopt"
            && Dossierstand.Getoond(open.Dossier.Status, open.Dossier.Band, open.Geopend.Identiteit?.Geboren, clock.Today).Band <= PactBand.Gestopt)
            SluitbaarOp = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1);
        return null;
    }
}
