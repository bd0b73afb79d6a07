// What: where a page keeps, asks back and throws away what is typed in one of its forms (wwwroot/js/concepten.js).
// Used by: every form with data-bewaak. A form is known by the id of the act that it will be, so that what was saved is offered no more.
// Medical data is not kept here either: such a field is left out, and its name is told back (ADR 29).
// Never: a concept of somebody else, of another function, or of a dossier that the author may not see any more: those are not there.

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Concepten;

sealed class Conceptpunten : IEndpoints
{
    public const int LangstePad = 200;

    const int MeesteTekens = 100_000, MeesteVelden = 200, PerPersoon = 50;

    public sealed record Invoer(string? Pad, List<Conceptveld>? Velden);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mag = new MagAttribute(MagAttribute.Aangemeld);
        routes.MapGet("/concepten", LeesAsync).RequireAuthorization(mag);
        routes.MapPut("/concepten/{id:guid}", BewaarAsync).RequireAuthorization(mag);
        routes.MapDelete("/concepten/{id:guid}", GooiWegAsync).RequireAuthorization(mag);
    }

    /// <summary>The newest concept of this form, or 204 when there is none.</summary>
    static async Task<IResult> LeesAsync(string pad, AppDb db, CurrentUser user, Conceptzegel zegel, CancellationToken ct)
    {
        if (!await ZietAsync(db, user, pad, ct))
            return Results.NotFound();
        var concept = await Van(db, user).AsNoTracking().Where(c => c.Pad == pad && !db.Acts.Any(a => a.Id == c.Id))
            .OrderByDescending(c => c.BewaardOp).FirstOrDefaultAsync(ct);
        return concept is null
            ? Results.NoContent()
            : Results.Json(new { id = concept.Id, moment = Moment(concept.BewaardOp), velden = zegel.Open(concept).Select(v => new[] { v.Naam, v.Waarde }) });
    }

    static async Task<IResult> BewaarAsync(
        Guid id, Invoer invoer, HttpContext http, IAntiforgery antiforgery, AppDb db, CurrentUser user, Conceptzegel zegel, Clock clock, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || invoer is not { Pad: { Length: > 0 and <= LangstePad } pad, Velden: { Count: > 0 and <= MeesteVelden } velden }
            || velden.Sum(v => (v.Naam?.Length ?? 0) + (v.Waarde?.Length ?? 0)) > MeesteTekens || velden.Exists(v => v.Naam is null || v.Waarde is null))
            return Results.BadRequest();
        if (!await ZietAsync(db, user, pad, ct))
            return Results.NotFound();
        var geweigerd = velden.Where(IsMedisch).Select(v => v.Naam).Distinct(StringComparer.Ordinal).ToList();
        velden = velden.FindAll(v => !geweigerd.Contains(v.Naam));
        // A message that was under way while the form was saved: there is nothing left to keep.
        if (await db.IsSavedAsync(id, ct))
            return Results.NoContent();

        var concept = await db.Set<Concept>().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (concept is not null && (concept.AanstellingId != user.AanstellingId || concept.Pad != pad))
            return Results.NotFound();
        // What was kept of such a field before the word came, stays.
        if (concept is not null && geweigerd.Count > 0)
            velden.AddRange(zegel.Open(concept).Where(v => geweigerd.Contains(v.Naam)));
        var inhoud = zegel.Verzegel(id, user.AanstellingId, pad, velden);
        if (velden.Count == 0)
        {
            if (concept is not null)
                db.Remove(concept);
        }
        else if (concept is null)
        {
            if (await Van(db, user).CountAsync(ct) >= PerPersoon)
                db.Remove(await Van(db, user).OrderBy(c => c.BewaardOp).FirstAsync(ct));
            db.Add(new Concept { Id = id, AanstellingId = user.AanstellingId, Pad = pad, Inhoud = inhoud, BewaardOp = clock.UtcNow });
        }
        else
        {
            (concept.Inhoud, concept.BewaardOp) = (inhoud, clock.UtcNow);
        }

        await db.SaveChangesAsync(ct);
        return Results.Json(new { moment = Moment(clock.UtcNow), geweigerd, bericht = geweigerd.Count == 0 ? null : ZonderMedischAttribute.Bericht });
    }

    /// <summary>Names and addresses are no such text: somebody may be called so. Nor are keys, which a code may look like.</summary>
    static readonly HashSet<string> Namen = new(StringComparer.Ordinal) { "Aanbieder", "Naam", "Voornamen", "Tussenvoegsel", "Achternaam", "Straat", "Plaats", "Postcode", "Mail", "Telefoon", "Taal" };

    static bool IsMedisch(Conceptveld veld) =>
        !Guid.TryParse(veld.Waarde, out _) && !Namen.Contains(veld.Naam[(veld.Naam.LastIndexOf('.') + 1)..]) && Nietmedisch.Zoek(veld.Waarde).Count > 0;

    static async Task<IResult> GooiWegAsync(Guid id, HttpContext http, IAntiforgery antiforgery, AppDb db, CurrentUser user, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (await Van(db, user).SingleOrDefaultAsync(c => c.Id == id, ct) is { } concept)
        {
            db.Remove(concept);
            await db.SaveChangesAsync(ct);
        }

        return Results.NoContent();
    }

    static IQueryable<Concept> Van(AppDb db, CurrentUser user) => db.Set<Concept>().Where(c => c.AanstellingId == user.AanstellingId);

    /// <summary>A form of a dossier counts only while the author may see that dossier.</summary>
    static async Task<bool> ZietAsync(AppDb db, CurrentUser user, string pad, CancellationToken ct)
    {
        if (!pad.StartsWith('/') || pad.Contains('?', StringComparison.Ordinal))
            return false;
        // A reviewer and who advises have no dossiers: for them it is the request that counts.
        if (pad.Split('/') is ["", "vrijstellingen", var sleutel, _, ..])
            return Guid.TryParse(sleutel, out var id) && (user.Scope.Adviseert.ContainsKey(id) || await db.Vrijstellingen.AnyAsync(v => v.Id == id, ct));
        return pad.Split('/') is not ["", "dossiers", var nummer, _, ..] || await db.Dossiers.AnyAsync(d => d.Nummer == nummer, ct);
    }

    static string Moment(DateTime utc)
    {
        var lokaal = Clock.ToLocal(utc);
        return string.Create(NlDatum.Cultuur, $"{lokaal:d MMMM} om {lokaal:HH.mm} uur");
    }
}
