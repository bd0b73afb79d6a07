// What: says that a meeting was held or called off. Each case on its agenda gets an act of its own, so that its timeline tells it once.
// Source: ADR 22 (OverlegVerloop). Never: an act on a dossier that this reader does not see (any more), that is closed, or that is only shared.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class AfrondenModel(AppDb db, Dossierwerk werk, Vault vault, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    public required Overleg Overleg { get; set; }

    /// <summary>The cases of which the timeline will tell it.</summary>
    IReadOnlyList<Dossier> zaken = [];

    /// <summary>Numbers of cases that the reader sees and that get no entry.</summary>
    public IReadOnlyList<string> Overgeslagen { get; private set; } = [];

    /// <summary>How many the reader does not see any more.</summary>
    public int Ongezien { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the meeting that the form shows.</summary>
        public int Versie { get; set; }
        public OverlegStap? Wat { get; set; }
        public Afgelastreden? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (Overleg.Toestand != OverlegToestand.Gepland)
            return StatusCode(StatusCodes.Status409Conflict);
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Overleg.Versie, Wat = Overleg.Datum <= clock.Today ? OverlegStap.Gehouden : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/overleggen/{id}");
        if (Input.Versie != Overleg.Versie)
            return Gewijzigd();
        if (Input.Wat is not { } wat || !Enum.IsDefined(wat))
            ModelState.AddModelError("Input.Wat", "Kies of het overleg is geweest.");
        else if (OverlegVerloop.MagStap(
            wat, Overleg.Toestand, Overleg.Datum, clock.Today, Input.Reden is { } r && Enum.IsDefined(r), await overlegwerk.HeeftBesluitAsync(id, ct)) is { IsToegestaan: false } oordeel)
        {
            var (veld, bericht) = Weigeringen.Van(oordeel.Code);
            ModelState.AddModelError("Input." + veld, bericht);
        }

        if (!ModelState.IsValid)
            return Page();

        var gehouden = Input.Wat == OverlegStap.Gehouden;
        db.Begin(gehouden ? ActKind.OverlegGehouden : ActKind.OverlegAfgelast, clock.UtcNow,
            feiten: Dossierwerk.Feiten(("overleg", Overleg.Soort), ("datum", Overleg.Datum), ("reden", gehouden ? null : Input.Reden), ("zaken", zaken.Count)), id: Input.ActId);
        foreach (var dossier in zaken)
            db.BeginFor(gehouden ? ActKind.ZaakBesproken : ActKind.ZaakNietBesproken, clock.UtcNow, dossier.Id, Overlegwerk.Feiten(Overleg, dossier));
        (Overleg.Toestand, Overleg.Afgelastreden) = gehouden ? (OverlegToestand.Gehouden, null) : (OverlegToestand.Afgelast, Input.Reden);
        Overleg.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(id, ct) ?? Gewijzigd();
        TempData.Gelukt(gehouden ? "Het overleg is gehouden. Leg de besluiten vast." : "Het overleg is afgelast.");
        return Redirect($"/overleggen/{id}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Overleg.Versie;
        return Wijziging.ToonVan("Het overleg", this, ("Stand", Woorden.Van(Overleg.Toestand)), ("Dag", NlDatum.Lang(Overleg.Datum)));
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesOmTeBeherenAsync(id, ct) is not { } overleg)
            return NotFound();
        Overleg = overleg;
        var alle = await db.Overlegzaken.AsNoTracking().IgnoreAutoIncludes().Where(z => z.OverlegId == id).Select(z => z.Dossier!).ToListAsync(ct);
        zaken = alle.FindAll(d => d.GeslotenOp is null && !vault.IsAlleenGedeeld(d));
        Overgeslagen = [.. alle.Except(zaken).Select(d => d.Nummer).Order(StringComparer.Ordinal)];
        Ongezien = overleg.Agenda.Count - alle.Count;
        return null;
    }
}
