// What: the one door to who a jongere is. It checks access, writes the processing log in the same transaction, and only then opens.
// Source: architecture 5. Used by: pages and jobs that must show or reckon with a person.
// Never: a name without a log record. When the log cannot be written, the caller gets an exception and no data.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Platform.Vault;

/// <summary>What one dossier showed to one reader: the identity at their level, and the free text they may read.</summary>
public sealed class Geopend
{
    readonly DossierKey? key;
    readonly IReadOnlyDictionary<Guid, DossierKey?> vorige;

    internal Geopend(
        Identiteit? identiteit, Zichtniveau niveau, string grond, DossierKey? key, Dossierdeel? gedeeld, IReadOnlyDictionary<Guid, DossierKey?> vorige) =>
        (Identiteit, Niveau, Grond, this.key, Gedeeld, this.vorige) = (identiteit, niveau, grond, key, gedeeld, vorige);

    /// <summary>The dossiers that went up into this one: what was done on them is its timeline too.</summary>
    public IEnumerable<Guid> Vorige => vorige.Keys;

    /// <summary>Null when the key of this person was destroyed.</summary>
    public Identiteit? Identiteit { get; }
    public Zichtniveau Niveau { get; }

    /// <summary>Why this level, as a code.</summary>
    public string Grond { get; }

    /// <summary>What is shared with the organisation of the reader.</summary>
    public Dossierdeel? Gedeeld { get; }

    /// <summary>The reader sees this dossier only because it is shared: to read, never to write.</summary>
    public bool AlleenGedeeld => Grond == DossierAccess.Gedeeld;

    /// <summary>Whether this part is read in full.</summary>
    public bool Leest(Dossierdeel deel) => DossierAccess.Leest(Niveau, Gedeeld, deel);

    public string Naam => Identiteit?.Naam ?? "(vernietigd)";

    /// <summary>Opens a sealed text of this dossier; null when there is none or its key is gone.</summary>
    public string? Tekst(byte[]? value, string place, Guid row) =>
        Bytes(value, place, row) is { } open ? Encoding.UTF8.GetString(open) : null;

    /// <summary>Opens a sealed file of this dossier; null when there is none or its key is gone.</summary>
    public byte[]? Bytes(byte[]? value, string place, Guid row) => value is null || key is null ? null : key.Open(place, row, value);

    /// <summary>The reason of an act. An act is never rewritten, so one of before a merging stays under the key of the dossier it was done on.</summary>
    public string? Reden(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var van = act.DossierId is { } dossier && vorige.TryGetValue(dossier, out var eigen) ? eigen : key;
        return act.Reden is null || van is null ? null : Encoding.UTF8.GetString(van.Open("Act/Reden", act.Id, act.Reden));
    }
}

public sealed class Vault(DbSource source, KeyStore keys, ProcessingLogger log, BlindIndexer indexer, CurrentUser user)
{
    const string IdentityPlace = "VerzegeldeIdentiteit/Inhoud";

