// What: the refusals of the domain in Dutch. One file for the whole room.

namespace Thuiszitters.Web.Features.Samenvoegen;

public static class Weigeringen
{
    public static string Van(string code) => code switch
    {
        "zelfde-dossier" => "Dit is hetzelfde dossier. Kies een ander dossier.",
        "gesloten" => "Het dossier dat blijft, is gesloten. Draai de twee om, of heropen het eerst.",
        "ander-bsn" => "Deze dossiers hebben elk een ander BSN. U kunt ze daarom niet samenvoegen.",
        "overdracht-open" => "Voor een van de twee dossiers is een overdracht gevraagd. Wacht op het antwoord of trek de vraag in.",
        "vertrokken" => "In een van de twee dossiers staat dat de jongere is verhuisd of overleden. Dat zou verdwijnen. Heropen dat dossier eerst als het niet klopt.",
        "vrijstelling-loopt" => "In een van de twee dossiers loopt een aanvraag om vrijstelling. Rond die eerst af.",
        "twee-swvs" => "De dossiers liggen bij twee samenwerkingsverbanden, en een daarvan heeft er zelf iets in vastgelegd. Dat zou niemand meer kunnen lezen.",
        "te-veel-documenten" => "In het dossier dat verdwijnt, staat meer dan 200 MB aan documenten. Draai de twee om, of trek eerst documenten in die niet nodig zijn.",
        "samen-verder" => "Een van deze dossiers is daarna nog eens samengevoegd. U kunt deze samenvoeging niet meer ongedaan maken.",
        "verder-gewerkt" => "In dit dossier is na het samenvoegen verder gewerkt. U kunt het niet meer ongedaan maken.",
        _ => "Deze dossiers kunnen nu niet worden samengevoegd.",
    };
}
