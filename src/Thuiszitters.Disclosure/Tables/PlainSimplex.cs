// What: the simplex method in its plainest form: a dense tableau, two phases, Bland's rule when it stands still.
// Source: Dantzig; Chvatal, Linear Programming (1983), chapters 2, 3 and 8.
// Used by: LinkedTables, for tables together that are no network. Numbers here are floating point, so nothing that comes out is believed:
//   who asks checks every point in whole numbers. Never: used where a flow will do.

namespace Thuiszitters.Disclosure.Tables;

/// <summary>Minimises a linear cost over A x = b, x at least 0.</summary>
sealed class PlainSimplex
{
    const double Zero = 1e-9;
    const int MostPivots = 20_000;

    readonly int variables;
    readonly List<double[]> rows = [];
    readonly List<int> basis = [];

    /// <summary>Sets up; each row is the coefficients followed by the right-hand side.</summary>
    public PlainSimplex(int variables, IEnumerable<double[]> equations)
    {
        this.variables = variables;
        foreach (var equation in equations)
            rows.Add(equation[variables] < 0 ? [.. equation.Select(v => -v)] : [.. equation]);
        IsFeasible = Begin();
    }

    /// <summary>Whether any point fits.</summary>
    public bool IsFeasible { get; }

    /// <summary>Walks to the least cost.</summary>
    /// <param name="cost">One cost per variable.</param>
    /// <param name="enough">Looks at each corner on the way; true stops the walk there.</param>
    public void Minimise(double[] cost, Func<double[], bool> enough)
    {
        var reduced = new double[variables + 1];
        cost.CopyTo(reduced, 0);
        for (var r = 0; r < rows.Count; r++)
            Subtract(reduced, rows[r], cost[basis[r]]);
        var still = 0;
        for (var pivots = 0; pivots < MostPivots && !enough(Point()); pivots++)
        {
            var enter = Entering(reduced, variables, bland: still > 20);
            if (enter < 0)
                return;
            var leave = Leaving(enter);
            if (leave < 0)
            {
                // Endless in this direction: some way along is as good as any.
                enough(Point(enter, 1_000_000));
                return;
            }

            still = rows[leave][^1] < Zero ? still + 1 : 0;
            Pivot(leave, enter, reduced);
        }
    }

    // Phase one: a helper variable per row, of which the sum must come to 0.
    bool Begin()
    {
        for (var r = 0; r < rows.Count; r++)
            basis.Add(variables + r);
        var reduced = new double[variables + 1];
        foreach (var row in rows)
            Subtract(reduced, row, 1);
        for (var pivots = 0; pivots < MostPivots; pivots++)
        {
            var enter = Entering(reduced, variables, bland: pivots > 4 * rows.Count);
            if (enter < 0)
                break;
            var leave = Leaving(enter);
            if (leave < 0)
                break;
            Pivot(leave, enter, reduced);
        }

        if (reduced[variables] < -1e-6)
            return false;

        // A helper that is left stands at 0: put a variable in its place, or drop the row, which then follows from the others.
        for (var r = rows.Count - 1; r >= 0; r--)
        {
            if (basis[r] < variables)
                continue;
            var enter = Array.FindIndex(rows[r], 0, variables, v => Math.Abs(v) > 1e-7);
            if (enter >= 0)
            {
                Pivot(r, enter, reduced);
                continue;
            }

            rows.RemoveAt(r);
            basis.RemoveAt(r);
        }

        return true;
    }

    double[] Point(int along = -1, double step = 0)
    {
        var point = new double[variables];
        for (var r = 0; r < rows.Count; r++)
            point[basis[r]] = rows[r][variables] - (along < 0 ? 0 : step * rows[r][along]);
        if (along >= 0)
            point[along] = step;
        return point;
    }

    static int Entering(double[] reduced, int variables, bool bland)
    {
        var best = -1;
        for (var j = 0; j < variables; j++)
        {
            if (reduced[j] >= -1e-7 || (best >= 0 && reduced[j] >= reduced[best]))
                continue;
            best = j;
            if (bland)
                break;
        }

        return best;
    }

    int Leaving(int enter)
    {
        var leave = -1;
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r][enter] <= 1e-7)
                continue;
            var difference = leave < 0 ? -1 : rows[r][variables] / rows[r][enter] - rows[leave][variables] / rows[leave][enter];
            if (difference < -Zero || (difference <= Zero && basis[r] < basis[leave]))
                leave = r;
        }

        return leave;
    }

    void Pivot(int leave, int enter, double[] reduced)
    {
        var pivot = rows[leave];
        var by = pivot[enter];
        for (var j = 0; j <= variables; j++)
            pivot[j] = Math.Abs(pivot[j]) < Zero ? 0 : pivot[j] / by;
        for (var r = 0; r < rows.Count; r++)
        {
            if (r != leave)
                Subtract(rows[r], pivot, rows[r][enter]);
        }

        Subtract(reduced, pivot, reduced[enter]);
        basis[leave] = enter;
    }

    static void Subtract(double[] from, double[] row, double times)
    {
        if (times == 0)
            return;
        for (var j = 0; j < from.Length; j++)
            from[j] -= times * row[j];
    }
}
