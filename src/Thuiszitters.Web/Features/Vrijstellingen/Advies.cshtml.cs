// What: records what the doorzettingsmacht advised after the reviewers stayed divided: the day, who advised and the text, sealed. Who advised is
// in the chain of the request from then on. Source: rules.md R5.3 (advice, recorded) and Vierogen. Used by: the gemeente, for an advice that came by
// another way than the page of the doorzettingsmacht itself (Adviseren).
// Never: anything medical, or another outcome by it: the judgement stays what it was.

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
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class AdviesModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    const int Langste = 4000;

    public required Vrijstellingblad Blad { get; set; }

    /// <summary>Who has that role in the region now.</summary>
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

    /// <summary>Asked for, and not over.</summary>
    public static bool KanVastleggen(Vrijstelling v) => v.WachtOpAdvies();

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Op = Blad.Aanvraag.AdviesOp ?? clock.Today,
            Advies = Blad.Open.Geopend.Tekst(Blad.Aanvraag.Advies, Vrijstellingwerk.PlaatsAdvies, id),
        };
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

        var uit = await werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.AdviesVastgelegd, ZetAsync, ct, feiten: [("datum", Input.Op)]);
        return await Antwoord.VanAsync(this, uit, terug, "Het advies is vastgelegd.", () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    async Task<Verdict> ZetAsync(Vrijstellinghand hand)
    {
        var (v, adviseur) = (hand.Aanvraag, Input.Door!.Value);
        if (user.Scope.Kind != ScopeKind.Gemeente || !KanVastleggen(v))
            return Verdict.Geweigerd("stap-niet-toegestaan");
        if ((await Vrijstellingwerk.VierogenAsync(hand.Db, v, clock.Today, hand.Ct)).Zetels.Any(z => z.GebruikerId == adviseur))
            return Verdict.Geweigerd("adviseur-beoordeelde");
        v.AdviesOp = Input.Op;
        v.Advies = await hand.Kluis.SealTextAsync(hand.Dossier.Id, Vrijstellingwerk.PlaatsAdvies, v.Id, Input.Advies!.Trim(), hand.Ct);
        await werk.VoegInKetenAsync(hand.Db, v, adviseur, Betrokkenheid.Adviseerde, hand.Ct);
        return Verdict.Toegestaan;
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        if (blad.Open.Weigering is { } weigering)
            return weigering;
        var (regio, today) = (blad.Open.Dossier.RegioId, clock.Today);
        var gevonden = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.Rol == Rol.Doorzettingsmacht && a.OrganisatieId == regio && (a.Tot == null || a.Tot > today))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().ToListAsync(ct);
        Personen = [.. gevonden.OrderBy(p => p.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true)).Select(p => new SelectListItem(p.Naam, p.GebruikerId.ToString()))];
        return KanVastleggen(blad.Aanvraag) ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
