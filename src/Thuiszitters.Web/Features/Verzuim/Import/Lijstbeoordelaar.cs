// What: judges the rows of a list, a batch at a time and in order, against the children the organisation knows already.
// Source: the rules of recognition stand in Lijstvergelijker; this finds the known children (blind indexes, one reveal per batch).
// Used by: the preview, the job and the verb, so that all three say the same.
// Never: writes. What this import itself wrote before it was cut off does not count as known: judging again gives the same.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <param name="Oordeel">With the warnings of the row, of the comparison and of its place.</param>
/// <param name="Ligging">Of a row that brings a child or a melding.</param>
/// <param name="Klok">The clock of the dossier the row leads to; null when its soort starts none.</param>
public sealed record Importoordeel(Rijoordeel Oordeel, Ligging? Ligging, Rapportklok? Klok)
{
    public override string ToString() => Oordeel.ToString();
}

public sealed class Lijstbeoordelaar(Importkader kader, DbSource source, Kolomtoewijzing toewijzing, bool metKlok)
{
    public const int Groep = 400;

    readonly Lijstvergelijker vergelijker = new();
    readonly Dictionary<Guid, (Identiteit Wie, List<Verzuimmelding> Verzuim, List<Arrangement> Arrangementen, List<Inschrijving> Inschrijvingen, List<Klokanker> Ankers,
        List<Vrijstelling> Vrijstellingen)> bekenden = [];
    readonly Dictionary<Lijstkind, Identiteit> kinderen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Dossiers that this import opened itself.</summary>
    public HashSet<Guid> Eigen { get; } = [];

    /// <summary>Meldingen that this import added itself.</summary>
    public HashSet<Guid> EigenMeldingen { get; } = [];

    public async Task<IReadOnlyList<Importoordeel>> BeoordeelAsync(IReadOnlyCollection<Lijstregel> regels, CancellationToken ct)
    {
        var rijen = regels.Select(r => Regelcontrole.Controleer(r, toewijzing, kader.Op)).ToList();
        await ZoekBekendenAsync(rijen, ct);
        // A gemeente only: a school learns nothing of where else its pupil is known.
        if (!kader.IsSchool)
            vergelijker.VoegEldersToe(await kader.Vault.EldersInLijstAsync(
                [.. rijen.Where(r => r.Weigeringen.Count == 0).Select(r => r.Bsn).OfType<string>().Where(b => !vergelijker.Kent(b)).Distinct()], ct));
        return rijen.ConvertAll(Oordeel);
    }

    /// <summary>Who the child of a judged row is, for sealing; the BSN as known by now.</summary>
    public Identiteit Wie(Lijstkind kind)
    {
        var wie = kinderen.TryGetValue(kind, out var eigen) ? eigen : bekenden[kind.DossierId!.Value].Wie;
        return wie with { Bsn = kind.Bsn };
    }

    Importoordeel Oordeel(Lijstrij rij)
    {
        var oordeel = vergelijker.Beoordeel(rij);
        if (oordeel.Uitkomst is not (Rijuitkomst.Nieuw or Rijuitkomst.Bijgewerkt))
            return new(oordeel, null, null);
        var kind = oordeel.Kind!;
        if (oordeel.Uitkomst == Rijuitkomst.Nieuw)
        {
            var naam = rij.Naam!;
            kinderen[kind] = new()
            {
                Voornamen = naam.Voornamen, Tussenvoegsel = naam.Tussenvoegsel.Length == 0 ? null : naam.Tussenvoegsel, Achternaam = naam.Achternaam,
                Geboren = kind.Geboren, Bsn = kind.Bsn, Postcode = rij.Postcode,
            };
        }

        var (ligging, waarschuwingen) = kader.Plaats(rij, toewijzing);
        if (waarschuwingen.Count > 0)
            oordeel = oordeel with { Waarschuwingen = [.. oordeel.Waarschuwingen, .. waarschuwingen] };
        return new(oordeel, ligging, metKlok ? Klok(rij.Soort!.Value, kind) : null);
    }

