// What: the meetings that the organisation of the reader holds or takes part in: what comes first, and what has been.
// Source: ADR 22. Never: a case; those stand on the page of the meeting, by the rights of each reader.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Overleggen;

[Mag(Acties.OverlegBeheren, Acties.OverlegDeelnemen)]
public sealed class IndexModel(AppDb db, Overlegwerk overlegwerk, Clock clock) : PageModel
{
    const int PerBlad = 25;

    public sealed record Rij(Overleg Overleg, string Organisatie, int Zaken, int Deelnemers);

    [BindProperty(SupportsGet = true, Name = "toon")]
    public string? Toon { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Pagina { get; set; } = 1;

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public int Totaal { get; private set; }
    public int Aantal => PerBlad;
    public bool IsGeweest => Toon == "geweest";
    public bool MagPlannen => overlegwerk.MagPlannen;
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var geweest = IsGeweest;
        var query = db.Overleggen.AsNoTracking().Where(o => geweest ? o.Toestand != OverlegToestand.Gepland : o.Toestand == OverlegToestand.Gepland);
        Totaal = await query.CountAsync(ct);
        Pagina = Math.Clamp(Pagina, 1, Math.Max(1, (Totaal + PerBlad - 1) / PerBlad));
        var gesorteerd = geweest
            ? query.OrderByDescending(o => o.Datum).ThenByDescending(o => o.Tijd).ThenBy(o => o.Id)
            : query.OrderBy(o => o.Datum).ThenBy(o => o.Tijd).ThenBy(o => o.Id);
        Rijen = await gesorteerd.Skip((Pagina - 1) * PerBlad).Take(PerBlad).Select(o => new Rij(
            o, db.Organisaties.Where(x => x.Id == o.OrganisatieId).Select(x => x.Naam).First(), o.Agenda.Count, o.Deelnemers.Count)).ToListAsync(ct);
    }
}
