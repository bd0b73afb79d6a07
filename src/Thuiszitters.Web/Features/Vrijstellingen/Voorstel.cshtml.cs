// What: the proposal to establish an exemption in spite of the judgement goes back: taken back by who made it, or given back by the team lead.
// Source: rules.md R5.4: it takes two, so one of them can also undo the first step. Used by: the gemeente. Never: establishes anything.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingVaststellen)]
public sealed class VoorstelModel(AppDb db, Vrijstellingwerk werk, CurrentUser user) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }
    public bool Zelf => Blad.Aanvraag.VoorgesteldDoorId == user.Id;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie };
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
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var uit = await werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.VrijstellingvoorstelTerug, hand =>
        {
            if (!MagTerug(hand.Aanvraag))
                return Task.FromResult(Verdict.Geweigerd("stap-niet-toegestaan"));
            (hand.Aanvraag.VoorgesteldDoorId, hand.Aanvraag.VastReden) = (null, null);
            return Task.FromResult(Verdict.Toegestaan);
        }, ct, reden: Input.Reden!.Trim());
        return await Antwoord.VanAsync(this, uit, terug, "Het voorstel is vervallen.", () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    bool MagTerug(Platform.Data.Model.Vrijstelling v) => user.Scope.Kind == ScopeKind.Gemeente
        && v is { Toestand: VrijstellingToestand.TeVaststellen, VoorgesteldDoorId: { } eerste } && (eerste == user.Id || user.Rol == Rol.TeamleiderLeerplicht);

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Open.Weigering ?? (MagTerug(blad.Aanvraag) ? null : StatusCode(StatusCodes.Status409Conflict));
    }
}
