// What: the team lead of the SWV chooses the two reviewers, each candidate with the reason why they may not, and replaces one who has not judged.
// Source: rules.md R5.3 (Vierogen). The rules are asked again inside the transaction that writes.
// Never: shows who has judged. That a replacement is refused because of it is told only to a team lead who is no reviewer of this request.

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
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingToewijzen)]
public sealed class BeoordelaarsModel(AppDb db, DbSource source, Vrijstellingwerk werk, Vrijstellingmelding melding, CurrentUser user, Clock clock) : PageModel
{
    public sealed record Kandidaat(Guid GebruikerId, Guid OrganisatieId, string Naam, string Organisatie);

    public required Vrijstellingblad Blad { get; set; }
    public IReadOnlyList<Kandidaat> Kandidaten { get; private set; } = [];

    /// <summary>Who sits where now: for 1 and 2.</summary>
    public IReadOnlyList<string?> Zetels { get; private set; } = [null, null];
    public IReadOnlyList<SelectListItem> Keuzes { get; private set; } = [];
    public IReadOnlyList<(string Naam, string Reden)> Niet { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Plaatsen { get; private set; } = [];
    public bool KanVervangen => Blad.Aanvraag.Toestand == VrijstellingToestand.TeBeoordelen || Verschoven;

    /// <summary>The request went on while the form was filled in: it stands there with what was typed, though nothing can be chosen now.</summary>
    bool Verschoven { get; set; }

    /// <summary>A seat whose reviewer is absent, and who covers for them.</summary>
    (int Plaats, Guid Kandidaat)? Voorstel { get; set; }
    public bool IsVol => Zetels.All(z => z is not null);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public int? Plaats { get; set; }

        /// <summary>The seats that were taken when the form was shown: "1", "2" or "12".</summary>
        public string? Bezet { get; set; }
        public Guid? Kandidaat { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return IsVerder(weigering) ? Redirect($"/dossiers/{nummer}/vrijstellingen/{id}/oordelen") : weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Bezet = Bezet, Plaats = Zetels[0] is null ? 1 : Zetels[1] is null ? 2 : null };
        if (Input.Plaats is null && Voorstel is { } voorstel)
            (Input.Plaats, Input.Kandidaat) = voorstel;
        return Page();
    }

    /// <summary>It is not judged any more.</summary>
    static bool IsVerder(IActionResult weigering) => weigering is StatusCodeResult { StatusCode: StatusCodes.Status409Conflict };

