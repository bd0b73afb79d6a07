// What: what is typed and not yet saved: kept for its author in one function, given back, over once the form is saved, destroyed after a week.
// Source: "never losing work": a session that ends in the middle of a form loses nothing.

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Concepten;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Features.Concepten;

public sealed class ConceptTests(Apps apps) : IClassFixture<Apps>
{
    const string Tekst = "Vader vraagt maandag om een plek dichterbij.";

    sealed record Formulier(TestApp App, Browser Browser, Dossier Dossier, IHtmlDocument Blad)
    {
        public string Pad => $"/dossiers/{Dossier.Nummer}/notitie";
        public Guid Id => Guid.Parse(Veld("Input.ActId"));

        public string Veld(string naam) => ((IHtmlInputElement)Blad.QuerySelector($"main form [name='{naam}']")!).Value;

        public Task<HttpResponseMessage> StuurAsync(Browser? als = null, string? pad = null, bool metToken = true, string tekst = Tekst, Guid? id = null) =>
            VerstuurAsync(als ?? Browser, HttpMethod.Put, $"/concepten/{id ?? Id}", metToken ? Veld("__RequestVerificationToken") : null,
                new { pad = pad ?? Pad, velden = new[] { new { naam = "Input.Soort", waarde = "Telefoon" }, new { naam = "Input.Tekst", waarde = tekst } } });
    }

    static async Task<HttpResponseMessage> VerstuurAsync(Browser browser, HttpMethod methode, string url, string? token, object? inhoud = null)
    {
        using var verzoek = new HttpRequestMessage(methode, url) { Content = inhoud is null ? null : JsonContent.Create(inhoud) };
        verzoek.Headers.Add("X-Requested-With", "XMLHttpRequest");
        if (token is not null)
            verzoek.Headers.Add("RequestVerificationToken", token);
        return await browser.Client.SendAsync(verzoek);
    }

