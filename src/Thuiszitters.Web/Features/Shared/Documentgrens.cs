// What: how much may be sent at once (settings of the region), and the door that holds to it before anything else reads the form.
// Used by: the pages that take files. Never: a file on disk in the clear: what is received stays in memory, up to the limit.

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The settings under <c>Documenten:</c>.</summary>
public sealed record Documentinstellingen
{
    const int Mega = 1024 * 1024;

    /// <summary>Per file, in megabytes.</summary>
    public int BestandMb { get; init; } = 10;

    /// <summary>All files of one form together, in megabytes.</summary>
    public int VerzoekMb { get; init; } = 25;

    /// <summary>How many files in one form.</summary>
    public const int Meeste = 20;

    /// <summary>Where clamd listens; null when the region has no scanner.</summary>
    public string? ClamdHost { get; init; }
    public int ClamdPort { get; init; } = 3310;
    public TimeSpan ClamdTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a form waits for its turn, and how long it may take to arrive.</summary>
    public TimeSpan Wachttijd { get; init; } = TimeSpan.FromSeconds(20);
    public TimeSpan Ontvangsttijd { get; init; } = TimeSpan.FromMinutes(2);

    public int PerBestand => BestandMb * Mega;

    /// <summary>The files and the few fields of the form.</summary>
    public int PerVerzoek => (VerzoekMb * Mega) + (64 * 1024);

    public string Uitleg =>
        $"PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), PNG, JPEG of platte tekst. Hooguit {BestandMb} MB per bestand, {VerzoekMb} MB en {Meeste} bestanden samen.";

    public static Documentinstellingen Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Documenten");
        var standaard = new Documentinstellingen();
        var settings = new Documentinstellingen
        {
            BestandMb = section.GetValue("BestandMb", standaard.BestandMb), VerzoekMb = section.GetValue("VerzoekMb", standaard.VerzoekMb),
            ClamdHost = section["ClamdHost"] is { Length: > 0 } host ? host : null, ClamdPort = section.GetValue("ClamdPort", standaard.ClamdPort),
            ClamdTimeout = TimeSpan.FromSeconds(section.GetValue("ClamdTimeoutSeconds", 20)),
            Wachttijd = TimeSpan.FromSeconds(section.GetValue("WachtSeconds", 20)), Ontvangsttijd = TimeSpan.FromSeconds(section.GetValue("OntvangstSeconds", 120)),
        };
        if (settings.ClamdPort is < 1 or > 65535 || settings.ClamdTimeout.TotalSeconds is < 1 or > 300)
            throw new InvalidOperationException("Documenten:ClamdPort is 1 to 65535, Documenten:ClamdTimeoutSeconds 1 to 300.");
        if (settings.Wachttijd.TotalSeconds is < 0 or > 120 || settings.Ontvangsttijd.TotalSeconds is < 1 or > 3600)
            throw new InvalidOperationException("Documenten:WachtSeconds is 0 to 120, Documenten:OntvangstSeconds 1 to 3600.");
        return settings is { BestandMb: >= 1, VerzoekMb: <= 500 } && settings.BestandMb <= settings.VerzoekMb
            ? settings
            : throw new InvalidOperationException("Documenten:BestandMb is at least 1 and at most Documenten:VerzoekMb, which is at most 500.");
    }
}

/// <summary>The places for forms with files: so many at once are held in memory, from the first byte to the answer.</summary>
public sealed class Uploadplaatsen : IDisposable
{
    public const int Aantal = 2;

    readonly SemaphoreSlim vrij = new(Aantal);

    /// <summary>A place, or false when none came free in time.</summary>
    public Task<bool> NeemAsync(TimeSpan wacht, CancellationToken ct) => vrij.WaitAsync(wacht, ct);

    public void GeefTerug() => vrij.Release();

    public void Dispose() => vrij.Dispose();
}

/// <summary>Receives the form with the files, before the antiforgery check would call a form that is too big an expired one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DocumentgrensAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    public const string TeGroot = "te-groot", NietOntvangen = "niet-ontvangen", TeDruk = "te-druk";

    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return;
        var instellingen = http.RequestServices.GetRequiredService<Documentinstellingen>();
        var grens = instellingen.PerVerzoek;
        if (request.ContentLength > grens)
        {
            Weiger(context, TeGroot);
            return;
        }

        var plaatsen = http.RequestServices.GetRequiredService<Uploadplaatsen>();
        if (!await plaatsen.NeemAsync(instellingen.Wachttijd, http.RequestAborted))
        {
            Weiger(context, TeDruk);
            return;
        }

        http.Response.OnCompleted(() =>
        {
            plaatsen.GeefTerug();
            return Task.CompletedTask;
        });

        // The server itself stops at less, and without a length only it counts along.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = grens;
        http.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = grens, MemoryBufferThreshold = grens, ValueCountLimit = 100 }));
        // Who sends slowly would keep the place from all others.
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        tijd.CancelAfter(instellingen.Ontvangsttijd);
        try
        {
            await request.ReadFormAsync(tijd.Token);
        }
        catch (Exception e) when (e is InvalidDataException or IOException || (e is OperationCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            Weiger(context, NietOntvangen);
        }
    }

    static void Weiger(AuthorizationFilterContext context, string waarom) =>
        context.Result = new RedirectResult($"{context.HttpContext.Request.Path}?fout={waarom}");

    public static string? Bericht(string? waarom, Documentinstellingen grens) => waarom switch
    {
        TeGroot => $"De bestanden zijn samen groter dan {grens.VerzoekMb} MB. Verstuur ze in delen. Er is niets opgeslagen.",
        TeDruk => "Er worden nu te veel bestanden tegelijk verstuurd. Probeer het over een minuut opnieuw. Er is niets opgeslagen.",
        NietOntvangen => $"De bestanden konden niet worden ontvangen. Zijn ze samen groter dan {grens.VerzoekMb} MB? Verstuur ze dan in delen. Er is niets opgeslagen.",
        _ => null,
    };
}
