// What: puts a voorziening on the kaart, answered for by the SWV of who does it. Source: indicators.md; permissions.csv voorziening.beheren.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.VoorzieningBeheren)]
public sealed class NieuwModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    public Voorzieningkeuzes Keuzes { get; private set; } = new([], []);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Voorzieninginvoer Voorziening { get; set; } = new();
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Keuzes = await Voorzieningkeuzes.LeesAsync(db, user, ct);
        Input = new() { ActId = Guid.CreateVersion7(), Voorziening = new() { Begin = clock.Today } };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Keuzes = await Voorzieningkeuzes.LeesAsync(db, user, ct);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/voorzieningen");
        ModelState.Add(Keuzes.Controle(user.OrganisatieId).Validate(Input.Voorziening), "Input.Voorziening");
        if (!ModelState.IsValid)
            return Page();
        var voorziening = Input.Voorziening.Nieuw(user.RegioId, user.OrganisatieId);
        db.Begin(ActKind.VoorzieningToegevoegd, clock.UtcNow, feiten: Dossierwerk.Feiten(("voorziening", voorziening.Id)), id: Input.ActId);
        db.Add(voorziening);
        db.Add(new Voorzieningwijziging { VoorzieningId = voorziening.Id, ActId = Input.ActId });
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De voorziening staat op de kaart.");
        return Redirect($"/voorzieningen/{voorziening.Id}");
    }
}
