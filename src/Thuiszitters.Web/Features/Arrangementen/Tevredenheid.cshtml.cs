// What: the one-minute form of satisfaction for the jongere and the parents, on paper or on this screen, without a name. The marks go along to
// the evaluation or the end, where they are recorded. Source: rules.md R6 (satisfaction 1-10, optional). Never: saves anything itself.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class TevredenheidModel(Arrangementwerk werk) : PageModel
{
    public string Nummer { get; private set; } = "";
    public Guid Id { get; private set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public int? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "ouders")]
    public int? Ouders { get; set; }

    public bool KanOvernemen { get; private set; }

    public bool IsIngevuld => Kind is not null || Ouders is not null;

    public string Query => "?" + string.Join('&', new[] { Kind is { } k ? $"kind={k}" : null, Ouders is { } o ? $"ouders={o}" : null }.OfType<string>());

    public IEnumerable<SelectListItem> Cijfers => Enumerable.Range(1, 10).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Select(n => new SelectListItem(n, n));

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.LeesAsync(nummer, id, ct) is not { Arrangement.GestartOp: not null } blad)
            return NotFound();
        (Nummer, Id) = (blad.Nummer, id);
        KanOvernemen = blad.MagSchrijven && blad.Arrangement.Toestand == ArrangementToestand.Gestart;
        Kind = Kind is >= 1 and <= 10 ? Kind : null;
        Ouders = Ouders is >= 1 and <= 10 ? Ouders : null;
        return Page();
    }
}
