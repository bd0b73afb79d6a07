namespace Thuiszitters.Domain;

/// <summary>All that the rules need to know of one dossier: its whole timeline.</summary>
public sealed record Dossierfeiten
{
    /// <summary>Date of birth.</summary>
    public required DateOnly Geboren { get; init; }

    /// <summary>Absences, in any order.</summary>
    public IReadOnlyList<Verzuimfeit> Verzuim { get; init; } = [];

    /// <summary>Arrangements and returns to school, in any order.</summary>
    public IReadOnlyList<Arrangementfeit> Arrangementen { get; init; } = [];

    /// <summary>Vrijstellingen in force, as [from, to).</summary>
    public IReadOnlyList<Periode> Vrijstellingen { get; init; } = [];

    /// <summary>
    /// Enrolments, as far as they are known. On the first day of one absoluut verzuim ends: a child that is still at home is from then on
    /// absent while enrolled. After the end of one that no other follows, the child is not enrolled anywhere: absoluut verzuim without a
    /// report of it, until something says otherwise.
    /// </summary>
    public IReadOnlyList<Inschrijvingfeit> Inschrijvingen { get; init; } = [];

    /// <summary>Circumstances that make the child dreigend, in any order.</summary>
    public IReadOnlyList<Omstandigheidfeit> Omstandigheden { get; init; } = [];

    /// <summary>Criteria that an officer ended earlier, in any order.</summary>
    public IReadOnlyList<Criteriumeindefeit> Criteriumeinden { get; init; } = [];

    /// <summary>Day on which the child moved out of the region.</summary>
    public DateOnly? VerhuisdOp { get; init; }

    /// <summary>Day of death.</summary>
    public DateOnly? OverledenOp { get; init; }

    /// <summary>Day on which a startkwalificatie was recorded.</summary>
    public DateOnly? StartkwalificatieOp { get; init; }

    /// <summary>Episodes of dossiers that were merged, as far as the joined facts alone would put the clock later (rules.md R8).</summary>
    public IReadOnlyList<Klokankerfeit> Ankers { get; init; } = [];

    /// <summary>Holder of a praktijkonderwijs diploma or leaver of VSO arbeidsmarktgericht/dagbesteding: no kwalificatieplicht.</summary>
    public bool PraktijkonderwijsOfVso { get; init; }
}

/// <summary>An enrolment as [from, to). By itself it does not bring a child to school: that does the first day that the child was really there.</summary>
/// <param name="Van">First day.</param>
/// <param name="Tot">First day without this enrolment; null while it lasts.</param>
/// <param name="EersteSchooldag">First day on which the child was really at school; null when it was not there yet.</param>
public sealed record Inschrijvingfeit(DateOnly Van, DateOnly? Tot = null, DateOnly? EersteSchooldag = null);

/// <summary>Days at home that belonged to an episode before its dossier was merged with another, as [from, to).</summary>
/// <param name="Van">First of those days.</param>
/// <param name="Tot">First day no longer: at most the day after the merging.</param>
/// <param name="Start">S of that episode.</param>
/// <param name="Pauzedagen">Its paused days by then.</param>
public sealed record Klokankerfeit(DateOnly Van, DateOnly Tot, DateOnly Start, int Pauzedagen);

/// <summary>Which of the three dates of an offer stops the clock (⚙ of the region).</summary>
public enum KlokStopt
{
    /// <summary>The day it actually starts (default).</summary>
    Gestart = 1,

    /// <summary>The day parents consent.</summary>
    AkkoordOuders = 2,

    /// <summary>The day of the offer.</summary>
    Aanbod = 3,
}

/// <summary>The four-week line: exceeded on day 29 (longer than four weeks) or on day 28 (four weeks or longer).</summary>
public enum VierWekenVariant
{
    /// <summary>Exceeded from S + 28 days on (default).</summary>
    LangerDan = 1,

    /// <summary>Exceeded from S + 27 days on.</summary>
    VierWekenOfLanger = 2,
}

/// <summary>The ⚙ parameters of a region with their defaults (rules.md R2–R5, R7). Days are calendar days unless said otherwise.</summary>
public sealed record Regioparameters
{
    /// <summary>The defaults of rules.md.</summary>
    public static readonly Regioparameters Standaard = new();

