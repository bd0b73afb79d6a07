// What: draws the pact clock as a time line: which days count, which do not, where the lines are, and how far we are.
// Pure: dates in, SVG out. Used by: the page of a dossier, the work list's explanation, the letter.
// Source of the dates: the domain (rules R4). Never: computes a line itself; it only counts the days it draws.

using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

/// <param name="Start">Day 1 of the episode.</param>
/// <param name="Vandaag">The day for which the clock is read.</param>
/// <param name="VierWeken">The last day before the four-week line is exceeded, or the line itself, as the region counts.</param>
/// <param name="Grens">The last day of the three months.</param>
/// <param name="Delen">The days up to today, in parts; together without gaps or overlap.</param>
public sealed record KlokTekening(DateOnly Start, DateOnly Vandaag, DateOnly VierWeken, DateOnly Grens, IReadOnlyList<KlokTekenDeel> Delen);

/// <param name="Van">The first day of this part.</param>
/// <param name="Tot">The last day of this part.</param>
/// <param name="Soort">telt, pauze or gestopt.</param>
/// <param name="Uitleg">Why: one short sentence.</param>
public sealed record KlokTekenDeel(DateOnly Van, DateOnly Tot, string Soort, string Uitleg)
{
    public const string Telt = "telt";
    public const string Pauze = "pauze";
    public const string Gestopt = "gestopt";

    public int Dagen => Tot.DayNumber - Van.DayNumber + 1;
}

/// <summary><c>&lt;tz-klok tekening="Model.Klok"&gt;badge of the band&lt;/tz-klok&gt;</c></summary>
[HtmlTargetElement("tz-klok")]
public sealed class KlokTagHelper : TagHelper
{
    public KlokTekening Tekening { get; set; } = null!;

    /// <summary>The sentence above the drawing; made from the dates when left out.</summary>
    public string? Zin { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var badge = await output.GetChildContentAsync();
        var id = ViewContext.NieuwId("klok");
        output.Word("figure", "tz-klok");
        output.Content.SetHtmlContent(
            (Markup)$"""<figcaption class="tz-klok__kop">{badge}<p class="tz-klok__zin">{Zin ?? Klok.Zin(Tekening)}</p></figcaption><div class="tz-klok__rol" role="region" aria-label="Pactklok{(id == "klok-1" ? "" : " " + id[5..])}" tabindex="0">{Klok.Svg(Tekening, id)}</div>{Klok.Legenda(Tekening, id)}{Klok.Tabel(Tekening, id)}""");
    }
}

/// <summary>The drawing and its words.</summary>
public static class Klok
{
    const double Breed = 800;
    const double Links = 14;
    const double Rechts = 112; // room for the flag of the last mark, which points to the right
    const double BalkHoog = 38;
    const double VlagHoog = 42;

    /// <summary>"Nog 29 dagen tot de grens van drie maanden." and its relatives.</summary>
    public static string Zin(KlokTekening k)
    {
        var nu = k.Delen.LastOrDefault(d => d.Van <= k.Vandaag && k.Vandaag <= d.Tot);
        if (nu is { Soort: KlokTekenDeel.Gestopt })
            return $"De klok is gestopt op {NlDatum.Lang(nu.Van)}.";
        if (nu is { Soort: KlokTekenDeel.Pauze })
            return $"De klok staat stil sinds {NlDatum.Lang(nu.Van)}.";
        var over = k.Grens.DayNumber - k.Vandaag.DayNumber;
        return over switch
        {
            < 0 => $"De grens van drie maanden is {Dagen(-over)} geleden gepasseerd.",
            0 => "Vandaag is de laatste dag van de drie maanden.",
            _ => $"Nog {Dagen(over)} tot de grens van drie maanden.",
        };
    }

