// What: the hours of a started arrangement per week, planned and actual, and a build-up plan that goes evenly from so many to so many.
// Source: rules.md R6 (Opbouw is a phase of Gestart). Never: actual hours of a week to come, or a week outside the arrangement.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class UrenModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Clock clock) : PageModel
{
    /// <summary>Weeks on one form.</summary>
    const int PerBlad = 6;

    public required Arrangementblad Blad { get; set; }
    public DateOnly Vandaag => clock.Today;
    public DateOnly? Eerder { get; private set; }
    public DateOnly? Later { get; private set; }

    /// <summary>Number of a day in the first week that the form shows; a few weeks back when left out.</summary>
    [BindProperty(SupportsGet = true, Name = "vanaf")]
    public int? VanafDag { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty]
    public Planinvoer Plan { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public List<Weekinvoer> Weken { get; set; } = [];
    }

    public sealed class Weekinvoer
    {
        /// <summary>Number of the Monday.</summary>
        public int Dag { get; set; }
        public decimal? GeplandOnderwijs { get; set; }
        public decimal? GeplandZorg { get; set; }
        public decimal? WerkelijkOnderwijs { get; set; }
        public decimal? WerkelijkZorg { get; set; }

        public DateOnly Maandag => DateOnly.FromDayNumber(Math.Clamp(Dag, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        public Opbouwweek Week => new(Maandag, GeplandOnderwijs, GeplandZorg, WerkelijkOnderwijs, WerkelijkZorg);
    }

    public sealed class Planinvoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public DateOnly? Vanaf { get; set; }
        public int? Weken { get; set; }
        public decimal? Van { get; set; }
        public decimal? Naar { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Vul();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        // The other form of this page was not sent.
        foreach (var sleutel in ModelState.Keys.Where(k => k.StartsWith("Plan.", StringComparison.Ordinal)).ToList())
            ModelState.Remove(sleutel);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Weken.Count is 0 or > PerBlad || Input.Weken.DistinctBy(w => w.Dag).Count() != Input.Weken.Count)
            return BadRequest();
        VulPlan();
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        Controleer();
        if (!ModelState.IsValid)
            return Page();
        return await BewaarAsync(nummer, id, Input.ActId, [.. Input.Weken.Select(w => w.Week)], "De uren zijn opgeslagen.", ct);
    }

    public async Task<IActionResult> OnPostPlanAsync(string nummer, Guid id, CancellationToken ct)
    {
        foreach (var sleutel in ModelState.Keys.Where(k => k.StartsWith("Input.", StringComparison.Ordinal)).ToList())
            ModelState.Remove(sleutel);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Plan.ActId, ct))
            return Redirect(Blad.Url);
        var plan = Plan;
        Vul();
        Plan = plan;
        if (Plan.Versie != Blad.Open.Dossier.Versie)
        {
            Plan.Versie = Blad.Open.Dossier.Versie;
            ModelState.Remove("Plan.Versie");
            return Gewijzigd();
        }

        var onderwijs = Arrangementsoorten.KentOnderwijs(Blad.Arrangement.Type);
        var meeste = onderwijs ? Opbouw.MeesteOnderwijs : Opbouw.MeesteZorg;
        if (ModelState["Plan.Vanaf"]?.Errors.Count is null or 0 && Plan.Vanaf is null)
            ModelState.AddModelError("Plan.Vanaf", "Vul een dag in van de eerste week, bijvoorbeeld 14-3-2026.");
        if (Plan.Weken is not (>= 1 and <= Opbouw.MeesteWeken))
            ModelState.AddModelError("Plan.Weken", "Vul een aantal weken in van 1 tot en met 52.");
        if (Plan.Van is null || Plan.Van < 0 || Plan.Van > meeste)
            ModelState.AddModelError("Plan.Van", $"Vul een aantal uren in tussen 0 en {meeste}.");
        if (Plan.Naar is null || Plan.Naar < 0 || Plan.Naar > meeste)
            ModelState.AddModelError("Plan.Naar", $"Vul een aantal uren in tussen 0 en {meeste}.");
        if (!ModelState.IsValid)
            return Page();
        var bestaand = Blad.Weken.ToDictionary(w => w.Maandag, w => w.Week);
        List<Opbouwweek> weken =
        [
            .. Opbouw.Gelijkmatig(Opbouw.Maandag(Plan.Vanaf!.Value), Plan.Weken!.Value, Plan.Van!.Value, Plan.Naar!.Value).Select(w =>
            {
                var week = bestaand.GetValueOrDefault(w.Maandag) ?? new(w.Maandag, null, null, null, null);
                return onderwijs ? week with { GeplandOnderwijs = w.Uren } : week with { GeplandZorg = w.Uren };
            }),
        ];
        if (weken.SelectMany(Bezwaren).FirstOrDefault() is { IsToegestaan: false, Code: not "niet-bepaald" } bezwaar)
            ModelState.AddModelError("Plan.Vanaf", Weigeringen.Van(bezwaar.Code).Bericht);
        if (!ModelState.IsValid)
            return Page();
        return await BewaarAsync(nummer, id, Plan.ActId, weken, "Het opbouwplan is gemaakt.", ct);
    }

    async Task<IActionResult> BewaarAsync(string nummer, Guid id, Guid actId, IReadOnlyCollection<Opbouwweek> weken, string bericht, CancellationToken ct)
    {
        var (dossier, bestaand) = (Blad.Open.Dossier, Blad.Weken.ToDictionary(w => w.Maandag));
        List<Opbouwweek> anders = [.. weken.Where(w => (bestaand.GetValueOrDefault(w.Maandag)?.Week ?? new(w.Maandag, null, null, null, null)) != w)];
        if (anders.Count == 0)
        {
            TempData.Gelukt("Er is niets gewijzigd.");
            return Redirect(Blad.Url);
        }

        db.Begin(ActKind.ArrangementUrenVastgelegd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Blad.Arrangement.Type), ("weken", anders.Count)), id: actId);
        foreach (var week in anders)
        {
            if (!bestaand.TryGetValue(week.Maandag, out var rij))
                db.Add(rij = new Weekuren { DossierId = dossier.Id, ArrangementId = id, Maandag = week.Maandag });
            (rij.GeplandOnderwijs, rij.GeplandZorg, rij.WerkelijkOnderwijs, rij.WerkelijkZorg) = (week.GeplandOnderwijs, week.GeplandZorg, week.WerkelijkOnderwijs, week.WerkelijkZorg);
        }

        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt(bericht);
        return Redirect(Blad.Url);
    }

    void Controleer()
    {
        if (!ModelState.IsValid)
            return;
        for (var nr = 0; nr < Input.Weken.Count; nr++)
        {
            foreach (var bezwaar in Bezwaren(Input.Weken[nr].Week))
                ModelState.AddModelError($"Input.Weken[{nr}].{Veld(Input.Weken[nr], bezwaar.Code)}", Weigeringen.Van(bezwaar.Code).Bericht);
        }
    }

    static string Veld(Weekinvoer week, string code) => code switch
    {
        "week-nog-niet-begonnen" => nameof(Weekinvoer.WerkelijkOnderwijs),
        "uren-buiten-bereik" when week.WerkelijkOnderwijs is < 0 or > Opbouw.MeesteOnderwijs => nameof(Weekinvoer.WerkelijkOnderwijs),
        "uren-buiten-bereik" when week.GeplandZorg is < 0 or > Opbouw.MeesteZorg => nameof(Weekinvoer.GeplandZorg),
        "uren-buiten-bereik" when week.WerkelijkZorg is < 0 or > Opbouw.MeesteZorg => nameof(Weekinvoer.WerkelijkZorg),
        _ => nameof(Weekinvoer.GeplandOnderwijs),
    };

    IEnumerable<Verdict> Bezwaren(Opbouwweek week) =>
        Opbouw.Bezwaren(Blad.Arrangement.Type, week, Blad.Arrangement.GestartOp!.Value, Blad.Arrangement.GeeindigdOp, clock.Today);

    void Vul()
    {
        var eerste = Opbouw.Maandag(Blad.Arrangement.GestartOp!.Value);
        var laatste = Opbouw.Maandag(Blad.Arrangement.GeeindigdOp ?? clock.Today.AddDays(7 * Opbouw.MeesteWeken));
        var vanaf = VanafDag is { } dag && dag >= DateOnly.MinValue.DayNumber && dag <= DateOnly.MaxValue.DayNumber
            ? Opbouw.Maandag(DateOnly.FromDayNumber(dag)) : Opbouw.Maandag(clock.Today).AddDays(-7 * (PerBlad - 2));
        vanaf = vanaf < eerste ? eerste : vanaf > laatste ? laatste : vanaf;
        var per = Blad.Weken.ToDictionary(w => w.Maandag);
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie,
            Weken =
            [
                .. Enumerable.Range(0, PerBlad).Select(i => vanaf.AddDays(7 * i)).Where(m => m <= laatste).Select(m =>
                {
                    var rij = per.GetValueOrDefault(m);
                    return new Weekinvoer
                    {
                        Dag = m.DayNumber, GeplandOnderwijs = rij?.GeplandOnderwijs, GeplandZorg = rij?.GeplandZorg, WerkelijkOnderwijs = rij?.WerkelijkOnderwijs,
                        WerkelijkZorg = rij?.WerkelijkZorg,
                    };
                }),
            ],
        };
        Eerder = vanaf > eerste ? vanaf.AddDays(-7 * PerBlad) : null;
        Later = vanaf.AddDays(7 * PerBlad) is var na && na <= laatste ? na : null;
        VulPlan();
    }

    void VulPlan() => Plan = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Vanaf = clock.Today };

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, ("Uren", $"{Blad.Weken.Count} {(Blad.Weken.Count == 1 ? "week" : "weken")} ingevuld"), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        // What an ended one really gave may come in later; before the start there is nothing to count.
        return blad.Arrangement.GestartOp is null ? NotFound() : null;
    }
}
