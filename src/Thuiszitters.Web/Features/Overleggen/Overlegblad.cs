// What: a meeting as one reader may know it: who takes part by function, and the agenda with the cases that this reader has a right to.
// Source: ADR 22. Used by: the page of a meeting, its agenda, its print pack.
// Never: a case to who may not see its dossier: then only that there is one at this place.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

/// <param name="Deelnemer">The row.</param>
/// <param name="Functie">As what.</param>
/// <param name="Organisatie">Of which organisation of the region.</param>
/// <param name="Naam">Of a colleague with an account; nobody else is named.</param>
public sealed record Deelnemerregel(Deelnemer Deelnemer, string Functie, string? Organisatie, string? Naam);

/// <param name="Nr">Place on the agenda, from 1.</param>
/// <param name="Punt">The place.</param>
/// <param name="Zaak">Null when this reader has no right to the dossier.</param>
public sealed record Agendaregel(int Nr, Agendapunt Punt, Agendazaak? Zaak)
{
    /// <summary>The dossier was closed, or went up into another: there is nothing left to discuss here. Told to who holds the meeting and sees the dossier.</summary>
    public bool IsVervallen { get; init; }
}

/// <param name="Dossier">Without its rows.</param>
/// <param name="Wie">What the vault showed.</param>
/// <param name="Status">As shown today.</param>
/// <param name="Band">As shown today.</param>
/// <param name="LeestTekst">The reader may know what is asked and decided.</param>
/// <param name="Vraag">What is asked of the meeting.</param>
/// <param name="Besluiten">All that the reader may know of, the latest first.</param>
/// <param name="ZonderRecht">Organisations that take part and may not see it.</param>
/// <param name="MetTekst">Organisations that take part and may know what is asked and decided.</param>
public sealed record Agendazaak(
    Dossier Dossier, Geopend Wie, DossierStatus Status, PactBand Band, bool LeestTekst, string? Vraag, IReadOnlyList<Besluitregel> Besluiten,
    IReadOnlyList<Organisatie> ZonderRecht, IReadOnlyList<Organisatie> MetTekst)
{
    /// <summary>The reader may share it: it is of their gemeente and open.</summary>
    public bool MagDelen(CurrentUser user) => Wie.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.DossierDelen);
}

/// <summary>Who takes part, without any case: nothing is opened for it.</summary>
/// <param name="Organisatie">The organisation that holds the meeting.</param>
/// <param name="Organisaties">All that take part.</param>
public sealed record Deelnemersblad(Overleg Overleg, string Organisatie, IReadOnlyList<Deelnemerregel> Deelnemers, IReadOnlyList<Organisatie> Organisaties)
{
    public static async Task<Deelnemersblad> VanAsync(AppDb db, Overleg overleg, CancellationToken ct)
    {
        List<Guid> ids = [overleg.OrganisatieId, .. overleg.Deelnemers.Select(d => d.OrganisatieId).OfType<Guid>()];
        var organisaties = await db.Organisaties.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Soort).ThenBy(o => o.Naam).ToListAsync(ct);
        var wie = overleg.Deelnemers.Select(d => d.GebruikerId).OfType<Guid>().ToList();
        var namen = await db.Users.AsNoTracking().Where(u => wie.Contains(u.Id)).Select(u => new { u.Id, u.Naam }).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        string? Naam(Guid? id) => organisaties.Find(o => o.Id == id)?.Naam;
        return new(
            overleg, Naam(overleg.OrganisatieId)!,
            [.. overleg.Deelnemers.OrderByDescending(d => d.IsVoorzitter).ThenBy(d => d.Functie).ThenBy(d => d.Id)
                .Select(d => new Deelnemerregel(d, Woorden.Van(d.Functie), Naam(d.OrganisatieId), d.GebruikerId is { } id ? namen.GetValueOrDefault(id) : null))],
            organisaties);
    }
}