    /// <summary>What stops the clock.</summary>
    public KlokStopt KlokStopt { get; init; } = KlokStopt.Gestart;

    /// <summary>Variant of the four-week line and of LRV.</summary>
    public VierWekenVariant VierWeken { get; init; } = VierWekenVariant.LangerDan;

    /// <summary>Within how many days after the start of an arrangement a relapse resumes the same episode.</summary>
    public int TerugvalDagen { get; init; } = 28;

    /// <summary>From how many days before Grens the case nears it.</summary>
    public int NadertDagen { get; init; } = 28;

    /// <summary>From how many days before Grens the case is urgent.</summary>
    public int DringendDagen { get; init; } = 14;

    /// <summary>Length of the pact term in calendar months.</summary>
    public int GrensMaanden { get; init; } = 3;

    /// <summary>Hours of unauthorised absence that make a 16-uur melding.</summary>
    public decimal ZestienUurUren { get; init; } = 16;

    /// <summary>Consecutive lesweken over which they are summed.</summary>
    public int ZestienUurLesweken { get; init; } = 4;

    /// <summary>After how many lesweken without further hours the criterion ends.</summary>
    public int ZestienUurEindeLesweken { get; init; } = 8;

    /// <summary>Number of sick reports that makes sick leave worrying.</summary>
    public int MazlMeldingen { get; init; } = 4;

    /// <summary>Schoolweken within which they count.</summary>
    public int MazlSchoolweken { get; init; } = 12;

    /// <summary>Consecutive school days ill that make sick leave worrying.</summary>
    public int MazlSchooldagen { get; init; } = 7;

    /// <summary>After how many schoolweken back at school the criterion ends.</summary>
    public int MazlEindeSchoolweken { get; init; } = 4;

    /// <summary>Which criteria make a child dreigend in this region.</summary>
    public Criterialijst Criteria { get; init; } = Criterialijst.Alle;

    /// <summary>After how many weeks a signal of a professional ends that was not renewed.</summary>
    public int ProfessionalSignaalWeken { get; init; } = 12;

    /// <summary>Weeks within which a school that has a registration must offer a place.</summary>
    public int ZorgplichtWeken { get; init; } = 6;

    /// <summary>By how many weeks that term may be prolonged, once.</summary>
    public int ZorgplichtVerlengingWeken { get; init; } = 4;

    /// <summary>After how many days without an action of a person an open case is silent.</summary>
    public int StilleZaakDagen { get; init; } = 21;

    /// <summary>For how many days at most a signal may sleep.</summary>
    public int SluimerDagen { get; init; } = 28;

    /// <summary>Terms and rules of the 5A-vrijstelling (R5).</summary>
    public Vrijstellingparameters Vrijstelling { get; init; } = new();

    /// <summary>Terms of arrangements (R6).</summary>
    public Arrangementparameters Arrangement { get; init; } = new();
}

/// <summary>Bands of the pact clock, from weak to strong (rules.md R4). Values are stored: never renumber.</summary>
public enum PactBand
{
    /// <summary>No clock.</summary>
    Geen = 0,

    /// <summary>Stopped: an arrangement or school runs, or the episode ended.</summary>
    Gestopt = 1,

    /// <summary>Up to day 28.</summary>
    Binnen = 2,

    /// <summary>Four-week line exceeded.</summary>
    VierWeken = 3,

    /// <summary>28 days or fewer left to Grens.</summary>
    Nadert = 4,

    /// <summary>14 days or fewer left to Grens.</summary>
    Dringend = 5,

    /// <summary>Past Grens.</summary>
    Overschreden = 6,
}

/// <summary>How a stretch of days counts.</summary>
public enum KlokdeelSoort
{
    /// <summary>At home: every calendar day counts.</summary>
    Telt = 1,

    /// <summary>In an arrangement that ended prematurely within the relapse term: shifts every line by as many days.</summary>
    Pauze = 2,

    /// <summary>The clock stands still.</summary>
    Gestopt = 3,
}

/// <summary>A stretch of an episode and the rule under which it counts so.</summary>
/// <param name="Periode">The days; never beyond the day asked about.</param>
/// <param name="Soort">How they count.</param>
/// <param name="Regel">Code of the reason, e.g. <c>lrv</c>, <c>absoluut-verzuim</c>, <c>terugval</c>, <c>arrangement-gestart</c>.</param>
public sealed record Klokdeel(Periode Periode, KlokdeelSoort Soort, string Regel);

