using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Disclosure.Tests.FrequencyTables;

public class LinkedTablesTests
{
    const string Now = "2026-11-01";
    static readonly TableRules Rules = new();

    static FrequencyTable Gemeenten(string? column, params (string Row, string? Column, int Count)[] counts) => FrequencyTable.FromCounts(
        "gemeente", TableRows.Flat(counts.Select(c => c.Row).Distinct(StringComparer.Ordinal)), column,
        column is null ? null : counts.Select(c => c.Column!).Distinct(StringComparer.Ordinal), counts);

    static FrequencyTable ByBand() => Gemeenten(
        "band",
        ("A", "rood", 3), ("A", "geel", 20), ("A", "groen", 40), ("B", "rood", 12), ("B", "geel", 25), ("B", "groen", 30),
        ("C", "rood", 9), ("C", "geel", 15), ("C", "groen", 35), ("D", "rood", 14), ("D", "geel", 18), ("D", "groen", 22));

    // The totals of the two samenwerkingsverbanden, of A with B and of C with D, as they went out before.
    static Publication Verbanden() => new(
        "verbanden",
        [.. from v in new[] { "AB", "CD" } from band in new[] { "rood", "geel", "groen" } select new LinkedCell($"{Now}|{v}|{band}", Sum(v, band), LinkedState.Shown)],
        [.. from v in new[] { "AB", "CD" } from band in new[] { "rood", "geel", "groen" }
            select new LinkedSum($"{Now}|{v}|{band}", [.. v.Select(g => $"{Now}|band={band}|gemeente={g}")])]);

    static int Sum(string gemeenten, string band)
    {
        var table = ByBand();
        return gemeenten.Sum(g => table.Count(table.Rows.Leaf($"{g}"), table.Columns.ToList().IndexOf(band)));
    }

    [Fact]
    public void Make_GemeentenAgainstTotalsPublishedBefore_HidesWhereItHelps()
    {
        var alone = TableRelease.Make(ByBand(), Rules).Table!;
        Assert.False(LinkedTables.Audit([Verbanden(), Publication.Of("nieuw", Now, alone)], Rules).Passed);

        var made = LinkedTables.Make(ByBand(), Rules, Now, [Verbanden()]).Table!;

        var report = LinkedTables.Audit([Verbanden(), Publication.Of("nieuw", Now, made)], Rules);
        Assert.True(report.Passed);
        Assert.Equal((0L, true), (Assert.Single(report.Intervals).Low, report.Intervals[0].High >= 5));
        // The other gemeente of the same verband carries the doubt.
        Assert.Equal("x", made.Shown[made.Table.Rows.Leaf("B")][made.Table.Columns.ToList().IndexOf("rood")]);
    }

    [Fact]
    public void Make_BorderThatMoved_IsRefused()
    {
        // The region without C had 203 and was published; with C it has 206. C itself, 3, was never published.
        var oud = new Publication(
            "oud", [new LinkedCell("oud", 203, LinkedState.Shown), new LinkedCell("C", 3, LinkedState.Unpublished)], [new LinkedSum(Now, ["oud", "C"])]);
        var table = Gemeenten(null, ("A", null, 100), ("B", null, 106));

        var outcome = LinkedTables.Make(table, Rules, Now, [oud]);

        Assert.Equal(TableRefusal.LinkedUnsafe, outcome.Refusal);
        Assert.Null(outcome.Table);
        Assert.NotNull(TableRelease.Make(table, Rules).Table);
    }

    [Fact]
    public void Make_RunningTotalOfNextMonth_HidesWhatOneMonthAdded()
    {
        // A had 20 until October and 22 until November: two new ones in a month. D grew by 9, B and C by 30.
        (string Row, int Old, int New)[] months = [("A", 20, 22), ("B", 40, 70), ("C", 50, 80), ("D", 30, 39)];
        var oud = TableRelease.Make(Gemeenten(null, [.. months.Select(m => (m.Row, (string?)null, m.Old))]), Rules).Table!;
        var between = new Publication(
            "verschil",
            [.. months.Select(m => new LinkedCell($"nieuw {m.Row}", m.New - m.Old, LinkedState.Unpublished))],
            [.. months.Select(m => new LinkedSum($"{Now}|gemeente={m.Row}", [$"2026-10-01|gemeente={m.Row}", $"nieuw {m.Row}"]))]);
        Publication[] earlier = [Publication.Of("oud", "2026-10-01", oud), between];
        var table = Gemeenten(null, [.. months.Select(m => (m.Row, (string?)null, m.New))]);

        var made = LinkedTables.Make(table, Rules, Now, earlier).Table!;

        Assert.DoesNotContain("x", TableRelease.Make(table, Rules).Table!.Shown.SelectMany(r => r));
        Assert.Equal("x", made.Shown[0][0]);
        Assert.True(LinkedTables.Audit([.. earlier, Publication.Of("nieuw", Now, made)], Rules).Passed);
    }

