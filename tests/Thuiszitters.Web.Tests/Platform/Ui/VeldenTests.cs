using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Tests.Platform.Ui;

public sealed class VeldenTests
{
    static readonly Keus[] Soorten = [new("thuis", "Huisbezoek"), new("telefoon", "Telefonisch", "Schrijf erbij wie u hebt gesproken.")];

    [Fact]
    public async Task Veld_Gewoon_HasLabelAndValue() =>
        Approve.Html(await new Scherm().Html(new TekstVeldTagHelper { For = new Scherm().Veld("Input.Plaats", "Łódź"), Label = "Plaats", Uitleg = "Waar was het gesprek?" }), "veld");

    [Fact]
    public async Task Veld_Optioneel_SaysSo() =>
        Approve.Html(await new Scherm().Html(new TekstVeldTagHelper { For = new Scherm().Veld<string>("Input.Plaats", null), Label = "Plaats", Optioneel = true, Breedte = "half" }), "veld-optioneel");

    [Fact]
    public async Task Veld_Filter_IsNeitherObligatoryNorSaysSo()
    {
        var html = await new Scherm().Html(new TekstVeldTagHelper { For = new Scherm().Veld<string>("Plaats", null), Label = "Plaats", Filter = true });
        Assert.DoesNotContain("aria-required", html, StringComparison.Ordinal);
        Assert.DoesNotContain("niet verplicht", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Veld_Password_NeverEchoes()
    {
        var html = await new Scherm().Html(new TekstVeldTagHelper { For = new Scherm().Veld("Input.Wachtwoord", "geheim"), Label = "Wachtwoord", Type = "password" });
        Assert.DoesNotContain("geheim", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Veld_ZonderLabel_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Scherm().Html(new TekstVeldTagHelper { For = new Scherm().Veld("Input.Plaats", "x") }));

    [Fact]
    public async Task Datum_Ongeldig_KeepsWhatWasTypedAndShowsError()
    {
        var scherm = new Scherm();
        scherm.ModelState.SetModelValue("Input.Datum", "31-2-2026", "31-2-2026");
        scherm.ModelState.AddModelError("Input.Datum", "Vul een bestaande datum in, bijvoorbeeld 14-3-2026.");
        Approve.Html(await scherm.Html(new DatumVeldTagHelper { For = scherm.Veld<DateOnly?>("Input.Datum", null), Label = "Datum" }), "datum-fout");
    }

    [Fact]
    public async Task Datum_MetWaarde_IsWrittenDutch() =>
        Assert.Contains("value=\"14-03-2013\"", await new Scherm().Html(new DatumVeldTagHelper { For = new Scherm().Veld<DateOnly?>("Input.Datum", new DateOnly(2013, 3, 14)), Label = "Datum" }), StringComparison.Ordinal);

    [Fact]
    public async Task Tekstvak_MetTekst_KeepsLinesAndEncodes() =>
        Approve.Html(await new Scherm().Html(new TekstvakTagHelper { For = new Scherm().Veld("Input.Verslag", "een\n<b>twee</b>"), Label = "Verslag" }), "tekstvak");

    [Fact]
    public async Task Keuze_MetWaarde_SelectsIt() =>
        Approve.Html(await new Scherm().Html(new KeuzeTagHelper { For = new Scherm().Veld("Input.Soort", "telefoon"), Label = "Soort", Items = Soorten }), "keuze");

    [Fact]
    public async Task Radios_MetFout_TieLegendAndError()
    {
        var scherm = new Scherm();
        scherm.ModelState.AddModelError("Input.Soort", "Kies hoe u elkaar hebt gesproken.");
        Approve.Html(await scherm.Html(new RadiosTagHelper { For = scherm.Veld<string>("Input.Soort", null), Label = "Hoe?", Items = Soorten }), "radios-fout");
    }

    [Fact]
    public async Task Vinken_MetLijst_TicksThose() =>
        Approve.Html(await new Scherm().Html(new VinkenTagHelper { For = new Scherm().Veld<List<string>>("Input.Soorten", ["telefoon"]), Label = "Welke?", Items = Soorten, Naast = true, Optioneel = true }), "vinken");

    [Fact]
    public async Task Vink_Aan_IsTicked() =>
        Approve.Html(await new Scherm().Html(new VinkTagHelper { For = new Scherm().Veld("Input.Delen", true), Label = "Deel met de school", Uitleg = "Alleen de afspraken." }), "vink");

    [Fact]
    public async Task Bestand_Gewoon_AcceptsTheseKinds() =>
        Approve.Html(await new Scherm().Html(new BestandTagHelper { For = new Scherm().Veld<string>("Input.Bestand", null), Label = "Lijst", Accept = ".csv" }), "bestand");

    [Fact]
    public async Task Foutenoverzicht_ZonderFouten_IsEmpty() => Assert.Equal("", await new Scherm().Html(new FoutenoverzichtTagHelper()));

    [Fact]
    public async Task Foutenoverzicht_StaatBoven_ListsErrorsInTheOrderOfTheFields()
    {
        var scherm = new Scherm();
        scherm.ModelState.AddModelError("Input.Aanvang", "Vul de eerste dag in.");
        scherm.ModelState.AddModelError("Input.Soort", "Kies hoe u elkaar hebt gesproken.");
        scherm.ModelState.AddModelError("", "Sanne heeft dit dossier intussen gewijzigd.");
        var overzicht = await scherm.Uitvoer(new FoutenoverzichtTagHelper(), _ => Task.FromResult(""), []);
        await scherm.Html(new RadiosTagHelper { For = scherm.Veld<string>("Input.Soort", null), Label = "Hoe?", Items = Soorten });
        await scherm.Html(new DatumVeldTagHelper { For = scherm.Veld<DateOnly?>("Input.Aanvang", null), Label = "Eerste dag" });
        Approve.Html(Scherm.Schrijf(overzicht), "foutenoverzicht");
    }
}
