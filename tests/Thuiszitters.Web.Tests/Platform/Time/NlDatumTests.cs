using FsCheck;
using FsCheck.Fluent;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Tests.Platform.Time;

public sealed class NlDatumTests
{
    [Theory]
    [InlineData("14-3-2013")]
    [InlineData("14-03-2013")]
    [InlineData("14/03/2013")]
    [InlineData("14.3.2013")]
    [InlineData("14 3 2013")]
    [InlineData("14 maart 2013")]
    [InlineData("14 MRT. 2013")]
    [InlineData("14-mrt-2013")]
    [InlineData("20130314")]
    [InlineData("2013-03-14")]
    [InlineData("  2013/3/14 ")]
    [InlineData("donderdag 14 maart 2013")]
    [InlineData("do 14-03-2013")]
    [InlineData("14-03-2013 0:00")]
    [InlineData("14-03-2013 00:00:00")]
    [InlineData("2013-03-14T00:00:00")]
    [InlineData("2013-03-14 00:00:00.000")]
    public void TryParse_UsualForm_IsThatDay(string tekst)
    {
        Assert.True(NlDatum.TryParse(tekst, out var datum));
        Assert.Equal(new DateOnly(2013, 3, 14), datum);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1-1-15")]
    [InlineData("31-02-2015")]
    [InlineData("29-02-2015")]
    [InlineData("13-13-2015")]
    [InlineData("14-03-2013 13:45")]
    [InlineData("onbekend")]
    [InlineData("n.v.t.")]
    [InlineData("14-3/2013")]
    [InlineData("41234")]
    [InlineData("٢٠١٣-٠٣-١٤")]
    [InlineData("0013-03-14")]
    [InlineData("14 m 2013")]
    public void TryParse_NoWholeExistingDate_IsRefused(string? tekst) => Assert.False(NlDatum.TryParse(tekst, out _));

    [Fact]
    public void Kort_AnyDay_ReadsBackEqual() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ushort>(), dagen =>
        {
            var dag = new DateOnly(1950, 1, 1).AddDays(dagen);
            return NlDatum.TryParse(NlDatum.Kort(dag), out var kort) && kort == dag && NlDatum.TryParse(NlDatum.Lang(dag), out var lang) && lang == dag;
        }).QuickCheckThrowOnFailure();
}