    public static Markup Svg(KlokTekening k, string id)
    {
        var begin = k.Delen.Select(d => d.Van).Append(k.Start).Append(k.Vandaag).Append(k.VierWeken).Min();
        var eind = k.Delen.Select(d => d.Tot).Append(k.Vandaag).Append(k.Grens).Append(k.VierWeken).Max();
        var dagen = eind.DayNumber - begin.DayNumber + 1;
        double X(DateOnly d) => Links + ((d.DayNumber - begin.DayNumber) * (Breed - Links - Rechts) / dagen);
        double Na(DateOnly d) => X(d.AddDays(1));

        var merken = Vlaggen(k, X, Na);
        var top = (merken.Max(m => m.Laag) + 1) * VlagHoog;
        var onder = top + BalkHoog;
        var hoog = onder + 46;

        return $"""
            <svg class="tz-klok__svg" viewBox="0 0 {Breed} {hoog}" role="img" aria-labelledby="{id}-t {id}-d" xmlns="http://www.w3.org/2000/svg">
            <title id="{id}-t">Tijdlijn van de pactklok</title><desc id="{id}-d">{Beschrijving(k)}</desc>
            <defs>{Patronen(id)}<clipPath id="{id}-rond"><rect x="{X(begin)}" y="{top}" width="{Na(eind) - X(begin)}" height="{BalkHoog}" rx="7"/></clipPath></defs>
            {Maanden(begin, eind, X, Na, top, onder)}
            <g clip-path="url(#{id}-rond)">{Balk(k, id, X, Na, top)}</g>
            {Rest(k, Na, top)}
            {Markup.Samen(merken.Select(m => Vlag(m, top, onder)))}
            </svg>
            """;
    }

    /// <summary>What each pattern means; only the kinds that are in the drawing.</summary>
    public static Markup Legenda(KlokTekening k, string id)
    {
        var soorten = new List<(string Klasse, string? Patroon, string? Rand, string Tekst)>();
        if (k.Delen.Any(d => d.Soort == KlokTekenDeel.Telt && d.Van <= k.Grens))
            soorten.Add(("tz-k-telt", null, null, "telt mee"));
        if (k.Delen.Any(d => d.Soort == KlokTekenDeel.Telt && d.Tot > k.Grens))
            soorten.Add(("", "over", null, "over de grens"));
        if (k.Delen.Any(d => d.Soort == KlokTekenDeel.Pauze))
            soorten.Add(("", "pauze", "tz-k-rand-pauze", "pauze: telt niet mee"));
        if (k.Delen.Any(d => d.Soort == KlokTekenDeel.Gestopt))
            soorten.Add(("", "gestopt", "tz-k-rand-gestopt", "gestopt"));
        if (k.Grens > Einde(k))
            soorten.Add(("tz-k-baan", null, "tz-k-rest", StaatStil(k) ? "rest van de drie maanden" : "nog te gaan"));
        var regels = soorten.Select(s => (Markup)
            $"""<li><svg viewBox="0 0 22 14" aria-hidden="true" focusable="false"><rect x="1" y="1" width="20" height="12" rx="2"{Markup.Attr("class", s.Klasse.Length == 0 ? null : s.Klasse)}{Markup.Attr("fill", s.Patroon is null ? null : $"url(#{id}-{s.Patroon})")}/>{(s.Rand is null ? Markup.Leeg : (Markup)$"""<rect x="1" y="1" width="20" height="12" rx="2" class="{s.Rand}"/>""")}</svg>{s.Tekst}</li>""");
        return $"""<ul class="tz-legenda" aria-label="Legenda">{Markup.Samen(regels)}</ul>""";
    }

