// What: the codes of this room in words for the screen. One file for the whole room.

using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Exports;

public static class Exportwoorden
{
    public const string ControleMislukt =
        "Het bestand kwam niet door de laatste controle en is niet bewaard. Meld dit aan de functioneel beheerder.";

    public static string Van(Exporttoestand toestand) => toestand switch
    {
        Exporttoestand.Aangevraagd => "Wacht op besluit",
        Exporttoestand.Afgewezen => "Afgewezen",
        Exporttoestand.Gemaakt => "Klaar",
        Exporttoestand.NietGemaakt => "Niet gemaakt",
        Exporttoestand.Vernietigd => "Bestand vernietigd",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static Toon Toon(Exporttoestand toestand) => toestand switch
    {
        Exporttoestand.Aangevraagd => Platform.Ui.Toon.LetOp,
        Exporttoestand.Gemaakt => Platform.Ui.Toon.Goed,
        Exporttoestand.Afgewezen or Exporttoestand.NietGemaakt => Platform.Ui.Toon.Gevaar,
        _ => Platform.Ui.Toon.Rust,
    };

    public static string Van(Ontvangersoort soort) => soort switch
    {
        Ontvangersoort.Gemeente => "Gemeente",
        Ontvangersoort.Samenwerkingsverband => "Samenwerkingsverband",
        Ontvangersoort.Onderzoeksinstelling => "Onderzoeksinstelling",
        Ontvangersoort.Rijksoverheid => "Rijksoverheid of inspectie",
        Ontvangersoort.AndereOrganisatie => "Andere organisatie",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(Exportgrond grond) => grond switch
    {
        Exportgrond.AlgemeenBelang => "Taak van algemeen belang",
        Exportgrond.WettelijkePlicht => "Wettelijke verplichting",
        Exportgrond.Onderzoek => "Onderzoek of statistiek",
        _ => throw new ArgumentOutOfRangeException(nameof(grond)),
    };

    public static string Uitleg(Exportgrond grond) => grond switch
    {
        Exportgrond.AlgemeenBelang => "AVG artikel 6 lid 1 onder e, bijvoorbeeld de regionale aanpak van thuiszitten.",
        Exportgrond.WettelijkePlicht => "AVG artikel 6 lid 1 onder c: een wet schrijft deze levering voor.",
        Exportgrond.Onderzoek => "AVG artikel 6 lid 1 onder e, met artikel 89: wetenschappelijk onderzoek of statistiek.",
        _ => throw new ArgumentOutOfRangeException(nameof(grond)),
    };

    public static string Van(Exportdeel deel) => deel == Exportdeel.Codeboek ? "Codeboek opgehaald" : "Bestand opgehaald";

    public static string Termijn(int dagen) => dagen switch { 365 => "12 maanden", 180 => "6 maanden", _ => $"{dagen} dagen" };

    /// <summary>Why there is no file, and what to do.</summary>
    public static string Weigering(RefusalReason reden) => reden switch
    {
        RefusalReason.TooFewPersons =>
            "In dit schooljaar zijn er minder dan 5 jongeren met een pactklok. Dan is iedereen te herkennen en maken we geen bestand. Vraag een ander schooljaar aan.",
        RefusalReason.TooManyLeftOut =>
            "Geen enkele combinatie van gegevens komt bij 5 of meer jongeren voor, ook niet voor de hele regio en zonder geslacht."
            + " Daarom maken we geen bestand. Vraag een ander schooljaar aan, of gebruik de cijfers van de regio.",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };
}
