// What: keeps the filter of the address under a name.
// Source: ADR 26. Never: a part of the address that the list of dossiers does not know.

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
public sealed class NieuwModel(AppDb db, Vault vault, BewaardeFilters bewaard, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>One person keeps no more than these.</summary>
    public const int MeestePerPersoon = 20;

    [BindProperty(SupportsGet = true, Name = "")]
    public Dossierfilter Filter { get; set; } = new();

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public int Aantal { get; private set; }
    public bool MagTeam => bewaard.MagTeam;

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public string? Naam { get; set; }
        public bool VanTeam { get; set; }
        public bool IsStart { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!bewaard.Mag)
            return NotFound();
        await LaadAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!bewaard.Mag)
            return NotFound();
        await LaadAsync(ct);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Filter.Url());
        var ik = user.Id;
        ModelState.Add(new Naamcontrole(await Naamcontrole.IsPersoonAsync(vault, user, Input.Naam, ct)).Validate(Input.Naam ?? ""), nameof(Input));
        if (await bewaard.Van().CountAsync(z => z.EigenaarId == ik, ct) >= MeestePerPersoon)
            ModelState.AddModelError("", $"U hebt al {MeestePerPersoon} zoekopdrachten bewaard. Verwijder er eerst een.");
        if (!ModelState.IsValid)
            return Page();

        db.Begin(ActKind.ZoekopdrachtBewaard, clock.UtcNow, id: Input.ActId);
        if (Input.IsStart)
            foreach (var vorige in await bewaard.Van().Where(z => z.EigenaarId == ik && z.IsStart).ToListAsync(ct))
                (vorige.IsStart, vorige.Versie) = (false, vorige.Versie + 1);
        db.Add(new Zoekopdracht
        {
            OrganisatieId = user.OrganisatieId, EigenaarId = ik, Naam = Input.Naam!.Trim(), VanTeam = Input.VanTeam && MagTeam, IsStart = Input.IsStart, Filter = BewaardeFilters.Schrijf(Filter),
        });
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De zoekopdracht is bewaard. U vindt haar in het menu.");
        return Redirect(Filter.Url());
    }

    async Task LaadAsync(CancellationToken ct)
    {
        Filter = Filter.Geschoond();
        Aantal = await Filter.Op(db, user).CountAsync(ct);
    }
}
