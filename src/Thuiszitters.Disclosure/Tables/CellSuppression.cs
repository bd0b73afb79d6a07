// What: which further cells (secondary) must be hidden so that no primary cell can be computed back from the margins.
// Source: network models for cell suppression (Cox 1995; Castro 2002). A table with margins of which one side may be nested is a
//   circulation: each cell is an arc, each sum a node, and every other table that fits the shown cells differs from the true one by a
//   circulation through hidden arcs. How far a cell can go up is the largest flow from its head back to its tail; down, the other way.
// How: (1) hide the primaries; find which demands (cell, direction, amount) the primaries do not meet among themselves. (2) For each of
//   these: push what flow there is, and on its residual search the cheapest path that may pass shown cells; hide those. The residual
//   matters: without it a search gets stuck on cells that the flow uses already. (3) Show again, largest first, every secondary without
//   which all demands still hold; each demand keeps the cells its flow used, so only demands that used the cell are pushed again.
//   (4) Start anew with other orders and costs, two thirds of the times from one of the best patterns without a cell of it; keep the
//   cheapest. (5) On a small table try every cheaper pattern.
// The same demands are set once more for each cell of 1 that a flow used, with that cell known: who is alone in a cell knows it. And where
// zeros are shown every hidden cell is known to be 1 at least: with that as its floor each primary must still be able to move by one.
// Deterministic: the seed is a hash of the definition of the table, not of its counts. Used by: TableRelease, which audits the outcome.

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>Which cells are hidden, and what that costs.</summary>
/// <param name="Hidden">A mark per cell, row by row, margins included.</param>
/// <param name="Primary">The cells hidden for their own sake.</param>
/// <param name="Secondary">The cells hidden to protect those, row by row.</param>
/// <param name="Cost">The summed count of the secondary cells; the search makes this as small as it can.</param>
public sealed record SuppressionPattern(
    IReadOnlyList<bool> Hidden, IReadOnlyList<PrimaryCell> Primary, IReadOnlyList<TableCell> Secondary, long Cost);

/// <summary>Secondary suppression.</summary>
public static class CellSuppression
{
    /// <summary>Hides the primaries and as little more as protects them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="primary">The primaries; those of <see cref="PrimaryCell.Find"/> unless told otherwise.</param>
    /// <returns>The pattern; null when no pattern that shows the grand total protects every primary.</returns>
    /// <exception cref="ArgumentException">The threshold is below 2.</exception>
    public static SuppressionPattern? Suppress(FrequencyTable table, TableRules rules, IReadOnlyList<PrimaryCell>? primary = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rules);
        TableRules.Require(rules);
        primary ??= PrimaryCell.Find(table, rules);
        return new SuppressionSearch(new CellNetwork(table), table, rules, primary).Run(Seed(table, rules));
    }

    static ulong Seed(FrequencyTable table, TableRules rules)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { table.RowName, table.ColumnName ?? "", $"{rules.Threshold};{rules.Zeros};{rules.Sensitive}" }
            .Concat(table.Rows.Labels).Concat(table.Columns))
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>
/// The table as a circulation. Nodes: the sum over the children of each inner row per column, the sum over the columns of each leaf and
/// of the total row. The sums over columns of inner rows follow from these, so every cell stands in two sums with opposite signs.
/// </summary>
sealed class CellNetwork
{
    public CellNetwork(FrequencyTable table)
    {
        var (rows, width) = (table.Rows, table.Columns.Count);
        var innerBase = new int[rows.Count];
        var next = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            innerBase[row] = next;
            next += rows.IsLeaf(row) ? 0 : width;
        }

