// What: how large the chance is that somebody in a file is found, and how much the file still tells.
// Definitions: a class is all rows with equal quasi-identifiers; its size is in units (persons, or rows when no persons are given).
//   Prosecutor: the attacker knows that his target is in the file; the risk of a row is 1 / size of its class.
//   Marketer: he wants as many as he can; the mean of that risk over the rows (classes / rows when every row is somebody else).
//   Journalist: he knows only that the target is in the population; the risk of a row is 1 / number of units of the population with the
//   same values. Equal to the prosecutor when the file is the population.
//   Discernibility (DM): the sum over classes of rows squared, plus for each row left out the number of rows there were.
//   Distinction of columns: distinct combinations / rows. Separation: share of the pairs of rows that differ in them.
// Source: El Emam (2013) for the three attackers; Bayardo and Agrawal (2005) for DM; Motwani and Xu (2007) for distinction, separation.
// Pure. Never: a value; only counts.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Classes of a range of sizes.</summary>
/// <param name="From">Least size, in units.</param>
/// <param name="To">Largest size; null is no end.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Rows">Rows in them.</param>
public sealed record ClassBand(int From, int? To, int Classes, int Rows);

/// <summary>The risk by one attacker.</summary>
/// <param name="Max">Largest risk of a row.</param>
/// <param name="ShareAboveOneFifth">Share of the rows with a risk above 0.2.</param>
/// <param name="Mean">Mean risk over the rows.</param>
public sealed record AttackRisk(double Max, double ShareAboveOneFifth, double Mean);

/// <summary>The worst class for one sensitive column.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="MinDistinctL">Fewest different values.</param>
/// <param name="MinEntropyL">Least e to the power of the entropy.</param>
/// <param name="MaxT">Largest distance to the whole.</param>
/// <param name="Distance">The ground distance of that.</param>
public sealed record SensitiveFigures(string Column, int MinDistinctL, double MinEntropyL, double MaxT, GroundDistance Distance);

/// <summary>How well a combination of columns tells rows apart.</summary>
/// <param name="Columns">At most three columns.</param>
/// <param name="Distinction">Distinct combinations divided by rows.</param>
/// <param name="Separation">Share of the pairs of rows that differ.</param>
public sealed record ColumnCombination(IReadOnlyList<string> Columns, double Distinction, double Separation);

/// <summary>The class counts of a file.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Units">Persons, or rows when no persons are given.</param>
/// <param name="Classes">Classes.</param>
/// <param name="MinClass">Size of the smallest class; 0 without rows.</param>
/// <param name="MedianClass">Median size of a class.</param>
/// <param name="MaxClass">Size of the largest class.</param>
/// <param name="UniqueRows">Rows in a class of one unit.</param>
/// <param name="SquaredRows">Sum over classes of rows squared.</param>
/// <param name="Bands">Classes by size.</param>
/// <param name="Prosecutor">Prosecutor risk; its mean is the marketer risk.</param>
/// <param name="Sensitive">Per sensitive column.</param>
public sealed record ClassFigures(
    int Rows,
    int Units,
    int Classes,
    int MinClass,
    double MedianClass,
    int MaxClass,
    int UniqueRows,
    long SquaredRows,
    IReadOnlyList<ClassBand> Bands,
    AttackRisk Prosecutor,
    IReadOnlyList<SensitiveFigures> Sensitive);

/// <summary>Computes figures of risk over the finest level of a table: a file as it is.</summary>
public static class RiskFigures
{
    const double HighRisk = 0.2;
    const int TopCombinations = 5, MaxColumnsForThree = 12;

    static readonly (int From, int? To)[] Bands = [(1, 1), (2, 2), (3, 4), (5, 9), (10, 19), (20, null)];

    /// <summary>Class counts and what follows from them.</summary>
    /// <param name="table">The file. The levels of its ladders are not looked at.</param>
    /// <param name="whole">Per sensitive column the distribution against which t is taken; null is the file itself.</param>
    public static ClassFigures Of(CodedTable table, IReadOnlyList<int[]>? whole = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.ForFigures;
        var classes = ClassIndex.Make(columns, new byte[columns.Quasi.Count]);
        var sensitive = table.Sensitive.Select((c, i) => new SensitiveTally(c, whole?[i])).ToArray();
        var sizes = new int[classes.Count];
        var (unique, squared, above, risk) = (0, 0L, 0L, 0.0);
        var (bandClasses, bandRows) = (new int[Bands.Length], new int[Bands.Length]);
        for (var n = 0; n < classes.Count; n++)
        {
            var places = classes.Places(n);
            var size = sizes[n] = columns.UnitsOf(places);
            var band = BandOf(size);
            bandClasses[band]++;
            bandRows[band] += places.Length;
            unique += size == 1 ? places.Length : 0;
            squared += (long)places.Length * places.Length;
            above += 1.0 / size > HighRisk ? places.Length : 0;
            risk += (double)places.Length / size;
            foreach (var tally in sensitive)
                tally.Add(columns.Order, places);
        }

        // Most sizes are small, and there can be nearly as many classes as rows: sorted by counting.
        sizes = Sorting.By(sizes);
        var rows = table.RowCount;
        return new ClassFigures(
            rows,
            table.UnitCount,
            sizes.Length,
            sizes.Length == 0 ? 0 : sizes[0],
            sizes.Length == 0 ? 0 : (sizes[sizes.Length / 2] + sizes[(sizes.Length - 1) / 2]) / 2.0,
            sizes.Length == 0 ? 0 : sizes[^1],
            unique,
            squared,
            [.. Bands.Select((b, i) => new ClassBand(b.From, b.To, bandClasses[i], bandRows[i]))],
            rows == 0 ? new AttackRisk(0, 0, 0) : new AttackRisk(1.0 / sizes[0], (double)above / rows, risk / rows),
            [.. sensitive.Select(s => s.Figures)]);
    }

