// What: the reviewers differ: one of them records the day on which they talked; then both judge anew, blind.
// Source: rules.md R5 (Heroverweging). Never: what either of them judged, or a note of the talk: what counts comes in the new judgements.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingBeoordelen)]
public sealed class GesprekModel(AppDb db, Vrijstellingwerk werk, Clock clock) : PageModel
{
    public required Beoordelaarsblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Datum { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Datum = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/vrijstellingen/{id}/beoordelen");
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (Input.Datum is null && ModelState["Input.Datum"]?.Errors.Count is null or 0)
            ModelState.AddModelError("Input.Datum", "Vul de dag van het gesprek in, bijvoorbeeld 14-3-2026.");
        if (!ModelState.IsValid)
            return Page();
        var uit = await werk.DoeAsync(new(Input.ActId, id, Input.Versie, VrijstellingGebeurtenis.GesprekVastgelegd) { Datum = Input.Datum }, ct);
        if (uit.IsGedaan || uit.Gewijzigd)
        {
            // Both may record it: whoever comes second finds it there.
            TempData.Gelukt("Het gesprek is vastgelegd. U kunt nu opnieuw oordelen.");
            return Redirect($"/vrijstellingen/{id}/beoordelen");
        }

        ModelState.AddModelError(uit.Verdict.Code.StartsWith("datum", StringComparison.Ordinal) ? "Input.Datum" : "", Oordeelwoorden.Waarom(uit.Verdict, zelf: true));
        return Page();
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await werk.OpenVoorBeoordelaarAsync(id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Aanvraag is { Toestand: VrijstellingToestand.Heroverweging, GesprekOp: null } ? null : Redirect($"/vrijstellingen/{id}/beoordelen");
    }
}
