// What: a kept letter, ready to print, under the address as it is known now. Source: ADR 24. Each time is a record in the processing log.
// Never: any other document shown inside the page; only text that this program made is.

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Features.Brieven;

[Mag(Acties.DossierWijzigen)]
public sealed class AfdrukModel(AppDb db, Dossierwerk werk, CurrentUser user) : PageModel
{
    public required string Nummer { get; set; }
    /// <summary>Null when a newer version stands with the documents: that is the letter now.</summary>
    public Brief? Brief { get; private set; }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        var eigen = user.OrganisatieId;
        if (await werk.OpenAsync(nummer, Doel.Brief, ct) is not { } open
            || !await db.Set<Document>().AnyAsync(d => d.Id == id && d.DossierId == open.Dossier.Id && d.OrganisatieId == eigen && d.Soort == DocumentSoort.Brief && d.IngetrokkenOp == null, ct))
            return NotFound();
        // An uploaded letter is a file like any other; the one made here is the first version under the act of making it.
        var versies = await db.Set<Documentversie>().AsNoTracking().Where(v => v.DocumentId == id).ToListAsync(ct);
        if (versies.Find(v => v.Nummer == 1) is not { Type: Bestandstype.Brief } eerste)
            return NotFound();
        Nummer = nummer;
        if (versies.Count > 1)
            return Page();
        var sleutel = id.ToString();
        // An act stays with the dossier it was done on, also after a merging.
        List<Guid?> samen = [open.Dossier.Id, .. open.Geopend.Vorige];
        var feiten = await db.Acts.AsNoTracking().Where(a => samen.Contains(a.DossierId) && a.Kind == ActKind.BriefGemaakt
            && a.Changes.Any(c => c.Entiteit == nameof(Document) && c.EntiteitId == sleutel)).Select(a => a.Feiten).FirstOrDefaultAsync(ct);
        var inhoud = await db.Set<Documentinhoud>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == eerste.Id, ct);
        if (feiten is null || open.Geopend.Bytes(inhoud?.Inhoud, Documentinhoud.Plaats, eerste.Id) is not { } bytes)
            return NotFound();
        var alle = await Betrokkenenvak.LijstAsync(db, open.Geopend, open.Dossier.Id, ct);
        Brief = new(Briefmaker.Adres(Aan(feiten), alle), Encoding.UTF8.GetString(bytes));
        return Page();
    }

    /// <summary>Whom it was made for.</summary>
    static Guid? Aan(string feiten) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(feiten)!.TryGetValue(NieuwModel.Geadresseerde, out var wie) && Guid.TryParse(wie, out var aan) ? aan : null;
}
