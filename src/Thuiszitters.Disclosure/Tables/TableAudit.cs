// What: the gate before a table is handed out: computes from what is shown, as a reader could, the exact interval of every unsafe cell.
// Source: the audit of Fischetti and Salazar-Gonzalez (2001). Where each cell stands in two sums the two largest values that fit are
//   maximum flows (here Dinic's method with lower and upper bounds per cell), so the intervals are exact and in whole persons.
// How: writes out every sum of the table, gives the sums signs so that each cell counts once up and once down, bounds each cell by what
//   is shown (a count: itself; a rounded count: 2 to either side; "x": from 0), and pushes.
// Never: shares code with what hid the cells: own primary rule, own sums, own network, own flow; one mistake cannot pass twice.
// Never: says yes to a table that it cannot read back.

using System.Globalization;

namespace Thuiszitters.Disclosure.Tables;

/// <summary>How the small cells of a table are kept from its readers.</summary>
public enum TableMethod
{
    /// <summary>Unsafe cells, and others to protect them, are replaced by one symbol; all that is shown is exact.</summary>
    Suppress = 0,

    /// <summary>Every cell and margin is rounded to a multiple of 5, each from its own count: rows and columns need not add up.</summary>
    Round = 1,
}

/// <summary>What can be wrong with a table.</summary>
public enum TableFault
{
    /// <summary>A shown cell cannot be read, or is not what the counts say.</summary>
    Malformed = 1,

    /// <summary>An unsafe cell is shown.</summary>
    PrimaryShown = 2,

    /// <summary>An unsafe cell can be computed, or closer than allowed.</summary>
    TooNarrow = 3,

    /// <summary>Who knows one cell of 1 can compute an unsafe cell, or closer than allowed.</summary>
    TooNarrowForOneWhoKnows = 4,

    /// <summary>Two unsafe cells that together are unsafe are the only hidden cells of a row or column.</summary>
    Coalition = 5,

    /// <summary>That everybody in a row or column is in one cell can be computed.</summary>
    GroupShows = 6,

    /// <summary>Zeros are shown, so every hidden cell is 1 or more; who knows that can compute an unsafe cell.</summary>
    KnownAboveZero = 7,
}

/// <summary>A fault and its place. Internal: the place alone tells which cell is unsafe.</summary>
public sealed record TableFinding(TableFault Fault, TableCell Cell);

/// <summary>What a reader can find out about a cell: its count lies from Low to High, both possible, in persons. Internal.</summary>
public sealed record CellInterval(TableCell Cell, int Count, long Low, long High);

/// <summary>The outcome of an audit. Internal: it holds counts.</summary>
/// <param name="Findings">The faults; none when the table passed.</param>
/// <param name="Intervals">One per unsafe cell, row by row.</param>
public sealed record TableAuditReport(IReadOnlyList<TableFinding> Findings, IReadOnlyList<CellInterval> Intervals)
{
    /// <summary>True when the table may be handed out.</summary>
    public bool Passed => Findings.Count == 0;
}

/// <summary>Audits a table that is about to be handed out.</summary>
public static class TableAudit
{
    /// <summary>Checks the cells as they will be printed against the counts.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="shown">Per row the texts of its cells, margins included.</param>
    /// <param name="rules">The rules that were promised.</param>
    /// <param name="method">How cells were kept.</param>
    /// <param name="named">Unsafe cells as the caller named them; null for those of the rules.</param>
    public static TableAuditReport Check(
        FrequencyTable table, IReadOnlyList<IReadOnlyList<string>> shown, TableRules rules, TableMethod method,
        IReadOnlyList<PrimaryCell>? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(rules);
        var run = new Run(table, rules, method);
        if (run.Read(shown))
            run.Weigh(named);
        return new TableAuditReport(run.Findings, run.Intervals);
    }

    sealed class Run(FrequencyTable table, TableRules rules, TableMethod method)
    {
        readonly int width = table.Columns.Count;
        readonly int cells = table.Rows.Count * table.Columns.Count;
        readonly long[] low = new long[table.CellCount];
        readonly long[] high = new long[table.CellCount];

        public List<TableFinding> Findings { get; } = [];

        public List<CellInterval> Intervals { get; } = [];

        int At(int row, int column) => row * width + column;

        TableCell Place(int cell) => new(cell / width, cell % width);

        int Count(int cell) => table.Count(cell / width, cell % width);

        bool Hidden(int cell) => low[cell] < high[cell];

