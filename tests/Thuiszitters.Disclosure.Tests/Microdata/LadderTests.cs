using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Microdata;

public class LadderTests
{
    static readonly Ladder Ladder = Tables.Gemeente.Ladder;

    [Theory]
    [InlineData("B2", 0, "B2")]
    [InlineData("B2", 1, "B")]
    [InlineData("B2", 2, "*")]
    [InlineData(null, 0, "onbekend")]
    [InlineData(" ", 1, "onbekend")]
    [InlineData(null, 2, "*")]
    public void Generalise_AtALevel_GivesTheCodeOfThatLevel(string? value, int level, string expected) =>
        Assert.Equal(expected, Ladder.Generalise(value, level));

    [Fact]
    public void Generalise_OfAnUnknownValueOrLevel_IsAnErrorThatDoesNotTellTheValue()
    {
        var error = Assert.Throws<ArgumentException>(() => Ladder.Generalise("C9", 2));
        Assert.DoesNotContain("C9", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ladder.Generalise("A1", 3));
        Assert.Throws<ArgumentException>(() => Ladder.LevelOf("wijk"));
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("A", "*")]
    [InlineData("A", " ")]
    [InlineData("A", "onbekend")]
    [InlineData("A", "a\nb")]
    public void From_WithADoubleOrReservedCode_IsRefused(params string[] codes) =>
        Assert.Throws<ArgumentException>(() => Ladder.From("x", Tables.Codes(codes)));

    [Fact]
    public void Then_WithAParentThatIsNoValueOrATakenName_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Ladder.Then("land", _ => "BE", Tables.Codes("NL")));
        Assert.Throws<ArgumentException>(() => Ladder.Then("regio", _ => "NL", Tables.Codes("NL")));
    }

    [Fact]
    public void Table_WithRowsThatDoNotFit_IsRefusedWithoutTellingAValue()
    {
        var error = Assert.Throws<ArgumentException>(() => Tables.Of((1, "C9", "M", "groen")));
        Assert.Contains("gemeente", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("C9", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MicrodataTable(Tables.Columns, [new MicrodataRow(Guid.Empty, ["A1", "M", "groen"])]));
        Assert.Throws<ArgumentException>(() => new MicrodataTable(Tables.Columns, [new MicrodataRow(Tables.Person(1), ["A1"])]));
        Assert.Throws<ArgumentException>(() => new MicrodataTable([Tables.Band, Tables.Band], []));
        Assert.Throws<ArgumentException>(() => new MicrodataTable([Tables.Band with { Finest = 9 }], []));
    }
}
