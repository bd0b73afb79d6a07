// What: the parts of a page that are no form field: button, alert, badges, data list, time line, tile, progress and so on.
// Source: NL Design System and Utrecht components; tz- classes are our own. Used by: every page.
// Never: tells something by colour alone.

using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

static class TagHelperHulp
{
    /// <summary>Makes the output this element with these classes, and keeps those that the page gave.</summary>
    public static void Word(this TagHelperOutput output, string element, string klasse)
    {
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        var eigen = output.Attributes.TryGetAttribute("class", out var gegeven) ? " " + gegeven.Value : "";
        output.Attributes.SetAttribute("class", klasse + eigen);
    }

    /// <summary>An id that is unique on this page and the same at each rendering of it.</summary>
    public static string NieuwId(this ViewContext view, string begin)
    {
        var sleutel = "tz-id-" + begin;
        var nummer = view.HttpContext.Items[sleutel] is int vorige ? vorige + 1 : 1;
        view.HttpContext.Items[sleutel] = nummer;
        return begin + "-" + nummer.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary><c>&lt;tz-knop&gt;Opslaan&lt;/tz-knop&gt;</c>: a button that submits, or with <c>href</c> a link that looks like one.</summary>
[HtmlTargetElement("tz-knop")]
public sealed class KnopTagHelper : TagHelper
{
    /// <summary>primary, secondary, subtle or negative.</summary>
    public string Soort { get; set; } = "primary";

    /// <summary>submit, button or reset; not for a link.</summary>
    public string Type { get; set; } = "submit";

    public string? Href { get; set; }

    public string? Icoon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        var soort = Soort switch
        {
            "primary" or "secondary" or "subtle" => Soort,
            "negative" => "primary nl-button--negative",
            _ => throw new InvalidOperationException($"No button is of the kind '{Soort}'."),
        };
        output.Word(Href is null ? "button" : "a", "nl-button nl-button--" + soort);
        if (Href is null)
            output.Attributes.SetAttribute("type", Type);
        else
            output.Attributes.SetAttribute("href", Href);
        var icoon = Icoon is null ? Markup.Leeg : Ui.Icoon.Svg(Icoon);
        output.Content.SetHtmlContent((Markup)$"""{icoon}<span class="nl-button__label">{inhoud}</span>""");
    }
}

/// <summary><c>&lt;tz-melding soort="warning" kop="Let op"&gt;…&lt;/tz-melding&gt;</c></summary>
[HtmlTargetElement("tz-melding")]
public sealed class MeldingTagHelper : TagHelper
{
    /// <summary>info, ok, warning or error.</summary>
    public string Soort { get; set; } = "info";

    public string? Kop { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.Word("div", "utrecht-alert utrecht-alert--" + Soort);
        output.Content.SetHtmlContent(Inhoud(Soort, Kop, inhoud));
    }

    internal static Markup Inhoud(string soort, string? kop, IHtmlContent inhoud)
    {
        var icoon = soort switch
        {
            "info" => nameof(Iconen.Info),
            "ok" => nameof(Iconen.Gelukt),
            "warning" => nameof(Iconen.Waarschuwing),
            "error" => nameof(Iconen.Fout),
            _ => throw new InvalidOperationException($"No alert is of the kind '{soort}'."),
        };
        Markup kopje = kop is null ? Markup.Leeg : $"""<p class="nl-paragraph"><strong>{kop}</strong></p>""";
        return $"""<div class="utrecht-alert__icon">{Icoon.Svg(icoon)}</div><div class="utrecht-alert__content"><div class="utrecht-alert__message">{kopje}<div>{inhoud}</div></div></div>""";
    }
}

/// <summary>A word about the state of a dossier: <c>&lt;tz-status toon="Goed"&gt;In traject&lt;/tz-status&gt;</c></summary>
[HtmlTargetElement("tz-status")]
public sealed class StatusTagHelper : TagHelper
{
    public Toon Toon { get; set; } = Toon.Neutraal;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Word("span", "utrecht-status-badge utrecht-status-badge--" + Toon.Badge());
}

/// <summary>The band of the pact clock: words, a colour and a shape, so that a grey print tells the same.</summary>
[HtmlTargetElement("tz-band")]
public sealed class BandTagHelper : TagHelper
{
    public Toon Toon { get; set; } = Toon.Rust;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Word("span", "tz-band tz-band--" + Toon.Klasse());
        output.PreContent.SetHtmlContent(Vorm(Toon));
    }

