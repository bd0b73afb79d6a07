using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Http;

/// <summary>
/// Turns expected refusals into a status: a foreign dossier answers like one that does not exist (404), a lost race 409, a broken request 400.
/// The page for the status is shown by the status code pages; everything else is a fault of the program.
/// </summary>
sealed class Refusals(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OutOfScopeException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = e.StatusCode;
        }
        catch (DbUpdateConcurrencyException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }
}
