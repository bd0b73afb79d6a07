// What: on what it rests in this region that the SWV judges first, with its day. Source: rules.md R5. Used by: the functional administrator.
// Never: data of a dossier.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.ParametersBeheren)]
public sealed class GrondslagModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Vrijstellinggrondslag? Grondslag { get; set; }
        public DateOnly? Sinds { get; set; }
    }

    /// <summary>What was recorded, the newest first; and whether what was recorded later took all of its days.</summary>
    public IReadOnlyList<(Grondslagversie Versie, bool Vervangen)> Versies { get; private set; } = [];

    async Task LaadAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        var alle = (await db.Set<Grondslagversie>().AsNoTracking().Where(g => g.RegioId == regio).ToListAsync(ct)).OrderByDescending(g => g.Id).ToList();
        Versies = [.. alle.Select((g, nr) => (g, alle.Take(nr).Any(later => later.Sinds <= g.Sinds)))];
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        await LaadAsync(ct);
        var nu = await db.Organisaties.AsNoTracking().Where(o => o.Id == regio).Select(o => new { o.Vrijstellinggrondslag, o.VrijstellinggrondslagSinds }).SingleOrDefaultAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7(), Grondslag = nu?.Vrijstellinggrondslag ?? Vrijstellinggrondslag.RegionaleAfspraak, Sinds = nu?.VrijstellinggrondslagSinds };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return RedirectToPage();
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (Input.Grondslag is not { } grondslag || !Enum.IsDefined(grondslag))
            ModelState.AddModelError("Input.Grondslag", "Kies waarop het oordeel rust.");
        if (Input.Sinds is null)
            ModelState.AddModelError("Input.Sinds", "Vul in vanaf welke dag dit geldt, bijvoorbeeld 14-3-2026.");
        else if (Input.Sinds > clock.Today)
            ModelState.AddModelError("Input.Sinds", "Vul een dag in die vandaag of eerder is. Brieven noemen haar meteen. Gaat de grondslag later in? Leg haar dan pas op die dag vast.");
        if (!ModelState.IsValid)
        {
            await LaadAsync(ct);
            return Page();
        }

        var eigen = user.RegioId;
        var regio = await db.Organisaties.SingleAsync(o => o.Id == eigen, ct);
        db.Begin(ActKind.VrijstellinggrondslagGekozen, clock.UtcNow, feiten: Dossierwerk.Feiten(("grondslag", Input.Grondslag), ("sinds", Input.Sinds)), id: Input.ActId);
        // What was chosen before there were versions is the first of them.
        if (regio is { Vrijstellinggrondslag: { } oud, VrijstellinggrondslagSinds: { } vanaf } && !await db.Set<Grondslagversie>().AnyAsync(g => g.RegioId == eigen, ct))
            db.Add(new Grondslagversie { RegioId = eigen, Grondslag = oud, Sinds = vanaf, DoorId = user.Id });
        db.Add(new Grondslagversie { RegioId = eigen, Grondslag = Input.Grondslag!.Value, Sinds = Input.Sinds!.Value, DoorId = user.Id });
        (regio.Vrijstellinggrondslag, regio.VrijstellinggrondslagSinds) = (Input.Grondslag, Input.Sinds);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De grondslag is opgeslagen. Een brief noemt wat gold op de dag van de uitkomst.");
        return RedirectToPage();
    }
}
