// What: the record of one jongere's case, pseudonymous by design: no name, BSN, birth day, address or free text in the clear.
// Used by: every room. Scope: Platform/Auth/Scope.cs. Derived columns: Features/Shared/Dossierstand.cs, nowhere else.
// Never: a date that gives the birth date away. Only the birth month stands here; what depends on the day stands sealed.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

public enum Geslacht { Onbekend = 0, Man = 1, Vrouw = 2, X = 3 }

/// <summary>Row that belongs to one dossier and is scoped through it.</summary>
public interface IInDossier
{
    Guid DossierId { get; }
    Dossier? Dossier { get; }
}

/// <summary>Row of an organisation's own part of a dossier: another organisation sees it only when it is shared.</summary>
public interface IOwnPart : IInDossier
{
    Guid OrganisatieId { get; }
}

/// <summary>Row of the own part of two organisations: the one that asks and the one that is asked. No other sees it.</summary>
public interface IAskedPart : IInDossier
{
    Guid OrganisatieId { get; }
    Guid VoorOrganisatieId { get; }
}

/// <summary>A question about one dossier between its gemeente and another organisation, named here: seen by the two of them only.</summary>
public interface IVraag : IInDossier
{
    Guid OrganisatieId { get; }
}

/// <summary>Row of the machine (a lease, a session, progress): no act of a person, so it needs no audit act.</summary>
public interface ITechnical;

/// <summary>Row that is only ever added: logs and acts.</summary>
public interface IAppendOnly;

/// <summary>Column in the clear that holds what somebody typed freely: the audit trail, which cannot be corrected, says only that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;

public sealed class Dossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>2026-000123: the only reference that may leave the program.</summary>
    public required string Nummer { get; init; }
    public required Guid RegioId { get; set; }

    /// <summary>Gemeente of residence.</summary>
    public required Guid GemeenteId { get; set; }

    /// <summary>The SWV of the area and sector; null for MBO or an unknown area.</summary>
    public Guid? SwvId { get; set; }
    public Guid? SchoolId { get; set; }
    public Sector? Sector { get; set; }

    /// <summary>First day of the month of birth.</summary>
    public required DateOnly GeboorteMaand { get; set; }
    public Geslacht Geslacht { get; set; }
    public int? Pc4 { get; set; }

    /// <summary>The school as the source named it, sealed, when it matched no school of the region.</summary>
    public byte[]? SchoolOngekoppeld { get; set; }

    /// <summary>The leerplichtambtenaar who owns the case (behandelaar); null = nobody yet.</summary>
    public Guid? BehandelaarId { get; set; }

    /// <summary>The consulent whom the SWV assigned; null = nobody yet.</summary>
    public Guid? SwvConsulentId { get; set; }
    public DateOnly GeopendOp { get; init; }
    public DateOnly? GeslotenOp { get; set; }

    /// <summary>Day on which the jongere moved out of the region, recorded when the dossier is closed for that. Not for level Kern.</summary>
    public DateOnly? VerhuisdOp { get; set; }

    /// <summary>Day of death, recorded when the dossier is closed for that. Not for level Kern.</summary>
    public DateOnly? OverledenOp { get; set; }

    // Derived from the timeline; written by Dossierstand only.
    public DossierStatus Status { get; set; }
    public string? Criterium { get; set; }
    public DateOnly StatusSinds { get; set; }
    public PactBand Band { get; set; }
    public DateOnly? PactStart { get; set; }
    public DateOnly? PactGrens { get; set; }
    public DateOnly? GestoptOp { get; set; }
    public Verzuimsoort? Verzuimsoort { get; set; }
    public DateOnly? VerzuimSinds { get; set; }

    /// <summary>An arrangement is under way or runs, or the after-care of one does.</summary>
    public bool ArrangementLoopt { get; set; }

    /// <summary>Of the last episode: an offer within three months, and a start.</summary>
    public Kpiuitkomst AanbodKpi { get; set; }
    public Kpiuitkomst GestartKpi { get; set; }

    /// <summary>The SWV that judges the request for a vrijstelling that runs; null when none runs.</summary>
    public Guid? VrijstellingSwvId { get; set; }

    /// <summary>A request for a vrijstelling runs.</summary>
    public bool VrijstellingLoopt => VrijstellingSwvId is not null;

    /// <summary>
    /// First day on which band, status or signal changes by itself. Like all derived columns it reckons with the month of birth only:
    /// what the 18th birthday changes, changes here on the last day of that month.
    /// </summary>
    public DateOnly? VolgendeWissel { get; set; }

    /// <summary>Optimistic concurrency: raised by one on every change of the dossier or its timeline.</summary>
    public int Versie { get; set; }

    /// <summary>Why the jongere is at home, and what they need (rules.md R6): closed lists without medical words. Not for level Kern.</summary>
    public Oorzaken Oorzaken { get; set; }
    public Behoeften Behoeften { get; set; }

    public List<Verzuimmelding> Verzuim { get; } = [];
    public List<Arrangement> Arrangementen { get; } = [];
    public List<Inzagevraag> Inzagevragen { get; } = [];
    public List<Overdracht> Overdrachten { get; } = [];

    // Always read with the dossier, so that no recomputing forgets them.
    public List<Omstandigheid> Omstandigheden { get; } = [];
    public List<Criteriumeinde> Criteriumeinden { get; } = [];
    public List<Inschrijving> Inschrijvingen { get; } = [];
    public List<Klokanker> Klokankers { get; } = [];
    public List<Vrijstelling> Vrijstellingen { get; } = [];
}

