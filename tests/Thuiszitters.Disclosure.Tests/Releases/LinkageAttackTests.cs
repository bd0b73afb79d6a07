using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Tests.Releases;

/// <summary>An attacker knows the true age, sex, postcode, sector, kind and start month of everybody and searches for them.</summary>
public class LinkageAttackTests
{
    static readonly string[] Header = ["leeftijd", "geslacht", "pc4", "gemeente", "sector", "verzuimtype", "startmaand", "oorzaak"];
    static readonly Lazy<IReadOnlyList<string[]>> Population = new(() => Generate(10_000));

    [Fact]
    public void Population_OfTheSeed_IsTheReferenceTable()
    {
        var text = string.Concat(Population.Value.Prepend(Header).Select(r => string.Join(';', r) + "\n"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("340705777b455ecb0d1dd6e007121e2149875b56dcba7fe8da5e1bb834b56fb6", hash);
    }

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

    // The reference table: SplitMix64 from 20250801, each draw modulo the sum of the weights against the cumulative weights.
    static List<string[]> Generate(int rows)
    {
        ulong state = 20250801;
        ulong Next()
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        int Pick(int[] weights)
        {
            var r = (int)(Next() % (ulong)weights.Sum());
            var i = 0;
            while (r >= weights[i])
                r -= weights[i++];
            return i;
        }

        int[] ages = [1, 2, 2, 3, 3, 4, 4, 5, 10, 12, 14, 15, 14, 9, 4], sexes = [56, 44], kinds = [15, 35, 40, 10];
        int[] perGemeente = [80, 60, 50, 40, 30, 25, 20, 20, 15, 15, 12, 10, 9, 8, 6], season = [9, 9, 10, 8, 8, 6, 2, 4, 12, 12, 11, 9];
        var postcodes = Enumerable.Range(0, 400).Select(j => 1 + j * 7919 % 97).ToArray();
        var gemeenten = perGemeente.SelectMany((count, g) => Enumerable.Repeat($"GM{100 + g}", count)).ToArray();
        var months = Enumerable.Range(0, 120).Select(m => (10 + m / 12) * season[m % 12]).ToArray();
        var causes = Enumerable.Range(0, 12).Select(i => 120 / (i + 1)).ToArray();
        string[] sectors = ["PO", "VO", "MBO", "SO", "VSO"];
        var table = new List<string[]>(rows);
        for (var i = 0; i < rows; i++)
        {
            var age = 4 + Pick(ages);
            var sex = Pick(sexes) == 0 ? "M" : "V";
            var postcode = Pick(postcodes);
            int[] schools = age switch
            {
                <= 11 => [85, 0, 0, 15, 0],
                12 => [10, 70, 0, 5, 15],
                <= 15 => [0, 75, 0, 0, 25],
                _ => [0, 40, 40, 0, 20],
            };
            var sector = sectors[Pick(schools)];
            var type = Types[Pick(kinds)];
            var month = Month(Pick(months));
            var cause = $"O{10 + Pick(causes)}";
            table.Add([$"{age}", sex, $"{7000 + postcode}", gemeenten[postcode], sector, type, month, cause]);
        }

        return table;
    }
}
