using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Thuiszitters.Domain.Tests;

/// <summary>Days for tests: from text, and drawn at random.</summary>
static class Testdag
{
    public static DateOnly Op(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Days from 2000 up to and including 2035; one in ten is a 29 February, so that leap days are always met.</summary>
    public static readonly Arbitrary<DateOnly> Willekeurig = Gen
        .Choose(0, 9)
        .SelectMany(tien => tien == 0
            ? Gen.Choose(0, 8).Select(n => new DateOnly(2000 + 4 * n, 2, 29))
            : Gen.Choose(new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber).Select(DateOnly.FromDayNumber))
        .ToArbitrary();
}
