// What: registers a new absence on a known dossier. The clock and the signals follow from it in the same save.

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

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class RegistrerenModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Verzuimsoort? Soort { get; set; }
        public DateOnly? EersteDag { get; set; }
        public DateOnly? LaatsteDag { get; set; }
        [ZonderMedisch]
        public string? Opmerking { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today, DateOnly? geboren)
        {
            RuleFor(x => x.Soort).NotNull().WithMessage("Kies het soort verzuim.");
            RuleFor(x => x.EersteDag).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een eerste dag in die vandaag of eerder is.")
                .Must(e => geboren is null || e > geboren).WithMessage("Vul een eerste dag in na de geboortedatum.");
            RuleFor(x => x.LaatsteDag).Must((x, l) => l is null || x.EersteDag is null || l >= x.EersteDag).WithMessage("Vul een laatste dag in op of na de eerste dag.")
                .Must(l => l is null || l <= today).WithMessage("Vul een laatste dag in die vandaag of eerder is. Loopt het verzuim nog? Laat dit veld dan leeg.");
            RuleFor(x => x.Opmerking).MaximumLength(2000).WithMessage("Maak de opmerking korter dan 2.000 tekens.");
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
        ModelState.Add(new Controle(clock.Today, Open.Geopend.Identiteit?.Geboren).Validate(Input), nameof(Input));
        if (ModelState.IsValid && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (ModelState.IsValid && Open.Dossier.Verzuim.Any(v => v.Uren is null && v.Soort == Input.Soort && v.EersteDag == Input.EersteDag))
            ModelState.AddModelError("Input.EersteDag", "Dit verzuim staat al in het dossier.");
        if (!ModelState.IsValid)
            return Page();

        var id = Guid.CreateVersion7();
        var melding = new Verzuimmelding
        {
            Id = id, DossierId = Open.Dossier.Id, Soort = Input.Soort!.Value, EersteDag = Input.EersteDag!.Value, LaatsteDag = Input.LaatsteDag,
            Bron = MeldingBron.Handmatig, OntvangenOp = clock.Today,
            Opmerking = await vault.SealTextAsync(Open.Dossier.Id, "Verzuimmelding/Opmerking", id, Input.Opmerking, ct),
        };
        db.Begin(ActKind.VerzuimGeregistreerd, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("soort", Input.Soort), ("eersteDag", Input.EersteDag), ("laatsteDag", Input.LaatsteDag)), id: Input.ActId);
        db.Add(melding.PakOp(clock.Today, user.Id));
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("Het verzuim is geregistreerd.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>What this absence would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Open, clock.Today);
        var goed = new Controle(clock.Today, Open.Geopend.Identiteit?.Geboren).Validate(Input).IsValid;
        if (goed)
            Open.Dossier.Verzuim.Add(new()
            {
                DossierId = Open.Dossier.Id, Soort = Input.Soort!.Value, EersteDag = Input.EersteDag!.Value, LaatsteDag = Input.LaatsteDag,
                Bron = MeldingBron.Handmatig, OntvangenOp = clock.Today,
            });
        return blik.Antwoord(goed);
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
