// What: for blocks of rows, the class of each row at a node of the lattice (one level per quasi-identifier), as a number below CellCount.
// How: see LevelColumns. Dense when the product of the sizes is at most DenseCells; else by open addressing, and then the numbers are
//   1, 2, 3 in the order in which classes are first seen (so that CellCount is at most the number of rows).
// Not safe for two threads at once: each has its own. The buffers are kept from node to node.

using System.Runtime.CompilerServices;

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Numbers the classes of a node.</summary>
sealed class ClassKeys(LevelColumns columns)
{
    public const int BlockSize = 4096;
    const long WideKeys = 1L << 62;

    readonly uint[] keys = new uint[BlockSize];
    readonly ulong[] wideKeys = new ulong[BlockSize];
    readonly List<(List<(LevelColumn Column, ulong Radix)> Columns, ulong PrefixRadix, OpenTable Table)> stages = [];
    readonly List<(LevelColumn Column, uint Radix)> dense = [];
    readonly List<OpenTable> tables = [];

    /// <summary>Above this many cells a table is looked up; a counter per cell would cost more than it saves.</summary>
    long DenseCells => Math.Clamp(columns.RowCount * 8L, 1 << 16, 1 << 23);

    /// <summary>Numbers of classes are below this.</summary>
    public int CellCount { get; private set; }

    /// <summary>The rows whose classes are numbered.</summary>
    public LevelColumns Columns => columns;

    /// <summary>Takes a node; <paramref name="subset"/> leaves quasi-identifiers out.</summary>
    public void Start(ReadOnlySpan<byte> levels, ReadOnlySpan<int> subset = default)
    {
        dense.Clear();
        stages.Clear();
        var used = new List<LevelColumn>();
        for (var c = 0; c < columns.Quasi.Count; c++)
        {
            if (!subset.IsEmpty && subset.IndexOf(c) < 0)
                continue;
            var column = columns.At(c, levels[c]);
            if (column.Size > 1 && !IsTold(c, levels, subset))
                used.Add(column);
        }

        // The widest column changes slowest, as the rows are in its order.
        used.Sort((a, b) => a.Size.CompareTo(b.Size));
        UInt128 product = 1;
        foreach (var column in used)
            product *= product > (UInt128)WideKeys ? 1 : (uint)column.Size;
        if (product <= (UInt128)DenseCells)
        {
            uint radix = 1;
            foreach (var column in used)
            {
                dense.Add((column, radix));
                radix *= (uint)column.Size;
            }

            CellCount = (int)radix;
            return;
        }

        CellCount = columns.RowCount + 1;
        var at = 0;
        while (at < used.Count)
        {
            List<(LevelColumn, ulong)> part = [];
            ulong radix = 1;
            var prefixRoom = stages.Count == 0 ? 1UL : (ulong)columns.RowCount + 1;
            while (at < used.Count && (UInt128)radix * prefixRoom * (uint)used[at].Size <= (UInt128)WideKeys)
            {
                part.Add((used[at], radix));
                radix *= (ulong)used[at++].Size;
            }

            if (tables.Count == stages.Count)
                tables.Add(new OpenTable(columns.RowCount));
            tables[stages.Count].Clear();
            stages.Add((part, radix, tables[stages.Count]));
        }
    }

    /// <summary>The coarsest node with the same classes: a column that others tell goes to its top.</summary>
    public byte[] Widest(ReadOnlySpan<byte> levels)
    {
        var widest = levels.ToArray();
        for (var c = 0; c < widest.Length; c++)
        {
            if (columns.At(c, levels[c]).Size == 1 || IsTold(c, levels, default))
                widest[c] = (byte)(columns.Quasi[c].Ladder!.LevelCount - 1);
        }

        return widest;
    }

    // Of two columns that tell each other the first stays, so that not both are left out.
    bool IsTold(int column, ReadOnlySpan<byte> levels, ReadOnlySpan<int> subset)
    {
        for (var other = 0; other < levels.Length; other++)
        {
            if (other == column || (!subset.IsEmpty && subset.IndexOf(other) < 0))
                continue;
            if (columns.Determines(other, levels[other], column, levels[column])
                && (other < column || !columns.Determines(column, levels[column], other, levels[other])))
                return true;
        }

        return false;
    }

    /// <summary>The numbers of the rows from <paramref name="start"/> on, at most a block; a row gets the same one when asked again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<uint> Block(int start)
    {
        var block = keys.AsSpan(0, Math.Min(BlockSize, columns.RowCount - start));
        block.Clear();
        foreach (var (column, radix) in dense)
            column.AddTo(block, start, radix);
        for (var s = 0; s < stages.Count; s++)
        {
            var (part, prefixRadix, table) = stages[s];
            var wide = wideKeys.AsSpan(0, block.Length);
            for (var i = 0; i < wide.Length; i++)
                wide[i] = block[i] * prefixRadix;
            foreach (var (column, radix) in part)
                column.AddTo(wide, start, radix);
            table.Number(wide, block);
        }

        return block;
    }
}

/// <summary>From keys of 64 bits to numbers 1, 2, 3 in the order of first sight; open addressing with a multiplicative hash.</summary>
sealed class OpenTable
{
    readonly ulong[] keys;
    readonly uint[] numbers;
    readonly int shift;
    uint last;

    public OpenTable(int rows)
    {
        var bits = Math.Max(4, 65 - System.Numerics.BitOperations.LeadingZeroCount((ulong)rows));
        shift = 64 - bits;
        keys = new ulong[1 << bits];
        numbers = new uint[1 << bits];
    }

    public void Clear()
    {
        Array.Clear(numbers);
        last = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Number(ReadOnlySpan<ulong> wanted, Span<uint> found)
    {
        var mask = keys.Length - 1;
        for (var i = 0; i < wanted.Length; i++)
        {
            var at = (int)((wanted[i] * 0x9E3779B97F4A7C15) >> shift);
            while (numbers[at] != 0 && keys[at] != wanted[i])
                at = (at + 1) & mask;
            if (numbers[at] == 0)
                (keys[at], numbers[at]) = (wanted[i], ++last);
            found[i] = numbers[at];
        }
    }
}
