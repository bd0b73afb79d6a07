// What: who directs a case on the side of education and on the side of care: a function with its organisation, or a colleague by account.
// Source: casusregie onderwijs and zorg (domain-dossier.md 2). Never: the name of somebody outside the program; a change without a reason.

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

namespace Thuiszitters.Web.Features.Dossiers;

/// <summary>Who directs a case now, in words.</summary>
public sealed record Regieregel(Casusregie Regie, string Wie)
{
    public static async Task<List<Regieregel>> VanAsync(AppDb db, Guid dossier, CancellationToken ct) =>
    [
        .. (await db.Set<Casusregie>().AsNoTracking().Where(r => r.DossierId == dossier && r.Tot == null).OrderBy(r => r.Kant).Select(r => new
        {
            Regie = r, Organisatie = db.Organisaties.Where(o => o.Id == r.OrganisatieId).Select(o => o.Naam).FirstOrDefault(),
            Naam = db.Users.Where(u => u.Id == r.GebruikerId).Select(u => u.Naam).FirstOrDefault(),
        }).ToListAsync(ct))
        .Select(r => new Regieregel(r.Regie, string.Join(", ", new[] { r.Naam, Woorden.Van(r.Regie.Functie), r.Organisatie }.Where(x => x is not null)))),
    ];
}

[Mag(Acties.DossierWijzigen)]
public sealed class RegieModel(AppDb db, DbSource source, Dossierwerk werk, Overlegwerk overlegwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public IReadOnlyList<Regieregel> Nu { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Organisaties { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public Regiekant? Kant { get; set; }
        public Overlegfunctie? Functie { get; set; }

        /// <summary>It ends without another in the place.</summary>
        public bool Niemand { get; set; }
        public Guid? Organisatie { get; set; }
        public Guid? Gebruiker { get; set; }
        public DateOnly? Vanaf { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(RegieModel m, DateOnly today, Guid eigen)
        {
            Casusregie? Vorige(Invoer x) => m.Nu.FirstOrDefault(r => r.Regie.Kant == x.Kant)?.Regie;
            RuleFor(x => x.Kant).Must(k => k is { } kant && Enum.IsDefined(kant)).WithMessage("Kies onderwijs of zorg.");
            RuleFor(x => x.Functie).Cascade(CascadeMode.Stop).Must(f => f is { } functie && Enum.IsDefined(functie)).WithMessage("Kies wie de regie heeft.")
                .Must((x, f) => Vorige(x) is not { } v || (v.Functie, v.OrganisatieId, v.GebruikerId) != (f!.Value, x.Gebruiker is null ? x.Organisatie : eigen, x.Gebruiker))
                .WithMessage("Deze functie heeft de regie al. Kies iemand anders.").When(x => !x.Niemand);
            RuleFor(x => x.Niemand).Must((x, n) => !n || Vorige(x) is not null).WithMessage("Voor deze kant heeft niemand de regie.");
            RuleFor(x => x.Organisatie).Must(o => o is null || m.Organisaties.Any(k => k.Value == o.ToString())).WithMessage("Kies een organisatie uit de lijst.");
            RuleFor(x => x.Gebruiker).Cascade(CascadeMode.Stop).Must(g => g is null || m.Collegas.Any(k => k.Value == g.ToString())).WithMessage("Kies iemand uit de lijst.")
                .Must((x, g) => g is null || x.Organisatie is null || x.Organisatie == eigen).WithMessage("Deze collega werkt bij uw eigen organisatie. Kies die, of geen.");
            RuleFor(x => x.Vanaf).Cascade(CascadeMode.Stop).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 14-3-2026.")
                .Must(v => v <= today).WithMessage("Vul een dag in die vandaag of eerder is.")
                .Must(v => v > today.AddYears(-2)).WithMessage("Vul een dag in van de laatste twee jaar.")
                .Must((x, v) => Vorige(x) is not { } vorige || v >= vorige.Vanaf).WithMessage("Iemand anders begon later met de regie. Vul een latere dag in.");
            RuleFor(x => x.Reden).NotEmpty().When(x => Vorige(x) is not null).WithMessage("Schrijf kort op waarom de regie verandert.")
                .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Vanaf = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        ModelState.Add(new Controle(this, clock.Today, user.OrganisatieId).Validate(Input), nameof(Input));
        if (!Input.Niemand && await Beoordelaarszetels.BeoordeeltAsync(source, Open.Dossier.Id, Input.Gebruiker, ct))
            ModelState.AddModelError("Input.Gebruiker", Beoordelaarszetels.Bezwaar(Collegas.FirstOrDefault(c => c.Value == Input.Gebruiker.ToString())?.Text ?? "Deze collega"));
        if (!ModelState.IsValid)
            return Page();

        var (dossier, kant, vanaf) = (Open.Dossier, Input.Kant!.Value, Input.Vanaf!.Value);
        var reden = await vault.SealTextAsync(dossier.Id, "Act/Reden", Input.ActId, Input.Reden?.Trim(), ct);
        var nu = await db.Set<Casusregie>().Where(r => r.DossierId == dossier.Id && r.Kant == kant && r.Tot == null).ToListAsync(ct);
        db.Begin(ActKind.CasusregieGewijzigd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(
            ("kant", kant), ("functie", Input.Niemand ? null : Input.Functie), ("vanaf", vanaf), ("was", nu.Count == 0 ? null : nu[0].Functie)), reden, Input.ActId);
        foreach (var vorige in nu)
            vorige.Tot = vanaf;
        if (!Input.Niemand)
            db.Add(new Casusregie
            {
                DossierId = dossier.Id, Kant = kant, Functie = Input.Functie!.Value, OrganisatieId = Input.Gebruiker is null ? Input.Organisatie : user.OrganisatieId,
                GebruikerId = Input.Gebruiker, Vanaf = vanaf,
            });
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Gewijzigd();
        TempData.Gelukt("De casusregie is opgeslagen.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, [.. Enum.GetValues<Regiekant>().Select(k => ("Regie " + Woorden.Van(k).ToLowerInvariant(), Nu.FirstOrDefault(r => r.Regie.Kant == k)?.Wie ?? "Nog niemand"))]);
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        Nu = await Regieregel.VanAsync(db, open.Dossier.Id, ct);
        Organisaties = await overlegwerk.OrganisatiesAsync(ct);
        Collegas = await overlegwerk.CollegasAsync(ct);
        return null;
    }
}