    static Markup Vorm(Toon toon)
    {
        Markup vorm = toon switch
        {
            Toon.Goed => $"""<circle cx="8" cy="8" r="6" fill="currentColor"/>""",
            Toon.Info or Toon.Neutraal => $"""<path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>""",
            Toon.LetOp => $"""<path d="M8 1.5 15 14H1z" fill="currentColor"/>""",
            Toon.Gevaar => $"""<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor"/>""",
            Toon.TeLaat => $"""<path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z" fill="currentColor"/>""",
            Toon.Rust => $"""<path d="M4 2.5h3v11H4zM9 2.5h3v11H9z" fill="currentColor"/>""",
            _ => throw new ArgumentOutOfRangeException(nameof(toon)),
        };
        return $"""<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{vorm}</svg>""";
    }
}

/// <summary>Facts as a list of term and value; holds <c>tz-gegeven</c>.</summary>
[HtmlTargetElement("tz-gegevens")]
public sealed class GegevensTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Word("dl", "tz-gegevens");
}

/// <summary><c>&lt;tz-gegeven naam="School"&gt;Het Lentecollege&lt;/tz-gegeven&gt;</c>; an empty value shows a dash.</summary>
[HtmlTargetElement("tz-gegeven")]
public sealed class GegevenTagHelper : TagHelper
{
    public string Naam { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.Word("div", "tz-gegeven");
        Markup waarde = inhoud.IsEmptyOrWhiteSpace ? $"""<span aria-hidden="true">–</span><span class="tz-sr">niet bekend</span>""" : (Markup)$"{inhoud}";
        output.Content.SetHtmlContent((Markup)$"<dt>{Naam}</dt><dd>{waarde}</dd>");
    }
}

/// <summary>What happened, newest first; holds <c>tz-gebeurtenis</c>.</summary>
[HtmlTargetElement("tz-tijdlijn")]
public sealed class TijdlijnTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Word("ol", "tz-tijdlijn");
}

/// <summary><c>&lt;tz-gebeurtenis datum="d" titel="Gesprek met ouders" wie="Sanne de Wit"&gt;…&lt;/tz-gebeurtenis&gt;</c></summary>
[HtmlTargetElement("tz-gebeurtenis")]
public sealed class GebeurtenisTagHelper : TagHelper
{
    public DateOnly Datum { get; set; }

    public TimeOnly? Tijd { get; set; }

    public string Titel { get; set; } = "";

    public string? Wie { get; set; }

    public string Icoon { get; set; } = nameof(Iconen.Notitie);

    public Toon Toon { get; set; } = Toon.Info;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.Word("li", "tz-gebeurtenis tz-gebeurtenis--" + Toon.Klasse());
        var machine = Datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            + (Tijd is { } t ? "T" + t.ToString("HH:mm", CultureInfo.InvariantCulture) : "");
        var tekst = NlDatum.Lang(Datum) + (Tijd is { } u ? " om " + u.ToString("HH.mm", CultureInfo.InvariantCulture) + " uur" : "");
        Markup wie = Wie is null ? Markup.Leeg : $" · {Wie}";
        Markup blok = inhoud.IsEmptyOrWhiteSpace ? Markup.Leeg : $"""<div class="tz-gebeurtenis__inhoud">{inhoud}</div>""";
        output.Content.SetHtmlContent(
            (Markup)$"""<span class="tz-gebeurtenis__punt">{Ui.Icoon.Svg(Icoon)}</span><p class="tz-gebeurtenis__titel">{Titel}</p><p class="tz-gebeurtenis__wie"><time datetime="{machine}">{tekst}</time>{wie}</p>{blok}""");
    }
}

/// <summary>The way to this page; holds <c>tz-kruimel</c>. The last one is the page itself and has no address.</summary>
[HtmlTargetElement("tz-kruimelpad")]
public sealed class KruimelpadTagHelper : TagHelper
{
    internal const string Sleutel = "tz-kruimels";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kruimels = new List<Markup>();
        context.Items[Sleutel] = kruimels;
        await output.GetChildContentAsync();
        output.Word("nav", "utrecht-breadcrumb-nav");
        output.Attributes.SetAttribute("aria-label", "Kruimelpad");
        Markup teken = $"""<li class="utrecht-breadcrumb-nav__separator utrecht-breadcrumb-nav__separator--html-li" aria-hidden="true">›</li>""";
        var lijst = Markup.Samen(kruimels.Select((k, nr) => nr == 0 ? k : (Markup)$"{teken}{k}"));
        output.Content.SetHtmlContent((Markup)$"""<ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">{lijst}</ol>""");
    }
}

