// What: the words that lists use for the kind of absence, and the short codes of the report.
// Source: rules R2, table "what a list row means".
// Pure. Used by: Regelcontrole, Kolomherkenning, Importrapport.
// Never: guesses. "overig", "relatief verzuim" and two kinds in one cell are unknown.

using System.Text.RegularExpressions;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public static partial class Verzuimwoord
{
    public static Verzuimsoort? Lees(string tekst)
    {
        ArgumentNullException.ThrowIfNull(tekst);
        if (tekst.Length > 200)
            return null;
        var woord = Persoonsnaam.Vouw(TussenHaakjes().Replace(tekst, " ").Replace("@", "", StringComparison.Ordinal)).Replace(" ", "",
            StringComparison.Ordinal);
        if (Absoluut().IsMatch(woord))
            return Verzuimsoort.AbsoluutVerzuim;
        if (Langdurig().IsMatch(woord))
            return Verzuimsoort.Lrv;
        if (Zestien().IsMatch(woord))
            return Verzuimsoort.ZestienUur;
        if (Ziek().IsMatch(woord))
            return Verzuimsoort.Ziek;
        return Luxe().IsMatch(woord) ? Verzuimsoort.Luxe : null;
    }

    public static string Code(Verzuimsoort soort) => soort switch
    {
        Verzuimsoort.AbsoluutVerzuim => "AV",
        Verzuimsoort.Lrv => "LRV",
        Verzuimsoort.ZestienUur => "16U",
        Verzuimsoort.Ziek => "ZIEK",
        Verzuimsoort.Luxe => "LUX",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TussenHaakjes();

    [GeneratedRegex("^(?:av|abs(?:oluut)?(?:verz(?:uim)?)?)$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Absoluut();

    [GeneratedRegex("^(?:lrv|lang(?:d(?:urig)?)?rel(?:atief)?verz(?:uim)?)(?:lrv)?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Langdurig();

    [GeneratedRegex("^(?:(?:ongeoorl(?:oofd)?)?rel(?:atief)?verz(?:uim)?)?(?:16|zestien)u(?:ur|urs|ren)?(?:s?melding|verz(?:uim)?|signaal|(?:rel(?:atief)?verz(?:uim)?))?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Zestien();

    [GeneratedRegex("^(?:(?:zorgw(?:ekkend)?)?ziek(?:te)?(?:verz(?:uim)?)?(?:melding|gemeld)?|mzl|mazl)$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Ziek();

    [GeneratedRegex("^luxe?(?:verz(?:uim)?)?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Luxe();
}
