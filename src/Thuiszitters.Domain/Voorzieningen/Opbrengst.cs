// What: what ended arrangements yielded: uitval, satisfaction, goals reached, destination, and who was at home again within 6 and 12 months.
// Source: indicators.md OUT. Each with its own denominator: of whom it is known, or of whom the months are over.
// Pure. Used by: the page of a voorziening and the overview by type.
// Never: a ranking; and no number is shown but through Kleincijfer or Verhouding.

namespace Thuiszitters.Domain;

/// <summary>What is known of one ended arrangement.</summary>
public sealed record Afloop
{
    /// <summary>Day on which it ended.</summary>
    public required DateOnly GeeindigdOp { get; init; }

    /// <summary>It ended prematurely.</summary>
    public bool Voortijdig { get; init; }

    /// <summary>The first day after it on which the child is at home again; null as far as is known never.</summary>
    public DateOnly? WeerThuisOp { get; init; }

    /// <summary>Where the child went; null when not recorded.</summary>
    public Bestemming? Bestemming { get; init; }

    /// <summary>How far each goal came.</summary>
    public IReadOnlyList<Doelbereik> Doelen { get; init; } = [];

    /// <summary>Satisfaction of the child, 1 to 10.</summary>
    public int? TevredenKind { get; init; }

    /// <summary>Satisfaction of the parents, 1 to 10.</summary>
    public int? TevredenOuders { get; init; }
}

/// <summary>A mean of so many; null with too few.</summary>
/// <param name="Waarde">To one decimal.</param>
/// <param name="Noemer">Of how many children, rounded.</param>
public readonly record struct Gemiddelde(decimal? Waarde, int Noemer)
{
    /// <summary>The mean as it may be shown: to half a mark, so that one more child does not tell their mark.</summary>
    /// <param name="waarden">One for each child.</param>
    public static Gemiddelde Van(IReadOnlyCollection<int> waarden)
    {
        ArgumentNullException.ThrowIfNull(waarden);
        return waarden.Count < Verhouding.MinsteNoemer ? new(null, 0)
            : new(Math.Round(2m * waarden.Sum() / waarden.Count, MidpointRounding.AwayFromZero) / 2, Kleincijfer.Van(waarden.Count).Waarde);
    }
}

/// <summary>The yield of a voorziening or a type.</summary>
public sealed record Opbrengst
{
    /// <summary>How many ended.</summary>
    public required Kleincijfer Geeindigd { get; init; }

    /// <summary>Ended prematurely, of all that ended.</summary>
    public required Verhouding Uitval { get; init; }

    /// <summary>All goals reached at least in part, of the children with goals that were looked at.</summary>
    public required Verhouding DoelenBereikt { get; init; }

    /// <summary>Satisfaction of children.</summary>
    public required Gemiddelde TevredenKind { get; init; }

    /// <summary>Satisfaction of parents.</summary>
    public required Gemiddelde TevredenOuders { get; init; }

    /// <summary>At home again within 6 months, of whom those months are over.</summary>
    public required Verhouding TerugvalZes { get; init; }

    /// <summary>At home again within 12 months, of whom those months are over.</summary>
    public required Verhouding TerugvalTwaalf { get; init; }

    /// <summary>Where they went; empty with too few.</summary>
    public required IReadOnlyList<(Bestemming Bestemming, Kleincijfer Aantal)> Bestemmingen { get; init; }

    /// <summary>The yield of so many ended arrangements.</summary>
    /// <param name="aflopen">What is known of each.</param>
    /// <param name="dag">The day on which is looked.</param>
    public static Opbrengst Van(IReadOnlyCollection<Afloop> aflopen, DateOnly dag)
    {
        ArgumentNullException.ThrowIfNull(aflopen);
        var bekeken = aflopen.Where(a => a.Doelen.Count > 0).ToList();
        var bestemmingen = aflopen.Where(a => a.Bestemming is not null).GroupBy(a => a.Bestemming!.Value).OrderBy(g => g.Key).ToList();
        return new()
        {
            Geeindigd = Kleincijfer.Van(aflopen.Count),
            Uitval = Verhouding.Van(aflopen.Count(a => a.Voortijdig), aflopen.Count),
            DoelenBereikt = Verhouding.Van(bekeken.Count(a => a.Doelen.All(d => d != Doelbereik.Nee)), bekeken.Count),
            TevredenKind = Gemiddelde.Van([.. aflopen.Select(a => a.TevredenKind).OfType<int>()]),
            TevredenOuders = Gemiddelde.Van([.. aflopen.Select(a => a.TevredenOuders).OfType<int>()]),
            TerugvalZes = Terugval(aflopen, 6, dag),
            TerugvalTwaalf = Terugval(aflopen, 12, dag),
            Bestemmingen = bestemmingen.Sum(g => g.Count()) < Verhouding.MinsteNoemer ? []
                : [.. bestemmingen.Select(g => (g.Key, Kleincijfer.Van(g.Count())))],
        };
    }

    /// <summary>Whether a child was at home again within so many months after the end.</summary>
    /// <param name="afloop">What is known.</param>
    /// <param name="maanden">So many calendar months; the day itself counts.</param>
    public static bool IsTerugval(Afloop afloop, int maanden)
    {
        ArgumentNullException.ThrowIfNull(afloop);
        return afloop.WeerThuisOp is { } thuis && thuis <= afloop.GeeindigdOp.AddMonths(maanden);
    }

    // Who ended so short ago that the months are not over says nothing yet, also when they are at home already: else the share would be too high.
    static Verhouding Terugval(IReadOnlyCollection<Afloop> aflopen, int maanden, DateOnly dag)
    {
        var voorbij = aflopen.Where(a => a.GeeindigdOp.AddMonths(maanden) < dag).ToList();
        return Verhouding.Van(voorbij.Count(a => IsTerugval(a, maanden)), voorbij.Count);
    }
}