    async Task<Formulier> OpenAsync(Provider provider = Provider.Sqlite)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        return new(app, browser, dossier, await browser.PageAsync($"/dossiers/{dossier.Nummer}/notitie"));
    }

    static Task<HttpResponseMessage> VraagAsync(Browser browser, string pad) => VerstuurAsync(browser, HttpMethod.Get, $"/concepten?pad={Uri.EscapeDataString(pad)}", null);

    [Theory, Sqlite, Postgres]
    public async Task Typed_IsGivenBackToItsAuthorAndStandsNowhereInTheClear(Provider provider)
    {
        var f = await OpenAsync(provider);
        using var bewaard = await f.StuurAsync();
        Assert.Equal(HttpStatusCode.OK, bewaard.StatusCode);
        using var weer = await f.StuurAsync();
        Assert.Equal(HttpStatusCode.OK, weer.StatusCode);

        using var terug = await VraagAsync(f.Browser, f.Pad);

        var concept = await terug.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(f.Id, concept.GetProperty("id").GetGuid());
        Assert.Equal("20 november om 12.00 uur", concept.GetProperty("moment").GetString());
        Assert.Equal(["Input.Soort", "Telefoon", "Input.Tekst", Tekst], concept.GetProperty("velden").EnumerateArray().SelectMany(v => v.EnumerateArray()).Select(v => v.GetString()));
        Assert.True(terug.Headers.CacheControl?.NoStore);
        await using var db = f.App.Db();
        var rij = await db.Set<Concept>().SingleAsync(c => c.Id == f.Id);
        Assert.DoesNotContain("Vader", Encoding.UTF8.GetString(rij.Inhoud), StringComparison.Ordinal);
        Assert.Empty(await f.App.ActsAsync(f.Dossier.Id));
    }

    [Fact]
    public async Task SomebodyElse_OrTheAuthorInAnotherFunction_FindsNothing()
    {
        var f = await OpenAsync();
        (await f.StuurAsync()).Dispose();
        var collega = await f.App.AlsAsync(Rol.TeamleiderLeerplicht, f.App.Regio.Alkmaar);
        using var leest = await VraagAsync(collega, f.Pad);
        Assert.Equal(HttpStatusCode.NoContent, leest.StatusCode);

        var blad = await collega.PageAsync(f.Pad);
        var hier = f with { Blad = blad };
        using var overschrijft = await hier.StuurAsync(collega, id: f.Id, tekst: "Anders");
        Assert.Equal(HttpStatusCode.NotFound, overschrijft.StatusCode);
        using var gooitWeg = await VerstuurAsync(collega, HttpMethod.Delete, $"/concepten/{f.Id}", hier.Veld("__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.NoContent, gooitWeg.StatusCode);

        using var mijn = await VraagAsync(f.Browser, f.Pad);
        Assert.Contains(Tekst, await mijn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DossierThatOneMayNotSee_IsNotThere()
    {
        var f = await OpenAsync();
        var vreemd = await f.App.ThuiszitterAsync(gemeente: f.App.Regio.Heiloo);
        var pad = $"/dossiers/{vreemd.Nummer}/notitie";
        using var schrijft = await f.StuurAsync(pad: pad);
        Assert.Equal(HttpStatusCode.NotFound, schrijft.StatusCode);
        using var leest = await VraagAsync(f.Browser, pad);
        Assert.Equal(HttpStatusCode.NotFound, leest.StatusCode);
    }

    [Fact]
    public async Task SavedForm_IsOfferedNoMore_AlsoWhenAMessageComesAfterIt()
    {
        var f = await OpenAsync();
        (await f.StuurAsync()).Dispose();
        using var post = await f.Browser.PostFormAsync(f.Blad, f.Pad, new() { ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "Moeder", ["Input.Datum"] = "19-11-2026", ["Input.Tekst"] = Tekst });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using var laat = await f.StuurAsync(tekst: "Te laat");
        Assert.Equal(HttpStatusCode.NoContent, laat.StatusCode);

        using var terug = await VraagAsync(f.Browser, f.Pad);

        Assert.Equal(HttpStatusCode.NoContent, terug.StatusCode);
    }

    [Fact]
    public async Task ThrownAway_IsGone()
    {
        var f = await OpenAsync();
        (await f.StuurAsync()).Dispose();
        using var weg = await VerstuurAsync(f.Browser, HttpMethod.Delete, $"/concepten/{f.Id}", f.Veld("__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.NoContent, weg.StatusCode);
        using var terug = await VraagAsync(f.Browser, f.Pad);
        Assert.Equal(HttpStatusCode.NoContent, terug.StatusCode);
    }

    [Fact]
    public async Task WithoutATokenOrTooMuch_IsRefused()
    {
        var f = await OpenAsync();
        using var zonder = await f.StuurAsync(metToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, zonder.StatusCode);
        using var teVeel = await f.StuurAsync(tekst: new string('x', 100_001));
        Assert.Equal(HttpStatusCode.BadRequest, teVeel.StatusCode);
        using var vragen = await f.StuurAsync(pad: "/zoeken?zoekterm=naam");
        Assert.Equal(HttpStatusCode.NotFound, vragen.StatusCode);
        await using var db = f.App.Db();
        Assert.False(await db.Set<Concept>().AnyAsync(c => c.Id == f.Id));
    }

    [Fact]
    public async Task SessionOver_Answers401InsteadOfAPage()
    {
        var f = await OpenAsync();
        using var antwoord = await f.StuurAsync(f.App.Anoniem());
        Assert.Equal(HttpStatusCode.Unauthorized, antwoord.StatusCode);
    }

    [Fact]
    public async Task Opruimen_DestroysWhatIsAWeekOldAndWhatWasSaved()
    {
        await using var app = new TestApp();
        await app.StartAsync();
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        async Task<Formulier> Nieuw() => new(app, browser, dossier, await browser.PageAsync($"/dossiers/{dossier.Nummer}/notitie"));
        var oud = await Nieuw();
        (await oud.StuurAsync()).Dispose();
        app.Time.Advance(TimeSpan.FromDays(ConceptenOpruimen.Dagen) + TimeSpan.FromHours(1));
        browser = await app.AmbtenaarAsync();
        var (opgeslagen, jong) = (await Nieuw(), await Nieuw());
        (await opgeslagen.StuurAsync()).Dispose();
        (await jong.StuurAsync()).Dispose();
        using var post = await browser.PostFormAsync(opgeslagen.Blad, opgeslagen.Pad, new() { ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "Moeder", ["Input.Datum"] = "19-11-2026", ["Input.Tekst"] = Tekst });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        var runner = app.Services.GetRequiredService<JobRunner>();
        await runner.RunAsync(ConceptenOpruimen.Name, TestApp.Vandaag.AddDays(7), true, null, default);
        await using (var db = app.Db())
            Assert.Equal(3, await db.Set<Concept>().CountAsync());
        await runner.RunAsync(ConceptenOpruimen.Name, TestApp.Vandaag.AddDays(7), false, null, default);

        await using (var db = app.Db())
            Assert.Equal(jong.Id, Assert.Single(await db.Set<Concept>().ToListAsync()).Id);
    }
}
