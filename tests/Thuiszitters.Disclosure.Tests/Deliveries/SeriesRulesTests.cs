using Thuiszitters.Disclosure.Deliveries;

namespace Thuiszitters.Disclosure.Tests.Deliveries;

public class SeriesRulesTests
{
    static readonly SeriesDelivery First = new()
    {
        Name = "een", Series = "reeks", Doel = "analyse", Ontvanger = "OIN:1", From = new(2025, 8, 1), Until = new(2026, 7, 31), Peildatum = new(2026, 8, 1),
        Rule = PeriodRule.Present, Areas = ["A", "B", "C"], Columns = [new("band", "band"), new("gemeente", "regio")], K = 5, Combinations = Counts(("x", 20), ("y", 30)),
    };

    static Dictionary<string, int> Counts(params (string, int)[] counts) => counts.ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    static SeriesReason? Judge(SeriesDelivery wanted, params SeriesDelivery[] earlier)
    {
        var verdict = SeriesRules.Judge(wanted with { Name = "nieuw" }, earlier);
        Assert.Equal(verdict.Refusals.Count == 0 && !verdict.NeedsCounts, verdict.IsAllowed);
        Assert.All(verdict.Refusals, r => Assert.Contains(r.Against, r.Text, StringComparison.Ordinal));
        return verdict.Refusals.Count == 0 ? null : verdict.Refusals[0].Reason;
    }

    [Fact]
    public void Judge_TheFirst_IsAllowed()
    {
        Assert.Null(Judge(First));
        Assert.Null(SeriesRules.LevelsOf("reeks", []));
        Assert.Equal(First.Columns, SeriesRules.LevelsOf("reeks", [First with { Peildatum = new(2027, 8, 1), Columns = [] }, First]));
    }

    [Fact]
    public void Judge_WithinASeries_RefusesAnyChange()
    {
        var next = First with { From = new(2026, 8, 1), Until = new(2027, 7, 31), Peildatum = new(2027, 8, 1) };
        Assert.Null(Judge(next, First));
        Assert.Equal(SeriesReason.SeriesOfAnother, Judge(next with { Ontvanger = "OIN:2" }, First));
        Assert.Equal(SeriesReason.SeriesOfAnother, Judge(next with { Doel = "onderzoek" }, First));
        Assert.Equal(SeriesReason.SeriesChanged, Judge(next with { Columns = [new("band", "band"), new("gemeente", "gemeente")] }, First));
        Assert.Equal(SeriesReason.SeriesChanged, Judge(next with { Columns = [.. First.Columns, new("geslacht", "geslacht")] }, First));
        Assert.Equal(SeriesReason.SeriesChanged, Judge(next with { Areas = ["A", "B"] }, First));
        Assert.Equal(SeriesReason.SeriesChanged, Judge(next with { K = 10 }, First));
        Assert.Null(Judge(next with { Columns = [.. First.Columns, new("geslacht", "*")] }, First));
        Assert.Equal(SeriesReason.AlreadyDelivered, Judge(First, First));
    }

    [Fact]
    public void Judge_OtherLevelsOfTheSameChildren_IsRefusedWhoeverAsks()
    {
        var other = First with { Series = "anders", Ontvanger = "OIN:2", Columns = [new("band", "band"), new("gemeente", "gemeente")] };
        Assert.Equal(SeriesReason.OtherLevels, Judge(other, First));
        Assert.Equal(SeriesReason.OtherLevels, Judge(other with { Areas = ["C", "D"] }, First));
        Assert.Null(Judge(other with { Areas = ["D"] }, First));
        // Whose first day lies in another period is another row.
        Assert.Null(Judge(
            other with { Rule = PeriodRule.ByDay, From = new(2026, 8, 1), Until = new(2026, 8, 31) }, First with { Rule = PeriodRule.ByDay }));
        Assert.Equal(SeriesReason.OtherLevels, Judge(other with { Rule = PeriodRule.ByDay, From = new(2026, 8, 1), Until = new(2026, 8, 31) }, First));
    }

    [Fact]
    public void Judge_TheSameFileForAnother_MustHaveTheSameCounts()
    {
        var other = First with { Series = "anders", Ontvanger = "OIN:2" };
        Assert.Null(Judge(other, First));
        Assert.Equal(SeriesReason.PeriodsSubtract, Judge(other with { Combinations = Counts(("x", 21), ("y", 30)) }, First));
        Assert.Equal(SeriesReason.CannotCompare, Judge(other, First with { Combinations = null }));
        var before = SeriesRules.Judge(other with { Combinations = null }, [First]);
        Assert.Equal((0, true, false), (before.Refusals.Count, before.NeedsCounts, before.IsAllowed));
    }

    [Theory, InlineData(20, 30, true), InlineData(25, 36, true), InlineData(24, 30, false), InlineData(20, 26, false), InlineData(14, 0, true)]
    public void Judge_AMonthLater_LeavesNothingOrKWhenSubtracted(int x, int y, bool allowed)
    {
        var next = First with { Peildatum = new(2026, 9, 1), Combinations = Counts(("x", x), ("y", y)) };
        Assert.Equal(allowed ? null : SeriesReason.PeriodsSubtract, Judge(next, First));
    }

    [Fact]
    public void Judge_AreasAgainstALargerOne_LeavesNothingOrKWhenSubtracted()
    {
        SeriesDelivery Part(string name, string area, int x, int y) => First with { Name = name, Series = name, Areas = [area], Combinations = Counts(("x", x), ("y", y)) };
        Assert.Null(Judge(Part("a", "A", 8, 12), First));
        Assert.Equal(SeriesReason.AreasSubtract, Judge(Part("a", "A", 17, 12), First));
        Assert.Equal(SeriesReason.AreasSubtract, Judge(First, Part("a", "A", 17, 12)));
        // A and B each leave enough; together they leave 3 of x in C.
        Assert.Null(Judge(Part("b", "B", 9, 10), First));
        Assert.Equal(SeriesReason.AreasSubtract, Judge(Part("b", "B", 9, 10), First, Part("a", "A", 8, 10)));
        Assert.Equal(SeriesReason.AreasSubtract, Judge(First, Part("b", "B", 9, 10), Part("a", "A", 8, 10)));
        Assert.Null(Judge(Part("b", "B", 7, 10), First, Part("a", "A", 8, 10)));
        // Half inside: nothing can be said.
        Assert.Equal(SeriesReason.CannotCompare, Judge(First with { Series = "z", Areas = ["C", "D"] }, First));
    }
}
