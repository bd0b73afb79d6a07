// What: a SWV or the doorzettingsmacht, who see the core, ask the gemeente to see more: which parts, on which ground, for which purpose.
// Source: rules.md R8. Never: a second question of one organisation while the first is open; anything that opens by asking.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

namespace Thuiszitters.Web.Features.Delingen;

[Mag(Acties.InzageVragen)]
public sealed class VraagModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Deelgrond? Grond { get; set; }
        [ZonderMedisch]
        public string Doel { get; set; } = "";
        public List<Dossierdeel> Delen { get; set; } = [];
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Delen).Must(d => Deelblad.Samen(d) != Dossierdeel.Geen && d.TrueForAll(x => Enum.IsDefined(x))).WithMessage("Kies wat u wilt zien.");
            RuleFor(x => x.Grond).Must(Deelblad.IsGrond).WithMessage("Kies op welke grond u dit vraagt.");
            RuleFor(x => x.Doel).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarvoor u dit nodig hebt.")
                .MaximumLength(1000).WithMessage("Maak het doel korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (await db.Inzagevragen.AnyAsync(v => v.DossierId == Open.Dossier.Id && v.OrganisatieId == user.OrganisatieId && v.Toestand == VraagToestand.Open, ct))
            ModelState.AddModelError("", "Uw organisatie heeft al een vraag gesteld over dit dossier. Wacht op het antwoord van de gemeente.");
        if (!ModelState.IsValid)
            return Page();

        var (id, delen) = (Guid.CreateVersion7(), Deelblad.Samen(Input.Delen));
        db.Begin(ActKind.InzageGevraagd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("met", user.OrganisatieId), ("delen", delen), ("grond", Input.Grond)), id: Input.ActId);
        db.Add(new Inzagevraag
        {
            Id = id, DossierId = Open.Dossier.Id, OrganisatieId = user.OrganisatieId, VragerId = user.Id, Grond = Input.Grond!.Value, Delen = delen, GevraagdOp = clock.Today,
            Doel = (await vault.SealTextAsync(Open.Dossier.Id, "Inzagevraag/Doel", id, Input.Doel.Trim(), ct))!,
        });
        // Closed, handed over or asked by a colleague at this moment: then the dossier is found changed.
        Open.Dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("Uw vraag staat bij de gemeente. Het antwoord ziet u in het dossier.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
