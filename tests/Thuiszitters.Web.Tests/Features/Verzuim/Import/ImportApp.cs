using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Verzuim.Import;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

/// <summary>The whole program with its log caught and a fault that can be made to happen between the batches of an import.</summary>
public sealed class ImportApp : TestApp
{
    public ConcurrentQueue<string> Log { get; } = new();
    internal Storing Storing { get; } = new();

    public static async Task<ImportApp> NieuwAsync(Provider provider = Provider.Sqlite)
    {
        var app = new ImportApp { Provider = provider };
        await app.StartAsync();
        return app;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Debug));
        builder.ConfigureTestServices(s =>
        {
            s.AddSingleton<ILoggerProvider>(new Vanger(Log));
            s.AddSingleton<IInterceptor>(Storing);
        });
    }

    public Task<Browser> AlkmaarAsync() => AlsAsync(Rol.Leerplichtambtenaar, Regio.Alkmaar);

    public Task<JobResult> VoerUitAsync() => Services.GetRequiredService<JobRunner>().RunAsync(ImportUitvoeren.Name, Vandaag);

    /// <summary>Runs the verb as the command line does.</summary>
    public async Task<(int Code, string Uitvoer)> VerbAsync(params string[] woorden)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        await using var uit = new StringWriter();
        var code = await scope.ServiceProvider.GetRequiredService<ImportVerb>().RunAsync(new VerbArguments(woorden, "dry-run"), uit, default);
        return (code, uit.ToString());
    }

    public static async Task<HttpResponseMessage> BiedAanAsync(Browser browser, byte[] inhoud, string naam, string? token = null)
    {
        var pagina = await browser.PageAsync("/verzuim/import");
        return await browser.Client.PostAsync("/verzuim/import", Formulier(pagina, inhoud, naam, token));
    }

    public static MultipartFormDataContent Formulier(IHtmlDocument pagina, byte[]? inhoud, string naam, string? token = null)
    {
        string Waarde(string veld) => ((IHtmlInputElement)pagina.QuerySelector($"main input[name='{veld}']")!).Value;
        var formulier = new MultipartFormDataContent
        {
            { new StringContent(Waarde("Input.ActId")), "Input.ActId" },
            { new StringContent(token ?? Waarde("__RequestVerificationToken")), "__RequestVerificationToken" },
        };
        if (inhoud is not null)
        {
            var bestand = new ByteArrayContent(inhoud);
            bestand.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            formulier.Add(bestand, "Input.Bestand", naam);
        }

        return formulier;
    }

    /// <summary>Upload and columns as proposed; the address of the preview.</summary>
    public static async Task<string> TotVoorbeeldAsync(Browser browser, byte[] inhoud, string naam = "lijst.csv")
    {
        using var aangeboden = await BiedAanAsync(browser, inhoud, naam);
        Assert.Equal(HttpStatusCode.Redirect, aangeboden.StatusCode);
        var kolommen = aangeboden.Headers.Location!.ToString();
        Assert.EndsWith("/kolommen", kolommen, StringComparison.Ordinal);
        using var gekozen = await browser.PostFormAsync(kolommen, []);
        Assert.Equal(HttpStatusCode.Redirect, gekozen.StatusCode);
        return gekozen.Headers.Location!.ToString();
    }

    public static Task<string> TotVoorbeeldAsync(Browser browser, string tekst) => TotVoorbeeldAsync(browser, Encoding.UTF8.GetBytes(tekst));

    public static async Task KlikAsync(Browser browser, string adres, string formulier)
    {
        using var antwoord = await browser.PostFormAsync(adres, [], "#" + formulier);
        Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
    }

    /// <summary>From upload to result, through the screen and the job.</summary>
    public async Task<Importopdracht> ImporteerAsync(Browser browser, byte[] inhoud, string naam = "lijst.csv")
    {
        var adres = await TotVoorbeeldAsync(browser, inhoud, naam);
        await KlikAsync(browser, adres, "bevestigen");
        Assert.Equal(JobOutcome.Klaar, (await VoerUitAsync()).Outcome);
        return await OpdrachtAsync(adres);
    }

    public async Task<Importopdracht> OpdrachtAsync(string adres)
    {
        var id = Guid.Parse(adres.Split('/')[3]);
        await using var db = Db();
        return await db.Set<Importopdracht>().AsNoTracking().SingleAsync(o => o.Id == id);
    }

    sealed class Vanger(ConcurrentQueue<string> regels) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            regels.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Holds nothing of its own.
        }
    }
}

/// <summary>Fails the counters of one batch, after its rows were written and before it is kept.</summary>
sealed class Storing : DbCommandInterceptor
{
    int over = -1;

    /// <summary>Lets so many batches through and fails the next.</summary>
    public void Na(int groepen) => over = groepen;

    /// <summary>The key store lets no key go.</summary>
    public bool SleutelsVast { get; set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        (SleutelsVast && command.CommandText.Contains("DELETE FROM \"DataKeys\"", StringComparison.Ordinal))
        || (over >= 0 && command.CommandText.Contains("Importopdracht", StringComparison.Ordinal) && command.CommandText.Contains("\"Bijgewerkt\" =", StringComparison.Ordinal) && over-- == 0)
            ? throw new InvalidOperationException("A fault for the test.")
            : base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
}
