// What: takes in a list (CSV or XLSX), sealed, and shows the earlier ones of the organisation.
// Never: saves anything of a file that cannot be read, or keeps its name.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

[Mag(Acties.VerzuimImporteren), Uploadgrens]
public sealed class IndexModel(AppDb db, Importbestanden bestanden, CurrentUser user, Clock clock) : PageModel
{
    const int Meeste = 25;

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "fout")]
    public string? Fout { get; set; }

    public string? Uploadfout => UploadgrensAttribute.Bericht(Fout);

    public IReadOnlyList<(Importopdracht Opdracht, string? Door)> Eerdere { get; private set; } = [];

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public IFormFile? Bestand { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { ActId = Guid.CreateVersion7() };
        await VulAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Bestand is not { } bestand)
            ModelState.AddModelError("Input.Bestand", "Kies het bestand met de lijst.");
        else if (await LeesAsync(bestand, ct) is var (inhoud, lijst))
            return await BewaarAsync(inhoud, bestand.FileName, lijst, ct);
        await VulAsync(ct);
        return Page();
    }

    /// <summary>The bytes and the list; null with the reason beside the field when it is none.</summary>
    async Task<(byte[], Leesresultaat)?> LeesAsync(IFormFile bestand, CancellationToken ct)
    {
        await using var stroom = bestand.OpenReadStream();
        var lijst = await Lijstlezer.ReadAsync(stroom, bestand.FileName, ct);
        if (lijst.Fout is { } fout)
        {
            ModelState.AddModelError("Input.Bestand", fout.Bericht);
            return null;
        }

        var school = user.Scope.Kind == ScopeKind.School
            && !await db.Organisaties.AnyAsync(o => o.Id == user.OrganisatieId && o.GemeenteId != null, ct);
        if (school)
        {
            ModelState.AddModelError("Input.Bestand", "Van uw school is nog niet bekend in welke gemeente zij staat. Vraag dit aan uw functioneel beheerder.");
            return null;
        }

        stroom.Position = 0;
        var inhoud = new byte[stroom.Length];
        await stroom.ReadExactlyAsync(inhoud, ct);
        return (inhoud, lijst);
    }

    async Task<IActionResult> BewaarAsync(byte[] inhoud, string naam, Leesresultaat lijst, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/verzuim/import");
        var (opdracht, bestand) = await bestanden.NieuwAsync(inhoud, naam, lijst, user.OrganisatieId, user.Id, Importkanaal.Scherm, ct);
        db.Begin(ActKind.LijstAangeboden, clock.UtcNow, feiten: Dossierwerk.Feiten(("import", opdracht.Id), ("regels", opdracht.Totaal)), id: Input.ActId);
        db.AddRange(opdracht, bestand);
        return Redirect(await db.SaveOnceAsync(ct) ? $"/verzuim/import/{opdracht.Id}/kolommen" : "/verzuim/import");
    }

    async Task VulAsync(CancellationToken ct)
    {
        var rijen = await Importbestanden.Van(db, user).AsNoTracking().OrderByDescending(o => o.AangebodenOp).Take(Meeste)
            .Select(o => new { Opdracht = o, Door = db.Users.Where(u => u.Id == o.AangebodenDoorId).Select(u => u.Naam).FirstOrDefault() }).ToListAsync(ct);
        Eerdere = [.. rijen.Select(r => (r.Opdracht, r.Door))];
    }
}
