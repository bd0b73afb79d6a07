// What: draws the hours of an arrangement per week, planned against actual, with the same in a table.
// Pure: weeks in, SVG out. Source: rules.md R6 (Opbouw). Used by: the page of an arrangement. Never: colour alone; a planned bar has an outline only.

using System.Globalization;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Arrangementen;

public static class Urengrafiek
{
    const int Meeste = 26;
    const double Breed = 800;
    const double Links = 44;
    const double Boven = 18;
    const double Hoog = 170;

    /// <summary>What the drawing tells, in a sentence.</summary>
    public static string Zin(IReadOnlyList<Opbouwweek> weken, bool zorg)
    {
        ArgumentNullException.ThrowIfNull(weken);
        var wat = zorg ? "zorg" : "onderwijs";
        var laatste = weken.LastOrDefault(w => Werkelijk(w, zorg) is not null);
        if (laatste is null)
            return weken.Any(w => Gepland(w, zorg) is not null) ? "Er is een opbouwplan. Er zijn nog geen echte uren ingevuld." : "Er zijn nog geen uren per week ingevuld.";
        var uren = Tekst(Werkelijk(laatste, zorg)!.Value);
        return Gepland(laatste, zorg) is { } plan
            ? $"In week {Opbouw.Weeknummer(laatste.Maandag)} was er {uren} van de {Tekst(plan)} geplande uren {wat}."
            : $"In week {Opbouw.Weeknummer(laatste.Maandag)} was er {uren} uur {wat}.";
    }

    /// <summary>The figure with its caption, the legend and the table.</summary>
    /// <param name="alle">Every week of the arrangement, in order.</param>
    /// <param name="zorg">Draw the hours of care, for an arrangement without education.</param>
    public static Markup Figuur(IReadOnlyList<Opbouwweek> alle, bool zorg)
    {
        ArgumentNullException.ThrowIfNull(alle);
        // The last half year; the table has them all.
        var weken = alle.Skip(Math.Max(0, alle.Count - Meeste)).ToList();
        return $"""
            <figure class="tz-klok"><figcaption class="tz-klok__kop"><p class="tz-klok__zin">{Zin(alle, zorg)}</p></figcaption>
            <div class="tz-klok__rol" role="region" aria-label="Uren per week" tabindex="0">{Svg(weken, zorg)}</div>{Legenda()}{Tabel(alle)}</figure>
            """;
    }

    static Markup Svg(List<Opbouwweek> weken, bool zorg)
    {
        var top = (double)weken.SelectMany(w => new[] { Gepland(w, zorg) ?? 0, Werkelijk(w, zorg) ?? 0 }).Append(4).Max();
        var stap = top <= 8 ? 2 : top <= 20 ? 5 : 10;
        top = Math.Ceiling(top / stap) * stap;
        var vak = (Breed - Links - 8) / Math.Max(weken.Count, 6);
        var bodem = Boven + Hoog;
        var lijnen = Enumerable.Range(0, (int)(top / stap) + 1).Select(i => i * stap).Select(uren =>
        {
            var y = Y(uren);
            return (Markup)$"""<path class="tz-k-tik" d="M{Links} {y}H{Breed}"/><text class="tz-k-maand" x="{Links - 8}" y="{y + 4}" text-anchor="end">{uren}</text>""";
        });
        var om = weken.Count > 13 ? 2 : 1;
        var balken = weken.Select((w, i) =>
        {
            var x = Links + (i * vak);
            var naam = i % om == 0
                ? (Markup)$"""<text class="tz-k-maand" x="{x + (vak / 2)}" y="{bodem + 18}" text-anchor="middle">{Opbouw.Weeknummer(w.Maandag)}</text>""" : Markup.Leeg;
            return (Markup)$"<g><title>{Beschrijf(w, zorg)}</title>{Balk(Gepland(w, zorg), x + (vak * 0.12), vak * 0.76, plan: true)}{Balk(Werkelijk(w, zorg), x + (vak * 0.26), vak * 0.48, plan: false)}{naam}</g>";
        });
        return $"""
            <svg class="tz-klok__svg" viewBox="0 0 {Breed} {bodem + 44}" role="img" aria-labelledby="uren-t uren-d" xmlns="http://www.w3.org/2000/svg">
            <title id="uren-t">Uren {(zorg ? "zorg" : "onderwijs")} per week: gepland en echt</title><desc id="uren-d">{Zin(weken, zorg)} {string.Join(' ', weken.Select(w => Beschrijf(w, zorg)))}</desc>
            {Markup.Samen(lijnen)}{Markup.Samen(balken)}<path class="tz-k-as" d="M{Links} {bodem}H{Breed}"/>
            <text class="tz-k-maand" x="{Links}" y="{bodem + 38}">Weeknummer</text></svg>
            """;

        double Y(double uren) => bodem - (uren / top * Hoog);

        Markup Balk(decimal? uren, double x, double breed, bool plan)
        {
            if (uren is not > 0)
                return Markup.Leeg;
            var y = Y((double)uren.Value);
            return plan
                ? (Markup)$"""<rect class="tz-k-baan" x="{x}" y="{y}" width="{breed}" height="{bodem - y}"/><rect class="tz-k-rest" x="{x}" y="{y}" width="{breed}" height="{bodem - y}"/>"""
                : $"""<rect class="tz-k-telt" x="{x}" y="{y}" width="{breed}" height="{bodem - y}"/>""";
        }
    }

