// What: puts the program together: services, the order of the middleware, and the headers of every answer.
// Never: an answer without the security headers, a page without a policy, or anything of Development elsewhere.

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Platform;

public static class Composition
{
    public static void AddThuiszitters(this WebApplicationBuilder builder, bool serves)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 25 * 1024 * 1024;
        });

        var settings = DatabaseSettings.From(configuration, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(settings.Folder);
        DbSource.MakeModelMeanwhile(settings);
        services.AddSingleton(settings);
        services.AddSingleton<DbSource>();
        services.AddKeys(configuration, settings);

        services.AddScoped<CurrentUser>();
        services.AddScoped(s => s.GetRequiredService<DbSource>().For(s.GetRequiredService<CurrentUser>().Scope));
        services.AddSingleton<ProcessingLogger>();
        services.AddSingleton<BlindIndexer>();
        services.AddScoped<Vault.Vault>();
        services.AddSignIn(builder.Environment);
        services.AddJobs(configuration, settings, serves);
        services.AddMail(configuration, settings);
        services.AddVerbs();
        services.AddRooms();
        services.AddUi();
        // Last, because the scheduler registers a clock of its own and the last one counts.
        services.AddTime(configuration, builder.Environment);
    }

    public static void UseThuiszitters(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseUi();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseMiddleware<Refusals>();
        app.UseRouting();
        // The page for a fault asks nobody who they are: sessions stand in the database, which may be what is away.
        app.UseWhen(http => http.Features.Get<IExceptionHandlerFeature>() is null, branch => branch.UseAuthentication());
        app.UseMiddleware<CurrentUserMiddleware>();
        app.UseAuthorization();
        app.MapRazorPages().WithStaticAssets();
        app.MapEndpoints();
        app.MapHealthChecks("/health").AllowAnonymous();
        // The same, for a monitor that looks at the status only: what works but is not all right counts as not ready.
        app.MapHealthChecks("/health/ready", new() { ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable } }).AllowAnonymous();
        // A program gets an answer for programs, not the sign-in page.
        app.Map("/api/{**rest}", () => Results.NotFound()).AllowAnonymous();
    }

    static void AddTime(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            var movable = new MovableTimeProvider();
            movable.MoveTo(configuration["Clock:Today"] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
            services.AddSingleton(movable);
            services.AddSingleton<TimeProvider>(movable);
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
        }

        services.AddSingleton<Clock>();
    }

    static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<Gebruiker>(o =>
        {
            // NIST SP 800-63B-4: long, no composition rules; ten wrong tries lock for a quarter of an hour.
            o.Password = new PasswordOptions { RequiredLength = 15, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 5 };
            o.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
            o.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<AppDb>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);

        services.AddSingleton<Sessions>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            var secure = !environment.IsDevelopment();
            o.Cookie.Name = secure ? "__Host-thuiszitters" : "thuiszitters";
            o.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.HttpOnly = true;
            o.LoginPath = "/aanmelden";
            o.LogoutPath = "/uitloggen";
            o.AccessDeniedPath = "/fout/403";
            o.ReturnUrlParameter = "naar";
            o.ExpireTimeSpan = TimeSpan.FromMinutes(60);
            o.SlidingExpiration = true;
            o.Events.OnRedirectToAccessDenied = c =>
            {
                c.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<Sessions>((o, sessions) => o.SessionStore = sessions);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = environment.IsDevelopment() ? "thuiszitters-formulier" : "__Host-thuiszitters-formulier";
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.SameSite = SameSiteMode.Strict;
        });

        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = environment.IsDevelopment() ? "thuiszitters-bericht" : "__Host-thuiszitters-bericht";
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.HttpOnly = true;
        });

        services.AddSingleton<IAuthorizationPolicyProvider, MagPolicies>();
        services.AddScoped<IAuthorizationHandler, MagHandler>();
        services.AddAuthorizationBuilder()
            // A page that names no action is closed to everybody. An address that leads nowhere is simply not there, for who is signed in.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is null).Build());
    }
}
