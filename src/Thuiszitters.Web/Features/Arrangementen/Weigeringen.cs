// What: the refusals of the domain in Dutch, at the field they concern. One file for the whole room.

namespace Thuiszitters.Web.Features.Arrangementen;

public static class Weigeringen
{
    public static (string Veld, string Bericht) Van(string code) => code switch
    {
        "stap-niet-toegestaan" => ("Naar", "Deze stap kan nu niet. Kies een stap uit de lijst."),
        "datum-voor-vorige-stap" => ("Datum", "Deze datum ligt voor de vorige stap. Vul een latere datum in."),
        "datum-in-toekomst" => ("Datum", "Vul een datum in die vandaag of eerder is. Leg de stap vast als die gezet is."),
        "reden-ontbreekt" => ("Reden", "Schrijf kort op waarom."),
        "akkoord-ouders-ontbreekt" => ("AkkoordOuders", "Kruis aan dat de ouders akkoord zijn. Zijn zij dat niet? Kies dan een andere stap."),
        "aanbieder-ontbreekt" => ("Aanbieder", "Vul in wie het arrangement geeft."),
        "uren-ontbreken" => ("UrenOnderwijs", "Vul de uren onderwijs en de uren zorg per week in. Vul 0 in als het er geen zijn."),
        "financiering-ontbreekt" => ("Financiering", "Kies wie het arrangement betaalt."),
        "evaluatie-ontbreekt" => ("EersteEvaluatieOp", "Vul in wanneer de eerste evaluatie is."),
        "evaluatie-te-laat" => ("EersteEvaluatieOp", "De eerste evaluatie is na de start en binnen zes weken."),
        "akkoord-ontbreekt" => ("AkkoordOuders", "Leg eerst de stap Akkoord vast: de ouders moeten akkoord zijn, en de jongere zelf vanaf 12 jaar. Zonder akkoord kan alleen een teamleider het arrangement starten, met een reden."),
        "alleen-teamleider" => ("AkkoordOuders", "Zonder akkoord kan alleen een teamleider het arrangement starten."),
        "al-gestart" => ("Combinatie", "Er loopt al een arrangement. Kruis aan dat dit een combinatie is, of beëindig eerst het andere."),
        _ => ("Naar", "Deze stap kan nu niet."),
    };
}