    public static Markup Tabel(KlokTekening k, string id)
    {
        var rijen = k.Delen.Select(d => (Markup)$"""
            <tr><td class="tz-nowrap">{NlDatum.Kort(d.Van)}</td><td class="tz-nowrap">{NlDatum.Kort(d.Tot)}</td><td class="tz-num">{d.Dagen}</td><td>{(d.Soort == KlokTekenDeel.Telt ? "ja" : "nee")}</td><td>{d.Uitleg}</td></tr>
            """);
        var som = k.Delen.Where(d => d.Soort == KlokTekenDeel.Telt).Sum(d => d.Dagen);
        return $"""
            <details class="tz-uitleg"><summary>Toon de dagen in een tabel</summary><div class="tz-tabelvak" role="region" aria-labelledby="{id}-tabel" tabindex="0"><table class="utrecht-table tz-tabel"><caption id="{id}-tabel">Hoe de dagen van de pactklok zijn geteld</caption><thead><tr><th scope="col">Van</th><th scope="col">Tot en met</th><th scope="col" class="tz-num">Dagen</th><th scope="col">Telt mee</th><th scope="col">Waarom</th></tr></thead><tbody>{Markup.Samen(rijen)}</tbody><tfoot><tr><th scope="row" colspan="2">Dagen die meetellen</th><td class="tz-num">{som}</td><td colspan="2">Vier weken: {NlDatum.Lang(k.VierWeken)}. Grens: {NlDatum.Lang(k.Grens)}.</td></tr></tfoot></table></div></details>
            """;
    }

    static string Beschrijving(KlokTekening k)
    {
        var delen = k.Delen.Select(d =>
            $"Van {NlDatum.Lang(d.Van)} tot en met {NlDatum.Lang(d.Tot)}: {Dagen(d.Dagen)}, {(d.Soort == KlokTekenDeel.Telt ? "telt mee" : d.Soort == KlokTekenDeel.Pauze ? "pauze" : "gestopt")}.");
        return $"De klok begon op {NlDatum.Lang(k.Start)}. De vier weken zijn om op {NlDatum.Lang(k.VierWeken)}. De grens van drie maanden is {NlDatum.Lang(k.Grens)}. Vandaag is het {NlDatum.Lang(k.Vandaag)}. {Zin(k)} {string.Join(' ', delen)}";
    }

    static Markup Patronen(string id) => $"""
        <pattern id="{id}-over" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="8" height="8" class="tz-k-over"/><path d="M0 0V8" class="tz-k-over-lijn"/></pattern>
        <pattern id="{id}-pauze" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" class="tz-k-pauze"/><path d="M0 0V8" class="tz-k-pauze-lijn"/></pattern>
        <pattern id="{id}-gestopt" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="tz-k-gestopt"/><circle cx="2" cy="2" r="1.1" class="tz-k-gestopt-punt"/><circle cx="6" cy="6" r="1.1" class="tz-k-gestopt-punt"/></pattern>
        """;

    /// <summary>The last day that has been drawn as a part.</summary>
    static DateOnly Einde(KlokTekening k) => k.Delen.Count == 0 ? k.Start.AddDays(-1) : k.Delen.Max(d => d.Tot);

    static bool StaatStil(KlokTekening k) => k.Delen.Count > 0 && k.Delen.MaxBy(d => d.Tot)!.Soort != KlokTekenDeel.Telt;

    /// <summary>The widest stretch through which no mast runs: its middle and its width.</summary>
    static (double Midden, double Breed) Vrij(KlokTekening k, double links, double rechts, Func<DateOnly, double> na)
    {
        double[] snedes = [links, .. new[] { na(k.VierWeken), na(k.Vandaag), na(k.Grens) }.Where(x => x > links && x < rechts).Order(), rechts];
        return snedes.Zip(snedes.Skip(1), (a, b) => ((a + b) / 2, b - a)).MaxBy(s => s.Item2);
    }

