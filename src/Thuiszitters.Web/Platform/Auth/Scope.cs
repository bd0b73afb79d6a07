// What: which dossiers a reader can reach at all. The query filter of every dossier-bound table comes from here.
// Source: rules.md R8. Its pure twin is Domain/DossierAccess; a property test proves that they agree.
// Never: a scope that widens by itself. An unknown role reaches nothing.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Auth;

/// <summary>The shape of a scope: each shape has a model of its own, so that its filter is one plain, indexed comparison.</summary>
public enum ScopeKind { None = 0, System = 1, Gemeente = 2, Swv = 3, School = 4, Doorzettingsmacht = 5 }

/// <summary>Who is reading: shape, organisation and region.</summary>
public sealed record Scope(ScopeKind Kind, Guid GebruikerId, Rol? Rol, Guid OrganisatieId, Guid RegioId)
{
    public static readonly Scope None = new(ScopeKind.None, Guid.Empty, null, Guid.Empty, Guid.Empty);

    /// <summary>Jobs and verbs: every dossier. Never handed to a page.</summary>
    public static readonly Scope System = new(ScopeKind.System, Guid.Empty, null, Guid.Empty, Guid.Empty);

    public static Scope Of(Guid gebruikerId, Rol rol, Guid organisatieId, Guid regioId) => new(
        rol switch
        {
            Domain.Rol.Leerplichtambtenaar or Domain.Rol.LeerplichtBoa or Domain.Rol.TeamleiderLeerplicht => ScopeKind.Gemeente,
            Domain.Rol.SwvConsulent or Domain.Rol.TeamleiderSwv => ScopeKind.Swv,
            Domain.Rol.Schoolmelder => ScopeKind.School,
            Domain.Rol.Doorzettingsmacht => ScopeKind.Doorzettingsmacht,
            _ => ScopeKind.None,
        },
        gebruikerId, rol, organisatieId, regioId);
}
