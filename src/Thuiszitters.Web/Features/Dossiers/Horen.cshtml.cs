// What: records that a jongere or parent was heard, in their own words. The words are sealed and stay with the organisation that heard them.
// Source: rules.md R5, R6. Never: the interview of a boa (hoorgesprek); that belongs to the Wpg compartment.

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

/// <summary>Who was heard by the reader's organisation, the latest first, and whether the jongere has to be heard too.</summary>
public sealed record Gehoordvak(string Nummer, bool MagToevoegen, bool VanafTwaalf, IReadOnlyList<(Gehoord Gehoord, string? Woorden)> Gehoord);

[Mag(Acties.DossierWijzigen)]
public sealed class HorenModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    /// <summary>Chosen beforehand by who comes from the contact.</summary>
    [BindProperty(SupportsGet = true, Name = "wie")]
    public Gehoorde? Voor { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DateOnly? Datum { get; set; }
        public Gehoorde? Wie { get; set; }
        [ZonderMedisch]
        public string? Woorden { get; set; }
        public bool WildeNiet { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Datum).NotNull().WithMessage("Vul de datum in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een datum in die vandaag of eerder is.");
            RuleFor(x => x.Wie).Must(w => w is { } wie && Enum.IsDefined(wie)).WithMessage("Kies wie u hebt gehoord.");
            RuleFor(x => x.Woorden).NotEmpty().When(x => !x.WildeNiet, ApplyConditionTo.CurrentValidator)
                .WithMessage("Schrijf op wat de jongere of ouder zei, of kruis aan dat die er niets over wilde zeggen.")
                .Empty().When(x => x.WildeNiet, ApplyConditionTo.CurrentValidator).WithMessage("Laat dit leeg, of haal het kruisje bij \"Wilde er niets over zeggen\" weg.")
                .MaximumLength(8000).WithMessage("Maak de tekst korter dan 8.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Datum = clock.Today, Wie = Voor };
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
        var gehoord = new Gehoord
        {
            Id = id, DossierId = Open.Dossier.Id, OrganisatieId = user.OrganisatieId, AuteurId = user.Id, Wie = Input.Wie!.Value, Datum = Input.Datum!.Value, WildeNiet = Input.WildeNiet,
            Woorden = await vault.SealTextAsync(Open.Dossier.Id, "Gehoord/Woorden", id, Input.Woorden?.Trim(), ct),
        };
        db.Begin(ActKind.GehoordVastgelegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("wie", gehoord.Wie), ("datum", gehoord.Datum)), id: Input.ActId);
        db.Add(gehoord);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("Vastgelegd wie u hebt gehoord.");
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
