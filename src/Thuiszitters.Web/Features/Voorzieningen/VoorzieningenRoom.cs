using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Voorzieningen;

sealed class VoorzieningenRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Opbrengstlezer>();
        services.AddScoped<Tekortlezer>();
        services.AddScoped<Afwegingenlezer>();
        services.AddScoped<Plaatsbeeld>();
    }
}
