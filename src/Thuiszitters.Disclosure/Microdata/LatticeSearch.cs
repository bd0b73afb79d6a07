// What: the search of GlobalSearch and of each step of LocalRecoding, over the same lattice.
// The order of work differs from run to run with two threads; the answer does not, for whoever is excluded cannot win.

using System.Runtime.ExceptionServices;

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>What stays the same over the searches of one table.</summary>
sealed record LatticeRun(CodedTable Table, PrivacyRules Rules)
{
    /// <summary>Below this number of rows a second thread costs more than it brings.</summary>
    const int RowsForTwo = 5_000;

    public static LatticeRun Make(CodedTable table, PrivacyRules rules, out LevelColumns columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        rules.Check(table);
        if (table.Quasi.Count == 0)
            throw new ArgumentException("The table has no quasi-identifier.", nameof(table));
        if (table.Quasi.Sum(c => Math.Log2(c.Ladder!.LevelCount)) > 120)
            throw new RefusedInputException("Er zijn te veel combinaties van niveaus. Neem minder kolommen of minder niveaus per ladder.");
        columns = new LevelColumns(table);
        return new LatticeRun(table, rules);
    }

    /// <summary>True when a node over the limit puts all finer ones over it and nothing but k and distinct l is asked.</summary>
    public bool OnlyGrowing => Rules.Sensitive.All(r => r is { EntropyL: null, Recursive: null, T: null });

    /// <summary>A checker per thread.</summary>
    public NodeChecker[] Checkers(LevelColumns columns, bool countRows = false)
    {
        SensitiveColumn[] Asked() => [.. Rules.Sensitive.Select(r => new SensitiveColumn(r, Table))];
        var masks = SensitiveMasks.Make(columns, Table, Asked());
        var count = columns.RowCount < RowsForTwo ? 1 : Math.Min(4, Environment.ProcessorCount);
        return [.. Enumerable.Range(0, count).Select(_ => new NodeChecker(columns, Rules, Asked(), masks, countRows))];
    }
}

/// <summary>A node that was found, with what it gives.</summary>
sealed record FoundNode(byte[] Levels, NodeOutcome Outcome, int Checked);

/// <summary>One search.</summary>
/// <param name="columns">The rows.</param>
/// <param name="run">The table and the rules.</param>
/// <param name="limit">Units that may be left out; rows when not by loss.</param>
/// <param name="byLoss">Whether the least loss wins; else the least loss as if nobody were left out, and rows are counted.</param>
/// <param name="overLimit">Nodes known to be over the limit, none below another; added to.</param>
sealed class LatticeSearch(LevelColumns columns, LatticeRun run, int limit, bool byLoss, List<byte[]> overLimit)
{
    // Rounding may differ by far less than this; a node is excluded only when it is worse by more.
    const double Hair = 1e-12;
    const int MaxWaiting = 20_000_000;

    // How many nodes are passed over before a thread waits for the others.
    const int MaxPassedOver = 256;

    readonly int[] tops = [.. columns.Quasi.Select(c => c.Ladder!.LevelCount - 1)];
    readonly PriorityQueue<byte[], double> waiting = new();
    readonly PriorityQueue<byte[], double> passedOver = new();
    readonly Dictionary<UInt128, NodeOutcome> known = [];
    readonly List<(byte[] Levels, double Extra)> bounds = [];
    readonly List<byte[]> underway = [];
    readonly object sharing = new();
    readonly NodeChecker[] checkers = run.Checkers(columns, countRows: !byLoss);
    byte[]? bestLevels;
    NodeOutcome best;
    double bestValue = double.PositiveInfinity;
    int busy;

