// What: a stretch of days with a plain end, so that the rules can cut and join stretches without asking each time whether one is open.
// Source: rules.md ("a period is written [from, to)"). Pure.
// Used by: the rules of absence and of the pact clock; what leaves the domain is a Periode.

namespace Thuiszitters.Domain;

// [Van, Tot); Tot = DateOnly.MaxValue means open.
readonly record struct Dagen(DateOnly Van, DateOnly Tot) : IComparable<Dagen>
{
    public bool Leeg => Van >= Tot;

    public static Dagen Uit(Verzuimfeit feit) => new(feit.EersteDag, feit.LaatsteDag is { } laatste ? Na(laatste) : DateOnly.MaxValue);

    public static Dagen Uit(Periode periode) => new(periode.Van, periode.Tot ?? DateOnly.MaxValue);

    public static Dagen Uit(Inschrijvingfeit feit) => new(feit.Van, feit.Tot ?? DateOnly.MaxValue);

    // The days from the first one really at school up to the end of the enrolment; empty when there was none.
    public static Dagen OpSchool(Inschrijvingfeit feit) =>
        feit.EersteSchooldag is { } dag ? Uit(feit) with { Van = Laatste(dag, feit.Van) } : new(feit.Van, feit.Van);

    public static DateOnly Na(DateOnly dag) => dag == DateOnly.MaxValue ? dag : dag.AddDays(1);

    public static DateOnly Eerste(DateOnly a, DateOnly b) => a < b ? a : b;

    public static DateOnly Laatste(DateOnly a, DateOnly b) => a > b ? a : b;

    // The end of [van, tot) when somebody ended it on one of these days.
    public static DateOnly Ingekort(DateOnly van, DateOnly tot, IReadOnlyList<DateOnly> einden)
    {
        foreach (var einde in einden)
        {
            if (einde >= van) tot = Eerste(tot, einde);
        }

        return tot;
    }

    // What is left of the stretches without the days of one of them.
    public static void Snijd(List<Dagen> dagen, Dagen weg)
    {
        if (weg.Leeg) return;
        for (var i = dagen.Count - 1; i >= 0; i--)
        {
            var deel = dagen[i];
            if (!deel.Raakt(weg.Van, weg.Tot)) continue;
            dagen.RemoveAt(i);
            if (weg.Tot < deel.Tot) dagen.Insert(i, new(weg.Tot, deel.Tot));
            if (deel.Van < weg.Van) dagen.Insert(i, new(deel.Van, weg.Van));
        }
    }

    public bool Bevat(DateOnly dag) => dag >= Van && dag < Tot;

    public bool Raakt(DateOnly van, DateOnly tot) => Van < tot && Tot > van;

    public int CompareTo(Dagen other) => Van != other.Van ? Van.CompareTo(other.Van) : Tot.CompareTo(other.Tot);
}
