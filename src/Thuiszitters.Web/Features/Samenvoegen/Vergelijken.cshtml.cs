// What: two dossiers of the own gemeente side by side: merge them, with a choice per part, or say that they are not the same jongere.
// Source: rules.md R8; ADR 25. Never: on another version of either than was shown, or a BSN in the clear: only whether it is the same.

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

namespace Thuiszitters.Web.Features.Samenvoegen;

/// <summary>One of the two, as the page shows it.</summary>
public sealed record Vergelijkkant(Dossier Dossier, Geopend Wie, string? School, string? Swv, string? Behandelaar, int Notities, int Taken, int Delingen);

[Mag(Acties.DossierSluiten)]
public sealed class VergelijkenModel(AppDb db, Vault vault, Samenvoegwerk samenvoegen, CurrentUser user, Clock clock) : PageModel
{
    public const string Dit = "dit", Ander = "ander";

    public required Vergelijkkant Blijft { get; set; }
    public required Vergelijkkant Weg { get; set; }

    /// <summary>What stands in the way; null when nothing does.</summary>
    public string? Weigering { get; private set; }

    /// <summary>What somebody said of these two before, and that should give pause; null when nothing was.</summary>
    public string? Waarschuwing { get; private set; }

    /// <summary>That they are two jongeren can be said, whatever stands in the way of merging.</summary>
    public bool MagNee => Blijft.Dossier.Id != Weg.Dossier.Id && Blijft.Dossier.GeslotenOp is null;

    /// <summary>The clock as it will be.</summary>
    public Klokstand? Klok { get; private set; }

    /// <summary>The same or another BSN; null when one of them has none.</summary>
    public bool? ZelfdeBsn { get; private set; }
    public DateOnly Vandaag => clock.Today;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public int VersieAnder { get; set; }

        /// <summary>dit (the dossier that stays) or ander.</summary>
        public string? Wie { get; set; }
        public string? School { get; set; }
        public string? Behandelaar { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(bool alleenReden)
        {
            if (!alleenReden)
            {
                RuleFor(x => x.Wie).Must(Gekozen).WithMessage("Kies welke naam en geboortedatum kloppen.");
                RuleFor(x => x.School).Must(Gekozen).WithMessage("Kies welke school klopt.");
                RuleFor(x => x.Behandelaar).Must(Gekozen).WithMessage("Kies wie de behandelaar wordt.");
            }

            RuleFor(x => x.Reden).Cascade(CascadeMode.Stop).NotEmpty()
                .WithMessage(alleenReden ? "Schrijf kort op waarom het twee jongeren zijn." : "Schrijf kort op waarom dit dezelfde jongere is.")
                .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }

        static bool Gekozen(string? keuze) => keuze is Dit or Ander;
    }

    public IEnumerable<SelectListItem> Wie => Keuzes(k => $"{k.Wie.Naam}, {(k.Wie.Identiteit is { } i ? NlDatum.Lang(i.Geboren) : "–")}");
    public IEnumerable<SelectListItem> Scholen => Keuzes(k => k.School ?? (k.Dossier.SchoolOngekoppeld is null ? "Geen school" : "School die niet bekend is in de regio"));
    public IEnumerable<SelectListItem> Behandelaars => Keuzes(k => k.Behandelaar ?? "Nog niemand");

    IEnumerable<SelectListItem> Keuzes(Func<Vergelijkkant, string> tekst) =>
        new[] { (Blijft, Dit), (Weg, Ander) }.Select(k => new SelectListItem($"{tekst(k.Item1)} (uit {k.Item1.Dossier.Nummer})", k.Item2));

