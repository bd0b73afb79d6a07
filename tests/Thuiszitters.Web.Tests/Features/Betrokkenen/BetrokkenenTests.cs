// What: who is involved over HTTP: recorded, corrected, taken away, and above all who reads what is secret.
// Source: ADR 24. Hostile first: the SWV, a share, another gemeente, the history and the database look for a secret address.

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Tests.Features.Betrokkenen;

public sealed class BetrokkenenTests(Apps apps) : IClassFixture<Apps>
{
    const string Naam = "Fatima Proefmoeder", Straat = "Geheimpad 12", Telefoon = "06 90000001", Mail = "fatima@voorbeeld.example";

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static string Nieuw(Dossier d) => Url(d) + "/betrokkenen/nieuw";

    static Dictionary<string, string?> Moeder(bool geheim = false) => new(StringComparer.Ordinal)
    {
        ["Input.Relatie"] = "Moeder", ["Input.Contact.Naam"] = Naam, ["Input.Contact.Gezag"] = "Ja", ["Input.Contact.Telefoon"] = Telefoon, ["Input.Contact.Mail"] = Mail,
        ["Input.Contact.Straat"] = Straat, ["Input.Contact.Postcode"] = "1815 ab", ["Input.Contact.Plaats"] = "Alkmaar", ["Input.Contact.IsGeheim"] = geheim ? "true" : "false",
        ["Input.Contact.Taal"] = "Tigrinya", ["Input.Contact.Tolk"] = "true",
    };

    static async Task<Contactpersoon> VoegToeAsync(TestApp app, Browser browser, Dossier dossier, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync(Nieuw(dossier), velden);
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        return (await db.Set<Contactpersoon>().AsNoTracking().Where(c => c.DossierId == dossier.Id).ToListAsync()).MaxBy(c => c.Id)!;
    }

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task<HttpStatusCode> CodeAsync(Browser browser, string url)
    {
        using var antwoord = await browser.GetAsync(url);
        return antwoord.StatusCode;
    }

    static async Task DeelAsync(TestApp app, Dossier dossier, Organisatie met, Dossierdeel delen)
    {
        await using var db = app.Db();
        db.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        db.Add(new Deling
        {
            DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = met.Id, Delen = delen, Grond = Deelgrond.ToezichtLeerplicht,
            Vanaf = TestApp.Vandaag.AddDays(-1), Tot = TestApp.Vandaag.AddDays(30),
        });
        await db.SaveChangesAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task Contact_Recorded_IsSealedAndShownToTheGemeente(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder());
        var inhoud = Encoding.Latin1.GetString(contact.Inhoud);
        foreach (var woord in new[] { "Fatima", "Geheimpad", "90000001", "Tigrinya" })
            Assert.DoesNotContain(woord, inhoud, StringComparison.Ordinal);
        var blad = await LeesAsync(browser, Url(dossier));
        foreach (var woord in new[] { Naam, Straat, "1815AB Alkmaar", Telefoon, Mail, "Tigrinya, tolk nodig", "Gegevens toegevoegd van moeder." })
            Assert.Contains(woord, blad, StringComparison.Ordinal);
        Assert.Equal([ActKind.ContactToegevoegd], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        // From the contact to hearing: who is heard is chosen beforehand.
        var horen = await browser.PageAsync($"{Url(dossier)}/gehoord?wie=Moeder");
        Assert.NotNull(horen.QuerySelector("input[name='Input.Wie'][value=Moeder][checked]"));
    }

    [Theory, Sqlite, Postgres]
    public async Task Contact_Secret_IsShownOnTheFormOfWhoMustAlone(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder(geheim: true));
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Betrokkenen);
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        foreach (var lezer in new[] { browser, heiloo })
        {
            var blad = await LeesAsync(lezer, Url(dossier));
            Assert.Contains(Naam, blad, StringComparison.Ordinal);
            Assert.Contains("Adres, telefoon en e-mail zijn geheim en staan hier niet.", blad, StringComparison.Ordinal);
            foreach (var geheim in new[] { Straat, Telefoon, Mail })
                Assert.DoesNotContain(geheim, blad, StringComparison.Ordinal);
        }

