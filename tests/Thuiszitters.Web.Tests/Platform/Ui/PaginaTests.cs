using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Thuiszitters.Web.Tests.Platform.Ui;

/// <summary>The page with every part on it, and the error pages, through the whole program.</summary>
public sealed class PaginaTests(PaginaTests.Ontwikkeling fabriek) : IClassFixture<PaginaTests.Ontwikkeling>
{
    /// <summary>The program with a data folder of its own, without jobs and without sample data.</summary>
    public abstract class Kaal(string omgeving) : WebApplicationFactory<Program>
    {
        readonly string map = Directory.CreateTempSubdirectory("thuiszitters-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(omgeving);
            builder.UseSetting("Data:Folder", map);
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("Seed:AtStart", "false");
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            // Disposing asynchronously comes here a second time.
            if (disposing && Directory.Exists(map))
            {
                if (OperatingSystem.IsWindows())
                    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Directory.Delete(map, recursive: true);
            }
        }
    }

    public sealed class Ontwikkeling() : Kaal("Development");

    public sealed class Productie() : Kaal("Production");

    static readonly WebApplicationFactoryClientOptions Blijf = new() { AllowAutoRedirect = false };

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> Lees(HttpResponseMessage antwoord) =>
        new HtmlParser().ParseDocument(await antwoord.Content.ReadAsStringAsync());

    [Fact]
    public async Task Onderdelen_Ontwikkeling_HasNoInlineStyleOrScript()
    {
        var pagina = await Lees(await fabriek.CreateClient().GetAsync("/dev/onderdelen"));
        Assert.Empty(pagina.QuerySelectorAll("[style],style,script:not([src])"));
        Assert.DoesNotContain(pagina.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Onderdelen_Ontwikkeling_HasUniqueIdsAndPointsOnlyAtThose()
    {
        var pagina = await Lees(await fabriek.CreateClient().GetAsync("/dev/onderdelen?fout=true"));
        var ids = pagina.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(pagina.QuerySelectorAll("label[for]"), l => Assert.Contains(l.GetAttribute("for")!, ids));
        Assert.All(pagina.QuerySelectorAll("[aria-describedby],[aria-labelledby]"), e =>
            Assert.All($"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids)));
        Assert.All(pagina.QuerySelectorAll("#foutenoverzicht a"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
        Assert.StartsWith("Fout: ", pagina.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zoeken_InDeKop_IsPostedWithAToken()
    {
        var pagina = await Lees(await fabriek.CreateClient().GetAsync("/dev/onderdelen"));
        var zoek = pagina.QuerySelector("form[role=search]")!;
        Assert.Equal("post", zoek.GetAttribute("method"));
        Assert.NotNull(zoek.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.NotNull(pagina.QuerySelector("form[action='/uitloggen'] input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Onderdelen_Productie_DoNotExist()
    {
        await using var productie = new Productie();
        var antwoord = await productie.CreateClient(Blijf).GetAsync("/dev/onderdelen");
        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
        Assert.Equal("Pagina niet gevonden – Thuiszitters", (await Lees(antwoord)).Title);
    }

    [Fact]
    public async Task Formulier_ZonderToken_SaysThatItExpired()
    {
        using var inhoud = new FormUrlEncodedContent([new("Input.Plaats", "x")]);
        var antwoord = await fabriek.CreateClient(Blijf).PostAsync("/dev/onderdelen", inhoud);
        Assert.Equal(HttpStatusCode.BadRequest, antwoord.StatusCode);
        Assert.Contains("Uw formulier is verlopen. Ga terug en verstuur het opnieuw.", await antwoord.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulier_MetOnmogelijkeDatum_KeepsTheTextAndTheDutchMessage()
    {
        var klant = fabriek.CreateClient(Blijf);
        var token = (await Lees(await klant.GetAsync("/dev/onderdelen"))).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var inhoud = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Datum", "30 februari 2026"), new("Input.Uren", "veel")]);
        var pagina = await Lees(await klant.PostAsync("/dev/onderdelen", inhoud));
        Assert.Equal("30 februari 2026", pagina.GetElementById("Input_Datum")!.GetAttribute("value"));
        Assert.Equal("Vul een bestaande datum in, bijvoorbeeld 14-3-2026.", pagina.GetElementById("Input_Datum-fout")!.TextContent);
        Assert.Equal("Het formulier is niet opgeslagen. Controleer 2 velden.", pagina.GetElementById("foutenoverzicht-kop")!.TextContent);
    }

    [Fact]
    public async Task Formulier_Goed_ShowsTheMessageOnceAfterTheRedirect()
    {
        var klant = fabriek.CreateClient(Blijf);
        var token = (await Lees(await klant.GetAsync("/dev/onderdelen"))).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var inhoud = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Datum", "14-3-2013"), new("Input.Uren", "12,5")]);
        Assert.Equal(HttpStatusCode.Redirect, (await klant.PostAsync("/dev/onderdelen", inhoud)).StatusCode);
        Assert.Equal("Het gesprek is opgeslagen.", (await Lees(await klant.GetAsync("/dev/onderdelen"))).QuerySelector(".tz-bericht")!.TextContent.Trim());
        Assert.Equal("", (await Lees(await klant.GetAsync("/dev/onderdelen"))).QuerySelector(".tz-bericht")!.TextContent.Trim());
    }

    [Fact]
    public async Task OnbekendAdres_VoorEenProgramma_IsNoPage()
    {
        var antwoord = await fabriek.CreateClient(Blijf).GetAsync("/api/v1/bestaat-niet");
        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
        Assert.Equal("", await antwoord.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/app.css", "text/css")]
    [InlineData("/lib/nlds.css", "text/css")]
    [InlineData("/js/site.js", "text/javascript")]
    [InlineData("/lib/fonts/noto-sans-latin-400-normal.woff2", "font/woff2")]
    public async Task Bestand_VanDePagina_IsThere(string adres, string soort)
    {
        var antwoord = await fabriek.CreateClient().GetAsync(adres);
        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal(soort, antwoord.Content.Headers.ContentType!.MediaType);
    }
}
