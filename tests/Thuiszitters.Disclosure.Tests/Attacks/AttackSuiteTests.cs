// What: attackers against packages as they go out. Each is let loose on something unprotected first: an attacker that finds nobody there is
//   broken and proves nothing.
// Source: privacy engineering 3.7; the figures of its table 2.3. Never: a real child; every row is drawn.

using System.Globalization;
using System.Text;
using Thuiszitters.Disclosure.Attacks;
using Thuiszitters.Disclosure.Deliveries;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Tables;
using Thuiszitters.Disclosure.Tests.Deliveries;
using Thuiszitters.Disclosure.Tests.Measuring;
using Thuiszitters.Disclosure.Tests.Microdata;

namespace Thuiszitters.Disclosure.Tests.Attacks;

public class AttackSuiteTests
{
    const int K = 5;

    static readonly PrivacyRules Rules = new(K, 0.05m, new SensitiveRule("oorzaak", DistinctL: 2));
    static readonly Lazy<MeasuringTable> Large = new(() => MeasuringTable.Draw(100_000));
    static readonly Lazy<MeasuringTable> Small = new(() => MeasuringTable.Draw(10_000));
    static readonly Lazy<(CodedTable Table, Recoding Release)> Optimum = new(() =>
    {
        var table = Large.Value.For("6qi");
        return (table, GlobalSearch.Find(table, new PrivacyRules(K, 0.05m))!);
    });

    // Knowledge is a column, with @ and the level at which it is known.
    static IReadOnlyList<Knowledge> Knows(string text, int slack = 0) =>
        [.. text.Split(' ').Select(k => k.Split('@')).Select(k => new Knowledge(
            k[0], k.Length > 1 ? int.Parse(k[1], CultureInfo.InvariantCulture) : 0, k[0] is "leeftijd" or "startmaand" ? slack : 0))];

    [Theory]
    [InlineData("leeftijd geslacht pc4", 0.012, 0.107, 0.059, 0.0012)]
    [InlineData("leeftijd geslacht pc4@2 startmaand", 0.123, 0.318, 0.200, 0.0115)]
    [InlineData("leeftijd geslacht pc4 startmaand", 0.853, 0.924, 0.200, 0.0115)]
    [InlineData("leeftijd geslacht pc4 sector verzuimtype startmaand", 0.973, 0.986, 0.200, 0.0356)]
    public void Linkage_AtFourLevelsOfKnowledge_GivesTheKnownFigures(string knowledge, double aloneRaw, double meanRaw, double largest, double mean)
    {
        var (table, release) = Optimum.Value;
        var raw = Linkage.Attack(table, null, Knows(knowledge));
        Assert.Equal(aloneRaw, (double)raw.Alone / raw.Targets, 3);
        Assert.Equal(meanRaw, raw.Mean, 3);

        var found = Linkage.Attack(table, release, Knows(knowledge));
        Assert.Equal((0, 100_000), (found.Alone, found.Targets));
        Assert.Equal(largest, found.Largest, 3);
        Assert.Equal(mean, found.Mean, 4);
        Assert.InRange(found.Mean, 0, 0.04);
    }

    [Fact]
    public void Linkage_OnASensitiveColumnAndWithErrors_TellsNothing()
    {
        var table = Large.Value.For("6qi");
        var release = GlobalSearch.Find(table, Rules)!;
        int[] victims = [.. Enumerable.Range(0, 1_000).Select(i => i * 97)];
        var all = Knows("leeftijd geslacht pc4 sector verzuimtype startmaand");
        Assert.True(Linkage.Attack(table, null, all, victims) is { Mean: > 0.8, Told: > 900, Alone: > 900 });
        Assert.True(Linkage.Attack(table, release, all, victims) is { Alone: 0, Told: 0, Largest: <= 1.0 / K, Mean: <= 0.04 });

        // Age and month wrong by at most one: still mostly right on the unreduced file, and worse than without errors on the release.
        var unsure = Knows("leeftijd geslacht pc4 sector verzuimtype startmaand", slack: 1);
        Assert.True(Linkage.Attack(table, null, unsure, victims) is { Mean: > 0.7 });
        Assert.True(Linkage.Attack(table, release, unsure, victims) is { Alone: 0, Told: 0, Largest: <= 1.0 / K, Mean: <= 0.04 });
    }

