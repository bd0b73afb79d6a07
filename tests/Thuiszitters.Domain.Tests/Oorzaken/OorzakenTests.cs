namespace Thuiszitters.Domain.Tests;

public sealed class OorzakenTests
{
    [Fact, Rule("R6")]
    public void Lists_AsTheRulesNameThem_AreWhole()
    {
        Assert.Equal(12, Oorzakenlijst.Oorzaken.Count);
        Assert.Equal(10, Oorzakenlijst.Behoeften.Count);
        Assert.Equal([4, 4, 4], Oorzakenlijst.Oorzaken.GroupBy(Oorzakenlijst.Groep).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Values_Each_IsOneBitOfItsOwn()
    {
        Assert.All(Oorzakenlijst.Oorzaken, o => Assert.True(int.IsPow2((int)o)));
        Assert.All(Oorzakenlijst.Behoeften, b => Assert.True(int.IsPow2((int)b)));
        Assert.Equal([Oorzaken.GeenPlek, Oorzaken.Praktisch], Oorzakenlijst.Van(Oorzaken.GeenPlek | Oorzaken.Praktisch));
    }
}
