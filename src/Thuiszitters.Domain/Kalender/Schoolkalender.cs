// What: which days are school days and which weeks lesweken, per vakantieregio.
// Source: Regeling vaststelling schoolvakanties (Ministry of OCW), school years 2024-2025 up to and including 2029-2030; rules.md R2.
// Used by: the 16-uur melding, M@ZL and the criteria that end after a number of lesweken. Pure.
// Never: part of the pact clock, which counts calendar days and does not stop in a holiday.

namespace Thuiszitters.Domain;

/// <summary>Regions of the official school holidays. Values are stored: never renumber.</summary>
public enum Vakantieregio
{
    /// <summary>Noord.</summary>
    Noord = 1,

    /// <summary>Midden.</summary>
    Midden = 2,

    /// <summary>Zuid.</summary>
    Zuid = 3,
}

/// <summary>School days and lesweken (rules.md R2). Outside the years of the table only weekends and public holidays are free.</summary>
public sealed class Schoolkalender
{
    static readonly (DateOnly Eerste, DateOnly Laatste, Vakantieregio? Regio)[] Tabel =
    [
        // 2024-2025
        Zuid(new(2024, 10, 19), new(2024, 10, 27)), // herfstvakantie
        Midden(new(2024, 10, 26), new(2024, 11, 3)), // herfstvakantie
        Noord(new(2024, 10, 26), new(2024, 11, 3)), // herfstvakantie
        Alle(new(2024, 12, 21), new(2025, 1, 5)), // kerstvakantie
        Noord(new(2025, 2, 15), new(2025, 2, 23)), // voorjaarsvakantie
        Midden(new(2025, 2, 22), new(2025, 3, 2)), // voorjaarsvakantie
        Zuid(new(2025, 2, 22), new(2025, 3, 2)), // voorjaarsvakantie
        Alle(new(2025, 4, 26), new(2025, 5, 4)), // meivakantie
        Zuid(new(2025, 7, 5), new(2025, 8, 17)), // zomervakantie
        Noord(new(2025, 7, 12), new(2025, 8, 24)), // zomervakantie
        Midden(new(2025, 7, 19), new(2025, 8, 31)), // zomervakantie
        // 2025-2026
        Zuid(new(2025, 10, 11), new(2025, 10, 19)), // herfstvakantie
        Midden(new(2025, 10, 18), new(2025, 10, 26)), // herfstvakantie
        Noord(new(2025, 10, 18), new(2025, 10, 26)), // herfstvakantie
        Alle(new(2025, 12, 20), new(2026, 1, 4)), // kerstvakantie
        Midden(new(2026, 2, 14), new(2026, 2, 22)), // voorjaarsvakantie
        Zuid(new(2026, 2, 14), new(2026, 2, 22)), // voorjaarsvakantie
        Noord(new(2026, 2, 21), new(2026, 3, 1)), // voorjaarsvakantie
        Alle(new(2026, 4, 25), new(2026, 5, 3)), // meivakantie
        Noord(new(2026, 7, 4), new(2026, 8, 16)), // zomervakantie
        Zuid(new(2026, 7, 11), new(2026, 8, 23)), // zomervakantie
        Midden(new(2026, 7, 18), new(2026, 8, 30)), // zomervakantie
        // 2026-2027
        Noord(new(2026, 10, 10), new(2026, 10, 18)), // herfstvakantie
        Midden(new(2026, 10, 17), new(2026, 10, 25)), // herfstvakantie
        Zuid(new(2026, 10, 17), new(2026, 10, 25)), // herfstvakantie
        Alle(new(2026, 12, 19), new(2027, 1, 3)), // kerstvakantie
        Zuid(new(2027, 2, 13), new(2027, 2, 21)), // voorjaarsvakantie
        Midden(new(2027, 2, 20), new(2027, 2, 28)), // voorjaarsvakantie
        Noord(new(2027, 2, 20), new(2027, 2, 28)), // voorjaarsvakantie
        Alle(new(2027, 4, 24), new(2027, 5, 2)), // meivakantie
        Noord(new(2027, 7, 10), new(2027, 8, 22)), // zomervakantie
        Midden(new(2027, 7, 17), new(2027, 8, 29)), // zomervakantie
        Zuid(new(2027, 7, 24), new(2027, 9, 5)), // zomervakantie
        // 2027-2028
        Midden(new(2027, 10, 16), new(2027, 10, 24)), // herfstvakantie
        Noord(new(2027, 10, 16), new(2027, 10, 24)), // herfstvakantie
        Zuid(new(2027, 10, 23), new(2027, 10, 31)), // herfstvakantie
        Alle(new(2027, 12, 25), new(2028, 1, 9)), // kerstvakantie
        Noord(new(2028, 2, 19), new(2028, 2, 27)), // voorjaarsvakantie
        Midden(new(2028, 2, 26), new(2028, 3, 5)), // voorjaarsvakantie
        Zuid(new(2028, 2, 26), new(2028, 3, 5)), // voorjaarsvakantie
        Alle(new(2028, 4, 29), new(2028, 5, 7)), // meivakantie
        Midden(new(2028, 7, 8), new(2028, 8, 20)), // zomervakantie
        Noord(new(2028, 7, 15), new(2028, 8, 27)), // zomervakantie
        Zuid(new(2028, 7, 22), new(2028, 9, 3)), // zomervakantie
        // 2028-2029
        Noord(new(2028, 10, 14), new(2028, 10, 22)), // herfstvakantie
        Midden(new(2028, 10, 21), new(2028, 10, 29)), // herfstvakantie
        Zuid(new(2028, 10, 21), new(2028, 10, 29)), // herfstvakantie
        Alle(new(2028, 12, 23), new(2029, 1, 7)), // kerstvakantie
        Zuid(new(2029, 2, 10), new(2029, 2, 18)), // voorjaarsvakantie
        Midden(new(2029, 2, 17), new(2029, 2, 25)), // voorjaarsvakantie
        Noord(new(2029, 2, 17), new(2029, 2, 25)), // voorjaarsvakantie
        Alle(new(2029, 4, 28), new(2029, 5, 6)), // meivakantie
        Midden(new(2029, 7, 7), new(2029, 8, 19)), // zomervakantie
        Zuid(new(2029, 7, 14), new(2029, 8, 26)), // zomervakantie
        Noord(new(2029, 7, 21), new(2029, 9, 2)), // zomervakantie
        // 2029-2030
        Zuid(new(2029, 10, 13), new(2029, 10, 21)), // herfstvakantie
        Midden(new(2029, 10, 20), new(2029, 10, 28)), // herfstvakantie
        Noord(new(2029, 10, 20), new(2029, 10, 28)), // herfstvakantie
        Alle(new(2029, 12, 22), new(2030, 1, 6)), // kerstvakantie
        Noord(new(2030, 2, 16), new(2030, 2, 24)), // voorjaarsvakantie
        Midden(new(2030, 2, 23), new(2030, 3, 3)), // voorjaarsvakantie
        Zuid(new(2030, 2, 23), new(2030, 3, 3)), // voorjaarsvakantie
        Alle(new(2030, 4, 27), new(2030, 5, 5)), // meivakantie
        Zuid(new(2030, 7, 6), new(2030, 8, 18)), // zomervakantie
        Midden(new(2030, 7, 13), new(2030, 8, 25)), // zomervakantie
        Noord(new(2030, 7, 20), new(2030, 9, 1)), // zomervakantie
    ];

