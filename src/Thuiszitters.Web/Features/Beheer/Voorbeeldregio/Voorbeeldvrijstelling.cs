// What: plays a request for a 5A-vrijstelling of the sample: each step judged by the table and the rules of four eyes of the domain, on its own day,
// by the people whom the pages would let do it. Source: rules.md R5. Used by: the seed.
// Never: a step that the rules refuse, then the seed stops; a judgement that is not bound to the request as it stands.

using System.Security.Cryptography;
using System.Text;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed partial class Voorbeeldspel
{
    const string Gevraagd = "De ouders laten weten dat onderwijs nu niet kan. Geprobeerd: halve dagen op de eigen school, les in een kleine groep en onderwijs op afstand.";

    static Vrijstellingparameters Termijnen => Regels.Parameters.Vrijstelling;

    static readonly Dictionary<string, string> Antwoorden = new(StringComparer.Ordinal)
    {
        ["combinaties"] = "Met de ouders, de school en een aanbieder is een plan van twee ochtenden bekeken.", ["maatwerk"] = "Ook een uur per dag op school bleek te veel.",
        ["oza"] = "De aanbieder heeft dit jaar geen passende groep.", ["so-vso"] = "Twee scholen zijn gevraagd. Beide zien nu geen plek die past.",
        ["afstandsonderwijs"] = "Lessen op afstand zijn acht weken geprobeerd en gestopt.", ["kind"] = "De jongere wil rust en later weer leren, het liefst thuis beginnen.",
        ["ouders"] = "De ouders willen volgend jaar opnieuw kijken.", ["terug"] = "Een kleine plek met een vaste begeleider.",
    };

    readonly List<Ketenlid> keten = [];
    readonly List<Beoordelaarszetel> zetels = [];
    readonly Dictionary<int, Oordeelkeuze> gegeven = [];

    /// <summary>The SWV that judges: of a child without sector or in MBO the SWV VO.</summary>
    Organisatie Beoordelend => swv ?? gebied.Van(Voorbeeldgebied.SwvVo);

    IEnumerable<(DateOnly Dag, Func<DateOnly, CancellationToken, Task> Daad)> Stappen(Kennisgegeven k)
    {
        var (ontvangen, schooljaar) = (k.Op(vandaag, 0), k.Schooljaar(vandaag));
        var v = new Vrijstelling
        {
            Id = Guid.CreateVersion7(Moment(ontvangen, 10)), DossierId = Dossier.Id, SwvId = Beoordelend.Id, Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = schooljaar.Beginjaar,
            Herhaald = false, Kennisgever = Kennisgever.Gezaghebbende, OntvangenOp = ontvangen, RegistreerderId = Ambtenaar.GebruikerId,
            TeLaat = Vrijstellingtermijnen.IsTeLaat(ontvangen, Wie.Geboren, schooljaar, herhaald: false),
        };
        foreach (var (na, stap, plaats, keuze) in k.Stappen())
            // The nightly job is not held to working days: no statement by the day its term is over.
            yield return (stap == Verzoekstap.Uitgebleven ? k.Op(vandaag, na).AddDays(7 * Termijnen.VerklaringWeken) : k.Op(vandaag, na), (dag, ct) => ZetAsync(v, stap, plaats, keuze, dag, ct));
    }

    Task ZetAsync(Vrijstelling v, Verzoekstap stap, int plaats, Oordeelkeuze keuze, DateOnly dag, CancellationToken ct) => stap switch
    {
        Verzoekstap.Registratie => RegistreerAsync(v, dag, ct),
        Verzoekstap.Vormtoets => StapAsync(v, VrijstellingGebeurtenis.VormtoetsACompleet, dag, Ambtenaar, ct, () => Toets(v, Vormtoets.Kennisgeving, dag)),
        Verzoekstap.Toewijzing => WijsBeoordelaarsToeAsync(v, dag, ct),
        Verzoekstap.Oordeel => OordeelAsync(v, plaats, keuze, dag, ct),
        Verzoekstap.Gesprek => StapAsync(v, VrijstellingGebeurtenis.GesprekVastgelegd, dag, Beoordelaar(1), ct),
        Verzoekstap.Verklaring => StapAsync(v, VrijstellingGebeurtenis.VormtoetsBCompleet, dag, Ambtenaar, ct, () =>
        {
            Toets(v, Vormtoets.Verklaring, dag);
            (v.VerklaringVan, v.VerklaringGedateerdOp, v.VerklaringOntvangenOp) = (Deskundige.Arts, dag.AddDays(-6), dag.AddDays(-1));
        }),
        Verzoekstap.Vaststelling => StapAsync(v, VrijstellingGebeurtenis.Vastgesteld, dag, Ambtenaar, ct),
        Verzoekstap.Uitgebleven => StapAsync(v, VrijstellingGebeurtenis.VerklaringUitgebleven, dag, null, ct),
        Verzoekstap.TerugNaarOnderwijs => StapAsync(v, VrijstellingGebeurtenis.TerugNaarOnderwijs, dag, Ambtenaar, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(stap)),
    };

    Aanstelling Beoordelaar(int plaats) => mensen.Van(Beoordelend, Rol.SwvBeoordelaar)[plaats - 1];

    Vierogenfeiten Feiten(Vrijstelling v) => new() { OntvangenOp = v.OntvangenOp, Keten = [.. keten], Zetels = [.. zetels] };

    void Eis(Verdict verdict)
    {
        if (!verdict.IsToegestaan)
            throw new InvalidOperationException($"Case {Dossier.Nummer}: a step of the vrijstelling is refused ({verdict.Code}).");
    }

    async Task RegistreerAsync(Vrijstelling v, DateOnly dag, CancellationToken ct)
    {
        Eis(Vrijstellingtermijnen.MagVoor(new(v.Schooljaar), v.OntvangenOp, Wie.Geboren, Termijnen));
        Eis(VrijstellingVerloop.MagGebeuren(null, VrijstellingGebeurtenis.KennisgevingGeregistreerd, new() { Datum = dag, Vandaag = dag, Rol = Ambtenaar.Rol }));
        Begin(ActKind.VrijstellingGeregistreerd, dag, Ambtenaar, ("aanvraag", v.Id), ("ontvangen", v.OntvangenOp), ("schooljaar", v.Schooljaar), ("laat", v.TeLaat ? 1 : null));
        v.Toelichting = persoon.Text("Vrijstelling/Toelichting", v.Id, Gevraagd);
        db.Add(v);
        Betrek(v, Ambtenaar.GebruikerId, Betrokkenheid.Registreerde, dag);
        Betrek(v, Dossier.BehandelaarId, Betrokkenheid.Eigenaar, dag);
        await BewaarAsync(dag, ct);
    }

    void Betrek(Vrijstelling v, Guid? wie, Betrokkenheid betrokkenheid, DateOnly dag)
    {
        if (wie is not { } persoonId || keten.Exists(k => k.GebruikerId == persoonId && k.Betrokkenheid == betrokkenheid && k.Sinds == dag))
            return;
        keten.Add(new(persoonId, betrokkenheid, dag, EerdereAanvraag: false));
        db.Add(new Keten { DossierId = Dossier.Id, VrijstellingId = v.Id, GebruikerId = persoonId, Betrokkenheid = betrokkenheid, Sinds = dag });
    }

    void Toets(Vrijstelling v, IReadOnlyList<Vormtoetsitem> items, DateOnly dag) => db.AddRange(items.Select(i => new Vormtoetsuitkomst
    {
        DossierId = Dossier.Id, VrijstellingId = v.Id, Item = i, Voldaan = true, Op = dag, DoorId = Ambtenaar.GebruikerId,
    }));

    async Task WijsBeoordelaarsToeAsync(Vrijstelling v, DateOnly dag, CancellationToken ct)
    {
        var leider = mensen.Van(Beoordelend, Rol.TeamleiderSwv)[0];
        for (var plaats = 1; plaats <= Vierogen.Plaatsen; plaats++)
        {
            var wie = Beoordelaar(plaats);
            Eis(Vierogen.MagToewijzen(wie.GebruikerId, wie.OrganisatieId, plaats, leider.GebruikerId, Feiten(v), Termijnen));
            Begin(ActKind.BeoordelaarToegewezen, dag, leider, ("aanvraag", v.Id), ("plaats", plaats));
            db.Add(new Beoordelaar
            {
                DossierId = Dossier.Id, VrijstellingId = v.Id, Plaats = plaats, GebruikerId = wie.GebruikerId, OrganisatieId = wie.OrganisatieId, ToegewezenDoorId = leider.GebruikerId, ToegewezenOp = dag,
            });
            zetels.Add(new(plaats, wie.GebruikerId, wie.OrganisatieId, Vervangen: false, HeeftGeoordeeld: false));
            Betrek(v, leider.GebruikerId, Betrokkenheid.WeesToe, dag);
            v.Versie++;
            await BewaarAsync(dag, ct);
        }
    }

    /// <summary>As the page of a reviewer: the first judgement changes nothing else; the second brings the outcome, as an act of the system.</summary>
    async Task OordeelAsync(Vrijstelling v, int plaats, Oordeelkeuze keuze, DateOnly dag, CancellationToken ct)
    {
        var wie = Beoordelaar(plaats);
        Eis(Vierogen.MagBeoordelen(wie.GebruikerId, v.Toestand, v.GesprekOp is not null, Feiten(v), Termijnen));
        var act = Begin(ActKind.OordeelGegeven, dag, wie, null, null, [("aanvraag", v.Id), ("ronde", v.Ronde)]);
        var id = Guid.CreateVersion7(new DateTimeOffset(act.At));
        var inhoud = keuze == Oordeelkeuze.Nee
            ? new Oordeelinhoud("Een rooster van twee ochtenden met een vaste begeleider is nog niet geprobeerd.", [], null)
            : new Oordeelinhoud(null, [.. Oordeelcriteria.Standaard.Select(c => new Oordeelantwoord(c.Code, c.Vraag, Antwoorden[c.Code]))], dag.AddMonths(6));
        db.Add(new Oordeel
        {
            Id = id, DossierId = Dossier.Id, VrijstellingId = v.Id, Ronde = v.Ronde, GebruikerId = wie.GebruikerId, Keuze = keuze, Hash = Hash(v), GegevenOp = act.At,
            Inhoud = persoon.Text(Oordeel.Plaats, id, inhoud.Tekst())!,
        });
        await db.SaveChangesAsync(ct);
        gegeven[plaats] = keuze;
        zetels[plaats - 1] = zetels[plaats - 1] with { HeeftGeoordeeld = true };
        if (gegeven.Count < Vierogen.Plaatsen)
            return;
        await StapAsync(v, VrijstellingVerloop.Uitkomst(gegeven[1], gegeven[2]), dag, null, ct, rol: Rol.SwvBeoordelaar);
        gegeven.Clear();
        for (var i = 0; i < zetels.Count; i++)
            zetels[i] = zetels[i] with { HeeftGeoordeeld = false };
    }

    static byte[] Hash(Vrijstelling v) => Oordeelhash.Bereken(new()
    {
        AanvraagId = v.Id, Ronde = v.Ronde, CriteriaId = Guid.Empty, CriteriaSha256 = Oordeelcriteria.Sha256(Oordeelcriteria.Standaard), Grond = v.Grond, Schooljaar = v.Schooljaar,
        Herhaald = v.Herhaald, Kennisgever = v.Kennisgever, OntvangenOp = v.OntvangenOp, TeLaat = v.TeLaat, ToelichtingSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(Gevraagd)),
        Vormtoets = Vormtoets.Kennisgeving.ToDictionary(i => i, _ => true),
    });

    /// <summary>One event of the table; without a person an act of the system.</summary>
    async Task StapAsync(Vrijstelling v, VrijstellingGebeurtenis gebeurtenis, DateOnly dag, Aanstelling? wie, CancellationToken ct, Action? eerst = null, Rol? rol = null)
    {
        Eis(VrijstellingVerloop.MagGebeuren(v.Toestand, gebeurtenis, new()
        {
            Datum = dag, VorigeDatum = v.StapOp ?? v.OntvangenOp, Vandaag = dag, Rol = wie?.Rol ?? rol, Uitslag = v.Uitslag, GesprekGevoerd = v.GesprekOp is not null, Termijn = v.VerklaringVoor,
        }));
        var regel = VrijstellingVerloop.Regel(v.Toestand, gebeurtenis)!;
        Begin(ActKind.VrijstellingStap, dag, wie, ("aanvraag", v.Id), ("gebeurtenis", gebeurtenis), ("naar", regel.Naar), ("datum", dag));
        eerst?.Invoke();
        Vrijstellingstand.Zet(v, gebeurtenis, dag, dag, Termijnen);
        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.InKracht))
            Vrijstellingstand.StelVast(v, Wie.Geboren, wie!.GebruikerId, dag);
        if (wie is not null && wie.Rol != Rol.SwvBeoordelaar)
            Betrek(v, wie.GebruikerId, Betrokkenheid.Bewerkte, dag);
        await BewaarAsync(dag, ct);
    }
}
