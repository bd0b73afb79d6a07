// What: asks another gemeente to hand its dossier of a jongere over, and answers, withdraws or ends such a question: always on both sides at once,
// each under an act of its own dossier.
// Source: rules.md R8; ADR 31. The system writes, at work for the person: nobody may write on the dossier of the other, or know which one it is.
// Used by: the room Overdrachten; closing, merging and another BSN, with which a question lapses. Never: tells one side anything of the other but that it asks or answers.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What became of asking.</summary>
public enum Vraaguitkomst { Gesteld = 1, AlGevraagd = 2, NietBekend = 3 }

public sealed class Overdrachtsvraagwerk(DbSource source, Vault vault, CurrentUser user, Clock clock)
{
    CurrentUser Namens()
    {
        var namens = new CurrentUser();
        namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        return namens;
    }

    /// <summary>Asks, once however often the form comes. The caller looked up, within its limit, that the other gemeente knows the jongere.</summary>
    public async Task<Vraaguitkomst> StelAsync(Guid actId, Guid dossierId, string bsn, Guid naar, Overdrachtsvraagreden reden, CancellationToken ct)
    {
        var waarde = await vault.BsnInRegioAsync(bsn, ct);
        var scope = Namens().Scope;
        return await Serieel.RunAsync(() => source.For(scope), async db =>
        {
            if (await db.IsSavedAsync(actId, ct))
                return Vraaguitkomst.Gesteld;
            if (await db.Set<Overdrachtsvraag>().AnyAsync(v => v.DossierId == dossierId && v.AnderOrganisatieId == naar && v.Toestand == OverdrachtsvraagToestand.Open, ct))
                return Vraaguitkomst.AlGevraagd;
            var (van, regio) = (user.OrganisatieId, user.RegioId);
            var eigen = await db.Dossiers.AsSplitQuery().SingleOrDefaultAsync(d => d.Id == dossierId && d.GemeenteId == van && d.GeslotenOp == null, ct);
            // Of two dossiers of one jongere there, the first that was opened.
            var ander = await db.Dossiers.AsSplitQuery()
                .Where(d => db.Set<BlindIndex>().Where(b => b.Waarde == waarde).Select(b => b.DossierId).Contains(d.Id))
                .Where(d => d.RegioId == regio && d.GemeenteId == naar && d.GeslotenOp == null).OrderBy(d => d.Nummer).FirstOrDefaultAsync(ct);
            if (eigen is null || ander is null)
                return Vraaguitkomst.NietBekend;

            var vraag = Guid.CreateVersion7();
            db.Begin(ActKind.OverdrachtsvraagGesteld, clock.UtcNow, eigen.Id, Dossierwerk.Feiten(("met", naar), ("vraag", reden)), id: actId);
            db.BeginFor(ActKind.OverdrachtsvraagOntvangen, clock.UtcNow, ander.Id, Dossierwerk.Feiten(("met", van), ("vraag", reden)));
            db.Add(Rij(eigen.Id, vraag, Vraagkant.Vraagt, naar, reden));
            db.Add(Rij(ander.Id, vraag, Vraagkant.Gevraagd, van, reden));
            // Who closes one of the two at this moment finds it changed.
            eigen.Versie++;
            ander.Versie++;
            await db.SaveOnceAsync(ct);
            return Vraaguitkomst.Gesteld;
        }, ct);
    }

    Overdrachtsvraag Rij(Guid dossier, Guid vraag, Vraagkant kant, Guid ander, Overdrachtsvraagreden reden) => new()
    {
        DossierId = dossier, VraagId = vraag, Kant = kant, AnderOrganisatieId = ander, Reden = reden, GevraagdOp = clock.Today,
    };

