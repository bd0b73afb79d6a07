// What: on the working day that a case comes within two weeks of Grens or passes it, one mail to each who hears of it by the ladder. What
// arises in a weekend or on a holiday goes out on the next working day. Source: rules.md R7. Used by: its schedule and run-job.
// A signal is marked as mailed in the save that puts the mails in the outbox: all or none, and once.
// Never: makes up for signals that ended meanwhile; anything of a jongere but the dossier number.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Signalen;

public sealed class PactMelding(DbSource source, Outbox outbox, MailSettings settings, Clock clock) : IJob
{
    const int Pogingen = 3;
    static readonly Signaalregel[] Direct = [.. Escalatieladder.Regels.Where(Escalatieladder.GaatDirect)];

    public static string Name => nameof(PactMelding);
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(15);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        if (!Werkdagen.IsWerkdag(today))
            return;
        for (var poging = 1; ; poging++)
        {
            try
            {
                await MeldAsync(run, today, ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (poging < Pogingen)
            {
                // Somebody took a signal up, or it ended, at this moment: look again.
            }
        }
    }

    async Task MeldAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var signalen = await db.Signalen.IgnoreAutoIncludes().Include(s => s.Dossier)
            .Where(s => Direct.Contains(s.Regel) && s.GemeldOp == null && s.Toestand != SignaalToestand.Afgehandeld && s.Dossier!.GeslotenOp == null && s.OntstaanOp <= today)
            .ToListAsync(ct);
        if (signalen.Count == 0)
            return;

        var geadresseerden = await Geadresseerden.LezenAsync(db, today < clock.Today ? clock.Today : today, ct);
        // Who can be reached by nobody yet waits: as soon as somebody has the function, they hear it.
        signalen.RemoveAll(s => geadresseerden.Van(s.Regel, s.Dossier!).Personen.Count == 0);
        if (signalen.Count == 0)
            return;
        var perPersoon = signalen.SelectMany(s => geadresseerden.Van(s.Regel, s.Dossier!, s.OpgepaktDoorId).Personen.Select(p => (Persoon: p, Signaal: s)))
            .GroupBy(p => p.Persoon, p => p.Signaal).Select(g => (Aan: geadresseerden.Adres(g.Key), Signalen: g.ToList())).OrderBy(p => p.Aan, StringComparer.Ordinal).ToList();
        foreach (var (aan, eigen) in perPersoon)
            run.Say($"{aan}: {eigen.Count} signalen");
        if (run.IsDryRun)
        {
            run.Count("signalen", signalen.Count);
            run.Count("mails", perPersoon.Count);
            return;
        }

        var now = clock.UtcNow;
        foreach (var s in signalen)
        {
            s.GemeldOp = today;
            db.BeginFor(ActKind.SignaalGemeld, now, s.DossierId, Dossierwerk.Feiten(("regel", s.Regel)));
        }

        db.Begin(ActKind.MailKlaargezet, now, feiten: Dossierwerk.Feiten(("mail", Pactbericht.Soort), ("aantal", perPersoon.Count)));
        foreach (var (aan, eigen) in perPersoon)
        {
            var zaken = eigen.OrderByDescending(s => s.Regel).ThenBy(s => s.Dossier!.PactGrens).ThenBy(s => s.Dossier!.Nummer, StringComparer.Ordinal)
                .Select(s => new Pactzaak(s.Dossier!.Nummer, s.Regel, s.Dossier.PactGrens, settings.Link($"/dossiers/{s.Dossier.Nummer}"))).ToList();
            await outbox.AddAsync(db, new Pactbericht(zaken, today), FormattableString.Invariant($"{today:yyyy-MM-dd}-{run.Id:N}"), aan, ct);
        }

        await db.SaveChangesAsync(ct);
        // Only now it is so.
        run.Count("signalen", signalen.Count);
        run.Count("mails", perPersoon.Count);
    }
}
