// What: whether a list of holidays can stand for a schooljaar of a region.
// Source: rules.md R2 (official school holidays, replaceable per region). Used by: the page on which the functional administrator replaces them.
// Pure. Never: compares with the official list; a region that differs is the reason that a list can be replaced.

namespace Thuiszitters.Domain;

/// <summary>Why a line of a list of holidays cannot stand.</summary>
public enum Vakantiebezwaar
{
    /// <summary>The last day lies before the first.</summary>
    Omgekeerd = 1,

    /// <summary>The first day lies outside the schooljaar.</summary>
    AnderSchooljaar = 2,

    /// <summary>Longer than <see cref="Vakantielijst.MaximumDagen"/>.</summary>
    TeLang = 3,

    /// <summary>It shares a day with the holiday before it.</summary>
    Overlapt = 4,

    /// <summary>Without a name, or with one longer than <see cref="Vakantielijst.NaamLengte"/>.</summary>
    Naam = 5,
}

/// <summary>The holidays by which a region replaces those of one schooljaar (rules.md R2).</summary>
public static class Vakantielijst
{
    /// <summary>Longest name of a holiday, in characters.</summary>
    public const int NaamLengte = 40;

    /// <summary>Longest holiday, in calendar days: ten weeks. The longest official one has six weeks with its weekends.</summary>
    public const int MaximumDagen = 70;

    /// <summary>What is wrong with each holiday; nothing when the list can stand. An empty list has nothing wrong and means the official one.</summary>
    /// <param name="jaar">The schooljaar that the list is for.</param>
    /// <param name="vakanties">In the order in which they were given.</param>
    /// <returns>The index of the holiday and what is wrong with it, the first thing of each.</returns>
    public static IEnumerable<(int Index, Vakantiebezwaar Bezwaar)> Bezwaren(Schooljaar jaar, IReadOnlyList<Schoolvakantie> vakanties)
    {
        ArgumentNullException.ThrowIfNull(vakanties);
        for (var i = 0; i < vakanties.Count; i++)
        {
            if (Bezwaar(jaar, vakanties, i) is { } bezwaar)
                yield return (i, bezwaar);
        }
    }

    static Vakantiebezwaar? Bezwaar(Schooljaar jaar, IReadOnlyList<Schoolvakantie> vakanties, int i)
    {
        var v = vakanties[i];
        if (v.Naam.Length is 0 or > NaamLengte)
            return Vakantiebezwaar.Naam;
        if (v.Laatste < v.Eerste)
            return Vakantiebezwaar.Omgekeerd;
        if (v.Schooljaar != jaar)
            return Vakantiebezwaar.AnderSchooljaar;
        if (v.Laatste.DayNumber - v.Eerste.DayNumber >= MaximumDagen)
            return Vakantiebezwaar.TeLang;
        return vakanties.Take(i).Any(w => w.Eerste <= v.Laatste && v.Eerste <= w.Laatste) ? Vakantiebezwaar.Overlapt : null;
    }
}
