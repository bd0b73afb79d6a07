// What: who may enter a page or endpoint. Each names its action from the permission matrix with [Mag(...)]; one without is closed.
// Source: rules.md R8, permissions.csv. Used by: every page. Never: a page open by forgetting.

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Auth;

/// <summary>Requires that the role of the user may do this action, or one of these (values of <c>Domain.Acties</c>).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MagAttribute(params string[] acties) : AuthorizeAttribute(Prefix + string.Join(Of, acties))
{
    internal const char Of = '|';
    public const string Prefix = "mag:";

    /// <summary>For pages of every signed-in user: the own account and function.</summary>
    public const string Aangemeld = "aangemeld";
}

sealed record MagRequirement(IReadOnlyList<string> Acties) : IAuthorizationRequirement;

sealed class MagPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(MagAttribute.Prefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new MagRequirement(policyName[MagAttribute.Prefix.Length..].Split(MagAttribute.Of))).Build()
            : await base.GetPolicyAsync(policyName);
}

sealed class MagHandler(CurrentUser user) : AuthorizationHandler<MagRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MagRequirement requirement)
    {
        if (user.IsSignedIn && requirement.Acties.Any(a => a == MagAttribute.Aangemeld || user.Mag(a)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Fills <see cref="CurrentUser"/> from the database at every request: an ended role, a blocked account or a changed password stop working at
/// once. A lock-out after wrong passwords does not: it would let a stranger throw somebody out.
/// </summary>
sealed class CurrentUserMiddleware(RequestDelegate next)
{
    public const string AanstellingClaim = "aanstelling";

    /// <summary>The security stamp of the account at sign-in; another password gives another.</summary>
    public const string StempelClaim = "stempel";

    public async Task InvokeAsync(HttpContext context, CurrentUser user, DbSource source, Clock clock)
    {
        // While the page for a fault is made, the database may be what is away: then nobody is signed in.
        if (context.Features.Get<IExceptionHandlerFeature>() is null && context.User.Identity?.IsAuthenticated == true
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && Guid.TryParse(context.User.FindFirstValue(AanstellingClaim), out var aanstelling))
        {
            var today = clock.Today;
            var now = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero);
            await using var db = source.ForSystem();
            var found = await db.Aanstellingen.AsNoTracking()
                .Where(a => a.Id == aanstelling && a.GebruikerId == id && (a.Tot == null || a.Tot > today))
                .Select(a => new { a.Gebruiker!.Naam, a.Gebruiker.LockoutEnd, a.Gebruiker.SecurityStamp, a.Rol, a.OrganisatieId, Organisatie = a.Organisatie!.Naam, a.Organisatie.RegioId,
                    Waarneemt = Waarneming.Lopend(db.Waarnemingen, today).Where(w => w.WaarnemerId == id && w.OrganisatieId == a.OrganisatieId)
                        .Select(w => new { w.AfwezigId, Naam = db.Users.Where(u => u.Id == w.AfwezigId).Select(u => u.Naam).FirstOrDefault() ?? "" }).ToList(),
                })
                .FirstOrDefaultAsync(context.RequestAborted);
            if (found is null || Gebruiker.IsGeblokkeerd(found.LockoutEnd, now) || (found.SecurityStamp ?? "") != context.User.FindFirstValue(StempelClaim))
            {
                await context.SignOutAsync();
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                var gedeeld = await Deling.LopendMetAsync(db, found.OrganisatieId, today, context.RequestAborted);
                user.Become(id, found.Naam, aanstelling, found.Rol, found.OrganisatieId, found.Organisatie, found.RegioId, gedeeld,
                    await Beoordelaar.LopendVanAsync(db, id, context.RequestAborted, found.Rol == Domain.Rol.SwvBeoordelaar ? found.OrganisatieId : null),
                    found.Rol == Domain.Rol.Doorzettingsmacht ? await Vrijstelling.AdviesVanAsync(db, id, found.OrganisatieId, context.RequestAborted) : null);
                user.WorksOn(today, found.Waarneemt.ToDictionary(w => w.AfwezigId, w => w.Naam));
            }
        }

        await next(context);
    }
}
