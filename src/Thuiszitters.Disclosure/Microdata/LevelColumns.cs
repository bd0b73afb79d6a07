// What: the quasi-identifiers of a table at every level, as narrow arrays, in the order in which the search walks the rows; and from
//   them, per block of rows, one number per row that says in which class it is.
// How: at each level only the values that occur get a number, so that a node of the lattice with sizes s1..sq needs keys below
//   s1 * .. * sq (mixed radix). Are there few enough, then the key is the place in a dense array of counters; else it is looked up in
//   an open-addressing table and becomes the place of its first row. Keys too large for 64 bits are looked up in two or more steps.
// Order: by person when there are persons, so that "a new person in this class" needs one remembered number per class; else by the
//   column with most leaves, so that the counters that a block touches lie together.
// Hot loops skip the quick first compilation: a verb runs them once, and would otherwise run them slow.
// Never: allocates per row. Not safe for two threads at once where it says so.

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>One quasi-identifier at one level.</summary>
sealed class LevelColumn
{
    readonly byte[]? bytes;
    readonly ushort[]? shorts;
    readonly int[]? ints;

    LevelColumn(int rows, double[] losses, long[] counts, int[] fromFinest)
    {
        (Size, Losses, Counts, FromFinest) = (losses.Length, losses, counts, fromFinest);
        for (var v = 0; v < Size; v++)
            TotalLoss += counts[v] * losses[v];
        if (Size is > 1 and <= 256)
            bytes = new byte[rows];
        else if (Size is > 256 and <= 65536)
            shorts = new ushort[rows];
        else if (Size > 65536)
            ints = new int[rows];
    }

    /// <summary>Number of distinct values that occur.</summary>
    public int Size { get; }

    /// <summary>Loss per value.</summary>
    public double[] Losses { get; }

    /// <summary>Rows per value.</summary>
    public long[] Counts { get; }

    /// <summary>Per value of level 0 its value here.</summary>
    public int[] FromFinest { get; }

    /// <summary>Sum of the losses over all rows.</summary>
    public double TotalLoss { get; }

    public int this[int row] => bytes is not null ? bytes[row] : shorts is not null ? shorts[row] : ints is not null ? ints[row] : 0;

    /// <summary>Level 0: the leaves that occur in the rows <paramref name="order"/>, numbered in the order of the ladder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LevelColumn Finest(int[] leaves, int[] order, CodedLadder ladder, out int[] leafOf)
    {
        // All rows are counted in their own order: that of the search jumps through the memory.
        var counts = new long[ladder.LeafCount];
        if (order.Length == leaves.Length)
        {
            foreach (var leaf in leaves)
                counts[leaf]++;
        }
        else
        {
            foreach (var row in order)
                counts[leaves[row]]++;
        }

        leafOf = [.. Enumerable.Range(0, counts.Length).Where(leaf => counts[leaf] > 0)];
        var numbers = new int[counts.Length];
        for (var n = 0; n < leafOf.Length; n++)
            numbers[leafOf[n]] = n;
        var finest = Empty(ladder, 0, leafOf, [.. leafOf.Select(leaf => counts[leaf])], order.Length);
        if (finest.bytes is { } bytes && order.Length == leaves.Length)
        {
            // Made narrow first, so that what is jumped through is small.
            var narrow = new byte[leaves.Length];
            for (var row = 0; row < narrow.Length; row++)
                narrow[row] = (byte)numbers[leaves[row]];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = narrow[order[i]];
            return finest;
        }

        for (var i = 0; i < order.Length; i++)
            finest.Set(i, numbers[leaves[order[i]]]);
        return finest;
    }

    /// <summary>A higher level of the same rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LevelColumn Coarser(CodedLadder ladder, int level, int[] leafOf, int rows)
    {
        var coarser = Empty(ladder, level, leafOf, Counts, rows);
        var map = coarser.FromFinest;
        if (coarser.bytes is { } to && bytes is not null)
        {
            var narrow = Array.ConvertAll(map, n => (byte)n);
            for (var i = 0; i < to.Length; i++)
                to[i] = narrow[bytes[i]];
        }
        else
        {
            for (var i = 0; coarser.Size > 1 && i < rows; i++)
                coarser.Set(i, map[this[i]]);
        }

        return coarser;
    }

