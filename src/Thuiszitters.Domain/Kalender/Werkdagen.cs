// What: working days, for the monthly mail and for terms in working days.
// Source: rules.md R7 (Dutch public holidays count as not working).
// Pure. Used by: the mail run, tasks.
// Never: school holidays. Offices work then.

namespace Thuiszitters.Domain;

/// <summary>Working days: Monday to Friday, public holidays left out (rules.md R7).</summary>
public static class Werkdagen
{
    /// <summary>True when <paramref name="dag"/> is no Saturday, Sunday or public holiday.</summary>
    public static bool IsWerkdag(DateOnly dag) =>
        dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Feestdagen.IsFeestdag(dag);

    /// <summary>The first working day of a month.</summary>
    /// <param name="jaar">Calendar year.</param>
    /// <param name="maand">Month, 1–12.</param>
    public static DateOnly EersteVanMaand(int jaar, int maand)
    {
        var dag = new DateOnly(jaar, maand, 1);
        while (!IsWerkdag(dag))
            dag = dag.AddDays(1);
        return dag;
    }

    /// <summary>The day that lies a number of working days after <paramref name="van"/>; that day itself does not count.</summary>
    /// <param name="van">Day from which is counted, a working day or not.</param>
    /// <param name="werkdagen">Number of working days, 0 or more; 0 gives <paramref name="van"/> itself.</param>
    public static DateOnly Na(DateOnly van, int werkdagen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(werkdagen);
        var dag = van;
        for (var over = werkdagen; over > 0;)
        {
            dag = dag.AddDays(1);
            if (IsWerkdag(dag))
                over--;
        }

        return dag;
    }
}
