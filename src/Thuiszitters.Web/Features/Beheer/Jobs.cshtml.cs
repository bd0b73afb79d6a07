// What: did the jobs run, when do they again, and does the mail go out: a line per job, and what the outbox holds.
// Used by: the functional administrator. Never: data of a dossier, an address, or the text of a mail.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer;

[Mag(Acties.JobsBeheren)]
public sealed class JobsModel(AppDb db, JobWatch watch, Platform.Jobs.Jobs jobs, Clock clock) : PageModel
{
    public IReadOnlyList<JobStanding> Standen { get; private set; } = [];
    public int Wacht { get; private set; }
    public int Mislukt { get; private set; }
    public DateTime? OudsteWacht { get; private set; }
    public DateTime? LaatsteVerzonden { get; private set; }
    public bool MailStokt => OudsteWacht < clock.UtcNow.AddHours(-1);
    public bool IsAan => jobs.IsServing;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Standen = await watch.LookAsync(ct);
        var mails = db.Set<OutboxMail>().AsNoTracking();
        Wacht = await mails.CountAsync(m => m.Toestand == MailToestand.Wacht, ct);
        Mislukt = await mails.CountAsync(m => m.Toestand == MailToestand.Mislukt, ct);
        OudsteWacht = await mails.Where(m => m.Toestand == MailToestand.Wacht).MinAsync(m => (DateTime?)m.AangemaaktOp, ct);
        LaatsteVerzonden = await mails.MaxAsync(m => m.VerzondenOp, ct);
    }

    public string Volgende(JobStanding stand) => Volgende(stand, clock.UtcNow);

    /// <summary>The next time by the schedule, in words.</summary>
    internal static string Volgende(JobStanding stand, DateTime now)
    {
        var gedaan = stand.Past.Done?.Period >= JobTimes.PeriodOf(stand.Job.Schedule, JobTimes.DayOf(now));
        return JobTimes.Next(stand.Job.Schedule, now, gedaan) is { } volgende ? Woorden.Moment(volgende) : "op verzoek";
    }
}
