// What: the school holidays of the region per schooljaar, and the choice of the official region it follows.
// Source: rules.md R2; journeys (functioneel beheerder). Never: data of a dossier.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Beheer.Vakanties;

[Mag(Acties.ParametersBeheren)]
public sealed class IndexModel(AppDb db, Vakantiekalender kalender) : PageModel
{
    public static readonly IReadOnlyList<SelectListItem> Regios = [.. Enum.GetValues<Vakantieregio>().Select(r => new SelectListItem(r.ToString(), r.ToString()))];

    public IReadOnlyList<Vakantiejaar> Jaren { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Vakantieregio? Regio { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Jaren = await kalender.JarenAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7(), Regio = await kalender.RegioAsync(ct) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return RedirectToPage();
        var nu = await kalender.RegioAsync(ct);
        if (Input.Regio is not { } regio || !Enum.IsDefined(regio))
            ModelState.AddModelError("Input.Regio", "Kies noord, midden of zuid.");
        else if (regio == nu)
            ModelState.AddModelError("Input.Regio", $"De regio volgt {nu} al. Kies een andere om te wijzigen.");
        if (!ModelState.IsValid)
        {
            Jaren = await kalender.JarenAsync(ct);
            return Page();
        }

        var aantal = await kalender.KiesAsync(Input.ActId, Input.Regio!.Value, ct);
        TempData.Gelukt($"De regio volgt nu de vakanties van {Input.Regio.Value}. {Herrekend(aantal)}");
        return RedirectToPage();
    }

    /// <summary>What becomes of the dossiers.</summary>
    internal static string Herrekend(int aantal) => aantal switch
    {
        0 => "Voor geen enkel dossier verandert nu iets.",
        1 => "Morgenvroeg rekenen wij één dossier opnieuw door.",
        _ => $"Morgenvroeg rekenen wij {aantal} dossiers opnieuw door.",
    };
}
