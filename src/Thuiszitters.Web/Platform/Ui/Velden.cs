// What: the form fields, in the order label, description, error, input, with every id tied together for a screen reader.
// Source: NL Design System guidelines for forms. Used by: every form.
// Never: uses the browser's own validation, a placeholder as label, or autocomplete for somebody else's data.

using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

/// <summary>An item of a list with a line of explanation under it; elsewhere it is an ordinary item.</summary>
public sealed class Keus : SelectListItem
{
    public Keus(string waarde, string tekst, string? uitleg = null) : base(tekst, waarde) => Uitleg = uitleg;

    public string? Uitleg { get; }
}

/// <summary>What every field has: name, id, value, label, description, error.</summary>
public abstract class Veld : TagHelper
{
    protected const string Vinkklasse =
        "utrecht-checkbox utrecht-custom-checkbox utrecht-custom-checkbox--html-input utrecht-checkbox--custom utrecht-checkbox--html-input";

    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>A line that helps to fill in the field.</summary>
    public string? Uitleg { get; set => field = value is "" ? null : value; }

    /// <summary>Fields are obligatory unless this says otherwise.</summary>
    public bool Optioneel { get; set; }

    /// <summary>Obligatory for one of the choices in the same form only; its group says which.</summary>
    public bool BijStap { get; set; }

    /// <summary>A field that narrows a list: nobody has to be told that it may stay empty.</summary>
    public bool Filter { get; set; }

    /// <summary>kort (a date, a number), half, or vol.</summary>
    public string Breedte { get; set; } = "vol";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The word in the URL, where it is another than the name in the model: filters are bound without a prefix.</summary>
    [HtmlAttributeName("name")]
    public string? UrlNaam { get; set; }