    public async Task<IActionResult> OnGetAsync(string nummer, string ander, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ander, ct) is { } weigering)
            return weigering;
        var wieVanAnder = Blijft.Wie.Identiteit?.Bsn is null && Weg.Wie.Identiteit?.Bsn is not null;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blijft.Dossier.Versie, VersieAnder = Weg.Dossier.Versie, Wie = wieVanAnder ? Ander : Dit,
            School = Blijft.Dossier.SchoolId is null && Weg.Dossier.SchoolId is not null ? Ander : Dit,
            Behandelaar = Blijft.Dossier.BehandelaarId is null && Weg.Dossier.BehandelaarId is not null ? Ander : Dit,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, string ander, CancellationToken ct)
    {
        // Asked first: the same form once more finds no second dossier.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ander, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (Weigering is not null)
            return Geweigerd();
        if (Input.Versie != Blijft.Dossier.Versie || Input.VersieAnder != Weg.Dossier.Versie)
            return Gewijzigd();
        ModelState.Add(new Controle(alleenReden: false).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var keuze = new Samenvoegkeuze(
            Input.ActId, Blijft.Dossier.Id, Input.Versie, Weg.Dossier.Id, Input.VersieAnder, Input.Wie == Ander, Input.School == Ander, Input.Behandelaar == Ander, Input.Reden!.Trim());
        if (!await samenvoegen.VoegSamenAsync(keuze, ct))
            return await LaadAsync(nummer, ander, ct) ?? Gewijzigd();
        TempData.Gelukt($"Dossier {ander} is samengevoegd met dit dossier. Klopt het niet? Dan kunt u het ongedaan maken tot er verder wordt gewerkt.");
        return Redirect($"/dossiers/{nummer}");
    }

    public async Task<IActionResult> OnPostAndersAsync(string nummer, string ander, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/samenvoegen");
        if (await LaadAsync(nummer, ander, ct) is { } weigering)
            return weigering;
        if (!MagNee)
            return Geweigerd();
        ModelState.Add(new Controle(alleenReden: true).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        var (een, twee, gemeente) = (Blijft.Dossier.Id, Weg.Dossier.Id, user.OrganisatieId);
        if (!await db.Set<NietDezelfde>().AnyAsync(n => (n.DossierId == een && n.AnderDossierId == twee) || (n.DossierId == twee && n.AnderDossierId == een), ct))
        {
            var id = Guid.CreateVersion7();
            db.Begin(ActKind.NietDezelfdeVastgelegd, clock.UtcNow, een, null,
                await vault.SealTextAsync(een, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct), Input.ActId);
            db.Add(new NietDezelfde
            {
                Id = id, DossierId = een, AnderDossierId = twee, OrganisatieId = gemeente, Op = clock.Today,
                Reden = (await vault.SealTextAsync(een, "NietDezelfde/Reden", id, Input.Reden!.Trim(), ct))!,
            });
            await db.SaveOnceAsync(ct);
        }

        TempData.Gelukt($"Vastgelegd: {nummer} en {ander} zijn twee jongeren.");
        return Redirect("/samenvoegen");
    }

    /// <summary>The page itself says why.</summary>
    PageResult Geweigerd()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    PageResult Gewijzigd()
    {
        (Input.Versie, Input.VersieAnder) = (Blijft.Dossier.Versie, Weg.Dossier.Versie);
        ModelState.Remove("Input.VersieAnder");
        return Wijziging.Toon(this, [.. new[] { Blijft, Weg }.Select(k => ("Dossier " + k.Dossier.Nummer, Woorden.Van(k.Dossier.Status)))]);
    }

    async Task<IActionResult?> LaadAsync(string nummer, string ander, CancellationToken ct)
    {
        var gemeente = user.OrganisatieId;
        var beide = await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery()
            .Where(d => (d.Nummer == nummer || d.Nummer == ander) && d.GemeenteId == gemeente).ToListAsync(ct);
        if (beide.Find(d => d.Nummer == nummer) is not { } blijft || beide.Find(d => d.Nummer == ander) is not { } weg || user.Scope.Kind != ScopeKind.Gemeente)
            return NotFound();
        var wie = await vault.RevealAsync([blijft.Id, weg.Id], Doel.Samenvoegen, ct, metBsn: true);
        (Blijft, Weg) = (await KantAsync(blijft, wie[blijft.Id], ct), await KantAsync(weg, wie[weg.Id], ct));
        ZelfdeBsn = Blijft.Wie.Identiteit?.Bsn is { } bsn && Weg.Wie.Identiteit?.Bsn is { } anderBsn ? bsn == anderBsn : null;
        var open = await db.Overdrachten.AnyAsync(o => (o.DossierId == blijft.Id || o.DossierId == weg.Id) && o.Toestand == OverdrachtToestand.Open, ct);
        var oordeel = Domain.Samenvoegen.Beoordeel(blijft.Id == weg.Id, blijft.GeslotenOp is not null, open, ZelfdeBsn == false,
            new[] { blijft, weg }.Any(d => d.VerhuisdOp is not null || d.OverledenOp is not null), await samenvoegen.SwvZouIetsVerliezenAsync(blijft, weg, ct),
            blijft.VrijstellingLoopt || weg.VrijstellingLoopt);
        Weigering = !oordeel.IsToegestaan ? Weigeringen.Van(oordeel.Code)
            : await samenvoegen.HeeftTeVeelDocumentenAsync(weg.Id, ct) ? Weigeringen.Van("te-veel-documenten") : null;
        var (een, twee) = (blijft.Id, weg.Id);
        if (await db.Set<NietDezelfde>().AnyAsync(n => (n.DossierId == een && n.AnderDossierId == twee) || (n.DossierId == twee && n.AnderDossierId == een), ct))
            Waarschuwing = "Eerder is vastgelegd dat dit twee jongeren zijn. Controleer dat goed voordat u ze samenvoegt.";
        else if (await db.Set<Verwantschap>().AnyAsync(v => (v.DossierId == een && v.AnderDossierId == twee) || (v.DossierId == twee && v.AnderDossierId == een), ct))
            Waarschuwing = "Deze dossiers zijn gekoppeld als broer of zus. Controleer goed of het toch dezelfde jongere is.";
        if (Blijft.Wie.Identiteit is { } i)
        {
            var regels = await Regioregels.VanAsync(db, blijft.RegioId, ct);
            Klok = Pactklok.Bereken(Samenvoegwerk.Feiten(i.Geboren, blijft, weg, regels, clock.Today), regels.Parameters, clock.Today);
        }

        return null;
    }

    async Task<Vergelijkkant> KantAsync(Dossier d, Geopend wie, CancellationToken ct)
    {
        var (id, today) = (d.Id, clock.Today);
        return new(
            d, wie, await db.Organisaties.AsNoTracking().Where(o => o.Id == d.SchoolId).Select(o => o.Naam).FirstOrDefaultAsync(ct),
            await db.Organisaties.AsNoTracking().Where(o => o.Id == d.SwvId).Select(o => o.Naam).FirstOrDefaultAsync(ct),
            await db.Users.AsNoTracking().Where(u => u.Id == d.BehandelaarId).Select(u => u.Naam).FirstOrDefaultAsync(ct),
            await db.Notities.CountAsync(n => n.DossierId == id, ct), await db.Taken.CountAsync(t => t.DossierId == id, ct),
            await db.Delingen.CountAsync(x => x.DossierId == id && x.Tot > today, ct));
    }
}
