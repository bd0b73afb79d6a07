// What: one document of one's own part: its versions, a new version, or withdrawing it with a reason.
// Source: ADR 23. Never: a version that replaces the bytes of an earlier one, or a document of another organisation changed.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
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

namespace Thuiszitters.Web.Features.Documenten;

[Mag(Acties.DocumentLezen), Documentgrens]
public sealed class WijzigenModel(AppDb db, Dossierwerk werk, Documentwerk documenten, Documentinstellingen instellingen, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Documentregel Regel { get; set; }
    public IReadOnlyDictionary<Guid, string> Auteurs { get; private set; } = new Dictionary<Guid, string>();

    public string? Uploadfout { get; private set; }
    public string Uitleg => instellingen.Uitleg;
    public bool IsGewijzigd { get; private set; }
    public bool MagWijzigen => user.Mag(Acties.DocumentToevoegen) && Open.Dossier.GeslotenOp is null && Regel.Document.OrganisatieId == user.OrganisatieId
        && Regel.Document.IngetrokkenOp is null;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the row that the form shows.</summary>
        public int Versie { get; set; }
        public bool Intrekken { get; set; }

        /// <summary>It was never of this jongere: withdrawn, and destroyed.</summary>
        public bool VerkeerdDossier { get; set; }
        public List<IFormFile>? Bestanden { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, [FromQuery] string? fout, CancellationToken ct)
    {
        Uploadfout = DocumentgrensAttribute.Bericht(fout, instellingen);
        if (!await LaadAsync(nummer, id, ct))
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Regel.Document.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(nummer, id, ct) || !user.Mag(Acties.DocumentToevoegen) || Regel.Document.OrganisatieId != user.OrganisatieId)
            return NotFound();
        if (Open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Regel.Document.Versie || Regel.Document.IngetrokkenOp is not null)
            return Gewijzigd();
        if (await db.Vrijstellingstukken.AnyAsync(s => s.DocumentId == id && s.Vrijstelling!.Toestand < VrijstellingToestand.VanKracht, ct))
            ModelState.AddModelError("", "Dit document is een bewijsstuk bij een aanvraag om vrijstelling. Haal het daar eerst weg. Oordelen die al gegeven zijn, vervallen dan.");
        var bestand = await ControleerAsync(ct);
        if (!ModelState.IsValid)
            return Page();

        // The scanner took its time: somebody else may have been here.
        var document = await db.Set<Document>().SingleAsync(d => d.Id == id, ct);
        if (document.Versie != Input.Versie || document.IngetrokkenOp is not null)
            return await LaadAsync(nummer, id, ct) ? Gewijzigd() : NotFound();
        var vernietigen = Input is { Intrekken: true, VerkeerdDossier: true };
        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        db.Begin(Input.Intrekken ? ActKind.DocumentIngetrokken : ActKind.DocumentVervangen, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(("soort", document.Soort), ("vernietigd", vernietigen ? "ja" : null)), reden, Input.ActId);
        document.Versie++;
        if (bestand is null)
            await TrekInAsync(document, vernietigen, ct);
        else
            await documenten.VoegVersieToeAsync(document, Regel.Versies[0].Versie.Nummer + 1, bestand, ct);
        if (!await BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ? Gewijzigd() : NotFound();
        TempData.Gelukt(Input.Intrekken ? "Het document is ingetrokken." : "De nieuwe versie is opgeslagen.");
        return Redirect($"/dossiers/{nummer}");
    }

    /// <summary>False when somebody else was here: the row changed, or the number of the version is taken.</summary>
    async Task<bool> BewaarAsync(CancellationToken ct)
    {
        try
        {
            return await werk.BewaarAsync(ct);
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>What was of somebody else leaves neither name nor bytes.</summary>
    async Task TrekInAsync(Document document, bool vernietigen, CancellationToken ct)
    {
        document.IngetrokkenOp = clock.Today;
        if (!vernietigen)
            return;
        foreach (var versie in await db.Set<Documentversie>().Where(v => v.DocumentId == document.Id).ToListAsync(ct))
            versie.Naam = (await vault.SealTextAsync(document.DossierId, "Documentversie/Naam", versie.Id, "(vernietigd)", ct))!;
        db.RemoveRange(await db.Set<Documentinhoud>().Where(i => i.DocumentId == document.Id).ToListAsync(ct));
    }

    /// <summary>The one file; null when the document is withdrawn, or when something is wrong.</summary>
    async Task<Ontvangen?> ControleerAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (Input.Intrekken)
            return null;
        if (Input.Bestanden?.Count > 1)
        {
            ModelState.AddModelError("Input.Bestanden", "Kies één bestand.");
            return null;
        }

        var (bestanden, fouten) = await documenten.OntvangAsync(Input.Bestanden, ct);
        foreach (var fout in fouten)
            ModelState.AddModelError("Input.Bestanden", fout);
        return bestanden.Count == 1 ? bestanden[0] : null;
    }

    PageResult Gewijzigd()
    {
        IsGewijzigd = true;
        Input.Versie = Regel.Document.Versie;
        return Wijziging.Toon(
            this, ("Versie", Regel.Versies[0].Versie.Nummer.ToString(NlDatum.Cultuur)),
            ("Stand", Regel.Document.IngetrokkenOp is { } op ? $"ingetrokken op {NlDatum.Lang(op)}" : "te openen"));
    }

    async Task<bool> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return false;
        if ((await Documentwerk.LijstAsync(db, open.Geopend, open.Dossier.Id, ct)).FirstOrDefault(d => d.Document.Id == id) is not { Versies.Count: > 0 } regel)
            return false;
        (Open, Regel) = (open, regel);
        var wie = regel.Versies.Select(v => v.Versie.AuteurId).Distinct().ToList();
        Auteurs = await db.Users.AsNoTracking().Where(u => wie.Contains(u.Id)).Select(u => new { u.Id, u.Naam }).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        return true;
    }
}