    protected string Naam => UrlNaam ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Naam, "_");

    ModelStateEntry? Staat => ViewContext.ViewData.ModelState.TryGetValue(Naam, out var staat) ? staat : null;

    protected IReadOnlyList<string> Fouten =>
        Staat is { Errors.Count: > 0 } s ? [.. s.Errors.Select(FoutTekst.Van)] : [];

    protected string? BreedteKlasse => Breedte switch
    {
        "vol" => null,
        "half" => " tz-half",
        "kort" => " tz-kort",
        _ => throw new InvalidOperationException($"No field is '{Breedte}' wide."),
    };

    /// <summary>What was typed if the form came back, otherwise what the page holds.</summary>
    protected string? Waarde => Staat?.AttemptedValue ?? Tekst(For.Model);

    /// <summary>As <see cref="Waarde"/>, for a field that can hold more values.</summary>
    protected IReadOnlyCollection<string> Waarden => Staat?.RawValue switch
    {
        string[] meer => meer,
        string een => [een],
        _ => For.Model is System.Collections.IEnumerable lijst and not string
            ? [.. lijst.Cast<object?>().Select(Tekst).OfType<string>()]
            : Tekst(For.Model) is { } tekst ? [tekst] : [],
    };

    protected string? BeschrevenDoor
    {
        get
        {
            var ids = string.Join(' ', new[] { Uitleg is null ? null : Id + "-uitleg", Fouten.Count == 0 ? null : Id + "-fout" }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    protected Markup LabelTekst => Optioneel && !Filter ? (Markup)$"""{Label} <span class="tz-optioneel">(niet verplicht)</span>""" : $"{Label}";

    protected Markup UitlegHtml => Uitleg is null ? Markup.Leeg : $"""<div class="utrecht-form-field-description" id="{Id}-uitleg">{Uitleg}</div>""";

    protected Markup FoutHtml => Fouten.Count == 0
        ? Markup.Leeg
        : $"""<div class="utrecht-form-field__error-message utrecht-form-field-error-message" id="{Id}-fout">{string.Join(" ", Fouten)}</div>""";

    /// <summary>The attributes that every input carries.</summary>
    protected Markup Gewoon(string? beschreven = null) =>
        $"""{Markup.Attr("aria-required", Optioneel || BijStap || Filter ? null : "true")}{Markup.Attr("aria-invalid", Fouten.Count > 0 ? "true" : null)}{Markup.Attr("aria-describedby", beschreven ?? BeschrevenDoor)}""";

    protected string Ongeldig(string klasse) => Fouten.Count > 0 ? $" {klasse}--invalid" : "";

    /// <summary>Tells the error summary where this field is, in the order in which the fields stand on the page.</summary>
    protected void Meld(string? id = null) => VeldenOpVolgorde.Van(ViewContext.HttpContext).Meld(Naam, id ?? Id);

    /// <summary>A field with one input: label, description, error, input.</summary>
    protected void Schrijf(TagHelperOutput output, Markup invoer)
    {
        Meld();
        Buitenkant(output, "div");
        output.Content.SetHtmlContent(
            (Markup)$"""<div class="utrecht-form-field__label"><label class="utrecht-form-label" for="{Id}">{LabelTekst}</label></div>{UitlegHtml}{FoutHtml}<div class="utrecht-form-field__input">{invoer}</div>""");
    }

    protected void Buitenkant(TagHelperOutput output, string element)
    {
        if (Label.Length == 0)
            throw new InvalidOperationException($"The field '{Naam}' has no label.");
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        var eigen = output.Attributes.TryGetAttribute("class", out var klasse) ? " " + klasse.Value : "";
        output.Attributes.SetAttribute("class", "utrecht-form-field" + Ongeldig("utrecht-form-field") + eigen);
    }

    protected static string? Tekst(object? waarde) => waarde switch
    {
        null => null,
        DateOnly datum => NlDatum.Kort(datum),
        bool vink => vink ? "true" : "false",
        Enum keuze => keuze.ToString(),
        IFormattable getal => getal.ToString(null, NlDatum.Cultuur),
        _ => waarde.ToString(),
    };
}

/// <summary>The Dutch text of an error in the model state.</summary>
static class FoutTekst
{
    public static string Van(ModelError fout) =>
        fout.ErrorMessage.Length > 0 ? fout.ErrorMessage : "Deze waarde kan niet worden gelezen. Controleer dit veld.";
}

/// <summary>Which field stands where on the page, for the error summary above it.</summary>
sealed class VeldenOpVolgorde
{
    readonly List<(string Naam, string Id)> velden = [];

    public IReadOnlyList<(string Naam, string Id)> Velden => velden;

    public void Meld(string naam, string id)
    {
        if (!velden.Exists(v => string.Equals(v.Naam, naam, StringComparison.OrdinalIgnoreCase)))
            velden.Add((naam, id));
    }

    public static VeldenOpVolgorde Van(HttpContext http)
    {
        if (http.Items[typeof(VeldenOpVolgorde)] is not VeldenOpVolgorde velden)
            http.Items[typeof(VeldenOpVolgorde)] = velden = new VeldenOpVolgorde();
        return velden;
    }
}

/// <summary>A line of text: <c>&lt;tz-veld for="Input.Plaats" label="Plaats" /&gt;</c></summary>
[HtmlTargetElement("tz-veld", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TekstVeldTagHelper : Veld
{
    /// <summary>text, email, tel, password or search.</summary>
    public string Type { get; set; } = "text";

    public string? Inputmode { get; set; }

    /// <summary>Off, because the data are nearly always those of somebody else. The sign-in page says username and current-password.</summary>
    public string Autocomplete { get; set; } = "off";

    public int? Maxlength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, $"""<input class="utrecht-textbox utrecht-textbox--html-input{Ongeldig("utrecht-textbox")}{BreedteKlasse}" type="{Type}" id="{Id}" name="{Naam}"{Markup.Attr("value", Type == "password" ? null : Waarde)}{Markup.Attr("inputmode", Inputmode)}{Markup.Attr("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture))} autocomplete="{Autocomplete}"{Gewoon()}>""");
}

/// <summary>A date as people type it: <c>&lt;tz-datum for="Input.Vanaf" label="Eerste dag" /&gt;</c></summary>
[HtmlTargetElement("tz-datum", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DatumVeldTagHelper : Veld
{
    public string Autocomplete { get; set; } = "off";

    /// <summary>A date of years ago: the example is that of a birth date.</summary>
    public bool Geboorte { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Uitleg ??= Geboorte ? "Dag, maand en jaar, bijvoorbeeld 14-3-2013." : "Dag, maand en jaar, bijvoorbeeld 14-3-2026.";
        Schrijf(output, $"""<input class="utrecht-textbox utrecht-textbox--html-input{Ongeldig("utrecht-textbox")} tz-kort" type="text" id="{Id}" name="{Naam}"{Markup.Attr("value", Waarde)} maxlength="40" autocomplete="{Autocomplete}" spellcheck="false"{Gewoon()}>""");
    }
}

/// <summary>Several lines of text: <c>&lt;tz-tekstvak for="Input.Verslag" label="Verslag" /&gt;</c></summary>
[HtmlTargetElement("tz-tekstvak", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TekstvakTagHelper : Veld
{
    public int Rijen { get; set; } = 5;

    public int? Maxlength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, $"""
            <textarea class="utrecht-textarea utrecht-textarea--html-textarea{Ongeldig("utrecht-textarea")}{BreedteKlasse}" id="{Id}" name="{Naam}" rows="{Rijen}"{Markup.Attr("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture))} autocomplete="off"{Gewoon()}>
            {Waarde}</textarea>
            """);
}

/// <summary>One of a list that folds out: <c>&lt;tz-keuze for="Input.Soort" label="Soort" items="Model.Soorten" /&gt;</c></summary>
[HtmlTargetElement("tz-keuze", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KeuzeTagHelper : Veld
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The text of the first, empty choice; an empty text leaves it out.</summary>
    public string Leeg { get; set; } = "Maak een keuze";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var gekozen = Waarden;
        var groepen = Items.GroupBy(i => i.Group?.Name).Select(g =>
            g.Key is null ? Markup.Samen(g.Select(Optie)) : $"""<optgroup label="{g.Key}">{Markup.Samen(g.Select(Optie))}</optgroup>""");
        Markup leeg = Leeg.Length == 0 ? Markup.Leeg : $"""<option value="">{Leeg}</option>""";
        Schrijf(output, $"""<select class="utrecht-select utrecht-select--html-select{Ongeldig("utrecht-select")}{BreedteKlasse}" id="{Id}" name="{Naam}" autocomplete="off"{Gewoon()}>{leeg}{Markup.Samen(groepen)}</select>""");

        Markup Optie(SelectListItem i) => $"""<option value="{i.Value}"{Markup.Vlag("selected", gekozen.Contains(i.Value) || (gekozen.Count == 0 && i.Selected))}{Markup.Vlag("disabled", i.Disabled)}>{i.Text}</option>""";
    }
}

/// <summary>What radios and a list of check boxes share: a fieldset with a legend.</summary>
public abstract class Keuzes : Veld
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Side by side, for two or three short words.</summary>
    public bool Naast { get; set; }

    protected void Schrijf(TagHelperOutput output, string type, string klasse)
    {
        var gekozen = Waarden;
        var items = Items.ToList();
        Meld(Id);
        Buitenkant(output, "div");
        var keuzes = Markup.Samen(items.Select((item, nr) => Keus(item, nr == 0 ? Id : $"{Id}-{nr.ToString(CultureInfo.InvariantCulture)}")));
        output.Content.SetHtmlContent(
            (Markup)$"""<fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"{Markup.Attr("role", type == "radio" ? "radiogroup" : null)}{(type == "radio" ? Gewoon() : Markup.Attr("aria-describedby", BeschrevenDoor))}><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-label">{LabelTekst}</legend>{UitlegHtml}{FoutHtml}<div class="tz-keuzes{(Naast ? " tz-keuzes--naast" : "")}">{keuzes}</div></fieldset>""");

        Markup Keus(SelectListItem item, string id)
        {
            var uitleg = (item as Keus)?.Uitleg;
            Markup regel = uitleg is null ? Markup.Leeg : $"""<div class="utrecht-form-field-description" id="{id}-uitleg">{uitleg}</div>""";
            return $"""<div class="tz-keus"><input class="{klasse}" type="{type}" id="{id}" name="{Naam}" value="{item.Value}" autocomplete="off"{Markup.Vlag("checked", gekozen.Contains(item.Value) || (gekozen.Count == 0 && item.Selected))}{Markup.Vlag("disabled", item.Disabled)}{Markup.Attr("aria-describedby", uitleg is null ? null : id + "-uitleg")}><div><label class="utrecht-form-label--{type}" for="{id}">{item.Text}</label>{regel}</div></div>""";
        }
    }
}

/// <summary>One of a few: <c>&lt;tz-radios for="Input.Soort" label="Hoe heeft u elkaar gesproken?" items="Model.Soorten" /&gt;</c></summary>
[HtmlTargetElement("tz-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : Keuzes
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, "radio", "utrecht-radio-button utrecht-radio-button--html-input");
}

/// <summary>None, one or more of a few; the property is a list.</summary>
[HtmlTargetElement("tz-vinken", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VinkenTagHelper : Keuzes
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Schrijf(output, "checkbox", Vinkklasse);
}

/// <summary>Yes or no: <c>&lt;tz-vink for="Input.Delen" label="Deel een samenvatting met de school" /&gt;</c></summary>
[HtmlTargetElement("tz-vink", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VinkTagHelper : Veld
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Meld();
        Buitenkant(output, "div");
        // The hidden field comes last, so that an empty box still posts false and a ticked one posts true first.
        output.Content.SetHtmlContent(
            (Markup)$"""{FoutHtml}<div class="tz-keus"><input class="{Vinkklasse}" type="checkbox" id="{Id}" name="{Naam}" value="true" autocomplete="off"{Markup.Vlag("checked", Waarden.Contains("true", StringComparer.OrdinalIgnoreCase))}{Markup.Attr("aria-invalid", Fouten.Count > 0 ? "true" : null)}{Markup.Attr("aria-describedby", BeschrevenDoor)}><div><label class="utrecht-form-label--checkbox" for="{Id}">{Label}</label>{UitlegHtml}</div></div><input type="hidden" name="{Naam}" value="false">""");
    }
}

/// <summary>A file: <c>&lt;tz-bestand for="Input.Bestand" label="Bestand" accept=".csv" uitleg="CSV, hoogstens 5 MB." /&gt;</c> The form must post multipart/form-data.</summary>
[HtmlTargetElement("tz-bestand", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BestandTagHelper : Veld
{
    public string? Accept { get; set; }

    public bool Meer { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Schrijf(output, $"""<input class="tz-bestand{(Fouten.Count > 0 ? " tz-bestand--fout" : "")}" type="file" id="{Id}" name="{Naam}"{Markup.Attr("accept", Accept)}{Markup.Vlag("multiple", Meer)}{Gewoon()}>""");
}

/// <summary>All errors above the form, each a link to its field, in the order of the fields on the page.</summary>
[HtmlTargetElement("tz-foutenoverzicht", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FoutenoverzichtTagHelper : TagHelper
{
    /// <summary>What did not happen; the count of fields follows by itself.</summary>
    public string Titel { get; set; } = "Het formulier is niet opgeslagen.";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        // The fields stand below this element, so what is written here is worked out when the page is sent.
        output.Content.SetHtmlContent(new Later(Bouw));
    }

    Markup Bouw()
    {
        var fouten = ViewContext.ViewData.ModelState.Where(e => e.Value is { Errors.Count: > 0 }).ToList();
        if (fouten.Count == 0)
            return Markup.Leeg;
        var velden = VeldenOpVolgorde.Van(ViewContext.HttpContext).Velden;
        var regels = fouten
            .Select(f => (Plek: Plek(f.Key), Fout: f))
            .OrderBy(f => f.Plek)
            .SelectMany(f => f.Fout.Value!.Errors.Select(e => (Id: Doel(f.Plek, f.Fout.Key), Tekst: FoutTekst.Van(e))))
            .Select(r => r.Id is null
                ? (Markup)$"""<li class="utrecht-unordered-list__item">{r.Tekst}</li>"""
                : (Markup)$"""<li class="utrecht-unordered-list__item"><a class="nl-link" href="#{r.Id}">{r.Tekst}</a></li>""");
        var aantal = fouten.Count(f => f.Key.Length > 0);
        var rest = aantal switch { 0 => "", 1 => " Controleer 1 veld.", _ => $" Controleer {aantal.ToString(CultureInfo.InvariantCulture)} velden." };
        return $"""<div class="utrecht-alert utrecht-alert--error" id="foutenoverzicht" role="group" tabindex="-1" aria-labelledby="foutenoverzicht-kop" data-focus><div class="utrecht-alert__icon">{Icoon.Svg(nameof(Iconen.Fout))}</div><div class="utrecht-alert__content"><div class="utrecht-alert__message"><h2 class="nl-heading nl-heading--level-3" id="foutenoverzicht-kop">{Titel}{rest}</h2><ul class="utrecht-unordered-list">{Markup.Samen(regels)}</ul></div></div></div>""";

        int Plek(string sleutel)
        {
            for (var i = 0; i < velden.Count; i++)
                if (string.Equals(velden[i].Naam, sleutel, StringComparison.OrdinalIgnoreCase))
                    return i;
            return sleutel.Length == 0 ? -1 : int.MaxValue;
        }

        string? Doel(int plek, string sleutel) =>
            plek is -1 ? null : plek < velden.Count ? velden[plek].Id : TagBuilder.CreateSanitizedId(sleutel, "_");
    }

    sealed class Later(Func<Markup> bouw) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) => bouw().WriteTo(writer, encoder);
    }
}