    /// <summary>Opens the dossiers for the reader of this request.</summary>
    /// <param name="metBsn">Ask for the BSN too; it comes only to roles of the gemeente of residence.</param>
    /// <returns>An entry for each dossier.</returns>
    /// <exception cref="OutOfScopeException">One of the dossiers does not exist for this reader.</exception>
    public async Task<Dictionary<Guid, Geopend>> RevealAsync(IReadOnlyCollection<Guid> dossiers, Doel doel, CancellationToken ct, bool metBsn = false)
    {
        if (dossiers.Count == 0)
            return [];
        // A reviewer has no dossiers: who their requests are about is read past that, for those requests and no other.
        // So does the doorzettingsmacht, for the requests on which their advice is asked.
        var advies = user.Scope.Kind == ScopeKind.Doorzettingsmacht && doel == Doel.Vrijstelling;
        var beoordelaar = user.Scope.Kind == ScopeKind.Beoordelaar || advies;
        List<Guid> beoordeelt = advies ? [.. user.Scope.Adviseert.Values] : [.. user.Scope.Beoordeelt.Values];
        await using var db = beoordelaar ? source.ForSystem() : source.For(user.Scope);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        var trace = await log.StartAsync(user.Scope, doel, ct);
        var levels = new Dictionary<Guid, (Zichtniveau Niveau, string Reden)>(dossiers.Count);
        var payloads = new Dictionary<Guid, byte[]>(dossiers.Count);
        var vorige = new List<(Guid Dossier, Guid Van)>();
        foreach (var part in dossiers.Distinct().Chunk(400))
        {
            var rows = await db.Dossiers.AsNoTracking().Where(d => part.Contains(d.Id) && (!beoordelaar || beoordeelt.Contains(d.Id))).Select(d => new
            {
                d.Id, d.GemeenteId, d.SwvId, d.SchoolId, d.RegioId, d.Status, d.Band, d.ArrangementLoopt, d.VrijstellingSwvId, d.GeslotenOp,
                Inhoud = db.Set<VerzegeldeIdentiteit>().Where(v => v.DossierId == d.Id).Select(v => v.Inhoud).FirstOrDefault(),
            }).ToListAsync(ct);
            if (!beoordelaar)
                vorige.AddRange((await db.Set<Samenvoeging>().AsNoTracking().Where(s => part.Contains(s.DossierId)).Select(s => new { s.DossierId, s.VanDossierId })
                    .ToListAsync(ct)).Select(s => (s.DossierId, s.VanDossierId)));
            foreach (var d in rows)
            {
                (Zichtniveau Niveau, string Reden) level = beoordelaar ? (Zichtniveau.Kern, advies ? DossierAccess.Adviseur : DossierAccess.Beoordelaar) : LevelOf(new Dossierligging
                {
                    GemeenteId = d.GemeenteId, SwvId = d.SwvId, SchoolId = d.SchoolId, RegioId = d.RegioId, Status = d.Status, Band = d.Band,
                    ArrangementLoopt = d.ArrangementLoopt, VrijstellingSwvId = d.VrijstellingSwvId, Gesloten = d.GeslotenOp is not null, Gedeeld = user.Scope.GedeeldVan(d.Id),
                });
                if (level.Niveau == Zichtniveau.Geen)
                    continue;
                levels[d.Id] = level;
                if (d.Inhoud is not null)
                    payloads[d.Id] = d.Inhoud;
                var (verwerking, inzage) = trace.Of(d.Id, level.Niveau, level.Reden);
                db.Add(verwerking);
                db.Add(inzage);
            }
        }

        if (levels.Count != dossiers.Distinct().Count())
            throw new OutOfScopeException(nameof(Dossier));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        var dataKeys = await keys.DataKeysAsync([.. levels.Keys.Concat(vorige.Select(v => v.Van)).Distinct()], ct);
        var vorigePer = vorige.ToLookup(v => v.Dossier, v => v.Van);
        var bsn = metBsn && (user.IsSystem || user.Mag(Acties.BsnOnthullen));
        return levels.ToDictionary(l => l.Key, l =>
        {
            var eerder = vorigePer[l.Key].ToDictionary(v => v, v => dataKeys.TryGetValue(v, out var oud) ? new DossierKey(oud) : null);
            if (!dataKeys.TryGetValue(l.Key, out var key) || !payloads.TryGetValue(l.Key, out var payload))
                return new Geopend(null, l.Value.Niveau, l.Value.Reden, null, user.Scope.GedeeldVan(l.Key), eerder);
            var dossierKey = new DossierKey(key);
            var identity = JsonSerializer.Deserialize<Identiteit>(dossierKey.Open(IdentityPlace, l.Key, payload))
                ?? throw new CryptographicException("Empty identity.");
            // Another gemeente with which a dossier is shared has roles that may read a BSN, but not this one.
            if (!bsn || l.Value.Niveau <= Zichtniveau.Kern)
                identity = identity with { Bsn = null };
            if (l.Value.Niveau == Zichtniveau.Kern)
                identity = identity with { Postcode = null };
            return new Geopend(identity, l.Value.Niveau, l.Value.Reden, dossierKey, user.Scope.GedeeldVan(l.Key), eerder);
        });
    }

