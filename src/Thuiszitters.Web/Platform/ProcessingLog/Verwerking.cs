// What: the processing log after the standard Logboek Dataverwerkingen: one record per data subject per processing, and beside it
// who it was. The two are linked by span id; the first knows no user, the second no name.
// Used by: Platform/Vault. Never: sampled, changed or removed.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.ProcessingLog;

/// <summary>A processing of data of one data subject.</summary>
public sealed class Verwerking : IAppendOnly, ITechnical
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>W3C trace id, 32 hex digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>W3C span id, 16 hex digits.</summary>
    public required string SpanId { get; init; }
    public string? ParentSpanId { get; init; }
    public required string Status { get; init; }
    public required string Naam { get; init; }

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long StartMs { get; init; }
    public required long EindMs { get; init; }

    /// <summary><c>dpl.core.processing_activity_id</c>: points into the register of processing activities.</summary>
    public required string ActiviteitId { get; init; }

    /// <summary><c>dpl.core.data_subject_id</c>: a keyed pseudonym of the dossier, of a kind of its own; null for a processing of many as a whole.</summary>
    public required string? BetrokkeneId { get; init; }
}

/// <summary>Who saw it, in which role, for which organisation, at which level and why.</summary>
public sealed class Inzage : IAppendOnly, ITechnical
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string SpanId { get; init; }
    public required DateTime At { get; init; }
    public Guid? GebruikerId { get; init; }
    public Rol? Rol { get; init; }
    public Guid? OrganisatieId { get; init; }
    public required Guid DossierId { get; init; }
    public required string Doel { get; init; }
    public required Zichtniveau Niveau { get; init; }

    /// <summary>Why this level: the code of Domain/DossierAccess.</summary>
    public required string Grond { get; init; }
}