    async Task ZoekBekendenAsync(List<Lijstrij> rijen, CancellationToken ct)
    {
        var waarden = new HashSet<long>();
        foreach (var rij in rijen)
            waarden.UnionWith(await kader.HashesAsync(rij, ct));
        var ids = (await kader.ZoekAsync(waarden, ct)).Where(id => !Eigen.Contains(id) && !bekenden.ContainsKey(id)).ToList();
        if (ids.Count == 0)
            return;

        var wie = await kader.Vault.RevealAsync(ids, Doel.Import, ct, metBsn: true);
        await using var db = source.For(kader.Scope);
        var verzuim = new List<Verzuimmelding>();
        var arrangementen = new List<Arrangement>();
        var inschrijvingen = new List<Inschrijving>();
        var ankers = new List<Klokanker>();
        var vrijstellingen = new List<Vrijstelling>();
        foreach (var deel in ids.Chunk(400))
        {
            verzuim.AddRange(await db.Verzuimmeldingen.AsNoTracking().Where(v => deel.Contains(v.DossierId)).ToListAsync(ct));
            arrangementen.AddRange(await db.Arrangementen.AsNoTracking().Where(a => deel.Contains(a.DossierId)).ToListAsync(ct));
            inschrijvingen.AddRange(await db.Set<Inschrijving>().AsNoTracking().Where(i => deel.Contains(i.DossierId)).ToListAsync(ct));
            ankers.AddRange(await db.Set<Klokanker>().AsNoTracking().Where(a => deel.Contains(a.DossierId)).ToListAsync(ct));
            vrijstellingen.AddRange(await db.Vrijstellingen.AsNoTracking().Where(v => deel.Contains(v.DossierId)).ToListAsync(ct));
        }

        var (perDossier, arrangementenPer) = (verzuim.Where(v => !EigenMeldingen.Contains(v.Id)).ToLookup(v => v.DossierId), arrangementen.ToLookup(a => a.DossierId));
        var (inschrijvingenPer, ankersPer) = (inschrijvingen.ToLookup(i => i.DossierId), ankers.ToLookup(a => a.DossierId));
        var vrijstellingenPer = vrijstellingen.ToLookup(v => v.DossierId);
        foreach (var (id, open) in wie)
            if (open.Identiteit is { } i)
                bekenden[id] = (i, [.. perDossier[id]], [.. arrangementenPer[id]], [.. inschrijvingenPer[id]], [.. ankersPer[id]], [.. vrijstellingenPer[id]]);
        vergelijker.VoegBekendenToe(ids.Where(bekenden.ContainsKey).Order().Select(id =>
        {
            var (i, meldingen, _, _, _, _) = bekenden[id];
            var naam = Persoonsnaam.Van(i.Voornamen, i.Tussenvoegsel, i.Achternaam);
            return new Bekende(id, i.Bsn, i.Geboren, Persoonsnaam.Sleutel(i.Naam), naam?.AlleenInitialen ?? true,
                [.. meldingen.SelectMany(Sleutels)]);
        }));
    }

    /// <summary>As a list names it: by the first day of now and by the one that was corrected. Hours that a school reported are no row of a list.</summary>
    static IEnumerable<Meldingsleutel> Sleutels(Verzuimmelding v)
    {
        if (v.Uren is not null)
            yield break;
        yield return new(v.Soort, v.EersteDag);
        if (v.GemeldeEersteDag is { } gemeld)
            yield return new(v.Soort, gemeld);
    }

    Rapportklok? Klok(Verzuimsoort soort, Lijstkind kind)
    {
        if (soort is not (Verzuimsoort.AbsoluutVerzuim or Verzuimsoort.Lrv))
            return null;
        var (verzuim, arrangementen, inschrijvingen, ankers, vrijstellingen) = kind.Regel is null && kind.DossierId is { } id && bekenden.TryGetValue(id, out var b)
            ? (b.Verzuim, b.Arrangementen, b.Inschrijvingen, b.Ankers, b.Vrijstellingen) : ([], [], [], [], []);
        var feiten = Dossierstand.Klokfeiten(kind.Geboren, verzuim, arrangementen, inschrijvingen, ankers, vrijstellingen);
        feiten = feiten with { Verzuim = [.. feiten.Verzuim, .. kind.Meldingen.Where(m => m.Value is not null).Select(m => new Verzuimfeit(m.Key.Soort, m.Key.EersteDag))] };
        return Pactklok.Bereken(feiten, kader.Regels.Parameters, kader.Op) is { Start: { } start, Grens: { } grens, DagenOver: { } over, Dag: { } dag } klok
            ? new(start, grens, over, dag, klok.Band.ToString())
            : null;
    }
}
