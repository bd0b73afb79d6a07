// What: single keys work outside fields, are listed under "?", and can be switched off. Source: WCAG 2.2, 2.1.4.
// Used by: .ci/run, where Chromium is.

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class SneltoetsenTests(Opstelling opstelling)
{
    [ChromiumFact]
    public async Task Keys_WorkAreListedAndCanBeSwitchedOff()
    {
        var blad = await opstelling.OpenAsync();
        var page = blad.Page;
        await blad.AanmeldenAsync("Leerplichtambtenaar");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("main tbody tr a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/dossiers/2*");
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync("**/notitie");
        // In a field they are letters.
        await page.GetByLabel("Verslag").PressSequentiallyAsync("n/?gw");
        Assert.Equal("n/?gw", await page.GetByLabel("Verslag").InputValueAsync());
        await page.GetByLabel("Verslag").FillAsync("");
        page.Dialog += (_, d) => _ = d.AcceptAsync();
        await page.Locator("body").ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("w");
        await page.WaitForURLAsync("**/werkvoorraad");

        await page.Keyboard.PressAsync("?");
        var lijst = page.GetByRole(AriaRole.Dialog, new() { Name = "Sneltoetsen" });
        await Expect(lijst.GetByText("Mijn werkvoorraad")).ToBeVisibleAsync();
        Assert.Empty(await ToegankelijkheidTests.GebrekenAsync(blad));
        await blad.FotoAsync("sneltoetsen");
        await lijst.GetByLabel("Sneltoetsen gebruiken in deze browser").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(lijst).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#zoekterm")).Not.ToBeFocusedAsync();

        // Off or on, the list opens from the foot of the page too.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sneltoetsen" }).ClickAsync();
        await lijst.GetByLabel("Sneltoetsen gebruiken in deze browser").CheckAsync();
        await lijst.GetByRole(AriaRole.Button, new() { Name = "Sluiten" }).ClickAsync();
        await page.Locator("body").ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#zoekterm")).ToBeFocusedAsync();
        Assert.Empty(blad.Klachten);
    }
}
