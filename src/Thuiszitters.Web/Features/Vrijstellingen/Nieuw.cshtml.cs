// What: registers a notice of art. 6 for an exemption of art. 5 onder a, with what is asked and the documents that are its evidence.
// Source: rules.md R5.1. Used by: the gemeente of residence. Never: refuses a late notice (it is noted), or keeps a text with medical data.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Vrijstellingwerk vrijstellingen, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Stukken { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Schooljaren { get; private set; } = [];

    /// <summary>A request that runs already: then there is no other.</summary>
    Vrijstelling? Lopend => Open?.Dossier.Vrijstellingen.Find(v => Vrijstelling.Loopt(v.Toestand));

    /// <summary>The exemption in force that this one would follow.</summary>
    public Vrijstelling? Vorige { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DateOnly? OntvangenOp { get; set; }
        public Kennisgever? Kennisgever { get; set; }
        public int? Schooljaar { get; set; }
        [ZonderMedisch]
        public string? Toelichting { get; set; }
        public List<Guid> Stukken { get; set; } = [];
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today, DateOnly geboren, IReadOnlyCollection<int> schooljaren, Regioregels regels)
        {
            RuleFor(x => x.OntvangenOp).NotNull().WithMessage("Vul in wanneer de kennisgeving is ontvangen, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een datum in die vandaag of eerder is.");
            RuleFor(x => x.Kennisgever).Must(k => k is { } wie && Enum.IsDefined(wie)).WithMessage("Kies wie de kennisgeving doet.");
            RuleFor(x => x.Schooljaar).Must(j => j is { } jaar && schooljaren.Contains(jaar)).WithMessage("Kies het schooljaar.");
            RuleFor(x => x).Custom((x, context) =>
            {
                if (x is { OntvangenOp: { } op, Schooljaar: { } jaar } && schooljaren.Contains(jaar)
                    && Vrijstellingtermijnen.MagVoor(new(jaar), op, geboren, regels.VrijstellingOp(op)) is { IsToegestaan: false } verdict)
                    context.AddFailure(nameof(Invoer.Schooljaar), Weigeringen.Van(verdict));
            });
            RuleFor(x => x.Toelichting).NotEmpty().WithMessage("Schrijf kort op wat wordt gevraagd en wat al is geprobeerd.")
                .MaximumLength(4000).WithMessage("Maak de tekst korter dan 4.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), OntvangenOp = clock.Today, Schooljaar = Vorige is { } v ? v.Schooljaar + 1 : Schooljaar.Van(clock.Today).Beginjaar };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return Open?.Weigering is null && Lopend is { } loopt
                ? Wijziging.Toon(this, ("Lopende kennisgeving", $"{Woorden.Van(loopt.Toestand)}, schooljaar {new Schooljaar(loopt.Schooljaar)}")) : weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var geboren = Open.Geopend.Identiteit?.Geboren ?? Dossierstand.AlsGeboren(Open.Dossier.GeboorteMaand);
        ModelState.Add(new Controle(clock.Today, geboren, [.. Schooljaren.Select(s => int.Parse(s.Value, System.Globalization.CultureInfo.InvariantCulture))], Open.Regels).Validate(Input), nameof(Input));
        var swv = await SwvAsync(ct);
        if (swv is null)
            ModelState.AddModelError("", "Het is niet bekend welk samenwerkingsverband beoordeelt. Vul eerst de postcode van de jongere in.");
        if (!ModelState.IsValid)
            return Page();

        var (jaar, op) = (Input.Schooljaar!.Value, Input.OntvangenOp!.Value);
        var nieuw = new Vrijstelling
        {
            DossierId = Open.Dossier.Id, SwvId = swv!.Value, Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = jaar, Herhaald = Vorige is not null, VorigeId = Vorige?.Id,
            Kennisgever = Input.Kennisgever!.Value, OntvangenOp = op, RegistreerderId = user.Id,
            TeLaat = Vrijstellingtermijnen.IsTeLaat(op, geboren, new(jaar), Vorige is not null, Vorige?.NooitGeschikt == true),
        };
        var uit = await vrijstellingen.RegistreerAsync(Input.ActId, nieuw, Input.Toelichting!.Trim(), Input.Stukken, ct);
        if (!uit.IsGedaan)
        {
            ModelState.AddModelError("", Weigeringen.Van(uit.Verdict));
            return Page();
        }

        TempData.Gelukt("De kennisgeving is geregistreerd. Doe nu de vormtoets.");
        return Redirect($"/dossiers/{nummer}/vrijstellingen/{nieuw.Id}");
    }

    /// <summary>The SWV of the dossier; a child in MBO or without sector: the SWV VO of residence.</summary>
    async Task<Guid?> SwvAsync(CancellationToken ct)
    {
        if (Open.Dossier.SwvId is { } eigen)
            return eigen;
        var pc4 = Open.Dossier.Pc4;
        return await db.Postcodegebieden.AsNoTracking().Where(p => p.Pc4 == pc4).Select(p => p.SwvVoId).SingleOrDefaultAsync(ct);
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Vrijstelling, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        Vorige = open.Dossier.Vrijstellingen.Where(v => VrijstellingVerloop.IsInKracht(v.Toestand)).MaxBy(v => v.Schooljaar);
        var nu = Schooljaar.Van(clock.Today).Beginjaar;
        Schooljaren = [.. new[] { nu, nu + 1 }.Select(j => new SelectListItem(new Schooljaar(j).ToString(), j.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        Stukken = await Bewijskeuzes.VanAsync(db, open, user.OrganisatieId, ct);
        return Lopend is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}

/// <summary>The documents of a dossier that can be evidence: of the own part, there, and no letter.</summary>
static class Bewijskeuzes
{
    public static async Task<IReadOnlyList<SelectListItem>> VanAsync(AppDb db, OpenDossier open, Guid eigen, CancellationToken ct) =>
    [
        .. (await Documentwerk.LijstAsync(db, open.Geopend, open.Dossier.Id, ct))
            .Where(d => d.Document.OrganisatieId == eigen && d.Document.IngetrokkenOp is null && d.Document.Soort != DocumentSoort.Brief)
            .Select(d => new SelectListItem($"{d.Versies[0].Naam} ({Woorden.Van(d.Document.Soort).ToLowerInvariant()}, {NlDatum.Kort(d.Document.ToegevoegdOp)})", d.Document.Id.ToString())),
    ];
}
