using System.Text;
using Thuiszitters.Disclosure.Files;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Files;

public sealed class RunTests : IDisposable
{
    const string Spec = """
        {"k":3,"l":2,"suppressionLimit":0.2,"columns":[{"name":"plaats","role":"quasi","ladder":"plaats.csv"},
         {"name":"band","role":"sensitive"},{"name":"noot","role":"insensitive"},{"name":"naam","role":"drop"}]}
        """;

    const string Ladder = "A1;A;*\nA2;A;*\nB1;B;*\n";

    readonly RunFolder folder = new();

    public RunTests()
    {
        folder.Write("spec.json", Spec);
        folder.Write("plaats.csv", Ladder);
        folder.Write("in.csv", Rows("A1", "A1", "A2", "A2", "B1", "B1", "B1"));
    }

    public void Dispose() => folder.Dispose();

    // The name and the note tell the place in the file; the band takes turns.
    static string Rows(params string[] places) =>
        "naam;plaats;band;noot\n" + string.Concat(places.Select((p, i) => $"n{i};{p};{(i % 2 == 0 ? "groen" : "rood")};x\n"));

    RunOutcome Run() => AnonymiseRun.Run(folder.Path("spec.json"), folder.Path("in.csv"), folder.Path("out.csv"), folder.Path("report.json"), default);

    string Refused()
    {
        folder.Write("out.csv", "an older release");
        var error = Assert.Throws<RefusedInputException>(Run);
        Assert.DoesNotContain("out.csv", folder.Names);
        Assert.DoesNotContain("report.json", folder.Names);
        Assert.DoesNotContain(folder.Names, n => n.EndsWith(".deel", StringComparison.Ordinal));
        return error.Message;
    }

    [Fact]
    public void Run_OfAFile_ReleasesItSortedAndReports()
    {
        Assert.True(Run().IsReleased);
        Assert.Equal("plaats;band;noot\nA;groen;x\nA;groen;x\nA;rood;x\nA;rood;x\nB;groen;x\nB;groen;x\nB;rood;x\n", File.ReadAllText(folder.Path("out.csv")));
        var report = folder.Report;
        Assert.Equal(1, (int)report["levels"]!["plaats"]!);
        Assert.Equal(4 / 7.0 / 2, (double)report["loss"]!, 12);
        Assert.Equal((0, 2, 3, 2), ((int)report["suppressed"]!, (int)report["classes"]!, (int)report["risk"]!["minClass"]!, (int)report["risk"]!["sensitive"]![0]!["minDistinctL"]!));
        Assert.Equal(16 + 9, (int)report["risk"]!["dm"]!);
        Assert.True((double)report["searchSeconds"]! >= 0);

        // The measure of the release says the same.
        MeasureRun.Run(folder.Path("spec.json"), folder.Path("out.csv"), folder.Path("report.json"), default);
        Assert.Equal(((double)report["loss"]!, true, 1), ((double)folder.Report["loss"]!, (bool)folder.Report["holds"]!, (int)folder.Report["levels"]!["plaats"]!));
    }

    [Fact]
    public void Run_WithMarkCrLfQuotesAndMissing_ReadsThem()
    {
        // Missing is a value of its own: three empty places are a class, and stay empty below the top.
        folder.Write("plaats.csv", "\uFEFFA1;\"A\";*\r\nA2;A;*\r\nB1;B;*\r\n");
        folder.Write("in.csv", "\uFEFF" + Rows("A1", "A2", "\"A1\"", "", "", "").Replace("\n", "\r\n", StringComparison.Ordinal).Replace(";x", ";\"a;\"\"b\"\"\"", StringComparison.Ordinal));
        Run();
        var lines = File.ReadAllLines(folder.Path("out.csv"));
        Assert.Equal(";groen;\"a;\"\"b\"\"\"", lines[1]);
        Assert.Equal(3, lines.Count(l => l.StartsWith("A;", StringComparison.Ordinal)));
        MeasureRun.Run(folder.Path("spec.json"), folder.Path("out.csv"), folder.Path("report.json"), default);
        Assert.Equal(2, (int)folder.Report["classes"]!);
    }

