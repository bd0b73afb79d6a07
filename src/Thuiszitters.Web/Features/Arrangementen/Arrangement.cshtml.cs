// What: one arrangement on a page: its course with the date of each step, hours planned and actual, goals, evaluations, after-care, outcome.
// Source: rules.md R6, R8. Used by: who reads arrangements in full. Never: changes anything.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.DossierLezen)]
public sealed class ArrangementModel(Arrangementwerk werk, Voorzieningenkaart kaart, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }

    /// <summary>Where it is on the kaart.</summary>
    public Kaartregel? Voorziening { get; private set; }
    public IReadOnlyList<Taak> Nazorg { get; private set; } = [];
    public bool Mag => Blad.MagSchrijven;
    public DateOnly Vandaag => clock.Today;
    public bool KanWeerThuis => WeerThuisModel.KanWeerThuis(Blad.Arrangement);
    public Arrangement? Vorige => Blad.Open.Dossier.Arrangementen.Find(a => a.Id == Blad.Arrangement.VorigeId);
    public IEnumerable<Arrangement> Later => Blad.Open.Dossier.Arrangementen.Where(a => a.VorigeId == Blad.Arrangement.Id);

    /// <summary>Every week from the start on; none before it starts.</summary>
    public IReadOnlyList<Opbouwweek> Reeks => Blad.Arrangement.GestartOp is { } gestart
        ? Opbouw.Reeks([.. Blad.Weken.Select(w => w.Week)], gestart, Blad.Arrangement.GeeindigdOp, clock.Today) : [];

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.LeesAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        Nazorg = await werk.NazorgtakenAsync(blad.Arrangement, ct);
        if (blad.Arrangement.VoorzieningId is { } voorziening)
            Voorziening = await kaart.VanAsync(voorziening, ct);
        return Page();
    }
}
