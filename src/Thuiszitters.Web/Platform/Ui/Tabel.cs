// What: a table in a region that scrolls, headers that sort, pagination, and the chips of the filters that are on.
// Used by: every list. All of it is links (GET), so that a list can be shared and the back button works.
// Never: an address with a name or a search term in it.

using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

/// <summary><c>&lt;tz-tabel bijschrift="Dossiers in uw werkvoorraad" sorteer="termijn"&gt;thead, tbody&lt;/tz-tabel&gt;</c></summary>
[HtmlTargetElement("tz-tabel")]
public sealed class TabelTagHelper : TagHelper
{
    internal const string Sleutel = "tz-sortering";

    /// <summary>What the table holds; read out, and shown when <see cref="ToonBijschrift"/>.</summary>
    public string Bijschrift { get; set; } = "";

    public bool ToonBijschrift { get; set; }

    /// <summary>For a table of a few narrow columns, that fits a small screen without scrolling.</summary>
    public bool Smal { get; set; }

    /// <summary>The key of the column by which the rows are sorted when the address says nothing.</summary>
    public string? Sorteer { get; set; }

    /// <summary>op or af, belonging to <see cref="Sorteer"/>.</summary>
    public string Richting { get; set; } = "op";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var query = ViewContext.HttpContext.Request.Query;
        var gevraagd = query["sorteer"].ToString();
        context.Items[Sleutel] = gevraagd.Length > 0
            ? (gevraagd, query["richting"].ToString() == "af")
            : (Sorteer ?? "", Richting == "af");
        var inhoud = await output.GetChildContentAsync();
        var id = ViewContext.NieuwId("tabel");
        output.Word("div", "tz-tabelvak");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content.SetHtmlContent(
            (Markup)$"""<table class="utrecht-table tz-tabel{(Smal ? " tz-tabel--smal" : "")}"><caption{Markup.Attr("class", ToonBijschrift ? null : "tz-sr")} id="{id}">{Bijschrift}</caption>{inhoud}</table>""");
    }
}

/// <summary><c>&lt;tz-kolom sorteer="termijn"&gt;Volgende termijn&lt;/tz-kolom&gt;</c>: a header, with a key also a link that sorts.</summary>
[HtmlTargetElement("tz-kolom")]
public sealed class KolomTagHelper : TagHelper
{
    public string? Sorteer { get; set; }

    /// <summary>Numbers stand at the right.</summary>
    public bool Getal { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tekst = await output.GetChildContentAsync();
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (Getal)
            output.Word("th", "tz-num");
        if (string.IsNullOrEmpty(Sorteer))
        {
            output.Content.SetHtmlContent(tekst);
            return;
        }
        var (nu, af) = context.Items.TryGetValue(TabelTagHelper.Sleutel, out var s) ? ((string, bool))s : ("", false);
        var hier = nu == Sorteer;
        if (hier)
            output.Attributes.SetAttribute("aria-sort", af ? "descending" : "ascending");
        var url = Zoekstring.Met(ViewContext.HttpContext.Request, ("sorteer", Sorteer), ("richting", hier && !af ? "af" : null), ("pagina", null));
        var icoon = Icoon.Svg(!hier ? nameof(Iconen.Sorteer) : af ? nameof(Iconen.PijlNeer) : nameof(Iconen.PijlOp));
        output.Content.SetHtmlContent((Markup)$"""<a class="tz-sorteer" href="{url}">{tekst}{icoon}</a>""");
    }
}