        var url = $"{Url(dossier)}/betrokkenen/{contact.Id}";
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, url));
        await using var db = app.Db();
        Assert.Equal(0, await db.Set<Inzage>().CountAsync(i => i.DossierId == dossier.Id && i.Doel == Doel.Geheim.Code));
        var form = await browser.PageAsync(url);
        Assert.Equal(Straat, form.QuerySelector("input[name='Input.Contact.Straat']")!.GetAttribute("value"));
        Assert.Contains("Dat u ze hier ziet, wordt vastgelegd.", form.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await db.Set<Inzage>().CountAsync(i => i.DossierId == dossier.Id && i.Doel == Doel.Geheim.Code));
    }

    [Theory, Sqlite, Postgres]
    public async Task Contact_OtherOrganisations_SeeItOnlyWhenThatPartIsShared(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder());
        var (swv, school, heiloo) = (await app.ConsulentAsync(), await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await DeelAsync(app, dossier, app.Regio.SwvVo, Dossierdeel.Notities | Dossierdeel.Documenten);
        foreach (var lezer in new[] { swv, school })
            Assert.DoesNotContain("Proefmoeder", await LeesAsync(lezer, Url(dossier)), StringComparison.Ordinal);
        foreach (var url in new[] { Nieuw(dossier), $"{Url(dossier)}/betrokkenen/{contact.Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(swv, url));
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, url));
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(school, url));
        }

        await DeelAsync(app, dossier, app.Regio.SwvVo, Dossierdeel.Betrokkenen);
        var blad = await LeesAsync(swv, Url(dossier));
        Assert.Contains(Telefoon, blad, StringComparison.Ordinal);
        Assert.DoesNotContain("Ouder of verzorger toevoegen", blad, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Correction_KeepsTheReasonAndNamesOfFieldsOnly(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder());
        var url = $"{Url(dossier)}/betrokkenen/{contact.Id}";
        var oud = await browser.PageAsync(url);
        using var niets = await browser.PostFormAsync(url, new() { ["Input.Reden"] = "Zomaar." });
        Assert.Equal("Er is nog niets veranderd. Wijzig de gegevens, of haal ze weg.", Proef.Fout(await Browser.ReadAsync(niets), "Input.Weghalen"));
        for (var i = 0; i < 2; i++)
        {
            using var post = await browser.PostFormAsync(oud, url, new() { ["Input.Contact.Straat"] = "Nieuwlaan 3", ["Input.Contact.Telefoon"] = "", ["Input.Reden"] = "Verhuisd." });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        var acts = await app.ActsAsync(dossier.Id);
        Assert.Equal([ActKind.ContactToegevoegd, ActKind.ContactGewijzigd], acts.Select(a => a.Kind));
        Assert.Equal("""{"relatie":"Moeder","gewijzigd":"telefoon, adres"}""", acts[1].Feiten);
        var blad = await LeesAsync(browser, Url(dossier));
        Assert.Contains("Gegevens gewijzigd van moeder: telefoon, adres.", blad, StringComparison.Ordinal);
        Assert.Contains("Verhuisd.", blad, StringComparison.Ordinal);
        Assert.Contains("Nieuwlaan 3", blad, StringComparison.Ordinal);
        Assert.DoesNotContain(Straat, blad, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.DoesNotContain(Straat, string.Join('|', await db.Set<ActChange>().Select(c => c.Oud + c.Nieuw).ToListAsync()), StringComparison.Ordinal);

        // Opened before the change, saved after it: both stand on the page, nothing is lost.
        using var verouderd = await browser.PostFormAsync(oud, url, new() { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Contact.Naam"] = "Anders", ["Input.Reden"] = "Spelling." });
        Assert.Equal(HttpStatusCode.Conflict, verouderd.StatusCode);
        var pagina = await verouderd.Content.ReadAsStringAsync();
        Assert.Contains("Anders", pagina, StringComparison.Ordinal);
        Assert.Contains("Nieuwlaan 3", pagina, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenAway_LeavesNothingOfWhatWasSealed()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder());
        var url = $"{Url(dossier)}/betrokkenen/{contact.Id}";
        using var post = await browser.PostFormAsync(url, new() { ["Input.Weghalen"] = "true", ["Input.Reden"] = "Verkeerd kind." });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.DoesNotContain(Naam, await LeesAsync(browser, Url(dossier)), StringComparison.Ordinal);
        var weg = await browser.PageAsync(url);
        Assert.DoesNotContain(Naam, weg.Body!.TextContent, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.True((await db.Set<Contactpersoon>().SingleAsync(c => c.Id == contact.Id)).Inhoud.Length < contact.Inhoud.Length);
    }

    [Fact]
    public async Task Forms_KeepNoDraft()
    {
        // A draft lies outside the key of the dossier: the address in it would outlive that.
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var contact = await VoegToeAsync(app, browser, dossier, Moeder(geheim: true));
        foreach (var url in new[] { Nieuw(dossier), $"{Url(dossier)}/betrokkenen/{contact.Id}" })
        {
            var form = (await browser.PageAsync(url)).QuerySelector("main form[method=post]")!;
            Assert.NotNull(form.QuerySelector("input[name='Input.Contact.Straat']"));
            Assert.False(form.HasAttribute("data-bewaak"), url);
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Secret_OfAParent_CoversTheJongere_AlsoInAShareAndAfterTheParentWasTakenAway(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var jongere = await VoegToeAsync(app, browser, dossier, new(StringComparer.Ordinal)
        {
            ["Input.Relatie"] = "Jongere", ["Input.Contact.Telefoon"] = "06 90000007", ["Input.Contact.Straat"] = "Kinderlaan 1", ["Input.Contact.Plaats"] = "Alkmaar",
        });
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Betrokkenen);
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.Contains("Kinderlaan 1", await LeesAsync(heiloo, Url(dossier)), StringComparison.Ordinal);

        var moeder = await VoegToeAsync(app, browser, dossier, Moeder(geheim: true));
        for (var i = 0; i < 2; i++)
        {
            foreach (var lezer in new[] { browser, heiloo })
            {
                var blad = await LeesAsync(lezer, Url(dossier));
                Assert.DoesNotContain("Kinderlaan", blad, StringComparison.Ordinal);
                Assert.DoesNotContain("06 90000007", blad, StringComparison.Ordinal);
            }

            // Who must know still finds it on the form, with the warning.
            var form = await browser.PageAsync($"{Url(dossier)}/betrokkenen/{jongere.Id}");
            Assert.Equal("Kinderlaan 1", form.QuerySelector("input[name='Input.Contact.Straat']")!.GetAttribute("value"));
            Assert.Contains("Dat u ze hier ziet, wordt vastgelegd.", form.Body!.TextContent, StringComparison.Ordinal);
            if (i > 0)
                continue;
            using var weg = await browser.PostFormAsync($"{Url(dossier)}/betrokkenen/{moeder.Id}", new() { ["Input.Weghalen"] = "true", ["Input.Reden"] = "Dubbel." });
            Assert.Equal(HttpStatusCode.Redirect, weg.StatusCode);
        }
    }

    public static TheoryData<string, string?, string> Fouten => new()
    {
        { "Input.Relatie", "", "Kies wie het is." },
        { "Input.Contact.Naam", " ", "Vul de naam in." },
        { "Input.Contact.Gezag", null, "Kies of deze persoon gezag heeft." },
        { "Input.Contact.Telefoon", "bel maar", "Vul een telefoonnummer in, bijvoorbeeld 06 12345678." },
        { "Input.Contact.Mail", "geen adres", "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl." },
        { "Input.Contact.Postcode", "12", "Vul een postcode in, bijvoorbeeld 1815 AB." },
        { "Input.Contact.Plaats", "", "Vul de plaats in." },
        { "Input.Contact.Straat", "", "Vul straat en huisnummer in." },
        { "Input.Contact.Taal", "", "Vul de taal in waarvoor een tolk nodig is." },
    };

    [Theory, MemberData(nameof(Fouten))]
    public async Task Invalid_IsSaidAtTheFieldAndKeepsTheRest(string veld, string? waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var post = await browser.PostFormAsync(Nieuw(dossier), new(Moeder(), StringComparer.Ordinal) { [veld] = waarde });
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var pagina = await Browser.ReadAsync(post);
        Assert.Equal(bericht, Proef.Fout(pagina, veld));
        if (veld != "Input.Contact.Naam")
            Assert.Equal(Naam, pagina.QuerySelector("input[name='Input.Contact.Naam']")!.GetAttribute("value"));
        Assert.Empty(await app.ActsAsync(dossier.Id));
    }

    [Fact]
    public async Task Jongere_HasOneRowWithoutANameOfItsOwn()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var jongere = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Relatie"] = "Jongere", ["Input.Contact.Telefoon"] = "06 90000002" };
        await VoegToeAsync(app, browser, dossier, jongere);
        // Two who add the jongere at the same moment: the version of the dossier lets one of them through.
        Assert.Equal(dossier.Versie + 1, (await app.LeesAsync(dossier.Id)).Versie);
        Assert.Contains("06 90000002", await LeesAsync(browser, Url(dossier)), StringComparison.Ordinal);
        using var tweede = await browser.PostFormAsync(Nieuw(dossier), jongere);
        Assert.Equal("De gegevens van de jongere staan er al. Wijzig die in het dossier.", Proef.Fout(await Browser.ReadAsync(tweede), "Input.Relatie"));
        await app.SluitAsync(dossier.Id);
        Assert.Equal(HttpStatusCode.Conflict, await CodeAsync(browser, Nieuw(dossier)));
    }
}
