namespace Thuiszitters.Domain;

/// <summary>Roles (rules.md R8). Values are stored: never renumber.</summary>
public enum Rol
{
    /// <summary>School attendance officer of a gemeente.</summary>
    Leerplichtambtenaar = 1,

    /// <summary>The same with police powers.</summary>
    LeerplichtBoa = 2,

    /// <summary>Team lead leerplicht.</summary>
    TeamleiderLeerplicht = 3,

    /// <summary>Consulent of a SWV.</summary>
    SwvConsulent = 4,

    /// <summary>Reviewer of vrijstellingen.</summary>
    SwvBeoordelaar = 5,

    /// <summary>Team lead of a SWV.</summary>
    TeamleiderSwv = 6,

    /// <summary>Who reports absence for a school.</summary>
    Schoolmelder = 7,

    /// <summary>The party that decides when nobody else does.</summary>
    Doorzettingsmacht = 8,

    /// <summary>Analyst of the region.</summary>
    RegioAnalist = 9,

    /// <summary>Privacy officer.</summary>
    PrivacyOfficer = 10,

    /// <summary>Functional administrator.</summary>
    FunctioneelBeheerder = 11,

    /// <summary>Another system.</summary>
    ApiClient = 12,
}

/// <summary>Kinds of organisation. Values are stored: never renumber.</summary>
public enum OrganisatieSoort
{
    /// <summary>Municipality.</summary>
    Gemeente = 1,

    /// <summary>Samenwerkingsverband primair onderwijs.</summary>
    SwvPo = 2,

    /// <summary>Samenwerkingsverband voortgezet onderwijs.</summary>
    SwvVo = 3,

    /// <summary>School.</summary>
    School = 4,

    /// <summary>Regional organisation.</summary>
    Regio = 5,
}

/// <summary>Sector of education. Values are stored: never renumber.</summary>
public enum Sector
{
    /// <summary>Primary.</summary>
    Po = 1,

    /// <summary>Secondary.</summary>
    Vo = 2,

    /// <summary>Vocational; no SWV.</summary>
    Mbo = 3,
}

/// <summary>How much of a dossier a reader sees, from little to much.</summary>
public enum Zichtniveau
{
    /// <summary>Nothing: the dossier answers 404.</summary>
    Geen = 0,

    /// <summary>Number, name, birth date, school, category, since when, band, next step.</summary>
    Kern = 1,

    /// <summary>All but what only the owner changes.</summary>
    Volledig = 2,

    /// <summary>All, and change it.</summary>
    Wijzigen = 3,
}

/// <summary>Scope of an action for a role (permissions.csv).</summary>
public enum Bereik
{
    /// <summary>Not allowed.</summary>
    Geen = 0,

    /// <summary>Dossiers that concern one's own organisation.</summary>
    Eigen = 1,

    /// <summary>The own part of a dossier only.</summary>
    EigenDeel = 2,

    /// <summary>What was shared with one's organisation.</summary>
    Gedeeld = 3,

    /// <summary>Own and shared.</summary>
    EigenEnGedeeld = 4,

    /// <summary>The core of cases in the area.</summary>
    Kern = 5,

    /// <summary>Core and shared.</summary>
    KernEnGedeeld = 6,

    /// <summary>Own part and shared.</summary>
    EigenDeelEnGedeeld = 7,

    /// <summary>The region.</summary>
    Regio = 8,

    /// <summary>Own, only as the second person.</summary>
    EigenAlsTweede = 9,
}

/// <summary>Who reads.</summary>
/// <param name="GebruikerId">The person.</param>
/// <param name="Rol">In this role.</param>
/// <param name="OrganisatieId">For this organisation.</param>
public sealed record Lezer(Guid GebruikerId, Rol Rol, Guid OrganisatieId);

/// <summary>Where a dossier lies: what decides who may see it.</summary>
public sealed record Dossierligging
{
    /// <summary>Gemeente of residence.</summary>
    public required Guid GemeenteId { get; init; }

    /// <summary>SWV of the area and sector; null for MBO or an unknown area.</summary>
    public Guid? SwvId { get; init; }

    /// <summary>School of enrolment.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Region.</summary>
    public required Guid RegioId { get; init; }

    /// <summary>Status today.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>Band today.</summary>
    public required PactBand Band { get; init; }

    /// <summary>An arrangement runs or is being arranged.</summary>
    public bool ArrangementLoopt { get; init; }

    /// <summary>The SWV that judges a request for a vrijstelling that runs; null when none runs.</summary>
    public Guid? VrijstellingSwvId { get; init; }

    /// <summary>Closed: read-only.</summary>
    public bool Gesloten { get; init; }

    /// <summary>What is shared today with the organisation of the reader; null when nothing is.</summary>
    public Dossierdeel? Gedeeld { get; init; }
}