    static Markup Balk(KlokTekening k, string id, Func<DateOnly, double> x, Func<DateOnly, double> na, double top)
    {
        var stukken = new List<Markup>();
        if (k.Grens > Einde(k))
            stukken.Add($"""<rect class="tz-k-baan" x="{x(Einde(k).AddDays(1))}" y="{top}" width="{na(k.Grens) - na(Einde(k))}" height="{BalkHoog}"/>""");
        foreach (var deel in k.Delen)
        {
            if (deel.Soort == KlokTekenDeel.Telt && deel.Van <= k.Grens && deel.Tot > k.Grens)
            {
                // The part that crosses the line changes colour on it.
                stukken.Add(Stuk(deel with { Tot = k.Grens }, ""));
                stukken.Add(Stuk(deel with { Van = k.Grens.AddDays(1) }, "over"));
            }
            else
                stukken.Add(Stuk(deel, deel.Soort switch
                {
                    KlokTekenDeel.Telt => deel.Van > k.Grens ? "over" : "",
                    KlokTekenDeel.Pauze => "pauze",
                    KlokTekenDeel.Gestopt => "gestopt",
                    _ => throw new ArgumentException($"A part of the clock is of an unknown kind: {deel.Soort}.", nameof(k)),
                }));
        }
        return Markup.Samen(stukken);

        Markup Stuk(KlokTekenDeel deel, string patroon)
        {
            double links = x(deel.Van), breed = na(deel.Tot) - links;
            Markup vorm = patroon.Length == 0
                ? (Markup)$"""<rect class="tz-k-telt" x="{links}" y="{top}" width="{breed}" height="{BalkHoog}"/>"""
                : (Markup)$"""<rect fill="url(#{id}-{patroon})" x="{links}" y="{top}" width="{breed}" height="{BalkHoog}"/>""";
            Markup rand = patroon is "pauze" or "gestopt"
                ? $"""<rect class="tz-k-rand-{patroon}" x="{links + 0.8}" y="{top + 0.8}" width="{Math.Max(breed - 1.6, 0)}" height="{BalkHoog - 1.6}"/>"""
                : Markup.Leeg;
            var (midden, ruimte) = Vrij(k, links, links + breed, na);
            var woord = Past(ruimte, Dagen(deel.Dagen), deel.Dagen.ToString(CultureInfo.InvariantCulture));
            var soort = patroon is "pauze" or "gestopt" ? "tz-k-in tz-k-halo" : "tz-k-in tz-k-wit";
            Markup tekst = woord is null
                ? Markup.Leeg
                : $"""<text x="{midden}" y="{top + (BalkHoog / 2) + 4.5}" text-anchor="middle" class="{soort}">{woord}</text>""";
            return $"<g><title>{NlDatum.Kort(deel.Van)} tot en met {NlDatum.Kort(deel.Tot)}: {deel.Uitleg}</title>{vorm}{rand}{tekst}</g>";
        }
    }

    static Markup Rest(KlokTekening k, Func<DateOnly, double> na, double top)
    {
        var einde = Einde(k);
        var over = k.Grens.DayNumber - einde.DayNumber;
        if (over <= 0)
            return Markup.Leeg;
        double links = na(einde), breed = na(k.Grens) - links;
        var (midden, ruimte) = Vrij(k, links, links + breed, na);
        // While the clock stands still the lines move with it: a number of days would be wrong tomorrow.
        var woord = StaatStil(k) ? null : Past(ruimte, "nog " + Dagen(over), Dagen(over), over.ToString(CultureInfo.InvariantCulture));
        Markup tekst = woord is null
            ? Markup.Leeg
            : $"""<text x="{midden}" y="{top + (BalkHoog / 2) + 4.5}" text-anchor="middle" class="tz-k-in">{woord}</text>""";
        return $"""<path class="tz-k-rest" d="M{links} {top + 0.8}H{links + breed}M{links} {top + BalkHoog - 0.8}H{links + breed}"/>{tekst}""";
    }

    /// <summary>The longest of these that fits in so much room.</summary>
    static string? Past(double breed, params ReadOnlySpan<string> woorden)
    {
        foreach (var woord in woorden)
            if ((woord.Length * 7.6) + 6 <= breed)
                return woord;
        return null;
    }

