// What: records what a meeting decided about a case, and makes the task that carries it out or watches over it.
// Source: ADR 22; tasks: ADR 20. Never: a second list of what is to be done; whether a decision is done is told by its task.

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
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class BesluitModel(AppDb db, Dossierwerk werk, Taakwerk taakwerk, Overlegwerk overlegwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    IReadOnlyList<Taakpersoon> personen = [];

    public required OpenDossier Open { get; set; }
    public required Overleg Overleg { get; set; }
    public IReadOnlyList<SelectListItem> Organisaties { get; private set; } = [];
    public IEnumerable<SelectListItem> Personen => personen.Select(p => new SelectListItem(p.Naam, p.Id.ToString()));

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        [ZonderMedisch]
        public string? Tekst { get; set; }
        public TaakSoort? Soort { get; set; }
        public Overlegfunctie? Functie { get; set; }
        public Guid? Organisatie { get; set; }
        public Guid? Voor { get; set; }
        public DateOnly? Termijn { get; set; }
        public DateOnly? Escaleren { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today, IReadOnlyList<SelectListItem> organisaties, IReadOnlyList<Taakpersoon> personen)
        {
            RuleFor(x => x.Tekst).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf op wat er is besloten.").MaximumLength(2000).WithMessage("Maak het besluit korter dan 2.000 tekens.");
            RuleFor(x => x.Soort).Must(s => s is { } soort && Enum.IsDefined(soort)).WithMessage("Kies wat er moet gebeuren.");
            RuleFor(x => x.Functie).Must(f => f is { } functie && Enum.IsDefined(functie)).WithMessage("Kies wie aan zet is.");
            RuleFor(x => x.Organisatie).Must(o => o is null || organisaties.Any(k => k.Value == o.ToString())).WithMessage("Kies een organisatie uit de lijst.");
            RuleFor(x => x.Voor).Must(v => personen.Any(p => p.Id == v)).WithMessage("Kies iemand uit de lijst.");
            RuleFor(x => x.Termijn).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul in wanneer het klaar is, bijvoorbeeld 14-3-2027.")
                .Must(t => t <= today.AddYears(1)).WithMessage("Vul een datum in binnen een jaar.");
            RuleFor(x => x.Escaleren).Must(e => e is null || e <= today.AddYears(1)).WithMessage("Vul een datum in binnen een jaar.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid zaak, CancellationToken ct)
    {
        if (await LaadAsync(nummer, zaak, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Functie = overlegwerk.EigenFunctie, Voor = user.Id };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid zaak, CancellationToken ct)
    {
        if (await LaadAsync(nummer, zaak, ct) is { } weigering)
            return weigering;
        var terug = Redirect($"/overleggen/{Overleg.Id}");
        if (await db.IsSavedAsync(Input.ActId, ct))
            return terug;
        ModelState.Add(new Controle(clock.Today, Organisaties, personen).Validate(Input), nameof(Input));
        if (OverlegVerloop.MagBesluit(Overleg.Toestand, Overleg.Datum, clock.Today, Input.Termijn, Input.Escaleren) is { IsToegestaan: false } oordeel)
        {
            var (veld, bericht) = Weigeringen.Van(oordeel.Code);
            ModelState.AddModelError("Input." + veld, bericht);
        }

        if (!ModelState.IsValid)
            return Page();

        var (dossier, id, taakId, tekst) = (Open.Dossier, Guid.CreateVersion7(), Guid.CreateVersion7(), Input.Tekst!.Trim());
        var voor = personen.First(p => p.Id == Input.Voor);
        var taak = new Taak
        {
            Id = taakId, DossierId = dossier.Id, OrganisatieId = user.OrganisatieId, VoorOrganisatieId = voor.OrganisatieId, MakerId = user.Id, VoorId = voor.Id,
            Soort = Input.Soort!.Value, Termijn = Input.Termijn!.Value, EscalerenOp = Input.Escaleren, GemaaktOp = clock.Today,
            Tekst = await vault.SealTextAsync(dossier.Id, "Taak/Tekst", taakId, tekst, ct),
        };
        var besluit = new Overlegbesluit
        {
            Id = id, DossierId = dossier.Id, OverlegId = Overleg.Id, Functie = Input.Functie!.Value, OrganisatieId = Input.Organisatie, TaakId = taakId, Termijn = taak.Termijn,
            EscalerenOp = Input.Escaleren, VastgelegdOp = clock.Today, Tekst = (await vault.SealTextAsync(dossier.Id, "Overlegbesluit/Tekst", id, tekst, ct))!,
        };
        db.Begin(ActKind.BesluitVastgelegd, clock.UtcNow, dossier.Id, Overlegwerk.Feiten(
            Overleg, dossier, ("functie", besluit.Functie), ("termijn", besluit.Termijn), ("escaleren", besluit.EscalerenOp)), id: Input.ActId);
        // The task has an act of its own: it is between who asks and who is asked.
        db.BeginFor(ActKind.TaakToegevoegd, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
        db.Add(taak);
        db.Add(besluit);
        // Called off or moved at this moment by a colleague: then one of the two fails.
        Overleg.Versie++;
        if (!await werk.BewaarAsync(ct))
        {
            if (await LaadAsync(nummer, zaak, ct) is { } nu)
                return nu;
            ModelState.AddModelError("", Overlegwerk.Intussen);
            return Page();
        }

        TempData.Gelukt($"Het besluit is opgeslagen. De taak moet klaar zijn op {NlDatum.Lang(taak.Termijn)}.");
        return terug;
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid zaak, CancellationToken ct)
    {
        if (!overlegwerk.MagPlannen || !taakwerk.Mag || await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        var overlegId = await db.Overlegzaken.AsNoTracking().Where(z => z.Id == zaak && z.DossierId == open.Dossier.Id).Select(z => z.OverlegId).FirstOrDefaultAsync(ct);
        if (await overlegwerk.LeesOmTeBeherenAsync(overlegId, ct) is not { } overleg)
            return NotFound();
        (Open, Overleg) = (open, overleg);
        if (open.Dossier.GeslotenOp is not null || !OverlegVerloop.MagBesluit(overleg.Toestand, overleg.Datum, clock.Today).IsToegestaan)
            return StatusCode(StatusCodes.Status409Conflict);
        Organisaties = await overlegwerk.OrganisatiesAsync(ct);
        personen = await taakwerk.PersonenAsync(open.Dossier, ct);
        return null;
    }
}
