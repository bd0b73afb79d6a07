// What: the registrations of the user interface: Dutch only, Dutch messages, date fields, static files, calm error pages.
// Used by: Program.cs, once. Never: knows a feature; the error pages are known by their address only.

using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Ui;

public static class UiServices
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(NlDatum.Cultuur);
            o.SupportedCultures = [NlDatum.Cultuur];
            o.SupportedUICultures = [NlDatum.Cultuur];
            o.RequestCultureProviders.Clear();
        });
        services.Configure<MvcOptions>(o =>
        {
            o.ModelBinderProviders.Insert(0, new NlBinders());
            // A validator says in its own words what is missing; the framework would say it in English.
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            InvoerTeksten.Zet(o.ModelBindingMessageProvider);
            o.Filters.Add(new VerlopenFormulierFilter());
            o.Filters.Add(new ZonderHandlerFilter());
        });
        services.AddExceptionHandler<ProgrammaFout>();
        // é and ł go out as they are; the encoder still escapes everything that means something in HTML.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        return services;
    }

    /// <summary>Dutch, static files and error pages. Call it first, before authentication; pages are mapped with <c>MapRazorPages().WithStaticAssets()</c>.</summary>
    public static WebApplication UseUi(this WebApplication app)
    {
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/fout/500");
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.Use((http, next) =>
        {
            // Programs get the bare status, or the problem details that the endpoint itself wrote.
            if (VoorProgramma(http) && http.Features.Get<IStatusCodePagesFeature>() is { } paginas)
                paginas.Enabled = false;
            return next(http);
        });
        app.MapStaticAssets().AllowAnonymous();
        return app;
    }

    internal static bool VoorProgramma(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A fault behind /api answers with problem details instead of a page.</summary>
sealed class ProgrammaFout : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (!UiServices.VoorProgramma(http))
            return false;
        await Results.Problem(statusCode: StatusCodes.Status500InternalServerError, title: "Er ging iets mis").ExecuteAsync(http);
        return true;
    }
}

/// <summary>
/// A form sent to a page that has no handler for it: refused. Without this the page would be shown without having been filled, and without
/// anybody having looked whether the reader may see it.
/// </summary>
sealed class ZonderHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // The choice is looked at when it is carried out.
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Only the choice matters.
    }
}

/// <summary>Marks a request whose antiforgery token was missing, old or somebody else's, so that the page for 400 can say so.</summary>
public sealed class VerlopenFormulierFilter : IAlwaysRunResultFilter
{
    public static bool IsVerlopen(HttpContext http) => http.Items.ContainsKey(typeof(VerlopenFormulierFilter));

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[typeof(VerlopenFormulierFilter)] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        // Only the outcome matters.
    }
}