    /// <summary>Refuses, for who is asked; or withdraws, for who asks.</summary>
    /// <param name="afwijzing">Why it is refused; null when it is withdrawn.</param>
    /// <returns>False when it was answered, withdrawn or lapsed meanwhile.</returns>
    public async Task<bool> SluitAsync(Guid actId, Overdrachtsvraag vraag, Overdrachtsafwijzing? afwijzing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        var (soort, toestand) = afwijzing is null
            ? (ActKind.OverdrachtsvraagIngetrokken, OverdrachtsvraagToestand.Ingetrokken) : (ActKind.OverdrachtsvraagAfgewezen, OverdrachtsvraagToestand.Afgewezen);
        var scope = Namens().Scope;
        return await Serieel.RunAsync(() => source.For(scope), async db =>
        {
            if (await db.IsSavedAsync(actId, ct))
                return true;
            var beide = await OpenAsync(db, [vraag.VraagId], ct);
            if (beide.Find(v => v.Id == vraag.Id) is not { } eigen)
                return false;
            db.Begin(soort, clock.UtcNow, eigen.DossierId, Feiten(eigen, afwijzing), id: actId);
            Zet(db, beide, soort, toestand, afwijzing, zonder: eigen);
            await db.SaveOnceAsync(ct);
            return true;
        }, ct);
    }

    static Task<List<Overdrachtsvraag>> OpenAsync(AppDb db, List<Guid> vragen, CancellationToken ct) =>
        db.Set<Overdrachtsvraag>().Where(v => vragen.Contains(v.VraagId) && v.Toestand == OverdrachtsvraagToestand.Open).ToListAsync(ct);

    static string Feiten(Overdrachtsvraag v, Overdrachtsafwijzing? afwijzing) => Dossierwerk.Feiten(("met", v.AnderOrganisatieId), ("kant", v.Kant), ("afwijzing", afwijzing));

    void Zet(AppDb db, List<Overdrachtsvraag> beide, ActKind soort, OverdrachtsvraagToestand toestand, Overdrachtsafwijzing? afwijzing, Overdrachtsvraag? zonder = null)
    {
        foreach (var v in beide)
        {
            if (v != zonder)
                db.BeginFor(soort, clock.UtcNow, v, Feiten(v, afwijzing));
            (v.Toestand, v.Afwijzing, v.BeantwoordOp) = (toestand, afwijzing, clock.Today);
        }
    }

    /// <summary>Whether a question about this dossier waits.</summary>
    public static Task<bool> HeeftOpenAsync(AppDb db, Guid dossier, CancellationToken ct) =>
        db.Set<Overdrachtsvraag>().AnyAsync(v => v.DossierId == dossier && v.Toestand == OverdrachtsvraagToestand.Open, ct);

    /// <summary>The questions about a dossier that goes away (closed, handed over or merged) lapse, in the coming save of a context of the system.</summary>
    public async Task LaatVervallenAsync(AppDb alles, Guid dossier, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        var vragen = await alles.Set<Overdrachtsvraag>().Where(v => v.DossierId == dossier && v.Toestand == OverdrachtsvraagToestand.Open).Select(v => v.VraagId).ToListAsync(ct);
        if (vragen.Count > 0)
            Zet(alles, await OpenAsync(alles, vragen, ct), ActKind.OverdrachtsvraagVervallen, OverdrachtsvraagToestand.Vervallen, afwijzing: null);
    }

    /// <summary>Lets them lapse in the transaction of a page that closes the dossier.</summary>
    public async Task LaatVervallenMetAsync(AppDb pagina, Guid dossier, CancellationToken ct)
    {
        await using var alles = await source.InAsync(pagina, Namens().Scope, ct);
        await LaatVervallenAsync(alles, dossier, ct);
        await alles.SaveChangesAsync(ct);
    }

    /// <summary>A transfer that was asked of the gemeente that asks for the dossier answers it, in the transaction of the page that asks the transfer.</summary>
    public async Task BeantwoordMetAsync(AppDb pagina, Guid dossier, Guid naar, CancellationToken ct)
    {
        await using var alles = await source.InAsync(pagina, Namens().Scope, ct);
        var vragen = await alles.Set<Overdrachtsvraag>()
            .Where(v => v.DossierId == dossier && v.Kant == Vraagkant.Gevraagd && v.AnderOrganisatieId == naar && v.Toestand == OverdrachtsvraagToestand.Open)
            .Select(v => v.VraagId).ToListAsync(ct);
        Zet(alles, await OpenAsync(alles, vragen, ct), ActKind.OverdrachtsvraagBeantwoord, OverdrachtsvraagToestand.Overdracht, afwijzing: null);
        await alles.SaveChangesAsync(ct);
    }
}
