using System.Globalization;
using System.Xml.Linq;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Tests.Platform.Ui;

public sealed class KlokTests
{
    static readonly DateOnly Start = new(2026, 8, 24);

    static KlokTekening Tekening(int dagen) =>
        new(Start, Start.AddDays(dagen), Start.AddDays(27), Start.AddMonths(3), [new(Start, Start.AddDays(dagen), KlokTekenDeel.Telt, "Thuis zonder onderwijs.")]);

    static readonly KlokTekening Terugval = new(Start, new(2026, 11, 22), new(2026, 9, 20), new(2026, 12, 9),
    [
        new(Start, new(2026, 10, 11), KlokTekenDeel.Telt, "Thuis zonder onderwijs."),
        new(new(2026, 10, 12), new(2026, 10, 26), KlokTekenDeel.Pauze, "Arrangement begonnen, voortijdig gestopt."),
        new(new(2026, 10, 27), new(2026, 11, 22), KlokTekenDeel.Telt, "Terugval binnen 28 dagen: de klok loopt door."),
    ]);

    [Fact]
    public async Task Klok_Terugval_DrawsPartsLinesAndTable() => Approve.Html(await new Scherm().Html(new KlokTagHelper { Tekening = Terugval }, "<b>Grens nadert</b>"), "terugval");

    [Fact]
    public async Task Klok_OverDeGrens_ChangesColourOnTheLine() => Approve.Html(await new Scherm().Html(new KlokTagHelper { Tekening = Tekening(200) }, ""), "over-de-grens");

    [Fact]
    public void Zin_PerDag_SaysHowFarItIs()
    {
        string Zin(int dagen) => Klok.Zin(Tekening(dagen));
        var grens = Start.AddMonths(3).DayNumber - Start.DayNumber;
        Assert.Equal("Nog 2 dagen tot de grens van drie maanden.", Zin(grens - 2));
        Assert.Equal("Nog 1 dag tot de grens van drie maanden.", Zin(grens - 1));
        Assert.Equal("Vandaag is de laatste dag van de drie maanden.", Zin(grens));
        Assert.Equal("De grens van drie maanden is 1 dag geleden gepasseerd.", Zin(grens + 1));
    }

    [Theory]
    [InlineData(KlokTekenDeel.Gestopt, "De klok is gestopt op 24 augustus 2026.")]
    [InlineData(KlokTekenDeel.Pauze, "De klok staat stil sinds 24 augustus 2026.")]
    public void Zin_KlokLooptNiet_SaysSinceWhen(string soort, string zin) =>
        Assert.Equal(zin, Klok.Zin(Terugval with { Delen = [new(Start, Terugval.Vandaag, soort, "")] }));

    [Fact]
    public void Svg_StilstaandeKlok_PromisesNoNumberOfDays() =>
        Assert.DoesNotContain("nog ", Klok.Svg(Terugval with { Delen = [new(Start, Terugval.Vandaag, KlokTekenDeel.Gestopt, "Op maat.")] }, "k").ToString(), StringComparison.Ordinal);

    /// <summary>Whatever the day, no flag lies on another, no mast runs through a flag, and nothing leaves the drawing.</summary>
    [Fact]
    public void Svg_ElkeDagVanTweeJaar_FlagsNeverOverlap()
    {
        for (var dag = 0; dag < 730; dag++)
        {
            var svg = XElement.Parse(Klok.Svg(Tekening(dag), "k").ToString());
            var breed = Maat(svg.Attribute("viewBox")!.Value.Split(' ')[2]);
            var vlaggen = svg.Elements().Where(e => e.Name.LocalName == "g" && e.Elements().Any(c => c.Attribute("class")?.Value.StartsWith("tz-k-naam", StringComparison.Ordinal) == true))
                .Select(g =>
                {
                    var naam = g.Elements().First(c => c.Attribute("class")!.Value.StartsWith("tz-k-naam", StringComparison.Ordinal));
                    var x = Maat(naam.Attribute("x")!.Value);
                    var y = Maat(naam.Attribute("y")!.Value);
                    return (X: x - 7, Rechts: x + Math.Max(naam.Value.Length * 8.2, 80), Boven: y - 13, Onder: y + 20);
                }).ToList();
            Assert.Equal(4, vlaggen.Count);
            foreach (var a in vlaggen)
            {
                Assert.InRange(a.Rechts, 0, breed);
                Assert.InRange(a.Boven, 0, double.MaxValue);
                foreach (var b in vlaggen.Where(b => b != a))
                {
                    Assert.False(a.X < b.Rechts && b.X < a.Rechts && a.Boven < b.Onder && b.Boven < a.Onder, $"dag {dag}: two flags overlap");
                    // The mast of b runs from its flag down to the bar.
                    Assert.False(b.X > a.X + 1 && b.X < a.Rechts && b.Boven < a.Onder && b.Boven <= a.Boven, $"dag {dag}: a mast runs through a flag");
                }
            }
        }
    }

    static double Maat(string tekst) => double.Parse(tekst, CultureInfo.InvariantCulture);
}
