// What: ends the session on the server, so that a copied cookie is worth nothing afterwards. Only by POST.

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Account;

[Mag(MagAttribute.Aangemeld)]
public sealed class AfmeldenModel(AppDb db, Clock clock) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        db.Begin(ActKind.Afgemeld, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        await HttpContext.SignOutAsync();
        return Redirect("/aanmelden");
    }
}
