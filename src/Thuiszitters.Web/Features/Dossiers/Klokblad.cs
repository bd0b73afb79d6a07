// What: the explanation of the pact clock for the screen: the stretches of the line and, in words, why each day counted or not.
// Pure. Source: rules.md R4. Used by: the dossier page.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Dossiers;

public static class Klokblad
{
    public static KlokTekening? Tekening(Klokstand klok, DateOnly vandaag) =>
        klok is not { Start: { } start, Grens: { } grens, VierWekenVanaf: { } vierWeken }
            ? null
            // Both lines are drawn at the end of the last day within them.
            : new(start, vandaag, vierWeken.AddDays(-1), grens,
            [
                .. klok.Delen.Select(d => new KlokTekenDeel(d.Periode.Van, d.Periode.Tot?.AddDays(-1) ?? vandaag, d.Soort switch
                {
                    KlokdeelSoort.Telt => "telt",
                    KlokdeelSoort.Pauze => "pauze",
                    KlokdeelSoort.Gestopt => "gestopt",
                    _ => throw new InvalidOperationException($"Unknown part {d.Soort}."),
                }, Waarom(d.Regel))),
            ]);

    /// <summary>The reason code of a stretch in words.</summary>
    public static string Waarom(string regel) => regel switch
    {
        "absoluut-verzuim" => "Niet ingeschreven op een school: elke dag telt.",
        "lrv" => "Zonder onderbreking afwezig: elke dag telt, ook in vakanties en bij ziekte.",
        "terugval" => "In een arrangement dat te vroeg stopte: deze dagen tellen niet mee en schuiven de grens op.",
        "samengevoegd" => "Samengevoegd uit twee dossiers: volgens een van de twee was de jongere thuis, dus deze dagen tellen.",
        "arrangement-gestart" => "Een arrangement is gestart: de klok staat stil.",
        "arrangement-akkoord" => "De ouders zijn akkoord met een arrangement: de klok staat stil.",
        "arrangement-aanbod" => "Er is een aanbod gedaan: de klok staat stil.",
        "terug-naar-school" => "Weer naar school: de klok staat stil.",
        "verzuim-geeindigd" => "Weer aanwezig op school: de periode is afgelopen.",
        "plicht-geeindigd" => "Niet meer leerplichtig: de periode is afgelopen.",
        "vrijstelling" => "Vrijgesteld: de periode is afgelopen.",
        "verhuisd" => "Verhuisd uit de regio: de nieuwe gemeente neemt de klok over.",
        "overleden" => "De periode is afgelopen.",
        _ => regel,
    };
}
