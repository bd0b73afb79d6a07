// What: corrects or withdraws a note of one's own, with a reason. What it said before stays sealed in the history of the note.
// Source: AVG art. 16 (rectification), peers: a record is never silently rewritten.
// Colleagues read the history, on a closed dossier too.
// Never: a change of a note of a colleague; or a note of another organisation, which does not exist for this reader.

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

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierWijzigen)]
public sealed class NotitieWijzigenModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Notitie Notitie { get; set; }
    public IReadOnlyList<(DateOnly Op, string? Tekst)> Eerder { get; private set; } = [];
    public bool MagWijzigen => Open.Dossier.GeslotenOp is null && Notitie.AuteurId == user.Id && Notitie.IngetrokkenOp is null;
    public string? Tekst => Open.Geopend.Tekst(Notitie.Tekst, "Notitie/Tekst", Notitie.Id);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the note that the form shows.</summary>
        public int Versie { get; set; }
        public bool Intrekken { get; set; }
        [ZonderMedisch]
        public string? Tekst { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(string? nu)
        {
            RuleFor(x => x.Tekst).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op wat er besproken of gebeurd is.")
                .MaximumLength(8000).WithMessage("Maak de tekst korter dan 8.000 tekens.")
                .Must(t => t!.Trim().ReplaceLineEndings("\n") != nu?.ReplaceLineEndings("\n")).WithMessage("De tekst is nog dezelfde. Verbeter de tekst, of trek de notitie in.")
                .When(x => !x.Intrekken);
            RuleFor(x => x.Reden).NotEmpty().WithMessage("Schrijf kort op waarom.").MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Notitie.Versie, Tekst = Tekst };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Notitie.AuteurId != user.Id)
            return NotFound();
        if (Open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Notitie.Versie || Notitie.IngetrokkenOp is not null)
            return Gewijzigd();
        // What is withdrawn may be withdrawn for just that.
        if (Input.Intrekken)
            ModelState.Remove("Input.Tekst");
        ModelState.Add(new Controle(Tekst).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var (dossier, oud) = (Open.Dossier.Id, Guid.CreateVersion7());
        var versie = new Notitieversie
        {
            Id = oud, DossierId = dossier, OrganisatieId = Notitie.OrganisatieId, NotitieId = id, ActId = Input.ActId, VervangenOp = clock.UtcNow,
            // Opened and sealed anew: a ciphertext is bound to its row.
            Tekst = (await vault.SealTextAsync(dossier, "Notitieversie/Tekst", oud, Tekst, ct))!,
        };
        var reden = await vault.SealTextAsync(dossier, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(Input.Intrekken ? ActKind.NotitieIngetrokken : ActKind.NotitieGecorrigeerd, clock.UtcNow, dossier,
            Dossierwerk.Feiten([.. NotitieModel.Feiten(Notitie), ("gewijzigd", Input.Intrekken ? null : "tekst")]), reden, Input.ActId);
        db.Add(versie);
        Notitie.Versie++;
        if (Input.Intrekken)
            Notitie.IngetrokkenOp = clock.Today;
        else
            Notitie.Tekst = (await vault.SealTextAsync(dossier, "Notitie/Tekst", id, Input.Tekst!.Trim(), ct))!;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(Input.Intrekken ? "De notitie is ingetrokken." : "De notitie is verbeterd.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Notitie.Versie;
        return Wijziging.Toon(this, ("Verslag", Notitie.IngetrokkenOp is { } op ? $"ingetrokken op {NlDatum.Lang(op)}" : Tekst ?? ""));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        if (await db.Notities.SingleOrDefaultAsync(n => n.Id == id && n.DossierId == open.Dossier.Id, ct) is not { } notitie)
            return NotFound();
        (Open, Notitie) = (open, notitie);
        Eerder =
        [
            .. (await db.Set<Notitieversie>().AsNoTracking().Where(v => v.NotitieId == id).OrderByDescending(v => v.VervangenOp).ToListAsync(ct))
                .Select(v => (DateOnly.FromDateTime(Clock.ToLocal(v.VervangenOp)), open.Geopend.Tekst(v.Tekst, "Notitieversie/Tekst", v.Id))),
        ];
        return null;
    }
}
