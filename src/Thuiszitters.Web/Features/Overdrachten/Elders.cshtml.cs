// What: asks another gemeente that knows the jongere too to hand its dossier over, and withdraws that. First it is looked up which gemeente that is.
// Source: ADR 26, 28. Looking is logged and limited, as when a dossier is opened; asking looks again, so that it tells no more than looking does.
// Never: a number or anything else of the dossier of the other.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overdrachten;

[Mag(Acties.DossierOverdragen)]
public sealed class EldersModel(AppDb db, Dossierwerk werk, Overdrachtsvraagwerk vraagwerk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    /// <summary>The gemeenten that know the jongere; null when nobody looked yet.</summary>
    public IReadOnlyList<SelectListItem>? Gemeenten { get; private set; }

    /// <summary>What this dossier asks and nobody answered.</summary>
    public IReadOnlyList<(Overdrachtsvraag Vraag, string Gemeente)> Lopend { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty]
    public Eindinvoer Einde { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Guid? Naar { get; set; }
        public Overdrachtsvraagreden? Reden { get; set; }
    }

    public sealed class Eindinvoer
    {
        public Guid ActId { get; set; }
        public Guid Id { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct) => await LaadAsync(nummer, ct) ?? Page();

    public async Task<IActionResult> OnPostKijkAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await KijkAsync(ct) is not null)
            Input = new() { ActId = Guid.CreateVersion7(), Naar = Gemeenten is [var enige] ? Guid.Parse(enige.Value) : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await KijkAsync(ct) is not { } bsn)
            return Page();
        if (Gemeenten!.FirstOrDefault(g => g.Value == Input.Naar?.ToString()) is not { } naar)
            ModelState.AddModelError("Input.Naar", "Kies een gemeente uit de lijst.");
        if (Input.Reden is not { } reden || !Enum.IsDefined(reden))
            ModelState.AddModelError("Input.Reden", "Kies waarom u het vraagt.");
        if (!ModelState.IsValid)
            return Page();

        var uitkomst = await vraagwerk.StelAsync(Input.ActId, Open.Dossier.Id, bsn, Input.Naar!.Value, Input.Reden!.Value, ct);
        if (uitkomst == Vraaguitkomst.Gesteld)
        {
            TempData.Gelukt($"De overdracht is gevraagd aan {Gemeenten!.First(g => g.Value == Input.Naar.ToString()).Text}.");
            return Redirect($"/dossiers/{nummer}");
        }

        ModelState.AddModelError("Input.Naar", uitkomst == Vraaguitkomst.AlGevraagd
            ? "U hebt dit al aan deze gemeente gevraagd, of deze gemeente vraagt het aan u. Er is nog geen antwoord." : "Deze gemeente heeft geen open dossier meer van deze jongere.");
        return Page();
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Einde.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Einde.ActId == Guid.Empty)
            return BadRequest();
        if (Lopend.FirstOrDefault(l => l.Vraag.Id == Einde.Id).Vraag is not { } vraag || !await vraagwerk.SluitAsync(Einde.ActId, vraag, afwijzing: null, ct))
            return StatusCode(StatusCodes.Status409Conflict);
        TempData.Gelukt("De vraag is ingetrokken.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>Looks up which gemeenten know the jongere.</summary>
    /// <returns>The BSN; null when that is not known, or this reader looked too often today.</returns>
    async Task<string?> KijkAsync(CancellationToken ct)
    {
        if ((await vault.RevealAsync([Open.Dossier.Id], Doel.Overdracht, ct, metBsn: true))[Open.Dossier.Id].Identiteit?.Bsn is not { } bsn)
        {
            ModelState.AddModelError("", "Van deze jongere is het BSN niet bekend. Vul dat eerst in bij het dossier.");
            return null;
        }

        var (gevonden, teVaak) = await vault.EldersBekendAsync(bsn, clock.UtcNow, ct, voor: Open.Dossier.Id);
        if (teVaak)
        {
            ModelState.AddModelError("", "U hebt vandaag al vaak gekeken of een jongere elders bekend is. Ga morgen verder, of vraag een collega.");
            return null;
        }

        Gemeenten = [.. (await db.Organisaties.AsNoTracking().Where(o => gevonden.Contains(o.Id)).OrderBy(o => o.Naam).Select(o => new { o.Id, o.Naam }).ToListAsync(ct))
            .Select(o => new SelectListItem(o.Naam, o.Id.ToString()))];
        return bsn;
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        var id = open.Dossier.Id;
        var rijen = await db.Set<Overdrachtsvraag>().AsNoTracking().Where(v => v.DossierId == id && v.Kant == Vraagkant.Vraagt && v.Toestand == OverdrachtsvraagToestand.Open)
            .Select(v => new { Vraag = v, Gemeente = db.Organisaties.Where(o => o.Id == v.AnderOrganisatieId).Select(o => o.Naam).FirstOrDefault() }).ToListAsync(ct);
        Lopend = [.. rijen.Select(r => (r.Vraag, r.Gemeente ?? "een gemeente"))];
        return null;
    }
}
