// What: judges one node of the lattice (one level per quasi-identifier): how many units would lose a row there, and at what loss.
// How: k-anonymity and distinct l, with at most 32 sensitive values together, take one walk over the rows: a counter and a bit mask per
//   class in one cell of 64 bits. Other rules sort the rows by class and look at each class. A second walk, only at nodes within the
//   limit, adds up what the rows that are left out would have kept.
// Loss: mean over rows and quasi-identifiers of (leaves(value) - 1) / (leaves(domain) - 1); a row that is left out counts 1 for each.
//   Added up from whole numbers per value, so that it is the same whatever the order of the rows or the number of threads.
// Not safe for two threads at once: each has its own.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>What a node gives.</summary>
/// <param name="GrowingSuppressed">Units that k and distinct l alone leave out: never more at a coarser node. Rows where the checker counts those.</param>
/// <param name="Suppressed">Units that lose a row, or the rows.</param>
/// <param name="SuppressedRows">Rows left out; 0 when over the limit.</param>
/// <param name="GrowingExtra">Part of the loss by what k and distinct l alone leave out: never more at a coarser node. 0 when over the limit.</param>
/// <param name="Loss">The loss; 1 when over the limit.</param>
readonly record struct NodeOutcome(int GrowingSuppressed, int Suppressed, int SuppressedRows, double GrowingExtra, double Loss);

/// <summary>Checks nodes, one at a time.</summary>
sealed class NodeChecker
{
    // What is written for a class once it is judged: it holds, it fails by k or distinct l, or it fails by another rule only.
    const uint Holds = 0, FailsGrowing = 1, FailsOther = 2;

    readonly LevelColumns columns;
    readonly PrivacyRules rules;
    readonly ClassKeys keys;
    readonly SensitiveColumn[] sensitive;
    readonly SensitiveMasks? masks;
    readonly int[][] lostPerValue;
    readonly bool countsRows;
    uint[] marks = [];
    ulong[] cells = [];
    int[] lastPersons = [];

    /// <summary>A checker; <paramref name="countsRows"/> counts what is left out in rows, also where classes count persons.</summary>
    public NodeChecker(LevelColumns columns, PrivacyRules rules, IReadOnlyList<SensitiveColumn> sensitive, SensitiveMasks? masks, bool countsRows = false)
    {
        (this.columns, this.rules, this.sensitive, this.masks, this.countsRows) = (columns, rules, [.. sensitive], masks, countsRows);
        keys = new ClassKeys(columns);
        lostPerValue = new int[columns.Quasi.Count][];
    }

    /// <summary>The node; over <paramref name="limit"/> units (or rows) only the numbers of those are given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NodeOutcome Check(ReadOnlySpan<byte> levels, int limit)
    {
        var (growing, suppressed) = Judge(levels);
        if (columns.Persons is null && suppressed > limit)
            return new NodeOutcome(growing, suppressed, 0, 0, 1);
        if (suppressed == 0 && growing == 0)
            return new NodeOutcome(0, 0, 0, 0, BaseLoss(levels));
        for (var c = 0; c < lostPerValue.Length; c++)
            lostPerValue[c] = new int[columns.At(c, levels[c]).Size];
        var (rows, growingRows) = (0, 0);
        (growing, suppressed) = (0, 0);
        var (lastGrowing, last) = (-1, -1);
        for (var start = 0; start < columns.RowCount; start += ClassKeys.BlockSize)
        {
            var block = keys.Block(start);
            for (var i = 0; i < block.Length; i++)
            {
                var mark = marks[block[i]];
                if (mark == Holds)
                    continue;
                var person = columns.Persons is { } persons && !countsRows ? persons[start + i] : start + i;
                (suppressed, last, rows) = (suppressed + (person == last ? 0 : 1), person, rows + 1);
                if (mark == FailsGrowing)
                {
                    (growing, lastGrowing, growingRows) = (growing + (person == lastGrowing ? 0 : 1), person, growingRows + 1);
                }

                for (var c = 0; c < lostPerValue.Length; c++)
                    lostPerValue[c][columns.At(c, levels[c])[start + i]]++;
            }
        }

        if (suppressed > limit)
            return new NodeOutcome(growing, suppressed, 0, 0, 1);
        double extra = 0;
        for (var c = 0; c < lostPerValue.Length; c++)
        {
            var losses = columns.At(c, levels[c]).Losses;
            for (var v = 0; v < losses.Length; v++)
                extra += lostPerValue[c][v] * (1 - losses[v]);
        }

        extra /= (double)columns.RowCount * lostPerValue.Length;
        // What only k and distinct l leave out is part of this when there are other rules; then nothing is claimed.
        return new NodeOutcome(growing, suppressed, rows, growingRows == rows ? extra : 0, BaseLoss(levels) + extra);
    }

