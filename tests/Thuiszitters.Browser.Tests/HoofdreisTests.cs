// What: the main journey as a leerplichtambtenaar makes it, in a real browser, by mouse and keyboard. Source: domain/journeys.md.

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class HoofdreisTests(Opstelling opstelling)
{
    [ChromiumFact]
    public async Task MainJourney_OfALeerplichtambtenaar_WorksWithoutAComplaint()
    {
        var blad = await opstelling.OpenAsync();
        var page = blad.Page;

        // One click: signed in, on the work list.
        await blad.AanmeldenAsync("Leerplichtambtenaar");
        Assert.Equal("/werkvoorraad", blad.Pad);
        await blad.FotoAsync("werkvoorraad");
        Assert.True(await page.Locator("main tbody tr").CountAsync() > 0, "The work list is empty.");

        // A dossier, and a note with Ctrl+Enter.
        await page.Locator("main tbody tr th a").First.ClickAsync();
        await page.WaitForURLAsync("**/dossiers/2*");
        var dossier = blad.Pad;
        await blad.FotoAsync("dossier");
        await page.GetByRole(AriaRole.Link, new() { Name = "Contact of notitie" }).ClickAsync();
        await page.GetByLabel("Telefoongesprek").CheckAsync();
        await page.GetByLabel("Moeder").CheckAsync();
        var tekst = "Moeder gebeld over volgende week.";
        await page.GetByLabel("Verslag").FillAsync(tekst);
        await blad.FotoAsync("notitie");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync("**" + dossier);
        await Expect(page.GetByText("De notitie is opgeslagen.")).ToBeVisibleAsync();
        await Expect(page.Locator("main").GetByText(tekst).First).ToBeVisibleAsync();

        // Search: "/" goes to the field, the term is posted.
        var naam = (await page.Locator("h1").InnerTextAsync()).Split(' ')[^1];
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#zoekterm")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(naam);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/zoeken");
        await Expect(page.Locator($"main a[href='{dossier}']")).ToHaveCountAsync(1);
        await blad.FotoAsync("zoeken");

        // A new dossier; the region is invented anew with each run, so the name only has to be unlike the others.
        await blad.NaarAsync("/dossiers/nieuw");
        await page.GetByLabel("Voornaam").FillAsync("Saar");
        await page.GetByLabel("Achternaam").FillAsync("Proefzwaluwberg");
        await page.GetByLabel("Geboortedatum", new() { Exact = true }).FillAsync($"14-3-{JaarVan(13)}");
        await page.GetByLabel("Postcode", new() { Exact = true }).FillAsync(await EigenPostcodeAsync(page));
        await page.GetByLabel("Langdurig relatief verzuim").CheckAsync();
        await page.GetByLabel("Eerste dag van het verzuim").FillAsync($"1-9-{JaarVan(1)}");
        await blad.FotoAsync("dossier-nieuw");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dossier openen" }).ClickAsync();
        await page.WaitForURLAsync("**/dossiers/2*");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Saar Proefzwaluwberg");

        Assert.Empty(blad.Klachten);
    }

    /// <summary>A year so long ago; 14 March and 1 September of it are surely past.</summary>
    static int JaarVan(int geleden) => TimeProvider.System.GetUtcNow().Year - geleden;

    /// <summary>A postcode of one's own gemeente, as a dossier of it shows; found through the list.</summary>
    static async Task<string> EigenPostcodeAsync(IPage page)
    {
        var lijst = await page.Context.NewPageAsync();
        await lijst.GotoAsync(new Uri(new Uri(page.Url), "/dossiers?perPagina=50").ToString());
        foreach (var pad in await lijst.Locator("main tbody tr th a").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))"))
        {
            await lijst.GotoAsync(new Uri(new Uri(page.Url), pad).ToString());
            var match = System.Text.RegularExpressions.Regex.Match(
                await lijst.Locator("main").InnerTextAsync(), "\\b[1-9][0-9]{3} ?[A-Z]{2}\\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
            {
                await lijst.CloseAsync();
                return match.Value;
            }
        }

        throw new InvalidOperationException("No dossier of the list shows a postcode.");
    }
}

[CollectionDefinition(nameof(OpstellingCollection))]
public sealed class OpstellingCollection : ICollectionFixture<Opstelling>;
