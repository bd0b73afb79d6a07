// What: the pages for what went wrong: unknown address, no access, expired form, fault in the program.
// Used by: the status code middleware, which runs them again with the method of the first request; so POST is answered too.
// Never: tells what the fault was, or whether a dossier exists.

using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Shared;

[AllowAnonymous, IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class Foutpagina : PageModel
{
    /// <summary>What the caller can read out to the help desk.</summary>
    public string Kenmerk => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public bool FormulierVerlopen => VerlopenFormulierFilter.IsVerlopen(HttpContext);

    public void OnGet()
    {
        // Nothing to fetch.
    }

    public void OnPost()
    {
        // The first request was a form; its answer is the same page.
    }
}