    static LevelColumn Empty(CodedLadder ladder, int level, int[] leafOf, long[] leafCounts, int rows)
    {
        var codes = ladder.Codes(level);
        var ladderLosses = ladder.Losses(level);
        var numbers = new Dictionary<int, int>();
        var (losses, counts) = (new List<double>(), new List<long>());
        var map = new int[leafOf.Length];
        for (var n = 0; n < map.Length; n++)
        {
            var code = codes[leafOf[n]];
            if (!numbers.TryGetValue(code, out map[n]))
            {
                numbers[code] = map[n] = losses.Count;
                losses.Add(ladderLosses[code]);
                counts.Add(0);
            }

            counts[map[n]] += leafCounts[n];
        }

        return new LevelColumn(rows, [.. losses], [.. counts], map);
    }

    void Set(int row, int value)
    {
        if (bytes is not null)
            bytes[row] = (byte)value;
        else if (shorts is not null)
            shorts[row] = (ushort)value;
        else if (ints is not null)
            ints[row] = value;
    }

    /// <summary>keys[i] += radix * the value of row start + i, eight rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<uint> keys, int start, uint radix)
    {
        var i = 0;
        var factor = Vector256.Create(radix);
        if (bytes is not null)
        {
            var values = bytes.AsSpan(start, keys.Length);
            for (; i + Vector128<byte>.Count <= values.Length; i += Vector128<byte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.Create<byte>(values[i..]));
                Add(keys, i, Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)) * factor);
                Add(keys, i + Vector256<uint>.Count, Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)) * factor);
            }

            for (; i < values.Length; i++)
                keys[i] += radix * values[i];
        }
        else if (shorts is not null)
        {
            var values = shorts.AsSpan(start, keys.Length);
            for (; i + Vector256<ushort>.Count <= values.Length; i += Vector256<ushort>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.Create<ushort>(values[i..]));
                Add(keys, i, low * factor);
                Add(keys, i + Vector256<uint>.Count, high * factor);
            }

            for (; i < values.Length; i++)
                keys[i] += radix * values[i];
        }
        else if (ints is not null)
        {
            var values = ints.AsSpan(start, keys.Length);
            for (; i < values.Length; i++)
                keys[i] += radix * (uint)values[i];
        }
    }

    /// <summary>The same for keys of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<ulong> keys, int start, ulong radix)
    {
        if (Size == 1)
            return;
        for (var i = 0; i < keys.Length; i++)
            keys[i] += radix * (uint)this[start + i];
    }

    static void Add(Span<uint> keys, int at, Vector256<uint> more)
    {
        var place = keys.Slice(at, Vector256<uint>.Count);
        (Vector256.Create<uint>(place) + more).CopyTo(place);
    }
}

/// <summary>The quasi-identifiers of some rows of a table, at every level, and what belongs to those rows. Safe for many readers.</summary>
sealed class LevelColumns
{
    readonly CodedTable table;
    readonly LevelColumn?[][] levels;
    readonly int[][] leafOf;
    readonly int[]?[,] functions;
    readonly Dictionary<(int, int, int, int), bool> determines = [];
    readonly Lock making = new();

    /// <summary>All rows, or those of <paramref name="rows"/> (which keep their order).</summary>
    public LevelColumns(CodedTable table, int[]? rows = null)
    {
        this.table = table;
        Quasi = table.Quasi;
        Order = rows ?? MakeOrder(table, Quasi);
        levels = [.. Quasi.Select(c => new LevelColumn?[c.Ladder!.LevelCount])];
        leafOf = new int[Quasi.Count][];
        Parallel.For(0, Quasi.Count, c => levels[c][0] = LevelColumn.Finest(Quasi[c].Codes, Order, Quasi[c].Ladder!, out leafOf[c]));
        functions = FindFunctions();
        if (table.Persons is { } persons)
            Persons = Array.ConvertAll(Order, row => persons[row]);
        UnitCount = Persons is null ? RowCount : Persons.Where((p, i) => i == 0 || p != Persons[i - 1]).Count();
    }

    /// <summary>Per place the row of the table.</summary>
    public int[] Order { get; }

    /// <summary>Per place the person, whose rows stand together; null when every row is somebody else.</summary>
    public int[]? Persons { get; }

    public IReadOnlyList<CodedColumn> Quasi { get; }

    public int RowCount => Order.Length;

