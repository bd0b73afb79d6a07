namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

/// <summary>The sample list in shared/data beside the repository, found by walking up; absent on other machines.</summary>
static class Voorbeeldlijst
{
    public static readonly string? Map = Zoek();

    public static string Csv => Path.Combine(Map!, "thuiszitterslijst-a.csv");

    public static string Verwacht => Path.Combine(Map!, "thuiszitterslijst-a.expected.json");

    static string? Zoek()
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
        {
            var kandidaat = Path.Combine(map.FullName, "shared", "data");
            if (File.Exists(Path.Combine(kandidaat, "thuiszitterslijst-a.csv")))
                return kandidaat;
        }

        return null;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class VoorbeeldlijstFactAttribute : FactAttribute
{
    public VoorbeeldlijstFactAttribute()
    {
        if (Voorbeeldlijst.Map is null)
            Skip = "The sample list (shared/data/thuiszitterslijst-a.csv) is not beside this repository.";
    }
}
