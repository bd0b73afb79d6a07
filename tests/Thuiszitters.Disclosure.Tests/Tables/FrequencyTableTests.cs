using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Disclosure.Tests.FrequencyTables;

public class FrequencyTableTests
{
    static readonly IReadOnlyList<string>[] Ladder = [["w1", "A", "oost", "*"], ["w2", "A", "oost", "*"], ["w3", "B", "oost", "*"], ["w4", "C", "west", "*"], ["w5", "C", "west", "*"]];

    [Fact]
    public void FromRecords_PersonTwiceInACell_CountsOnce()
    {
        TableRecord[] records = [new("a", "1", "p"), new("a", "1", "p"), new("b", "1", "p"), new("b", "2", "q"), new("b", "2", "r")];
        var table = FrequencyTable.FromRecords("rij", TableRows.Flat(["a", "b"]), "kolom", ["1", "2"], records);

        Assert.Equal((1, 1, 2, 2), (table.Count(0, 0), table.Count(1, 0), table.Count(1, 1), table.Count(2, 0)));
        // p stands in two cells: the margin is the sum, and one person stands behind it.
        Assert.Equal((2, 1), (table.Count(2, 0), table.Persons(2, 0)));
        Assert.Equal((4, 3, 1), (table.Count(2, 2), table.Persons(2, 2), table.PersonsInSeveralCells));
    }

    [Fact]
    public void Find_MarginOfFewPersonsInManyCells_IsPrimary()
    {
        TableRecord[] records = [.. Enumerable.Range(0, 6).Select(c => new TableRecord("a", $"{c}", "p")), .. Enumerable.Range(0, 60).Select(i => new TableRecord("b", $"{i % 6}", $"q{i}"))];
        var table = FrequencyTable.FromRecords("rij", TableRows.Flat(["a", "b"]), "kolom", Enumerable.Range(0, 6).Select(c => $"{c}"), records);

        Assert.Contains(PrimaryCell.Find(table, new TableRules()), p => p.Cell == new TableCell(0, table.TotalColumn));
    }

    [Fact]
    public void FromLadder_ThreeLevels_NestsAndDropsTheWholeRegion()
    {
        var rows = TableRows.FromLadder(Ladder);
        Assert.Equal(["oost", "A", "w1", "w2", "B", "w3", "west", "C", "w4", "w5", "Totaal"], rows.Labels);
        Assert.Equal("A", rows.Labels[rows.Parent(rows.Leaf("w2"))]);
        Assert.Equal(-1, rows.Leaf("A"));
    }

