using System.Globalization;
using Thuiszitters.Disclosure.Files;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Disclosure.Tests.Files;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Disclosure.Tests.Releases;

/// <summary>An attacker knows the true age, sex, postcode, sector, kind and start month of everybody and searches for them.</summary>
public class LinkageAttackTests
{
    static readonly string[] Header = MeasuringTable.Header;
    static readonly Lazy<IReadOnlyList<string[]>> Population = new(() => [.. MeasuringTable.Draw(10_000).Rows()]);

    [Fact]
    public void Attack_OnTheUnreducedTable_Succeeds()
    {
        // Guards against a broken attacker.
        var known = Known();
        Assert.True(MeanSuccess([.. known], known) > 0.8);
    }

    [Fact]
    public void Attack_OnTheRelease_FindsNobodyAlone()
    {
        var known = Known();
        using var key = Tables.Key();
        var release = Assert.IsType<Release>(SafeRelease.Make(Table(known), key, Steps));
        var csv = ReleaseCsv.ToText(release);
        Assert.True(ReleaseAudit.Check(csv, Header, 5).Passed);

        // The attacker reads the file and brings what he knows to the levels that the codebook tells.
        var file = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[1..]).ToList();
        var targets = known.Select(k => release.Columns.Select((c, i) => (c, i)).Where(x => !x.c.IsLeftOut)
            .Select(x => x.c.Column.Ladder.Generalise(k[x.i], x.c.LevelIndex)).ToArray()).ToList();
        var candidates = file.CountBy(Text).ToDictionary();
        Assert.True(release.Rows.Count >= 9_500);
        Assert.Equal(0, targets.Count(t => candidates.GetValueOrDefault(Text(t)) is > 0 and < 5));
        Assert.True(MeanSuccess(file, targets) <= 0.2);
    }

    // What the attacker knows, and what that brings him: in the unreduced file alone / mean, in the release largest / mean.
    [Theory]
    [InlineData("leeftijd geslacht pc4", 0.012, 0.107, 0.059, 0.0012)]
    [InlineData("leeftijd geslacht gemeente startmaand", 0.123, 0.318, 0.200, 0.0115)]
    [InlineData("leeftijd geslacht pc4 startmaand", 0.853, 0.924, 0.200, 0.0115)]
    [InlineData("leeftijd geslacht pc4 sector verzuimtype startmaand", 0.973, 0.986, 0.200, 0.0356)]
    public void Attack_OnTheOptimum_FindsNobodyAlone(string knowledge, double aloneRaw, double meanRaw, double largest, double mean)
    {
        var (people, release) = Optimum.Value;
        int[] known = [.. knowledge.Split(' ').Select(k => Array.IndexOf(Header, k))];
        string Raw(string[] person) => Text(known.Select(c => person[c]));
        var raw = people.CountBy(Raw).ToDictionary();
        Assert.Equal(aloneRaw, people.Average(p => raw[Raw(p)] == 1 ? 1.0 : 0), 3);
        Assert.Equal(meanRaw, people.Average(p => 1.0 / raw[Raw(p)]), 3);

        // From the file alone he sees at which level each column stands, and brings what he knows to it; the rest he cannot use.
        var columns = release[0].Length;
        var fileHeader = release[0];
        var rows = release.Skip(1).ToList();
        var levels = fileHeader.Select((name, i) => LevelOf(Array.IndexOf(Header, name), rows.Select(r => r[i]).ToHashSet(StringComparer.Ordinal))).ToArray();
        string[] Seen(string[] person) => [.. fileHeader.Select((name, i) => Coarse[Array.IndexOf(Header, name)][person[Array.IndexOf(Header, name)]][levels[i]])];
        // A gemeente that is known is used when the file has the postcode as a gemeente.
        int[] usable = [.. Enumerable.Range(0, columns).Where(i => known.Contains(Array.IndexOf(Header, fileHeader[i]))
            || (fileHeader[i] == "pc4" && known.Contains(MeasuringTable.Gemeente) && levels[i] == 2))];
        string Known(string[] values) => Text(usable.Select(i => values[i]));
        var candidates = rows.CountBy(Known).ToDictionary();
        var there = rows.Select(Text).ToHashSet(StringComparer.Ordinal);
        var success = people.Select(Seen).Select(s => there.Contains(Text(s)) ? 1.0 / candidates[Known(s)] : 0).ToList();
        Assert.Equal(95_385, rows.Count);
        Assert.DoesNotContain(1.0, success);
        Assert.Equal(largest, success.Max(), 3);
        Assert.Equal(mean, success.Average(), 4);
    }

    // From a value to what it reads at each level, per column.
    static readonly Dictionary<string, IReadOnlyList<string>>[] Coarse =
        [.. Enumerable.Range(0, 8).Select(c => MeasuringTable.Lines(c).ToDictionary(l => l[0], StringComparer.Ordinal))];

    static int LevelOf(int column, HashSet<string> values) =>
        Enumerable.Range(0, Coarse[column].First().Value.Count).First(l => values.IsSubsetOf(Coarse[column].Values.Select(v => v[l])));

    // 100,000 invented children, and the file that a run makes of them.
    static readonly Lazy<(List<string[]> People, List<string[]> Release)> Optimum = new(() =>
    {
        using var folder = new RunFolder();
        var table = MeasuringTable.Draw(100_000);
        using (var file = File.Create(folder.Path("in.csv")))
            table.Write(file);
        folder.WriteSpec(MeasuringTable.Scenarios["6qi"]);
        AnonymiseRun.Run(folder.Path("spec.json"), folder.Path("in.csv"), folder.Path("out.csv"), folder.Path("report.json"), default);
        return ([.. table.Rows()], [.. File.ReadLines(folder.Path("out.csv")).Select(l => l.Split(';'))]);
    });

    static readonly IReadOnlyList<GeneralisationStep> Steps =
    [
        new(new ColumnLevel("startmaand", "jaar"), new ColumnLevel("pc4", "gemeente")),
        new(new ColumnLevel("leeftijd", "groep"), new ColumnLevel("verzuimtype", "inschrijving")),
        new(new ColumnLevel("pc4", "regio")),
        new(new ColumnLevel("geslacht", Ladder.Top)),
    ];

    static List<string[]> Known() => [.. Population.Value.Select(r => new[] { r[0], r[1], r[2], r[4], r[5], r[6] })];

    static MicrodataTable Table(IEnumerable<string[]> rows)
    {
        var gemeenteOf = Population.Value.DistinctBy(r => r[2]).ToDictionary(r => r[2], r => r[3], StringComparer.Ordinal);
        var months = Enumerable.Range(0, 120).Select(Month).ToArray();
        Column[] columns =
        [
            new("leeftijd", "Leeftijd.", Ladder.From("jaar", Codes(Enumerable.Range(4, 15).Select(a => $"{a}")))
                .Then("groep", a => int.Parse(a, CultureInfo.InvariantCulture) < 12 ? "4-11" : "12-18", Codes(["4-11", "12-18"]))),
            new("geslacht", "Geslacht.", Ladder.From("geslacht", Codes(["M", "V"]))),
            new("pc4", "Postcode.", Ladder.From("pc4", Codes(gemeenteOf.Keys.Order(StringComparer.Ordinal)))
                .Then("gemeente", p => gemeenteOf[p], Codes(gemeenteOf.Values.Distinct(StringComparer.Ordinal)))
                .Then("regio", _ => "REGIO", Codes(["REGIO"]))),
            new("sector", "Sector.", Ladder.From("sector", Codes(["PO", "VO", "MBO", "SO", "VSO"]))),
            new("verzuimtype", "Soort.", Ladder.From("type", Codes(Types))
                .Then("inschrijving", t => t is "absoluut" or "vrijstelling" ? "niet" : "wel", Codes(["wel", "niet"]))),
            new("startmaand", "Begin.", Ladder.From("maand", Codes(months))
                .Then("jaar", m => m[..4], Codes(Enumerable.Range(2015, 10).Select(y => $"{y}")))),
        ];
        return new MicrodataTable(columns, rows.Select((r, i) => new MicrodataRow(Tables.Person(i), r)));
    }

    // Chance that a guess among the rows that fit is right, averaged over all targets; nobody fits = 0.
    static double MeanSuccess(IReadOnlyList<string[]> file, IReadOnlyList<string[]> targets)
    {
        var fits = file.CountBy(Text).ToDictionary();
        return targets.Average(t => fits.TryGetValue(Text(t), out var count) ? 1.0 / count : 0);
    }

    static string Text(IEnumerable<string> values) => string.Join(';', values);

    static IEnumerable<CodeLabel> Codes(IEnumerable<string> codes) => codes.Select(c => new CodeLabel(c, c));

    static readonly string[] Types = ["absoluut", "langdurig-relatief", "relatief", "vrijstelling"];

    static string Month(int m) => string.Create(CultureInfo.InvariantCulture, $"{2015 + m / 12}-{m % 12 + 1:D2}");
}
