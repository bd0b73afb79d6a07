// What: the analyst asks for an export: for what, for whom, on which ground, of which schooljaar. First shows what will be in it, then asks.
// Source: privacy facts 3.6. Used by: the analyst of the region.
// Never: shows an exact number of children, or makes a file; another person decides.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Exports;

[Mag(Acties.ExportPseudoniem)]
public sealed class NieuwModel(AppDb db, DbSource source, CurrentUser user, Clock clock) : PageModel
{
    static readonly int[] Termijnen = [30, 90, 180, 365];

    /// <summary>How many children it is about, rounded; set when the preview is shown instead of the form.</summary>
    public string? Voorbeeld { get; private set; }
    public IEnumerable<SelectListItem> Schooljaren => Jaren(clock.Today).Select(j => new SelectListItem(new Schooljaar(j).ToString(), Tekst(j)));
    public static IEnumerable<SelectListItem> Gronden => Enum.GetValues<Exportgrond>().Select(g => new Keus(g.ToString(), Exportwoorden.Van(g), Exportwoorden.Uitleg(g)));
    public static IEnumerable<SelectListItem> Bewaartermijnen => Termijnen.Select(t => new SelectListItem(Exportwoorden.Termijn(t), Tekst(t)));

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public string? Doel { get; set; }
        public string? Ontvanger { get; set; }
        public Ontvangersoort? Soort { get; set; }
        public Exportgrond? Grond { get; set; }
        public int? Schooljaar { get; set; }
        public int? Bewaardagen { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Doel).NotEmpty().WithMessage("Schrijf op waarvoor de ontvanger het bestand nodig heeft.")
                .MaximumLength(400).WithMessage("Maak het doel korter dan 400 tekens.")
                .Must(VrijeTekst.GeenBsn).WithMessage("In het doel staat een BSN. Haal het weg: een aanvraag gaat nooit over één jongere.");
            RuleFor(x => x.Ontvanger).NotEmpty().WithMessage("Vul de naam van de ontvanger in.")
                .MaximumLength(200).WithMessage("Maak de naam van de ontvanger korter dan 200 tekens.")
                .Must(VrijeTekst.GeenBsn).WithMessage("In de naam staat een BSN. Vul de naam van de organisatie in.");
            RuleFor(x => x.Soort).Must(s => s is { } soort && Enum.IsDefined(soort)).WithMessage("Kies wat voor organisatie de ontvanger is.");
            RuleFor(x => x.Grond).Must(g => g is { } grond && Enum.IsDefined(grond)).WithMessage("Kies de grond voor deze levering.");
            RuleFor(x => x.Schooljaar).Must(j => j is { } jaar && Jaren(today).Contains(jaar)).WithMessage("Kies een schooljaar uit de lijst.");
            RuleFor(x => x.Bewaardagen).Must(d => d is { } dagen && Termijnen.Contains(dagen)).WithMessage("Kies hoe lang het bestand bewaard mag worden.");
        }
    }

    public void OnGet() => Input = new() { ActId = Guid.CreateVersion7(), Schooljaar = Schooljaar.Van(clock.Today).Beginjaar, Bewaardagen = 90 };

    /// <summary>Shows what will be in it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Klopt())
            return Page();
        // The analyst has no scope over dossiers; only this one rounded number comes out.
        await using var system = source.ForSystem();
        Voorbeeld = await Exportrijen.OngeveerAsync(system, user.RegioId, new Schooljaar(Input.Schooljaar!.Value), clock.Today, ct);
        return Page();
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public IActionResult OnPostWijzigen() => Page();

    public async Task<IActionResult> OnPostIndienenAsync(CancellationToken ct)
    {
        if (!Klopt())
            return Page();
        db.Begin(ActKind.ExportAangevraagd, clock.UtcNow, id: Input.ActId);
        db.Add(new Exportverzoek
        {
            Id = Input.ActId, RegioId = user.RegioId, AanvragerId = user.Id, AangevraagdOp = clock.UtcNow, Doel = Input.Doel!.Trim(), Ontvanger = Input.Ontvanger!.Trim(),
            Ontvangersoort = Input.Soort!.Value, Grond = Input.Grond!.Value, Schooljaar = Input.Schooljaar!.Value, Bewaardagen = Input.Bewaardagen!.Value,
        });
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De aanvraag is ingediend. De privacy officer besluit erover.");
        return Redirect($"/exports/{Input.ActId}");
    }

    bool Klopt()
    {
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        return ModelState.IsValid;
    }

    /// <summary>This schooljaar and the three before it.</summary>
    static IEnumerable<int> Jaren(DateOnly today) => Enumerable.Range(0, 4).Select(n => Schooljaar.Van(today).Beginjaar - n);

    static string Tekst(int getal) => getal.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
