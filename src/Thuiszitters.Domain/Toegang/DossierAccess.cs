// What: how much of a dossier a reader sees, and why.
// Source: rules.md R8. Shares, transfers and noodtoegang add to this; they are no part of where a dossier lies.
// Pure. Used by: the pages of a dossier. Its twin is the query filter of the web program: change both or neither.
// Never: a level by default. What no rule gives is Geen, and the dossier answers as if it did not exist.

namespace Thuiszitters.Domain;

/// <summary>The level of sight on a dossier (rules.md R8).</summary>
public static class DossierAccess
{
    /// <summary>
    /// The level, and the code of its reason: <c>gemeente-van-verblijf</c>, <c>gesloten</c>, <c>swv-gebied</c>, <c>eigen-school</c>,
    /// <c>pact-overschreden</c> or <c>geen-grond</c>.
    /// </summary>
    /// <param name="lezer">Who reads, in which role, for which organisation (doorzettingsmacht: the regional organisation).</param>
    /// <param name="dossier">Where the dossier lies today.</param>
    public static (Zichtniveau Niveau, string Reden) Of(Lezer lezer, Dossierligging dossier)
    {
        ArgumentNullException.ThrowIfNull(lezer);
        ArgumentNullException.ThrowIfNull(dossier);
        return lezer.Rol switch
        {
            Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht when lezer.OrganisatieId == dossier.GemeenteId =>
                dossier.Gesloten ? (Zichtniveau.Volledig, "gesloten") : (Zichtniveau.Wijzigen, "gemeente-van-verblijf"),
            Rol.SwvConsulent or Rol.TeamleiderSwv when lezer.OrganisatieId == dossier.SwvId && IsZaakVanSwv(dossier) =>
                (Zichtniveau.Kern, "swv-gebied"),
            Rol.Schoolmelder when lezer.OrganisatieId == dossier.SchoolId => (Zichtniveau.Kern, "eigen-school"),
            Rol.Doorzettingsmacht when lezer.OrganisatieId == dossier.RegioId && dossier.Band == PactBand.Overschreden =>
                (Zichtniveau.Kern, "pact-overschreden"),
            _ => (Zichtniveau.Geen, "geen-grond"),
        };
    }

    static bool IsZaakVanSwv(Dossierligging dossier) =>
        dossier.Status is DossierStatus.Thuiszitter or DossierStatus.Dreigend || dossier.ArrangementLoopt;
}
