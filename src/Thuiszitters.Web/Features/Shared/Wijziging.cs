// What: the answer when a dossier changed while somebody filled in a form about it: the same form with all that was typed, the version of now,
// and what stands there now, so that it can be sent again.
// Source: architecture 5 (concurrency). Used by: every page that changes a dossier; shown by _Gewijzigd.
// Never: overwrites what another did unseen, or throws away what was typed.

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What stands there now, for who was filling in a form about it: a name and its value.</summary>
public sealed record Wijziging(IReadOnlyList<(string Naam, string Waarde)> Nu)
{
    const string Sleutel = "wijziging";

    /// <summary>The page itself, with status 409. The caller has loaded the dossier anew and put its version in the form.</summary>
    public static PageResult Toon(PageModel pagina, params (string Naam, string Waarde)[] nu) => ToonVan("Het dossier", pagina, nu);

    /// <summary>The same of something else than a dossier, with its article.</summary>
    public static PageResult ToonVan(string wat, PageModel pagina, params (string Naam, string Waarde)[] nu)
    {
        // The form shows what was posted above what the model holds; the version must be that of now.
        pagina.ModelState.Remove("Input.Versie");
        pagina.ModelState.AddModelError("", $"{wat} is intussen door iemand anders gewijzigd. Alles wat u hebt ingevuld, staat er nog. "
            + "Kijk wat er nu staat. Klopt uw wijziging nog? Verstuur het formulier dan opnieuw.");
        pagina.ViewData[Sleutel] = new Wijziging(nu);
        pagina.Response.StatusCode = StatusCodes.Status409Conflict;
        return pagina.Page();
    }

    /// <summary>The status of the dossier as it is now, for the list of what stands there.</summary>
    public static (string Naam, string Waarde) Status(OpenDossier open, DateOnly today) => (
        "Status van het dossier", Woorden.Van(Dossierstand.Getoond(open.Dossier.Status, open.Dossier.Band, open.Geopend.Identiteit?.Geboren, today).Status));

    /// <summary>What the page has to show; null when nothing changed.</summary>
    public static Wijziging? Van(Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary data) => data[Sleutel] as Wijziging;
}
