// What: who takes part in a planned meeting: a function, its organisation when that is one of the region, and a colleague by account.
// Source: ADR 22. Never: the name of somebody outside the program.

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
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class DeelnemersModel(AppDb db, Dossierwerk werk, Overlegwerk overlegwerk, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>How many take part at most: an agenda is no mailing list.</summary>
    const int Meeste = 30;

    public required Deelnemersblad Blad { get; set; }
    public IReadOnlyList<SelectListItem> Organisaties { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Overlegfunctie? Functie { get; set; }
        public Guid? Organisatie { get; set; }
        public Guid? Gebruiker { get; set; }
        public bool IsVoorzitter { get; set; }

        /// <summary>Takes this participant away instead.</summary>
        public Guid? Weg { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(Overleg overleg, IReadOnlyList<SelectListItem> organisaties, IReadOnlyList<SelectListItem> collegas, Guid eigen)
        {
            RuleFor(x => x.Functie).Cascade(CascadeMode.Stop).Must(f => f is { } functie && Enum.IsDefined(functie)).WithMessage("Kies een functie.")
                .Must((x, f) => x.Gebruiker is not null || !overleg.Deelnemers.Exists(d => d.Functie == f && d.OrganisatieId == x.Organisatie && d.GebruikerId is null))
                .WithMessage("Deze functie van deze organisatie doet al mee.")
                .Must(_ => overleg.Deelnemers.Count < Meeste).WithMessage($"Aan een overleg doen hooguit {Meeste} mensen mee.");
            RuleFor(x => x.Organisatie).Must(o => o is null || organisaties.Any(k => k.Value == o.ToString())).WithMessage("Kies een organisatie uit de lijst.");
            RuleFor(x => x.Gebruiker).Cascade(CascadeMode.Stop).Must(g => g is null || collegas.Any(k => k.Value == g.ToString())).WithMessage("Kies iemand uit de lijst.")
                .Must(g => g is null || !overleg.Deelnemers.Exists(d => d.GebruikerId == g)).WithMessage("Deze collega doet al mee.")
                .Must((x, g) => g is null || x.Organisatie is null || x.Organisatie == eigen).WithMessage("Deze collega werkt bij uw eigen organisatie. Kies die, of geen.");
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        var (overleg, terug) = (Blad.Overleg, Redirect($"/overleggen/{id}/deelnemers"));
        if (await db.IsSavedAsync(Input.ActId, ct))
            return terug;
        if (Input.Weg is { } weg)
            return await HaalWegAsync(overleg, weg, terug, ct);
        ModelState.Add(new Controle(overleg, Organisaties, Collegas, user.OrganisatieId).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.DeelnemerToegevoegd, clock.UtcNow, feiten: Dossierwerk.Feiten(("functie", Input.Functie), ("organisatie", Input.Organisatie)), id: Input.ActId);
        if (Input.IsVoorzitter)
            overleg.Deelnemers.ForEach(d => d.IsVoorzitter = false);
        db.Add(new Deelnemer
        {
            OverlegId = id, Functie = Input.Functie!.Value, OrganisatieId = Input.Gebruiker is null ? Input.Organisatie : user.OrganisatieId, GebruikerId = Input.Gebruiker,
            IsVoorzitter = Input.IsVoorzitter,
        });
        overleg.Versie++;
        if (!await werk.BewaarAsync(ct))
        {
            if (await LaadAsync(id, ct) is { } nu)
                return nu;
            ModelState.AddModelError("", Overlegwerk.Intussen);
            return Page();
        }

        TempData.Gelukt("De deelnemer is toegevoegd.");
        return terug;
    }

    async Task<IActionResult> HaalWegAsync(Overleg overleg, Guid weg, RedirectResult terug, CancellationToken ct)
    {
        // Taken away by another a moment ago: then it is done.
        if (overleg.Deelnemers.Find(d => d.Id == weg) is not { } deelnemer)
            return terug;
        db.Begin(ActKind.DeelnemerWeggehaald, clock.UtcNow, feiten: Dossierwerk.Feiten(("functie", deelnemer.Functie), ("organisatie", deelnemer.OrganisatieId)), id: Input.ActId);
        db.Remove(deelnemer);
        overleg.Versie++;
        if (await werk.BewaarIntrekkenAsync(ct))
            TempData.Gelukt("De deelnemer is weggehaald.");
        else
            TempData.LetOp("Het overleg is intussen gewijzigd. Kijk wie er nu meedoen.");
        return terug;
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesOmTeBeherenAsync(id, ct) is not { } overleg)
            return NotFound();
        if (overleg.Toestand != OverlegToestand.Gepland)
            return StatusCode(StatusCodes.Status409Conflict);
        Blad = await Deelnemersblad.VanAsync(db, overleg, ct);
        Organisaties = await overlegwerk.OrganisatiesAsync(ct);
        Collegas = await overlegwerk.CollegasAsync(ct);
        return null;
    }
}
