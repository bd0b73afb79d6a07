// What: registers a circumstance that makes a jongere dreigend. The status follows from it in the same save.
// Source: rules.md R3. Never: a second one of the same kind at the same time; why stands sealed.

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

namespace Thuiszitters.Web.Features.Omstandigheden;

[Mag(Acties.DossierWijzigen)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public IEnumerable<Keus> Soorten => Enum.GetValues<Omstandigheidsoort>().Select(s => new Keus(s.ToString(), Woorden.Van(s), Uitleg(s)));

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Omstandigheidsoort? Soort { get; set; }
        public DateOnly? Van { get; set; }
        public DateOnly? LaatsteDag { get; set; }
        [ZonderMedisch]
        public string? Toelichting { get; set; }
        public bool AndereSchool { get; set; }
    }

    /// <summary>Whether it is about another school than the one before is asked.</summary>
    public bool VraagAndereSchool { get; private set; }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today, DateOnly? geboren)
        {
            RuleFor(x => x.Soort).Must(s => s is { } soort && Enum.IsDefined(soort)).WithMessage("Kies wat er aan de hand is.");
            RuleFor(x => x.Van).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een eerste dag in die vandaag of eerder is.")
                .Must(v => geboren is null || v > geboren).WithMessage("Vul een eerste dag in na de geboortedatum.");
            RuleFor(x => x.LaatsteDag).Must((x, l) => l is null || x.Van is null || l >= x.Van).WithMessage("Vul een laatste dag in op of na de eerste dag.")
                .Must(l => l is null || l <= today.AddYears(1)).WithMessage("Vul een laatste dag in die binnen een jaar ligt.");
            RuleFor(x => x.LaatsteDag).NotNull().When(x => x.Soort == Omstandigheidsoort.Schorsing).WithMessage("Vul de laatste dag van de schorsing in.");
            RuleFor(x => x.Toelichting).NotEmpty().When(x => x.Soort == Omstandigheidsoort.SignaalProfessional)
                .WithMessage("Schrijf kort op wie het signaal gaf en waarom.");
            RuleFor(x => x.Toelichting).MaximumLength(2000).WithMessage("Maak de toelichting korter dan 2.000 tekens.");
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
        ModelState.Add(new Controle(clock.Today, Open.Geopend.Identiteit?.Geboren).Validate(Input), nameof(Input));
        if (ModelState.IsValid && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (ModelState.IsValid && LooptAl())
            ModelState.AddModelError("Input.Soort", "Deze omstandigheid staat al in het dossier voor deze dagen.");
        if (ModelState.IsValid && Nieuwe().Tot <= clock.Today)
            ModelState.AddModelError(Input.LaatsteDag < clock.Today ? "Input.LaatsteDag" : "Input.Van", "Dit is al voorbij. Leg alleen vast wat nu geldt.");
        VraagAndereSchool = ModelState.IsValid && SluitAan();
        if (VraagAndereSchool && !Input.AndereSchool)
            ModelState.AddModelError("Input.AndereSchool", "De termijn van de zorgplicht liep al. Langer kan alleen met Verlengen, of als het om een andere school gaat.");
        if (!ModelState.IsValid)
            return Page();

        var id = Guid.CreateVersion7();
        var rij = new Omstandigheid
        {
            Id = id, DossierId = Open.Dossier.Id, Soort = Input.Soort!.Value, Van = Input.Van!.Value, Tot = Input.LaatsteDag?.AddDays(1),
            Toelichting = await vault.SealTextAsync(Open.Dossier.Id, "Omstandigheid/Toelichting", id, Input.Toelichting?.Trim(), ct),
        };
        db.Begin(ActKind.OmstandigheidGeregistreerd, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("soort", rij.Soort), ("van", rij.Van), ("laatsteDag", Input.LaatsteDag)), id: Input.ActId);
        db.Add(rij);
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("De omstandigheid is vastgelegd.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>One of the same kind holds on a day of the new one.</summary>
    bool LooptAl()
    {
        var p = Open.Regels.Parameters;
        var nieuw = Nieuwe();
        return Open.Dossier.Omstandigheden.Where(o => o.Soort == Input.Soort).Select(o => Omstandigheidregel.Periode(o.Feit(), p))
            .Any(o => (nieuw.Tot is not { } tot || o.Van < tot) && (o.Tot is not { } eind || eind > nieuw.Van));
    }

    Periode Nieuwe() => Omstandigheidregel.Periode(new(Input.Soort!.Value, Input.Van!.Value, Input.LaatsteDag?.AddDays(1)), Open.Regels.Parameters);

    /// <summary>The zorgplicht of one school has one term, once prolonged: a new one the day after is that of another school.</summary>
    bool SluitAan() => Input.Soort == Omstandigheidsoort.ZonderPlek && Open.Dossier.Omstandigheden.Exists(o =>
        o.Soort == Omstandigheidsoort.ZonderPlek && Omstandigheidregel.Periode(o.Feit(), Open.Regels.Parameters).Tot is { } tot && tot <= Input.Van && tot.AddDays(7) > Input.Van);

    string? Uitleg(Omstandigheidsoort soort)
    {
        var p = Open.Regels.Parameters;
        return soort switch
        {
            Omstandigheidsoort.MinderUren => "En er is geen plan om de uren op te bouwen.",
            Omstandigheidsoort.ZonderPlek => $"Zolang de termijn van de zorgplicht loopt: {p.ZorgplichtWeken} weken, en één keer {p.ZorgplichtVerlengingWeken} weken langer.",
            Omstandigheidsoort.Wachtlijst => "Voor (voortgezet) speciaal onderwijs, een onderwijszorgarrangement of behandeling.",
            Omstandigheidsoort.SignaalProfessional => $"Eindigt vanzelf na {p.ProfessionalSignaalWeken} weken, als u het niet verlengt.",
            _ => null,
        };
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