    [Fact]
    public void Run_WithPersons_CountsThemAndLeavesTheColumnOut()
    {
        // Three rows of one person in B: no crowd. One of four persons loses rows.
        folder.Write("spec.json", Spec.Replace("\"k\":3", "\"k\":3,\"person\":\"naam\"", StringComparison.Ordinal).Replace("0.2", "0.25", StringComparison.Ordinal));
        folder.Write("in.csv", "naam;plaats;band;noot\np;A1;groen;x\nq;A1;rood;x\nr;A1;rood;x\ns;B1;rood;x\ns;B1;groen;x\ns;B1;rood;x\n");
        Run();
        Assert.Equal(("persons", 1, 3), ((string)folder.Report["unit"]!, (int)folder.Report["suppressed"]!, (int)folder.Report["suppressedRows"]!));
        Assert.Equal("plaats;band;noot\nA1;groen;x\nA1;rood;x\nA1;rood;x\n", File.ReadAllText(folder.Path("out.csv")));

        // Without the persons enough rows prove nothing.
        var outcome = MeasureRun.Run(folder.Path("spec.json"), folder.Path("out.csv"), folder.Path("report.json"), default);
        Assert.False(outcome.IsReleased);
        Assert.Contains("person", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.True(folder.Report.AsObject().TryGetPropertyValue("holds", out var holds));
        Assert.Null(holds);
    }

    [Fact]
    public void Run_WithEveryRowAllowedToGoAndALadderOfOneValue_StillReleasesTheTop()
    {
        folder.Write("spec.json", Spec.Replace("0.2", "1,\"method\":\"local\"", StringComparison.Ordinal));
        folder.Write("plaats.csv", "NL;*\n");
        folder.Write("in.csv", Rows("NL", "NL", ""));
        Assert.True(Run().IsReleased);
        Assert.Equal(1, (int)folder.Report["levels"]!["plaats"]!);
        folder.Write("spec.json", Spec.Replace("0.2", "1", StringComparison.Ordinal));
        Assert.True(Run().IsReleased);
    }

    [Fact]
    public void Journalist_WithPersonsOfSeveralRows_CountsPersons()
    {
        folder.Write("spec.json", Spec.Replace("\"k\":3", "\"k\":2,\"person\":\"naam\",\"population\":\"register.csv\"", StringComparison.Ordinal));
        folder.Write("in.csv", "naam;plaats;band;noot\np;A1;groen;x\np;A1;rood;x\nq;A1;rood;x\nq;A1;rood;x\n");
        folder.Write("register.csv", "plaats\nA1\nA1\n");
        Assert.Empty(Run().Warnings);
        Assert.Equal(0.5, (double)folder.Report["risk"]!["journalist"]!["max"]!, 12);
    }

    [Fact]
    public void Run_WithoutSolution_ReportsWhyAndReleasesNothing()
    {
        folder.Write("spec.json", Spec.Replace("\"k\":3", "\"k\":5", StringComparison.Ordinal));
        folder.Write("plaats.csv", "A1;A\nA2;A\nB1;B\n");
        folder.Write("out.csv", "an older release");
        var outcome = Run();
        Assert.False(outcome.IsReleased);
        Assert.DoesNotContain("out.csv", folder.Names);
        Assert.Equal("noSolution", (string)folder.Report["outcome"]!);
        Assert.Contains("suppressionLimit", (string)folder.Report["reason"]!, StringComparison.Ordinal);
        Assert.NotEmpty(folder.Report["advice"]!.AsArray());

        foreach (var few in new[] { Rows(), Rows("A1") })
        {
            folder.Write("in.csv", few);
            Assert.Contains("minder dan k", Run().Lines[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Run_AgainstAPopulation_GivesTheJournalistRisk()
    {
        folder.Write("spec.json", Spec.Replace("\"k\":3", "\"k\":3,\"population\":\"register.csv\"", StringComparison.Ordinal));
        folder.Write("register.csv", "id;plaats\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i};{(i < 20 ? "A2" : "B1")}\n")));
        Run();
        var journalist = folder.Report["risk"]!["journalist"]!;
        Assert.Equal(0.1, (double)journalist["max"]!, 12);
        Assert.Equal((4 * 0.05 + 3 * 0.1) / 7, (double)journalist["mean"]!, 12);
        Assert.Equal(1 / 3.0, (double)folder.Report["risk"]!["prosecutor"]!["max"]!, 12);
    }

    [Fact]
    public void Measure_OfAFileWithStars_CountsThemAsLeftOut()
    {
        folder.Write("out.csv", "plaats;band\nA;groen\nA;rood\nA;rood\n*;rood\nB;groen\n".Replace("*;rood", "*;", StringComparison.Ordinal));
        Assert.False(MeasureRun.Run(folder.Path("spec.json"), folder.Path("out.csv"), folder.Path("report.json"), default).IsReleased);
        Assert.Equal((1, 2, 1, 5), ((int)folder.Report["suppressed"]!, (int)folder.Report["classes"]!, (int)folder.Report["risk"]!["minClass"]!, (int)folder.Report["rows"]!));
        Assert.Equal((3 * 0.5 + 1) / 5, (double)folder.Report["loss"]!, 12);
        Assert.Equal(9 + 1 + 5, (int)folder.Report["risk"]!["dm"]!);

        // Stars that still tell the band were handed out: a class as any other.
        folder.Write("out.csv", "plaats;band\nA;groen\nA;rood\nA;rood\n*;rood\n");
        Assert.False(MeasureRun.Run(folder.Path("spec.json"), folder.Path("out.csv"), folder.Path("report.json"), default).IsReleased);
        Assert.Equal((0, 2, 1), ((int)folder.Report["suppressed"]!, (int)folder.Report["classes"]!, (int)folder.Report["risk"]!["minClass"]!));
    }

    [Fact]
    public void Run_WithColumnsThatTellEachOther_Warns()
    {
        folder.Write("spec.json", Spec.Replace("\"role\":\"insensitive\"", "\"role\":\"quasi\",\"ladder\":\"noot.csv\"", StringComparison.Ordinal));
        folder.Write("noot.csv", "x;*\ny;*\n");
        folder.Write("in.csv", "naam;plaats;band;noot\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"n;{(i % 2 == 0 ? "A1" : "B1")};b{i % 3};{"xy"[i % 2]}\n")));
        Assert.Contains("volgt uit", Assert.Single(Run().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A1;A;*\nA1;A;*\n", "regel 1")]
    [InlineData("A1;A;*\nA2;A\n", "niveaus")]
    [InlineData("A1;A;x\nA2;A;y\nB1;B;y\n", "verschillen")]
    [InlineData("A1;A;*\nA2;A;*\n", "plaats heeft een waarde")]
    [InlineData("", "leeg")]
    public void Run_OnABrokenLadder_IsRefused(string ladder, string expected)
    {
        folder.Write("plaats.csv", ladder);
        Assert.Contains(expected, Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("naam;plaats;band\nn;A1;r\n", "noot")]
    [InlineData("naam;plaats;band;noot;meer\nn;A1;r;x;y\n", "meer")]
    [InlineData("naam;plaats;band;noot;band\nn;A1;r;x;y\n", "twee keer")]
    [InlineData("naam;plaats;band;noot\nn;A1;r\n", "regel 2")]
    [InlineData("naam;plaats;band;noot\nn;A1;\"r\n", "CSV")]
    [InlineData("naam;plaats;band;noot\nn;A1;r\"s;x\n", "CSV")]
    [InlineData("naam;plaats;band;noot\n\nn;A1;r;x\n", "leeg")]
    [InlineData("", "leeg")]
    public void Run_OnABrokenFile_IsRefused(string file, string expected)
    {
        folder.Write("in.csv", file);
        Assert.Contains(expected, Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"k\":3", "\"k\":1", "2 of meer")]
    [InlineData("\"k\":3", "\"k\":\"3\"", "geheel getal")]
    [InlineData("\"k\":3", "\"kk\":3", "kk")]
    [InlineData("\"k\":3", "\"k\":3,\"k\":4", "twee keer")]
    [InlineData("\"k\":3,", "", "k ontbreekt")]
    [InlineData("0.2", "1.5", "suppressionLimit")]
    [InlineData("\"k\":3", "\"k\":3,\"method\":\"best\"", "method")]
    [InlineData("\"k\":3", "\"k\":3,\"separator\":\"::\"", "separator")]
    [InlineData("\"k\":3", "\"k\":3,\"person\":\"plaats\"", "person")]
    [InlineData("\"k\":3", "\"k\":3,\"t\":2", "t moet")]
    [InlineData("\"k\":3", "\"k\":3,\"recursiveC\":2", "recursiveL")]
    [InlineData("\"role\":\"sensitive\"", "\"role\":\"insensitive\"", "geen kolom met role sensitive")]
    [InlineData("\"role\":\"quasi\"", "\"role\":\"sensitive\"", "quasi")]
    [InlineData(",\"ladder\":\"plaats.csv\"", "", "ladder")]
    [InlineData("plaats.csv", "weg.csv", "weg.csv")]
    [InlineData("\"role\":\"drop\"", "\"role\":\"drop\",\"l\":2", "sensitive")]
    [InlineData("\"role\":\"drop\"", "\"role\":\"hidden\"", "role moet")]
    [InlineData("\"naam\"", "\"band\"", "band")]
    public void Run_WithAWrongSpec_IsRefused(string from, string to, string expected)
    {
        folder.Write("spec.json", Spec.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(expected, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnBadBytesOrOverItsOwnInput_IsRefused()
    {
        File.WriteAllBytes(folder.Path("in.csv"), [.. Encoding.UTF8.GetBytes("naam;plaats;band;noot\n"), 0xC3, 0x28]);
        Assert.Contains("UTF-8", Refused(), StringComparison.Ordinal);
        File.WriteAllBytes(folder.Path("in.csv"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("naam;plaats;band;noot\n"), 0xC3, 0x28]);
        Assert.Contains("UTF-8", Refused(), StringComparison.Ordinal);
        folder.Write("in.csv", Rows("A1"));
        Assert.Throws<RefusedInputException>(() => AnonymiseRun.Run(folder.Path("spec.json"), folder.Path("in.csv"), folder.Path("in.csv"), folder.Path("report.json"), default));
        Assert.Throws<RefusedInputException>(() => AnonymiseRun.Run(folder.Path("spec.json"), folder.Path("in.csv"), folder.Path("out.csv"), folder.Path("plaats.csv"), default));
        Assert.Superset(new HashSet<string> { "in.csv", "plaats.csv" }, folder.Names.ToHashSet());
    }
}
