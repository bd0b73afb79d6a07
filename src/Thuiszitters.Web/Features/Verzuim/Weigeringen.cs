// What: the refusals of the domain about reports of absence in Dutch, at the field they concern. One file for the whole room.

namespace Thuiszitters.Web.Features.Verzuim;

public static class Weigeringen
{
    public static (string Veld, string Bericht) Van(string code) => code switch
    {
        "datum-in-toekomst" => ("Datum", "Vul een datum in die vandaag of eerder is."),
        "datum-voor-vorige-stap" => ("Datum", "Deze datum ligt voor de vorige stap. Vul een latere datum in."),
        "eerste-actie-ontbreekt" => ("EersteActie", "Kies wat u als eerste hebt gedaan."),
        "actie-voor-oppakken" => ("EersteActie", "Een eerste actie hoort bij opgepakt of afgesloten. Kies dat, of haal de eerste actie weg."),
        "uitkomst-voor-afsluiten" => ("Uitkomst", "Een uitkomst hoort bij afsluiten. Kies melding afgesloten, of haal de uitkomst weg."),
        "uitkomst-ontbreekt" => ("Uitkomst", "Kies hoe het is afgelopen."),
        _ => ("Naar", "Deze stap kan nu niet. Kies een stap uit de lijst."),
    };
}
