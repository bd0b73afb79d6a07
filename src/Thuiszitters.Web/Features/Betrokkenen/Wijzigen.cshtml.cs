// What: corrects what is known of a parent, carer or the jongere, or takes it away, with a reason. What is secret is shown here and nowhere else.
// Source: ADR 24; AVG art. 16. Used by: the gemeente; opening it is a record of its own in the processing log.
// Never: the old values kept: the history says which fields changed, not from what.

using System.Text.Json;
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

namespace Thuiszitters.Web.Features.Betrokkenen;

[Mag(Acties.DossierWijzigen)]
public sealed class WijzigenModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    Contactgegevens nu = new();

    public required OpenDossier Open { get; set; }
    public required Contactpersoon Contact { get; set; }

    /// <summary>Also of the jongere, where a parent keeps theirs secret.</summary>
    public bool IsGeheim { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the contact that the form shows.</summary>
        public int Versie { get; set; }
        public bool Weghalen { get; set; }
        public Contactinvoer Contact { get; set; } = new();
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Reden).NotEmpty().WithMessage("Schrijf kort op waarom.").MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Contact.Versie, Contact = Contactinvoer.Van(nu) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Contact.Versie || Contact.IngetrokkenOp is not null)
            return Gewijzigd();
        var isJongere = Contact.Relatie == Relatie.Jongere;
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!Input.Weghalen)
            ModelState.Add(new Contactcontrole(isJongere).Validate(Input.Contact), "Input.Contact");
        var nieuw = Input.Contact.Gegevens();
        if (isJongere)
            nieuw = nieuw with { Naam = "", Gezag = Gezag.Onbekend };
        if (!Input.Weghalen && ModelState.IsValid && nieuw == nu)
            ModelState.AddModelError("Input.Weghalen", "Er is nog niets veranderd. Wijzig de gegevens, of haal ze weg.");
        if (!ModelState.IsValid)
            return Page();

        var dossier = Open.Dossier.Id;
        var reden = await vault.SealTextAsync(dossier, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(Input.Weghalen ? ActKind.ContactIngetrokken : ActKind.ContactGewijzigd, clock.UtcNow, dossier,
            Dossierwerk.Feiten(("relatie", Contact.Relatie), ("gewijzigd", Input.Weghalen ? null : Contactinvoer.Verschil(nu, nieuw))), reden, Input.ActId);
        Contact.Versie++;
        // Taken away: nothing of it is kept but that it was there, and that it was secret: that goes on to protect the address of the jongere.
        Contact.IngetrokkenOp = Input.Weghalen ? clock.Today : null;
        Contact.Inhoud = await vault.SealBytesAsync(
            dossier, Contactpersoon.Plaats, id, JsonSerializer.SerializeToUtf8Bytes(Input.Weghalen ? new Contactgegevens { IsGeheim = nu.IsGeheim } : nieuw), ct);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(Input.Weghalen ? "De gegevens zijn weggehaald." : "De gegevens zijn gewijzigd.");
        return Redirect($"/dossiers/{nummer}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Contact.Versie;
        return Contact.IngetrokkenOp is { } op
            ? Wijziging.Toon(this, ("Stand", $"weggehaald op {NlDatum.Lang(op)}"))
            : Wijziging.Toon(
                this, ("Naam", nu.Naam), ("Gezag", Woorden.Van(nu.Gezag)), ("Telefoon", nu.Telefoon ?? "–"), ("E-mail", nu.Mail ?? "–"),
                ("Adres", string.Join(", ", new[] { nu.Straat, nu.Postcode, nu.Plaats }.OfType<string>())), ("Geheim", nu.IsGeheim ? "ja" : "nee"));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Geheim, ct) is not { } open)
            return NotFound();
        if (open.Weigering is { } weigering)
            return weigering;
        var eigen = user.OrganisatieId;
        if (await db.Set<Contactpersoon>().SingleOrDefaultAsync(c => c.Id == id && c.DossierId == open.Dossier.Id && c.OrganisatieId == eigen, ct) is not { } contact)
            return NotFound();
        (Open, Contact, nu) = (open, contact, Betrokkenenvak.Open(open.Geopend, contact));
        IsGeheim = Betrokkenenvak.Openbaar(await Betrokkenenvak.LijstAsync(db, open.Geopend, open.Dossier.Id, ct)).Any(b => b.Contact.Id == id && b.Gegevens.IsGeheim);
        return null;
    }
}
