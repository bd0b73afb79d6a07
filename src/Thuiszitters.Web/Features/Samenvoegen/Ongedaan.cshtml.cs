// What: takes a merging back, as long as nobody worked on the dossier since.
// Source: ADR 25. Never: by a form that was made before somebody did.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Samenvoegen;

[Mag(Acties.DossierSluiten)]
public sealed class OngedaanModel(AppDb db, Dossierwerk werk, Samenvoegwerk samenvoegen) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Samenvoeging Samenvoeging { get; set; }
    public string? Weigering { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle() => RuleFor(x => x.Reden).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Schrijf kort op waarom u het ongedaan maakt.")
            .MaximumLength(1000).WithMessage("Maak de reden korter dan 1.000 tekens.");
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        if (Weigering is not null || !await samenvoegen.MaakOngedaanAsync(id, Input.ActId, Input.Reden!.Trim(), ct))
        {
            // Also when somebody was at work in it at this very moment: the page says so.
            Weigering ??= Weigeringen.Van("verder-gewerkt");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData.Gelukt($"Ongedaan gemaakt: {nummer} en {Samenvoeging.VanNummer} zijn weer twee dossiers.");
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Samenvoegen, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } geweigerd)
            return geweigerd;
        if (await db.Set<Samenvoeging>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.DossierId == open.Dossier.Id, ct) is not { } samenvoeging)
            return NotFound();
        Samenvoeging = samenvoeging;
        var oordeel = await Samenvoegwerk.BeoordeelOngedaanAsync(db, samenvoeging, ct);
        Weigering = oordeel.IsToegestaan ? null : Weigeringen.Van(oordeel.Code);
        return null;
    }
}