        public bool Read(IReadOnlyList<IReadOnlyList<string>> shown)
        {
            if (shown.Count * width != cells || shown.Any(r => r.Count != width))
            {
                Findings.Add(new TableFinding(TableFault.Malformed, default));
                return false;
            }

            long all = table.Count(table.Rows.Count - 1, width - 1);
            for (var cell = 0; cell < cells; cell++)
            {
                var text = shown[cell / width][cell % width];
                if (method == TableMethod.Suppress && text == "x" && !table.IsStructuralZero(cell / width, cell % width))
                    (low[cell], high[cell]) = (0, all);
                else if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    Findings.Add(new TableFinding(TableFault.Malformed, Place(cell)));
                else if (method == TableMethod.Suppress)
                    low[cell] = high[cell] = number;
                else
                    (low[cell], high[cell]) = (number % 5 == 0 ? Math.Max(0, number - 2) : long.MaxValue, number + 2);
            }

            for (var cell = 0; Findings.Count == 0 && cell < cells; cell++)
            {
                if (Count(cell) < low[cell] || Count(cell) > high[cell])
                    Findings.Add(new TableFinding(TableFault.Malformed, Place(cell)));
            }

            return Findings.Count == 0;
        }

        public void Weigh(IReadOnlyList<PrimaryCell>? named)
        {
            var flow = new Flow(Sums(), [.. Enumerable.Range(0, cells).Select(c => (long)Count(c))], low, high);
            var unsafeCells = named is null
                ? Enumerable.Range(0, cells).Where(IsUnsafe).ToList()
                : named.Select(p => At(p.Cell.Row, p.Cell.Column)).Order().ToList();
            var aboveZero = AboveZero();
            foreach (var cell in unsafeCells)
            {
                long n = Count(cell);
                if (!Hidden(cell))
                {
                    Findings.Add(new TableFinding(TableFault.PrimaryShown, Place(cell)));
                    Intervals.Add(new CellInterval(Place(cell), (int)n, n, n));
                    continue;
                }

                var (down, up) = (flow.Most(cell, up: false, long.MaxValue, -1), flow.Most(cell, up: true, long.MaxValue, -1));
                Intervals.Add(new CellInterval(Place(cell), (int)n, n - down, n + up));
                var (mustDown, mustUp) = Must(cell, named);
                if (method == TableMethod.Round ? down + up < 1 : down < mustDown || up < mustUp)
                    Findings.Add(new TableFinding(TableFault.TooNarrow, Place(cell)));
                else if (method == TableMethod.Suppress && !HoldsForOneWhoKnows(flow, cell, mustDown, mustUp))
                    Findings.Add(new TableFinding(TableFault.TooNarrowForOneWhoKnows, Place(cell)));
                else if (aboveZero is not null && aboveZero.Most(cell, up: true, 1, -1) == 0 && aboveZero.Most(cell, up: false, 1, -1) == 0)
                    Findings.Add(new TableFinding(TableFault.KnownAboveZero, Place(cell)));
                var part = Math.Min(n, rules.Threshold);
                if (method == TableMethod.Suppress && rules.Sensitive
                    && Wholes(cell).Any(whole => flow.Most(cell, up: false, part, whole) < part))
                {
                    Findings.Add(new TableFinding(TableFault.GroupShows, Place(cell)));
                }
            }

            if (method == TableMethod.Suppress)
                FindCoalitions([.. unsafeCells]);
        }

        // The tables that a reader holds possible who knows that no zero is hidden; null where he cannot know it.
        Flow? AboveZero()
        {
            if (method != TableMethod.Suppress || rules.Zeros != ZeroRule.Show || rules.Sensitive || rules.Singletons == SingletonRule.Ignore)
                return null;
            var least = (long[])low.Clone();
            for (var cell = 0; cell < cells; cell++)
            {
                if (Hidden(cell))
                    least[cell] = 1;
                if (Hidden(cell) && Count(cell) == 0)
                    return null;
            }

            return new Flow(Sums(), [.. Enumerable.Range(0, cells).Select(c => (long)Count(c))], least, high);
        }

        // A sum of which two unsafe cells are all that is hidden gives their sum away.
        void FindCoalitions(HashSet<int> unsafeCells)
        {
            foreach (var sum in Sums())
            {
                var hidden = sum.Where(t => Hidden(t.Cell)).ToList();
                if (hidden.Count != 2 || hidden[0].Sign != hidden[1].Sign || !hidden.TrueForAll(t => unsafeCells.Contains(t.Cell)))
                    continue;
                if (Count(hidden[0].Cell) + Count(hidden[1].Cell) is var both && both > 0 && both < rules.Threshold)
                    Findings.Add(new TableFinding(TableFault.Coalition, Place(hidden[0].Cell)));
            }
        }

        bool HoldsForOneWhoKnows(Flow flow, int cell, long down, long up) => rules.Singletons switch
        {
            SingletonRule.Ignore => true,
            SingletonRule.NotExact => HoldsWithAnyOneKnown(flow, cell, true, 1) || HoldsWithAnyOneKnown(flow, cell, false, 1),
            _ => HoldsWithAnyOneKnown(flow, cell, false, down) && HoldsWithAnyOneKnown(flow, cell, true, up),
        };

