// What: which causes and needs hold for a dossier, chosen from closed lists. The act keeps what was added and removed.
// Source: rules.md R6. Never: a medical word or free text; never shown at level Kern.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Dossiers;

/// <summary>The causes and needs of a dossier on its page.</summary>
public sealed record Oorzakenvak(string Nummer, Oorzaken Oorzaken, Behoeften Behoeften, bool MagWijzigen);

[Mag(Acties.DossierWijzigen)]
public sealed class OorzakenModel(AppDb db, Dossierwerk werk, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public List<Oorzaken> Plaats { get; set; } = [];
        public List<Oorzaken> Kind { get; set; } = [];
        public List<Oorzaken> Omgeving { get; set; } = [];
        public List<Behoeften> Behoeften { get; set; } = [];
    }

    public static IEnumerable<SelectListItem> Keuzes(Oorzaakgroep groep) =>
        Oorzakenlijst.Oorzaken.Where(o => Oorzakenlijst.Groep(o) == groep).Select(o => new SelectListItem(Woorden.Van(o), o.ToString()));

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        List<Oorzaken> Van(Oorzaakgroep groep) => [.. Oorzakenlijst.Van(Open.Dossier.Oorzaken).Where(o => Oorzakenlijst.Groep(o) == groep)];
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Plaats = Van(Oorzaakgroep.Plaats), Kind = Van(Oorzaakgroep.Kind),
            Omgeving = Van(Oorzaakgroep.Omgeving), Behoeften = [.. Oorzakenlijst.Van(Open.Dossier.Behoeften)],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        foreach (var (veld, gekozen, groep) in new[] { ("Plaats", Input.Plaats, Oorzaakgroep.Plaats), ("Kind", Input.Kind, Oorzaakgroep.Kind), ("Omgeving", Input.Omgeving, Oorzaakgroep.Omgeving) })
            if (gekozen.Any(o => !Oorzakenlijst.Oorzaken.Contains(o) || Oorzakenlijst.Groep(o) != groep))
                ModelState.AddModelError("Input." + veld, "Kies alleen uit de lijst.");
        if (Input.Behoeften.Any(b => !Oorzakenlijst.Behoeften.Contains(b)))
            ModelState.AddModelError("Input.Behoeften", "Kies alleen uit de lijst.");
        if (!ModelState.IsValid)
            return Page();

        var dossier = Open.Dossier;
        var oorzaken = Input.Plaats.Concat(Input.Kind).Concat(Input.Omgeving).Aggregate(Oorzaken.Geen, (a, b) => a | b);
        var behoeften = Input.Behoeften.Aggregate(Behoeften.Geen, (a, b) => a | b);
        if (oorzaken == dossier.Oorzaken && behoeften == dossier.Behoeften)
        {
            TempData.LetOp("U hebt niets veranderd.");
            return Redirect($"/dossiers/{nummer}");
        }

        db.Begin(ActKind.OorzakenGewijzigd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(
            ("oorzaakErbij", Verschil(oorzaken & ~dossier.Oorzaken)), ("oorzaakEraf", Verschil(dossier.Oorzaken & ~oorzaken)),
            ("behoefteErbij", Verschil(behoeften & ~dossier.Behoeften)), ("behoefteEraf", Verschil(dossier.Behoeften & ~behoeften))), id: Input.ActId);
        (dossier.Oorzaken, dossier.Behoeften) = (oorzaken, behoeften);
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, ct) ?? Gewijzigd();
        TempData.Gelukt("De oorzaken en behoeften zijn opgeslagen.");
        return Redirect($"/dossiers/{nummer}");
    }

    static object? Verschil(Oorzaken o) => o == Oorzaken.Geen ? null : o;

    static object? Verschil(Behoeften b) => b == Behoeften.Geen ? null : b;

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(
            this, ("Oorzaken", Tekst(Oorzakenlijst.Van(Open.Dossier.Oorzaken).Select(Woorden.Van))), ("Behoeften", Tekst(Oorzakenlijst.Van(Open.Dossier.Behoeften).Select(Woorden.Van))));
    }

    static string Tekst(IEnumerable<string> woorden) => Woorden.Opsomming([.. woorden.Select(w => w.ToLowerInvariant())]) is { Length: > 0 } t ? t : "geen";

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
