// What: what a class of equal rows must be before it may be released.
// Source: k-anonymity (Samarati and Sweeney, 1998); distinct, entropy and recursive (c,l)-diversity (Machanavajjhala e.a., 2007);
//   t-closeness with the equal and the hierarchical ground distance (Li e.a., 2007).
// Growth: a class that meets k and distinct l still meets them after rows are added to it. A class that meets one of the other rules
//   need not, when the rows added come from a class that did not. The search may prune only by the first two; see ADR 32.

namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Distance between two values of a sensitive column, for t-closeness.</summary>
public enum GroundDistance
{
    /// <summary>Every two different values are 1 apart: the distance of two distributions is half the sum of the differences.</summary>
    Equal = 1,

    /// <summary>By the ladder of the column: the height at which two values meet, divided by the height of the ladder.</summary>
    Hierarchical = 2,
}

/// <summary>What a class must be in one sensitive column. What is null is not asked.</summary>
/// <param name="Column">Name of the sensitive column.</param>
/// <param name="DistinctL">At least this number of different values.</param>
/// <param name="EntropyL">Entropy of the values at least the logarithm of this.</param>
/// <param name="Recursive">(c, l): the most frequent value less often than c times all from the l-th most frequent on.</param>
/// <param name="T">Distance to the distribution of the whole table at most this (0 to 1).</param>
/// <param name="Distance">The distance for <paramref name="T"/>; the hierarchical one needs a ladder on the column.</param>
public sealed record SensitiveRule(
    string Column,
    int? DistinctL = null,
    double? EntropyL = null,
    (double C, int L)? Recursive = null,
    double? T = null,
    GroundDistance Distance = GroundDistance.Equal);

/// <summary>What is asked of a release.</summary>
/// <param name="K">At least this number of units (persons, or rows when no persons are given) in each class.</param>
/// <param name="MaxSuppression">At most this share (0 to 1) of the units may lose a row.</param>
/// <param name="Sensitive">What is asked per sensitive column.</param>
public sealed record PrivacyRules(int K, decimal MaxSuppression, params IReadOnlyList<SensitiveRule> Sensitive)
{
    /// <summary>Checks the numbers, and that each rule names a sensitive column.</summary>
    /// <exception cref="ArgumentException">A number is out of range, or a rule has no column or ladder.</exception>
    public void Check(CodedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (K < 2 || MaxSuppression is < 0 or > 1)
            throw new ArgumentException("k must be 2 or more, and the limit of suppression 0 to 1.", nameof(table));
        foreach (var rule in Sensitive)
        {
            if (table.Sensitive.All(c => c.Name != rule.Column))
                throw new ArgumentException($"{rule.Column} is no sensitive column.", nameof(table));
            if (rule.DistinctL < 1 || rule.EntropyL < 1 || rule.Recursive is { C: <= 0 } or { L: < 1 } || rule.T is < 0 or > 1)
                throw new ArgumentException($"A rule on {rule.Column} has a number out of range.", nameof(table));
            if (rule is { T: not null, Distance: GroundDistance.Hierarchical } && table.Sensitive.First(c => c.Name == rule.Column).Ladder is null)
                throw new ArgumentException($"{rule.Column} has no ladder for the hierarchical distance.", nameof(table));
        }
    }

    /// <summary>The largest number of units that may lose a row, of all the units there are.</summary>
    public int MaxSuppressed(int units) => (int)decimal.Floor(MaxSuppression * units);
}
