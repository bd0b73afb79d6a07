// What: signs a person in with e-mail address and password, in the first of their functions.
// Never: says whether an account exists. An unknown address costs the same work and gives the same answer as a wrong password.

using System.Security.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Account;

[AllowAnonymous]
public sealed class AanmeldenModel(UserManager<Gebruiker> users, DbSource source, Clock clock) : PageModel
{
    // A hash that no password opens: makes the answer for an unknown address as slow as for a known one.
    static readonly string Nobody = new PasswordHasher<Gebruiker>(
        Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }))
        .HashPassword(null!, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));

    [BindProperty(SupportsGet = true)]
    public string? Naar { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public string Email { get; set; } = "";
        public string Wachtwoord { get; set; } = "";
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Email).NotEmpty().WithMessage("Vul uw e-mailadres in.");
            RuleFor(x => x.Wachtwoord).NotEmpty().WithMessage("Vul uw wachtwoord in.");
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var user = await users.FindByEmailAsync(Input.Email.Trim());
        var known = user is not null && !await users.IsLockedOutAsync(user);
        var right = known
            ? await users.CheckPasswordAsync(user!, Input.Wachtwoord)
            : users.PasswordHasher.VerifyHashedPassword(null!, Nobody, Input.Wachtwoord) == PasswordVerificationResult.Success;
        if (!right)
        {
            if (known)
                await users.AccessFailedAsync(user!);
            ModelState.AddModelError("Input.Email", "Deze combinatie van e-mailadres en wachtwoord kennen wij niet. Na tien keer wacht u een kwartier.");
            return Page();
        }

        await users.ResetAccessFailedCountAsync(user!);
        var today = clock.Today;
        await using var db = source.ForSystem();
        var aanstelling = await db.Aanstellingen.AsNoTracking().Where(a => a.GebruikerId == user!.Id && (a.Tot == null || a.Tot > today))
            .OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        if (aanstelling is null)
        {
            ModelState.AddModelError("Input.Email", "U hebt geen functie meer in Thuiszitters. Vraag uw functioneel beheerder om hulp.");
            return Page();
        }

        await Sessiestart.AsAsync(HttpContext, source, clock, aanstelling.Value, ct);
        return LocalRedirect(Url.IsLocalUrl(Naar) ? Naar! : "/");
    }
}

/// <summary>Starts a session of a person in one function. The act stands in the audit trail.</summary>
public static class Sessiestart
{
    public static async Task AsAsync(HttpContext context, DbSource source, Clock clock, Guid aanstellingId, CancellationToken ct)
    {
        Aanstelling a;
        await using (var system = source.ForSystem())
            a = await system.Aanstellingen.AsNoTracking().Include(x => x.Organisatie).Include(x => x.Gebruiker).SingleAsync(x => x.Id == aanstellingId, ct);
        await using (var db = source.For(Scope.Of(a.GebruikerId, a.Rol, a.OrganisatieId, a.Organisatie!.RegioId)))
        {
            db.Begin(ActKind.Aangemeld, clock.UtcNow);
            await db.SaveChangesAsync(ct);
        }

        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, a.GebruikerId.ToString()), new(CurrentUserMiddleware.AanstellingClaim, a.Id.ToString()),
                new(CurrentUserMiddleware.StempelClaim, a.Gebruiker!.SecurityStamp ?? ""),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignOutAsync();
        // The handler of this request still knows the key of the session that just ended, and would go on with it: the cookie would lead to
        // nothing. A new one finds no session, and makes one with a key of its own.
        var scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        await handler.InitializeAsync(scheme!, context);
        await handler.SignInAsync(new ClaimsPrincipal(identity), null);
    }
}