    /// <summary>The level of this reader on a dossier, with its reason; the system sees all.</summary>
    public (Zichtniveau Niveau, string Reden) LevelOf(Dossierligging ligging) => user.IsSystem
        ? (Zichtniveau.Volledig, "systeem")
        : user.Rol is { } rol ? DossierAccess.Of(new Lezer(user.Id, rol, user.OrganisatieId), ligging) : (Zichtniveau.Geen, "niet-aangemeld");

    /// <summary>Whether this reader sees a dossier only because it is shared.</summary>
    public bool IsAlleenGedeeld(Dossier dossier) => LevelOf(Ligging(dossier, dossier.Status, dossier.Band)).Reden == DossierAccess.Gedeeld;

    /// <summary>The level of this reader on a dossier at hand, by a status and band that may be more exact than the stored ones.</summary>
    public (Zichtniveau Niveau, string Reden) LevelOf(Dossier dossier, DossierStatus status, PactBand band) => LevelOf(Ligging(dossier, status, band));

    Dossierligging Ligging(Dossier dossier, DossierStatus status, PactBand band) => new()
    {
        GemeenteId = dossier.GemeenteId, SwvId = dossier.SwvId, SchoolId = dossier.SchoolId, RegioId = dossier.RegioId, Status = status, Band = band,
        ArrangementLoopt = dossier.ArrangementLoopt, VrijstellingSwvId = dossier.VrijstellingSwvId, Gesloten = dossier.GeslotenOp is not null, Gedeeld = user.Scope.GedeeldVan(dossier.Id),
    };

    /// <summary>
    /// Seals new persons and prepares their index rows; the caller adds the result to its own save. The data keys are stored first: a key
    /// without a dossier is harmless, a dossier without a key is lost.
    /// </summary>
    public async Task<List<SealedPerson>> SealAsync(IReadOnlyCollection<(Dossier Dossier, Identiteit Identiteit)> persons, CancellationToken ct)
    {
        return await SealAsync(persons, await keys.CreateDataKeysAsync([.. persons.Select(p => p.Dossier.Id)], ct), ct);
    }

    /// <summary>Seals known persons anew, after what is known of them changed; the caller replaces the payload and adds the index rows that are new.</summary>
    /// <exception cref="InvalidOperationException">The key of one of them was destroyed.</exception>
    public async Task<List<SealedPerson>> ResealAsync(IReadOnlyCollection<(Dossier Dossier, Identiteit Identiteit)> persons, CancellationToken ct)
    {
        var found = await keys.DataKeysAsync([.. persons.Select(p => p.Dossier.Id)], ct);
        return found.Count == persons.Count
            ? await SealAsync(persons, found, ct)
            : throw new InvalidOperationException("The data key of a dossier was destroyed.");
    }

    /// <summary>
    /// Seals who the jongere is anew and brings every index row in line, in the coming save of <paramref name="alles"/>: under the keys of the
    /// organisations that may find the dossier as it now lies. Rows of others go. Nothing when the key of the person was destroyed.
    /// </summary>
    public async Task HerindexeerAsync(AppDb alles, Dossier dossier, Identiteit? wie, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        ArgumentNullException.ThrowIfNull(dossier);
        if (wie is null)
            return;
        var persoon = (await ResealAsync([(dossier, wie)], ct))[0];
        (await alles.Set<VerzegeldeIdentiteit>().SingleAsync(v => v.DossierId == dossier.Id, ct)).Inhoud = persoon.Identiteit.Inhoud;
        var er = await alles.Set<BlindIndex>().Where(b => b.DossierId == dossier.Id).ToListAsync(ct);
        var blijft = persoon.Index.Select(b => b.Waarde).ToHashSet();
        alles.RemoveRange(er.Where(b => !blijft.Contains(b.Waarde)));
        blijft.ExceptWith(er.Select(b => b.Waarde));
        alles.AddRange(blijft.Select(w => new BlindIndex { Waarde = w, DossierId = dossier.Id }));
    }

