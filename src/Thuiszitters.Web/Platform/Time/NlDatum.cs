// What: reads a date as people in the Netherlands type it, and writes it back.
// Pure. Used by: the date field of every form, and the import of lists.
// Never: guesses. A two-digit year or an impossible day is no date.

using System.Globalization;
using System.Text.RegularExpressions;

namespace Thuiszitters.Web.Platform.Time;

/// <summary>Dutch dates: 14-3-2013, 14/03/2013, 14.3.2013, 14 3 2013, 14 maart 2013, 14 mrt 2013, 20130314, 2013-03-14;
/// also with the day of the week before it or an empty time (0:00) after it, as other programs export them.</summary>
public static partial class NlDatum
{
    public static readonly CultureInfo Cultuur = CultureInfo.GetCultureInfo("nl-NL");

    static readonly string[] Maanden =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>True with the date when <paramref name="tekst"/> is one whole existing date with a four-digit year.</summary>
    public static bool TryParse(string? tekst, out DateOnly datum)
    {
        datum = default;
        var t = tekst?.Trim() ?? "";
        if (t.Length is 0 or > 40)
            return false;
        t = Bijwerk().Replace(t, "");
        if (JaarEerst().Match(t) is { Success: true } iso)
            return Maak(iso.Groups["j"].Value, iso.Groups["m"].Value, iso.Groups["d"].Value, out datum);
        if (DagEerst().Match(t) is { Success: true } nl)
            return Maak(nl.Groups["j"].Value, nl.Groups["m"].Value, nl.Groups["d"].Value, out datum);
        if (MetNaam().Match(t) is { Success: true } naam && Maand(naam.Groups["m"].Value) is { } maand)
            return Maak(naam.Groups["j"].Value, maand.ToString(CultureInfo.InvariantCulture), naam.Groups["d"].Value, out datum);
        return false;
    }

    /// <summary>14 maart 2013.</summary>
    public static string Lang(DateOnly datum) => datum.ToString("d MMMM yyyy", Cultuur);

    /// <summary>14-03-2013.</summary>
    public static string Kort(DateOnly datum) => datum.ToString("dd-MM-yyyy", Cultuur);

    static int? Maand(string woord)
    {
        var w = woord.TrimEnd('.').ToLowerInvariant();
        if (w is "mrt")
            return 3;
        if (w.Length < 3)
            return null;
        var i = Array.FindIndex(Maanden, m => m.StartsWith(w, StringComparison.Ordinal));
        return i < 0 ? null : i + 1;
    }

    static bool Maak(string jaar, string maand, string dag, out DateOnly datum)
    {
        datum = default;
        int j = int.Parse(jaar, CultureInfo.InvariantCulture), m = int.Parse(maand, CultureInfo.InvariantCulture), d = int.Parse(dag, CultureInfo.InvariantCulture);
        if (j < 1900 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(j, m))
            return false;
        datum = new DateOnly(j, m, d);
        return true;
    }

    [GeneratedRegex(@"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)[., ]\s*|[T ]\s*0?0:00(?::00(?:[.,]0+)?)?Z?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Bijwerk();

    [GeneratedRegex(@"^(?<j>[0-9]{4})(?:(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<m>[0-9]{2})(?<d>[0-9]{2}))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex JaarEerst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\s*(?<s>[-/. ])\s*(?<m>[0-9]{1,2})\s*\k<s>\s*(?<j>[0-9]{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex DagEerst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[-/ .]*(?<m>\p{L}+\.?)[-/ .]*(?<j>[0-9]{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MetNaam();
}
