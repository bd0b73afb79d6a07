// What: the codes of an arrangement in words for the screen. Source: rules.md R6. Never: a medical word.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(TlvCategorie categorie) => categorie switch
    {
        TlvCategorie.Laag => "Laag",
        TlvCategorie.Midden => "Midden",
        TlvCategorie.Hoog => "Hoog",
        _ => throw new ArgumentOutOfRangeException(nameof(categorie)),
    };

    /// <summary>One deviation; several together are a list of these.</summary>
    public static string Van(OzaAfwijkingen afwijking) => afwijking switch
    {
        OzaAfwijkingen.Onderwijstijd => "Onderwijstijd",
        OzaAfwijkingen.Inhoud => "Inhoud van het onderwijs",
        OzaAfwijkingen.Locatie => "Locatie",
        OzaAfwijkingen.Bekostiging => "Bekostiging",
        _ => throw new ArgumentOutOfRangeException(nameof(afwijking)),
    };

    /// <summary>The single deviations of a set.</summary>
    public static IEnumerable<OzaAfwijkingen> Elk(OzaAfwijkingen afwijkingen) =>
        Enum.GetValues<OzaAfwijkingen>().Where(a => a != OzaAfwijkingen.Geen && afwijkingen.HasFlag(a));

    public static string Van(Doelsoort soort) => soort switch
    {
        Doelsoort.Aanwezigheid => "Vaker aanwezig zijn",
        Doelsoort.MeerUren => "Meer uren onderwijs",
        Doelsoort.TerugNaarSchool => "Terug naar een school",
        Doelsoort.Leren => "Weer schoolwerk doen",
        Doelsoort.Diploma => "Een diploma halen, of een stap daarnaartoe",
        Doelsoort.Contact => "Contact met leeftijdgenoten",
        Doelsoort.Vertrouwen => "Vertrouwen in zichzelf en in school",
        Doelsoort.Dagritme => "Een vast dagritme",
        Doelsoort.Thuissituatie => "Rust thuis",
        Doelsoort.Toekomst => "Weten wat erna komt",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(Doelbereik bereik) => bereik switch
    {
        Doelbereik.Ja => "Ja",
        Doelbereik.Deels => "Deels",
        Doelbereik.Nee => "Nee",
        _ => throw new ArgumentOutOfRangeException(nameof(bereik)),
    };

    public static string Van(Bestemming bestemming) => bestemming switch
    {
        Bestemming.EigenSchool => "De eigen school",
        Bestemming.AndereSchool => "Een andere gewone school",
        Bestemming.Sbo => "Speciaal basisonderwijs (sbo)",
        Bestemming.So => "Speciaal onderwijs (so)",
        Bestemming.Vso => "Voortgezet speciaal onderwijs (vso)",
        Bestemming.Praktijkonderwijs => "Praktijkonderwijs",
        Bestemming.Mbo => "Mbo",
        Bestemming.Werk => "Werk",
        Bestemming.Zorg => "Zorg of dagbesteding",
        Bestemming.Vrijstelling => "Een vrijstelling",
        Bestemming.NieuwArrangement => "Een ander arrangement",
        Bestemming.Thuis => "Thuis, zonder onderwijs",
        _ => throw new ArgumentOutOfRangeException(nameof(bestemming)),
    };

    public static string Van(Stopreden reden) => reden switch
    {
        Stopreden.Jongere => "De jongere",
        Stopreden.Ouders => "De ouders",
        Stopreden.Aanbieder => "De aanbieder",
        Stopreden.School => "De school",
        Stopreden.Financiering => "De financiering",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    public static string Van(Kpiuitkomst uitkomst) => uitkomst switch
    {
        Kpiuitkomst.Nvt => "Niet van toepassing",
        Kpiuitkomst.NogNiet => "Nog niet",
        Kpiuitkomst.OpTijd => "Op tijd",
        Kpiuitkomst.TeLaat => "Te laat",
        _ => throw new ArgumentOutOfRangeException(nameof(uitkomst)),
    };

    public static Platform.Ui.Toon Toon(Kpiuitkomst uitkomst) => uitkomst switch
    {
        Kpiuitkomst.OpTijd => Platform.Ui.Toon.Goed,
        Kpiuitkomst.TeLaat => Platform.Ui.Toon.Gevaar,
        _ => Platform.Ui.Toon.Neutraal,
    };

    public static Platform.Ui.Toon Toon(ArrangementToestand toestand) =>
        toestand == ArrangementToestand.Gestart ? Platform.Ui.Toon.Goed : ArrangementVerloop.IsEinde(toestand) ? Platform.Ui.Toon.Neutraal : Platform.Ui.Toon.LetOp;
}
