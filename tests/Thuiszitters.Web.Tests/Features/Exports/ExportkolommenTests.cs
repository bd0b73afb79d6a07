using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Exports;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Exports;

public class ExportkolommenTests
{
    static readonly DateOnly Peildatum = new(2026, 11, 20);

    static Exportrij Rij(DateOnly start, DateOnly? grens = null, DateOnly? gestopt = null, DateOnly? gesloten = null) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Sector.Vo, new(2011, 1, 1), Geslacht.Man, Verzuimsoort.Lrv, start, grens ?? start.AddMonths(3), gestopt, gesloten, PactBand.Binnen);

    [Theory]
    [InlineData(2014, 12, "4 tot en met 11")]
    [InlineData(2014, 11, "12 tot en met 18")]
    [InlineData(2022, 11, "4 tot en met 11")]
    [InlineData(2022, 12, null)]
    [InlineData(2007, 12, "12 tot en met 18")]
    [InlineData(2007, 11, null)]
    public void Leeftijdsgroep_ByBirthMonth_CountsWhoHasABirthdayThisMonthAsOlder(int jaar, int maand, string? groep) =>
        Assert.Equal(groep, Exportkolommen.Leeftijdsgroep(new(jaar, maand, 1), Peildatum));

    [Theory]
    [InlineData("2026-10-24", "minder dan 4 weken")]
    [InlineData("2026-10-23", "4 weken tot 3 maanden")]
    [InlineData("2026-08-20", "4 weken tot 3 maanden")]
    [InlineData("2026-08-19", "3 tot 6 maanden")]
    [InlineData("2026-05-19", "6 tot 12 maanden")]
    [InlineData("2025-11-19", "langer dan 12 maanden")]
    public void Duur_OfARunningClock_FollowsTheLinesOfTheClock(string start, string duur) =>
        Assert.Equal(duur, Exportkolommen.Duur(Rij(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture)), Peildatum));

    [Fact]
    public void Duur_OfAStoppedOrClosedOne_EndsThereAndLeavesPausedDaysOut()
    {
        var start = new DateOnly(2026, 5, 1);
        Assert.Equal("minder dan 4 weken", Exportkolommen.Duur(Rij(start, gestopt: start.AddDays(28)), Peildatum));
        Assert.Equal("4 weken tot 3 maanden", Exportkolommen.Duur(Rij(start, gestopt: start.AddDays(29)), Peildatum));
        Assert.Equal("minder dan 4 weken", Exportkolommen.Duur(Rij(start, gestopt: start.AddDays(38), grens: start.AddMonths(3).AddDays(10)), Peildatum));
        Assert.Equal("minder dan 4 weken", Exportkolommen.Duur(Rij(start, gesloten: start.AddDays(3)), Peildatum));
    }

    [Theory]
    [InlineData(0, "minder dan 5")]
    [InlineData(4, "minder dan 5")]
    [InlineData(5, "ongeveer 5")]
    [InlineData(172, "ongeveer 170")]
    [InlineData(173, "ongeveer 175")]
    public void Ongeveer_OfANumber_IsAMultipleOfFive(int aantal, string tekst) => Assert.Equal(tekst, Exportrijen.Ongeveer(aantal));
}