    /// <summary>The best node, or null.</summary>
    public FoundNode? Run(CancellationToken ct)
    {
        var bottom = new byte[tops.Length];
        waiting.Enqueue(bottom, Bound(bottom));
        FirstClimb(bottom);
        InParallel(checker =>
        {
            while (Next() is { } node)
            {
                try
                {
                    ct.ThrowIfCancellationRequested();
                    Climb(node, checker);
                }
                finally
                {
                    Done();
                }
            }
        });
        return bestLevels is null ? null : new FoundNode(bestLevels, best, known.Count);
    }

    /// <summary>The rows of the table that are kept at a node.</summary>
    public int[] KeptRows(FoundNode node)
    {
        var kept = checkers[0].Kept(node.Levels);
        return [.. columns.Order.Where((_, place) => kept[place])];
    }

    void InParallel(Action<NodeChecker> work)
    {
        try
        {
            Parallel.Invoke([.. checkers.Select(c => (Action)(() => work(c)))]);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>The way up from the bottom, with each thread at a place of its own: the first good node, and much excluded.</summary>
    void FirstClimb(byte[] bottom)
    {
        List<byte[]> path = [bottom];
        while (Up(path[^1]) is { } up)
            path.Add(up);
        var (low, high) = (0, path.Count);
        while (low < high)
        {
            var (from, to) = (low, high);
            var outcomes = new NodeOutcome[checkers.Length];
            int Place(int turn) => from + (to - from) * (turn + 1) / (checkers.Length + 1);
            InParallel(c => outcomes[Array.IndexOf(checkers, c)] = Check(path[Place(Array.IndexOf(checkers, c))], c));
            for (var turn = 0; turn < outcomes.Length; turn++)
            {
                if (outcomes[turn].GrowingSuppressed <= limit)
                    high = Math.Min(high, Place(turn));
                else
                    low = Math.Max(low, Place(turn) + 1);
            }
        }
    }

    double Bound(ReadOnlySpan<byte> levels) => NodeChecker.BaseLoss(columns, levels);

    /// <summary>
    /// The next node that may win, by its bound; null when none is left. Each node has one parent, so it is met once. What lies below a
    /// node that another thread is judging is passed over for a while, as it will most often be excluded.
    /// </summary>
    byte[]? Next()
    {
        lock (sharing)
        {
            while (true)
            {
                if (Take() is { } node)
                {
                    busy++;
                    return node;
                }

                if (busy == 0)
                    return null;
                Monitor.Wait(sharing);
            }
        }
    }

    void Done()
    {
        lock (sharing)
        {
            busy--;
            Monitor.PulseAll(sharing);
        }
    }

    byte[]? Take()
    {
        List<(byte[], double)> passed = [];
        byte[]? taken = null;
        while (taken is null && passed.Count < MaxPassedOver && TryDequeue(out var node, out var bound))
        {
            if (bound > bestValue + Hair)
            {
                waiting.Clear();
                passedOver.Clear();
                break;
            }

            if (known.ContainsKey(Id(node)) || IsExcluded(node, bound))
                continue;
            if (underway.Exists(u => IsBelow(node, u)))
                passed.Add((node, bound));
            else
                taken = node;
        }

        passedOver.EnqueueRange(passed);
        return taken;
    }

    bool TryDequeue(out byte[] node, out double bound)
    {
        if (passedOver.TryPeek(out _, out var first) && (!waiting.TryPeek(out _, out var other) || first <= other))
            return passedOver.TryDequeue(out node!, out bound);
        if (!waiting.TryDequeue(out node!, out bound))
            return false;
        var last = Array.FindLastIndex(node, l => l > 0);
        for (var c = Math.Max(last, 0); c < node.Length; c++)
        {
            if (node[c] == tops[c])
                continue;
            var child = (byte[])node.Clone();
            child[c]++;
            waiting.Enqueue(child, Bound(child));
        }

        if (waiting.Count > MaxWaiting)
            throw new RefusedInputException("Er zijn te veel combinaties van niveaus. Neem minder kolommen of minder niveaus per ladder.");
        return true;
    }

    bool IsExcluded(byte[] node, double bound)
    {
        if (overLimit.Exists(o => IsBelow(node, o)))
            return true;
        if (!byLoss)
            return false;
        foreach (var (levels, extra) in bounds)
        {
            if (bound + extra > bestValue + Hair && IsBelow(node, levels))
                return true;
        }

        return false;
    }

    /// <summary>Halves the cheapest way up from a node, as far as it can win, and then judges the node itself if need be.</summary>
    void Climb(byte[] node, NodeChecker checker)
    {
        List<byte[]> path = [node];
        double reach;
        lock (sharing)
            reach = bestValue + Hair;
        while (Up(path[^1]) is { } up && Bound(up) <= reach)
            path.Add(up);

        var (low, high) = (0, path.Count);
        while (low < high)
        {
            // Where much can still win the first look is at the middle; where little can, it is at the end, which then excludes the rest.
            var middle = high == path.Count && double.IsFinite(reach) ? high - 1 : (low + high) / 2;
            var outcome = Check(path[middle], checker);
            if (outcome.GrowingSuppressed <= limit)
                high = middle;
            else
                low = middle + 1;
        }

        bool isExcluded;
        lock (sharing)
            isExcluded = run.OnlyGrowing || overLimit.Exists(o => IsBelow(node, o));
        if (!isExcluded)
            Check(node, checker);
    }

    NodeOutcome Check(byte[] levels, NodeChecker checker)
    {
        var widest = checker.Widest(levels);
        lock (sharing)
        {
            if (known.TryGetValue(Id(levels), out var before))
                return before;
            underway.Add(widest);
        }

        var outcome = checker.Check(levels, limit);
        lock (sharing)
        {
            underway.Remove(widest);
            known[Id(levels)] = outcome;
            if (outcome.GrowingSuppressed > limit)
            {
                if (!overLimit.Exists(o => IsBelow(widest, o)))
                {
                    overLimit.RemoveAll(o => IsBelow(o, widest));
                    overLimit.Add(widest);
                }
            }
            else if (outcome.GrowingExtra > 0)
            {
                bounds.Add((levels, outcome.GrowingExtra));
            }

            if (outcome.Suppressed <= limit)
                Offer(levels, outcome);
            Monitor.PulseAll(sharing);
        }

        return outcome;
    }

    void Offer(byte[] levels, NodeOutcome outcome)
    {
        // A node that leaves out every row is no answer, though its loss is no more than that of the top.
        if (byLoss && outcome.SuppressedRows == columns.RowCount)
            return;
        var value = byLoss ? outcome.Loss : Bound(levels);
        var order = bestLevels is null ? -1 : value.CompareTo(bestValue);
        if (order == 0)
            order = outcome.Suppressed.CompareTo(best.Suppressed);
        if (order == 0)
            order = levels.AsSpan().SequenceCompareTo(bestLevels);
        if (order < 0)
            (bestLevels, best, bestValue) = (levels, outcome, value);
    }

    /// <summary>One step up in the column where that costs least; null at the top.</summary>
    byte[]? Up(byte[] levels)
    {
        var (at, least) = (-1, double.PositiveInfinity);
        for (var c = 0; c < levels.Length; c++)
        {
            if (levels[c] == tops[c])
                continue;
            var cost = columns.At(c, levels[c] + 1).TotalLoss - columns.At(c, levels[c]).TotalLoss;
            if (cost < least)
                (at, least) = (c, cost);
        }

        if (at < 0)
            return null;
        var up = (byte[])levels.Clone();
        up[at]++;
        return up;
    }

    static bool IsBelow(byte[] fine, byte[] coarse)
    {
        for (var c = 0; c < fine.Length; c++)
        {
            if (fine[c] > coarse[c])
                return false;
        }

        return true;
    }

    UInt128 Id(byte[] levels)
    {
        UInt128 id = 0;
        for (var c = 0; c < levels.Length; c++)
            id = id * (uint)(tops[c] + 1) + levels[c];
        return id;
    }
}
