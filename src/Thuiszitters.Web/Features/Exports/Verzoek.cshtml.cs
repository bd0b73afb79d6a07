// What: one request: what is asked, the decision, the ledger entry, and the file while it exists.
// Source: privacy facts 3.3 (the requester and the approver are two people), 3.6 (ledger, downloads).
// Used by: the analyst (takes the file) and the privacy officer (decides), each in their own region.
// Never: the decision by the person who asked, a second file for one request, or a download that is not in the ledger.

using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Exports;

public enum Besluit { Goedkeuren = 1, Afwijzen = 2 }

public sealed record Downloadregel(DateTime Op, Exportdeel Deel, string? Wie);

[Mag(Acties.ExportPseudoniem, Acties.ExportGoedkeuren)]
public sealed class VerzoekModel(AppDb db, Exportmaker maker, CurrentUser user, Clock clock) : PageModel
{
    public Exportverzoek Verzoek { get; private set; } = null!;
    public Export? Export { get; private set; }
    public string? Aanvrager { get; private set; }
    public string? Beslisser { get; private set; }
    public IReadOnlyList<Downloadregel> Downloads { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;
    public bool MagBesluiten => user.Mag(Acties.ExportGoedkeuren) && Verzoek.MagBeslissen(user.Id);
    public bool IsEigenAanvraag => user.Mag(Acties.ExportGoedkeuren) && Verzoek.AanvragerId == user.Id && Verzoek.Toestand == Exporttoestand.Aangevraagd;
    public bool MagOphalen => user.Mag(Acties.ExportPseudoniem) && Verzoek.IsOpTeHalen(clock.Today);
    public bool IsVerlopen => Verzoek.Toestand == Exporttoestand.Gemaakt && !Verzoek.IsOpTeHalen(clock.Today);

    public IReadOnlyDictionary<string, string> Niveaus => Export is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(Export.Kolommen)!;

    public static IEnumerable<SelectListItem> Besluiten =>
    [
        new Keus(nameof(Besluit.Goedkeuren), "Goedkeuren", "Het bestand wordt meteen gemaakt en staat dan klaar voor de analist."),
        new Keus(nameof(Besluit.Afwijzen), "Afwijzen", "Er komt geen bestand. De analist ziet uw reden."),
    ];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public Besluit? Besluit { get; set; }
        public string? Reden { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle()
        {
            RuleFor(x => x.Besluit).Must(b => b is { } besluit && Enum.IsDefined(besluit)).WithMessage("Kies of u de aanvraag goedkeurt of afwijst.");
            RuleFor(x => x.Reden).NotEmpty().When(x => x.Besluit == Besluit.Afwijzen).WithMessage("Schrijf kort op waarom u de aanvraag afwijst.");
            RuleFor(x => x.Reden).MaximumLength(400).WithMessage("Maak de reden korter dan 400 tekens.")
                .Must(VrijeTekst.GeenBsn).WithMessage("In de reden staat een BSN. Haal het weg: een besluit gaat nooit over één jongere.");
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LaadAsync(id, ct))
            return NotFound();
        Input = new() { ActId = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostBesluitAsync(Guid id, CancellationToken ct)
    {
        if (!user.Mag(Acties.ExportGoedkeuren))
            return Forbid();
        if (!await LaadAsync(id, ct))
            return NotFound();
        if (Verzoek.AanvragerId == user.Id)
            return Forbid();
        if (Verzoek.Toestand != Exporttoestand.Aangevraagd)
            return AlBesloten();
        ModelState.Add(new Controle().Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        return Input.Besluit == Besluit.Afwijzen ? await WijsAfAsync(ct) : await KeurGoedAsync(ct);
    }

    public Task<IActionResult> OnPostBestandAsync(Guid id, CancellationToken ct) => HaalOpAsync(id, Exportdeel.Bestand, ct);

    public Task<IActionResult> OnPostCodeboekAsync(Guid id, CancellationToken ct) => HaalOpAsync(id, Exportdeel.Codeboek, ct);

    async Task<IActionResult> WijsAfAsync(CancellationToken ct)
    {
        db.Begin(ActKind.ExportAfgewezen, clock.UtcNow, feiten: Feiten("export", Verzoek.Id), id: Input.ActId);
        Besloten(Exporttoestand.Afgewezen, Input.Reden!.Trim());
        if (!await BewaarAsync(ct))
            return AlBesloten();
        TempData.Gelukt("De aanvraag is afgewezen.");
        return Redirect($"/exports/{Verzoek.Id}");
    }

    async Task<IActionResult> KeurGoedAsync(CancellationToken ct)
    {
        var uitkomst = await maker.MaakAsync(Verzoek, user.Scope, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Begin(ActKind.ExportGoedgekeurd, clock.UtcNow, feiten: Feiten("export", Verzoek.Id), id: Input.ActId);
        Besloten(uitkomst.Export is null ? Exporttoestand.NietGemaakt : Exporttoestand.Gemaakt, uitkomst.Waarom);
        Verzoek.VerlooptOp = uitkomst.Export?.VerlooptOp;
        db.AddRange(uitkomst.Log);
        if (!await BewaarAsync(ct))
            return AlBesloten();
        if (uitkomst is { Export: { } export, Bestand: { } bestand })
        {
            db.Begin(ActKind.ExportGemaakt, clock.UtcNow, feiten: Feiten("export", Verzoek.Id));
            db.Add(export);
            db.Add(bestand);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        if (uitkomst.Export is null)
            TempData.LetOp("De aanvraag is goedgekeurd, maar er kon geen bestand worden gemaakt.");
        else
            TempData.Gelukt("De aanvraag is goedgekeurd. Het bestand staat klaar voor de analist.");
        return Redirect($"/exports/{Verzoek.Id}");
    }

    async Task<IActionResult> HaalOpAsync(Guid id, Exportdeel deel, CancellationToken ct)
    {
        if (!user.Mag(Acties.ExportPseudoniem))
            return Forbid();
        if (!await LaadAsync(id, ct))
            return NotFound();
        var bestand = MagOphalen ? await db.Set<Exportbestand>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) : null;
        if (Export is null || bestand is null)
        {
            TempData.LetOp("Dit bestand is niet op te halen.");
            return Redirect($"/exports/{id}");
        }

        var bytes = maker.Open(Export, bestand, deel);
        db.Begin(ActKind.ExportGedownload, clock.UtcNow, feiten: Feiten("export", id));
        db.Add(new Exportdownload { ExportId = id, GebruikerId = user.Id, Op = clock.UtcNow, Deel = deel });
        await db.SaveChangesAsync(ct);
        Response.Headers.CacheControl = "no-store";
        return File(bytes, deel == Exportdeel.Bestand ? "text/csv; charset=utf-8" : "text/markdown; charset=utf-8", Exportmaker.Bestandsnaam(Verzoek, deel));
    }

    void Besloten(Exporttoestand toestand, string? reden)
    {
        Verzoek.Toestand = toestand;
        Verzoek.BeslisserId = user.Id;
        Verzoek.BeslotenOp = clock.UtcNow;
        Verzoek.Reden = reden;
    }

    /// <summary>False when another decision was first: the statement names the state and the requester that were read.</summary>
    async Task<bool> BewaarAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            db.OpenAct = null;
            if (db.Database.CurrentTransaction is { } transaction)
                await transaction.RollbackAsync(ct);
            if (await db.Set<Exportverzoek>().AsNoTracking().AnyAsync(v => v.Id == Verzoek.Id && v.Toestand == Exporttoestand.Aangevraagd, ct))
                throw;
            return false;
        }
    }

    RedirectResult AlBesloten()
    {
        TempData.LetOp("Over deze aanvraag was al besloten. Hieronder ziet u het besluit.");
        return Redirect($"/exports/{Verzoek.Id}");
    }

    async Task<bool> LaadAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Exportverzoek>().InRegio(user).SingleOrDefaultAsync(v => v.Id == id, ct) is not { } verzoek)
            return false;
        Verzoek = verzoek;
        Export = await db.Set<Export>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        Downloads = await db.Set<Exportdownload>().AsNoTracking().Where(d => d.ExportId == id).OrderByDescending(d => d.Op).ThenByDescending(d => d.Id)
            .Select(d => new Downloadregel(d.Op, d.Deel, db.Users.Where(u => u.Id == d.GebruikerId).Select(u => u.Naam).FirstOrDefault())).ToListAsync(ct);
        var namen = await db.Users.AsNoTracking().Where(u => u.Id == verzoek.AanvragerId || u.Id == verzoek.BeslisserId).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        Aanvrager = namen.GetValueOrDefault(verzoek.AanvragerId);
        Beslisser = namen.GetValueOrDefault(verzoek.BeslisserId ?? Guid.Empty);
        return true;
    }

    static string Feiten(string naam, Guid id) => JsonSerializer.Serialize(new Dictionary<string, Guid> { [naam] = id });
}