public sealed record Overlegblad(
    Overleg Overleg, string Organisatie, IReadOnlyList<Deelnemerregel> Deelnemers, IReadOnlyList<Agendaregel> Agenda, IReadOnlyList<Organisatie> Organisaties)
{
    public static async Task<Overlegblad> VanAsync(AppDb db, Vault vault, Overleg overleg, DateOnly today, CancellationToken ct)
    {
        var blad = await Deelnemersblad.VanAsync(db, overleg, ct);
        var zaken = await ZakenAsync(db, vault, overleg, blad.Organisaties, today, ct);
        // Of what the reader has no right to, neither that it is closed.
        var houdt = overleg.Toestand == OverlegToestand.Gepland && overleg.OrganisatieId == db.Scope.OrganisatieId;
        bool IsVervallen(Agendapunt punt) => houdt && zaken.TryGetValue(punt.Id, out var zaak) && zaak.Dossier.GeslotenOp is not null;
        return new(
            overleg, blad.Organisatie, blad.Deelnemers,
            [.. overleg.Agenda.OrderBy(p => p.Volgorde).ThenBy(p => p.Id).Select((p, i) => new Agendaregel(i + 1, p, zaken.GetValueOrDefault(p.Id)) { IsVervallen = IsVervallen(p) })],
            blad.Organisaties);
    }

    static async Task<Dictionary<Guid, Agendazaak>> ZakenAsync(
        AppDb db, Vault vault, Overleg overleg, IReadOnlyList<Organisatie> organisaties, DateOnly today, CancellationToken ct)
    {
        var id = overleg.Id;
        var rijen = await db.Overlegzaken.AsNoTracking().IgnoreAutoIncludes().Where(z => z.OverlegId == id).Select(z => new { Zaak = z, z.Dossier }).ToListAsync(ct);
        var dossiers = rijen.Select(r => r.Zaak.DossierId).ToList();
        var geopend = await vault.RevealAsync(dossiers, Doel.Overleg, ct);
        // As the dossier itself answers: exact in the month of the 18th birthday too.
        var standen = rijen.ToDictionary(r => r.Zaak.DossierId, r => Dossierstand.Getoond(r.Dossier!.Status, r.Dossier.Band, geopend[r.Zaak.DossierId].Identiteit?.Geboren, today));
        var rechten = rijen.ToDictionary(
            r => r.Zaak.DossierId, r => vault.LevelOf(r.Dossier!, standen[r.Zaak.DossierId].Status, standen[r.Zaak.DossierId].Band));
        bool Leest(Guid dossier) => Overlegwerk.LeestTekst(rechten[dossier], geopend[dossier].Gedeeld);
        var besluiten = await Besluitregel.VanAsync(db, geopend, Leest, ct);
        var delingen = dossiers.Count == 0 ? [] : await db.Delingen.AsNoTracking().Where(d => dossiers.Contains(d.DossierId) && d.Vanaf <= today && d.Tot > today)
            .Select(d => new { d.DossierId, d.MetOrganisatieId, d.Delen }).ToListAsync(ct);
        var gevonden = new Dictionary<Guid, Agendazaak>();
        foreach (var rij in rijen)
        {
            var (dossier, open, stand) = (rij.Dossier!, geopend[rij.Zaak.DossierId], standen[rij.Zaak.DossierId]);
            if (rechten[dossier.Id].Niveau == Zichtniveau.Geen)
                continue;
            Dossierdeel? Gedeeld(Guid organisatie) => delingen.Where(d => d.DossierId == dossier.Id && d.MetOrganisatieId == organisatie)
                .Aggregate((Dossierdeel?)null, (delen, d) => (delen ?? Dossierdeel.Geen) | d.Delen);
            var zicht = organisaties.Select(o => (Organisatie: o, Gedeeld: Gedeeld(o.Id))).Select(o => (o.Organisatie, o.Gedeeld, Recht: Overlegwerk.Zicht(dossier, stand, o.Organisatie, o.Gedeeld))).ToList();
            gevonden[rij.Zaak.Id] = new(
                dossier, open, stand.Status, stand.Band, Leest(dossier.Id), Leest(dossier.Id) ? open.Tekst(rij.Zaak.Vraag, "Overlegzaak/Vraag", rij.Zaak.Id) : null,
                [.. besluiten[dossier.Id]],
                [.. zicht.Where(z => z.Recht.Niveau == Zichtniveau.Geen).Select(z => z.Organisatie)],
                [.. zicht.Where(z => Overlegwerk.LeestTekst(z.Recht, z.Gedeeld)).Select(z => z.Organisatie)]);
        }

        return gevonden;
    }
}