    /// <summary>What moves texts of one dossier to another; only for the system, when two dossiers are merged or parted again.</summary>
    /// <exception cref="InvalidOperationException">The key of one of them was destroyed, or a person asks.</exception>
    public async Task<Herverzegelaar> HerverzegelAsync(Guid van, Guid naar, CancellationToken ct)
    {
        var found = await keys.DataKeysAsync([van, naar], ct);
        return user.IsSystem && found.TryGetValue(van, out var oud) && found.TryGetValue(naar, out var nieuw)
            ? new(new DossierKey(oud), new DossierKey(nieuw))
            : throw new InvalidOperationException("These two dossiers cannot be brought together.");
    }

    /// <summary>Seals a file under a data key of its own, made here.</summary>
    public async Task<byte[]> SealFileAsync(string place, Guid row, ReadOnlyMemory<byte> content, CancellationToken ct) =>
        new DossierKey((await keys.CreateDataKeysAsync([row], ct))[row]).Seal(place, row, content.Span);

    /// <summary>Opens a file sealed by <see cref="SealFileAsync"/>; null when its key was destroyed.</summary>
    public async Task<byte[]?> OpenFileAsync(string place, Guid row, byte[] sealedBytes, CancellationToken ct) =>
        (await keys.DataKeysAsync([row], ct)).TryGetValue(row, out var key) ? new DossierKey(key).Open(place, row, sealedBytes) : null;

    /// <summary>Destroys the key of a file: whatever copy of it is left can be opened by nobody.</summary>
    public Task DestroyFileKeyAsync(Guid row, CancellationToken ct) => keys.DestroyDataKeysAsync([row], ct);

    /// <summary>Destroys the keys that are left of files whose rows are gone; only for the system.</summary>
    /// <param name="rows">Rows of files, never of dossiers.</param>
    /// <param name="dryRun">Count them and no more.</param>
    /// <returns>How many still had one.</returns>
    public async Task<int> SweepFileKeysAsync(IReadOnlyCollection<Guid> rows, bool dryRun, CancellationToken ct)
    {
        if (!user.IsSystem)
            throw new InvalidOperationException("A person does not sweep keys.");
        var over = (await keys.DataKeysAsync(rows, ct)).Keys;
        if (over.Count > 0 && !dryRun)
            await keys.DestroyDataKeysAsync(over, ct);
        return over.Count;
    }

    async Task<List<SealedPerson>> SealAsync(
        IReadOnlyCollection<(Dossier Dossier, Identiteit Identiteit)> persons, Dictionary<Guid, byte[]> made, CancellationToken ct)
    {
        var indexes = new Dictionary<Guid, OrganisationIndex>();
        async Task<OrganisationIndex> IndexOf(Guid organisatie)
        {
            if (!indexes.TryGetValue(organisatie, out var found))
                indexes[organisatie] = found = await indexer.ForAsync(organisatie, ct);
            return found;
        }

        var result = new List<SealedPerson>(persons.Count);
        foreach (var (dossier, identiteit) in persons)
        {
            var key = new DossierKey(made[dossier.Id]);
            var values = new HashSet<long>();
            values.UnionWith(Values(await IndexOf(dossier.GemeenteId), identiteit, metBsn: true));
            if (dossier.SwvId is { } swv)
                values.UnionWith(Values(await IndexOf(swv), identiteit, metBsn: false));
            if (identiteit.Bsn is { } bsn)
                values.Add((await IndexOf(dossier.RegioId)).BsnInRegio(bsn));
            result.Add(new SealedPerson(
                key,
                new VerzegeldeIdentiteit { DossierId = dossier.Id, Inhoud = key.Seal(IdentityPlace, dossier.Id, JsonSerializer.SerializeToUtf8Bytes(identiteit)) },
                [.. values.Select(v => new BlindIndex { Waarde = v, DossierId = dossier.Id })]));
        }

        return result;
    }