    [Fact]
    public void Audit_TwoTablesWithOneMargin_AreOneSystem()
    {
        // By band the total of A is hidden, by sex it is shown.
        var one = new Publication(
            "band", [new("A|rood", 3, LinkedState.Hidden), new("A|groen", 40, LinkedState.Shown), new("A", 43, LinkedState.Hidden)], [new("A", ["A|rood", "A|groen"])]);
        var two = new Publication(
            "geslacht", [new("A|M", 20, LinkedState.Shown), new("A|V", 23, LinkedState.Shown), new("A", 43, LinkedState.Shown)], [new("A", ["A|M", "A|V"])]);

        Assert.True(LinkedTables.Audit([one], Rules).Passed);
        Assert.Equal(new LinkedInterval("A|rood", 3, 3, 3, false), Assert.Single(LinkedTables.Audit([one, two], Rules).Intervals));
    }

    [Fact]
    public void Make_GemeentenAfterWijken_AreOneSystemByTheNamesOfTheLevels()
    {
        // Of gemeente A the wijken were published with w1 rood hidden, and of the others only what is safe; the row of A carried the doubt.
        IReadOnlyList<string>[] ladder = [["w1", "A"], ["w2", "A"], ["w3", "B"], ["w4", "B"], ["w5", "C"], ["w6", "C"]];
        (string, string?, int)[] counts =
            [("w1", "rood", 3), ("w1", "groen", 30), ("w2", "rood", 20), ("w2", "groen", 25), ("w3", "rood", 8), ("w3", "groen", 40),
             ("w4", "rood", 9), ("w4", "groen", 41), ("w5", "rood", 12), ("w5", "groen", 42), ("w6", "rood", 11), ("w6", "groen", 43)];
        var nested = FrequencyTable.FromCounts("wijk", TableRows.FromLadder(ladder, ["wijk", "gemeente"]), "band", ["rood", "groen"], counts);
        var gemeenten = Gemeenten("band", ("A", "rood", 23), ("A", "groen", 55), ("B", "rood", 17), ("B", "groen", 81), ("C", "rood", 23), ("C", "groen", 85));
        int At(string row) => nested.Rows.Labels.ToList().IndexOf(row);
        bool Hides(int r, int c) => c < 2 && (r == At("w1") || r == At("A") || r == At("w3") || r == At("B"));
        var oud = Publication.Of("oud", Now, nested, (r, c) => Hides(r, c) ? LinkedState.Hidden : LinkedState.Shown);
        Assert.True(LinkedTables.Audit([oud], Rules).Passed);

        var alone = TableRelease.Make(gemeenten, Rules).Table!;
        Assert.DoesNotContain("x", alone.Shown.SelectMany(r => r));
        Assert.False(LinkedTables.Audit([oud, Publication.Of("nieuw", Now, alone)], Rules).Passed);
        var made = LinkedTables.Make(gemeenten, Rules, Now, [oud]).Table!;

        Assert.Equal("x", made.Shown[0][0]);
        Assert.True(LinkedTables.Audit([oud, Publication.Of("nieuw", Now, made)], Rules).Passed);
    }

    [Fact]
    public void Make_CellThatWasRoundedBefore_IsRefused()
    {
        var table = ByBand();
        var rounded = Publication.Of("dashboard", Now, TableRelease.Make(table, Rules, TableMethod.Round).Table!);
        Assert.Equal(TableRefusal.MixedMethods, LinkedTables.Make(table, Rules, Now, [rounded]).Refusal);
        Assert.NotNull(LinkedTables.Make(table, Rules, Now, [rounded], TableMethod.Round).Table);
    }

    [Fact]
    public void Make_WhatWasGivenAwayBefore_DoesNotStandInTheWay()
    {
        var oud = new Publication("oud", [new LinkedCell("2020|gemeente=A", 3, LinkedState.Shown)], []);
        Assert.NotNull(LinkedTables.Make(ByBand(), Rules, Now, [oud]).Table);
    }

    [Fact]
    public void Audit_OneKeyWithTwoCountsOrASumThatFails_IsRefused()
    {
        var one = new Publication("een", [new("A", 10, LinkedState.Shown), new("B", 7, LinkedState.Shown)], []);
        var two = new Publication("twee", [new("A", 11, LinkedState.Shown)], []);
        var three = new Publication("drie", [], [new LinkedSum("A", ["B"])]);
        Assert.Throws<ArgumentException>(() => LinkedTables.Audit([one, two], Rules));
        Assert.Throws<ArgumentException>(() => LinkedTables.Audit([one, three], Rules));
        Assert.Throws<ArgumentException>(() => LinkedTables.Audit([one, three with { Sums = [new LinkedSum("A", ["Z"])] }], Rules));
    }

    // One table alone is a network, so there the bounds must agree with the exact ones: never wider, and safe together.
    [Fact]
    public void Audit_OfOneTable_StaysWithinTheExactIntervals()
    {
        var compared = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            if (TableRelease.Make(Grids.Of(Grids.Random(seed, 8, 6, 30)), Rules).Table is not { } made)
                continue;
            var report = LinkedTables.Audit([Publication.Of("een", Now, made)], Rules);
            Assert.True(report.Passed);
            var exact = made.Audit.Intervals.ToDictionary(i => Publication.Key(Now, made.Table, i.Cell.Row, i.Cell.Column), StringComparer.Ordinal);
            foreach (var interval in report.Intervals)
            {
                Assert.True(exact[interval.Key].Low <= interval.Low && interval.High <= exact[interval.Key].High);
                compared++;
            }
        }

        Assert.True(compared > 50);
    }
}
