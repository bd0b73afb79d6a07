// What: why a dossier is red: the facts that go into the rules and the verdicts that come out, beside what the database holds.
// Source: rules.md R1-R4, R7. Used by: developers. Never: for who may not see the whole dossier: the facts tell more than its core.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dev;

[Mag(Acties.DossierLezen)]
public sealed class RegelsModel(AppDb db, Vault vault, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Nummer { get; set; }

    public Dossierfeiten? Feiten { get; private set; }
    public required Klokstand Klok { get; set; }
    public required Statusoordeel Status { get; set; }
    public (DossierStatus Status, PactBand Band, DateOnly? Grens) Bewaard { get; private set; }
    public IReadOnlyList<Signaalgrond> Gronden { get; private set; } = [];
    public Periode Plicht { get; private set; }
    public DateOnly? Wissel { get; private set; }
    public DateOnly Vandaag => clock.Today;
    public bool Gelijk => (Status.Status, Klok.Band, Klok.Grens) == Bewaard;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Nummer))
            return Page();
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.Nummer == Nummer.Trim(), ct);
        if (dossier is null)
            return NotFound();
        var wie = (await vault.RevealAsync([dossier.Id], Doel.Dossier, ct))[dossier.Id];
        if (wie.Niveau < Zichtniveau.Volledig || wie.Identiteit is not { } identiteit)
            return NotFound();

        var (regels, vandaag) = (Regioregels.Van(Vakantieregio.Noord), clock.Today);
        Feiten = Dossierstand.Feiten(identiteit.Geboren, dossier);
        Feiten = Feiten with { Verzuim = [.. Feiten.Verzuim.OrderBy(v => v.EersteDag)], Arrangementen = [.. Feiten.Arrangementen.OrderBy(a => a.Id)] };
        Klok = Pactklok.Bereken(Feiten, regels.Parameters, vandaag);
        Status = Statusregel.Bepaal(Feiten, regels.Parameters, regels.Kalender, vandaag);
        Gronden = Signaalregels.Bepaal(Feiten, regels.Parameters, regels.Kalender, vandaag);
        Wissel = Wisseldatum.Volgende(Feiten, regels.Parameters, regels.Kalender, vandaag);
        Plicht = Leerplicht.Plicht(identiteit.Geboren);
        Bewaard = (dossier.Status, dossier.Band, dossier.PactGrens);
        return Page();
    }

    public string Dag(DateOnly? dag) => dag is { } d ? NlDatum.Kort(d) : "–";
}
