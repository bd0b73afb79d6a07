// What: which reasons for a signal hold on a day.
// Source: rules.md R7 (the clock, 16-uur, M@ZL).
// Used by: the job that raises and ends signals. Pure.
// Never: makes up for past months: of the clock only the strongest signal holds.

namespace Thuiszitters.Domain;

/// <summary>Reasons for a signal (rules.md R7).</summary>
public static class Signaalregels
{
    /// <summary>
    /// The reasons that hold: at most one of the clock (key <c>episode-</c> and S), each 16-uur signal while that criterion lasts
    /// (<c>16-uur-</c> and its day) and M@ZL while it lasts (<c>mazl-</c> and its first day).
    /// </summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="kalender">School days of the region.</param>
    /// <param name="op">The day asked about.</param>
    public static IReadOnlyList<Signaalgrond> Bepaal(Dossierfeiten feiten, Regioparameters p, Schoolkalender kalender, DateOnly op) =>
        new Tijdlijn(feiten, p, kalender).Signalen(op);
}
