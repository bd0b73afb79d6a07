// What: the refusals of the rules of a request in Dutch. One file for the pages of the gemeente.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

public static class Weigeringen
{
    /// <summary>Two people establish it: the first is not the team lead, who is the second.</summary>
    public const string Voorstellen = "De leerplichtambtenaar stelt dit voor, met een reden. Daarna bevestigt u het als teamleider.";

    public static string Van(Verdict verdict) => verdict.Code switch
    {
        "stap-niet-toegestaan" => "Deze stap kan nu niet. Kijk bij de kennisgeving wat er nu staat.",
        "rol-mag-niet" => "Met uw functie kunt u deze stap niet zetten.",
        "datum-voor-vorige-stap" => "Deze datum ligt voor de dag van de vorige stap. Vul een latere datum in.",
        "datum-in-toekomst" => "Vul een datum in die vandaag of eerder is.",
        "reden-ontbreekt" => "Schrijf kort op waarom.",
        "al-lopend" => "Er loopt al een kennisgeving voor deze jongere. Rond die eerst af.",
        "vormtoets-onvolledig" => "De vormtoets is nog niet compleet.",
        "vormtoets-compleet" => "Alles van de vormtoets is in orde. Er is dus niets om aan te vullen.",
        "termijn-loopt-nog" => "De termijn loopt nog.",
        "uitslag-niet-positief" => "Het oordeel is niet positief. Vaststellen kan alleen met twee personen.",
        "uitslag-is-positief" => "Het oordeel is positief. Stel de vrijstelling gewoon vast.",
        "tweede-persoon-ontbreekt" or "eerste-persoon-ontbreekt" => "Hiervoor zijn twee personen nodig: de leerplichtambtenaar stelt het voor, de teamleider bevestigt het.",
        "voorstel-van-ambtenaar" => Voorstellen,
        "adviseur-beoordeelde" => "Deze persoon beoordeelde een kennisgeving van deze jongere en kan hierover geen advies geven.",
        "zelfde-persoon" => "U hebt dit zelf voorgesteld. Een andere persoon moet het bevestigen.",
        "is-beoordelaar" => "U bent of was beoordelaar van deze kennisgeving. Iemand anders moet deze stap zetten.",
        "akkoord-indiener-ontbreekt" => "Kruis aan dat de indiener het ermee eens is. Anders vervalt de kennisgeving niet.",
        "oordeel-klopt-niet-meer" => "De kennisgeving of de keten is veranderd na het oordeel. De oordelen gelden niet meer. Wijzig de kennisgeving, dan beoordeelt het samenwerkingsverband opnieuw.",
        "niets-gewijzigd" => "Er is niets gewijzigd.",
        "niet-bevoegd" => "Deze persoon mag geen kennisgeving doen. Kies nee, of pas aan wie de kennisgeving deed.",
        "verklaring-ontbreekt" => "U zegt dat de verklaring er niet is. Kies dan bij de andere vragen ook nee.",
        "niet-deskundig" => "Kies van wie de verklaring is. Is die van iemand anders? Kies dan nee.",
        "datum-ontbreekt" => "Vul in wanneer de verklaring is gedateerd en ontvangen.",
        "verklaring-te-oud" => "De verklaring was bij ontvangst ouder dan drie maanden. Kies nee.",
        "schooljaar-voorbij" => "Dit schooljaar is voorbij. Kies een ander schooljaar.",
        "schooljaar-te-vroeg" => $"Voor dit schooljaar kan het nog niet. Dat kan vanaf {Dag(verdict, "vanaf")}.",
        _ => "Dit kan nu niet.",
    };

    static string Dag(Verdict verdict, string feit) =>
        NlDatum.Lang(DateOnly.ParseExact(verdict.Feiten.First(f => f.Naam == feit).Waarde, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
