using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Shared;

public sealed class PersoonsnaamTests
{
    [Theory]
    [InlineData("Wit, Noah de", "Noah", "de", "Wit", false, "Noah de Wit", "Wit, Noah de")]
    [InlineData("Noah de Wit", "Noah", "de", "Wit", false, "Noah de Wit", "Wit, Noah de")]
    [InlineData("de Wit, Noah", "Noah", "de", "Wit", false, "Noah de Wit", "Wit, Noah de")]
    [InlineData("Wit, de, Noah", "Noah", "de", "Wit", false, "Noah de Wit", "Wit, Noah de")]
    [InlineData("Leeuwen, Jip van", "Jip", "van", "Leeuwen", false, "Jip van Leeuwen", "Leeuwen, Jip van")]
    [InlineData("Berg, Noor van den", "Noor", "van den", "Berg", false, "Noor van den Berg", "Berg, Noor van den")]
    [InlineData("Teun van den Bosch", "Teun", "van den", "Bosch", false, "Teun van den Bosch", "Bosch, Teun van den")]
    [InlineData("Jip Van Leeuwen", "Jip", "van", "Leeuwen", false, "Jip van Leeuwen", "Leeuwen, Jip van")]
    [InlineData("T. de Boer", "T.", "de", "Boer", true, "T. de Boer", "Boer, T. de")]
    [InlineData("Leeuwen, D. van", "D.", "van", "Leeuwen", true, "D. van Leeuwen", "Leeuwen, D. van")]
    [InlineData("D. van Leeuwen", "D.", "van", "Leeuwen", true, "D. van Leeuwen", "Leeuwen, D. van")]
    [InlineData("J.P. Smit", "J.P.", "", "Smit", true, "J.P. Smit", "Smit, J.P.")]
    [InlineData("Th. A. Smit", "Th. A.", "", "Smit", true, "Th. A. Smit", "Smit, Th. A.")]
    [InlineData("Ł. Demir", "Ł.", "", "Demir", true, "Ł. Demir", "Demir, Ł.")]
    [InlineData("Öztürk, I.", "I.", "", "Öztürk", true, "I. Öztürk", "Öztürk, I.")]
    [InlineData("Öztürk, Max", "Max", "", "Öztürk", false, "Max Öztürk", "Öztürk, Max")]
    [InlineData("Anaïs Sint Nicolaas", "Anaïs", "", "Sint Nicolaas", false, "Anaïs Sint Nicolaas", "Sint Nicolaas, Anaïs")]
    [InlineData("El Amrani, Wytse", "Wytse", "", "El Amrani", false, "Wytse El Amrani", "El Amrani, Wytse")]
    [InlineData("Bram Fernández García", "Bram", "", "Fernández García", false, "Bram Fernández García", "Fernández García, Bram")]
    [InlineData("'t Hart, Sem", "Sem", "'t", "Hart", false, "Sem 't Hart", "Hart, Sem 't")]
    [InlineData("Sem 't Hart", "Sem", "'t", "Hart", false, "Sem 't Hart", "Hart, Sem 't")]
    [InlineData("Janssen-de Vries, Daan", "Daan", "", "Janssen-de Vries", false, "Daan Janssen-de Vries", "Janssen-de Vries, Daan")]
    [InlineData("BO DE WIT", "BO", "de", "WIT", false, "BO de WIT", "WIT, BO de")]
    [InlineData("Jip", "", "", "Jip", true, "Jip", "Jip")]
    [InlineData("de Wit", "", "de", "Wit", true, "de Wit", "Wit, de")]
    [InlineData("Do Nguyễn", "Do", "", "Nguyễn", false, "Do Nguyễn", "Nguyễn, Do")]
    public void Parse_NameOfAList_GivesItsParts(
        string tekst, string voornamen, string tussenvoegsel, string achternaam, bool initialen, string weergave, string sorteernaam)
    {
        var naam = Persoonsnaam.Parse(tekst);

        Assert.Equal(new Persoonsnaam(voornamen, tussenvoegsel, achternaam, initialen), naam);
        Assert.Equal(weergave, naam!.Weergave);
        Assert.Equal(sorteernaam, naam.Sorteernaam);
        // What is stored in parts must be recognised as what the list wrote.
        var opgeslagen = Persoonsnaam.Van(naam.Voornamen, naam.Tussenvoegsel, naam.Achternaam)!;
        Assert.Equal((naam.NaamSleutel, naam.AlleenInitialen), (opgeslagen.NaamSleutel, opgeslagen.AlleenInitialen));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("---")]
    [InlineData("123")]
    public void Parse_NoLetters_IsNull(string? tekst) => Assert.Null(Persoonsnaam.Parse(tekst));

