namespace Thuiszitters.Disclosure.Microdata;

/// <summary>Rows that are released at one node of the lattice.</summary>
/// <param name="Levels">One level per quasi-identifier.</param>
/// <param name="Rows">The rows of the table.</param>
public sealed record RecodedPart(IReadOnlyList<int> Levels, IReadOnlyList<int> Rows);

/// <summary>What a search gives: which rows are released, and at what levels.</summary>
/// <param name="Parts">
/// Together every row that is kept, once. One part after a global search; after local recoding more, in the order of release.
/// </param>
/// <param name="Loss">
/// Mean over rows and quasi-identifiers of (leaves(value) - 1) / (leaves(domain) - 1), 0 to 1; a row that is left out counts 1 for each.
/// </param>
/// <param name="Suppressed">Units (persons, or rows when no persons are given) that lose a row.</param>
/// <param name="SuppressedRows">Rows left out.</param>
/// <param name="NodesChecked">Nodes of the lattice that were counted out; all others were excluded by a bound.</param>
public sealed record Recoding(IReadOnlyList<RecodedPart> Parts, double Loss, int Suppressed, int SuppressedRows, int NodesChecked);