    /// <summary>Distinct persons, or rows when every row is somebody else.</summary>
    public int UnitCount { get; }

    public LevelColumn At(int column, int level)
    {
        if (Volatile.Read(ref levels[column][level]) is { } made)
            return made;
        lock (making)
            return levels[column][level] ??= levels[column][0]!.Coarser(Quasi[column].Ladder!, level, leafOf[column], RowCount);
    }

    /// <summary>
    /// True when the value of a column at a level tells that of another column at a level, in every row: a gemeente is told by its
    /// postcode. Such a column makes no classes.
    /// </summary>
    public bool Determines(int column, int level, int other, int otherLevel)
    {
        if (functions[column, other] is not { } function)
            return false;
        lock (making)
        {
            if (determines.TryGetValue((column, level, other, otherLevel), out var known))
                return known;
        }

        var (from, to) = (At(column, level), At(other, otherLevel));
        var told = Enumerable.Repeat(-1, from.Size).ToArray();
        var holds = true;
        for (var v = 0; v < function.Length && holds; v++)
        {
            ref var value = ref told[from.FromFinest[v]];
            holds = value < 0 || value == to.FromFinest[function[v]];
            value = to.FromFinest[function[v]];
        }

        lock (making)
            return determines[(column, level, other, otherLevel)] = holds;
    }

    /// <summary>True when the finest values of a column tell those of another, and the other has more than one.</summary>
    public bool IsFunction(int column, int other) => functions[column, other] is not null && At(other, 0).Size > 1;

    // Per pair the function from the one to the other at level 0, or null. Two columns that are not functions disagree within a few rows.
    int[]?[,] FindFunctions()
    {
        var found = new int[]?[Quasi.Count, Quasi.Count];
        for (var a = 0; a < Quasi.Count; a++)
        {
            for (var b = 0; b < Quasi.Count; b++)
            {
                if (a != b)
                    found[a, b] = Function(levels[a][0]!, levels[b][0]!);
            }
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int[]? Function(LevelColumn from, LevelColumn to)
    {
        if (to.Size > from.Size)
            return null;
        var told = Enumerable.Repeat(-1, from.Size).ToArray();
        for (var i = 0; i < RowCount; i++)
        {
            ref var value = ref told[from[i]];
            if (value >= 0 && value != to[i])
                return null;
            value = to[i];
        }

        return told;
    }

    /// <summary>Distinct persons among places in rising order, or their number when every row is somebody else.</summary>
    public int UnitsOf(ReadOnlySpan<int> places)
    {
        if (Persons is null)
            return places.Length;
        var (units, last) = (0, -1);
        foreach (var place in places)
        {
            units += Persons[place] == last ? 0 : 1;
            last = Persons[place];
        }

        return units;
    }

    static int[] MakeOrder(CodedTable table, IReadOnlyList<CodedColumn> quasi)
    {
        var (by, size) = table.Persons is { } persons ? (persons, table.RowCount)
            : quasi.MaxBy(c => c.Ladder!.LeafCount) is { } widest ? (widest.Codes, widest.Ladder!.LeafCount) : ([], 0);
        return Sorting.By(Enumerable.Range(0, table.RowCount).ToArray(), by, size);
    }
}

/// <summary>Sorting by counting: stable, and linear in the rows.</summary>
static class Sorting
{
    /// <summary>Numbers of 0 and more in rising order.</summary>
    public static int[] By(int[] numbers)
    {
        var counts = new int[numbers.Length == 0 ? 0 : numbers.Max() + 1];
        foreach (var number in numbers)
            counts[number]++;
        var sorted = new int[numbers.Length];
        var at = 0;
        for (var number = 0; number < counts.Length; at += counts[number++])
            sorted.AsSpan(at, counts[number]).Fill(number);
        return sorted;
    }

    /// <summary>The rows in the order of key[row], which is below <paramref name="size"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] By(int[] rows, int[] keys, int size)
    {
        if (size == 0)
            return rows;
        var starts = new int[size + 1];
        foreach (var row in rows)
            starts[keys[row] + 1]++;
        for (var k = 0; k < size; k++)
            starts[k + 1] += starts[k];
        var sorted = new int[rows.Length];
        foreach (var row in rows)
            sorted[starts[keys[row]]++] = row;
        return sorted;
    }
}