    static readonly Schoolkalender VanNoord = Bouw(Vakantieregio.Noord);
    static readonly Schoolkalender VanMidden = Bouw(Vakantieregio.Midden);
    static readonly Schoolkalender VanZuid = Bouw(Vakantieregio.Zuid);

    // Sorted and without overlap, so that one binary search finds the holiday of a day.
    readonly DateOnly[] eersten;
    readonly DateOnly[] laatsten;

    /// <summary>A calendar with these holidays, both days inclusive, in any order.</summary>
    /// <param name="vakanties">First and last day of each holiday.</param>
    public Schoolkalender(IReadOnlyList<(DateOnly Eerste, DateOnly Laatste)> vakanties)
    {
        ArgumentNullException.ThrowIfNull(vakanties);
        var samen = new List<(DateOnly Eerste, DateOnly Laatste)>(vakanties.Count);
        foreach (var vakantie in vakanties.Where(v => v.Eerste <= v.Laatste).OrderBy(v => v.Eerste))
        {
            if (samen.Count > 0 && vakantie.Eerste <= samen[^1].Laatste)
                samen[^1] = (samen[^1].Eerste, vakantie.Laatste > samen[^1].Laatste ? vakantie.Laatste : samen[^1].Laatste);
            else
                samen.Add(vakantie);
        }

        eersten = [.. samen.Select(v => v.Eerste)];
        laatsten = [.. samen.Select(v => v.Laatste)];
    }

