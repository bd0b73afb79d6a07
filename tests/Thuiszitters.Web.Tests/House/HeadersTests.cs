// What: the same strict headers on every answer of a crawl: pages, redirects, refusals, errors, files. Source: security.md 2.1 (3.4), 2.5.

using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Tests.House;

/// <summary>The program as it is served: not Development, behind https.</summary>
public sealed class ServedApp : TestApp, IAsyncLifetime
{
    protected override string Omgeving => "Production";

    public FailingCommands Faults { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(s => s.AddSingleton<IInterceptor>(Faults));
    }

    public Task InitializeAsync() => StartAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}

/// <summary>Makes commands fail whose text holds a word, while a test says so.</summary>
public sealed class FailingCommands : DbCommandInterceptor
{
    volatile string? word;

    public IDisposable On(string text)
    {
        word = text;
        return new Off(this);
    }

    sealed class Off(FailingCommands owner) : IDisposable
    {
        public void Dispose() => owner.word = null;
    }

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    void Check(System.Data.Common.DbCommand command)
    {
        if (word is { } w && command.CommandText.Contains(w, StringComparison.Ordinal))
            throw new InvalidOperationException("The database is away, says the test.");
    }
}

public sealed class HeadersTests(ServedApp app) : IClassFixture<ServedApp>
{
    static void Check(HttpResponseMessage response)
    {
        var what = $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath} {(int)response.StatusCode}";
        string Header(string name) => response.Headers.TryGetValues(name, out var v) || response.Content.Headers.TryGetValues(name, out v)
            ? string.Join(", ", v) : throw new Xunit.Sdk.XunitException($"{what} lacks {name}.");
        var csp = Header("Content-Security-Policy");
        Assert.True(csp.Contains("default-src 'none'", StringComparison.Ordinal) && csp.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
            && csp.Contains("base-uri 'none'", StringComparison.Ordinal) && csp.Contains("form-action 'self'", StringComparison.Ordinal), what);
        Assert.DoesNotContain("unsafe-", csp, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Header("Permissions-Policy");
        Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By"), what);
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            Assert.Equal("no-store", Header("Cache-Control"));
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            Assert.True(cookie.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)
                && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase), $"{what}: the cookie {cookie.Split('=')[0]} lacks its guards: {string.Join(';', cookie.Split(';').Skip(1))}");
    }

    [Fact]
    public async Task Headers_EveryRoute_Stand()
    {
        var dossier = await app.ThuiszitterAsync();
        var browsers = new[] { app.Anoniem(), await app.AmbtenaarAsync(), await app.AlsAsync(Rol.RegioAnalist, app.Regio.Regio) };
        var seen = new HashSet<HttpStatusCode>();
        foreach (var deur in await Deur.AlleAsync(app.Services))
            foreach (var browser in browsers)
            {
                using var get = await browser.GetAsync(deur.Url(dossier.Nummer));
                Check(get);
                seen.Add(get.StatusCode);
                // Without an antiforgery token: refused, with the same headers.
                using var post = await browser.Client.PostAsync(deur.Url(dossier.Nummer), new FormUrlEncodedContent([]));
                Check(post);
                seen.Add(post.StatusCode);
            }

        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden }, seen);
    }

    [Theory, InlineData("/bestaat-niet", 404), InlineData("/app.css", 200), InlineData("/lib/nlds.css", 200), InlineData("/js/site.js", 200), InlineData("/health", 200)]
    public async Task Headers_FilesAndUnknownAddresses_Stand(string url, int status)
    {
        using var response = await (await app.AmbtenaarAsync()).GetAsync(url);
        Assert.Equal(status, (int)response.StatusCode);
        Check(response);
        Assert.True(response.Headers.Contains("Strict-Transport-Security") || response.RequestMessage!.RequestUri!.Host == "localhost");
    }

    [Fact]
    public async Task Headers_FaultOfTheProgram_StandAndThePageTellsNothing()
    {
        var browser = await app.AmbtenaarAsync();
        using var fault = app.Faults.On("\"Dossiers\"");
        using var response = await browser.GetAsync("/werkvoorraad");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Check(response);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("Er ging iets mis", text, StringComparison.Ordinal);
        Assert.DoesNotContain("says the test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithoutItsKey_Post_IsARequestThatIsRefused()
    {
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        using var response = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/notitie", new() { ["Input.ActId"] = null, ["Input.Soort"] = "Notitie", ["Input.Tekst"] = "tekst" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await app.ActsAsync(dossier.Id));
    }
}
