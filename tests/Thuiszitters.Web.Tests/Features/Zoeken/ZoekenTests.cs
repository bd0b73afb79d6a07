// What: finding a jongere by number, name, birth date or BSN, each within the scope of who searches. What is searched stands in no address.
// Source: rules.md R8, the vault's blind indexes; ASVS 14.2.1.

using System.Net;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Zoeken;

public sealed class ZoekenTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<List<string>> ZoekAsync(Browser browser, string term)
    {
        using var response = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = term }, "main form");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await Browser.ReadAsync(response);
        return [.. page.QuerySelectorAll("main table a[href^='/dossiers/2']").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
    }

    [Theory, Sqlite, Postgres]
    public async Task Name_AsPeopleType_IsFound(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = new Identiteit { Voornamen = "Zoë", Tussenvoegsel = "van der", Achternaam = "Müllerkamp", Geboren = new(2012, 6, 5), Bsn = Proef.Bsn(), Postcode = "1815AB" };
        var dossier = await app.ThuiszitterAsync(wie);
        var ander = await app.ThuiszitterAsync();
        var (gemeente, swv) = (await app.AmbtenaarAsync(), await app.ConsulentAsync());
        foreach (var term in new[]
        {
            "Müllerkamp", "mullerkamp", "MULLERKAMP", "van der Müllerkamp", "Müllerkamp, Zoë", "Zoë van der Müllerkamp", "zoe mullerkamp", "mul", "muller", "Mulerkamp",
            "5-6-2012", "05-06-2012", "5 juni 2012", "Müllerkamp 5-6-2012", "zoe 5-6-2012",
        })
        {
            Assert.True((await ZoekAsync(gemeente, term)).Contains(dossier.Nummer), $"gemeente: a search of {term.Length} characters did not find");
            Assert.True((await ZoekAsync(swv, term)).Contains(dossier.Nummer), $"swv: a search of {term.Length} characters did not find");
            Assert.DoesNotContain(ander.Nummer, await ZoekAsync(gemeente, term));
        }

        Assert.DoesNotContain(dossier.Nummer, await ZoekAsync(gemeente, "Müllerkamp 6-6-2012"));
        Assert.Empty(await ZoekAsync(gemeente, "Bestaatnietkamp"));
    }

    [Theory, Sqlite, Postgres]
    public async Task Number_OfAnOwnDossier_LeadsThere(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (eigen, vreemd) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync(gemeente: app.Regio.Heiloo));
        var browser = await app.AmbtenaarAsync();
        using var response = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = $" {eigen.Nummer} " }, "main form");
        Assert.Equal($"/dossiers/{eigen.Nummer}", response.Headers.Location!.OriginalString);
        Assert.Empty(await ZoekAsync(browser, vreemd.Nummer));
    }

    [Theory, Sqlite, Postgres]
    public async Task Bsn_OnlyByTheGemeenteOfResidence(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        Assert.Equal([dossier.Nummer], await ZoekAsync(await app.AmbtenaarAsync(), wie.Bsn!));
        Assert.Equal([dossier.Nummer], await ZoekAsync(await app.AmbtenaarAsync(), wie.Bsn!.Insert(4, ".").Insert(7, ".")));
        Assert.Empty(await ZoekAsync(await app.ConsulentAsync(), wie.Bsn!));
        Assert.Empty(await ZoekAsync(await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), wie.Bsn!));
    }

    [Theory, Sqlite, Postgres]
    public async Task Name_OfAForeignDossier_IsNotFound(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        Assert.Equal([dossier.Nummer], await ZoekAsync(await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), wie.Achternaam));
        Assert.Empty(await ZoekAsync(await app.AmbtenaarAsync(), wie.Achternaam));
    }

    [Theory, InlineData("", "Vul in wie of wat u zoekt."), InlineData("   ", "Vul in wie of wat u zoekt."), InlineData("*101", "Maak de zoekterm korter dan 100 tekens.")]
    public async Task Term_EmptyOrTooLong_SaysSo(string term, string bericht)
    {
        var app = await apps.SqliteAsync();
        using var response = await (await app.AmbtenaarAsync()).PostFormAsync("/zoeken", new() { ["Zoekterm"] = term == "*101" ? new string('x', 101) : term }, "main form");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(response), "Zoekterm"));
    }

    [Fact]
    public async Task Search_InTheFrame_IsAPostWithoutTheTermInAnyAddress()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        var start = await browser.PageAsync("/werkvoorraad");
        var form = start.QuerySelector("form[role=search]")!;
        Assert.Equal(("post", "/zoeken"), (form.GetAttribute("method"), form.GetAttribute("action")));
        using var response = await browser.PostFormAsync(start, "/werkvoorraad", new() { ["zoekterm"] = wie.Achternaam }, "form[role=search]");
        Assert.Equal("/zoeken", response.RequestMessage!.RequestUri!.PathAndQuery);
        var page = await Browser.ReadAsync(response);
        Assert.NotEmpty(page.QuerySelectorAll("main table tbody tr"));
        Assert.DoesNotContain(page.QuerySelectorAll("a[href],form[action]"), e => (e.GetAttribute("href") ?? e.GetAttribute("action"))!.Contains(wie.Achternaam, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("zoekterm=", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }
}
