using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What the table of dossiers shows, on the list and on the work list.</summary>
public sealed record Dossiertabel(IReadOnlyList<(Dossierrij Rij, Geopend Wie)> Rijen, DateOnly Vandaag, Dossierfilter? Filter, bool IsSwv)
{
    /// <summary>Each row has a box to tick; the page puts a form round the table.</summary>
    public bool Kiesbaar { get; init; }
}

public static class Keuzes
{
    /// <summary>All values of an enum as choices, in their order.</summary>
    public static IEnumerable<SelectListItem> KeuzesVan<T>(this IHtmlHelper html, Func<T, string> woord) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => new SelectListItem(woord(v), v.ToString()));
}
