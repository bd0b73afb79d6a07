// What: the status of a dossier on a day, with the criterion and the first day that made it so.
// Source: rules.md R3 and the table "What a list row means" in R2.
// Used by: every screen, list and count that shows a status. Pure.
// Never: stores or takes a status typed in by hand.

namespace Thuiszitters.Domain;

/// <summary>The status of a dossier (rules.md R3).</summary>
public static class Statusregel
{
    /// <summary>The first status that applies. After a move out of the region only Gemeld is left while the duty lasts.</summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="kalender">School days of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static Statusoordeel Bepaal(Dossierfeiten feiten, Regioparameters p, Schoolkalender kalender, DateOnly op) =>
        new Tijdlijn(feiten, p, kalender).Status(op);

    /// <summary>
    /// Every criterion that makes the child dreigend on a day, the one that came first in front, with the day on which it ends by itself.
    /// </summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="kalender">School days of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static IReadOnlyList<Criteriumstand> Criteria(Dossierfeiten feiten, Regioparameters p, Schoolkalender kalender, DateOnly op) =>
        new Tijdlijn(feiten, p, kalender).Criteria(op);
}
