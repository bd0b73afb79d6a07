// What: the address without a path leads to the work list, or to the kept filter that the user begins with.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;

namespace Thuiszitters.Web.Features.Werkvoorraad;

[Mag(MagAttribute.Aangemeld)]
public sealed class StartModel(BewaardeFilters bewaard) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => Redirect(await bewaard.StartAsync(ct) ?? "/werkvoorraad");
}
