// What: the room of the developers: sample people to sign in as, the clock, the mails, the reasons behind a verdict, every part of the screen.
// Used by: developers. A release does not hold this folder at all; any other build closes it outside Development.
// Never: an address under /dev that answers elsewhere, or tells there that it exists.

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Dev;

sealed class DevRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Voorbeeldpersonen>();
        // After all other configuration: that of Razor Pages itself begins with an empty list of conventions.
        services.AddSingleton<IPostConfigureOptions<RazorPagesOptions>, AlleenOntwikkeling>();
    }
}

/// <summary>Outside Development every page of this room answers 404, before it asks who you are or looks at a form.</summary>
sealed class AlleenOntwikkeling(IHostEnvironment omgeving) : IPostConfigureOptions<RazorPagesOptions>
{
    public void PostConfigure(string? name, RazorPagesOptions options)
    {
        if (omgeving.IsDevelopment())
            return;
        options.Conventions.AddFolderApplicationModelConvention("/Dev", pagina =>
        {
            // A page that asks to sign in first would tell that it is there.
            pagina.EndpointMetadata.Add(new AllowAnonymousAttribute());
            pagina.Filters.Add(new BestaatNiet());
        });
    }

    sealed class BestaatNiet : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new NotFoundResult();
    }
}
