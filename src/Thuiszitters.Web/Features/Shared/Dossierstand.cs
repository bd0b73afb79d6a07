// What: turns the rows of one dossier into the facts of the domain, and writes back what follows from them (status, band, Grens, the day of
// the next change, the signals). The only place that writes the derived columns, so that work lists and jobs are index ranges.
// Source: rules.md R3, R4, R7. Used by: every page that changes a timeline, the import, the seed and PactBewaking.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The rules of a region: its parameters and its school calendar.</summary>
public sealed record Regioregels(Regioparameters Parameters, Schoolkalender Kalender)
{
    public static readonly Regioregels Noord = new(Regioparameters.Standaard, Schoolkalender.Van(Vakantieregio.Noord));
}

public static class Dossierstand
{
    public static Dossierfeiten Feiten(DateOnly geboren, IEnumerable<Verzuimmelding> verzuim, IEnumerable<Arrangement> arrangementen) => new()
    {
        Geboren = geboren,
        Verzuim = [.. verzuim.Select(v => new Verzuimfeit(v.Soort, v.EersteDag, v.LaatsteDag, v.Uren))],
        Arrangementen =
        [
            .. arrangementen.Select(a => new Arrangementfeit(
                a.Id, a.Type, a.AanbodOp, a.AkkoordOp, a.GestartOp, a.GeeindigdOp,
                Voortijdig: a.Toestand == ArrangementToestand.VoortijdigGestopt, a.WeerThuisOp, a.Combinatie,
                AanbodOngedaan: a.Toestand is ArrangementToestand.Geweigerd or ArrangementToestand.Ingetrokken)),
        ],
    };

    /// <summary>Writes the derived columns for <paramref name="today"/> and adjusts the signals of the dossier.</summary>
    /// <param name="signalen">All signals of this dossier, tracked.</param>
    /// <returns>Signals raised now, for the caller to add.</returns>
    public static List<Signaal> Herbereken(
        Dossier dossier, DateOnly geboren, IReadOnlyCollection<Verzuimmelding> verzuim, IReadOnlyCollection<Arrangement> arrangementen,
        IReadOnlyCollection<Signaal> signalen, Regioregels regels, DateOnly today)
    {
        var feiten = Feiten(geboren, verzuim, arrangementen);
        var klok = Pactklok.Bereken(feiten, regels.Parameters, today);
        var status = Statusregel.Bepaal(feiten, regels.Parameters, regels.Kalender, today);

        dossier.Status = status.Status;
        dossier.Criterium = status.Criterium;
        // The day on which the duty ends at 18 is the birthday: of that only the month may stand in the clear.
        dossier.StatusSinds = status.Status == DossierStatus.NietLeerplichtig ? new DateOnly(status.Sinds.Year, status.Sinds.Month, 1) : status.Sinds;
        dossier.Band = klok.Band;
        dossier.PactStart = klok.Start;
        dossier.PactGrens = klok.Grens;
        dossier.GestoptOp = klok.GestoptOp;
        dossier.ArrangementLoopt = arrangementen.Any(a => ArrangementVerloop.LoopOfKomt(a.Toestand));
        var laatste = verzuim.OrderBy(v => v.EersteDag).ThenBy(v => v.Soort).LastOrDefault();
        dossier.Verzuimsoort = laatste?.Soort;
        dossier.VerzuimSinds = laatste?.EersteDag;
        var wissel = Wisseldatum.Volgende(feiten, regels.Parameters, regels.Kalender, today);
        if (wissel is { } w && Wisseldatum.HangtAanVerjaardag(feiten, regels.Parameters, regels.Kalender, today))
        {
            // Only the month of the birthday may stand in the clear; from its first day on the job opens the candidate each day.
            var maand = new DateOnly(w.Year, w.Month, 1);
            wissel = maand > today ? maand : today.AddDays(1);
        }

        dossier.VolgendeWissel = wissel;
        dossier.Versie++;
        return Signaleer(dossier, Signaalregels.Bepaal(feiten, regels.Parameters, regels.Kalender, today), signalen, today);
    }

    /// <summary>A signal is raised once per occurrence and ends by itself when its reason is gone.</summary>
    static List<Signaal> Signaleer(Dossier dossier, IReadOnlyList<Signaalgrond> gronden, IReadOnlyCollection<Signaal> signalen, DateOnly today)
    {
        var nieuw = new List<Signaal>();
        foreach (var grond in gronden)
        {
            var bestaand = signalen.FirstOrDefault(s => s.Regel == grond.Regel && s.Voorval == grond.Voorval);
            if (bestaand is null)
            {
                nieuw.Add(new Signaal
                {
                    DossierId = dossier.Id, Regel = grond.Regel, Voorval = grond.Voorval, Sinds = grond.Sinds, Termijn = grond.Termijn, OntstaanOp = today,
                });
                continue;
            }

            bestaand.Termijn = grond.Termijn;
            if (bestaand.Toestand == SignaalToestand.Afgehandeld)
            {
                // The reason came back (a date was corrected): the same occurrence is open again.
                bestaand.Toestand = SignaalToestand.Open;
                bestaand.OpgepaktDoorId = null;
                bestaand.AfgehandeldOp = null;
            }
        }

        foreach (var s in signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld && !gronden.Any(g => g.Regel == s.Regel && g.Voorval == s.Voorval)))
        {
            s.Toestand = SignaalToestand.Afgehandeld;
            s.AfgehandeldOp = today;
        }

        return nieuw;
    }
}
