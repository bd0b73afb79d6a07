// What: the rows of a node class by class, by counting. For what needs more of a class than a counter: sensitive values, figures of risk.
// Pure.

using System.Runtime.CompilerServices;

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>The places of each class.</summary>
sealed class ClassIndex
{
    readonly int[] starts;
    readonly int[] places;
    readonly uint[] cells;

    ClassIndex(int[] starts, int[] places, uint[] cells) => (this.starts, this.places, this.cells) = (starts, places, cells);

    /// <summary>Number of classes.</summary>
    public int Count => cells.Length;

    /// <summary>The places of a class, in rising order; never none.</summary>
    public ReadOnlySpan<int> Places(int number) => places.AsSpan(starts[number]..starts[number + 1]);

    /// <summary>The number that <see cref="ClassKeys"/> gives a class.</summary>
    public uint Cell(int number) => cells[number];

    /// <summary>The classes of a node.</summary>
    public static ClassIndex Make(LevelColumns columns, ReadOnlySpan<byte> levels)
    {
        var keys = new ClassKeys(columns);
        keys.Start(levels);
        return Make(keys);
    }

    /// <summary>Per row of the table the units in its class.</summary>
    public int[] UnitsPerRow(LevelColumns columns)
    {
        var units = new int[columns.RowCount];
        for (var n = 0; n < Count; n++)
        {
            var size = columns.UnitsOf(Places(n));
            foreach (var place in Places(n))
                units[columns.Order[place]] = size;
        }

        return units;
    }

    /// <summary>The classes of the node that was started.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ClassIndex Make(ClassKeys keys)
    {
        var rows = keys.Columns.RowCount;
        var sizes = new int[keys.CellCount];
        var cellOf = new uint[rows];
        for (var start = 0; start < rows; start += ClassKeys.BlockSize)
        {
            var block = keys.Block(start);
            block.CopyTo(cellOf.AsSpan(start));
            foreach (var cell in block)
                sizes[cell]++;
        }

        var classes = sizes.Length - sizes.AsSpan().Count(0);
        var (from, seen) = (new int[classes + 1], new uint[classes]);
        var (at, next) = (0, 0);
        for (var cell = 0; cell < sizes.Length; cell++)
        {
            if (sizes[cell] == 0)
                continue;
            (from[next], seen[next]) = (at, (uint)cell);
            next++;
            (sizes[cell], at) = (at, at + sizes[cell]);
        }

        from[classes] = at;
        var byClass = new int[rows];
        for (var place = 0; place < rows; place++)
            byClass[sizes[cellOf[place]]++] = place;
        return new ClassIndex(from, byClass, seen);
    }
}
