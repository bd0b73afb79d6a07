using System.Text.RegularExpressions;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Tests.Platform.Ui;

public sealed partial class OnderdelenTests
{
    [Theory]
    [InlineData("primary")]
    [InlineData("secondary")]
    [InlineData("subtle")]
    [InlineData("negative")]
    public async Task Knop_Soort_GivesItsClass(string soort) =>
        Approve.Html(await new Scherm().Html(new KnopTagHelper { Soort = soort }, "Opslaan", ("name", "actie"), ("value", "bewaar")), "knop-" + soort);

    [Fact]
    public async Task Knop_MetAdres_IsALink() =>
        Approve.Html(await new Scherm().Html(new KnopTagHelper { Href = "/dossiers/nieuw", Icoon = "Plus" }, "Nieuw dossier"), "knop-link");

    [Fact]
    public async Task Knop_OnbekendeSoort_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Scherm().Html(new KnopTagHelper { Soort = "rood" }, "x"));

    [Theory]
    [InlineData("info")]
    [InlineData("ok")]
    [InlineData("warning")]
    [InlineData("error")]
    public async Task Melding_Soort_GivesItsIcon(string soort) =>
        Approve.Html(await new Scherm().Html(new MeldingTagHelper { Soort = soort, Kop = "Let op" }, "Twee dossiers.", ("role", "status")), "melding-" + soort);

    [Fact]
    public async Task StatusEnBand_ElkeToon_HasWordsAndShape()
    {
        var html = "";
        foreach (var toon in Enum.GetValues<Toon>())
            html += await new Scherm().Html(new StatusTagHelper { Toon = toon }, "Thuiszitter") + await new Scherm().Html(new BandTagHelper { Toon = toon }, "Dringend");
        Approve.Html(html, "status-en-band");
    }

    [Fact]
    public async Task Gegevens_LegeWaarde_SaysUnknown() =>
        Approve.Html(await new Scherm().Html(new GegevensTagHelper(), (new GegevenTagHelper { Naam = "School" }, "Het Lentecollege"), (new GegevenTagHelper { Naam = "Zorg" }, " ")), "gegevens");

    [Fact]
    public async Task Tijdlijn_MetTijd_IsReadableByMachineAndPerson() =>
        Approve.Html(await new Scherm().Html(new TijdlijnTagHelper(),
            (new GebeurtenisTagHelper { Datum = new(2026, 11, 20), Tijd = new(15, 30), Titel = "Gesprek", Wie = "Sanne de Wit", Icoon = "Telefoon" }, "<p>Afspraak.</p>"),
            (new GebeurtenisTagHelper { Datum = new(2026, 8, 24), Titel = "Dossier gemaakt", Toon = Toon.Rust }, "")), "tijdlijn");

    [Fact]
    public async Task Kruimelpad_LaatsteZonderAdres_IsThisPage() =>
        Approve.Html(await new Scherm().Html(new KruimelpadTagHelper(), (new KruimelTagHelper { Href = "/" }, "Start"), (new KruimelTagHelper { Href = "/dossiers" }, "Dossiers"), (new KruimelTagHelper(), "2026-01479")), "kruimelpad");

    [Fact]
    public async Task Tegel_MetAdres_LinksToItsList() =>
        Approve.Html(await new Scherm().Html(new TegelTagHelper { Aantal = 1214, Label = "Open", Toelichting = "dit schooljaar", Href = "/werkvoorraad?status=open", Toon = Toon.LetOp }), "tegel");

    [Fact]
    public async Task Leeg_MetTekst_SaysWhatToDo() => Approve.Html(await new Scherm().Html(new LeegTagHelper { Titel = "U bent bij." }, "<p>Niets open.</p>"), "leeg");

    [Fact]
    public async Task Voortgang_MetAdres_CanBeFollowed() =>
        Approve.Html(await new Scherm().Html(new VoortgangTagHelper { Klaar = 3200, Totaal = 10_000, Label = "Inlezen", Tekst = "Regel 3.200.", Url = "/imports/1/voortgang" }), "voortgang");

    [Fact]
    public async Task Uitleg_Gewoon_FoldsOut() => Approve.Html(await new Scherm().Html(new UitlegTagHelper(), "<p>Uitleg.</p>"), "uitleg");

    [Fact]
    public async Task Tabel_GesorteerdAf_TurnsTheLinkRoundAndKeepsTheQuery() =>
        Approve.Html(await new Scherm("?status=open&pagina=3&sorteer=grens&richting=af").Html(new TabelTagHelper { Bijschrift = "Dossiers", Sorteer = "naam" },
            (new KolomTagHelper { Sorteer = "naam" }, "Jongere"), (new KolomTagHelper { Sorteer = "grens", Getal = true }, "Grens"), (new KolomTagHelper(), "Status")), "tabel");

    [Fact]
    public async Task Tabel_ZonderVraag_ShowsTheDefaultSort()
    {
        var html = await new Scherm().Html(new TabelTagHelper { Bijschrift = "Dossiers", Sorteer = "naam" }, (new KolomTagHelper { Sorteer = "naam" }, "Jongere"));
        Assert.Contains("aria-sort=\"ascending\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"?sorteer=naam&amp;richting=af\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 214, 25, "eerste")]
    [InlineData(5, 214, 25, "midden")]
    [InlineData(99, 30, 25, "voorbij-het-eind")]
    [InlineData(1, 12, 25, "een-pagina")]
    public async Task Paginering_OpPagina_ShowsTheWay(int pagina, int totaal, int perPagina, string naam) =>
        Approve.Html(await new Scherm("?status=open&sorteer=grens").Html(new PagineringTagHelper { Pagina = pagina, Totaal = totaal, PerPagina = perPagina }), "paginering-" + naam);

    [Fact]
    public async Task Paginering_Niets_IsEmpty() => Assert.Equal("", await new Scherm().Html(new PagineringTagHelper()));

    [Fact]
    public async Task Chips_TweeWaardenVanEenSleutel_EachTakesItselfAway() =>
        Approve.Html(await new Scherm("?status=nieuw&status=open&school=x&pagina=2").Html(new ChipsTagHelper
        {
            Filters = [new("status", "nieuw", "Status: nieuw"), new("status", "open", "Status: open"), new("school", null, "School: x")],
        }), "chips");

    [Fact]
    public void Icoon_ElkeNaam_HasShapesAndNoStyle()
    {
        Assert.All(Icoon.Namen, naam =>
        {
            var svg = Icoon.Svg(naam).ToString();
            Assert.Matches(Vorm(), svg);
            Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        });
        Assert.Throws<ArgumentException>(() => Icoon.Svg("Eenhoorn"));
    }

    [GeneratedRegex("<path d=\"[^\"]+\"/>", RegexOptions.None, 1000)]
    private static partial Regex Vorm();
}
