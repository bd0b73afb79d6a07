// What: fills a SQLite database with dossiers, starts the program as a process, and times its pages over HTTP beside the same work written
// by hand in ADO.NET: the same queries, the same names unsealed, the same log records committed. Prints medians and their ratio.

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Benchmarks;

static partial class LoadRun
{
    const string Wachtwoord = "meetwachtwoord-voor-benchmarks";

    public static async Task<int> RunAsync(string[] args)
    {
        string? Text(string name) => Array.IndexOf(args, name) is var i and >= 0 ? args[i + 1] : null;
        int Number(string name, int standard) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : standard;
        var (dossiers, rounds) = (Number("--dossiers", 100_000), Number("--rounds", 100));
        var only = Text("--only");
        var output = Console.Out;
        // A folder that is named is kept, filled once, and measured again as often as one likes.
        var kept = Text("--folder");
        var folder = kept is null ? Directory.CreateTempSubdirectory("thuiszitters-meting-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            await output.WriteLineAsync($"dossiers={dossiers} rounds={rounds} cores={Environment.ProcessorCount}");
            if (!File.Exists(Path.Combine(folder, "thuiszitters.db")))
            {
                var seconds = await TimedAsync(() => ChildAsync(folder, "seed", "--dossiers", dossiers.ToString(CultureInfo.InvariantCulture), "--force"));
                await output.WriteLineAsync($"seed: {seconds:0.0} s");
            }

            await using var host = Host(folder);
            var dossier = await PrepareAsync(host);
            if (Number("--timeline", 0) is var acts and > 0)
                await TimelineAsync(host, folder, acts, output);

            if (only is null or "pages")
                await PagesAsync(host, folder, dossier, rounds, output);
            if (only is null or "bewaking")
                await BewakingAsync(host, folder, Number("--due", 0), output);
            if (only is null or "import")
                await ImportAsync(host, folder, output);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The services of the program in this process, without its server.</summary>
    static WebApplication Host(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(Settings(folder).Select(s => KeyValuePair.Create(s.Name.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)));
        builder.Logging.ClearProviders();
        builder.AddThuiszitters(serves: false);
        return builder.Build();
    }

    static (string Name, string Value)[] Settings(string folder) => [("Data__Folder", folder), ("Jobs__Enabled", "false"), ("Seed__AtStart", "false")];

    /// <summary>An officer of Alkmaar with a fair share of the cases, whose start page and first dossier are measured.</summary>
    static async Task<string> PrepareAsync(WebApplication host)
    {
        await using var db = host.Services.GetRequiredService<DbSource>().ForSystem();
        var alkmaar = await db.Organisaties.SingleAsync(o => o.Code == "GM0361");
        if (await db.Users.FirstOrDefaultAsync(u => u.UserName == "meting@voorbeeld.example") is { } known)
            return await db.Dossiers.Where(d => d.BehandelaarId == known.Id && d.GeslotenOp == null).OrderBy(d => d.Id).Select(d => d.Nummer).FirstAsync();
        var user = new Gebruiker
        {
            Naam = "Meting", UserName = "meting@voorbeeld.example", NormalizedUserName = "METING@VOORBEELD.EXAMPLE", Email = "meting@voorbeeld.example",
            NormalizedEmail = "METING@VOORBEELD.EXAMPLE", SecurityStamp = "meting", EmailConfirmed = true,
        };
        user.PasswordHash = new PasswordHasher<Gebruiker>().HashPassword(user, Wachtwoord);
        db.Begin(ActKind.GebruikerAangemaakt, host.Services.GetRequiredService<Clock>().UtcNow);
        db.Add(user);
        db.Add(new Aanstelling { GebruikerId = user.Id, OrganisatieId = alkmaar.Id, Rol = Rol.Leerplichtambtenaar });
        await db.SaveChangesAsync();
        var mine = await db.Dossiers.Where(d => d.GemeenteId == alkmaar.Id && d.GeslotenOp == null).OrderBy(d => d.Id).Select(d => d.Id).Take(300).ToListAsync();
        await db.Dossiers.Where(d => mine.Contains(d.Id)).ExecuteUpdateAsync(s => s.SetProperty(d => d.BehandelaarId, user.Id));
        return await db.Dossiers.Where(d => d.Id == mine[0]).Select(d => d.Nummer).SingleAsync();
    }

    /// <summary>Gives every dossier so many acts, by one statement: contacts on the days before today, as the timeline shows them.</summary>
    static async Task TimelineAsync(WebApplication host, string folder, int acts, TextWriter output)
    {
        await using var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "thuiszitters.db")}");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = """
            PRAGMA synchronous=OFF;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $acts),
                 te(Id, GemeenteId, er) AS (SELECT d.Id, d.GemeenteId, (SELECT COUNT(*) FROM Acts a WHERE a.DossierId = d.Id) FROM Dossiers d)
            INSERT INTO Acts (Id, At, Kind, ActorId, Rol, OrganisatieId, DossierId, Feiten, CorrelationId)
            SELECT randomblob(16), datetime($nu, '-' || (n.i * 3) || ' days'), 202, (SELECT Id FROM AspNetUsers WHERE NormalizedEmail = 'METING@VOORBEELD.EXAMPLE'), 1, te.GemeenteId, te.Id,
                   '{"soort":"Telefoon","datum":"' || date($nu, '-' || (n.i * 3) || ' days') || '","met":"Moeder","bereikt":"True"}', '00000000000000000000000000000000'
            FROM te JOIN n ON n.i <= $acts - te.er;
            ANALYZE;
            """;
        command.Parameters.AddWithValue("$acts", acts);
        command.Parameters.AddWithValue("$nu", host.Services.GetRequiredService<Clock>().UtcNow);
        var seconds = await TimedAsync(() => command.ExecuteNonQueryAsync());
        command.CommandText = "SELECT COUNT(*) FROM Acts";
        await output.WriteLineAsync($"timeline: {await command.ExecuteScalarAsync()} acts, filled up in {seconds:0} s");
    }

    /// <summary>Eight saved searches as in the navigation: the one question for all their counts, beside eight counts by hand.</summary>
    static async Task SavedSearchesAsync(WebApplication host, HandWritten ado, int rounds, TextWriter output)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var source = host.Services.GetRequiredService<DbSource>();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        await using (var db = source.ForSystem())
        {
            var (ik, waar) = (await db.Users.SingleAsync(u => u.UserName == "meting@voorbeeld.example"), await db.Organisaties.SingleAsync(o => o.Code == "GM0361"));
            user.Become(ik.Id, ik.Naam, Guid.CreateVersion7(), Rol.Leerplichtambtenaar, waar.Id, waar.Naam, waar.RegioId, new Dictionary<Guid, Dossierdeel>());
        }

        Dossierfilter[] filters =
        [
            new(), new() { Behandelaar = "mij" }, new() { Behandelaar = "geen" }, new() { Band = PactBand.Overschreden }, new() { Band = PactBand.Nadert },
            new() { Status = DossierStatus.Dreigend }, new() { Soort = Verzuimsoort.Lrv }, new() { Toon = "gesloten" },
        ];
        await CompareAsync("eight saved searches", async () =>
        {
            await using var db = source.For(user.Scope);
            await db.TelAsync(user, filters, default);
        }, ado.EightCountsAsync, rounds, output);
    }

    static async Task PagesAsync(WebApplication host, string folder, string dossier, int rounds, TextWriter output)
    {
        var port = FreePort();
        var start = Stopwatch.StartNew();
        using var server = Start(folder, "--urls", $"http://127.0.0.1:{port}");
        try
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            // In Production http is sent on to https and cookies are Secure; the meter speaks as the proxy in front would.
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            while (true)
            {
                try
                {
                    using var first = await client.GetAsync("/aanmelden");
                    if (first.StatusCode == HttpStatusCode.OK)
                        break;
                }
                catch (HttpRequestException) when (!server.HasExited)
                {
                    await Task.Delay(20);
                }
            }

            await output.WriteLineAsync($"start to first page: {start.Elapsed.TotalSeconds:0.00} s");
            await SignInAsync(client);

            var ado = new HandWritten(host.Services, folder);
            await CompareAsync("work list", () => PageAsync(client, "/werkvoorraad"), ado.WorkListAsync, rounds, output);
            await CompareAsync("dossier page", () => PageAsync(client, $"/dossiers/{dossier}"), () => ado.DossierAsync(dossier), rounds, output);
            var (naam, token) = (await ado.SurnameAsync(dossier), await TokenAsync(client));
            await CompareAsync($"search by surname, {await ado.SearchAsync(naam)} found", () => SearchAsync(client, naam, token), () => ado.SearchAsync(naam), Math.Min(rounds, 100), output);
            await SavedSearchesAsync(host, ado, rounds, output);
            server.Refresh();
            await output.WriteLineAsync($"memory of the server: {server.WorkingSet64 / 1024 / 1024} MB");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    static async Task SignInAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/aanmelden");
        var form = Cookies(page);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["t"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/aanmelden")
        {
            Content = new FormUrlEncodedContent([new("Input.Email", "meting@voorbeeld.example"), new("Input.Wachtwoord", Wachtwoord), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", form);
        using var response = await client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in gave {(int)response.StatusCode}.");
        client.DefaultRequestHeaders.Add("Cookie", $"{form}; {Cookies(response)}");
    }

    static string Cookies(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.TryGetValues("Set-Cookie", out var all) ? all.Select(c => c.Split(';')[0]).Where(c => !c.EndsWith('=')) : []);

    static async Task PageAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{url} gave {(int)response.StatusCode}.");
        await response.Content.ReadAsByteArrayAsync();
    }

    static async Task<string> TokenAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/functie");
        if (Cookies(page) is { Length: > 0 } cookies)
        {
            var all = client.DefaultRequestHeaders.GetValues("Cookie").Append(cookies).ToList();
            client.DefaultRequestHeaders.Remove("Cookie");
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", all));
        }

        return Token().Match(await page.Content.ReadAsStringAsync()).Groups["t"].Value;
    }

    static async Task SearchAsync(HttpClient client, string term, string token)
    {
        using var content = new FormUrlEncodedContent([new("zoekterm", term), new("__RequestVerificationToken", token)]);
        using var response = await client.PostAsync("/zoeken", content);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
            throw new InvalidOperationException($"Searching gave {(int)response.StatusCode}.");
        await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Turn by turn, so that both meet the same machine; medians.</summary>
    static async Task CompareAsync(string name, Func<Task> ours, Func<Task> hand, int rounds, TextWriter output)
    {
        for (var i = 0; i < 10; i++)
        {
            await ours();
            await hand();
        }

        var (a, b) = (new List<double>(rounds), new List<double>(rounds));
        for (var i = 0; i < rounds; i++)
        {
            a.Add(await TimedAsync(ours) * 1000);
            b.Add(await TimedAsync(hand) * 1000);
        }

        await output.WriteLineAsync($"{name}: page {Median(a):0.00} ms, hand-written {Median(b):0.00} ms, ratio {Median(a) / Median(b):0.00}");
    }

    /// <summary>
    /// PactBewaking for tomorrow: its time against the number of dossiers that are due, beside the bare query for those and their reports, and the
    /// most memory it held. With --due N so many in a hundred are made due, and no others.
    /// </summary>
    static async Task BewakingAsync(WebApplication host, string folder, int percent, TextWriter output)
    {
        var tomorrow = host.Services.GetRequiredService<Clock>().Today.AddDays(1);
        if (percent > 0)
            await MakeDueAsync(folder, tomorrow, percent);
        await using (var db = host.Services.GetRequiredService<DbSource>().ForSystem())
            await output.WriteLineAsync($"due tomorrow: {await db.Dossiers.CountAsync(d => d.VolgendeWissel <= tomorrow && d.GeslotenOp == null)} of {await db.Dossiers.CountAsync()}");
        var rows = 0;
        var bare = await TimedAsync(async () => rows = await ReadDueAsync(folder, tomorrow));
        await output.WriteLineAsync($"plain SQL: {bare:0.00} s for {rows} rows (the dossiers that are due, with their reports)");
        foreach (var round in (string[])["first run", "second run, nothing due"])
        {
            JobResult? result = null;
            using var watch = new MemoryWatch();
            var seconds = await TimedAsync(async () => result = await host.Services.GetRequiredService<JobRunner>().RunAsync("PactBewaking", tomorrow, dryRun: false, _ => { }, default));
            await output.WriteLineAsync($"PactBewaking {round}: {seconds:0.00} s, {result!.Outcome}, {string.Join(", ", result.Counts.Select(c => $"{c.Key} {c.Value}"))}, {watch}");
        }
    }

    /// <summary>Spreads them over the table, as days of birth and of absence do.</summary>
    static async Task MakeDueAsync(string folder, DateOnly tomorrow, int percent)
    {
        await using var connection = await OpenAsync(Path.Combine(folder, "thuiszitters.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Dossiers SET VolgendeWissel = CASE WHEN (rowid * 7919) % 100 < $p THEN $due ELSE $later END WHERE GeslotenOp IS NULL";
        command.Parameters.AddWithValue("$p", percent);
        command.Parameters.AddWithValue("$due", tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$later", tomorrow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync();
    }

    static async Task<int> ReadDueAsync(string folder, DateOnly tomorrow)
    {
        await using var connection = await OpenAsync(Path.Combine(folder, "thuiszitters.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT d.*, v.* FROM Dossiers d LEFT JOIN Verzuimmeldingen v ON v.DossierId = d.Id WHERE d.VolgendeWissel <= $day AND d.GeslotenOp IS NULL";
        command.Parameters.AddWithValue("$day", tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }

    /// <summary>What the process holds, looked at ten times a second; in the first half and in the second, so that growth shows.</summary>
    sealed class MemoryWatch : IDisposable
    {
        readonly List<long> seen = [Environment.WorkingSet];
        readonly Timer timer;

        public MemoryWatch() => timer = new(_ =>
        {
            lock (seen)
                seen.Add(Environment.WorkingSet);
        }, null, 100, 100);

        public override string ToString()
        {
            lock (seen)
                return $"memory at most {Max(seen.Take((seen.Count / 2) + 1))} MB in the first half, {Max(seen.Skip(seen.Count / 2))} MB in the second";
        }

        public void Dispose() => timer.Dispose();

        static long Max(IEnumerable<long> bytes) => bytes.Max() / (1024 * 1024);
    }

    /// <summary>The verb import on lists of 1 and of 10,000 rows; the difference is the import itself.</summary>
    static async Task ImportAsync(WebApplication host, string folder, TextWriter output)
    {
        // BSNs that no earlier run into the same folder has used.
        int from;
        await using (var db = host.Services.GetRequiredService<DbSource>().ForSystem())
            from = await db.Dossiers.CountAsync();

        async Task<double> ImportOfAsync(int rows, int from)
        {
            var file = Path.Combine(folder, $"lijst-{rows}.csv");
            await File.WriteAllTextAsync(file, Lijst.Maak(rows, from));
            return await TimedAsync(() => ChildAsync(folder, "import", file, "--organisation", "GM0361", "--on", "2026-11-20", "--report", file + ".json"));
        }

        const int Rows = 10_000;
        var one = await ImportOfAsync(1, from);
        var many = await ImportOfAsync(Rows, from + 1);
        await output.WriteLineAsync($"import: {Rows} rows in {many - one:0.0} s = {Rows / (many - one):0} rows/s (start of the process, {one:0.0} s, left out)");
    }

    static async Task ChildAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }

    static Process Start(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Thuiszitters.Web.dll"));
        foreach (var a in arguments)
            info.ArgumentList.Add(a);
        foreach (var (name, value) in Settings(folder))
            info.Environment[name] = value;
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        var process = Process.Start(info) ?? throw new InvalidOperationException("The program did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    static async Task<double> TimedAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<t>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>An invented list as a gemeente would have it, with BSNs that begin with 97.</summary>
static class Lijst
{
    public static string Maak(int rows, int from)
    {
        var text = new System.Text.StringBuilder("Naam leerling;Geboortedatum;BSN;M/V;Postcode;School;Soort verzuim;Eerste verzuimdag;Opmerking\n");
        var random = new Random(20261120 + from);
        var bsn = 970_000_000 + (from * 11);
        for (var i = 0; i < rows; i++)
        {
            do
                bsn++;
            while (!Bsn.IsGeldig(bsn.ToString(CultureInfo.InvariantCulture)));
            var born = new DateOnly(2011, 1, 1).AddDays(random.Next(3000));
            var first = new DateOnly(2026, 11, 19).AddDays(-random.Next(200));
            text.Append(CultureInfo.InvariantCulture, $"Achternaam{i % 977}, Voornaam{i};{born:dd-MM-yyyy};{bsn};{(i % 2 == 0 ? "M" : "V")};{1811 + (i % 35)} AB;Het Lentecollege;{(i % 3 == 0 ? "absoluut verzuim" : "LRV")};{first:dd-MM-yyyy};opmerking {i}\n");
        }

        return text.ToString();
    }
}
