// What: brings the dossiers whose next change has come up to a day: status, band, Grens, signals, and the day of the change after that.
// Source: rules.md R4 (last paragraph), R7. Used by: PactBewaking and MaandMail, so that a mail never counts older signals than the watch.
// Never: touches a dossier that is not due; opens a person, for what is stored reckons with the month of birth only; saves in a dry run.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Signalen;

/// <summary>A dossier as the watch left it, with its signals.</summary>
public sealed record Bewaakt(Dossier Dossier, IReadOnlyList<Signaal> Signalen);

public sealed partial class Bewaking(DbSource source, ProcessingLogger log, Clock clock, ILogger<Bewaking> logger)
{
    /// <summary>Small enough that a writer waits no longer than a moment, large enough that the log is written in few transactions.</summary>
    const int Batch = 200;

    /// <summary>Works off what is due on <paramref name="today"/>, a batch at a time: what a crash cuts off is still due at the next run.</summary>
    /// <returns>In a dry run the dossiers as they would be saved; else nothing, for then they are.</returns>
    public async Task<IReadOnlyList<Bewaakt>> BijwerkenAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        List<Guid> due;
        HashSet<Guid> gesproken;
        await using (var db = source.ForSystem())
        {
            due = await db.Dossiers.AsNoTracking().Where(d => d.VolgendeWissel <= today && d.GeslotenOp == null)
                .OrderBy(d => d.VolgendeWissel).Select(d => d.Id).ToListAsync(ct);
            // A silent case in which somebody did something since: not every act recomputes a dossier.
            // Not for a day that is over: what is not due would go back in time.
            gesproken = today < clock.Today ? [] : await StilteVoorbijAsync(db, ct);
            due = [.. due.Union(gesproken)];
        }

        var proef = new List<Bewaakt>();
        var done = 0;
        run.Report(0, due.Count);
        foreach (var part in due.Chunk(Batch))
        {
            proef.AddRange(await DeelAsync(run, part, gesproken, today, ct));
            run.Report(done += part.Length, due.Count);
        }

