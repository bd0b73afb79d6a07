using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.Platform;

/// <summary>The verbs on files: found by two words, run without the program, and strict about what is typed.</summary>
public sealed class DisclosureVerbTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-disclosure-").FullName;

    string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static async Task<int> RunAsync(params string[] words)
    {
        var verb = Verbs.Named(words);
        Assert.NotNull(verb);
        Assert.True(typeof(IFileVerb).IsAssignableFrom(verb));
        return await Verbs.RunOnFilesAsync(verb, words);
    }

    [Fact]
    public async Task Anonymise_OfAFile_LeavesAReleaseThatMeasuresWell()
    {
        await File.WriteAllTextAsync(At("spec.json"), """{"k":2,"columns":[{"name":"plaats","role":"quasi","ladder":"plaats.csv"}]}""");
        await File.WriteAllTextAsync(At("plaats.csv"), "A1;A\nA2;A\nB1;B\n");
        await File.WriteAllTextAsync(At("in.csv"), "plaats\nA1\nA2\nB1\nB1\n");
        Assert.Equal(0, await RunAsync("disclosure", "anonymise", "--spec", At("spec.json"), At("in.csv"), At("out.csv"), "--report", At("report.json")));
        Assert.Equal("plaats\nA\nA\nB\nB\n", await File.ReadAllTextAsync(At("out.csv")));
        Assert.Equal(0, await RunAsync("disclosure", "measure", "--spec", At("spec.json"), At("out.csv"), "--report", At("measure.json")));
        Assert.Contains("\"holds\": true", await File.ReadAllTextAsync(At("measure.json")), StringComparison.Ordinal);

        // Refused input and no solution: 1, and the release that stood there is gone.
        await File.WriteAllTextAsync(At("in.csv"), "plaats\nA1\nB1\n");
        Assert.Equal(1, await RunAsync("disclosure", "anonymise", "--spec", At("spec.json"), At("in.csv"), At("out.csv"), "--report", At("report.json")));
        Assert.False(File.Exists(At("out.csv")));
        Assert.Contains("noSolution", await File.ReadAllTextAsync(At("report.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--spec s.json in.csv --report r.json")]
    [InlineData("--spec s.json in.csv out.csv")]
    [InlineData("in.csv out.csv --report r.json")]
    [InlineData("--spec s.json in.csv out.csv more.csv --report r.json")]
    [InlineData("--spec s.json in.csv out.csv --report r.json --k 2")]
    [InlineData("--spec s.json --spec t.json in.csv out.csv --report r.json")]
    [InlineData("--spec s.json in.csv out.csv --report r.json --force")]
    public async Task Anonymise_CalledWrongly_IsWrongUse(string words) =>
        Assert.Equal(2, await RunAsync(["disclosure", "anonymise", .. words.Split(' ')]));

    [Fact]
    public void Named_OfHalfAName_IsNoVerb()
    {
        Assert.Null(Verbs.Named(["disclosure"]));
        Assert.Null(Verbs.Named(["disclosure", "reveal"]));
        Assert.Equal(typeof(MigrateVerb), Verbs.Named(["migrate", "now"]));
    }
}
