// What: the lease that lets one of several processes run a job. Taken by a conditional update, or by an insert that the primary key
// lets only one win; renewed while the job runs; whoever is killed loses it by the clock.
// Used by: JobRunner. Never: a lock of the database held during the job (a broken connection would let go of it unseen).

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Jobs;

sealed class JobLeases(DbSource source, Clock clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public async Task<bool> TryTakeAsync(string name, string holder, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        // A lease further away than any can be comes from a clock that was put back since.
        var ahead = now + (2 * Length);
        var taken = await db.Set<JobLease>().Where(l => l.Name == name && (l.Until <= now || l.Until > ahead))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, now + Length), ct);
        if (taken == 1)
            return true;
        if (await db.Set<JobLease>().AnyAsync(l => l.Name == name, ct))
            return false;
        db.Add(new JobLease { Name = name, Holder = holder, Until = now + Length });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another process made the row first: the lease is theirs.
            return false;
        }
    }

    /// <summary>Gives each job that has none a lease that has passed: since then the program knows it, which tells one that never runs from a new one.</summary>
    public async Task KnowAsync(IEnumerable<string> names, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var known = await db.Set<JobLease>().Select(l => l.Name).ToListAsync(ct);
        var now = clock.UtcNow;
        db.AddRange(names.Except(known, StringComparer.Ordinal).Select(n => new JobLease { Name = n, Holder = "", Until = now }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process that starts at this moment made them.
        }
    }

    public async Task<bool> RenewAsync(string name, string holder, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var until = clock.UtcNow + Length;
        return await db.Set<JobLease>().Where(l => l.Name == name && l.Holder == holder)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, until), ct) == 1;
    }

    public async Task ReleaseAsync(string name, string holder)
    {
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        await db.Set<JobLease>().Where(l => l.Name == name && l.Holder == holder)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, now), CancellationToken.None);
    }
}