    [Fact]
    public void Linkage_ByPersonsWithSeveralRows_CountsTheRowsOfTheVictim()
    {
        var ladder = CodedLadder.FromLines([["a", "*"], ["b", "*"]]);
        var table = new CodedTable([CodedColumn.Quasi("x", [0, 0, 0, 1, 1], ladder)], [0, 0, 1, 2, 2]);
        var found = Linkage.Attack(table, null, [new Knowledge("x")]);
        Assert.Equal((5, 2, 1.0), (found.Targets, found.Alone, found.Largest));
        Assert.Equal((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 + 1) / 5, found.Mean, 12);
        Assert.Throws<ArgumentException>(() => Linkage.Attack(table, null, [new Knowledge("y")]));
        Assert.Throws<ArgumentException>(() => Linkage.Attack(table, null, [new Knowledge("x", 2)]));
    }

    // Against looking at every row of every part by its text, with levels mixed and persons of several rows.
    [Fact]
    public void Linkage_OnSmallTables_IsWhatLookingAtEveryRowGives()
    {
        var compared = 0;
        for (var seed = 1; seed <= 30; seed++)
        {
            var table = Brute.RandomTable(seed, withPersons: seed % 2 == 0, withFunction: false);
            if (LocalRecoding.Make(table, new PrivacyRules(2 + seed % 2, 0.6m)) is not { } release)
                continue;
            Knowledge[] knows = [new("a", seed % 3, seed % 4 == 0 ? 1 : 0), new("c", seed % 2)];
            bool Fits(RecodedPart part, int row, int target) => knows.All(k =>
            {
                var at = table.Quasi.ToList().FindIndex(c => c.Name == k.Column);
                var (codes, ladder) = (table.Quasi[at].Codes, table.Quasi[at].Ladder!);
                string Text(int leaf) => ladder.Line(leaf).ElementAt(Math.Max(k.Level, part.Levels[at]));
                return Enumerable.Range(codes[target] - k.Slack, 2 * k.Slack + 1).Any(leaf => leaf >= 0 && leaf < ladder.LeafCount && Text(leaf) == Text(codes[row]));
            });
            bool IsOwn(int row, int target) => table.Persons is { } p ? p[row] == p[target] : row == target;
            var success = Enumerable.Range(0, table.RowCount).Select(target =>
            {
                var fitting = release.Parts.SelectMany(part => part.Rows.Where(row => Fits(part, row, target))).ToList();
                return (Own: fitting.Count(row => IsOwn(row, target)), All: fitting.Count);
            }).ToList();

            var found = Linkage.Attack(table, release, knows);
            Assert.Equal(success.Average(x => x.Own == 0 ? 0 : (double)x.Own / x.All), found.Mean, 12);
            Assert.Equal(success.Max(x => x.Own == 0 ? 0 : (double)x.Own / x.All), found.Largest, 12);
            Assert.Equal(success.Count(x => x.Own > 0 && x.Own == x.All), found.Alone);
            compared++;
        }

        Assert.True(compared > 15);
    }

    // The attacker of the library works on codes; this one reads the zip's file as a recipient would, and they agree.
    [Fact]
    public void Linkage_OnTheFileOfThePackage_FindsNobodyAlone()
    {
        var (table, people) = (Small.Value.For("6qi"), Small.Value.Rows().ToList());
        var release = GlobalSearch.Find(table, Rules)!;
        var lines = Lines(Packed(table, release, "OIN:1", "2025-2026").Package);
        var header = lines[0];
        var levels = release.Parts[0].Levels;
        string Seen(string[] person) => string.Join(';', header.Skip(1).Where(name => name != "oorzaak").Select(name =>
        {
            var at = table.Quasi.ToList().FindIndex(c => c.Name == name);
            var ladder = table.Quasi[at].Ladder!;
            return ladder.Texts(levels[at])[ladder.Codes(levels[at])[ladder.Texts(0).ToList().IndexOf(person[Array.IndexOf(MeasuringTable.Header, name)])]];
        }));
        var inside = header.Select((name, i) => (name, i)).Where(x => x.i > 0 && x.name != "oorzaak").Select(x => x.i).ToArray();
        var candidates = lines.Skip(1).CountBy(l => string.Join(';', inside.Select(i => l[i]))).ToDictionary(StringComparer.Ordinal);
        var success = people.Select(Seen).Select(s => candidates.TryGetValue(s, out var c) ? 1.0 / c : 0).ToList();
        Assert.True(success.Max() <= 1.0 / K);

        var found = Linkage.Attack(table, release, Knows("leeftijd geslacht pc4 sector verzuimtype startmaand"));
        Assert.Equal(success.Max(), found.Largest, 12);
        Assert.Equal(0, found.Alone);
    }

