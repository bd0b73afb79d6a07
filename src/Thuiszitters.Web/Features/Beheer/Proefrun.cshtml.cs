// What: what a job would do on a day, as it says itself; addresses of employees may stand in it.
// Used by: the administrator who asked for it. Never: stored; it is in the memory of this process for a quarter of an hour.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Features.Beheer;

[Mag(Acties.JobsBeheren)]
public sealed class ProefrunModel(Platform.Jobs.Jobs jobs, CurrentUser user) : PageModel
{
    public DryRun Run { get; private set; } = null!;

    public IActionResult OnGet(Guid id)
    {
        if (jobs.DryRunOf(id, user.Id) is not { } run)
            return NotFound();
        Run = run;
        return Page();
    }
}

/// <summary>How far a run or a dry run is, for the page that follows it.</summary>
sealed class Jobpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/beheer/jobs/{naam}/voortgang", VanJobAsync).RequireAuthorization(new MagAttribute(Acties.JobsBeheren));
        routes.MapGet("/beheer/jobs/proefrun/{id:guid}/voortgang", VanProef).RequireAuthorization(new MagAttribute(Acties.JobsBeheren));
    }

    static async Task<IResult> VanJobAsync(string naam, JobWatch watch, Platform.Jobs.Jobs jobs, CancellationToken ct) =>
        (await watch.LookAsync(ct)).FirstOrDefault(s => s.Job.Name == naam) is not { } stand ? Results.NotFound()
            : Results.Json(new { klaar = stand.Past.Last?.Klaar ?? 0, totaal = stand.Past.Last?.Totaal ?? 0, tekst = JobModel.Tekst(stand), gereed = !JobModel.IsBezig(stand, jobs) });

    static IResult VanProef(Guid id, Platform.Jobs.Jobs jobs, CurrentUser user) => jobs.DryRunOf(id, user.Id) is not { } run ? Results.NotFound()
        : Results.Json(new { klaar = 0, totaal = 0, tekst = "De proefrun loopt.", gereed = run.Stand.Result is not null });
}
