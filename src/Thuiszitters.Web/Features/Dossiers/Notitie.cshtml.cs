// What: records a contact or a note, with whom and whether they were reached, and at once the task that follows from it. One screen, the
// date filled in, Ctrl+Enter saves. The text is sealed. Source: journeys (a call registered in under 30 seconds).
// Never: the name of who was spoken to; with whom is a function.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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
public sealed class NotitieModel(AppDb db, Dossierwerk werk, Vault vault, Taakwerk taakwerk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public bool MagTaak => taakwerk.Mag;
    public IEnumerable<SelectListItem> Partijen { get; } = Enum.GetValues<Contactpartijen>().Where(p => p != Contactpartijen.Geen)
        .Select(p => new SelectListItem(char.ToUpperInvariant(Woorden.Van(p)[0]) + Woorden.Van(p)[1..], p.ToString()));
    IReadOnlyList<Taakpersoon> personen = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public NotitieSoort? Soort { get; set; }
        public DateOnly? Datum { get; set; }
        public List<Contactpartijen> MetWie { get; set; } = [];
        public bool? Bereikt { get; set; }
        [ZonderMedisch]
        public string Tekst { get; set; } = "";
        public Taakinvoer Taak { get; set; } = new();

        /// <summary>A reminder to oneself: no day, no reminder.</summary>
        public Taakinvoer Herinnering { get; set; } = new() { Werkdagen = null };
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Soort).NotNull().WithMessage("Kies wat u vastlegt.");
            RuleFor(x => x.Datum).NotNull().WithMessage("Vul de datum in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een datum in die vandaag of eerder is.");
            RuleFor(x => x.MetWie).Must(m => m.All(p => p != Contactpartijen.Geen && Enum.IsDefined(p))).WithMessage("Kies met wie u contact had, uit de lijst.")
                .Must(m => m.Count > 0).When(x => x.Soort is { } s && s != NotitieSoort.Notitie, ApplyConditionTo.CurrentValidator).WithMessage("Kies met wie u contact had.");
            RuleFor(x => x.Bereikt).NotNull().When(x => x.Soort is { } s && s != NotitieSoort.Notitie).WithMessage("Kies of u iemand bereikt hebt.");
            RuleFor(x => x.Tekst).NotEmpty().WithMessage("Schrijf kort op wat er besproken of gebeurd is.")
                .MaximumLength(8000).WithMessage("Maak de tekst korter dan 8.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Datum = clock.Today, Bereikt = true, Taak = new() { Voor = user.Id } };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        var metTaak = taakwerk.Mag && Input.Taak.IsIngevuld(user.Id);
        if (metTaak)
            ModelState.Add(new Taakcontrole(clock.Today, personen).Validate(Input.Taak), "Input.Taak");
        IReadOnlyList<Taakpersoon> ik = [new(user.Id, user.OrganisatieId, user.Naam)];
        var herinnering = taakwerk.Mag && (Input.Herinnering.Werkdagen is not null || !string.IsNullOrWhiteSpace(Input.Herinnering.Tekst)) ? Input.Herinnering.AlsHerinnering(user.Id) : null;
        if (herinnering is not null)
            ModelState.Add(new Taakcontrole(clock.Today, ik).Validate(herinnering), "Input.Herinnering");
        if (!ModelState.IsValid)
            return Page();

        var (id, isContact) = (Guid.CreateVersion7(), Input.Soort != NotitieSoort.Notitie);
        var notitie = new Notitie
        {
            Id = id, DossierId = Open.Dossier.Id, OrganisatieId = user.OrganisatieId, AuteurId = user.Id, Soort = Input.Soort!.Value, Datum = Input.Datum!.Value,
            MetWie = Input.MetWie.Aggregate(Contactpartijen.Geen, (a, b) => a | b), Bereikt = isContact ? Input.Bereikt : null,
            Tekst = (await vault.SealTextAsync(Open.Dossier.Id, "Notitie/Tekst", id, Input.Tekst.Trim(), ct))!,
        };
        List<Taak> taken = [];
        if (metTaak)
            taken.Add(await taakwerk.MaakAsync(Open.Dossier, Input.Taak, personen, ct));
        if (herinnering is not null)
            taken.Add(await taakwerk.MaakAsync(Open.Dossier, herinnering, ik, ct));
        db.Begin(ActKind.NotitieToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(Feiten(notitie)), id: Input.ActId);
        db.Add(notitie);
        foreach (var taak in taken)
        {
            // An act of its own: a contact and a task are read by others.
            db.BeginFor(ActKind.TaakToegevoegd, clock.UtcNow, taak, Dossierwerk.Feiten(Taakwerk.Feiten(taak)));
            db.Add(taak);
        }

        await db.SaveOnceAsync(ct);
        TempData.Gelukt((metTaak, herinnering is not null) switch
        {
            (true, true) => "De notitie, de taak en de herinnering zijn opgeslagen.",
            (true, false) => "De notitie en de taak zijn opgeslagen.",
            (false, true) => "De notitie en de herinnering zijn opgeslagen.",
            _ => "De notitie is opgeslagen.",
        });
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>What the timeline tells of a note.</summary>
    internal static (string Naam, object? Waarde)[] Feiten(Notitie n) =>
        [("soort", n.Soort), ("datum", n.Datum), ("met", n.MetWie == Contactpartijen.Geen ? null : n.MetWie), ("bereikt", n.Bereikt)];

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        if (taakwerk.Mag)
            ViewData[Taakwerk.Personen] = personen = await taakwerk.PersonenAsync(open.Dossier, ct);
        return null;
    }
}
