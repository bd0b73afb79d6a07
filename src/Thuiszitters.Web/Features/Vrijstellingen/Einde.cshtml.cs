// What: ends an exemption in force, or a request that runs: withdrawn by the applicant, or overtaken. Which of these, the table says;
// filled in, then checked and confirmed.
// Source: rules.md R5 (last rows of the table). Used by: the gemeente. Never: what only the system may (end date, 18).

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class EindeModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    static readonly VrijstellingGebeurtenis[] Einden =
    [
        VrijstellingGebeurtenis.IngetrokkenDoorIndiener, VrijstellingGebeurtenis.IngehaaldDoorInschrijving, VrijstellingGebeurtenis.TerugNaarOnderwijs,
        VrijstellingGebeurtenis.GrondVervallen, VrijstellingGebeurtenis.Verhuisd, VrijstellingGebeurtenis.Overleden,
    ];

    public required Vrijstellingblad Blad { get; set; }
    /// <summary>What was filled in is shown to be checked and confirmed; nothing was done yet.</summary>
    public bool Controle { get; private set; }
    public string Waarom => Input.Gebeurtenis is { } gebeurtenis ? Keus(gebeurtenis) : "";
    public bool InKracht => VrijstellingVerloop.IsInKracht(Blad.Aanvraag.Toestand);

    public IReadOnlyList<SelectListItem> Keuzes => [.. Mogelijk.Select(g => new SelectListItem(Keus(g), g.ToString()))];

    IEnumerable<VrijstellingGebeurtenis> Mogelijk => Einden.Where(g => VrijstellingVerloop.MagDoor(Blad.Aanvraag.Toestand, g, user.Rol));

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public VrijstellingGebeurtenis? Gebeurtenis { get; set; }
        public DateOnly? Datum { get; set; }
        public bool Akkoord { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
        public bool Gecontroleerd { get; set; }
    }

    static string Keus(VrijstellingGebeurtenis gebeurtenis) => gebeurtenis switch
    {
        VrijstellingGebeurtenis.IngetrokkenDoorIndiener => "De indiener trekt de kennisgeving in",
        VrijstellingGebeurtenis.IngehaaldDoorInschrijving => "De jongere is ingeschreven op een school",
        VrijstellingGebeurtenis.TerugNaarOnderwijs => "De jongere krijgt weer onderwijs",
        VrijstellingGebeurtenis.GrondVervallen => "De grond is er niet meer",
        VrijstellingGebeurtenis.Verhuisd => "De jongere is verhuisd naar een andere regio",
        VrijstellingGebeurtenis.Overleden => "De jongere is overleden",
        _ => throw new ArgumentOutOfRangeException(nameof(gebeurtenis)),
    };

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie, Datum = clock.Today };
        return Page();
    }

    /// <summary>Shows what will be done, and does nothing.</summary>
    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await VoorafAsync(nummer, id, ct) is { } antwoord)
            return antwoord;
        Controle = IsGoed();
        return Page();
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public async Task<IActionResult> OnPostTerugAsync(string nummer, Guid id, CancellationToken ct) => await VoorafAsync(nummer, id, ct) ?? Page();

    public async Task<IActionResult> OnPostBevestigAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await VoorafAsync(nummer, id, ct) is { } antwoord)
            return antwoord;
        if (!IsGoed())
            return Page();
        if (!Input.Gecontroleerd)
        {
            ModelState.AddModelError("Input.Gecontroleerd", "Kruis aan dat u dit hebt gecontroleerd.");
            Controle = true;
            return Page();
        }

        var inKracht = InKracht;
        var uit = await werk.DoeAsync(new(Input.ActId, id, Input.Versie, Input.Gebeurtenis!.Value)
        {
            Datum = Input.Datum, Reden = Input.Reden?.Trim(), AkkoordIndiener = Input.Akkoord, Eerst = hand => Vrijstellingwerk.VernietigScanAsync(hand, hand.Ct),
        }, ct);
        return await Antwoord.VanAsync(this, uit, Terug(nummer, id), inKracht ? "De vrijstelling is beëindigd." : "De kennisgeving is gestopt.",
            () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    static string Terug(string nummer, Guid id) => $"/dossiers/{nummer}/vrijstellingen/{id}";

    async Task<IActionResult?> VoorafAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Terug(nummer, id));
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        return Input.ActId == Guid.Empty ? BadRequest() : null;
    }

    bool IsGoed()
    {
        if (Input.Gebeurtenis is not { } gebeurtenis || !Mogelijk.Contains(gebeurtenis))
            ModelState.AddModelError("Input.Gebeurtenis", "Kies waarom het stopt.");
        if (Input.Datum is not { } datum || datum > clock.Today || datum < Blad.Aanvraag.OntvangenOp)
            ModelState.AddModelError("Input.Datum", "Vul een datum in vanaf de kennisgeving tot en met vandaag, bijvoorbeeld 14-3-2026.");
        if (Input is { Gebeurtenis: VrijstellingGebeurtenis.IngehaaldDoorInschrijving, Akkoord: false })
            ModelState.AddModelError("Input.Akkoord", "Kruis aan dat de indiener het ermee eens is. Anders loopt de kennisgeving door.");
        if (Input.Gebeurtenis is { } gekozen && VrijstellingVerloop.VraagtReden(gekozen) && string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        return ModelState.IsValid;
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Open.Weigering ?? (VrijstellingVerloop.IsEinde(blad.Aanvraag.Toestand) ? StatusCode(StatusCodes.Status409Conflict) : null);
    }
}
