namespace Thuiszitters.Domain;

/// <summary>A period of whole days: <see cref="Van"/> is the first day in it, <see cref="Tot"/> the first day no longer in it, or null when open.</summary>
/// <param name="Van">First day in the period.</param>
/// <param name="Tot">First day after the period; null = open.</param>
public readonly record struct Periode(DateOnly Van, DateOnly? Tot)
{
    /// <summary>True when <paramref name="dag"/> lies in the period.</summary>
    public bool Bevat(DateOnly dag) => dag >= Van && (Tot is not { } tot || dag < tot);
}
