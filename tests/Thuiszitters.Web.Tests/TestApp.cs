using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests;

/// <summary>
/// The whole program on a database of its own (SQLite in a temporary folder, or PostgreSQL), with a clock that a test moves. Audit, scope,
/// antiforgery and the processing log are always on. A small region of its own stands in it, without any sample dossier.
/// </summary>
public class TestApp : WebApplicationFactory<Program>
{
    public static readonly DateOnly Vandaag = new(2026, 11, 20);
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-").FullName;

    /// <summary>SQLite, or the PostgreSQL server of the tests, on which this app makes databases of its own.</summary>
    public Provider Provider { get; init; }

    string? Postgres => Provider == Provider.Postgres ? PostgresServer.Connection : null;

    /// <summary>Development shows what went wrong; anything else is the program as it is served, behind https.</summary>
    protected virtual string Omgeving => "Development";

    /// <summary>Where the databases of SQLite and the keys stand.</summary>
    public string Folder => folder;

    readonly string database = "tz_" + Guid.CreateVersion7().ToString("N");

    string Connection(string suffix) => $"{Postgres};Database={database}{suffix}";

    public Testregio Regio { get; private set; } = null!;
    public TestTime Time { get; } = new(Vandaag);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Omgeving);
        builder.UseSetting("Data:Folder", folder);
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Seed:AtStart", "false");
        // Signing in is as it is served but for the work a guess costs: a fifth of a second at each of some thousand times.
        builder.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(Time).PostConfigure<PasswordHasherOptions>(o => o.IterationCount = Testregio.Iteraties));
        if (Postgres is not null)
        {
            builder.UseSetting("Database:Provider", nameof(Provider.Postgres));
            builder.UseSetting("ConnectionStrings:Main", Connection(""));
            builder.UseSetting("ConnectionStrings:Keys", Connection("_sleutels"));
            builder.UseSetting("Keys:Certificate", Voorvorm.SchrijfCertificaat(folder));
        }
    }

    /// <summary>The settings with which a process of its own works on the databases of this app on PostgreSQL.</summary>
    public IEnumerable<(string Naam, string Waarde)> Serverinstellingen(string certificaat) =>
    [
        ("Database__Provider", nameof(Provider.Postgres)), ("ConnectionStrings__Main", Connection("")), ("ConnectionStrings__Keys", Connection("_sleutels")),
        ("Keys__Certificate", certificaat),
    ];

    /// <summary>Starts the program and lays down the region. Call once, in InitializeAsync of the fixture.</summary>
    public async Task StartAsync()
    {
        // A server is never migrated by the program that serves; the embedded default would, but need not for each test anew.
        await (Postgres is null ? Voorvorm.LegSqliteAsync(folder) : Voorvorm.LegPostgresAsync(database));
        _ = Server;
        Regio = await Testregio.MakeAsync(Services);
    }

    /// <summary>A browser signed in as this person in this function; redirects are not followed, cookies are kept.</summary>
    public async Task<Browser> AlsAsync(Rol rol, Organisatie organisatie)
    {
        var aanstelling = await Regio.AanstellingAsync(Services, rol, organisatie);
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = Adres });
        var browser = new Browser(client);
        await browser.AanmeldenAsync(aanstelling.Email, Testregio.Wachtwoord);
        return browser;
    }

    public Browser Anoniem() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = Adres }));

    Uri Adres => new(Omgeving == "Development" ? "http://localhost" : "https://localhost");

    /// <summary>A system context on the database of this app.</summary>
    public AppDb Db() => Services.GetRequiredService<DbSource>().ForSystem();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            if (OperatingSystem.IsWindows())
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (Postgres is not null)
                DropDatabases();
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    void DropDatabases()
    {
        // Only the pools of this app: others are at work on theirs at this moment.
        foreach (var suffix in new[] { "", "_sleutels" })
        {
            using var own = new Npgsql.NpgsqlConnection(Connection(suffix));
            Npgsql.NpgsqlConnection.ClearPool(own);
        }

        Voorvorm.DropPostgres(database);
    }
}

/// <summary>The program on SQLite and, where there is a server, on PostgreSQL: each started when a test first asks for it.</summary>
public sealed class Apps : IAsyncLifetime
{
    readonly Dictionary<Provider, TestApp> made = [];
    readonly SemaphoreSlim door = new(1);

    public Task<TestApp> SqliteAsync() => OpAsync(Provider.Sqlite);

    public async Task<TestApp> OpAsync(Provider provider)
    {
        await door.WaitAsync();
        try
        {
            if (!made.TryGetValue(provider, out var app))
            {
                app = new TestApp { Provider = provider };
                await app.StartAsync();
                made[provider] = app;
            }

            return app;
        }
        finally
        {
            door.Release();
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in made.Values)
            await app.DisposeAsync();
        door.Dispose();
    }
}

/// <summary>A clock that stands still until a test moves it: noon in Amsterdam on a day.</summary>
public sealed class TestTime(DateOnly today) : TimeProvider
{
    DateTimeOffset now = At(today);

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateOnly day) => now = At(day);

    public void Advance(TimeSpan by) => now += by;

    static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero);
}

/// <summary>A real browser's manners over HTTP: reads a page, fills its form with antiforgery token, posts it.</summary>
public sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    public Task<HttpResponseMessage> GetAsync(string url) => client.GetAsync(url);

    /// <summary>Gets a page that must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string url)
    {
        using var response = await client.GetAsync(url);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"GET {url} gave {(int)response.StatusCode}");
        return await ReadAsync(response);
    }

    /// <summary>
    /// Gets the page, takes over every field of its form in the main part (token and hidden fields too), replaces the given fields, and posts.
    /// A field given as null is left out.
    /// </summary>
    public async Task<HttpResponseMessage> PostFormAsync(string url, Dictionary<string, string?> fields, string form = "main form[method=post]")
    {
        var page = await PageAsync(url);
        return await PostFormAsync(page, url, fields, form);
    }

    public Task<HttpResponseMessage> PostFormAsync(IHtmlDocument page, string url, Dictionary<string, string?> fields, string form = "main form[method=post]")
    {
        var element = (IHtmlFormElement?)page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} on {url}.");
        var values = element.QuerySelectorAll("input,select,textarea").Cast<IHtmlElement>()
            .Where(e => e.GetAttribute("name") is { Length: > 0 } && e is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } and not IHtmlInputElement { Type: "submit" or "file" })
            .Select(e => new KeyValuePair<string, string?>(e.GetAttribute("name")!, e switch
            {
                IHtmlInputElement i => i.Value,
                IHtmlSelectElement s => s.Value,
                IHtmlTextAreaElement t => t.Value,
                _ => "",
            })).Where(v => !fields.ContainsKey(v.Key)).ToList();
        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string?>(f.Key, f.Value)));
        var action = element.GetAttribute("action") is { Length: > 0 } a ? a : url;
        return client.PostAsync(action, new FormUrlEncodedContent(values));
    }

    public async Task AanmeldenAsync(string email, string wachtwoord)
    {
        using var response = await PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = wachtwoord });
        // What went wrong stands on the page that Development shows.
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"signing in gave {(int)response.StatusCode}: {(await ReadAsync(response)).Body?.TextContent}");
    }
}
