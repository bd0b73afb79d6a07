// What: writes one judged batch in one short transaction: dossiers, meldingen, identities, index rows, one act per dossier touched, signals,
// the processing log, the result rows and the counters. A kill leaves all of a batch or nothing of it.
// How: new children go through the audited bulk writer; with EF's own inserts (about 35 rows per child) and a gate query per dossier the
// import missed its 1,000 rows a second. The writing scope is the system at work for the person who confirmed, because a closed dossier
// must reopen and a school adds to a dossier it may only read. What the gates would ask of a new dossier the bulk writer asks (it lies with
// the organisation); a known one was found among the organisation's own only.
// Never: opens a context inside the transaction; keys, numbers and seals are made before it.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

sealed class Importschrijver(Importkader kader, Lijstbeoordelaar beoordelaar, Guid opdracht, DbSource source, ProcessingLogger log, Clock clock)
{
    const string PlaatsOpmerking = "Verzuimmelding/Opmerking", PlaatsSchool = "Dossier/SchoolOngekoppeld";

    sealed class Werk(Dossier dossier, Lijstkind kind, bool isNieuw)
    {
        /// <summary>Its dossier went up into another since the list was judged: who it is was chosen then, and is not written over.</summary>
        public bool IsVerplaatst { get; set; }
        public Dossier Dossier => dossier;
        public Lijstkind Kind => kind;
        public bool IsNieuw => isNieuw;
        public List<Importoordeel> Rijen { get; } = [];
        public List<Verzuimmelding> Meldingen { get; } = [];
        public List<Signaal> Signalen { get; set; } = [];
        public SealedPerson? Persoon { get; set; }

        /// <summary>It was closed; read-only but for a new melding, which reopens it.</summary>
        public bool WasGesloten { get; } = !isNieuw && dossier.GeslotenOp is not null;
        public bool Aanvullen => !isNieuw && !IsVerplaatst && (!WasGesloten || Meldingen.Count > 0 || Rijen.Exists(r => r.Ligging is not null)) && Rijen.Exists(r => r.Oordeel.BsnAanvullen);
    }

    public async Task SchrijfAsync(IReadOnlyList<Importoordeel> oordelen, CancellationToken ct)
    {
        var nu = clock.UtcNow;
        await using var db = source.For(kader.Scope);
        var werk = await VerzamelAsync(db, oordelen, ct);
        var (nieuw, bekend) = (werk.Values.Where(w => w.IsNieuw).ToList(), werk.Values.Where(w => !w.IsNieuw).Distinct().ToList());
        await VerzegelAsync(nieuw, bekend, ct);
        var melding = VoegMeldingenToe(db, werk);
        foreach (var w in werk.Values.Distinct())
            Herbereken(w);

        var schrijver = new BulkWriter(db, kader.Toets);
        if (nieuw.Count > 0)
        {
            var spoor = await log.StartAsync(kader.Scope, Doel.Import, ct);
            foreach (var w in nieuw)
            {
                schrijver.Add(db.NewAct(ActKind.DossierGeopend, nu, w.Dossier.Id, Feiten(w)), [w.Dossier, w.Persoon!.Identiteit, .. w.Meldingen, .. w.Signalen]);
                var (verwerking, inzage) = spoor.Of(w.Dossier.Id, Zichtniveau.Volledig, "systeem");
                schrijver.Add(verwerking, inzage);
            }

            // In the order of the index: the hashes of one child lie all over it, and each page would be fetched again for the next child.
            schrijver.Add(nieuw.SelectMany(w => w.Persoon!.Index).OrderBy(b => b.Waarde));
        }

        schrijver.Add(oordelen.Select(o => Regel(o, werk, melding)));
        await WijzigBekendenAsync(db, bekend, nu, ct);
        await using var transactie = await db.Database.BeginTransactionAsync(ct);
        if (bekend.Count > 0)
            await db.SaveChangesAsync(ct);
        await schrijver.WriteAsync(ct);
        await TelAsync(db, oordelen, ct);
        await transactie.CommitAsync(ct);

        foreach (var w in nieuw)
        {
            w.Kind.DossierId = w.Dossier.Id;
            beoordelaar.Eigen.Add(w.Dossier.Id);
        }
    }

