// What: the codes of the import in words for the screen and the list to download. Pure.

namespace Thuiszitters.Web.Features.Verzuim.Import;

public static class Importwoorden
{
    public static string Van(Importtoestand toestand) => toestand switch
    {
        Importtoestand.Aangeboden => "Nog niet bevestigd",
        Importtoestand.Bevestigd => "Wacht op de beurt",
        Importtoestand.Bezig => "Bezig",
        Importtoestand.Klaar => "Klaar",
        Importtoestand.Geannuleerd => "Geannuleerd",
        Importtoestand.Mislukt => "Gestopt door een storing",
        Importtoestand.Verlopen => "Verlopen",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(Rijuitkomst uitkomst) => uitkomst switch
    {
        Rijuitkomst.Nieuw => "Nieuw",
        Rijuitkomst.Dubbel => "Dubbel",
        Rijuitkomst.Bijgewerkt => "Bijgewerkt",
        Rijuitkomst.Afgewezen => "Afgewezen",
        _ => throw new ArgumentOutOfRangeException(nameof(uitkomst)),
    };

    public static string Reden(string code) => code switch
    {
        Weigerreden.RegelOnleesbaar => "De regel is niet te lezen.",
        Weigerreden.NaamOntbreekt => "De naam ontbreekt.",
        Weigerreden.GeboortedatumOngeldig => "De geboortedatum ontbreekt of klopt niet.",
        Weigerreden.BsnElfproef => "Het BSN klopt niet.",
        Weigerreden.BsnConflict => "Het BSN hoort bij een leerling met een andere geboortedatum.",
        Weigerreden.SoortOnbekend => "De soort verzuim ontbreekt of is niet bekend.",
        Weigerreden.StartOntbreekt => "De eerste dag van het verzuim ontbreekt.",
        Weigerreden.StartOngeldig => "De eerste dag van het verzuim klopt niet.",
        Weigerreden.StartInToekomst => "De eerste dag van het verzuim ligt in de toekomst.",
        Weigerreden.GeenLeerplicht => "De jongere is niet leerplichtig en niet kwalificatieplichtig.",
        Weigerreden.BekendElders => "De jongere heeft een dossier bij een andere gemeente van de regio. Open zelf een dossier als dat nodig is: dan ziet u welke gemeente.",
        _ => code,
    };
}
