// What: the filters that a user has in the navigation, with what each finds: one question to the database for all, kept for half a minute.
// Source: ADR 26. Used by: the frame of the page, the start page, the room Zoekopdrachten.
// Never: a count of rows that the reader may not see: the filter runs in their own scope.

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public sealed class BewaardeFilters(AppDb db, CurrentUser user, IMemoryCache cache)
{
    /// <summary>As many as the navigation shows; who has more finds the rest on their own page.</summary>
    public const int Meeste = 8;

    static readonly TimeSpan Houdbaar = TimeSpan.FromSeconds(30);
    static readonly JsonSerializerOptions Vorm = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Who sees lists of dossiers may keep a filter of them.</summary>
    public bool Mag => user.Mag(Acties.DossierLezen) && user.Scope.Kind != ScopeKind.None;

    /// <summary>Those of the user and of the team.</summary>
    public IQueryable<Zoekopdracht> Van()
    {
        var (organisatie, ik) = (user.OrganisatieId, user.Id);
        return db.Set<Zoekopdracht>().Where(z => z.OrganisatieId == organisatie && (z.EigenaarId == ik || z.VanTeam));
    }

    /// <summary>Those of the team whose owner works here no more: only the team lead can still take them away.</summary>
    public static IQueryable<Zoekopdracht> VanWieWegIs(IQueryable<Zoekopdracht> zoekopdrachten, AppDb db, CurrentUser user)
    {
        if (user.Rol is not (Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv))
            return zoekopdrachten.Where(z => false);
        var werkend = Collegas.Werkend(db, user.OrganisatieId, user.Dag);
        return zoekopdrachten.Where(z => z.VanTeam && !werkend.Contains(z.EigenaarId));
    }

    public static string Schrijf(Dossierfilter filter) => JsonSerializer.Serialize(filter.Geschoond(), Vorm);

    /// <summary>Null when it cannot be read, as one of a version with other words: the menu stands on every page, and goes without it.</summary>
    public static Dossierfilter? Lees(Zoekopdracht zoekopdracht)
    {
        ArgumentNullException.ThrowIfNull(zoekopdracht);
        try
        {
            return (JsonSerializer.Deserialize<Dossierfilter>(zoekopdracht.Filter, Vorm) ?? new()).Geschoond();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>With colleagues only where the name can be checked against the surnames of the organisation's own index.</summary>
    public bool MagTeam => user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;

    /// <summary>The items of the navigation.</summary>
    public async Task<List<NavItem>> NavigatieAsync(CancellationToken ct)
    {
        var ik = user.Id;
        var leesbaar = (await Van().AsNoTracking().OrderByDescending(z => z.EigenaarId == ik).ThenBy(z => z.Naam).ThenBy(z => z.Id).Take(Meeste).ToListAsync(ct))
            .Select(z => (Zoekopdracht: z, Filter: Lees(z))).Where(z => z.Filter is not null).ToList();
        var (alle, filters) = (leesbaar.ConvertAll(z => z.Zoekopdracht), leesbaar.ConvertAll(z => z.Filter!));
        if (alle.Count == 0)
            return [];
        // Of a shared computer two users have two appointments; of one user each list of filters has its own counts.
        var sleutel = (user.AanstellingId, string.Join(' ', alle.Select(z => z.Id)), string.Join(' ', alle.Select(z => z.Filter)), nameof(BewaardeFilters));
        if (!cache.TryGetValue<int[]>(sleutel, out var aantallen) || aantallen is null)
            cache.Set(sleutel, aantallen = await db.TelAsync(user, filters, ct), Houdbaar);
        return [.. alle.Select((z, i) => new NavItem(z.Naam, filters[i].Url(), aantallen[i]))];
    }

    /// <summary>Where the user begins; null when that is the work list.</summary>
    public async Task<string?> StartAsync(CancellationToken ct)
    {
        var ik = user.Id;
        return Mag && await Van().AsNoTracking().Where(z => z.EigenaarId == ik && z.IsStart).FirstOrDefaultAsync(ct) is { } start ? Lees(start)?.Url() : null;
    }
}
