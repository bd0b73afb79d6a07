// What: what a form will do to the clock, the status and the signals, in sentences, before it is saved.
// Source: rules.md R3, R4 and R7, asked twice: of the facts as they are and as they would be.
// Used by: the pages that change a timeline; shown by _Vooruitblik, kept up to date by wwwroot/js/vooruitblik.js. Never: saves anything.

using Microsoft.AspNetCore.Mvc;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The facts of a dossier before a change; made first, because the page then makes the change on the rows it holds.</summary>
public sealed class Vooruitblik
{
    readonly OpenDossier open;
    readonly DateOnly vandaag;
    readonly Dossierfeiten voor;

    public Vooruitblik(OpenDossier open, DateOnly vandaag)
    {
        (this.open, this.vandaag) = (open, vandaag);
        voor = Feiten();
    }

    /// <summary>What the handler of a page answers to its script: {zinnen}. The rows, on which the page made the change, are not saved.</summary>
    /// <param name="ingevuld">Enough was filled in to tell; else there are no sentences.</param>
    public JsonResult Antwoord(bool ingevuld) => new(new { zinnen = ingevuld ? Zinnen() : [] });

    Dossierfeiten Feiten() => Dossierstand.Feiten(
        open.Geopend.Identiteit?.Geboren ?? Dossierstand.AlsGeboren(open.Dossier.GeboorteMaand), open.Dossier);

    IReadOnlyList<string> Zinnen()
    {
        var na = Feiten();
        var kern = open.Geopend.Niveau == Zichtniveau.Kern;
        return Zinnen(voor, na, open.Regels, vandaag, kern);
    }

    /// <summary>The differences, each a sentence; one that says so when there is none.</summary>
    /// <param name="kern">The reader may not be told of sickness.</param>
    public static IReadOnlyList<string> Zinnen(Dossierfeiten voor, Dossierfeiten na, Regioregels regels, DateOnly vandaag, bool kern)
    {
        var (p, kalender) = (regels.Parameters, regels.Kalender);
        List<string> zinnen = [.. Klokzinnen(Pactklok.Bereken(voor, p, vandaag), Pactklok.Bereken(na, p, vandaag))];
        var (oud, nieuw) = (Statusregel.Bepaal(voor, p, kalender, vandaag).Status, Statusregel.Bepaal(na, p, kalender, vandaag).Status);
        if (oud != nieuw)
            zinnen.Add($"De status wordt: {Woorden.Van(nieuw).ToLowerInvariant()}. Nu is dat: {Woorden.Van(oud).ToLowerInvariant()}.");
        var (was, wordt) = (Gronden(voor), Gronden(na));
        zinnen.AddRange(was.Except(wordt).Select(g => $"Het signaal '{Woorden.Van(g.Regel)}' vervalt."));
        zinnen.AddRange(wordt.Except(was).Select(g => $"Er komt een signaal bij: '{Woorden.Van(g.Regel)}'."));
        return zinnen.Count > 0 ? zinnen : ["Aan de pactklok, de status en de signalen verandert niets."];

        HashSet<(Signaalregel Regel, string Voorval)> Gronden(Dossierfeiten feiten) =>
            [.. Signaalregels.Bepaal(feiten, p, kalender, vandaag).Where(g => !kern || g.Regel != Signaalregel.Mazl).Select(g => (g.Regel, g.Voorval))];
    }

    static IEnumerable<string> Klokzinnen(Klokstand oud, Klokstand nieuw)
    {
        if (nieuw.Start is null)
        {
            if (oud.Start is not null)
                yield return "Er loopt dan geen pactklok meer.";
            yield break;
        }

        if (nieuw.Start != oud.Start)
            yield return $"Er begint een pactklok: dag 1 is {NlDatum.Lang(nieuw.Start.Value)}.";
        if (nieuw.GestoptOp is { } stop && stop != oud.GestoptOp)
            yield return $"De pactklok staat stil vanaf {NlDatum.Lang(stop)}.";
        else if (nieuw.GestoptOp is null && oud.GestoptOp is not null)
            yield return "De pactklok loopt weer.";
        if (nieuw.Grens is { } grens && grens != oud.Grens)
            yield return oud.Grens is { } eerder && nieuw.Start == oud.Start
                ? $"De grens van drie maanden wordt {NlDatum.Lang(grens)}. Nu is dat {NlDatum.Lang(eerder)}."
                : $"De grens van drie maanden is {NlDatum.Lang(grens)}.";
    }
}
