// What: turns the rows of one dossier into the facts of the domain, and writes back what follows from them (status, band, Grens, the day of
// the next change, the signals). The only place that writes the derived columns, so that work lists and jobs are index ranges.
// Source: rules.md R3, R4, R7; ADR 8. Used by: every page that changes a timeline, the import, the seed and PactBewaking.
// Never: lets the day of birth into what is stored. Only the month goes in, so no column, signal, act or moment of writing can tell it.

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Dossierstand
{
    /// <summary>
    /// The birth date that what is stored reckons with. The day of birth matters to the end of the duty at 18: that is stored at the end of
    /// the month, as if everybody were born on its last day. In February on the 28th: who was born on the 29th has their birthday in March
    /// and comes under the duty a month later than is stored here; their own page is exact.
    /// </summary>
    public static DateOnly AlsGeboren(DateOnly geboorteMaand) =>
        new(geboorteMaand.Year, geboorteMaand.Month, geboorteMaand.Month == 2 ? 28 : DateTime.DaysInMonth(geboorteMaand.Year, geboorteMaand.Month));

    /// <summary>Stored status and band as a screen shows them to who may know the birth date: in the month of the 18th birthday exact too.</summary>
    public static (DossierStatus Status, PactBand Band) Getoond(DossierStatus status, PactBand band, DateOnly? geboren, DateOnly today) =>
        geboren is { } g && Leerplicht.Plicht(g).Tot <= today
            ? (DossierStatus.NietLeerplichtig, band > PactBand.Gestopt ? PactBand.Gestopt : band)
            : (status, band);

    /// <summary>What the clock of a dossier follows from, and no more: circumstances and criteria that were ended make no clock.</summary>
    public static Dossierfeiten Klokfeiten(
        DateOnly geboren, IEnumerable<Verzuimmelding> verzuim, IEnumerable<Arrangement> arrangementen, IEnumerable<Inschrijving> inschrijvingen,
        IEnumerable<Klokanker> ankers, IEnumerable<Vrijstelling> vrijstellingen) => new()
    {
        Geboren = geboren,
        Verzuim = [.. verzuim.SelectMany(Verzuimfeiten)],
        Arrangementen = [.. arrangementen.Select(Feit)],
        Inschrijvingen = [.. inschrijvingen.Select(i => i.Feit())],
        Ankers = [.. ankers.Select(a => a.Feit())],
        Vrijstellingen = [.. vrijstellingen.Select(v => v.VanKracht).OfType<Periode>()],
    };

    /// <summary>The whole timeline of a dossier.</summary>
    public static Dossierfeiten Feiten(DateOnly geboren, Dossier dossier) => Feiten(geboren, dossier, dossier.Verzuim, dossier.Arrangementen);

    static Dossierfeiten Feiten(DateOnly geboren, Dossier dossier, IEnumerable<Verzuimmelding> verzuim, IEnumerable<Arrangement> arrangementen) =>
        Klokfeiten(geboren, verzuim, arrangementen, dossier.Inschrijvingen, dossier.Klokankers, dossier.Vrijstellingen) with
        {
            Omstandigheden = [.. dossier.Omstandigheden.Select(o => o.Feit()), .. Wachttijden(arrangementen)],
            Criteriumeinden = [.. dossier.Criteriumeinden.Select(c => new Criteriumeindefeit(c.Criterium, c.Op))],
            VerhuisdOp = dossier.VerhuisdOp, OverledenOp = dossier.OverledenOp,
        };

    /// <summary>An arrangement on a waiting list is the circumstance of that name, without anybody registering it once more.</summary>
    static IEnumerable<Omstandigheidfeit> Wachttijden(IEnumerable<Arrangement> arrangementen) =>
        arrangementen.Where(a => a.WachtlijstOp is not null).Select(a => new Omstandigheidfeit(Omstandigheidsoort.Wachtlijst, a.WachtlijstOp!.Value, a.WachtlijstTot));

    /// <summary>A report of hours per day is a fact per day: each day counts in its own lesweek.</summary>
    static IEnumerable<Verzuimfeit> Verzuimfeiten(Verzuimmelding v) => v.UrenPerDag.Count == 0
        ? [new(v.Soort, v.EersteDag, v.LaatsteDag, v.Uren)]
        : v.UrenPerDag.Select(u => new Verzuimfeit(v.Soort, u.Datum, u.Datum, u.Uren));

    /// <summary>An arrangement as the rules know it; an expression, so that a query can read these columns and no other.</summary>
    public static readonly Expression<Func<Arrangement, Arrangementfeit>> Arrangementfeiten = a => new Arrangementfeit(
        a.Id, a.Type, a.AanbodOp, a.AkkoordOp, a.GestartOp, a.GeeindigdOp,
        // Who went from a failed arrangement straight to a school is not at home on the day it ended on paper.
        a.Toestand == ArrangementToestand.VoortijdigGestopt
            && (a.WeerThuisOp != null || a.Bestemming == null || a.Bestemming < Bestemming.EigenSchool || a.Bestemming > Bestemming.Mbo),
        a.WeerThuisOp, a.Combinatie, a.Toestand == ArrangementToestand.Geweigerd || a.Toestand == ArrangementToestand.Ingetrokken);

    static readonly Func<Arrangement, Arrangementfeit> Feit = Arrangementfeiten.Compile();

    /// <summary>Writes the derived columns for <paramref name="today"/> and adjusts the signals of the dossier.</summary>
    /// <param name="signalen">All signals of this dossier, tracked.</param>
    /// <param name="laatsteHandeling">Day of the last act of a person on the dossier; left out where a person acts now.</param>
    /// <returns>Signals raised now, for the caller to add.</returns>
    public static List<Signaal> Herbereken(
        Dossier dossier, IReadOnlyCollection<Verzuimmelding> verzuim, IReadOnlyCollection<Arrangement> arrangementen,
        IReadOnlyCollection<Signaal> signalen, Regioregels regels, DateOnly today, DateOnly? laatsteHandeling = null)
    {
        var feiten = Feiten(AlsGeboren(dossier.GeboorteMaand), dossier, verzuim, arrangementen);
        var klok = Pactklok.Bereken(feiten, regels.Parameters, today);
        var status = Statusregel.Bepaal(feiten, regels.Parameters, regels.Kalender, today);

        dossier.Status = status.Status;
        dossier.Criterium = status.Criterium;
        dossier.StatusSinds = status.Sinds;
        dossier.Band = klok.Band;
        dossier.PactStart = klok.Start;
        dossier.PactGrens = klok.Grens;
        dossier.GestoptOp = klok.GestoptOp;
        dossier.ArrangementLoopt = arrangementen.Any(a => ArrangementVerloop.LoopOfKomt(a.Toestand)
            // Who is at home again has no arrangement, whatever looks after the last one.
            || (dossier.GeslotenOp is null && (klok.Start is null || klok.GestoptOp is not null) && Nazorg.Loopt(a.NazorgTot, today)));
        var kpi = Aanbodkpi.Bereken(feiten, regels.Parameters, today).LastOrDefault();
        (dossier.AanbodKpi, dossier.GestartKpi) = (kpi?.Aanbod ?? Kpiuitkomst.Nvt, kpi?.Gestart ?? Kpiuitkomst.Nvt);
        dossier.VrijstellingSwvId = dossier.Vrijstellingen.Find(v => Vrijstelling.Loopt(v.Toestand))?.SwvId;
        (dossier.Verzuimsoort, dossier.VerzuimSinds) = Verzuim(klok, verzuim, arrangementen);
        List<Signaalgrond> gronden = [.. Vrijstellinggronden(dossier, regels), .. Evaluatiegronden(arrangementen)];
        if (dossier.GeslotenOp is null && StilleZaak.Telt(status.Status))
            gronden.Add(StilleZaak.Grond(laatsteHandeling ?? today, regels.Parameters));
        dossier.VolgendeWissel = gronden.Where(g => g.Sinds > today).Select(g => (DateOnly?)g.Sinds)
            .Concat(arrangementen.Where(a => Nazorg.Loopt(a.NazorgTot, today)).Select(a => a.NazorgTot?.AddDays(1)))
            .Append(Wisseldatum.Volgende(feiten, regels.Parameters, regels.Kalender, today)).Min();
        dossier.Versie++;
        return Signaleer(dossier, [.. Signaalregels.Bepaal(feiten, regels.Parameters, regels.Kalender, today), .. gronden.Where(g => g.Sinds <= today)], signalen, today);
    }

    /// <summary>Evaluations of what runs, with the day from which each is overdue.</summary>
    static IEnumerable<Signaalgrond> Evaluatiegronden(IEnumerable<Arrangement> arrangementen) => arrangementen.Where(a => a.EvaluatieOp is not null).Select(a => new Signaalgrond(
        Signaalregel.EvaluatieVerlopen, FormattableString.Invariant($"evaluatie-{a.Id:N}-{a.EvaluatieOp:yyyy-MM-dd}"), Arrangementuitkomst.VerlopenVanaf(a.EvaluatieOp!.Value), a.EvaluatieOp));

    /// <summary>Signals of vrijstellingen with the day from which each holds: reviewers who are late, and one in force that nobody asked to follow.</summary>
    static IEnumerable<Signaalgrond> Vrijstellinggronden(Dossier dossier, Regioregels regels)
    {
        foreach (var v in dossier.Vrijstellingen)
        {
            if (v is { Toestand: VrijstellingToestand.TeBeoordelen, BeoordelenVoor: { } voor })
                yield return new(Signaalregel.VrijstellingTermijn, FormattableString.Invariant($"vrijstelling-{v.Id:N}-{v.Ronde}"), voor, v.UiterlijkOp);
            if (VrijstellingVerloop.IsInKracht(v.Toestand) && v.Einde is { } einde && !dossier.Vrijstellingen.Exists(w => Volgt(w, v)))
                yield return new(
                    Signaalregel.Herbeoordeling, $"herbeoordeling-{v.Id:N}",
                    // By the terms with which the request began, as its other terms.
                    Vrijstellingtermijnen.HerbeoordelingTaakOp(Schooljaar.Van(einde), regels.VrijstellingOp(v.OntvangenOp)), Vrijstellingtermijnen.UiterlijkHerhalen(Schooljaar.Van(einde)));
        }
    }

    /// <summary>A later one that runs or is in force; one that was withdrawn or came to nothing leaves the end as it is.</summary>
    static bool Volgt(Vrijstelling later, Vrijstelling v) =>
        (later.VorigeId == v.Id || later.Schooljaar > v.Schooljaar) && later.Id != v.Id && !VrijstellingVerloop.IsEinde(later.Toestand);

    /// <summary>
    /// Makes the open dossiers of a region due whose status or signals follow from the school calendar, so that the next watch recomputes them.
    /// </summary>
    /// <param name="alles">A context of the system, in the transaction of what changed the calendar.</param>
    public static Task<int> MaakAanDeBeurtAsync(AppDb alles, Guid regioId, DateOnly today, CancellationToken ct) => alles.Dossiers
        .Where(d => d.RegioId == regioId && d.GeslotenOp == null && (d.VolgendeWissel == null || d.VolgendeWissel > today)
            && d.Verzuim.Any(v => v.Soort == Verzuimsoort.ZestienUur || v.Soort == Verzuimsoort.Ziek
                || (v.Uren != null && (v.Soort == Verzuimsoort.Lrv || v.Soort == Verzuimsoort.Luxe))))
        .ExecuteUpdateAsync(s => s.SetProperty(d => d.VolgendeWissel, today).SetProperty(d => d.Versie, d => d.Versie + 1), ct);

    /// <summary>
    /// Of several reports the one that drives the clock, while it runs or stands still: a sick day in between is no other case. Without an
    /// episode, or when it is over and something was reported since, the newest report.
    /// </summary>
    static (Verzuimsoort?, DateOnly?) Verzuim(Klokstand klok, IReadOnlyCollection<Verzuimmelding> verzuim, IReadOnlyCollection<Arrangement> arrangementen)
    {
        var staatStil = arrangementen.Any(a => a is { Toestand: ArrangementToestand.Gestart, Type: not ArrangementType.TerugNaarSchool });
        var laatste = verzuim.OrderBy(v => v.EersteDag).ThenBy(v => v.Soort).LastOrDefault();
        return klok.Start is null || (klok.GestoptOp is { } gestopt && !staatStil && laatste?.EersteDag >= gestopt)
            ? (laatste?.Soort, laatste?.EersteDag)
            : (klok.Soort, klok.Start);
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
                bestaand.GemeldOp = null;
                (bestaand.SluimertTot, bestaand.Sluimerreden) = (null, null);
            }
            else if (bestaand.SluimertTot is { } tot)
                // Grens came nearer: it wakes with it.
                bestaand.SluimertTot = Sluimeren.Binnen(tot, dossier.Band > PactBand.Gestopt ? dossier.PactGrens : null);
        }

        foreach (var s in signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld && !gronden.Any(g => g.Regel == s.Regel && g.Voorval == s.Voorval)))
        {
            s.Toestand = SignaalToestand.Afgehandeld;
            s.AfgehandeldOp = today;
        }

        return nieuw;
    }
}
