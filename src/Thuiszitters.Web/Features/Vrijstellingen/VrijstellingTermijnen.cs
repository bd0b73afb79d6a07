// What: every night, what a term alone does to a request: no notice or statement completed in time, no judgement in time, the end date, 18.
// Also voids the judgements of who came into the chain after judging, and destroys keys that are left of scans whose rows are gone, after a stop
// between the two. Source: rules.md R5; ADR 28. Used by: its schedule and run-job.
// Never: establishes anything, or knows a day of birth: 18 is the end of the month of that birthday, as for all that is stored.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Vrijstellingen;

public sealed class VrijstellingTermijnen(DbSource source, Vrijstellingwerk werk, Vault vault) : IJob
{
    const string Mislukt = "mislukt";

    public static string Name => nameof(VrijstellingTermijnen);

    // Before the watch, which then sees what changed.
    public static JobSchedule Schedule => JobSchedule.Daily(4, 30);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        List<Vrijstelling> open;
        Dictionary<Guid, DateOnly> maanden;
        HashSet<Guid> betrokken;
        await using (var db = source.ForSystem())
        {
            open = await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(v => v.Toestand <= VrijstellingToestand.VanKrachtOndanksOordeel).OrderBy(v => v.Id).ToListAsync(ct);
            var dossiers = open.ConvertAll(v => v.DossierId);
            maanden = await db.Dossiers.AsNoTracking().IgnoreAutoIncludes().Where(d => dossiers.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.GeboorteMaand, ct);
            betrokken = [.. await db.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VervangenOp == null && o.VervallenOp == null && o.Ronde == o.Vrijstelling!.Ronde
                && (o.Vrijstelling.Toestand == VrijstellingToestand.TeBeoordelen || o.Vrijstelling.Toestand == VrijstellingToestand.Heroverweging)
                && db.Ketens.Any(k => k.VrijstellingId == o.VrijstellingId && k.GebruikerId == o.GebruikerId)).Select(o => o.VrijstellingId).ToListAsync(ct)];
        }

        foreach (var v in open)
            if (Gebeurtenis(v, maanden[v.DossierId], betrokken, today) is var (gebeurtenis, datum))
            {
                try
                {
                    await DoeAsync(run, v, gebeurtenis, datum, today, ct);
                }
                catch (DbUpdateException)
                {
                    // One that somebody changes at this moment must not keep the others.
                    run.Count(Mislukt);
                }
            }

        // After the terms: a key store that is away must not keep one of them.
        await VeegScansleutelsAsync(run, ct);
        if (run.Counts.TryGetValue(Mislukt, out var mislukt))
            throw new InvalidOperationException($"{mislukt} requests could not be brought up to date.");
    }

    /// <summary>
    /// A scan and its key are destroyed one after the other, in two databases. That there was one stands in the act that added it; a key store knows
    /// no kinds, so no other key can be meant.
    /// </summary>
    async Task VeegScansleutelsAsync(JobRun run, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        // First what was added, then what is there: a scan that comes meanwhile is in neither.
        var ooit = await db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.VrijstellingStap)
            .SelectMany(a => a.Changes).Where(c => c.Entiteit == nameof(Verklaringscan) && c.Nieuw == "+").Select(c => c.EntiteitId).ToListAsync(ct);
        var er = (await db.Set<Verklaringscan>().AsNoTracking().IgnoreAutoIncludes().Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        List<Guid> weg = [.. ooit.Select(id => Guid.TryParse(id, out var scan) ? scan : (Guid?)null).OfType<Guid>().Where(id => !er.Contains(id)).Distinct()];
        if (await vault.SweepFileKeysAsync(weg, run.IsDryRun, ct) is > 0 and var aantal)
            run.Count(run.IsDryRun ? "scansleutels te vernietigen" : "scansleutels vernietigd", aantal);
    }

    /// <summary>What a request is due for on a day, and the day it happened; null when nothing.</summary>
    static (VrijstellingGebeurtenis, DateOnly)? Gebeurtenis(Vrijstelling v, DateOnly geboorteMaand, HashSet<Guid> betrokken, DateOnly today)
    {
        var achttien = Leerplicht.Verjaardag(Dossierstand.AlsGeboren(geboorteMaand), 18);
        if (achttien <= today)
            return (VrijstellingGebeurtenis.Achttien, achttien < v.OntvangenOp ? today : achttien);
        if (betrokken.Contains(v.Id))
            return (VrijstellingGebeurtenis.AanvraagGewijzigd, today);
        var (gebeurtenis, termijn) = v.Toestand switch
        {
            VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring => (VrijstellingGebeurtenis.HersteltermijnVoorbij, v.HerstelVoor),
            VrijstellingToestand.TeBeoordelen => (VrijstellingGebeurtenis.UitersteTermijnVoorbij, v.UiterlijkOp),
            VrijstellingToestand.Heroverweging => (VrijstellingGebeurtenis.HeroverwegingVoorbij, v.HeroverwegingVoor),
            VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel => (VrijstellingGebeurtenis.VerklaringUitgebleven, v.VerklaringVoor),
            VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel => (VrijstellingGebeurtenis.EinddatumBereikt, v.Einde),
            _ => (default, null),
        };
        return termijn is { } voor && Vrijstellingtermijnen.IsVoorbij(voor, today) ? (gebeurtenis, today) : null;
    }

    async Task DoeAsync(JobRun run, Vrijstelling v, VrijstellingGebeurtenis gebeurtenis, DateOnly datum, DateOnly today, CancellationToken ct)
    {
        if (run.IsDryRun)
        {
            run.Count(gebeurtenis.ToString(), 1);
            return;
        }

        // The version is not asked: the event is judged by the request as it is when the row is held.
        var uit = await werk.DoeAsync(new(Guid.CreateVersion7(), v.Id, null, gebeurtenis)
        {
            Datum = datum, Vandaag = today,
            Eerst = async hand =>
            {
                if (VrijstellingVerloop.IsEinde(VrijstellingVerloop.Regel(hand.Aanvraag.Toestand, gebeurtenis)?.Naar ?? hand.Aanvraag.Toestand))
                    await Vrijstellingwerk.VernietigScanAsync(hand, ct);
                if (gebeurtenis == VrijstellingGebeurtenis.EinddatumBereikt)
                    WeerZonderVrijstelling(hand, today);
            },
        }, ct);
        // Refused: somebody else was just before, and it is no longer due.
        if (uit.IsGedaan)
            run.Count(gebeurtenis.ToString());
    }

    /// <summary>The day it ends, the jongere is absent without enrolment, unless something says otherwise: the case is open again.</summary>
    static void WeerZonderVrijstelling(Vrijstellinghand hand, DateOnly today)
    {
        var (v, dossier) = (hand.Aanvraag, hand.Dossier);
        if (v.Einde is not { } einde || dossier.VerhuisdOp is not null || dossier.OverledenOp is not null
            || dossier.Vrijstellingen.Exists(w => w.Id != v.Id && w.VanKracht is { } k && k.Bevat(einde)))
            return;
        // At school: nothing to watch, also when the dossier was closed for it.
        if (dossier.Inschrijvingen.Exists(i => i.Feit() is var f && f.Van <= today && !(f.Tot <= einde)))
            return;
        dossier.GeslotenOp = null;
        if (dossier.Verzuim.Exists(m => m is { LaatsteDag: null, Soort: Verzuimsoort.AbsoluutVerzuim }))
            return;
        var melding = new Verzuimmelding { DossierId = dossier.Id, Soort = Verzuimsoort.AbsoluutVerzuim, EersteDag = einde, Bron = MeldingBron.Handmatig, OntvangenOp = today };
        dossier.Verzuim.Add(melding);
        hand.Db.Add(melding);
    }
}
