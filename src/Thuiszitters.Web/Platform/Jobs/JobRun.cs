namespace Thuiszitters.Web.Platform.Jobs;

/// <summary>One run of a job, as the job sees it: what for, and where it reports. Safe to use from several threads.</summary>
public sealed class JobRun(Guid id, string name, DateOnly period, bool isDryRun, Action<string>? say)
{
    readonly Lock gate = new();
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    (int Klaar, int Totaal) progress;
    bool changed;

    public Guid Id { get; } = id;
    public string Name { get; } = name;

    /// <summary>What the run is for: the first day of the month for a monthly job, else the day itself. A late run keeps its period.</summary>
    public DateOnly Period { get; } = period;

    /// <summary>Nothing may be written or sent.</summary>
    public bool IsDryRun { get; } = isDryRun;

    /// <summary>An administrator stopped it.</summary>
    internal bool IsStopped { get; set; }

    public (int Klaar, int Totaal) Progress
    {
        get { lock (gate) return progress; }
    }

    public IReadOnlyDictionary<string, int> Counts
    {
        get { lock (gate) return new SortedDictionary<string, int>(counts, StringComparer.Ordinal); }
    }

    /// <summary>How far the run is; the page sees it within a second or so.</summary>
    public void Report(int klaar, int totaal)
    {
        lock (gate)
            (progress, changed) = ((klaar, totaal), true);
    }

    public void Count(string what, int n = 1)
    {
        lock (gate)
            counts[what] = counts.GetValueOrDefault(what) + n;
    }

    /// <summary>A line for the person who typed the verb or asked for a dry run. Never logged or stored, so an address may stand in it.</summary>
    public void Say(string line) => say?.Invoke(line);

    internal bool TakeProgress(out (int Klaar, int Totaal) taken)
    {
        lock (gate)
        {
            (taken, var was, changed) = (progress, changed, false);
            return was;
        }
    }
}
