// What: records a contact or a note. One screen, the date filled in, Ctrl+Enter saves. The text is sealed.

using FluentValidation;
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

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierWijzigen)]
public sealed class NotitieModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public NotitieSoort? Soort { get; set; }
        public DateOnly? Datum { get; set; }
        public string Tekst { get; set; } = "";
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Soort).NotNull().WithMessage("Kies wat u vastlegt.");
            RuleFor(x => x.Datum).NotNull().WithMessage("Vul de datum in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een datum in die vandaag of eerder is.");
            RuleFor(x => x.Tekst).NotEmpty().WithMessage("Schrijf kort op wat er besproken of gebeurd is.")
                .MaximumLength(8000).WithMessage("Maak de tekst korter dan 8.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Datum = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var id = Guid.CreateVersion7();
        db.Begin(ActKind.NotitieToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("soort", Input.Soort), ("datum", Input.Datum)), id: Input.ActId);
        db.Add(new Notitie
        {
            Id = id, DossierId = Open.Dossier.Id, OrganisatieId = user.OrganisatieId, AuteurId = user.Id, Soort = Input.Soort!.Value, Datum = Input.Datum!.Value,
            Tekst = (await vault.SealTextAsync(Open.Dossier.Id, "Notitie/Tekst", id, Input.Tekst.Trim(), ct))!,
        });
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De notitie is opgeslagen.");
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
