// What: a real browser on the real program: an installed Chromium, and the built program in a process of its own with an empty data folder,
// in Development, so that it makes its sample region. Used by: every test here.
// Never: downloads a browser. Where there is none, the tests are skipped, visibly.

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Thuiszitters.Browser.Tests;

/// <summary>Runs only where a Chromium is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Variable = "THUISZITTERS_TEST_CHROMIUM";

    public ChromiumFactAttribute()
    {
        if (Chromium is null)
            Skip = $"No Chromium here: neither {Variable} nor /usr/bin/chromium.";
    }

    internal static string? Chromium => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given && File.Exists(given) ? given
        : File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium" : null;
}

/// <summary>As <see cref="ChromiumFactAttribute"/>, for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = new ChromiumFactAttribute().Skip;
}

/// <summary>The program and the browser, once for all tests.</summary>
public sealed class Opstelling : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-browser-").FullName;
    readonly List<string> uitvoer = [];
    Process? program;
    IPlaywright? playwright;
    IBrowser? browser;

    public string Adres { get; private set; } = "";

    /// <summary>The kinds of pages that axe looked at in this run.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, bool> Onderzocht { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Chromium is not { } chromium)
            return;
        await StartProgramAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium, Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }

    async Task StartProgramAsync()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Adres = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        }

        var dll = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", dll]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Source };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Adres;
        start.Environment["Data__Folder"] = folder;
        start.Environment["DOTNET_TieredPGO"] = "0";
        program = Process.Start(start)!;
        program.OutputDataReceived += (_, e) => Note(e.Data);
        program.ErrorDataReceived += (_, e) => Note(e.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var i = 0; i < 240; i++)
        {
            if (program.HasExited)
                break;
            try
            {
                using var response = await http.GetAsync(new Uri(Adres + "/aanmelden"));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(500);
        }

        lock (uitvoer)
            throw new InvalidOperationException("The program did not start:\n" + string.Join('\n', uitvoer.TakeLast(20)));
    }

    void Note(string? line)
    {
        if (line is not null)
            lock (uitvoer)
                uitvoer.Add(line);
    }

    public static string Root { get; } = FindRoot();

    static string Source => Path.Combine(Root, "src", "Thuiszitters.Web");

    static string FindRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    /// <summary>A page in a window of its own, which notes what the browser complains of.</summary>
    public async Task<Blad> OpenAsync(int breedte = 1440, int hoogte = 900)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = breedte, Height = hoogte }, Locale = "nl-NL", TimezoneId = "Europe/Amsterdam", BaseURL = Adres });
        return new(await context.NewPageAsync(), Adres);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is { HasExited: false })
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
        }

        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One window: signing in, and what must hold for every page.</summary>
public sealed class Blad
{
    readonly List<string> klachten = [];

    public Blad(IPage page, string adres)
    {
        (Page, Adres) = (page, adres);
        page.Console += (_, m) =>
        {
            if (m.Type is "error" or "warning")
                klachten.Add($"{Pad}: console {m.Type}: {m.Text}");
        };
        page.PageError += (_, e) => klachten.Add($"{Pad}: script: {e}");
        page.RequestFailed += (_, r) =>
        {
            // A page that is left early drops what it was fetching.
            if (r.Failure?.Contains("ERR_ABORTED", StringComparison.Ordinal) != true)
                klachten.Add($"{Pad}: {r.Failure}");
        };
        page.Response += (_, r) =>
        {
            if (r.Status >= 500)
                klachten.Add($"{new Uri(r.Url).AbsolutePath}: {r.Status}");
            if (!r.Url.StartsWith(adres, StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal))
                klachten.Add($"{Pad}: fetched from elsewhere");
        };
    }

    public IPage Page { get; }
    public string Adres { get; }
    public string Pad => Page.Url.StartsWith("http", StringComparison.Ordinal) ? new Uri(Page.Url).AbsolutePath : Page.Url;

    /// <summary>Complaints of the browser: errors in the console (the content policy reports there), failed requests, scripts that threw.</summary>
    public IReadOnlyList<string> Klachten => klachten;

    public Task NaarAsync(string pad) => Page.GotoAsync(Adres + pad, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Signs in by one click on a sample person with this function: the first, or one that comes after.</summary>
    /// <returns>The name.</returns>
    public async Task<string> AanmeldenAsync(string functie, int nr = 0)
    {
        await NaarAsync("/aanmelden");
        var knop = Page.Locator("form[action='/dev/aanmelden'] button", new() { HasText = ", " + functie }).Nth(nr);
        var naam = (await knop.InnerTextAsync()).Replace("Kies", "", StringComparison.Ordinal).Split(", ")[0].Trim();
        await knop.ClickAsync();
        await Page.WaitForURLAsync(u => !new Uri(u).AbsolutePath.StartsWith("/aanmelden", StringComparison.Ordinal) && !new Uri(u).AbsolutePath.StartsWith("/dev", StringComparison.Ordinal));
        return naam;
    }

    /// <summary>Keeps a picture of the page as an artefact; with THUISZITTERS_UPDATE_SCREENSHOTS=1 in docs/screenshots instead.</summary>
    public async Task FotoAsync(string naam)
    {
        var map = Environment.GetEnvironmentVariable("THUISZITTERS_UPDATE_SCREENSHOTS") == "1" ? Path.Combine("docs", "screenshots") : Path.Combine("artifacts", "screenshots");
        var folder = Directory.CreateDirectory(Path.Combine(Opstelling.Root, map)).FullName;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, naam + ".png"), FullPage = true });
    }
}
