// What: finds dossiers of the own gemeente that may be of the same jongere: for one dossier by its hashes, for all by what their index rows share.
// Source: ADR 25. The rows do not say what they are a hash of, but the birth months stand in the clear: of each day in them the hash is made,
// and who shares a day and one hash more is opened and compared exactly.
// Used by: the pages of this room. Never: outside the own gemeente, or a likeness by hashes alone.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Samenvoegen;

/// <summary>A dossier and who it is about.</summary>
public sealed record Kant(Guid Id, string Nummer, DossierStatus Status, DateOnly? GeslotenOp, Geopend Wie);

/// <summary>Two dossiers that may be of the same jongere.</summary>
public sealed record Paar(Kant Een, Kant Twee, int Score, Overeenkomst Waarom)
{
    /// <summary>Why they are shown, in words.</summary>
    public string Uitleg => Waarom switch
    {
        { ZelfdeBsn: true } => "Hetzelfde BSN.",
        { ZelfdeNaam: true } => "Dezelfde naam en geboortedatum.",
        { ZelfdeVoornaam: true } => "Dezelfde geboortedatum. De naam lijkt op elkaar.",
        _ => "Dezelfde geboortedatum en de achternaam klinkt hetzelfde. Misschien een tweeling.",
    };
}

public sealed class Dubbelzoeker(AppDb db, Vault vault, CurrentUser user)
{
    /// <summary>How many dossiers are opened at most to compare them.</summary>
    public const int Meeste = 200;

    /// <summary>Every pair of the own gemeente, the likeliest first; and whether there are more than were looked at.</summary>
    public async Task<(List<Paar> Paren, bool Meer)> AllenAsync(CancellationToken ct)
    {
        var gemeente = user.OrganisatieId;
        var eigen = await db.Dossiers.AsNoTracking().Where(d => d.GemeenteId == gemeente).GroupBy(d => new { d.GeboorteMaand, d.SwvId })
            .Select(g => new { g.Key.GeboorteMaand, g.Key.SwvId, Aantal = g.Count() }).ToListAsync(ct);
        var maanden = eigen.GroupBy(d => d.GeboorteMaand).Where(g => g.Sum(d => d.Aantal) > 1).Select(g => g.Key).ToList();
        var (dagen, indexen) = (new Dictionary<long, DateOnly>(), new List<OrganisationIndex>());
        foreach (var organisatie in eigen.Select(d => d.SwvId).OfType<Guid>().Distinct().Append(gemeente))
        {
            var index = await vault.IndexAsync(organisatie, ct);
            indexen.Add(index);
            foreach (var dag in maanden.SelectMany(m => Enumerable.Range(0, DateTime.DaysInMonth(m.Year, m.Month)).Select(m.AddDays)))
                dagen[index.Geboren(dag)] = dag;
        }

        // Only hashes that two dossiers of the gemeente have: most stand there once.
        var eigenRijen = db.Set<BlindIndex>().AsNoTracking().Where(b => db.Dossiers.Any(d => d.Id == b.DossierId && d.GemeenteId == gemeente));
        var gedeeld = eigenRijen.GroupBy(b => b.Waarde).Where(g => g.Count() > 1).Select(g => g.Key);
        var rijen = await eigenRijen.Where(b => gedeeld.Contains(b.Waarde)).Select(b => new { b.Waarde, b.DossierId }).ToListAsync(ct);
        var dagVan = rijen.Where(r => dagen.ContainsKey(r.Waarde)).GroupBy(r => r.DossierId).ToDictionary(g => g.Key, g => dagen[g.First().Waarde]);
        var groepen = rijen.Where(r => !dagen.ContainsKey(r.Waarde) && dagVan.ContainsKey(r.DossierId)).GroupBy(r => (Dag: dagVan[r.DossierId], r.Waarde))
            .Select(g => (g.Key.Waarde, Ids: g.Select(r => r.DossierId).Distinct().Order().ToList())).Where(g => g.Ids.Count > 1).ToList();
        // Half the surnames of a day begin alike; that is no likeness.
        var begin = Beginletters(indexen, groepen.Select(g => g.Waarde).ToHashSet());
        var paren = new Dictionary<(Guid, Guid), int>();
        foreach (var (_, ids) in groepen.Where(g => !begin.Contains(g.Waarde)))
            for (var i = 0; i < ids.Count; i++)
                for (var j = i + 1; j < ids.Count; j++)
                    paren[(ids[i], ids[j])] = paren.GetValueOrDefault((ids[i], ids[j])) + 1;

        foreach (var paar in await NietDezelfdeAsync(ct))
            paren.Remove(paar);
        // The more hashes they share, the likelier: whatever the limit leaves out, it is not those.
        var bekeken = paren.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(Meeste / 2).Select(p => p.Key).ToList();
        return (await VergelijkAsync(bekeken, ct), bekeken.Count < paren.Count);
    }

