namespace Thuiszitters.Domain;

/// <summary>The ⚙ parameters of arrangements with their defaults (rules.md R6). Weeks are of seven calendar days.</summary>
public sealed record Arrangementparameters
{
    /// <summary>Within how many weeks after the start the first evaluation is.</summary>
    public int EersteEvaluatieWeken { get; init; } = 6;

    /// <summary>Within how many weeks after an evaluation the next one is.</summary>
    public int VolgendeEvaluatieWeken { get; init; } = 13;

    /// <summary>How many weeks after the return a look-in is due.</summary>
    public IReadOnlyList<int> NazorgWeken { get; init; } = [1, 4, 12, 26];
}