        // In a table of one variable there are no sums over columns: one node stands for all that has no such sum.
        var top = next++;
        var leafNode = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
            leafNode[row] = width == 1 ? top : rows.IsLeaf(row) ? next++ : -1;
        NodeCount = next;
        Tail = new int[table.CellCount];
        Head = new int[table.CellCount];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var own = rows.IsLeaf(row) ? leafNode[row] : innerBase[row] + column;
                var above = rows.Parent(row) < 0 ? top : innerBase[rows.Parent(row)] + column;
                var cell = row * width + column;
                (Tail[cell], Head[cell]) = column == width - 1 ? (above, own) : (own, above);
            }
        }

        First = new int[NodeCount + 1];
        foreach (var node in Tail.Concat(Head))
            First[node + 1]++;
        for (var node = 0; node < NodeCount; node++)
            First[node + 1] += First[node];
        Adjacent = new int[2 * table.CellCount];
        var fill = First.ToArray();
        for (var cell = 0; cell < table.CellCount; cell++)
        {
            Adjacent[fill[Tail[cell]]++] = cell << 1;
            Adjacent[fill[Head[cell]]++] = cell << 1 | 1;
        }
    }

    public int NodeCount { get; }

    public int[] Tail { get; }

    public int[] Head { get; }

    /// <summary>Per node where its part of <see cref="Adjacent"/> begins.</summary>
    public int[] First { get; }

    /// <summary>Per node its cells: cell * 2 when the node is the tail (walking raises it), + 1 when it is the head (lowers it).</summary>
    public int[] Adjacent { get; }
}

/// <summary>
/// A cell must be able to go up or down by an amount while another cell (or none, -1) is known; and by an amount that may be smaller
/// while any one cell of 1 is known as well. With a floor no cell falls below it, and moving the other way will do too.
/// </summary>
readonly record struct Demand(int Cell, bool Up, int Need, int Known, int NeedAlone, int Floor = 0);

sealed class SuppressionSearch
{
    const int Scale = 1024;

    const int Round = 8;

    // Up to here a table is small.
    const int MostCandidates = 40;

    const int MostTries = 4000;

    readonly CellNetwork network;
    readonly FrequencyTable table;
    readonly TableRules rules;
    readonly IReadOnlyList<PrimaryCell> primary;
    readonly int[] values;
    readonly bool[] isPrimary;
    readonly bool[] mayHide;

    public SuppressionSearch(CellNetwork network, FrequencyTable table, TableRules rules, IReadOnlyList<PrimaryCell> primary)
    {
        (this.network, this.table, this.rules, this.primary) = (network, table, rules, primary);
        values = table.Counts.ToArray();
        isPrimary = new bool[values.Length];
        foreach (var p in primary)
            isPrimary[Index(p.Cell)] = true;

        // Zeros stay shown and so does the grand total: hiding a zero protects nothing that a larger cell would not protect better.
        mayHide = [.. values.Select(v => v > 0)];
        if (rules.Sensitive)
        {
            // But a group is only hidden when somebody else could be outside it: there the zeros of its line may be hidden.
            foreach (var (line, cell) in primary.SelectMany(p => PrimaryCell.GroupLines(table, p.Cell).Select(l => (Line: l, p.Cell))))
            {
                for (var i = 0; i < (line.Row == cell.Row ? table.TotalColumn : table.Rows.Total); i++)
                {
                    var (row, column) = line.Row == cell.Row ? (cell.Row, i) : (i, cell.Column);
                    mayHide[row * table.Columns.Count + column] |= !table.IsStructuralZero(row, column);
                }
            }

            // A zero that is a sum cannot move without its parts.
            for (var row = 0; row < table.Rows.Count; row++)
            {
                for (var column = 0; column < table.TotalColumn; column++)
                {
                    if (mayHide[row * table.Columns.Count + column] && table.Count(row, column) == 0 && !table.Rows.IsLeaf(row))
                        OpenParts(row, column);
                }
            }
        }

        mayHide[^1] = false;
    }

    void OpenParts(int row, int column)
    {
        for (var child = 0; child < table.Rows.Count; child++)
        {
            for (var up = child; up >= 0; up = table.Rows.Parent(up))
            {
                if (up == row)
                    mayHide[child * table.Columns.Count + column] |= !table.IsStructuralZero(child, column);
            }
        }
    }

    int Index(TableCell cell) => cell.Row * table.Columns.Count + cell.Column;

