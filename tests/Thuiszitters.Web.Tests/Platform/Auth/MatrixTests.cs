// What: every role at every door, for an own and a foreign dossier, by GET and by form POST. Doors are found by scanning, so that a new page
// is in the matrix before anybody thinks of it. Source: rules.md R8, permissions.csv; security.md 6 (1, 3).

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Platform.Auth;

public sealed class MatrixTests(Apps apps) : IClassFixture<Apps>
{
    const string Kanarie = "Kanariepietersen";

    static Organisatie VanRol(TestApp app, Rol rol) => rol switch
    {
        Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht => app.Regio.Alkmaar,
        Rol.SwvConsulent or Rol.SwvBeoordelaar or Rol.TeamleiderSwv => app.Regio.SwvVo,
        Rol.Schoolmelder => app.Regio.College,
        _ => app.Regio.Regio,
    };

    /// <summary>A dossier that none of those organisations may see: another gemeente, sector and school, and not over the limit.</summary>
    static Task<Dossier> VreemdAsync(TestApp app) =>
        app.Regio.DossierAsync(app.Services, app.Regio.Heiloo, Proef.Wie(Kanarie, new(2016, 5, 5)), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.Basisschool);

    static async Task<Arrangement> ArrangementAsync(TestApp app, Dossier dossier, Organisatie organisatie)
    {
        await using var db = app.Db();
        var arrangement = new Arrangement { DossierId = dossier.Id, Type = ArrangementType.Oza, Toestand = ArrangementToestand.Voorgesteld, OrganisatieId = organisatie.Id };
        db.Begin(ActKind.ArrangementVoorgesteld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        db.Add(arrangement);
        await db.SaveChangesAsync();
        return arrangement;
    }

    /// <summary>Posts with the antiforgery token of this person, so that only access can refuse.</summary>
    /// <param name="functie">The page from which the token comes.</param>
    static async Task<HttpResponseMessage> PostAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument functie, string url)
    {
        var form = functie.QuerySelector("main form") ?? throw new InvalidOperationException("There is no form to take a token from.");
        return await browser.PostFormAsync(
            functie, url, new() { ["aanstelling"] = Guid.CreateVersion7().ToString(), ["Input.ActId"] = Guid.CreateVersion7().ToString() }, Merk(form));
    }

    static string Merk(AngleSharp.Dom.IElement form)
    {
        form.RemoveAttribute("action");
        form.SetAttribute("data-proef", "1");
        return "form[data-proef='1']";
    }

    [Theory, Sqlite, Postgres]
    public async Task Matrix_EveryRoleAtEveryDoor_AnswersAsTheTableSays(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (eigen, vreemd) = (await app.ThuiszitterAsync(), await VreemdAsync(app));
        var (arrEigen, arrVreemd) = (await ArrangementAsync(app, eigen, app.Regio.Alkmaar), await ArrangementAsync(app, vreemd, app.Regio.Heiloo));
        var deuren = (await Deur.AlleAsync(app.Services)).Where(d => !d.IsOpen).ToList();
        var (cellen, fouten) = (0, new List<string>());

        void Kijk(Rol rol, Deur deur, string methode, string welk, HttpResponseMessage r, bool goed)
        {
            cellen++;
            if (!goed)
                fouten.Add($"{rol} {methode} {deur.Patroon} ({welk}): {(int)r.StatusCode} {r.Headers.Location?.OriginalString.Split('?')[0]}");
        }

        foreach (var rol in Enum.GetValues<Rol>())
        {
            var browser = await app.AlsAsync(rol, VanRol(app, rol));
            var functie = await browser.PageAsync("/functie");
            foreach (var deur in deuren.Where(d => d.Patroon != "/uitloggen"))
            {
                foreach (var (dossier, arrangement, isEigen) in new[] { (eigen, arrEigen, true), (vreemd, arrVreemd, false) })
                {
                    var id = deur.Patroon.Contains("/verzuim/", StringComparison.Ordinal) ? dossier.Verzuim[0].Id : arrangement.Id;
                    var url = deur.Url(dossier.Nummer, id);
                    foreach (var methode in deur.Methoden.Where(m => m is "GET" or "POST"))
                    {
                        using var r = methode == "GET" ? await browser.GetAsync(url) : await PostAsync(browser, functie, url);
                        var tekst = await r.Content.ReadAsStringAsync();
                        var naarAanmelden = r.Headers.Location?.OriginalString.Contains("/aanmelden", StringComparison.Ordinal) == true;
                        var goed = !deur.Mag(rol) ? r.StatusCode == HttpStatusCode.Forbidden
                            // A page with handlers of other names only has none for a plain post, for whichever dossier.
                            : deur.VanDossier && !isEigen ? r.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                            : (int)r.StatusCode < 500 && !naarAanmelden;
                        // Whatever the status: nobody here may see that name.
                        Kijk(rol, deur, methode, isEigen ? "own" : "foreign", r, goed && !tekst.Contains(Kanarie, StringComparison.Ordinal));
                        if (!deur.VanDossier && methode == "POST")
                            break;
                    }

                    if (!deur.VanDossier)
                        break;
                }
            }
        }

        Assert.True(cellen > 200, $"Only {cellen} cells.");
        Assert.Empty(fouten);
    }