/// <summary>The pact clock on a day.</summary>
/// <param name="Band">The strongest band that applies; Geen without an episode, Gestopt while stopped.</param>
/// <param name="Start">S: day 1 of the episode.</param>
/// <param name="Grens">S plus three calendar months (clipped) plus paused days.</param>
/// <param name="VierWekenVanaf">First day on which the four-week line is exceeded.</param>
/// <param name="Dag">Day number, paused days left out; null while stopped.</param>
/// <param name="DagenOver">Grens − day asked about, in days; negative when past; null while stopped.</param>
/// <param name="Pauzedagen">Paused days so far.</param>
/// <param name="GestoptOp">Day on which the clock stopped; null while it runs.</param>
/// <param name="Episode">Number of the episode in this dossier, from 1; 0 without one.</param>
/// <param name="Delen">Which days counted and why, in order, from S up to and including the day asked about.</param>
public sealed record Klokstand(
    PactBand Band, DateOnly? Start, DateOnly? Grens, DateOnly? VierWekenVanaf, int? Dag, int? DagenOver, int Pauzedagen,
    DateOnly? GestoptOp, int Episode, IReadOnlyList<Klokdeel> Delen)
{
    /// <summary>Kind of absence that drives the clock, or drove it last before it stopped; null without an episode.</summary>
    public Verzuimsoort? Soort { get; init; }
}

/// <summary>Status of a dossier (rules.md R3). Values are stored: never renumber.</summary>
public enum DossierStatus
{
    /// <summary>Not bound by leerplicht or kwalificatieplicht.</summary>
    NietLeerplichtig = 1,

    /// <summary>A vrijstelling is in force.</summary>
    Vrijgesteld = 2,

    /// <summary>Absoluut verzuim or LRV, and no arrangement started.</summary>
    Thuiszitter = 3,

    /// <summary>At least one criterion of the region holds.</summary>
    Dreigend = 4,

    /// <summary>Enrolled and attending, or an arrangement has started.</summary>
    InOnderwijs = 5,

    /// <summary>Reported; nothing stronger applies.</summary>
    Gemeld = 6,
}

/// <summary>The status and what made it so.</summary>
/// <param name="Status">The first that applies.</param>
/// <param name="Criterium">Code of the criterion, e.g. <c>absoluut-verzuim</c>, <c>lrv</c>, <c>lrv-in-wording</c>, <c>16-uur</c>, <c>mazl</c>, <c>wachtlijst</c>; null where none made it.</param>
/// <param name="Sinds">First day on which it was so.</param>
public sealed record Statusoordeel(DossierStatus Status, string? Criterium, DateOnly Sinds);

/// <summary>Rules that raise a signal (rules.md R7). Values are stored: never renumber.</summary>
public enum Signaalregel
{
    /// <summary>Four-week line exceeded.</summary>
    VierWeken = 1,

    /// <summary>28 days left.</summary>
    PactNadert = 2,

    /// <summary>14 days left.</summary>
    PactDringend = 3,

    /// <summary>Past Grens, as long as it lasts.</summary>
    PactOverschreden = 4,

    /// <summary>16 unauthorised hours.</summary>
    ZestienUur = 10,

    /// <summary>Worrying sick leave.</summary>
    Mazl = 11,

    /// <summary>The reviewers of a 5A-vrijstelling are late.</summary>
    VrijstellingTermijn = 20,

    /// <summary>A 5A-vrijstelling ends with the schooljaar, and nobody asked for the next.</summary>
    Herbeoordeling = 21,

    /// <summary>The day of an evaluation of an arrangement passed.</summary>
    EvaluatieVerlopen = 30,

    /// <summary>Nobody did anything in an open case for a while.</summary>
    StilleZaak = 40,
}

/// <summary>A reason for a signal that holds on the day asked about.</summary>
/// <param name="Regel">The rule.</param>
/// <param name="Voorval">Stable key of the occurrence, at most 80 characters, without personal data.</param>
/// <param name="Sinds">First day on which it held.</param>
/// <param name="Termijn">The date it is about (Grens), when it has one.</param>
public sealed record Signaalgrond(Signaalregel Regel, string Voorval, DateOnly Sinds, DateOnly? Termijn);
