// What: the refusals of the domain about tasks in Dutch, at the field they concern. One file for the whole room.

namespace Thuiszitters.Web.Features.Taken;

public static class Weigeringen
{
    public static (string Veld, string Bericht) Van(string code) => code switch
    {
        "taak-niet-open" => ("Wat", "Deze taak is niet meer open."),
        "al-van-u" => ("Wat", "Deze taak staat al op uw naam."),
        "alleen-gevraagde" => ("Wat", "Deze taak is aan een andere organisatie gevraagd. Trek de taak in en maak een nieuwe voor uzelf."),
        "alleen-vrager" => ("Wat", "Alleen de organisatie die de taak vroeg, kan de taak intrekken."),
        "termijn-ontbreekt" => ("Werkdagen", "Kies wanneer het klaar moet zijn, of vul een datum in."),
        "termijn-in-verleden" => ("Termijn", "Vul een datum in die vandaag of later is."),
        "termijn-ongewijzigd" => ("Termijn", "De taak staat al op deze dag. Kies een andere dag."),
        "reden-ontbreekt" => ("Reden", "Schrijf kort op waarom."),
        _ => ("Wat", "Dit kan nu niet."),
    };
}