    [Theory, Sqlite, Postgres]
    public async Task OwnDossier_ForWhoMaySeeIt_IsShown(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        foreach (var rol in new[] { Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht, Rol.SwvConsulent, Rol.TeamleiderSwv, Rol.Schoolmelder })
            Assert.NotNull((await (await app.AlsAsync(rol, VanRol(app, rol))).PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("h1"));
        foreach (var (rol, organisatie) in new[] { (Rol.Leerplichtambtenaar, app.Regio.Heiloo), (Rol.SwvConsulent, app.Regio.SwvPo), (Rol.Schoolmelder, app.Regio.Basisschool), (Rol.Doorzettingsmacht, app.Regio.Regio) })
        {
            using var response = await (await app.AlsAsync(rol, organisatie)).GetAsync($"/dossiers/{dossier.Nummer}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task ForeignAndUnknownDossier_Answer_TheSame(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var vreemd = await VreemdAsync(app);
        var browser = await app.AmbtenaarAsync();
        using var a = await browser.GetAsync($"/dossiers/{vreemd.Nummer}");
        using var b = await browser.GetAsync("/dossiers/2026-999999");
        Assert.Equal(HttpStatusCode.NotFound, a.StatusCode);
        Assert.Equal(b.StatusCode, a.StatusCode);
        Assert.Equal((await Browser.ReadAsync(b)).QuerySelector("main")!.InnerHtml, (await Browser.ReadAsync(a)).QuerySelector("main")!.InnerHtml);
    }

    [Theory, Sqlite, Postgres]
    public async Task Anonymous_AnyClosedDoor_IsSentToSignIn(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = app.Anoniem();
        var deuren = (await Deur.AlleAsync(app.Services)).Where(d => !d.IsOpen).ToList();
        Assert.True(deuren.Count > 10);
        var fouten = new List<string>();
        foreach (var deur in deuren)
            foreach (var methode in deur.Methoden.Where(m => m is "GET" or "POST"))
            {
                using var r = methode == "GET" ? await browser.GetAsync(deur.Url(dossier.Nummer)) : await browser.Client.PostAsync(deur.Url(dossier.Nummer), new FormUrlEncodedContent([]));
                var refused = deur.Patroon.StartsWith("/api", StringComparison.Ordinal) ? r.StatusCode == HttpStatusCode.Unauthorized
                    : r.StatusCode == HttpStatusCode.Redirect && r.Headers.Location!.OriginalString.Contains("/aanmelden", StringComparison.Ordinal);
                if (!refused)
                    fouten.Add($"{methode} {deur.Patroon}: {(int)r.StatusCode}");
            }

        Assert.Empty(fouten);
    }

    [Theory, Sqlite, Postgres]
    public async Task Get_AnyPage_ChangesNothingButTheLogs(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        async Task<(int, int, int, int, int)> StandAsync()
        {
            await using var db = app.Db();
            return (await db.Acts.CountAsync(), await db.Set<ActChange>().CountAsync(), await db.Dossiers.SumAsync(d => d.Versie), await db.Signalen.CountAsync(), await db.Notities.CountAsync());
        }

        var voor = await StandAsync();
        foreach (var deur in (await Deur.AlleAsync(app.Services)).Where(d => d.Methoden.Contains("GET")))
            using (await browser.GetAsync(deur.Url(dossier.Nummer, dossier.Verzuim[0].Id)))
                Assert.Equal(voor, await StandAsync());
    }
}