    string Bezet => string.Concat(Zetels.Select((naam, nr) => naam is null ? "" : (nr + 1).ToString(NlDatum.Cultuur)));

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}/vrijstellingen/{id}/beoordelaars");
        if (await LaadAsync(nummer, id, ct, Input.Versie) is { } weigering)
            return IsVerder(weigering) ? Antwoord.Verder(this, Blad) : weigering;
        if (Input.Plaats is not (1 or 2))
            ModelState.AddModelError("Input.Plaats", "Kies de plaats.");
        if (Kandidaten.FirstOrDefault(k => k.GebruikerId == Input.Kandidaat) is not { } kandidaat)
        {
            ModelState.AddModelError("Input.Kandidaat", "Kies een beoordelaar uit de lijst.");
            return Page();
        }

        // By what the form showed: a seat that was filled since is no replacement, and the version then says that something changed.
        var vervangt = Input.Plaats is { } gekozen && Input.Bezet?.Contains((char)('0' + gekozen), StringComparison.Ordinal) == true;
        if (vervangt && string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Vul in waarom u deze beoordelaar vervangt.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (!ModelState.IsValid)
            return Page();

        var plaats = Input.Plaats!.Value;
        var uit = await werk.SchrijfAsync(
            Input.ActId, id, Input.Versie, vervangt ? ActKind.BeoordelaarVervangen : ActKind.BeoordelaarToegewezen,
            hand => ZetAsync(hand, plaats, kandidaat, vervangt), ct, reden: vervangt ? Input.Reden : null, feiten: [("plaats", plaats)]);
        if (uit.IsGedaan)
        {
            TempData.Gelukt(vervangt ? "De beoordelaar is vervangen." : "De beoordelaar is gekozen.");
            return Redirect($"/dossiers/{nummer}/vrijstellingen/{id}/beoordelaars");
        }

        if (await LaadAsync(nummer, id, ct, Input.Versie) is { } weg)
            return IsVerder(weg) ? Antwoord.Verder(this, Blad) : weg;
        if (uit.Gewijzigd)
        {
            ModelState.Remove("Input.Bezet");
            (Input.Versie, Input.Bezet) = (Blad.Aanvraag.Versie, Bezet);
            return Wijziging.ToonVan("De kennisgeving", this, ("Stand", Woorden.Van(Blad.Aanvraag.Toestand)));
        }

        ModelState.AddModelError("Input.Kandidaat", Oordeelwoorden.Waarom(uit.Verdict));
        return Page();
    }

    /// <summary>The change itself, with the request held: the rules decide on what is there now, not on what the form showed.</summary>
    async Task<Verdict> ZetAsync(Vrijstellinghand hand, int plaats, Kandidaat kandidaat, bool vervangt)
    {
        var (v, id) = (hand.Aanvraag, hand.Aanvraag.Id);
        if (user.Rol != Rol.TeamleiderSwv || v.SwvId != user.OrganisatieId)
            return Verdict.Geweigerd("rol-mag-niet");
        if (!VrijstellingVerloop.WordtBeoordeeld(v.Toestand))
            return Verdict.Geweigerd("niet-te-beoordelen");
        var feiten = await Vrijstellingwerk.VierogenAsync(hand.Db, v, clock.Today, hand.Ct);
        if (Vierogen.MagVerdelen(user.Id, feiten) is { IsToegestaan: false } zelf)
            return zelf;
        if (vervangt)
        {
            if (Vierogen.MagVervangen(v.Toestand, plaats, user.Id, !string.IsNullOrWhiteSpace(Input.Reden), feiten) is { IsToegestaan: false } nee)
                return nee;
            feiten = feiten with { Zetels = [.. feiten.Zetels.Select(z => z.Plaats == plaats ? z with { Vervangen = true } : z)] };
        }

        if (Vierogen.MagToewijzen(kandidaat.GebruikerId, kandidaat.OrganisatieId, plaats, user.Id, feiten, await RegelsAsync(hand.Db, v, hand.Dossier.RegioId, hand.Ct)) is { IsToegestaan: false } bezwaar)
            return bezwaar;
        var nieuw = new Beoordelaar
        {
            DossierId = v.DossierId, VrijstellingId = id, Plaats = plaats, GebruikerId = kandidaat.GebruikerId, OrganisatieId = kandidaat.OrganisatieId,
            ToegewezenDoorId = user.Id, ToegewezenOp = clock.Today,
        };
        if (vervangt)
        {
            var oud = await hand.Db.Beoordelaars.IgnoreAutoIncludes().SingleAsync(b => b.VrijstellingId == id && b.Plaats == plaats && b.VervangenOp == null, hand.Ct);
            oud.VervangenOp = clock.Today;
            oud.Reden = await hand.Kluis.SealTextAsync(v.DossierId, "Beoordelaar/Reden", oud.Id, Input.Reden, hand.Ct);
        }

        hand.Db.Add(nieuw);
        await melding.TeBeoordelenAsync(hand, nieuw.GebruikerId);
        await werk.VoegInKetenAsync(hand.Db, v, user.Id, Betrokkenheid.WeesToe, hand.Ct);
        return Verdict.Toegestaan;
    }

    /// <summary>The rules with which the request began.</summary>
    static Task<Vrijstellingparameters> RegelsAsync(AppDb db, Vrijstelling v, Guid regio, CancellationToken ct) => Vrijstellingregels.OpAsync(db, regio, v.OntvangenOp, ct);

    /// <param name="gezien">The version that a form showed; null when there is no form yet.</param>
    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct, int? gezien = null)
    {
        // Whoever reviews this request does not see it as a team lead, in which the answers here would tell what the other did.
        if (user.Scope.Beoordeelt.ContainsKey(id) || await werk.OpenAsync(nummer, id, ct) is not { } blad || blad.Aanvraag.SwvId != user.OrganisatieId)
            return NotFound();
        Blad = blad;
        var weg = VrijstellingVerloop.WordtBeoordeeld(blad.Aanvraag.Toestand) ? null : StatusCode(StatusCodes.Status409Conflict);
        if (weg is not null && gezien is null)
            return weg;
        Verschoven = gezien is { } versie && versie != blad.Aanvraag.Versie && blad.Aanvraag.Toestand != VrijstellingToestand.TeBeoordelen;
        var regels = await RegelsAsync(db, blad.Aanvraag, blad.Open.Dossier.RegioId, ct);
        var (swv, regio, today, ruim) = (user.OrganisatieId, user.RegioId, clock.Today, regels.TweedeUitAndereOrganisatie);
        var gevonden = await db.Aanstellingen.AsNoTracking()
            .Where(a => a.Rol == Rol.SwvBeoordelaar && (a.Tot == null || a.Tot > today) && (a.OrganisatieId == swv || (ruim && a.Organisatie!.RegioId == regio)))
            .Select(a => new { a.GebruikerId, a.OrganisatieId, a.Gebruiker!.Naam, Organisatie = a.Organisatie!.Naam }).ToListAsync(ct);
        Kandidaten = [.. gevonden.OrderBy(k => k.OrganisatieId != swv).ThenBy(k => k.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))
            .DistinctBy(k => k.GebruikerId).Select(k => new Kandidaat(k.GebruikerId, k.OrganisatieId, k.Naam, k.Organisatie))];

        // Who stands in the chain is read past the scope, and who judged is left out of it.
        await using var alles = source.ForSystem();
        var feiten = await Vrijstellingwerk.VierogenAsync(alles, blad.Aanvraag, clock.Today, ct);
        feiten = feiten with { Zetels = [.. feiten.Zetels.Select(z => z with { HeeftGeoordeeld = false })] };
        var zittend = feiten.Zetels.Where(z => !z.Vervangen).ToDictionary(z => z.Plaats, z => z.GebruikerId);
        var ids = zittend.Values.ToList();
        var namen = await alles.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        Zetels = [.. Enumerable.Range(1, Vierogen.Plaatsen).Select(p => zittend.TryGetValue(p, out var wie) ? namen[wie] : null)];
        Plaatsen = [.. Zetels.Select((naam, nr) => (Naam: naam, Plaats: nr + 1)).Where(z => z.Naam is null || KanVervangen)
            .Select(z => new SelectListItem(z.Naam is null ? $"Plaats {z.Plaats} (leeg)" : $"Plaats {z.Plaats}: vervang {z.Naam}", z.Plaats.ToString(NlDatum.Cultuur)))];
        var waarnemingen = await Waarneming.Lopend(db.Waarnemingen.AsNoTracking(), today).Where(w => w.OrganisatieId == swv).ToListAsync(ct);
        var naamVan = Kandidaten.ToDictionary(k => k.GebruikerId, k => k.Naam);
        string Waarneemt(Guid wie) => waarnemingen.Find(w => w.AfwezigId == wie) is { } weg ? $" (afwezig t/m {NlDatum.Kort(weg.Tot.AddDays(-1))})"
            : waarnemingen.Find(w => w.WaarnemerId == wie && naamVan.ContainsKey(w.AfwezigId)) is { } voor ? $" (vervangt {naamVan[voor.AfwezigId]} t/m {NlDatum.Kort(voor.Tot.AddDays(-1))})" : "";
        var (wel, niet) = (new List<SelectListItem>(), new List<(string, string)>());
        foreach (var k in Kandidaten)
        {
            // Without the seats of the others every candidate is asked alone: a seat is chosen in the form.
            var alleen = feiten with { Zetels = [.. feiten.Zetels.Where(z => z.GebruikerId == k.GebruikerId)] };
            var vrij = alleen.Zetels.FirstOrDefault()?.Plaats == 1 ? 2 : 1;
            if (Vierogen.MagToewijzen(k.GebruikerId, k.OrganisatieId, vrij, user.Id, alleen, regels) is { IsToegestaan: false } bezwaar)
                niet.Add((k.Naam, Oordeelwoorden.Waarom(bezwaar)));
            else
                wel.Add(new(k.Naam + Waarneemt(k.GebruikerId), k.GebruikerId.ToString()));
        }

        // Who covers for a reviewer that is absent now is proposed for their seat; the rules above have let them through.
        foreach (var (plaats, wie) in zittend)
            if (KanVervangen && waarnemingen.Find(w => w.AfwezigId == wie && wel.Exists(k => k.Value == w.WaarnemerId.ToString())) is { } waarneming)
                Voorstel ??= (plaats, waarneming.WaarnemerId);

        (Keuzes, Niet) = (wel, niet);
        return weg;
    }
}
