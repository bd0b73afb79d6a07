// What: brings all rows of one dossier under another in one act, each text sealed anew for its new dossier, and takes that back as it was.
// Source: rules.md R8; ADR 25. The system writes, at work for the person: the dossier that goes away is nobody's afterwards.
// Used by: the pages of this room. Never: half; what cannot be opened for its own row stops everything.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Samenvoegen;

sealed class SamenvoegenRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Dubbelzoeker>();
        services.AddScoped<Samenvoegwerk>();
    }
}

/// <summary>What was chosen: which dossier stays, and of which each of these is kept.</summary>
public sealed record Samenvoegkeuze(
    Guid ActId, Guid Blijft, int Versie, Guid Weg, int VersieWeg, bool WieVanWeg, bool SchoolVanWeg, bool BehandelaarVanWeg, string Reden);

/// <summary>How both dossiers were before; sealed with the dossier that stays.</summary>
sealed record Vorigestand
{
    public required Dossiervelden Blijft { get; init; }
    public required Dossiervelden Weg { get; init; }
    public Identiteit? WieBlijft { get; init; }

    /// <summary>The keys of the rows that came along, by table.</summary>
    public required Dictionary<string, List<Guid>> Rijen { get; init; }

    /// <summary>Shares that ended by it, with their own last day.</summary>
    public required Dictionary<Guid, DateOnly> Delingen { get; init; }

    /// <summary>Who held which signal of both, and the reports that took over how far the gemeente was with their double.</summary>
    public required List<Signaalstand> Signalen { get; init; }
    public required List<Meldingstand> Meldingen { get; init; }
}

sealed record Signaalstand(Guid Id, SignaalToestand Toestand, Guid? OpgepaktDoorId, DateOnly? AfgehandeldOp)
{
    public static Signaalstand Van(Signaal s) => new(s.Id, s.Toestand, s.OpgepaktDoorId, s.AfgehandeldOp);

    public void Op(Signaal s) => (s.Toestand, s.OpgepaktDoorId, s.AfgehandeldOp) = (Toestand, OpgepaktDoorId, AfgehandeldOp);
}

sealed record Meldingstand(
    Guid Id, MeldingToestand Toestand, DateOnly? BevestigdOp, DateOnly? OpgepaktOp, Guid? OpgepaktDoorId, EersteActie? EersteActie, DateOnly? AfgeslotenOp,
    Guid? AfgeslotenDoorId, MeldingUitkomst? Uitkomst)
{
    public static Meldingstand Van(Verzuimmelding v) =>
        new(v.Id, v.Toestand, v.BevestigdOp, v.OpgepaktOp, v.OpgepaktDoorId, v.EersteActie, v.AfgeslotenOp, v.AfgeslotenDoorId, v.Uitkomst);

    public void Op(Verzuimmelding v) =>
        (v.Toestand, v.BevestigdOp, v.OpgepaktOp, v.OpgepaktDoorId, v.EersteActie, v.AfgeslotenOp, v.AfgeslotenDoorId, v.Uitkomst) =
        (Toestand, BevestigdOp, OpgepaktOp, OpgepaktDoorId, EersteActie, AfgeslotenOp, AfgeslotenDoorId, Uitkomst);
}

sealed record Dossiervelden(
    Guid GemeenteId, Guid? SwvId, Guid? SchoolId, Sector? Sector, DateOnly GeboorteMaand, Geslacht Geslacht, int? Pc4, string? SchoolOngekoppeld,
    Guid? BehandelaarId, Guid? SwvConsulentId, DateOnly? GeslotenOp, Oorzaken Oorzaken, Behoeften Behoeften)
{
    public static Dossiervelden Van(Dossier d, Geopend wie) => new(
        d.GemeenteId, d.SwvId, d.SchoolId, d.Sector, d.GeboorteMaand, d.Geslacht, d.Pc4, wie.Tekst(d.SchoolOngekoppeld, Samenvoegwerk.PlaatsSchool, d.Id),
        d.BehandelaarId, d.SwvConsulentId, d.GeslotenOp, d.Oorzaken, d.Behoeften);
}

