// What: what is done with one signal: taken up, handed over to a colleague, put to sleep until a day, or woken.
// Source: rules.md R7 (Domain/Signalen/Sluimeren). Used by: the list of signals and the signals part of the dossier page.
// Never: ends a signal; that happens by itself when its reason is gone. Nor raises the version of the dossier, as taking up does not.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Signalen;

public enum Signaalstap { Oppakken = 1, Overdragen = 2, Sluimeren = 3, Wekken = 4 }

[Mag(Acties.SignaalOpvolgen)]
public sealed class OpvolgenModel(AppDb db, Dossierwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required OpenDossier Open { get; set; }
    public required Signaal Signaal { get; set; }
    public string? Oppakker { get; private set; }
    public IReadOnlyList<SelectListItem> Stappen { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;
    public DateOnly? Uiterlijk { get; private set; }
    public bool Slaapt => Sluimeren.Slaapt(Signaal.SluimertTot, clock.Today);
    public string Naam => Open.Geopend.Niveau == Zichtniveau.Kern && Signaal.Regel == Signaalregel.Mazl ? "Overig verzuim" : Woorden.Van(Signaal.Regel);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Signaalstap? Wat { get; set; }
        public Guid? Voor { get; set; }
        public DateOnly? Tot { get; set; }
        public Sluimerreden? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/signalen");
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Open.Dossier.GeslotenOp is not null)
            return StatusCode(StatusCodes.Status409Conflict);
        Controleer();
        if (!ModelState.IsValid)
            return Page();
        var (kind, feiten) = Zet();
        db.Begin(kind, clock.UtcNow, Open.Dossier.Id, feiten, id: Input.ActId);
        try
        {
            await db.SaveOnceAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            db.OpenAct = null;
            TempData.LetOp("Het signaal is intussen veranderd of vervallen. Kijk hieronder hoe het nu staat.");
            return Redirect("/signalen");
        }

        TempData.Gelukt(kind switch
        {
            ActKind.SignaalOvergedragen => "U hebt het signaal overgedragen.",
            ActKind.SignaalGesluimerd => $"Het signaal sluimert tot {NlDatum.Lang(Input.Tot!.Value)}. Dan staat het weer in de lijst.",
            ActKind.SignaalGewekt => "Het signaal sluimert niet meer.",
            _ => "U hebt het signaal opgepakt.",
        });
        return Redirect("/signalen");
    }

    void Controleer()
    {
        if (Input.Wat is not { } wat || !Stappen.Any(s => s.Value == wat.ToString()))
            ModelState.AddModelError("Input.Wat", "Kies wat u wilt doen.");
        if (Input.Wat == Signaalstap.Overdragen && !Collegas.Any(c => c.Value == Input.Voor?.ToString()))
            ModelState.AddModelError("Input.Voor", "Kies een collega, uit de lijst.");
        if (Input.Wat != Signaalstap.Sluimeren)
            return;
        if (Input.Reden is not { } reden || !Enum.IsDefined(reden))
            ModelState.AddModelError("Input.Reden", "Kies waarom dit signaal kan wachten.");
        if (ModelState["Input.Tot"]?.Errors.Count > 0)
            return;
        if (Input.Tot is not { } tot)
            ModelState.AddModelError("Input.Tot", "Vul in tot welke dag het signaal kan wachten.");
        else if (Sluimeren.Beoordeel(Signaal.Regel, Grens, tot, clock.Today, Open.Regels.Parameters) is { IsToegestaan: false } nee)
            ModelState.AddModelError("Input.Tot", nee.Code switch
            {
                "dag-voorbij" => "Vul een dag in na vandaag.",
                "dag-te-ver" => $"Dat is te lang. Kies uiterlijk {NlDatum.Lang(Uiterlijk!.Value)}: niet langer dan {Open.Regels.Parameters.SluimerDagen} dagen, en niet na de grens van drie maanden.",
                _ => "Dit signaal kan niet wachten.",
            });
    }

    DateOnly? Grens => Open.Dossier.Band > PactBand.Gestopt ? Open.Dossier.PactGrens : null;

    (ActKind, string) Zet()
    {
        switch (Input.Wat!.Value)
        {
            case Signaalstap.Overdragen:
                (Signaal.Toestand, Signaal.OpgepaktDoorId) = (SignaalToestand.Opgepakt, Input.Voor);
                return (ActKind.SignaalOvergedragen, Dossierwerk.Feiten(("regel", Signaal.Regel), ("voor", Input.Voor)));
            case Signaalstap.Sluimeren:
                (Signaal.SluimertTot, Signaal.Sluimerreden) = (Input.Tot, Input.Reden);
                return (ActKind.SignaalGesluimerd, Dossierwerk.Feiten(("regel", Signaal.Regel), ("tot", Input.Tot), ("reden", Input.Reden)));
            case Signaalstap.Wekken:
                (Signaal.SluimertTot, Signaal.Sluimerreden) = (null, null);
                return (ActKind.SignaalGewekt, Dossierwerk.Feiten(("regel", Signaal.Regel)));
            default:
                (Signaal.Toestand, Signaal.OpgepaktDoorId) = (SignaalToestand.Opgepakt, user.Id);
                return (ActKind.SignaalOpgepakt, Dossierwerk.Feiten(("regel", Signaal.Regel)));
        }
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (user.Scope.Kind is not (ScopeKind.Gemeente or ScopeKind.Swv) || await werk.OpenAsync(nummer, Platform.ProcessingLog.Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        // Sickness is not told apart at level Kern: then there is no such signal either.
        if (open.Signalen.Find(s => s.Id == id && s.Toestand != SignaalToestand.Afgehandeld) is not { } signaal
            || (open.Geopend.Niveau == Zichtniveau.Kern && signaal.Regel == Signaalregel.Mazl) || !Signaallijst.IsVanKant(user, signaal.Regel))
            return NotFound();
        (Open, Signaal) = (open, signaal);
        Uiterlijk = Sluimeren.UiterlijkTot(signaal.Regel, Grens, clock.Today, open.Regels.Parameters);
        Collegas = [.. (await Features.Shared.Collegas.VanAsync(db, user, clock.Today, ct)).Where(c => c.Id != user.Id && c.Id != signaal.OpgepaktDoorId)
            .Select(c => new SelectListItem(c.Naam, c.Id.ToString()))];
        Oppakker = signaal.OpgepaktDoorId is { } door ? await db.Users.AsNoTracking().Where(u => u.Id == door).Select(u => u.Naam).SingleOrDefaultAsync(ct) : null;
        var stappen = new List<(Signaalstap Stap, string Naam)>();
        if (signaal.OpgepaktDoorId != user.Id)
            stappen.Add((Signaalstap.Oppakken, signaal.Toestand == SignaalToestand.Opgepakt ? "Overnemen van wie het oppakte" : "Oppakken"));
        if (Collegas.Count > 0)
            stappen.Add((Signaalstap.Overdragen, "Overdragen aan een collega"));
        if (Slaapt)
            stappen.Add((Signaalstap.Wekken, "Niet langer laten sluimeren"));
        else if (Uiterlijk is not null)
            stappen.Add((Signaalstap.Sluimeren, "Laten sluimeren tot een dag"));
        Stappen = [.. stappen.Select(s => new SelectListItem(s.Naam, s.Stap.ToString()))];
        return null;
    }
}
