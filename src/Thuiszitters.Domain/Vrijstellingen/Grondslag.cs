namespace Thuiszitters.Domain;

/// <summary>On what it rests that the SWV judges first (rules.md R5): the law itself does not ask it. Values are stored: never renumber.</summary>
public enum Vrijstellinggrondslag
{
    /// <summary>An agreement of the region.</summary>
    RegionaleAfspraak = 1,

    /// <summary>The law, from the date that the region records.</summary>
    Wet = 2,
}
