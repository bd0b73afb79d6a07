// What: the ladder of escalation of the region: who hears at which line, as the pact fixes it and as the region added to it.
// Source: rules.md R7; Domain/Signalen/Escalatieladder. Used by: the functional administrator.
// Never: takes a step away that the pact fixes.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

[Mag(Acties.ParametersBeheren)]
public sealed class EscalatieModel(AppDb db, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>What counts today beside the fixed ladder.</summary>
    public IReadOnlyList<Escalatietrap> Erbij { get; private set; } = [];

    /// <summary>How many people there are in each function of the ladder in this region.</summary>
    public IReadOnlyDictionary<Hoorder, int> Bezetting { get; private set; } = new Dictionary<Hoorder, int>();

    public DateOnly VolgendeMail { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>Each a rule and a hearer, as <c>VierWeken-TeamleiderSwv</c>.</summary>
        public List<string> Erbij { get; set; } = [];
    }

    public static string Sleutel(Signaalregel regel, Hoorder hoorder) => $"{regel}-{hoorder}";

    public bool IsErbij(Signaalregel regel, Hoorder hoorder) => Input.Erbij.Contains(Sleutel(regel, hoorder));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7(), Erbij = [.. Erbij.Select(t => Sleutel(t.Regel, t.Hoorder))] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (await db.IsSavedAsync(Input.ActId, ct))
            return RedirectToPage();
        await LaadAsync(ct);
        var mogelijk = (from regel in Escalatieladder.Regels from hoorder in Enum.GetValues<Hoorder>() where Escalatieladder.MagErbij(regel, hoorder) select (regel, hoorder)).ToList();
        if (Input.Erbij.Except(mogelijk.Select(m => Sleutel(m.regel, m.hoorder))).Any())
            return BadRequest();
        var (today, regio) = (clock.Today, user.RegioId);
        var trappen = await db.Set<Escalatietrap>().Where(t => t.RegioId == regio && (t.Tot == null || t.Tot > today)).ToListAsync(ct);
        var (nieuw, weg) = (0, 0);
        foreach (var (regel, hoorder) in mogelijk)
        {
            var trap = trappen.Find(t => t.Regel == regel && t.Hoorder == hoorder);
            if (IsErbij(regel, hoorder) && trap is null)
            {
                // Ended and wanted again on one day: the row of that day counts on.
                if (await db.Set<Escalatietrap>().SingleOrDefaultAsync(t => t.RegioId == regio && t.Regel == regel && t.Hoorder == hoorder && t.Sinds == today, ct) is { } vandaag)
                    vandaag.Tot = null;
                else
                    db.Add(new Escalatietrap { RegioId = regio, Regel = regel, Hoorder = hoorder, Sinds = today });
                nieuw++;
            }
            else if (!IsErbij(regel, hoorder) && trap is not null)
            {
                trap.Tot = today;
                weg++;
            }
        }

        if (nieuw + weg == 0)
            return RedirectToPage();
        db.Begin(ActKind.EscalatieGewijzigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("erbij", nieuw), ("weg", weg)), id: Input.ActId);
        await db.SaveOnceAsync(ct);
        TempData.Gelukt("De escalatieladder is opgeslagen en geldt vanaf nu.");
        return RedirectToPage();
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var (today, regio) = (clock.Today, user.RegioId);
        Erbij = await db.Set<Escalatietrap>().AsNoTracking().Where(t => t.RegioId == regio && t.Sinds <= today && (t.Tot == null || t.Tot > today)).ToListAsync(ct);
        var rollen = (await db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today) && db.Organisaties.Any(o => o.Id == a.OrganisatieId && o.RegioId == regio))
            .GroupBy(a => a.Rol).Select(g => new { g.Key, Aantal = g.Select(a => a.GebruikerId).Distinct().Count() }).ToListAsync(ct)).ToDictionary(r => r.Key, r => r.Aantal);
        int Aantal(params Rol[] wie) => wie.Sum(r => rollen.GetValueOrDefault(r));
        Bezetting = new Dictionary<Hoorder, int>
        {
            [Hoorder.Behandelaar] = Aantal(Rol.Leerplichtambtenaar, Rol.LeerplichtBoa), [Hoorder.Consulent] = Aantal(Rol.SwvConsulent),
            [Hoorder.TeamleiderLeerplicht] = Aantal(Rol.TeamleiderLeerplicht), [Hoorder.TeamleiderSwv] = Aantal(Rol.TeamleiderSwv),
            [Hoorder.Doorzettingsmacht] = Aantal(Rol.Doorzettingsmacht), [Hoorder.Beoordelaar] = Aantal(Rol.SwvBeoordelaar),
        };
        VolgendeMail = EscalatieProefModel.VolgendeMail(today);
    }
}
