// What: one job: how it stands, its last runs, and what an administrator can do with it: run it now or for a day, try it, stop it.
// Each of those is one act (who, which job, for which day). It runs in the background; the page follows it.
// Used by: the functional administrator. Never: a run inside the request; a day to come, whose signals would be raised too early.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Beheer;

[Mag(Acties.JobsBeheren)]
public sealed class JobModel(AppDb db, DbSource source, JobWatch watch, Platform.Jobs.Jobs jobs, CurrentUser user, Clock clock) : PageModel
{
    const int Meeste = 20, HooguitDagenTerug = 366;

    public JobStanding Stand { get; private set; } = null!;
    public IReadOnlyList<JobRunRow> Runs { get; private set; } = [];
    public bool IsAan => jobs.IsServing;

    /// <summary>It runs, or was asked for and is about to.</summary>
    public bool Loopt => IsBezig(Stand, jobs);

    public bool MagStoppen => Stand.Past is { Last: { State: JobState.Loopt, StopGevraagdOp: null }, IsHeld: true };
    public string Voortgangtekst => Tekst(Stand);
    public string Volgende => JobsModel.Volgende(Stand, clock.UtcNow);

    /// <summary>Each form has an act of its own.</summary>
    public Guid NieuwActId => Guid.CreateVersion7();

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DateOnly? Dag { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string naam, CancellationToken ct)
    {
        if (!await LaadAsync(naam, ct))
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7(), Dag = clock.Today };
        return Page();
    }

    public Task<IActionResult> OnPostNuAsync(string naam, CancellationToken ct) => UitvoerenAsync(naam, null, ct);

    public async Task<IActionResult> OnPostDagAsync(string naam, CancellationToken ct) =>
        await GeldigAsync(naam, ct) ?? await UitvoerenAsync(naam, Input.Dag, ct);

    public async Task<IActionResult> OnPostProefAsync(string naam, CancellationToken ct)
    {
        if (await GeldigAsync(naam, ct) is { } weigering)
            return weigering;
        if (!await LegVastAsync(ActKind.JobGeprobeerd, Input.Dag!.Value, ct))
            return Terug();
        return Redirect($"/beheer/jobs/proefrun/{jobs.Try(Stand.Job.Name, Input.Dag, user.Id)}");
    }

    public async Task<IActionResult> OnPostStopAsync(string naam, CancellationToken ct)
    {
        if (!await LaadAsync(naam, ct))
            return NotFound();
        if (!MagStoppen)
        {
            TempData.LetOp("Deze taak loopt niet meer.");
            return Terug();
        }

        var run = Stand.Past.Last!;
        if (await LegVastAsync(ActKind.JobGestopt, run.ForDay, ct))
        {
            var now = clock.UtcNow;
            await using var system = source.ForSystem();
            await system.Set<JobRunRow>().Where(r => r.Id == run.Id && r.State == JobState.Loopt).ExecuteUpdateAsync(s => s.SetProperty(r => r.StopGevraagdOp, now), ct);
            TempData.Gelukt("De taak wordt gestopt. Dat duurt een paar seconden.");
        }

        return Terug();
    }

    async Task<IActionResult> UitvoerenAsync(string naam, DateOnly? dag, CancellationToken ct)
    {
        if (Stand is null && !await LaadAsync(naam, ct))
            return NotFound();
        if (!MagVragen())
            return Page();
        if (await LegVastAsync(ActKind.JobGestart, dag ?? clock.Today, ct))
        {
            await jobs.TriggerAsync(Stand!.Job.Name, dag);
            TempData.Gelukt(dag is null ? "De taak wordt uitgevoerd." : $"De taak wordt uitgevoerd voor {NlDatum.Lang(dag.Value)}.");
        }

        return Terug();
    }

    /// <summary>Null when the form is right; then the job is loaded.</summary>
    async Task<IActionResult?> GeldigAsync(string naam, CancellationToken ct)
    {
        if (!await LaadAsync(naam, ct))
            return NotFound();
        var today = clock.Today;
        if (Input.Dag is null && ModelState.IsValid)
            ModelState.AddModelError("Input.Dag", "Vul een dag in, bijvoorbeeld 1-12-2026.");
        else if (Input.Dag > today)
            ModelState.AddModelError("Input.Dag", "Deze dag moet nog komen. Kies vandaag of een eerdere dag.");
        else if (Input.Dag < today.AddDays(-HooguitDagenTerug))
            ModelState.AddModelError("Input.Dag", "Kies een dag van het afgelopen jaar.");
        else if (Stand!.Job.Schedule.Rhythm == JobRhythm.FirstWorkingDay && Input.Dag is { } dag && (dag.Year, dag.Month) != (today.Year, today.Month))
            ModelState.AddModelError("Input.Dag", "Een maand die voorbij is, wordt niet ingehaald. Kies een dag in deze maand.");
        return ModelState.IsValid && MagVragen() ? null : Page();
    }

    bool MagVragen()
    {
        if (!IsAan)
            ModelState.AddModelError("", "In dit proces staan de taken uit. Voer de taak uit met run-job, op de machine zelf.");
        return IsAan;
    }

    async Task<bool> LegVastAsync(ActKind kind, DateOnly dag, CancellationToken ct)
    {
        db.Begin(kind, clock.UtcNow, feiten: Dossierwerk.Feiten(("job", Stand.Job.Name), ("dag", dag)), id: Input.ActId);
        return await db.SaveOnceAsync(ct);
    }

    RedirectResult Terug() => Redirect($"/beheer/jobs/{Stand.Job.Name}");

    async Task<bool> LaadAsync(string naam, CancellationToken ct)
    {
        if ((await watch.LookAsync(ct)).FirstOrDefault(s => s.Job.Name == naam) is not { } stand)
            return false;
        Stand = stand;
        Runs = await db.Set<JobRunRow>().AsNoTracking().Where(r => r.Name == naam).OrderByDescending(r => r.Started).Take(Meeste).ToListAsync(ct);
        return true;
    }

    internal static bool IsBezig(JobStanding stand, Platform.Jobs.Jobs jobs) => jobs.IsWaiting(stand.Job.Name) || (stand.Past is { Last.State: JobState.Loopt, IsHeld: true });

    internal static string Tekst(JobStanding stand) => stand.Past switch
    {
        { Last: { State: JobState.Loopt, StopGevraagdOp: not null }, IsHeld: true } => "De taak wordt gestopt.",
        { Last: { State: JobState.Loopt } run, IsHeld: true } => $"Bezig sinds {Woorden.Moment(run.Started)}, voor {NlDatum.Kort(run.ForDay)}.",
        _ => "De taak begint zo.",
    };
}
