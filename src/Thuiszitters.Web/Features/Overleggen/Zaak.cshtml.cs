// What: puts a dossier on the agenda of a meeting that one's organisation planned, with what is asked of the meeting.
// Source: ADR 22. Never: gives anybody access to the dossier; changes clock, status or the version of the dossier.

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

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class ZaakModel(AppDb db, Dossierwerk werk, Vault vault, Overlegwerk overlegwerk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    /// <summary>Planned meetings of the own organisation without this dossier on the agenda.</summary>
    public IReadOnlyList<SelectListItem> Overleggen { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "bij")]
    public Guid? Bij { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Guid? Overleg { get; set; }
        [ZonderMedisch]
        public string? Vraag { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyList<SelectListItem> overleggen)
        {
            RuleFor(x => x.Overleg).Must(o => o is { } id && overleggen.Any(k => k.Value == id.ToString())).WithMessage("Kies een overleg uit de lijst.");
            RuleFor(x => x.Vraag).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op wat u aan het overleg vraagt.")
                .MaximumLength(500).WithMessage("Maak de vraag korter dan 500 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Overleg = Bij ?? (Overleggen.Count == 1 ? Guid.Parse(Overleggen[0].Value) : null) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        ModelState.Add(new Controle(Overleggen).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var overleg = (await overlegwerk.LeesAsync(Input.Overleg!.Value, ct))!;
        if (overleg.Agenda.Count >= Overlegwerk.MeesteZaken)
        {
            ModelState.AddModelError("Input.Overleg", $"Op een agenda staan hooguit {Overlegwerk.MeesteZaken} dossiers. Kies een ander overleg.");
            return Page();
        }

        var punt = new Agendapunt { OverlegId = overleg.Id, Volgorde = overleg.Agenda.Select(p => p.Volgorde).DefaultIfEmpty().Max() + 1 };
        var vraag = await vault.SealTextAsync(Open.Dossier.Id, "Overlegzaak/Vraag", punt.Id, Input.Vraag!.Trim(), ct);
        db.Begin(ActKind.OpAgendaGezet, clock.UtcNow, Open.Dossier.Id, Overlegwerk.Feiten(overleg, Open.Dossier), id: Input.ActId);
        db.Add(punt);
        db.Add(new Overlegzaak { Id = punt.Id, DossierId = Open.Dossier.Id, OverlegId = overleg.Id, Vraag = vraag! });
        overleg.Versie++;
        if (!await BewaarAsync(overleg.Id, ct))
        {
            if (await LaadAsync(nummer, ct) is { } nu)
                return nu;
            ModelState.AddModelError("Input.Overleg", Overleggen.Any(k => k.Value == overleg.Id.ToString())
                ? Overlegwerk.Intussen : "Een collega zette dit dossier al op de agenda van dit overleg, of het overleg is al geweest.");
            return Page();
        }

        TempData.Gelukt($"Dossier {nummer} staat op de agenda van {NlDatum.Lang(overleg.Datum)}.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>False when a colleague changed the meeting at this moment, or put the same dossier on the same agenda.</summary>
    async Task<bool> BewaarAsync(Guid overleg, CancellationToken ct)
    {
        try
        {
            return await werk.BewaarAsync(ct);
        }
        catch (DbUpdateException)
        {
            var dossier = Open.Dossier.Id;
            if (!await db.Overlegzaken.AnyAsync(z => z.OverlegId == overleg && z.DossierId == dossier, ct))
                throw;
            return false;
        }
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (!overlegwerk.MagPlannen || await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        var (eigen, dossier) = (user.OrganisatieId, open.Dossier.Id);
        Overleggen = [.. (await db.Overleggen.AsNoTracking()
            .Where(o => o.OrganisatieId == eigen && o.Toestand == OverlegToestand.Gepland && !db.Overlegzaken.Any(z => z.OverlegId == o.Id && z.DossierId == dossier))
            .OrderBy(o => o.Datum).ThenBy(o => o.Tijd).ToListAsync(ct))
            .Select(o => new SelectListItem($"{Woorden.Van(o.Soort)} van {NlDatum.Lang(o.Datum)}, {o.Tijd.ToString("HH.mm", NlDatum.Cultuur)} uur", o.Id.ToString()))];
        return null;
    }
}
