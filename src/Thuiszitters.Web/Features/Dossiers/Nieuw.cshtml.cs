// What: opens a dossier, after looking for the jongere first: the same BSN is the same child, the same name and birth date probably is.
// Source: rules.md R8 (placement, level of sight). Never: a second dossier for a known BSN of this gemeente, a word about a dossier that the
// reader may not see, or a dossier that who opens it would not see.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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

[Mag(Acties.DossierOpenen)]
public sealed class NieuwModel(AppDb db, DbSource source, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty]
    public Invoer Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Scholen { get; private set; } = [];

    /// <summary>Dossiers that may be of the same jongere.</summary>
    public IReadOnlyList<(string Nummer, Geopend Wie, DossierStatus Status, bool ZelfdeBsn)> Bekenden { get; private set; } = [];

    /// <summary>Not all who are like this jongere were looked at: a new dossier is not offered.</summary>
    public bool TeVeel { get; private set; }

    /// <summary>Names of the other gemeenten of the region that have a dossier of this jongere.</summary>
    public IReadOnlyList<string> Elders { get; private set; } = [];

    public DateOnly Vandaag => clock.Today;

    public bool MetBsn => user.Mag(Acties.BsnOnthullen);

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public string Voornamen { get; set; } = "";
        public string? Tussenvoegsel { get; set; }
        public string Achternaam { get; set; } = "";
        public DateOnly? Geboren { get; set; }
        public string? Bsn { get; set; }
        public Geslacht? Geslacht { get; set; }
        public string Postcode { get; set; } = "";
        public Guid? School { get; set; }
        public Verzuimsoort? Soort { get; set; }
        public DateOnly? EersteDag { get; set; }

        /// <summary>The user looked at the candidates and says that this is another child.</summary>
        public bool AnderKind { get; set; }

        /// <summary>The user knows that another gemeente has a dossier, and opens one all the same.</summary>
        public bool TochOpenen { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(DateOnly today)
        {
            RuleFor(x => x.Voornamen).NotEmpty().WithMessage("Vul de voornaam in.").MaximumLength(100).WithMessage("Maak de voornaam korter dan 100 tekens.");
            RuleFor(x => x.Tussenvoegsel).MaximumLength(30).WithMessage("Maak het tussenvoegsel korter dan 30 tekens.");
            RuleFor(x => x.Achternaam).NotEmpty().WithMessage("Vul de achternaam in.").MaximumLength(100).WithMessage("Maak de achternaam korter dan 100 tekens.");
            RuleFor(x => x.Geboren).NotNull().WithMessage("Vul de geboortedatum in, bijvoorbeeld 14-3-2013.")
                .Must(g => g is null || (g <= today && Leerplicht.IsGebonden(g.Value, today))).WithMessage("Deze jongere is vandaag niet leerplichtig of kwalificatieplichtig. Controleer de geboortedatum.");
            RuleFor(x => x.Bsn).Must(b => string.IsNullOrWhiteSpace(b) || (Domain.Bsn.Normaliseer(b) is { } n && Domain.Bsn.IsGeldig(n)))
                .WithMessage("Dit BSN klopt niet. Controleer de negen cijfers.");
            RuleFor(x => x.Postcode).Must(p => Postcodes.Lees(p) is not null).WithMessage("Vul de postcode in, bijvoorbeeld 1815 AB.");
            RuleFor(x => x.Soort).NotNull().WithMessage("Kies het soort verzuim.");
            RuleFor(x => x.EersteDag).NotNull().WithMessage("Vul de eerste dag van het verzuim in, bijvoorbeeld 14-3-2026.")
                .LessThanOrEqualTo(today).WithMessage("Vul een eerste dag in die vandaag of eerder is.")
                .Must((x, e) => e is null || x.Geboren is null || e > x.Geboren).WithMessage("Vul een eerste dag in na de geboortedatum.");
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { ActId = Guid.CreateVersion7() };
        await VulAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var kaart = await VulAsync(ct);
        ModelState.Add(new Controle(clock.Today).Validate(Input), nameof(Input));
        var gebied = kaart.Gebied(Postcodes.Lees(Input.Postcode)?.Pc4);
        if (ModelState.IsValid && !InEigenGebied(kaart, gebied))
            ModelState.AddModelError("Input.Postcode", "Deze postcode hoort niet bij uw gebied. Vraag de gemeente waar de jongere woont om het dossier te openen.");
        if (Input.School is not null && kaart.School(Input.School) is null)
            ModelState.AddModelError("Input.School", "Kies een school uit de lijst.");
        if (!ModelState.IsValid)
            return Page();

        var bsn = MetBsn && !string.IsNullOrWhiteSpace(Input.Bsn) ? Domain.Bsn.Normaliseer(Input.Bsn) : null;
        var wie = new Identiteit
        {
            Voornamen = Input.Voornamen.Trim(), Tussenvoegsel = Leeg(Input.Tussenvoegsel), Achternaam = Input.Achternaam.Trim(),
            Geboren = Input.Geboren!.Value, Bsn = bsn, Postcode = Postcodes.Lees(Input.Postcode)!.Value.Tekst,
        };
        var allen = await ZoekAsync(kaart, wie, ct);
        // The same form again: the search found the dossier that it opened the first time, perhaps a moment ago. So only now is asked.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return await EerderGemaaktAsync(ct);

        if (Bekenden.Any(b => b.ZelfdeBsn))
        {
            ModelState.AddModelError("Input.Bsn", "Er is al een dossier met dit BSN. Open dat dossier en registreer daar het verzuim.");
            return Page();
        }

        // A BSN that nobody here has, makes sure; a name does not, when not all who are like it were looked at.
        if (!allen && bsn is null)
        {
            TeVeel = true;
            ModelState.AddModelError("Input.Achternaam", "Er lijken te veel jongeren op deze jongere. Wij hebben ze niet allemaal bekeken, dus er kan al een dossier zijn."
                + (MetBsn ? " Vul ook het BSN in." : " Vraag de gemeente waar de jongere woont om het dossier te openen."));
            return Page();
        }

        if (Bekenden.Count > 0 && !Input.AnderKind)
        {
            ModelState.AddModelError("Input.AnderKind", "Er zijn dossiers die op deze jongere lijken. Kijk of het dezelfde jongere is.");
            return Page();
        }

        if (bsn is not null && user.Scope.Kind == ScopeKind.Gemeente && !Input.TochOpenen && await EldersAsync(bsn, ct) is { } weigering)
        {
            ModelState.AddModelError("Input.TochOpenen", weigering);
            return Page();
        }

        return await OpenAsync(kaart, wie, gebied!, ct);
    }

    /// <summary>What stops the opening for now: another gemeente of the region has a dossier of the same BSN. Null when none has.</summary>
    async Task<string?> EldersAsync(string bsn, CancellationToken ct)
    {
        var (gemeenten, teVaak) = await vault.EldersBekendAsync(bsn, clock.UtcNow, ct);
        if (teVaak)
            return "U hebt vandaag al vaak gezien dat een jongere elders bekend is. Ga morgen verder, of vraag een collega.";
        Elders = await db.Organisaties.AsNoTracking().Where(o => gemeenten.Contains(o.Id)).OrderBy(o => o.Naam).Select(o => o.Naam).ToListAsync(ct);
        return Elders.Count == 0 ? null : $"Deze jongere heeft al een dossier bij {string.Join(" en ", Elders)}. Vraag die gemeente het dossier aan u over te dragen.";
    }

    async Task<IActionResult> OpenAsync(Plaatsing kaart, Identiteit wie, Postcodegebied gebied, CancellationToken ct)
    {
        // First without a number: a dossier that is refused takes none.
        var regels = await Regioregels.VanAsync(db, user.RegioId, ct);
        if (!MagOpenen(Maak("", kaart, regels, wie, gebied).Dossier))
            return Page();
        var nummer = (await Dossiernummers.ReserveerAsync(source, clock.Today.Year, 1, ct))[0];
        var (dossier, signalen) = Maak(nummer, kaart, regels, wie, gebied);
        var persoon = (await vault.SealAsync([(dossier, wie)], ct))[0];

        db.Begin(ActKind.DossierGeopend, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("soort", Input.Soort), ("eersteDag", Input.EersteDag)), id: Input.ActId);
        db.Add(dossier);
        db.Add(persoon.Identiteit);
        db.AddRange(persoon.Index);
        db.AddRange(signalen);
        if (!await db.SaveOnceAsync(ct))
            return await EerderGemaaktAsync(ct);
        TempData.Gelukt($"Dossier {nummer} is geopend.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>The same form was posted before, perhaps at this very moment: to the dossier that it made then.</summary>
    async Task<IActionResult> EerderGemaaktAsync(CancellationToken ct)
    {
        var gemaakt = db.Acts.AsNoTracking().Where(a => a.Id == Input.ActId).Select(a => a.DossierId);
        return await db.Dossiers.AsNoTracking().Where(d => gemaakt.Contains(d.Id)).Select(d => d.Nummer).FirstOrDefaultAsync(ct) is { } nummer
            ? Redirect("/dossiers/" + nummer)
            : NotFound();
    }

    (Dossier Dossier, List<Signaal> Signalen) Maak(string nummer, Plaatsing kaart, Regioregels regels, Identiteit wie, Postcodegebied gebied)
    {
        var today = clock.Today;
        var school = kaart.School(Input.School);
        var sector = Plaatsing.SectorVan(school, wie.Geboren, today);
        var dossier = new Dossier
        {
            Nummer = nummer, RegioId = user.RegioId, GemeenteId = gebied.GemeenteId,
            SwvId = kaart.Swv(gebied.Pc4, sector, school), SchoolId = school?.Id, Sector = sector, GeboorteMaand = new DateOnly(wie.Geboren.Year, wie.Geboren.Month, 1),
            Geslacht = Input.Geslacht ?? Geslacht.Onbekend, Pc4 = gebied.Pc4, GeopendOp = today,
            BehandelaarId = user.Scope.Kind == ScopeKind.Gemeente ? user.Id : null, SwvConsulentId = user.Scope.Kind == ScopeKind.Swv ? user.Id : null,
        };
        var melding = new Verzuimmelding
        {
            DossierId = dossier.Id, Soort = Input.Soort!.Value, EersteDag = Input.EersteDag!.Value, Bron = MeldingBron.Handmatig, OntvangenOp = today,
        };
        // What a school or a SWV reports, the gemeente has to judge.
        dossier.Verzuim.Add(user.Scope.Kind == ScopeKind.Gemeente ? melding.PakOp(today, user.Id) : melding);
        return (dossier, Dossierstand.Herbereken(dossier, dossier.Verzuim, [], [], regels, today));
    }

    /// <summary>A dossier opens where the organisation lies and only when who opens it will see it; else the reason stands at the field.</summary>
    bool MagOpenen(Dossier dossier)
    {
        if (!Gates.Placed(user.Scope, dossier))
        {
            ModelState.AddModelError("Input.Postcode", "Door de leeftijd of de school van de jongere hoort dit dossier niet bij uw organisatie. "
                + "Vraag de gemeente waar de jongere woont om het dossier te openen.");
            return false;
        }

        if (vault.LevelOf(dossier, dossier.Status, dossier.Band).Niveau != Zichtniveau.Geen)
            return true;
        ModelState.AddModelError("Input.Soort", "Met dit verzuim is de jongere nog geen thuiszitter en dreigt dat ook nog niet. Uw organisatie mag het dossier dan niet zien. "
            + "Vraag de gemeente waar de jongere woont om het dossier te openen.");
        return false;
    }

    /// <summary>Looks for the jongere; false when not everybody who is like them was looked at.</summary>
    async Task<bool> ZoekAsync(Plaatsing kaart, Identiteit wie, CancellationToken ct)
    {
        var kaal = Persoonsnaam.Aaneen(wie.Achternaam);
        var (zelf, klank, geboren) = (new List<long>(), new List<long>(), new List<long>());
        // Every dossier stands in the index of its gemeente, whoever opened it; a school has no index of its own.
        foreach (var gemeente in user.Scope.Kind == ScopeKind.Gemeente ? [user.OrganisatieId] : kaart.Gemeenten)
        {
            var index = await vault.IndexAsync(gemeente, ct);
            zelf.Add(index.NaamEnGeboren(Persoonsnaam.Sleutel(wie.Naam), wie.Geboren));
            if (wie.Bsn is not null)
                zelf.Add(index.Bsn(wie.Bsn));
            klank.Add(index.Fonetisch(Persoonsnaam.Klank(kaal)));
            geboren.Add(index.Geboren(wie.Geboren));
        }

        var zelfde = await vault.FindAsync(zelf, ct);
        // Not everybody born on that day: of those, who sounds like it.
        var lijkt = await vault.FindAsync(klank, ct, with: geboren);
        var ids = zelfde.Ids.Union(lijkt.Ids).ToList();
        var open = await vault.RevealAsync(ids, Doel.Openen, ct, metBsn: true);
        var nummers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Nummer, d.Status }).ToListAsync(ct);
        Bekenden =
        [
            .. nummers.Select(n => (n.Nummer, Wie: open[n.Id], n.Status, ZelfdeBsn: wie.Bsn is not null && open[n.Id].Identiteit?.Bsn == wie.Bsn))
                // The same birth date alone is no likeness: the surname must sound alike too.
                .Where(b => b.ZelfdeBsn || (b.Wie.Identiteit is { } i && i.Geboren == wie.Geboren
                    && Persoonsnaam.Klank(Persoonsnaam.Aaneen(i.Achternaam)) == Persoonsnaam.Klank(kaal))),
        ];
        return !zelfde.More && !lijkt.More;
    }

    bool InEigenGebied(Plaatsing kaart, Postcodegebied? gebied) => gebied is not null && user.Scope.Kind switch
    {
        ScopeKind.Gemeente => gebied.GemeenteId == user.OrganisatieId,
        ScopeKind.Swv => gebied.SwvPoId == user.OrganisatieId || gebied.SwvVoId == user.OrganisatieId,
        ScopeKind.School => Input.School == user.OrganisatieId && kaart.School(user.OrganisatieId) is not null,
        _ => false,
    };

    async Task<Plaatsing> VulAsync(CancellationToken ct)
    {
        var kaart = await Plaatsing.VanAsync(db, user.RegioId, ct);
        if (user.Scope.Kind == ScopeKind.School)
            Input.School = user.OrganisatieId;
        Scholen = [.. kaart.Scholen.Where(s => user.Scope.Kind != ScopeKind.School || s.Id == user.OrganisatieId).Select(s => new SelectListItem(s.Naam, s.Id.ToString()))];
        return kaart;
    }

    static string? Leeg(string? tekst) => string.IsNullOrWhiteSpace(tekst) ? null : tekst.Trim();
}
