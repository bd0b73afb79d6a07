// What: a kept letter, ready to print, under the address as it is known now. Source: ADR 24. Each time is a record in the processing log.
// Never: any other document shown inside the page; only text that this program made is.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
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
        if (await werk.OpenAsync(nummer, Doel.Brief, ct) is not { } open
            || await Briefafdruk.LeesAsync(db, open.Geopend, open.Dossier.Id, id, user.OrganisatieId, ct) is not { } afdruk)
            return NotFound();
        (Nummer, Brief) = (nummer, afdruk.Brief);
        return Page();
    }
}
