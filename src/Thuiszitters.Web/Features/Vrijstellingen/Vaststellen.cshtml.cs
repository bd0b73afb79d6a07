// What: the establishment of an exemption: seen, checked and confirmed. After a judgement that is not positive by two people: the
// leerplichtambtenaar proposes with a reason, the team lead confirms; then the SWV and the doorzettingsmacht hear it.
// Source: rules.md R5.4. Used by: the gemeente. Never: by who was a reviewer, or by one person twice.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingVaststellen)]
public sealed class VaststellenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }
    public bool Ondanks => Blad.Aanvraag.Toestand == VrijstellingToestand.TeVaststellen && Blad.Aanvraag.Uitslag != VrijstellingToestand.Positief;

    /// <summary>The reason of who proposed it; null while nobody did.</summary>
    public string? Voorgesteld { get; private set; }
    public DateOnly Begin { get; private set; }
    public DateOnly? Einde { get; private set; }
    public string Knop => !Ondanks ? "Vaststellen" : Voorgesteld is null ? "Voorstellen aan de teamleider" : "Bevestigen en vaststellen";

    /// <summary>Why this reader cannot do it; null for who can.</summary>
    public string? WaaromNiet => !Ondanks ? null
        : Voorgesteld is null ? user.Rol == Rol.TeamleiderLeerplicht ? Weigeringen.Voorstellen : null
        : !user.Mag(Acties.VrijstellingVaststellenOndanksOordeel) ? "Dit is al voorgesteld en wacht op de teamleider. Alleen de teamleider kan het bevestigen."
        : Blad.Aanvraag.VoorgesteldDoorId == user.Id ? "U hebt dit zelf voorgesteld. Een andere teamleider moet het bevestigen." : null;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
        public bool Gecontroleerd { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Aanvraag.Versie };
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
        if (WaaromNiet is not null)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (!Input.Gecontroleerd)
            ModelState.AddModelError("Input.Gecontroleerd", "Kruis aan dat u dit hebt gecontroleerd.");
        if (Ondanks)
        {
            if (string.IsNullOrWhiteSpace(Input.Reden))
                ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
            else if (Input.Reden.Length > 2000)
                ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        }

        if (!ModelState.IsValid)
            return Page();

        var uit = await VoerUitAsync(id, ct);
        return await Antwoord.VanAsync(this, uit, terug,
            Ondanks && Voorgesteld is null ? "Het voorstel ligt nu bij de teamleider." : "De vrijstelling is vastgesteld. De pactklok staat stil vanaf de begindatum. Maak nu de brief over de uitkomst.",
            () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    Task<Uitvoering> VoerUitAsync(Guid id, CancellationToken ct)
    {
        if (!Ondanks)
            return werk.DoeAsync(new(Input.ActId, id, Input.Versie, VrijstellingGebeurtenis.Vastgesteld) { Feiten = [("begin", Begin)] }, ct);
        if (Voorgesteld is not null)
            return werk.DoeAsync(new(Input.ActId, id, Input.Versie, VrijstellingGebeurtenis.VastgesteldOndanksOordeel) { Reden = Input.Reden!.Trim(), Feiten = [("begin", Begin)] }, ct);
        return werk.SchrijfAsync(Input.ActId, id, Input.Versie, ActKind.VrijstellingVoorgesteld, async hand =>
        {
            var v = hand.Aanvraag;
            if (v.Toestand != VrijstellingToestand.TeVaststellen || v.Uitslag == VrijstellingToestand.Positief || user.Scope.Kind != ScopeKind.Gemeente)
                return Verdict.Geweigerd("stap-niet-toegestaan");
            if (user.Rol == Rol.TeamleiderLeerplicht)
                return Verdict.Geweigerd("voorstel-van-ambtenaar");
            if (v.VoorgesteldDoorId is not null)
                return Verdict.Geweigerd("stap-niet-toegestaan");
            if (Vierogen.MagVaststellen(user.Id, await Vrijstellingwerk.VierogenAsync(hand.Db, v, clock.Today, hand.Ct)) is { IsToegestaan: false } zelf)
                return zelf;
            v.VoorgesteldDoorId = user.Id;
            v.VastReden = await hand.Kluis.SealTextAsync(hand.Dossier.Id, Vrijstellingwerk.PlaatsVastReden, v.Id, Input.Reden!.Trim(), hand.Ct);
            return Verdict.Toegestaan;
        }, ct);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        var v = blad.Aanvraag;
        if (blad.Open.Weigering is { } weigering)
            return weigering;
        if (blad.Open.Geopend.Identiteit is not { } wie)
            return NotFound();
        Voorgesteld = v.VoorgesteldDoorId is null ? null : blad.Open.Geopend.Tekst(v.VastReden, Vrijstellingwerk.PlaatsVastReden, id) ?? "";
        var schooljaar = new Schooljaar(v.Schooljaar);
        Begin = Vrijstellingtermijnen.Begin(wie.Geboren, v.KennisgevingCompleetOp ?? v.OntvangenOp, v.VerklaringCompleetOp ?? clock.Today, schooljaar);
        Einde = Vrijstellingtermijnen.Einde(schooljaar, v.NooitGeschikt);
        return v.Toestand == VrijstellingToestand.TeVaststellen ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
