// What: the rows of a dossier beside the reports of absence that its status follows from: hours per day, circumstances, enrolments, criteria
// that an officer ended. Source: rules.md R2 and R3. Used by: Dossierstand (as facts of the domain) and the rooms that write them.
// Never: why in the clear; what somebody typed is sealed.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Data.Model;

/// <summary>The unauthorised hours of lessons of a report on one day.</summary>
public sealed class Verzuimuren : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Guid MeldingId { get; init; }
    public Verzuimmelding? Melding { get; init; }
    public required DateOnly Datum { get; init; }
    public required decimal Uren { get; set; }
}

/// <summary>A circumstance that makes a jongere dreigend.</summary>
public sealed class Omstandigheid : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Omstandigheidsoort Soort { get; init; }
    public required DateOnly Van { get; init; }

    /// <summary>First day on which it no longer holds; null while that is not known.</summary>
    public DateOnly? Tot { get; set; }

    /// <summary>Day on which it was last renewed or prolonged.</summary>
    public DateOnly? VernieuwdOp { get; set; }

    /// <summary>What it is about, or the reason of the signal: sealed.</summary>
    public byte[]? Toelichting { get; init; }

    public Omstandigheidfeit Feit() => new(Soort, Van, Tot, VernieuwdOp);
}

/// <summary>A criterion of reports that an officer ended; the reason is sealed in the act.</summary>
public sealed class Criteriumeinde : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }
    public required Meldingcriterium Criterium { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public required DateOnly Op { get; init; }
}

/// <summary>An enrolment at a school.</summary>
public sealed class Inschrijving : IInDossier
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public Dossier? Dossier { get; init; }

    /// <summary>The school; null when it lies outside the region.</summary>
    public Guid? SchoolId { get; init; }
    public required DateOnly Van { get; set; }

    /// <summary>First day without this enrolment; null while it lasts.</summary>
    public DateOnly? Tot { get; set; }

    /// <summary>First day on which the jongere was really at school; null when that was not so yet.</summary>
    public DateOnly? EersteSchooldag { get; set; }

    public Inschrijvingfeit Feit() => new(Van, Tot, EersteSchooldag);
}
