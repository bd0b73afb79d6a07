// What: how much of a dossier a reader sees, and why.
// Source: rules.md R8. Where the dossier lies gives a level; a running share adds to it, for exactly the parts that were shared.
// Pure. Used by: the pages of a dossier. Its twin is the query filter of the web program: change both or neither.
// Never: a level by default. What no rule gives is Geen, and the dossier answers as if it did not exist. Nor a level to write by a share.

namespace Thuiszitters.Domain;

/// <summary>The level of sight on a dossier (rules.md R8).</summary>
public static class DossierAccess
{
    /// <summary>Reason of who sees a dossier only because it is shared with the organisation.</summary>
    public const string Gedeeld = "gedeeld";

    /// <summary>
    /// Reason of a reviewer of a vrijstelling (rules.md R8): sees that request and who it is about, and no dossier. So it is no answer of
    /// <see cref="Of"/>, and no list, page or search of dossiers opens for them.
    /// </summary>
    public const string Beoordelaar = "beoordelaar-vrijstelling";

    /// <summary>Reason of the doorzettingsmacht whose advice on a vrijstelling is asked: sees that request and who it is about, and no dossier by it.</summary>
    public const string Adviseur = "advies-vrijstelling";

    /// <summary>Stands between the reason of where a dossier lies and <see cref="Gedeeld"/> when both hold.</summary>
    public const char En = '+';

    /// <summary>
    /// The level on the dossier as a whole, and the code of its reason: <c>gemeente-van-verblijf</c>, <c>gesloten</c>, <c>swv-gebied</c>,
    /// <c>swv-oordeel</c>, <c>eigen-school</c>, <c>pact-overschreden</c>, <c>gedeeld</c>, one of the three for the core with <c>+gedeeld</c>, or <c>geen-grond</c>. What is shared is read in full:
    /// see <see cref="Leest"/>.
    /// </summary>
    /// <param name="lezer">Who reads, in which role, for which organisation (doorzettingsmacht: the regional organisation).</param>
    /// <param name="dossier">Where the dossier lies today, and what of it is shared with that organisation today.</param>
    public static (Zichtniveau Niveau, string Reden) Of(Lezer lezer, Dossierligging dossier)
    {
        ArgumentNullException.ThrowIfNull(lezer);
        ArgumentNullException.ThrowIfNull(dossier);
        var (niveau, reden) = VanLigging(lezer, dossier);
        if (dossier.Gedeeld is null || niveau > Zichtniveau.Kern || !KanOntvangen(lezer.Rol))
            return (niveau, reden);
        return (Zichtniveau.Kern, niveau == Zichtniveau.Geen ? Gedeeld : reden + En + Gedeeld);
    }

    /// <summary>Whether a part is read in full: by the level on the whole, or because just this part is shared.</summary>
    /// <param name="niveau">The level on the whole.</param>
    /// <param name="gedeeld">What is shared with the organisation of the reader; null when nothing is.</param>
    /// <param name="deel">One part.</param>
    public static bool Leest(Zichtniveau niveau, Dossierdeel? gedeeld, Dossierdeel deel) =>
        niveau > Zichtniveau.Kern || (niveau == Zichtniveau.Kern && deel != Dossierdeel.Geen && gedeeld is { } g && (g & deel) == deel);

    /// <summary>Whether a share with the organisation reaches this role. Reviewers, analysts, privacy officers and administrators are not reached.</summary>
    public static bool KanOntvangen(Rol rol) => rol is Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht
        or Rol.SwvConsulent or Rol.TeamleiderSwv or Rol.Schoolmelder or Rol.Doorzettingsmacht;

    static (Zichtniveau Niveau, string Reden) VanLigging(Lezer lezer, Dossierligging dossier)
    {
        return lezer.Rol switch
        {
            Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht when lezer.OrganisatieId == dossier.GemeenteId =>
                dossier.Gesloten ? (Zichtniveau.Volledig, "gesloten") : (Zichtniveau.Wijzigen, "gemeente-van-verblijf"),
            Rol.SwvConsulent or Rol.TeamleiderSwv when lezer.OrganisatieId == dossier.SwvId && IsZaakVanSwv(dossier) =>
                (Zichtniveau.Kern, "swv-gebied"),
            Rol.SwvConsulent or Rol.TeamleiderSwv when lezer.OrganisatieId == dossier.VrijstellingSwvId => (Zichtniveau.Kern, "swv-oordeel"),
            Rol.Schoolmelder when lezer.OrganisatieId == dossier.SchoolId => (Zichtniveau.Kern, "eigen-school"),
            Rol.Doorzettingsmacht when lezer.OrganisatieId == dossier.RegioId && dossier.Band == PactBand.Overschreden =>
                (Zichtniveau.Kern, "pact-overschreden"),
            _ => (Zichtniveau.Geen, "geen-grond"),
        };
    }

    static bool IsZaakVanSwv(Dossierligging dossier) =>
        dossier.Status is DossierStatus.Thuiszitter or DossierStatus.Dreigend || dossier.ArrangementLoopt;
}
