// What: records what the doorzettingsmacht advised after the reviewers stayed divided: the day, who advised and the text, sealed. Who advised is
// in the chain of the request from then on. Source: rules.md R5.3 (advice, recorded) and Vierogen. Used by: the gemeente, for an advice that came by
// another way than the page of the doorzettingsmacht itself (Adviseren). Once a round: what was advised stands.
// Never: anything medical, or another outcome by it: the judgement stays what it was. An advice of somebody who judged a request of this dossier.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class AdviesModel(AppDb db, DbSource source, Vrijstellingwerk werk, Clock clock) : PageModel
{
    const int Langste = 4000;

    public required Vrijstellingblad Blad { get; set; }

    /// <summary>Who has that role in the region now, and judged no request of this dossier.</summary>
    public IReadOnlyList<SelectListItem> Personen { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Op { get; set; }
        public Guid? Door { get; set; }
        [ZonderMedisch]
        public string? Advies { get; set; }
    }

    /// <summary>Asked for, not given yet, and not over.</summary>
    public static bool KanVastleggen(Vrijstelling v) => v.WachtOpAdvies();

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Op = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        var terug = $"/dossiers/{nummer}/vrijstellingen/{id}";
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(terug);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        if (Input.Op is not { } op || op > clock.Today || op < Blad.Aanvraag.OntvangenOp)
            ModelState.AddModelError("Input.Op", "Vul een datum in vanaf de kennisgeving tot en met vandaag, bijvoorbeeld 14-3-2026.");
        if (Input.Door is not { } door || !Personen.Any(p => p.Value == door.ToString()))
            ModelState.AddModelError("Input.Door", "Kies wie het advies gaf.");
        if (string.IsNullOrWhiteSpace(Input.Advies))
            ModelState.AddModelError("Input.Advies", "Schrijf op wat het advies is.");
        else if (Input.Advies.Length > Langste)
            ModelState.AddModelError("Input.Advies", "Maak het advies korter dan 4.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var uit = await werk.AdviseerAsync(Input.ActId, id, (Input.Versie, Blad.Aanvraag.Ronde), Input.Door!.Value, Input.Op!.Value, Input.Advies!.Trim(), ct);
        return await Antwoord.VanAsync(this, uit, terug, "Het advies is vastgelegd.", () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        if (blad.Open.Weigering is { } weigering)
            return weigering;
        var (regio, today) = (blad.Open.Dossier.RegioId, clock.Today);
        // Who sat on a seat is read past the scope.
        List<Guid> zitters;
        await using (var alles = source.ForSystem())
            zitters = await Beoordelaar.VanDossier(alles, blad.Open.Dossier.Id).Distinct().ToListAsync(ct);
        var gevonden = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.Rol == Rol.Doorzettingsmacht && a.OrganisatieId == regio && (a.Tot == null || a.Tot > today) && !zitters.Contains(a.GebruikerId))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().ToListAsync(ct);
        Personen = [.. gevonden.OrderBy(p => p.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true)).Select(p => new SelectListItem(p.Naam, p.GebruikerId.ToString()))];
        return KanVastleggen(blad.Aanvraag) ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