    /// <summary>Which of these hashes are of the first letters of a surname: each beginning that occurs, and what it goes on with.</summary>
    static HashSet<long> Beginletters(List<OrganisationIndex> indexen, HashSet<long> er)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz";
        var gevonden = new HashSet<long>();
        foreach (var index in indexen)
        {
            var stammen = Letters.SelectMany(a => Letters.Select(b => $"{a}{b}")).ToList();
            for (var lengte = 3; lengte <= 6; lengte++)
            {
                stammen = [.. stammen.SelectMany(s => Letters.Select(l => s + l)).Where(s => er.Contains(index.Voorvoegsel(s)))];
                gevonden.UnionWith(stammen.Select(index.Voorvoegsel));
            }
        }

        return gevonden;
    }

    /// <summary>The dossiers that look like this one, opened and compared.</summary>
    public async Task<List<Paar>> LijktOpAsync(Guid dossier, CancellationToken ct)
    {
        if ((await vault.RevealAsync([dossier], Doel.Samenvoegen, ct, metBsn: true))[dossier].Identiteit is not { } wie)
            return [];
        var niet = (await NietDezelfdeAsync(ct, dossier)).Select(n => n.Item1 == dossier ? n.Item2 : n.Item1).ToHashSet();
        return await VergelijkAsync([.. (await vault.LijktOpAsync(dossier, wie, ct)).Where(id => !niet.Contains(id)).Take(Meeste - 1).Select(ander => (dossier, ander))], ct);
    }

    public static Overeenkomst Vergelijk(Identiteit a, Identiteit b) => new(
        a.Bsn is { } een && b.Bsn is { } twee ? een == twee : null,
        a.Geboren == b.Geboren,
        Persoonsnaam.Sleutel(a.Naam) == Persoonsnaam.Sleutel(b.Naam),
        Persoonsnaam.Klank(Persoonsnaam.Aaneen(a.Achternaam)) == Persoonsnaam.Klank(Persoonsnaam.Aaneen(b.Achternaam)),
        ZelfdeVoornaam(Eerste(a), Eerste(b)));

    static string Eerste(Identiteit i) => Persoonsnaam.Vouw(i.Voornamen).Split(' ')[0];

    /// <summary>"Noor" and "Noortje" are alike, and so is "N."; "Noor" and "Nina" are not.</summary>
    static bool ZelfdeVoornaam(string a, string b) => a.Length > 0 && b.Length > 0
        && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) || Persoonsnaam.Klank(a) == Persoonsnaam.Klank(b));

    async Task<List<Paar>> VergelijkAsync(List<(Guid Een, Guid Twee)> paren, CancellationToken ct)
    {
        var ids = paren.SelectMany(p => new[] { p.Een, p.Twee }).Distinct().ToList();
        var wie = await vault.RevealAsync(ids, Doel.Samenvoegen, ct, metBsn: true);
        var kanten = (await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Nummer, d.Status, d.GeslotenOp, d.GemeenteId }).ToListAsync(ct))
            .Where(d => d.GemeenteId == user.OrganisatieId).ToDictionary(d => d.Id, d => new Kant(d.Id, d.Nummer, d.Status, d.GeslotenOp, wie[d.Id]));
        var gevonden = new List<Paar>();
        foreach (var (een, twee) in paren)
            if (kanten.TryGetValue(een, out var a) && kanten.TryGetValue(twee, out var b) && a.Wie.Identiteit is { } ia && b.Wie.Identiteit is { } ib
                && Vergelijk(ia, ib) is var waarom && Domain.Samenvoegen.Score(waarom) is >= Domain.Samenvoegen.Mogelijk and var score)
                gevonden.Add(new(a, b, score, waarom));
        return [.. gevonden.OrderByDescending(p => p.Score).ThenBy(p => p.Een.Nummer, StringComparer.Ordinal).ThenBy(p => p.Twee.Nummer, StringComparer.Ordinal)];
    }

    async Task<List<(Guid, Guid)>> NietDezelfdeAsync(CancellationToken ct, Guid? van = null) =>
        [.. (await db.Set<NietDezelfde>().AsNoTracking().Where(n => van == null || n.DossierId == van || n.AnderDossierId == van)
            .Select(n => new { n.DossierId, n.AnderDossierId }).ToListAsync(ct)).Select(n => n.DossierId.CompareTo(n.AnderDossierId) < 0 ? (n.DossierId, n.AnderDossierId) : (n.AnderDossierId, n.DossierId))];
}
