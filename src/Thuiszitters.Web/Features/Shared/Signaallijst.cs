// What: the signals that the reader hears of by the ladder: the list behind the bell.
// Source: rules.md R7; as Geadresseerden says it for mail. Used by: Signalen; the frame asks who has a list. Never: a signal of a dossier outside the scope (the
// filter of the context), or of sickness and hours for who hears only of the clock.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public enum Signaalkeuze { Open = 0, Opgepakt = 1, Sluimert = 2 }

public static class Signaallijst
{
    static readonly Signaalregel[] VanBehandelaar = Regels(Hoorder.Behandelaar), VanConsulent = Regels(Hoorder.Consulent),
        VanTeamLeerplicht = Regels(Hoorder.TeamleiderLeerplicht), VanTeamSwv = Regels(Hoorder.TeamleiderSwv), VanDoorzettingsmacht = Regels(Hoorder.Doorzettingsmacht);

    static Signaalregel[] Regels(Hoorder hoorder) => [.. Escalatieladder.Regels.Where(r => Escalatieladder.Vast(r).Contains(hoorder))];

    /// <summary>Whether this function has a list of signals.</summary>
    public static bool Mag(CurrentUser user) => user.Mag(Acties.SignaalOpvolgen)
        && user.Rol is Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht or Rol.SwvConsulent or Rol.TeamleiderSwv or Rol.Doorzettingsmacht;

    /// <summary>Whether the side of the reader follows up this rule: of what only the gemeente hears, the SWV puts nothing to sleep.</summary>
    public static bool IsVanKant(CurrentUser user, Signaalregel regel)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Scope.Kind == ScopeKind.Gemeente || (user.Scope.Kind == ScopeKind.Swv && (VanConsulent.Contains(regel) || VanTeamSwv.Contains(regel)));
    }

    public static IQueryable<Signaal> Mijn(AppDb db, CurrentUser user, Signaalkeuze keuze, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(user);
        var signalen = db.Signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld && s.Dossier!.GeslotenOp == null);
        signalen = keuze switch
        {
            Signaalkeuze.Sluimert => signalen.Where(s => s.SluimertTot > today),
            Signaalkeuze.Opgepakt => signalen.Where(s => s.Toestand == SignaalToestand.Opgepakt && (s.SluimertTot == null || s.SluimertTot <= today)),
            _ => signalen.Where(s => s.Toestand == SignaalToestand.Open && (s.SluimertTot == null || s.SluimertTot <= today)),
        };
        var (hier, regio, mij, namens) = (user.OrganisatieId, user.RegioId, user.Id, user.Namens);
        // As in mail: whoever does not work here any more has no case, and the team lead hears it.
        var werkend = Collegas.Werkend(db, hier, today);
        // What the region added to the ladder for this role.
        IQueryable<Signaalregel> Erbij(Hoorder hoorder) => db.Set<Escalatietrap>().Where(t => t.RegioId == regio && t.Hoorder == hoorder && t.Sinds <= today && (t.Tot == null || t.Tot > today)).Select(t => t.Regel);
        var (teamLeerplicht, teamSwv) = (Erbij(Hoorder.TeamleiderLeerplicht), Erbij(Hoorder.TeamleiderSwv));
        var lijst = user.Rol switch
        {
            Rol.Leerplichtambtenaar or Rol.LeerplichtBoa => signalen.Where(s => s.Dossier!.GemeenteId == hier && namens.Contains(s.Dossier.BehandelaarId!.Value)
                && (VanBehandelaar.Contains(s.Regel) || (s.Regel == Signaalregel.EvaluatieVerlopen && s.Dossier.SwvId == null && s.Dossier.Sector == Sector.Mbo))),
            Rol.TeamleiderLeerplicht => signalen.Where(s => s.Dossier!.GemeenteId == hier && (VanTeamLeerplicht.Contains(s.Regel) || teamLeerplicht.Contains(s.Regel)
                || ((VanBehandelaar.Contains(s.Regel) || (s.Regel == Signaalregel.EvaluatieVerlopen && s.Dossier.SwvId == null && s.Dossier.Sector == Sector.Mbo))
                    && (s.Dossier.BehandelaarId == null || namens.Contains(s.Dossier.BehandelaarId.Value) || !werkend.Contains(s.Dossier.BehandelaarId.Value))))),
            Rol.SwvConsulent => signalen.Where(s => s.Dossier!.SwvId == hier && VanConsulent.Contains(s.Regel) && namens.Contains(s.Dossier.SwvConsulentId!.Value)),
            Rol.TeamleiderSwv => signalen.Where(s => (s.Regel == Signaalregel.VrijstellingTermijn && s.Dossier!.VrijstellingSwvId == hier)
                || (s.Dossier!.SwvId == hier && s.Regel != Signaalregel.VrijstellingTermijn && (VanTeamSwv.Contains(s.Regel) || teamSwv.Contains(s.Regel)
                    || (VanConsulent.Contains(s.Regel)
                        && (s.Dossier.SwvConsulentId == null || namens.Contains(s.Dossier.SwvConsulentId.Value) || !werkend.Contains(s.Dossier.SwvConsulentId.Value)))))),
            Rol.Doorzettingsmacht => signalen.Where(s => VanDoorzettingsmacht.Contains(s.Regel)),
            _ => signalen.Where(_ => false),
        };
        // What one took up or got from a colleague; of the open ones there is none.
        return keuze == Signaalkeuze.Open ? lijst
            : signalen.Where(s => lijst.Select(l => l.Id).Contains(s.Id) || (s.OpgepaktDoorId == mij && (s.Dossier!.GemeenteId == hier || s.Dossier.SwvId == hier)));
    }
}
