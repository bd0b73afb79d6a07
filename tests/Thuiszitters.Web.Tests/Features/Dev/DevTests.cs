using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Thuiszitters.Web.Features.Dev;
using Thuiszitters.Web.Tests.Platform.Ui;

namespace Thuiszitters.Web.Tests.Features.Dev;

public sealed class DevProductieTests(PaginaTests.Productie app) : IClassFixture<PaginaTests.Productie>
{
    static readonly WebApplicationFactoryClientOptions Blijf = new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") };

    [Theory]
    [InlineData("/dev/aanmelden")]
    [InlineData("/dev/klok")]
    [InlineData("/dev/mail")]
    [InlineData("/dev/mail/x.eml")]
    [InlineData("/dev/onderdelen")]
    [InlineData("/dev/regels")]
    [InlineData("/dev/regels/2026-000001")]
    public async Task Dev_InProduction_DoesNotExist(string adres)
    {
        var klant = app.CreateClient(Blijf);
        Assert.Equal(HttpStatusCode.NotFound, (await klant.GetAsync(adres)).StatusCode);
        using var leeg = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.NotFound, (await klant.PostAsync(adres, leeg)).StatusCode);
    }

    [Fact]
    public async Task Aanmelden_InProduction_ShowsNoSamplePeople() =>
        Assert.DoesNotContain("voorbeeldpersoon", await app.CreateClient(Blijf).GetStringAsync("/aanmelden"), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("/toegankelijkheid", "Toegankelijkheid")]
    [InlineData("/privacyverklaring", "Privacy")]
    [InlineData("/versie", "Over deze versie")]
    public async Task PublicPage_WithoutAccount_IsThere(string adres, string kop)
    {
        using var antwoord = await app.CreateClient(Blijf).GetAsync(adres);
        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal(kop, (await Browser.ReadAsync(antwoord)).QuerySelector("h1")!.TextContent);
    }
}

public sealed class KlokpaginaTests(PaginaTests.Ontwikkeling app) : IClassFixture<PaginaTests.Ontwikkeling>
{
    [Fact]
    public async Task Clock_MovedAndPutRight_IsTodayAgain()
    {
        var browser = new Browser(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        using (await browser.PostFormAsync("/dev/klok", new() { ["Dag"] = "14-3-2030" }))
            Assert.Contains("14 maart 2030", (await browser.PageAsync("/dev/klok")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var token = await browser.PostFormAsync(await browser.PageAsync("/dev/klok"), "/dev/klok?handler=Gelijk", []);
        Assert.Equal(HttpStatusCode.Redirect, token.StatusCode);
        Assert.DoesNotContain("maar het is", (await browser.PageAsync("/dev/klok")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}

public sealed class MailtekstTests
{
    [Fact]
    public void Mail_WithTwoParts_ShowsHeadersAndPlainText()
    {
        var mail = Mailtekst.Lees(
            "To: a@voorbeeld.example\r\nSubject: =?utf-8?Q?Drie_maanden_?=\r\n =?utf-8?B?dm9vcmJpag==?=\r\nContent-Type: multipart/alternative;\r\n boundary=--grens\r\n\r\n"
            + "----grens\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nE=C3=A9n dossier is lang=\r\n genoeg.\r\n"
            + "----grens\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n----grens--\r\n");
        Assert.Equal("Drie maanden voorbij", mail.Onderwerp);
        Assert.Equal("a@voorbeeld.example", mail.Van("to"));
        Assert.Equal("Eén dossier is lang genoeg.", mail.Tekst);
    }
}
