using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The words of the voorzieningenkaart.</summary>
public static partial class Woorden
{
    public static string Van(Voorzieningstatus status) => status switch
    {
        Voorzieningstatus.Regulier => "Regulier",
        Voorzieningstatus.Experiment => "Experiment",
        Voorzieningstatus.Pilot => "Pilot",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Van(Voorzieningbereik bereik) => bereik switch
    {
        Voorzieningbereik.Gemeente => "Alleen de gemeente waar zij staat",
        Voorzieningbereik.Swv => "Het gebied van het samenwerkingsverband",
        Voorzieningbereik.Regio => "De hele regio",
        _ => throw new ArgumentOutOfRangeException(nameof(bereik)),
    };

    public static string Van(Sectoren sectoren) => sectoren switch
    {
        Sectoren.Po => "Primair onderwijs (po)",
        Sectoren.Vo => "Voortgezet onderwijs (vo)",
        Sectoren.Mbo => "Mbo",
        _ => Samen(sectoren, Sectoren.Geen, s => s switch { Sectoren.Po => "po", Sectoren.Vo => "vo", _ => "mbo" }, "geen"),
    };

    public static string Van(Financieringsgronden grond) => grond switch
    {
        Financieringsgronden.Schoolbudget => "Budget van de school",
        Financieringsgronden.Swv => "Samenwerkingsverband",
        Financieringsgronden.Jeugdwet => "Jeugdwet",
        Financieringsgronden.Wlz => "Wet langdurige zorg (Wlz)",
        Financieringsgronden.Zvw => "Zorgverzekeringswet (Zvw)",
        Financieringsgronden.Gemeente => "Gemeente",
        Financieringsgronden.Subsidie => "Subsidie",
        _ => Samen(grond, Financieringsgronden.Geen, Van, "niet bekend"),
    };

    public static string Van(Uitkomstcriteria criteria) => criteria switch
    {
        Uitkomstcriteria.Uitval => "Uitval",
        Uitkomstcriteria.Tevredenheid => "Tevredenheid van jongere en ouders",
        Uitkomstcriteria.DoelenBereikt => "Bereikte doelen",
        Uitkomstcriteria.Bestemming => "Waar de jongere daarna heen gaat",
        Uitkomstcriteria.Terugval => "Weer thuis binnen 6 of 12 maanden",
        _ => Samen(criteria, Uitkomstcriteria.Geen, Van, "nog geen"),
    };

    public static string Van(Voorzieningvlag vlag) => vlag switch
    {
        Voorzieningvlag.TeWeinigUitkomsten => "Minder dan twee uitkomsten afgesproken",
        Voorzieningvlag.KwaliteitVerlopen => "Kwaliteit opnieuw bekijken",
        Voorzieningvlag.EindeVerlopen => "Einde van pilot of experiment is voorbij of ontbreekt",
        Voorzieningvlag.BovenCapaciteit => "Meer jongeren dan plaatsen",
        _ => throw new ArgumentOutOfRangeException(nameof(vlag)),
    };

    public static string Van(Leeftijdsgroep groep) => groep switch
    {
        Leeftijdsgroep.VanVierTotTwaalf => "4 tot en met 11 jaar",
        Leeftijdsgroep.VanTwaalfTotZestien => "12 tot en met 15 jaar",
        Leeftijdsgroep.VanafZestien => "16 jaar en ouder",
        _ => throw new ArgumentOutOfRangeException(nameof(groep)),
    };

    /// <summary>More needs in one line.</summary>
    public static string Alle(Behoeften behoeften) => Samen(behoeften, Behoeften.Geen, b => Van(b).ToLowerInvariant(), "niet bekend");

    /// <summary>The places in words for professionals: exact.</summary>
    public static string Van(Plaatsstand stand) => stand switch
    {
        { Capaciteit: null } => $"{stand.Bezet} bezet, geen vast aantal plaatsen",
        { Boven: > 0 and var boven } => $"{stand.Bezet} van {stand.Capaciteit} bezet, {boven} te veel",
        _ => $"{stand.Bezet} van {stand.Capaciteit} bezet",
    };

    /// <summary>Who waits, in words for professionals.</summary>
    public static string Wachtlijst(Plaatsstand stand, DateOnly dag) => stand.Wachtend switch
    {
        0 => "Niemand wacht",
        1 => $"1 jongere wacht, {Weken(stand.Wachtweken(dag) ?? 0)}",
        var n => $"{n} jongeren wachten, de langste {Weken(stand.Wachtweken(dag) ?? 0)}",
    };

    /// <summary>A number of children as it may be shown.</summary>
    public static string Van(Kleincijfer cijfer) => cijfer.Soort switch
    {
        Cijfersoort.Geen => "0",
        Cijfersoort.Klein => "minder dan 5",
        _ => $"ongeveer {cijfer.Waarde}",
    };

    /// <summary>A share as it may be shown.</summary>
    public static string Van(Verhouding verhouding) => verhouding.Soort switch
    {
        Verhoudingsoort.TeWeinig => "te weinig om te tonen",
        Verhoudingsoort.Geen => $"0 van ongeveer {verhouding.Noemer}",
        Verhoudingsoort.Enkele => $"minder dan 5 van ongeveer {verhouding.Noemer}",
        Verhoudingsoort.BijnaAlle => $"bijna alle van ongeveer {verhouding.Noemer}",
        Verhoudingsoort.Alle => $"alle van ongeveer {verhouding.Noemer}",
        Verhoudingsoort.Deel => $"ongeveer {verhouding.Teller} van {verhouding.Noemer} (rond {verhouding.Procent}%)",
        _ => throw new ArgumentOutOfRangeException(nameof(verhouding)),
    };

    public static string Van(Gemiddelde gemiddelde) =>
        gemiddelde.Waarde is { } waarde ? $"{waarde.ToString("0.0", NlDatum.Cultuur)} (ongeveer {gemiddelde.Noemer} antwoorden)" : "te weinig om te tonen";

    public static Toon Toon(Redengewicht gewicht) => gewicht switch
    {
        Redengewicht.Voor => Platform.Ui.Toon.Goed,
        Redengewicht.LetOp => Platform.Ui.Toon.LetOp,
        Redengewicht.Tegen => Platform.Ui.Toon.Gevaar,
        _ => throw new ArgumentOutOfRangeException(nameof(gewicht)),
    };

    public static string Van(Passendreden reden) => reden.Code switch
    {
        "leeftijd-past" => "De leeftijd past.",
        "te-jong" => $"De jongere is te jong: het kan vanaf {reden.Waarde} jaar.",
        "te-oud" => $"De jongere is te oud: het kan tot en met {reden.Waarde} jaar.",
        "sector-past" => "De sector past.",
        "sector-onbekend" => $"De sector van de jongere is niet bekend. Dit is voor {Kleine(Enum.Parse<Sectoren>(reden.Waarde))}.",
        "andere-sector" => $"Dit is voor een andere sector: {Kleine(Enum.Parse<Sectoren>(reden.Waarde))}.",
        "behoeften-onbekend" => "Er is niet gekozen wat de jongere nodig heeft.",
        "behoeften-vervuld" => $"Geeft wat nodig is: {Alle(Enum.Parse<Behoeften>(reden.Waarde))}.",
        "behoeften-onvervuld" => $"Geeft niet: {Alle(Enum.Parse<Behoeften>(reden.Waarde))}.",
        "zelfde-gemeente" => "Staat in de gemeente van de jongere.",
        "zelfde-swv" => "Hoort bij het samenwerkingsverband van de jongere.",
        "zelfde-regio" => "Staat elders in de regio en is ook voor deze jongere.",
        "buiten-bereik" => reden.Waarde == nameof(Voorzieningbereik.Gemeente) ? "Alleen voor jongeren uit een andere gemeente." : "Alleen voor jongeren van een ander samenwerkingsverband.",
        "gestopt" => $"Is gestopt op {Dag(reden.Waarde)}.",
        "begint-nog" => $"Begint op {Dag(reden.Waarde)}.",
        "stopt-binnenkort" => $"Stopt op {Dag(reden.Waarde)}.",
        "plaats-vrij" => reden.Waarde == "1" ? "Er is 1 plaats vrij." : $"Er zijn {reden.Waarde} plaatsen vrij.",
        "vol" => "Er is nu geen plaats vrij.",
        "plaatsen-niet-vast" => "Er is geen vast aantal plaatsen. Vraag of er plaats is.",
        "wachtlijst" when reden.Waarde.Split('/') is [var aantal, var weken] =>
            aantal == "1" ? $"Er wacht al 1 jongere, {Weken(Getal(weken))}." : $"Er wachten al {aantal} jongeren, de langste {Weken(Getal(weken))}.",
        "tlv-nodig" => "Er is een toelaatbaarheidsverklaring (tlv) nodig.",
        "inschrijving-nodig" => "De jongere moet bij een school ingeschreven zijn.",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    /// <summary>What stood against a voorziening, without whom it concerned.</summary>
    public static string Bezwaar(string code) => code switch
    {
        Afgewogen.PasteWel => "Paste wel, maar is niet gekozen",
        "te-jong" => "De jongere was te jong",
        "te-oud" => "De jongere was te oud",
        "sector-onbekend" => "De sector was niet bekend",
        "andere-sector" => "Voor een andere sector",
        "behoeften-onbekend" => "Niet gekozen wat nodig was",
        "behoeften-onvervuld" => "Geeft niet alles wat nodig was",
        "buiten-bereik" => "Niet voor deze gemeente of dit samenwerkingsverband",
        "gestopt" => "Was gestopt",
        "begint-nog" => "Was nog niet begonnen",
        "stopt-binnenkort" => "Stopte binnenkort",
        "vol" => "Er was geen plaats vrij",
        "plaatsen-niet-vast" => "Geen vast aantal plaatsen",
        "wachtlijst" => "Er was een wachtlijst",
        "tlv-nodig" => "Er was een tlv nodig",
        "inschrijving-nodig" => "Er was een inschrijving bij een school nodig",
        _ => "Iets anders",
    };

    public static string Weken(int weken) => weken switch { 0 => "korter dan een week", 1 => "1 week", _ => $"{weken} weken" };

    static string Kleine(Sectoren sectoren) => Samen(sectoren, Sectoren.Geen, s => s.ToString().ToLowerInvariant(), "geen sector");

    static int Getal(string getal) => int.Parse(getal, System.Globalization.CultureInfo.InvariantCulture);

    static string Dag(string iso) => NlDatum.Lang(DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    static string Samen<T>(T waarde, T geen, Func<T, string> woord, string leeg) where T : struct, Enum =>
        Opsomming([.. Enum.GetValues<T>().Where(v => !v.Equals(geen) && waarde.HasFlag(v)).Select(woord)]) is { Length: > 0 } t ? t : leeg;
}
