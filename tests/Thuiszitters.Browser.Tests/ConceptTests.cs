// What: a session that ends in the middle of a form loses nothing: what was typed is kept and offered after signing in again.
// Source: "never losing work". Used by: .ci/run, where Chromium is.

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class ConceptTests(Opstelling opstelling)
{
    const string Tekst = "School gebeld: de mentor belt morgen terug.";

    [ChromiumFact]
    public async Task SessionOverInTheMiddleOfAForm_LosesNothing()
    {
        var blad = await opstelling.OpenAsync();
        var page = blad.Page;
        await blad.AanmeldenAsync("Leerplichtambtenaar");
        await page.Locator("main tbody tr th a").Nth(1).ClickAsync();
        await page.WaitForURLAsync("**/dossiers/2*");
        var formulier = blad.Pad + "/notitie";
        await blad.NaarAsync(formulier);
        await page.GetByLabel("Telefoongesprek").CheckAsync();
        await page.GetByLabel("Moeder").CheckAsync();
        await page.GetByLabel("Verslag").FillAsync(Tekst);
        await Expect(page.GetByText("Concept bewaard")).ToBeVisibleAsync();

        // The session is over and the tab is gone.
        await page.Context.ClearCookiesAsync();
        page.Dialog += (_, d) => _ = d.AcceptAsync();
        await blad.NaarAsync("/aanmelden");
        await blad.AanmeldenAsync("Leerplichtambtenaar");
        await blad.NaarAsync(formulier);
        var verder = page.GetByRole(AriaRole.Button, new() { Name = "Verder waar ik was" });
        await Expect(verder).ToBeVisibleAsync();
        Assert.Equal("", await page.GetByLabel("Verslag").InputValueAsync());
        await blad.FotoAsync("concept");
        await verder.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(Tekst, await page.GetByLabel("Verslag").InputValueAsync());
        Assert.True(await page.GetByLabel("Telefoongesprek").IsCheckedAsync());
        await page.GetByLabel("Verslag").PressAsync("Control+Enter");
        await page.WaitForURLAsync("**" + formulier[..^"/notitie".Length]);
        await Expect(page.Locator("main").GetByText(Tekst).First).ToBeVisibleAsync();

        // Saved: there is nothing to offer any more.
        await blad.NaarAsync(formulier);
        await Expect(page.GetByLabel("Verslag")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(verder).ToHaveCountAsync(0);
        Assert.Empty(blad.Klachten);
    }
}
