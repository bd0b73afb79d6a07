namespace Thuiszitters.Web.Platform.Http;

/// <summary>Endpoints of a room beside its pages (progress, downloads). Found by scanning; each must name its policy.</summary>
public interface IEndpoints
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

/// <summary>Services of a room. Found by scanning.</summary>
public interface IRoom
{
    static abstract void Add(IServiceCollection services);
}

static class Rooms
{
    public static void MapEndpoints(this IEndpointRouteBuilder routes) => Invoke(typeof(IEndpoints), nameof(IEndpoints.Map), routes);

    public static void AddRooms(this IServiceCollection services) => Invoke(typeof(IRoom), nameof(IRoom.Add), services);

    static void Invoke(Type kind, string method, object argument)
    {
        foreach (var type in typeof(Rooms).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && kind.IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))
            type.GetMethod(method)!.Invoke(null, [argument]);
    }
}