    /// <summary>The dossiers this batch touches, with the rows that do: new ones made, known ones loaded.</summary>
    async Task<Dictionary<Lijstkind, Werk>> VerzamelAsync(AppDb db, IReadOnlyList<Importoordeel> oordelen, CancellationToken ct)
    {
        var werk = new Dictionary<Lijstkind, Werk>(ReferenceEqualityComparer.Instance);
        var nieuw = oordelen.Where(o => o.Oordeel.Uitkomst == Rijuitkomst.Nieuw).ToList();
        if (nieuw.Count > 0)
        {
            var nummers = await Dossiernummers.ReserveerAsync(source, kader.Op.Year, nieuw.Count, ct);
            for (var i = 0; i < nieuw.Count; i++)
                werk.Add(nieuw[i].Oordeel.Kind!, new(Nieuw(nieuw[i], nummers[i]), nieuw[i].Oordeel.Kind!, isNieuw: true));
        }

        var geraakt = oordelen.Where(o => o.Oordeel.Kind is not null && (o.Oordeel.Uitkomst != Rijuitkomst.Dubbel || o.Oordeel.BsnAanvullen)).ToList();
        var kinds = geraakt.Select(o => o.Oordeel.Kind!).Distinct().Where(k => !werk.ContainsKey(k)).ToList();
        if (kinds.Count > 0)
        {
            var (gekend, verder) = (kinds.ConvertAll(k => k.DossierId!.Value), new Dictionary<Guid, Guid>());
            // A colleague may have merged one of them since the list was judged. One step is enough: the row of a merging goes along with the dossier.
            foreach (var s in await db.Set<Samenvoeging>().AsNoTracking().Where(s => gekend.Contains(s.VanDossierId)).Select(s => new { s.VanDossierId, s.DossierId }).ToListAsync(ct))
                verder.Add(s.VanDossierId, s.DossierId);
            Guid Naar(Lijstkind k) => verder.GetValueOrDefault(k.DossierId!.Value, k.DossierId!.Value);
            var perDossier = kinds.ToLookup(Naar);
            var ids = perDossier.Select(p => p.Key).ToList();
            var dossiers = await db.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
            var signalen = (await db.Signalen.Where(s => ids.Contains(s.DossierId)).ToListAsync(ct)).ToLookup(s => s.DossierId);
            foreach (var dossier in dossiers)
            {
                // Of two kinds that became one dossier the one that stayed first.
                var zelf = perDossier[dossier.Id].OrderBy(k => verder.ContainsKey(k.DossierId!.Value)).ToList();
                var w = new Werk(dossier, zelf[0], isNieuw: false) { Signalen = [.. signalen[dossier.Id]], IsVerplaatst = zelf.Exists(k => verder.ContainsKey(k.DossierId!.Value)) };
                foreach (var kind in zelf)
                    werk.Add(kind, w);
            }
        }

        foreach (var o in geraakt)
            werk[o.Oordeel.Kind!].Rijen.Add(o);
        return werk;
    }

    Dossier Nieuw(Importoordeel o, string nummer)
    {
        var (ligging, geboren) = (o.Ligging!, o.Oordeel.Kind!.Geboren);
        return new()
        {
            Nummer = nummer, RegioId = kader.Organisatie.RegioId, GemeenteId = ligging.GemeenteId, SwvId = ligging.SwvId, SchoolId = ligging.School?.Id,
            Sector = ligging.Sector, GeboorteMaand = new DateOnly(geboren.Year, geboren.Month, 1), Pc4 = ligging.Pc4, GeopendOp = kader.Op,
            BehandelaarId = ligging.BehandelaarId,
            Geslacht = o.Oordeel.Rij.Geslacht switch { "M" => Geslacht.Man, "V" => Geslacht.Vrouw, "X" => Geslacht.X, _ => Geslacht.Onbekend },
        };
    }

