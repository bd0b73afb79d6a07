// What: the words for meetings, who takes part, casusregie and the routes of the Methodische Aanpak Schoolverzuim. Source: ADR 22; MAS 2017.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(OverlegSoort soort) => soort switch
    {
        OverlegSoort.Mdo => "MDO",
        OverlegSoort.RondeTafel => "Ronde tafel",
        OverlegSoort.Actietafel => "Actietafel",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    /// <summary>"het MDO", "de ronde tafel": within a sentence.</summary>
    public static string InZin(OverlegSoort soort) => soort == OverlegSoort.Mdo ? "het MDO" : "de " + Van(soort).ToLowerInvariant();

    /// <summary>Within a sentence: the Raad keeps its capital.</summary>
    public static string InZin(Overlegfunctie functie) => functie == Overlegfunctie.Raad ? "de " + Van(functie) : Van(functie).ToLowerInvariant();

    /// <summary>Within a sentence: Halt is a name.</summary>
    public static string InZin(Aanpakroute route) => route == Aanpakroute.HaltStraf ? Van(route) : Van(route).ToLowerInvariant();

    public static string Van(Overlegfunctie functie) => functie switch
    {
        Overlegfunctie.Leerplicht => "Leerplicht",
        Overlegfunctie.Samenwerkingsverband => "Samenwerkingsverband",
        Overlegfunctie.School => "School",
        Overlegfunctie.Zorgcoordinator => "Zorgcoördinator of intern begeleider",
        Overlegfunctie.Jeugdhulp => "Jeugdhulp",
        Overlegfunctie.Wijkteam => "Wijkteam",
        Overlegfunctie.Jeugdgezondheidszorg => "Jeugdgezondheidszorg",
        Overlegfunctie.Zorgaanbieder => "Zorgaanbieder",
        Overlegfunctie.Ouders => "Ouders of verzorgers",
        Overlegfunctie.Jongere => "Jongere",
        Overlegfunctie.Doorzettingsmacht => "Doorzettingsmacht",
        Overlegfunctie.Raad => "Raad voor de Kinderbescherming",
        Overlegfunctie.Voorzitter => "Onafhankelijk voorzitter",
        Overlegfunctie.Anders => "Iemand anders",
        _ => throw new ArgumentOutOfRangeException(nameof(functie)),
    };

    public static string Van(OverlegToestand toestand) => toestand switch
    {
        OverlegToestand.Gepland => "Gepland",
        OverlegToestand.Gehouden => "Gehouden",
        OverlegToestand.Afgelast => "Afgelast",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(OverlegStap stap) => stap switch
    {
        OverlegStap.Gehouden => "Het overleg is gehouden",
        OverlegStap.Afgelasten => "Het overleg gaat niet door",
        _ => throw new ArgumentOutOfRangeException(nameof(stap)),
    };

    public static string Van(Afgelastreden reden) => reden switch
    {
        Afgelastreden.TeWeinigDeelnemers => "Te weinig deelnemers",
        Afgelastreden.Ziekte => "Ziekte",
        Afgelastreden.NietMeerNodig => "Niet meer nodig",
        Afgelastreden.AndereDag => "Het komt op een andere dag",
        Afgelastreden.Anders => "Iets anders",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    public static string Van(Regiekant kant) => kant switch
    {
        Regiekant.Onderwijs => "Onderwijs",
        Regiekant.Zorg => "Zorg",
        _ => throw new ArgumentOutOfRangeException(nameof(kant)),
    };

    public static string Van(Aanpakroute route) => route switch
    {
        Aanpakroute.VrijwilligeJeugdhulp => "Vrijwillige jeugdhulp",
        Aanpakroute.HaltStraf => "Halt-straf",
        Aanpakroute.DwangCivielrechtelijk => "Dwang, civielrechtelijk",
        Aanpakroute.DwangStrafrechtelijk => "Dwang, strafrechtelijk",
        _ => throw new ArgumentOutOfRangeException(nameof(route)),
    };

    public static string Van(Aanpakfase fase) => fase switch
    {
        Aanpakfase.Waarnemen => "Waarnemen",
        Aanpakfase.Analyseren => "Analyseren",
        Aanpakfase.Plannen => "Plannen",
        Aanpakfase.Handelen => "Handelen",
        Aanpakfase.Evalueren => "Evalueren",
        _ => throw new ArgumentOutOfRangeException(nameof(fase)),
    };

    public static string Van(Routeafwijking afwijking) => afwijking switch
    {
        Routeafwijking.StrafBijOnderliggendeProblemen => "U kiest een straf, maar de oorzaken in het dossier wijzen op problemen die eerst hulp vragen.",
        Routeafwijking.DwangZonderVrijwillig => "U kiest dwang, maar vrijwillige hulp is nog niet gekozen.",
        Routeafwijking.StrafZonderOorzaken => "U kiest een straf, maar er staan nog geen oorzaken in het dossier.",
        Routeafwijking.FaseOvergeslagen => "U slaat een fase over.",
        _ => throw new ArgumentOutOfRangeException(nameof(afwijking)),
    };
}
