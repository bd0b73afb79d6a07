// What: what ends a session ends it at the next request: an ended aanstelling, a block, another password, signing out; what a stranger can
// do from outside does not. And signing in tells nobody apart.
// Source: security.md 3.2, 6 (6, 28, 32).

using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Platform.Auth;

public sealed class SessionTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    /// <summary>A gemeente of its own, so that what is ended here is nobody else's.</summary>
    static async Task<(Browser Browser, Guid AanstellingId, Guid GebruikerId, string Email)> NieuwAsync(TestApp app)
    {
        var gemeente = new Organisatie
        {
            Soort = OrganisatieSoort.Gemeente, Code = "GM" + Guid.CreateVersion7().ToString("N")[^10..], Naam = "Gemeente Proef", RegioId = app.Regio.Regio.Id,
        };
        await using (var db = app.Db())
        {
            db.Begin(ActKind.OrganisatieAangemaakt, Nu);
            db.Add(gemeente);
            await db.SaveChangesAsync();
        }

        var (aanstelling, gebruiker, email) = await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, gemeente);
        return (await app.AlsAsync(Rol.Leerplichtambtenaar, gemeente), aanstelling, gebruiker, email);
    }

    static async Task GeweigerdAsync(Browser browser)
    {
        using var response = await browser.GetAsync("/werkvoorraad");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/aanmelden", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task EndedAanstelling_NextRequest_IsRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (browser, aanstelling, _, email) = await NieuwAsync(app);
        await browser.PageAsync("/werkvoorraad");
        await using (var db = app.Db())
        {
            db.Begin(ActKind.AccountGewijzigd, Nu);
            (await db.Aanstellingen.SingleAsync(a => a.Id == aanstelling)).Tot = TestApp.Vandaag;
            await db.SaveChangesAsync();
        }

        await GeweigerdAsync(browser);
        using var opnieuw = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = Testregio.Wachtwoord });
        Assert.Contains("geen functie meer", await opnieuw.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task LockedUser_NextRequestAndSignIn_AreRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (browser, _, gebruiker, email) = await NieuwAsync(app);
        await browser.PageAsync("/werkvoorraad");
        await using (var db = app.Db())
        {
            db.Begin(ActKind.AccountGewijzigd, Nu);
            (await db.Users.SingleAsync(u => u.Id == gebruiker)).LockoutEnd = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await db.SaveChangesAsync();
        }

        await GeweigerdAsync(browser);
        using var opnieuw = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = Testregio.Wachtwoord });
        Assert.Equal(HttpStatusCode.OK, opnieuw.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task SignOut_CopiedCookie_IsWorthNothing(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (_, _, gebruiker, email) = await NieuwAsync(app);
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        // By hand, so that the cookie can be copied.
        using var page = await client.GetAsync("/aanmelden");
        var form = await Browser.ReadAsync(page);
        using var aanmelden = new HttpRequestMessage(HttpMethod.Post, "/aanmelden")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Email"] = email, ["Input.Wachtwoord"] = Testregio.Wachtwoord,
                ["__RequestVerificationToken"] = form.QuerySelector("main input[name=__RequestVerificationToken], form input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            }),
        };
        aanmelden.Headers.Add("Cookie", Koekjes(page));
        using var aangemeld = await client.SendAsync(aanmelden);
        Assert.Equal(HttpStatusCode.Redirect, aangemeld.StatusCode);
        var sessie = Koekjes(aangemeld);
        Assert.Contains("thuiszitters=", sessie, StringComparison.Ordinal);
        using var start = await MetAsync(client, HttpMethod.Get, "/werkvoorraad", sessie + "; " + Koekjes(page));
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);

        var blad = await Browser.ReadAsync(start);
        var bewaard = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var response in new[] { page, aangemeld, start })
            foreach (var koekje in response.Headers.TryGetValues("Set-Cookie", out var gezet) ? gezet : [])
                bewaard[koekje.Split('=')[0]] = koekje.Split(';')[0];
        var uit = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = blad.QuerySelector("form[action='/uitloggen'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };
        using var uitgelogd = await MetAsync(client, HttpMethod.Post, "/uitloggen", string.Join("; ", bewaard.Values), new FormUrlEncodedContent(uit));
        Assert.Equal(HttpStatusCode.Redirect, uitgelogd.StatusCode);
        Assert.Equal("/aanmelden", uitgelogd.Headers.Location!.OriginalString);
        using var kopie = await MetAsync(client, HttpMethod.Get, "/werkvoorraad", sessie);
        Assert.Equal(HttpStatusCode.Redirect, kopie.StatusCode);
        Assert.Contains("/aanmelden", kopie.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = app.Db();
        // The other browser in which this person is signed in is left alone.
        Assert.Equal(1, await db.Set<Sessie>().CountAsync(s => s.GebruikerId == gebruiker));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.ActorId == gebruiker && a.Kind == ActKind.Afgemeld));
    }

    static string Koekjes(HttpResponseMessage response) => string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    static Task<HttpResponseMessage> MetAsync(HttpClient client, HttpMethod method, string url, string cookies, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("Cookie", cookies);
        return client.SendAsync(request);
    }

    [Theory, Sqlite, Postgres]
    public async Task SignIn_UnknownAddressAndWrongPassword_AnswerTheSame(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (_, _, _, email) = await NieuwAsync(app);
        async Task<string> FoutAsync(string adres)
        {
            using var r = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = adres, ["Input.Wachtwoord"] = "een-ander-wachtwoord" });
            Assert.Equal(HttpStatusCode.OK, r.StatusCode);
            return Proef.Fout(await Browser.ReadAsync(r), "Input.Email")!;
        }

        Assert.Equal(await FoutAsync("niemand@voorbeeld.example"), await FoutAsync(email));
    }

    [Theory, Sqlite, Postgres]
    public async Task SignIn_TenWrongPasswords_RefuseNewSessionsAndLeaveTheOldAlone(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (browser, _, _, email) = await NieuwAsync(app);
        for (var i = 0; i < 10; i++)
            using (await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = "fout-fout-fout-fout" }))
                continue;
        using var goed = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = Testregio.Wachtwoord });
        Assert.Equal(HttpStatusCode.OK, goed.StatusCode);
        await browser.PageAsync("/werkvoorraad");
    }

    [Theory, Sqlite, Postgres]
    public async Task ChangedPassword_NextRequest_IsRefused(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (browser, _, gebruiker, email) = await NieuwAsync(app);
        await browser.PageAsync("/werkvoorraad");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Gebruiker>>();
            var user = await users.FindByIdAsync(gebruiker.ToString());
            Assert.True((await users.ChangePasswordAsync(user!, Testregio.Wachtwoord, "een-heel-ander-wachtwoord")).Succeeded);
        }

        await GeweigerdAsync(browser);
        using var opnieuw = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Input.Email"] = email, ["Input.Wachtwoord"] = "een-heel-ander-wachtwoord" });
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task SignIn_EmptyFields_SayWhatIsMissing(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        using var r = await app.Anoniem().PostFormAsync("/aanmelden", []);
        var page = await Browser.ReadAsync(r);
        Assert.Equal("Vul uw e-mailadres in.", Proef.Fout(page, "Input.Email"));
        Assert.Equal("Vul uw wachtwoord in.", Proef.Fout(page, "Input.Wachtwoord"));
    }

    [Theory, Sqlite, Postgres]
    public async Task SignIn_WhereToGo_StaysWithinTheProgram(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (_, _, _, email) = await NieuwAsync(app);
        foreach (var (naar, verwacht) in new[]
        {
            ("/dossiers", "/dossiers"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"), ("https:evil.example", "/"), ("/\t/evil.example", "/"), ("javascript:alert(1)", "/"),
        })
        {
            using var r = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["Naar"] = naar, ["Input.Email"] = email, ["Input.Wachtwoord"] = Testregio.Wachtwoord });
            Assert.Equal(HttpStatusCode.Redirect, r.StatusCode);
            Assert.Equal(verwacht, r.Headers.Location!.OriginalString);
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Functie_OfSomebodyElse_CannotBeTaken(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (_, ander, _, _) = await NieuwAsync(app);
        var (browser, _, _, _) = await NieuwAsync(app);
        using var r = await browser.PostFormAsync("/functie", new() { ["aanstelling"] = ander.ToString() });
        Assert.Equal(HttpStatusCode.NotFound, r.StatusCode);
    }
}
