// What: form check A: each item of the notice yes or no, after which the reviewers begin, or the recovery term does.
// Source: rules.md R5.2; Leerplichtwet 1969 art. 2 and 6. Used by: the gemeente. Never: judges the content of the notice.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

/// <summary>The answers of a form check.</summary>
static class JaNee
{
    public const string Ja = "ja", Nee = "nee";

    public static IReadOnlyList<SelectListItem> Keuzes { get; } = [new("Ja", Ja), new("Nee", Nee)];

    public static string? Van(IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Vormtoetsitem item) => antwoorden.TryGetValue(item, out var ja) ? ja ? Ja : Nee : null;
}

[Mag(Acties.VrijstellingVormtoets)]
public sealed class KennisgevingModel(AppDb db, Vrijstellingwerk werk) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }
    public int HerstelWeken => Blad.Open.Regels.VrijstellingOp(Blad.Aanvraag.OntvangenOp).HerstelWeken;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public string? Bevoegd { get; set; }
        public string? Grond { get; set; }
        public string? Gegevens { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Bevoegd = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.Bevoegd), Grond = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.Grond),
            Gegevens = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.GegevensArtikel6),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}/vrijstellingen/{id}");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var antwoorden = new Dictionary<Vormtoetsitem, bool>();
        foreach (var (item, veld, waarde) in new[]
        {
            (Vormtoetsitem.Bevoegd, nameof(Input.Bevoegd), Input.Bevoegd), (Vormtoetsitem.Grond, nameof(Input.Grond), Input.Grond),
            (Vormtoetsitem.GegevensArtikel6, nameof(Input.Gegevens), Input.Gegevens),
        })
        {
            if (waarde is JaNee.Ja or JaNee.Nee)
                antwoorden[item] = waarde == JaNee.Ja;
            else
                ModelState.AddModelError("Input." + veld, "Kies ja of nee.");
        }

        var v = Blad.Aanvraag;
        var kwalificatieplichtig = Blad.Open.Geopend.Identiteit is { } wie && Leerplicht.Kwalificatieplichtperiode(wie.Geboren) is { } periode && periode.Bevat(v.OntvangenOp);
        if (Vormtoets.KloptMetKennisgeving(antwoorden, v.Kennisgever, kwalificatieplichtig) is { IsToegestaan: false } tegenspraak)
            ModelState.AddModelError("Input." + nameof(Input.Bevoegd), Weigeringen.Van(tegenspraak));
        var compleet = Vormtoets.Ontbreekt(Vormtoets.Kennisgeving, antwoorden).Count == 0;
        if (!compleet && v.Toestand == VrijstellingToestand.AanvullenKennisgeving)
            ModelState.AddModelError("", $"De kennisgeving is nog niet compleet. De hersteltermijn loopt tot {(v.HerstelVoor is { } voor ? NlDatum.Lang(voor) : "het einde")}. Sla de vormtoets op als alles er is.");
        if (!ModelState.IsValid)
            return Page();

        var gebeurtenis = !compleet ? VrijstellingGebeurtenis.VormtoetsAOnvolledig
            : v.Toestand == VrijstellingToestand.Ontvangen ? VrijstellingGebeurtenis.VormtoetsACompleet : VrijstellingGebeurtenis.KennisgevingAangevuld;
        var uit = await werk.DoeAsync(new(Input.ActId, id, Input.Versie, gebeurtenis) { Eerst = hand => werk.LegVormtoetsVastAsync(hand, antwoorden) }, ct);
        return await Antwoord.VanAsync(this, uit, $"/dossiers/{nummer}/vrijstellingen/{id}",
            compleet ? "De kennisgeving voldoet aan de vorm. Het samenwerkingsverband beoordeelt nu." : "De hersteltermijn is begonnen. Maak nu de brief over wat ontbreekt.",
            () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Open.Weigering ?? (blad.Aanvraag.Toestand is VrijstellingToestand.Ontvangen or VrijstellingToestand.AanvullenKennisgeving
            ? null : StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status409Conflict));
    }
}

/// <summary>The answer of a page after a step: on, or the form again with why not.</summary>
static class Antwoord
{
    public static async Task<IActionResult> VanAsync(
        PageModel pagina, Uitvoering uit, string naar, string gelukt, Func<Task<IActionResult?>> laad, Action versie, Func<Vrijstellingblad> blad)
    {
        if (uit.IsGedaan)
        {
            pagina.TempData.Gelukt(gelukt);
            return new RedirectResult(naar);
        }

        if (!uit.Gewijzigd)
        {
            pagina.ModelState.AddModelError("", Weigeringen.Van(uit.Verdict));
            return pagina.Page();
        }

        if (await laad() is { } weigering)
            return Verschoven(pagina, weigering, blad());
        versie();
        return Wijziging.ToonVan("De kennisgeving", pagina, ("Kennisgeving", Woorden.Van(blad().Aanvraag.Toestand)));
    }

    /// <summary>A form that was sent while the request went on to another state: the form again with all that was typed, not a bare refusal.</summary>
    /// <param name="weigering">What loading it answered.</param>
    /// <param name="blad">The request; null when there is none for this reader.</param>
    public static IActionResult Verschoven(PageModel pagina, IActionResult weigering, Vrijstellingblad? blad) =>
        weigering is StatusCodeResult { StatusCode: StatusCodes.Status409Conflict } && blad?.Open.Weigering is null && blad is not null
            ? Verder(pagina, blad) : weigering;

    /// <summary>The same for who changes nothing else of the dossier.</summary>
    public static IActionResult Verder(PageModel pagina, Vrijstellingblad blad) => Wijziging.ToonVan(
        "De kennisgeving", pagina, ("Kennisgeving", Woorden.Van(blad.Aanvraag.Toestand)), ("Deze stap", "Past niet meer bij wat er nu staat. Neem over wat u nodig hebt en kijk bij de kennisgeving."));
}
