// What: the refusals of the domain in Dutch, at the field they concern. One file for the whole room.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Features.Waarnemingen;

public static class Weigeringen
{
    public static (string Veld, string Bericht) Van(string code) => code switch
    {
        "zelfde-persoon" => ("Waarnemer", "Kies een andere collega dan wie afwezig is."),
        "einde-voor-begin" => ("TotEnMet", "De laatste dag ligt voor de eerste dag."),
        "einde-voorbij" => ("TotEnMet", "Vul een laatste dag in die vandaag of later is."),
        "begin-te-vroeg" => ("Van", $"Vul een eerste dag in die hooguit {Waarnemen.TerugDagen} dagen geleden is."),
        "einde-te-ver" => ("TotEnMet", "Kies een laatste dag binnen een jaar. Daarna kunt u de waarneming opnieuw vastleggen."),
        "al-waargenomen" => ("Van", "In deze tijd is er al een waarneming voor deze collega. Beëindig die eerst."),
        "waarnemer-afwezig" => ("Waarnemer", "Deze collega is in deze tijd zelf afwezig. Kies een ander."),
        "neemt-zelf-waar" => ("Van", "Wie afwezig is, neemt in deze tijd zelf waar voor een collega. Kies daarvoor eerst een ander."),
        _ => ("Van", "Deze waarneming kan nu niet."),
    };
}
