// What: the background job of the import: carries out every confirmed list, one after another; and the job that clears away what nobody
// confirmed within a day.
// Used by: the page that confirms (at once), the start of the program (what a crash cut off) and the verb.
// Never: two at a time (the lease of the job); a list of the verb of another process, which waits for its own report.

using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public sealed class ImportUitvoeren(DbSource source, Importuitvoering uitvoering, Importluisteraars luisteraars, Clock clock) : IJob
{
    /// <summary>A list of the verb that stood still for so long was cut off with its process.</summary>
    static readonly TimeSpan Verweesd = TimeSpan.FromHours(1);

    public static string Name => "ImportUitvoeren";
    public static JobSchedule Schedule => JobSchedule.OnDemand;

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        if (run.IsDryRun)
            return;
        ExceptionDispatchInfo? fout = null;
        var geweest = new HashSet<Guid>();
        while (await VolgendeAsync(geweest, ct) is { } id)
        {
            geweest.Add(id);
            try
            {
                await uitvoering.VoerUitAsync(id, run, ct);
                run.Count("lijsten");
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // What was written stays; the person may go on from there, until the file expires.
                fout ??= ExceptionDispatchInfo.Capture(e);
                await using var db = source.ForSystem();
                var code = JobRunner.CodeOf(e);
                // Unless it was finished, and only its key could not be destroyed yet: that is done again.
                await db.Set<Importopdracht>().Where(o => o.Id == id && (o.Toestand == Importtoestand.Bevestigd || o.Toestand == Importtoestand.Bezig))
                    .ExecuteUpdateAsync(s => s.SetProperty(o => o.Toestand, Importtoestand.Mislukt).SetProperty(o => o.Fout, code), CancellationToken.None);
            }
        }

        fout?.Throw();
    }

    async Task<Guid?> VolgendeAsync(HashSet<Guid> geweest, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var (hier, oud) = (luisteraars.Alle, clock.UtcNow - Verweesd);
        return await db.Set<Importopdracht>().AsNoTracking()
            .Where(o => (o.Toestand == Importtoestand.Bevestigd || o.Toestand == Importtoestand.Bezig) && !geweest.Contains(o.Id)
                && (o.Kanaal == Importkanaal.Scherm || hier.Contains(o.Id) || o.AangebodenOp < oud))
            .OrderBy(o => o.AangebodenOp).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
    }
}

public sealed class ImportOpruimen(DbSource source, Importuitvoering uitvoering, Importbestanden bestanden, Jobs jobs, Clock clock) : IJob
{
    public static string Name => "ImportOpruimen";
    public static JobSchedule Schedule => JobSchedule.EveryMinutes(30);

    public async Task RunAsync(JobRun run, DateOnly today, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var oud = clock.UtcNow - Importbestanden.Bewaartijd;
        var verlopen = await db.Set<Importopdracht>().AsNoTracking()
            .Where(o => o.AangebodenOp < oud && (o.Toestand == Importtoestand.Aangeboden || o.Toestand == Importtoestand.Mislukt)).ToListAsync(ct);
        // A crash between the end of an import and the end of its key.
        var sleutels = await db.Set<Importopdracht>().AsNoTracking().Where(o => o.BestandVernietigdOp == null
                && (o.Toestand == Importtoestand.Klaar || o.Toestand == Importtoestand.Geannuleerd || o.Toestand == Importtoestand.Verlopen))
            .Select(o => o.Id).ToListAsync(ct);
        if (run.IsDryRun)
            return;
        foreach (var opdracht in verlopen)
        {
            await uitvoering.SluitAsync(opdracht, Importtoestand.Verlopen, ct);
            run.Count("verlopen");
        }

        foreach (var id in sleutels)
            await bestanden.VernietigSleutelAsync(db, id, ct);

        // Whoever was carrying it out is gone (another process, or a verb): somebody must finish it. While it is being done, the lease holds this off.
        if (await db.Set<Importopdracht>().AnyAsync(o => o.Toestand == Importtoestand.Bevestigd || o.Toestand == Importtoestand.Bezig, ct))
            await jobs.TriggerAsync(ImportUitvoeren.Name);
    }
}

/// <summary>A confirmed list that no job has begun when the process died is picked up at the next start.</summary>
sealed class ImportHervatten(DbSource source, Jobs jobs) : IAtStart
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        if (await db.Set<Importopdracht>().AnyAsync(o => o.Toestand == Importtoestand.Bevestigd || o.Toestand == Importtoestand.Bezig, ct))
            await jobs.TriggerAsync(ImportUitvoeren.Name);
    }
}

sealed class ImportRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Importkaders>();
        services.AddSingleton<Importluisteraars>();
        services.AddScoped<Importbestanden>();
        services.AddScoped<Importuitvoering>();
        services.AddSingleton<IAtStart, ImportHervatten>();
    }
}