public sealed class Samenvoegwerk(DbSource source, Overdrachtsvraagwerk vraagwerk, KeyStore keys, ProcessingLogger log, BlindIndexer indexer, CurrentUser user, Clock clock)
{
    internal const string PlaatsSchool = "Dossier/SchoolOngekoppeld";
    const string PlaatsVorige = "Samenvoeging/Vorige";

    /// <summary>The machine recomputes; that is no further work.</summary>
    static readonly ActKind[] VanDeMachine = [ActKind.SignalenBijgewerkt, ActKind.StandHerrekend];

    /// <summary>What another gemeente does with its question, or by closing its own dossier, lands here by its hand; nobody worked here.</summary>
    static readonly ActKind[] VanDeAnder =
    [
        ActKind.OverdrachtsvraagOntvangen, ActKind.OverdrachtsvraagBeantwoord, ActKind.OverdrachtsvraagAfgewezen, ActKind.OverdrachtsvraagIngetrokken,
        ActKind.OverdrachtsvraagVervallen,
    ];

    /// <summary>Acts by which somebody worked on a dossier.</summary>
    /// <param name="gemeente">Who merged: the same at the merging and at taking it back, so that both count alike.</param>
    static IQueryable<Act> Handelingen(AppDb db, Guid dossier, Guid? gemeente) => db.Acts.AsNoTracking()
        .Where(a => a.DossierId == dossier && !VanDeMachine.Contains(a.Kind) && (a.OrganisatieId == gemeente || !VanDeAnder.Contains(a.Kind)));

    /// <summary>Whether this merging can still be undone.</summary>
    public static async Task<Verdict> BeoordeelOngedaanAsync(AppDb db, Samenvoeging samenvoeging, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(samenvoeging);
        var (act, dossier) = (samenvoeging.ActId, samenvoeging.DossierId);
        // An act stays where it was done: it tells which dossier stayed, also after that one went up into a third and took this row along.
        var zelf = await db.Acts.AsNoTracking().Where(a => a.Id == act && a.DossierId == dossier).Select(a => new { a.OrganisatieId }).SingleOrDefaultAsync(ct);
        var samenVerder = zelf is null;
        return Domain.Samenvoegen.BeoordeelOngedaan(await Handelingen(db, dossier, zelf?.OrganisatieId).CountAsync(ct) - samenvoeging.Handelingen, samenVerder);
    }

    /// <summary>
    /// Whether two SWVs stand beside the two dossiers and one of them did anything there: its own part would be left with a SWV that no longer
    /// sees the dossier. The system looks, for the gemeente does not see that part.
    /// </summary>
    public async Task<bool> SwvZouIetsVerliezenAsync(Dossier een, Dossier twee, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(een);
        ArgumentNullException.ThrowIfNull(twee);
        if (een.SwvId == twee.SwvId)
            return false;
        var (eenId, tweeId, swv, ander) = (een.Id, twee.Id, een.SwvId ?? twee.SwvId, twee.SwvId ?? een.SwvId);
        await using var db = source.ForSystem();
        return await db.Acts.AsNoTracking().AnyAsync(a => (a.DossierId == eenId || a.DossierId == tweeId) && (a.OrganisatieId == swv || a.OrganisatieId == ander), ct);
    }

    /// <summary>The documents of the dossier that goes are sealed anew in memory, all in one save; more than this is too much for that.</summary>
    const long MeesteBytes = 200L * 1024 * 1024;

    public async Task<bool> HeeftTeVeelDocumentenAsync(Guid weg, CancellationToken ct)
    {
        await using var db = source.ForSystem();
        return await db.Set<Documentversie>().Where(v => v.DossierId == weg).SumAsync(v => (long)v.Grootte, ct) > MeesteBytes;
    }

