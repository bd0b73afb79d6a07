// What: on the first working day of the month one mail to everybody who has open or taken-up signals, and to the administrators about roles
// that nobody holds. First the signals are brought up to its own day. All mails of a month are put in the outbox in one save: all or none.
// Source: rules.md R7. Used by: its schedule and run-job (a dry run lists what the real run would send, and saves nothing).
// Never: a second set for the same month; anything of a jongere but the dossier number (Maandbericht).

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

public sealed class MaandMail(DbSource source, Bewaking bewaking, Outbox outbox, MailSettings settings, Clock clock) : IJob
{
    public static string Name => nameof(MaandMail);
    public static JobSchedule Schedule => JobSchedule.FirstWorkingDay(7, 0);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        var proef = await bewaking.BijwerkenAsync(run, today, ct);
        var maand = run.Period.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        await using var db = source.ForSystem();
        var sleutel = $"{Maandbericht.Soort}/{maand}/";
        if (await db.Set<OutboxMail>().AnyAsync(m => m.Sleutel.StartsWith(sleutel), ct))
        {
            run.Say($"De mail van {maand} is al klaargezet.");
            return;
        }

        var mails = await MailsAsync(db, run, proef, today, ct);
        foreach (var (_, aan, bericht) in mails)
            run.Say($"{aan}: {bericht.Regels.Sum(r => r.Open)} open, {bericht.Regels.Sum(r => r.Opgepakt)} opgepakt, {bericht.Zaken.Count} dossiers, {bericht.Vacatures.Count} vacatures");
        run.Count("mails", mails.Count);
        if (run.IsDryRun || mails.Count == 0)
            return;

        db.Begin(ActKind.MailKlaargezet, clock.UtcNow, feiten: Dossierwerk.Feiten(("mail", Maandbericht.Soort), ("maand", maand), ("aantal", mails.Count)));
        foreach (var (_, aan, bericht) in mails)
            await outbox.AddAsync(db, bericht, maand, aan, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Who would get what on a day, whether or not the mail of that month is there already. Nothing is saved.</summary>
    public async Task<IReadOnlyList<(Guid Persoon, Maandbericht Bericht)>> ProefAsync(DateOnly dag, CancellationToken ct)
    {
        var run = new JobRun(Guid.CreateVersion7(), Name, new DateOnly(dag.Year, dag.Month, 1), isDryRun: true, say: null);
        var proef = await bewaking.BijwerkenAsync(run, dag, ct);
        await using var db = source.ForSystem();
        return [.. (await MailsAsync(db, run, proef, dag, ct)).Select(m => (m.Persoon, m.Bericht))];
    }

    async Task<List<(Guid Persoon, string Aan, Maandbericht Bericht)>> MailsAsync(AppDb db, JobRun run, IReadOnlyList<Bewaakt> proef, DateOnly today, CancellationToken ct) =>
        Mails(run, await SignalenAsync(db, proef, ct), await Geadresseerden.LezenAsync(db, today < clock.Today ? clock.Today : today, ct), await NamenAsync(db, ct), today);

    /// <summary>Open and taken-up signals of dossiers that are open themselves; in a dry run those of the dossiers that would have changed come from memory.</summary>
    static async Task<List<(Signaal Signaal, Dossier Dossier)>> SignalenAsync(AppDb db, IReadOnlyList<Bewaakt> proef, CancellationToken ct)
    {
        var bewaakt = proef.Select(b => b.Dossier.Id).ToHashSet();
        var opgeslagen = await db.Signalen.AsNoTracking().IgnoreAutoIncludes().Include(s => s.Dossier).Where(s => s.Toestand != SignaalToestand.Afgehandeld && s.Dossier!.GeslotenOp == null).ToListAsync(ct);
        return
        [
            .. opgeslagen.Where(s => !bewaakt.Contains(s.DossierId)).Select(s => (s, s.Dossier!)),
            .. proef.SelectMany(b => b.Signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld).Select(s => (s, b.Dossier))),
        ];
    }

