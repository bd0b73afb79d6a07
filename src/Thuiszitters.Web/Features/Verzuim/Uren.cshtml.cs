// What: registers unauthorised hours of lessons per day. The sum over lesweken, the 16-uur signal and the status follow in the same save.
// Source: rules.md R2; Leerplichtwet 1969 art. 21a. Never: hours on a day without school.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class UrenModel(AppDb db, Dossierwerk werk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    /// <summary>Asks for more rows; nothing is saved.</summary>
    [BindProperty]
    public bool Meer { get; set; }

    public IEnumerable<SelectListItem> Soorten => new[] { Verzuimsoort.ZestienUur, Verzuimsoort.Luxe }.Select(s => new SelectListItem(Woorden.Van(s), s.ToString()));

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Verzuimsoort? Soort { get; set; } = Verzuimsoort.ZestienUur;
        public List<Urenregel> Uren { get; set; } = [];
        [ZonderMedisch]
        public string? Opmerking { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        Urenregel.Vul(Input.Uren);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Meer || Input.Uren.Count is 0 or > Urenregel.Hoogstens)
        {
            ModelState.ClearValidationState(nameof(Input));
            Input.Uren = [.. Input.Uren.Take(Urenregel.Hoogstens)];
            Urenregel.Vul(Input.Uren);
            return Page();
        }

        if (Input.Soort is not (Verzuimsoort.ZestienUur or Verzuimsoort.Luxe))
            ModelState.AddModelError("Input.Soort", "Kies het soort verzuim.");
        if (Input.Opmerking?.Length > 2000)
            ModelState.AddModelError("Input.Opmerking", "Maak de opmerking korter dan 2.000 tekens.");
        Urenregel.Controleer(Input.Uren, ModelState, Open.Regels.Kalender, clock.Today, Open.Geopend.Identiteit?.Geboren);
        if (ModelState.IsValid && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (ModelState.IsValid)
            VergelijkMetBekend();
        if (!ModelState.IsValid)
            return Page();

        var regels = Input.Uren.Where(r => !r.IsLeeg).OrderBy(r => r.Datum).ToList();
        var (id, som) = (Guid.CreateVersion7(), regels.Sum(r => r.Uren!.Value));
        var melding = new Verzuimmelding
        {
            Id = id, DossierId = Open.Dossier.Id, Soort = Input.Soort!.Value, EersteDag = regels[0].Datum!.Value, LaatsteDag = regels[^1].Datum, Uren = som,
            Bron = MeldingBron.Handmatig, OntvangenOp = clock.Today,
            Opmerking = await vault.SealTextAsync(Open.Dossier.Id, "Verzuimmelding/Opmerking", id, Input.Opmerking, ct),
        };
        melding.UrenPerDag.AddRange(regels.Select(r => new Verzuimuren { DossierId = Open.Dossier.Id, MeldingId = id, Datum = r.Datum!.Value, Uren = r.Uren!.Value }));
        db.Begin(ActKind.UrenGeregistreerd, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("soort", Input.Soort), ("eersteDag", melding.EersteDag), ("laatsteDag", melding.LaatsteDag), ("uren", Urenregel.Getal(som))), id: Input.ActId);
        db.Add(melding.PakOp(clock.Today, user.Id));
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
        TempData.Gelukt("De uren zijn geregistreerd.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>Hours of one day count once, whichever report they stand in.</summary>
    void VergelijkMetBekend()
    {
        var bekend = Open.Dossier.Verzuim.SelectMany(v => v.UrenPerDag).Select(u => u.Datum).ToHashSet();
        for (var i = 0; i < Input.Uren.Count; i++)
        {
            if (Input.Uren[i].Datum is { } datum && bekend.Contains(datum))
                ModelState.AddModelError($"Input.Uren[{i}].Datum", "Van deze dag staan er al uren in het dossier. Verbeter die melding als de uren niet kloppen.");
        }
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