        return proef;
    }

    /// <summary>One dossier that cannot be reckoned, or that somebody changes at this moment, must not keep the others from being watched.</summary>
    async Task<IReadOnlyList<Bewaakt>> DeelAsync(JobRun run, Guid[] ids, HashSet<Guid> gesproken, DateOnly today, CancellationToken ct)
    {
        try
        {
            return await BatchAsync(run, ids, gesproken, today, ct);
        }
        catch (Exception e) when (e is ArgumentException or DbUpdateException)
        {
            if (ids.Length == 1)
            {
                LogFailed(logger, ids[0], e.GetType().Name);
                run.Count(Mislukt);
                return [];
            }

            var proef = new List<Bewaakt>();
            foreach (var id in ids)
                proef.AddRange(await DeelAsync(run, [id], gesproken, today, ct));
            return proef;
        }
    }

    async Task<IReadOnlyList<Bewaakt>> BatchAsync(JobRun run, Guid[] ids, HashSet<Guid> gesproken, DateOnly today, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        // Asked again: somebody may have changed a dossier since, and with that recomputed it.
        var dossiers = await db.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery()
            .Where(d => ids.Contains(d.Id) && (d.VolgendeWissel <= today || gesproken.Contains(d.Id)) && d.GeslotenOp == null).ToListAsync(ct);
        var gehandeld = await Handelingen.LaatsteAsync(db, ids, ct);
        var alle = (await db.Signalen.Where(s => ids.Contains(s.DossierId)).ToListAsync(ct)).ToLookup(s => s.DossierId);
        var regels = new Dictionary<Guid, Regioregels>();
        foreach (var regio in dossiers.Select(d => d.RegioId).Distinct())
            regels[regio] = await Regioregels.VanAsync(db, regio, ct);
        var spoor = await log.StartAsync(Scope.System, Doel.Bewaking, ct);

        var proef = new List<Bewaakt>();
        var verschillen = new List<Verschil>();
        foreach (var dossier in dossiers)
        {
            var signalen = alle[dossier.Id].ToList();
            var (status, was) = (dossier.Status, signalen.ToDictionary(s => s.Id, s => s.Toestand));
            var nieuw = Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, signalen, regels[dossier.RegioId], today, gehandeld[dossier.Id]);
            signalen.AddRange(nieuw);
            var verschil = new Verschil(
                [.. signalen.Where(s => IsOpen(s.Toestand) && !(was.TryGetValue(s.Id, out var t) && IsOpen(t))).Select(s => s.Regel.ToString())],
                [.. signalen.Where(s => !IsOpen(s.Toestand) && was.TryGetValue(s.Id, out var t) && IsOpen(t)).Select(s => s.Regel.ToString())],
                dossier.Status == status ? null : dossier.Status.ToString());
            verschillen.Add(verschil);
            if (run.IsDryRun)
            {
                proef.Add(new(dossier, signalen));
                continue;
            }

            db.BeginFor(verschil.IsZichtbaar ? ActKind.SignalenBijgewerkt : ActKind.StandHerrekend, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(
                ("nieuw", verschil.Nieuw.Count == 0 ? null : string.Join(',', verschil.Nieuw)),
                ("klaar", verschil.Klaar.Count == 0 ? null : string.Join(',', verschil.Klaar)),
                ("status", verschil.Status)));
            db.AddRange(nieuw);
            // Read without opening who it is, and logged all the same, in the transaction of what was done.
            var (verwerking, inzage) = spoor.Of(dossier.Id, Zichtniveau.Geen, "systeem");
            db.Add(verwerking);
            db.Add(inzage);
        }

        if (!run.IsDryRun)
            await db.SaveChangesAsync(ct);

        // Only now it is so: a batch that fails is counted when it is done again, one by one.
        Tel(run, "dossiers", verschillen.Count);
        Tel(run, "gewijzigd", verschillen.Count(v => v.IsZichtbaar));
        Tel(run, "nieuw", verschillen.Sum(v => v.Nieuw.Count));
        Tel(run, "vervallen", verschillen.Sum(v => v.Klaar.Count));
        return proef;
    }

    /// <summary>Dossiers with a signal about silence in which a person did something since it was raised.</summary>
    static async Task<HashSet<Guid>> StilteVoorbijAsync(AppDb db, CancellationToken ct)
    {
        var stil = await db.Signalen.IgnoreAutoIncludes().AsNoTracking().Where(s => s.Regel == Signaalregel.StilleZaak && s.Toestand != SignaalToestand.Afgehandeld && s.Dossier!.GeslotenOp == null)
            .Select(s => new { s.DossierId, s.OntstaanOp, Laatste = db.Acts.Where(a => a.DossierId == s.DossierId && a.ActorId != null && !Handelingen.OverSignaal.Contains(a.Kind)).Max(a => (DateTime?)a.At) }).ToListAsync(ct);
        return [.. stil.Where(s => s.Laatste is { } at && DateOnly.FromDateTime(Clock.ToLocal(at)) >= s.OntstaanOp).Select(s => s.DossierId)];
    }

    /// <summary>Count of the dossiers that could not be watched.</summary>
    public const string Mislukt = "mislukt";

    static bool IsOpen(SignaalToestand toestand) => toestand != SignaalToestand.Afgehandeld;

    static void Tel(JobRun run, string wat, int aantal)
    {
        if (aantal > 0)
            run.Count(wat, aantal);
    }

    /// <summary>What a reader of the dossier sees change.</summary>
    sealed record Verschil(IReadOnlyList<string> Nieuw, IReadOnlyList<string> Klaar, string? Status)
    {
        public bool IsZichtbaar => Nieuw.Count > 0 || Klaar.Count > 0 || Status is not null;
    }

    [LoggerMessage(1, LogLevel.Error, "Dossier {Id} could not be watched: {Error}")]
    static partial void LogFailed(ILogger logger, Guid id, string error);
}
