// What: disclosure table from files to files: what it writes, what it refuses, and that a refusal leaves nothing behind.

using System.Text.Json;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.Platform;

public sealed class DisclosureTableVerbTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tabel").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string In(string name) => Path.Combine(folder, name);

    // A1 to A3 and B1 to B3 by age 12 to 14; persons have two records now and then.
    void Write(string spec, string? input = null, string? ladder = null)
    {
        int[,] counts = { { 3, 20, 30 }, { 25, 8, 17 }, { 14, 19, 22 }, { 12, 2, 40 }, { 9, 33, 16 }, { 21, 13, 7 } };
        var lines = new List<string> { "persoon;gemeente;leeftijd" };
        for (var cell = 0; cell < counts.Length; cell++)
            for (var i = 0; i < counts[cell / 3, cell % 3]; i++)
                lines.AddRange(Enumerable.Repeat($"P{cell}-{i};{(cell < 9 ? 'A' : 'B')}{cell / 3 % 3 + 1};{12 + cell % 3}", i % 4 == 0 ? 2 : 1));
        File.WriteAllText(In("spec.json"), spec);
        File.WriteAllText(In("in.csv"), input ?? string.Join('\n', lines) + "\n");
        File.WriteAllText(In("h.csv"), ladder ?? "A1;A;*\nA2;A;*\nA3;A;*\nB1;B;*\nB2;B;*\nB3;B;*\n");
    }

    async Task<(int Code, string Said)> RunAsync()
    {
        await using var output = new StringWriter();
        var arguments = new VerbArguments(["--spec", In("spec.json"), In("in.csv"), In("out.csv"), "--report", In("r.json")]);
        return (await new DisclosureTableVerb().RunAsync(arguments, output, default), output.ToString());
    }

    const string Spec = """{"separator":";","rows":"gemeente","columns":"leeftijd","threshold":5,"hierarchy":"h.csv","person":"persoon","zeros":"show","sensitive":false,"method":"suppress"}""";

    [Fact]
    public async Task Table_OfRecordsWithALadder_IsProtectedWithMarginsAndReported()
    {
        Write(Spec);
        var (code, said) = await RunAsync();
        Assert.Equal((0, true), (code, said.Contains("2 te kleine", StringComparison.Ordinal)));

        var lines = (await File.ReadAllLinesAsync(In("out.csv"))).Select(l => l.Split(';')).ToArray();
        Assert.Equal(["gemeente", "12", "13", "14", "Totaal"], lines[0]);
        Assert.Equal(["A", "A1", "A2", "A3", "B", "B1", "B2", "B3", "Totaal"], lines.Skip(1).Select(l => l[0]));
        Assert.Equal("311", lines[^1][^1]);
        Assert.Equal(("x", "x"), (lines[2][1], lines[6][2]));

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(In("r.json")));
        var root = report.RootElement;
        Assert.Equal(2, root.GetProperty("primary").GetArrayLength());
        Assert.All(root.GetProperty("primary").EnumerateArray(), p => Assert.True(p.GetProperty("low").GetInt32() == 0 && p.GetProperty("high").GetInt32() >= 5));
        Assert.Equal(5 + root.GetProperty("secondaryValue").GetInt32(), root.GetProperty("suppressedValue").GetInt32());
        Assert.Equal(lines.Sum(l => l.Count(c => c == "x")), root.GetProperty("suppressedCells").GetInt32());
    }

    [Fact]
    public async Task Table_OfCountsOrRoundedOrOfOneVariable_IsWritten()
    {
        Write(Spec.Replace("\"person\":\"persoon\"", "\"count\":\"aantal\"", StringComparison.Ordinal).Replace("\"h.csv\"", "null", StringComparison.Ordinal),
            "gemeente;leeftijd;aantal\nA;12;30\nA;13;20\nB;12;40\nB;13;25\nB;13;25\n");
        Assert.Equal(0, (await RunAsync()).Code);
        Assert.Equal("gemeente;12;13;Totaal\nA;30;20;50\nB;40;50;90\nTotaal;70;70;140\n", await File.ReadAllTextAsync(In("out.csv")));

        Write(Spec.Replace("suppress", "round", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync()).Code);
        Assert.All((await File.ReadAllLinesAsync(In("out.csv"))).Skip(1).SelectMany(l => l.Split(';').Skip(1)), c => Assert.Equal(0, int.Parse(c) % 5));

        Write("""{"rows":"leeftijd","person":"persoon"}""");
        Assert.Equal(0, (await RunAsync()).Code);
        Assert.Equal("leeftijd;Totaal", (await File.ReadAllLinesAsync(In("out.csv")))[0]);
    }

    [Theory]
    [InlineData("""{"rows":"gemeente","k":5}""", "de optie k bestaat niet")]
    [InlineData("""{"rows":"gemeente","threshold":1}""", "de optie threshold")]
    [InlineData("""{"rows":"gemeente","threshold":"5"}""", "de optie threshold")]
    [InlineData("""{"columns":"leeftijd"}""", "de optie rows ontbreekt")]
    [InlineData("""{"rows":"gemeente","rows":"leeftijd"}""", "geen geldige JSON")]
    [InlineData("""{"rows":"gemeente","columns":"gemeente"}""", "een kolom twee keer")]
    [InlineData("""{"rows":"gemeente","columns":"sector"}""", "de optie columns noemt kolom sector")]
    [InlineData("""{"rows":"gemeente","method":"hide"}""", "de optie method moet suppress of round")]
    [InlineData("""{"rows":"gemeente","zeros":"x"}""", "de optie zeros moet show of protect")]
    [InlineData("""{"rows":"gemeente","hierarchy":"weg.csv"}""", "de optie hierarchy noemt weg.csv")]
    [InlineData("""{"rows":"gemeente","person":"persoon","count":"leeftijd"}""", "de opties person en count")]
    [InlineData("""{"rows":"gemeente","method":"round","threshold":10}""", "bij de optie threshold hoogstens 5")]
    [InlineData("""["gemeente"]""", "een JSON-object")]
    [InlineData("{\"rows\":\"gemeente\"}", "in.csv heeft een kop en geen regels", "persoon;gemeente;leeftijd\n")]
    [InlineData("{\"rows\":\"gemeente\"}", "in.csv is leeg", "")]
    [InlineData("{\"rows\":\"gemeente\"}", "de optie rows: Een tabel met één rij", "gemeente\nA1\nA1\n")]
    [InlineData("{\"rows\":\"gemeente\"}", "opties rows en columns", "gemeente\nA1\nA2\n")]
    [InlineData("{\"rows\":\"gemeente\"}", "in.csv: regel 3", "gemeente\nA1\nA2;A3\n")]
    [InlineData("{\"rows\":\"gemeente\",\"person\":\"p\"}", "kolom p (optie person) leeg", "gemeente;p\nA1;\n")]
    [InlineData("{\"rows\":\"gemeente\",\"count\":\"n\"}", "kolom n (optie count)", "gemeente;n\nA1;-1\n")]
    [InlineData("{\"rows\":\"gemeente\",\"hierarchy\":\"h.csv\"}", "bestand van de optie hierarchy", "gemeente\nA1\nZ9\n")]
    [InlineData("{\"rows\":\"gemeente\",\"hierarchy\":\"h.csv\"}", "de optie hierarchy: De hiërarchie klopt niet", "gemeente\nA1\n", "A1;A;x\nA2;B;x\nB1;A;y\n")]
    public async Task Table_OfWhatIsWrong_IsRefusedWithTheReasonAndWithoutFiles(string spec, string reason, string? input = null, string? ladder = null)
    {
        Write(spec, input, ladder);
        var (code, said) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Equal(["h.csv", "in.csv", "spec.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Z9", said, StringComparison.Ordinal);
    }

    [Theory, InlineData("--k", "5"), InlineData("teveel", "woorden")]
    public async Task Table_WithWordsThatMeanNothing_IsWrongUse(string one, string two) =>
        await Assert.ThrowsAsync<VerbUsageException>(() => new DisclosureTableVerb().RunAsync(
            new VerbArguments(["--spec", "s.json", "in.csv", "out.csv", one, two]), TextWriter.Null, default));
}
