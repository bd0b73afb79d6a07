// What: does what happens to a request for a 5A-vrijstelling: opens it for a page, applies an event of the table with its terms, writes the act,
// the people of the chain and what follows for the dossier; takes judgements, blind; voids them when what was judged changed.
// Source: rules.md R5 (VrijstellingVerloop, Vierogen, Vrijstellingtermijnen); ADR 27 and 28. Used by: the pages of this room and its nightly job.
// How: each event is one transaction of the system at work for the person, which holds the row of the dossier first, so that of two at once the
// second sees the first. Never: trusts the page. Role, organisation, state and version are asked again inside that transaction.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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

namespace Thuiszitters.Web.Features.Vrijstellingen;

sealed class VrijstellingenRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<Vrijstellingwerk>();
        services.AddSingleton<Vrijstellingmelding>();
    }
}

/// <summary>A request on a page of the gemeente or of the team lead of the SWV.</summary>
/// <param name="Open">The dossier, opened for this purpose.</param>
/// <param name="Aanvraag">The request, tracked.</param>
/// <param name="Toelichting">What is asked and what was tried.</param>
/// <param name="Antwoorden">The answers of the form checks that stand now.</param>
/// <param name="Stukken">The keys of the documents that are evidence.</param>
public sealed record Vrijstellingblad(
    OpenDossier Open, Vrijstelling Aanvraag, string? Toelichting, IReadOnlyDictionary<Vormtoetsitem, bool> Antwoorden, IReadOnlyList<Guid> Stukken);

/// <summary>What a reviewer sees of the request itself: nothing of the statement, who established it or how it went on after the judgement.</summary>
/// <param name="Toestand">While it is judged its state; afterwards what came of the judgement.</param>
public sealed record Beoordelaarsaanvraag(
    Guid Id, VrijstellingToestand Toestand, VrijstellingGrond Grond, int Schooljaar, bool Herhaald, bool TeLaat, Kennisgever Kennisgever, DateOnly OntvangenOp, int Ronde, int Versie,
    DateOnly? BeoordelenVoor, DateOnly? HeroverwegingVoor, DateOnly? GesprekOp)
{
    public static Beoordelaarsaanvraag Van(Vrijstelling v)
    {
        ArgumentNullException.ThrowIfNull(v);
        return new(
            v.Id, VrijstellingVerloop.WordtBeoordeeld(v.Toestand) ? v.Toestand : v.Uitslag ?? v.Toestand, v.Grond, v.Schooljaar, v.Herhaald, v.TeLaat, v.Kennisgever, v.OntvangenOp,
            v.Ronde, v.Versie, v.BeoordelenVoor, v.HeroverwegingVoor, v.GesprekOp);
    }
}

/// <summary>A request as its reviewer sees it: no dossier, of reviewers and judgements only the own.</summary>
/// <param name="Nummer">Number of the dossier.</param>
/// <param name="Geopend">Who it is about, at the level of the core, and the key to the texts and documents.</param>
/// <param name="Stukken">The evidence, newest version of each.</param>
/// <param name="Eigen">The own judgement of this round that counts.</param>
/// <param name="Vervallen">An own judgement became void, and none was given since.</param>
/// <param name="Hash">Of the request as it is shown; the judgement sends it along.</param>
public sealed record Beoordelaarsblad(
    string Nummer, Beoordelaarsaanvraag Aanvraag, Geopend Geopend, string? Toelichting, IReadOnlyList<Bewijsstuk> Stukken, Oordeel? Eigen, bool Vervallen, Criterialijst Criteria, byte[] Hash);

/// <summary>A request as the doorzettingsmacht sees it to advise: its core and what each round brought, without the names of the reviewers; nothing of the statement.</summary>
/// <param name="Nummer">Number of the dossier.</param>
/// <param name="Gemeente">Whom to call.</param>
/// <param name="Toestand">How it stands now.</param>
/// <param name="Rondes">The judgements that count, round by round.</param>
public sealed record Adviesblad(
    string Nummer, string Gemeente, Beoordelaarsaanvraag Aanvraag, VrijstellingToestand Toestand, Geopend Geopend, string? Toelichting,
    IReadOnlyList<(int Ronde, IReadOnlyList<(Oordeelkeuze Keuze, Oordeelinhoud? Inhoud)> Oordelen)> Rondes);

/// <summary>An advice of the doorzettingsmacht, as it was given.</summary>
/// <param name="Ronde">On what this round brought; null of before rounds were written down.</param>
/// <param name="Wie">Who advised.</param>
/// <param name="Tekst">What they advised; null when its key is gone, or of before it was kept with the act.</param>
public sealed record Adviesgegeven(int? Ronde, DateOnly? Op, Guid? Wie, string? Tekst);

public sealed record Bewijsstuk(Document Document, Documentversie Versie, string Naam, Scanuitkomst Scan);

/// <summary>A list of criteria: of the region, or of the program when <paramref name="Id"/> is null.</summary>
public sealed record Criterialijst(Guid? Id, int Versie, IReadOnlyList<Oordeelcriterium> Items);

/// <summary>What a form asks to be done.</summary>
/// <param name="Versie">The version of the request that the form showed; null for the machine and for judgements, which the hash binds.</param>
public sealed record Vrijstellingstap(Guid ActId, Guid VrijstellingId, int? Versie, VrijstellingGebeurtenis Gebeurtenis)
{
    /// <summary>The day it happened; today when null.</summary>
    public DateOnly? Datum { get; init; }

    /// <summary>The day a job works for; a person's today is that of the clock.</summary>
    public DateOnly? Vandaag { get; init; }
    public string? Reden { get; init; }
    public bool AkkoordIndiener { get; init; }

    /// <summary>Codes, dates and numbers beside the event itself.</summary>
    public IReadOnlyList<(string Naam, object? Waarde)> Feiten { get; init; } = [];

    /// <summary>What is written in the same transaction, before the event is judged.</summary>
    public Func<Vrijstellinghand, Task>? Eerst { get; init; }
}

/// <summary>The open transaction of an event.</summary>
/// <param name="Geopend">Who it is about, for what must reckon with the birth date or read what was judged; null for the rest.</param>
public sealed record Vrijstellinghand(AppDb Db, Vrijstelling Aanvraag, Dossier Dossier, Vault Kluis, Geopend? Geopend, CancellationToken Ct)
{
    /// <summary>The files whose keys are destroyed once it is saved: what is refused keeps its file.</summary>
    public required List<Guid> Weg { get; init; }
}

/// <summary>How it went.</summary>
/// <param name="Verdict">Allowed, or the first objection of the rules.</param>
/// <param name="Gewijzigd">Somebody changed the request since the form was made: nothing is done.</param>
public sealed record Uitvoering(Verdict Verdict, bool Gewijzigd = false)
{
    public static readonly Uitvoering Gedaan = new(Verdict.Toegestaan);

    public bool IsGedaan => Verdict.IsToegestaan && !Gewijzigd;

    public static Uitvoering Weiger(string code) => new(Verdict.Geweigerd(code));
}

/// <summary>A judgement as it is given. What it lacks or may not say is asked again here, and the questions are those of the request.</summary>
/// <param name="Hash">What the page showed, <see cref="Beoordelaarsblad.Hash"/>.</param>
/// <param name="Vervangreden">Why an own judgement is replaced; null for a first one.</param>
public sealed record Oordeelstap(Guid ActId, Guid VrijstellingId, Oordeelkeuze Keuze, Oordeelinhoud Inhoud, byte[] Hash, string? Vervangreden = null);