    static Markup Maanden(DateOnly begin, DateOnly eind, Func<DateOnly, double> x, Func<DateOnly, double> na, double top, double onder)
    {
        var eersten = new List<DateOnly>();
        for (var d = new DateOnly(begin.Year, begin.Month, 1); d <= eind; d = d.AddMonths(1))
            eersten.Add(d);
        // A label stands in the middle of its month, and needs room: with many months only every second, third, sixth one gets it.
        var perMaand = (x(eind) - x(begin)) / Math.Max(1, eersten.Count);
        var stap = perMaand >= 30 ? 1 : perMaand >= 15 ? 2 : perMaand >= 10 ? 3 : 6;
        var streepjes = eersten.Where(d => d > begin).Select(d => (Markup)$"""<path class="tz-k-tik" d="M{x(d)} {onder}V{onder + 9}"/>""");
        var namen = new List<Markup>();
        var jaar = 0;
        for (var i = 0; i < eersten.Count; i += stap)
        {
            var van = eersten[i] < begin ? begin : eersten[i];
            var tot = eersten[i].AddMonths(1).AddDays(-1) is var laatste && laatste > eind ? eind : laatste;
            var midden = (x(van) + na(tot)) / 2;
            if (Past((na(tot) - x(van)) * stap, eersten[i].ToString("MMM", NlDatum.Cultuur).TrimEnd('.')) is not { } naam)
                continue;
            namen.Add($"""<text class="tz-k-maand" x="{midden}" y="{onder + 22}" text-anchor="middle">{naam}</text>""");
            if (eersten[i].Year == jaar)
                continue;
            jaar = eersten[i].Year;
            namen.Add($"""<text class="tz-k-jaar" x="{midden}" y="{onder + 38}" text-anchor="middle">{jaar}</text>""");
        }
        return $"""<path class="tz-k-as" d="M{x(begin)} {onder + 4.5}H{na(eind)}"/>{Markup.Samen(streepjes)}{Markup.Samen(namen)}""";
    }

    sealed record Merk(string Soort, string Naam, DateOnly Dag, double X, double Breed, int Laag);

    /// <summary>Flags on masts, all pointing to the right. Taken from right to left, a flag that would reach over a mast is hoisted above
    /// that mast's own flag, so that no two flags overlap and no mast runs through a flag.</summary>
    static List<Merk> Vlaggen(KlokTekening k, Func<DateOnly, double> x, Func<DateOnly, double> na)
    {
        (string Soort, string Naam, DateOnly Dag, double X)[] alle =
        [
            ("start", "Start", k.Start, x(k.Start)),
            ("weken", "Vier weken", k.VierWeken, na(k.VierWeken)),
            ("vandaag", "Vandaag", k.Vandaag, na(k.Vandaag)),
            ("grens", "Grens", k.Grens, na(k.Grens)),
        ];
        var gehesen = new List<Merk>();
        foreach (var m in alle.OrderByDescending(m => m.X).ThenByDescending(m => m.Soort, StringComparer.Ordinal))
        {
            var breed = Math.Max(m.Naam.Length * 8.4, 10 * 8.0) + 18;
            var laag = gehesen.Where(g => g.X <= m.X + breed).Select(g => g.Laag + 1).DefaultIfEmpty(0).Max();
            gehesen.Add(new Merk(m.Soort, m.Naam, m.Dag, m.X, breed, laag));
        }
        return gehesen;
    }

    static Markup Vlag(Merk m, double top, double onder)
    {
        var hoogte = top - ((m.Laag + 1) * VlagHoog) + 3;
        var vandaag = m.Soort == "vandaag";
        var tekst = vandaag ? " tz-k-wit" : m.Soort == "grens" ? " tz-k-grens" : "";
        Markup pil = vandaag
            ? $"""<rect class="tz-k-pil" x="{m.X - 1.2}" y="{hoogte - 1}" width="{m.Breed - 6}" height="35" rx="3"/>"""
            : Markup.Leeg;
        return $"""
            <g><path class="tz-k-mast tz-k-mast--{m.Soort}" d="M{m.X} {hoogte}V{onder}"/>{pil}<circle class="tz-k-bol tz-k-bol--{m.Soort}" cx="{m.X}" cy="{onder}" r="4.5"/><text class="tz-k-naam{tekst}" x="{m.X + 7}" y="{hoogte + 13}">{m.Naam}</text><text class="tz-k-datum{tekst}" x="{m.X + 7}" y="{hoogte + 29}">{NlDatum.Kort(m.Dag)}</text></g>
            """;
    }

    static string Dagen(int aantal) => aantal == 1 ? "1 dag" : aantal.ToString(CultureInfo.InvariantCulture) + " dagen";
}
