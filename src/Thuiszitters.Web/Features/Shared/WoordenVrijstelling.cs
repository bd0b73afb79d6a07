// What: the codes of a 5A-vrijstelling in words for the screen, with the words of the law as they are: art. 5 onder a, art. 6, art. 7.
// Source: rules.md R5. Used by: every page that shows a request, the letters, the timeline. Never: "artikel 5a", which is another ground.

using Thuiszitters.Domain;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(VrijstellingGrond grond) => grond switch
    {
        VrijstellingGrond.Artikel5OnderA => "Leerplichtwet 1969, artikel 5 onder a",
        _ => throw new ArgumentOutOfRangeException(nameof(grond)),
    };

    public static string Van(VrijstellingToestand toestand) => toestand switch
    {
        VrijstellingToestand.Ontvangen => "Kennisgeving ontvangen",
        VrijstellingToestand.AanvullenKennisgeving => "Kennisgeving aanvullen",
        VrijstellingToestand.TeBeoordelen => "Te beoordelen",
        VrijstellingToestand.Heroverweging => "Heroverweging",
        VrijstellingToestand.Positief => "Oordeel positief, wacht op verklaring",
        VrijstellingToestand.Negatief => "Oordeel negatief, wacht op verklaring",
        VrijstellingToestand.GeenOordeel => "Geen oordeel, wacht op verklaring",
        VrijstellingToestand.AanvullenVerklaring => "Verklaring aanvullen",
        VrijstellingToestand.TeVaststellen => "Vast te stellen",
        VrijstellingToestand.VanKracht => "Van kracht",
        VrijstellingToestand.VanKrachtOndanksOordeel => "Van kracht ondanks het oordeel",
        VrijstellingToestand.NietVanKracht => "Niet van kracht",
        VrijstellingToestand.Beeindigd => "Beëindigd",
        VrijstellingToestand.Ingetrokken => "Ingetrokken",
        VrijstellingToestand.Vervallen => "Vervallen",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    /// <summary>The outcome of the judgement by itself.</summary>
    public static string Uitslag(VrijstellingToestand? uitslag) => uitslag switch
    {
        VrijstellingToestand.Positief => "Positief: onderwijs is nu niet mogelijk",
        VrijstellingToestand.Negatief => "Negatief: onderwijs is mogelijk",
        VrijstellingToestand.GeenOordeel => "Geen oordeel binnen de termijn. Dat telt niet als positief",
        _ => "Er is nog geen oordeel",
    };

    public static string Van(VrijstellingGebeurtenis gebeurtenis) => gebeurtenis switch
    {
        VrijstellingGebeurtenis.KennisgevingGeregistreerd => "Kennisgeving van een vrijstelling geregistreerd",
        VrijstellingGebeurtenis.VormtoetsACompleet => "Vormtoets van de kennisgeving: compleet. Het samenwerkingsverband beoordeelt nu",
        VrijstellingGebeurtenis.VormtoetsAOnvolledig => "Vormtoets van de kennisgeving: er ontbreekt iets. De hersteltermijn is begonnen",
        VrijstellingGebeurtenis.KennisgevingAangevuld => "Kennisgeving aangevuld. Het samenwerkingsverband beoordeelt nu",
        VrijstellingGebeurtenis.HersteltermijnVoorbij => "De hersteltermijn is voorbij. De vrijstelling is niet van kracht",
        VrijstellingGebeurtenis.BeideTenzij => "Oordeel over de vrijstelling: beide beoordelaars kozen tenzij",
        VrijstellingGebeurtenis.BeideNee => "Oordeel over de vrijstelling: beide beoordelaars kozen nee",
        VrijstellingGebeurtenis.Verdeeld => "Oordeel over de vrijstelling: de beoordelaars zijn het niet eens",
        VrijstellingGebeurtenis.BeoordelaarVervangen => "Een beoordelaar van de vrijstelling vervangen",
        VrijstellingGebeurtenis.BeoordeeltermijnVoorbij => "De termijn om te beoordelen is voorbij. Beoordelen kan nog",
        VrijstellingGebeurtenis.UitersteTermijnVoorbij => "De uiterste termijn om te beoordelen is voorbij. Er is geen oordeel",
        VrijstellingGebeurtenis.AanvraagGewijzigd => "Aanvraag of bewijsstukken gewijzigd. De gegeven oordelen zijn vervallen",
        VrijstellingGebeurtenis.GesprekVastgelegd => "Gesprek van de beoordelaars vastgelegd",
        VrijstellingGebeurtenis.HeroverwegingVoorbij => "De termijn van de heroverweging is voorbij. Het oordeel is negatief",
        VrijstellingGebeurtenis.VormtoetsBCompleet => "Vormtoets van de verklaring: compleet",
        VrijstellingGebeurtenis.VormtoetsBOnvolledig => "Vormtoets van de verklaring: er ontbreekt iets. De hersteltermijn is begonnen",
        VrijstellingGebeurtenis.VerklaringAangevuld => "Verklaring aangevuld",
        VrijstellingGebeurtenis.VerklaringUitgebleven => "Er kwam geen verklaring binnen de termijn. De vrijstelling is niet van kracht",
        VrijstellingGebeurtenis.Vastgesteld => "Vrijstelling vastgesteld",
        VrijstellingGebeurtenis.VastgesteldOndanksOordeel => "Vrijstelling van rechtswege vastgesteld, ondanks het oordeel",
        VrijstellingGebeurtenis.VormfoutGevonden => "Voor het vaststellen bleek de verklaring niet compleet. De hersteltermijn is begonnen",
        VrijstellingGebeurtenis.EinddatumBereikt => "De vrijstelling is afgelopen",
        VrijstellingGebeurtenis.TerugNaarOnderwijs => "Vrijstelling beëindigd: de jongere krijgt weer onderwijs",
        VrijstellingGebeurtenis.GrondVervallen => "Vrijstelling beëindigd: de grond is er niet meer",
        VrijstellingGebeurtenis.Verhuisd => "Vrijstelling gestopt: de jongere is verhuisd naar een andere regio",
        VrijstellingGebeurtenis.Achttien => "Vrijstelling gestopt: de jongere is 18 jaar geworden",
        VrijstellingGebeurtenis.Overleden => "Vrijstelling gestopt: de jongere is overleden",
        VrijstellingGebeurtenis.IngetrokkenDoorIndiener => "Kennisgeving ingetrokken door de indiener",
        VrijstellingGebeurtenis.IngehaaldDoorInschrijving => "Kennisgeving vervallen: de jongere is ingeschreven en de indiener is het daarmee eens",
        _ => throw new ArgumentOutOfRangeException(nameof(gebeurtenis)),
    };

    public static string Van(Kennisgever kennisgever) => kennisgever switch
    {
        Kennisgever.Gezaghebbende => "Ouder of voogd met gezag",
        Kennisgever.Verzorger => "Wie de jongere feitelijk verzorgt",
        Kennisgever.Jongere => "De jongere zelf (kwalificatieplichtig)",
        Kennisgever.Ander => "Iemand anders",
        _ => throw new ArgumentOutOfRangeException(nameof(kennisgever)),
    };

    public static string Van(Deskundige deskundige) => deskundige switch
    {
        Deskundige.Arts => "Arts",
        Deskundige.Pedagoog => "Academisch gevormde pedagoog",
        Deskundige.Psycholoog => "Academisch gevormde psycholoog",
        Deskundige.Ander => "Iemand anders",
        _ => throw new ArgumentOutOfRangeException(nameof(deskundige)),
    };

    public static string Van(Vormtoetsitem item) => item switch
    {
        Vormtoetsitem.Bevoegd => "De kennisgeving komt van een persoon van artikel 2 van de Leerplichtwet",
        Vormtoetsitem.Grond => "De kennisgeving noemt de grond: artikel 5 onder a",
        Vormtoetsitem.GegevensArtikel6 => "De gegevens van artikel 6 zijn compleet",
        Vormtoetsitem.Aanwezig => "De verklaring is er",
        Vormtoetsitem.Deskundig => "De verklaring is van een arts, of van een academisch gevormde pedagoog of psycholoog",
        Vormtoetsitem.Aangewezen => "Burgemeester en wethouders hebben deze deskundige aangewezen",
        Vormtoetsitem.NietBehandelend => "De deskundige behandelt de jongere niet",
        Vormtoetsitem.NietTeOud => "De verklaring was bij ontvangst niet ouder dan drie maanden",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    public static string Van(Vrijstellinggrondslag grondslag) => grondslag switch
    {
        Vrijstellinggrondslag.RegionaleAfspraak => "Afspraak in de regio",
        Vrijstellinggrondslag.Wet => "De wet",
        _ => throw new ArgumentOutOfRangeException(nameof(grondslag)),
    };
}
