// What: one icon as inline SVG, and the tag helper for it. Decoration only: the word beside it tells the meaning.
// Used by: pages and the other tag helpers.

using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Thuiszitters.Web.Platform.Ui;

public static class Icoon
{
    static readonly IReadOnlyDictionary<string, string> Vormen = typeof(Iconen).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Namen => Vormen.Keys;

    /// <summary>The icon with this name from <see cref="Iconen"/>; an unknown name is a mistake in a page.</summary>
    public static Markup Svg(string naam) => Vormen.TryGetValue(naam, out var vorm)
        ? (Markup)$"""<svg class="tz-icoon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{new HtmlString(vorm)}</svg>"""
        : throw new ArgumentException($"No icon is named '{naam}'.", nameof(naam));
}

/// <summary><c>&lt;tz-icoon naam="Klok" /&gt;</c></summary>
[HtmlTargetElement("tz-icoon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IcoonTagHelper : TagHelper
{
    public string Naam { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icoon.Svg(Naam));
    }
}
