// What: a letter to one parent or carer: chosen, seen, and kept as a document of the dossier with an entry on the timeline.
// Source: ADR 24. Used by: the gemeente. Never: sent from here, or kept before it was asked.

using System.Text;
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

namespace Thuiszitters.Web.Features.Brieven;

[Mag(Acties.DossierWijzigen)]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Documentwerk documenten, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>The fact of the act that says whom a letter is to: the key of the contact.</summary>
    internal const string Geadresseerde = "contact";

    IReadOnlyList<Betrokkene> alle = [];

    public required OpenDossier Open { get; set; }
    public IReadOnlyList<SelectListItem> Personen { get; private set; } = [];

    /// <summary>The letters that fit: those about a vrijstelling only when there is one, as it stands.</summary>
    public IReadOnlyList<SelectListItem> Sjablonenlijst { get; private set; } = [];

    /// <summary>The letter with the outcome would fit, but the region did not record since when the judgement rests on what.</summary>
    public bool MistGrondslag { get; private set; }
    IReadOnlyDictionary<string, string>? vrijstelling;

    /// <summary>The letter as it would be; null while nobody asked to see it.</summary>
    public Brief? Voorbeeld { get; private set; }

    [BindProperty(SupportsGet = true, Name = "aan")]
    public Guid? Aan { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public string? Sjabloon { get; set; }
        public Guid? Aan { get; set; }

        /// <summary>Ticked for who has no gezag, or of whom that is not known.</summary>
        public bool ZonderGezag { get; set; }
        public string? Telefoon { get; set; }
        public DateOnly? Dag { get; set; }
        public string? Tijd { get; set; }
        [ZonderMedisch]
        public string? Plaats { get; set; }
        [ZonderMedisch]
        public string? Opening { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyDictionary<Guid, Gezag> personen, IReadOnlyCollection<string> sjablonen, DateOnly today)
        {
            RuleFor(x => x.Sjabloon).Must(s => s is not null && sjablonen.Contains(s)).WithMessage("Kies een brief uit de lijst.");
            RuleFor(x => x.Aan).Must(a => a is { } aan && personen.ContainsKey(aan)).WithMessage("Kies aan wie de brief gaat.");
            RuleFor(x => x.ZonderGezag).Equal(true).When(x => x.Aan is { } aan && personen.TryGetValue(aan, out var gezag) && gezag != Gezag.Ja)
                .WithMessage("Van deze persoon staat niet vast dat die gezag heeft. Kruis aan dat de brief toch naar deze persoon mag.");
            RuleFor(x => x.Telefoon).NotEmpty().WithMessage("Vul het nummer in waarop u te bereiken bent.").MaximumLength(20).WithMessage("Maak het nummer korter dan 20 tekens.");
            RuleFor(x => x.Opening).MaximumLength(600).WithMessage("Maak de eerste zin korter dan 600 tekens.");
            When(x => Sjablonen.Vind(x.Sjabloon) is { MetAfspraak: true }, () =>
            {
                RuleFor(x => x.Dag).NotNull().WithMessage("Vul de dag van de afspraak in, bijvoorbeeld 14-3-2026.")
                    .GreaterThanOrEqualTo(today).WithMessage("Vul een dag in die vandaag of later is.");
                RuleFor(x => x.Tijd).NotEmpty().WithMessage("Vul de tijd van de afspraak in.").MaximumLength(20).WithMessage("Maak de tijd korter dan 20 tekens.");
                RuleFor(x => x.Plaats).NotEmpty().WithMessage("Vul de plaats van de afspraak in.").MaximumLength(120).WithMessage("Maak de plaats korter dan 120 tekens.");
            });
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Aan = Aan };
        return Page();
    }

    /// <summary>Shows the letter and keeps nothing.</summary>
    public async Task<IActionResult> OnPostVoorbeeldAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (IsGoed())
            Voorbeeld = Maak();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (!IsGoed())
            return Page();

        var bestand = new Ontvangen($"{Sjablonen.Titel(Input.Sjabloon!)} {NlDatum.Kort(clock.Today)}.txt", Encoding.UTF8.GetBytes(Maak().Inhoud), Bestandstype.Brief, Scanuitkomst.NietNodig);
        db.Begin(ActKind.BriefGemaakt, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("brief", Input.Sjabloon), ("relatie", Ontvanger.Contact.Relatie), ("datum", clock.Today), (Geadresseerde, Ontvanger.Contact.Id)), id: Input.ActId);
        var document = await documenten.VoegToeAsync(Open.Dossier, user.OrganisatieId, DocumentSoort.Brief, bestand, ct);
        if (!await db.SaveOnceAsync(ct))
            return Redirect($"/dossiers/{nummer}");
        TempData.Gelukt("De brief is opgeslagen. U kunt hem nu afdrukken.");
        return Redirect($"/dossiers/{nummer}/brieven/{document.Id}");
    }

    bool IsGoed()
    {
        ModelState.Add(new Controle(Ouders.ToDictionary(b => b.Contact.Id, b => b.Gegevens.Gezag), [.. Sjablonenlijst.Select(s => s.Value)], clock.Today).Validate(Input), nameof(Input));
        return ModelState.IsValid;
    }

    IEnumerable<Betrokkene> Ouders => alle.Where(b => b.Contact.Relatie != Relatie.Jongere && b.Contact.IngetrokkenOp is null);

    /// <summary>What decides whether somebody gets a letter, and in which language.</summary>
    static string Kenmerken(Betrokkene b) => string.Join(", ", new[]
    {
        Woorden.Van(b.Contact.Relatie).ToLowerInvariant(), b.Gegevens.Gezag switch { Gezag.Ja => "gezag", Gezag.Nee => "geen gezag", _ => "gezag onbekend" },
        b.Gegevens.Taal is { } taal ? $"spreekt {taal}" : null, b.Gegevens.IsGeheim ? "adres geheim" : null,
    }.OfType<string>());

    Betrokkene Ontvanger => alle.First(b => b.Contact.Id == Input.Aan);

    Brief Maak() => Briefmaker.Maak(Sjablonen.Vind(Input.Sjabloon)!, Input.Opening, Ontvanger, alle, new()
    {
        Jongere = Open.Geopend.Naam, Dossiernummer = Open.Dossier.Nummer, Gemeente = user.OrganisatieNaam, Afzender = user.Naam, Telefoon = Input.Telefoon!.Trim(),
        Vandaag = clock.Today, Dag = Input.Dag, Tijd = Input.Tijd?.Trim(), Plaats = Input.Plaats?.Trim(),
        Vrijstelling = vrijstelling ?? Vrijstellingbrief.Velden.ToDictionary(v => v, _ => "", StringComparer.Ordinal),
    });

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Brief, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        var aanvraag = Vrijstellingbrief.Laatste(open.Dossier);
        var metGrondslag = await Vrijstellingbrief.HeeftGrondslagAsync(db, open.Dossier.RegioId, ct);
        var passend = Vrijstellingbrief.Passend(aanvraag, metGrondslag).ToList();
        MistGrondslag = !metGrondslag && aanvraag is not null && !Vrijstelling.Loopt(aanvraag.Toestand);
        Sjablonenlijst = [.. Sjablonen.Alle.Where(s => !s.Code.StartsWith(Vrijstellingbrief.Voorvoegsel, StringComparison.Ordinal) || passend.Contains(s.Code)).Select(s => new SelectListItem(s.Titel, s.Code))];
        vrijstelling = aanvraag is null ? null : await Vrijstellingbrief.WaardenAsync(db, aanvraag, open.Dossier.RegioId, ct);
        alle = await Betrokkenenvak.LijstAsync(db, open.Geopend, open.Dossier.Id, ct);
        Personen =
        [
            .. Ouders.Select(b => new SelectListItem($"{b.Gegevens.Naam} ({Kenmerken(b)})", b.Contact.Id.ToString())),
        ];
        return null;
    }
}