public sealed class Vrijstellingwerk(
    AppDb db, DbSource source, Dossierwerk dossierwerk, Vault vault, KeyStore keys, ProcessingLogger log, BlindIndexer indexer,
    Vrijstellingmelding melding, CurrentUser user, Clock clock)
{
    public const string PlaatsToelichting = "Vrijstelling/Toelichting";
    public const string PlaatsVastReden = "Vrijstelling/VastReden";
    public const string PlaatsAdvies = "Vrijstelling/Advies";

    static readonly VrijstellingGebeurtenis[] Uitkomsten = [VrijstellingGebeurtenis.BeideTenzij, VrijstellingGebeurtenis.BeideNee, VrijstellingGebeurtenis.Verdeeld];

    /// <summary>What no region changes: the months of the chain, which the guards of the database hold too. The terms are those of <see cref="Vrijstellingregels"/>.</summary>
    public static Vrijstellingparameters Vierogenregels => Regioparameters.Standaard.Vrijstelling;

    const int LangsteTekst = 4000;

    // Files of which the row goes in the open transaction.
    readonly List<Guid> bestandenWeg = [];

    /// <summary>The request for a page of the gemeente of residence, or of the team lead of the SWV that judges; null when there is none for this reader.</summary>
    public async Task<Vrijstellingblad?> OpenAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await dossierwerk.OpenAsync(nummer, Doel.Vrijstelling, ct) is not { } open || open.Dossier.Vrijstellingen.Find(v => v.Id == id) is not { } aanvraag)
            return null;
        if (open.Dossier.GemeenteId != user.OrganisatieId && aanvraag.SwvId != user.OrganisatieId)
            return null;
        var antwoorden = await db.Vormtoetsuitkomsten.AsNoTracking().Where(t => t.VrijstellingId == id).ToDictionaryAsync(t => t.Item, t => t.Voldaan, ct);
        var stukken = await db.Vrijstellingstukken.AsNoTracking().Where(s => s.VrijstellingId == id).Select(s => s.DocumentId).ToListAsync(ct);
        return new(open, aanvraag, open.Geopend.Tekst(aanvraag.Toelichting, PlaatsToelichting, id), antwoorden, stukken);
    }

    /// <summary>The request for its reviewer, in the function of reviewer; null when they do not judge it now.</summary>
    public async Task<Beoordelaarsblad?> OpenVoorBeoordelaarAsync(Guid id, CancellationToken ct)
    {
        if (user.Rol != Rol.SwvBeoordelaar || !user.Scope.Beoordeelt.TryGetValue(id, out var dossier))
            return null;
        var aanvraag = await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(v => v.Id == id, ct);
        if (aanvraag is null)
            return null;
        var open = (await vault.RevealAsync([dossier], Doel.Vrijstelling, ct))[dossier];
        var stukken = await db.Set<Document>().AsNoTracking().IgnoreAutoIncludes()
            .Where(d => db.Vrijstellingstukken.Any(s => s.VrijstellingId == id && s.DocumentId == d.Id)).ToListAsync(ct);
        var ids = stukken.ConvertAll(s => s.Id);
        var versies = (await db.Set<Documentversie>().AsNoTracking().IgnoreAutoIncludes().Where(v => ids.Contains(v.DocumentId)).ToListAsync(ct)).ToLookup(v => v.DocumentId);
        var versieIds = versies.SelectMany(v => v).Select(v => v.Id).ToList();
        var scans = await db.Set<Documentscan>().AsNoTracking().IgnoreAutoIncludes().Where(s => versieIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Uitkomst, ct);
        var eigen = await db.Oordelen.AsNoTracking().IgnoreAutoIncludes()
            .SingleOrDefaultAsync(o => o.VrijstellingId == id && o.Ronde == aanvraag.Ronde && o.VervangenOp == null && o.VervallenOp == null, ct);
        await using var alles = source.ForSystem();
        var nummer = await alles.Dossiers.AsNoTracking().IgnoreAutoIncludes().Where(d => d.Id == dossier).Select(d => d.Nummer).SingleAsync(ct);
        return new(
            nummer, Beoordelaarsaanvraag.Van(aanvraag), open, open.Tekst(aanvraag.Toelichting, PlaatsToelichting, id),
            [.. stukken.Where(s => versies[s.Id].Any()).Select(s => (Stuk: s, Versie: versies[s.Id].MaxBy(v => v.Nummer)!)).OrderBy(s => s.Stuk.Id)
                .Select(s => new Bewijsstuk(
                    s.Stuk, s.Versie, open.Tekst(s.Versie.Naam, "Documentversie/Naam", s.Versie.Id) ?? "(vernietigd)",
                    scans.GetValueOrDefault(s.Versie.Id, Scanuitkomst.NietGescand)))],
            eigen, eigen is null && await db.Oordelen.AsNoTracking().IgnoreAutoIncludes().AnyAsync(o => o.VrijstellingId == id && o.VervallenOp != null && o.Ronde < aanvraag.Ronde, ct), await CriteriaAsync(alles, aanvraag.CriteriaId, ct), await HashAsync(alles, aanvraag, open, aanvraag.Ronde, ct));
    }

    /// <summary>The request for the doorzettingsmacht whose advice is asked; null when it is not, or not any more.</summary>
    public async Task<Adviesblad?> OpenVoorAdviesAsync(Guid id, CancellationToken ct)
    {
        if (user.Rol != Rol.Doorzettingsmacht || !user.Scope.Adviseert.TryGetValue(id, out var dossier))
            return null;
        await using var alles = source.ForSystem();
        // Asked anew: what the scope says is of the beginning of this request, and somebody may just have advised.
        var gevonden = await alles.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(Vrijstelling.VraagtAdvies).Where(v => v.Id == id)
            .Select(v => new { Aanvraag = v, v.Dossier!.Nummer, Gemeente = alles.Organisaties.Where(o => o.Id == v.Dossier.GemeenteId).Select(o => o.Naam).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (gevonden is null)
            return null;
        var open = (await vault.RevealAsync([dossier], Doel.Vrijstelling, ct))[dossier];
        var v = gevonden.Aanvraag;
        var oordelen = await alles.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VrijstellingId == id && o.VervangenOp == null && o.VervallenOp == null)
            .OrderBy(o => o.Ronde).ThenBy(o => o.GebruikerId).ToListAsync(ct);
        return new(
            gevonden.Nummer, gevonden.Gemeente ?? "", Beoordelaarsaanvraag.Van(v), v.Toestand, open, open.Tekst(v.Toelichting, PlaatsToelichting, id),
            [.. oordelen.GroupBy(o => o.Ronde).Select(g => (g.Key, (IReadOnlyList<(Oordeelkeuze, Oordeelinhoud?)>)
                [.. g.Select(o => (o.Keuze, Oordeelinhoud.Lees(open.Tekst(o.Inhoud, Oordeel.Plaats, o.Id))))]))]);
    }

    /// <summary>Whether this reader, as doorzettingsmacht, was asked for advice on a request: to tell them that it went on, and nothing else of it.</summary>
    public async Task<bool> WerdAdviesGevraagdAsync(Guid id, CancellationToken ct)
    {
        if (user.Rol != Rol.Doorzettingsmacht)
            return false;
        var (ik, regio) = (user.Id, user.OrganisatieId);
        await using var alles = source.ForSystem();
        return await alles.Vrijstellingen.IgnoreAutoIncludes().AnyAsync(v => v.Id == id && v.Dossier!.RegioId == regio && !alles.Beoordelaars.Any(b => b.DossierId == v.DossierId && b.GebruikerId == ik)
            && (v.Geescaleerd || alles.Ketens.Any(k => k.VrijstellingId == id && k.GebruikerId == ik && k.Betrokkenheid == Betrokkenheid.Adviseerde)), ct);
    }

    /// <summary>Every advice on a request, also of a round that is void by now, in the order in which it came.</summary>
    public static async Task<IReadOnlyList<Adviesgegeven>> AdviezenAsync(AppDb db, Vrijstellingblad blad, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(blad);
        // An act stays with the dossier it was done on, also after a merging.
        List<Guid?> samen = [blad.Open.Dossier.Id, .. blad.Open.Geopend.Vorige];
        var acts = await db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.AdviesVastgelegd && samen.Contains(a.DossierId)).ToListAsync(ct);
        var sleutel = blad.Aanvraag.Id.ToString();
        var adviezen = new List<Adviesgegeven>();
        foreach (var act in acts.OrderBy(a => a.Id))
        {
            var feiten = JsonSerializer.Deserialize<Dictionary<string, string>>(act.Feiten ?? "{}")!;
            if (feiten.GetValueOrDefault("aanvraag") != sleutel)
                continue;
            adviezen.Add(new(
                int.TryParse(feiten.GetValueOrDefault("ronde"), CultureInfo.InvariantCulture, out var ronde) ? ronde : null,
                DateOnly.TryParseExact(feiten.GetValueOrDefault("datum"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var op) ? op : null,
                Guid.TryParse(feiten.GetValueOrDefault("adviseur"), CultureInfo.InvariantCulture, out var wie) ? wie : act.Rol == Rol.Doorzettingsmacht ? act.ActorId : null,
                blad.Open.Geopend.Reden(act)));
        }

        return adviezen;
    }

    /// <summary>The evidence, for its reviewer: the newest version as bytes; null when it is not theirs to open.</summary>
    public async Task<(byte[] Inhoud, Bestandstype Type, string Naam)?> StukAsync(Guid id, Guid document, CancellationToken ct)
    {
        if (await OpenVoorBeoordelaarAsync(id, ct) is not { } blad || blad.Stukken.FirstOrDefault(s => s.Document.Id == document) is not { Scan: not Scanuitkomst.Besmet } stuk)
            return null;
        var bytes = await db.Set<Documentinhoud>().AsNoTracking().IgnoreAutoIncludes().Where(i => i.Id == stuk.Versie.Id).Select(i => i.Inhoud).SingleOrDefaultAsync(ct);
        return blad.Geopend.Bytes(bytes, Documentinhoud.Plaats, stuk.Versie.Id) is { } open ? (open, stuk.Versie.Type, stuk.Naam) : null;
    }

    /// <summary>The list of criteria that a request follows.</summary>
    public static async Task<Criterialijst> CriteriaAsync(AppDb db, Guid? id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (id is null)
            return new(null, 0, Oordeelcriteria.Standaard);
        var lijst = await db.VrijstellingCriteria.AsNoTracking().Include(c => c.Items).SingleAsync(c => c.Id == id, ct);
        return new(id, lijst.Versie, [.. lijst.Items.OrderBy(i => i.Volgorde).Select(i => new Oordeelcriterium(i.Code, i.Vraag, i.Hulp ?? ""))]);
    }

    /// <summary>The list of a region that counts on a day; null is the list of the program.</summary>
    public static async Task<Guid?> GeldendeCriteriaAsync(AppDb db, Guid regio, DateOnly op, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        // As of the terms: the last one recorded counts from its day on.
        return await db.VrijstellingCriteria.AsNoTracking().Where(c => c.RegioId == regio && c.GeldtVanaf <= op)
            .OrderByDescending(c => c.Versie).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>What the rules of four eyes need to know of a request. Only for the system: it holds who judged.</summary>
    /// <param name="today">On this day somebody still has the function.</param>
    public static async Task<Vierogenfeiten> VierogenAsync(AppDb alles, Vrijstelling v, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        ArgumentNullException.ThrowIfNull(v);
        var (id, dossier, ronde) = (v.Id, v.DossierId, v.Ronde);
        var keten = await alles.Ketens.AsNoTracking().IgnoreAutoIncludes().Where(k => k.Vrijstelling!.DossierId == dossier)
            .Select(k => new { k.GebruikerId, k.Betrokkenheid, k.Sinds, k.VrijstellingId }).ToListAsync(ct);
        var zetels = await alles.Beoordelaars.AsNoTracking().IgnoreAutoIncludes().Where(b => b.VrijstellingId == id).Select(b => new
        {
            b.Plaats, b.GebruikerId, b.OrganisatieId, b.VervangenOp,
            Tot = alles.Aanstellingen.Where(a => a.GebruikerId == b.GebruikerId && a.OrganisatieId == b.OrganisatieId && a.Rol == Rol.SwvBeoordelaar).Select(a => new { a.Tot }).ToList(),
        }).ToListAsync(ct);
        var oordelen = await alles.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VrijstellingId == id)
            .Select(o => new { o.GebruikerId, Geldt = o.Ronde == ronde && o.VervangenOp == null && o.VervallenOp == null }).ToListAsync(ct);
        var feiten = new Vierogenfeiten
        {
            OntvangenOp = v.OntvangenOp,
            Keten = [.. keten.Select(k => new Ketenlid(k.GebruikerId, k.Betrokkenheid, k.Sinds, k.VrijstellingId != id))],
        };
        return feiten with
        {
            Zetels = [.. zetels.Select(z => new Beoordelaarszetel(
                z.Plaats, z.GebruikerId, z.OrganisatieId, z.VervangenOp is not null, oordelen.Exists(o => o.GebruikerId == z.GebruikerId && o.Geldt),
                oordelen.Exists(o => o.GebruikerId == z.GebruikerId),
                !z.Tot.Exists(t => t.Tot is null || t.Tot > today) || !Vierogen.StaatBuitenKeten(z.GebruikerId, feiten, Vierogenregels).IsToegestaan))],
        };
    }

    /// <summary>Registers a notice: the request, its registrar and who owns or owned the case in its chain. The caller has checked the form.</summary>
    public async Task<Uitvoering> RegistreerAsync(Guid actId, Vrijstelling nieuw, string? toelichting, IReadOnlyList<Guid> stukken, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(nieuw);
        return await InTransactieAsync(actId, nieuw.DossierId, metWie: true, async (alles, kluis, dossier, open) =>
        {
            if (!IsVanGemeente(dossier) || nieuw.RegistreerderId != user.Id)
                return Uitvoering.Weiger("rol-mag-niet");
            var vorige = nieuw.VorigeId is { } eerder ? dossier.Vrijstellingen.Find(v => v.Id == eerder && VrijstellingVerloop.IsInKracht(v.Toestand)) : null;
            if (nieuw.SwvId != await BeoordelendSwvAsync(alles, dossier, ct) || nieuw.Herhaald != nieuw.VorigeId.HasValue || (nieuw.VorigeId is not null && vorige is null)
                || !Enum.IsDefined(nieuw.Kennisgever) || !Enum.IsDefined(nieuw.Grond))
                return Uitvoering.Weiger("stap-niet-toegestaan");
            var (geboren, schooljaar) = (open!.Identiteit?.Geboren ?? Dossierstand.AlsGeboren(dossier.GeboorteMaand), new Schooljaar(nieuw.Schooljaar));
            if (Vrijstellingtermijnen.MagVoor(schooljaar, nieuw.OntvangenOp, geboren, await Vrijstellingregels.OpAsync(alles, dossier.RegioId, nieuw.OntvangenOp, ct)) is { IsToegestaan: false } nietVoor)
                return new(nietVoor);
            nieuw.TeLaat = Vrijstellingtermijnen.IsTeLaat(nieuw.OntvangenOp, geboren, schooljaar, nieuw.Herhaald, vorige?.NooitGeschikt == true);
            var verdict = VrijstellingVerloop.MagGebeuren(null, VrijstellingGebeurtenis.KennisgevingGeregistreerd, new()
            {
                Datum = nieuw.OntvangenOp, Vandaag = clock.Today, Rol = user.Rol, AnderLoopt = dossier.Vrijstellingen.Exists(v => Vrijstelling.Loopt(v.Toestand)),
            });
            if (!verdict.IsToegestaan)
                return new(verdict);
            nieuw.Toelichting = await kluis.SealTextAsync(dossier.Id, PlaatsToelichting, nieuw.Id, toelichting, ct);
            nieuw.CriteriaId = await GeldendeCriteriaAsync(alles, dossier.RegioId, nieuw.OntvangenOp, ct);
            alles.Begin(ActKind.VrijstellingGeregistreerd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(
                ("aanvraag", nieuw.Id), ("ontvangen", nieuw.OntvangenOp), ("schooljaar", nieuw.Schooljaar), ("laat", nieuw.TeLaat ? 1 : null)), id: actId);
            alles.Add(nieuw);
            await VoegBetrokkenenToeAsync(alles, nieuw, dossier, ct);
            await VoegStukkenToeAsync(alles, nieuw, stukken, ct);
            await HerberekenAsync(alles, dossier, ct);
            await alles.SaveChangesAsync(ct);
            return Uitvoering.Gedaan;
        }, ct);
    }

    /// <summary>The SWV of the dossier; of a child in MBO or without sector the SWV VO of residence.</summary>
    static async Task<Guid?> BeoordelendSwvAsync(AppDb alles, Dossier dossier, CancellationToken ct)
    {
        var pc4 = dossier.Pc4;
        return dossier.SwvId ?? await alles.Postcodegebieden.AsNoTracking().Where(p => p.Pc4 == pc4).Select(p => p.SwvVoId).SingleOrDefaultAsync(ct);
    }

    /// <summary>Does one event of the table, once however often the form comes.</summary>
    public async Task<Uitvoering> DoeAsync(Vrijstellingstap stap, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stap);
        var gewijzigd = stap.Gebeurtenis == VrijstellingGebeurtenis.AanvraagGewijzigd;
        var metWie = gewijzigd || stap.Gebeurtenis is VrijstellingGebeurtenis.Vastgesteld or VrijstellingGebeurtenis.VastgesteldOndanksOordeel;
        return await InTransactieAsync(stap.ActId, await DossierVanAsync(stap.VrijstellingId, ct), metWie, async (alles, kluis, dossier, open) =>
        {
            if (dossier.Vrijstellingen.Find(a => a.Id == stap.VrijstellingId) is not { } v)
                return Uitvoering.Weiger("stap-niet-toegestaan");
            if (!user.IsSystem && !IsVanGemeente(dossier) && !IsVanSwv(v))
                return Uitvoering.Weiger("rol-mag-niet");
            if (stap.Versie is { } versie && versie != v.Versie)
                return new(Verdict.Toegestaan, Gewijzigd: true);
            // Judgements come by themselves, never as an event of a form.
            if (Uitkomsten.Contains(stap.Gebeurtenis))
                return Uitvoering.Weiger("stap-niet-toegestaan");
            if (await BeoordeeltZelfAsync(alles, v, ct))
                return Uitvoering.Weiger("is-beoordelaar");
            var hand = new Vrijstellinghand(alles, v, dossier, kluis, open, ct) { Weg = bestandenWeg };
            // Judgements that do not count any more are voided though nothing of the request changes; all others only when something did.
            var was = gewijzigd && (await OngeldigAsync(hand, ct)).Count == 0 ? (Hash: await HashAsync(alles, v, open!, v.Ronde, ct), v.Ronde) : default;
            var reden = await kluis.SealTextAsync(dossier.Id, "Act/Reden", stap.ActId, stap.Reden, ct);
            alles.Begin(ActKind.VrijstellingStap, clock.UtcNow, dossier.Id, Feiten(stap, v), reden, stap.ActId);
            if (stap.Eerst is { } eerst)
                await eerst(hand);
            var uit = await PasToeAsync(hand, stap, ct);
            if (!uit.IsGedaan)
                return uit;
            await VoegHandelaarToeAsync(alles, v, ct);
            await alles.SaveChangesAsync(ct);
            if (was.Hash is null)
                return uit;
            var nu = await HashAsync(alles, v, open!, was.Ronde, ct);
            return CryptographicOperations.FixedTimeEquals(was.Hash, nu) ? Uitvoering.Weiger("niets-gewijzigd") : uit;
        }, ct);
    }

    /// <summary>A reviewer of a running request does nothing else on it, in no other function.</summary>
    async Task<bool> BeoordeeltZelfAsync(AppDb alles, Vrijstelling v, CancellationToken ct)
    {
        var (id, ik) = (v.Id, user.Id);
        return !user.IsSystem && user.Rol != Rol.SwvBeoordelaar && Vrijstelling.Loopt(v.Toestand)
            && await alles.Beoordelaars.IgnoreAutoIncludes().AnyAsync(b => b.VrijstellingId == id && b.GebruikerId == ik && b.VervangenOp == null, ct);
    }

    /// <summary>Whoever acts on a request, but for its reviewers, is in its chain; who gives the advice of the doorzettingsmacht advised.</summary>
    Task VoegHandelaarToeAsync(AppDb alles, Vrijstelling v, CancellationToken ct) => user.IsSystem || user.Rol == Rol.SwvBeoordelaar
        ? Task.CompletedTask
        : VoegInKetenAsync(alles, v, user.Id, user.Rol == Rol.Doorzettingsmacht ? Betrokkenheid.Adviseerde : Betrokkenheid.Bewerkte, ct);

    /// <summary>Writes the advice on the round that runs, once: whoever judged a request of this dossier does not advise on one.</summary>
    /// <param name="vanBlad">Its version and round, as the form showed them.</param>
    public Task<Uitvoering> AdviseerAsync(Guid actId, Guid id, (int Versie, int Ronde) vanBlad, Guid adviseur, DateOnly op, string advies, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(advies);
        return SchrijfAsync(actId, id, vanBlad.Versie, ActKind.AdviesVastgelegd, async hand =>
        {
            var v = hand.Aanvraag;
            if (!v.WachtOpAdvies())
                return Verdict.Geweigerd("stap-niet-toegestaan");
            if (await Beoordelaar.VanDossier(hand.Db, hand.Dossier.Id).ContainsAsync(adviseur, hand.Ct))
                return Verdict.Geweigerd("adviseur-beoordeelde");
            v.AdviesOp = op;
            v.Advies = await hand.Kluis.SealTextAsync(hand.Dossier.Id, PlaatsAdvies, v.Id, advies, hand.Ct);
            await VoegInKetenAsync(hand.Db, v, adviseur, Betrokkenheid.Adviseerde, hand.Ct);
            return Verdict.Toegestaan;
            // With the act too, where it stays when the round becomes void; the timeline does not show it.
        }, ct, reden: advies, feiten: [("datum", op), ("ronde", vanBlad.Ronde), ("adviseur", adviseur)]);
    }

    /// <summary>Writes something beside the table on a request (a date, the chain, an advice), under an act of its own.</summary>
    /// <param name="doe">Writes it, and says whether it may: by the request and its dossier as they are now.</param>
    public async Task<Uitvoering> SchrijfAsync(
        Guid actId, Guid id, int? versie, ActKind kind, Func<Vrijstellinghand, Task<Verdict>> doe, CancellationToken ct, string? reden = null,
        IReadOnlyList<(string Naam, object? Waarde)>? feiten = null)
    {
        ArgumentNullException.ThrowIfNull(doe);
        return await InTransactieAsync(actId, await DossierVanAsync(id, ct), metWie: false, async (alles, kluis, dossier, open) =>
        {
            if (dossier.Vrijstellingen.Find(a => a.Id == id) is not { } v)
                return Uitvoering.Weiger("stap-niet-toegestaan");
            if (!user.IsSystem && !MagSchrijven(kind, dossier, v))
                return Uitvoering.Weiger("rol-mag-niet");
            if (await BeoordeeltZelfAsync(alles, v, ct))
                return Uitvoering.Weiger("is-beoordelaar");
            if (versie is { } gezien && gezien != v.Versie)
                return new(Verdict.Toegestaan, Gewijzigd: true);
            alles.Begin(kind, clock.UtcNow, dossier.Id, Dossierwerk.Feiten([("aanvraag", v.Id), .. feiten ?? []]), await kluis.SealTextAsync(dossier.Id, "Act/Reden", actId, reden, ct), actId);
            var verdict = await doe(new(alles, v, dossier, kluis, open, ct) { Weg = bestandenWeg });
            if (!verdict.IsToegestaan)
                return new(verdict);
            v.Versie++;
            await VoegHandelaarToeAsync(alles, v, ct);
            await HerberekenAsync(alles, dossier, ct);
            await alles.SaveChangesAsync(ct);
            return Uitvoering.Gedaan;
        }, ct);
    }

    /// <summary>
    /// Takes a judgement. A first one changes no row that another reads: no version, no state, no timeline. The second ends the round, and with it
    /// the timeline says what came of it, as an act of the system, so that not even the order of the two can be read there.
    /// </summary>
    public async Task<Uitvoering> OordeelAsync(Oordeelstap stap, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stap);
        return await InTransactieAsync(stap.ActId, await DossierVanAsync(stap.VrijstellingId, ct), metWie: true, async (alles, kluis, dossier, open) =>
        {
            if (user.Rol != Rol.SwvBeoordelaar || dossier.Vrijstellingen.Find(a => a.Id == stap.VrijstellingId) is not { } v)
                return Uitvoering.Weiger("geen-beoordelaar");
            var feiten = await VierogenAsync(alles, v, clock.Today, ct);
            // A seat is of a person for an organisation: whoever works elsewhere by now does not judge there for here.
            if (!feiten.Zetels.Any(z => z.GebruikerId == user.Id && !z.Vervangen && z.OrganisatieId == user.OrganisatieId))
                return Uitvoering.Weiger("geen-beoordelaar");
            var gesprek = v.GesprekOp is not null;
            var verdict = stap.Vervangreden is null
                ? Vierogen.MagBeoordelen(user.Id, v.Toestand, gesprek, feiten, Vierogenregels)
                : Vierogen.MagOordeelVervangen(user.Id, v.Toestand, !string.IsNullOrWhiteSpace(stap.Vervangreden), feiten, Vierogenregels);
            if (!verdict.IsToegestaan)
                return new(verdict);
            var (tekst, bezwaar) = Heel(stap, await CriteriaAsync(alles, v.CriteriaId, ct));
            if (!bezwaar.IsToegestaan)
                return new(bezwaar);
            var hash = await HashAsync(alles, v, open!, v.Ronde, ct);
            if (!CryptographicOperations.FixedTimeEquals(hash, stap.Hash))
                return new(Verdict.Toegestaan, Gewijzigd: true);

            var (id, nu) = (Guid.CreateVersion7(), clock.UtcNow);
            alles.Begin(
                stap.Vervangreden is null ? ActKind.OordeelGegeven : ActKind.OordeelVervangen, nu, dossierId: null, Dossierwerk.Feiten(("aanvraag", v.Id), ("ronde", v.Ronde)),
                await kluis.SealTextAsync(v.DossierId, "Act/Reden", stap.ActId, stap.Vervangreden, ct), stap.ActId);
            var (vrijstelling, ronde, ik) = (v.Id, v.Ronde, user.Id);
            foreach (var oud in await alles.Oordelen.IgnoreAutoIncludes().Where(o => o.VrijstellingId == vrijstelling && o.Ronde == ronde && o.GebruikerId == ik
                && o.VervangenOp == null && o.VervallenOp == null).ToListAsync(ct))
                oud.VervangenOp = nu;
            if (stap.Vervangreden is not null)
            {
                // First the old one goes, then the new one comes: at no moment are there two.
                await alles.SaveChangesAsync(ct);
                alles.Begin(ActKind.OordeelGegeven, nu, dossierId: null, Dossierwerk.Feiten(("aanvraag", v.Id), ("ronde", v.Ronde)));
            }

            alles.Add(new Oordeel
            {
                Id = id, DossierId = v.DossierId, VrijstellingId = v.Id, Ronde = v.Ronde, GebruikerId = user.Id, Keuze = stap.Keuze, Hash = hash, GegevenOp = nu,
                Inhoud = (await kluis.SealTextAsync(v.DossierId, Oordeel.Plaats, id, tekst, ct))!,
            });
            await alles.SaveChangesAsync(ct);
            await SluitRondeAsync(new(alles, v, dossier, kluis, open, ct) { Weg = bestandenWeg }, ct);
            return Uitvoering.Gedaan;
        }, ct);
    }

    /// <summary>The judgement as it is kept, with the questions of the request; or what it lacks or may not say.</summary>
    (string Tekst, Verdict Bezwaar) Heel(Oordeelstap stap, Criterialijst criteria)
    {
        var gegeven = stap.Inhoud;
        var antwoorden = gegeven.Antwoorden.DistinctBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, a => (string?)a.Antwoord, StringComparer.Ordinal);
        foreach (var bezwaar in Oordeelcriteria.Bezwaren(
            new() { Keuze = stap.Keuze, Reden = gegeven.Reden, Antwoorden = antwoorden, VolgendeBlik = gegeven.VolgendeBlik }, criteria.Items.Select(c => c.Code), clock.Today))
            return ("", bezwaar);
        List<string?> teksten = [gegeven.Reden, stap.Vervangreden, .. antwoorden.Values];
        if (teksten.Exists(t => t?.Length > LangsteTekst))
            return ("", Verdict.Geweigerd("tekst-te-lang"));
        if (teksten.Exists(t => !Nietmedisch.Beoordeel(t).IsToegestaan))
            return ("", Verdict.Geweigerd("medisch"));
        var inhoud = stap.Keuze == Oordeelkeuze.Nee
            ? new Oordeelinhoud(gegeven.Reden!.Trim(), [], null)
            : new Oordeelinhoud(null, [.. criteria.Items.Select(c => new Oordeelantwoord(c.Code, c.Vraag, antwoorden[c.Code]!.Trim()))], gegeven.VolgendeBlik);
        return (inhoud.Tekst(), Verdict.Toegestaan);
    }

    /// <summary>When both have judged, the round has its outcome.</summary>
    async Task SluitRondeAsync(Vrijstellinghand hand, CancellationToken ct)
    {
        var (alles, v) = (hand.Db, hand.Aanvraag);
        var (id, ronde) = (v.Id, v.Ronde);
        var keuzes = await alles.Oordelen.AsNoTracking().IgnoreAutoIncludes()
            .Where(o => o.VrijstellingId == id && o.Ronde == ronde && o.VervangenOp == null && o.VervallenOp == null).Select(o => o.Keuze).ToListAsync(ct);
        if (keuzes.Count < Vierogen.Plaatsen)
            return;
        // One that is not of the request as it is, or whose author stands in the chain by now, is void, and the round stays open. The timeline
        // does not tell: whoever comes in the place would read there that the other judged.
        if (await OngeldigAsync(hand, ct) is { Count: > 0 } ongeldig)
        {
            var nu = clock.UtcNow;
            alles.Begin(ActKind.OordeelVervallen, nu, dossierId: null, Dossierwerk.Feiten(("aanvraag", v.Id), ("ronde", v.Ronde), ("aantal", ongeldig.Count)));
            foreach (var oordeel in ongeldig)
                oordeel.VervallenOp = nu;
            await alles.SaveChangesAsync(ct);
            return;
        }

        var gebeurtenis = VrijstellingVerloop.Uitkomst(keuzes[0], keuzes[1]);
        var stap = new Vrijstellingstap(Guid.CreateVersion7(), v.Id, null, gebeurtenis);
        alles.BeginAsSystem(ActKind.VrijstellingStap, clock.UtcNow, v.DossierId, Feiten(stap, v));
        var uit = await PasToeAsync(hand, stap, ct);
        if (!uit.IsGedaan)
            throw new InvalidOperationException($"The outcome of a round was refused: {uit.Verdict.Code}.");
        await alles.SaveChangesAsync(ct);
    }

    /// <summary>Judges the event by the table and writes what follows. The caller has the transaction and the act, and saves.</summary>
    async Task<Uitvoering> PasToeAsync(Vrijstellinghand hand, Vrijstellingstap stap, CancellationToken ct)
    {
        var (alles, v, dossier) = (hand.Db, hand.Aanvraag, hand.Dossier);
        var today = user.IsSystem ? stap.Vandaag ?? clock.Today : clock.Today;
        var datum = stap.Datum ?? today;
        var van = v.Toestand;
        var antwoorden = await AntwoordenAsync(alles, v.Id, ct);
        // What ends a request is a fact of the world and has its own day; a step of the procedure comes after the step before it.
        var naar = VrijstellingVerloop.Regel(van, stap.Gebeurtenis)?.Naar;
        var vrij = user.IsSystem || (naar is { } einde && VrijstellingVerloop.IsEinde(einde));
        var verdict = VrijstellingVerloop.MagGebeuren(van, stap.Gebeurtenis, new()
        {
            Datum = datum, VorigeDatum = vrij ? v.OntvangenOp : v.StapOp ?? v.OntvangenOp, Vandaag = today, Rol = user.IsSystem ? null : user.Rol, HeeftReden = !string.IsNullOrWhiteSpace(stap.Reden),
            Ontbreekt = Vormtoets.Ontbreekt(VanVerklaring(stap.Gebeurtenis) ? Vormtoets.Verklaring : Vormtoets.Kennisgeving, antwoorden),
            Uitslag = v.Uitslag, GesprekGevoerd = v.GesprekOp is not null, Termijn = Termijn(v, stap.Gebeurtenis, stap.Datum), AkkoordIndiener = stap.AkkoordIndiener,
            TweedePersoon = v.VoorgesteldDoorId is { } eerste && eerste != user.Id,
        });
        if (!verdict.IsToegestaan)
            return new(verdict);
        if (stap.Gebeurtenis is VrijstellingGebeurtenis.VormtoetsBCompleet or VrijstellingGebeurtenis.VerklaringAangevuld)
            foreach (var tegenspraak in Vormtoets.KloptMetVerklaring(antwoorden, v.VerklaringVan, v.VerklaringGedateerdOp, v.VerklaringOntvangenOp))
                return new(tegenspraak);
        var regel = VrijstellingVerloop.Regel(van, stap.Gebeurtenis)!;
        if (await OordelenStaanNogAsync(hand, stap.Gebeurtenis, ct) is { IsToegestaan: false } bezwaar)
            return new(bezwaar);

        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.OordelenVervallen))
            await LaatOordelenVervallenAsync(alles, v, ct);
        Vrijstellingstand.Zet(v, stap.Gebeurtenis, datum, today, await Vrijstellingregels.OpAsync(alles, dossier.RegioId, v.OntvangenOp, ct));
        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.NaarDoorzettingsmacht))
        {
            await melding.AdviesGevraagdAsync(hand, today);
            await VoegAdviseursToeAsync(alles, v, dossier, ct);
        }

        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.NieuweRonde) || stap.Gebeurtenis == VrijstellingGebeurtenis.GesprekVastgelegd)
            await melding.TeBeoordelenAsync(hand);
        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.DirectMelden))
            await melding.OndanksOordeelAsync(hand, today);
        if (regel.Gevolg.HasFlag(Vrijstellinggevolg.InKracht))
            await StelVastAsync(hand, ct);
        if (VrijstellingVerloop.IsEinde(v.Toestand))
            await VernietigScanAsync(hand, ct);
        // A term that runs out is no action of a person.
        await HerberekenAsync(alles, dossier, today, (await Handelingen.LaatsteAsync(alles, [dossier.Id], ct))[dossier.Id], ct);
        return Uitvoering.Gedaan;
    }

    /// <summary>Who may read the judgements to advise on them judges nothing of this jongere any more, whether they read or not.</summary>
    async Task VoegAdviseursToeAsync(AppDb alles, Vrijstelling v, Dossier dossier, CancellationToken ct)
    {
        var regio = dossier.RegioId;
        var zitters = Beoordelaar.VanDossier(alles, dossier.Id);
        foreach (var wie in await alles.Aanstellingen.AsNoTracking().Where(a => a.Rol == Rol.Doorzettingsmacht && a.OrganisatieId == regio
            && !zitters.Contains(a.GebruikerId)).Select(a => a.GebruikerId).Distinct().ToListAsync(ct))
            await VoegInKetenAsync(alles, v, wie, Betrokkenheid.Adviseerde, ct);
    }

    async Task LaatOordelenVervallenAsync(AppDb alles, Vrijstelling v, CancellationToken ct)
    {
        var (id, ronde, nu) = (v.Id, v.Ronde, clock.UtcNow);
        foreach (var oordeel in await alles.Oordelen.IgnoreAutoIncludes().Where(o => o.VrijstellingId == id && o.Ronde == ronde && o.VervangenOp == null && o.VervallenOp == null).ToListAsync(ct))
            oordeel.VervallenOp = nu;
    }

    /// <summary>
    /// Before it is established: who establishes judged nothing of it, and the judgements still are of this request, by people outside its chain.
    /// </summary>
    async Task<Verdict> OordelenStaanNogAsync(Vrijstellinghand hand, VrijstellingGebeurtenis gebeurtenis, CancellationToken ct)
    {
        if (gebeurtenis is not (VrijstellingGebeurtenis.Vastgesteld or VrijstellingGebeurtenis.VastgesteldOndanksOordeel))
            return Verdict.Toegestaan;
        var v = hand.Aanvraag;
        var feiten = await VierogenAsync(hand.Db, v, clock.Today, ct);
        if (Vierogen.MagVaststellen(user.Id, feiten) is { IsToegestaan: false } zelf)
            return zelf;
        if (gebeurtenis == VrijstellingGebeurtenis.VastgesteldOndanksOordeel)
            return Vierogen.MagVaststellenOndanksOordeel(v.VoorgesteldDoorId, user.Id, v.VastReden is not null, feiten);
        return (await OngeldigAsync(hand, ct, naUitslag: true)).Count == 0 ? Verdict.Toegestaan : Verdict.Geweigerd("oordeel-klopt-niet-meer");
    }

    /// <summary>The judgements of the round that are not of the request as it is now, or whose author stands in the chain.</summary>
    /// <param name="naUitslag">The round is over: who got another part in the case since does not undo it.</param>
    async Task<List<Oordeel>> OngeldigAsync(Vrijstellinghand hand, CancellationToken ct, bool naUitslag = false)
    {
        var (alles, v) = (hand.Db, hand.Aanvraag);
        var (id, ronde) = (v.Id, v.Ronde);
        var oordelen = await alles.Oordelen.IgnoreAutoIncludes().Where(o => o.VrijstellingId == id && o.Ronde == ronde && o.VervangenOp == null && o.VervallenOp == null).ToListAsync(ct);
        if (oordelen.Count == 0)
            return oordelen;
        var hash = await HashAsync(alles, v, hand.Geopend!, ronde, ct);
        var feiten = await VierogenAsync(alles, v, clock.Today, ct);
        return oordelen.FindAll(o => !CryptographicOperations.FixedTimeEquals(hash, o.Hash) || !Vierogen.StaatBuitenKeten(
            o.GebruikerId, naUitslag ? feiten with { Keten = [.. feiten.Keten.Where(k => k.Sinds < DateOnly.FromDateTime(o.GegevenOp))] } : feiten, Vierogenregels).IsToegestaan);
    }

    async Task StelVastAsync(Vrijstellinghand hand, CancellationToken ct)
    {
        var v = hand.Aanvraag;
        var geboren = hand.Geopend?.Identiteit?.Geboren
            ?? throw new InvalidOperationException("The data key of this dossier was destroyed.");
        Vrijstellingstand.StelVast(v, geboren, user.Id, clock.Today);
        await VernietigScanAsync(hand, ct);
    }

    /// <summary>Destroys the scan of the statement: its row in this transaction, its key once that is saved.</summary>
    public static async Task VernietigScanAsync(Vrijstellinghand hand, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var id = hand.Aanvraag.Id;
        foreach (var scan in await hand.Db.Set<Verklaringscan>().IgnoreAutoIncludes().Where(s => s.VrijstellingId == id).ToListAsync(ct))
        {
            hand.Weg.Add(scan.Id);
            hand.Db.Remove(scan);
        }
    }

    /// <summary>The term that an event says is over.</summary>
    static DateOnly? Termijn(Vrijstelling v, VrijstellingGebeurtenis gebeurtenis, DateOnly? achttien) => gebeurtenis switch
    {
        VrijstellingGebeurtenis.HersteltermijnVoorbij => v.HerstelVoor,
        VrijstellingGebeurtenis.BeoordeeltermijnVoorbij => v.BeoordelenVoor,
        VrijstellingGebeurtenis.UitersteTermijnVoorbij => v.UiterlijkOp,
        VrijstellingGebeurtenis.HeroverwegingVoorbij => v.HeroverwegingVoor,
        VrijstellingGebeurtenis.VerklaringUitgebleven => v.VerklaringVoor,
        VrijstellingGebeurtenis.EinddatumBereikt => v.Einde,
        VrijstellingGebeurtenis.Achttien => achttien,
        _ => null,
    };

    static bool VanVerklaring(VrijstellingGebeurtenis gebeurtenis) => gebeurtenis is VrijstellingGebeurtenis.VormtoetsBCompleet or VrijstellingGebeurtenis.VormtoetsBOnvolledig
        or VrijstellingGebeurtenis.VerklaringAangevuld or VrijstellingGebeurtenis.VormfoutGevonden;

    /// <summary>Answers of a form check, in the coming save. What was answered before shows in the act.</summary>
    public async Task LegVormtoetsVastAsync(Vrijstellinghand hand, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden)
    {
        ArgumentNullException.ThrowIfNull(hand);
        ArgumentNullException.ThrowIfNull(antwoorden);
        var (id, today) = (hand.Aanvraag.Id, clock.Today);
        var er = await hand.Db.Vormtoetsuitkomsten.IgnoreAutoIncludes().Where(t => t.VrijstellingId == id).ToListAsync(hand.Ct);
        foreach (var (item, voldaan) in antwoorden)
            if (er.Find(t => t.Item == item) is not { } rij)
                hand.Db.Add(new Vormtoetsuitkomst { DossierId = hand.Dossier.Id, VrijstellingId = id, Item = item, Voldaan = voldaan, Op = today, DoorId = user.Id });
            else if (rij.Voldaan != voldaan)
                (rij.Voldaan, rij.Op, rij.DoorId) = (voldaan, today, user.Id);
    }

    /// <summary>The answers as they stand in this transaction, saved or not.</summary>
    static async Task<Dictionary<Vormtoetsitem, bool>> AntwoordenAsync(AppDb alles, Guid id, CancellationToken ct)
    {
        await alles.Vormtoetsuitkomsten.IgnoreAutoIncludes().Where(t => t.VrijstellingId == id).LoadAsync(ct);
        return alles.Vormtoetsuitkomsten.Local.Where(t => t.VrijstellingId == id).ToDictionary(t => t.Item, t => t.Voldaan);
    }

    /// <summary>Puts somebody in the chain, once a day: a next request counts from the last.</summary>
    public async Task VoegInKetenAsync(AppDb alles, Vrijstelling v, Guid? gebruiker, Betrokkenheid betrokkenheid, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        ArgumentNullException.ThrowIfNull(v);
        if (gebruiker is not { } wie || wie == Guid.Empty)
            return;
        var (id, today) = (v.Id, clock.Today);
        if (alles.Ketens.Local.Any(k => k.VrijstellingId == id && k.GebruikerId == wie && k.Betrokkenheid == betrokkenheid && k.Sinds == today)
            || await alles.Ketens.IgnoreAutoIncludes().AnyAsync(k => k.VrijstellingId == id && k.GebruikerId == wie && k.Betrokkenheid == betrokkenheid && k.Sinds == today, ct))
            return;
        alles.Add(new Keten { DossierId = v.DossierId, VrijstellingId = id, GebruikerId = wie, Betrokkenheid = betrokkenheid, Sinds = today });
    }

    /// <summary>
    /// Who registers; who owns or directs the case or did so, also of a dossier that went up into this one; and who of a SWV wrote a note or a decision
    /// about it.
    /// </summary>
    async Task VoegBetrokkenenToeAsync(AppDb alles, Vrijstelling v, Dossier dossier, CancellationToken ct)
    {
        await VoegInKetenAsync(alles, v, user.Id, Betrokkenheid.Registreerde, ct);
        var id = dossier.Id;
        List<Guid> dossiers = [id, .. await alles.Set<Samenvoeging>().AsNoTracking().IgnoreAutoIncludes().Where(s => s.DossierId == id).Select(s => s.VanDossierId).ToListAsync(ct)];
        var sleutels = dossiers.ConvertAll(d => d.ToString());
        var vroeger = await alles.Set<ActChange>().AsNoTracking().Where(c => c.Entiteit == nameof(Dossier) && sleutels.Contains(c.EntiteitId)
            && (c.Veld == nameof(Dossier.BehandelaarId) || c.Veld == nameof(Dossier.SwvConsulentId)) && c.Oud != null).Select(c => c.Oud!).Distinct().ToListAsync(ct);
        var regie = await alles.Set<Casusregie>().AsNoTracking().IgnoreAutoIncludes().Where(r => dossiers.Contains(r.DossierId) && r.GebruikerId != null).Select(r => r.GebruikerId).Distinct().ToListAsync(ct);
        foreach (var wie in regie.Append(dossier.BehandelaarId).Append(dossier.SwvConsulentId))
            await VoegInKetenAsync(alles, v, wie, Betrokkenheid.Eigenaar, ct);
        foreach (var wie in vroeger)
            if (Guid.TryParse(wie, CultureInfo.InvariantCulture, out var gebruiker))
                await VoegInKetenAsync(alles, v, gebruiker, Betrokkenheid.Eigenaar, ct);

        var swvs = alles.Organisaties.Where(o => o.Soort == OrganisatieSoort.SwvPo || o.Soort == OrganisatieSoort.SwvVo).Select(o => o.Id);
        var adviseurs = await alles.Notities.AsNoTracking().IgnoreAutoIncludes().Where(n => dossiers.Contains(n.DossierId) && swvs.Contains(n.OrganisatieId)).Select(n => (Guid?)n.AuteurId).Distinct().ToListAsync(ct);
        adviseurs.AddRange(await alles.Acts.AsNoTracking().Where(a => a.Kind == ActKind.BesluitVastgelegd && a.DossierId != null && dossiers.Contains(a.DossierId.Value)
            && a.OrganisatieId != null && swvs.Contains(a.OrganisatieId.Value)).Select(a => a.ActorId).Distinct().ToListAsync(ct));
        foreach (var wie in adviseurs)
            await VoegInKetenAsync(alles, v, wie, Betrokkenheid.Adviseerde, ct);
    }

    /// <summary>Makes these documents the evidence: who put them there or made a version of one is in the chain.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> VoegStukkenToeAsync(AppDb alles, Vrijstelling v, IReadOnlyList<Guid> documenten, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(alles);
        ArgumentNullException.ThrowIfNull(v);
        var (id, dossier, gemeente) = (v.Id, v.DossierId, user.OrganisatieId);
        var er = await alles.Vrijstellingstukken.IgnoreAutoIncludes().Where(s => s.VrijstellingId == id).ToListAsync(ct);
        var weg = er.Where(s => !documenten.Contains(s.DocumentId)).ToList();
        alles.RemoveRange(weg);
        var erbij = documenten.Where(d => !er.Exists(s => s.DocumentId == d)).Distinct().ToList();
        // Documents of this dossier, of the own part, that are still there; a letter says who the parents are and is no evidence.
        var goed = await alles.Set<Document>().AsNoTracking().IgnoreAutoIncludes()
            .Where(d => erbij.Contains(d.Id) && d.DossierId == dossier && d.OrganisatieId == gemeente && d.IngetrokkenOp == null && d.Soort != DocumentSoort.Brief).Select(d => d.Id).ToListAsync(ct);
        foreach (var document in goed)
        {
            alles.Add(new Vrijstellingstuk { DossierId = dossier, VrijstellingId = id, DocumentId = document, ToegevoegdDoorId = user.Id });
            foreach (var auteur in await alles.Set<Documentversie>().AsNoTracking().IgnoreAutoIncludes().Where(w => w.DocumentId == document).Select(w => w.AuteurId).Distinct().ToListAsync(ct))
                await VoegInKetenAsync(alles, v, auteur, Betrokkenheid.Bewerkte, ct);
        }

        if (weg.Count + goed.Count == 0)
            return false;
        await VoegInKetenAsync(alles, v, user.Id, Betrokkenheid.Bewerkte, ct);
        return true;
    }

    /// <summary>The hash over the request as it is now, as it is judged in a round: what a reviewer reads, and no more.</summary>
    static async Task<byte[]> HashAsync(AppDb alles, Vrijstelling v, Geopend open, int ronde, CancellationToken ct)
    {
        var id = v.Id;
        var documenten = await alles.Set<Document>().AsNoTracking().IgnoreAutoIncludes()
            .Where(d => d.IngetrokkenOp == null && alles.Vrijstellingstukken.Any(s => s.VrijstellingId == id && s.DocumentId == d.Id)).Select(d => d.Id).ToListAsync(ct);
        var versies = await alles.Set<Documentversie>().AsNoTracking().IgnoreAutoIncludes().Where(w => documenten.Contains(w.DocumentId))
            .Select(w => new { w.DocumentId, w.Id, w.Nummer, w.Type, w.Naam }).ToListAsync(ct);
        var stukken = new List<Beoordeelddocument>();
        foreach (var laatste in versies.GroupBy(w => w.DocumentId).Select(g => g.MaxBy(w => w.Nummer)!))
        {
            var versie = laatste.Id;
            var inhoud = await alles.Set<Documentinhoud>().AsNoTracking().IgnoreAutoIncludes().Where(i => i.Id == versie).Select(i => i.Inhoud).SingleOrDefaultAsync(ct);
            stukken.Add(new(laatste.DocumentId, open.Bytes(inhoud, Documentinhoud.Plaats, versie) is { } bytes ? SHA256.HashData(bytes) : default(ReadOnlyMemory<byte>), (int)laatste.Type,
                Sha256(open.Tekst(laatste.Naam, "Documentversie/Naam", versie))));
        }

        var criteria = (await CriteriaAsync(alles, v.CriteriaId, ct)).Items;
        return Oordeelhash.Bereken(new()
        {
            AanvraagId = id, Ronde = ronde, CriteriaId = v.CriteriaId ?? Guid.Empty, CriteriaSha256 = Oordeelcriteria.Sha256(criteria), Grond = v.Grond, Schooljaar = v.Schooljaar, Herhaald = v.Herhaald,
            Kennisgever = v.Kennisgever, OntvangenOp = v.OntvangenOp, TeLaat = v.TeLaat, ToelichtingSha256 = Sha256(open.Tekst(v.Toelichting, PlaatsToelichting, id)),
            Vormtoets = await alles.Vormtoetsuitkomsten.AsNoTracking().IgnoreAutoIncludes().Where(t => t.VrijstellingId == id && t.Item < Vormtoetsitem.Aanwezig).ToDictionaryAsync(t => t.Item, t => t.Voldaan, ct),
            Documenten = stukken,
        });
    }

    static ReadOnlyMemory<byte> Sha256(string? tekst) => tekst is null ? default(ReadOnlyMemory<byte>) : SHA256.HashData(Encoding.UTF8.GetBytes(tekst));

    string Feiten(Vrijstellingstap stap, Vrijstelling v) => Dossierwerk.Feiten(
        [("aanvraag", v.Id), ("gebeurtenis", stap.Gebeurtenis), ("naar", VrijstellingVerloop.Regel(v.Toestand, stap.Gebeurtenis)?.Naar), ("datum", stap.Datum ?? clock.Today), .. stap.Feiten]);

    bool IsVanGemeente(Dossier dossier) => user.Scope.Kind == ScopeKind.Gemeente && dossier.GemeenteId == user.OrganisatieId && dossier.GeslotenOp is null;

    bool IsVanSwv(Vrijstelling v) =>
        (user.Rol == Rol.TeamleiderSwv && v.SwvId == user.OrganisatieId) || (user.Rol == Rol.SwvBeoordelaar && user.Scope.Beoordeelt.ContainsKey(v.Id));

    /// <summary>Who writes what beside the table.</summary>
    bool MagSchrijven(ActKind kind, Dossier dossier, Vrijstelling v) => kind switch
    {
        ActKind.VrijstellingGewijzigd or ActKind.VrijstellingVoorgesteld or ActKind.VrijstellingvoorstelTerug or ActKind.VrijstellingGemeld => IsVanGemeente(dossier),
        ActKind.BeoordelaarToegewezen or ActKind.BeoordelaarVervangen => user.Rol == Rol.TeamleiderSwv && IsVanSwv(v) && dossier.GeslotenOp is null,
        ActKind.AdviesVastgelegd => IsDoorzettingsmacht(dossier) || IsVanGemeente(dossier),
        _ => false,
    };

    bool IsDoorzettingsmacht(Dossier dossier) => user.Rol == Rol.Doorzettingsmacht && dossier.RegioId == user.OrganisatieId;

    async Task<Guid?> DossierVanAsync(Guid id, CancellationToken ct)
    {
        await using var alles = source.ForSystem();
        return await alles.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(v => v.Id == id).Select(v => (Guid?)v.DossierId).SingleOrDefaultAsync(ct);
    }

    Task HerberekenAsync(AppDb alles, Dossier dossier, CancellationToken ct) => HerberekenAsync(alles, dossier, clock.Today, null, ct);

    static async Task HerberekenAsync(AppDb alles, Dossier dossier, DateOnly today, DateOnly? laatsteHandeling, CancellationToken ct)
    {
        var signalen = await alles.Signalen.IgnoreAutoIncludes().Where(s => s.DossierId == dossier.Id).ToListAsync(ct);
        alles.AddRange(Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, signalen, await Regioregels.VanAsync(alles, dossier.RegioId, ct), today, laatsteHandeling));
    }

    /// <summary>
    /// One transaction of the system at work for this person; what is refused leaves nothing. It holds the row of the dossier from its beginning,
    /// without changing anything in it, so that what it then reads is not changed by another before it ends.
    /// </summary>
    /// <param name="metWie">Opens who it is about: before the transaction, for the vault writes its log in one of its own.</param>
    async Task<Uitvoering> InTransactieAsync(
        Guid actId, Guid? dossierId, bool metWie, Func<AppDb, Vault, Dossier, Geopend?, Task<Uitvoering>> doe, CancellationToken ct)
    {
        if (dossierId is not { } id)
            return Uitvoering.Weiger("stap-niet-toegestaan");
        var namens = new CurrentUser();
        if (user.IsSystem)
            namens.BecomeSystem();
        else
            namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        var kluis = new Vault(source, keys, log, indexer, namens);
        var open = metWie ? (await kluis.RevealAsync([id], Doel.Vrijstelling, ct))[id] : null;
        await using var alles = source.For(namens.Scope);
        await using var transactie = await alles.Database.BeginTransactionAsync(ct);
        await alles.Dossiers.IgnoreAutoIncludes().Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Versie, d => d.Versie), ct);
        if (await alles.IsSavedAsync(actId, ct))
            return Uitvoering.Gedaan;
        var dossier = await alles.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().SingleAsync(d => d.Id == id, ct);
        bestandenWeg.Clear();
        try
        {
            var uit = await doe(alles, kluis, dossier, open);
            if (!uit.IsGedaan)
                return uit;
        }
        catch (DbUpdateException e) when (!user.IsSystem && (e.InnerException ?? e).Message.Contains("vrijstelling:", StringComparison.Ordinal))
        {
            // A guard of the database refused what the rules above let through: it has the last word, and nothing was written.
            return Uitvoering.Weiger("stap-niet-toegestaan");
        }

        await transactie.CommitAsync(ct);
        foreach (var bestand in bestandenWeg.Distinct())
            await kluis.DestroyFileKeyAsync(bestand, ct);
        return Uitvoering.Gedaan;
    }
}