public enum MeldingBron { Handmatig = 1, Lijst = 2 }

/// <summary>A report of absence.</summary>
public sealed class Verzuimmelding : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Verzuimsoort Soort { get; init; }
    public required DateOnly EersteDag { get; set; }

    /// <summary>The first day as it was reported; null when nobody corrected it. The next list brings that day again.</summary>
    public DateOnly? GemeldeEersteDag { get; set; }

    /// <summary>Last day of this absence; null while it lasts.</summary>
    public DateOnly? LaatsteDag { get; set; }

    /// <summary>Unauthorised hours of lessons in this report; with hours per day their sum.</summary>
    public decimal? Uren { get; set; }
    public required MeldingBron Bron { get; init; }
    public required DateOnly OntvangenOp { get; init; }

    /// <summary>Remark of the reporter, sealed.</summary>
    public byte[]? Opmerking { get; init; }

    /// <summary>The hours per day, when they were given so; always read with the report.</summary>
    public List<Verzuimuren> UrenPerDag { get; } = [];

    /// <summary>How far the gemeente is with it; what an officer registers is taken up at once.</summary>
    public MeldingToestand Toestand { get; set; } = MeldingToestand.Nieuw;

    /// <summary>The gemeente confirmed that it came in.</summary>
    public DateOnly? BevestigdOp { get; set; }
    public DateOnly? OpgepaktOp { get; set; }
    public Guid? OpgepaktDoorId { get; set; }
    public EersteActie? EersteActie { get; set; }
    public DateOnly? AfgeslotenOp { get; set; }
    public Guid? AfgeslotenDoorId { get; set; }
    public MeldingUitkomst? Uitkomst { get; set; }

    /// <summary>Taken up on this day by this person, before or without a first action of its own.</summary>
    public Verzuimmelding PakOp(DateOnly dag, Guid? door)
    {
        (Toestand, OpgepaktOp, OpgepaktDoorId) = (MeldingToestand.Opgepakt, dag, door);
        BevestigdOp ??= dag;
        return this;
    }
}

/// <summary>The offer of education and care to one jongere, with the own date of each step (rules.md R6).</summary>
public sealed class Arrangement : IInDossier
{
    /// <summary>Longest name of a provider.</summary>
    public const int MaxAanbieder = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required ArrangementType Type { get; init; }
    public ArrangementToestand Toestand { get; set; }

    /// <summary>Who provides it: sealed free text.</summary>
    public byte[]? Aanbieder { get; set; }
    public decimal? UrenOnderwijs { get; set; }
    public decimal? UrenZorg { get; set; }

