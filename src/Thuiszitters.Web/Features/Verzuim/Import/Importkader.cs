// What: for whom a list is imported and where its children come to lie: organisation, map of the region, colleagues, and the vault at work
// for the person who confirmed.
// Source: rules.md R8: a list of a gemeente concerns its residents, whatever the postcode; of a school its pupils, in the gemeente of the
// postcode, or else that of the school.
// Used by: Lijstbeoordelaar and Importschrijver. Never: a known child sought outside the organisation's own dossiers.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>Where the child of a row lies.</summary>
public sealed record Ligging(Guid GemeenteId, Organisatie? School, Sector Sector, Guid? SwvId, int? Pc4, Guid? BehandelaarId);

public sealed class Importkaders(DbSource source, KeyStore keys, ProcessingLogger log, BlindIndexer indexer)
{
    public async Task<Importkader> MaakAsync(Guid organisatieId, Guid? gebruikerId, Rol? rol, DateOnly op, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        var organisatie = await db.Organisaties.AsNoTracking().SingleAsync(o => o.Id == organisatieId, ct);
        if (organisatie.Soort is not (OrganisatieSoort.Gemeente or OrganisatieSoort.School))
            throw new InvalidOperationException("Only a gemeente or a school imports lists.");
        var collegas = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.OrganisatieId == organisatieId && (a.Tot == null || a.Tot > op)
                && (a.Rol == Rol.Leerplichtambtenaar || a.Rol == Rol.LeerplichtBoa || a.Rol == Rol.TeamleiderLeerplicht))
            .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam, a.Gebruiker.Email }).Distinct().ToListAsync(ct);
        var user = new CurrentUser();
        user.BecomeSystemFor(gebruikerId ?? Guid.Empty, rol, organisatieId, organisatie.RegioId);
        return new()
        {
            Organisatie = organisatie, Op = op, Scope = user.Scope, Vault = new(source, keys, log, indexer, user), Indexer = indexer,
            Kaart = await Plaatsing.VanAsync(db, organisatie.RegioId, ct),
            Regels = await Regioregels.VanAsync(db, organisatie.RegioId, ct),
            Collegas = collegas.SelectMany(c => new[] { (Sleutel: Persoonsnaam.Sleutel(c.Naam), c.GebruikerId), (Sleutel: c.Email?.ToLowerInvariant() ?? "", c.GebruikerId) })
                .Where(c => c.Sleutel.Length > 0).ToLookup(c => c.Sleutel, c => c.GebruikerId, StringComparer.Ordinal),
        };
    }
}

public sealed class Importkader
{
    readonly Dictionary<Guid, OrganisationIndex> indexen = [];

    public required Organisatie Organisatie { get; init; }

    /// <summary>The import date.</summary>
    public required DateOnly Op { get; init; }

    /// <summary>The system, at work for the person.</summary>
    public required Scope Scope { get; init; }
    public required Vault Vault { get; init; }
    public required BlindIndexer Indexer { get; init; }
    public required Plaatsing Kaart { get; init; }
    public required Regioregels Regels { get; init; }
    public required ILookup<string, Guid> Collegas { get; init; }

    public bool IsSchool => Organisatie.Soort == OrganisatieSoort.School;

    /// <summary>What the gates would ask of a new dossier: it lies with the organisation.</summary>
    public Scope Toets => new(IsSchool ? ScopeKind.School : ScopeKind.Gemeente, Scope.GebruikerId, Scope.Rol, Organisatie.Id, Organisatie.RegioId);

    public (Ligging Ligging, IReadOnlyList<Waarschuwing> Waarschuwingen) Plaats(Lijstrij rij, Kolomtoewijzing toewijzing)
    {
        List<Waarschuwing> waarschuwingen = [];
        void Waarschuw(Lijstveld veld, string code) => waarschuwingen.Add(new(veld, code, toewijzing.KolomVan(veld) + 1));

        var pc4 = Postcodes.Lees(rij.Postcode)?.Pc4;
        var gebied = Kaart.Gebied(pc4);
        if (IsSchool && gebied is null)
            Waarschuw(Lijstveld.Postcode, Waarschuwcode.PostcodeOnbekend);
        else if (!IsSchool && pc4 is not null && gebied?.GemeenteId != Organisatie.Id)
            Waarschuw(Lijstveld.Postcode, Waarschuwcode.PostcodeElders);

        var school = IsSchool ? Organisatie : Kaart.School(rij.School);
        if (school is null && rij.School is not null)
            Waarschuw(Lijstveld.School, Waarschuwcode.SchoolOnbekend);

        Guid? behandelaar = null;
        if (rij.Behandelaar is { } naam && !IsSchool)
        {
            var wie = Collegas[naam.Contains('@', StringComparison.Ordinal) ? naam.Trim().ToLowerInvariant() : Persoonsnaam.Sleutel(naam)].Distinct().ToList();
            if (wie.Count == 1)
                behandelaar = wie[0];
            else
                Waarschuw(Lijstveld.Behandelaar, Waarschuwcode.BehandelaarOnbekend);
        }

        if (!Regels.Kalender.IsSchooldag(rij.EersteDag!.Value))
            Waarschuw(Lijstveld.EersteDag, Waarschuwcode.GeenSchooldag);

        var sector = Plaatsing.SectorVan(school, rij.Geboren!.Value, Op);
        return (new(Gemeente(gebied), school, sector, Kaart.Swv(pc4, sector, school), pc4, behandelaar), waarschuwingen);
    }

    /// <summary>The hashes under which the child of a row may be known.</summary>
    public async Task<IEnumerable<long>> HashesAsync(Lijstrij rij, CancellationToken ct)
    {
        var gemeente = Gemeente(Kaart.Gebied(Postcodes.Lees(rij.Postcode)?.Pc4));
        if (!indexen.TryGetValue(gemeente, out var index))
            indexen[gemeente] = index = await Indexer.ForAsync(gemeente, ct);
        List<long> waarden = [];
        if (rij.Bsn is { } bsn)
            waarden.Add(index.Bsn(bsn));
        if (rij is { Naam: { } naam, Geboren: { } geboren })
            waarden.Add(index.NaamEnGeboren(naam.NaamSleutel, geboren));
        return waarden;
    }

    public Task<List<Guid>> ZoekAsync(IReadOnlyCollection<long> waarden, CancellationToken ct) =>
        Vault.FindAllAsync(waarden, IsSchool ? null : Organisatie.Id, IsSchool ? Organisatie.Id : null, ct);

    Guid Gemeente(Postcodegebied? gebied) => IsSchool
        ? gebied?.GemeenteId ?? Organisatie.GemeenteId ?? throw new InvalidOperationException("A school lies in a gemeente.")
        : Organisatie.Id;
}
