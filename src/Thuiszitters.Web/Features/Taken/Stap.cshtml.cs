// What: what is done with a task: finished, taken over, moved to another day or withdrawn. The lists post here too, to finish at once.
// Source: ADR 20 (TaakVerloop). Never: a task of two other organisations; it does not exist for this reader.

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

namespace Thuiszitters.Web.Features.Taken;

[Mag(Acties.TaakBeheren)]
public sealed class StapModel(AppDb db, Dossierwerk werk, Taakwerk taakwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Taak Taak { get; set; }
    public string? Tekst { get; private set; }
    public string Voor { get; private set; } = "";
    public string Maker { get; private set; } = "";
    public string? KlaarDoor { get; private set; }
    public IReadOnlyList<SelectListItem> Stappen { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    bool IsVrager => Taak.OrganisatieId == user.OrganisatieId;
    bool IsGevraagde => Taak.VoorOrganisatieId == user.OrganisatieId;
    DateOnly? NieuweTermijn => TaakVerloop.Termijn(Taaktermijnen.Vanaf(Input.Getoond, clock.Today), Input.Termijn, Input.Werkdagen);
    bool IsVanMij => Taak.VoorId == user.Id;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the task that the form shows.</summary>
        public int Versie { get; set; }
        public TaakStap? Wat { get; set; }
        public int? Werkdagen { get; set; }
        public int? Getoond { get; set; }
        public DateOnly? Termijn { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }

        /// <summary>The form stands in the list of my tasks, and goes back there.</summary>
        public bool UitLijst { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Taak.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var terug = Input.UitLijst ? "/taken" : $"/dossiers/{nummer}";
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(terug);
        if (Input.Versie != Taak.Versie)
            return Gewijzigd();
        Controleer();
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden?.Trim(), ct);
        var (kind, bericht) = Zet(Input.Wat!.Value, out var meer);
        db.Begin(kind, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(Taakwerk.Feiten(Taak, meer)), reden, Input.ActId);
        Taak.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(bericht);
        return Redirect(terug);
    }

    (ActKind Kind, string Bericht) Zet(TaakStap stap, out (string Naam, object? Waarde)[] meer)
    {
        meer = [];
        switch (stap)
        {
            case TaakStap.Overnemen:
                meer = [("van", Taak.VoorId)];
                Taak.VoorId = user.Id;
                return (ActKind.TaakOvergenomen, "U hebt de taak overgenomen.");
            case TaakStap.Verzetten:
                meer = [("vorige", Taak.Termijn)];
                Taak.Termijn = NieuweTermijn!.Value;
                return (ActKind.TaakVerzet, $"De taak is verzet naar {NlDatum.Lang(Taak.Termijn)}.");
            case TaakStap.Intrekken:
                (Taak.Toestand, Taak.KlaarOp, Taak.KlaarDoorId) = (TaakToestand.Ingetrokken, clock.Today, user.Id);
                return (ActKind.TaakIngetrokken, "De taak is ingetrokken.");
            default:
                (Taak.Toestand, Taak.KlaarOp, Taak.KlaarDoorId) = (TaakToestand.Klaar, clock.Today, user.Id);
                return (ActKind.TaakAfgerond, "De taak is klaar.");
        }
    }

    void Controleer()
    {
        if (Input.Wat is not { } wat || !Enum.IsDefined(wat))
        {
            ModelState.AddModelError("Input.Wat", "Kies wat u wilt doen.");
            return;
        }

        if (Input.Reden?.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (Input.Termijn is null && Input.Werkdagen is { } n && !Taaktermijnen.Werkdagen.Contains(n))
            ModelState.AddModelError("Input.Werkdagen", "Kies een termijn uit de lijst.");
        if (wat == TaakStap.Verzetten && Input.Termijn > clock.Today.AddYears(1))
            ModelState.AddModelError("Input.Termijn", "Vul een datum in binnen een jaar.");
        if (!ModelState.IsValid)
            return;
        var oordeel = TaakVerloop.MagStap(wat, new()
        {
            Toestand = Taak.Toestand, IsVrager = IsVrager, IsGevraagde = IsGevraagde, IsVanMij = IsVanMij, Termijn = Taak.Termijn, Vandaag = clock.Today,
            NieuweTermijn = NieuweTermijn, HeeftReden = !string.IsNullOrWhiteSpace(Input.Reden),
        });
        if (!oordeel.IsToegestaan)
        {
            var (veld, bericht) = Weigeringen.Van(oordeel.Code);
            ModelState.AddModelError("Input." + veld, bericht);
        }
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Taak.Versie;
        return Wijziging.Toon(
            this, ("Stand", Woorden.Van(Taak.Toestand)), ("Klaar op", NlDatum.Lang(Taak.Termijn)), ("Voor", Voor));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (!taakwerk.Mag || await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        if (await db.Taken.SingleOrDefaultAsync(t => t.Id == id && t.DossierId == open.Dossier.Id, ct) is not { } taak)
            return NotFound();
        (Open, Taak) = (open, taak);
        if (open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        Guid[] wie = [taak.VoorId, taak.MakerId, .. new[] { taak.KlaarDoorId }.OfType<Guid>()];
        var namen = await db.Users.AsNoTracking().Where(u => wie.Contains(u.Id)).Select(u => new { u.Id, u.Naam }).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        (Voor, Maker) = (IsVanMij ? "U" : namen.GetValueOrDefault(taak.VoorId, "Onbekend"), taak.MakerId == user.Id ? "U" : namen.GetValueOrDefault(taak.MakerId, "Onbekend"));
        KlaarDoor = taak.KlaarDoorId is { } door ? door == user.Id ? "u" : namen.GetValueOrDefault(door, "onbekend") : null;
        Tekst = open.Geopend.Tekst(taak.Tekst, "Taak/Tekst", id);
        Stappen = [.. TaakVerloop.Vervolg(taak.Toestand, IsVrager, IsGevraagde, IsVanMij).Select(s => new SelectListItem(Woorden.Van(s), s.ToString()))];
        return null;
    }
}
