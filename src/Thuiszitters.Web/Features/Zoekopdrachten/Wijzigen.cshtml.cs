// What: another name, another public or another start for a kept filter, or its end. Only by who keeps it; of the team, the team lead takes away
// what somebody kept who works here no more.
// Source: ADR 26. Never: the filter itself; another filter is another one.

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

namespace Thuiszitters.Web.Features.Zoekopdrachten;

[Mag(Acties.DossierLezen)]
public sealed class WijzigenModel(AppDb db, Vault vault, BewaardeFilters bewaard, CurrentUser user, Clock clock) : PageModel
{
    public required Zoekopdracht Zoekopdracht { get; set; }
    public bool MagTeam => bewaard.MagTeam;
    public bool IsVanMij => Zoekopdracht.EigenaarId == user.Id;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public string? Naam { get; set; }
        public bool VanTeam { get; set; }
        public bool IsStart { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(id, ct))
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Zoekopdracht.Versie, Naam = Zoekopdracht.Naam, VanTeam = Zoekopdracht.VanTeam, IsStart = Zoekopdracht.IsStart };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(id, ct) || !IsVanMij)
            return NotFound();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/zoekopdrachten");
        if (Input.Versie != Zoekopdracht.Versie)
            return Gewijzigd();
        ModelState.Add(new Naamcontrole(await Naamcontrole.IsPersoonAsync(vault, user, Input.Naam, ct)).Validate(Input.Naam ?? ""), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        db.Begin(ActKind.ZoekopdrachtGewijzigd, clock.UtcNow, id: Input.ActId);
        var ik = user.Id;
        if (Input.IsStart)
            foreach (var vorige in await bewaard.Van().Where(z => z.EigenaarId == ik && z.IsStart && z.Id != id).ToListAsync(ct))
                (vorige.IsStart, vorige.Versie) = (false, vorige.Versie + 1);
        (Zoekopdracht.Naam, Zoekopdracht.VanTeam, Zoekopdracht.IsStart) = (Input.Naam!.Trim(), Input.VanTeam && MagTeam, Input.IsStart);
        Zoekopdracht.Versie++;
        return await BewaarAsync("De zoekopdracht is gewijzigd.", id, ct);
    }

    public async Task<IActionResult> OnPostVerwijderenAsync(Guid id, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/zoekopdrachten");
        if (!await LaadAsync(id, ct))
            return NotFound();
        db.Begin(ActKind.ZoekopdrachtVerwijderd, clock.UtcNow, id: Input.ActId);
        db.Remove(Zoekopdracht);
        return await BewaarAsync("De zoekopdracht is verwijderd.", id, ct);
    }

    async Task<IActionResult> BewaarAsync(string gelukt, Guid id, CancellationToken ct)
    {
        try
        {
            await db.SaveOnceAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await LaadAsync(id, ct) ? Gewijzigd() : NotFound();
        }

        TempData.Gelukt(gelukt);
        return Redirect("/zoekopdrachten");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Zoekopdracht.Versie;
        return Wijziging.Toon(this, ("Naam", Zoekopdracht.Naam), ("Voor collega's", Zoekopdracht.VanTeam ? "ja" : "nee"));
    }

    async Task<bool> LaadAsync(Guid id, CancellationToken ct)
    {
        var ik = user.Id;
        if (!bewaard.Mag)
            return false;
        var zoekopdracht = await bewaard.Van().SingleOrDefaultAsync(z => z.Id == id && z.EigenaarId == ik, ct)
            ?? await BewaardeFilters.VanWieWegIs(bewaard.Van(), db, user).SingleOrDefaultAsync(z => z.Id == id, ct);
        if (zoekopdracht is null)
            return false;
        Zoekopdracht = zoekopdracht;
        return true;
    }
}
