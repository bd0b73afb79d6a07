// What: corrects an enrolment, fills in the first day really at school, or withdraws what was never there. What stood there is kept in the act.
// Source: rules.md R2 and R4: a mistake here hides a child or makes a thuiszitter. Never: without a reason.

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
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Inschrijvingen;

[Mag(Acties.DossierWijzigen)]
public sealed class VerbeterenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Inschrijving Rij { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? Van { get; set; }
        public DateOnly? EersteSchooldag { get; set; }
        public DateOnly? LaatsteDag { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    /// <summary>Withdraws the whole enrolment.</summary>
    [BindProperty]
    public bool Intrekken { get; set; }

    /// <summary>What stands there now.</summary>
    public string Nu => $"vanaf {NlDatum.Lang(Rij.Van)}, " + (Rij.Tot is { } tot ? $"tot en met {NlDatum.Lang(tot.AddDays(-1))}" : "loopt nog")
        + (Rij.EersteSchooldag is { } dag ? $", echt op school vanaf {NlDatum.Lang(dag)}" : ", nog niet echt op school");

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Van = Rij.Van, EersteSchooldag = Rij.EersteSchooldag, LaatsteDag = Rij.Tot?.AddDays(-1) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        var weigering = await LaadAsync(nummer, id, ct);
        // Of what is withdrawn the row is gone; the same form finds that it was saved.
        if (weigering is null or NotFoundResult && Open is not null && await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (weigering is not null)
            return weigering;
        if (Input.Versie != Open!.Dossier.Versie)
            return Gewijzigd();
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (!Intrekken)
            Controleer();
        if (!ModelState.IsValid)
            return Page();

        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        if (Intrekken)
            TrekIn(reden);
        else
            Verbeter(reden);
        werk.Herbereken(Open);
        if (!await werk.BewaarIntrekkenAsync(ct))
            return await db.IsSavedAsync(Input.ActId, ct) ? Redirect($"/dossiers/{nummer}") : await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(Intrekken ? "De inschrijving is ingetrokken." : "De inschrijving is verbeterd.");
        return Redirect($"/dossiers/{nummer}");
    }

    void TrekIn(byte[]? reden)
    {
        db.Begin(ActKind.InschrijvingIngetrokken, clock.UtcNow, Open.Dossier.Id,
            Dossierwerk.Feiten(("van", Rij.Van), ("eersteSchooldag", Rij.EersteSchooldag), ("laatsteDag", Rij.Tot?.AddDays(-1))), reden, Input.ActId);
        Open.Dossier.Inschrijvingen.Remove(Rij);
        db.Remove(Rij);
    }

    void Verbeter(byte[]? reden)
    {
        var (van, dag, tot) = (Input.Van!.Value, Input.EersteSchooldag, Input.LaatsteDag?.AddDays(1));
        db.Begin(ActKind.InschrijvingVerbeterd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(
            ("vanWas", van == Rij.Van ? null : Rij.Van), ("van", van == Rij.Van ? null : van),
            ("eersteSchooldagWas", dag == Rij.EersteSchooldag ? null : Rij.EersteSchooldag), ("eersteSchooldag", dag == Rij.EersteSchooldag ? null : dag ?? (object)"leeg"),
            ("laatsteDagWas", tot == Rij.Tot ? null : Rij.Tot?.AddDays(-1)), ("laatsteDag", tot == Rij.Tot ? null : Input.LaatsteDag ?? (object)"leeg")), reden, Input.ActId);
        (Rij.Van, Rij.EersteSchooldag, Rij.Tot) = (van, dag, tot);
    }

    void Controleer()
    {
        if (ModelState.GetFieldValidationState("Input.Van") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            if (Input.Van is null)
                ModelState.AddModelError("Input.Van", "Vul de eerste dag in, bijvoorbeeld 14-3-2026.");
            else if (Input.Van > clock.Today)
                ModelState.AddModelError("Input.Van", "Vul een eerste dag in die vandaag of eerder is.");
            else if (Input.Van <= Open.Geopend.Identiteit?.Geboren)
                ModelState.AddModelError("Input.Van", "Vul een eerste dag in na de geboortedatum.");
        }

        if (Input.LaatsteDag < Input.Van)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in op of na de eerste dag.");
        else if (Input.LaatsteDag > clock.Today)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in die vandaag of eerder is.");
        if (Input.EersteSchooldag > clock.Today)
            ModelState.AddModelError("Input.EersteSchooldag", "Vul een dag in die vandaag of eerder is. Is de jongere er nog niet geweest? Laat dit veld dan leeg.");
        else if (Input.EersteSchooldag < Input.Van || Input.EersteSchooldag > Input.LaatsteDag)
            ModelState.AddModelError("Input.EersteSchooldag", "Vul een dag in van de inschrijving.");
        if (!ModelState.IsValid)
            return;
        var tot = Input.LaatsteDag?.AddDays(1);
        if ((Input.Van, Input.EersteSchooldag, tot) == (Rij.Van, Rij.EersteSchooldag, Rij.Tot))
            ModelState.AddModelError("Input.Van", "U hebt nog niets verbeterd.");
        else if (Open.Dossier.Inschrijvingen.Exists(i => i.Id != Rij.Id && i.SchoolId == Rij.SchoolId && (tot is null || i.Van < tot) && (i.Tot is null || i.Tot > Input.Van)))
            ModelState.AddModelError("Input.Van", "Een inschrijving op deze school staat al in het dossier voor deze dagen.");
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, ("Inschrijving", Nu), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        if (open.Weigering is { } weigering)
            return weigering;
        if (open.Dossier.Inschrijvingen.Find(i => i.Id == id) is not { } rij)
            return NotFound();
        Rij = rij;
        return null;
    }
}
