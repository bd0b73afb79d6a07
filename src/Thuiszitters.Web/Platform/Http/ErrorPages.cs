using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Http;

/// <summary>Turns what went wrong into a status; the page for it is re-executed and says no more than the reader needs.</summary>
static class ErrorPages
{
    public static Task HandleAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = error switch
        {
            // A foreign dossier answers like one that does not exist.
            OutOfScopeException => StatusCodes.Status404NotFound,
            DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
        return Task.CompletedTask;
    }
}
