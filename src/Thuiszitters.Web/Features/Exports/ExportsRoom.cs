using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Exports;

/// <summary>Exports: asked by the analyst of the region, approved by another person, made, handed out and destroyed.</summary>
sealed class ExportsRoom : IRoom
{
    public static void Add(IServiceCollection services) => services.AddScoped<Exportmaker>();
}
