using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Http;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

/// <summary>The sample region, laid down at the first start in Development.</summary>
sealed class VoorbeeldregioRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Voorbeeldmaker>();
        services.AddScoped<Belasting>();
        services.AddSingleton<IAtStart, VoorbeeldAtStart>();
    }
}

/// <summary>An empty database in Development gets the sample region, so that a fresh clone shows a living program.</summary>
sealed partial class VoorbeeldAtStart(IServiceScopeFactory scopes, IHostEnvironment omgeving, IConfiguration configuration, ILogger<VoorbeeldAtStart> log) : IAtStart
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!omgeving.IsDevelopment() || string.Equals(configuration["Seed:AtStart"], "false", StringComparison.OrdinalIgnoreCase))
            return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var begin = TimeProvider.System.GetTimestamp();
        if (await scope.ServiceProvider.GetRequiredService<Voorbeeldmaker>().MaakAsync(ct) == Seeduitkomst.Gemaakt)
            Gemaakt(log, Voorbeeldzaken.Alle.Count, (long)TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample region made: {Count} dossiers in {Milliseconds} ms")]
    static partial void Gemaakt(ILogger logger, int count, long milliseconds);
}
