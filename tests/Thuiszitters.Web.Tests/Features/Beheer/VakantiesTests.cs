// What: school holidays that an administrator replaces: what is read, what is refused, what counts from then on, and who may not.
// Source: rules.md R2.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Beheer.Vakanties;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Beheer;

public sealed class VakantiesTests(Apps apps) : IClassFixture<Apps>
{
    const string Officieel2026 = "herfstvakantie; 10-10-2026; 18-10-2026\nkerstvakantie; 19-12-2026; 03-01-2027\nvoorjaarsvakantie; 20-02-2027; 28-02-2027\nmeivakantie; 24-04-2027; 02-05-2027\nzomervakantie; 10-07-2027; 22-08-2027";

    static Task<Browser> BeheerderAsync(TestApp app) => app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);

    static Dictionary<string, string?> Velden(params (string, string?)[] velden) => velden.ToDictionary(v => "Input." + v.Item1, v => v.Item2, StringComparer.Ordinal);

    static async Task<string?> UrenfoutAsync(TestApp app, Dossier dossier)
    {
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync($"/dossiers/{dossier.Nummer}/verzuim/uren", Velden(("Uren[0].Datum", "4-11-2026"), ("Uren[0].Uren", "0")));
        return Proef.Fout(await Browser.ReadAsync(post), "Input.Uren_0_.Datum");
    }

    [Theory, Sqlite, Postgres]
    public async Task ReplacedYear_CountsAtOnceIsSavedOnceAndMakesItsDossiersDue(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var telt = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.ZestienUur, new DateOnly(2026, 11, 2), app.Regio.College);
        var blijft = await app.ThuiszitterAsync();
        Assert.Null(await UrenfoutAsync(app, telt));
        var browser = await BeheerderAsync(app);
        var page = await browser.PageAsync("/beheer/vakanties/2026");
        Assert.Equal(Officieel2026, page.QuerySelector("textarea")!.TextContent.Trim());
        var velden = Velden(("Lijst", Officieel2026 + "\r\nStudieweek; 2 november 2026; 8-11-2026"));
        for (var i = 0; i < 2; i++)
        {
            using var post = await browser.PostFormAsync(page, "/beheer/vakanties/2026", velden);
            Assert.Equal("/beheer/vakanties", post.Headers.Location!.OriginalString);
        }

        await using (var db = app.Db())
        {
            Assert.Equal(6, await db.Set<Regiovakantie>().CountAsync());
            Assert.Equal(1, await db.Acts.CountAsync(a => a.Kind == ActKind.SchoolvakantiesVervangen));
        }

        Assert.Contains("studieweek", (await browser.PageAsync("/beheer/vakanties")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Op 4 november 2026 was er geen school. Vul een schooldag in.", await UrenfoutAsync(app, telt));
        Assert.Equal(TestApp.Vandaag, (await app.LeesAsync(telt.Id)).VolgendeWissel);
        Assert.Equal(blijft.VolgendeWissel, (await app.LeesAsync(blijft.Id)).VolgendeWissel);

        page = await browser.PageAsync("/beheer/vakanties/2026");
        using (var terug = await browser.PostFormAsync(page, "/beheer/vakanties/2026?handler=Officieel", []))
            Assert.Equal(HttpStatusCode.Redirect, terug.StatusCode);
        Assert.Null(await UrenfoutAsync(app, telt));
        Assert.Equal(Officieel2026, (await browser.PageAsync("/beheer/vakanties/2026")).QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task ChosenRegion_GivesItsOfficialHolidays()
    {
        var app = await apps.SqliteAsync();
        var browser = await BeheerderAsync(app);
        using (var post = await browser.PostFormAsync("/beheer/vakanties", Velden(("Regio", "Zuid"))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.StartsWith("herfstvakantie; 23-10-2027; 31-10-2027", (await browser.PageAsync("/beheer/vakanties/2027")).QuerySelector("textarea")!.TextContent.Trim(), StringComparison.Ordinal);
        using (var nogmaals = await browser.PostFormAsync("/beheer/vakanties", Velden(("Regio", "Zuid"))))
            Assert.Equal("De regio volgt Zuid al. Kies een andere om te wijzigen.", Proef.Fout(await Browser.ReadAsync(nogmaals), "Input.Regio"));
        using (var post = await browser.PostFormAsync("/beheer/vakanties", Velden(("Regio", "Noord"))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Theory]
    [InlineData("herfst; 10-10-2028", "Regel 1: schrijf de naam, de eerste dag en de laatste dag, met een puntkomma ertussen.")]
    [InlineData("herfst; 20-10-2028; 10-10-2028", "Regel 1: de laatste dag ligt voor de eerste dag.")]
    [InlineData("herfst; 20-10-2028; 22-10-2028\n\nkerst; 20-12-2027; 3-1-2028", "Regel 3: de eerste dag ligt niet in schooljaar 2028-2029.")]
    [InlineData("herfst; 10-10-2028; 20-10-2028\nnog een; 20-10-2028; 22-10-2028", "Regel 2: deze vakantie valt samen met een vakantie erboven.")]
    [InlineData("herfst; 10-10-2028; 10-1-2029", "Regel 1: deze vakantie duurt langer dan 70 dagen.")]
    [InlineData("; 10-10-2028; 20-10-2028", "Regel 1: geef de vakantie een naam van hoogstens 40 tekens.")]
    [InlineData(" ", "Vul ten minste één vakantie in, of kies Terug naar de officiële vakanties.")]
    public async Task BadList_IsRefusedWithItsLineAndKept(string lijst, string fout)
    {
        var app = await apps.SqliteAsync();
        using var post = await (await BeheerderAsync(app)).PostFormAsync("/beheer/vakanties/2028", Velden(("Lijst", lijst)));
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal(fout, Proef.Fout(page, "Input.Lijst"));
        Assert.Equal(lijst.Trim(), page.QuerySelector("textarea")!.TextContent.Trim());
        await using var db = app.Db();
        Assert.False(await db.Set<Regiovakantie>().AnyAsync(v => v.Eerste >= new DateOnly(2028, 8, 1) && v.Eerste < new DateOnly(2029, 8, 1)));
    }

    [Fact]
    public void OfficialFile_GivesTheHolidaysOfTheYearAndRegion()
    {
        const string Bestand = "schooljaar;vakantie;regio;eerste_dag;laatste_dag\r\n2030-2031;herfstvakantie;zuid;2030-10-12;2030-10-20\r\n2030-2031;herfstvakantie;noord;2030-10-19;2030-10-27\r\n2030-2031;kerstvakantie;alle;2030-12-21;2031-01-05\r\n2031-2032;kerstvakantie;alle;2031-12-20;2032-01-04\r\n";
        var (vakanties, fouten) = Vakantieregels.Lees(Bestand, new(2030), Vakantieregio.Noord);
        Assert.Empty(fouten);
        Assert.Equal([new("herfstvakantie", new(2030, 10, 19), new(2030, 10, 27)), new("kerstvakantie", new(2030, 12, 21), new(2031, 1, 5))], vakanties);
    }

    [Fact]
    public async Task StaleForm_ShowsWhatStandsThereAndKeepsWhatWasTyped()
    {
        var app = await apps.SqliteAsync();
        var browser = await BeheerderAsync(app);
        var oud = await browser.PageAsync("/beheer/vakanties/2029");
        using (var post = await browser.PostFormAsync("/beheer/vakanties/2029", Velden(("Lijst", "herfst; 12-10-2029; 21-10-2029"))))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using var laat = await browser.PostFormAsync(oud, "/beheer/vakanties/2029", Velden(("Lijst", "herfst; 5-10-2029; 14-10-2029")));
        Assert.Equal(HttpStatusCode.Conflict, laat.StatusCode);
        var page = await Browser.ReadAsync(laat);
        Assert.Contains("herfst; 12-10-2029; 21-10-2029", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("herfst; 5-10-2029; 14-10-2029", page.QuerySelector("textarea")!.TextContent.Trim());
        using var weer = await browser.PostFormAsync(page, "/beheer/vakanties/2029", []);
        Assert.Equal(HttpStatusCode.Redirect, weer.StatusCode);
        await using var db = app.Db();
        Assert.Equal(new DateOnly(2029, 10, 5), (await db.Set<Regiovakantie>().SingleAsync(v => v.Eerste > new DateOnly(2029, 8, 1) && v.Eerste < new DateOnly(2030, 8, 1))).Eerste);
    }

    [Theory]
    [InlineData("/beheer/vakanties/2025")] // over
    [InlineData("/beheer/vakanties/2032")] // too far
    [InlineData("/beheer/vakanties/0")]
    public async Task OtherYear_DoesNotExist(string url)
    {
        var app = await apps.SqliteAsync();
        using var antwoord = await (await BeheerderAsync(app)).GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
    }
}
