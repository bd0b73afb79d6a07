// What: reads a Dutch postcode as people type it: 1815ab, 1815 AB. Pure.

using System.Text.RegularExpressions;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Postcodes
{
    /// <summary>The four digits and the tidy text "1815AB"; null when it is no postcode.</summary>
    public static (int Pc4, string Tekst)? Lees(string? tekst)
    {
        var kaal = (tekst ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return Vorm().IsMatch(kaal) ? (int.Parse(kaal.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), kaal) : null;
    }

    [GeneratedRegex("^[1-9][0-9]{3}[A-Z]{2}$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Vorm();
}
