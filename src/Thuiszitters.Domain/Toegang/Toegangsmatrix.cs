// What: the matrix of roles and actions.
// Source: permissions.csv of the domain, cell for cell; where it and rules.md R8 differ on a dossier, DossierAccess decides.
// Pure. Used by: the gates of the web program, the menu, the page that shows the matrix.
// Never: an action that is not in the table; asking for one is a mistake of the program and throws.

using System.Collections.Frozen;
using static Thuiszitters.Domain.Acties;

namespace Thuiszitters.Domain;

/// <summary>Which role may do what, and in which scope (permissions.csv).</summary>
public static class Toegangsmatrix
{
    // Short names keep a row of the table on one line.
    const Bereik Nee = Bereik.Geen;
    const Bereik Eig = Bereik.Eigen;
    const Bereik Deel = Bereik.EigenDeel;
    const Bereik Ged = Bereik.Gedeeld;
    const Bereik EiG = Bereik.EigenEnGedeeld;
    const Bereik Krn = Bereik.Kern;
    const Bereik KrG = Bereik.KernEnGedeeld;
    const Bereik DeG = Bereik.EigenDeelEnGedeeld;
    const Bereik Reg = Bereik.Regio;
    const Bereik Tw2 = Bereik.EigenAlsTweede;

    // Columns are the roles in the order of their values: Leerplichtambtenaar, LeerplichtBoa, TeamleiderLeerplicht, SwvConsulent,
    // SwvBeoordelaar, TeamleiderSwv, Schoolmelder, Doorzettingsmacht, RegioAnalist, PrivacyOfficer, FunctioneelBeheerder, ApiClient.
    static readonly (string Actie, Bereik[] Rij)[] Tabel =
    [
        (DossierOpenen, [Eig, Eig, Eig, Eig, Nee, Eig, Eig, Nee, Nee, Nee, Nee, Eig]),
        (DossierLezen, [EiG, EiG, EiG, KrG, Ged, KrG, Eig, KrG, Nee, Nee, Nee, Eig]),
        (DossierWijzigen, [Eig, Eig, Eig, Deel, Nee, Deel, Nee, Nee, Nee, Nee, Nee, Eig]),
        (DossierToewijzen, [Eig, Eig, Eig, Deel, Nee, Deel, Nee, Nee, Nee, Nee, Nee, Nee]),
        (DossierSluiten, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (DossierOverdragen, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (DossierDelen, [Eig, Eig, Eig, Deel, Nee, Deel, Nee, Nee, Nee, Nee, Nee, Nee]),
        (IdentiteitOnthullen, [EiG, EiG, EiG, KrG, Ged, KrG, Eig, KrG, Nee, Nee, Nee, Nee]),
        (BsnOnthullen, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (WpgLezen, [Nee, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (WpgWijzigen, [Nee, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VerzuimMelden, [Eig, Eig, Eig, Nee, Nee, Nee, Eig, Nee, Nee, Nee, Nee, Eig]),
        (VerzuimImporteren, [Eig, Eig, Eig, Nee, Nee, Nee, Eig, Nee, Nee, Nee, Nee, Eig]),
        (ArrangementLezen, [EiG, EiG, EiG, EiG, Ged, EiG, Eig, Ged, Nee, Nee, Nee, Nee]),
        (ArrangementWijzigen, [Eig, Eig, Eig, Eig, Nee, Eig, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VoorzieningBeheren, [Nee, Nee, Nee, Nee, Nee, Eig, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VoorzieningLezen, [Reg, Reg, Reg, Reg, Reg, Reg, Reg, Reg, Reg, Nee, Nee, Nee]),
        (VrijstellingRegistreren, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VrijstellingLezen, [Eig, Eig, Eig, Nee, Ged, Deel, Nee, Ged, Nee, Nee, Nee, Nee]),
        (VrijstellingToewijzen, [Nee, Nee, Nee, Nee, Nee, Deel, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VrijstellingVormtoets, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VrijstellingBeoordelen, [Nee, Nee, Nee, Nee, Ged, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VrijstellingVaststellen, [Eig, Eig, Eig, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VrijstellingVaststellenOndanksOordeel, [Nee, Nee, Tw2, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (SignaalOpvolgen, [Eig, Eig, Eig, Eig, Ged, Eig, Nee, Ged, Nee, Eig, Nee, Nee]),
        (NoodtoegangVragen, [Reg, Reg, Reg, Reg, Nee, Reg, Nee, Reg, Nee, Nee, Nee, Nee]),
        (NoodtoegangBeoordelen, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Reg, Nee, Nee]),
        (ExportPseudoniem, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Reg, Nee, Nee, Nee]),
        (ExportGoedkeuren, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Reg, Nee, Nee]),
        (CijfersLezen, [Reg, Reg, Reg, Reg, Nee, Reg, Nee, Reg, Reg, Reg, Nee, Nee]),
        (KwaliteitskompasBeheren, [Nee, Nee, Reg, Nee, Nee, Reg, Nee, Nee, Reg, Nee, Nee, Nee]),
        (AgendaBeheren, [Nee, Nee, Reg, Nee, Nee, Reg, Nee, Nee, Reg, Nee, Nee, Nee]),
        (InzageverzoekBehandelen, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Eig, Nee, Nee]),
        (VernietigingVoorstellen, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee]),
        (VernietigingGoedkeuren, [Nee, Nee, Eig, Nee, Nee, Deel, Nee, Nee, Nee, Eig, Nee, Nee]),
        (LogboekLezen, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Eig, Nee, Nee]),
        (DatalekBeheren, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Eig, Nee, Nee]),
        (GebruikersBeheren, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Eig, Nee]),
        (ParametersBeheren, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Reg, Nee]),
        (JobsBeheren, [Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Nee, Reg, Nee]),
        (OverlegBeheren, [Eig, Eig, Eig, Deel, Nee, Deel, Nee, Nee, Nee, Nee, Nee, Nee]),
        (OverlegDeelnemen, [EiG, EiG, EiG, Ged, Nee, Ged, Ged, Ged, Nee, Nee, Nee, Nee]),
        (DocumentLezen, [EiG, EiG, EiG, DeG, Ged, DeG, Nee, Ged, Nee, Nee, Nee, Nee]),
        (DocumentToevoegen, [Eig, Eig, Eig, Deel, Nee, Deel, Eig, Nee, Nee, Nee, Nee, Nee]),
        (TaakBeheren, [Eig, Eig, Eig, Deel, Ged, Deel, Nee, Ged, Nee, Nee, Nee, Nee]),
        (InzageVragen, [Nee, Nee, Nee, Krn, Nee, Krn, Nee, Krn, Nee, Nee, Nee, Nee]),
    ];

    static readonly FrozenDictionary<string, Bereik[]> Rijen = Tabel.ToFrozenDictionary(r => r.Actie, r => r.Rij, StringComparer.Ordinal);

    /// <summary>Every action of the matrix, in the order of the table.</summary>
    public static IReadOnlyCollection<string> Acties { get; } = Array.ConvertAll(Tabel, r => r.Actie).AsReadOnly();

    /// <summary>The scope in which a role may do an action; a role that is not in the table may nothing.</summary>
    /// <param name="rol">The role.</param>
    /// <param name="actie">One of the codes in <see cref="Domain.Acties"/>.</param>
    /// <exception cref="ArgumentException">The action does not exist.</exception>
    public static Bereik Mag(Rol rol, string actie)
    {
        ArgumentNullException.ThrowIfNull(actie);
        if (!Rijen.TryGetValue(actie, out var rij))
            throw new ArgumentException("Unknown action.", nameof(actie));
        var kolom = (int)rol - 1;
        return kolom >= 0 && kolom < rij.Length ? rij[kolom] : Bereik.Geen;
    }
}
