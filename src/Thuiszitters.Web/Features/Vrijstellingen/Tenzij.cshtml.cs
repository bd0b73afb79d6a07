// What: the questions that a tenzij answers, as the region keeps them: each list is a version that counts from a day on.
// Source: rules.md R5.3 (criteria are ⚙, versioned). Never: changes a list that counts or counted; requests of before keep their own.

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
public sealed class TenzijModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>So many questions at most.</summary>
    public const int Meeste = 12;

    const int LangsteVraag = 400, LangsteHulp = 800;

    public required Criterialijst Nu { get; set; }

    /// <summary>All versions of the region, the newest first.</summary>
    public IReadOnlyList<(int Versie, DateOnly GeldtVanaf, int Aantal)> Versies { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [SuppressMessage("Design", "CA2227", Justification = "The binder fills it by place.")]
    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public DateOnly? GeldtVanaf { get; set; }
        public List<Regel> Regels { get; set; } = [];
    }

    public sealed class Regel
    {
        public string? Code { get; set; }
        public string? Vraag { get; set; }
        public string? Hulp { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input = new()
        {
            ActId = Guid.CreateVersion7(), GeldtVanaf = clock.Today.AddDays(1),
            Regels = [.. Nu.Items.Select(i => new Regel { Code = i.Code, Vraag = i.Vraag, Hulp = i.Hulp }), .. Enumerable.Range(Nu.Items.Count, Meeste - Nu.Items.Count).Select(_ => new Regel())],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/beheer/tenzij");
        await LaadAsync(ct);
        Controleer();
        if (!ModelState.IsValid)
            return Page();
        var versie = Versies.Count == 0 ? 1 : Versies.Max(v => v.Versie) + 1;
        var lijst = new VrijstellingCriteria { RegioId = user.RegioId, Versie = versie, GeldtVanaf = Input.GeldtVanaf!.Value, DoorId = user.Id };
        var bekend = Nu.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (regel, nr) in Ingevuld().Select((r, i) => (r, i + 1)))
        {
            // A question that was there keeps its code; a new one gets one that no list of the region had.
            var code = regel.Code is { } oud && bekend.Remove(oud) ? oud : string.Create(CultureInfo.InvariantCulture, $"v{versie}-{nr}");
            lijst.Items.Add(new()
            {
                CriteriaId = lijst.Id, Volgorde = nr, Code = code, Vraag = regel.Vraag!.Trim(), Hulp = string.IsNullOrWhiteSpace(regel.Hulp) ? null : regel.Hulp.Trim(),
            });
        }

        db.Begin(ActKind.VrijstellingcriteriaVastgesteld, clock.UtcNow, feiten: Dossierwerk.Feiten(("versie", versie), ("vanaf", lijst.GeldtVanaf), ("aantal", lijst.Items.Count)), id: Input.ActId);
        db.Add(lijst);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt($"De vragen zijn opgeslagen. Ze gelden vanaf {NlDatum.Lang(lijst.GeldtVanaf)}.");
        return Redirect("/beheer/tenzij");
    }

    IEnumerable<Regel> Ingevuld() => Input.Regels.Take(Meeste).Where(r => !string.IsNullOrWhiteSpace(r.Vraag));

    void Controleer()
    {
        if (ModelState["Input.GeldtVanaf"]?.Errors.Count is null or 0 && (Input.GeldtVanaf is not { } vanaf || vanaf <= clock.Today))
            ModelState.AddModelError("Input.GeldtVanaf", "Vul een datum in na vandaag. Wat al loopt, verandert niet.");
        if (!Ingevuld().Any())
            ModelState.AddModelError("Input.Regels[0].Vraag", "Vul ten minste één vraag in.");
        for (var i = 0; i < Math.Min(Input.Regels.Count, Meeste); i++)
        {
            if (Input.Regels[i].Vraag?.Length > LangsteVraag)
                ModelState.AddModelError($"Input.Regels[{i}].Vraag", "Maak de vraag korter dan 400 tekens.");
            if (Input.Regels[i].Hulp?.Length > LangsteHulp)
                ModelState.AddModelError($"Input.Regels[{i}].Hulp", "Maak de uitleg korter dan 800 tekens.");
            if (!Nietmedisch.Beoordeel(Input.Regels[i].Vraag).IsToegestaan)
                ModelState.AddModelError($"Input.Regels[{i}].Vraag", ZonderMedischAttribute.Bericht);
            if (!Nietmedisch.Beoordeel(Input.Regels[i].Hulp).IsToegestaan)
                ModelState.AddModelError($"Input.Regels[{i}].Hulp", ZonderMedischAttribute.Bericht);
        }
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var regio = user.RegioId;
        Nu = await Vrijstellingwerk.CriteriaAsync(db, await Vrijstellingwerk.GeldendeCriteriaAsync(db, regio, clock.Today, ct), ct);
        Versies = [.. (await db.VrijstellingCriteria.AsNoTracking().Where(c => c.RegioId == regio).OrderByDescending(c => c.Versie)
            .Select(c => new { c.Versie, c.GeldtVanaf, c.Items.Count }).ToListAsync(ct)).Select(c => (c.Versie, c.GeldtVanaf, c.Count))];
    }
}
