// What: empties the outbox. Each mail is claimed, sent, and marked sent in a small transaction of its own: at least once, and after a
// crash between the answer of the server and the mark at most one extra copy, with the same Message-ID.
// Source: rules.md R7; security facts 4.6, 4.7. Order is kept per addressee. Used by: its schedule, Jobs.TriggerAsync, RunJobVerb.
// Never: gives up within 72 hours, or before it has tried ten times, unless the addressee is refused for good; keeps trying a whole queue on a server that is away.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Mail;

public sealed class MailVersturen(AppDb db, IMailSender sender, Clock clock) : IJob
{
    const int GiveUpPass = 3, LeastTries = 10;
    static readonly TimeSpan Term = TimeSpan.FromHours(72), ClaimLength = TimeSpan.FromMinutes(5), FirstWait = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromHours(6);

    public static string Name => "MailVersturen";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(1);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        if (run.IsDryRun)
        {
            foreach (var aan in await Due(clock.UtcNow).Select(m => m.Aan).ToListAsync(ct))
            {
                run.Count("te verzenden");
                run.Say(aan);
            }

            return;
        }

        var refusedInRow = 0;
        while (refusedInRow < GiveUpPass && await ClaimNextAsync(ct) is { } mail)
        {
            try
            {
                await sender.SendAsync(mail, ct);
            }
            catch (MailRefusedException e)
            {
                refusedInRow = e.AboutAddressee ? 0 : refusedInRow + 1;
                run.Count(await PutOffAsync(mail, e) == MailToestand.Mislukt ? "mislukt" : "uitgesteld");
                continue;
            }

            refusedInRow = 0;
            await MarkSentAsync(mail.Id);
            run.Count("verzonden");
        }
    }

    /// <summary>1, 2, 4 … minutes, at most 6 hours.</summary>
    internal static TimeSpan WaitAfter(int pogingen) =>
        pogingen >= 10 ? LongestWait : TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (pogingen - 1), LongestWait.Ticks));

    /// <summary>What may be sent now: its time has come, nobody is sending it, and nothing older waits for the same addressee.</summary>
    IQueryable<OutboxMail> Due(DateTime now)
    {
        var mails = db.Set<OutboxMail>().AsNoTracking();
        // A claim further away than any can be comes from a clock that was put back since.
        var ahead = now + (2 * ClaimLength);
        return mails.Where(m => m.Toestand == MailToestand.Wacht && m.VolgendePoging <= now
                && (m.GeclaimdTot == null || m.GeclaimdTot <= now || m.GeclaimdTot > ahead)
                && !mails.Any(o => o.Aan == m.Aan && o.Toestand == MailToestand.Wacht && o.AangemaaktOp < m.AangemaaktOp))
            .OrderBy(m => m.AangemaaktOp).ThenBy(m => m.Id);
    }

    async Task<OutboxMail?> ClaimNextAsync(CancellationToken ct)
    {
        while (await Due(clock.UtcNow).FirstOrDefaultAsync(ct) is { } mail)
        {
            var now = clock.UtcNow;
            var claimed = await db.Set<OutboxMail>()
                .Where(m => m.Id == mail.Id && m.Toestand == MailToestand.Wacht && m.GeclaimdTot == mail.GeclaimdTot && m.Pogingen == mail.Pogingen)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GeclaimdTot, now + ClaimLength).SetProperty(m => m.Pogingen, mail.Pogingen + 1), ct);
            if (claimed == 1)
            {
                mail.Pogingen++;
                return mail;
            }
        }

        return null;
    }

    // Once the server has answered, the mark is made also when the program is being stopped: that is what keeps the copies down.
    Task<int> MarkSentAsync(Guid id)
    {
        var now = clock.UtcNow;
        return db.Set<OutboxMail>().Where(m => m.Id == id && m.Toestand == MailToestand.Wacht).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Toestand, MailToestand.Verzonden).SetProperty(m => m.VerzondenOp, now)
                .SetProperty(m => m.GeclaimdTot, (DateTime?)null).SetProperty(m => m.LaatsteFout, (string?)null),
            CancellationToken.None);
    }

    async Task<MailToestand> PutOffAsync(OutboxMail mail, MailRefusedException why)
    {
        var now = clock.UtcNow;
        var toestand = why.Permanent || (now - mail.AangemaaktOp >= Term && mail.Pogingen >= LeastTries) ? MailToestand.Mislukt : MailToestand.Wacht;
        var next = now + WaitAfter(mail.Pogingen);
        DateTime? misluktOp = toestand == MailToestand.Mislukt ? now : null;
        await db.Set<OutboxMail>().Where(m => m.Id == mail.Id && m.Toestand == MailToestand.Wacht).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Toestand, toestand).SetProperty(m => m.VolgendePoging, next)
                .SetProperty(m => m.GeclaimdTot, (DateTime?)null).SetProperty(m => m.LaatsteFout, why.Code).SetProperty(m => m.MisluktOp, misluktOp),
            CancellationToken.None);
        return toestand;
    }
}
