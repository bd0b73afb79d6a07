// What: changes what is asked, or which documents are its evidence. While it is judged, or after, that voids the judgements: said beforehand.
// Source: rules.md R5 (request or its evidence changed). Used by: the gemeente. Never: keeps a text with medical data, or changes the statement.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class WijzigenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }
    public IReadOnlyList<SelectListItem> Stukken { get; private set; } = [];

    /// <summary>It is being judged, or was: then a change voids.</summary>
    public bool Vervalt => VrijstellingVerloop.Regel(Blad.Aanvraag.Toestand, VrijstellingGebeurtenis.AanvraagGewijzigd) is not null;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        [ZonderMedisch]
        public string? Toelichting { get; set; }
        public List<Guid> Stukken { get; set; } = [];
        public bool Begrepen { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Toelichting = Blad.Toelichting, Stukken = [.. Blad.Stukken] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        var terug = $"/dossiers/{nummer}/vrijstellingen/{id}";
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(terug);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var tekst = Input.Toelichting?.Trim();
        if (string.IsNullOrEmpty(tekst))
            ModelState.AddModelError("Input.Toelichting", "Schrijf kort op wat wordt gevraagd en wat al is geprobeerd.");
        else if (tekst.Length > 4000)
            ModelState.AddModelError("Input.Toelichting", "Maak de tekst korter dan 4.000 tekens.");
        if (Vervalt && !Input.Begrepen)
            ModelState.AddModelError("Input.Begrepen", "Kruis aan dat u weet dat gegeven oordelen vervallen.");
        if (tekst == Blad.Toelichting && Input.Stukken.ToHashSet().SetEquals(Blad.Stukken))
            ModelState.AddModelError("", "U hebt niets gewijzigd.");
        if (!ModelState.IsValid)
            return Page();

        var uit = Vervalt
            ? await werk.DoeAsync(new(Input.ActId, id, Input.Versie, VrijstellingGebeurtenis.AanvraagGewijzigd) { Eerst = hand => ZetAsync(hand, tekst!) }, ct)
            : await werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.VrijstellingGewijzigd, async hand =>
            {
                if (!VrijstellingVerloop.IsTeWijzigen(hand.Aanvraag.Toestand) || user.Scope.Kind != ScopeKind.Gemeente)
                    return Verdict.Geweigerd("stap-niet-toegestaan");
                await ZetAsync(hand, tekst!);
                return Verdict.Toegestaan;
            }, ct);
        return await Antwoord.VanAsync(this, uit, terug, Vervalt ? "De kennisgeving is gewijzigd. Gegeven oordelen zijn vervallen." : "De kennisgeving is gewijzigd.",
            () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    async Task ZetAsync(Vrijstellinghand hand, string tekst)
    {
        var v = hand.Aanvraag;
        v.Toelichting = await hand.Kluis.SealTextAsync(hand.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, v.Id, tekst, hand.Ct);
        await werk.VoegInKetenAsync(hand.Db, v, user.Id, Betrokkenheid.Bewerkte, hand.Ct);
        await werk.VoegStukkenToeAsync(hand.Db, v, Input.Stukken, hand.Ct);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        if (blad.Open.Weigering is { } weigering)
            return weigering;
        Stukken = await Bewijskeuzes.VanAsync(db, blad.Open, user.OrganisatieId, ct);
        return VrijstellingVerloop.IsTeWijzigen(blad.Aanvraag.Toestand) ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
