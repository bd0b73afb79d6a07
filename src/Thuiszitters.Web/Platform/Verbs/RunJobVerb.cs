// What: run-job NAME --on yyyy-MM-dd [--dry-run]: runs a job for a day in this process, with its lease, and prints the counts. What it
// put in the outbox is sent at once. A dry run writes and sends nothing; a mail job then says whom it would write to.
// Used by: administrators, schedulers of the host, tests. Exit: 0 done, 1 failed or already running elsewhere.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Verbs;

public sealed class RunJobVerb(JobRunner runner, JobCatalog catalog, AppDb db, Clock clock) : IVerb
{
    static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    public static string Name => "run-job";
    public static string Usage => "run-job NAME --on yyyy-MM-dd [--dry-run]";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        var name = arguments[0];
        if (catalog.Find(name) is null)
            throw new VerbUsageException($"there is no job '{name}'; there are {string.Join(", ", catalog.All.Select(j => j.Name).Order(StringComparer.Ordinal))}");
        var dryRun = arguments.Has("dry-run");
        var result = await RunAsync(name, arguments.Date("on"), dryRun, output, ct);
        if (result.Outcome != JobOutcome.Klaar)
            return 1;
        if (dryRun || name == MailVersturen.Name || !await db.Set<OutboxMail>().AnyAsync(m => m.Toestand == MailToestand.Wacht, ct))
            return 0;

        // A serving process may be emptying the outbox at this moment; then look again what is left.
        JobResult sent;
        var tries = 0;
        while ((sent = await RunAsync(MailVersturen.Name, clock.Today, false, output, ct)).Outcome == JobOutcome.Bezet && ++tries < 20)
            await Task.Delay(Turn, ct);
        return sent.Outcome is JobOutcome.Klaar or JobOutcome.Bezet ? 0 : 1;
    }

    async Task<JobResult> RunAsync(string name, DateOnly on, bool dryRun, TextWriter output, CancellationToken ct)
    {
        var result = await runner.RunAsync(name, on, dryRun, output.WriteLine, ct);
        var counts = string.Join(", ", result.Counts.Select(c => $"{c.Key} {c.Value}"));
        await output.WriteLineAsync(result.Outcome switch
        {
            JobOutcome.Klaar => $"{name} {on:yyyy-MM-dd}{(dryRun ? " (dry run)" : "")}: done{(counts.Length > 0 ? ", " + counts : "")}",
            JobOutcome.Bezet => $"{name}: already running elsewhere",
            JobOutcome.Afgebroken => $"{name} {on:yyyy-MM-dd}: stopped ({result.Error})",
            _ => $"{name} {on:yyyy-MM-dd}: failed ({result.Error})",
        });
        return result;
    }
}
