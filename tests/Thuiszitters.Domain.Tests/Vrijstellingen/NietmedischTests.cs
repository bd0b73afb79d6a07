// What: what is refused as medical and what is not. Nothing here is about anyone.
// Source: rules.md R5.2.

namespace Thuiszitters.Domain.Tests;

public sealed class NietmedischTests
{
    [Theory, Rule("R5")]
    [InlineData("F84")]
    [InlineData("code F84.0")]
    [InlineData("f90,1 volgens het rapport")]
    [InlineData("F 32.1")]
    [InlineData("G40.3")]
    [InlineData("6A02")]
    [InlineData("6a02.1")]
    [InlineData("8A60.0Z")]
    [InlineData("DSM 299.00")]
    [InlineData("314.01 ADHD")]
    [InlineData("10 mg per dag")]
    [InlineData("DSM-5")]
    [InlineData("ICD-10")]
    [InlineData("TIQ van 71")]
    [InlineData("Er is sprake van een depressie.")]
    [InlineData("Zij is depressief")]
    [InlineData("angststoornis")]
    [InlineData("Autismespectrumstoornissen")]
    [InlineData("ASS")]
    [InlineData("A.D.H.D.")]
    [InlineData("A D H D")]
    [InlineData("AD\u00ADHD")]
    [InlineData("adhd'er")]
    [InlineData("PDD-NOS")]
    [InlineData("pdd\u2011nos")]
    [InlineData("dépressie")]
    [InlineData("ｄｅｐｒｅｓｓｉｅ")]
    [InlineData("De fobieën namen toe")]
    [InlineData("krijgt medicatie")]
    [InlineData("slikt methylfenidaat")]
    [InlineData("speltherapie bij een praktijk")]
    [InlineData("de diagnose volgt")]
    [InlineData("gediagnosticeerd")]
    [InlineData("lichte verstandelijke beperking")]
    [InlineData("een chronische ziekte")]
    [InlineData("burn-out")]
    [InlineData("is suïcidaal")]
    [InlineData("gesprek gehad.Autisme speelt mee")]
    [InlineData("zijn chronische ziektes")]
    [InlineData("een ernstig zieke jongere")]
    [InlineData("DSM-IV: 315.00")]
    [InlineData("long covid")]
    [InlineData("CVS en IQ's")]
    [InlineData("C.V.S.")]
    [InlineData("een verslaving")]
    [InlineData("Lokaal 4, code F84.0")]
    public void Zoek_MedicalData_Hit(string tekst)
    {
        Assert.NotEmpty(Nietmedisch.Zoek(tekst));
        Assert.Equal("medisch-gegeven", Nietmedisch.Beoordeel("Gewone tekst.", tekst).Code);
    }

    [Theory, Rule("R5")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("Op lichamelijke of psychische gronden niet geschikt (artikel 5 onder a).")]
    [InlineData("De jeugdarts van de GGD en de GGZ zijn gevraagd; de psycholoog en de kinderpsychiater ook.")]
    [InlineData("De huisarts stuurde een brief. De ziekmelding van 12-03 is afgehandeld.")]
    [InlineData("Hij is druk in de klas en bang om naar school te gaan; angst voor school speelt mee.")]
    [InlineData("Zij is hoogbegaafd en overvraagd, met veel prikkels.")]
    [InlineData("De verklaring van artikel 7 is niet ouder dan drie maanden.")]
    [InlineData("Onderwijs-zorgarrangement van 12,5 uur en 4.5 uur zorg, EMB, cluster 4.")]
    [InlineData("Lokaal F21, kamer A12, postcode 1234 AB, klas 3A, 06-12345678.")]
    [InlineData("Over de A28 en de G40-gemeenten, kosten € 300.00 of 310.50 euro, à 12,50.")]
    [InlineData("Op 12.30 uur spraken wij de ouders, om 9.15 u de school.")]
    [InlineData("De behandelaar van het dossier nam het verzoek in behandeling; het is opgenomen in het verslag.")]
    [InlineData("De school heeft een verstandige manier van werken met goede manieren.")]
    [InlineData("Homofobie is besproken in de les; nautisch onderwijs past bij hem.")]
    [InlineData("De leerling wil assistent worden en is assertief.")]
    [InlineData("Dossier D-2026-000123, zaak 298.")]
    [InlineData("Er is een verslaggever geweest; oddere en addertjes zijn er niet.")]
    [InlineData("Ernstig ziekteverzuim, en chronisch ziekgemeld.")]
    [InlineData("Hij heeft drie cv's gestuurd, en een cv’s-map.")]
    [InlineData("De school vroeg om handelingsgerichte diagnostiek.")]
    [InlineData("Sinds covid gaat hij minder naar school.")]
    [InlineData("Brijder Verslavingszorg belde.")]
    [InlineData("Lokaal B01.12, gebouw A02.15, 8B10 gymzaal.")]
    [InlineData("Een boete 300.00 is opgelegd.")]
    public void Zoek_WordsOfLawAndOffice_NoHit(string? tekst) => Assert.Empty(Nietmedisch.Zoek(tekst));

    [Fact, Rule("R5")]
    public void Zoek_DefaultCriteria_NoHit() =>
        Assert.All(Oordeelcriteria.Standaard, c => Assert.True(Nietmedisch.Beoordeel(c.Vraag, c.Hulp).IsToegestaan));

    [Fact, Rule("R5")]
    public void Zoek_Hit_SaysWhereInTheTextAsWritten()
    {
        const string Tekst = "Één keer: dépressie, en F84.0.";
        Assert.Equal(
            [new Medischetreffer(Tekst.IndexOf('d'), 9, Medischsoort.Woord), new Medischetreffer(Tekst.IndexOf('F'), 5, Medischsoort.Code)],
            Nietmedisch.Zoek(Tekst));
        Assert.Equal([("aantal", "2")], Nietmedisch.Beoordeel(Tekst).Feiten);
        Assert.DoesNotContain("pressie", Nietmedisch.Zoek(Tekst)[0].ToString());
    }

    [Fact, Rule("R5")]
    public void Zoek_VeryLongText_EveryHitFound()
    {
        var lang = string.Concat(Enumerable.Repeat("De school en de ouders spraken over het rooster. ", 2000));
        Assert.Empty(Nietmedisch.Zoek(lang));
        Assert.Equal(lang.Length, Assert.Single(Nietmedisch.Zoek(lang + "autisme")).Plaats);
    }
}
