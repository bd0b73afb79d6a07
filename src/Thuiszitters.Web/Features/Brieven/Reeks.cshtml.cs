// What: all letters that one form made, under each other, ready to print at once: each on a page of its own, under the address as it is known now.
// Source: ADR 24. Used by: who made them. Each dossier is a record in the processing log.
// Never: a letter that another made; one of a dossier that is not of this gemeente any more.

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
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Brieven;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class ReeksModel(AppDb db, Vault vault, CurrentUser user) : PageModel
{
    /// <summary>In the facts of an act: the form that made several letters.</summary>
    internal const string Sleutel = "reeks";

    public IReadOnlyList<Brief> Brieven { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (ik, eigen, reeks) = (user.Id, user.OrganisatieId, id.ToString());
        var gemaakt = await db.Acts.AsNoTracking().Where(a => a.ActorId == ik && a.Kind == ActKind.BriefGemaakt && a.OrganisatieId == eigen && a.DossierId != null && a.Feiten!.Contains(reeks))
            .OrderBy(a => a.Id).Select(a => new { Dossier = a.DossierId!.Value, Documenten = a.Changes.Where(c => c.Entiteit == nameof(Document)).Select(c => c.EntiteitId).ToList() }).ToListAsync(ct);
        var genoemd = gemaakt.Select(g => g.Dossier).Distinct().ToList();
        var hier = await db.Dossiers.AsNoTracking().IgnoreAutoIncludes().Where(d => genoemd.Contains(d.Id) && d.GemeenteId == eigen).OrderBy(d => d.Nummer).Select(d => d.Id).ToListAsync(ct);
        if (hier.Count == 0)
            return NotFound();
        var open = await vault.RevealAsync(hier, Doel.Brief, ct);
        var brieven = new List<Brief>();
        foreach (var dossier in hier)
            foreach (var document in gemaakt.Where(g => g.Dossier == dossier).SelectMany(g => g.Documenten))
                if (Guid.TryParse(document, out var sleutel) && await Briefafdruk.LeesAsync(db, open[dossier], dossier, sleutel, eigen, ct) is { Brief: { } brief })
                    brieven.Add(brief);
        Brieven = brieven;
        return Page();
    }
}
