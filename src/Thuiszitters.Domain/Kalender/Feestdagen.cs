// What: the Dutch public holidays on which offices are closed.
// Source: Algemene termijnenwet art. 3 lid 1, and the two Sundays of Easter and Pentecost.
// Decided: 5 May counts every year, for the law names it without "once in five years". Goede Vrijdag does not count: lid 2 puts it
// on a par only for the end of a legal term; offices work that day, and a signal must not lie over a long Easter weekend.
// Pure. Valid from 2014 on (before that year Koninginnedag was 30 April).

namespace Thuiszitters.Domain;

/// <summary>Dutch public holidays (Algemene termijnenwet art. 3 lid 1; rules.md R7), for dates from 2014 on.</summary>
public static class Feestdagen
{
    /// <summary>
    /// True on Nieuwjaarsdag, Eerste and Tweede Paasdag, Koningsdag (27 April; the 26th when that is a Sunday), Bevrijdingsdag (5 May,
    /// every year), Hemelvaartsdag, Eerste and Tweede Pinksterdag and both days of Kerst. Goede Vrijdag is not one.
    /// </summary>
    public static bool IsFeestdag(DateOnly dag)
    {
        switch (dag.Month, dag.Day)
        {
            case (1, 1) or (5, 5) or (12, 25) or (12, 26):
                return true;
            case (4, 27) when dag.DayOfWeek != DayOfWeek.Sunday:
            case (4, 26) when dag.DayOfWeek == DayOfWeek.Saturday:
                return true;
            default:
                // Days after Eerste Paasdag: Tweede Paasdag 1, Hemelvaart 39, Pinksteren 49 and 50.
                return dag.DayNumber - Paaszondag(dag.Year).DayNumber is 0 or 1 or 39 or 49 or 50;
        }
    }

    // The anonymous Gregorian computus (Meeus/Jones/Butcher).
    static DateOnly Paaszondag(int jaar)
    {
        var a = jaar % 19;
        var (b, c) = (jaar / 100, jaar % 100);
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - b / 4 - g + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(jaar, n / 31, n % 31 + 1);
    }
}
