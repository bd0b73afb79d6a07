// What: the agenda of a planned meeting: its order, what comes off it, and the way to what is put on it.
// Source: ADR 22. Never: takes off a case that this reader does not see, that is closed, or about which something was decided.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

public enum Agendastap { Toevoegen = 1, Omhoog = 2, Weghalen = 3 }

[Mag(Acties.OverlegBeheren)]
public sealed class AgendaModel(AppDb db, Dossierwerk werk, Vault vault, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    const string Gewijzigd = "De agenda is intussen gewijzigd. Kijk hoe zij er nu uitziet.";

    public required Overlegblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Agendastap? Wat { get; set; }
        public Guid? Punt { get; set; }
        public string? Nummer { get; set; }
    }

    public static bool MagWeg(Agendazaak? zaak) => zaak is { Dossier.GeslotenOp: null, Wie.AlleenGedeeld: false };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LaadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (Input.Wat == Agendastap.Toevoegen)
            return await NaarDossierAsync(id, ct);
        var terug = Redirect($"/overleggen/{id}/agenda");
        if (await db.IsSavedAsync(Input.ActId, ct) || Blad.Agenda.FirstOrDefault(a => a.Punt.Id == Input.Punt) is not { } regel)
            return terug;
        if (Input.Wat == Agendastap.Omhoog)
            await OmhoogAsync(regel, ct);
        else if (Input.Wat == Agendastap.Weghalen && MagWeg(regel.Zaak))
            await HaalWegAsync(regel, ct);
        return terug;
    }

    /// <summary>What is asked of the meeting is filled in at the dossier.</summary>
    async Task<IActionResult> NaarDossierAsync(Guid id, CancellationToken ct)
    {
        var nummer = Input.Nummer?.Trim() ?? "";
        if (nummer.Length is > 0 and <= 20 && await db.Dossiers.AsNoTracking().AnyAsync(d => d.Nummer == nummer && d.GeslotenOp == null, ct))
            return Redirect($"/dossiers/{Uri.EscapeDataString(nummer)}/overleg?bij={id}");
        ModelState.AddModelError("Input.Nummer", "Er is geen open dossier met dit nummer.");
        return Page();
    }

    async Task OmhoogAsync(Agendaregel regel, CancellationToken ct)
    {
        if (regel.Nr == 1)
            return;
        db.Begin(ActKind.AgendaGewijzigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("van", regel.Nr), ("naar", regel.Nr - 1)), id: Input.ActId);
        // All anew, from 1: two that were put on at one moment may have the same place.
        foreach (var a in Blad.Agenda)
            a.Punt.Volgorde = a == regel ? regel.Nr - 1 : a.Nr == regel.Nr - 1 ? regel.Nr : a.Nr;
        Blad.Overleg.Versie++;
        if (!await werk.BewaarAsync(ct))
            TempData.LetOp(Gewijzigd);
    }

    async Task HaalWegAsync(Agendaregel regel, CancellationToken ct)
    {
        var (punt, dossier) = (regel.Punt.Id, regel.Zaak!.Dossier);
        if (regel.Zaak.Besluiten.Any(b => b.Besluit.OverlegId == Blad.Overleg.Id))
        {
            TempData.LetOp("Over dit dossier is in dit overleg al iets besloten. Het blijft op de agenda staan.");
            return;
        }

        db.Begin(ActKind.VanAgendaGehaald, clock.UtcNow, dossier.Id, Overlegwerk.Feiten(Blad.Overleg, dossier), id: Input.ActId);
        db.Remove(await db.Overlegzaken.SingleAsync(z => z.Id == punt, ct));
        db.Remove(regel.Punt);
        Blad.Overleg.Versie++;
        if (await werk.BewaarIntrekkenAsync(ct))
            TempData.Gelukt($"Dossier {dossier.Nummer} is van de agenda gehaald.");
        else
            TempData.LetOp(Gewijzigd);
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesOmTeBeherenAsync(id, ct) is not { } overleg)
            return NotFound();
        if (overleg.Toestand != OverlegToestand.Gepland)
            return StatusCode(StatusCodes.Status409Conflict);
        Blad = await Overlegblad.VanAsync(db, vault, overleg, clock.Today, ct);
        return null;
    }
}
