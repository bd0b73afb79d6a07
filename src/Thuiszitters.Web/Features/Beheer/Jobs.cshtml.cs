// What: did the jobs run, and does the mail go out: the last runs of each job, and what the outbox holds.
// Used by: the functional administrator. Never: data of a dossier, an address, or the text of a mail.

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Beheer;

public sealed record Joblijst(string Naam, string Ritme, IReadOnlyList<JobRunRow> Runs);

[Mag(Acties.JobsBeheren)]
public sealed class JobsModel(AppDb db, JobCatalog catalog, Clock clock) : PageModel
{
    const int PerJob = 5;

    public IReadOnlyList<Joblijst> Jobs { get; private set; } = [];
    public int Wacht { get; private set; }
    public int Verzonden { get; private set; }
    public DateTime? OudsteWacht { get; private set; }
    public IReadOnlyList<(string Code, int Aantal)> Mislukt { get; private set; } = [];
    public IReadOnlyList<(string Code, int Aantal)> Uitgesteld { get; private set; } = [];
    public bool MailStokt => OudsteWacht < clock.UtcNow.AddHours(-1);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var jobs = new List<Joblijst>();
        foreach (var job in catalog.All.OrderBy(j => j.Name, StringComparer.Ordinal))
            jobs.Add(new(job.Name, Ritme(job.Schedule), await db.Set<JobRunRow>().AsNoTracking().Where(r => r.Name == job.Name)
                .OrderByDescending(r => r.Started).Take(PerJob).ToListAsync(ct)));
        Jobs = jobs;

        var mails = db.Set<OutboxMail>().AsNoTracking();
        Wacht = await mails.CountAsync(m => m.Toestand == MailToestand.Wacht, ct);
        Verzonden = await mails.CountAsync(m => m.Toestand == MailToestand.Verzonden, ct);
        OudsteWacht = await mails.Where(m => m.Toestand == MailToestand.Wacht).MinAsync(m => (DateTime?)m.AangemaaktOp, ct);
        Mislukt = await PerFoutAsync(mails.Where(m => m.Toestand == MailToestand.Mislukt), ct);
        Uitgesteld = await PerFoutAsync(mails.Where(m => m.Toestand == MailToestand.Wacht && m.LaatsteFout != null), ct);
    }

    static async Task<IReadOnlyList<(string, int)>> PerFoutAsync(IQueryable<OutboxMail> mails, CancellationToken ct) =>
        [.. (await mails.GroupBy(m => m.LaatsteFout).Select(g => new { g.Key, Aantal = g.Count() }).ToListAsync(ct))
            .OrderByDescending(f => f.Aantal).Select(f => (f.Key ?? "onbekend", f.Aantal))];

    public static string Moment(DateTime utc) => Clock.ToLocal(utc).ToString("dd-MM-yyyy HH:mm", NlDatum.Cultuur);

    public static string Duur(JobRunRow run) => run.Finished is not { } klaar ? "–" : (klaar - run.Started) switch
    {
        { TotalSeconds: < 1.5 } => "1 seconde of korter",
        { TotalMinutes: < 2 } d => d.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " seconden",
        { } d => d.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + " minuten",
    };

    public static string Aantallen(JobRunRow run)
    {
        var counts = run.Counts is null ? [] : JsonSerializer.Deserialize<SortedDictionary<string, int>>(run.Counts) ?? [];
        return counts.Count > 0 ? string.Join(", ", counts.Select(c => $"{c.Key} {c.Value.ToString(NlDatum.Cultuur)}"))
            : run.State == JobState.Loopt && run.Totaal > 0 ? $"{run.Klaar} van {run.Totaal}" : "–";
    }

    public static (string Woord, Toon Toon) Toestand(JobState state) => state switch
    {
        JobState.Loopt => ("Loopt", Toon.Info),
        JobState.Klaar => ("Klaar", Toon.Goed),
        JobState.Mislukt => ("Mislukt", Toon.Gevaar),
        JobState.Afgebroken => ("Afgebroken", Toon.LetOp),
        JobState.Gemist => ("Gemist", Toon.LetOp),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    static string Ritme(JobSchedule schedule) => schedule.Rhythm switch
    {
        JobRhythm.OnDemand => "Op verzoek",
        JobRhythm.EveryMinutes => schedule.Minutes == 1 ? "Elke minuut" : $"Elke {schedule.Minutes} minuten",
        JobRhythm.Daily => $"Elke dag om {schedule.Hour}:{schedule.Minute:00} uur",
        JobRhythm.FirstWorkingDay => $"Eerste werkdag van de maand om {schedule.Hour}:{schedule.Minute:00} uur",
        _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
    };
}