    [Theory]
    [InlineData("Noah", "de", "Wit", "Noah de Wit")]
    [InlineData("Noah", "", "de Wit", "Noah de Wit")]
    [InlineData("Noah", null, "Wit, de", "Noah de Wit")]
    [InlineData("N.", "DE", "Wit", "N. de Wit")]
    [InlineData("", "van der", "Linden", "van der Linden")]
    public void Van_SeparateColumns_GivesTheSameParts(string? voornaam, string? tussenvoegsel, string? achternaam, string weergave) =>
        Assert.Equal(weergave, Persoonsnaam.Van(voornaam, tussenvoegsel, achternaam)!.Weergave);

    [Fact]
    public void Van_NoSurname_IsNull() => Assert.Null(Persoonsnaam.Van("Noah", "de", " "));

    [Theory]
    [InlineData("Wit, Noah de", "NOAH DE WIT")]
    [InlineData("El Amrani, Łukasz", "Lukasz El Amrani")]
    [InlineData("Öztürk, Ilse", "ilse ozturk")]
    [InlineData("Maëlle Yılmaz", "YILMAZ, MAELLE")]
    [InlineData("Đorđe van den Heuvel", "Heuvel, Dorde van den")]
    [InlineData("Ngọc Smits", "Smits, Ngoc")]
    [InlineData("Nguyễn, Eva", "Eva Nguyê\u0303n")]
    [InlineData("Sem 't Hart", "’t Hart, Sem")]
    [InlineData("İpek Şahin", "Sahin, Ipek")]
    [InlineData("Jan-Peter Weiß", "Weiss, Jan Peter")]
    [InlineData("Søren Ærø", "Aero, Soren")]
    public void NaamSleutel_SamePersonWrittenOtherwise_IsEqual(string een, string ander) =>
        Assert.Equal(Persoonsnaam.Parse(een)!.NaamSleutel, Persoonsnaam.Parse(ander)!.NaamSleutel);

    [Theory]
    [InlineData("Noah de Wit", "Noah Wit")]
    [InlineData("T. de Boer", "Tess de Boer")]
    [InlineData("Sara Aziz", "S\u0430ra Aziz")]
    public void NaamSleutel_AnotherName_Differs(string een, string ander) =>
        Assert.NotEqual(Persoonsnaam.Parse(een)!.NaamSleutel, Persoonsnaam.Parse(ander)!.NaamSleutel);

    [Fact]
    public void AchternaamSleutels_WithTussenvoegsel_GiveBothForms()
    {
        var naam = Persoonsnaam.Parse("Bosch, Renée van den")!;

        Assert.Equal("bosch", naam.AchternaamSleutel);
        Assert.Equal("vandenbosch", naam.VolleAchternaamSleutel);
    }

    [Theory]
    [InlineData("Wit, Noah de", "wit")]
    [InlineData("Renée Kowalski", "kow,kowa,kowal,kowals")]
    [InlineData("Bo Ng", "")]
    public void Beginletters_Surname_AreThreeToSix(string tekst, string verwacht) =>
        Assert.Equal(verwacht, string.Join(',', Persoonsnaam.Parse(tekst)!.Beginletters));

    [Theory]
    [InlineData("Meijer", "Meyer")]
    [InlineData("Meijer", "Meier")]
    [InlineData("Claassen", "Klaasen")]
    [InlineData("Schmidt", "Schmit")]
    [InlineData("Brand", "Brandt")]
    [InlineData("Visser", "Fisser")]
    [InlineData("de Bruyn", "de Bruijn")]
    [InlineData("Zwart", "Swart")]
    [InlineData("Philipsen", "Filipsen")]
    [InlineData("Blaauw", "Blauw")]
    [InlineData("Backer", "Bakker")]
    public void Klank_SameSound_IsEqual(string een, string ander) => Assert.Equal(Persoonsnaam.Klank(een), Persoonsnaam.Klank(ander));

    [Theory]
    [InlineData("Bakker", "Dekker")]
    [InlineData("Smit", "Smits")]
    [InlineData("Bos", "Bosch")]
    public void Klank_AnotherSound_Differs(string een, string ander) => Assert.NotEqual(Persoonsnaam.Klank(een), Persoonsnaam.Klank(ander));

    [Fact]
    public void Vouw_HalfASurrogatePair_DoesNotThrow() => Assert.Equal("jan", Persoonsnaam.Vouw("Jan\uD83D"));
}
