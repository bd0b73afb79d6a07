// What: receives the form with the file itself, before anything else reads it, and turns too big or cut off into a sentence in Dutch.
// Without it the antiforgery check would read the body first and call a file that is too big an expired form.
// Used by: the page that takes a list. Never: a file on disk: what is received stays in memory, up to the limit.

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Thuiszitters.Web.Features.Verzuim.Import;

[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadgrensAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The file and the few fields of the form.</summary>
    const int Meeste = Lijstgrenzen.Bestandsgrootte + (64 * 1024);

    public const string TeGroot = "te-groot", NietOntvangen = "niet-ontvangen";

    /// <summary>Before the antiforgery check, which reads the form.</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return;
        if (request.ContentLength > Meeste)
        {
            Weiger(context, TeGroot);
            return;
        }

        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = Meeste, MemoryBufferThreshold = Meeste }));
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Weiger(context, NietOntvangen);
        }
    }

    static void Weiger(AuthorizationFilterContext context, string waarom) => context.Result = new RedirectResult("/verzuim/import?fout=" + waarom);

    public static string? Bericht(string? waarom) => waarom switch
    {
        TeGroot => "Het bestand is groter dan 20 MB. Splits de lijst en lees de delen na elkaar in. Er is niets opgeslagen.",
        NietOntvangen => "Het bestand kon niet worden ontvangen. Is het groter dan 20 MB? Splits de lijst dan en lees de delen na elkaar in. Er is niets opgeslagen.",
        _ => null,
    };
}
