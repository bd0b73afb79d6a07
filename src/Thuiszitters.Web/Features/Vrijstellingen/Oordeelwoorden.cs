// What: the words round a judgement: why somebody may not judge, and why a step is refused.
// Source: rules.md R5.3; the codes of Vierogen, Oordeelcriteria and VrijstellingVerloop. Used by: the pages of reviewers and of the team lead of the SWV.
// Never: a name, or a code on the screen. A code without words here is a mistake of the program.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

public static class Oordeelwoorden
{
    /// <summary>First day on which the term of the reviewers is over, by what they have to do now; null when nothing.</summary>
    public static DateOnly? Termijn(Vrijstelling v) => Termijn(v.Toestand, v.BeoordelenVoor, v.HeroverwegingVoor);

    /// <summary>The same, of a request as its reviewer sees it.</summary>
    public static DateOnly? Termijn(Beoordelaarsaanvraag v) => Termijn(v.Toestand, v.BeoordelenVoor, v.HeroverwegingVoor);

    static DateOnly? Termijn(VrijstellingToestand toestand, DateOnly? beoordelen, DateOnly? heroverwegen) => toestand switch
    {
        VrijstellingToestand.TeBeoordelen => beoordelen,
        VrijstellingToestand.Heroverweging => heroverwegen,
        _ => null,
    };

    /// <summary>On what it rests that the SWV judges first, in a sentence or two.</summary>
    public static string Grondslag((Vrijstellinggrondslag Grondslag, DateOnly Sinds)? grondslag) => grondslag switch
    {
        { Grondslag: Vrijstellinggrondslag.Wet, Sinds: var sinds } => $"De wet vraagt dit sinds {NlDatum.Lang(sinds)}.",
        { Sinds: var sinds } => $"De wet vraagt dit niet. In de regio is dit afgesproken sinds {NlDatum.Lang(sinds)}.",
        _ => "De wet vraagt dit niet. In de regio is dit afgesproken; vanaf welke dag is nog niet vastgelegd.",
    };

    public static string Van(Oordeelkeuze keuze) => keuze switch
    {
        Oordeelkeuze.Nee => "Nee",
        Oordeelkeuze.Tenzij => "Tenzij",
        _ => throw new ArgumentOutOfRangeException(nameof(keuze)),
    };

    /// <summary>What an answer means, in a sentence.</summary>
    public static string Betekenis(Oordeelkeuze keuze) => keuze switch
    {
        Oordeelkeuze.Nee => "Onderwijs blijft mogelijk.",
        Oordeelkeuze.Tenzij => "Op dit moment past geen enkele vorm van onderwijs.",
        _ => throw new ArgumentOutOfRangeException(nameof(keuze)),
    };

    /// <summary>Why this colleague may not judge this request.</summary>
    /// <param name="verdict">A refusal of <see cref="Vierogen"/>.</param>
    /// <param name="zelf">Said to the person themselves.</param>
    public static string Waarom(Verdict verdict, bool zelf = false)
    {
        var wie = zelf ? "U" : "Deze collega";
        var feiten = verdict.Feiten.ToDictionary(f => f.Naam, f => f.Waarde);
        return verdict.Code switch
        {
            "in-keten" => $"{wie} {Deed(feiten["betrokkenheid"])}.",
            "in-eerdere-keten" => $"{wie} {Deed(feiten["betrokkenheid"])} bij een eerdere kennisgeving, op {Dag(feiten["sinds"])}. Dat is minder dan 12 maanden geleden.",
            "is-toewijzer" => "U kiest de beoordelaars. Daarom kunt u zelf niet beoordelen.",
            "is-beoordelaar" => $"{wie} {(zelf ? "bent" : "is")} beoordelaar van deze kennisgeving. Een beoordelaar kiest geen andere beoordelaar.",
            "al-beoordelaar" => $"{wie} {(zelf ? "bent" : "is")} al beoordelaar van deze kennisgeving.",
            "eerder-vervangen" => zelf ? "U was al beoordelaar en bent vervangen." : "Deze collega was al beoordelaar en is vervangen.",
            "zelfde-organisatie" => "De tweede beoordelaar komt uit een andere organisatie.",
            "plaats-bezet" => "Deze plaats is al bezet.",
            "plaats-leeg" => "Op deze plaats zit niemand.",
            "plaats-bestaat-niet" => "Kies plaats 1 of 2.",
            "heeft-geoordeeld" => "Deze beoordelaar heeft al een oordeel gegeven en kan niet meer worden vervangen.",
            "ander-heeft-geoordeeld" => "De beoordeling is af. U kunt uw oordeel niet meer vervangen.",
            "al-geoordeeld" => "U hebt uw oordeel al gegeven.",
            "niet-geoordeeld" => "U hebt nog geen oordeel gegeven.",
            "geen-beoordelaar" or "rol-mag-niet" => "U bent geen beoordelaar van deze kennisgeving.",
            "niet-te-beoordelen" or "stap-niet-toegestaan" => "De kennisgeving kan nu niet worden beoordeeld.",
            "gesprek-ontbreekt" => "Leg eerst het gesprek met de andere beoordelaar vast.",
            "reden-ontbreekt" => "Vul een reden in.",
            "keuze-ontbreekt" => "Kies nee of tenzij.",
            "criterium-onbeantwoord" => "Beantwoord elke vraag. Bij tenzij is elke vraag nodig.",
            "volgende-blik-ontbreekt" or "volgende-blik-voorbij" or "volgende-blik-te-ver" => "Vul in wanneer de situatie opnieuw wordt bekeken, binnen 12 maanden.",
            "tekst-te-lang" => "Maak de tekst korter dan 4.000 tekens.",
            "medisch" => ZonderMedischAttribute.Bericht,
            "datum-in-toekomst" => "Vul een datum in die vandaag of eerder is.",
            "datum-voor-vorige-stap" => "Vul een datum in na de vorige stap.",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Code, "No words for this refusal."),
        };
    }

    static string Deed(string betrokkenheid) => Enum.Parse<Betrokkenheid>(betrokkenheid) switch
    {
        Betrokkenheid.Registreerde => "registreerde de kennisgeving",
        Betrokkenheid.Bewerkte => "werkte mee aan de kennisgeving of de stukken",
        Betrokkenheid.Eigenaar => "is of was behandelaar van het dossier",
        Betrokkenheid.Adviseerde => "gaf advies in dit dossier",
        Betrokkenheid.WeesToe => "koos de beoordelaars",
        _ => throw new ArgumentOutOfRangeException(nameof(betrokkenheid)),
    };

    static string Dag(string iso) => NlDatum.Lang(DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
