// What: the address without a path leads to the work list.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Platform.Auth;

namespace Thuiszitters.Web.Features.Werkvoorraad;

[Mag(MagAttribute.Aangemeld)]
public sealed class StartModel : PageModel
{
    public IActionResult OnGet() => Redirect("/werkvoorraad");
}
