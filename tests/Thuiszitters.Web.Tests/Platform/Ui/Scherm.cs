// What: renders one tag helper as a page would, without a server. Used by: the tests of this folder.

using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace Thuiszitters.Web.Tests.Platform.Ui;

/// <summary>One request with its model state; all helpers rendered by it stand on the same page.</summary>
sealed class Scherm
{
    readonly EmptyModelMetadataProvider metadata = new();
    readonly Dictionary<object, object> ouder = [];

    public Scherm(string query = "")
    {
        Http.Request.QueryString = new QueryString(query);
        var actie = new ActionContext(Http, new RouteData(), new ActionDescriptor(), ModelState);
        View = new ViewContext(actie, new GeenView(), new ViewDataDictionary(metadata, ModelState), new TempDataDictionary(Http, new GeenTempData()), TextWriter.Null, new HtmlHelperOptions());
    }

    public DefaultHttpContext Http { get; } = new();

    public ModelStateDictionary ModelState { get; } = new();

    public ViewContext View { get; }

    public ModelExpression Veld<T>(string naam, T? waarde) =>
        new(naam, new ModelExplorer(metadata, metadata.GetMetadataForType(typeof(T)), waarde));

    /// <summary>The HTML of this helper round this content (HTML of the test itself).</summary>
    public async Task<string> Html(TagHelper helper, string inhoud = "", params (string Naam, string Waarde)[] attributen) =>
        Schrijf(await Uitvoer(helper, _ => Task.FromResult(inhoud), attributen));

    /// <summary>The HTML of a helper whose children are helpers too; they share its items.</summary>
    public async Task<string> Html(TagHelper helper, params (TagHelper Kind, string Inhoud)[] kinderen) =>
        Schrijf(await Uitvoer(helper, async items =>
        {
            var html = "";
            foreach (var (kind, tekst) in kinderen)
                html += Schrijf(await Uitvoer(kind, _ => Task.FromResult(tekst), [], items));
            return html;
        }, []));

    /// <summary>The output as it stands; to be written later, as a page does.</summary>
    public async Task<TagHelperOutput> Uitvoer(TagHelper helper, Func<Dictionary<object, object>, Task<string>> kind, (string Naam, string Waarde)[] attributen, Dictionary<object, object>? items = null)
    {
        helper.GetType().GetProperty("ViewContext")?.SetValue(helper, View);
        items ??= new Dictionary<object, object>(ouder);
        var context = new TagHelperContext([], items, Guid.CreateVersion7().ToString());
        var output = new TagHelperOutput("tz", [.. attributen.Select(a => new TagHelperAttribute(a.Naam, a.Waarde))], async (_, _) =>
        {
            var inhoud = new DefaultTagHelperContent();
            inhoud.SetHtmlContent(await kind(items));
            return inhoud;
        });
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        // Razor renders the children when the helper left them alone.
        if (!output.IsContentModified && output.TagName is not null)
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        return output;
    }

    public static string Schrijf(TagHelperOutput output)
    {
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    sealed class GeenView : IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    sealed class GeenTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
            // A test of one helper has no next request.
        }
    }
}
