// What: one act of a person or of the system: who, when, kind, dossier, reason. The changes hang under it.
// Source: architecture, "every write is one audit act". Used by: AppDb, which refuses to save without an open act.
// Never: a number of ActKind reused, or personal data in Feiten (codes, dates and numbers only; the reason is sealed).

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Audit;

/// <summary>Kinds of acts, numbered in hundreds per subject and never reused.</summary>
public enum ActKind
{
    // 1xx people and organisations
    Aangemeld = 101, Afgemeld = 102, AccountGewijzigd = 103, GebruikerAangemaakt = 104, OrganisatieAangemaakt = 105, AanmeldenMislukt = 106,
    ZoekopdrachtBewaard = 110, ZoekopdrachtGewijzigd = 111, ZoekopdrachtVerwijderd = 112, WaarnemingVastgelegd = 113, WaarnemingBeeindigd = 114,
    SchoolvakantiesVervangen = 120, VakantieregioGekozen = 121,
    // 130-139 jobs and mail, by an administrator
    JobGestart = 130, JobGeprobeerd = 131, JobGestopt = 132, MailOpnieuwGeprobeerd = 133, MailTeruggekomen = 134,
    // 2xx dossier
    DossierGeopend = 201, NotitieToegevoegd = 202, DossierToegewezen = 203, StandHerrekend = 204, DossierGesloten = 205,
    NotitieGecorrigeerd = 210, NotitieIngetrokken = 211, OorzakenGewijzigd = 215, GehoordVastgelegd = 216, BsnGewijzigd = 217,
    DossierHeropend = 220, CasusregieGewijzigd = 221, RouteGekozen = 225,
    // 230-239 documents, 240-249 who is involved, 250-259 letters
    DocumentToegevoegd = 230, DocumentVervangen = 231, DocumentIngetrokken = 232, DocumentGeblokkeerd = 233,
    ContactToegevoegd = 240, ContactGewijzigd = 241, ContactIngetrokken = 242,
    BriefGemaakt = 250,
    // 260-279 merging and siblings
    DossierSamengevoegd = 260, SamenvoegingOngedaan = 261, NietDezelfdeVastgelegd = 262, VerwantGekoppeld = 270, VerwantOntkoppeld = 271,
    // 3xx verzuim
    VerzuimGeregistreerd = 301, VerzuimBeeindigd = 302, LijstGeimporteerd = 303, LijstAangeboden = 304, ImportBevestigd = 305, ImportGeannuleerd = 306,
    ImportKolommenGekozen = 307, ImportVerlopen = 308, BsnAangevuld = 309, UrenGeregistreerd = 310, VerzuimVerbeterd = 311,
    OmstandigheidGeregistreerd = 312, OmstandigheidBeeindigd = 313, OmstandigheidVernieuwd = 314, CriteriumBeeindigd = 315,
    InschrijvingVastgelegd = 316, Uitgeschreven = 317, InschrijvingVerbeterd = 318, InschrijvingIngetrokken = 319, CriteriumeindeIngetrokken = 320,
    MeldingOntvangen = 330, MeldingOpgepakt = 331, MeldingAfgesloten = 332,
    // 4xx arrangement
    ArrangementVoorgesteld = 401, ArrangementStapGezet = 402, ArrangementStapVerbeterd = 403, ArrangementDoelGesteld = 404, ArrangementDoelIngetrokken = 405,
    ArrangementGeevalueerd = 406, ArrangementUrenVastgelegd = 407, ArrangementWeerThuis = 408, ArrangementGegevensGewijzigd = 409,
    ArrangementWeerThuisIngetrokken = 410,
    // 450-459 what was weighed for a jongere, 460-469 the kaart
    AfwegingVastgelegd = 450, VoorzieningToegevoegd = 460, VoorzieningGewijzigd = 461,
    // 5xx signalen
    SignalenBijgewerkt = 501, SignaalOpgepakt = 502, SignaalGemeld = 503, SignaalGesluimerd = 504, SignaalGewekt = 505, SignaalOvergedragen = 506,
    EscalatieGewijzigd = 510, MeldingsvoorkeurGewijzigd = 511,
    // 6xx export
    ExportAangevraagd = 601, ExportGoedgekeurd = 602, ExportAfgewezen = 603, ExportGedownload = 604, ExportGemaakt = 605, ExportVernietigd = 606,
    // 7xx taken
    TaakToegevoegd = 701, TaakOvergenomen = 702, TaakAfgerond = 703, TaakIngetrokken = 704, TaakVerzet = 705,
    // 8xx sharing: 801-819 asking and sharing, 820-829 transfer
    InzageGevraagd = 801, InzageGeweigerd = 802, DossierGedeeld = 803, DelingBeeindigd = 804,
    // 807-812 the question of another gemeente, known on both dossiers
    OverdrachtsvraagGesteld = 807, OverdrachtsvraagOntvangen = 808, OverdrachtsvraagBeantwoord = 809, OverdrachtsvraagAfgewezen = 810,
    OverdrachtsvraagIngetrokken = 811, OverdrachtsvraagVervallen = 812,
    OverdrachtGevraagd = 820, OverdrachtAanvaard = 821, OverdrachtAfgewezen = 822, OverdrachtIngetrokken = 823,
    // 830-839 a meeting itself, 840-849 a case in it
    OverlegGepland = 830, OverlegGewijzigd = 831, OverlegGehouden = 832, OverlegAfgelast = 833, DeelnemerToegevoegd = 834, DeelnemerWeggehaald = 835, AgendaGewijzigd = 836,
    OpAgendaGezet = 840, VanAgendaGehaald = 841, ZaakBesproken = 842, ZaakNietBesproken = 843, BesluitVastgelegd = 844,
    // 10xx vrijstelling
    VrijstellingGeregistreerd = 1001, VrijstellingStap = 1002, VrijstellingGewijzigd = 1003, VrijstellingVoorgesteld = 1004, VrijstellingGemeld = 1005,
    VrijstellingvoorstelTerug = 1006,
    BeoordelaarToegewezen = 1010, BeoordelaarVervangen = 1011, OordeelGegeven = 1012, OordeelVervangen = 1013, AdviesVastgelegd = 1014, OordeelVervallen = 1015,
    VrijstellingcriteriaVastgesteld = 1020, VrijstellinggrondslagGekozen = 1021, VrijstellingtermijnenVastgesteld = 1022,
    // 9xx system
    MailKlaargezet = 901, VoorbeeldregioGemaakt = 902,
}

public sealed class Act : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime At { get; init; }
    public required ActKind Kind { get; init; }

    /// <summary>Null: the system itself.</summary>
    public Guid? ActorId { get; init; }
    public Rol? Rol { get; init; }
    public Guid? OrganisatieId { get; init; }
    public Guid? DossierId { get; init; }

    /// <summary>Codes, dates and numbers that make the sentence of the timeline, as JSON.</summary>
    public string? Feiten { get; init; }

    /// <summary>The reason in the actor's own words, sealed with the dossier's key.</summary>
    public byte[]? Reden { get; init; }

    /// <summary>W3C trace id of the request or run.</summary>
    public required string CorrelationId { get; init; }
    public List<ActChange> Changes { get; } = [];
}

/// <summary>One changed column ("*" for a row added or removed). Sealed columns and free text show only that they changed.</summary>
public sealed class ActChange : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ActId { get; init; }
    public required string Entiteit { get; init; }
    public required string EntiteitId { get; init; }
    public required string Veld { get; init; }
    public string? Oud { get; init; }
    public string? Nieuw { get; init; }
}
