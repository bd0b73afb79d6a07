// What: moves a planned meeting to another day, time or place. Source: ADR 22. Never: a meeting that was held or called off.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class WijzigenModel(AppDb db, Dossierwerk werk, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    public required Overleg Overleg { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the meeting that the form shows.</summary>
        public int Versie { get; set; }
        public Overleginvoer Overleg { get; set; } = new();
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await LaadAsync(id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Overleg.Versie, Overleg = Overleginvoer.Van(Overleg) };
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
        ModelState.Add(new Overlegcontrole(clock.Today).Validate(Input.Overleg), "Input.Overleg");
        if (Input.Overleg.Datum is { } naar && !OverlegVerloop.MagVerzetten(Overleg.Datum, naar, await overlegwerk.HeeftBesluitAsync(id, ct)).IsToegestaan)
            ModelState.AddModelError("Input.Overleg.Datum", "Er is in dit overleg al iets besloten. Het kan niet naar een latere dag.");
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.OverlegGewijzigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("overleg", Input.Overleg.Soort), ("datum", Input.Overleg.Datum), ("datumWas", Overleg.Datum)), id: Input.ActId);
        Input.Overleg.Zet(Overleg);
        Overleg.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het overleg is gewijzigd.");
        return Redirect($"/overleggen/{id}");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Overleg.Versie;
        return Wijziging.ToonVan("Het overleg", this, ("Overleg", Woorden.Van(Overleg.Soort)), ("Dag", NlDatum.Lang(Overleg.Datum)),
            ("Tijd", Overleg.Tijd.ToString("HH.mm", NlDatum.Cultuur)), ("Plaats", Overleg.Plaats));
    }

    async Task<IActionResult?> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesOmTeBeherenAsync(id, ct) is not { } overleg)
            return NotFound();
        Overleg = overleg;
        return overleg.Toestand == OverlegToestand.Gepland ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
