// What: the terms of a 5A-vrijstelling as the region keeps them: each set is a version that counts from a day on.
// Source: rules.md R5 (⚙). Used by: the functional administrator. Requests of before keep the terms with which they began.
// Never: changes a version, or the twelve months of the chain, which the guards of the database fix.

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

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.ParametersBeheren)]
public sealed class TermijnenModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    const int MeesteWeken = 26;

    /// <summary>All versions of the region, the newest first.</summary>
    public IReadOnlyList<Vrijstellingtermijn> Versies { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DateOnly? GeldtVanaf { get; set; }
        public int? Herstel { get; set; }
        public int? Beoordelen { get; set; }
        public int? Uiterlijk { get; set; }
        public int? Heroverweging { get; set; }
        public int? Verklaring { get; set; }
        public int? VanafMaand { get; set; }
        public int? Taak { get; set; }
        public bool AndereOrganisatie { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        var nu = Vrijstellingregels.Op(Versies, DateOnly.MaxValue);
        Input = new()
        {
            ActId = Guid.CreateVersion7(), GeldtVanaf = clock.Today.AddDays(1), Herstel = nu.HerstelWeken, Beoordelen = nu.BeoordelenWeken, Uiterlijk = nu.UiterlijkWeken,
            Heroverweging = nu.HeroverwegingWeken, Verklaring = nu.VerklaringWeken, VanafMaand = nu.HerbeoordelingVanafMaand, Taak = nu.HerbeoordelingTaakWeken,
            AndereOrganisatie = nu.TweedeUitAndereOrganisatie,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return RedirectToPage();
        await LaadAsync(ct);
        Controleer();
        if (!ModelState.IsValid)
            return Page();
        var versie = new Vrijstellingtermijn
        {
            RegioId = user.RegioId, GeldtVanaf = Input.GeldtVanaf!.Value, DoorId = user.Id, HerstelWeken = Input.Herstel!.Value, BeoordelenWeken = Input.Beoordelen!.Value,
            UiterlijkWeken = Input.Uiterlijk!.Value, HeroverwegingWeken = Input.Heroverweging!.Value, VerklaringWeken = Input.Verklaring!.Value,
            HerbeoordelingVanafMaand = Input.VanafMaand!.Value, HerbeoordelingTaakWeken = Input.Taak!.Value, TweedeUitAndereOrganisatie = Input.AndereOrganisatie,
        };
        db.Begin(ActKind.VrijstellingtermijnenVastgesteld, clock.UtcNow, feiten: Dossierwerk.Feiten(
            ("vanaf", versie.GeldtVanaf), ("herstel", versie.HerstelWeken), ("beoordelen", versie.BeoordelenWeken), ("uiterlijk", versie.UiterlijkWeken),
            ("heroverweging", versie.HeroverwegingWeken), ("verklaring", versie.VerklaringWeken), ("maand", versie.HerbeoordelingVanafMaand), ("taak", versie.HerbeoordelingTaakWeken),
            ("andereOrganisatie", versie.TweedeUitAndereOrganisatie ? 1 : 0)), id: Input.ActId);
        db.Add(versie);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt($"De termijnen zijn opgeslagen. Ze gelden voor kennisgevingen vanaf {NlDatum.Lang(versie.GeldtVanaf)}.");
        return RedirectToPage();
    }

    void Controleer()
    {
        if (ModelState["Input.GeldtVanaf"]?.Errors.Count is null or 0 && (Input.GeldtVanaf is not { } vanaf || vanaf <= clock.Today))
            ModelState.AddModelError("Input.GeldtVanaf", "Vul een datum in na vandaag. Wat al loopt, houdt zijn termijnen.");
        foreach (var (veld, weken) in new[]
        {
            (nameof(Input.Herstel), Input.Herstel), (nameof(Input.Beoordelen), Input.Beoordelen), (nameof(Input.Uiterlijk), Input.Uiterlijk),
            (nameof(Input.Heroverweging), Input.Heroverweging), (nameof(Input.Verklaring), Input.Verklaring), (nameof(Input.Taak), Input.Taak),
        })
            if (weken is not (>= 1 and <= MeesteWeken))
                ModelState.AddModelError("Input." + veld, "Vul een aantal weken in van 1 tot en met 26.");
        if (Input.Uiterlijk <= Input.Beoordelen)
            ModelState.AddModelError("Input.Uiterlijk", "De laatste termijn moet langer zijn dan de termijn om te beoordelen.");
        if (Input.VanafMaand is not (>= 1 and <= 6))
            ModelState.AddModelError("Input.VanafMaand", "Vul een maand in van 1 (januari) tot en met 6 (juni).");
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        Versies = [.. (await db.Set<Vrijstellingtermijn>().AsNoTracking().Where(t => t.RegioId == regio).ToListAsync(ct)).OrderByDescending(t => t.GeldtVanaf).ThenByDescending(t => t.Id)];
    }
}
