// What: somebody who works without a mouse; every page they come to is looked at by axe and at 320 pixels.
// Used by: the tests that walk a case. Never: a click.

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Thuiszitters.Browser.Tests;

/// <summary>Somebody who works without a mouse; every page they come to is looked at.</summary>
/// <param name="onderzocht">The kinds of pages that axe has looked at in this walk: each once, the rest of what must hold each time. Null: axe each time.</param>
public sealed class Toetsenbord(Blad blad, HashSet<string>? onderzocht = null)
{
    public Blad Blad => blad;
    public IPage Page => blad.Page;
    public List<string> Gebreken { get; } = [];

    public async Task NaarAsync(string pad)
    {
        await blad.NaarAsync(pad);
        await KijkAsync();
    }

    public async Task VolgAsync(string link)
    {
        await Page.Locator("main a", new() { HasText = link }).First.FocusAsync();
        await GaAsync();
    }

    public async Task VerstuurAsync(string knop)
    {
        await Page.Locator("main button[type=submit]", new() { HasText = knop }).First.FocusAsync();
        await GaAsync();
        Assert.True(await Page.Locator("#foutenoverzicht").CountAsync() == 0, $"{blad.Pad}: {await Page.Locator("main").InnerTextAsync()}");
    }

    public async Task TypAsync(string veld, string tekst)
    {
        await Page.Locator($"main [name='{veld}']").First.FocusAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(tekst);
        await Page.Keyboard.PressAsync("Tab");
    }

    public async Task KiesAsync(string veld, string waarde)
    {
        var keus = Page.Locator($"main [name='{veld}'][value='{waarde}']").First;
        if (await keus.IsCheckedAsync())
            return;
        await keus.FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        Assert.True(await keus.IsCheckedAsync());
    }

    /// <summary>Chooses what bears this label.</summary>
    public async Task KiesNaamAsync(string veld, string label)
    {
        var id = await Page.Locator("main label", new() { HasText = label }).First.GetAttributeAsync("for");
        await KiesAsync(veld, (await Page.Locator($"main [name='{veld}'][id='{id}']").GetAttributeAsync("value"))!);
    }

    public async Task ZietAsync(string tekst) => await Expect(Page.Locator("main").GetByText(tekst).First).ToBeVisibleAsync();

    async Task GaAsync()
    {
        // A form may lead to the address it stands on, so it is a new page that is waited for, not another address.
        await Page.EvaluateAsync("window.hier = true");
        await Page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < 600 && !await IsNieuwAsync(); i++)
            await Task.Delay(50);
        Assert.True(await IsNieuwAsync(), $"{blad.Pad}: nothing followed.");
        await KijkAsync();
    }

    async Task<bool> IsNieuwAsync()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("!window.hier && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Asked while one page made place for the next.
            return false;
        }
    }

    async Task KijkAsync()
    {
        var metAxe = onderzocht?.Add(ToegankelijkheidTests.Patroon(blad.Pad)) != false;
        Gebreken.AddRange((await ToegankelijkheidTests.GebrekenAsync(blad, metAxe)).Select(g => $"{blad.Pad}: {g}"));
    }
}
