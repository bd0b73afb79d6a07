// What: check-jobs [--mail]: looks whether every job ran in time and well, and says which did not, a line each. With --mail the functional
// administrators and the team leads hear it, each once a day; the mail goes out here and now.
// Used by: cron or a systemd timer, so by something that does not stand still when the schedule of the program does. Exit: 0 all right, 1 not.
// Never: through the scheduler or the lease of a job, for those may be what is wrong; a run of a job, which would make a late one look well.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Features.Beheer;

sealed class CheckJobsVerb(JobWatch watch, AppDb db, Outbox outbox, MailVersturen versturen, MailSettings settings, Clock clock) : IVerb
{
    static readonly Rol[] Rollen = [Rol.FunctioneelBeheerder, Rol.TeamleiderLeerplicht, Rol.TeamleiderSwv];

    public static string Name => "check-jobs";
    public static string Usage => "check-jobs [--mail]";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        arguments.Only(0, "mail");
        var standen = await watch.LookAsync(ct);
        var mis = standen.Where(s => s.Verdict != JobVerdict.Goed).ToList();
        foreach (var stand in mis)
            await output.WriteLineAsync(Woorden.Zin(stand));
        var uurGeleden = clock.UtcNow.AddHours(-1);
        var wacht = await db.Set<OutboxMail>().CountAsync(m => m.Toestand == MailToestand.Wacht && m.AangemaaktOp < uurGeleden, ct);
        if (wacht > 0)
            await output.WriteLineAsync($"E-mail: {wacht} wachten langer dan een uur.");
        if (mis.Count == 0)
        {
            await output.WriteLineAsync($"Taken in orde: {standen.Count}.");
            return wacht > 0 ? 1 : 0;
        }

        if (arguments.Has("mail"))
            await MailAsync(mis, output, ct);
        return 1;
    }

    async Task MailAsync(List<JobStanding> mis, TextWriter output, CancellationToken ct)
    {
        var today = clock.Today;
        var bericht = new Jobmelding(today, [.. mis.Select(s => (Woorden.Gevolg(s, today), Woorden.Zin(s)))], settings.Link("/beheer/jobs"));
        var adressen = await Ontvangers.AdressenAsync(db, today, Rollen, ct);
        db.Begin(ActKind.MailKlaargezet, clock.UtcNow, feiten: Dossierwerk.Feiten(("mail", Jobmelding.Soort), ("dag", today), ("aantal", mis.Count)));
        // Once a day for the same jobs; when another one goes wrong they hear that too.
        var welke = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(',', mis.Select(s => s.Job.Name)))))[..8];
        var nieuw = 0;
        foreach (var aan in adressen)
            nieuw += await outbox.AddAsync(db, bericht, FormattableString.Invariant($"{today:yyyy-MM-dd}-{welke}"), aan, ct) ? 1 : 0;
        if (nieuw > 0)
        {
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // The same verb, on another machine at the same moment, put them there first.
                nieuw = 0;
            }
        }

        // What had no need to be saved must not go along with the sending.
        db.ChangeTracker.Clear();
        // Each mail is claimed by itself, so a scheduler that is at it too does no harm; and no run is written, which would hide that it stands still.
        var run = new JobRun(Guid.CreateVersion7(), MailVersturen.Name, today, isDryRun: false, say: null);
        await versturen.RunAsync(run, today, ct);
        await output.WriteLineAsync($"E-mail: {nieuw} klaargezet. {Woorden.Aantallen(run.Counts)}.");
    }
}
