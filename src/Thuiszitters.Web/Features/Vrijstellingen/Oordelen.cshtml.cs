// What: the judgements of a request, round by round, for the gemeente of residence and the team lead of the SWV: what each reviewer answered and why;
// with the advice of the doorzettingsmacht on a round, also when that round is void.
// Source: rules.md R5.3. Never: a judgement of a round that has no outcome yet, or anything to who is a reviewer of this request: the query
// filter of the judgements decides that, not this page.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingLezen)]
public sealed class OordelenModel(AppDb db, Vrijstellingwerk werk, CurrentUser user) : PageModel
{
    public sealed record Rij(string Wie, Oordeel Oordeel, Oordeelinhoud? Inhoud);

    public required Vrijstellingblad Blad { get; set; }
    public IReadOnlyList<(int Ronde, IReadOnlyList<Rij> Oordelen)> Rondes { get; private set; } = [];

    /// <summary>The advices of the doorzettingsmacht, each on what its round brought; none while it is judged, for they tell what the reviewers found.</summary>
    public IReadOnlyList<Adviesgegeven> Adviezen { get; private set; } = [];

    /// <summary>Nothing can be told yet, whether there is a judgement or not.</summary>
    public bool Loopt => VrijstellingVerloop.WordtBeoordeeld(Blad.Aanvraag.Toestand);

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (user.Scope.Beoordeelt.ContainsKey(id) || await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        var oordelen = await db.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VrijstellingId == id).OrderBy(o => o.GegevenOp).ToListAsync(ct);
        var ids = oordelen.Select(o => o.GebruikerId).Distinct().ToList();
        var namen = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Naam, ct);
        Rondes = [.. oordelen.GroupBy(o => o.Ronde).OrderByDescending(g => g.Key).Select(g => (g.Key, (IReadOnlyList<Rij>)
            [.. g.Select(o => new Rij(namen[o.GebruikerId], o, Oordeelinhoud.Lees(blad.Open.Geopend.Tekst(o.Inhoud, Oordeel.Plaats, o.Id))))]))];
        if (!Loopt)
            Adviezen = await Vrijstellingwerk.AdviezenAsync(db, blad, ct);
        return Page();
    }
}