    /// <summary>The joined facts, with what has to be kept of each.</summary>
    /// <param name="geboren">The birth date that is kept.</param>
    public static Dossierfeiten Feiten(DateOnly geboren, Dossier blijft, Dossier weg, Regioregels regels, DateOnly op)
    {
        Dossierfeiten[] delen = [Dossierstand.Feiten(geboren, blijft), Dossierstand.Feiten(geboren, weg) with { VerhuisdOp = null, OverledenOp = null }];
        var samen = delen[0] with
        {
            Verzuim = [.. delen.SelectMany(d => d.Verzuim)], Arrangementen = [.. delen.SelectMany(d => d.Arrangementen)],
            Inschrijvingen = [.. delen.SelectMany(d => d.Inschrijvingen)], Omstandigheden = [.. delen.SelectMany(d => d.Omstandigheden)],
            Criteriumeinden = [.. delen.SelectMany(d => d.Criteriumeinden)], Vrijstellingen = [.. delen.SelectMany(d => d.Vrijstellingen)], Ankers = [.. delen.SelectMany(d => d.Ankers)],
        };
        return samen with { Ankers = [.. samen.Ankers, .. Domain.Samenvoegen.Ankers(samen, delen, regels.Parameters, op)] };
    }

    CurrentUser Namens()
    {
        var namens = new CurrentUser();
        namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        return namens;
    }

    /// <summary>Merges, once however often the form comes: in one serializable transaction, so that nothing comes along half.</summary>
    /// <returns>False when one of the two changed since the form was made: nothing is merged.</returns>
    public async Task<bool> VoegSamenAsync(Samenvoegkeuze keuze, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(keuze);
        var namens = Namens();
        var kluis = new Vault(source, keys, log, indexer, namens);
        var open = await kluis.RevealAsync([keuze.Blijft, keuze.Weg], Doel.Samenvoegen, ct, metBsn: true);
        var zetter = await kluis.HerverzegelAsync(keuze.Weg, keuze.Blijft, ct);
        return await Serieel.RunAsync(() => source.For(namens.Scope), db => VoegSamenAsync(db, kluis, zetter, open, keuze, ct), ct);
    }

