// What: reopens a closed dossier under the same number, with a reason. What can be written again follows from the gates.
// Source: rules.md R8; Domain/Dossiers/Sluiten.cs. Never: a second dossier of the same jongere because the first was closed.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
public sealed class HeropenenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

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
        public Controle() => RuleFor(x => x.Reden).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarom u het dossier heropent.")
            .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
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
        // Asked first: the same form once more finds a dossier that it reopened itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden, ct);
        db.Begin(ActKind.DossierHeropend, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("geslotenOp", Open.Dossier.GeslotenOp)), reden, Input.ActId);
        // Open again, the jongere is here: the day for which it was closed no longer holds.
        (Open.Dossier.GeslotenOp, Open.Dossier.VerhuisdOp, Open.Dossier.OverledenOp) = (null, null, null);
        // While it was closed nobody watched its clock.
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await db.IsSavedAsync(Input.ActId, ct) ? Redirect($"/dossiers/{nummer}") : StatusCode(StatusCodes.Status409Conflict);
        TempData.Gelukt($"Dossier {nummer} is weer open.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return Sluiten.BeoordeelHeropenen(open.Dossier.GeslotenOp is not null, heeftReden: true).IsToegestaan ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