[HtmlTargetElement("tz-kruimel", ParentTag = "tz-kruimelpad")]
public sealed class KruimelTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tekst = await output.GetChildContentAsync();
        output.SuppressOutput();
        ((List<Markup>)context.Items[KruimelpadTagHelper.Sleutel]).Add(Href is null
            ? (Markup)$"""<li class="utrecht-breadcrumb-nav__item"><span class="utrecht-breadcrumb-nav__link" aria-current="page">{tekst}</span></li>"""
            : $"""<li class="utrecht-breadcrumb-nav__item"><a class="utrecht-link utrecht-link--html-a utrecht-breadcrumb-nav__link" href="{Href}">{tekst}</a></li>""");
    }
}

/// <summary>A count that leads to the list it counts: <c>&lt;tz-tegel aantal="12" label="Binnen vier weken" href="…" /&gt;</c></summary>
[HtmlTargetElement("tz-tegel")]
public sealed class TegelTagHelper : TagHelper
{
    public int? Aantal { get; set; }

    /// <summary>Instead of a count: a figure with its unit, such as "12,4 dagen".</summary>
    public string? Waarde { get; set; }

    public string Label { get; set; } = "";

    public string? Toelichting { get; set; }

    public string? Href { get; set; }

    public Toon Toon { get; set; } = Toon.Info;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Word(Href is null ? "div" : "a", "tz-tegel tz-tegel--" + Toon.Klasse());
        if (Href is not null)
            output.Attributes.SetAttribute("href", Href);
        Markup onder = Toelichting is null ? Markup.Leeg : $"""<span class="tz-sub">{Toelichting}</span>""";
        output.Content.SetHtmlContent(
            (Markup)$"""<span class="tz-tegel__n">{Waarde ?? Aantal?.ToString("N0", NlDatum.Cultuur) ?? "–"}</span><span class="tz-tegel__label">{Label}</span>{onder}""");
    }
}

/// <summary>There is nothing here, and what to do about it: <c>&lt;tz-leeg titel="U bent bij."&gt;…&lt;/tz-leeg&gt;</c></summary>
[HtmlTargetElement("tz-leeg")]
public sealed class LeegTagHelper : TagHelper
{
    public string Titel { get; set; } = "";

    public string Icoon { get; set; } = nameof(Iconen.Leeg);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.Word("div", "tz-leeg");
        Markup tekst = inhoud.IsEmptyOrWhiteSpace ? Markup.Leeg : $"""<div class="tz-leeg__tekst">{inhoud}</div>""";
        output.Content.SetHtmlContent((Markup)$"""{Ui.Icoon.Svg(Icoon)}<p class="tz-leeg__titel">{Titel}</p>{tekst}""");
    }
}

/// <summary>How far a job is. With <c>url</c> the page asks for news by itself: JSON {klaar, totaal, tekst, gereed}. Without script, reload.</summary>
[HtmlTargetElement("tz-voortgang", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VoortgangTagHelper : TagHelper
{
    public int Klaar { get; set; }

    public int Totaal { get; set; }

    public string Label { get; set; } = "Voortgang";

    public string? Tekst { get; set; }

    public string? Url { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ViewContext.NieuwId("voortgang");
        output.Word("div", "tz-voortgang");
        if (Url is not null)
            output.Attributes.SetAttribute("data-voortgang", Url);
        var maat = Totaal > 0 ? (Markup)$""" value="{Math.Clamp(Klaar, 0, Totaal)}" max="{Totaal}" """ : Markup.Leeg;
        var stand = Totaal > 0 ? Klaar.ToString("N0", NlDatum.Cultuur) + " van " + Totaal.ToString("N0", NlDatum.Cultuur) : "";
        output.Content.SetHtmlContent(
            (Markup)$"""<div class="tz-voortgang__kop"><label for="{id}"><strong>{Label}</strong></label><span data-stand>{stand}</span></div><progress id="{id}"{maat}></progress><p class="tz-voortgang__tekst" role="status" data-tekst>{Tekst}</p>""");
    }
}

/// <summary>Help that folds out: <c>&lt;tz-uitleg&gt;…&lt;/tz-uitleg&gt;</c></summary>
[HtmlTargetElement("tz-uitleg")]
public sealed class UitlegTagHelper : TagHelper
{
    public string Titel { get; set; } = "Wat betekent dit?";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.Word("details", "tz-uitleg");
        output.Content.SetHtmlContent((Markup)$"""<summary>{Titel}</summary><div class="tz-uitleg__inhoud">{inhoud}</div>""");
    }
}
