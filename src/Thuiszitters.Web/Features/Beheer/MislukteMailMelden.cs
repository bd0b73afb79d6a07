// What: every morning, if mails were given up or came back since the last time, one mail about them to each functional administrator.
// Source: peers.md B2 (mail that is lost in silence). Used by: its schedule and run-job. What was told is marked in the same save as the mail
// that tells it: all or none. Never: a report about reports, which would go on for ever where the address of an administrator is wrong.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer;

public sealed class MislukteMailMelden(DbSource source, Outbox outbox, MailSettings settings, Clock clock) : IJob
{
    public static string Name => nameof(MislukteMailMelden);
    public static JobSchedule Schedule => JobSchedule.Daily(8, 0);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var mails = await db.Set<OutboxMail>().Where(m => m.Toestand == MailToestand.Mislukt && m.GemeldOp == null && m.Kind != MislukteMailMelding.Soort).ToListAsync(ct);
        if (mails.Count == 0)
            return;
        var adressen = await Ontvangers.AdressenAsync(db, today, [Rol.FunctioneelBeheerder], ct);
        // Nobody to tell it to: the run fails, which is seen elsewhere, and tomorrow it is tried again.
        if (adressen.Count == 0)
            throw new InvalidOperationException("No administrator can be reached.");
        run.Count("mislukt", mails.Count);
        foreach (var aan in adressen)
            run.Say($"{aan}: {mails.Count} e-mails niet aangekomen");
        if (run.IsDryRun)
            return;

        var bericht = new MislukteMailMelding(
            today,
            [
                .. mails.GroupBy(m => (m.Kind, m.LaatsteFout)).Select(g => new Mailtelling(g.Key.Kind, g.Key.LaatsteFout, g.Count()))
                    .OrderBy(t => t.Kind, StringComparer.Ordinal).ThenByDescending(t => t.Aantal).ThenBy(t => t.Code, StringComparer.Ordinal),
            ],
            settings.Link("/beheer/mail"));
        db.Begin(ActKind.MailKlaargezet, clock.UtcNow, feiten: Dossierwerk.Feiten(("mail", MislukteMailMelding.Soort), ("dag", today), ("aantal", mails.Count)));
        var nieuw = 0;
        foreach (var aan in adressen)
            nieuw += await outbox.AddAsync(db, bericht, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), aan, ct) ? 1 : 0;
        // Today's mail has gone: what failed since then is told tomorrow.
        if (nieuw == 0)
        {
            db.ChangeTracker.Clear();
            return;
        }

        foreach (var mail in mails)
            mail.GemeldOp = clock.UtcNow;
        await db.SaveChangesAsync(ct);
        run.Count("gemeld", nieuw);
    }
}
