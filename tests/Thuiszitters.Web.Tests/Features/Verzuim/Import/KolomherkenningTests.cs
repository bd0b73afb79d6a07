using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class KolomherkenningTests
{
    [Theory]
    [InlineData("Naam leerling", Lijstveld.Naam)]
    [InlineData("leerlingnaam", Lijstveld.Naam)]
    [InlineData("NAAM", Lijstveld.Naam)]
    [InlineData("Naam van het kind", Lijstveld.Naam)]
    [InlineData("Roepnaam", Lijstveld.Voornaam)]
    [InlineData("Voorletter(s)", Lijstveld.Voorletters)]
    [InlineData("Tussenv.", Lijstveld.Tussenvoegsel)]
    [InlineData("Achternaam leerling", Lijstveld.Achternaam)]
    [InlineData("Geboortedatum", Lijstveld.Geboortedatum)]
    [InlineData("geb.dat.", Lijstveld.Geboortedatum)]
    [InlineData("Geb. datum (dd-mm-jjjj)", Lijstveld.Geboortedatum)]
    [InlineData("geboren op", Lijstveld.Geboortedatum)]
    [InlineData("Burgerservicenummer", Lijstveld.Bsn)]
    [InlineData("BSN-nummer", Lijstveld.Bsn)]
    [InlineData("M/V", Lijstveld.Geslacht)]
    [InlineData("m / v / x", Lijstveld.Geslacht)]
    [InlineData("pc", Lijstveld.Postcode)]
    [InlineData("School", Lijstveld.School)]
    [InlineData("Naam school", Lijstveld.School)]
    [InlineData("Type verzuim", Lijstveld.Soort)]
    [InlineData("Soort verzuim", Lijstveld.Soort)]
    [InlineData("Eerste verzuimdag", Lijstveld.EersteDag)]
    [InlineData("1e verzuimdag", Lijstveld.EersteDag)]
    [InlineData("1e dag van verzuim", Lijstveld.EersteDag)]
    [InlineData("Startdatum", Lijstveld.EersteDag)]
    [InlineData("verzuim sinds", Lijstveld.EersteDag)]
    [InlineData("Opmerking(en)", Lijstveld.Opmerking)]
    [InlineData("Leerplichtambtenaar", Lijstveld.Behandelaar)]
    [InlineData("Naam ouder(s)", Lijstveld.Negeren)]
    [InlineData("Schoolsoort", Lijstveld.Negeren)]
    [InlineData("Einddatum", Lijstveld.Negeren)]
    [InlineData("zomaar iets", null)]
    public void VanKop_Heading_IsRecognised(string kop, Lijstveld? veld) => Assert.Equal(veld, Kolomherkenning.VanKop(kop));

    [Fact]
    public async Task Raad_UnknownHeadings_ReadsTheContent()
    {
        var lijst = await Lees($"k1;k2;k3;k4;k5;k6;k7\nWit, Noah de;01-02-2015;{Bsn(1)};v;1825 xf;AV;01-09-2026\nBoer, Tess de;3-4-2014;{Bsn(2)};m;1826AB;LRV;2-9-2026\n");

        var toewijzing = Kolomherkenning.Raad(lijst, Op);

        Assert.Equal(
            [Lijstveld.Naam, Lijstveld.Geboortedatum, Lijstveld.Bsn, Lijstveld.Geslacht, Lijstveld.Postcode, Lijstveld.Soort, Lijstveld.EersteDag],
            toewijzing.Kolommen.Select(k => k.Veld));
        Assert.Empty(toewijzing.Controleer());
    }

    [Fact]
    public async Task Raad_NaamBesideVoornaam_IsTheSurname()
    {
        var toewijzing = Kolomherkenning.Raad(await Lees("Voornaam;Tussenvoegsel;Naam\nNoah;de;Wit\n"), Op);

        Assert.Equal([Lijstveld.Voornaam, Lijstveld.Tussenvoegsel, Lijstveld.Achternaam], toewijzing.Kolommen.Select(k => k.Veld));
    }

    [Fact]
    public async Task Raad_TwoColumnsForOneField_TakesTheFirst()
    {
        var toewijzing = Kolomherkenning.Raad(await Lees("Naam;Leerlingnaam\nx;y\n"), Op);

        Assert.Equal([Lijstveld.Naam, Lijstveld.Negeren], toewijzing.Kolommen.Select(k => k.Veld));
    }

    [Fact]
    public async Task Raad_RememberedMapping_GoesBeforeTheHeadingAndSurvivesMovedColumns()
    {
        var eerst = Kolomherkenning.Raad(await Lees("Wie;Naam;Opmerking\na;b;c\n"), Op).Met(0, Lijstveld.Naam).Met(1, Lijstveld.School);

        var later = Kolomherkenning.Raad(await Lees("Opmerking;NAAM;wie;Geboren\na;b;c;d\n"), Op, Kolomtoewijzing.UitJson(eerst.NaarJson()));

        Assert.Equal([Lijstveld.Opmerking, Lijstveld.School, Lijstveld.Naam, Lijstveld.Geboortedatum], later.Kolommen.Select(k => k.Veld));
    }

    [Fact]
    public void Met_FieldOfAnotherColumn_IsTakenOver()
    {
        var toewijzing = new Kolomtoewijzing([new("a", Lijstveld.Naam), new("b", Lijstveld.Negeren)]).Met(1, Lijstveld.Naam);

        Assert.Equal(1, toewijzing.KolomVan(Lijstveld.Naam));
        Assert.Equal(Lijstveld.Negeren, toewijzing.Kolommen[0].Veld);
    }

    [Fact]
    public void Controleer_NothingMapped_NamesEveryRequiredField() =>
        Assert.Equal(4, new Kolomtoewijzing([new("a", Lijstveld.Negeren)]).Controleer().Count);

    [Fact]
    public void Controleer_SameFieldTwice_IsRefused() => Assert.Contains(
        new Kolomtoewijzing([new("a", Lijstveld.Bsn), new("b", Lijstveld.Bsn)]).Controleer(), b => b.Contains("meer dan één kolom", StringComparison.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{\"Kop\":\"a\",\"Veld\":\"Bestaat niet\"}]")]
    [InlineData("[{\"Kop\":null,\"Veld\":\"Naam\"}]")]
    [InlineData("[null]")]
    [InlineData("[{\"Kop\":\"a\",\"Veld\":99}]")]
    public void UitJson_UnreadableMapping_IsNull(string? json) => Assert.Null(Kolomtoewijzing.UitJson(json));

    [Fact]
    public void Omschrijving_EveryField_HasWords() => Assert.All(Enum.GetValues<Lijstveld>(), v => Assert.NotEmpty(Kolomherkenning.Omschrijving(v)));
}
