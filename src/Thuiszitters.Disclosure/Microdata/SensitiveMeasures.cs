// What: figures of the values of a sensitive column within a class, from how often each value occurs.
// Source: Machanavajjhala e.a. (2007), l-diversity; Li e.a. (2007), t-closeness, with the earth mover's distance for the equal and for
//   the hierarchical ground distance (their sections 4.2 and 4.3).
// Unit: rows. A person with two rows counts twice here; k and the limits count persons.
// Pure.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Figures of one distribution of a sensitive column.</summary>
public static class SensitiveMeasures
{
    /// <summary>Number of different values.</summary>
    public static int Distinct(ReadOnlySpan<int> counts)
    {
        var distinct = 0;
        foreach (var count in counts)
            distinct += count > 0 ? 1 : 0;
        return distinct;
    }

    /// <summary>The l of entropy-l-diversity: e to the power of the entropy; 1 when all values are equal.</summary>
    public static double EntropyL(ReadOnlySpan<int> counts)
    {
        double total = 0, sum = 0;
        foreach (var count in counts)
        {
            total += count;
            if (count > 0)
                sum += count * Math.Log(count);
        }

        return total == 0 ? 0 : Math.Exp(Math.Log(total) - sum / total);
    }

    /// <summary>True when r1 is less than c (rl + … + rm), with r1 ≥ r2 ≥ … the frequencies of the values that occur.</summary>
    public static bool IsRecursive(ReadOnlySpan<int> counts, double c, int l)
    {
        var sorted = counts.ToArray();
        Array.Sort(sorted, (a, b) => b.CompareTo(a));
        long tail = 0;
        for (var i = l - 1; i < sorted.Length; i++)
            tail += sorted[i];
        return sorted.Length > 0 && sorted[0] < c * tail;
    }

    /// <summary>Earth mover's distance between a class and the whole, 0 to 1.</summary>
    /// <param name="counts">Rows per value in the class.</param>
    /// <param name="whole">Rows per value in the whole table.</param>
    /// <param name="ladder">The ladder for the hierarchical distance; null for the equal one.</param>
    public static double Distance(ReadOnlySpan<int> counts, ReadOnlySpan<int> whole, CodedLadder? ladder = null)
    {
        double total = 0, wholeTotal = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            total += counts[v];
            wholeTotal += whole[v];
        }

        var extra = new double[counts.Length];
        for (var v = 0; v < extra.Length; v++)
            extra[v] = counts[v] / total - whole[v] / wholeTotal;
        if (ladder is null)
            return extra.Sum(Math.Abs) / 2;

        // At each node of the tree what its children have too much is moved to those that have too little, over its height.
        var height = ladder.LevelCount - 1;
        var isRooted = ladder.Texts(height).Count == 1;
        var top = isRooted ? height : height + 1;
        if (top == 0)
            return 0;
        double distance = 0;
        var below = extra;
        for (var level = 1; level <= top; level++)
        {
            var size = level <= height ? ladder.Texts(level).Count : 1;
            double[] sums = new double[size], surplus = new double[size], shortage = new double[size];
            var parentOf = new int[below.Length];
            for (var leaf = 0; leaf < ladder.LeafCount; leaf++)
                parentOf[ladder.Codes(level - 1)[leaf]] = level <= height ? ladder.Codes(level)[leaf] : 0;
            for (var child = 0; child < below.Length; child++)
            {
                var parent = parentOf[child];
                sums[parent] += below[child];
                surplus[parent] += Math.Max(0, below[child]);
                shortage[parent] += Math.Max(0, -below[child]);
            }

            for (var node = 0; node < size; node++)
                distance += Math.Min(surplus[node], shortage[node]) * level / top;
            below = sums;
        }

        return distance;
    }
}
