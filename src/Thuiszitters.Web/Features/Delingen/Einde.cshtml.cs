// What: ends a share at once, with a reason. From that moment the other organisation finds no dossier there.
// Source: rules.md R8. Never: a share of a transfer; that ends with its answer.

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

[Mag(Acties.DossierDelen)]
public sealed class EindeModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Deling Deling { get; set; }
    public string Met { get; private set; } = "";

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle() => RuleFor(x => x.Reden).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarom u stopt met delen.")
            .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        // Asked first: the same form once more finds a share that it ended itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden, ct);
        db.Begin(ActKind.DelingBeeindigd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("met", Deling.MetOrganisatieId)), reden, Input.ActId);
        Deling.Beeindig(clock.Today);
        Open.Dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt($"Dossier {nummer} is niet meer gedeeld met {Met}.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        if (await db.Delingen.SingleOrDefaultAsync(d => d.Id == id && d.DossierId == open.Dossier.Id && d.Grond != Deelgrond.Overdracht, ct) is not { } deling)
            return NotFound();
        if (!deling.Loopt(clock.Today))
            return StatusCode(StatusCodes.Status409Conflict);
        Deling = deling;
        Met = await db.Organisaties.AsNoTracking().Where(o => o.Id == deling.MetOrganisatieId).Select(o => o.Naam).SingleAsync(ct);
        return null;
    }
}
