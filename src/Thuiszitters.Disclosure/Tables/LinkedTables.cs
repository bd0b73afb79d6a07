// What: tables that have cells in common, looked at together: the same gemeenten by two variables, gemeenten against the totals of a
//   samenwerkingsverband, a region before and after a border moved, a running total of last month against that of this month.
// Source: linked tables in tau-ARGUS and sdcTable. Two tables that are each safe can give a small cell away together (differencing).
// How: every cell has a key that says which persons it counts; equal keys are one cell. All sums of all publications form one system, in
//   general no network. For each unsafe cell other counts are searched that fit everything published, and set the cell at 0 and at the
//   threshold or more.
// What it guarantees: each bound that is given was reached by a table in whole numbers of which every sum and every shown cell was checked
//   exactly. So what a reader can really conclude is never narrower than said. What could not be shown in this way counts as unsafe.
// What it does not: it knows only what it is given. A relation between publications that no sum states is not looked at, and neither is
//   what somebody in a cell of 1 knows (TableAudit does that per table).

namespace Thuiszitters.Disclosure.Tables;

/// <summary>How a cell stands in a publication.</summary>
public enum LinkedState
{
    /// <summary>Its exact count is published.</summary>
    Shown = 0,

    /// <summary>It is published as "x".</summary>
    Hidden = 1,

    /// <summary>It is published rounded to 5.</summary>
    Rounded = 2,

    /// <summary>It is in no table, but follows from tables that are: the difference between two totals.</summary>
    Unpublished = 3,
}

/// <summary>A cell of a publication.</summary>
/// <param name="Key">Which persons it counts. Cells of two publications that count the same persons carry the same key.</param>
/// <param name="Count">The true count, in persons. Internal.</param>
/// <param name="State">How it is published.</param>
public sealed record LinkedCell(string Key, int Count, LinkedState State);

/// <summary>The first cell is the sum of the others. The parts may come from other publications.</summary>
public sealed record LinkedSum(string Whole, IReadOnlyList<string> Parts);

/// <summary>What was or will be published at one time.</summary>
/// <param name="Name">Name for messages; no data.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Sums">The sums between them, and with cells of other publications.</param>
public sealed record Publication(string Name, IReadOnlyList<LinkedCell> Cells, IReadOnlyList<LinkedSum> Sums)
{
    /// <summary>A table as a publication, with keys of <see cref="Key"/>.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="scope">Of whom and when, such as "2026-10-01": tables of one scope count the same persons.</param>
    /// <param name="table">The table as it was published.</param>
    public static Publication Of(string name, string scope, ProtectedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(name, scope, table.Table, (r, c) => table.Method == TableMethod.Round ? LinkedState.Rounded
            : table.Shown[r][c] == ProtectedTable.Symbol ? LinkedState.Hidden : LinkedState.Shown);
    }

    /// <summary>
    /// The key of a cell: the scope and the variables that are not totalled, in a fixed order; so the margin of gemeente is one cell in
    /// every table with gemeenten, and the grand total is one cell in all. In nested rows this takes the names of the levels.
    /// </summary>
    public static string Key(string scope, FrequencyTable table, int row, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var parts = new List<string>();
        if (row != table.Rows.Total)
            parts.Add($"{table.Rows.Level(row) ?? table.RowName}={table.Rows.Labels[row]}");
        if (column != table.TotalColumn)
            parts.Add($"{table.ColumnName}={table.Columns[column]}");
        parts.Sort(StringComparer.Ordinal);
        return string.Join('|', [scope, .. parts]);
    }

    internal static Publication Of(string name, string scope, FrequencyTable table, Func<int, int, LinkedState> state)
    {
        var rows = table.Rows;
        string At(int row, int column) => Key(scope, table, row, column);
        var cells = new List<LinkedCell>();
        var sums = new List<LinkedSum>();
        var parts = Enumerable.Range(0, rows.Count).ToLookup(rows.Parent);
        for (var row = 0; row < rows.Count; row++)
        {
            var r = row;
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var c = column;
                cells.Add(new LinkedCell(At(r, c), table.Count(r, c), state(r, c)));
                if (!rows.IsLeaf(r))
                    sums.Add(new LinkedSum(At(r, c), [.. parts[r].Select(p => At(p, c))]));
            }

            if (table.TotalColumn > 0)
                sums.Add(new LinkedSum(At(r, table.TotalColumn), [.. Enumerable.Range(0, table.TotalColumn).Select(c => At(r, c))]));
        }

