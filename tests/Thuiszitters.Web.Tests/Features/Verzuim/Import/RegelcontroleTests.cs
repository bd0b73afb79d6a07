using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class RegelcontroleTests
{
    [Theory]
    [InlineData("absoluut verzuim", Verzuimsoort.AbsoluutVerzuim)]
    [InlineData("Absoluut", Verzuimsoort.AbsoluutVerzuim)]
    [InlineData("abs. verzuim", Verzuimsoort.AbsoluutVerzuim)]
    [InlineData("A.V.", Verzuimsoort.AbsoluutVerzuim)]
    [InlineData("av", Verzuimsoort.AbsoluutVerzuim)]
    [InlineData("LRV", Verzuimsoort.Lrv)]
    [InlineData("Langd. rel. verzuim", Verzuimsoort.Lrv)]
    [InlineData("langdurig  relatief verzuim", Verzuimsoort.Lrv)]
    [InlineData("Langdurig relatief verzuim (LRV)", Verzuimsoort.Lrv)]
    [InlineData("16 uur", Verzuimsoort.ZestienUur)]
    [InlineData("16-uurs melding", Verzuimsoort.ZestienUur)]
    [InlineData("16-uursmelding", Verzuimsoort.ZestienUur)]
    [InlineData("rel. verzuim 16u", Verzuimsoort.ZestienUur)]
    [InlineData("Relatief verzuim 16 uur", Verzuimsoort.ZestienUur)]
    [InlineData("ziek", Verzuimsoort.Ziek)]
    [InlineData("Ziekteverz. (zorg)", Verzuimsoort.Ziek)]
    [InlineData("ZIEKTEVERZUIM", Verzuimsoort.Ziek)]
    [InlineData("M@ZL", Verzuimsoort.Ziek)]
    [InlineData("luxe", Verzuimsoort.Luxe)]
    [InlineData("Luxe verzuim", Verzuimsoort.Luxe)]
    [InlineData("", null)]
    [InlineData("XX", null)]
    [InlineData("overig?", null)]
    [InlineData("zie dossier", null)]
    [InlineData("relatief verzuim", null)]
    [InlineData("LRV / ziek", null)]
    [InlineData("geen AV", null)]
    [InlineData("16", null)]
    [InlineData("=1+1", null)]
    public void Lees_WordOfAList_IsTheSoort(string tekst, Verzuimsoort? soort) => Assert.Equal(soort, Verzuimwoord.Lees(tekst));

    [Theory]
    [InlineData("Wit, Noah de;01-02-2015;;AV;01-09-2026", null)]
    [InlineData(";01-02-2015;;AV;01-09-2026", "naam-ontbreekt")]
    [InlineData("?;01-02-2015;;AV;01-09-2026", "naam-ontbreekt")]
    [InlineData("onbekend;01-02-2015;;AV;01-09-2026", "naam-ontbreekt")]
    [InlineData("Wit, A;;;AV;01-09-2026", "geboortedatum-ongeldig")]
    [InlineData("Wit, A;1-1-15;;AV;01-09-2026", "geboortedatum-ongeldig")]
    [InlineData("Wit, A;31-02-2015;;AV;01-09-2026", "geboortedatum-ongeldig")]
    [InlineData("Wit, A;onbekend;;AV;01-09-2026", "geboortedatum-ongeldig")]
    [InlineData("Wit, A;01-02-2027;;AV;01-09-2026", "geboortedatum-ongeldig")]
    [InlineData("Wit, A;01-02-2015;999931235;AV;01-09-2026", "bsn-elfproef")]
    [InlineData("Wit, A;01-02-2015;abc;AV;01-09-2026", "bsn-elfproef")]
    [InlineData("Wit, A;01-02-2015;onbekend;AV;01-09-2026", null)]
    [InlineData("Wit, A;01-02-2015;;;01-09-2026", "soort-onbekend")]
    [InlineData("Wit, A;01-02-2015;;overig;01-09-2026", "soort-onbekend")]
    [InlineData("Wit, A;01-02-2015;;AV;", "start-ontbreekt")]
    [InlineData("Wit, A;01-02-2015;;AV;?", "start-ontbreekt")]
    [InlineData("Wit, A;01-02-2015;;AV;n.v.t.", "start-ontbreekt")]
    [InlineData("Wit, A;01-02-2015;;AV;8-11-26", "start-ongeldig")]
    [InlineData("Wit, A;01-02-2015;;AV;31-09-2026", "start-ongeldig")]
    [InlineData("Wit, A;01-02-2015;;AV;01-02-2014", "start-ongeldig")]
    [InlineData("Wit, A;01-02-2015;;AV;21-11-2026", "start-in-toekomst")]
    [InlineData("Wit, A;01-02-2015;;AV;20-11-2026", null)]
    [InlineData("Wit, A;09-09-2023;;AV;01-09-2026", "geen-leerplicht")]
    [InlineData("Wit, A;27-05-2007;;AV;01-09-2026", "geen-leerplicht")]
    [InlineData("Wit, A;20-11-2008;;AV;01-09-2026", "geen-leerplicht")]
    [InlineData("Wit, A;21-11-2008;;AV;01-09-2026", null)]
    public async Task Controleer_Row_HasTheFirstReasonThatApplies(string regel, string? reden)
    {
        var rij = Assert.Single(await Rijen(regel));

        Assert.Equal(reden, rij.Weigeringen.Count == 0 ? null : rij.Weigeringen[0].Reden);
        Assert.Equal(reden is null, rij.IsGeldig);
    }

    [Fact]
    public async Task Controleer_EverythingWrong_GivesAllReasonsInOrderWithTheirColumn()
    {
        var rij = Assert.Single(await Rijen(";31-02-2015;123;zomaar;?"));

        Assert.Equal([("naam-ontbreekt", 1), ("geboortedatum-ongeldig", 2), ("bsn-elfproef", 3), ("soort-onbekend", 4), ("start-ontbreekt", 5)],
            rij.Weigeringen.Select(w => (w.Reden, w.Kolom!.Value)));
    }

    [Fact]
    public async Task Controleer_AnyMessage_DoesNotRepeatTheCell()
    {
        var rijen = await Rijen("Qqqqq, A;31-02-2099;987654;zzzzz;45-45-2045", "Qqqqq;01-02-2023;;AV;21-11-2099");

        foreach (var bericht in rijen.SelectMany(r => r.Weigeringen.Select(w => w.Bericht).Append(r.ToString())))
        {
            foreach (var waarde in new[] { "Qqqqq", "2099", "987654", "zzzzz", "45-45", "2023" })
                Assert.DoesNotContain(waarde, bericht, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1825XF", "1825XF")]
    [InlineData("1825 xf", "1825XF")]
    [InlineData("0825XF", null)]
    [InlineData("1484sd", "1484SD")]
    [InlineData("1825", null)]
    [InlineData("B-2000", null)]
    public void Postcode_Cell_IsNormalisedOrNull(string tekst, string? verwacht) => Assert.Equal(verwacht, Regelcontrole.Postcode(tekst));

    [Fact]
    public async Task Controleer_OptionalCells_AreTakenOverOrWarnedAbout()
    {
        var lijst = await Lees("Voornaam;Tussenvoegsel;Achternaam;Geb.dat.;Soort;Startdatum;M/V;Postcode;School;Opmerking;Behandelaar\n"
            + "Noah;de;Wit;1-2-2015;AV;1-9-2026;v;1825 xf; Het Lentecollege ;\"=1+1\nregel 2\";S. Jansen\n"
            + "Noah;de;Wit;1-2-2015;AV;1-9-2026;?;1825;;;\n"
            + "Noah;de;Wit;1-2-2015;AV;1-9-2026;q;;;;\n");
        var toewijzing = Kolomherkenning.Raad(lijst, Op);

        var rijen = lijst.Regels.Select(r => Regelcontrole.Controleer(r, toewijzing, Op)).ToList();

        Assert.All(rijen, r => Assert.True(r.IsGeldig));
        Assert.Equal(("Noah de Wit", "V", "1825XF", "Het Lentecollege", "=1+1\nregel 2", "S. Jansen"),
            (rijen[0].Naam!.Weergave, rijen[0].Geslacht, rijen[0].Postcode, rijen[0].School, rijen[0].Opmerking, rijen[0].Behandelaar));
        Assert.Empty(rijen[0].Waarschuwingen);
        Assert.Equal([Lijstveld.Postcode], rijen[1].Waarschuwingen.Select(w => w.Veld));
        Assert.Null(rijen[1].Behandelaar);
        Assert.Equal([Lijstveld.Geslacht], rijen[2].Waarschuwingen.Select(w => w.Veld));
    }
}
