// What: many dossiers to a colleague at once, the result of each, and the hand-over of all of a colleague. Source: rules.md R7.

using System.Net;
using AngleSharp.Html.Dom;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class VerdelenTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<Guid> WieAsync(TestApp app, Rol rol, Organisatie organisatie) =>
        (await app.Regio.AanstellingAsync(app.Services, rol, organisatie)).GebruikerId;

    /// <summary>Posts these numbers from the list, and returns the form that asks for whom.</summary>
    static async Task<IHtmlDocument> KiesAsync(Browser browser, IEnumerable<string> nummers)
    {
        var page = await browser.PageAsync("/functie");
        page.QuerySelector("main form")!.SetAttribute("action", "/dossiers/verdelen?handler=Kies");
        foreach (var nummer in nummers)
        {
            var veld = page.CreateElement("input");
            veld.SetAttribute("name", "nummer");
            veld.SetAttribute("value", nummer);
            page.QuerySelector("main form")!.AppendChild(veld);
        }

        using var post = await browser.PostFormAsync(page, "/dossiers/verdelen?handler=Kies", []);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        return await Browser.ReadAsync(post);
    }

    /// <summary>What became of it, on the page to which the form leads.</summary>
    static async Task<Dictionary<string, string>> UitkomstenAsync(Browser browser, HttpResponseMessage post)
    {
        Assert.Equal((HttpStatusCode.Redirect, "/dossiers/verdelen"), (post.StatusCode, post.Headers.Location!.OriginalString));
        return Uitkomsten(await browser.PageAsync("/dossiers/verdelen"));
    }

    static Dictionary<string, string> Uitkomsten(IHtmlDocument page) => page.QuerySelectorAll("main tbody tr")
        .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td")!.TextContent.Trim(), StringComparer.Ordinal);

    [Theory, Sqlite, Postgres]
    public async Task Chosen_EachSaysWhatBecameOfIt(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ik = await WieAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var (een, twee, gesloten, vreemd) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync(), await app.AfgerondAsync(), await app.ThuiszitterAsync(gemeente: app.Regio.Heiloo));
        await app.SluitAsync(gesloten.Id);
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        Assert.NotNull((await leider.PageAsync("/dossiers?perPagina=100")).QuerySelector($"form[action*='verdelen'] input[name=nummer][value='{een.Nummer}']"));
        var form = await KiesAsync(leider, [een.Nummer, twee.Nummer, gesloten.Nummer, vreemd.Nummer, "2026-999999"]);
        var velden = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Naar"] = ik.ToString(), ["Input.Reden"] = "Nieuwe verdeling." };
        using var post = await leider.PostFormAsync(form, "/dossiers/verdelen", velden);
        var resultaat = await UitkomstenAsync(leider, post);
        Assert.Equal("Toegewezen", resultaat[een.Nummer]);
        Assert.Equal("Toegewezen", resultaat[twee.Nummer]);
        Assert.Equal("Niet toegewezen: het dossier is gesloten", resultaat[gesloten.Nummer]);
        Assert.StartsWith("Niet toegewezen: dit dossier bestaat niet", resultaat[vreemd.Nummer], StringComparison.Ordinal);
        Assert.Equal(resultaat["2026-999999"], resultaat[vreemd.Nummer]);
        Assert.Equal(ik, (await app.LeesAsync(een.Id)).BehandelaarId);
        Assert.Null((await app.LeesAsync(vreemd.Id)).BehandelaarId);
        Assert.Contains("Nieuwe verdeling.", (await leider.PageAsync($"/dossiers/{een.Nummer}")).Body!.TextContent, StringComparison.Ordinal);

        // The same form once more changes nothing.
        using var weer = await leider.PostFormAsync(form, "/dossiers/verdelen", velden);
        Assert.Equal("Toegewezen", (await UitkomstenAsync(leider, weer))[een.Nummer]);
        using (var nogmaals = await leider.PostFormAsync(await KiesAsync(leider, [een.Nummer]), "/dossiers/verdelen", velden))
            Assert.Equal("Deze collega behandelt dit dossier al", (await UitkomstenAsync(leider, nogmaals))[een.Nummer]);
        Assert.Equal([ActKind.DossierToegewezen], (await app.ActsAsync(een.Id)).Select(a => a.Kind));
        using var alleen = await leider.PostFormAsync($"/dossiers/{een.Nummer}/toewijzen", new() { ["Input.Naar"] = ik.ToString() });
        Assert.Equal("Leerplichtambtenaar van Gemeente Alkmaar behandelt dit dossier al.", Proef.Fout(await Browser.ReadAsync(alleen), "Input.Naar"));
    }

    [Theory, Sqlite, Postgres]
    public async Task AllOfAColleague_GoToAnother(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (van, naar) = (await WieAsync(app, Rol.LeerplichtBoa, app.Regio.Heiloo), await WieAsync(app, Rol.TeamleiderLeerplicht, app.Regio.Heiloo));
        var dossiers = new List<Dossier>();
        for (var i = 0; i < 3; i++)
            dossiers.Add(await app.Regio.DossierAsync(app.Services, app.Regio.Heiloo, Proef.Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College, van));
        var ander = await app.Regio.DossierAsync(app.Services, app.Regio.Heiloo, Proef.Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College);
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Heiloo);
        Assert.Contains("nog geen behandelaar. Verdeel deze dossiers", (await leider.PageAsync("/werkvoorraad")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var post = await leider.PostFormAsync("/dossiers/verdelen", new() { ["Input.Van"] = van.ToString(), ["Input.Naar"] = naar.ToString(), ["Input.Reden"] = "Collega gaat weg." });
        var resultaat = await UitkomstenAsync(leider, post);
        foreach (var d in dossiers)
        {
            Assert.Equal("Toegewezen", resultaat[d.Nummer]);
            Assert.Equal(naar, (await app.LeesAsync(d.Id)).BehandelaarId);
        }

        Assert.Null((await app.LeesAsync(ander.Id)).BehandelaarId);
    }

    [Fact]
    public async Task ChangedSinceItWasChosen_IsLeftAlone()
    {
        var app = await apps.SqliteAsync();
        var (ik, ander) = (await WieAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar), await WieAsync(app, Rol.LeerplichtBoa, app.Regio.Alkmaar));
        var (een, twee) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        var form = await KiesAsync(leider, [een.Nummer, twee.Nummer]);
        using (var eerder = await leider.PostFormAsync($"/dossiers/{een.Nummer}/toewijzen", new() { ["Input.Naar"] = ander.ToString() }))
            Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);
        using var post = await leider.PostFormAsync(form, "/dossiers/verdelen", new() { ["Input.Naar"] = ik.ToString(), ["Input.Reden"] = "Verdeling." });
        var resultaat = await UitkomstenAsync(leider, post);
        Assert.StartsWith("Niet toegewezen: iemand anders wijzigde het dossier", resultaat[een.Nummer], StringComparison.Ordinal);
        Assert.Equal("Toegewezen", resultaat[twee.Nummer]);
        Assert.Equal((ander, ik), ((await app.LeesAsync(een.Id)).BehandelaarId!.Value, (await app.LeesAsync(twee.Id)).BehandelaarId!.Value));
        // Shown once.
        Assert.Empty(Uitkomsten(await leider.PageAsync("/dossiers/verdelen")));
    }

    [Fact]
    public async Task Swv_DividesItsOwnPart()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var consulent = await WieAsync(app, Rol.SwvConsulent, app.Regio.SwvVo);
        var leider = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo);
        using var post = await leider.PostFormAsync(await KiesAsync(leider, [dossier.Nummer]), "/dossiers/verdelen", new() { ["Input.Naar"] = consulent.ToString(), ["Input.Reden"] = "Verdeling." });
        Assert.Equal("Toegewezen", (await UitkomstenAsync(leider, post))[dossier.Nummer]);
        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((consulent, (Guid?)null), (na.SwvConsulentId!.Value, na.BehandelaarId));
    }

    [Theory]
    [InlineData("Input.Van", "", "Kies van wie de dossiers nu zijn.")]
    [InlineData("Input.Naar", "", "Kies een collega uit de lijst.")]
    [InlineData("Input.Naar", "(van)", "Kies een andere collega dan die de dossiers nu heeft.")]
    [InlineData("Input.Reden", "", "Schrijf kort op waarom u de dossiers verdeelt.")]
    [InlineData("Input.Reden", "*", "Maak de reden korter dan 1.000 tekens.")]
    public async Task InvalidField_SaysWhatIsWrongAtItsField(string veld, string waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        var (van, naar) = (await WieAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar), await WieAsync(app, Rol.TeamleiderLeerplicht, app.Regio.Alkmaar));
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College, van);
        var goed = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Van"] = van.ToString(), ["Input.Naar"] = naar.ToString(), ["Input.Reden"] = "Reden." };
        goed[veld] = waarde switch { "*" => new string('x', 1001), "(van)" => van.ToString(), _ => waarde };
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync("/dossiers/verdelen", goed);
        Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(post), veld));
        Assert.Equal(van, (await app.LeesAsync(dossier.Id)).BehandelaarId);
    }

    [Fact]
    public async Task MoreThanAHundred_AreRefused()
    {
        var app = await apps.SqliteAsync();
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        var page = await KiesAsync(leider, Enumerable.Range(1, 140).Select(n => $"2025-{n:000000}"));
        Assert.Equal(100, page.QuerySelectorAll("input[name='Input.Nummers']").Length);
        var veld = (IHtmlInputElement)page.QuerySelector("input[name='Input.Nummers']")!.Clone();
        veld.Value = "2025-000999";
        page.QuerySelector("main form")!.AppendChild(veld);
        using var post = await leider.PostFormAsync(page, "/dossiers/verdelen", new() { ["Input.Naar"] = (await WieAsync(app, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).ToString(), ["Input.Reden"] = "Reden." });
        Assert.Contains("Kies hooguit 100 dossiers.", await post.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Rol.Schoolmelder), InlineData(Rol.Doorzettingsmacht)]
    public async Task WrongRole_IsRefused(Rol rol)
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AlsAsync(rol, rol == Rol.Schoolmelder ? app.Regio.College : app.Regio.Regio);
        using var get = await browser.GetAsync("/dossiers/verdelen");
        Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
        Assert.Null((await browser.PageAsync("/dossiers")).QuerySelector("input[name=nummer]"));
    }
}
