// What: the judgement of a reviewer: the request and its evidence, nee or tenzij, a page to check, and then it is given. Once given it can be
// replaced with a reason while the round lasts.
// Source: rules.md R5.3. Starts at nee; tenzij asks every criterion. Nothing medical: refused at the field, and kept nowhere.
// Never: shows whether the other judged; the answer of this page is the same before and after that, until the round has its outcome.

using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingBeoordelen)]
public sealed class BeoordelenModel(AppDb db, Vrijstellingwerk werk, Clock clock) : PageModel
{
    const int Langste = 4000;

    public required Beoordelaarsblad Blad { get; set; }

    /// <summary>The form was checked: what follows is to confirm it.</summary>
    public bool Controle { get; private set; }

    /// <summary>The own judgement that counts, opened.</summary>
    public Oordeelinhoud? Eigen { get; private set; }

    /// <summary>Whoever judged already, sees the form only to replace it.</summary>
    public bool Vervangt => Input.Vervangt;

    public bool KanOordelen => VrijstellingVerloop.WordtBeoordeeld(Blad.Aanvraag.Toestand)
        && (Blad.Aanvraag.Toestand != VrijstellingToestand.Heroverweging || Blad.Aanvraag.GesprekOp is not null);

    /// <summary>What was typed for a judgement that is not asked any more, by its question.</summary>
    public IReadOnlyList<(string Vraag, string Tekst)> Geschreven { get; private set; } = [];

    public int Leeftijd => Blad.Geopend.Identiteit is { } wie ? Leerplicht.Leeftijd(wie.Geboren, clock.Today) : 0;

    public DateOnly Vandaag => clock.Today;

    public static IReadOnlyList<SelectListItem> Keuzes { get; } =
    [
        new Keus(nameof(Oordeelkeuze.Nee), "Nee", "Onderwijs blijft mogelijk. U geeft één reden."),
        new Keus(nameof(Oordeelkeuze.Tenzij), "Nee, tenzij: nu past geen enkele vorm van onderwijs", "U beantwoordt elke vraag apart."),
    ];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [SuppressMessage("Design", "CA2227", Justification = "The binder fills it by code.")]
    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The request as the form shows it.</summary>
        public string? Hash { get; set; }

