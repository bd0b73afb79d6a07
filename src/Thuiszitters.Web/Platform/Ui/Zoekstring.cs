// What: the address of this page with some keys of the query changed and the others kept.
// Used by: sort links, pagination, chips.
// Never: carries a search term; those are posted.

using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Primitives;

namespace Thuiszitters.Web.Platform.Ui;

public static class Zoekstring
{
    /// <summary>"?a=1&amp;b=2" for this request with the changes made; a null removes the key; "?" when nothing is left.</summary>
    public static string Met(HttpRequest request, params ReadOnlySpan<(string Sleutel, string? Waarde)> wijzigingen)
    {
        var waarden = request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (sleutel, waarde) in wijzigingen)
            if (waarde is null)
                waarden.Remove(sleutel);
            else
                waarden[sleutel] = new StringValues(waarde);
        return Bouw(waarden);
    }

    /// <summary>The query without one value of a key that may stand there more than once.</summary>
    public static string Zonder(HttpRequest request, string sleutel, string? waarde)
    {
        var waarden = request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase);
        var rest = waarde is null || !waarden.TryGetValue(sleutel, out var oud)
            ? []
            : oud.Where(w => !string.Equals(w, waarde, StringComparison.Ordinal)).ToArray();
        if (rest.Length == 0)
            waarden.Remove(sleutel);
        else
            waarden[sleutel] = rest;
        waarden.Remove("pagina");
        return Bouw(waarden);
    }

    static string Bouw(Dictionary<string, StringValues> waarden)
    {
        var url = new StringBuilder("?");
        foreach (var (sleutel, lijst) in waarden)
            foreach (var waarde in lijst)
            {
                if (string.IsNullOrEmpty(waarde))
                    continue;
                if (url.Length > 1)
                    url.Append('&');
                url.Append(UrlEncoder.Default.Encode(sleutel)).Append('=').Append(UrlEncoder.Default.Encode(waarde));
            }
        return url.ToString();
    }
}