    public SuppressionPattern? Run(ulong seed)
    {
        // The grand total stays; when it is unsafe itself there is no table.
        if (isPrimary[^1])
            return null;
        var work = new Work(this);
        isPrimary.CopyTo(work.Open, 0);

        // What the primaries do for each other holds in every pattern; only the rest is searched for.
        var all = Demands();
        var rest = all.FindAll(d => !work.Meets(d, out _));
        if (rest.Count == 0)
            return Pattern(isPrimary);

        // A third of the starts are fresh. The others improve the best so far, in rounds, so that the outcome does not hang on which thread
        // was first: a round only looks at the rounds before it.
        var found = new (bool[]? Open, long Cost, int Count)[rules.Starts];
        var fresh = (rules.Starts + 2) / 3;
        for (var (from, to) = (0, fresh); from < rules.Starts; (from, to) = (to, Math.Min(rules.Starts, to + Round)))
        {
            var best = Enumerable.Range(0, from).OrderBy(i => found[i].Cost).ThenBy(i => found[i].Count).ThenBy(i => i).Take(3).ToArray();
            Parallel.For(from, to, () => new Work(this), (start, _, w) =>
            {
                found[start] = Start(w, rest, start, seed, best.Length == 0 ? null : found[best[start % best.Length]].Open);
                return w;
            }, static _ => { });
            if (found[0].Open is null)
                return null;
        }

        var (open, cost, _) = found.OrderBy(f => f.Cost).ThenBy(f => f.Count).First();
        return Pattern(Prove(work, rest, open!, cost));
    }

    // On a small table every cheaper pattern is tried, dearest cell first: what is left shown must leave a pattern that holds when all
    // undecided cells are hidden, and what is hidden must stay under the best cost. A limit on the tries keeps this to milliseconds; when
    // it is reached the best pattern so far stands.
    bool[] Prove(Work work, List<Demand> demands, bool[] best, long cost)
    {
        var candidates = Enumerable.Range(0, values.Length).Where(c => mayHide[c] && !isPrimary[c] && values[c] < cost)
            .OrderByDescending(c => values[c]).ThenBy(c => c).ToArray();
        if (candidates.Length > MostCandidates)
            return best;
        var tries = MostTries;
        isPrimary.CopyTo(work.Open, 0);
        foreach (var cell in candidates)
            work.Open[cell] = true;

        void Try(int at, long sum)
        {
            if (at == candidates.Length)
            {
                (best, cost) = ((bool[])work.Open.Clone(), sum);
                return;
            }

            var cell = candidates[at];
            work.Open[cell] = false;
            if (tries-- > 0 && demands.TrueForAll(d => work.Meets(d, out _)))
                Try(at + 1, sum);
            work.Open[cell] = true;
            if (tries > 0 && sum + values[cell] < cost)
                Try(at + 1, sum + values[cell]);
        }

        if (demands.TrueForAll(d => work.Meets(d, out _)))
            Try(0, 0);
        return best;
    }

    // Dearer by up to the noise, so that other starts walk other ways; every cell costs a little, so that few beat many.
    void SetCosts(Work work, int noise, SplitMix64 random)
    {
        for (var cell = 0; cell < values.Length; cell++)
            work.Cost[cell] = Math.Max(1, (long)values[cell]) * (4 * Scale + (noise == 0 ? 0 : (long)random.Below(noise * Scale))) + Scale;
    }

    (long Cost, int Count) CostOf(bool[] open)
    {
        var (cost, count) = (0L, 0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (open[cell] && !isPrimary[cell])
                (cost, count) = (cost + values[cell], count + 1);
        }

        return (cost, count);
    }