    static Task<Dictionary<Guid, string>> NamenAsync(AppDb db, CancellationToken ct) => db.Organisaties.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Naam, ct);

    List<(Guid Persoon, string Aan, Maandbericht Bericht)> Mails(
        JobRun run, List<(Signaal Signaal, Dossier Dossier)> signalen, Geadresseerden geadresseerden, Dictionary<Guid, string> namen, DateOnly today)
    {
        var perPersoon = new Dictionary<Guid, List<(Signaal Signaal, Dossier Dossier, bool Beoordeelt)>>();
        var vacatures = new Dictionary<(Guid Regio, Vacature Vacature), int>();
        foreach (var rij in signalen)
        {
            var gehoor = geadresseerden.Van(rij.Signaal.Regel, rij.Dossier, rij.Signaal.OpgepaktDoorId);
            foreach (var persoon in gehoor.Personen.Where(p => geadresseerden.Wil(p, rij.Signaal.Regel)))
                (perPersoon.TryGetValue(persoon, out var eigen) ? eigen : perPersoon[persoon] = []).Add((rij.Signaal, rij.Dossier, gehoor.Beoordelaars.Contains(persoon)));
            foreach (var vacature in gehoor.Vacatures)
                vacatures[(rij.Dossier.RegioId, vacature)] = vacatures.GetValueOrDefault((rij.Dossier.RegioId, vacature)) + 1;
            run.Count("signalen");
            run.Count(Slaapt(rij.Signaal, today) ? "sluimert" : rij.Signaal.Toestand == SignaalToestand.Opgepakt ? "opgepakt" : "open");
            if (gehoor.Personen.Count == 0)
                run.Count("zonder-geadresseerde");
        }

        run.Count("vacatures", vacatures.Count);
        var perBeheerder = vacatures.SelectMany(v => geadresseerden.Beheerders(v.Key.Regio).Distinct().Select(b => (Beheerder: b, Telling: new Vacaturetelling(
            v.Key.Vacature.Rol, v.Key.Vacature.OrganisatieId is { } o ? namen[o] : "geen samenwerkingsverband bekend", v.Value)))).ToLookup(v => v.Beheerder, v => v.Telling);
        return
        [
            // Who has only signals that sleep hears of them when they wake.
            .. perPersoon.Where(p => p.Value.Exists(s => !Slaapt(s.Signaal, today))).Select(p => p.Key).Union(perBeheerder.Select(b => b.Key))
                .Select(p => (p, geadresseerden.Adres(p), Bericht(perPersoon.GetValueOrDefault(p, []), perBeheerder[p], today)))
                .OrderBy(m => m.Item2, StringComparer.Ordinal),
        ];
    }

    Maandbericht Bericht(List<(Signaal Signaal, Dossier Dossier, bool Beoordeelt)> signalen, IEnumerable<Vacaturetelling> vacatures, DateOnly today) => new(
        today,
        [
            .. signalen.GroupBy(s => s.Signaal.Regel).OrderBy(g => Volgorde(g.Key)).Select(g => new Regeltelling(
                g.Key, g.Count(s => s.Signaal.Toestand == SignaalToestand.Open && !Slaapt(s.Signaal, today)),
                g.Count(s => s.Signaal.Toestand == SignaalToestand.Opgepakt && !Slaapt(s.Signaal, today)), g.Count(s => Slaapt(s.Signaal, today)))),
        ],
        [
            .. signalen.Where(s => !Slaapt(s.Signaal, today)).GroupBy(s => s.Dossier.Id).Select(g => (g.First().Dossier, Opgepakt: g.All(s => s.Signaal.Toestand == SignaalToestand.Opgepakt), Beoordeelt: g.All(s => s.Beoordeelt)))
                .OrderBy(z => z.Beoordeelt).ThenByDescending(z => z.Beoordeelt ? default : z.Dossier.Band).ThenBy(z => z.Beoordeelt ? null : z.Dossier.PactGrens)
                .ThenBy(z => z.Dossier.Nummer, StringComparer.Ordinal).Select(z => z.Beoordeelt ? VoorBeoordelaar(z.Dossier.Nummer) : new Zaakregel(
                    z.Dossier.Nummer, z.Dossier.Band, Loopt(z.Dossier) ? z.Dossier.PactGrens!.Value.DayNumber - today.DayNumber : null,
                    z.Dossier.Band == PactBand.Overschreden ? Maanden(z.Dossier, today) : null, z.Opgepakt, settings.Link($"/dossiers/{z.Dossier.Nummer}"))),
        ],
        [.. vacatures.OrderBy(v => v.Organisatie, StringComparer.Ordinal).ThenBy(v => v.Rol)],
        settings.Link("/beheer/jobs"));

    /// <summary>A reviewer opens no dossier and sees nothing of its clock.</summary>
    Zaakregel VoorBeoordelaar(string nummer) => new(nummer, null, null, null, Opgepakt: false, settings.Link("/vrijstellingen/te-beoordelen"));

    static bool Slaapt(Signaal s, DateOnly op) => Sluimeren.Slaapt(s.SluimertTot, op);

    static bool Loopt(Dossier d) => d.Band > PactBand.Gestopt && d.PactGrens is not null;

    /// <summary>The clock first, the strongest on top.</summary>
    static int Volgorde(Signaalregel regel) => regel <= Signaalregel.PactOverschreden ? -(int)regel : (int)regel;

    /// <summary>Whole months that have passed at home, paused days left out: at least the three of the pact.</summary>
    internal static int Maanden(Dossier dossier, DateOnly today)
    {
        var grensMaanden = Regioparameters.Standaard.GrensMaanden;
        var pauze = dossier.PactGrens!.Value.DayNumber - dossier.PactStart!.Value.AddMonths(grensMaanden).DayNumber;
        var begin = dossier.PactStart.Value.AddDays(pauze);
        var maanden = grensMaanden;
        while (begin.AddMonths(maanden + 1) < today)
            maanden++;
        return maanden;
    }
}
