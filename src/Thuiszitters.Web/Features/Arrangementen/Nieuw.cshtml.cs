// What: proposes an arrangement. Source: rules.md R6.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Voorzieningenkaart kaart, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    /// <summary>The one that ended and that this one follows.</summary>
    public Arrangement? Vorige { get; private set; }

    /// <summary>What runs on the kaart of the region.</summary>
    public IReadOnlyList<SelectListItem> Voorzieningen { get; private set; } = [];

    /// <summary>A SWV has no role in the mbo, so it does not propose such a route.</summary>
    public IEnumerable<SelectListItem> Soorten => Enum.GetValues<ArrangementType>().Where(t => !IsZonderRol(t)).Select(t => new SelectListItem(Woorden.Van(t), t.ToString()));

    bool IsZonderRol(ArrangementType type) => user.Scope.Kind == ScopeKind.Swv && Arrangementsoorten.ZonderSwv(type);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public ArrangementType? Type { get; set; }
        public Guid? VorigeId { get; set; }
        public DateOnly? Datum { get; set; }
        public Guid? VoorzieningId { get; set; }
        // The name of an institution, also where a medical word is part of it; sealed with the dossier.
        public string? Aanbieder { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Type).Must(t => t is { } type && Enum.IsDefined(type)).WithMessage("Kies het soort arrangement.");
            RuleFor(x => x.Datum).NotNull().WithMessage("Vul de datum van het voorstel in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een datum in die vandaag of eerder is.");
            RuleFor(x => x.Aanbieder).MaximumLength(Arrangement.MaxAanbieder).WithMessage("Maak de naam van de aanbieder korter dan 200 tekens.");
            RuleFor(x => x.Reden).MaximumLength(2000).WithMessage("Maak de toelichting korter dan 2.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid? na, Guid? voorziening, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Vorige = Open.Dossier.Arrangementen.Find(a => a.Id == na && ArrangementVerloop.IsEinde(a.Toestand));
        Input = new() { ActId = Guid.CreateVersion7(), Datum = clock.Today, VorigeId = Vorige?.Id };
        if (voorziening is { } gekozen && await kaart.VanAsync(gekozen, ct) is { } regel)
            (Input.VoorzieningId, Input.Aanbieder) = (gekozen, regel.Voorziening.Aanbieders is { Length: <= 200 } aanbieders ? aanbieders : regel.Voorziening.Naam);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Vorige = Open.Dossier.Arrangementen.Find(a => a.Id == Input.VorigeId);
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        if (Input.VoorzieningId is { } waar && !Voorzieningen.Any(v => v.Value == waar.ToString()))
            ModelState.AddModelError("Input.VoorzieningId", "Kies een voorziening uit de lijst.");
        if (Input.VorigeId is not null)
            Weigeringen.Meld(ModelState, new[] { Vorige is null ? Verdict.Geweigerd("vorige-niet-geeindigd") : ArrangementVerloop.MagOpvolgen(Vorige.Toestand) }.Where(v => !v.IsToegestaan));
        if (Input.Type is { } type && IsZonderRol(type))
            Weigeringen.Meld(ModelState, [Verdict.Geweigerd("geen-swv-bij-mbo")]);
        if (!ModelState.IsValid)
            return Page();

        var (id, stap) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var dossier = Open.Dossier;
        var arrangement = new Arrangement
        {
            Id = id, DossierId = dossier.Id, Type = Input.Type!.Value, Toestand = ArrangementToestand.Voorgesteld, OrganisatieId = user.OrganisatieId, VorigeId = Vorige?.Id,
            VoorzieningId = Input.VoorzieningId,
            Aanbieder = await vault.SealTextAsync(dossier.Id, "Arrangement/Aanbieder", id, Input.Aanbieder, ct),
        };
        arrangement.Stappen.Add(new ArrangementStap
        {
            Id = stap, DossierId = dossier.Id, ArrangementId = id, Toestand = ArrangementToestand.Voorgesteld, Datum = Input.Datum!.Value,
            Reden = await vault.SealTextAsync(dossier.Id, "ArrangementStap/Reden", stap, Input.Reden, ct),
        });
        db.Begin(ActKind.ArrangementVoorgesteld, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Input.Type), ("datum", Input.Datum)), id: Input.ActId);
        db.Add(arrangement);
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("Het arrangement is voorgesteld.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        Voorzieningen = await kaart.KeuzesAsync(clock.Today, null, ct);
        return open.Dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
