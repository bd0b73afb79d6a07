namespace Thuiszitters.Domain.Tests;

/// <summary>A fact that needs the table of permissions beside the repository; shown as skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PermissionsFactAttribute : FactAttribute
{
    public PermissionsFactAttribute()
    {
        if (Bestand is null)
            Skip = "../shared/domain/permissions.csv is not on this machine.";
    }

    /// <summary>Path of the table; null where it is absent.</summary>
    public static string? Bestand { get; } = Zoek();

    static string? Zoek()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "Thuiszitters.sln")))
            map = map.Parent;
        if (map?.Parent is not { } ouder)
            return null;
        var bestand = Path.Combine(ouder.FullName, "shared", "domain", "permissions.csv");
        return File.Exists(bestand) ? bestand : null;
    }
}
