// What: a gemeente takes over a dossier, or refuses to. Taken over, the dossier lies there: same number, same timeline and clock, no owner yet,
// found by the new gemeente and no more by the old, and shared with nobody.
// Source: rules.md R4, R8; ADR 17. The system writes, at work for the person: before the answer the dossier is not theirs to write.
// Never: on anything but an open request to the own gemeente that still shares the core with it.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overdrachten;

[Mag(Acties.DossierOverdragen)]
public sealed class AntwoordModel(
    AppDb db, DbSource source, Overdrachtsvraagwerk vraagwerk, Vault vault, KeyStore keys, ProcessingLogger log, BlindIndexer indexer, CurrentUser user, Clock clock) : PageModel
{
    public static readonly IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Besluiten =
        [new("Ja, wij nemen het dossier over", "true"), new("Nee, wij nemen het niet over", "false")];

    public required OpenDossier Open { get; set; }
    public required Overdracht Vraag { get; set; }
    public string Van { get; private set; } = "";
    public string? Reden { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public bool? Besluit { get; set; }
        public string? Postcode { get; set; }
        [ZonderMedisch]
        public string? Weigerreden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(Plaatsing kaart, Guid gemeente)
        {
            RuleFor(x => x.Besluit).NotNull().WithMessage("Kies of u het dossier overneemt.");
            RuleFor(x => x.Postcode).Cascade(CascadeMode.Stop)
                .Must(p => Postcodes.Lees(p) is not null).WithMessage("Vul een postcode in met vier cijfers en twee letters, bijvoorbeeld 1815 AB.")
                .Must(p => kaart.Gebied(Postcodes.Lees(p)!.Value.Pc4)?.GemeenteId == gemeente).WithMessage("Deze postcode ligt niet in uw gemeente.")
                .When(x => x.Besluit == true && !string.IsNullOrWhiteSpace(x.Postcode));
            RuleFor(x => x.Weigerreden).NotEmpty().When(x => x.Besluit == false).WithMessage("Schrijf kort op waarom u het dossier niet overneemt.");
            RuleFor(x => x.Weigerreden).MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        // Asked first: the same form once more finds a request that it answered itself.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Input.Besluit == true ? $"/dossiers/{nummer}" : "/dossiers");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var kaart = await Plaatsing.VanAsync(db, user.RegioId, ct);
        ModelState.Add(new Controle(kaart, user.OrganisatieId).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var ja = Input.Besluit == true;
        if (!await (ja ? AanvaardAsync(kaart, ct) : WijsAfAsync(ct)))
            return StatusCode(StatusCodes.Status409Conflict);
        TempData.Gelukt(ja ? $"Uw gemeente heeft dossier {nummer} overgenomen. Wijs het nu toe." : $"U neemt dossier {nummer} niet over.");
        return Redirect(ja ? $"/dossiers/{nummer}" : "/dossiers");
    }

    /// <summary>The system, at work for who answers.</summary>
    CurrentUser Namens()
    {
        var namens = new CurrentUser();
        namens.BecomeSystemFor(user.Id, user.Rol, user.OrganisatieId, user.RegioId);
        return namens;
    }

    async Task<bool> AanvaardAsync(Plaatsing kaart, CancellationToken ct)
    {
        var namens = Namens();
        var kluis = new Vault(source, keys, log, indexer, namens);
        // Everything, the BSN too: under the key of the new gemeente the jongere is found by it.
        var wie = (await kluis.RevealAsync([Vraag.DossierId], Doel.Overdracht, ct, metBsn: true))[Vraag.DossierId].Identiteit;
        await using var alles = source.For(namens.Scope);
        var dossier = await alles.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().SingleAsync(d => d.Id == Vraag.DossierId, ct);
        // Begun since it was asked: it is finished where it began.
        if (dossier.VrijstellingLoopt)
            return false;
        var (van, id, today) = (dossier.GemeenteId, dossier.Id, clock.Today);

        alles.Begin(ActKind.OverdrachtAanvaard, clock.UtcNow, id, Dossierwerk.Feiten(("met", user.OrganisatieId), ("van", van)), id: Input.ActId);
        var overdracht = await SluitVraagAsync(alles, OverdrachtToestand.Aanvaard, weigerreden: null, ct);
        var vorige = dossier.SwvId;
        (dossier.GemeenteId, dossier.BehandelaarId) = (user.OrganisatieId, null);
        if (Postcodes.Lees(Input.Postcode) is { } postcode)
        {
            dossier.Pc4 = postcode.Pc4;
            if (dossier.Sector is { } sector && kaart.Swv(postcode.Pc4, sector, kaart.School(dossier.SchoolId)) is var swv && swv != dossier.SwvId)
                (dossier.SwvId, dossier.SwvConsulentId) = (swv, null);
            wie = wie is null ? null : wie with { Postcode = postcode.Tekst };
        }

        if (vorige != dossier.SwvId)
            overdracht.VanSwvId = vorige;
        // Nobody of the old gemeente directs the case from here on; who does now, the new gemeente says.
        foreach (var regie in await alles.Set<Casusregie>().Where(r => r.DossierId == id && r.Tot == null
            && (r.OrganisatieId == van || (overdracht.VanSwvId != null && r.OrganisatieId == overdracht.VanSwvId))).ToListAsync(ct))
            regie.Tot = today;

        // It comes off the agenda of a meeting that is still to be held: its host would see there a place that it cannot clear.
        foreach (var zaak in await alles.Overlegzaken.Where(z => z.DossierId == id && z.Overleg!.Toestand == OverlegToestand.Gepland
            && !alles.Besluiten.Any(b => b.DossierId == id && b.OverlegId == z.OverlegId)).ToListAsync(ct))
        {
            alles.Remove(zaak);
            alles.Remove(await alles.Set<Agendapunt>().SingleAsync(p => p.Id == zaak.Id, ct));
        }

        // The grounds on which the old gemeente shared were its own; what it wrote goes with the dossier.
        foreach (var deling in await alles.Delingen.Where(d => d.DossierId == id && d.Tot > today).ToListAsync(ct))
            deling.Beeindig(today);
        await vraagwerk.LaatVervallenAsync(alles, id, ct);
        await NeemMeeAsync(alles, id, van, ct);
        await kluis.HerindexeerAsync(alles, dossier, wie, ct);
        var signalen = await alles.Signalen.Where(s => s.DossierId == id).ToListAsync(ct);
        // What somebody of the old gemeente took up, nobody has taken up now.
        var opgepakt = signalen.Where(s => s.Toestand == SignaalToestand.Opgepakt).ToList();
        var wiens = opgepakt.ConvertAll(s => s.OpgepaktDoorId);
        var weg = await alles.Aanstellingen.AsNoTracking().Where(a => a.OrganisatieId == van && wiens.Contains(a.GebruikerId)).Select(a => a.GebruikerId).ToListAsync(ct);
        foreach (var signaal in opgepakt.Where(s => s.OpgepaktDoorId is { } door && weg.Contains(door)))
            (signaal.Toestand, signaal.OpgepaktDoorId) = (SignaalToestand.Open, null);
        alles.AddRange(Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, signalen, Open.Regels, today));
        return await BewaarAsync(alles, ct);
    }

    /// <summary>
    /// The own parts of the old gemeente, and the tasks that it asked or was asked. Who was asked there is not here: an open task is now one of
    /// who takes the dossier over, so that it does not stay behind unseen. The bytes of a document are not read for it.
    /// </summary>
    async Task NeemMeeAsync(AppDb alles, Guid dossier, Guid van, CancellationToken ct)
    {
        foreach (var soort in Dossierrijen.Soorten(alles).Where(t => t != typeof(Documentinhoud) && (typeof(IOwnPart).IsAssignableFrom(t) || typeof(IAskedPart).IsAssignableFrom(t))))
            foreach (var rij in await Dossierrijen.VanAsync(alles, soort, dossier, ct))
                foreach (var naam in new[] { nameof(IOwnPart.OrganisatieId), nameof(IAskedPart.VoorOrganisatieId) })
                    if (rij.Metadata.FindProperty(naam) is not null && rij.Property(naam) is { CurrentValue: Guid eigenaar } kolom && eigenaar == van)
                    {
                        kolom.CurrentValue = user.OrganisatieId;
                        if (naam == nameof(IAskedPart.VoorOrganisatieId) && rij.Entity is Taak { Toestand: TaakToestand.Open } taak)
                            taak.VoorId = user.Id;
                    }

        foreach (var inhoud in await alles.Set<Documentinhoud>().Where(i => i.DossierId == dossier && i.OrganisatieId == van).Select(i => new { i.Id, i.DocumentId }).ToListAsync(ct))
        {
            var rij = new Documentinhoud { Id = inhoud.Id, DossierId = dossier, OrganisatieId = van, DocumentId = inhoud.DocumentId, Inhoud = [] };
            alles.Attach(rij).Property(i => i.OrganisatieId).CurrentValue = user.OrganisatieId;
        }
    }

    async Task<bool> WijsAfAsync(CancellationToken ct)
    {
        await using var alles = source.For(Namens().Scope);
        var reden = await vault.SealTextAsync(Vraag.DossierId, "Overdracht/Weigerreden", Vraag.Id, Input.Weigerreden!.Trim(), ct);
        alles.Begin(ActKind.OverdrachtAfgewezen, clock.UtcNow, Vraag.DossierId, Dossierwerk.Feiten(("met", user.OrganisatieId)), id: Input.ActId);
        await SluitVraagAsync(alles, OverdrachtToestand.Afgewezen, reden, ct);
        var today = clock.Today;
        foreach (var deling in await alles.Delingen.Where(d => d.Id == Vraag.DelingId && d.Tot > today).ToListAsync(ct))
            deling.Beeindig(today);
        return await BewaarAsync(alles, ct);
    }

    async Task<Overdracht> SluitVraagAsync(AppDb alles, OverdrachtToestand toestand, byte[]? weigerreden, CancellationToken ct)
    {
        var vraag = await alles.Overdrachten.SingleAsync(o => o.Id == Vraag.Id, ct);
        // Answered since it was loaded: then the token of the row must refuse, so it is held to what the page saw.
        alles.Entry(vraag).Property(o => o.Toestand).OriginalValue = OverdrachtToestand.Open;
        (vraag.Toestand, vraag.BeantwoordOp, vraag.Weigerreden) = (toestand, clock.Today, weigerreden);
        return vraag;
    }

    static async Task<bool> BewaarAsync(AppDb alles, CancellationToken ct)
    {
        try
        {
            await alles.SaveOnceAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        var eigen = user.OrganisatieId;
        var dossier = await db.Dossiers.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(d => d.Nummer == nummer && d.GemeenteId != eigen, ct);
        if (dossier is null || await db.Overdrachten.AsNoTracking().SingleOrDefaultAsync(
            o => o.DossierId == dossier.Id && o.OrganisatieId == eigen && o.Toestand == OverdrachtToestand.Open, ct) is not { } vraag)
            return NotFound();
        // The other gemeente answers on what it was shown, and for as long as it was.
        var today = clock.Today;
        if (!await db.Delingen.AnyAsync(d => d.Id == vraag.DelingId && d.MetOrganisatieId == eigen && d.Vanaf <= today && d.Tot > today, ct))
            return NotFound();
        Vraag = vraag;
        Open = new(dossier, (await vault.RevealAsync([dossier.Id], Doel.Overdracht, ct))[dossier.Id], [],
            await Regioregels.VanAsync(db, dossier.RegioId, ct));
        Van = await db.Organisaties.AsNoTracking().Where(o => o.Id == vraag.VanOrganisatieId).Select(o => o.Naam).SingleAsync(ct);
        Reden = Open.Geopend.Tekst(vraag.Reden, "Overdracht/Reden", vraag.Id);
        return dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
