// What: the one message that survives a redirect ("Het dossier is opgeslagen."), shown at the top of the next page.
// Used by: every page that saves; the layout shows it with role=status.
// Never: holds a name or a BSN; it travels in a cookie.

using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Thuiszitters.Web.Platform.Ui;

public static class Berichten
{
    const string Sleutel = "tz-bericht";
    const string SoortSleutel = "tz-bericht-soort";

    /// <summary><c>TempData.Gelukt("Het dossier is opgeslagen.")</c></summary>
    public static void Gelukt(this ITempDataDictionary tijdelijk, string tekst) => Zet(tijdelijk, "ok", tekst);

    /// <summary>For what was not done, or only in part.</summary>
    public static void LetOp(this ITempDataDictionary tijdelijk, string tekst) => Zet(tijdelijk, "warning", tekst);

    /// <summary>Takes the message out, so that it shows once.</summary>
    public static (string Soort, string Tekst)? Bericht(this ITempDataDictionary tijdelijk) =>
        tijdelijk[Sleutel] is string tekst ? (tijdelijk[SoortSleutel] as string ?? "ok", tekst) : null;

    static void Zet(ITempDataDictionary tijdelijk, string soort, string tekst)
    {
        tijdelijk[Sleutel] = tekst;
        tijdelijk[SoortSleutel] = soort;
    }
}