    /// <summary>The calendar of the official holidays of a region.</summary>
    /// <param name="regio">Noord, midden or zuid.</param>
    public static Schoolkalender Van(Vakantieregio regio) => regio switch
    {
        Vakantieregio.Noord => VanNoord,
        Vakantieregio.Midden => VanMidden,
        Vakantieregio.Zuid => VanZuid,
        _ => throw new ArgumentOutOfRangeException(nameof(regio), regio, "Onbekende vakantieregio."),
    };

    /// <summary>Monday to Friday, no holiday and no public holiday.</summary>
    /// <param name="dag">Calendar date.</param>
    public bool IsSchooldag(DateOnly dag) =>
        dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsVakantie(dag) && !Feestdagen.IsFeestdag(dag);

    /// <summary>True when the ISO week of <paramref name="dag"/> has at least one school day.</summary>
    /// <param name="dag">Any day of the week.</param>
    public bool IsLesweek(DateOnly dag)
    {
        var maandag = Maandag(dag);
        for (var i = 0; i < 5; i++)
        {
            if (maandag.DayNumber + i <= DateOnly.MaxValue.DayNumber && IsSchooldag(maandag.AddDays(i)))
                return true;
        }

        return false;
    }

    /// <summary>First school day on or after <paramref name="dag"/>.</summary>
    /// <param name="dag">Calendar date.</param>
    public DateOnly EersteSchooldagVanaf(DateOnly dag)
    {
        while (dag < DateOnly.MaxValue && !IsSchooldag(dag))
            dag = dag.AddDays(1);
        return dag;
    }

    /// <summary>Monday of the <paramref name="aantal"/>th lesweek before the week of <paramref name="dag"/>.</summary>
    /// <param name="dag">Any day of the last week.</param>
    /// <param name="aantal">Number of lesweken to go back.</param>
    public DateOnly LesweekTerug(DateOnly dag, int aantal)
    {
        var maandag = Maandag(dag);
        for (var i = 0; i < aantal; i++)
        {
            do
            {
                if (maandag.DayNumber < 7) return DateOnly.MinValue;
                maandag = maandag.AddDays(-7);
            }
            while (!IsLesweek(maandag));
        }

        return maandag;
    }

    /// <summary>Monday after the <paramref name="aantal"/>th lesweek that follows the week of <paramref name="dag"/>.</summary>
    /// <param name="dag">Any day of the week before the first that counts.</param>
    /// <param name="aantal">Number of whole lesweken that must pass.</param>
    public DateOnly NaLesweken(DateOnly dag, int aantal)
    {
        var maandag = Maandag(dag);
        for (var i = 0; i < aantal; i++)
        {
            do
            {
                if (maandag.DayNumber > DateOnly.MaxValue.DayNumber - 14) return DateOnly.MaxValue;
                maandag = maandag.AddDays(7);
            }
            while (!IsLesweek(maandag));
        }

        return maandag.DayNumber > DateOnly.MaxValue.DayNumber - 7 ? DateOnly.MaxValue : maandag.AddDays(7);
    }

    static Schoolkalender Bouw(Vakantieregio regio) =>
        new([.. Tabel.Where(v => v.Regio is null || v.Regio == regio).Select(v => (v.Eerste, v.Laatste))]);

    static DateOnly Maandag(DateOnly dag)
    {
        // Day number 0 (0001-01-01) is a Monday.
        return DateOnly.FromDayNumber(dag.DayNumber - (dag.DayNumber % 7));
    }

    static (DateOnly Eerste, DateOnly Laatste, Vakantieregio? Regio) Alle(DateOnly eerste, DateOnly laatste) => (eerste, laatste, null);

    static (DateOnly Eerste, DateOnly Laatste, Vakantieregio? Regio) Noord(DateOnly eerste, DateOnly laatste) =>
        (eerste, laatste, Vakantieregio.Noord);

    static (DateOnly Eerste, DateOnly Laatste, Vakantieregio? Regio) Midden(DateOnly eerste, DateOnly laatste) =>
        (eerste, laatste, Vakantieregio.Midden);

    static (DateOnly Eerste, DateOnly Laatste, Vakantieregio? Regio) Zuid(DateOnly eerste, DateOnly laatste) =>
        (eerste, laatste, Vakantieregio.Zuid);

    bool IsVakantie(DateOnly dag)
    {
        var i = Array.BinarySearch(eersten, dag);
        if (i < 0) i = ~i - 1;
        return i >= 0 && dag <= laatsten[i];
    }
}
