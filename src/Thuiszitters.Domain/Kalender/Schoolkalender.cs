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

/// <summary>A school holiday; both days are free.</summary>
/// <param name="Naam">As the ministry names it, in small letters: herfstvakantie.</param>
/// <param name="Eerste">First free day.</param>
/// <param name="Laatste">Last free day.</param>
public sealed record Schoolvakantie(string Naam, DateOnly Eerste, DateOnly Laatste)
{
    /// <summary>The schooljaar it belongs to: that of its first day, so that a zomervakantie closes the year before it.</summary>
    public Schooljaar Schooljaar => Schooljaar.Van(Eerste);
}

/// <summary>School days and lesweken (rules.md R2). Outside the years of the table only weekends and public holidays are free.</summary>
public sealed class Schoolkalender
{
    static readonly (Schoolvakantie Vakantie, Vakantieregio? Regio)[] Tabel =
    [
        // 2024-2025
        Zuid("herfstvakantie", new(2024, 10, 19), new(2024, 10, 27)),
        Midden("herfstvakantie", new(2024, 10, 26), new(2024, 11, 3)),
        Noord("herfstvakantie", new(2024, 10, 26), new(2024, 11, 3)),
        Alle("kerstvakantie", new(2024, 12, 21), new(2025, 1, 5)),
        Noord("voorjaarsvakantie", new(2025, 2, 15), new(2025, 2, 23)),
        Midden("voorjaarsvakantie", new(2025, 2, 22), new(2025, 3, 2)),
        Zuid("voorjaarsvakantie", new(2025, 2, 22), new(2025, 3, 2)),
        Alle("meivakantie", new(2025, 4, 26), new(2025, 5, 4)),
        Zuid("zomervakantie", new(2025, 7, 5), new(2025, 8, 17)),
        Noord("zomervakantie", new(2025, 7, 12), new(2025, 8, 24)),
        Midden("zomervakantie", new(2025, 7, 19), new(2025, 8, 31)),
        // 2025-2026
        Zuid("herfstvakantie", new(2025, 10, 11), new(2025, 10, 19)),
        Midden("herfstvakantie", new(2025, 10, 18), new(2025, 10, 26)),
        Noord("herfstvakantie", new(2025, 10, 18), new(2025, 10, 26)),
        Alle("kerstvakantie", new(2025, 12, 20), new(2026, 1, 4)),
        Midden("voorjaarsvakantie", new(2026, 2, 14), new(2026, 2, 22)),
        Zuid("voorjaarsvakantie", new(2026, 2, 14), new(2026, 2, 22)),
        Noord("voorjaarsvakantie", new(2026, 2, 21), new(2026, 3, 1)),
        Alle("meivakantie", new(2026, 4, 25), new(2026, 5, 3)),
        Noord("zomervakantie", new(2026, 7, 4), new(2026, 8, 16)),
        Zuid("zomervakantie", new(2026, 7, 11), new(2026, 8, 23)),
        Midden("zomervakantie", new(2026, 7, 18), new(2026, 8, 30)),
        // 2026-2027
        Noord("herfstvakantie", new(2026, 10, 10), new(2026, 10, 18)),
        Midden("herfstvakantie", new(2026, 10, 17), new(2026, 10, 25)),
        Zuid("herfstvakantie", new(2026, 10, 17), new(2026, 10, 25)),
        Alle("kerstvakantie", new(2026, 12, 19), new(2027, 1, 3)),
        Zuid("voorjaarsvakantie", new(2027, 2, 13), new(2027, 2, 21)),
        Midden("voorjaarsvakantie", new(2027, 2, 20), new(2027, 2, 28)),
        Noord("voorjaarsvakantie", new(2027, 2, 20), new(2027, 2, 28)),
        Alle("meivakantie", new(2027, 4, 24), new(2027, 5, 2)),
        Noord("zomervakantie", new(2027, 7, 10), new(2027, 8, 22)),
        Midden("zomervakantie", new(2027, 7, 17), new(2027, 8, 29)),
        Zuid("zomervakantie", new(2027, 7, 24), new(2027, 9, 5)),
        // 2027-2028
        Midden("herfstvakantie", new(2027, 10, 16), new(2027, 10, 24)),
        Noord("herfstvakantie", new(2027, 10, 16), new(2027, 10, 24)),
        Zuid("herfstvakantie", new(2027, 10, 23), new(2027, 10, 31)),
        Alle("kerstvakantie", new(2027, 12, 25), new(2028, 1, 9)),
        Noord("voorjaarsvakantie", new(2028, 2, 19), new(2028, 2, 27)),
        Midden("voorjaarsvakantie", new(2028, 2, 26), new(2028, 3, 5)),
        Zuid("voorjaarsvakantie", new(2028, 2, 26), new(2028, 3, 5)),
        Alle("meivakantie", new(2028, 4, 29), new(2028, 5, 7)),
        Midden("zomervakantie", new(2028, 7, 8), new(2028, 8, 20)),
        Noord("zomervakantie", new(2028, 7, 15), new(2028, 8, 27)),
        Zuid("zomervakantie", new(2028, 7, 22), new(2028, 9, 3)),
        // 2028-2029
        Noord("herfstvakantie", new(2028, 10, 14), new(2028, 10, 22)),
        Midden("herfstvakantie", new(2028, 10, 21), new(2028, 10, 29)),
        Zuid("herfstvakantie", new(2028, 10, 21), new(2028, 10, 29)),
        Alle("kerstvakantie", new(2028, 12, 23), new(2029, 1, 7)),
        Zuid("voorjaarsvakantie", new(2029, 2, 10), new(2029, 2, 18)),
        Midden("voorjaarsvakantie", new(2029, 2, 17), new(2029, 2, 25)),
        Noord("voorjaarsvakantie", new(2029, 2, 17), new(2029, 2, 25)),
        Alle("meivakantie", new(2029, 4, 28), new(2029, 5, 6)),
        Midden("zomervakantie", new(2029, 7, 7), new(2029, 8, 19)),
        Zuid("zomervakantie", new(2029, 7, 14), new(2029, 8, 26)),
        Noord("zomervakantie", new(2029, 7, 21), new(2029, 9, 2)),
        // 2029-2030
        Zuid("herfstvakantie", new(2029, 10, 13), new(2029, 10, 21)),
        Midden("herfstvakantie", new(2029, 10, 20), new(2029, 10, 28)),
        Noord("herfstvakantie", new(2029, 10, 20), new(2029, 10, 28)),
        Alle("kerstvakantie", new(2029, 12, 22), new(2030, 1, 6)),
        Noord("voorjaarsvakantie", new(2030, 2, 16), new(2030, 2, 24)),
        Midden("voorjaarsvakantie", new(2030, 2, 23), new(2030, 3, 3)),
        Zuid("voorjaarsvakantie", new(2030, 2, 23), new(2030, 3, 3)),
        Alle("meivakantie", new(2030, 4, 27), new(2030, 5, 5)),
        Zuid("zomervakantie", new(2030, 7, 6), new(2030, 8, 18)),
        Midden("zomervakantie", new(2030, 7, 13), new(2030, 8, 25)),
        Noord("zomervakantie", new(2030, 7, 20), new(2030, 9, 1)),
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

    /// <summary>The calendar of a region that replaced the official holidays of some schooljaren by its own; the others stay official.</summary>
    /// <param name="regio">Noord, midden or zuid.</param>
    /// <param name="eigen">The own holidays. A schooljaar of which one stands here has these and no other.</param>
    public static Schoolkalender Van(Vakantieregio regio, IReadOnlyCollection<Schoolvakantie> eigen)
    {
        ArgumentNullException.ThrowIfNull(eigen);
        if (eigen.Count == 0)
            return Van(regio);
        var vervangen = eigen.Select(v => v.Schooljaar).ToHashSet();
        return new([.. Officieel(regio).Where(v => !vervangen.Contains(v.Schooljaar)).Concat(eigen).Select(v => (v.Eerste, v.Laatste))]);
    }

    /// <summary>The official holidays of a region, oldest first.</summary>
    /// <param name="regio">Noord, midden or zuid.</param>
    public static IEnumerable<Schoolvakantie> Officieel(Vakantieregio regio) =>
        Tabel.Where(v => v.Regio is null || v.Regio == regio).Select(v => v.Vakantie).OrderBy(v => v.Eerste);

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
        new([.. Officieel(regio).Select(v => (v.Eerste, v.Laatste))]);

    static DateOnly Maandag(DateOnly dag)
    {
        // Day number 0 (0001-01-01) is a Monday.
        return DateOnly.FromDayNumber(dag.DayNumber - (dag.DayNumber % 7));
    }

    static (Schoolvakantie Vakantie, Vakantieregio? Regio) Alle(string naam, DateOnly eerste, DateOnly laatste) => (new(naam, eerste, laatste), null);

    static (Schoolvakantie Vakantie, Vakantieregio? Regio) Noord(string naam, DateOnly eerste, DateOnly laatste) => (new(naam, eerste, laatste), Vakantieregio.Noord);

    static (Schoolvakantie Vakantie, Vakantieregio? Regio) Midden(string naam, DateOnly eerste, DateOnly laatste) => (new(naam, eerste, laatste), Vakantieregio.Midden);

    static (Schoolvakantie Vakantie, Vakantieregio? Regio) Zuid(string naam, DateOnly eerste, DateOnly laatste) => (new(naam, eerste, laatste), Vakantieregio.Zuid);

    bool IsVakantie(DateOnly dag)
    {
        var i = Array.BinarySearch(eersten, dag);
        if (i < 0) i = ~i - 1;
        return i >= 0 && dag <= laatsten[i];
    }
}