    (bool[]? Open, long Cost, int Count) Start(Work work, List<Demand> rest, int start, ulong seed, bool[]? from)
    {
        var random = new SplitMix64(seed + (ulong)start * 0x9E3779B97F4A7C15);
        var (plain, floored) = (rest.FindAll(d => d.Floor == 0).ToArray(), rest.FindAll(d => d.Floor > 0));
        isPrimary.CopyTo(work.Open, 0);
        mayHide.CopyTo(work.MayHide, 0);
        if (from is not null)
        {
            // Keep most of a good pattern, and do without one of its cells.
            var secondary = Enumerable.Range(0, from.Length).Where(c => from[c] && !isPrimary[c]).ToArray();
            var keep = 1 + random.Below(4);
            foreach (var cell in secondary)
                work.Open[cell] |= random.Below(keep + 1) > 0;
            if (secondary.Length > 0 && start % 4 < 3)
            {
                var without = secondary[random.Below(secondary.Length)];
                (work.Open[without], work.MayHide[without]) = (false, false);
            }
        }

        SetCosts(work, start == 0 ? 0 : 1 << (start % 4), random);
        if (start > 0)
            random.Shuffle(plain);
        // Those with a floor hardly ever need more than the others hid already, so they come last.
        Demand[] order = [.. plain, .. floored];
        work.Wide = start % 2 == 0;
        foreach (var demand in order)
        {
            if (!work.Satisfy(demand))
                return (null, long.MaxValue, int.MaxValue);
        }

        CleanUp(work, order);
        var (cost, count) = CostOf(work.Open);
        return ((bool[])work.Open.Clone(), cost, count);
    }

    void CleanUp(Work work, Demand[] demands)
    {
        var uses = new int[demands.Length][];
        for (var i = 0; i < demands.Length; i++)
            work.Meets(demands[i], out uses[i]);
        var secondary = Enumerable.Range(0, values.Length).Where(c => work.Open[c] && !isPrimary[c])
            .OrderByDescending(c => values[c]).ThenBy(c => c).ToArray();
        foreach (var cell in secondary)
        {
            work.Open[cell] = false;
            for (var i = 0; i < demands.Length; i++)
            {
                if (!uses[i].Contains(cell))
                    continue;
                if (work.Meets(demands[i], out var other))
                {
                    uses[i] = other;
                    continue;
                }

                work.Open[cell] = true;
                break;
            }
        }
    }

    List<Demand> Demands()
    {
        var demands = new List<Demand>();
        foreach (var p in primary)
        {
            var cell = Index(p.Cell);
            if (p.Above > 0)
                demands.Add(new Demand(cell, true, p.Above, -1, NeedAlone(p.Above, first: true)));
            if (p.Below > 0)
                demands.Add(new Demand(cell, false, p.Below, -1, NeedAlone(p.Below, first: p.Above == 0)));

            // Being in the group must leave open that others of the group are elsewhere: the cell goes down while its total stands.
            if (rules.Sensitive)
            {
                var most = Math.Min(values[cell], rules.Threshold);
                demands.AddRange(PrimaryCell.GroupLines(table, p.Cell).Select(line => new Demand(cell, false, most, Index(line), 0)));
            }
        }

        // Two primaries in one line that sum to less than the threshold may not be each other's only protection. Where the upper bound of
        // a primary must reach the threshold this holds already, since the other cannot give that much; named ones promise less.
        for (var node = 0; node < network.NodeCount; node++)
        {
            var line = network.Adjacent[network.First[node]..network.First[node + 1]]
                .Select(code => code >> 1).Where(c => isPrimary[c]).ToArray();
            foreach (var a in line.Where(c => primary.Any(p => p.Reason == PrimaryReason.Named && Index(p.Cell) == c)))
            {
                var partners = line.Where(b => b != a && values[a] + values[b] < rules.Threshold);
                demands.AddRange(partners.Select(b => new Demand(a, true, 1, b, 0)));
            }
        }

        // Where zeros are shown, hidden cells that sum to their number are 1 each. No zero is hidden then, so all have room above the floor.
        if (rules is { Zeros: ZeroRule.Show, Sensitive: false, Singletons: not SingletonRule.Ignore }
            && primary.All(p => values[Index(p.Cell)] > 0))
        {
            demands.AddRange(primary.Select(p => new Demand(Index(p.Cell), true, 1, -1, 0, Floor: 1)));
        }

        return demands;
    }

