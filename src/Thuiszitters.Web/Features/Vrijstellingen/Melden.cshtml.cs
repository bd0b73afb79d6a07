// What: records the day on which an exemption in force was reported to ROD. Source: rules.md R5.5. Never: reports it; that is done elsewhere.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingVaststellen)]
public sealed class MeldenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }

    /// <summary>An earlier notice stands in this dossier, whatever came of it: what is reported says so (art. 6).</summary>
    public bool EerderBeroep => Blad.Aanvraag.Herhaald || Blad.Open.Dossier.Vrijstellingen.Exists(v => v.Id != Blad.Aanvraag.Id && v.OntvangenOp <= Blad.Aanvraag.OntvangenOp);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Op { get; set; }
    }

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
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(terug);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (Input.Op is not { } op || op > clock.Today || op < Blad.Aanvraag.VastgesteldOp)
        {
            ModelState.AddModelError("Input.Op", "Vul een datum in vanaf het vaststellen tot en met vandaag, bijvoorbeeld 14-3-2026.");
            return Page();
        }

        var uit = await werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.VrijstellingGemeld, hand =>
        {
            if (!VrijstellingVerloop.IsInKracht(hand.Aanvraag.Toestand) || user.Scope.Kind != ScopeKind.Gemeente)
                return Task.FromResult(Verdict.Geweigerd("stap-niet-toegestaan"));
            hand.Aanvraag.GemeldOp = op;
            return Task.FromResult(Verdict.Toegestaan);
        }, ct, feiten: [("datum", op)]);
        return await Antwoord.VanAsync(this, uit, terug, "Vastgelegd dat de vrijstelling is gemeld.", () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Open.Weigering ?? (VrijstellingVerloop.IsInKracht(blad.Aanvraag.Toestand) ? null : StatusCode(StatusCodes.Status409Conflict));
    }
}
