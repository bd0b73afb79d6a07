// What: registers an enrolment at a school. It ends absoluut verzuim on its first day; the clock stops on the first day really at school.
// Source: rules.md R2 and R4. Never: two of the same school at the same time; moves the dossier to another SWV.

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
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

namespace Thuiszitters.Web.Features.Inschrijvingen;

[Mag(Acties.DossierWijzigen)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Scholen { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Guid? School { get; set; }
        public DateOnly? Van { get; set; }
        public DateOnly? LaatsteDag { get; set; }
        public DateOnly? EersteSchooldag { get; set; }
        public bool Tweede { get; set; }
    }

    /// <summary>Another enrolment is open: whether both hold is asked.</summary>
    public bool VraagTweede { get; private set; }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today, DateOnly? geboren)
        {
            RuleFor(x => x.Van).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een eerste dag in die vandaag of eerder is.")
                .Must(v => geboren is null || v > geboren).WithMessage("Vul een eerste dag in na de geboortedatum.");
            RuleFor(x => x.LaatsteDag).Must((x, l) => l is null || x.Van is null || l >= x.Van).WithMessage("Vul een laatste dag in op of na de eerste dag.")
                .Must(l => l is null || l <= today).WithMessage("Vul een laatste dag in die vandaag of eerder is.");
            RuleFor(x => x.EersteSchooldag).Must((x, e) => e is null || x.Van is null || (e >= x.Van && !(e > x.LaatsteDag))).WithMessage("Vul een dag in van de inschrijving.")
                .Must(e => e is null || e <= today).WithMessage("Vul een dag in die vandaag of eerder is. Is de jongere er nog niet geweest? Laat dit veld dan leeg.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), School = Open.Dossier.SchoolId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle(clock.Today, Open.Geopend.Identiteit?.Geboren).Validate(Input), nameof(Input));
        if (Input.School is { } school && !Scholen.Any(s => s.Value == school.ToString()))
            ModelState.AddModelError("Input.School", "Kies een school uit de lijst.");
        if (ModelState.IsValid && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        // A last day that lies at the end of the calendar was refused already, and has no next day.
        var tot = ModelState.IsValid ? Input.LaatsteDag?.AddDays(1) : null;
        if (ModelState.IsValid && Open.Dossier.Inschrijvingen.Exists(i => i.SchoolId == Input.School && (tot is null || i.Van < tot) && (i.Tot is null || i.Tot > Input.Van)))
            ModelState.AddModelError("Input.School", "Een inschrijving op deze school staat al in het dossier voor deze dagen.");
        VraagTweede = tot is null && Open.Dossier.Inschrijvingen.Exists(i => i.Tot is null);
        if (ModelState.IsValid && VraagTweede && !Input.Tweede)
            ModelState.AddModelError("Input.Tweede", "De jongere staat al op een school ingeschreven. Schrijf de jongere daar eerst uit, of vink aan dat beide kloppen.");
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.InschrijvingVastgelegd, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("van", Input.Van), ("eersteSchooldag", Input.EersteSchooldag), ("laatsteDag", Input.LaatsteDag)), id: Input.ActId);
        db.Add(new Inschrijving { DossierId = Open.Dossier.Id, SchoolId = Input.School, Van = Input.Van!.Value, Tot = tot, EersteSchooldag = Input.EersteSchooldag });
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("De inschrijving is vastgelegd.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        Scholen = (await db.Organisaties.AsNoTracking().Where(o => o.RegioId == open.Dossier.RegioId && o.Soort == OrganisatieSoort.School)
            .OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam }).ToListAsync(ct)).ConvertAll(o => new SelectListItem(o.Naam, o.Id.ToString()));
        return null;
    }
}