    async Task<bool> VoegSamenAsync(AppDb db, Vault kluis, Herverzegelaar zetter, Dictionary<Guid, Geopend> open, Samenvoegkeuze keuze, CancellationToken ct)
    {
        if (await db.IsSavedAsync(keuze.ActId, ct))
            return true;
        var beide = await db.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery()
            .Where(d => d.Id == keuze.Blijft || d.Id == keuze.Weg).ToListAsync(ct);
        var (blijft, weg) = (beide.Single(d => d.Id == keuze.Blijft), beide.Single(d => d.Id == keuze.Weg));
        if (blijft.Versie != keuze.Versie || weg.Versie != keuze.VersieWeg)
            return false;
        var (wieBlijft, wieWeg) = (open[blijft.Id].Identiteit, open[weg.Id].Identiteit);
        var (eerst, anders) = keuze.WieVanWeg ? (wieWeg, wieBlijft) : (wieBlijft, wieWeg);
        var wie = eerst is null ? null : eerst with { Bsn = eerst.Bsn ?? anders?.Bsn, Postcode = eerst.Postcode ?? anders?.Postcode };
        var (veldenBlijft, veldenWeg) = (Dossiervelden.Van(blijft, open[blijft.Id]), Dossiervelden.Van(weg, open[weg.Id]));

        var maand = keuze.WieVanWeg ? weg.GeboorteMaand : blijft.GeboorteMaand;
        var ankers = Feiten(Dossierstand.AlsGeboren(maand), blijft, weg, await Regioregels.VanAsync(db, blijft.RegioId, ct), clock.Today).Ankers.Skip(blijft.Klokankers.Count + weg.Klokankers.Count).ToList();
        var id = Guid.CreateVersion7();
        var reden = await kluis.SealTextAsync(blijft.Id, "Act/Reden", keuze.ActId, keuze.Reden, ct);
        db.Begin(ActKind.DossierSamengevoegd, clock.UtcNow, blijft.Id,
            Dossierwerk.Feiten(("vanNummer", weg.Nummer), ("anker", ankers.Count > 0 ? ankers.Min(a => a.Start) : null)), reden, keuze.ActId);
        await vraagwerk.LaatVervallenAsync(db, weg.Id, ct);
        var delingen = await SluitDelingenAsync(db, weg.Id, ct);
        var signalen = await db.Signalen.Where(s => s.DossierId == blijft.Id || s.DossierId == weg.Id).ToListAsync(ct);
        var signaalstanden = signalen.ConvertAll(Signaalstand.Van);
        var dubbel = Dubbele(blijft, weg, open);
        var meldingstanden = dubbel.ConvertAll(d => Meldingstand.Van(d.Blijft));
        var achter = BlijftAchter(blijft, weg, signalen, dubbel);
        // A case has one who directs it for each side, and stands on an agenda once.
        achter.UnionWith(await db.Set<Casusregie>().Where(r => r.DossierId == weg.Id && r.Tot == null
            && db.Set<Casusregie>().Any(b => b.DossierId == blijft.Id && b.Kant == r.Kant && b.Tot == null)).Select(r => r.Id).ToListAsync(ct));
        achter.UnionWith(await db.Overlegzaken.Where(z => z.DossierId == weg.Id && db.Overlegzaken.Any(b => b.OverlegId == z.OverlegId && b.DossierId == blijft.Id))
            .Select(z => z.Id).ToListAsync(ct));
        var rijen = await VerplaatsAsync(db, weg.Id, blijft.Id, zetter, (soort, rij) => BlijftBijWeg.Contains(soort) || achter.Contains(rij), ct);

        db.Entry(blijft).Property(d => d.GeboorteMaand).CurrentValue = maand;
        Kies(blijft, weg, keuze, wie, await Plaatsing.VanAsync(db, user.RegioId, ct));
        if (keuze.SchoolVanWeg)
            blijft.SchoolOngekoppeld = await kluis.SealTextAsync(blijft.Id, PlaatsSchool, blijft.Id, veldenWeg.SchoolOngekoppeld, ct);
        (weg.GemeenteId, weg.SwvId, weg.SchoolId, weg.BehandelaarId, weg.SwvConsulentId) = (Samenvoeging.Nergens, null, null, null, null);
        weg.GeslotenOp = clock.Today;

        var stand = new Vorigestand { Blijft = veldenBlijft, Weg = veldenWeg, WieBlijft = wieBlijft, Rijen = rijen, Delingen = delingen, Signalen = signaalstanden, Meldingen = meldingstanden };
        db.Add(new Samenvoeging
        {
            Id = id, DossierId = blijft.Id, VanDossierId = weg.Id, VanNummer = weg.Nummer, ActId = keuze.ActId, Op = clock.Today,
            Handelingen = await Handelingen(db, blijft.Id, db.Scope.OrganisatieId).CountAsync(ct) + 1,
            Vorige = (await kluis.SealTextAsync(blijft.Id, PlaatsVorige, id, JsonSerializer.Serialize(stand), ct))!,
        });
        foreach (var a in ankers)
            blijft.Klokankers.Add(new() { DossierId = blijft.Id, SamenvoegingId = id, Van = a.Van, Tot = a.Tot, Start = a.Start, Pauzedagen = a.Pauzedagen });
        await kluis.HerindexeerAsync(db, blijft, wie, ct);
        db.RemoveRange(await db.Set<BlindIndex>().Where(b => b.DossierId == weg.Id).ToListAsync(ct));
        await HerberekenAsync(db, blijft, ct);
        // Nobody watches it any more: what stayed behind with it as double must not raise a signal, which an undo would meet again.
        await HerberekenAsync(db, weg, ct, metNieuweSignalen: false);
        return await BewaarAsync(db, ct);
    }

    /// <summary>Parts them again, as both were.</summary>
    /// <returns>False when somebody worked on the dossier in the meantime: nothing is changed.</returns>
    public async Task<bool> MaakOngedaanAsync(Guid samenvoegingId, Guid actId, string redenTekst, CancellationToken ct)
    {
        var namens = Namens();
        var kluis = new Vault(source, keys, log, indexer, namens);
        Guid blijftId, wegId;
        await using (var eerst = source.ForSystem())
        {
            if (await eerst.Set<Samenvoeging>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == samenvoegingId, ct) is not { } gevonden)
                return false;
            (blijftId, wegId) = (gevonden.DossierId, gevonden.VanDossierId);
        }

