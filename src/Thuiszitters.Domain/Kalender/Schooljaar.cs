// What: the school year a day falls in.
// Source: rules.md R1; Leerplichtwet 1969 art. 1 (a school year runs from 1 August up to and including 31 July).
// Pure. Used by: leerplicht, vrijstellingen, figures.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>A schooljaar: 1 August up to and including 31 July (rules.md R1).</summary>
/// <param name="Beginjaar">Calendar year in which it begins, e.g. 2026 for 2026-2027.</param>
public readonly record struct Schooljaar(int Beginjaar)
{
    /// <summary>The schooljaar in which <paramref name="dag"/> falls.</summary>
    public static Schooljaar Van(DateOnly dag) => new(dag.Month >= 8 ? dag.Year : dag.Year - 1);

    /// <summary>First day: 1 August.</summary>
    public DateOnly Eerste => new(Beginjaar, 8, 1);

    /// <summary>Last day, inclusive: 31 July.</summary>
    public DateOnly Laatste => new(Beginjaar + 1, 7, 31);

    /// <summary>Both calendar years, e.g. <c>2026-2027</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Beginjaar:0000}-{Beginjaar + 1:0000}");
}
