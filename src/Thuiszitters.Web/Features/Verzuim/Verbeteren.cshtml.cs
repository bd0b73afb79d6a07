// What: corrects a report of absence: its first and last day, or its hours per day. What stood there and why it was wrong are kept in the act.
// Source: rules.md R2. Used by: the gemeente. Never: a correction without a reason, or over what somebody else changed meanwhile.

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

namespace Thuiszitters.Web.Features.Verzuim;

[Mag(Acties.DossierWijzigen)]
public sealed class VerbeterenModel(AppDb db, Dossierwerk werk, Vault vault, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Verzuimmelding Melding { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    /// <summary>Asks for more rows; nothing is saved.</summary>
    [BindProperty]
    public bool Meer { get; set; }

    public bool PerDag => Melding.UrenPerDag.Count > 0;

    /// <summary>What stands there now.</summary>
    public string Nu => $"eerste dag {NlDatum.Lang(Melding.EersteDag)}, "
        + (Melding.LaatsteDag is { } laatste ? $"laatste dag {NlDatum.Lang(laatste)}" : "loopt nog") + (Melding.Uren is { } uren ? $", {Urenregel.Getal(uren)} uur" : "");

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public DateOnly? EersteDag { get; set; }
        public DateOnly? LaatsteDag { get; set; }
        public List<Urenregel> Uren { get; set; } = [];
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, EersteDag = Melding.EersteDag, LaatsteDag = Melding.LaatsteDag,
            Uren = [.. Melding.UrenPerDag.OrderBy(u => u.Datum).Select(u => new Urenregel { Datum = u.Datum, Uren = u.Uren })],
        };
        Urenregel.Vul(Input.Uren, 2);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Meer || Input.Uren.Count > Urenregel.Hoogstens)
        {
            ModelState.ClearValidationState(nameof(Input));
            Input.Uren = [.. Input.Uren.Take(Urenregel.Hoogstens)];
            Urenregel.Vul(Input.Uren);
            return Page();
        }

        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        if (string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom het niet klopte.");
        else if (Input.Reden.Length > 1000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 1.000 tekens.");
        if (PerDag)
            ControleerUren();
        else
            ControleerDagen();
        if (!ModelState.IsValid)
            return Page();

        var (eerste, laatste, uren) = (Melding.EersteDag, Melding.LaatsteDag, Melding.Uren);
        var reden = await vault.SealTextAsync(Open.Dossier.Id, "Act/Reden", Input.ActId, Input.Reden!.Trim(), ct);
        if (PerDag)
            VerbeterUren();
        else
            VerbeterDagen();
        db.Begin(ActKind.VerzuimVerbeterd, clock.UtcNow, Open.Dossier.Id, Dossierwerk.Feiten(
            ("soort", Melding.Soort),
            ("eersteDagWas", Melding.EersteDag == eerste ? null : eerste), ("eersteDag", Melding.EersteDag == eerste ? null : Melding.EersteDag),
            ("laatsteDagWas", Melding.LaatsteDag == laatste ? null : laatste), ("laatsteDag", Melding.LaatsteDag == laatste ? null : Melding.LaatsteDag ?? (object)"open"),
            ("urenWas", Melding.Uren == uren ? null : uren is { } was ? Urenregel.Getal(was) : null), ("uren", Melding.Uren == uren ? null : Urenregel.Getal(Melding.Uren!.Value))), reden, Input.ActId);
        werk.Herbereken(Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Het verzuim is verbeterd.");
        return Redirect($"/dossiers/{nummer}");
    }

    void ControleerDagen()
    {
        if (ModelState.GetFieldValidationState("Input.EersteDag") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            if (Input.EersteDag is null)
                ModelState.AddModelError("Input.EersteDag", "Vul de eerste dag in, bijvoorbeeld 14-3-2026.");
            else if (Input.EersteDag > clock.Today)
                ModelState.AddModelError("Input.EersteDag", "Vul een eerste dag in die vandaag of eerder is.");
            else if (Input.EersteDag <= Open.Geopend.Identiteit?.Geboren)
                ModelState.AddModelError("Input.EersteDag", "Vul een eerste dag in na de geboortedatum.");
            else if (Open.Dossier.Verzuim.Exists(v => v.Id != Melding.Id && v.Uren is null && v.Soort == Melding.Soort && v.EersteDag == Input.EersteDag))
                ModelState.AddModelError("Input.EersteDag", "Dit verzuim staat al in het dossier.");
        }

        if (Input.LaatsteDag < Input.EersteDag)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in op of na de eerste dag.");
        else if (Input.LaatsteDag > clock.Today)
            ModelState.AddModelError("Input.LaatsteDag", "Vul een laatste dag in die vandaag of eerder is. Loopt het verzuim nog? Laat dit veld dan leeg.");
        if (ModelState.IsValid && (Input.EersteDag, Input.LaatsteDag) == (Melding.EersteDag, Melding.LaatsteDag))
            ModelState.AddModelError("Input.EersteDag", "U hebt nog niets verbeterd.");
    }

    void ControleerUren()
    {
        Urenregel.Controleer(Input.Uren, ModelState, Open.Regels.Kalender, clock.Today, Open.Geopend.Identiteit?.Geboren);
        var bekend = Open.Dossier.Verzuim.Where(v => v.Id != Melding.Id).SelectMany(v => v.UrenPerDag).Select(u => u.Datum).ToHashSet();
        for (var i = 0; i < Input.Uren.Count; i++)
        {
            if (Input.Uren[i].Datum is { } datum && bekend.Contains(datum))
                ModelState.AddModelError($"Input.Uren[{i}].Datum", "Van deze dag staan er al uren in een andere melding.");
        }

        if (ModelState.IsValid && Input.Uren.Where(r => !r.IsLeeg).ToDictionary(r => r.Datum!.Value, r => r.Uren!.Value) is var nieuw
            && nieuw.Count == Melding.UrenPerDag.Count && Melding.UrenPerDag.TrueForAll(u => nieuw.TryGetValue(u.Datum, out var n) && n == u.Uren))
            ModelState.AddModelError("Input.Uren[0].Uren", "U hebt nog niets verbeterd.");
    }

    void VerbeterDagen()
    {
        if (Melding.EersteDag != Input.EersteDag)
            Melding.GemeldeEersteDag ??= Melding.EersteDag;
        (Melding.EersteDag, Melding.LaatsteDag) = (Input.EersteDag!.Value, Input.LaatsteDag);
    }

    void VerbeterUren()
    {
        var nieuw = Input.Uren.Where(r => !r.IsLeeg).ToDictionary(r => r.Datum!.Value, r => r.Uren!.Value);
        foreach (var weg in Melding.UrenPerDag.Where(u => !nieuw.ContainsKey(u.Datum)).ToList())
        {
            Melding.UrenPerDag.Remove(weg);
            db.Remove(weg);
        }

        foreach (var rij in Melding.UrenPerDag)
        {
            if (nieuw.Remove(rij.Datum, out var uren))
                rij.Uren = uren;
        }

        db.AddRange(nieuw.Select(n => new Verzuimuren { DossierId = Open.Dossier.Id, MeldingId = Melding.Id, Datum = n.Key, Uren = n.Value }));
        Melding.Uren = Melding.UrenPerDag.Sum(u => u.Uren);
        (Melding.EersteDag, Melding.LaatsteDag) = (Melding.UrenPerDag.Min(u => u.Datum), Melding.UrenPerDag.Max(u => u.Datum));
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Melding.Soort), Nu), Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open || open.Dossier.Verzuim.Find(v => v.Id == id) is not { } melding)
            return NotFound();
        (Open, Melding) = (open, melding);
        return open.Weigering;
    }
}