        var open = await kluis.RevealAsync([blijftId, wegId], Doel.Samenvoegen, ct, metBsn: true);
        var zetter = await kluis.HerverzegelAsync(blijftId, wegId, ct);
        return await Serieel.RunAsync(() => source.For(namens.Scope), db => MaakOngedaanAsync(db, kluis, zetter, open, samenvoegingId, actId, redenTekst, ct), ct);
    }

    async Task<bool> MaakOngedaanAsync(
        AppDb db, Vault kluis, Herverzegelaar zetter, Dictionary<Guid, Geopend> open, Guid samenvoegingId, Guid actId, string redenTekst, CancellationToken ct)
    {
        if (await db.IsSavedAsync(actId, ct))
            return true;
        if (await db.Set<Samenvoeging>().SingleOrDefaultAsync(s => s.Id == samenvoegingId, ct) is not { } samenvoeging
            || !(await BeoordeelOngedaanAsync(db, samenvoeging, ct)).IsToegestaan)
            return false;
        var (blijftId, wegId) = (samenvoeging.DossierId, samenvoeging.VanDossierId);
        var stand = JsonSerializer.Deserialize<Vorigestand>(open[blijftId].Tekst(samenvoeging.Vorige, PlaatsVorige, samenvoeging.Id)!)
            ?? throw new CryptographicException("Empty state.");
        var beide = await db.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().Where(d => d.Id == blijftId || d.Id == wegId).ToListAsync(ct);
        var (blijft, weg) = (beide.Single(d => d.Id == blijftId), beide.Single(d => d.Id == wegId));
        var feiten = Dossierwerk.Feiten(("nummer", blijft.Nummer), ("vanNummer", weg.Nummer));
        db.Begin(ActKind.SamenvoegingOngedaan, clock.UtcNow, blijftId, feiten, await kluis.SealTextAsync(blijftId, "Act/Reden", actId, redenTekst, ct), actId);
        db.BeginFor(ActKind.SamenvoegingOngedaan, clock.UtcNow, wegId, feiten);

        db.RemoveRange(blijft.Klokankers.Where(a => a.SamenvoegingId == samenvoeging.Id).ToList());
        blijft.Klokankers.RemoveAll(a => a.SamenvoegingId == samenvoeging.Id);
        db.Remove(samenvoeging);
        await VerplaatsAsync(db, blijftId, wegId, zetter, (soort, rij) => !stand.Rijen.TryGetValue(soort.Name, out var mee) || !mee.Contains(rij), ct);
        foreach (var was in stand.Meldingen)
            if (blijft.Verzuim.Find(v => v.Id == was.Id) is { } melding)
                was.Op(melding);
        var signalen = stand.Signalen.ConvertAll(s => s.Id);
        foreach (var signaal in await db.Signalen.Where(s => signalen.Contains(s.Id)).ToListAsync(ct))
            stand.Signalen.Find(s => s.Id == signaal.Id)!.Op(signaal);
        await ZetTerugAsync(db, kluis, blijft, stand.Blijft, ct);
        await ZetTerugAsync(db, kluis, weg, stand.Weg, ct);
        var geeindigd = stand.Delingen.Keys.ToList();
        foreach (var deling in await db.Delingen.Where(d => geeindigd.Contains(d.Id)).ToListAsync(ct))
            (deling.Tot, deling.BeeindigdOp) = (stand.Delingen[deling.Id], null);
        await kluis.HerindexeerAsync(db, blijft, stand.WieBlijft, ct);
        await kluis.HerindexeerAsync(db, weg, open[wegId].Identiteit, ct);
        await HerberekenAsync(db, blijft, ct);
        await HerberekenAsync(db, weg, ct);
        return await BewaarAsync(db, ct);
    }

    static void Kies(Dossier blijft, Dossier weg, Samenvoegkeuze keuze, Identiteit? wie, Plaatsing kaart)
    {
        if (keuze.SchoolVanWeg)
            (blijft.SchoolId, blijft.Sector) = (weg.SchoolId, weg.Sector);
        if (keuze.BehandelaarVanWeg)
            blijft.BehandelaarId = weg.BehandelaarId;
        if (keuze.WieVanWeg)
            blijft.Pc4 = weg.Pc4 ?? blijft.Pc4;
        if (blijft.Geslacht == Geslacht.Onbekend || (keuze.WieVanWeg && weg.Geslacht != Geslacht.Onbekend))
            blijft.Geslacht = weg.Geslacht;
        (blijft.Oorzaken, blijft.Behoeften) = (blijft.Oorzaken | weg.Oorzaken, blijft.Behoeften | weg.Behoeften);
        if (blijft.Pc4 is null && Postcodes.Lees(wie?.Postcode) is { } postcode)
            blijft.Pc4 = postcode.Pc4;
        var vorigSwv = blijft.SwvId;
        if (blijft.Sector is { } sector)
            blijft.SwvId = kaart.Swv(blijft.Pc4, sector, kaart.School(blijft.SchoolId));
        if (blijft.SwvId != vorigSwv || blijft.SwvConsulentId is null)
            blijft.SwvConsulentId = blijft.SwvId == weg.SwvId ? weg.SwvConsulentId : null;
    }

    /// <summary>What was shared of the dossier that goes was shared of that one; the ground for it is not one for the other.</summary>
    async Task<Dictionary<Guid, DateOnly>> SluitDelingenAsync(AppDb db, Guid weg, CancellationToken ct)
    {
        var today = clock.Today;
        var lopend = await db.Delingen.Where(d => d.DossierId == weg && d.Tot > today).ToListAsync(ct);
        var was = lopend.ToDictionary(d => d.Id, d => d.Tot);
        foreach (var deling in lopend)
            deling.Beeindig(today);
        return was;
    }

    /// <summary>Who saw the dossier that goes, saw that number: shares, which all ended by now, and answered questions of transfer are not of the other.</summary>
    static readonly Type[] BlijftBijWeg = [typeof(Deling), typeof(Overdracht), typeof(Overdrachtsvraag)];

    /// <summary>Reports of hours or sickness that are the same in all, remark too: they would count double.</summary>
    static List<(Verzuimmelding Weg, Verzuimmelding Blijft)> Dubbele(Dossier blijft, Dossier weg, Dictionary<Guid, Geopend> open)
    {
        return [.. weg.Verzuim.Where(v => v.Soort is Verzuimsoort.ZestienUur or Verzuimsoort.Ziek)
            .Select(v => (Weg: v, Blijft: blijft.Verzuim.Find(b => Sleutel(b) == Sleutel(v)))).Where(p => p.Blijft is not null).Select(p => (p.Weg, p.Blijft!))];

        (Verzuimsoort, DateOnly, DateOnly?, decimal?, string?, string) Sleutel(Verzuimmelding v) => (v.Soort, v.EersteDag, v.LaatsteDag, v.Uren,
            open[v.DossierId].Tekst(v.Opmerking, "Verzuimmelding/Opmerking", v.Id),
            string.Join(' ', v.UrenPerDag.OrderBy(u => u.Datum).Select(u => FormattableString.Invariant($"{u.Datum:O}={u.Uren}"))));
    }

    /// <summary>
    /// What would be there twice, stays with the dossier that goes: a signal of the same occurrence, and a double report. Who had taken it up, or
    /// how far the gemeente was with it, comes along on the row that is kept.
    /// </summary>
    static HashSet<Guid> BlijftAchter(Dossier blijft, Dossier weg, List<Signaal> signalen, List<(Verzuimmelding Weg, Verzuimmelding Blijft)> dubbel)
    {
        var achter = new HashSet<Guid>();
        var er = signalen.Where(s => s.DossierId == blijft.Id).ToDictionary(s => (s.Regel, s.Voorval));
        foreach (var s in signalen.Where(s => s.DossierId == weg.Id))
            if (er.TryGetValue((s.Regel, s.Voorval), out var zelfde))
            {
                achter.Add(s.Id);
                if (s.Toestand == SignaalToestand.Opgepakt && zelfde.Toestand == SignaalToestand.Open)
                    (zelfde.Toestand, zelfde.OpgepaktDoorId) = (s.Toestand, s.OpgepaktDoorId);
            }

        foreach (var (eigen, gehouden) in dubbel)
        {
            achter.UnionWith(eigen.UrenPerDag.Select(u => u.Id).Append(eigen.Id));
            if (eigen.Toestand > gehouden.Toestand)
                Meldingstand.Van(eigen).Op(gehouden);
        }

        return achter;
    }

    /// <summary>Moves every row of every table that belongs to a dossier, also of a room made later; a text is bound to its column and row.</summary>
    static async Task<Dictionary<string, List<Guid>>> VerplaatsAsync(
        AppDb db, Guid van, Guid naar, Herverzegelaar zetter, Func<Type, Guid, bool> blijftAchter, CancellationToken ct)
    {
        var mee = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        // The sealed person stays: it is what makes the dossier that goes a dossier.
        foreach (var soort in Dossierrijen.Soorten(db).Where(t => t != typeof(VerzegeldeIdentiteit)))
        {
            foreach (var entry in await Dossierrijen.VanAsync(db, soort, van, ct))
            {
                var id = (Guid)entry.Property("Id").CurrentValue!;
                if (entry.State == EntityState.Deleted || blijftAchter(soort, id))
                    continue;
                Zet(entry, id, naar, zetter);
                if (!mee.TryGetValue(soort.Name, out var lijst))
                    mee[soort.Name] = lijst = [];
                lijst.Add(id);
            }
        }

        return mee;
    }

    static void Zet(EntityEntry entry, Guid id, Guid naar, Herverzegelaar zetter)
    {
        entry.Property(nameof(IInDossier.DossierId)).CurrentValue = naar;
        // The hash of a judgement is of the request as judged: it is no text. The scan of a statement has a key of its own.
        foreach (var tekst in entry.Properties.Where(p => p.Metadata.ClrType == typeof(byte[]) && entry.Entity is not Verklaringscan && !(entry.Entity is Oordeel && p.Metadata.Name == nameof(Oordeel.Hash))))
            if (tekst.CurrentValue is byte[] verzegeld)
                tekst.CurrentValue = zetter.Zet($"{entry.Metadata.ClrType.Name}/{tekst.Metadata.Name}", id, verzegeld);
    }

    static async Task ZetTerugAsync(AppDb db, Vault kluis, Dossier d, Dossiervelden was, CancellationToken ct)
    {
        db.Entry(d).Property(x => x.GeboorteMaand).CurrentValue = was.GeboorteMaand;
        (d.GemeenteId, d.SwvId, d.SchoolId, d.Sector, d.Geslacht, d.Pc4) = (was.GemeenteId, was.SwvId, was.SchoolId, was.Sector, was.Geslacht, was.Pc4);
        (d.BehandelaarId, d.SwvConsulentId, d.GeslotenOp) = (was.BehandelaarId, was.SwvConsulentId, was.GeslotenOp);
        (d.Oorzaken, d.Behoeften) = (was.Oorzaken, was.Behoeften);
        d.SchoolOngekoppeld = await kluis.SealTextAsync(d.Id, PlaatsSchool, d.Id, was.SchoolOngekoppeld, ct);
    }

    async Task HerberekenAsync(AppDb db, Dossier dossier, CancellationToken ct, bool metNieuweSignalen = true)
    {
        // Rows that moved are known here before they are in the database.
        await db.Signalen.Where(s => s.DossierId == dossier.Id).LoadAsync(ct);
        var signalen = db.ChangeTracker.Entries<Signaal>().Where(e => e.State != EntityState.Deleted && e.Entity.DossierId == dossier.Id).Select(e => e.Entity).ToList();
        var nieuw = Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, signalen, await Regioregels.VanAsync(db, dossier.RegioId, ct), clock.Today);
        if (metNieuweSignalen)
            db.AddRange(nieuw);
    }

    static async Task<bool> BewaarAsync(AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveOnceAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