    /// <summary>Two counts of 1 of which one is a part of the other: the same person, who finds out nothing about another.</summary>
    bool IsSamePerson(int a, int b)
    {
        if (values[a] != 1 || values[b] != 1)
            return false;
        var width = table.Columns.Count;
        bool Holds(int whole, int part) =>
            (whole % width == part % width || whole % width == width - 1) && Enumerable.Contains(Ancestors(part / width), whole / width);
        return Holds(a, b) || Holds(b, a);
    }

    IEnumerable<int> Ancestors(int row)
    {
        for (var up = row; up >= 0; up = table.Rows.Parent(up))
            yield return up;
    }

    int NeedAlone(int need, bool first) => rules.Singletons switch
    {
        SingletonRule.SameInterval => need,
        SingletonRule.NotExact when first => 1,
        _ => 0,
    };

    SuppressionPattern Pattern(bool[] open)
    {
        var width = table.Columns.Count;
        var secondary = Enumerable.Range(0, open.Length).Where(c => open[c] && !isPrimary[c]).ToList();
        return new SuppressionPattern(
            open, primary, [.. secondary.Select(c => new TableCell(c / width, c % width))], secondary.Sum(c => (long)values[c]));
    }

    /// <summary>What one thread needs: the pattern so far and the flow of one demand on it.</summary>
    sealed class Work(SuppressionSearch search)
    {
        const int Endless = int.MaxValue;

        readonly int[] tail = search.network.Tail, head = search.network.Head;
        readonly int[] first = search.network.First, adjacent = search.network.Adjacent;
        readonly int[] values = search.values;
        readonly int[] change = new int[search.values.Length];
        readonly List<int> touched = [];
        readonly int[] via = new int[search.network.NodeCount];
        readonly int[] stamp = new int[search.network.NodeCount];
        readonly int[] queue = new int[search.network.NodeCount];
        readonly long[] distance = new long[search.network.NodeCount];
        readonly PriorityQueue<int, long> heap = new();
        readonly List<int> uses = [];
        readonly List<int> alone = [];
        int turn;
        int floor;

        /// <summary>The hidden cells.</summary>
        public bool[] Open { get; } = new bool[search.values.Length];

        /// <summary>The cells that may be hidden in this start.</summary>
        public bool[] MayHide { get; } = new bool[search.values.Length];

        /// <summary>What hiding a shown cell costs in this start.</summary>
        public long[] Cost { get; } = new long[search.values.Length];

        /// <summary>Whether a path must first be tried that can carry all that is still needed.</summary>
        public bool Wide { get; set; }

        /// <summary>Whether the hidden cells meet the demand, with any one cell of 1 known as well; and which cells that takes.</summary>
        public bool Meets(in Demand demand, out int[] used)
        {
            uses.Clear();
            used = [];
            if (Push(demand, -1, demand.Need, false) < demand.Need && !MovesDown(demand))
                return false;
            Note();
            FindAlone(demand);
            foreach (var one in alone)
            {
                if (Push(demand, one, demand.NeedAlone, false) < demand.NeedAlone)
                    return false;
                Note();
            }

            used = [.. uses];
            return true;
        }

        /// <summary>Hides what is needed to meet the demand; false when that cannot be.</summary>
        public bool Satisfy(in Demand demand)
        {
            if (demand.Floor > 0 && Meets(demand, out _))
                return true;
            if (Push(demand, -1, demand.Need, true) < demand.Need)
                return false;
            FindAlone(demand);
            foreach (var one in alone)
            {
                if (Push(demand, one, demand.NeedAlone, true) < demand.NeedAlone)
                    return false;
            }

            return true;
        }

        bool MovesDown(in Demand demand) =>
            demand.Floor > 0 && values[demand.Cell] - demand.Need >= demand.Floor
            && Push(demand with { Up = false }, -1, demand.Need, false) >= demand.Need;