    /// <summary>Who pays, one or more; null before the start, and where more than one paid before they were kept apart.</summary>
    public Financieringsgronden? Financiering { get; set; }
    public DateOnly? EersteEvaluatieOp { get; set; }
    public DateOnly? AkkoordOudersOp { get; set; }
    public DateOnly? AkkoordKindOp { get; set; }

    /// <summary>From this day on it waits for a place.</summary>
    public DateOnly? WachtlijstOp { get; set; }

    /// <summary>The first day on which it waits no more.</summary>
    public DateOnly? WachtlijstTot { get; set; }
    public DateOnly? AanbodOp { get; set; }
    public DateOnly? AkkoordOp { get; set; }
    public DateOnly? GestartOp { get; set; }
    public DateOnly? GeeindigdOp { get; set; }
    public DateOnly? WeerThuisOp { get; set; }
    public bool Combinatie { get; set; }

    /// <summary>The one that ended and that this one follows.</summary>
    public Guid? VorigeId { get; init; }

    /// <summary>Where it is, when that is a voorziening of the kaart. Places and waiting lists are counted by it.</summary>
    public Guid? VoorzieningId { get; set; }

    /// <summary>Day of the next evaluation as it was set at the last one; null before the first.</summary>
    public DateOnly? VolgendeEvaluatieOp { get; set; }

    // The own fields of a type (Arrangementsoorten).

    /// <summary>Number of the TLV, sealed.</summary>
    public byte[]? TlvNummer { get; set; }
    public TlvCategorie? TlvCategorie { get; set; }

    /// <summary>Admitted by an instelling of cluster 1 or 2, without a TLV.</summary>
    public bool ViaInstelling { get; set; }

    /// <summary>Validity of the TLV or of the maatwerk, last day included.</summary>
    public DateOnly? GeldigVan { get; set; }
    public DateOnly? GeldigTotEnMet { get; set; }
    public OzaAfwijkingen Afwijkingen { get; set; }
    public bool Ingeschreven { get; set; }
    public bool HeeftPlan { get; set; }
    public bool HeeftDeskundigenverklaring { get; set; }

    /// <summary>Reference of the report to the inspectie, sealed.</summary>
    public byte[]? Inspectiekenmerk { get; set; }

    // The outcome.
    public Bestemming? Bestemming { get; set; }
    public Stopreden? Stopreden { get; set; }
    public int? TevredenheidKind { get; set; }
    public int? TevredenheidOuders { get; set; }

    /// <summary>After-care runs up to and including this day; null when there is none.</summary>
    public DateOnly? NazorgTot { get; set; }

    /// <summary>The day of the evaluation that is due; null when none is.</summary>
    public DateOnly? EvaluatieOp => Toestand == ArrangementToestand.Gestart ? VolgendeEvaluatieOp ?? EersteEvaluatieOp : null;

    /// <summary>Organisation whose member registered it.</summary>
    public required Guid OrganisatieId { get; init; }
    public List<ArrangementStap> Stappen { get; } = [];

    /// <summary>The step to another state, and what it means for waiting: to be on a waiting list is a fact of the dossier (rules.md R3).</summary>
    public void GaNaar(ArrangementToestand naar, DateOnly datum)
    {
        if (Toestand == ArrangementToestand.Wachtlijst)
            WachtlijstTot = datum;
        if (naar == ArrangementToestand.Wachtlijst)
            (WachtlijstOp, WachtlijstTot) = (datum, null);
        Toestand = naar;
        HerzieNazorg();
    }

    /// <summary>The dates that follow from the steps, after one of them was corrected.</summary>
    public void Herzie(Stapdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        // Consent of parents and child has the date of the step by which it was given.
        if (AkkoordOp is { } was)
            (AkkoordOudersOp, AkkoordKindOp) = (AkkoordOudersOp == was ? data.AkkoordOp : AkkoordOudersOp, AkkoordKindOp == was ? data.AkkoordOp : AkkoordKindOp);
        (WachtlijstOp, WachtlijstTot, AanbodOp, AkkoordOp, GestartOp, GeeindigdOp) =
            (data.WachtlijstOp, data.WachtlijstTot, data.AanbodOp, data.AkkoordOp, data.GestartOp, data.GeeindigdOp);
        HerzieNazorg();
    }

