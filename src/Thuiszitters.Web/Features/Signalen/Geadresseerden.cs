// What: who hears of a signal: the people in the roles of its rule, on a day.
// Source: rules.md R7 (table and audience). Used by: MaandMail. Pure, but for reading who holds which role.
// Who covers for the behandelaar or the consulent that day hears it too; where that one is gone, the team lead.
// Never: somebody whose role ended or who has no address; then the role counts as empty and the next one in line hears it.

using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Signalen;

/// <summary>A role that nobody holds; without an organisation where no SWV is known.</summary>
public sealed record Vacature(Rol Rol, Guid? OrganisatieId);

/// <summary>The people who hear of a signal, and the roles that should but are vacant.</summary>
/// <param name="Beoordelaars">Hear it as a reviewer only: they open no dossier, and see nothing of its clock.</param>
public sealed record Gehoor(IReadOnlySet<Guid> Personen, IReadOnlySet<Vacature> Vacatures, IReadOnlySet<Guid> Beoordelaars);

public sealed class Geadresseerden
{
    static readonly Rol[] Behandelaars = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht];
    static readonly Rol[] Consulenten = [Rol.SwvConsulent, Rol.TeamleiderSwv];

    readonly ILookup<(Guid Organisatie, Rol Rol), Guid> bezetting;
    readonly Dictionary<Guid, string> adressen;
    readonly ILookup<(Guid Organisatie, Guid Afwezig), Guid> waarnemers;
    readonly ILookup<Guid, (Guid Organisatie, Guid Persoon)> beoordelaars;
    readonly ILookup<(Guid Regio, Signaalregel Regel), Hoorder> erbij;
    readonly HashSet<(Guid Persoon, Signaalregel Regel)> uit;

    Geadresseerden(
        ILookup<(Guid, Rol), Guid> bezetting, Dictionary<Guid, string> adressen, ILookup<(Guid, Guid), Guid> waarnemers, ILookup<Guid, (Guid, Guid)> beoordelaars,
        ILookup<(Guid, Signaalregel), Hoorder> erbij, HashSet<(Guid, Signaalregel)> uit) =>
        (this.bezetting, this.adressen, this.waarnemers, this.beoordelaars, this.erbij, this.uit) = (bezetting, adressen, waarnemers, beoordelaars, erbij, uit);

    /// <summary>Who can be reached in which role on this day.</summary>
    public static async Task<Geadresseerden> LezenAsync(AppDb db, DateOnly today, CancellationToken ct)
    {
        var rijen = await db.Aanstellingen.AsNoTracking().Where(a => a.Tot == null || a.Tot > today)
            .Select(a => new { a.GebruikerId, a.OrganisatieId, a.Rol, a.Gebruiker!.Email }).ToListAsync(ct);
        var waarnemingen = await Waarneming.Lopend(db.Waarnemingen.AsNoTracking(), today).ToListAsync(ct);
        // Who sits on a seat of a request that is judged, whether they judged already or not: a mail to one of them must not tell that.
        var zetels = await db.Beoordelaars.AsNoTracking().IgnoreAutoIncludes().Where(b => b.VervangenOp == null && b.Vrijstelling!.Toestand == VrijstellingToestand.TeBeoordelen)
            .Select(b => new { b.DossierId, b.OrganisatieId, b.GebruikerId }).ToListAsync(ct);
        var bereikbaar = rijen.Where(a => Mailadres.IsValid(a.Email)).ToList();
        return new(
            bereikbaar.ToLookup(a => (a.OrganisatieId, a.Rol), a => a.GebruikerId),
            bereikbaar.DistinctBy(a => a.GebruikerId).ToDictionary(a => a.GebruikerId, a => a.Email!),
            waarnemingen.ToLookup(w => (w.OrganisatieId, w.AfwezigId), w => w.WaarnemerId),
            zetels.ToLookup(z => z.DossierId, z => (z.OrganisatieId, z.GebruikerId)),
            (await db.Set<Escalatietrap>().AsNoTracking().Where(t => t.Sinds <= today && (t.Tot == null || t.Tot > today)).ToListAsync(ct))
                .ToLookup(t => (t.RegioId, t.Regel), t => t.Hoorder),
            [.. (await db.Set<Meldingsvoorkeur>().AsNoTracking().ToListAsync(ct)).Select(v => (v.GebruikerId, v.Regel))]);
    }

    /// <summary>Whether somebody wants this rule in the monthly mail; of what the ladder makes compulsory it is not asked.</summary>
    public bool Wil(Guid persoon, Signaalregel regel) => Escalatieladder.IsVerplicht(regel) || !uit.Contains((persoon, regel));

    public string Adres(Guid persoon) => adressen[persoon];

    /// <summary>The functional administrators of a region.</summary>
    public IEnumerable<Guid> Beheerders(Guid regio) => bezetting[(regio, Rol.FunctioneelBeheerder)];

    /// <param name="regel">The rule.</param>
    /// <param name="dossier">Of which dossier.</param>
    /// <param name="oppakker">Who took the signal up or got it from a colleague hears it too, as long as they work there.</param>
    public Gehoor Van(Signaalregel regel, Dossier dossier, Guid? oppakker = null)
    {
        var gehoor = VanTabel(regel, dossier);
        if (oppakker is { } wie && (Array.Exists(Behandelaars, r => bezetting[(dossier.GemeenteId, r)].Contains(wie))
            || (dossier.SwvId is { } van && Array.Exists(Consulenten, r => bezetting[(van, r)].Contains(wie)))))
            gehoor = gehoor with { Personen = gehoor.Personen.Append(wie).ToHashSet(), Beoordelaars = gehoor.Beoordelaars.Where(b => b != wie).ToHashSet() };
        if (!erbij[(dossier.RegioId, regel)].Any())
            return gehoor;
        // Whom the region adds hears it where there is somebody; a role that is vacant there is no gap in the ladder of the pact.
        return gehoor with
        {
            Personen = gehoor.Personen.Concat(erbij[(dossier.RegioId, regel)].Where(h => Escalatieladder.MagErbij(regel, h)).SelectMany(h => h switch
            {
                Hoorder.TeamleiderLeerplicht => bezetting[(dossier.GemeenteId, Rol.TeamleiderLeerplicht)],
                Hoorder.TeamleiderSwv => dossier.SwvId is { } swv ? bezetting[(swv, Rol.TeamleiderSwv)] : [],
                _ => [],
            })).ToHashSet(),
        };
    }

    Gehoor VanTabel(Signaalregel regel, Dossier dossier)
    {
        var personen = new HashSet<Guid>();
        var vacatures = new HashSet<Vacature>();
        void Rol(Rol rol, Guid? organisatie)
        {
            var mensen = organisatie is { } o ? bezetting[(o, rol)].ToList() : [];
            if (mensen.Count == 0)
                vacatures.Add(new(rol, organisatie));
            personen.UnionWith(mensen);
        }

        void Eerst(Guid? persoon, Rol[] rollen, Guid? organisatie, Rol anders)
        {
            if (persoon is { } p && organisatie is { } o && Array.Exists(rollen, r => bezetting[(o, r)].Contains(p)))
            {
                personen.Add(p);
                var (alle, werkend) = (waarnemers[(o, p)].ToList(), waarnemers[(o, p)].Where(w => Array.Exists(rollen, r => bezetting[(o, r)].Contains(w))).ToList());
                personen.UnionWith(werkend);
                // Absent, and who covers is gone: else only the absent one would hear it.
                if (alle.Count > 0 && werkend.Count == 0)
                    Rol(anders, organisatie);
            }
            else
                Rol(anders, organisatie);
        }

        // An mbo student has no SWV, so there is nobody to hear it and no role to fill.
        var heeftSwv = dossier.SwvId is not null || dossier.Sector != Sector.Mbo;
        if (regel == Signaalregel.EvaluatieVerlopen && heeftSwv)
        {
            Eerst(dossier.SwvConsulentId, Consulenten, dossier.SwvId, Domain.Rol.TeamleiderSwv);
            return new(personen, vacatures, FrozenSet<Guid>.Empty);
        }

        Eerst(dossier.BehandelaarId, Behandelaars, dossier.GemeenteId, Domain.Rol.TeamleiderLeerplicht);
        if (regel == Signaalregel.EvaluatieVerlopen)
            return new(personen, vacatures, FrozenSet<Guid>.Empty);
        if (regel is Signaalregel.ZestienUur or Signaalregel.Mazl or Signaalregel.Herbeoordeling)
            return new(personen, vacatures, FrozenSet<Guid>.Empty);
        if (regel == Signaalregel.StilleZaak)
        {
            Rol(Domain.Rol.TeamleiderLeerplicht, dossier.GemeenteId);
            return new(personen, vacatures, FrozenSet<Guid>.Empty);
        }

        if (regel == Signaalregel.VrijstellingTermijn)
        {
            // Who assigns the reviewers hears it, and both of them.
            Rol(Domain.Rol.TeamleiderSwv, dossier.VrijstellingSwvId);
            var alsBeoordelaar = beoordelaars[dossier.Id].Where(b => bezetting[(b.Organisatie, Domain.Rol.SwvBeoordelaar)].Contains(b.Persoon) && !personen.Contains(b.Persoon))
                .Select(b => b.Persoon).ToFrozenSet();
            personen.UnionWith(alsBeoordelaar);
            return new(personen, vacatures, alsBeoordelaar);
        }

        if (heeftSwv)
            Eerst(dossier.SwvConsulentId, Consulenten, dossier.SwvId, Domain.Rol.TeamleiderSwv);
        if (regel is Signaalregel.PactDringend or Signaalregel.PactOverschreden)
        {
            Rol(Domain.Rol.TeamleiderLeerplicht, dossier.GemeenteId);
            if (heeftSwv)
                Rol(Domain.Rol.TeamleiderSwv, dossier.SwvId);
        }

        if (regel == Signaalregel.PactOverschreden)
            Rol(Domain.Rol.Doorzettingsmacht, dossier.RegioId);
        return new(personen, vacatures, FrozenSet<Guid>.Empty);
    }
}
