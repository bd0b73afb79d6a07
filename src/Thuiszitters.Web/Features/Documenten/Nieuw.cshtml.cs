// What: adds one or more documents of one kind to a dossier. A school hands them to the gemeente and reads them no more.
// Source: ADR 23, permissions.csv (document.toevoegen). Never: some of the files kept while one is refused.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Documenten;

[Mag(Acties.DocumentToevoegen), Documentgrens]
public sealed class NieuwModel(AppDb db, Dossierwerk werk, Documentwerk documenten, Documentinstellingen instellingen, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    public string? Uploadfout { get; private set; }
    public string Uitleg => instellingen.Uitleg;

    /// <summary>What a school hands in is of the gemeente.</summary>
    public bool VoorGemeente => user.Scope.Kind == ScopeKind.School;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DocumentSoort? Soort { get; set; }
        public List<IFormFile>? Bestanden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, [FromQuery] string? fout, CancellationToken ct)
    {
        Uploadfout = DocumentgrensAttribute.Bericht(fout, instellingen);
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Soort is not { } soort || !Enum.IsDefined(soort))
            ModelState.AddModelError("Input.Soort", "Kies wat voor documenten het zijn.");
        var (bestanden, fouten) = await documenten.OntvangAsync(Input.Bestanden, ct);
        foreach (var fout in fouten)
            ModelState.AddModelError("Input.Bestanden", fout);
        if (!ModelState.IsValid)
        {
            // A browser does not put files back.
            if (fouten.Count == 0)
                ModelState.AddModelError("Input.Bestanden", "Kies de bestanden opnieuw.");
            return Page();
        }

        db.Begin(ActKind.DocumentToegevoegd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("soort", Input.Soort), ("aantal", bestanden.Count)), id: Input.ActId);
        var deel = VoorGemeente ? Open.Dossier.GemeenteId : user.OrganisatieId;
        foreach (var bestand in bestanden)
            await documenten.VoegToeAsync(Open.Dossier, deel, Input.Soort!.Value, bestand, ct);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt((bestanden.Count == 1 ? "Het document is opgeslagen." : $"{bestanden.Count} documenten zijn opgeslagen.")
            + (bestanden.Any(b => b.Scan == Scanuitkomst.NietGescand) ? " Het onderzoek op virussen volgt nog." : ""));
        return Redirect($"/dossiers/{nummer}");
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Dossier.GeslotenOp is null ? null : StatusCode(StatusCodes.Status409Conflict);
    }
}