    static Markup Legenda() => $"""
        <ul class="tz-legenda" aria-label="Legenda"><li><svg viewBox="0 0 22 14" aria-hidden="true" focusable="false"><rect class="tz-k-baan" x="1" y="1" width="20" height="12"/><rect class="tz-k-rest" x="1" y="1" width="20" height="12"/></svg>gepland</li><li><svg viewBox="0 0 22 14" aria-hidden="true" focusable="false"><rect class="tz-k-telt" x="1" y="1" width="20" height="12"/></svg>echt</li></ul>
        """;

    static Markup Tabel(IReadOnlyList<Opbouwweek> weken)
    {
        var rijen = weken.Select(w => (Markup)$"""
            <tr><th scope="row" class="tz-nowrap">Week {Opbouw.Weeknummer(w.Maandag)}<span class="tz-sub">vanaf {NlDatum.Kort(w.Maandag)}</span></th><td class="tz-num">{Cel(w.GeplandOnderwijs)}</td><td class="tz-num">{Cel(w.WerkelijkOnderwijs)}</td><td class="tz-num">{Cel(w.GeplandZorg)}</td><td class="tz-num">{Cel(w.WerkelijkZorg)}</td></tr>
            """);
        return $"""
            <details class="tz-uitleg"><summary>Toon de uren in een tabel</summary><div class="tz-tabelvak" role="region" aria-labelledby="uren-tabel" tabindex="0"><table class="utrecht-table tz-tabel"><caption id="uren-tabel">Uren per week</caption><thead><tr><th scope="col">Week</th><th scope="col" class="tz-num">Onderwijs gepland</th><th scope="col" class="tz-num">Onderwijs echt</th><th scope="col" class="tz-num">Zorg gepland</th><th scope="col" class="tz-num">Zorg echt</th></tr></thead><tbody>{Markup.Samen(rijen)}</tbody></table></div></details>
            """;
    }

    static string Cel(decimal? uren) => uren is { } u ? Tekst(u) : "–";

    static string Beschrijf(Opbouwweek w, bool zorg) => string.Create(
        CultureInfo.InvariantCulture, $"Week {Opbouw.Weeknummer(w.Maandag)}: gepland {Woord(Gepland(w, zorg))}, echt {Woord(Werkelijk(w, zorg))}.");

    static string Woord(decimal? uren) => uren is { } u ? $"{Tekst(u)} uur" : "niet ingevuld";

    static string Tekst(decimal uren) => uren.ToString("0.##", NlDatum.Cultuur);

    static decimal? Gepland(Opbouwweek w, bool zorg) => zorg ? w.GeplandZorg : w.GeplandOnderwijs;

    static decimal? Werkelijk(Opbouwweek w, bool zorg) => zorg ? w.WerkelijkZorg : w.WerkelijkOnderwijs;
}