    async Task VerzegelAsync(List<Werk> nieuw, List<Werk> bekend, CancellationToken ct)
    {
        var teVerzegelen = bekend.Where(w => w.Aanvullen || w.Rijen.Exists(r => r.Oordeel.Rij.Opmerking is not null)).ToList();
        foreach (var (deel, isNieuw) in new[] { (nieuw, true), (teVerzegelen, false) })
        {
            if (deel.Count == 0)
                continue;
            var personen = deel.ConvertAll(w => (w.Dossier, beoordelaar.Wie(w.Kind)));
            var verzegeld = isNieuw ? await kader.Vault.SealAsync(personen, ct) : await kader.Vault.ResealAsync(personen, ct);
            for (var i = 0; i < deel.Count; i++)
                deel[i].Persoon = verzegeld[i];
        }
    }

    /// <summary>Makes the melding of each row that brings one; by line.</summary>
    Dictionary<int, Guid> VoegMeldingenToe(AppDb db, Dictionary<Lijstkind, Werk> werk)
    {
        var perRegel = new Dictionary<int, Guid>();
        foreach (var w in werk.Values.Distinct())
        {
            foreach (var rij in w.Rijen.Where(r => r.Ligging is not null).Select(r => r.Oordeel.Rij))
            {
                // What was not known in the dossier that went, may be in the one that stayed.
                if (w.IsVerplaatst && w.Dossier.Verzuim.Exists(v => v.Uren is null && v.Soort == rij.Soort && v.EersteDag == rij.EersteDag))
                    continue;
                var id = Guid.CreateVersion7();
                var melding = new Verzuimmelding
                {
                    Id = id, DossierId = w.Dossier.Id, Soort = rij.Soort!.Value, EersteDag = rij.EersteDag!.Value, Bron = MeldingBron.Lijst, OntvangenOp = kader.Op,
                    Opmerking = w.Persoon?.Text(PlaatsOpmerking, id, rij.Opmerking),
                };
                perRegel.Add(rij.Regel, id);
                w.Meldingen.Add(melding);
                if (w.IsNieuw)
                    w.Dossier.Verzuim.Add(melding);
                else
                    db.Add(melding);
            }

            if (w.IsNieuw && w.Rijen[0].Ligging!.School is null)
                w.Dossier.SchoolOngekoppeld = w.Persoon!.Text(PlaatsSchool, w.Dossier.Id, w.Rijen[0].Oordeel.Rij.School);
        }

        return perRegel;
    }

    void Herbereken(Werk w)
    {
        if (w.Meldingen.Count == 0)
            return;
        // What ended comes back under the same number.
        (w.Dossier.GeslotenOp, w.Dossier.VerhuisdOp, w.Dossier.OverledenOp) = (null, null, null);
        // A known dossier stands at today already: an import that goes on a day later must not put it back.
        var dag = w.IsNieuw || kader.Op > clock.Today ? kader.Op : clock.Today;
        w.Signalen = Dossierstand.Herbereken(w.Dossier, w.Dossier.Verzuim, w.Dossier.Arrangementen, w.Signalen, kader.Regels, dag);
    }

