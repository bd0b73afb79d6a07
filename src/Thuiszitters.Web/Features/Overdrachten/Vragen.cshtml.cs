// What: asks another gemeente to take over a dossier, and withdraws that while there is no answer. Until the answer the other sees the core.
// Source: rules.md R4, R8. Never: moves the dossier; only who takes it over does.

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

namespace Thuiszitters.Web.Features.Overdrachten;

[Mag(Acties.DossierOverdragen)]
public sealed class VragenModel(AppDb db, Dossierwerk werk, Overdrachtsvraagwerk vraagwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Gemeenten { get; private set; } = [];

    /// <summary>The gemeente that is proposed: one that asks for the dossier.</summary>
    [BindProperty(SupportsGet = true, Name = "naar")]
    public Guid? Voorstel { get; set; }

    /// <summary>The request that waits for an answer.</summary>
    public Overdracht? Lopend { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Guid? Naar { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyCollection<Guid> gemeenten)
        {
            RuleFor(x => x.Naar).Must(n => n is { } id && gemeenten.Contains(id)).WithMessage("Kies een gemeente uit de lijst.");
            RuleFor(x => x.Reden).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarom u het dossier overdraagt.")
                .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Naar = Voorstel };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Lopend is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        // Another SWV may judge there, and who judges now would have judged for nothing.
        if (Open.Dossier.VrijstellingLoopt)
            ModelState.AddModelError("", "Er loopt een aanvraag om vrijstelling. Rond die eerst af. Daarna kunt u het dossier overdragen.");
        ModelState.Add(new Controle([.. Gemeenten.Select(g => Guid.Parse(g.Value))]).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var (naar, id, today) = (Input.Naar!.Value, Guid.CreateVersion7(), clock.Today);
        var deling = new Deling
        {
            DossierId = Open.Dossier.Id, VanOrganisatieId = user.OrganisatieId, MetOrganisatieId = naar, Delen = Dossierdeel.Geen, Grond = Deelgrond.Overdracht,
            Vanaf = today, Tot = today.AddDays(Overdracht.AntwoordDagen),
        };
        var reden = (await vault.SealTextAsync(Open.Dossier.Id, "Overdracht/Reden", id, Input.Reden!.Trim(), ct))!;
        db.Begin(ActKind.OverdrachtGevraagd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("met", naar)), id: Input.ActId);
        db.Add(deling);
        db.Add(new Overdracht
        {
            Id = id, DossierId = Open.Dossier.Id, VanOrganisatieId = user.OrganisatieId, OrganisatieId = naar, GevraagdOp = today, Reden = reden, DelingId = deling.Id,
        });
        // Two who ask at once: the second finds the dossier changed.
        Open.Dossier.Versie++;
        if (!await BewaarAsync(naar, ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt($"De overdracht is gevraagd aan {Gemeenten.First(g => g.Value == naar.ToString()).Text}.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>A gemeente that asks for the dossier has its answer with it, in the same transaction.</summary>
    async Task<bool> BewaarAsync(Guid naar, CancellationToken ct)
    {
        var id = Open.Dossier.Id;
        if (!await db.Set<Overdrachtsvraag>().AnyAsync(v => v.DossierId == id && v.AnderOrganisatieId == naar && v.Toestand == OverdrachtsvraagToestand.Open, ct))
            return await werk.BewaarAsync(ct);
        await using var transactie = await db.Database.BeginTransactionAsync(ct);
        if (!await werk.BewaarAsync(ct))
            return false;
        await vraagwerk.BeantwoordMetAsync(db, id, naar, ct);
        await transactie.CommitAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Lopend is not { } lopend)
            return StatusCode(StatusCodes.Status409Conflict);
        db.Begin(ActKind.OverdrachtIngetrokken, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("met", lopend.OrganisatieId)), id: Input.ActId);
        (lopend.Toestand, lopend.BeantwoordOp) = (OverdrachtToestand.Ingetrokken, clock.Today);
        if (await db.Delingen.SingleOrDefaultAsync(d => d.Id == lopend.DelingId, ct) is { } deling && deling.Loopt(clock.Today))
            deling.Beeindig(clock.Today);
        if (!await werk.BewaarAsync(ct))
            return StatusCode(StatusCodes.Status409Conflict);
        TempData.Gelukt("De overdracht is ingetrokken.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        Lopend = await db.Overdrachten.SingleOrDefaultAsync(o => o.DossierId == open.Dossier.Id && o.Toestand == OverdrachtToestand.Open, ct);
        var gemeenten = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == user.RegioId && o.Soort == OrganisatieSoort.Gemeente && o.Id != user.OrganisatieId)
            .OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam }).ToListAsync(ct);
        Gemeenten = [.. gemeenten.Select(g => new SelectListItem(g.Naam, g.Id.ToString()))];
        return null;
    }
}
