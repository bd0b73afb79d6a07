// What: the name of every action that is guarded.
// Source: permissions.csv of the domain (rules.md R8).
// Pure. Used by: the matrix, the gates of the web program, the processing log.

namespace Thuiszitters.Domain;

/// <summary>Codes of the actions (permissions.csv). They are written in logs: never rename.</summary>
public static class Acties
{
    /// <summary>Open a new dossier.</summary>
    public const string DossierOpenen = "dossier.openen";

    /// <summary>Read a dossier.</summary>
    public const string DossierLezen = "dossier.lezen";

    /// <summary>Change a dossier.</summary>
    public const string DossierWijzigen = "dossier.wijzigen";

    /// <summary>Assign a dossier to a person.</summary>
    public const string DossierToewijzen = "dossier.toewijzen";

    /// <summary>Close a dossier.</summary>
    public const string DossierSluiten = "dossier.sluiten";

    /// <summary>Hand a dossier over to another gemeente.</summary>
    public const string DossierOverdragen = "dossier.overdragen";

    /// <summary>Share a dossier with a ground, a purpose and an end date.</summary>
    public const string DossierDelen = "dossier.delen";

    /// <summary>Read the name and birth date of a sealed identity.</summary>
    public const string IdentiteitOnthullen = "identiteit.onthullen";

    /// <summary>Read a BSN.</summary>
    public const string BsnOnthullen = "bsn.onthullen";

    /// <summary>Read the Wpg compartment.</summary>
    public const string WpgLezen = "wpg.lezen";

    /// <summary>Change the Wpg compartment.</summary>
    public const string WpgWijzigen = "wpg.wijzigen";

    /// <summary>Report absence.</summary>
    public const string VerzuimMelden = "verzuim.melden";

    /// <summary>Import a list of absence.</summary>
    public const string VerzuimImporteren = "verzuim.importeren";

    /// <summary>Read arrangements.</summary>
    public const string ArrangementLezen = "arrangement.lezen";

    /// <summary>Make and move arrangements.</summary>
    public const string ArrangementWijzigen = "arrangement.wijzigen";

    /// <summary>Manage the facilities of the region.</summary>
    public const string VoorzieningBeheren = "voorziening.beheren";

    /// <summary>Read the facilities of the region.</summary>
    public const string VoorzieningLezen = "voorziening.lezen";

    /// <summary>Register a notice of vrijstelling.</summary>
    public const string VrijstellingRegistreren = "vrijstelling.registreren";

    /// <summary>Read a request for vrijstelling.</summary>
    public const string VrijstellingLezen = "vrijstelling.lezen";

    /// <summary>Assign the two reviewers.</summary>
    public const string VrijstellingToewijzen = "vrijstelling.toewijzen";

    /// <summary>Do the form check.</summary>
    public const string VrijstellingVormtoets = "vrijstelling.vormtoets";

    /// <summary>Give an educational judgement.</summary>
    public const string VrijstellingBeoordelen = "vrijstelling.beoordelen";

    /// <summary>Establish a vrijstelling.</summary>
    public const string VrijstellingVaststellen = "vrijstelling.vaststellen";

    /// <summary>Establish a vrijstelling against the judgement.</summary>
    public const string VrijstellingVaststellenOndanksOordeel = "vrijstelling.vaststellen-ondanks-oordeel";

    /// <summary>Follow up a signal.</summary>
    public const string SignaalOpvolgen = "signaal.opvolgen";

    /// <summary>Ask for noodtoegang.</summary>
    public const string NoodtoegangVragen = "noodtoegang.vragen";

    /// <summary>Judge noodtoegang afterwards.</summary>
    public const string NoodtoegangBeoordelen = "noodtoegang.beoordelen";

    /// <summary>Make a pseudonymous export.</summary>
    public const string ExportPseudoniem = "export.pseudoniem";

    /// <summary>Approve an export.</summary>
    public const string ExportGoedkeuren = "export.goedkeuren";

    /// <summary>Read the figures of the region.</summary>
    public const string CijfersLezen = "cijfers.lezen";

    /// <summary>Manage the kwaliteitskompas.</summary>
    public const string KwaliteitskompasBeheren = "kwaliteitskompas.beheren";

    /// <summary>Manage the agenda of the region.</summary>
    public const string AgendaBeheren = "agenda.beheren";

    /// <summary>Handle a request of a person to see their data.</summary>
    public const string InzageverzoekBehandelen = "inzageverzoek.behandelen";

    /// <summary>Propose a destruction; nobody may, for a job does it.</summary>
    public const string VernietigingVoorstellen = "vernietiging.voorstellen";

    /// <summary>Approve a destruction.</summary>
    public const string VernietigingGoedkeuren = "vernietiging.goedkeuren";

    /// <summary>Read the logs.</summary>
    public const string LogboekLezen = "logboek.lezen";

    /// <summary>Manage the register of data breaches.</summary>
    public const string DatalekBeheren = "datalek.beheren";

    /// <summary>Manage users.</summary>
    public const string GebruikersBeheren = "gebruikers.beheren";

    /// <summary>Manage the parameters of the region.</summary>
    public const string ParametersBeheren = "parameters.beheren";

    /// <summary>Manage the jobs.</summary>
    public const string JobsBeheren = "jobs.beheren";

    /// <summary>Manage a case conference.</summary>
    public const string OverlegBeheren = "overleg.beheren";

    /// <summary>Take part in a case conference.</summary>
    public const string OverlegDeelnemen = "overleg.deelnemen";

    /// <summary>Read documents.</summary>
    public const string DocumentLezen = "document.lezen";

    /// <summary>Add a document.</summary>
    public const string DocumentToevoegen = "document.toevoegen";

    /// <summary>Manage tasks.</summary>
    public const string TaakBeheren = "taak.beheren";

    /// <summary>Ask the owner for a wider sight of a dossier.</summary>
    public const string InzageVragen = "inzage.vragen";
}