        // A flow that does not use a cell is not hindered by its being known, so only the cells of 1 that were used matter.
        void FindAlone(in Demand demand)
        {
            alone.Clear();
            if (demand.NeedAlone == 0)
                return;
            foreach (var cell in touched)
            {
                if (change[cell] != 0 && values[cell] == 1 && cell != demand.Cell && !search.IsSamePerson(cell, demand.Cell))
                    alone.Add(cell);
            }
        }

        void Note()
        {
            foreach (var cell in touched)
            {
                if (change[cell] != 0 && !uses.Contains(cell))
                    uses.Add(cell);
            }
        }

        int Push(in Demand demand, int known, int need, bool extend)
        {
            foreach (var cell in touched)
                change[cell] = 0;
            touched.Clear();
            floor = demand.Floor;
            var (source, sink) = demand.Up ? (head[demand.Cell], tail[demand.Cell]) : (tail[demand.Cell], head[demand.Cell]);
            var flow = 0;
            while (flow < need && Reach(source, sink, demand, known))
                flow += Augment(source, sink, need - flow);
            while (extend && flow < need
                && ((Wide && Search(source, sink, demand, known, need - flow)) || Search(source, sink, demand, known, 1)))
            {
                flow += Augment(source, sink, need - flow);
            }

            return flow;
        }

        // Breadth first over hidden cells.
        bool Reach(int source, int sink, in Demand demand, int known)
        {
            turn++;
            stamp[source] = turn;
            queue[0] = source;
            for (int at = 0, end = 1; at < end; at++)
            {
                var node = queue[at];
                foreach (var code in adjacent.AsSpan(first[node]..first[node + 1]))
                {
                    var cell = code >> 1;
                    if (!Open[cell])
                        continue;
                    var next = (code & 1) == 0 ? head[cell] : tail[cell];
                    if (stamp[next] == turn || cell == demand.Cell || cell == demand.Known || cell == known || Room(code) == 0)
                        continue;
                    stamp[next] = turn;
                    via[next] = code;
                    if (next == sink)
                        return true;
                    queue[end++] = next;
                }
            }

            return false;
        }

        // Dijkstra over hidden cells (free) and cells that may be hidden (at their cost).
        bool Search(int source, int sink, in Demand demand, int known, int room)
        {
            Array.Fill(distance, long.MaxValue);
            heap.Clear();
            distance[source] = 0;
            heap.Enqueue(source, 0);
            while (heap.TryDequeue(out var node, out var d))
            {
                if (node == sink)
                    return true;
                if (d > distance[node])
                    continue;
                foreach (var code in adjacent.AsSpan(first[node]..first[node + 1]))
                {
                    var cell = code >> 1;
                    if (!Open[cell] && !MayHide[cell])
                        continue;
                    if (cell == demand.Cell || cell == demand.Known || cell == known || Room(code) < room)
                        continue;
                    var next = (code & 1) == 0 ? head[cell] : tail[cell];
                    var far = d + (Open[cell] ? 0 : Cost[cell]);
                    if (far >= distance[next])
                        continue;
                    distance[next] = far;
                    via[next] = code;
                    heap.Enqueue(next, far);
                }
            }

            return false;
        }

        // How much may still move: up without end, down until nobody is left, or the floor is met.
        int Room(int code) => (code & 1) == 0 ? Endless : values[code >> 1] + change[code >> 1] - floor;

        int Augment(int source, int sink, int most)
        {
            for (var node = sink; node != source; node = From(via[node]))
                most = Math.Min(most, Room(via[node]));
            for (var node = sink; node != source; node = From(via[node]))
            {
                var cell = via[node] >> 1;
                if (change[cell] == 0)
                    touched.Add(cell);
                change[cell] += (via[node] & 1) == 0 ? most : -most;
                Open[cell] = true;
            }

            return most;
        }

        int From(int code) => (code & 1) == 0 ? tail[code >> 1] : head[code >> 1];
    }
}

/// <summary>A small generator that gives the same numbers on every machine and version.</summary>
struct SplitMix64(ulong state)
{
    ulong state = state;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int end) => (int)(Next() % (ulong)end);

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
