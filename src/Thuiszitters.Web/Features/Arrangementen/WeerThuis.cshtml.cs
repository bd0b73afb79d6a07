// What: records on which day the jongere is at home again after an arrangement that ended: what counts for relapse.
// It is taken back with a reason, while no further work hangs on it; the day that stood there stays with the act.
// Source: rules.md R4 (relapse: the day the child is at home again, not the day the arrangement was closed on paper). Never: for one that runs.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class WeerThuisModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }
    IReadOnlyDictionary<Guid, DateOnly> begonnen = new Dictionary<Guid, DateOnly>();

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? WeerThuisOp { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    /// <summary>Somebody recorded it before: another day is a correction, and it can be taken back.</summary>
    public bool StaatEr => Blad.Arrangement.WeerThuisOp is not null;

    /// <summary>It was recorded as where the child went: when that is taken back, they went somewhere else.</summary>
    public bool VraagtBestemming => Blad.Arrangement.Bestemming == Bestemming.Thuis;

    public IEnumerable<SelectListItem> Bestemmingen => Enum.GetValues<Bestemming>().Where(b => b != Bestemming.Thuis).Select(b => new SelectListItem(Woorden.Van(b), b.ToString()));

    [BindProperty]
    public Intrekking Weg { get; set; } = new();

    public sealed class Intrekking
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Bestemming? Bestemming { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Weg = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie };
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, WeerThuisOp = Blad.Arrangement.WeerThuisOp ?? clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        if (ModelState["Input.WeerThuisOp"]?.Errors.Count is null or 0 && Input.WeerThuisOp is null)
            ModelState.AddModelError("Input.WeerThuisOp", "Vul de eerste dag in waarop de jongere weer thuis zit, bijvoorbeeld 14-3-2026.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de toelichting korter dan 2.000 tekens.");
        if (StaatEr && string.IsNullOrWhiteSpace(Input.Reden))
            ModelState.AddModelError("Input.Reden", "Schrijf kort op waarom de dag anders is.");
        if (ModelState.IsValid)
            Weigeringen.Meld(ModelState, Bezwaren());
        if (!ModelState.IsValid)
            return Page();

        var (dossier, arrangement) = (Blad.Open.Dossier, Blad.Arrangement);
        var reden = await vault.SealTextAsync(dossier.Id, "Act/Reden", Input.ActId, Input.Reden, ct);
        db.Begin(ActKind.ArrangementWeerThuis, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", arrangement.Type), ("datum", Input.WeerThuisOp), ("was", arrangement.WeerThuisOp)), reden, Input.ActId);
        var was = arrangement.TerugOp;
        Zet();
        await arrangementwerk.RegelNazorgAsync(Blad, was, ct);
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Vastgelegd: de jongere is weer thuis. De pactklok is opnieuw berekend.");
        return Redirect($"/dossiers/{nummer}");
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(string nummer, Guid id, CancellationToken ct)
    {
        // The other form of this page was not sent.
        foreach (var veld in ModelState.Keys.Where(k => !k.StartsWith("Weg.", StringComparison.Ordinal)).ToList())
            ModelState.Remove(veld);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, WeerThuisOp = Blad.Arrangement.WeerThuisOp ?? clock.Today };
        if (await db.IsSavedAsync(Weg.ActId, ct))
            return await arrangementwerk.VerderAsync(Blad.Open.Dossier, Blad.Url, ct);
        if (Weg.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        if (Weg.Reden?.Length > 2000)
            ModelState.AddModelError("Weg.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (Weg.Bestemming is { } bestemming && !Enum.IsDefined(bestemming))
            ModelState.AddModelError("Weg.Bestemming", "Kies waar de jongere naartoe ging.");
        foreach (var (veld, bericht) in Arrangementuitkomst.WeerThuisIntrekken(Terug()).Select(b => Weigeringen.Van(b.Code)))
            ModelState.AddModelError("Weg." + veld, bericht);
        if (!ModelState.IsValid)
            return Page();

        var (dossier, arrangement) = (Blad.Open.Dossier, Blad.Arrangement);
        var reden = await vault.SealTextAsync(dossier.Id, "Act/Reden", Weg.ActId, Weg.Reden!.Trim(), ct);
        db.Begin(ActKind.ArrangementWeerThuisIngetrokken, clock.UtcNow, dossier.Id,
            Dossierwerk.Feiten(("type", arrangement.Type), ("was", arrangement.WeerThuisOp), ("bestemming", VraagtBestemming ? Weg.Bestemming : null)), reden, Weg.ActId);
        var was = arrangement.TerugOp;
        if (VraagtBestemming)
            arrangement.Bestemming = Weg.Bestemming;
        arrangement.WeerThuisOp = null;
        arrangement.HerzieNazorg();
        await arrangementwerk.RegelNazorgAsync(Blad, was, ct);
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("Ingetrokken: de jongere is niet weer thuis. De pactklok is opnieuw berekend.");
        return await arrangementwerk.VerderAsync(dossier, Blad.Url, ct);
    }

    Weerthuisintrekking Terug()
    {
        var (dossier, a) = (Blad.Open.Dossier, Blad.Arrangement);
        return new()
        {
            WeerThuisOp = a.WeerThuisOp, HeeftReden = !string.IsNullOrWhiteSpace(Weg.Reden), Bestemming = a.Bestemming, NieuweBestemming = Weg.Bestemming,
            // One that names this one came after it, whatever its dates.
            LatereArrangementen = [.. dossier.Arrangementen.Where(l => l.Id != a.Id).SelectMany(l => l.VorigeId == a.Id ? [DateOnly.MaxValue] : Eerste(l))],
            Verzuim = [.. dossier.Verzuim.Where(v => v.Soort is Verzuimsoort.AbsoluutVerzuim or Verzuimsoort.Lrv).Select(v => v.EersteDag)], Kennisgevingen = [.. dossier.Vrijstellingen.Select(v => v.OntvangenOp)],
        };
    }

    IEnumerable<DateOnly> Eerste(Arrangement later) => begonnen.TryGetValue(later.Id, out var op) ? [op] : [];

    /// <summary>What this day would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Blad.Open, clock.Today);
        if (Input.WeerThuisOp is null || Bezwaren().Any())
            return blik.Antwoord(ingevuld: false);
        Zet();
        return blik.Antwoord(ingevuld: true);
    }

    IEnumerable<Verdict> Bezwaren() => Arrangementuitkomst.WeerThuis(Input.WeerThuisOp, Blad.Arrangement.GestartOp, Blad.Arrangement.GeeindigdOp, clock.Today);

    void Zet()
    {
        Blad.Arrangement.WeerThuisOp = Input.WeerThuisOp;
        Blad.Arrangement.HerzieNazorg();
    }

    PageResult Gewijzigd()
    {
        (Input.Versie, Weg.Versie) = (Blad.Open.Dossier.Versie, Blad.Open.Dossier.Versie);
        ModelState.Remove("Weg.Versie");
        return Wijziging.Toon(
            this, ("Weer thuis sinds", Blad.Arrangement.WeerThuisOp is { } op ? NlDatum.Lang(op) : "niet ingevuld"), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        begonnen = await arrangementwerk.BegonnenAsync(blad.Open.Dossier, ct);
        // Beside a form that came back with an error stands the other one, ready to be sent.
        if (Weg.ActId == Guid.Empty)
            Weg = new() { ActId = Guid.CreateVersion7(), Versie = blad.Open.Dossier.Versie };
        return KanWeerThuis(blad.Arrangement) ? null : NotFound();
    }

    /// <summary>It started and it ended; one that lapsed ended the duty or the stay in the region.</summary>
    internal static bool KanWeerThuis(Arrangement a) => a is { GestartOp: not null, Toestand: ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt };
}
