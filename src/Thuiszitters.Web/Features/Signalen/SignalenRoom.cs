using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Signalen;

sealed class SignalenRoom : IRoom
{
    public static void Add(IServiceCollection services) => services.AddScoped<Bewaking>();
}
