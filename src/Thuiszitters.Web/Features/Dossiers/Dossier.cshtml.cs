// What: one dossier: who, where the clock stands and why, what happened, what is being arranged.
// Source: rules.md R3, R4, R8. Never: more than the level of this reader; the reason for that level stands on the page.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.DossierLezen)]
public sealed class DossierModel(AppDb db, Vault vault, CurrentUser user, Taakwerk taakwerk, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "soort")]
    public string? Tijdlijnkeuze { get; set; }

    [BindProperty(SupportsGet = true, Name = "wie")]
    public string? TijdlijnWie { get; set; }

    [BindProperty(SupportsGet = true, Name = "ouder")]
    public int TijdlijnOuder { get; set; }

    /// <summary>By the status and band of today, not as stored: the reader sees it only because it is shared.</summary>
    bool alleenGedeeld;

    /// <summary>What meetings ask and decide is read, by the level of today.</summary>
    bool leestTekst;

    public required Dossier Dossier { get; set; }
    public required Geopend Wie { get; set; }
    public required Klokstand Klok { get; set; }
    public required Statusoordeel Status { get; set; }
    public KlokTekening? Tekening { get; private set; }

    /// <summary>Earlier times at home, the oldest first; the rules keep them apart from the episode of now.</summary>
    public IReadOnlyList<Klokstand> Eerder { get; private set; } = [];

    /// <summary>Criteria, hours and enrolments; not shown at level Kern.</summary>
    public Dreigingsblad? Dreiging { get; private set; }
    public string? School { get; private set; }

    /// <summary>Names of the schools that the dossier names.</summary>
    public IReadOnlyDictionary<Guid, string> Scholen { get; private set; } = new Dictionary<Guid, string>();
    public string? Behandelaar { get; private set; }
    public string? Gemeente { get; private set; }
    public string? Swv { get; private set; }
    public IReadOnlyList<Signaal> Signalen { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Oppakkers { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<(Notitie Notitie, string? Tekst, string Auteur)> Notities { get; private set; } = [];
    public Tijdlijnvak Tijdlijn { get; private set; } = new([], new(), IsMeer: false);
    public Takenvak? Taken { get; private set; }
    public Documentvak? Documenten { get; private set; }
    public Betrokkenenvak? Betrokkenen { get; private set; }
    public bool IsAdresGeheim => Betrokkenen?.IsGeheim == true;

    /// <summary>Who directs the case, for education and for care; at level Kern only when that is the own organisation.</summary>
    public IReadOnlyList<Regieregel> Regie { get; private set; } = [];

    /// <summary>The route of the Methodische Aanpak Schoolverzuim, for the gemeente of the dossier only.</summary>
    public (Routekeuze Keuze, string? Toelichting)? Route { get; private set; }

    /// <summary>For the organisations that may hold a meeting or take part in one.</summary>
    public Overlegvak? Overleg { get; private set; }
    public Gehoordvak? Gehoord { get; private set; }

    /// <summary>With whom it is shared, and who asks to see more.</summary>
    public required Deelblad Deelblad { get; set; }
    public IReadOnlyList<(Arrangement Arrangement, string? Aanbieder, string? Reden)> Arrangementen { get; private set; } = [];

    /// <summary>The reports of absence that this reader may see one by one.</summary>
    public IReadOnlyList<Verzuimmelding> Meldingen { get; private set; } = [];

    /// <summary>What was merged into this dossier, and how many look like it; for the gemeente.</summary>
    public Samenhang? Samenhang { get; private set; }

    /// <summary>The behandelaar or the consulent is absent, and who covers.</summary>
    public IReadOnlyList<Waarneemregel> Afwezig { get; private set; } = [];

    /// <summary>Offer and start in time, of the episode that runs or was the last.</summary>
    public Episodekpi? Kpi { get; private set; }

    public DateOnly Vandaag => clock.Today;
    public bool Kern => Wie.Niveau == Zichtniveau.Kern;

    /// <summary>Arrangements in full: at level Kern they are a SWV's own part, and nobody else's.</summary>
    public bool ArrangementenVoluit => Wie.Leest(Dossierdeel.Arrangementen) || (user.Scope.Kind == ScopeKind.Swv && !alleenGedeeld);

    /// <summary>All reports of absence with their kind: by the level, or because they are shared.</summary>
    public bool VerzuimVoluit => Wie.Leest(Dossierdeel.Verzuim);
    bool MagSchrijven => Dossier.GeslotenOp is null && !alleenGedeeld;
    public bool MagWijzigen => Wie.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.DossierWijzigen);
    public bool MagBsn => Wie.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.BsnOnthullen);
    public bool MagKennisgeving => MagWijzigen && user.Mag(Acties.VrijstellingRegistreren) && !Dossier.VrijstellingLoopt;

    /// <summary>For the gemeente of residence and the SWV that judges, in functions that read about it; the newest first.</summary>
    public IReadOnlyList<Vrijstelling> Vrijstellingen => !user.Mag(Acties.VrijstellingLezen) ? []
        : [.. Dossier.Vrijstellingen.Where(v => Dossier.GemeenteId == user.OrganisatieId || v.SwvId == user.OrganisatieId).OrderByDescending(v => v.Id)];
    public bool MagArrangement => MagSchrijven && user.Mag(Acties.ArrangementWijzigen) && Wie.Niveau != Zichtniveau.Geen;
    /// <summary>What the reader's side does not hear of, it does not follow up.</summary>
    public bool MagVolgen(Signaal signaal) => MagOppakken && Signaallijst.IsVanKant(user, signaal.Regel);

    public bool MagOppakken => MagSchrijven && user.Mag(Acties.SignaalOpvolgen) && user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;
    public bool MagNotitie => MagSchrijven && user.Mag(Acties.DossierWijzigen);
    public bool MagSluiten => Wie.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.DossierSluiten);
    public bool MagHeropenen => Dossier.GeslotenOp is not null && Wie.Grond == "gesloten" && user.Mag(Acties.DossierSluiten);
    public bool IsVanMij(Guid wie) => wie == user.Id;
    public string? SchoolOngekoppeld => Kern ? null : Wie.Tekst(Dossier.SchoolOngekoppeld, "Dossier/SchoolOngekoppeld", Dossier.Id);

    /// <summary>The BSN, only after asking for it; the asking is logged.</summary>
    public string? Bsn { get; private set; }

    public Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct) => ToonAsync(nummer, metBsn: false, ct);

    public Task<IActionResult> OnPostBsnAsync(string nummer, CancellationToken ct) =>
        user.Mag(Acties.BsnOnthullen) ? ToonAsync(nummer, metBsn: true, ct) : Task.FromResult<IActionResult>(Forbid());

    async Task<IActionResult> ToonAsync(string nummer, bool metBsn, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen)
            .AsSplitQuery().SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
        if (dossier is null)
            // The number of a dossier that went up into another leads on, for who may see that one.
            return await db.Set<Samenvoeging>().AsNoTracking().Where(s => s.VanNummer == nummer).Select(s => s.Dossier!.Nummer).FirstOrDefaultAsync(ct) is { } naar
                ? Redirect($"/dossiers/{naar}") : NotFound();

        Dossier = dossier;
        Wie = (await vault.RevealAsync([dossier.Id], metBsn ? Doel.Bsn : Doel.Dossier, ct, metBsn))[dossier.Id];
        if (metBsn)
            Bsn = Wie.Identiteit?.Bsn ?? "Niet bekend";

        if (Wie.Identiteit is { } wie)
        {
            var feiten = Dossierstand.Feiten(wie.Geboren, dossier);
            var regels = await Regioregels.VanAsync(db, dossier.RegioId, ct);
            Klok = Pactklok.Bereken(feiten, regels.Parameters, clock.Today);
            Status = Statusregel.Bepaal(feiten, regels.Parameters, regels.Kalender, clock.Today);
            Tekening = Klokblad.Tekening(Klok, clock.Today);
            Kpi = Aanbodkpi.Bereken(feiten, regels.Parameters, clock.Today).LastOrDefault();
            // When somebody was at home before is of the reports: not for level Kern.
            Eerder = Kern ? [] : [.. Pactklok.Episodes(feiten, regels.Parameters, clock.Today).Where(e => e.Episode < Klok.Episode)];
            Dreiging = Dreigingsblad.Van(dossier, feiten, regels, clock.Today);
        }
        else
        {
            Klok = new(dossier.Band, dossier.PactStart, dossier.PactGrens, null, null, null, 0, dossier.GestoptOp, 0, []);
            Status = new(dossier.Status, dossier.Criterium, dossier.StatusSinds);
        }

        // What is stored lasts to the end of the month of the 18th birthday; whoever may see the dossier by its status alone, may from the day itself no more.
        // And who is left with a share alone, with no more than that.
        var (niveau, grond) = vault.LevelOf(dossier, Status.Status, Klok.Band);
        if (niveau == Zichtniveau.Geen)
            return NotFound();
        alleenGedeeld = grond == DossierAccess.Gedeeld;
        leestTekst = Overlegwerk.LeestTekst((niveau, grond), Wie.Gedeeld);

        await VulOrganisatiesAsync(ct);
        // Sickness is not told apart at level Kern, so neither by a signal about it.
        var kern = Kern;
        // What is stored ends with the month of the 18th birthday, what is shown on the day itself.
        Signalen = Status.Status == DossierStatus.NietLeerplichtig ? [] : await db.Signalen.AsNoTracking().Where(s => s.DossierId == dossier.Id && s.Toestand != SignaalToestand.Afgehandeld && (!kern || s.Regel != Signaalregel.Mazl)).OrderBy(s => s.Regel).ToListAsync(ct);
        var stappen = await StappenAsync(ct);
        Arrangementen =
        [
            // Without them in full: only what is under way, which is the next step.
            .. dossier.Arrangementen.Where(a => ArrangementenVoluit || !ArrangementVerloop.IsEinde(a.Toestand)).OrderByDescending(a => a.Id).Select(a => (
                a, ArrangementenVoluit ? Wie.Tekst(a.Aanbieder, "Arrangement/Aanbieder", a.Id) : null,
                ArrangementenVoluit ? stappen[a.Id].Select(s => Wie.Tekst(s.Reden, "ArrangementStap/Reden", s.Id)).FirstOrDefault() : null)),
        ];
        var eigen = VerzuimVoluit ? null : await EigenMeldingenAsync(ct);
        Meldingen = [.. dossier.Verzuim.Where(v => eigen is null || eigen.Contains(v.Id)).OrderByDescending(v => v.EersteDag)];
        var notities = await db.Notities.AsNoTracking().Where(n => n.DossierId == dossier.Id).OrderByDescending(n => n.Datum).ThenByDescending(n => n.Id).Take(50).ToListAsync(ct);
        var filter = new Tijdlijnfilter(Enum.TryParse<Tijdlijnsoort>(Tijdlijnkeuze, ignoreCase: true, out var soort) && Enum.IsDefined(soort) ? soort : null,
            TijdlijnWie is "mensen" or "systeem" ? TijdlijnWie : null, TijdlijnOuder);
        var eigenaars = await EigenaarsAsync(ct);
        var acts = await filter.Op(db.Acts.AsNoTracking(), dossier, user, Wie, ArrangementenVoluit, eigenaars).ToListAsync(ct);
        List<Taak> taken = taakwerk.Mag
            ? await db.Taken.AsNoTracking().Where(t => t.DossierId == dossier.Id && t.Toestand == TaakToestand.Open).OrderBy(t => t.Termijn).ThenBy(t => t.Id).Take(50).ToListAsync(ct)
            : [];
        var namen = await NamenAsync(
        [
            .. new[] { dossier.BehandelaarId }.OfType<Guid>(), .. Signalen.Select(s => s.OpgepaktDoorId).OfType<Guid>(), .. notities.Select(n => n.AuteurId),
            .. acts.SelectMany(Tijdlijnzinnen.Personen), .. taken.Select(t => t.VoorId),
        ], acts.SelectMany(Tijdlijnzinnen.Organisaties), ct);
        Behandelaar = dossier.BehandelaarId is { } behandelaar ? namen.GetValueOrDefault(behandelaar) : null;
        Oppakkers = namen;
        if (dossier.GeslotenOp is null)
            Afwezig = await Waarneemregel.VanAsync(db, user.OrganisatieId, [(dossier.BehandelaarId, dossier.GemeenteId), (dossier.SwvConsulentId, dossier.SwvId)], clock.Today, ct);
        Notities = [.. notities.Select(n => (n, Wie.Tekst(n.Tekst, "Notitie/Tekst", n.Id), namen.GetValueOrDefault(n.AuteurId, "Onbekend")))];
        Deelblad = await Deelblad.VanAsync(db, user, dossier, Wie, clock.Today, ct);
        Tijdlijn = Tijdlijnvak.Van(acts, filter, eigenaars, Kern, leestTekst, namen, Wie);
        // The two sides that keep a part of their own.
        if (user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv)
            Gehoord = new(nummer, MagNotitie, Wie.Identiteit is { } kind && Leerplicht.Leeftijd(kind.Geboren, clock.Today) >= 12,
                [.. (await db.Set<Gehoord>().AsNoTracking().Where(g => g.DossierId == dossier.Id).OrderByDescending(g => g.Datum).ThenByDescending(g => g.Id).Take(20).ToListAsync(ct))
                    .Select(g => (g, Wie.Tekst(g.Woorden, "Gehoord/Woorden", g.Id)))]);
        var (magLezen, magToevoegen) = (user.Mag(Acties.DocumentLezen), MagSchrijven && user.Mag(Acties.DocumentToevoegen));
        if (magLezen || magToevoegen)
            Documenten = new(nummer, magLezen, magToevoegen, user.Mag(Acties.DossierWijzigen), alleenGedeeld ? null : user.OrganisatieId,
                magLezen ? await Documentwerk.LijstAsync(db, Wie, dossier.Id, ct) : []);
        if (Wie.Leest(Dossierdeel.Betrokkenen))
            Betrokkenen = await Betrokkenenvak.VanAsync(db, Wie, dossier, MagWijzigen, ct);
        if (MagSluiten)
            Samenhang = await Samenhang.VanAsync(db, vault, dossier, Wie, ct);
        if (taakwerk.Mag)
            Taken = new(nummer, clock.Today, dossier.GeslotenOp is null,
                [.. taken.Select(t => (t, Wie.Tekst(t.Tekst, "Taak/Tekst", t.Id), t.VoorId == user.Id ? "U" : namen.GetValueOrDefault(t.VoorId, "Onbekend")))]);
        // At level Kern only what the own organisation directs itself: another function may tell that help or the Raad is there.
        Regie = [.. (await Regieregel.VanAsync(db, dossier.Id, ct)).Where(r => !Kern || r.Regie.OrganisatieId == user.OrganisatieId)];
        if (!Kern && (await db.Set<Routekeuze>().AsNoTracking().Where(r => r.DossierId == dossier.Id).ToListAsync(ct)).MaxBy(r => r.Id) is { } route)
            Route = (route, Wie.Tekst(route.Toelichting, "Routekeuze/Toelichting", route.Id));
        if (user.Mag(Acties.OverlegDeelnemen))
            Overleg = await OverlegAsync(ct);
        return Page();
    }

    /// <summary>The organisation of the reader; and, for the gemeente that took the dossier over, those it came from: what they wrote is its own now.</summary>
    async Task<List<Guid>> EigenaarsAsync(CancellationToken ct)
    {
        List<Guid> eigen = [user.OrganisatieId];
        if (Dossier.GemeenteId == user.OrganisatieId)
        {
            List<Guid> samen = [Dossier.Id, .. Wie.Vorige];
            eigen.AddRange(await db.Overdrachten.AsNoTracking().Where(o => samen.Contains(o.DossierId) && o.Toestand == OverdrachtToestand.Aanvaard)
                .Select(o => o.VanOrganisatieId).ToListAsync(ct));
        }

        return eigen;
    }

    /// <summary>The meetings about this dossier and what they decided: those in which the organisation of the reader takes part; for the gemeente of residence all.</summary>
    async Task<Overlegvak> OverlegAsync(CancellationToken ct)
    {
        var dossier = Dossier.Id;
        // By way of the meetings that the reader may see: of others the case is known to the gemeente of residence, not the meeting.
        var zaken = await db.Overlegzaken.AsNoTracking().Where(z => z.DossierId == dossier)
            .OrderByDescending(z => db.Overleggen.Where(o => o.Id == z.OverlegId).Select(o => (DateOnly?)o.Datum).FirstOrDefault() ?? DateOnly.MinValue).ThenByDescending(z => z.Id)
            .Take(10).Select(z => new { z.Id, z.OverlegId, z.Vraag }).ToListAsync(ct);
        var bij = zaken.ConvertAll(z => z.OverlegId);
        var overleggen = await db.Overleggen.AsNoTracking().Where(o => bij.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var besluiten = await Besluitregel.VanAsync(db, new Dictionary<Guid, Geopend> { [dossier] = Wie }, _ => leestTekst, ct, meeste: 20);
        return new(Dossier.Nummer, clock.Today, MagSchrijven && overlegwerk.MagPlannen,
            [.. zaken.Select(z => (z.Id, overleggen.GetValueOrDefault(z.OverlegId), leestTekst ? Wie.Tekst(z.Vraag, "Overlegzaak/Vraag", z.Id) : null))],
            [.. besluiten[dossier]]);
    }

    /// <summary>The reports that a school itself made or imported, by its own acts; nobody else at level Kern reads a report.</summary>
    async Task<HashSet<Guid>> EigenMeldingenAsync(CancellationToken ct)
    {
        if (user.Scope.Kind != ScopeKind.School)
            return [];
        List<Guid?> samen = [Dossier.Id, .. Wie.Vorige];
        var ids = await db.Acts.AsNoTracking().Where(a => samen.Contains(a.DossierId) && a.OrganisatieId == user.OrganisatieId)
            .SelectMany(a => a.Changes).Where(c => c.Entiteit == nameof(Verzuimmelding) && c.Veld == "*").Select(c => c.EntiteitId).ToListAsync(ct);
        return [.. ids.Select(i => Guid.Parse(i))];
    }

    async Task VulOrganisatiesAsync(CancellationToken ct)
    {
        Guid?[] ids = [Dossier.SchoolId, Dossier.GemeenteId, Dossier.SwvId, .. Dossier.Inschrijvingen.Select(i => i.SchoolId)];
        var namen = await db.Organisaties.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Naam }).ToDictionaryAsync(o => o.Id, o => o.Naam, ct);
        (School, Gemeente, Swv) = (Naam(Dossier.SchoolId), Naam(Dossier.GemeenteId), Naam(Dossier.SwvId));
        Scholen = namen;
        string? Naam(Guid? id) => id is { } i ? namen.GetValueOrDefault(i) : null;
    }

    /// <summary>The steps of each arrangement, the latest first.</summary>
    async Task<ILookup<Guid, ArrangementStap>> StappenAsync(CancellationToken ct) => Dossier.Arrangementen.Count == 0 || !ArrangementenVoluit
        ? Array.Empty<ArrangementStap>().ToLookup(s => s.ArrangementId)
        // Sorted here: a server may order keys in a way of its own.
        : (await db.ArrangementStappen.AsNoTracking().Where(s => s.DossierId == Dossier.Id).ToListAsync(ct)).OrderByDescending(s => s.Id).ToLookup(s => s.ArrangementId);

    async Task<Dictionary<Guid, string>> NamenAsync(IEnumerable<Guid> personen, IEnumerable<Guid> organisaties, CancellationToken ct)
    {
        var (wie, wat) = (personen.Distinct().ToList(), organisaties.Distinct().ToList());
        var namen = await db.Users.AsNoTracking().Where(u => wie.Contains(u.Id)).Select(u => new { u.Id, u.Naam }).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        if (wat.Count > 0)
            foreach (var o in await db.Organisaties.AsNoTracking().Where(o => wat.Contains(o.Id)).Select(o => new { o.Id, o.Naam }).ToListAsync(ct))
                namen[o.Id] = o.Naam;
        return namen;
    }
}
