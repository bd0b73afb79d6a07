// What: shares parts of a dossier with another organisation of the region: ground, purpose, which parts, until when.
// Source: rules.md R8; Domain/Toegang/Delen.cs. Never: without an end; the BSN; by who sees the dossier only because it is shared.

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

namespace Thuiszitters.Web.Features.Delingen;

[Mag(Acties.DossierDelen)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Organisaties { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Guid? Met { get; set; }
        public Deelgrond? Grond { get; set; }
        [ZonderMedisch]
        public string Doel { get; set; } = "";
        public List<Dossierdeel> Delen { get; set; } = [];
        public DateOnly? TotEnMet { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyCollection<Guid> organisaties)
        {
            RuleFor(x => x.Met).Must(m => m is { } id && organisaties.Contains(id)).WithMessage("Kies een organisatie uit de lijst.");
            RuleFor(x => x.Grond).Must(Deelblad.IsGrond).WithMessage("Kies op welke grond u deelt.");
            RuleFor(x => x.Doel).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarvoor de organisatie dit nodig heeft.")
                .MaximumLength(1000).WithMessage("Maak het doel korter dan 1.000 tekens.");
            RuleFor(x => x.TotEnMet).NotNull().WithMessage("Vul de laatste dag in, bijvoorbeeld 14-3-2027.");
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
        ModelState.Add(new Controle([.. Organisaties.Select(o => Guid.Parse(o.Value))]).Validate(Input), nameof(Input));
        var delen = Deelblad.Samen(Input.Delen);
        if (Input is { Met: { } naar, TotEnMet: { } laatste } && Weigeringen.Van(Domain.Delen.Beoordeel(user.OrganisatieId, naar, delen, laatste, clock.Today)) is { } fout)
            ModelState.AddModelError("Input." + fout.Veld, fout.Bericht);
        else if (delen == Dossierdeel.Geen)
            ModelState.AddModelError("Input.Delen", Weigeringen.KiesDeel);
        if (Input.Met is { } ontvanger && await Weigeringen.LoopAlAsync(db, Open.Dossier.Id, ontvanger, clock.Today, ct) is { } loopt)
            ModelState.AddModelError("Input.Met", loopt);
        if (!ModelState.IsValid)
            return Page();

        var (met, totEnMet, id) = (Input.Met!.Value, Input.TotEnMet!.Value, Guid.CreateVersion7());
        var doel = await vault.SealTextAsync(Open.Dossier.Id, "Deling/Doel", id, Input.Doel.Trim(), ct);
        db.Begin(ActKind.DossierGedeeld, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("met", met), ("delen", delen), ("grond", Input.Grond), ("totEnMet", totEnMet)), id: Input.ActId);
        db.Add(new Deling
        {
            Id = id, DossierId = Open.Dossier.Id, VanOrganisatieId = user.OrganisatieId, MetOrganisatieId = met, Delen = delen, Grond = Input.Grond!.Value, Doel = doel,
            Vanaf = clock.Today, Tot = totEnMet.AddDays(1),
        });
        // Closed, handed over or shared by another at this moment: then the dossier is found changed.
        Open.Dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt($"Dossier {nummer} is gedeeld met {Organisaties.First(o => o.Value == met.ToString()).Text}.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        var organisaties = await db.Organisaties.AsNoTracking().Where(o => o.RegioId == user.RegioId && o.Id != user.OrganisatieId)
            .OrderBy(o => o.Soort).ThenBy(o => o.Naam).Select(o => new { o.Id, o.Naam, o.Soort }).ToListAsync(ct);
        var groepen = organisaties.Select(o => o.Soort).Distinct().ToDictionary(s => s, s => new SelectListGroup { Name = Weigeringen.Groep(s) });
        Organisaties = [.. organisaties.Select(o => new SelectListItem(o.Naam, o.Id.ToString()) { Group = groepen[o.Soort] })];
        return null;
    }
}