    /// <summary>What changes in known dossiers, tracked, each under an act of its own.</summary>
    async Task WijzigBekendenAsync(AppDb db, List<Werk> bekend, DateTime nu, CancellationToken ct)
    {
        foreach (var w in bekend)
        {
            // A closed dossier to which the list adds nothing stays as it is.
            if (w.Meldingen.Count == 0 && (w.WasGesloten || !w.Aanvullen))
                continue;
            db.BeginFor(w.Meldingen.Count == 0 ? ActKind.BsnAangevuld : w.WasGesloten ? ActKind.DossierHeropend : ActKind.VerzuimGeregistreerd, nu, w.Dossier.Id, Feiten(w));
            if (w.Meldingen.Count > 0)
                db.AddRange(w.Signalen);
            if (!w.Aanvullen)
                continue;
            var identiteit = await db.Set<VerzegeldeIdentiteit>().SingleAsync(v => v.DossierId == w.Dossier.Id, ct);
            identiteit.Inhoud = w.Persoon!.Identiteit.Inhoud;
            var er = await db.Set<BlindIndex>().Where(b => b.DossierId == w.Dossier.Id).Select(b => b.Waarde).ToListAsync(ct);
            db.AddRange(w.Persoon.Index.Where(b => !er.Contains(b.Waarde)));
        }
    }

    Importregel Regel(Importoordeel o, Dictionary<Lijstkind, Werk> werk, Dictionary<int, Guid> meldingen)
    {
        var oordeel = o.Oordeel;
        return new()
        {
            OpdrachtId = opdracht, Regel = oordeel.Rij.Regel, Uitkomst = oordeel.Uitkomst, Reden = oordeel.Weigering?.Reden, Kolom = oordeel.Weigering?.Kolom,
            ZelfdeAls = oordeel.ZelfdeAls, MeldingId = meldingen.TryGetValue(oordeel.Rij.Regel, out var m) ? m : null,
            DossierId = oordeel.Kind is not { } kind ? null : werk.TryGetValue(kind, out var w) ? w.Dossier.Id : kind.DossierId,
            Waarschuwingen = Codes(oordeel, kind: oordeel.Kind is { } k ? werk.GetValueOrDefault(k) : null),
        };
    }

    /// <summary>What was not done (a closed dossier to which the list adds nothing keeps its BSN too) is not said to be done.</summary>
    static string? Codes(Rijoordeel oordeel, Werk? kind)
    {
        var codes = oordeel.Waarschuwingen.Select(x => x.Code).Where(c => c != Waarschuwcode.BsnAangevuld || kind is null || kind.IsNieuw || kind.Aanvullen).Distinct().ToList();
        return codes.Count == 0 ? null : string.Join(' ', codes);
    }

    string Feiten(Werk w) => w.Meldingen.Count > 0
        ? Dossierwerk.Feiten(("soort", w.Meldingen[0].Soort), ("eersteDag", w.Meldingen[0].EersteDag), ("regel", w.Rijen[0].Oordeel.Rij.Regel), ("import", opdracht))
        : Dossierwerk.Feiten(("regel", w.Rijen[0].Oordeel.Rij.Regel), ("import", opdracht));

    /// <summary>Progress of the machine, in the transaction of the batch, so that it never says more than is there.</summary>
    Task<int> TelAsync(AppDb db, IReadOnlyList<Importoordeel> oordelen, CancellationToken ct)
    {
        int Aantal(Rijuitkomst uitkomst) => oordelen.Count(o => o.Oordeel.Uitkomst == uitkomst);
        var (nieuw, dubbel, bijgewerkt, afgewezen) = (Aantal(Rijuitkomst.Nieuw), Aantal(Rijuitkomst.Dubbel), Aantal(Rijuitkomst.Bijgewerkt), Aantal(Rijuitkomst.Afgewezen));
        return db.Set<Importopdracht>().Where(o => o.Id == opdracht).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.Verwerkt, o => o.Verwerkt + oordelen.Count).SetProperty(o => o.Nieuw, o => o.Nieuw + nieuw)
            .SetProperty(o => o.Dubbel, o => o.Dubbel + dubbel).SetProperty(o => o.Bijgewerkt, o => o.Bijgewerkt + bijgewerkt)
            .SetProperty(o => o.Afgewezen, o => o.Afgewezen + afgewezen), ct);
    }
}
