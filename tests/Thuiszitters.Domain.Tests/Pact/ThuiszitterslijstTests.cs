// What: the clock on every new row of the exercise list, against the answers that come with it.
// Source: shared/data/thuiszitterslijst-a.expected.json, beside the repository; absent elsewhere, and then visibly skipped.

using System.Globalization;
using System.Text.Json;

namespace Thuiszitters.Domain.Tests;

public sealed class ThuiszitterslijstTests
{
    [LijstFact]
    [Rule("R4")]
    public void Bereken_EveryNewRowOfTheList_AsExpected()
    {
        using var lijst = JsonDocument.Parse(File.ReadAllText(LijstFactAttribute.Pad!));
        var vandaag = Dag(lijst.RootElement, "vandaag")!.Value;
        var banden = new Dictionary<string, int>(StringComparer.Ordinal);
        var rijen = 0;

        foreach (var rij in lijst.RootElement.GetProperty("details").EnumerateArray())
        {
            if (rij.GetProperty("uitkomst").GetString() != "nieuw") continue;
            rijen++;
            var feiten = new Dossierfeiten
            {
                Geboren = Dag(rij, "geboren")!.Value,
                Verzuim = [new(Soort(rij.GetProperty("soort").GetString()), Dag(rij, "start")!.Value)],
            };

            var stand = Pactklok.Bereken(feiten, Regioparameters.Standaard, vandaag);

            var band = rij.TryGetProperty("band", out var b) ? b.GetString()! : nameof(PactBand.Geen);
            var regel = rij.GetProperty("regel").GetInt32();
            Assert.Equal(
                (regel, Dag(rij, "klokStart"), Dag(rij, "grens"), Getal(rij, "dagenOver"), Getal(rij, "dag"), band),
                (regel, stand.Start, stand.Grens, stand.DagenOver, stand.Dag, stand.Band.ToString()));
            if (stand.Band != PactBand.Geen) banden[band] = banden.GetValueOrDefault(band) + 1;
        }

        Assert.Equal(lijst.RootElement.GetProperty("nieuw").GetInt32(), rijen);
        foreach (var band in lijst.RootElement.GetProperty("banden").EnumerateObject())
            Assert.Equal((band.Name, band.Value.GetInt32()), (band.Name, banden.GetValueOrDefault(band.Name)));
    }

    static DateOnly? Dag(JsonElement rij, string naam) =>
        rij.TryGetProperty(naam, out var dag) ? DateOnly.ParseExact(dag.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    static int? Getal(JsonElement rij, string naam) => rij.TryGetProperty(naam, out var getal) ? getal.GetInt32() : null;

    static Verzuimsoort Soort(string? code) => code switch
    {
        "AV" => Verzuimsoort.AbsoluutVerzuim,
        "LRV" => Verzuimsoort.Lrv,
        "16U" => Verzuimsoort.ZestienUur,
        "ZIEK" => Verzuimsoort.Ziek,
        "LUX" => Verzuimsoort.Luxe,
        _ => throw new InvalidDataException("Onbekende soort in de lijst."),
    };
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class LijstFactAttribute : FactAttribute
{
    public LijstFactAttribute()
    {
        if (Pad is null) Skip = "shared/data/thuiszitterslijst-a.expected.json is not on this machine.";
    }

    // The folder "shared" stands beside the repository, or beside a worktree of it.
    public static string? Pad { get; } = Zoek();

    static string? Zoek()
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
        {
            var pad = Path.Combine(map.FullName, "shared", "data", "thuiszitterslijst-a.expected.json");
            if (File.Exists(pad)) return pad;
        }

        return null;
    }
}
