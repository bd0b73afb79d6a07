// What: the one place where a count of children becomes something that may be shown: nothing below five, the rest rounded to five.
// Source: rules.md R10. Each number is rounded by itself and no total stands beside it, so that no cell can be computed from others.
// Pure. Used by: the gap view, outcomes, the public print and CSV of the kaart.
// Never: an exact number of children; nor a percentage from which one follows.

namespace Thuiszitters.Domain;

/// <summary>How safe a number of children is to show.</summary>
public enum Cijfersoort
{
    /// <summary>None.</summary>
    Geen = 0,

    /// <summary>One to four.</summary>
    Klein = 1,

    /// <summary>Rounded to five.</summary>
    Afgerond = 2,
}

/// <summary>A number of children as it may be shown.</summary>
/// <param name="Soort">How.</param>
/// <param name="Waarde">The rounded number; zero when none or small.</param>
public readonly record struct Kleincijfer(Cijfersoort Soort, int Waarde)
{
    /// <summary>Below this a number is not shown (rules.md R10 ⚙).</summary>
    public const int Drempel = 5;

    /// <summary>To what is rounded.</summary>
    const int Stap = 5;

    /// <summary>The number as it may be shown.</summary>
    /// <param name="aantal">A number of children.</param>
    public static Kleincijfer Van(int aantal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(aantal);
        return aantal == 0 ? new(Cijfersoort.Geen, 0) : aantal < Drempel ? new(Cijfersoort.Klein, 0) : new(Cijfersoort.Afgerond, Rond(aantal));
    }

    /// <summary>To the nearest five, and never below the threshold.</summary>
    static int Rond(int aantal) => Math.Max(Drempel, (aantal + (Stap / 2)) / Stap * Stap);
}

/// <summary>How a share may be shown.</summary>
public enum Verhoudingsoort
{
    /// <summary>Too few children to say anything.</summary>
    TeWeinig = 1,

    /// <summary>None of them.</summary>
    Geen = 2,

    /// <summary>One to four of them.</summary>
    Enkele = 3,

    /// <summary>All but one to four.</summary>
    BijnaAlle = 4,

    /// <summary>All of them.</summary>
    Alle = 5,

    /// <summary>A rounded share.</summary>
    Deel = 6,
}

/// <summary>A share of a number of children as it may be shown: rounded numerator, denominator and percentage.</summary>
/// <param name="Soort">How.</param>
/// <param name="Teller">Rounded; zero unless <see cref="Verhoudingsoort.Deel"/>.</param>
/// <param name="Noemer">Rounded; zero when too few.</param>
/// <param name="Procent">Rounded to five; zero unless <see cref="Verhoudingsoort.Deel"/>.</param>
public readonly record struct Verhouding(Verhoudingsoort Soort, int Teller, int Noemer, int Procent)
{
    /// <summary>With fewer children nothing is shown.</summary>
    public const int MinsteNoemer = 10;

    /// <summary>The share as it may be shown.</summary>
    /// <param name="teller">How many.</param>
    /// <param name="noemer">Of how many.</param>
    public static Verhouding Van(int teller, int noemer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(teller);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(teller, noemer);
        if (noemer < MinsteNoemer)
            return new(Verhoudingsoort.TeWeinig, 0, 0, 0);
        var n = Kleincijfer.Van(noemer).Waarde;
        var rest = noemer - teller;
        return teller == 0 ? new(Verhoudingsoort.Geen, 0, n, 0)
            : rest == 0 ? new(Verhoudingsoort.Alle, 0, n, 0)
            : teller < Kleincijfer.Drempel ? new(Verhoudingsoort.Enkele, 0, n, 0)
            : rest < Kleincijfer.Drempel ? new(Verhoudingsoort.BijnaAlle, 0, n, 0)
            : new(Verhoudingsoort.Deel, Kleincijfer.Van(teller).Waarde, n, (int)Math.Round(teller * 20m / noemer, MidpointRounding.AwayFromZero) * 5);
    }
}