        return new Publication(name, cells, sums);
    }
}

/// <summary>What readers of all publications cannot exclude about a cell: at least from Low to High, in persons. Internal.</summary>
public sealed record LinkedInterval(string Key, int Count, long Low, long High, bool IsSafe);

/// <summary>Outcome of a joint audit. Internal.</summary>
/// <param name="Intervals">One per unsafe cell of any publication.</param>
/// <param name="MixedMethods">Whether a cell is exact or hidden in one publication and rounded in another.</param>
public sealed record LinkedReport(IReadOnlyList<LinkedInterval> Intervals, bool MixedMethods)
{
    /// <summary>True when the publications are safe together.</summary>
    public bool Passed => !MixedMethods && Intervals.All(i => i.IsSafe);
}

/// <summary>Publications together.</summary>
public static class LinkedTables
{
    /// <summary>Audits publications together.</summary>
    /// <param name="publications">All that readers can have, earlier ones and the one to come.</param>
    /// <param name="rules">The rules; the threshold and whether zeros are protected count here.</param>
    /// <exception cref="ArgumentException">A key has two counts, a sum names an unknown key, or a sum does not hold.</exception>
    public static LinkedReport Audit(IEnumerable<Publication> publications, TableRules rules)
    {
        ArgumentNullException.ThrowIfNull(publications);
        ArgumentNullException.ThrowIfNull(rules);
        TableRules.Require(rules);
        var joint = new Joint(publications, rules);
        return new LinkedReport(joint.MixedMethods ? [] : joint.Weigh(), joint.MixedMethods);
    }

    /// <summary>Makes a table that is safe by itself and together with what was published before, hiding more where that helps.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="scope">As in <see cref="Publication.Of(string, string, ProtectedTable)"/>.</param>
    /// <param name="earlier">What was published earlier and may have cells in common, and unpublished cells that follow from both.</param>
    /// <param name="method">How small cells are kept.</param>
    /// <returns>The table; refused when it cannot be made safe, and then nothing may be published.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Audit"/>.</exception>
    public static TableOutcome Make(
        FrequencyTable table, TableRules rules, string scope, IReadOnlyList<Publication> earlier, TableMethod method = TableMethod.Suppress)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var alone = TableRelease.Make(table, rules, method);
        if (alone.Table is not { } made)
            return alone;
        if (method == TableMethod.Round)
        {
            var rounded = Audit([.. earlier, Publication.Of("new", scope, made)], rules);
            return rounded.Passed ? alone
                : TableOutcome.Refused(rounded.MixedMethods ? TableRefusal.MixedMethods : TableRefusal.LinkedUnsafe);
        }

        var width = table.Columns.Count;
        var hidden = new bool[table.CellCount];
        foreach (var cell in made.Primary.Select(p => p.Cell).Concat(made.Secondary))
            hidden[cell.Row * width + cell.Column] = true;

        // What the earlier publications gave away by themselves is past protecting, and does not stand in the way if it gets no worse.
        var given = new Joint(Closed(earlier), rules).Weigh().Where(i => !i.IsSafe).ToDictionary(i => i.Key, StringComparer.Ordinal);
        var before = Keys(earlier, LinkedState.Shown);
        while (true)
        {
            var now = Publication.Of("new", scope, table, (r, c) => hidden[r * width + c] ? LinkedState.Hidden : LinkedState.Shown);
            var joint = new Joint([.. earlier, now], rules);
            if (joint.MixedMethods)
                return TableOutcome.Refused(TableRefusal.MixedMethods);
            bool IsNoWorse(LinkedInterval i) => given.TryGetValue(i.Key, out var was) && i.Low <= was.Low && i.High >= was.High;
            if (joint.Weigh().Find(i => !i.IsSafe && !IsNoWorse(i)) is not { } narrow)
                break;

            // What was shown before cannot be hidden any more; zeros and the grand total stay shown, as in a table alone.
            var candidates = Enumerable.Range(0, hidden.Length - 1)
                .Select(c => (Cell: c, Key: Publication.Key(scope, table, c / width, c % width), Count: table.Count(c / width, c % width)))
                .Where(c => !hidden[c.Cell] && c.Count > 0 && !before.Contains(c.Key))
                .ToDictionary(c => c.Key, c => c.Cell, StringComparer.Ordinal);
            var more = joint.Widen(narrow, [.. candidates.Keys]);
            if (more.Count == 0)
                return TableOutcome.Refused(TableRefusal.LinkedUnsafe);
            foreach (var key in more)
                hidden[candidates[key]] = true;
        }

