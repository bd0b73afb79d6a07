// What: moves the clock of the program by whole days, to see what a day brings; and puts it right again.
// Used by: developers and browser tests. Never: the clock of the machine, or of another environment.

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Dev;

[AllowAnonymous]
public sealed class KlokModel(TimeProvider time, Clock clock) : PageModel
{
    [BindProperty]
    public DateOnly? Dag { get; set; }

    public DateOnly Vandaag => clock.Today;
    public DateOnly Echt { get; } = new Clock(TimeProvider.System).Today;
    public bool Verzet => KanVerzetten && Vandaag != Echt;
    public bool KanVerzetten => time is MovableTimeProvider;

    public void OnGet() => Dag = Vandaag;

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && Dag is null)
            ModelState.AddModelError(nameof(Dag), "Vul een dag in, bijvoorbeeld 14-3-2026.");
        else if (Dag is { Year: < 2020 or > 2040 })
            ModelState.AddModelError(nameof(Dag), "Vul een dag in van 2020 tot en met 2040.");
        return ModelState.IsValid ? await ZetAsync(Dag) : Page();
    }

    public Task<IActionResult> OnPostGelijkAsync() => ZetAsync(null);

    async Task<IActionResult> ZetAsync(DateOnly? dag)
    {
        if (time is not MovableTimeProvider movable)
            return NotFound();
        movable.MoveTo(dag);
        // A session of before the move would be over, or not have begun.
        if (User.Identity?.IsAuthenticated == true)
            await HttpContext.SignInAsync(User);
        TempData.Gelukt($"De klok staat op {NlDatum.Lang(clock.Today)}.");
        return Redirect("/dev/klok");
    }
}
