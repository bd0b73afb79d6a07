using FsCheck;
using FsCheck.Fluent;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Tests.Releases;

public class SafeReleaseTests
{
    [Fact]
    public void Make_WhenEveryCrowdIsLargeEnough_TakesNoStep()
    {
        var release = Released(Tables.Of([.. Tables.Crowd(1, 5), .. Tables.Crowd(6, 10, geslacht: "V")]));
        Assert.Equal([0, 0, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.Equal(10, release.Rows.Count);
    }

    [Fact]
    public void Make_WithinTheLimit_LeavesOutBeforeItGeneralises()
    {
        // 1 of 20 is exactly 5 %.
        var release = Released(Tables.Of([.. Tables.Crowd(1, 19), (20, "A2", "M", "groen")]));
        Assert.Equal([0, 0, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.Equal(19, release.Rows.Count);
        Assert.Equal(1, release.LeftOut.Exact);
    }

    [Fact]
    public void Make_JustOverTheLimit_TakesTheFirstStepBeforeLosingRows()
    {
        var release = Released(Tables.Of([.. Tables.Crowd(1, 18), (19, "A2", "M", "groen")]));
        Assert.Equal([1, 0, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.Equal(19, release.Rows.Count);
    }

    [Fact]
    public void Make_WhenTheFirstStepIsNotEnough_LeavesTheSecondColumnOut()
    {
        var release = Released(Tables.Of([.. Tables.Crowd(1, 10), (11, "A2", "V", "groen")]));
        Assert.Equal([1, 1, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.Equal(["gemeente", "band"], release.FileColumns.Select(c => c.Column.Name));
        Assert.Equal(11, release.Rows.Count);
    }

    [Fact]
    public void Make_OverTheLimitAfterTheLastStep_Refuses()
    {
        var refusal = Assert.IsType<Refusal>(Tables.Make(Tables.Of([.. Tables.Crowd(1, 10), (11, "A1", "M", "rood")])));
        Assert.Equal(RefusalReason.TooManyLeftOut, refusal.Reason);
        Assert.Equal((5, 0.05m, 2), (refusal.K, refusal.MaxSuppression, refusal.StepsTaken));
        Assert.Equal("minder dan 5", refusal.LeftOut?.ToString());
    }

    [Fact]
    public void Make_OverTheLimitWhenRowsMayBeLost_TakesEveryStepFirstAndSaysSo()
    {
        var release = Assert.IsType<Release>(LosingRows([.. Tables.Crowd(1, 10), (11, "A1", "M", "rood")]));
        Assert.True(release.IsOverLimit);
        Assert.Equal([1, 1, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.Equal(10, release.Rows.Count);
        Assert.Contains("niet representatief", Codebook.Write(release, Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_WithinTheLimitWhenRowsMayBeLost_IsAsWithout()
    {
        var release = Assert.IsType<Release>(LosingRows([.. Tables.Crowd(1, 19), (20, "A2", "M", "groen")]));
        Assert.False(release.IsOverLimit);
        Assert.Equal([0, 0, 0], release.Columns.Select(c => c.LevelIndex));
        Assert.DoesNotContain("niet representatief", Codebook.Write(release, Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_WhenRowsMayBeLostAndNobodyWouldBeLeft_Refuses()
    {
        var refusal = Assert.IsType<Refusal>(LosingRows([.. Tables.Crowd(1, 3), .. Tables.Crowd(4, 6, band: "rood")]));
        Assert.Equal(RefusalReason.TooManyLeftOut, refusal.Reason);
    }

    [Fact]
    public void Make_WhenTheRowsAreWithinTheLimitAndThePersonsAreNot_Refuses()
    {
        // 6 persons with 40 equal rows each; 1 person with 1 row: 0.4 % of the rows, 14 % of the persons.
        var many = Enumerable.Range(0, 40).SelectMany(_ => Tables.Crowd(1, 6));
        var refusal = Assert.IsType<Refusal>(Tables.Make(Tables.Of([.. many, (7, "A1", "M", "rood")])));
        Assert.Equal(RefusalReason.TooManyLeftOut, refusal.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Make_WithFewerPersonsThanK_RefusesAndDoesNotTellNoneFromFew(int persons)
    {
        var rows = Enumerable.Range(0, 6).SelectMany(_ => Tables.Crowd(1, persons));
        var refusal = Assert.IsType<Refusal>(Tables.Make(Tables.Of(rows)));
        Assert.Equal((RefusalReason.TooFewPersons, 0, null), (refusal.Reason, refusal.StepsTaken, refusal.LeftOut));
    }

    [Fact]
    public void Make_WithAFinestLevel_NeverReleasesBelowIt()
    {
        var table = new MicrodataTable(
            [Tables.Gemeente with { Finest = 1 }], Enumerable.Range(1, 9).Select(i => new MicrodataRow(Tables.Person(i), ["A1"])));
        using var key = Tables.Key();
        var release = Assert.IsType<Release>(SafeRelease.Make(table, key, []));
        Assert.All(release.Rows, r => Assert.Equal(["A"], r.Values));
    }

    [Fact]
    public void Make_WithStepsOrLimitsThatMakeNoSense_IsAnError()
    {
        var table = Tables.Of(Tables.Crowd(1, 9));
        using var key = Tables.Key();
        ReleaseOutcome Steps(params string[][] steps) =>
            SafeRelease.Make(table, key, [.. steps.Select(s => new GeneralisationStep(new ColumnLevel(s[0], s[1])))]);
        Assert.Throws<ArgumentException>(() => Steps(["wijk", "*"]));
        Assert.Throws<ArgumentException>(() => Steps(["gemeente", "land"]));
        Assert.Throws<ArgumentException>(() => Steps(["gemeente", "gemeente"]));
        Assert.Throws<ArgumentException>(() => Steps(["gemeente", "*"], ["gemeente", "regio"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeRelease.Make(table, key, [], k: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeRelease.Make(table, key, [], maxSuppression: 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeRelease.Make(table, key, [], maxSuppression: -0.01m));
    }

    [Theory]
    [InlineData(0, 0, "minder dan 5")]
    [InlineData(1, 0, "minder dan 5")]
    [InlineData(4, 0, "minder dan 5")]
    [InlineData(5, 5, "ongeveer 5")]
    [InlineData(7, 5, "ongeveer 5")]
    [InlineData(8, 10, "ongeveer 10")]
    [InlineData(4615, 4615, "ongeveer 4615")]
    [InlineData(4613, 4615, "ongeveer 4615")]
    public void LeftOut_AsTold_IsRoundedToFiveAndNeverTellsFewFromNone(int exact, int rounded, string told)
    {
        var count = new LeftOutCount(exact);
        Assert.Equal((rounded, told), (count.Rounded, count.ToString()));
    }

    [Theory]
    [InlineData(CrowdRule.WholePerson)]
    [InlineData(CrowdRule.EachRow)]
    public void Release_OfAnyTable_PassesTheIndependentAudit(CrowdRule rule)
    {
        var released = 0;
        Prop.ForAll(Tables.Any(), Gen.Choose(2, 7).ToArbitrary(), (table, k) =>
        {
            if (Tables.Make(table, k, 0.6m, rule) is not Release release)
                return true;
            released++;
            return ReleaseAudit.Check(ReleaseCsv.ToBytes(release), Tables.Names, k, rule == CrowdRule.WholePerson).Passed;
        }).QuickCheckThrowOnFailure();
        Assert.True(released > 10, "Too few of the generated tables led to a release for this property to say something.");
    }

    [Fact]
    public void Release_OfAnyTable_StaysWithinTheLimitForRowsAndPersons() =>
        Prop.ForAll(Tables.Any(), table =>
        {
            if (Tables.Make(table, 3, 0.2m) is not Release release)
                return true;
            var persons = table.Rows.Select(r => r.Subject).Distinct().Count();
            return release.Rows.Count >= 0.8m * table.Rows.Count
                && release.Rows.Select(r => r.Pseudonym).Distinct(StringComparer.Ordinal).Count() >= 0.8m * persons
                && release.Rows.Count + release.LeftOut.Exact == table.Rows.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Release_OfTheSameRowsInAnotherOrder_IsTheSameFile() =>
        Prop.ForAll(Tables.Any(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (table, seed) =>
        {
            var rows = table.Rows.ToArray();
            new Random(seed).Shuffle(rows);
            var (one, two) = (Tables.Make(table, 2, 0.6m), Tables.Make(new MicrodataTable(table.Columns, rows), 2, 0.6m));
            return one is Release a && two is Release b ? ReleaseCsv.ToText(a) == ReleaseCsv.ToText(b) : one is Refusal && two is Refusal;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Release_ToAnotherRecipientOrOfAnotherPeriod_SharesNoPseudonym() =>
        Prop.ForAll(Tables.Any(), table =>
        {
            using var here = Tables.Key();
            using var there = Tables.Key(ontvanger: "OIN:2");
            using var later = Tables.Key(periode: "2026-2027");
            var sets = new[] { here, there, later }
                .Select(key => SafeRelease.Make(table, key, Tables.Steps, 2, 0.6m)).OfType<Release>()
                .Select(r => r.Rows.Select(row => row.Pseudonym).ToHashSet(StringComparer.Ordinal)).ToList();
            return sets.Sum(s => s.Count) == sets.SelectMany(s => s).Distinct(StringComparer.Ordinal).Count() && sets.Count is 0 or 3;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Release_OfAPersonWithManyRows_IsNoCrowd()
    {
        var six = Enumerable.Repeat((99, (string?)"A1", (string?)"M", (string?)"rood"), 6);
        var release = Assert.IsType<Release>(Tables.Make(Tables.Of([.. Tables.Crowd(1, 200), .. six])));
        Assert.DoesNotContain(release.Rows, r => r.Values.Contains("rood"));
        Assert.Equal("ongeveer 5", release.LeftOut.ToString());
    }

    [Fact]
    public void Release_AsAFile_HoldsNoSubjectIdentifier()
    {
        var table = Tables.Of(Tables.Crowd(1, 9));
        var csv = ReleaseCsv.ToText(Released(table)).Replace("-", "", StringComparison.Ordinal);
        Assert.All(table.Rows, r => Assert.DoesNotContain(r.Subject.ToString("N")[..12], csv, StringComparison.OrdinalIgnoreCase));
    }

    static readonly CodebookTexts Texts = new("Proef", "Een leerling.", "proef.csv", "proef", new DateOnly(2026, 12, 31));

    static ReleaseOutcome LosingRows(params IEnumerable<(int Person, string? Gemeente, string? Geslacht, string? Band)> rows)
    {
        using var key = Tables.Key();
        return SafeRelease.Make(Tables.Of(rows), key, Tables.Steps, loseRowsAfterLastStep: true);
    }

    static Release Released(MicrodataTable table) => Assert.IsType<Release>(Tables.Make(table));
}