/// <summary><c>&lt;tz-paginering pagina="1" totaal="214" per-pagina="25" eenheid="dossiers" /&gt;</c></summary>
[HtmlTargetElement("tz-paginering", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagineringTagHelper : TagHelper
{
    /// <summary>The sizes that a list may have; the first is the default.</summary>
    public static readonly IReadOnlyList<int> Maten = [25, 50, 100];

    public int Pagina { get; set; } = 1;

    public int Totaal { get; set; }

    public int PerPagina { get; set; } = 25;

    public string Eenheid { get; set; } = "dossiers";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Totaal <= 0)
        {
            output.SuppressOutput();
            return;
        }
        var laatste = (Totaal + PerPagina - 1) / PerPagina;
        var hier = Math.Clamp(Pagina, 1, laatste);
        output.Word("div", "tz-balk");
        var nav = laatste == 1 ? Markup.Leeg : Nav(hier, laatste);
        int van = ((hier - 1) * PerPagina) + 1, tot = Math.Min(hier * PerPagina, Totaal);
        Markup maten = Totaal <= Maten[0]
            ? Markup.Leeg
            : $"""<span>Per pagina: {Markup.Samen(Maten.Select(m => m == PerPagina ? (Markup)$"<strong>{m}</strong>" : (Markup)$"""<a class="nl-link" href="{Zoekstring.Met(ViewContext.HttpContext.Request, ("perPagina", Getal(m)), ("pagina", null))}"><span class="tz-sr">Toon </span>{m}<span class="tz-sr"> {Eenheid} per pagina</span></a>"""))}</span>""";
        output.Content.SetHtmlContent((Markup)$"""{nav}<div class="tz-aantallen"><p>{(van == tot ? $"{van}" : $"{van} tot en met {tot}")} van {Totaal.ToString("N0", NlDatum.Cultuur)} {Eenheid}</p>{maten}</div>""");
    }

    Markup Nav(int hier, int laatste)
    {
        var vorige = hier == 1
            ? (Markup)$"""<span class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev utrecht-pagination__relative-link--disabled">Vorige</span>"""
            : (Markup)$"""<a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev" href="{Url(hier - 1)}" rel="prev">Vorige</a>""";
        var volgende = hier == laatste
            ? (Markup)$"""<span class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next utrecht-pagination__relative-link--disabled">Volgende</span>"""
            : (Markup)$"""<a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next" href="{Url(hier + 1)}" rel="next">Volgende</a>""";
        var nummers = new[] { 1, hier - 1, hier, hier + 1, laatste }.Where(n => n >= 1 && n <= laatste).Distinct().Order().ToList();
        var midden = new List<Markup>();
        for (var i = 0; i < nummers.Count; i++)
        {
            var n = nummers[i];
            if (i > 0 && n == nummers[i - 1] + 2)
                midden.Add(Nummer(n - 1, hier));
            else if (i > 0 && n > nummers[i - 1] + 1)
                midden.Add($"""<span class="tz-pagina-rest" aria-hidden="true">…</span>""");
            midden.Add(Nummer(n, hier));
        }
        return $"""<nav class="utrecht-pagination" aria-label="Paginering">{vorige}{Markup.Samen(midden)}{volgende}</nav>""";
    }

    Markup Nummer(int n, int hier) => n == hier
        ? (Markup)$"""<a class="utrecht-pagination__page-link utrecht-pagination__page-link--current" href="{Url(n)}" aria-current="page" aria-label="Pagina {n}">{n}</a>"""
        : $"""<a class="utrecht-pagination__page-link" href="{Url(n)}" aria-label="Pagina {n}">{n}</a>""";

    string Url(int pagina) => Zoekstring.Met(ViewContext.HttpContext.Request, ("pagina", pagina == 1 ? null : Getal(pagina)));

    static string Getal(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One filter that is on: the key in the query, its value (or null for the whole key) and the words on the chip.</summary>
public sealed record Chip(string Sleutel, string? Waarde, string Tekst);

/// <summary><c>&lt;tz-chips filters="Model.Chips" /&gt;</c>: each chip takes its own filter away; nothing when no filter is on.</summary>
[HtmlTargetElement("tz-chips", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChipsTagHelper : TagHelper
{
    public IReadOnlyList<Chip> Filters { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Filters.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var request = ViewContext.HttpContext.Request;
        output.Word("ul", "tz-chips");
        output.Attributes.SetAttribute("aria-label", "Filters die aan staan");
        var chips = Markup.Samen(Filters.Select(f => (Markup)
            $"""<li><a class="tz-chip" href="{Zoekstring.Zonder(request, f.Sleutel, f.Waarde)}"><span class="tz-sr">Verwijder filter </span>{f.Tekst}{Icoon.Svg(nameof(Iconen.Sluit))}</a></li>"""));
        (string, string?)[] wis = [.. Filters.Select(f => (f.Sleutel, (string?)null)).Distinct(), ("pagina", null)];
        output.Content.SetHtmlContent((Markup)$"""{chips}<li><a class="nl-link tz-chips__wis" href="{Zoekstring.Met(request, wis)}">Wis filters</a></li>""");
    }
}