    static int BandOf(int size)
    {
        var band = Bands.Length - 1;
        while (size < Bands[band].From)
            band--;
        return band;
    }

    /// <summary>The journalist risk, from per row the number of units of the population with the same values (at least 1).</summary>
    public static AttackRisk Journalist(IReadOnlyList<int> populationPerRow)
    {
        ArgumentNullException.ThrowIfNull(populationPerRow);
        return populationPerRow.Count == 0
            ? new AttackRisk(0, 0, 0)
            : new AttackRisk(1.0 / populationPerRow.Min(), populationPerRow.Average(p => 1.0 / p > HighRisk ? 1.0 : 0), populationPerRow.Average(p => 1.0 / p));
    }

    /// <summary>
    /// The five combinations of quasi-identifiers that tell most rows apart. Of at most three columns (two, when there are more than
    /// twelve): a combination never tells less than part of it, so without a bound the answer would always be all columns.
    /// </summary>
    public static IReadOnlyList<ColumnCombination> RiskiestCombinations(CodedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.ForFigures;
        var quasi = columns.Quasi;
        if (table.RowCount < 2)
            return [];
        var most = quasi.Count > MaxColumnsForThree ? 2 : 3;
        var sets = new List<int[]>();
        for (var a = 0; a < quasi.Count; a++)
        {
            sets.Add([a]);
            for (var b = a + 1; b < quasi.Count; b++)
            {
                sets.Add([a, b]);
                for (var c = b + 1; most == 3 && c < quasi.Count; c++)
                    sets.Add([a, b, c]);
            }
        }

        var found = new ColumnCombination[sets.Count];
        var pairs = table.RowCount * (table.RowCount - 1.0) / 2;
        Parallel.For(0, sets.Count, () => new CombinationCounter(columns), (i, _, counter) =>
        {
            var (distinct, equalPairs) = counter.Count(sets[i]);
            found[i] = new ColumnCombination([.. sets[i].Select(c => quasi[c].Name)], distinct / (double)table.RowCount, 1 - equalPairs / pairs);
            return counter;
        }, _ => { });
        return [.. found.OrderByDescending(f => f.Distinction).ThenByDescending(f => f.Separation).ThenBy(f => f.Columns.Count).Take(TopCombinations)];
    }

    /// <summary>
    /// Pairs of quasi-identifiers of which the first tells the second in every row, such as postcode and gemeente. The second then hides
    /// nothing by being coarse while the first is fine, and makes the search longer.
    /// </summary>
    public static IReadOnlyList<(string Column, string Told)> Functions(CodedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.ForFigures;
        var found = new List<(string, string)>();
        for (var a = 0; a < columns.Quasi.Count; a++)
        {
            for (var b = 0; b < columns.Quasi.Count; b++)
            {
                // A column with hardly two rows per value tells any other by chance. Of two that tell each other one pair is enough.
                var isByChance = columns.At(a, 0).Size * 2 > columns.RowCount;
                if (a != b && !isByChance && columns.IsFunction(a, b) && !(b < a && columns.IsFunction(b, a)))
                    found.Add((columns.Quasi[a].Name, columns.Quasi[b].Name));
            }
        }

        return found;
    }

    sealed class CombinationCounter(LevelColumns columns)
    {
        readonly ClassKeys keys = new(columns);
        readonly byte[] levels = new byte[columns.Quasi.Count];
        int[] counts = [];

        public (int Distinct, double EqualPairs) Count(int[] subset)
        {
            keys.Start(levels, subset);
            if (counts.Length < keys.CellCount)
                counts = new int[keys.CellCount];
            Array.Clear(counts, 0, keys.CellCount);
            for (var start = 0; start < columns.RowCount; start += ClassKeys.BlockSize)
            {
                foreach (var cell in keys.Block(start))
                    counts[cell]++;
            }

            var (distinct, pairs) = (0, 0.0);
            foreach (var count in counts.AsSpan(0, keys.CellCount))
            {
                distinct += count > 0 ? 1 : 0;
                pairs += count * (count - 1.0) / 2;
            }

            return (distinct, pairs);
        }
    }

    sealed class SensitiveTally(CodedColumn column, int[]? given)
    {
        readonly GroundDistance distance = column.Ladder is null ? GroundDistance.Equal : GroundDistance.Hierarchical;
        readonly int[] whole = given ?? CountAll(column);
        readonly int[] values = new int[column.Texts.Count];
        int minDistinct = int.MaxValue;
        double minEntropy = double.PositiveInfinity, maxT;

        public SensitiveFigures Figures => minDistinct == int.MaxValue
            ? new SensitiveFigures(column.Name, 0, 0, 0, distance)
            : new SensitiveFigures(column.Name, minDistinct, minEntropy, maxT, distance);

        public void Add(int[] order, ReadOnlySpan<int> places)
        {
            Array.Clear(values);
            foreach (var place in places)
                values[column.Codes[order[place]]]++;
            minDistinct = Math.Min(minDistinct, SensitiveMeasures.Distinct(values));
            minEntropy = Math.Min(minEntropy, SensitiveMeasures.EntropyL(values));
            maxT = Math.Max(maxT, SensitiveMeasures.Distance(values, whole, column.Ladder));
        }

        static int[] CountAll(CodedColumn column)
        {
            var counts = new int[column.Texts.Count];
            foreach (var code in column.Codes)
                counts[code]++;
            return counts;
        }
    }
}