    /// <summary>Seals a text of an existing dossier.</summary>
    /// <exception cref="InvalidOperationException">The key of this dossier was destroyed.</exception>
    public async Task<byte[]?> SealTextAsync(Guid dossierId, string place, Guid row, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? null : await SealBytesAsync(dossierId, place, row, Encoding.UTF8.GetBytes(text), ct);

    /// <summary>Seals a file of an existing dossier.</summary>
    /// <exception cref="InvalidOperationException">The key of this dossier was destroyed.</exception>
    public async Task<byte[]> SealBytesAsync(Guid dossierId, string place, Guid row, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var found = await keys.DataKeysAsync([dossierId], ct);
        return found.TryGetValue(dossierId, out var key)
            ? new DossierKey(key).Seal(place, row, content.Span)
            : throw new InvalidOperationException("The data key of this dossier was destroyed.");
    }

    /// <summary>Dossiers of which at least one of the hashes matches, within the reader's scope. The caller opens and checks them.</summary>
    /// <param name="with">Hashes of which one must match besides.</param>
    /// <param name="most">How many at most; who is opened in vain was opened without need.</param>
    /// <returns>At most so many; and whether there are more, for then who is sought may be among those that were left out.</returns>
    public async Task<(List<Guid> Ids, bool More)> FindAsync(
        IReadOnlyCollection<long> values, CancellationToken ct, IReadOnlyCollection<long>? with = null, int most = 200)
    {
        await using var db = source.For(user.Scope);
        var found = db.Dossiers.AsNoTracking()
            .Where(d => db.Set<BlindIndex>().Where(b => values.Contains(b.Waarde)).Select(b => b.DossierId).Contains(d.Id));
        if (with is not null)
            found = found.Where(d => db.Set<BlindIndex>().Where(b => with.Contains(b.Waarde)).Select(b => b.DossierId).Contains(d.Id));
        var ids = await found.OrderBy(d => d.Id).Select(d => d.Id).Take(most + 1).ToListAsync(ct);
        return ([.. ids.Take(most)], ids.Count > most);
    }

    /// <summary>The dossiers that by their hashes may be of this jongere too: the same BSN, the same name and birth date, or a surname of the same sound and that date.</summary>
    public async Task<List<Guid>> LijktOpAsync(Guid dossier, Identiteit wie, CancellationToken ct)
    {
        var index = await IndexAsync(ct);
        List<long> zelf = [index.NaamEnGeboren(Persoonsnaam.Sleutel(wie.Naam), wie.Geboren)];
        if (wie.Bsn is { } bsn)
            zelf.Add(index.Bsn(bsn));
        var klank = await FindAsync([index.Fonetisch(Persoonsnaam.Klank(Persoonsnaam.Aaneen(wie.Achternaam)))], ct, with: [index.Geboren(wie.Geboren)]);
        return [.. (await FindAsync(zelf, ct)).Ids.Union(klank.Ids).Where(id => id != dossier)];
    }

    /// <summary>The dossiers of one gemeente (or of one school) of which at least one of the hashes matches. For jobs: every hash of a batch at once.</summary>
    public async Task<List<Guid>> FindAllAsync(IReadOnlyCollection<long> values, Guid? gemeente, Guid? school, CancellationToken ct)
    {
        await using var db = source.For(user.Scope);
        var candidates = new HashSet<Guid>();
        foreach (var part in values.Chunk(400))
            candidates.UnionWith(await db.Set<BlindIndex>().AsNoTracking().Where(b => part.Contains(b.Waarde)).Select(b => b.DossierId).ToListAsync(ct));

        // Not one query: joined, SQLite walks every dossier of the gemeente and tries each of the hashes on it.
        var found = new List<Guid>();
        foreach (var part in candidates.Chunk(400))
            found.AddRange((await db.Dossiers.AsNoTracking().Where(d => part.Contains(d.Id)).Select(d => new { d.Id, d.GemeenteId, d.SchoolId }).ToListAsync(ct))
                .Where(d => (gemeente is null || d.GemeenteId == gemeente) && (school is null || d.SchoolId == school)).Select(d => d.Id));
        return found;
    }

    /// <summary>The hash by which a BSN is known in the whole region. It tells nothing by itself; what is found by it is asked elsewhere, and logged.</summary>
    public async Task<long> BsnInRegioAsync(string bsn, CancellationToken ct) => (await indexer.ForAsync(user.RegioId, ct)).BsnInRegio(bsn);

    /// <summary>How often a day a person may learn whether a jongere is known elsewhere.</summary>
    public const int EldersPerDag = 20;

    /// <summary>
    /// The other gemeenten of the region that have an open dossier of the jongere with this BSN: that, and no more. Each answer is logged as a
    /// processing, without a level, and a person gets so many in a day. Also "nowhere" is an answer, where somebody looks for a dossier that is there:
    /// its BSN can be changed, and each look would try another.
    /// </summary>
    /// <param name="voor">The own dossier for which is looked; null when it is not there yet.</param>
    /// <returns>The gemeenten; and whether the reader asked too often to be answered.</returns>
    public async Task<(List<Guid> Gemeenten, bool TeVaak)> EldersBekendAsync(string bsn, DateTime now, CancellationToken ct, Guid? voor = null)
    {
        var waarde = await BsnInRegioAsync(bsn, ct);
        var (eigen, regio, ik, sinds) = (user.OrganisatieId, user.RegioId, user.Id, now.AddDays(-1));
        await using var db = source.ForSystem();
        var gevonden = await db.Dossiers.IgnoreAutoIncludes().AsNoTracking()
            .Where(d => db.Set<BlindIndex>().Where(b => b.Waarde == waarde).Select(b => b.DossierId).Contains(d.Id))
            .Where(d => d.RegioId == regio && d.GemeenteId != eigen && d.GemeenteId != Samenvoeging.Nergens && d.GeslotenOp == null)
            .Select(d => new { d.Id, d.GemeenteId }).ToListAsync(ct);
        var (dossiers, grond) = (gevonden.ConvertAll(d => d.Id), "elders-bekend");
        if (gevonden.Count == 0)
        {
            if (voor is not { } zelf)
                return ([], false);
            (dossiers, grond) = ([zelf], "elders-niet");
        }

        var doel = Doel.Elders.Code;
        if (await db.Set<Inzage>().CountAsync(i => i.GebruikerId == ik && i.Doel == doel && i.Grond != "elders-lijst" && i.At > sinds, ct) >= EldersPerDag)
            return ([], true);
        var trace = await log.StartAsync(user.Scope, Doel.Elders, ct);
        foreach (var dossier in dossiers)
        {
            var (verwerking, inzage) = trace.Of(dossier, Zichtniveau.Geen, grond);
            db.Add(verwerking);
            db.Add(inzage);
        }

        await db.SaveChangesAsync(ct);
        return ([.. gevonden.Select(d => d.GemeenteId).Distinct()], false);
    }

    /// <summary>
    /// Of a list: the BSNs of which another gemeente of the region has an open dossier. Each answer is logged, as one to a person; it does not count
    /// for what they may ask by hand, for the list is kept with its outcome per line.
    /// </summary>
    public async Task<List<string>> EldersInLijstAsync(IReadOnlyCollection<string> bsns, CancellationToken ct)
    {
        if (bsns.Count == 0)
            return [];
        // An import is the system at work for a person: whose it is stands in the scope alone.
        var (eigen, regio) = (user.Scope.OrganisatieId, user.Scope.RegioId);
        var index = await indexer.ForAsync(regio, ct);
        var bij = bsns.ToDictionary(index.BsnInRegio);
        await using var db = source.ForSystem();
        var gevonden = new List<(Guid Dossier, string Bsn)>();
        foreach (var deel in bij.Keys.Chunk(400))
        {
            var rijen = await db.Set<BlindIndex>().AsNoTracking().Where(b => deel.Contains(b.Waarde)).Select(b => new { b.Waarde, b.DossierId }).ToListAsync(ct);
            var ids = rijen.ConvertAll(r => r.DossierId);
            var elders = await db.Dossiers.IgnoreAutoIncludes().AsNoTracking()
                .Where(d => ids.Contains(d.Id) && d.RegioId == regio && d.GemeenteId != eigen && d.GemeenteId != Samenvoeging.Nergens && d.GeslotenOp == null)
                .Select(d => d.Id).ToListAsync(ct);
            gevonden.AddRange(rijen.Where(r => elders.Contains(r.DossierId)).Select(r => (r.DossierId, bij[r.Waarde])));
        }

        if (gevonden.Count == 0)
            return [];
        var trace = await log.StartAsync(user.Scope, Doel.Elders, ct);
        foreach (var (dossier, _) in gevonden)
        {
            var (verwerking, inzage) = trace.Of(dossier, Zichtniveau.Geen, "elders-lijst");
            db.Add(verwerking);
            db.Add(inzage);
        }

        await db.SaveChangesAsync(ct);
        return [.. gevonden.Select(g => g.Bsn).Distinct()];
    }

    /// <summary>The hashes of the reader's own organisation.</summary>
    public Task<OrganisationIndex> IndexAsync(CancellationToken ct) => IndexAsync(user.OrganisatieId, ct);

    /// <summary>The hashes of an organisation, such as the gemeente in which the child may have a dossier. What they find stays within the scope.</summary>
    public Task<OrganisationIndex> IndexAsync(Guid organisatie, CancellationToken ct) => indexer.ForAsync(organisatie, ct);

    static IEnumerable<long> Values(OrganisationIndex index, Identiteit i, bool metBsn)
    {
        if (metBsn && i.Bsn is { } bsn)
            yield return index.Bsn(bsn);
        yield return index.Geboren(i.Geboren);
        var kaal = Persoonsnaam.Aaneen(i.Achternaam);
        yield return index.Achternaam(kaal);
        yield return index.AchternaamVolledig(Persoonsnaam.Aaneen($"{i.Tussenvoegsel} {i.Achternaam}"));
        for (var n = 3; n <= Math.Min(6, kaal.Length); n++)
            yield return index.Voorvoegsel(kaal[..n]);
        yield return index.Fonetisch(Persoonsnaam.Klank(kaal));
        yield return index.NaamEnGeboren(Persoonsnaam.Sleutel(i.Naam), i.Geboren);
    }
}

/// <summary>Opens under the key of one dossier and seals under that of another, for the same place and row.</summary>
public sealed class Herverzegelaar
{
    readonly DossierKey van, naar;

    internal Herverzegelaar(DossierKey van, DossierKey naar) => (this.van, this.naar) = (van, naar);

    /// <exception cref="CryptographicException">Not sealed under the first dossier for this place and row: nothing may be moved.</exception>
    public byte[] Zet(string place, Guid row, byte[] value) => naar.Seal(place, row, van.Open(place, row, value));
}

/// <summary>The rows of a newly sealed person, and the means to seal its texts in the same save.</summary>
public sealed class SealedPerson
{
    readonly DossierKey key;

    internal SealedPerson(DossierKey key, VerzegeldeIdentiteit identiteit, IReadOnlyList<BlindIndex> index) =>
        (this.key, Identiteit, Index) = (key, identiteit, index);

    public VerzegeldeIdentiteit Identiteit { get; }
    public IReadOnlyList<BlindIndex> Index { get; }

    public byte[]? Text(string place, Guid row, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : key.Seal(place, row, Encoding.UTF8.GetBytes(text));
}
