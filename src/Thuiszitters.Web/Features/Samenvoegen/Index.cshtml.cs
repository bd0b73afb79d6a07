// What: the dossiers of the own gemeente that may be of the same jongere, two by two, the likeliest first.
// Source: ADR 25. Never: a dossier of another gemeente, or a pair that somebody said is not the same.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;

namespace Thuiszitters.Web.Features.Samenvoegen;

[Mag(Acties.DossierSluiten)]
public sealed class IndexModel(Dubbelzoeker zoeker) : PageModel
{
    public IReadOnlyList<Paar> Paren { get; private set; } = [];

    /// <summary>There are more than were looked at.</summary>
    public bool Meer { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => (Paren, Meer) = await zoeker.AllenAsync(ct);
}
