// What: strings that break programs, in every text field of every form: no fault, and what comes back is text. Source: security.md 4.12, 4.13, 6 (21).

using System.Net;
using AngleSharp.Html.Dom;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Tests.House;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class VreemdeTekstTests(Apps apps) : IClassFixture<Apps>
{
    static readonly string[] Teksten =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE \"Dossiers\"; --", "{{7*7}}${7*7}@(7*7)", "\u202Egnirts eht", "\u200B\uFEFFonzichtbaar\u2066",
        "nul\0teken", "\0", "\u0001\u0008\u001b[31m", new string('x', 10_000), new string('é', 101), "e\u0301\u0328\u0323", "𝒩𝑜𝑜𝓇 👩‍👩‍👧‍👦", "İıſßŁø", "=1+1|cmd", "..\\..\\/etc/passwd",
        "%00%0d%0aSet-Cookie:x", "%s%n{0}{1:d}", "NULL", "-1", "9999999999999999999999", "1e999", "NaN", "0001-01-01", "31-12-9999", "29-2-2027", "1,234.56", "\t\r\n", "😀.😀@x",
    ];

    [Theory, Sqlite, Postgres]
    public async Task NaughtyText_InEveryFieldOfEveryForm_GivesNoFaultAndNoMarkup(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var (posts, fouten) = (0, new List<string>());
        foreach (var deur in (await Deur.AlleAsync(app.Services)).Where(d => d is { Soort: "page" } && d.Methoden.Contains("GET")))
        {
            var url = deur.Url(dossier.Nummer, dossier.Verzuim[0].Id);
            using var get = await browser.GetAsync(url);
            if (get.StatusCode != HttpStatusCode.OK || get.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await Browser.ReadAsync(get);
            foreach (var form in page.QuerySelectorAll("main form[method=post]").Cast<IHtmlFormElement>())
            {
                var kiezer = Formulier.Kiezer(page, form);
                if (!form.QuerySelectorAll("input[type=text],input[type=search],input[type=email],input[type=password],textarea,select,input[type=radio],input[type=hidden]:not([name^=__])").Any())
                    continue;
                foreach (var tekst in Teksten)
                {
                    // The same in all fields, the hidden ones apart: those are of the program.
                    var velden = Formulier.Zinvol(form).ToDictionary(v => v.Key, _ => (string?)tekst, StringComparer.Ordinal);
                    using var post = await browser.PostFormAsync(page, url, velden, kiezer);
                    var html = await post.Content.ReadAsStringAsync();
                    posts++;
                    if ((int)post.StatusCode >= 500)
                        fouten.Add($"{deur.Patroon}: {(int)post.StatusCode} on text {Array.IndexOf(Teksten, tekst)}");
                    if (html.Contains("<script>alert", StringComparison.Ordinal) || html.Contains("<img src=x", StringComparison.Ordinal))
                        fouten.Add($"{deur.Patroon}: text {Array.IndexOf(Teksten, tekst)} came back as markup");
                }
            }
        }

        Assert.True(posts > 100, $"Only {posts} forms were posted.");
        Assert.Empty(fouten);
    }

    [Theory, Sqlite, Postgres]
    public async Task NaughtyText_InAddressAndFilter_GivesNoFault(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var browser = await app.AmbtenaarAsync();
        // A NUL in a path is refused by the web server itself, before this program.
        foreach (var tekst in Teksten.Where(t => t.Length < 200 && !t.Contains('\0', StringComparison.Ordinal)))
            foreach (var url in new[]
            {
                "/dossiers/" + Uri.EscapeDataString(tekst), "/dossiers?behandelaar=" + Uri.EscapeDataString(tekst), "/dossiers?status=" + Uri.EscapeDataString(tekst),
                "/dossiers?school=" + Uri.EscapeDataString(tekst), "/dossiers?pagina=" + Uri.EscapeDataString(tekst), "/dossiers?sorteer=" + Uri.EscapeDataString(tekst), "/aanmelden?naar=" + Uri.EscapeDataString(tekst),
            })
            {
                using var response = await browser.GetAsync(url);
                Assert.True((int)response.StatusCode < 500, $"text {Array.IndexOf(Teksten, tekst)} at {url.Split('=')[0]}");
            }
    }

    [Theory, Sqlite, Postgres]
    public async Task Nul_InSignInSearchAndFilter_IsRefusedWithoutAFault(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        using var aanmelden = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = "a\0b@voorbeeld.example", ["Input.Wachtwoord"] = "x\0y" });
        // In a form it is refused by the reader of forms, in an address by the binder of texts.
        Assert.Equal(HttpStatusCode.BadRequest, aanmelden.StatusCode);
        var browser = await app.AmbtenaarAsync();
        using var zoeken = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = "2026-\0" }, "main form");
        Assert.Equal(HttpStatusCode.BadRequest, zoeken.StatusCode);
        using var filter = await browser.GetAsync("/dossiers?behandelaar=%00&sorteer=%00");
        Assert.Equal(HttpStatusCode.OK, filter.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task NaughtyText_Saved_IsShownAsItWasTyped(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        foreach (var tekst in Teksten.Where(t => t.Length < 200 && !t.Contains('\0', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(t)))
        {
            using var post = await browser.PostFormAsync(url + "/notitie", new() { ["Input.Soort"] = "Notitie", ["Input.Tekst"] = tekst });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        var page = await browser.PageAsync(url);
        Assert.Empty(page.QuerySelectorAll("main script, main img, main [onerror]"));
        var notities = page.QuerySelectorAll(".tz-vrij").Select(n => n.TextContent.Trim()).ToList();
        Assert.Contains("<script>alert(1)</script>", notities);
        Assert.Contains("𝒩𝑜𝑜𝓇 👩‍👩‍👧‍👦", notities);
        Assert.Contains("\u202Egnirts eht", notities);
    }
}