    /// <summary>The coarsest node with the same classes.</summary>
    public byte[] Widest(ReadOnlySpan<byte> levels) => keys.Widest(levels);

    /// <summary>The loss of a node when nobody is left out: the least it can be.</summary>
    public static double BaseLoss(LevelColumns columns, ReadOnlySpan<byte> levels)
    {
        double sum = 0;
        for (var c = 0; c < levels.Length; c++)
            sum += columns.At(c, levels[c]).TotalLoss;
        return columns.RowCount == 0 ? 0 : sum / ((double)columns.RowCount * levels.Length);
    }

    /// <summary>Per place whether its row may stay at a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool[] Kept(ReadOnlySpan<byte> levels)
    {
        Judge(levels);
        var kept = new bool[columns.RowCount];
        for (var start = 0; start < kept.Length; start += ClassKeys.BlockSize)
        {
            var block = keys.Block(start);
            for (var i = 0; i < block.Length; i++)
                kept[start + i] = marks[block[i]] == Holds;
        }

        return kept;
    }

    double BaseLoss(ReadOnlySpan<byte> levels) => BaseLoss(columns, levels);

    /// <summary>Writes in marks, per class, whether it holds. Counts the rows that do not; with persons the count comes later.</summary>
    (int Growing, int Suppressed) Judge(ReadOnlySpan<byte> levels)
    {
        keys.Start(levels);
        Grow(ref marks, keys.CellCount);
        var inUse = marks.AsSpan(0, keys.CellCount);
        inUse.Clear();
        if (columns.Persons is not null)
        {
            Grow(ref lastPersons, keys.CellCount);
            lastPersons.AsSpan(0, keys.CellCount).Fill(-1);
        }

        if (sensitive.Length == 0)
        {
            CountUnits();
            return MarkBySize(inUse);
        }

        return masks is not null ? MarkByMask(inUse, masks) : MarkByClass(inUse);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void CountUnits()
    {
        for (var start = 0; start < columns.RowCount; start += ClassKeys.BlockSize)
        {
            var block = keys.Block(start);
            if (columns.Persons is not { } persons)
            {
                foreach (var cell in block)
                    marks[cell]++;
                continue;
            }

            for (var i = 0; i < block.Length; i++)
            {
                if (lastPersons[block[i]] == persons[start + i])
                    continue;
                lastPersons[block[i]] = persons[start + i];
                marks[block[i]]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (int, int) MarkBySize(Span<uint> inUse)
    {
        var failing = 0L;
        var k = (uint)rules.K;
        for (var i = 0; i < inUse.Length; i++)
        {
            var count = inUse[i];
            if (count == 0)
                continue;
            inUse[i] = count < k ? FailsGrowing : Holds;
            failing += count < k ? count : 0;
        }

        return ((int)failing, (int)failing);
    }

    // The low half of a cell counts, the high half holds a bit per value seen.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (int, int) MarkByMask(Span<uint> inUse, SensitiveMasks masks)
    {
        Grow(ref cells, keys.CellCount);
        cells.AsSpan(0, inUse.Length).Clear();
        var bits = masks.PerPlace;
        for (var start = 0; start < columns.RowCount; start += ClassKeys.BlockSize)
        {
            var block = keys.Block(start);
            var blockBits = bits.AsSpan(start, block.Length);
            if (columns.Persons is not { } persons)
            {
                for (var i = 0; i < block.Length; i++)
                {
                    ref var cell = ref cells[block[i]];
                    cell = (cell + 1) | ((ulong)blockBits[i] << 32);
                }

                continue;
            }

            for (var i = 0; i < block.Length; i++)
            {
                ref var cell = ref cells[block[i]];
                ref var last = ref lastPersons[block[i]];
                cell = (last == persons[start + i] ? cell : cell + 1) | ((ulong)blockBits[i] << 32);
                last = persons[start + i];
            }
        }

        var failing = 0L;
        for (var i = 0; i < inUse.Length; i++)
        {
            var cell = cells[i];
            if (cell == 0)
                continue;
            var fails = (uint)cell < (uint)rules.K;
            foreach (var (mask, l) in masks.Rules)
                fails |= BitOperations.PopCount((uint)(cell >> 32) & mask) < l;
            inUse[i] = fails ? FailsGrowing : Holds;
            failing += fails ? (uint)cell : 0;
        }

        return ((int)failing, (int)failing);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (int, int) MarkByClass(Span<uint> inUse)
    {
        var (growing, suppressed) = (0, 0);
        var classes = ClassIndex.Make(keys);
        for (var n = 0; n < classes.Count; n++)
        {
            var places = classes.Places(n);
            var (growingFails, otherFails) = (columns.UnitsOf(places) < rules.K, false);
            foreach (var column in sensitive)
            {
                if (growingFails)
                    break;
                var values = column.Histogram(columns.Order, places);
                growingFails |= SensitiveMeasures.Distinct(values) < (column.Rule.DistinctL ?? 1);
                otherFails |= !column.HoldsOther(values);
            }

            inUse[(int)classes.Cell(n)] = growingFails ? FailsGrowing : otherFails ? FailsOther : Holds;
            growing += growingFails ? places.Length : 0;
            suppressed += growingFails || otherFails ? places.Length : 0;
        }

        return (growing, suppressed);
    }

    static void Grow<T>(ref T[] array, int size)
    {
        if (array.Length < size)
            array = GC.AllocateUninitializedArray<T>((int)Math.Min(Array.MaxLength, Math.Max(size, array.Length * 2L)));
    }
}

/// <summary>A sensitive column with what is asked of it. The scratch space makes it unsafe for two threads at once.</summary>
sealed class SensitiveColumn
{
    readonly int[] codes;
    readonly int[] scratch;
    readonly CodedLadder? ladder;

    public SensitiveColumn(SensitiveRule rule, CodedTable table)
    {
        var column = table.Sensitive.First(c => c.Name == rule.Column);
        (Rule, codes) = (rule, column.Codes);
        ladder = rule.Distance == GroundDistance.Hierarchical ? column.Ladder : null;
        Whole = new int[column.Texts.Count];
        scratch = new int[Whole.Length];
        foreach (var code in codes)
            Whole[code]++;
    }

    public SensitiveRule Rule { get; }

    /// <summary>Rows per value in the whole table, also those that are left out later.</summary>
    public int[] Whole { get; }

    /// <summary>True when only the number of different values is asked.</summary>
    public bool AsksDistinctOnly => Rule is { EntropyL: null, Recursive: null, T: null };

    /// <summary>Rows per value in a class; valid until the next call.</summary>
    public ReadOnlySpan<int> Histogram(int[] order, ReadOnlySpan<int> places)
    {
        Array.Clear(scratch);
        foreach (var place in places)
            scratch[codes[order[place]]]++;
        return scratch;
    }

    /// <summary>The distance of t-closeness to the whole table.</summary>
    public double Distance(ReadOnlySpan<int> values) => SensitiveMeasures.Distance(values, Whole, ladder);

    /// <summary>Whether a class meets what is asked besides the number of different values. A hair of room for rounding.</summary>
    public bool HoldsOther(ReadOnlySpan<int> values) =>
        (Rule.EntropyL is not { } l || SensitiveMeasures.EntropyL(values) >= l - 1e-9)
        && (Rule.Recursive is not { } r || SensitiveMeasures.IsRecursive(values, r.C, r.L))
        && (Rule.T is not { } t || Distance(values) <= t + 1e-9);
}

/// <summary>A bit per sensitive value, for up to 32 values over all columns that are asked for distinct values.</summary>
sealed class SensitiveMasks
{
    const int MaxValues = 32;

    SensitiveMasks(uint[] perPlace, (uint Mask, int DistinctL)[] rules) => (PerPlace, Rules) = (perPlace, rules);

    /// <summary>Per place the bits of its values.</summary>
    public uint[] PerPlace { get; }

    /// <summary>Per rule which bits are its column, and how many of them must be seen.</summary>
    public (uint Mask, int DistinctL)[] Rules { get; }

    /// <summary>The masks, or null when another rule than distinct l is asked or there are too many values.</summary>
    public static SensitiveMasks? Make(LevelColumns columns, CodedTable table, IReadOnlyList<SensitiveColumn> asked)
    {
        if (asked.Count == 0 || asked.Any(c => !c.AsksDistinctOnly) || asked.Sum(c => c.Whole.Length) > MaxValues)
            return null;
        var perPlace = new uint[columns.RowCount];
        var masks = new (uint, int)[asked.Count];
        var offset = 0;
        for (var s = 0; s < asked.Count; s++)
        {
            var codes = table.Sensitive.First(c => c.Name == asked[s].Rule.Column).Codes;
            for (var i = 0; i < perPlace.Length; i++)
                perPlace[i] |= 1u << (offset + codes[columns.Order[i]]);
            masks[s] = ((uint)(((1UL << asked[s].Whole.Length) - 1) << offset), asked[s].Rule.DistinctL ?? 1);
            offset += asked[s].Whole.Length;
        }

        return new SensitiveMasks(perPlace, masks);
    }
}