        var secondary = Enumerable.Range(0, hidden.Length).Where(c => hidden[c]).Select(c => new TableCell(c / width, c % width))
            .Except(made.Primary.Select(p => p.Cell)).ToList();
        var cost = secondary.Sum(c => (long)table.Count(c.Row, c.Column));
        return TableRelease.Audited(table, rules, method, new SuppressionPattern(hidden, made.Primary, secondary, cost), null);
    }

    static HashSet<string> Keys(IEnumerable<Publication> publications, LinkedState state) =>
        publications.SelectMany(p => p.Cells).Where(c => c.State == state).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);

    // Without the sums that name cells of the table to come.
    static IEnumerable<Publication> Closed(IReadOnlyList<Publication> earlier)
    {
        var known = earlier.SelectMany(p => p.Cells).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        return earlier.Select(p => p with { Sums = [.. p.Sums.Where(s => known.Contains(s.Whole) && s.Parts.All(known.Contains))] });
    }

    /// <summary>All cells and sums of all publications.</summary>
    sealed class Joint
    {
        const long Endless = long.MaxValue;

        readonly TableRules rules;
        readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
        readonly List<string> keys = [];
        readonly List<long> counts = [];
        readonly List<long> low = [];
        readonly List<long> high = [];
        readonly List<(int Cell, int Sign)[]> sums = [];
        readonly long[] lowest;
        readonly long[] highest;

        public Joint(IEnumerable<Publication> publications, TableRules rules)
        {
            this.rules = rules;
            List<Publication> all = [.. publications];
            var rounded = Keys(all, LinkedState.Rounded);
            foreach (var cell in all.SelectMany(p => p.Cells))
            {
                MixedMethods |= cell.State is LinkedState.Shown or LinkedState.Hidden && rounded.Contains(cell.Key);
                Add(cell);
            }

            foreach (var sum in all.SelectMany(p => p.Sums))
            {
                (int Cell, int Sign)[] terms = [(At(sum.Whole), 1), .. sum.Parts.Select(p => (At(p), -1))];
                if (terms.Sum(t => t.Sign * counts[t.Cell]) != 0)
                    throw new ArgumentException("A sum of a publication does not hold.", nameof(publications));
                sums.Add(terms);
            }

            (lowest, highest) = ([.. counts], [.. counts]);
        }

        public bool MixedMethods { get; }

        int At(string key) => index.TryGetValue(key, out var at) ? at
            : throw new ArgumentException("A sum names a cell that is in no publication.", nameof(key));

        void Add(LinkedCell cell)
        {
            var rounded = TableRelease.Round(cell.Count);
            var (from, to) = cell.State switch
            {
                LinkedState.Shown => (cell.Count, (long)cell.Count),
                LinkedState.Rounded => (Math.Max(0, rounded - 2), rounded + 2L),
                _ => (0, Endless),
            };
            if (index.TryAdd(cell.Key, keys.Count))
            {
                keys.Add(cell.Key);
                counts.Add(cell.Count);
                low.Add(from);
                high.Add(to);
                return;
            }

            var at = index[cell.Key];
            if (counts[at] != cell.Count)
                throw new ArgumentException("One key has two counts: the publications do not count the same persons.", nameof(cell));
            (low[at], high[at]) = (Math.Max(low[at], from), Math.Min(high[at], to));
        }

        bool IsRounded(int cell) => high[cell] != Endless;

        // Unsafe by its count and not shown; a cell that was shown while it was small is past protecting and counts as narrow.
        IEnumerable<int> Unsafe() => Enumerable.Range(0, keys.Count).Where(c => counts[c] == 0
            ? rules.Zeros == ZeroRule.Protect && low[c] < high[c] && !IsRounded(c) : counts[c] < rules.Threshold);

        // Rounded: any doubt will do, as in TableAudit.
        bool IsSafe(int cell) => IsRounded(cell) ? lowest[cell] < highest[cell]
            : lowest[cell] <= 0 && highest[cell] >= Math.Max(rules.Threshold, counts[cell] + 1);

        public List<LinkedInterval> Weigh()
        {
            int[] open = [.. Enumerable.Range(0, keys.Count).Where(c => low[c] < high[c])];
            var wanted = Unsafe().ToList();
            var simplex = new PlainSimplex(Width(open), Equations(open));
            foreach (var cell in wanted.Where(c => !IsSafe(c) && low[c] < high[c]))
            {
                var at = Array.IndexOf(open, cell);
                foreach (var sign in new[] { -1, 1 })
                {
                    var cost = new double[Width(open)];
                    cost[at] = -sign;
                    var most = Math.Max(rules.Threshold, counts[cell] + 1);
                    simplex.Minimise(
                        cost, point => Believe(open, point) && (sign < 0 ? lowest[cell] <= low[cell] : highest[cell] >= most));
                }
            }

            return [.. wanted.Select(c => new LinkedInterval(keys[c], (int)counts[c], lowest[c], highest[c], IsSafe(c)))];
        }

        /// <summary>The cheapest of the candidates that let the cell move as far as it must one way; none when that cannot be.</summary>
        public IReadOnlyList<string> Widen(LinkedInterval narrow, IReadOnlyCollection<string> candidates)
        {
            var cell = index[narrow.Key];
            if (low[cell] == high[cell])
                return [];
            var target = lowest[cell] > 0 ? low[cell] : Math.Max(rules.Threshold, counts[cell] + 1);
            int[] extra = [.. candidates.Select(k => index[k])];
            int[] open = [.. Enumerable.Range(0, keys.Count).Where(c => low[c] < high[c])];

            // A candidate is its count + up - down; both cost its count per person, so that few and small cells are moved.
            var width = Width(open);
            var all = width + 3 * extra.Length;
            var equations = Equations(open).Select(e => (double[])[.. e[..width], .. new double[3 * extra.Length], e[width]]).ToList();
            var place = extra.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => width + 3 * x.i);
            for (var s = 0; s < sums.Count; s++)
            {
                foreach (var (c, sign) in sums[s].Where(t => place.ContainsKey(t.Cell)))
                    (equations[s][place[c]], equations[s][place[c] + 1]) = (sign, -sign);
            }

            var cost = new double[all];
            foreach (var (c, at) in place)
            {
                var bound = new double[all + 1];
                (bound[at + 1], bound[at + 2], bound[all]) = (1, 1, counts[c]);
                equations.Add(bound);
                (cost[at], cost[at + 1]) = (counts[c], counts[c]);
            }

            var fix = new double[all + 1];
            (fix[Array.IndexOf(open, cell)], fix[all]) = (1, target - low[cell]);
            equations.Add(fix);
            var simplex = new PlainSimplex(all, equations);
            if (!simplex.IsFeasible)
                return [];
            double[] last = [];
            simplex.Minimise(cost, point =>
            {
                last = point;
                return false;
            });
            return [.. place.Where(p => last[p.Value] + last[p.Value + 1] > 1e-6).Select(p => keys[p.Key])];
        }

        // Unknown cells first, counted from their lower bound, then what is left up to the upper bound of the rounded ones.
        int Width(int[] open) => open.Length + open.Count(IsRounded);

        List<double[]> Equations(int[] open)
        {
            var width = Width(open);
            var place = open.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i);
            var equations = new List<double[]>();
            foreach (var sum in sums)
            {
                var row = new double[width + 1];
                foreach (var (cell, sign) in sum)
                {
                    if (place.TryGetValue(cell, out var at))
                        row[at] += sign;
                    row[width] -= sign * (double)low[cell];
                }

                equations.Add(row);
            }

            var slack = open.Length;
            foreach (var cell in open.Where(IsRounded))
            {
                var row = new double[width + 1];
                (row[place[cell]], row[slack++], row[width]) = (1, 1, high[cell] - low[cell]);
                equations.Add(row);
            }

            return equations;
        }

        // Only a point in whole numbers that fits every bound and every sum exactly is a table that a reader must hold possible.
        bool Believe(int[] open, double[] point)
        {
            var trial = counts.ToArray();
            for (var i = 0; i < open.Length; i++)
            {
                var value = Math.Round(point[i]);
                if (Math.Abs(value - point[i]) > 1e-6 || value < 0)
                    return false;
                trial[open[i]] = low[open[i]] + (long)value;
                if (trial[open[i]] > high[open[i]])
                    return false;
            }

            foreach (var sum in sums)
            {
                var rest = 0L;
                foreach (var (cell, sign) in sum)
                    rest += sign * trial[cell];
                if (rest != 0)
                    return false;
            }

            foreach (var cell in open)
                (lowest[cell], highest[cell]) = (Math.Min(lowest[cell], trial[cell]), Math.Max(highest[cell], trial[cell]));
            return true;
        }
    }
}
