using System.Collections.Frozen;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Platform.Auth;

/// <summary>
/// Who acts in this request: filled by <see cref="CurrentUserMiddleware"/> from the database at every request, so that an ended
/// role stops working at once; empty when nobody is signed in; the system itself in jobs and verbs.
/// </summary>
public sealed class CurrentUser
{
    public Guid Id { get; private set; }
    public string Naam { get; private set; } = "";
    public Guid AanstellingId { get; private set; }
    public Rol? Rol { get; private set; }
    public Guid OrganisatieId { get; private set; }
    public string OrganisatieNaam { get; private set; } = "";
    public Guid RegioId { get; private set; }
    public Scope Scope { get; private set; } = Scope.None;

    /// <summary>The day on which this request is answered.</summary>
    public DateOnly Dag { get; private set; }

    /// <summary>The colleagues for whom this person covers today, with their names. Colleagues only: no scope widens by it.</summary>
    public IReadOnlyDictionary<Guid, string> Waarneemt { get; private set; } = FrozenDictionary<Guid, string>.Empty;

    /// <summary>Whose work this person does today: their own, and that of whom they cover for.</summary>
    public IReadOnlyList<Guid> Namens => [Id, .. Waarneemt.Keys];

    public bool IsSystem => Scope.Kind == ScopeKind.System;
    public bool IsSignedIn => Rol is not null;

    public bool Mag(string actie) => Rol is { } rol && Toegangsmatrix.Mag(rol, actie) != Bereik.Geen;

    public void BecomeSystem() => Scope = Scope.System;

    /// <summary>The system at work for a person (a job they asked for): reaches all, and is written down under their name.</summary>
    public void BecomeSystemFor(Guid gebruikerId, Rol? rol, Guid organisatieId, Guid regioId) =>
        Scope = new(ScopeKind.System, gebruikerId, rol, organisatieId, regioId);

    public void Become(
        Guid id, string naam, Guid aanstellingId, Rol rol, Guid organisatieId, string organisatieNaam, Guid regioId, IReadOnlyDictionary<Guid, Dossierdeel>? gedeeld = null,
        IReadOnlyDictionary<Guid, Guid>? beoordeelt = null, IReadOnlyDictionary<Guid, Guid>? adviseert = null)
    {
        (Id, Naam, AanstellingId, Rol) = (id, naam, aanstellingId, rol);
        (OrganisatieId, OrganisatieNaam, RegioId) = (organisatieId, organisatieNaam, regioId);
        Scope = Scope.Of(id, rol, organisatieId, regioId);
        if (gedeeld is not null)
            Scope = Scope.Met(gedeeld);
        if (beoordeelt is not null)
            Scope = Scope.MetOordelen(beoordeelt);
        if (adviseert is not null)
            Scope = Scope.MetAdvies(adviseert);
    }

    /// <summary>The day of the request, and for whom this person covers on it.</summary>
    public void WorksOn(DateOnly dag, IReadOnlyDictionary<Guid, string> waarneemt) => (Dag, Waarneemt) = (dag, waarneemt);
}