    [Fact]
    public void FromLadder_WhatDoesNotNest_IsRefused()
    {
        Assert.Contains("klopt niet", Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["w1", "A", "oost"], ["w2", "B", "oost"], ["w3", "A", "west"]])).Message, StringComparison.Ordinal);
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["w1", "A"], ["w2"]]));
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["w1", "A"], ["w1", "B"]]));
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["w1", "A"], ["w2", " "]]));
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["w1", "*"]]));
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([["A", "B"], ["B", "C"], ["D", "C"]]));
        Assert.Throws<RefusedInputException>(() => TableRows.FromLadder([]));
        Assert.Throws<RefusedInputException>(() => TableRows.Flat(["a"]));
        Assert.Throws<RefusedInputException>(() => TableRows.Flat(["a", "Totaal"]));
    }

    [Fact]
    public void Table_OfWhatDoesNotFit_IsRefused()
    {
        var rows = TableRows.Flat(["a", "b"]);
        Assert.Throws<ArgumentException>(() => FrequencyTable.FromRecords("rij", rows, null, null, []));
        Assert.Throws<ArgumentException>(() => FrequencyTable.FromRecords("rij", rows, null, null, [new("c", null, null)]));
        Assert.Throws<ArgumentException>(() => FrequencyTable.FromRecords("rij", rows, "kolom", ["1"], [new("a", "2", null)]));
        Assert.Throws<ArgumentException>(() => FrequencyTable.FromCounts("rij", rows, null, null, [("a", null, -1)]));
        Assert.Throws<RefusedInputException>(() => FrequencyTable.FromCounts("rij", rows, null, null, [("a", null, 0)]));
        Assert.Throws<RefusedInputException>(() => FrequencyTable.FromCounts("rij", rows, "kolom", ["1", "2"], [("a", "1", 5)], [("a", "1")]));
        Assert.Throws<ArgumentException>(() => PrimaryCell.Find(Grids.Line(1, 2), new TableRules { Threshold = 1 }));
    }

    // region > gemeente > wijk: everything is one network, so the joint audit of all levels is exact.
    [Fact]
    public void Make_NestedRows_ProtectsAllLevelsTogether()
    {
        var (hidden, tables) = (0, 0);
        var rows = Grids.Tree(3, 4, 4);
        for (var seed = 0; seed < 6; seed++)
        {
            var outcome = TableRelease.Make(Grids.Nested(seed, rows, 6, 25), new TableRules { Starts = 10 });
            Assert.NotEqual(TableRefusal.AuditFailed, outcome.Refusal);
            if (outcome.Table is not { } made)
                continue;
            Assert.All(made.Audit.Intervals, i => Assert.True(i is { Low: 0, High: >= 5 }));
            (hidden, tables) = (hidden + made.Secondary.Count, tables + 1);
        }

        Assert.True(tables >= 5 && hidden > 20);
    }

    [Fact]
    public void Make_GroupOfOneMember_HidesBothRows()
    {
        // B has one wijk: whoever sees row B sees row w3.
        (string, string?, int)[] counts =
            [("w1", "1", 30), ("w1", "2", 20), ("w2", "1", 10), ("w2", "2", 11), ("w3", "1", 2), ("w3", "2", 40), ("w4", "1", 12), ("w4", "2", 13), ("w5", "1", 14), ("w5", "2", 15)];
        var table = FrequencyTable.FromCounts("wijk", TableRows.FromLadder(Ladder), "kolom", ["1", "2"], counts);

        var made = TableRelease.Make(table, new TableRules()).Table!;

        Assert.Equal("x", made.Shown[made.Table.Rows.Leaf("w3")][0]);
        Assert.Equal("x", made.Shown[made.Table.Rows.Labels.ToList().IndexOf("B")][0]);
    }

    [Fact]
    public void Make_Rounded_IsEveryCountToTheNearestFiveFromItself()
    {
        var made = TableRelease.Make(Grids.Of(new[,] { { 1, 12, 33 }, { 3, 27, 48 } }), new TableRules(), TableMethod.Round).Table!;

        Assert.Equal([["0", "10", "35", "45"], ["5", "25", "50", "80"], ["5", "40", "80", "125"]], made.Shown);
        Assert.Equal(2, made.Audit.Intervals.Count(i => i.Cell.Column == 0 && i.Cell.Row < 2));
        Assert.All(made.Audit.Intervals, i => Assert.True(i.Low < i.High));
    }

    [Fact]
    public void Make_RoundedCellThatTheSumsGiveAway_IsRefused()
    {
        // Four times 2 is shown as 0 with a total of 10, so at least 8: every cell must be 2.
        Assert.Equal(TableRefusal.AuditFailed, TableRelease.Make(Grids.Line(2, 2, 2, 2), new TableRules(), TableMethod.Round).Refusal);
        Assert.Equal(TableRefusal.RoundingTooFine, TableRelease.Make(Grids.Line(20, 30), new TableRules { Threshold = 10 }, TableMethod.Round).Refusal);
    }

    [Fact]
    public void Percentage_IsGivenOnlyOfShownCellsOverTenOrMore()
    {
        var made = TableRelease.Make(Grids.Of(new[,] { { 3, 30, 27 }, { 8, 40, 52 }, { 1, 0, 8 }, { 20, 30, 50 } }), new TableRules()).Table!;

        Assert.Null(made.Percentage(0, 0, PercentageOf.Row));
        Assert.Null(made.Percentage(2, 1, PercentageOf.Row));
        Assert.Equal(50m, made.Percentage(3, 2, PercentageOf.Row));
        Assert.Equal(100m, made.Percentage(4, 3, PercentageOf.All));
    }

    [Fact]
    public void Text_WrittenAndRead_IsTheSame()
    {
        var rows = TableRows.Flat(["a;b", "=c", "d \"e\""]);
        var made = TableRelease.Make(FrequencyTable.FromCounts("rij", rows, null, null, [("a;b", null, 10), ("=c", null, 20), ("d \"e\"", null, 30)]), new TableRules()).Table!;

        var text = TableText.Write(made, ';');
        using var reader = new StringReader(text);
        string[][] lines = [.. TableText.Read(reader, ';').Select(l => l.Cells)];

        Assert.Equal([["rij", "Totaal"], ["'=c", "20"], ["a;b", "10"], ["d \"e\"", "30"], ["Totaal", "60"]], lines);
        using var torn = new StringReader("a;\"b\nc");
        Assert.Throws<FormatException>(() => TableText.Read(torn, ';').ToList());
    }
}