    [Fact]
    public void TwoRecipients_WhoPutTheirFilesTogether_ShareNoPseudonym()
    {
        var table = Small.Value.For("6qi");
        var release = GlobalSearch.Find(table, Rules)!;
        HashSet<string> Pseudonyms(string recipient, string period) =>
            [.. Lines(Packed(table, release, recipient, period).Package).Skip(1).Select(l => l[0])];
        var one = Pseudonyms("OIN:1", "2025-2026");
        Assert.Equal(one, Pseudonyms("OIN:1", "2025-2026"));
        Assert.Empty(one.Intersect(Pseudonyms("OIN:2", "2025-2026"), StringComparer.Ordinal));
        Assert.Empty(one.Intersect(Pseudonyms("OIN:1", "2026-2027"), StringComparer.Ordinal));
    }

    // Two years with 5,000 children in both. Who has both files joins on the values, as the pseudonyms differ.
    [Fact]
    public void TwoPeriods_JoinedOnTheirValues_AreRightAtMostOnceInK()
    {
        var all = Small.Value;
        double Success(CodedTable one, Recoding first, CodedTable two, Recoding second)
        {
            string Text(CodedTable t, Recoding r, int row) => string.Join(';', t.Quasi.Select((c, i) => c.Ladder!.Codes(r.Parts[0].Levels[i])[c.Codes[row]]));
            var there = second.Parts[0].Rows.ToHashSet();
            var candidates = second.Parts[0].Rows.CountBy(row => Text(two, second, row)).ToDictionary(StringComparer.Ordinal);
            // Row i of the second year is row i + 2,500 of the first.
            return first.Parts[0].Rows.Where(row => row >= 2_500 && there.Contains(row - 2_500))
                .Max(row => candidates.TryGetValue(Text(one, first, row), out var c) ? 1.0 / c : 0);
        }

        var (year1, year2) = (Part(all, Enumerable.Range(0, 7_500)), Part(all, Enumerable.Range(2_500, 7_500)));
        int[] fine = [.. year1.Quasi.Select(_ => 0)];
        Recoding Raw(CodedTable t) => new([new RecodedPart(fine, [.. Enumerable.Range(0, t.RowCount)])], 0, 0, 0, 0);
        Assert.Equal(1, Success(year1, Raw(year1), year2, Raw(year2)));
        var first = GlobalSearch.Find(year1, Rules)!;
        var second = GlobalSearch.At(year2, Rules with { MaxSuppression = 0.2m }, first.Parts[0].Levels)!;
        Assert.InRange(Success(year1, first, year2, second), 0, 1.0 / K);
    }

    // Two releases of one year, each k = 5: the first keeps the age, the second the month. Who has both holds only those possible who
    // stand in both classes.
    [Fact]
    public void Composition_OfOtherLevels_BreaksBothAndIsRefused()
    {
        var table = Small.Value.For("6qi");
        Recoding At(params int[] levels) => GlobalSearch.At(table, Rules with { MaxSuppression = 0.9m }, levels)!;
        // leeftijd, geslacht, pc4, sector, verzuimtype, startmaand.
        var (byAge, byMonth) = (At(0, 0, 3, 1, 2, 3), At(4, 0, 2, 2, 1, 1));
        double ShareBelowK(Recoding one, Recoding two)
        {
            string Class(Recoding r, int row) => string.Join(';', table.Quasi.Select((c, i) => c.Ladder!.Codes(r.Parts[0].Levels[i])[c.Codes[row]]));
            var both = one.Parts[0].Rows.Intersect(two.Parts[0].Rows).ToList();
            var sizes = both.CountBy(row => Class(one, row) + "|" + Class(two, row)).ToDictionary(StringComparer.Ordinal);
            return both.Average(row => sizes[Class(one, row) + "|" + Class(two, row)] < K ? 1.0 : 0);
        }

        Assert.True(ShareBelowK(byAge, byMonth) > 0.5);
        Assert.Equal(0, ShareBelowK(byAge, byAge));
        var (first, second) = (Packed(table, byAge, "OIN:1", "2025-2026"), Packed(table, byMonth, "OIN:2", "2025-2026"));
        var one = Delivery("een", first.Table, "OIN:1", ["GM100"], 0);
        Assert.Equal(SeriesReason.OtherLevels, Assert.Single(SeriesRules.Judge(Delivery("twee", second.Table, "OIN:2", ["GM100"], 0), [one]).Refusals).Reason);
        Assert.True(SeriesRules.Judge(Delivery("twee", Packed(table, byAge, "OIN:2", "2025-2026").Table, "OIN:2", ["GM100"], 0), [one]).IsAllowed);
    }

