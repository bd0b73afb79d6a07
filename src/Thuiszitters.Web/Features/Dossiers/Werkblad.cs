// What: what is to be done and what happened, on the page of one dossier: its open tasks, how far its reports are, and its timeline.
// Source: ADR 20; the timeline: one entry per act (rules.md R8 says what level Kern may know).
// Used by: the dossier page; shown by _Taken, _Opvolging and _Tijdlijn. Never: a task or a reason of another organisation.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

/// <summary>The open tasks of a dossier that this reader's organisation asked or was asked.</summary>
public sealed record Takenvak(string Nummer, DateOnly Vandaag, bool MagToevoegen, IReadOnlyList<(Taak Taak, string? Tekst, string Voor)> Taken);

/// <summary>How far the gemeente is with a report. Who reported sees that it was received, taken up and closed, and when; nothing more.</summary>
/// <param name="Melding">The report.</param>
/// <param name="IsVolledig">The reader is of the gemeente.</param>
/// <param name="Nummer">Of the dossier, where this reader may judge; else null.</param>
public sealed record Opvolging(Verzuimmelding Melding, bool IsVolledig, string? Nummer);

/// <summary>What the timeline shows: the words of the URL.</summary>
/// <param name="Soort">Only this kind; null = all.</param>
/// <param name="Wie">mensen, systeem, or null = both.</param>
/// <param name="Ouder">How many pages back.</param>
public sealed record Tijdlijnfilter(Tijdlijnsoort? Soort = null, string? Wie = null, int Ouder = 0)
{
    public const int PerBlad = 30;

    public int Ouder { get; init; } = Math.Clamp(Ouder, 0, 1000);

    /// <summary>Of this reader, newest first; one more than a page holds, to know whether there is more.</summary>
    /// <param name="wie">The level of the reader and what is shared with them.</param>
    /// <param name="arrangementen">Arrangements in full: by the level, as a part of one's own, or shared.</param>
    /// <param name="eigen">The organisation of the reader, and those whose own part it took over with the dossier.</param>
    public IQueryable<Act> Op(IQueryable<Act> acts, Dossier van, CurrentUser user, Geopend wie, bool arrangementen, IReadOnlyCollection<Guid> eigen)
    {
        var (dossier, gemeente, mijn) = (van.Id, van.GemeenteId, user.OrganisatieId);
        var genoemd = mijn.ToString();
        // Of a change that nobody sees the machine keeps an act, but there is nothing to tell.
        List<Guid> samen = [dossier, .. wie.Vorige];
        var overgenomen = acts.Where(a => a.Kind == ActKind.OverdrachtAanvaard && a.OrganisatieId == mijn);
        acts = (samen.Count == 1 ? acts.Where(a => a.DossierId == dossier) : acts.Where(a => samen.Contains(a.DossierId!.Value))).Where(a => a.Kind != ActKind.StandHerrekend)
            .Where(a => a.OrganisatieId == mijn || !Tijdlijnzinnen.OverEenAnder.Contains(a.Kind))
            .Where(a => !Tijdlijnzinnen.TussenGemeenten.Contains(a.Kind) || !overgenomen.Any(o => o.DossierId == a.DossierId && o.At >= a.At));
        if (Soort is { } soort)
        {
            var gekozen = Array.FindAll(Enum.GetValues<ActKind>(), k => Tijdlijnzinnen.SoortVan(k) == soort);
            acts = acts.Where(a => gekozen.Contains(a.Kind));
        }

        if (Wie is "mensen")
            acts = acts.Where(a => a.ActorId != null);
        else if (Wie is "systeem")
            acts = acts.Where(a => a.ActorId == null);

        // A task is between who asks and who is asked: their keys stand in the facts.
        var tussenTwee = Array.FindAll(Enum.GetValues<ActKind>(), k => Tijdlijnzinnen.SoortVan(k) == Tijdlijnsoort.Taak);
        if (wie.Niveau == Zichtniveau.Kern)
        {
            // And what a meeting did with a case is for the organisations that took part and have to do with it; not for a gemeente that had the
            // dossier before, which stands in those facts as the one it was.
            var genoemden = Array.FindAll(Enum.GetValues<ActKind>(), k => Tijdlijnzinnen.SoortVan(k) == Tijdlijnsoort.Taak
                || (Tijdlijnzinnen.SoortVan(k) == Tijdlijnsoort.Overleg && user.Scope.Kind != ScopeKind.Gemeente));
            var bekend = Array.FindAll(Enum.GetValues<ActKind>(), k => Tijdlijnzinnen.HoortBijKern(k, arrangementen, wie.Leest(Dossierdeel.Verzuim)));
            // A gemeente that had the dossier before finds none of what it did then; only what was asked and shared since.
            var vanMij = Array.FindAll(Enum.GetValues<ActKind>(), k => user.Scope.Kind != ScopeKind.Gemeente || k is >= (ActKind)800 and < (ActKind)830);
            var notities = wie.Leest(Dossierdeel.Notities);
            acts = acts.Where(a => (a.OrganisatieId == mijn && vanMij.Contains(a.Kind)) || bekend.Contains(a.Kind) || (genoemden.Contains(a.Kind) && a.Feiten!.Contains(genoemd))
                || (notities && a.Kind == ActKind.NotitieToegevoegd && a.OrganisatieId == gemeente));
        }
        else
        {
            acts = acts.Where(a => eigen.Contains(a.OrganisatieId!.Value) || !tussenTwee.Contains(a.Kind) || a.Feiten!.Contains(genoemd));
        }

        return acts.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Skip(Ouder * PerBlad).Take(PerBlad + 1);
    }
}