        // Only a cell of 1 that the flow needs can make a difference by being known.
        bool HoldsWithAnyOneKnown(Flow flow, int cell, bool up, long need)
        {
            if (flow.Most(cell, up, need, -1) < need)
                return false;
            var ones = Enumerable.Range(0, cells)
                .Where(c => c != cell && Count(c) == 1 && flow.IsUsed(c) && !AreNestedOnes(c, cell)).ToList();
            return ones.TrueForAll(one => flow.Most(cell, up, need, one) >= need);
        }

        // A cell of 1 inside a sum of 1, or around it: that is one and the same person.
        bool AreNestedOnes(int one, int cell)
        {
            if (Count(cell) != 1)
                return false;
            var (a, b) = (Place(one), Place(cell));
            var (aInB, bInA) = (b.Column == a.Column || b.Column == width - 1, a.Column == b.Column || a.Column == width - 1);
            return (aInB && IsUnder(a.Row, b.Row)) || (bInA && IsUnder(b.Row, a.Row));
        }

        bool IsUnder(int row, int group) => row == group || (row >= 0 && IsUnder(table.Rows.Parent(row), group));

        bool IsUnsafe(int cell)
        {
            var (row, column) = (cell / width, cell % width);
            var n = Count(cell);
            if (n == 0)
                return method == TableMethod.Suppress && rules.Zeros == ZeroRule.Protect && !table.IsStructuralZero(row, column);
            return table.Persons(row, column) < rules.Threshold
                || (method == TableMethod.Suppress && rules.Sensitive && Wholes(cell).Count > 0);
        }

        (long Down, long Up) Must(int cell, IReadOnlyList<PrimaryCell>? named)
        {
            if (named?.FirstOrDefault(p => At(p.Cell.Row, p.Cell.Column) == cell) is { } promised)
                return (promised.Below, promised.Above);
            long n = Count(cell), t = rules.Threshold;
            if (n > 0 && table.Persons(cell / width, cell % width) >= t)
                return (Math.Min(n, t), 0);
            return (n, n == 0 || n < t ? t - n : 1);
        }

        // Row total and column total that are no more than the cell, though others could have been in them.
        List<int> Wholes(int cell)
        {
            var (row, column, last) = (cell / width, cell % width, table.Rows.Count - 1);
            var wholes = new List<int>();
            if (column == width - 1)
                return wholes;
            if (table.Count(row, width - 1) == Count(cell))
            {
                for (var c = 0; c < width - 1; c++)
                {
                    if (c != column && !table.IsStructuralZero(row, c))
                    {
                        wholes.Add(At(row, width - 1));
                        break;
                    }
                }
            }

            var isPart = !Enumerable.Range(0, last).Any(r => table.Rows.Parent(r) == row) && row != last;
            if (isPart && table.Count(last, column) == Count(cell))
            {
                for (var r = 0; r < last; r++)
                {
                    if (r != row && table.Rows.IsLeaf(r) && !table.IsStructuralZero(r, column))
                    {
                        wholes.Add(At(last, column));
                        break;
                    }
                }
            }

            return wholes;
        }

        // Each sum as terms that add to 0; what follows from the others (row sums of groups below the total) is left out.
        List<List<(int Cell, int Sign)>> Sums()
        {
            var sums = new List<List<(int, int)>>();
            var parts = Enumerable.Range(0, table.Rows.Count).ToLookup(table.Rows.Parent);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                if (parts[row].Any())
                {
                    for (var column = 0; column < width; column++)
                        sums.Add([(At(row, column), 1), .. parts[row].Select(p => (At(p, column), -1))]);
                }

                if (width > 1 && (row == table.Rows.Count - 1 || !parts[row].Any()))
                    sums.Add([(At(row, width - 1), 1), .. Enumerable.Range(0, width - 1).Select(c => (At(row, c), -1))]);
            }