    // Of everybody who is there, a month apart: who came is what one file has more than the other.
    [Fact]
    public void Months_Subtracted_TellWhoCameAndAreRefused()
    {
        int[] levels = [3, 0, 3, 1, 1, 4];
        var loose = Rules with { MaxSuppression = 0.5m };
        PackageTable Month(int persons) => Packed(Part(Small.Value, Enumerable.Range(0, persons)), GlobalSearch.At(Part(Small.Value, Enumerable.Range(0, persons)), loose, levels)!, "OIN:1", $"{persons}").Table;
        var (october, november, later) = (Month(4_000), Month(4_003), Month(4_000));
        List<string> Came(PackageTable before, PackageTable after)
        {
            var old = before.Combinations();
            return [.. after.Combinations().Where(c => c.Value - old.GetValueOrDefault(c.Key) is > 0 and < K).Select(c => c.Key)];
        }

        // Three children came, and their rows with the sensitive value lie open; an attacker that finds them works.
        Assert.InRange(Came(october, november).Count, 1, 3);
        var verdict = SeriesRules.Judge(Delivery("november", november, "OIN:1", ["GM100"], 1), [Delivery("oktober", october, "OIN:1", ["GM100"], 0)]);
        Assert.Equal(SeriesReason.PeriodsSubtract, Assert.Single(verdict.Refusals).Reason);
        Assert.Empty(Came(october, later));
        Assert.True(SeriesRules.Judge(Delivery("november", later, "OIN:1", ["GM100"], 1), [Delivery("oktober", october, "OIN:1", ["GM100"], 0)]).IsAllowed);
    }

    [Fact]
    public void Gemeenten_SubtractedFromTheirVerband_LeaveFewAndAreRefused()
    {
        int[] levels = [3, 0, 3, 1, 1, 4];
        var loose = Rules with { MaxSuppression = 0.9m };
        PackageTable Of(params int[] gemeenten)
        {
            var deel = Part(Small.Value, Enumerable.Range(0, 10_000).Where(i => gemeenten.Contains(Small.Value.Codes(MeasuringTable.Gemeente)[i])));
            return Packed(deel, GlobalSearch.At(deel, loose, levels)!, "OIN:1", string.Join('-', gemeenten)).Table;
        }

        // GM113 and GM114 are small: in the verband they hide behind the others, and what is left of it is them.
        var (verband, large) = (Of(2, 13, 14), Of(2));
        var (whole, part) = (verband.Combinations(), large.Combinations());
        Assert.Contains(whole, c => c.Value - part.GetValueOrDefault(c.Key) is > 0 and < K);
        var asked = Delivery("verband", verband, "OIN:1", ["GM102", "GM113", "GM114"], 0);
        Assert.Contains(SeriesRules.Judge(asked, [Delivery("gemeente", large, "OIN:2", ["GM102"], 0)]).Refusals, r => r.Reason == SeriesReason.AreasSubtract);
        Assert.True(SeriesRules.Judge(asked, [Delivery("gemeente", Of(5), "OIN:2", ["GM105"], 0)]).IsAllowed);
    }

