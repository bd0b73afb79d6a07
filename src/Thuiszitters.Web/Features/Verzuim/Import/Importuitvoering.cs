// What: carries out one confirmed import, batch by batch, and goes on where an earlier run was cut off.
// How it goes on: the rows that are done are judged again against what was known before this import, so that the rows after them are judged
// as they would have been; only those are written.
// Used by: the job ImportUitvoeren; the verb listens along for its report. Never: a row twice (one Importregel per line, unique).

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>Who, in this process, waits for the judgements of an import; rows hold names, so they go nowhere else.</summary>
public sealed class Importluisteraars
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, Action<IReadOnlyList<Importoordeel>>> luisteraars = new();

    public void Luister(Guid opdracht, Action<IReadOnlyList<Importoordeel>> bij) => luisteraars[opdracht] = bij;

    public void Vergeet(Guid opdracht) => luisteraars.TryRemove(opdracht, out _);

    public Action<IReadOnlyList<Importoordeel>>? Van(Guid opdracht) => luisteraars.GetValueOrDefault(opdracht);

    public IReadOnlyCollection<Guid> Alle => [.. luisteraars.Keys];
}

public sealed class Importuitvoering(
    DbSource source, Importkaders kaders, Importbestanden bestanden, Importluisteraars luisteraars, ProcessingLogger log, Clock clock)
{
    public async Task VoerUitAsync(Guid id, JobRun run, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var opdracht = await db.Set<Importopdracht>().AsNoTracking().SingleAsync(o => o.Id == id, ct);
        if (opdracht.AnnulerenGevraagd)
        {
            await SluitAsync(opdracht, Importtoestand.Geannuleerd, ct);
            return;
        }

        await db.Set<Importopdracht>().Where(o => o.Id == id && o.Toestand == Importtoestand.Bevestigd)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.Toestand, Importtoestand.Bezig), ct);
        var lijst = await bestanden.LeesAsync(db, opdracht, ct);
        if (lijst is not { Fout: null } || Importbestanden.Toewijzing(opdracht, lijst) is not { } toewijzing || opdracht.Datum is not { } op)
            throw new InvalidOperationException("The list of a confirmed import cannot be read.");

        var kader = await kaders.MaakAsync(opdracht.OrganisatieId, opdracht.BevestigdDoorId, opdracht.BevestigdRol, op, ct);
        var luisteraar = luisteraars.Van(id);
        var beoordelaar = new Lijstbeoordelaar(kader, source, toewijzing, metKlok: luisteraar is not null);
        var schrijver = new Importschrijver(kader, beoordelaar, id, source, log, clock);
        var gedaan = await GedaanAsync(db, id, beoordelaar, ct);

        var klaar = 0;
        foreach (var groep in lijst.Regels.Chunk(Lijstbeoordelaar.Groep))
        {
            ct.ThrowIfCancellationRequested();
            if (await db.Set<Importopdracht>().AnyAsync(o => o.Id == id && o.AnnulerenGevraagd, ct))
            {
                await SluitAsync(opdracht, Importtoestand.Geannuleerd, ct);
                return;
            }

            var oordelen = await beoordelaar.BeoordeelAsync(groep, ct);
            foreach (var o in oordelen)
                if (o.Oordeel.Uitkomst == Rijuitkomst.Nieuw && gedaan.TryGetValue(o.Oordeel.Rij.Regel, out var dossier))
                    o.Oordeel.Kind!.DossierId = dossier;
            var rest = oordelen.Where(o => !gedaan.ContainsKey(o.Oordeel.Rij.Regel)).ToList();
            if (rest.Count > 0)
                await SchrijfAsync(schrijver, rest, ct);
            luisteraar?.Invoke(oordelen);
            run.Report(klaar += groep.Length, lijst.Regels.Count);
            run.Count("regels", rest.Count);
        }

        await SluitAsync(opdracht, Importtoestand.Klaar, ct);
        // A thousand children at once may change which way to them is the shortest.
        await source.AnalyseAsync(anew: true, ct);
    }

    /// <summary>A colleague may be working in one of the same dossiers; then the batch, of which nothing was kept, is written anew.</summary>
    static async Task SchrijfAsync(Importschrijver schrijver, IReadOnlyList<Importoordeel> rest, CancellationToken ct)
    {
        for (var poging = 1; ; poging++)
        {
            try
            {
                await schrijver.SchrijfAsync(rest, ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (poging < 3)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Ends an import: its state, the act of the whole, the file and then the key.</summary>
    public async Task SluitAsync(Importopdracht van, Importtoestand toestand, CancellationToken ct)
    {
        var kader = await kaders.MaakAsync(van.OrganisatieId, van.BevestigdDoorId, van.BevestigdRol, van.Datum ?? clock.Today, ct);
        await using var db = source.For(kader.Scope);
        for (var poging = 1; ; poging++)
        {
            var opdracht = await db.Set<Importopdracht>().SingleAsync(o => o.Id == van.Id, ct);
            opdracht.Toestand = toestand;
            opdracht.KlaarOp = clock.UtcNow;
            opdracht.Versie++;
            db.Begin(toestand == Importtoestand.Verlopen ? ActKind.ImportVerlopen : ActKind.LijstGeimporteerd, clock.UtcNow, feiten: Dossierwerk.Feiten(
                ("import", opdracht.Id), ("toestand", toestand), ("regels", opdracht.Verwerkt), ("nieuw", opdracht.Nieuw), ("dubbel", opdracht.Dubbel),
                ("bijgewerkt", opdracht.Bijgewerkt), ("afgewezen", opdracht.Afgewezen)));
            try
            {
                await using var transactie = await db.Database.BeginTransactionAsync(ct);
                await db.SaveChangesAsync(ct);
                await db.Set<Importbestand>().Where(b => b.OpdrachtId == van.Id).ExecuteDeleteAsync(ct);
                await transactie.CommitAsync(ct);
                break;
            }
            catch (DbUpdateConcurrencyException) when (poging < 3)
            {
                // Somebody asked to cancel at this very moment; what was imported stays imported.
                db.ChangeTracker.Clear();
                db.OpenAct = null;
            }
        }

        await bestanden.VernietigSleutelAsync(db, van.Id, ct);
    }

    /// <summary>Lines that an earlier run finished, with the dossier of each; and what that run wrote, which is not known before.</summary>
    static async Task<Dictionary<int, Guid?>> GedaanAsync(AppDb db, Guid id, Lijstbeoordelaar beoordelaar, CancellationToken ct)
    {
        var regels = await db.Set<Importregel>().AsNoTracking().Where(r => r.OpdrachtId == id)
            .Select(r => new { r.Regel, r.Uitkomst, r.DossierId, r.MeldingId }).ToListAsync(ct);
        beoordelaar.Eigen.UnionWith(regels.Where(r => r.Uitkomst == Rijuitkomst.Nieuw).Select(r => r.DossierId!.Value));
        beoordelaar.EigenMeldingen.UnionWith(regels.Where(r => r.MeldingId is not null).Select(r => r.MeldingId!.Value));
        return regels.ToDictionary(r => r.Regel, r => r.DossierId);
    }
}
