// What: the gemeente answers who asks to see more: it shares (what, until when) or refuses with a reason.
// Source: rules.md R8; Domain/Toegang/Delen.cs. Never: more than one answer; the ground and purpose are those of who asked.

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
public sealed class AntwoordModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public static readonly IReadOnlyList<SelectListItem> Besluiten = [new("Ja, ik deel", "true"), new("Nee, ik weiger", "false")];

    public required OpenDossier Open { get; set; }
    public required Inzagevraag Vraag { get; set; }
    public string Wie { get; private set; } = "";
    public string? Doelwoorden { get; private set; }

    /// <summary>What was asked; no more than that can be shared in answer.</summary>
    public IReadOnlyList<SelectListItem> Gevraagd => [.. Deelblad.Delen.Where(d => Vraag.Delen.HasFlag(Enum.Parse<Dossierdeel>(d.Value)))];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public bool? Besluit { get; set; }
        public List<Dossierdeel> Delen { get; set; } = [];
        public DateOnly? TotEnMet { get; set; }
        [ZonderMedisch]
        public string? Weigerreden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Besluit).NotNull().WithMessage("Kies of u deelt of weigert.");
            RuleFor(x => x.TotEnMet).NotNull().When(x => x.Besluit == true).WithMessage("Vul de laatste dag in, bijvoorbeeld 14-3-2027.");
            RuleFor(x => x.Weigerreden).NotEmpty().When(x => x.Besluit == false).WithMessage("Schrijf kort op waarom u weigert.");
            RuleFor(x => x.Weigerreden).MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Delen = [.. Enum.GetValues<Dossierdeel>().Where(d => d != Dossierdeel.Geen && Vraag.Delen.HasFlag(d))] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        // Asked first: the same form once more finds a question that it answered itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        var delen = Deelblad.Samen(Input.Delen);
        if (Input is { Besluit: true, TotEnMet: { } laatste }
            && Weigeringen.Van(Domain.Delen.Beoordeel(user.OrganisatieId, Vraag.OrganisatieId, delen, laatste, clock.Today)) is { } fout)
            ModelState.AddModelError("Input." + fout.Veld, fout.Bericht);
        if (Input.Besluit == true && (delen & ~Vraag.Delen) != Dossierdeel.Geen)
            ModelState.AddModelError("Input.Delen", "Deel alleen wat is gevraagd.");
        if (Input.Besluit == true && await Weigeringen.LoopAlAsync(db, Open.Dossier.Id, Vraag.OrganisatieId, clock.Today, ct) is { } loopt)
            ModelState.AddModelError("Input.Besluit", loopt);
        if (!ModelState.IsValid)
            return Page();

        Vraag.BeantwoordOp = clock.Today;
        // Closed or handed over at this moment: then the dossier is found changed.
        Open.Dossier.Versie++;
        if (Input.Besluit == true)
            await DeelAsync(delen, Input.TotEnMet!.Value, ct);
        else
            await WeigerAsync(ct);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt(Input.Besluit == true ? $"Dossier {nummer} is gedeeld met {Wie}." : $"De vraag van {Wie} is geweigerd.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task DeelAsync(Dossierdeel delen, DateOnly totEnMet, CancellationToken ct)
    {
        db.Begin(ActKind.DossierGedeeld, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("met", Vraag.OrganisatieId), ("delen", delen), ("grond", Vraag.Grond), ("totEnMet", totEnMet), ("vraag", Vraag.Id)), id: Input.ActId);
        var id = Guid.CreateVersion7();
        db.Add(new Deling
        {
            Id = id, DossierId = Open.Dossier.Id, VanOrganisatieId = user.OrganisatieId, MetOrganisatieId = Vraag.OrganisatieId, Delen = delen, Grond = Vraag.Grond,
            Doel = await vault.SealTextAsync(Open.Dossier.Id, "Deling/Doel", id, Doelwoorden, ct), Vanaf = clock.Today, Tot = totEnMet.AddDays(1),
        });
        (Vraag.Toestand, Vraag.DelingId) = (VraagToestand.Gedeeld, id);
    }

    async Task WeigerAsync(CancellationToken ct)
    {
        db.Begin(ActKind.InzageGeweigerd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("met", Vraag.OrganisatieId)), id: Input.ActId);
        Vraag.Toestand = VraagToestand.Geweigerd;
        Vraag.Weigerreden = await vault.SealTextAsync(Open.Dossier.Id, "Inzagevraag/Weigerreden", Vraag.Id, Input.Weigerreden!.Trim(), ct);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        if (await db.Inzagevragen.SingleOrDefaultAsync(v => v.Id == id && v.DossierId == open.Dossier.Id, ct) is not { } vraag)
            return NotFound();
        if (vraag.Toestand != VraagToestand.Open)
            return StatusCode(StatusCodes.Status409Conflict);
        Vraag = vraag;
        Wie = await db.Organisaties.AsNoTracking().Where(o => o.Id == vraag.OrganisatieId).Select(o => o.Naam).SingleAsync(ct);
        Doelwoorden = open.Geopend.Tekst(vraag.Doel, "Inzagevraag/Doel", vraag.Id);
        return null;
    }
}
