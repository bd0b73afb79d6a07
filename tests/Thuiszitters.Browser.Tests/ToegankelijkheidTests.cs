// What: what must hold for every page that someone can reach by its links: no violation of WCAG 2.2 A and AA that axe can see, no complaint of
// the browser, a title and a heading of its own, and no scrolling sideways at 320 pixels.
// Source: ui.md; WCAG 2.2 (1.4.10, 2.4.2). Pages are found by following links, so that a new one is looked at before anybody lists it.

using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class ToegankelijkheidTests(Opstelling opstelling)
{
    static readonly AxeRunOptions Wcag = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [ChromiumFact]
    public async Task SignIn_Page_IsAccessible()
    {
        var blad = await opstelling.OpenAsync();
        await blad.NaarAsync("/aanmelden");
        await blad.FotoAsync("aanmelden");
        Assert.Empty(await GebrekenAsync(blad));
        await blad.NaarAsync("/fout/403");
        Assert.Empty(await GebrekenAsync(blad));
    }

    /// <summary>A test for each function, with how many pages they reach at least: one for all would take longer than a test may be silent.</summary>
    [ChromiumTheory]
    [InlineData("Leerplichtambtenaar", 20)]
    [InlineData("Teamleider leerplicht", 20)]
    [InlineData("Consulent samenwerkingsverband", 8)]
    [InlineData("Teamleider samenwerkingsverband", 8)]
    [InlineData("Beoordelaar samenwerkingsverband", 2)]
    [InlineData("Verzuimcoördinator school", 4)]
    [InlineData("Doorzettingsmacht", 3)]
    [InlineData("Analist van de regio", 2)]
    [InlineData("Privacy officer", 2)]
    [InlineData("Functioneel beheerder", 2)]
    public async Task EveryReachablePage_OfAFunction_IsAccessible(string functie, int minstens)
    {
        var (gebreken, gezien) = (new List<string>(), 0);
        var blad = await opstelling.OpenAsync();
        await blad.AanmeldenAsync(functie);
        var titels = new Dictionary<string, string>(StringComparer.Ordinal);
        var wachtrij = new Queue<string>([blad.Pad]);
        var patronen = new HashSet<string>(StringComparer.Ordinal) { Patroon(blad.Pad) };
        while (wachtrij.TryDequeue(out var pad))
        {
            await blad.NaarAsync(pad);
            // An address that leads on to a page already seen is no page of its own.
            if (Patroon(blad.Pad) != Patroon(pad) && !patronen.Add(Patroon(blad.Pad)))
                continue;
            gezien++;
            var nieuw = opstelling.Onderzocht.TryAdd($"{Kant(functie)} {Patroon(pad)}", true);
            gebreken.AddRange((await GebrekenAsync(blad, metAxe: nieuw)).Select(g => $"{Patroon(pad)}: {g}"));
            var titel = await blad.Page.TitleAsync();
            if (!titels.TryAdd(titel, Patroon(pad)))
                gebreken.Add($"{Patroon(pad)}: the same title as {titels[titel]}");
            foreach (var link in await blad.Page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))"))
                // One of each kind is enough; a filter is no other page, and a download is no page.
                if (!link.StartsWith("/dev", StringComparison.Ordinal) && !link.Contains('#', StringComparison.Ordinal) && !link.Contains('.', StringComparison.Ordinal)
                    && !link.Contains("download", StringComparison.Ordinal) && !link.Contains("/versies/", StringComparison.Ordinal) && patronen.Add(Patroon(link)))
                    wachtrij.Enqueue(link);
        }

        gebreken.AddRange(blad.Klachten);
        await blad.Page.Context.CloseAsync();
        Assert.True(gezien >= minstens, $"Only {gezien} pages were reached.");
        Assert.True(gebreken.Count == 0, string.Join('\n', gebreken));
    }

    [ChromiumFact]
    public async Task FormWithErrors_IsAccessibleAndSaysWhereTheyAre()
    {
        var blad = await opstelling.OpenAsync();
        await blad.AanmeldenAsync("Leerplichtambtenaar");
        await blad.NaarAsync("/dossiers/nieuw");
        await blad.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Dossier openen" }).ClickAsync();
        await blad.Page.Locator("#foutenoverzicht").WaitForAsync();
        await blad.FotoAsync("dossier-nieuw-fouten");
        Assert.Equal("foutenoverzicht", await blad.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.StartsWith("Fout: ", await blad.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(await GebrekenAsync(blad));
        Assert.Empty(blad.Klachten);
    }

    /// <summary>Whose pages a function has: axe, which takes a second and more, looks at a page of one side once. The rest is looked at for each function.</summary>
    static string Kant(string functie) => functie switch
    {
        "Leerplichtambtenaar" or "Teamleider leerplicht" => "gemeente",
        "Consulent samenwerkingsverband" or "Teamleider samenwerkingsverband" => "samenwerkingsverband",
        _ => functie,
    };

    internal static async Task<List<string>> GebrekenAsync(Blad blad, bool metAxe = true)
    {
        var page = blad.Page;
        var gebreken = new List<string>();
        if (metAxe)
            gebreken.AddRange((await page.RunAxe(Wcag)).Violations.Select(v => $"{v.Id} at {v.Nodes.FirstOrDefault()?.Target} ({v.Nodes.Length}x)"));
        if (await page.Locator("h1").CountAsync() is var koppen and not 1)
            gebreken.Add($"{koppen} headings h1");
        if (string.IsNullOrWhiteSpace(await page.TitleAsync()))
            gebreken.Add("no title");
        var maat = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var breedte and > 320)
            gebreken.Add($"{breedte} pixels wide at 320");
        await page.SetViewportSizeAsync(maat.Width, maat.Height);
        return gebreken;
    }

    /// <summary>The address without its numbers, keys and filters.</summary>
    internal static string Patroon(string pad) => Regex.Replace(pad.Split('?')[0], "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9]{6}|[0-9]+", "{}", RegexOptions.None, TimeSpan.FromSeconds(1));
}