            return sums;
        }
    }

    /// <summary>Maximum flows from the true table to the farthest other table within the bounds.</summary>
    sealed class Flow
    {
        // Edge 2c leads from the sum where cell c counts up to the sum where it counts down, edge 2c+1 back.
        readonly int[] target;
        readonly int[] nextEdge;
        readonly int[] firstEdge;
        readonly long[] capacity;
        readonly long[] left;
        readonly int[] level;
        readonly int[] current;
        readonly Queue<int> queue = new();
        readonly Stack<int> path = new();

        public Flow(List<List<(int Cell, int Sign)>> sums, long[] values, long[] low, long[] high)
        {
            if (sums.Any(s => s.Sum(t => t.Sign * values[t.Cell]) != 0))
                throw new InvalidOperationException("A margin is not the sum of its cells.");
            var outside = sums.Count;
            var signs = Orient(sums, values.Length);
            var (up, down) = (new int[values.Length], new int[values.Length]);
            Array.Fill(up, outside);
            Array.Fill(down, outside);
            for (var s = 0; s < sums.Count; s++)
            {
                foreach (var (cell, sign) in sums[s])
                    (sign * signs[s] > 0 ? up : down)[cell] = s;
            }

            target = new int[2 * values.Length];
            nextEdge = new int[target.Length];
            capacity = new long[target.Length];
            left = new long[target.Length];
            firstEdge = new int[outside + 1];
            level = new int[outside + 1];
            current = new int[outside + 1];
            Array.Fill(firstEdge, -1);
            for (var cell = 0; cell < values.Length; cell++)
            {
                (target[2 * cell], target[2 * cell + 1]) = (down[cell], up[cell]);
                (nextEdge[2 * cell], firstEdge[up[cell]]) = (firstEdge[up[cell]], 2 * cell);
                (nextEdge[2 * cell + 1], firstEdge[down[cell]]) = (firstEdge[down[cell]], 2 * cell + 1);
                (capacity[2 * cell], capacity[2 * cell + 1]) = (high[cell] - values[cell], values[cell] - low[cell]);
            }
        }

        // Turns sums over so that every cell in two sums has opposite signs there.
        static int[] Orient(List<List<(int Cell, int Sign)>> sums, int cells)
        {
            var places = new List<(int Sum, int Sign)>[cells];
            for (var s = 0; s < sums.Count; s++)
            {
                foreach (var (cell, sign) in sums[s])
                    (places[cell] ??= []).Add((s, sign));
            }

            var signs = new int[sums.Count];
            var open = new Stack<int>();
            for (var start = 0; start < sums.Count; start++)
            {
                if (signs[start] != 0)
                    continue;
                signs[start] = 1;
                open.Push(start);
                while (open.TryPop(out var s))
                {
                    foreach (var (cell, sign) in sums[s])
                    {
                        foreach (var (other, otherSign) in places[cell].Where(p => p.Sum != s))
                        {
                            var wanted = -sign * signs[s] * otherSign;
                            if (signs[other] == 0)
                                open.Push(other);
                            else if (signs[other] != wanted)
                                throw new InvalidOperationException("The sums of this table do not form a network.");
                            signs[other] = wanted;
                        }
                    }
                }
            }

            return signs;
        }

        /// <summary>How far the cell can move, up to <paramref name="enough"/>, while another cell (or none, -1) stands still.</summary>
        public long Most(int cell, bool up, long enough, int known)
        {
            capacity.CopyTo(left, 0);
            var own = up ? left[2 * cell] : left[2 * cell + 1];
            left[2 * cell] = left[2 * cell + 1] = 0;
            if (known >= 0)
                left[2 * known] = left[2 * known + 1] = 0;
            enough = Math.Min(enough, own);
            var (source, sink) = up ? (target[2 * cell], target[2 * cell + 1]) : (target[2 * cell + 1], target[2 * cell]);
            var sum = 0L;
            while (sum < enough && Level(source, sink))
            {
                firstEdge.CopyTo(current, 0);
                while (sum < enough && Advance(source, sink, enough - sum) is > 0 and var pushed)
                    sum += pushed;
            }

            return sum;
        }

        /// <summary>Whether the last flow moved the cell.</summary>
        public bool IsUsed(int cell) => left[2 * cell] != capacity[2 * cell] && left[2 * cell] + left[2 * cell + 1] > 0;

        bool Level(int source, int sink)
        {
            Array.Fill(level, -1);
            level[source] = 0;
            queue.Clear();
            queue.Enqueue(source);
            while (queue.TryDequeue(out var node))
            {
                for (var edge = firstEdge[node]; edge >= 0; edge = nextEdge[edge])
                {
                    if (left[edge] == 0 || level[target[edge]] >= 0)
                        continue;
                    level[target[edge]] = level[node] + 1;
                    queue.Enqueue(target[edge]);
                }
            }

            return level[sink] >= 0;
        }

        // One path of the level graph, depth first; 0 when there is none left.
        long Advance(int source, int sink, long most)
        {
            path.Clear();
            var node = source;
            while (node != sink)
            {
                var edge = current[node];
                while (edge >= 0 && (left[edge] == 0 || level[target[edge]] != level[node] + 1))
                    edge = nextEdge[edge];
                current[node] = edge;
                if (edge >= 0)
                {
                    path.Push(edge);
                    node = target[edge];
                }
                else if (path.TryPop(out var back))
                {
                    node = target[back ^ 1];
                    current[node] = nextEdge[back];
                }
                else
                {
                    return 0;
                }
            }

            foreach (var edge in path)
                most = Math.Min(most, left[edge]);
            foreach (var edge in path)
            {
                left[edge] -= most;
                left[edge ^ 1] += most;
            }

            return most;
        }
    }
}
