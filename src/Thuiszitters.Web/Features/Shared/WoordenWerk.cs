// What: the words for tasks, contacts, reports that are taken up, causes and needs. Source of the lists: rules.md R6, ADR 20 and 21.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(TaakSoort soort) => soort switch
    {
        TaakSoort.Bellen => "Bellen",
        TaakSoort.Gesprek => "Gesprek plannen",
        TaakSoort.Huisbezoek => "Huisbezoek",
        TaakSoort.Informatie => "Informatie opvragen",
        TaakSoort.Aanbod => "Aanbod of startdatum vragen",
        TaakSoort.Overleg => "Overleg plannen",
        TaakSoort.Brief => "Brief of e-mail sturen",
        TaakSoort.Nagaan => "Nagaan hoe het gaat",
        TaakSoort.Anders => "Anders",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(TaakToestand toestand) => toestand switch
    {
        TaakToestand.Open => "Open",
        TaakToestand.Klaar => "Klaar",
        TaakToestand.Ingetrokken => "Ingetrokken",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(TaakStap stap) => stap switch
    {
        TaakStap.Klaar => "De taak is klaar",
        TaakStap.Overnemen => "Ik neem de taak over",
        TaakStap.Verzetten => "Naar een andere dag verzetten",
        TaakStap.Intrekken => "De taak intrekken",
        _ => throw new ArgumentOutOfRangeException(nameof(stap)),
    };

    public static string Van(MeldingToestand toestand) => toestand switch
    {
        MeldingToestand.Nieuw => "Nieuw",
        MeldingToestand.Ontvangen => "Ontvangen",
        MeldingToestand.Opgepakt => "Opgepakt",
        MeldingToestand.Afgesloten => "Afgesloten",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(EersteActie actie) => actie switch
    {
        EersteActie.ContactThuis => "Contact met ouders of jongere",
        EersteActie.ContactSchool => "Contact met de school",
        EersteActie.GesprekGepland => "Gesprek gepland",
        EersteActie.HuisbezoekGepland => "Huisbezoek gepland",
        EersteActie.PartnerGevraagd => "Samenwerkingsverband of jeugdhulp gevraagd",
        EersteActie.LooptAl => "Toegevoegd aan wat al loopt",
        _ => throw new ArgumentOutOfRangeException(nameof(actie)),
    };

    public static string Van(MeldingUitkomst uitkomst) => uitkomst switch
    {
        MeldingUitkomst.TerugNaarSchool => "De jongere gaat weer naar school",
        MeldingUitkomst.AfsprakenGemaakt => "Er zijn afspraken gemaakt",
        MeldingUitkomst.HulpIngezet => "Er is hulp ingezet",
        MeldingUitkomst.VerderInDossier => "Het gaat verder in dit dossier",
        MeldingUitkomst.GeenOngeoorloofdVerzuim => "Er was geen ongeoorloofd verzuim",
        MeldingUitkomst.NaarAndereGemeente => "Een andere gemeente neemt het over",
        _ => throw new ArgumentOutOfRangeException(nameof(uitkomst)),
    };

    public static string Van(Contactpartijen partij) => partij switch
    {
        Contactpartijen.Geen => "niemand",
        Contactpartijen.Moeder => "moeder",
        Contactpartijen.Vader => "vader",
        Contactpartijen.Verzorger => "andere verzorger",
        Contactpartijen.Jongere => "jongere",
        Contactpartijen.School => "school",
        Contactpartijen.Samenwerkingsverband => "samenwerkingsverband",
        Contactpartijen.Jeugdhulp => "jeugdhulp",
        Contactpartijen.Arts => "huisarts of jeugdarts",
        Contactpartijen.Anders => "iemand anders",
        // More at once: one after the other.
        _ => Opsomming([.. Enum.GetValues<Contactpartijen>().Where(p => p != Contactpartijen.Geen && partij.HasFlag(p)).Select(Van)]),
    };

    public static string Van(Gehoorde wie) => wie switch
    {
        Gehoorde.Jongere => "Jongere",
        Gehoorde.Moeder => "Moeder",
        Gehoorde.Vader => "Vader",
        Gehoorde.Verzorger => "Andere verzorger",
        _ => throw new ArgumentOutOfRangeException(nameof(wie)),
    };

    public static string Van(Oorzaakgroep groep) => groep switch
    {
        Oorzaakgroep.Plaats => "De plek op school",
        Oorzaakgroep.Kind => "De jongere",
        Oorzaakgroep.Omgeving => "Thuis en omgeving",
        _ => throw new ArgumentOutOfRangeException(nameof(groep)),
    };

    public static string Van(Oorzaken oorzaak) => oorzaak switch
    {
        Oorzaken.GeenPlek => "Wachtlijst of geen plek",
        Oorzaken.OndersteuningOntbreekt => "School kan de ondersteuning niet bieden",
        Oorzaken.SchorsingOfVerwijdering => "Schorsing of verwijdering",
        Oorzaken.Overstap => "Overstap tussen scholen",
        Oorzaken.OverbelastOfBang => "Overbelast of bang om naar school te gaan",
        Oorzaken.OnderOfOvervraagd => "Onder- of overvraagd",
        Oorzaken.GedragInGroep => "Gedrag in de groep",
        Oorzaken.WeinigBelastbaar => "Lichamelijk weinig belastbaar",
        Oorzaken.Gezinssituatie => "Gezinssituatie",
        Oorzaken.OudersEnSchoolOneens => "Ouders en school oneens",
        Oorzaken.NieuwOfVerhuisd => "Nieuw of verhuisd",
        Oorzaken.Praktisch => "Praktisch (vervoer, opvang)",
        _ => throw new ArgumentOutOfRangeException(nameof(oorzaak)),
    };

    public static string Van(Behoeften behoefte) => behoefte switch
    {
        Behoeften.KleineGroep => "Kleine groep",
        Behoeften.Rust => "Rust",
        Behoeften.VasteBegeleider => "Een vaste begeleider",
        Behoeften.ZorgOnderSchooltijd => "Zorg onder schooltijd",
        Behoeften.AangepasteTijden => "Aangepaste tijden",
        Behoeften.MeerUitdaging => "Meer uitdaging",
        Behoeften.Taal => "Taal",
        Behoeften.PraktischLeren => "Praktisch leren",
        Behoeften.HulpBijGedrag => "Hulp bij gedrag",
        Behoeften.Vervoer => "Vervoer",
        _ => throw new ArgumentOutOfRangeException(nameof(behoefte)),
    };

    public static string Van(Overdrachtsvraagreden reden) => reden switch
    {
        Overdrachtsvraagreden.WoontHier => "De jongere woont in onze gemeente",
        Overdrachtsvraagreden.GaatVerhuizen => "De jongere gaat naar onze gemeente verhuizen",
        Overdrachtsvraagreden.MeldingHier => "Wij kregen een melding over de jongere",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    public static string Van(Overdrachtsafwijzing afwijzing) => afwijzing switch
    {
        Overdrachtsafwijzing.WoontNogHier => "De jongere woont nog in onze gemeente",
        Overdrachtsafwijzing.EerstAfronden => "Wij ronden eerst af wat er nu loopt",
        Overdrachtsafwijzing.EerstBellen => "Wij willen er eerst over bellen",
        Overdrachtsafwijzing.AndereJongere => "Wij denken dat het een andere jongere is",
        _ => throw new ArgumentOutOfRangeException(nameof(afwijzing)),
    };

    /// <summary>Why it is asked, in a sentence that both gemeenten read: the choices of the form say "our", which is the other one there.</summary>
    public static string InZin(Overdrachtsvraagreden reden) => reden switch
    {
        Overdrachtsvraagreden.WoontHier => "de jongere woont in de gemeente die dit vraagt",
        Overdrachtsvraagreden.GaatVerhuizen => "de jongere gaat verhuizen naar de gemeente die dit vraagt",
        Overdrachtsvraagreden.MeldingHier => "de gemeente die dit vraagt kreeg een melding over de jongere",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    /// <summary>Why it is refused, in a sentence that both gemeenten read.</summary>
    public static string InZin(Overdrachtsafwijzing afwijzing) => afwijzing switch
    {
        Overdrachtsafwijzing.WoontNogHier => "de jongere woont nog in de gemeente die het dossier houdt",
        Overdrachtsafwijzing.EerstAfronden => "wat er nu loopt wordt eerst afgerond",
        Overdrachtsafwijzing.EerstBellen => "er moet eerst over worden gebeld",
        Overdrachtsafwijzing.AndereJongere => "het is waarschijnlijk een andere jongere",
        _ => throw new ArgumentOutOfRangeException(nameof(afwijzing)),
    };

    /// <summary>What became of a question between two gemeenten.</summary>
    public static string Van(Overdrachtsvraag vraag)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        return vraag.Toestand switch
        {
            OverdrachtsvraagToestand.Open => "Er is nog geen antwoord.",
            OverdrachtsvraagToestand.Overdracht => "Het antwoord: de overdracht is gevraagd.",
            OverdrachtsvraagToestand.Afgewezen when vraag.Afwijzing is { } afwijzing => $"Het antwoord: nee, {InZin(afwijzing)}.",
            OverdrachtsvraagToestand.Afgewezen => "Het antwoord: nee.",
            OverdrachtsvraagToestand.Ingetrokken => "De vraag is ingetrokken.",
            OverdrachtsvraagToestand.Vervallen => "De vraag is vervallen.",
            _ => throw new ArgumentOutOfRangeException(nameof(vraag)),
        };
    }

    /// <summary>A part of a sentence that stands by itself.</summary>
    public static string Zin(string tekst)
    {
        ArgumentException.ThrowIfNullOrEmpty(tekst);
        return char.ToUpperInvariant(tekst[0]) + tekst[1..];
    }

    /// <summary>"moeder", "moeder en school", "moeder, jongere en school".</summary>
    public static string Opsomming(IReadOnlyList<string> woorden) =>
        woorden.Count < 2 ? string.Concat(woorden) : string.Join(", ", woorden.Take(woorden.Count - 1)) + " en " + woorden[^1];

    /// <summary>A term of a task from today: "vandaag", "morgen", "over 3 dagen", "2 dagen te laat".</summary>
    public static string Termijn(DateOnly termijn, DateOnly vandaag) => (termijn.DayNumber - vandaag.DayNumber) switch
    {
        0 => "vandaag",
        1 => "morgen",
        > 1 and var dagen => $"over {dagen} dagen",
        -1 => "1 dag te laat",
        var dagen => $"{-dagen} dagen te laat",
    };
}
