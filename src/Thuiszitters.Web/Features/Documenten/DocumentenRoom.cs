using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Documenten;

/// <summary>Documents of a dossier: taken in, told by content, scanned, sealed, and handed out.</summary>
sealed class DocumentenRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(s => Documentinstellingen.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Clamd>();
        services.AddScoped<Documentwerk>();
    }
}
