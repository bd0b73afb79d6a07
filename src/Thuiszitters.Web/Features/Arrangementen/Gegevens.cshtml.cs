// What: changes the own fields of a type, such as the number of a TLV, while the arrangement is under way. Source: rules.md R6.
// Never: leaves one that was granted or started without what its type asks.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class GegevensModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Soortinvoer Soort { get; set; } = new();
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Soort = Soortinvoer.Van(Blad) };
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
        foreach (var (veld, bericht) in Input.Soort.Fouten())
            ModelState.AddModelError("Input.Soort." + veld, bericht);
        if (ModelState.IsValid)
            Weigeringen.Meld(ModelState, Bezwaren());
        if (!ModelState.IsValid)
            return Page();

        var dossier = Blad.Open.Dossier;
        db.Begin(ActKind.ArrangementGegevensGewijzigd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Blad.Arrangement.Type)), id: Input.ActId);
        await Input.Soort.ZetAsync(Blad.Arrangement, vault, ct);
        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("De gegevens zijn opgeslagen.");
        return Redirect(Blad.Url);
    }

    /// <summary>What its state asked, it still asks; before the decision nothing is.</summary>
    IEnumerable<Verdict> Bezwaren()
    {
        var a = Blad.Arrangement;
        var als = a.Toestand == ArrangementToestand.Gestart ? ArrangementToestand.Gestart
            : a.Toestand is ArrangementToestand.Toegekend or ArrangementToestand.Wachtlijst or ArrangementToestand.AanbodGedaan or ArrangementToestand.Akkoord
                && Arrangementsoorten.VraagtTlv(a.Type) ? ArrangementToestand.Toegekend : a.Toestand;
        return Arrangementsoorten.Bezwaren(a.Type, als, new()
        {
            Datum = a.GestartOp ?? clock.Today, Vandaag = clock.Today, UrenOnderwijs = a.UrenOnderwijs, Rol = user.Rol, Soort = Input.Soort.Gegevens(),
        }).Select(b => b.Code == "start-buiten-geldigheid" ? Verdict.Geweigerd("start-na-geldigheid") : b);
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Blad.Arrangement.Type), Woorden.Van(Blad.Arrangement.Toestand)), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        return ArrangementVerloop.IsEinde(blad.Arrangement.Toestand) || !Soortinvoer.Heeft(blad.Arrangement.Type) ? NotFound() : null;
    }
}
