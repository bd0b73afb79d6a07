// What: which dossiers a reader can reach at all. The query filter of every dossier-bound table comes from here.
// Source: rules.md R8. Its pure twin is Domain/DossierAccess; a property test proves that they agree.
// Never: a scope that widens by itself. An unknown role reaches nothing. What is shared widens what is read, never what is written.

using System.Collections.Frozen;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Auth;

/// <summary>The shape of a scope: each shape has a model of its own, so that its filter is one plain, indexed comparison.</summary>
public enum ScopeKind { None = 0, System = 1, Gemeente = 2, Swv = 3, School = 4, Doorzettingsmacht = 5, Beoordelaar = 6 }

/// <summary>Who is reading: shape, organisation and region.</summary>
public sealed record Scope(ScopeKind Kind, Guid GebruikerId, Rol? Rol, Guid OrganisatieId, Guid RegioId)
{
    public static readonly Scope None = new(ScopeKind.None, Guid.Empty, null, Guid.Empty, Guid.Empty);

    /// <summary>Jobs and verbs: every dossier. Never handed to a page.</summary>
    public static readonly Scope System = new(ScopeKind.System, Guid.Empty, null, Guid.Empty, Guid.Empty);

    /// <summary>The dossiers that are shared with the organisation at this moment, with what is shared of each. Read anew at every request (ADR 18).</summary>
    public IReadOnlyDictionary<Guid, Dossierdeel> Gedeeld { get; private init; } = FrozenDictionary<Guid, Dossierdeel>.Empty;

    /// <summary>Their keys: one of the arms of the query filter.</summary>
    public IReadOnlyList<Guid> GedeeldeDossiers { get; private init; } = [];

    /// <summary>Those of which the notes of the gemeente are shared.</summary>
    public IReadOnlyList<Guid> GedeeldeNotities { get; private init; } = [];

    /// <summary>Those of which the documents of the gemeente are shared, for who may read documents.</summary>
    public IReadOnlyList<Guid> GedeeldeDocumenten { get; private init; } = [];

    /// <summary>Those of which it is shared how parents and jongere can be reached.</summary>
    public IReadOnlyList<Guid> GedeeldeBetrokkenen { get; private init; } = [];

    /// <summary>The requests for a vrijstelling that this person judges at this moment, in whatever function, each with its dossier (ADR 27). Read anew at every request.</summary>
    public IReadOnlyDictionary<Guid, Guid> Beoordeelt { get; private init; } = FrozenDictionary<Guid, Guid>.Empty;

    /// <summary>Their keys: of what belongs to these, nobody sees another's judgement, in no function.</summary>
    public IReadOnlyList<Guid> BeoordeeldeVrijstellingen { get; private init; } = [];

    /// <summary>The requests for a vrijstelling on which this person, as doorzettingsmacht, is asked for advice, each with its dossier (rules.md R8). Read anew at every request.</summary>
    public IReadOnlyDictionary<Guid, Guid> Adviseert { get; private init; } = FrozenDictionary<Guid, Guid>.Empty;

    /// <summary>The same reader, with what they are asked about. Of the doorzettingsmacht alone.</summary>
    public Scope MetAdvies(IReadOnlyDictionary<Guid, Guid> adviseert) => Kind == ScopeKind.Doorzettingsmacht ? this with { Adviseert = adviseert } : this;

    /// <summary>Whether this function reads about vrijstellingen at all.</summary>
    public bool LeestVrijstellingen => Rol is { } rol && Toegangsmatrix.Mag(rol, Acties.VrijstellingLezen) != Bereik.Geen;

    /// <summary>The same reader, with what they judge.</summary>
    public Scope MetOordelen(IReadOnlyDictionary<Guid, Guid> beoordeelt) =>
        Kind == ScopeKind.System ? this : this with { Beoordeelt = beoordeelt, BeoordeeldeVrijstellingen = [.. beoordeelt.Keys] };

    /// <summary>What is shared of a dossier; null when nothing is.</summary>
    public Dossierdeel? GedeeldVan(Guid dossier) => Gedeeld.TryGetValue(dossier, out var delen) ? delen : null;

    /// <summary>The same reader, with what is shared with the organisation. Roles that no share reaches get nothing.</summary>
    public Scope Met(IReadOnlyDictionary<Guid, Dossierdeel> gedeeld) => Rol is { } rol && DossierAccess.KanOntvangen(rol) && Kind is not (ScopeKind.None or ScopeKind.System)
        ? this with
        {
            Gedeeld = gedeeld, GedeeldeDossiers = [.. gedeeld.Keys],
            GedeeldeNotities = Met(gedeeld, Dossierdeel.Notities),
            GedeeldeDocumenten = Toegangsmatrix.Mag(rol, Acties.DocumentLezen) == Bereik.Geen ? [] : Met(gedeeld, Dossierdeel.Documenten),
            GedeeldeBetrokkenen = Met(gedeeld, Dossierdeel.Betrokkenen),
        }
        : this;

    static List<Guid> Met(IReadOnlyDictionary<Guid, Dossierdeel> gedeeld, Dossierdeel deel) => [.. gedeeld.Where(g => g.Value.HasFlag(deel)).Select(g => g.Key)];

    public static Scope Of(Guid gebruikerId, Rol rol, Guid organisatieId, Guid regioId) => new(
        rol switch
        {
            Domain.Rol.Leerplichtambtenaar or Domain.Rol.LeerplichtBoa or Domain.Rol.TeamleiderLeerplicht => ScopeKind.Gemeente,
            Domain.Rol.SwvConsulent or Domain.Rol.TeamleiderSwv => ScopeKind.Swv,
            Domain.Rol.Schoolmelder => ScopeKind.School,
            Domain.Rol.Doorzettingsmacht => ScopeKind.Doorzettingsmacht,
            Domain.Rol.SwvBeoordelaar => ScopeKind.Beoordelaar,
            _ => ScopeKind.None,
        },
        gebruikerId, rol, organisatieId, regioId);
}
