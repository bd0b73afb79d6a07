// What: what the frame round each page shows: who is working, for whom, and where they can go.
// Used by: _Layout.cshtml. Filled once per request, after sign-in. Never: holds the name of a child.

namespace Thuiszitters.Web.Features.Shared;

/// <summary>One per request. What stays empty is left out of the frame.</summary>
public sealed class Shell
{
    public string Gebruikersnaam { get; set; } = "";

    public string Functie { get; set; } = "";

    public string Organisatie { get; set; } = "";

    public IReadOnlyList<NavGroep> Navigatie { get; set; } = [];

    /// <summary>Who hears of signals has a bell.</summary>
    public bool MagSignalen { get; set; }

    /// <summary>True for the invented region: a banner says so on every page.</summary>
    public bool Voorbeeldmodus { get; set; }

    /// <summary>What jobs that did not run well mean, for who must know it: on every page until it is mended.</summary>
    public IReadOnlyList<string> Taakmeldingen { get; set; } = [];

    /// <summary>Who may mend it.</summary>
    public bool MagJobs { get; set; }

    /// <summary>Where someone may search, the search field is shown.</summary>
    public bool MagZoeken { get; set; } = true;

    public string ZoekUitleg { get; set; } = "Zoek op naam, geboortedatum of dossiernummer";

    /// <summary>The item that this address belongs to: the longest path that fits, and the one whose whole query fits.</summary>
    public NavItem? Huidig(HttpRequest request)
    {
        NavItem? beste = null;
        var besteMaat = -1;
        foreach (var item in Navigatie.SelectMany(g => g.Items))
        {
            var delen = item.Url.Split('?', 2);
            var pad = new PathString(delen[0]);
            if (!request.Path.StartsWithSegments(pad, StringComparison.OrdinalIgnoreCase) || (delen[0] == "/" && request.Path != "/"))
                continue;
            var vragen = delen.Length == 1 ? [] : Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(delen[1]);
            if (!vragen.All(v => request.Query[v.Key] == v.Value))
                continue;
            var maat = (delen[0].Length * 100) + vragen.Count;
            if (maat > besteMaat)
                (beste, besteMaat) = (item, maat);
        }
        return beste;
    }
}

public sealed record NavGroep(string? Titel, IReadOnlyList<NavItem> Items);

/// <param name="Label">The words of the link.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Aantal">How many wait there.</param>
/// <param name="Laat">True when one of those is late.</param>
public sealed record NavItem(string Label, string Url, int? Aantal = null, bool Laat = false, string? Toets = null);
