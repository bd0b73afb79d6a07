// What: the gemeente confirms, takes up and closes a report of absence, each on its own day.
// Source: ADR 21 (Meldingverloop). Never: changes the absence itself, clock or status; nor the version of the dossier.

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

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class MeldingModel(AppDb db, Dossierwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Verzuimmelding Melding { get; set; }
    public string? Oppakker { get; private set; }
    public string? Afsluiter { get; private set; }

    /// <summary>It was taken up at once, without a first action: that may still be said.</summary>
    bool MistEersteActie => Melding is { Toestand: MeldingToestand.Opgepakt, EersteActie: null };

    int Versie => ((int)Melding.Toestand * 100) + (Melding.EersteActie is { } actie ? (int)actie : 0);
    public string? Opmerking => Open.Geopend.Tekst(Melding.Opmerking, "Verzuimmelding/Opmerking", Melding.Id);
    public IReadOnlyList<SelectListItem> Stappen { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>State and first action of the report that the form shows: every step changes one of them.</summary>
        public int Versie { get; set; }
        public MeldingToestand? Naar { get; set; }
        public DateOnly? Datum { get; set; }
        public EersteActie? EersteActie { get; set; }
        public MeldingUitkomst? Uitkomst { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Versie, Datum = clock.Today, EersteActie = Melding.EersteActie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Versie)
            return Gewijzigd();
        Controleer();
        if (!ModelState.IsValid)
            return Page();

        var (naar, datum) = (Input.Naar!.Value, Input.Datum!.Value);
        var kind = naar switch
        {
            MeldingToestand.Ontvangen => ActKind.MeldingOntvangen,
            MeldingToestand.Opgepakt => ActKind.MeldingOpgepakt,
            _ => ActKind.MeldingAfgesloten,
        };
        db.Begin(kind, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(
            ("soort", Melding.Soort), ("datum", datum), ("actie", Input.EersteActie == Melding.EersteActie ? null : Input.EersteActie),
            ("uitkomst", Input.Uitkomst)), id: Input.ActId);
        Melding.BevestigdOp ??= datum;
        Melding.EersteActie = Input.EersteActie ?? Melding.EersteActie;
        if (naar == MeldingToestand.Ontvangen)
            Melding.Toestand = naar;
        else if (naar == MeldingToestand.Opgepakt && Melding.Toestand != naar)
            Melding.PakOp(datum, user.Id);
        else if (naar == MeldingToestand.Afgesloten)
            (Melding.Toestand, Melding.AfgeslotenOp, Melding.AfgeslotenDoorId, Melding.Uitkomst) = (naar, datum, user.Id, Input.Uitkomst);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(naar switch
        {
            MeldingToestand.Ontvangen => "De ontvangst van de melding is bevestigd.",
            MeldingToestand.Opgepakt => "De melding is opgepakt.",
            _ => "De melding is afgesloten.",
        });
        return Redirect($"/dossiers/{nummer}");
    }

    void Controleer()
    {
        if (Input.Naar is not { } naar || !Enum.IsDefined(naar))
            ModelState.AddModelError("Input.Naar", "Kies wat u hebt gedaan.");
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && Input.Datum is null)
            ModelState.AddModelError("Input.Datum", "Vul de datum in, bijvoorbeeld 14-3-2026.");
        if (!ModelState.IsValid)
            return;
        var oordeel = Meldingverloop.MagNaar(Input.Naar!.Value, new()
        {
            Toestand = Melding.Toestand, MistEersteActie = MistEersteActie, Datum = Input.Datum!.Value, Vandaag = clock.Today,
            VorigeDatum = new[] { Melding.OntvangenOp, Melding.BevestigdOp ?? DateOnly.MinValue, Melding.OpgepaktOp ?? DateOnly.MinValue }.Max(),
            HeeftEersteActie = Input.EersteActie is { } a && Enum.IsDefined(a), HeeftUitkomst = Input.Uitkomst is { } u && Enum.IsDefined(u),
        });
        if (!oordeel.IsToegestaan)
        {
            var (veld, bericht) = Weigeringen.Van(oordeel.Code);
            ModelState.AddModelError("Input." + veld, bericht);
        }
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Versie;
        return Wijziging.Toon(this, ("Stand van de melding", Woorden.Van(Melding.Toestand)));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Verzuim.Find(v => v.Id == id) is not { } melding)
            return NotFound();
        (Open, Melding) = (open, melding);
        if (open.Weigering is { } weigering)
            return weigering;
        var (op, af) = (melding.OpgepaktDoorId, melding.AfgeslotenDoorId);
        var namen = await db.Users.AsNoTracking().Where(u => u.Id == op || u.Id == af).Select(u => new { u.Id, u.Naam }).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        (Oppakker, Afsluiter) = (namen.GetValueOrDefault(op ?? default), namen.GetValueOrDefault(af ?? default));
        Stappen = [.. Meldingverloop.Vervolg(melding.Toestand, MistEersteActie).Select(t => new SelectListItem(t switch
        {
            MeldingToestand.Ontvangen => "Ontvangst bevestigd",
            MeldingToestand.Opgepakt => MistEersteActie ? "Eerste actie gedaan" : "Melding opgepakt",
            _ => "Melding afgesloten",
        }, t.ToString()))];
        return null;
    }
}
