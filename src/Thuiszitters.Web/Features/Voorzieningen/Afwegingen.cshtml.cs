// What: which voorzieningen were passed over in a period and why, over the region: what stands in the way of what there is.
// Source: indicators.md, Voorzieningenkaart ("wat hebben we, wat mist er, wat moet anders"); rules.md R10. The rule: Domain/Voorzieningen/Afgewogen.
// Never: a small number, a total, or what somebody wrote.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

[Mag(Acties.CijfersLezen)]
public sealed class AfwegingenModel(Afwegingenlezer lezer, Voorzieningenkaart kaart, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "periode")]
    public string? Periode { get; set; }

    public Opbrengstperiode Gekozen => Opbrengstperiode.Kies(Periode, clock.Today);
    public Voorbijgegaan Samen { get; private set; } = Afgewogen.Samen([]);
    public IReadOnlyList<(string Naam, string Url, Voorbijgegaan Rij)> Voorzieningen { get; private set; } = [];
    public IReadOnlyList<(Behoeften Behoefte, Kleincijfer Jongeren)> ZonderKeuze { get; private set; } = [];
    public bool IsLeeg => Voorzieningen.Count == 0 && ZonderKeuze.Count == 0;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (opties, zonder) = await lezer.LeesAsync(Gekozen, ct);
        var regels = (await kaart.AlleAsync(ct)).ToDictionary(r => r.Voorziening.Id);
        string Naam(Guid id) => regels.TryGetValue(id, out var r) ? r.Voorziening.Naam : "onbekend";
        Samen = Afgewogen.Samen(opties);
        Voorzieningen = [.. Afgewogen.PerVoorziening(opties, Naam).Select(v => (Naam(v.VoorzieningId!.Value), $"/voorzieningen/{v.VoorzieningId}", v))];
        ZonderKeuze = Afgewogen.ZonderKeuze(zonder);
    }
}
