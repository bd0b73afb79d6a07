// What: records a parent or carer, or how the jongere can be reached. All of it is sealed but who they are to the jongere.
// Source: ADR 24. Used by: the gemeente. Never: a second row for the jongere.

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
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Relatie? Relatie { get; set; }
        public Contactinvoer Contact { get; set; } = new();
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(bool heeftJongere)
        {
            RuleFor(x => x.Relatie).Cascade(CascadeMode.Stop).Must(r => r is { } relatie && Enum.IsDefined(relatie)).WithMessage("Kies wie het is.")
                .Must(r => r != Relatie.Jongere || !heeftJongere).WithMessage("De gegevens van de jongere staan er al. Wijzig die in het dossier.");
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
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        var heeftJongere = await db.Set<Contactpersoon>().AnyAsync(c => c.DossierId == Open.Dossier.Id && c.Relatie == Relatie.Jongere && c.IngetrokkenOp == null, ct);
        ModelState.Add(new Controle(heeftJongere).Validate(Input), nameof(Input));
        ModelState.Add(new Contactcontrole(Input.Relatie == Relatie.Jongere).Validate(Input.Contact), "Input.Contact");
        if (!ModelState.IsValid)
            return Page();

        var (id, relatie) = (Guid.CreateVersion7(), Input.Relatie!.Value);
        var gegevens = Input.Contact.Gegevens();
        // Who the jongere is, is sealed once, with the dossier.
        if (relatie == Relatie.Jongere)
            gegevens = gegevens with { Naam = "", Gezag = Gezag.Onbekend };
        var inhoud = await vault.SealBytesAsync(Open.Dossier.Id, Contactpersoon.Plaats, id, JsonSerializer.SerializeToUtf8Bytes(gegevens), ct);
        db.Begin(ActKind.ContactToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("relatie", relatie)), id: Input.ActId);
        db.Add(new Contactpersoon { Id = id, DossierId = Open.Dossier.Id, OrganisatieId = user.OrganisatieId, Relatie = relatie, Inhoud = inhoud });
        // Another who adds the jongere at the same moment, or takes the dossier over, finds it changed; and so does this one.
        Open.Dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("De gegevens zijn opgeslagen.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
