// What: plans a meeting: kind, day, time, place and who takes the chair; who takes part may be taken over from the meeting before.
// Source: ADR 22. Never: a case on it by itself; cases are put on the agenda one by one.

using FluentValidation;
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
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren)]
public sealed class NieuwModel(AppDb db, Overlegwerk overlegwerk, CurrentUser user, Clock clock) : PageModel
{
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];

    /// <summary>The meeting whose participants can be taken over: that of the form, or the last that this organisation planned.</summary>
    public Overleg? Vorige { get; private set; }

    /// <summary>Who they are, in words.</summary>
    public IReadOnlyList<string> VorigeDeelnemers { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Overleginvoer Overleg { get; set; } = new();
        public Guid? Voorzitter { get; set; }
        public bool NeemOver { get; set; }

        /// <summary>The meeting that the form names: another may be planned since.</summary>
        public Guid? Vorige { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LaadAsync(ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Voorzitter = user.Id, Vorige = Vorige?.Id };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LaadAsync(ct) is { } weigering)
            return weigering;
        // The meeting has the key of the form, so that the same form once more leads to the same meeting.
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/overleggen/{Input.ActId}");
        ModelState.Add(new Overlegcontrole(clock.Today).Validate(Input.Overleg), "Input.Overleg");
        if (Input.Voorzitter is { } wie && !Collegas.Any(c => c.Value == wie.ToString()))
            ModelState.AddModelError("Input.Voorzitter", "Kies iemand uit de lijst.");
        if (Input.NeemOver && Vorige?.Id != Input.Vorige)
            ModelState.AddModelError("Input.NeemOver", "Het overleg dat u koos, is er niet meer. Kijk of u nu deze deelnemers wilt overnemen.");
        if (!ModelState.IsValid)
            return Page();

        var velden = Input.Overleg;
        var overleg = new Overleg
        {
            Id = Input.ActId, OrganisatieId = user.OrganisatieId, MakerId = user.Id, Soort = velden.Soort!.Value, Datum = velden.Datum!.Value,
            Tijd = Overleginvoer.Lees(velden.Tijd)!.Value, Plaats = velden.Plaats!.Trim(),
        };
        db.Begin(ActKind.OverlegGepland, clock.UtcNow, feiten: Dossierwerk.Feiten(("overleg", overleg.Soort), ("datum", overleg.Datum)), id: Input.ActId);
        db.Add(overleg);
        if (Input.Voorzitter is { } voorzitter)
            db.Add(new Deelnemer { OverlegId = overleg.Id, Functie = overlegwerk.EigenFunctie, OrganisatieId = user.OrganisatieId, GebruikerId = voorzitter, IsVoorzitter = true });
        if (Input.NeemOver && Vorige is { } vorige)
            foreach (var d in vorige.Deelnemers.Where(d => d.GebruikerId is null || (d.GebruikerId != Input.Voorzitter && Collegas.Any(c => c.Value == d.GebruikerId.ToString()))))
                db.Add(new Deelnemer
                {
                    OverlegId = overleg.Id, Functie = d.Functie, OrganisatieId = d.OrganisatieId, GebruikerId = d.GebruikerId,
                    IsVoorzitter = d.IsVoorzitter && Input.Voorzitter is null,
                });
        await db.SaveOnceAsync(ct);
        TempData.Gelukt($"Het overleg van {NlDatum.Lang(overleg.Datum)} is gepland. Kies nu wie er meedoet en zet dossiers op de agenda.");
        return Redirect($"/overleggen/{overleg.Id}");
    }

    async Task<IActionResult?> LaadAsync(CancellationToken ct)
    {
        if (!overlegwerk.MagPlannen)
            return NotFound();
        var eigen = user.OrganisatieId;
        Collegas = await overlegwerk.CollegasAsync(ct);
        var (eerdere, vorige) = (db.Overleggen.AsNoTracking().Include(o => o.Deelnemers).Where(o => o.OrganisatieId == eigen), Input.Vorige);
        Vorige = await eerdere.Where(o => o.Id == vorige).FirstOrDefaultAsync(ct)
            ?? await eerdere.OrderByDescending(o => o.Datum).ThenByDescending(o => o.Id).FirstOrDefaultAsync(ct);
        if (Vorige is not null)
            VorigeDeelnemers = [.. (await Deelnemersblad.VanAsync(db, Vorige, ct)).Deelnemers.Select(d => d.Organisatie is null ? d.Functie : $"{d.Functie} ({d.Organisatie})").Distinct()];
        return null;
    }
}
