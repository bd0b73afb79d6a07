// What: signs in as a sample person by one click. Never: as anybody else; a person of a real region answers 404.

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Features.Account;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Dev;

[AllowAnonymous]
public sealed class AanmeldenModel(Voorbeeldpersonen personen, DbSource source, Clock clock) : PageModel
{
    public IActionResult OnGet() => Redirect("/aanmelden");

    public async Task<IActionResult> OnPostAsync(Guid aanstelling, CancellationToken ct)
    {
        if (!await personen.IsErEenAsync(aanstelling, ct))
            return NotFound();
        await Sessiestart.AsAsync(HttpContext, source, clock, aanstelling, ct);
        return Redirect("/");
    }
}
