// What: the refusals of the domain in Dutch, at the field they concern. One file for the whole room.

using Microsoft.AspNetCore.Mvc.ModelBinding;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Features.Arrangementen;

public static class Weigeringen
{
    /// <summary>All refusals at once, each at its field.</summary>
    public static void Meld(ModelStateDictionary staat, IEnumerable<Verdict> bezwaren, string veldBijSamen = "Datum")
    {
        ArgumentNullException.ThrowIfNull(staat);
        ArgumentNullException.ThrowIfNull(bezwaren);
        foreach (var bezwaar in bezwaren)
        {
            var (veld, bericht) = Van(bezwaar.Code, veldBijSamen);
            staat.AddModelError("Input." + veld, bericht);
        }
    }

    /// <param name="code">Code of the domain.</param>
    /// <param name="veldBijSamen">The field by which two would run at a time: a date, or the mark of a combinatie.</param>
    public static (string Veld, string Bericht) Van(string code, string veldBijSamen = "Datum") => code switch
    {
        "stap-niet-toegestaan" => ("Naar", "Deze stap kan nu niet. Kies een stap uit de lijst."),
        "datum-voor-vorige-stap" => ("Datum", "Deze datum ligt voor de vorige stap. Vul een latere datum in."),
        "datum-na-volgende-stap" => ("Datum", "Deze datum ligt na de volgende stap. Vul een eerdere datum in."),
        "datum-in-toekomst" => ("Datum", "Vul een datum in die vandaag of eerder is. Leg de stap vast als die gezet is."),
        "datum-ongewijzigd" => ("Datum", "Dit is de datum die er al staat. Vul de goede datum in."),
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
        "loopt-samen" => (veldBijSamen, "Dan loopt dit tegelijk met een ander arrangement. Kan dat? Kruis dan bij Gegevens wijzigen aan dat het een combinatie is. Anders verbetert u eerst de datum van het andere."),
        "einde-voor-evaluatie" => ("Datum", "Er is na deze dag nog geëvalueerd. Vul een latere dag in."),
        "einde-voor-uren" => ("Datum", "Na deze dag zijn er nog echte uren ingevuld. Vul een latere dag in, of maak eerst die uren leeg."),
        "start-na-uren" => ("Datum", "Voor deze dag zijn er al echte uren ingevuld. Vul een eerdere dag in, of maak eerst die uren leeg."),
        "voorziening-loopt-niet" => ("VoorzieningId", "De voorziening is er op de dag van de start niet: zij is gestopt of nog niet begonnen. Kies een andere, of een andere dag."),
        "start-buiten-voorziening" => ("Datum", "De voorziening was er op deze dag niet: zij was gestopt of nog niet begonnen. Vul een andere dag in, of verbeter eerst de voorziening."),
        "niet-weer-thuis" => ("Reden", "Er staat niet dat de jongere weer thuis is. Er is niets in te trekken."),
        "later-arrangement" => ("Reden", "Er is daarna een nieuw arrangement voorgesteld. Intrekken kan niet meer."),
        "later-verzuim" => ("Reden", "Er is verzuim gemeld vanaf deze dag of later. Verbeter eerst dat verzuim. Daarna kunt u intrekken."),
        "later-kennisgeving" => ("Reden", "Er is daarna een kennisgeving voor een vrijstelling ontvangen. Intrekken kan niet meer."),
        "voorziening-vol" => ("Reden", "Deze voorziening is vol. Schrijf op waarom de jongere er toch start."),
        "geen-swv-bij-mbo" => ("Type", "In het mbo heeft een samenwerkingsverband geen rol. De gemeente legt dit vast."),
        "vorige-niet-geeindigd" => ("Type", "Het vorige arrangement is nog niet geëindigd. Beëindig dat eerst."),
        "tlv-nummer-ontbreekt" => ("Soort.TlvNummer", "Vul het nummer van de TLV in."),
        "tlv-categorie-ontbreekt" => ("Soort.TlvCategorie", "Kies laag, midden of hoog."),
        "geldigheid-ontbreekt" => ("Soort.GeldigVan", "Vul de eerste en de laatste dag in, bijvoorbeeld 1-8-2026 en 31-7-2027."),
        "geldigheid-omgekeerd" => ("Soort.GeldigTotEnMet", "De laatste dag ligt voor de eerste. Vul een latere dag in."),
        "tlv-einde-niet-31-juli" => ("Soort.GeldigTotEnMet", "Een TLV eindigt op 31 juli. Vul 31 juli in met het goede jaar."),
        "langer-dan-schooljaar" => ("Soort.GeldigTotEnMet", "Maatwerk geldt hoogstens tot het einde van het schooljaar. Vul een dag in tot en met 31 juli."),
        "start-buiten-geldigheid" => ("Datum", "Het arrangement start op een dag waarop de TLV of het maatwerk niet geldt. Verander de startdag of de geldigheid."),
        "start-na-geldigheid" => ("Soort.GeldigVan", "Het arrangement startte op een dag buiten deze geldigheid. Vul een periode in waarin de start valt."),
        "afwijking-ontbreekt" => ("Soort.Afwijkingen", "Kies waarvan het experiment afwijkt."),
        "inschrijving-ontbreekt" => ("Soort.Ingeschreven", "Een experiment kan alleen met een inschrijving. Schrijf de jongere eerst in op een school."),
        "plan-ontbreekt" => ("Soort.HeeftPlan", "Zonder plan om de uren op te bouwen kan dit niet starten."),
        "deskundigenverklaring-ontbreekt" => ("Soort.HeeftDeskundigenverklaring", "Zonder verklaring van een deskundige kan dit niet starten."),
        "inspectiekenmerk-ontbreekt" => ("Soort.Inspectiekenmerk", "Vul het kenmerk van de melding bij de inspectie in."),
        "geen-onderwijsuren" => ("UrenOnderwijs", "Bij alleen zorg zijn er geen uren onderwijs. Vul 0 in, of kies een ander soort arrangement."),
        "start-na-evaluatie" => ("Datum", "Deze datum ligt op of na de evaluatie. Vul een eerdere datum in."),
        "bestemming-ontbreekt" => ("Bestemming", "Kies waar de jongere naartoe gaat."),
        "doel-zonder-uitkomst" => ("Doelen", "Kies bij elk doel of het is gehaald."),
        "stopreden-ontbreekt" => ("Stopreden", "Kies bij wie de reden ligt."),
        "tevredenheid-kind-buiten-bereik" => ("TevredenheidKind", "Vul een cijfer in van 1 tot en met 10, of laat dit leeg."),
        "tevredenheid-ouders-buiten-bereik" => ("TevredenheidOuders", "Vul een cijfer in van 1 tot en met 10, of laat dit leeg."),
        "weer-thuis-ontbreekt" => ("WeerThuisOp", "Vul in sinds wanneer de jongere weer thuis zit."),
        "weer-thuis-past-niet" => ("WeerThuisOp", "Zit de jongere weer thuis? Kies dan als bestemming: thuis, zonder onderwijs. Anders laat u dit leeg."),
        "weer-thuis-voor-start" => ("WeerThuisOp", "Vul een datum in na de start van het arrangement."),
        "weer-thuis-in-toekomst" => ("WeerThuisOp", "Vul een datum in die vandaag of eerder is."),
        "niet-geeindigd" => ("WeerThuisOp", "Het arrangement loopt nog. Beëindig het eerst."),
        "niet-gestart" => ("Datum", "Het arrangement loopt niet. Een evaluatie kan alleen als het gestart is."),
        "datum-voor-start" => ("Datum", "Vul een datum in na de start van het arrangement."),
        "datum-voor-vorige-evaluatie" => ("Datum", "Deze datum ligt voor de vorige evaluatie. Vul een latere datum in."),
        "volgende-ontbreekt" => ("VolgendeOp", "Vul in wanneer de volgende evaluatie is: een dag na deze."),
        "volgende-te-laat" => ("VolgendeOp", "De volgende evaluatie is binnen 13 weken. Vul een eerdere datum in."),
        "week-voor-start" or "week-na-einde" or "geen-maandag" => ("Weken", "Deze week valt buiten het arrangement."),
        "week-te-ver" => ("Weken", "Plan hoogstens een jaar vooruit."),
        "week-nog-niet-begonnen" => ("Weken", "Van een week die nog moet komen, zijn er nog geen echte uren. Laat die leeg."),
        "uren-buiten-bereik" => ("Weken", "Vul per week 0 tot 60 uur onderwijs in en 0 tot 168 uur zorg."),
        _ => ("Naar", "Deze stap kan nu niet."),
    };
}
