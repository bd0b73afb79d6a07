// What: over which period it is looked what arrangements yielded: a schooljaar, or the last twelve whole months. Source: indicators.md OUT.
// Used by: the outcomes and what was weighed. Never: without bounds, or a period that moves by a day: two looks would be one jongere apart.

using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <param name="Sleutel">Word in the URL; null for the one that is shown unless somebody chooses another.</param>
/// <param name="Naam">In words.</param>
/// <param name="Van">First day.</param>
/// <param name="TotEnMet">Last day.</param>
public sealed record Opbrengstperiode(string? Sleutel, string Naam, DateOnly Van, DateOnly TotEnMet)
{
    const int Schooljaren = 5;

    /// <summary>What can be chosen on a day, the one that is shown first in front.</summary>
    public static IReadOnlyList<Opbrengstperiode> Alle(DateOnly dag)
    {
        var maand = new DateOnly(dag.Year, dag.Month, 1);
        var nu = Schooljaar.Van(dag).Beginjaar;
        return
        [
            new(null, $"De laatste 12 hele maanden: {NlDatum.Lang(maand.AddMonths(-12))} tot en met {NlDatum.Lang(maand.AddDays(-1))}", maand.AddMonths(-12), maand.AddDays(-1)),
            // Of the one that runs the whole months, so none in its first month.
            .. Enumerable.Range(0, Schooljaren).Select(i => new Schooljaar(nu - i)).Where(s => s.Eerste < maand).Select(s => s.Laatste < maand
                ? new Opbrengstperiode(Woord(s), $"Schooljaar {s}", s.Eerste, s.Laatste)
                : new(Woord(s), $"Schooljaar {s}, tot en met {NlDatum.Lang(maand.AddDays(-1))}", s.Eerste, maand.AddDays(-1))),
        ];
    }

    static string Woord(Schooljaar s) => s.Beginjaar.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The period of that word; the first one when it is none of them.</summary>
    public static Opbrengstperiode Kies(string? sleutel, DateOnly dag) => Alle(dag) is var alle && alle.FirstOrDefault(p => p.Sleutel == sleutel) is { } gekozen ? gekozen : alle[0];

    public static IReadOnlyList<SelectListItem> Keuzes(DateOnly dag) => [.. Alle(dag).Where(p => p.Sleutel is not null).Select(p => new SelectListItem(p.Naam, p.Sleutel))];
}
