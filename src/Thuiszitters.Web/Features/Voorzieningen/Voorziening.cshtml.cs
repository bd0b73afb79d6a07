// What: one voorziening: for whom, what, its places, what it yielded, and how it changed.
// Source: indicators.md, Voorzieningenkaart. Never: which jongeren are there.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.VoorzieningLezen)]
public sealed class VoorzieningModel(AppDb db, Voorzieningenkaart kaart, Plaatsbeeld plaatsen, Opbrengstlezer opbrengsten, CurrentUser user, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "periode")]
    public string? Periode { get; set; }

    public Opbrengstperiode Gekozen => Opbrengstperiode.Kies(Periode, clock.Today);
    public Plaatsbeeld Plaatsen => plaatsen;
    public required Kaartregel Regel { get; set; }
    public string? MedeSwv { get; private set; }
    public Opbrengst? Opbrengst { get; private set; }
    public IReadOnlyList<Geschiedenisregel> Geschiedenis { get; private set; } = [];
    public IReadOnlyList<Voorzieningvlag> Vlaggen { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;
    public bool MagWijzigen => user.Mag(Acties.VoorzieningBeheren) && Regel.Voorziening.OrganisatieId == user.OrganisatieId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await kaart.VanAsync(id, ct) is not { } regel)
            return NotFound();
        Regel = regel;
        Vlaggen = plaatsen.Vlaggen(regel);
        if (regel.Voorziening.MedeSwvId is { } mede)
            MedeSwv = await db.Organisaties.Where(o => o.Id == mede).Select(o => o.Naam).FirstOrDefaultAsync(ct);
        if (user.Mag(Acties.CijfersLezen))
            Opbrengst = Opbrengst.Van(await opbrengsten.VanAsync(id, Gekozen, ct), clock.Today);
        Geschiedenis = await Voorzieninggeschiedenis.LeesAsync(db, id, ct);
        return Page();
    }

    public string Uitleg(Voorzieningvlag vlag)
    {
        var v = Regel.Voorziening;
        return vlag switch
        {
            Voorzieningvlag.KwaliteitVerlopen => v.KwaliteitOp is { } op ? $"De kwaliteit zou op {NlDatum.Lang(op)} bekeken worden. Spreek een nieuwe dag af." : "Er is geen dag afgesproken om de kwaliteit te bekijken.",
            Voorzieningvlag.TeWeinigUitkomsten => "Er zijn minder dan twee uitkomsten afgesproken om naar te kijken.",
            Voorzieningvlag.EindeVerlopen => v.Einde is { } einde ? $"Dit was een {Woorden.Van(v.Status).ToLowerInvariant()} tot en met {NlDatum.Lang(einde)}. Bekijk hoe het verder gaat." : $"Dit is een {Woorden.Van(v.Status).ToLowerInvariant()} zonder einde.",
            Voorzieningvlag.BovenCapaciteit => plaatsen.IsExact ? $"Er zijn {Regel.Stand.Bezet} jongeren op {v.Capaciteit} plaatsen." : "Er zijn meer jongeren dan plaatsen.",
            _ => Woorden.Van(vlag),
        };
    }
}