    // Counts by gemeente: last month, and the totals of the verbanden, taken off what is shown.
    [Fact]
    public void Tables_DifferencedByMonthAndByVerband_GiveNoSmallCountAway()
    {
        string[] gemeenten = ["A", "B", "C", "D", "E", "F"];
        int[] before = [20, 40, 50, 30, 61, 44], after = [22, 70, 80, 39, 95, 81];
        var rules = new TableRules();
        FrequencyTable Of(int[] counts) => FrequencyTable.FromCounts("gemeente", TableRows.Flat(gemeenten), null, null, gemeenten.Select((g, i) => (g, (string?)null, counts[i])));
        string Shown(ProtectedTable t, string row) => t.Shown[t.Table.Rows.Labels.ToList().IndexOf(row)][0];
        // Differences of shown counts that are small, and verbanden of which all but a small part is shown.
        int Months(ProtectedTable one, ProtectedTable two) => gemeenten.Count(g => int.TryParse(Shown(one, g), CultureInfo.InvariantCulture, out var a)
            && int.TryParse(Shown(two, g), CultureInfo.InvariantCulture, out var b) && b - a is > 0 and < K);
        int Verband(ProtectedTable t, string members, int total) =>
            members.Where(m => Shown(t, $"{m}") == "x").ToList() is [_] && total - members.Sum(m => int.TryParse(Shown(t, $"{m}"), CultureInfo.InvariantCulture, out var n) ? n : 0) is > 0 and < K ? 1 : 0;

        var old = TableRelease.Make(Of(before), rules).Table!;
        var naive = TableRelease.Make(Of(after), rules).Table!;
        Assert.Equal(1, Months(old, naive));
        var between = new Publication(
            "verschil", [.. gemeenten.Select((g, i) => new LinkedCell($"nieuw {g}", after[i] - before[i], LinkedState.Unpublished))],
            [.. gemeenten.Select(g => new LinkedSum($"nu|gemeente={g}", [$"toen|gemeente={g}", $"nieuw {g}"]))]);
        var linked = LinkedTables.Make(Of(after), rules, "nu", [Publication.Of("oud", "toen", old), between]).Table!;
        Assert.Equal(0, Months(old, linked));

        // A has 3 now; its verband AB was published as 43, CD as 82, EF as 105.
        int[] now = [3, 40, 52, 30, 61, 44];
        (string Members, int Total)[] verbanden = [("AB", 43), ("CD", 82), ("EF", 105)];
        var totals = new Publication(
            "verbanden", [.. verbanden.Select(v => new LinkedCell($"nu|{v.Members}", v.Total, LinkedState.Shown))],
            [.. verbanden.Select(v => new LinkedSum($"nu|{v.Members}", [.. v.Members.Select(m => $"nu|gemeente={m}")]))]);
        Assert.Equal(1, verbanden.Sum(v => Verband(TableRelease.Make(Of(now), rules).Table!, v.Members, v.Total)));
        Assert.Equal(0, verbanden.Sum(v => Verband(LinkedTables.Make(Of(now), rules, "nu", [totals]).Table!, v.Members, v.Total)));
    }

    // The measuring table without its other rows; row i is child i of those.
    static CodedTable Part(MeasuringTable all, IEnumerable<int> rows)
    {
        int[] kept = [.. rows];
        return new CodedTable(all.For("6qi").Columns.Select(c => c with { Codes = Array.ConvertAll(kept, row => c.Codes[row]) }));
    }

    static (PackageTable Table, Package Package) Packed(CodedTable table, Recoding release, string recipient, string period)
    {
        using var key = Tests.Tables.Key(recipient, period);
        var texts = table.Columns.Select(c => new ColumnTexts(c.Name, $"De {c.Name}.", [.. Enumerable.Range(0, c.Ladder!.LevelCount).Select(l => $"niveau {l}")])).ToList();
        var made = PackageTable.From(table, release, Rules, [.. Enumerable.Range(0, table.RowCount).Select(Tests.Tables.Person)], key, texts);
        var (package, audit) = Package.Make(made, PackageTests.Texts, [.. table.Columns.Select(c => c.Name)]);
        Assert.True(audit.Passed);
        return (made, package!);
    }

    static List<string[]> Lines(Package package) =>
        [.. Encoding.UTF8.GetString(package.Files.Single(f => f.Name == Package.DataName).Bytes).TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';'))];

    static SeriesDelivery Delivery(string name, PackageTable table, string recipient, string[] areas, int month) => new()
    {
        Name = name, Series = name, Doel = table.Doel, Ontvanger = recipient, From = new DateOnly(2026, 10, 1).AddMonths(month),
        Until = new DateOnly(2026, 10, 31).AddMonths(month), Peildatum = new DateOnly(2026, 10, 31).AddMonths(month), Rule = PeriodRule.Present,
        Areas = areas, Columns = table.Delivered, K = table.K, L = 2, Combinations = table.Combinations(),
    };
}