    /// <summary>After-care begins with the return, and is over when the child is home again.</summary>
    public void HerzieNazorg() => NazorgTot = TerugOp is { } terug ? Nazorg.Kijkmomenten(terug, Regioparameters.Standaard.Arrangement)[^1].Op : null;

    /// <summary>The day from which look-ins are counted; null without a return.</summary>
    public DateOnly? TerugOp => Nazorg.TerugOp(Type, Toestand, GestartOp, GeeindigdOp, Bestemming, WeerThuisOp);
}

/// <summary>One step of an arrangement on its own date; the reason is sealed.</summary>
public sealed class ArrangementStap : IVanArrangement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid ArrangementId { get; init; }
    public Arrangement? Arrangement { get; init; }
    public required ArrangementToestand Toestand { get; init; }
    public required DateOnly Datum { get; set; }
    public byte[]? Reden { get; init; }
}

public enum NotitieSoort { Notitie = 1, Telefoon = 2, Huisbezoek = 3, GesprekKantoor = 4, GesprekSchool = 5, Email = 6 }

/// <summary>With whom the contact was, by function and never by name; more than one may apply.</summary>
[Flags]
public enum Contactpartijen
{
    Geen = 0, Moeder = 1, Vader = 2, Verzorger = 4, Jongere = 8, School = 16, Samenwerkingsverband = 32, Jeugdhulp = 64, Arts = 128, Anders = 256,
}

/// <summary>A note or record of a contact; its text is sealed.</summary>
public sealed class Notitie : IOwnPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid AuteurId { get; init; }
    public required NotitieSoort Soort { get; init; }
    public required DateOnly Datum { get; init; }
    public required byte[] Tekst { get; set; }

    /// <summary>With whom; none for a mere note.</summary>
    public Contactpartijen MetWie { get; init; }

    /// <summary>Whether they were reached; null for a mere note.</summary>
    public bool? Bereikt { get; init; }

    /// <summary>Withdrawn by who wrote it: the text shows no more, and stays in the history of the note.</summary>
    public DateOnly? IngetrokkenOp { get; set; }

    /// <summary>How often it was corrected; optimistic concurrency of this note.</summary>
    public int Versie { get; set; }
}

/// <summary>What a note said before it was corrected or withdrawn, sealed; why stands, sealed too, with the act.</summary>
public sealed class Notitieversie : IOwnPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid OrganisatieId { get; init; }
    public required Guid NotitieId { get; init; }

    /// <summary>The act that replaced this text.</summary>
    public required Guid ActId { get; init; }
    public required DateTime VervangenOp { get; init; }
    public required byte[] Tekst { get; init; }
}

public enum SignaalToestand { Open = 1, Opgepakt = 2, Afgehandeld = 3 }

/// <summary>Something that needs attention, raised once per (dossier, rule, occurrence) (rules.md R7).</summary>
public sealed class Signaal : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Signaalregel Regel { get; init; }

    /// <summary>Stable key of the occurrence, from the domain.</summary>
    public required string Voorval { get; init; }
    public required DateOnly Sinds { get; init; }
    public DateOnly? Termijn { get; set; }
    public SignaalToestand Toestand { get; set; } = SignaalToestand.Open;
    public Guid? OpgepaktDoorId { get; set; }
    public required DateOnly OntstaanOp { get; init; }
    public DateOnly? AfgehandeldOp { get; set; }

    /// <summary>The first day on which it is there again, and why it may wait; both null when it was not put to sleep.</summary>
    public DateOnly? SluimertTot { get; set; }
    public Sluimerreden? Sluimerreden { get; set; }

    /// <summary>Day on which the mail of the day about it was put in the outbox; null as long as none was. Only rules of that mail have one.</summary>
    public DateOnly? GemeldOp { get; set; }
}

/// <summary>The last number given out in a year.</summary>
public sealed class Nummerreeks : ITechnical
{
    public required int Jaar { get; init; }
    public int Laatste { get; set; }
}
