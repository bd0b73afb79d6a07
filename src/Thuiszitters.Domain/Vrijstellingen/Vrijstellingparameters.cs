namespace Thuiszitters.Domain;

/// <summary>The ⚙ parameters of the 5A-vrijstelling with their defaults (rules.md R5). Weeks are of seven calendar days.</summary>
public sealed record Vrijstellingparameters
{
    /// <summary>Recovery term of the notice and of the statement, each its own, in weeks.</summary>
    public int HerstelWeken { get; init; } = 2;

    /// <summary>Within how many weeks the reviewers judge; after that the request is late, and still judgeable.</summary>
    public int BeoordelenWeken { get; init; } = 6;

    /// <summary>After how many weeks without two judgements there is GeenOordeel.</summary>
    public int UiterlijkWeken { get; init; } = 12;

    /// <summary>Within how many weeks divided reviewers talk and judge anew.</summary>
    public int HeroverwegingWeken { get; init; } = 3;

    /// <summary>Within how many weeks after the outcome the statement is there.</summary>
    public int VerklaringWeken { get; init; } = 8;

    /// <summary>For how many months who stood in the chain of a request does not judge a next one of the same child.</summary>
    public int KetenMaanden { get; init; } = 12;

    /// <summary>The second reviewer comes from another organisation than the first.</summary>
    public bool TweedeUitAndereOrganisatie { get; init; }

    /// <summary>Month from whose first day on a request for the next schooljaar is taken.</summary>
    public int HerbeoordelingVanafMaand { get; init; } = 3;

    /// <summary>How many weeks before 1 July the tasks of the herbeoordeling are set.</summary>
    public int HerbeoordelingTaakWeken { get; init; } = 10;
}
