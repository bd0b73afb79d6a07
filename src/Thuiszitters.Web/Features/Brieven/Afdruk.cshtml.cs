// What: a kept letter, ready to print. Source: ADR 24. Each time is a record in the processing log, with its purpose.
// Never: any other document shown inside the page; only text that this program made is.

using System.Text;
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
    public required Brief Brief { get; set; }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        var eigen = user.OrganisatieId;
        if (await werk.OpenAsync(nummer, Doel.Brief, ct) is not { } open
            || !await db.Set<Document>().AnyAsync(d => d.Id == id && d.DossierId == open.Dossier.Id && d.OrganisatieId == eigen && d.Soort == DocumentSoort.Brief && d.IngetrokkenOp == null, ct))
            return NotFound();
        // An uploaded letter is a file like any other; the one made here is the first version under the act of making it.
        var eerste = await db.Set<Documentversie>().AsNoTracking().SingleAsync(v => v.DocumentId == id && v.Nummer == 1, ct);
        var sleutel = id.ToString();
        var gemaakt = await db.Acts.AnyAsync(a => a.DossierId == open.Dossier.Id && a.Kind == ActKind.BriefGemaakt
            && a.Changes.Any(c => c.Entiteit == nameof(Document) && c.EntiteitId == sleutel), ct);
        var inhoud = await db.Set<Documentinhoud>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == eerste.Id, ct);
        if (!gemaakt || open.Geopend.Bytes(inhoud?.Inhoud, Documentinhoud.Plaats, eerste.Id) is not { } bytes)
            return NotFound();
        (Nummer, Brief) = (nummer, Brief.Van(Encoding.UTF8.GetString(bytes)));
        return Page();
    }
}