/// <summary>A page of the timeline.</summary>
/// <param name="Regels">At most a page, newest first.</param>
/// <param name="Filter">What is shown.</param>
/// <param name="IsMeer">There are older ones.</param>
public sealed record Tijdlijnvak(IReadOnlyList<Tijdlijnregel> Regels, Tijdlijnfilter Filter, bool IsMeer)
{
    /// <param name="leestTekst">The reader may know what meetings decided.</param>
    /// <param name="eigen">As for <see cref="Tijdlijnfilter.Op"/>.</param>
    public static Tijdlijnvak Van(
        List<Act> acts, Tijdlijnfilter filter, IReadOnlyCollection<Guid> eigen, bool kern, bool leestTekst, IReadOnlyDictionary<Guid, string> namen, Geopend wie) => new(
        [
            .. acts.Take(Tijdlijnfilter.PerBlad).Select(a => Tijdlijnzinnen.Van(
                a, namen, MagReden(a, eigen, kern) ? wie.Reden(a) : null,
                IsEigenDeelVanAnder(a, eigen) || (!leestTekst && Tijdlijnzinnen.SoortVan(a.Kind) == Tijdlijnsoort.Overleg && !IsVan(a, eigen)))),
        ], filter, acts.Count > Tijdlijnfilter.PerBlad);

    /// <summary>Contacts and documents are an own part: of those of another organisation only that there was one.</summary>
    static bool IsEigenDeelVanAnder(Act act, IReadOnlyCollection<Guid> eigen) => Tijdlijnzinnen.IsEigenDeel(act.Kind) && !IsVan(act, eigen);

    static bool IsVan(Act act, IReadOnlyCollection<Guid> eigen) => act.OrganisatieId is { } wie && eigen.Contains(wie);

    /// <summary>
    /// A reason about an own part is for that organisation; one about a task for both sides; any other not for level Kern. An advice on divided
    /// reviewers stands on the page of the request alone: on the timeline a reviewer of the next round would read it.
    /// </summary>
    static bool MagReden(Act act, IReadOnlyCollection<Guid> eigen, bool kern) => Tijdlijnzinnen.SoortVan(act.Kind) switch
    {
        _ when act.Kind == ActKind.AdviesVastgelegd => false,
        Tijdlijnsoort.Taak => true,
        _ when Tijdlijnzinnen.IsEigenDeel(act.Kind) => !IsEigenDeelVanAnder(act, eigen),
        _ => !kern,
    };
}
