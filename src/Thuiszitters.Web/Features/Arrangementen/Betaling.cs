// What: who pays an arrangement, one or more, as a form holds it and as a row does. Source: rules.md R6 (financing grounds).
// Used by: Stap, Gegevens. Never: a ground that is not on the list.

using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;

namespace Thuiszitters.Web.Features.Arrangementen;

public static class Betaling
{
    public static IReadOnlyList<SelectListItem> Gronden { get; } =
        [.. Alle.Select(g => new SelectListItem(Woorden.Van(g), g.ToString()))];

    static IEnumerable<Financieringsgronden> Alle => Enum.GetValues<Financieringsgronden>().Where(g => g != Financieringsgronden.Geen);

    /// <summary>Each ground of the row.</summary>
    public static List<Financieringsgronden> Delen(Financieringsgronden? gronden) => [.. Alle.Where(g => gronden?.HasFlag(g) == true)];

    /// <summary>What was chosen, for the row; null when nothing was.</summary>
    public static Financieringsgronden? Som(IReadOnlyCollection<Financieringsgronden> gekozen)
    {
        ArgumentNullException.ThrowIfNull(gekozen);
        return gekozen.Count == 0 ? null : gekozen.Aggregate(Financieringsgronden.Geen, (a, g) => a | g);
    }

    /// <summary>Nothing was chosen but what is on the list.</summary>
    public static bool Bekend(IEnumerable<Financieringsgronden> gekozen) => gekozen.All(g => Alle.Contains(g));
}
