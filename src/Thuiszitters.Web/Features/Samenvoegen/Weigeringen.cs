// What: the refusals of the domain in Dutch. One file for the whole room.

namespace Thuiszitters.Web.Features.Samenvoegen;

public static class Weigeringen
{
    public static string Van(string code) => code switch
    {
        "zelfde-dossier" => "Dit is hetzelfde dossier. Kies een ander dossier.",
        "gesloten" => "Het dossier dat blijft, is gesloten. Draai de twee om, of heropen het eerst.",
        "ander-bsn" => "Deze dossiers hebben elk een ander BSN. Dan zijn het twee jongeren.",
        "overdracht-open" => "Voor een van de twee dossiers is een overdracht gevraagd. Wacht op het antwoord of trek de vraag in.",
        "verder-gewerkt" => "In dit dossier is na het samenvoegen verder gewerkt. Het kan niet meer ongedaan worden gemaakt.",
        _ => "Deze dossiers kunnen nu niet worden samengevoegd.",
    };
}
