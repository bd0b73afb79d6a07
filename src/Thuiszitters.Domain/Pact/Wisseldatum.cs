// What: the next day on which a dossier changes by itself.
// Source: rules.md R4 ("the dates of every coming change are stored with the dossier").
// Used by: import and every write to a timeline; finding the due cases is then an index range. Pure.
// Never: to be stored when made from a full birth date: a change that comes from the 18th birthday would give it away.

namespace Thuiszitters.Domain;

/// <summary>The next change of a dossier without new facts (rules.md R4).</summary>
public static class Wisseldatum
{
    /// <summary>First day after <paramref name="op"/> on which band, status, criterion or signals differ from now; null = never.</summary>
    /// <param name="feiten">The whole timeline of the dossier, in any order.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="kalender">School days of the region.</param>
    /// <param name="op">The day from which one looks ahead.</param>
    public static DateOnly? Volgende(Dossierfeiten feiten, Regioparameters p, Schoolkalender kalender, DateOnly op) =>
        new Tijdlijn(feiten, p, kalender).VolgendeWissel(op);
}
