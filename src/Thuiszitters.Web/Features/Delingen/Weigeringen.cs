// What: the refusals of the domain about sharing in Dutch, at the field they concern. One file for the whole room.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Delingen;

public static class Weigeringen
{
    public const string KiesDeel = "Kies wat u deelt.";

    public static (string Veld, string Bericht)? Van(Verdict oordeel) => oordeel.IsToegestaan ? null : oordeel.Code switch
    {
        "eigen-organisatie" => ("Met", "Kies een andere organisatie dan die van u."),
        "deel-ontbreekt" => ("Delen", KiesDeel),
        "einde-voorbij" => ("TotEnMet", "Vul een laatste dag in die vandaag of later is."),
        "einde-te-ver" => ("TotEnMet", $"U kunt hooguit {Domain.Delen.MaximumMaanden} maanden delen. Vul een eerdere dag in."),
        _ => ("Met", "Dit kan niet worden gedeeld."),
    };

    public static string Groep(OrganisatieSoort soort) => soort switch
    {
        OrganisatieSoort.Gemeente => "Gemeenten",
        OrganisatieSoort.SwvPo or OrganisatieSoort.SwvVo => "Samenwerkingsverbanden",
        OrganisatieSoort.School => "Scholen",
        OrganisatieSoort.Regio => "Doorzettingsmacht van de regio",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };
}
