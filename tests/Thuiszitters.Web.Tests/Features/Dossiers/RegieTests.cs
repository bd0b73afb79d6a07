// What: casusregie and the route of a dossier: who writes, who reads, what has to be explained. Source: domain-dossier.md 2; MAS 2017.

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class RegieTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        using var post = await browser.PostFormAsync(url, velden);
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Regie_ChangedWithAReason_IsForTheGemeenteAndWhoHoldsIt(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var url = $"/dossiers/{dossier.Nummer}/regie";
        await PostAsync(ik, url, new() { ["Input.Kant"] = "Zorg", ["Input.Functie"] = "Wijkteam" });
        using (var zonder = await ik.PostFormAsync(url, new() { ["Input.Kant"] = "Zorg", ["Input.Functie"] = "Jeugdhulp" }))
            Assert.Equal("Schrijf kort op waarom de regie verandert.", Proef.Fout(await Browser.ReadAsync(zonder), "Input.Reden"));
        var page = await ik.PageAsync(url);
        foreach (var _ in new[] { 1, 2 })
            using (var post = await ik.PostFormAsync(page, url, new() { ["Input.Kant"] = "Zorg", ["Input.Functie"] = "Jeugdhulp", ["Input.Reden"] = "Het wijkteam stopt." }))
                Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        Assert.Equal([ActKind.CasusregieGewijzigd, ActKind.CasusregieGewijzigd], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        await using (var db = app.Db())
            Assert.Equal(Overlegfunctie.Jeugdhulp, (await db.Set<Casusregie>().SingleAsync(r => r.DossierId == dossier.Id && r.Tot == null)).Functie);
        var blad = await LeesAsync(ik, $"/dossiers/{dossier.Nummer}");
        foreach (var regel in new[] { "Casusregie zorg: wijkteam vanaf 20 november 2026.", "Casusregie zorg: jeugdhulp vanaf 20 november 2026.", "Het wijkteam stopt." })
            Assert.Contains(regel, blad, StringComparison.Ordinal);
        var swv = await app.ConsulentAsync();
        // At level Kern it would tell that help is there; and by a share of one part too.
        await using (var db = app.Db())
        {
            db.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Deling
            {
                DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.Heiloo.Id, Delen = Dossierdeel.Verzuim, Grond = Deelgrond.ToezichtLeerplicht,
                Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(30),
            });
            await db.SaveChangesAsync();
        }

        foreach (var browser in new[] { swv, await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo) })
            foreach (var verborgen in new[] { "eugdhulp", "asusregie", "wijkteam" })
                Assert.DoesNotContain(verborgen, await LeesAsync(browser, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        await PostAsync(ik, url, new() { ["Input.Kant"] = "Onderwijs", ["Input.Functie"] = "Samenwerkingsverband", ["Input.Organisatie"] = app.Regio.SwvVo.Id.ToString() });
        var eigen = (await swv.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("aside")!.TextContent;
        Assert.Contains("Casusregie", eigen, StringComparison.Ordinal);
        Assert.DoesNotContain("Jeugdhulp", eigen, StringComparison.Ordinal);
        await PostAsync(ik, url, new() { ["Input.Kant"] = "Zorg", ["Input.Niemand"] = "true", ["Input.Functie"] = "", ["Input.Reden"] = "De hulp is klaar." });
        Assert.Contains("Casusregie zorg: niemand meer vanaf 20 november 2026.", await LeesAsync(ik, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.False(await db.Set<Casusregie>().AnyAsync(r => r.DossierId == dossier.Id && r.Kant == Regiekant.Zorg && r.Tot == null));
        foreach (var vreemd in new[] { swv, await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo) })
            foreach (var pad in new[] { "regie", "route" })
            {
                using var get = await vreemd.GetAsync($"/dossiers/{dossier.Nummer}/{pad}");
                Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
            }
    }

    [Theory]
    [InlineData("regie", "Regie zorg")]
    [InlineData("route", "Route")]
    public async Task StaleForm_IsRefusedAndShowsWhatStandsThereNow(string pad, string naam)
    {
        var app = await apps.SqliteAsync();
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var url = $"/dossiers/{dossier.Nummer}/{pad}";
        var page = await ik.PageAsync(url);
        await PostAsync(ik, $"/dossiers/{dossier.Nummer}/oorzaken", new() { ["Input.Plaats"] = "GeenPlek" });

        using var post = await ik.PostFormAsync(page, url, new() { ["Input.Kant"] = "Zorg", ["Input.Functie"] = "Wijkteam" });

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Contains(naam, (await Browser.ReadAsync(post)).QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Route_ThatDeparts_NeedsAnExplanationAndIsForTheGemeenteOnly(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        var url = $"/dossiers/{dossier.Nummer}/route";
        await PostAsync(ik, $"/dossiers/{dossier.Nummer}/oorzaken", new() { ["Input.Omgeving"] = "Gezinssituatie" });
        using (var zonder = await ik.PostFormAsync(url, new() { ["Input.Route"] = "HaltStraf", ["Input.Fase"] = "Handelen" }))
            Assert.Equal(
                "U kiest een straf, maar de oorzaken in het dossier wijzen op problemen die eerst hulp vragen. U slaat een fase over. Leg uit waarom.",
                Proef.Fout(await Browser.ReadAsync(zonder), "Input.Toelichting"));
        await PostAsync(ik, url, new() { ["Input.Route"] = "HaltStraf", ["Input.Fase"] = "Analyseren", ["Input.Toelichting"] = "Hulp is drie keer afgezegd." });

        var blad = await LeesAsync(ik, $"/dossiers/{dossier.Nummer}");
        foreach (var regel in new[] { "Route gekozen: Halt-straf, fase analyseren. Dit wijkt af van de Methodische Aanpak Schoolverzuim.", "Hulp is drie keer afgezegd." })
            Assert.Contains(regel, blad, StringComparison.Ordinal);
        foreach (var browser in new[] { await app.ConsulentAsync(), await app.AlsAsync(Rol.Schoolmelder, app.Regio.College) })
            foreach (var verborgen in new[] { "alt-straf", "Route", "afgezegd" })
                Assert.DoesNotContain(verborgen, await LeesAsync(browser, $"/dossiers/{dossier.Nummer}"), StringComparison.Ordinal);
        await using (var db = app.Db())
        {
            var keuze = await db.Set<Routekeuze>().AsNoTracking().SingleAsync(r => r.DossierId == dossier.Id);
            Assert.True(keuze.IsAfwijking);
            Assert.True(keuze.Toelichting.AsSpan().IndexOf(Encoding.UTF8.GetBytes("afgezegd")) < 0);
        }

        await using var swv = app.Services.GetRequiredService<DbSource>().For(Scope.Of(Guid.CreateVersion7(), Rol.SwvConsulent, app.Regio.SwvVo.Id, app.Regio.Regio.Id));
        Assert.Empty(await swv.Set<Routekeuze>().Where(r => r.DossierId == dossier.Id).ToListAsync());
    }

    [Fact]
    public async Task Route_AsProposed_NeedsNoExplanation()
    {
        var app = await apps.SqliteAsync();
        var (ik, dossier) = (await app.AmbtenaarAsync(), await app.ThuiszitterAsync());
        await PostAsync(ik, $"/dossiers/{dossier.Nummer}/route", []);
        await using var db = app.Db();
        var keuze = await db.Set<Routekeuze>().SingleAsync(r => r.DossierId == dossier.Id);
        Assert.Equal((Aanpakroute.VrijwilligeJeugdhulp, Aanpakfase.Waarnemen, false), (keuze.Route, keuze.Fase, keuze.IsAfwijking));
    }
}
