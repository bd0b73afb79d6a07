// What: the requests on which the doorzettingsmacht is asked for advice: those whose reviewers stayed divided. Once the advice is given, or the
// request went on, it is theirs no more. Source: rules.md R5.3, R8. Used by: the doorzettingsmacht. Never: a request that the reader reviewed.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingLezen)]
public sealed class AdviezenModel(DbSource source, Vault vault, CurrentUser user) : PageModel
{
    public sealed record Rij(Guid Id, string Nummer, string Naam, VrijstellingToestand Toestand);

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (user.Rol != Rol.Doorzettingsmacht)
            return NotFound();
        List<Guid> ids = [.. user.Scope.Adviseert.Keys];
        var wie = await vault.RevealAsync([.. user.Scope.Adviseert.Values.Distinct()], Doel.Vrijstelling, ct);
        await using var alles = source.ForSystem();
        var gevonden = await alles.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(v => ids.Contains(v.Id))
            .Select(v => new { v.Id, v.DossierId, v.Dossier!.Nummer, v.Toestand }).ToListAsync(ct);
        Rijen = [.. gevonden.Select(v => new Rij(v.Id, v.Nummer, wie[v.DossierId].Naam, v.Toestand)).OrderBy(r => r.Nummer, StringComparer.Ordinal)];
        return Page();
    }
}