        /// <summary>There was an own judgement when the form was shown. The service asks whether there is one now.</summary>
        public bool Vervangt { get; set; }
        public Oordeelkeuze Keuze { get; set; } = Oordeelkeuze.Nee;
        [ZonderMedisch]
        public string? Reden { get; set; }
        public Dictionary<string, string?> Antwoorden { get; set; } = [];
        public DateOnly? VolgendeBlik { get; set; }
        [ZonderMedisch]
        public string? Vervangreden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Hash = Convert.ToHexString(Blad.Hash), Vervangt = Blad.Eigen is not null, Antwoorden = Leeg() };
        if (Blad.Eigen is { } eigen && Eigen is { } inhoud)
        {
            (Input.Keuze, Input.Reden, Input.VolgendeBlik) = (eigen.Keuze, inhoud.Reden, inhoud.VolgendeBlik);
            foreach (var a in inhoud.Antwoorden.Where(a => Input.Antwoorden.ContainsKey(a.Code)))
                Input.Antwoorden[a.Code] = a.Antwoord;
        }

        return Page();
    }

    /// <summary>Checks the form and shows it to be confirmed. Saves nothing.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/vrijstellingen/te-beoordelen");
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Vul();
        if (!KanOordelen)
            return Verschoven();
        Controleer();
        Controle = ModelState.IsValid;
        return Page();
    }

    /// <summary>Back to the form with all that was typed.</summary>
    public async Task<IActionResult> OnPostWijzigAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Vul();
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostBevestigAsync(Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/vrijstellingen/te-beoordelen");
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Vul();
        if (!KanOordelen)
            return Verschoven();
        Controleer();
        if (!ModelState.IsValid)
            return Page();
        var inhoud = Input.Keuze == Oordeelkeuze.Nee
            ? new Oordeelinhoud(Input.Reden!.Trim(), [], null)
            : new Oordeelinhoud(null, [.. Blad.Criteria.Items.Select(c => new Oordeelantwoord(c.Code, c.Vraag, Input.Antwoorden[c.Code]!.Trim()))], Input.VolgendeBlik);
        var uit = await werk.OordeelAsync(
            new(Input.ActId, id, Input.Keuze, inhoud, Hash(), Vervangt ? Input.Vervangreden : null), ct);
        if (uit.IsGedaan)
        {
            TempData.Gelukt("Uw oordeel is gegeven. De uitkomst volgt als de beoordeling af is.");
            return Redirect("/vrijstellingen/te-beoordelen");
        }

        if (await LaadAsync(id, ct) is { } weg)
            return weg;
        Vul();
        ModelState.Remove("Input.Vervangt");
        Input.Vervangt = Blad.Eigen is not null;
        if (uit.Gewijzigd)
        {
            // What the form showed is no longer what it is about: the reviewer reads it anew before they judge.
            ModelState.Clear();
            Input.Hash = Convert.ToHexString(Blad.Hash);
        }

        ModelState.AddModelError("", uit.Gewijzigd
            ? "De kennisgeving of een stuk is intussen gewijzigd. Wat u invulde, staat er nog. Lees de kennisgeving opnieuw en geef daarna uw oordeel."
            : Oordeelwoorden.Waarom(uit.Verdict, zelf: true));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return KanOordelen ? Page() : Verschoven();
    }

    /// <summary>The request went on while the judgement was written: the page as it is now, with what was typed.</summary>
    PageResult Verschoven()
    {
        Geschreven = [.. Teksten().Where(t => !string.IsNullOrWhiteSpace(t.Tekst)).Select(t => (Vraag(t.Veld), t.Tekst!))];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    string Vraag(string veld) => veld switch
    {
        "Input.Reden" => "Reden bij nee",
        "Input.Vervangreden" => "Waarom u uw oordeel vervangt",
        _ => Blad.Criteria.Items.First(c => veld == $"Input.Antwoorden[{c.Code}]").Vraag,
    };

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await werk.OpenVoorBeoordelaarAsync(id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        Eigen = blad.Eigen is { } eigen ? Oordeelinhoud.Lees(blad.Geopend.Tekst(eigen.Inhoud, Oordeel.Plaats, eigen.Id)) : null;
        return null;
    }

    Dictionary<string, string?> Leeg() => Blad.Criteria.Items.ToDictionary(c => c.Code, _ => (string?)null, StringComparer.Ordinal);

    /// <summary>Only the criteria of this request, each of them: what else a form sends is not read.</summary>
    void Vul()
    {
        var leeg = Leeg();
        foreach (var code in leeg.Keys.ToList())
            leeg[code] = Input.Antwoorden.GetValueOrDefault(code);
        Input.Antwoorden = leeg;
    }

    byte[] Hash()
    {
        var bytes = new byte[Oordeelhash.Lengte];
        return Input.Hash is { Length: 2 * Oordeelhash.Lengte } hex && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : [];
    }

    void Controleer()
    {
        var bezwaren = Oordeelcriteria.Bezwaren(
            new() { Keuze = Input.Keuze, Reden = Input.Reden, Antwoorden = Input.Antwoorden, VolgendeBlik = Input.VolgendeBlik },
            Blad.Criteria.Items.Select(c => c.Code), clock.Today);
        foreach (var bezwaar in bezwaren)
        {
            var (veld, bericht) = bezwaar.Code switch
            {
                "keuze-ontbreekt" => ("Keuze", "Kies nee of tenzij."),
                "reden-ontbreekt" => ("Reden", "Vul de reden in waarom onderwijs mogelijk blijft."),
                "criterium-onbeantwoord" => ($"Antwoorden[{bezwaar.Feiten[0].Waarde}]", "Beantwoord deze vraag. Bij tenzij is elke vraag nodig."),
                "volgende-blik-ontbreekt" => ("VolgendeBlik", "Vul in wanneer de situatie opnieuw wordt bekeken, bijvoorbeeld 1-6-2027."),
                "volgende-blik-voorbij" => ("VolgendeBlik", "Vul een datum in na vandaag."),
                "volgende-blik-te-ver" => ("VolgendeBlik", "Kies een datum binnen 12 maanden."),
                _ => throw new InvalidOperationException($"No words for {bezwaar.Code}."),
            };
            // A date that cannot be read has its own message already.
            if (ModelState["Input." + veld]?.Errors.Count is null or 0)
                ModelState.AddModelError("Input." + veld, bericht);
        }

        if (Vervangt && string.IsNullOrWhiteSpace(Input.Vervangreden))
            ModelState.AddModelError("Input.Vervangreden", "Vul in waarom u uw oordeel vervangt.");
        foreach (var (veld, tekst) in Teksten())
        {
            if (tekst?.Length > Langste)
                ModelState.AddModelError(veld, "Maak de tekst korter dan 4.000 tekens.");
            // The answers have names of their own, so no attribute can stand at them.
            if (ModelState[veld]?.Errors.Count is null or 0 && !Nietmedisch.Beoordeel(tekst).IsToegestaan)
                ModelState.AddModelError(veld, ZonderMedischAttribute.Bericht);
        }
    }

    /// <summary>Every free text of the form, also those that the chosen answer leaves aside: nothing medical is sent on.</summary>
    IEnumerable<(string Veld, string? Tekst)> Teksten() =>
        [("Input.Reden", Input.Reden), .. Input.Antwoorden.Select(a => ($"Input.Antwoorden[{a.Key}]", a.Value)), ("Input.Vervangreden", Input.Vervangreden)];
}
