// What: the room of the developers: sample people to sign in as, the clock, the mails, the reasons behind a verdict, every part of the screen.
// Used by: developers. A release does not hold this folder at all; any other build takes away its addresses outside Development.
// Never: an address under /dev that answers elsewhere, or tells that it exists in another environment.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Dev;

sealed class DevRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Voorbeeldpersonen>();
        services.AddSingleton<IConfigureOptions<RazorPagesOptions>, AlleenOntwikkeling>();
    }
}

/// <summary>Outside Development the pages of this room have no address: they answer 404 like every address that was never there.</summary>
sealed class AlleenOntwikkeling(IHostEnvironment omgeving) : IConfigureOptions<RazorPagesOptions>
{
    public void Configure(RazorPagesOptions options)
    {
        if (!omgeving.IsDevelopment())
            options.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
    }
}
