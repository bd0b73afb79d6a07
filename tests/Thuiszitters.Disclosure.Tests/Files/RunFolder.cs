using System.Text.Json;
using System.Text.Json.Nodes;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Disclosure.Tests.Files;

/// <summary>A folder of its own with a spec and its ladders; gone after the test.</summary>
sealed class RunFolder : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-disclosure-").FullName;

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public void Write(string name, string text) => File.WriteAllText(Path(name), text);

    public JsonNode Report => JsonNode.Parse(File.ReadAllText(Path("report.json")))!;

    public IEnumerable<string> Names => Directory.GetFiles(folder).Select(f => System.IO.Path.GetFileName(f)!);

    /// <summary>The reference columns with these quasi-identifiers; all others are dropped.</summary>
    public void WriteSpec(int[] quasi)
    {
        foreach (var column in quasi)
            Write($"h{column}.csv", string.Concat(MeasuringTable.Lines(column).Select(l => string.Join(';', l) + "\n")));
        Write("spec.json", JsonSerializer.Serialize(new
        {
            k = 5,
            suppressionLimit = 0.05,
            columns = MeasuringTable.Header.Select((name, c) => quasi.Contains(c)
                ? new { name, role = "quasi", ladder = $"h{c}.csv" }
                : (object)new { name, role = "drop" }),
        }));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
